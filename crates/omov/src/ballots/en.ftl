# Ballots.
menu-ballots = Ballots
ballots-title = Ballots
ballots-lead = What members decide together. Each member has one vote, and anybody can check the result.
ballots-none = No ballot has been called yet
ballots-none-who = It will stand here as soon as one is. The rules say who may call one.
ballots-call-title = Call a ballot
ballots-call = Call a ballot in { $group }

ballot-state-draft = Announced
ballot-state-roll-frozen = Roll frozen
ballot-state-keys-ready = Ready to open
ballot-state-open = Open
ballot-state-closed = Closed
ballot-state-tallied = Result there
ballot-state-certified = Certified
ballot-state-voided = Void
ballot-opens-at = It opens on { $when }, { $away }.
ballot-closes-at = It is open until { $when }, { $away }.
ballot-closed-at = It closed on { $when }, { $away }.
ballot-is-void = It was declared void and does not count.

ballot-new-title = Call a ballot in { $group }
ballot-new-lead = The rules say which ballots there are here, and who may call each.
ballot-no-kinds = There are no ballots in this group
ballot-no-kinds-why = The rules know no ballot in which its members vote.
ballot-called-by = May be called by: { $who }.
ballot-called-by-nobody = Nobody calls it. It comes from a proposal, a petition or a change of the rules.
ballot-asks-yes-no = Members say yes or no, or abstain.
ballot-asks-one = Members choose one answer, or leave it blank.
ballot-asks-up-to = Members choose as many answers as there are seats, or fewer, or leave it blank.
ballot-asks-any = Members choose as many answers as they like, or leave it blank.
ballot-asks-order = Members put the answers in order. The sealed rankings are mixed before they are opened.
ballot-asks-unknown = This house cannot hold this kind of ballot yet.

ballot-call-title = Call the { $kind }
ballot-call-lead = Once it is called, everybody is told. What is asked, by which rule and when cannot be changed any more.
ballot-call-send = Call the ballot
ballot-call-refused = This ballot cannot be called
ballot-question = What is asked?
ballot-question-hint = One question, as members will read it.
ballot-question-missing = Write what is asked.
ballot-question-long = Write the question in at most 200 letters.
ballot-about = What is it about?
ballot-about-hint = Everybody can read this, and it stands in the record for good. Do not name members who do not stand for anything.
ballot-about-long = Write at most 5,000 letters.
ballot-matter = Which matter is it about?
ballot-matter-missing = Say which matter it is about.
ballot-answers = What can be chosen?
ballot-answers-hint = One answer or candidate in each line.
ballot-answers-wrong = Write at least two answers, one in each line, each only once.
ballot-answers-unfit = These answers do not fit the counting rule.
ballot-seats = How many are elected?
ballot-seats-hint = A whole number.
ballot-seats-wrong = Write a whole number from one to the number of answers.
ballot-seats-many = The rules give this office { $seats-n ->
    [one] one seat
   *[other] { $seats } seats
}. Write no more.
ballot-office = Which office does it fill?
ballot-office-hint = Whoever is elected holds the office by itself, as soon as the result is certified. Offices whose seats are shared out among groups are not in this list.
ballot-office-none = None, it is a choice of something else
ballot-office-nominated = Candidates for this office come from nominations, and are not typed here. Open nominations first.
ballot-office-missing = Say which office it fills, or that it fills none.
ballot-candidates-hint = One answer in each line. For an office: each candidate’s whole name as it stands on the roll of this group, or their e-mail address. Ask them before: their name stays on the record for good. A lot puts them in order.
ballot-candidate-same = Two candidates are called “{ $line }”, and nobody could tell them apart. Give one of them another name on the roll first.
ballot-candidate-often = “{ $line }” has held this office so often in a row that the rules allow no further term.
ballot-candidate-behind = Its seats hang on what candidates say of themselves. Write a semicolon behind each name, and their { $of }: { $answers }. { $purpose } Nobody has to answer: leave it out, and they count as none of these. Everybody can read it, for good.
ballot-candidate-answer = “{ $line }”: behind the name stands an answer that cannot be chosen. Write one of those at the office above, after a semicolon, or none.
ballot-candidate-says = { $of }: { $answer }
ballot-limit-any = { $of }, any of
ballot-limit-least = { $least-n ->
    [one] At least one of the { $seats } seats goes
   *[other] At least { $least } of the { $seats } seats go
} to candidates who say of themselves: { $of } “{ $value }”.
ballot-limit-most = { $most-n ->
    [0] None of the { $seats } seats goes
    [one] At most one of the { $seats } seats goes
   *[other] At most { $most } of the { $seats } seats go
} to candidates who say of themselves: { $of } “{ $value }”.
ballot-limit-between = From { $least } to { $most } of the { $seats } seats go to candidates who say of themselves: { $of } “{ $value }”.
ballot-limits-how = The count keeps to this. Whoever has to be elected for it cannot be put out, and whoever cannot be elected goes out. If it is met anyway, nothing changes.
ballot-limits-unmet = With these candidates no result can keep to the reserved seats. { $limits } Others have to stand as well, or fewer are elected.
ballot-limit-held = { $limit } Elected who do: { $elected }.
ballot-limits-moved = The reserved seats changed the result. Elected because of them: { $in }. Would have been elected without them: { $out }.
ballot-limits-same = The reserved seats changed nothing. Without them the same people would have been elected.
ballot-limits-unknown = Without the reserved seats the rankings alone would not say who is elected.
ballot-candidates-title = Who stands, in the order of a lot
ballot-fills = It fills the office: { $office }
ballot-follows = What follows
ballot-follows-holds = { $name } is elected and has the term as { $office }
ballot-effect = What follows by itself if it is carried?
ballot-effect-hint = It is done as soon as the result is certified, and nobody has to do it. It stands in what is asked, and cannot be changed later.
ballot-effect-none = Nothing, it is only a question
ballot-effect-missing = Say what follows if it is carried, or that nothing does.
ballot-effect-recall = The term of { $name } as { $office } ends
ballot-effect-recall-says = If this is carried, the term of { $name } as { $office } in { $group } ends as soon as the result is certified.
ballot-effect-rules = The rules that { $proposer } has proposed come into force, with { $changed-n ->
    [one] one rule
   *[other] { $changed } rules
} changed
ballot-effect-rules-says = If this is carried, the text that { $proposer } has proposed comes into force as soon as the result is certified. It stands at { $page }, and its SHA-256 is { $hash }.
ballot-signatures = How many members have signed?
ballot-signatures-hint = Only where the rules ask for signatures. They are collected on paper or in a meeting. Your figure goes on the record.
ballot-signatures-missing = Write how many members have signed, as a whole number.
ballot-signed-since = On which day did the first of them sign?
ballot-signed-since-hint = Only to end a term. The rules say how long names may be collected.
ballot-signed-since-missing = Write the day of the first signature. It cannot be in the future.
ballot-effect-see-term = See the term that this is about
ballot-effect-see-text = See the proposed rules
ballot-effect-recall-to-come = If this is carried, the term ends by itself as soon as a scrutineer has certified the result. If not, nothing changes.
ballot-effect-recall-done = This was carried. The term ended when the result was certified.
ballot-effect-recall-nothing = This was not carried, so nothing changes. The term goes on as before.
ballot-effect-rules-to-come = If this is carried, the proposed rules come into force by themselves as soon as a scrutineer has certified the result. If not, nothing changes.
ballot-effect-rules-done = This was carried. The proposed rules came into force when the result was certified.
ballot-effect-rules-nothing = This was not carried, so nothing changes. The rules stay as they are.
ballot-effect-void = The ballot does not count, so nothing changes by it.
ballot-effect-not = This was carried, but it could not be done by itself.
ballot-recall-over = The term had already ended.
ballot-about-term = Members vote on whether this term ends:
ballot-about-term-done = Members voted to end this term, and it ended:
ballot-about-term-not = Members voted on this term, and it went on:
ballot-about-text = Members vote on this text:
ballot-about-text-over = Members have voted on this text:
ballot-call-on-term = Call a ballot on ending this term
ballot-call-on-text = Call a ballot on this text
ballot-follows-not = { $name } was elected, but the term could not be given by itself. Two officers who lend offices have to look at it.
ballot-opens-day = On which day does it open?
ballot-opens-hour = At what time does it open?
ballot-closes-day = On which day does it close?
ballot-closes-hour = At what time does it close?
ballot-hour-hint = Hours and minutes, such as 18:30.
ballot-time-wrong = Write a day, and a time such as 18:30.
ballot-trustees = Who holds the key?
ballot-trustees-hint = At least { $trustees } members, one in each line: the whole name as it stands on the roll of this group, or their e-mail address. Together they make the key that opens the result.
ballot-trustees-few = Name at least { $trustees } trustees, one in each line. At most 50.
ballot-trustee-unknown = “{ $line }” is not on the roll of this group. Write the whole name, or the e-mail address.
ballot-trustee-several = Several members are called “{ $line }”. Write the e-mail address instead.
ballot-trustee-no-member = “{ $line }” is not a member of this group.
ballot-trustee-twice = “{ $line }” is there twice. Name somebody else.
ballot-draft-wrong = So many trustees cannot hold one key. Name fewer.
ballot-needed = How many of them are needed to open it?
ballot-needed-hint = At least { $needed }, and fewer than all, so that one lost secret does not lose the ballot.
ballot-needed-wrong = At least { $needed } are needed, and fewer than all.
ballot-registrar = Who makes the voting codes?
ballot-registrar-hint = The rules ask for a registrar here: a member who makes the codes on their own computer and sends each voter theirs, so that the host cannot vote for anybody. Not you, not a trustee, no scrutineer and nobody who stands. Write the whole name as it stands on the roll of this group, or the e-mail address.
ballot-registrar-offer = Leave this empty, and the host makes the codes and could vote in a member’s name. Or name a registrar: a member who makes the codes on their own computer and sends each voter theirs. Not you, not a trustee, no scrutineer and nobody who stands. This cannot be changed back: without the registrar’s codes the ballot does not open.
ballot-registrar-authority = A registrar outside of the host
registrar-missing = Name a member who makes the voting codes.
registrar-is-caller = Whoever calls a ballot or names its registrar does not make its codes. Name somebody else.
registrar-is-trustee = This member is a trustee of the ballot. Together with the codes that would be too much in one hand. Name somebody else.
registrar-stands = This member stands in the ballot, so they cannot make its codes. Name somebody else.
registrar-scrutinises = This member is a scrutineer and would certify a result that hangs on their own codes. Name somebody else.
registrar-is-named = This member is named already. Wait for their answer, or name somebody else.
ballot-consent = Have the voters agreed that secrecy cannot be promised?
ballot-consent-hint = Needed where fewer than { $people } may vote: among so few, people can often tell who voted how.
ballot-consent-yes = Yes, they were asked and have agreed
ballot-took-part = How many took part in the decision to call it?
ballot-body-yes = How many of them were for it?
ballot-body-no = How many were against it?
ballot-body-hint = Only if you call it in the name of this body: { $body }.

ballot-takes = The rule, and what it takes
ballot-elects = { $seats-n ->
    [one] One is elected.
   *[other] { $seats } are elected.
}
ballot-answers-title = What can be answered
ballot-about-title = What it is about
ballot-steps = Who does what, and when
ballot-step-called = The ballot was called and announced.
ballot-step-freezes = The roll is frozen: who may vote is fixed.
ballot-step-frozen = The roll was frozen. { $people } may vote.
ballot-step-keys = The key has to be made and tried by then. { $missing-n ->
    [one] One part is missing
   *[other] { $missing } parts are missing
}, from: { $names }.
ballot-step-keys-done = The trustees have made the key, and each has opened a test ballot with it.
ballot-step-opens = The ballot opens, as soon as the roll is frozen and key and voting codes are there.
ballot-step-closes = The ballot closes. Whoever has begun by then has until { $until }.
ballot-step-opening = { $needed } of { $trustees } trustees open the result.
ballot-step-certify = A scrutineer checks the result and certifies it.
ballot-too-late = The key or the voting codes came so late that members would have less time to vote than the rules ask for. So this ballot does not open. It has to be declared void, and called anew.

ballot-key-title = The key
ballot-key-say = { $needed } of { $trustees } trustees are needed to open the result. Fewer can open nothing. Here is what each has done.
ballot-key-mine = My part of the key
ballot-owes-certificate = Has to send the first part
ballot-owes-polynomial = Has to send the second part
ballot-owes-key = Has to send the third part
ballot-owes-rehearsal = Has to open the test ballot
ballot-owes-shuffle = Can mix the rankings
ballot-owes-decryption = Can open the result
ballot-gave-key = Has sent all three parts
ballot-gave-rehearsal = Has made the key, and has opened the test ballot
ballot-gave-shuffle = Has mixed the rankings
ballot-gave-decryption = Has given their share of the opening
ballot-gave-waits = Waits for the others
ballot-trouble = A file from { $name } did not fit and was not taken: { $why }.

ballot-honest = What is not promised
ballot-honest-few = So few may vote that secrecy cannot be promised. The voters were asked and have agreed.
ballot-honest-codes = The host made the codes and could vote in a member's name.
ballot-honest-registrar = { $name }, outside of this host, made the codes. They and the host together could vote in a member's name.
ballot-honest-no-registrar = A registrar outside of this host makes the codes. They and the host together could vote in a member's name.
ballot-honest-trustees = If as many trustees as are needed agree to cheat, they can open single ballots.
ballot-honest-device = If your own device cheats, it can seal something else. You can check it before you cast.
ballot-honest-pressure = If somebody stands behind you while you vote, you can vote again later. Only the last ballot counts.

ballot-check = What you can check
ballot-fact-could = May vote
ballot-fact-root = Root of the frozen roll
ballot-fact-events = Events on the board
ballot-link-roll = My place on the roll
ballot-link-leaves = Every place on the roll, as hashes
ballot-link-sealed = All sealed ballots, by tracking number
ballot-link-record = The record of this ballot (.bel)
ballot-link-verifier = Check that record on this device
ballot-check-how = The verifier reads the record and checks every ballot and every step, without us. The hashes say nothing of who stands on the roll.

ballot-turn = Your part is needed
ballot-turn-act = Do my part
ballot-turn-certificate = You hold a share of the key. Make your secret and send the first part.
ballot-turn-polynomial = Every trustee has sent the first part. Make the second and send it.
ballot-turn-key = Every trustee has sent the second part. Make the third and send it.
ballot-turn-rehearsal = Every trustee has sent the third part. Open a test ballot, to show that your secret opens.
ballot-turn-shuffle = The ballot is closed. Mix the sealed rankings, so that nobody knows whose is whose.
ballot-turn-decryption = The ballot is closed. Give your share, so that the result can be opened.
ballot-vote = You have a vote
ballot-vote-say = You can vote until { $when }. You need the voting code from your letter.
ballot-vote-act = Vote
ballot-vote-file = Hand in a ballot that I sealed with the command line
ballot-voted = You have voted
ballot-voted-say = You can vote again until { $when }. Only your last ballot counts.
ballot-vote-again = Vote again
ballot-certify-turn = The result waits for you
ballot-certify-turn-say = Check the record, then certify the result.
ballot-certify-act = Check and certify
ballot-officers = For returning officers

ballot-result = The result
ballot-turnout = { $voted } of { $could } voted, { $part }.
ballot-carried = Carried.
ballot-not-carried = Not carried.
ballot-elected = { $people-n ->
    [one] Elected:
   *[other] Elected, { $people }:
}
ballot-elected-nobody = Nobody is elected.
ballot-tied = There is a tie about the last seat. The votes alone do not say who is elected.
ballot-lot = There was a tie, between { $names }. It was broken by lot.
ballot-lot-seed = Seed of the lot
ballot-lot-how = Nobody could choose this seed or know it before. It follows from the opening, it is the same whichever trustees open, and anybody can work it out from the record.
ballot-quota = Quota: so many votes elect
ballot-link-count = See the count, stage by stage
ballot-link-count-json = The record of the count (count.json)
ballot-link-papers = The rankings as papers (papers.blt), in the order of the last mix
ballot-tied-why = The rankings alone do not say who is elected: { $why }.
ballot-nobody = Nobody voted, so there is nothing to open.
ballot-void-result = This ballot was declared void. Whatever stands here does not count.
ballot-figures = Votes
ballot-answer = Answer
ballot-votes = Votes
ballot-blank = Left blank
ballot-papers = Rankings that were opened
ballot-yes = Yes
ballot-no = No
ballot-abstain = Abstain
ballot-certified-yes = Certified by a scrutineer
ballot-certified-not-yet = Not certified yet
ballot-checked = What was checked
ballot-checked-roll = There are as many voting codes as places on the frozen roll.
ballot-checked-board = Every ballot on the board is sealed for this election, by one of its codes, and its proofs hold.
ballot-checked-key = Every part of the key fits the others.
ballot-checked-opening = Every share of the opening is proved to be right.
ballot-checked-count = The figures are those that the sealed sum holds. Each can be worked out again from the record.

ballot-roll-title = My place on the roll
ballot-roll-lead = Who may vote is fixed before the ballot opens. Here you see whether you are among them, and can prove it.
ballot-roll-later = The roll will be frozen on { $when }, { $away }. Then you can see your place here.
ballot-roll-not = You are not on the frozen roll of this ballot, so you have no vote in it.
ballot-roll-rule = See since when one has a vote
ballot-roll-yes = You are on the frozen roll. You have one vote.
ballot-roll-place = Your place
ballot-roll-of = { $place } of { $could }, in an order that says nothing
ballot-roll-code = Your voting code
ballot-roll-coded = Made, and put into the post
ballot-roll-outside = Made outside of this house, and sent to you by the registrar
ballot-roll-uncoded = Not made yet
ballot-roll-voted = Your vote
ballot-roll-proof = Keep the proof (my-place.json)
ballot-roll-how = How to check it without us
ballot-roll-how-1 = The file holds your number, a random salt, your place, and the hashes beside the way to the root.
ballot-roll-how-2 = Hash your line, join it with each hash on the way, and compare the last one with the root on the public record. The page on the protocol says how, step by step.
ballot-roll-how-3 = Keep the file to yourself. Whoever has your salt can show that you stand on this roll.
ballot-held-voted = Has voted
ballot-held-not = Has not voted

cast-title = Vote: { $title }
cast-not-open = Voting is not open now.
cast-file = The sealed ballot
cast-file-hint = The file that the program made. Nobody can read from it how you vote.
cast-send = Cast this ballot
cast-how = How to seal it
cast-how-record = Fetch the record of this ballot
cast-how-1 = Fetch the record of this ballot.
cast-how-2 = Seal your vote with the code from your letter: omov election vote record.bel --out my.ballot
cast-how-3 = Hand in the file my.ballot here. You can check before what was sealed: omov election audit record.bel my.ballot
cast-done-title = Your ballot is on the board
cast-done = It is kept, and nobody else has seen how you voted.
cast-done-again = It is kept. It replaces the ballot that was cast with this code before.
cast-tracker = Tracking number
cast-entry = Event on the board
cast-signature = Receipt
cast-keep = Keep the receipt. With it you can prove that your ballot was taken, if it should ever be missing.
cast-back = Back to the ballot
cast-sign-in = You are not signed in as a member.
cast-sign-in-do = Sign in in another tab, then send it again.
cast-stale = This page is from an earlier visit.
cast-stale-do = Load the page again and seal your ballot anew.
cast-long = This file is far too long to be a sealed ballot.
cast-long-do = Choose the file that the program made, and nothing else.
cast-early = This ballot is not open yet.
cast-early-do = Come back when it opens; your code stays good.
cast-late = This ballot is closed.
cast-late-do = Nothing can be cast any more. If you cast before, your last ballot counts.
cast-not-held = This ballot is not held.
cast-not-held-do = Look at the page of the ballot to see why.
cast-not-on-roll = You are not on the frozen roll of this ballot.
cast-not-on-roll-do = See your place on the roll, and the rule, on the page of the ballot.
cast-form = This is not a sealed ballot.
cast-form-do = Seal your vote again, and send the file that comes out of it.
cast-foreign = This ballot was sealed for another election.
cast-foreign-do = Open the page of this ballot and seal your vote there.
cast-code = The voting code with which it was sealed is not of this ballot.
cast-code-do = Look at the letter for this ballot, and seal your vote with the code in it.
cast-proof = This ballot was changed or copied, so it is not taken.
cast-proof-do = Seal your vote again on your own device.
cast-busy =
    { $before-n ->
        [one] One ballot is waiting before yours. Your turn comes in about { $seconds } seconds.
       *[other] { $before } ballots are waiting before yours. Your turn comes in about { $seconds } seconds.
    }
cast-busy-do = Send the same ballot again then. Nothing is lost.
cast-busy-booth = Leave this page open. It sends your ballot again by itself.
cast-slow = Your ballot came too slowly, and only a part of it arrived.
cast-slow-do = Look whether you are connected, and send the same ballot again.
cast-failed = We do not know whether your ballot was kept.
cast-failed-do = Send the same sealed ballot again. It counts once, however often it comes.

ballot-code-subject = Your voting code: { $title }
ballot-code-letter =
    Dear { $name },

    you have a vote in this ballot of { $organisation }:
    { $title }

    It opens on { $opens } and closes on { $closes }.

    Your voting code:
    { $code }

    Or open this link, on the device on which you vote:
    { $link }

    You also have to be signed in. Keep the code to yourself:
    it is made for you, it is kept nowhere, and it cannot be
    made again. If you vote again, only the last ballot counts.

    The page of the ballot:
    { $page }
post-purpose-voting-code = A voting code

ballot-key-page = My part of the key: { $title }
ballot-key-lead = You are trustee { $number } of { $trustees }. { $needed } of you are needed to open the result.
ballot-key-browser = Do it in this browser
ballot-key-browser-say = Your secret is made on your device, and never sent.
ballot-key-command = Or on the command line, with the files below in one folder: { $command }
ballot-key-file = The file { $file }
ballot-key-send = Send this part
ballot-key-missing = Choose the file.
ballot-key-large = This file is far too large.
ballot-key-wait = There is nothing for you to do now. We write here when there is.
ballot-key-wait-for = You have done your part. These have not yet: { $names }.
ballot-key-check = The ballot is open. Look whether it is the one that you made the key for.
ballot-key-done = Your part is done. Thank you.
ballot-key-fetch = Files to fetch
ballot-key-fetch-say = Nothing in them is secret. Your own secret stays on your computer and is never sent.
ballot-key-compare = Compare by telephone
ballot-key-draft = All trustees must see the same line. The draft: { $hash }
ballot-key-not-now = This part is not needed now. Load the page again to see what is.
ballot-key-wrong = This file does not fit: { $why }. Make it again with the files below, and send it.
trustee-wrong-do = Load the page again, make the part anew and send it.
trustee-unread = What was sent could not be read.
trustee-unread-do = Load the page again and send it once more.
trustee-not-you = You hold no share of this key.
trustee-not-you-do = Sign in as the member who was named a trustee.
trustee-failed = It could not be kept.
trustee-failed-do = Send it again in a moment.

registrar-shown-title = The voting codes
registrar-shown-nobody = Nobody makes the voting codes yet. Whoever called the ballot has to name another registrar. Without one the ballot does not open.
registrar-shown-asked = { $name } was asked to make the voting codes and has not answered yet. Without a registrar the ballot does not open.
registrar-shown-makes = { $name } makes the voting codes, outside of this house. The house learns only their public halves.
registrar-shown-made = { $name } has made the voting codes, outside of this house. The house knows only their public halves.
registrar-shown-expect = If you have a vote, your code comes from them and not from us. It should be there before the ballot opens on { $opens }.
registrar-shown-lost = Has your code not come, or is it lost? Tell them before the ballot opens. They can send you the same letter again.
registrar-shown-late = Has your code not come, or is it lost? Ask them for the same letter again. A new code cannot be made any more.
registrar-shown-reach = They can be reached so:
registrar-shown-replaced = { $times-n ->
    [one] The codes were replaced once. Only the last ones are good.
   *[other] The codes were replaced { $times } times. Only the last ones are good.
}
registrar-shown-void = The ballot is void, so its voting codes are good for nothing.
registrar-link = See what is to be done for the codes
registrar-turn-answer = You were asked to make the voting codes of this ballot. Say whether you do it.
registrar-turn-make = The roll is frozen. Make the voting codes, and send their public halves.
registrar-turn-deliver = The codes are made. Bring each voter theirs before the ballot opens.
registrar-turn-name = Nobody makes the voting codes of this ballot. Name another registrar.
registrar-event-done = { $name } has made the voting codes.
registrar-event-never = No voting codes came.
registrar-event-name = A registrar has to be named, and to make the voting codes by then.
registrar-event-answer = { $name } was asked to make the voting codes by then, and has not answered yet.
registrar-event-make = { $name } makes the voting codes by then, outside of this house, and brings each voter theirs.

registrar-page = Voting codes: { $title }
registrar-lead = The codes are made outside of this house, so that whoever runs it cannot vote in anybody’s name.
registrar-asked = You were asked to be the registrar of this ballot: { $title }
registrar-what = What a registrar does
registrar-what-1 = When the roll is frozen, you fetch the list of voters here, with their addresses. Use it for these letters and for nothing else, and wipe it afterwards.
registrar-what-2 = On your own computer you make a code for each of them, with one command of the program omov. You send us the public halves. Nobody can vote with those.
registrar-what-3 = You bring each voter their code before the ballot opens: by letter, or from your own e-mail.
registrar-what-4 = Your name stands on the page of the ballot, for good. Treat the codes like cash: with them you could vote for others, and the host could help you hide it.
registrar-help = Read more about being a registrar
registrar-reach = How can voters reach you?
registrar-reach-hint = Everybody can read this on the page of the ballot. Such as an e-mail address or a telephone number that you use for this.
registrar-reach-wrong = Write how voters can reach you, in at most 200 letters.
registrar-accept = Yes, I make the codes
registrar-decline-say = You need not do it, and need not say why. Whoever called the ballot then asks somebody else.
registrar-decline = No, I do not make the codes
registrar-step-down = I cannot do it after all
registrar-wait = You make the codes. There is nothing to do until the roll is frozen on { $when }, { $away }. We write to you then.
registrar-make = The codes have to be with the voters before the ballot opens on { $when }, { $away }. It does not open before you have sent the file of step 4.
registrar-step-1 = 1. Fetch the draft
registrar-draft = Make a new folder on your computer, here called FOLDER, and keep this file in it. Nothing in it is secret.
registrar-step-2 = 2. Fetch the list of voters
registrar-list-open = Keep it beside the folder, not in it. It can be fetched once, until { $until }. That you fetch it stands on the public record.
registrar-list-fetch = Fetch the list (voters.csv)
registrar-list-fetched = You fetched it on { $when }. If it did not arrive whole, ask whoever called the ballot to let you fetch it once more.
registrar-list-over = The time to fetch it is over. Ask whoever called the ballot to let you fetch it once more.
registrar-step-3 = 3. Make the codes on your own computer
registrar-command = Give this command: { $command }
registrar-command-then = It makes three things. The folder “letters” holds a page for each voter, ready to be printed. The table “codes.csv” is for letters from your own e-mail. Both are secret and stay with you. The third is the file that you send us.
registrar-step-4 = 4. Send us the public halves
registrar-send-say = Send this one file and no other. There are as many codes in it as there are voters, in an order that says nothing of whose they are.
registrar-send-hint = It lies in your FOLDER.
registrar-send = Send this file
registrar-send-missing = Choose the file.
registrar-send-wrong = This file does not fit: { $why }. Send the file that the command made, as it is.
registrar-send-secret = This is the secret table with the codes. It was thrown away here, but the host could have kept it. Make all codes anew, in a new folder, and send the file registrar-credentials.json from it.
registrar-send-foreign = This file was made for another ballot. Begin with the draft of this one, in a new folder.
registrar-send-number = { $codes } codes are in this file, and { $could } may vote. Make them from the whole list, as you fetched it.
registrar-deliver = The public halves are here. Now bring each voter their code before the ballot opens on { $when }, { $away }.
registrar-deliver-1 = Print the letters and send them, or send e-mails from the table on your own computer. Do not use a machine of the host.
registrar-deliver-2 = If somebody has lost theirs, send them the same letter again. Nobody gets a second code.
registrar-deliver-3 = Keep the table until the ballot is closed, where nobody else can read it. Then wipe it and the list of voters.
registrar-compare = The command showed this line; compare it: { $hash }
registrar-replace = Replace all codes
registrar-replace-say = Only if codes have come into wrong hands, and only until the ballot opens. Make all of them anew, in a new folder. The old ones are good for nothing then, and everybody can see that they were replaced.
registrar-done = There is nothing left to be done for the codes.
registrar-stands-name = Nobody makes the codes of this ballot. Name another registrar: without one it does not open.
registrar-stands-answer = { $name } was asked and has not answered yet.
registrar-stands-wait = { $name } makes the codes when the roll is frozen.
registrar-stands-make = { $name } has to make the codes now and to send their public halves.
registrar-stands-deliver = { $name } has made the codes and brings each voter theirs.
registrar-again-title = The list of voters
registrar-again-say = { $name } could fetch the list once, for a week. Let them fetch it again only if they ask for it and say why.
registrar-again = Let them fetch it once more
registrar-name-title = Name another registrar
registrar-name = Who makes the codes instead?
registrar-name-hint = The whole name as it stands on the roll of this group, or the e-mail address. Everybody sees that another was named.
registrar-name-send = Ask them
registrar-not = This cannot be done now
registrar-not-why = The ballot is further on, or somebody was faster. Look at its page again.
registrar-held-accepted = You made the voting codes, or are to make them
registrar-held-declined = You were asked to make the voting codes, and did not
registrar-held-asked = You were asked to make the voting codes
registrar-named-subject = Will you make the voting codes? { $title }
registrar-named-letter =
    Dear { $name },

    you were asked to be the registrar of this ballot of
    { $organisation }:
    { $title }

    A registrar makes the voting codes on their own computer and
    brings each voter theirs, so that whoever runs our house
    cannot vote in anybody’s name.

    The roll is frozen on { $freezes }.
    The ballot opens on { $opens }.

    Please say here whether you do it:
    { $page }
registrar-list-subject = The list of voters is ready: { $title }
registrar-list-letter =
    Dear { $name },

    the roll of this ballot is frozen:
    { $title }

    Fetch the list of voters, make the codes, and send their
    public halves. What to do stands here, step by step:
    { $page }

    Every voter should have their code before the ballot opens
    on { $opens }.
registrar-sent-subject = Your list of codes was taken: { $title }
registrar-sent-letter =
    Dear { $name },

    the public halves of the voting codes are here:
    { $title }

    Now bring each voter their code, before the ballot opens on
    { $opens }.

    If it was not you who sent the list, tell whoever called the
    ballot at once:
    { $page }
registrar-replaced-subject = The voting codes were replaced: { $title }
registrar-replaced-letter =
    Dear { $name },

    another list of voting codes has taken the place of the one
    before it:
    { $title }

    The earlier codes are good for nothing now. Bring each voter
    their new code before the ballot opens on { $opens }.

    If it was not you who sent the list, tell whoever called the
    ballot at once:
    { $page }
registrar-accepted-subject = There is a registrar: { $title }
registrar-accepted-letter =
    Dear { $name },

    the registrar whom you asked makes the voting codes of this
    ballot:
    { $title }

    There is nothing for you to do. How it stands:
    { $page }
registrar-declined-subject = A registrar is missing: { $title }
registrar-declined-letter =
    Dear { $name },

    the registrar of this ballot does not make its voting codes:
    { $title }

    Name another one soon. Without a registrar the ballot does
    not open on { $opens }.
    { $page }

ballot-sealed-title = Sealed ballots
ballot-sealed-lead = Each ballot has a tracking number. It says nothing of the choice, so everybody may see it.
ballot-sealed-none = No ballot has come yet
ballot-sealed-none-why = Ballots stand here as soon as they are cast. Voting has to be open first.
ballot-sealed-find = Your tracking number
ballot-sealed-hint = It has 43 signs and stands on your receipt.
ballot-sealed-look = Find it
ballot-sealed-missing = No ballot with this number stands here. Look at the number again. If it is right, tell the scrutineer and show your receipt.
ballot-sealed-there = Your ballot stands at place { $place }. No later one has replaced it.
ballot-sealed-replaced = Your ballot stands at place { $place }. You voted again later: the ballot at place { $later } counts instead.
ballot-sealed-table = Sealed ballots in the order in which they came
ballot-sealed-number = Tracking number
ballot-sealed-stands = How it stands
ballot-sealed-place = Place
ballot-sealed-counts = Not replaced
ballot-sealed-by = Replaced at place { $later }
ballot-sealed-more = Later ballots
ballot-sealed-first = Back to the first

ballot-certify-title = Certify the result
ballot-certify-lead = By certifying you say: I have checked this record myself, and the result is right.
ballot-certify-holds = Our own verifier says: the record is valid.
ballot-certify-fails = Our own verifier says: the record does not hold. Do not certify it.
ballot-certify-file = The record
ballot-certify-hash = Its SHA-256
ballot-certify-how = Fetch the record to your own computer. Check it with a verifier that does not come from this page. Then type its SHA-256 as your computer says it.
ballot-certify-type = SHA-256 of the record that you checked
ballot-certify-type-hint = 64 letters and digits, from your own computer.
ballot-certify-send = Certify the result
ballot-certify-not = This cannot be certified
ballot-certify-not-why = There is no result yet, or it is certified already.
ballot-certify-other = The record that you checked is not the one that stands here, or it is certified already. Fetch it again and compare.
correction-title = Correct the frozen roll
correction-lead = Until { $when }, { $away }, two persons can put right who may vote in this ballot. Then the voting codes are made, and nothing can be changed any more.
correction-how-1 = First put right what is wrong on the roll of members: since when somebody is a member, or in which group.
correction-how-2 = Then correct the frozen roll here. A member is put on only if the rules give them a vote, and taken off only if the rules do not.
correction-who = Who?
correction-who-hint = Their e-mail address, or the whole name as it stands on the roll of members.
correction-what = What is to be done?
correction-what-missing = Choose one of the two.
correction-on = Put them on the frozen roll
correction-off = Take them off the frozen roll
correction-why = Why?
correction-why-hint = The member and the second person read this. Everybody sees only how many were put on and taken off.
correction-so-far = Agreed so far
correction-none = Nobody was put on or taken off yet.
correction-nobody = Nobody like this is in the group or on the frozen roll. Check how it is written.
correction-again = This was corrected already for this ballot. It can be done once for each member.
correction-on-already = They stand on the frozen roll already.
correction-not-on = They do not stand on the frozen roll.
correction-has-vote = By the rules they have a vote in this ballot. Nobody is taken off who has one. If the roll of members is wrong, put that right first.
correction-rules = By the rules they have no vote in this ballot. { $why } If the roll of members is wrong, put that right first.
correction-not = The roll cannot be corrected now
correction-not-why = It is not frozen yet, or the time for corrections is over, or the rules of this ballot know none.
correction-open = Until { $when }, { $away }, two persons may correct the frozen roll together. So far they have put on { $on } and taken off { $off }.
correction-settled = { $changed-n ->
    [0] Nobody was put on the frozen roll or taken off it.
   *[other] The frozen roll was corrected: two persons together put on { $on } and took off { $off }.
}
correction-rule = See the rule
correction-act = Correct the roll
correction-wrong = If you think that this is wrong, tell those who run ballots in your group before { $when }, { $away }. Until then it can be put right.
correction-ask = See who that is
correction-held-put-on = Put on the frozen roll
correction-held-taken-off = Taken off the frozen roll
second-put-on-frozen-roll = Put { $about } on the frozen roll of the ballot “{ $title }”
second-take-off-frozen-roll = Take { $about } off the frozen roll of the ballot “{ $title }”
correction-put-on-subject = You can vote: { $title }
correction-put-on-letter =
    Dear { $name },

    you were missing on the frozen roll of this ballot of
    { $organisation }: { $title }

    Two persons who run ballots have put you on it. Why:
    { $reason }

    You will get a voting code like everybody else. You can see
    your place here:
    { $page }
correction-taken-off-subject = You have no vote: { $title }
correction-taken-off-letter =
    Dear { $name },

    you stood on the frozen roll of this ballot of
    { $organisation }: { $title }

    By the rules you have no vote in it, so two persons who run
    ballots have taken you off. Why:
    { $reason }

    If this is wrong, answer at once: until the voting codes are
    made it can be put right. What you can do stands here:
    { $page }
act-ballot-put-on-roll = Put somebody on the frozen roll of a ballot
act-ballot-taken-off-roll = Took somebody off the frozen roll of a ballot
act-ballot-roll-settled = The roll of a ballot stands for good: the time for corrections is over
record-fact-corrected-until = Can be corrected until
record-fact-put-on = Put on
record-fact-taken-off = Taken off
record-fact-erased = Erased
held-ballot-corrections = Ballots on whose frozen roll you were put, or off which you were taken
ballot-who = Who is on the roll
ballot-moves = Changes between the call and the freezing of the roll
ballot-moves-say = Whether somebody may vote was fixed when the roll was frozen. This is how many members came and went after the ballot was called.
ballot-moves-few = Counts of fewer than { $least } people are not shown. They are part of the first row.
ballot-moves-fewer = fewer than { $least }
ballot-moves-above = in the first row
ballot-moves-group = Group
ballot-moves-came = Came
ballot-moves-went = Went
ballot-burst-waits = So many came or went after the ballot was called that it could have been done for this vote. It does not open until a scrutineer has looked at it and written down why it may.
ballot-burst-acknowledged = So many came or went after the ballot was called that a scrutineer had to look at it. They did, and say why it may be held all the same:
ballot-burst-turn = Look at the roll first
ballot-burst-turn-say = Many members came or went after this ballot was called. It does not open until you or another scrutineer have looked at it.
ballot-burst-act = Say what you found
ballot-burst-title = The roll changed a lot
ballot-burst-lead = Look at who joined and who left since the ballot was called. Ask whoever keeps the roll. If it is in order, say why. If not, have two returning officers declare the ballot void.
ballot-burst-why = Why may the ballot open all the same?
ballot-burst-why-hint = Everybody can read this on the page of the ballot. Do not name people.
ballot-burst-send = The ballot may open
ballot-burst-not = There is nothing to look at
ballot-burst-not-why = Another scrutineer has looked at it, or the ballot is further on.
ballot-sample-act = Look whether these people exist
ballot-sample-none = No scrutineer has looked yet whether there are people behind the roll.
ballot-sample-found = { $name } looked at { $drawn } of the { $could } who may vote, drawn by lot: there is a person behind each.
ballot-sample-not-found = { $name } looked at { $drawn } of the { $could } who may vote, drawn by lot, and could not find { $missing } of them:
ballot-sample-title = Are there people behind the roll?
ballot-sample-lead = A roll could hold people who do not exist. Have some places on it drawn, and look whether somebody is there.
ballot-sample-how = The draw takes { $drawn } places, or all if there are fewer. It follows from the frozen roll and from what you type, so that whoever made the roll could not know it. You can draw once.
ballot-sample-typed = Type a few words that nobody can guess
ballot-sample-typed-hint = 8 to 200 letters. They become public once you have said what you found, so that anybody can draw again.
ballot-sample-typed-wrong = Type 8 to 200 letters.
ballot-sample-draw = Draw
ballot-sample-list = Places that were drawn
ballot-sample-person = Name
ballot-sample-place = Place on the roll
ballot-sample-reach = How to reach them
ballot-sample-erased = Nobody any more: this entry was erased
ballot-sample-look-1 = Call or visit them, or ask somebody who knows them. Do not ask how they vote.
ballot-sample-look-2 = Ask for their place on the roll. They find it on the page of this ballot, under “My place on the roll”. It has to be the one beside their name: one person has one place.
ballot-sample-look-3 = Say what you found. After that this list is gone.
ballot-sample-missing = How many of them could you not find?
ballot-sample-missing-hint = A whole number. 0, if there was a person behind each.
ballot-sample-missing-wrong = Write a whole number from 0 to { $drawn }.
ballot-sample-why = What was wrong?
ballot-sample-why-hint = Only if you could not find everybody. Everybody can read this on the page of the ballot. Do not name people.
ballot-sample-why-missing = Say what was wrong, in at most 1,000 letters.
ballot-sample-send = Say what I found
ballot-sample-said = You looked at { $drawn } places and could not find { $missing }. This is on the public record.
ballot-sample-not = You cannot look at the roll now
ballot-sample-not-why = The roll is not frozen yet, or the result is certified, or you have said what you found.
ballot-sample-not-drawn = Have places drawn first.
ballot-reserve-waiting = If a trustee has not made their part by { $from }, a scrutineer can have somebody step in: { $names }.
ballot-reserve-stepped-in = { $name } stepped in for a trustee who did not come. The key was made anew. Why:
ballot-reserve-name = Name who steps in
ballot-reserve-title = Who steps in if a trustee does not come?
ballot-reserve-lead = A key needs a part of every trustee before the ballot can open. From { $from } on, a scrutineer can have the first of those you name here step in for a trustee who is late.
ballot-reserve-people = Who steps in?
ballot-reserve-people-hint = Members who have agreed to it, one in each line: the whole name as it stands on the roll of this group, or their e-mail address. The first one steps in first. Leave it empty, and nobody does.
ballot-reserve-keep = Keep this
ballot-reserve-many = Name at most { $most }.
ballot-reserve-trustee = One of them is a trustee already. Name somebody else.
ballot-reserve-registrar = One of them makes the voting codes. Name somebody else.
ballot-reserve-not = Nobody steps in now
ballot-reserve-not-why = The key is made, or this ballot is over.
ballot-reserve-not-late = The others do not wait for a trustee, it is too early, or nobody was named to step in.
ballot-reserve-nobody = Nobody was named to step in. Whoever called the ballot can name somebody.
ballot-reserve-self = You are the one who would step in. Another scrutineer has to do this.
ballot-reserve-turn = A trustee is late
ballot-reserve-turn-say = The others wait for { $names }. Ask first. If they cannot come, somebody can step in.
ballot-reserve-turn-act = Have somebody step in
ballot-reserve-step-in = Have somebody step in for a trustee
ballot-reserve-step-in-lead = Ask the trustee first, by telephone. One who was only slow can still do their part now.
ballot-reserve-next = Steps in
ballot-reserve-opens = The ballot is to open
ballot-reserve-follows-key = The key is made anew. Every trustee begins with a new secret, and destroys the one before.
ballot-reserve-follows-told = All trustees are told by letter, and so is the one who is replaced.
ballot-reserve-follows-record = It stands on the public record with your reason.
ballot-reserve-which = In whose place?
ballot-reserve-which-missing = Choose the trustee who is late.
ballot-reserve-why = Why?
ballot-reserve-why-hint = Everybody can read this. Say what you did to reach them, and nothing private.
ballot-reserve-send = Have them step in
key-anew-subject = The key is made anew: { $title }
key-anew-letter =
    Dear { $name },

    a trustee of this ballot could not do their part, and somebody steps in for them. So the key has to be made anew. Please begin again with a new secret, and destroy the one that you made before:

    { $page }

    { $organisation }
key-stepped-in-subject = You hold a part of the key now: { $title }
key-stepped-in-letter =
    Dear { $name },

    a trustee of this ballot could not do their part. You had agreed to step in, and now you do. Please make your part of the key:

    { $page }

    { $organisation }
key-replaced-subject = Somebody steps in for you: { $title }
key-replaced-letter =
    Dear { $name },

    the other trustees of this ballot waited for your part of the key. So that it can open in time, a scrutineer has had somebody step in for you. There is nothing more for you to do. If you made a secret, destroy it. Why it was done stands on the page of the ballot:

    { $page }

    { $organisation }

ballot-outages = When members could not vote
ballot-outage-was = From { $began } to { $ended }.
ballot-outage-open = A scrutineer says whether the close is put off.
ballot-outage-left = A scrutineer has looked at it. The close stays as it was:
ballot-outage-extended = A scrutineer has put the close off, by the time that the rules give, to { $closes }:
ballot-outage-turn = Members could not vote for a while
ballot-outage-turn-say = Say whether the close is put off by the time that the rules give. If nobody says so, the ballot is closed at the time that was announced, at the latest on { $until }.
ballot-outage-act = Say whether the close is put off
ballot-outage-say = Could members not vote for ten minutes or more? Then the close can be put off by the time that the rules give.
ballot-outage-say-so = Put the close off after an outage
ballot-outage-title = After an outage
ballot-outage-lead = Nobody knows how the vote stands, and you do not either. The close is put off only by the time that the rules gave before this ballot was called.
ballot-outage-noted = The house was not there
ballot-outage-from = from { $began } to { $ended }
ballot-outage-close-now = It closes
ballot-outage-close-then = If you put it off, it closes
ballot-outage-which = What follows from it?
ballot-outage-extend = Members get more time: put the close off
ballot-outage-leave = Nobody was kept from voting: leave the close as it is
ballot-outage-which-missing = Choose one of the two. If both are gone, another scrutineer was faster.
ballot-outage-began-day = On which day did it begin?
ballot-outage-began-hour = At what time did it begin?
ballot-outage-ended-day = On which day did it end?
ballot-outage-ended-hour = At what time did it end?
ballot-outage-why = What happened?
ballot-outage-send = Say so
ballot-outage-put-off = Put the close off
ballot-outage-not = This cannot be said now
ballot-outage-not-open = The ballot is not open, or its box is already closed.
ballot-outage-not-within = It has to lie within the time in which members could vote, and be over.
ballot-outage-short = It has to be ten minutes or more, and to end after it began.
ballot-outage-decided = Something was said about that time already.
ballot-reminder-subject = You can still vote: { $title }
ballot-reminder-letter =
    Dear { $name },

    you have not voted yet in this ballot of { $organisation }:
    { $title }

    It closes on { $closes }.

    Your voting code is in the letter that you were sent before
    it opened. Here is the page of the ballot:
    { $page }

    Nobody was told that this letter was sent to you, and no
    list of such letters is kept. If you do not want to vote,
    you need not do anything.
ballot-void = Declare this ballot void
ballot-void-say = A ballot is declared void by two returning officers, with a reason that everybody can read.
ballot-void-title = Declare the ballot void
ballot-void-send = Ask a second person to agree
ballot-void-reason = Why?
ballot-void-reason-hint = Members can read this. Do not name people.
ballot-void-reason-missing = Write why, in at most 1,000 letters.
ballot-void-not = This cannot be declared void
ballot-void-not-why = It is certified, or void already.
second-void-ballot = Declare the ballot “{ $title }” void
act-void-ballot = Declared a ballot void
act-ballot-called = Called a ballot
act-ballot-roll-frozen = Froze the roll of a ballot
act-ballot-registrar-named = Named another registrar for the voting codes of a ballot
act-ballot-registrar-accepted = Took on the voting codes of a ballot
act-ballot-registrar-declined = Declined to make the voting codes of a ballot
act-ballot-list-fetched = Fetched the list of voters of a ballot, to make their codes
act-ballot-list-again = Let the registrar of a ballot fetch the list of voters once more
act-ballot-codes-sent = Sent the public halves of the voting codes of a ballot
act-ballot-codes-replaced = Replaced the voting codes of a ballot
act-ballot-burst = Looked at a burst on the roll of a ballot: it may open
act-ballot-sampled = Had places on the roll of a ballot drawn, and saw whose they are
act-ballot-looked = Looked whether there are people behind the roll of a ballot
act-ballot-reserves = Named who steps in if a trustee of a ballot does not come
act-ballot-stepped-in = Put a reserve in the place of a trustee who did not come
act-ballot-extended = Put the close of a ballot off after an outage
act-ballot-not-extended = Left the close of a ballot as it was after an outage
act-ballot-opened = Opened a ballot
act-ballot-board = Noted how far the board of a ballot has come
act-ballot-closed = Closed a ballot
act-ballot-tallied = Opened the result of a ballot
act-ballot-recalled = Ended a term from the result of a ballot
act-ballot-adopted = Put rules into force from the result of a ballot
act-ballot-no-effect = A ballot was not carried, so nothing changed
act-ballot-not-followed = A ballot was carried, and could not be followed by itself
act-ballot-filled = Filled an office from the result of a ballot
act-ballot-certified = Certified the result of a ballot
record-fact-ballot = Ballot
record-fact-draft = SHA-256 of the draft
record-fact-matter = Matter
record-fact-opens = Opens
record-fact-closes = Closes
record-fact-grace-until = Taken until
record-fact-roll-freezes = Roll freezes
record-fact-trustees = Trustees
record-fact-trustee = Trustee
record-fact-reserves = Named to step in for a trustee
record-fact-needed = Of them needed
record-fact-codes-by = Voting codes made by
record-fact-credentials = SHA-256 of the list of voting codes
record-fact-roll-root = Root of the frozen roll
record-fact-roll-groups = By group
record-fact-came-since-call = Came since the call
record-fact-went-since-call = Went since the call
record-fact-sample-typed = Typed for the draw
record-fact-sample-missing = Not found
record-fact-outage-began = Outage from
record-fact-outage-ended = Outage until
record-fact-questions = Questions
record-fact-order-seed = Seed of the order of candidates
record-fact-filled = Seats filled
record-fact-not-filled = Seats not filled
record-fact-election = Fingerprint of the election
record-fact-first-event = First event of the board
record-fact-last-event = Last event of the board
record-fact-rehearsal = SHA-256 of the opened test ballot
record-fact-booth = SHA-256 of the booth
record-fact-events = Events on the board
record-fact-voted = Members who voted
record-fact-result = Result
record-fact-lot = Seed of lots
record-fact-archive = SHA-256 of the record
held-ballot-rolls = Ballots on whose roll you stand
held-ballot-keys = Ballots of which you hold a share of the key
held-ballot-reserves = Ballots in which you step in if a trustee does not come
held-ballot-codes = Ballots whose voting codes you were asked to make
held-ballot-candidacies = Ballots in which you stood
held-ballot-samples = Ballots of which you drew places on the roll
held-ballots-called = Ballots that you called
held-field-reach = How voters can reach you
held-field-ballot = Ballot
held-field-voted = Your vote

ballot-called = What is the ballot called?
ballot-called-hint = One line over all questions, such as “The decisions of our spring meeting”.
ballot-of-question = Question { $number }: { $what }
ballot-question-twice = This question is asked twice. Ask each question once, in other words than the others.
ballot-office-twice = Two questions fill this office. Ask once, and say there how many are elected.
ballot-add-question = Add another question
ballot-take-out = Take out what is ticked
ballot-out-title = Is it one too many?
ballot-out = Take question { $number } out
ballot-next = What is the next question about?
ballot-next-own = Something else, which I write myself
ballot-next-hint = Choose here before you press “Add another question”.
ballot-several-say = A ballot can have up to 20 questions of this kind. Members answer all of them at once, and each is decided by itself. What follows by itself, such as the end of a term or a change of the rules, needs a ballot of its own.
ballot-linked-call = The rules say: one person, one post. Where this ballot has several questions, they are counted in their order. Whoever is elected in one is left out of those after it. If too few are left, seats stay empty.
ballot-linked-same = Two members are called “{ $line }”. These questions are linked by names, and nobody could tell the two apart. Give one of them another name on the roll first, or hold two ballots.
ballot-linked = One person, one post: the questions are counted in their order. Whoever is elected in one is left out of those after it. If too few are left, seats stay empty.
ballot-linked-booth = Whoever is elected in an earlier question of this ballot is left out here.
ballot-linked-out = { $name } is left out here: they are elected in the question “{ $what }”.
ballot-linked-vacant = { $seats-n ->
    [one] One seat stays empty, since too few were left.
   *[other] { $seats } seats stay empty, since too few were left.
}
stock-list = Standing trustees
stock-list-of = Standing trustees of { $group }
stock-list-lead = Members who make the keys of the next ballots in one go. So an everyday question or a recall needs no new key.
stock-none = Nobody stands as a trustee here yet
stock-none-who = Whoever runs ballots can ask members to. Until then, each ballot names people of its own who make its key.
stock-ask = Ask members to stand as trustees
stock-row = { $left-n ->
    [one] One key left
   *[other] { $left } keys left
}
stock-row-over = No ballot gets a key of theirs any more.
stock-is-made = Keys are being made
stock-is-ready = Ready
stock-is-over = Over
stock-is-retired = Retired
stock-title = { $keys-n ->
    [one] One key for { $group }
   *[other] { $keys } keys for { $group }
}
stock-new = Ask members to stand as trustees
stock-new-lead = They make the keys of the next ballots together, once. Each ballot then takes the next key.
stock-rule = Whoever holds the power to run ballots here may ask. Rules that lend it, and who has it now:
stock-follows-told = Each of them is told by letter. Whoever takes part has accepted. Nothing is ready before all have.
stock-follows-once = Each makes one secret file. It is needed again at the end of each ballot.
stock-follows-record = How many they are, until when they stand, and a fingerprint of each key go on the public record.
stock-people = Who are the trustees?
stock-people-hint = At least three members who have agreed to it, one in each line: the whole name as it stands on the roll of this group, or their e-mail address. Choose people who do not all stand on one side.
stock-people-few = Name at least 3 trustees, one in each line. At most 50.
stock-needed-hint = At least 2, and fewer than all. The rules of a kind of ballot may ask for more.
stock-needed-wrong = At least 2 are needed, and fewer than all.
stock-keys = How many keys?
stock-keys-hint = One for each ballot. A ballot that is declared void has used its key too.
stock-keys-wrong = Write a number from 1 to { $most }.
stock-until = Until which day do they stand?
stock-until-hint = A ballot that opens later gets no key of theirs. At most a year from today.
stock-until-wrong = Write a day from today on, at most a year ahead.
stock-send = Ask them
stock-lead = They stand until { $until }.
stock-who = Who they are
stock-holds = Holds a share of the keys, and has opened a test ballot with each
stock-gone = Is no longer a member
stock-turn-certificate = You are asked to stand as a trustee. If you accept, make your secret and send the first part.
stock-turn-check = The ballot is open. Look whether it is under a key that you helped to make.
stock-keys-title = The keys
stock-keys-to-come = { $keys-n ->
    [one] One key is made, as soon as every trustee has sent all parts.
   *[other] { $keys } keys are made, as soon as every trustee has sent all parts.
}
stock-keys-left = { $left } of { $keys } keys are left. They are given out in their order, each to one ballot.
stock-keys-unused = No ballot has been called with one of them yet. Whoever calls a ballot can choose these trustees on its form.
stock-key = Key { $number }
stock-key-of = Key { $number } of the standing trustees of { $group }
stock-key-hash = Its fingerprint was on the public record before the ballot was called: { $hash }
stock-digests = The fingerprints of all keys
stock-hash = Fingerprint of what they agreed to: { $hash }
stock-check-how = In the record of a ballot, the first event has the line “trustees”. It has to be the fingerprint of its key, as it stands here and on the public record.
stock-honest-file = One secret file of each trustee opens all of these ballots, each once. Whoever stole as many files as are needed could open single votes in all of them. So they stand for a year at most.
stock-honest-enough = If as many trustees as are needed agree to cheat, they can open single ballots.
stock-honest-browser = Standing trustees do their part in the browser only, not on the command line.
stock-back = Back to the trustees
stock-retire = Retire these trustees
stock-retire-lead = No new ballot gets a key of theirs. Ballots that have one keep it. This cannot be undone.
stock-retire-reason-hint = Everybody can read this. Do not name people.
stock-retire-send = Retire them
stock-retire-not = These trustees are retired already
stock-retire-not-why = No ballot gets a key of theirs any more. You can ask others to stand.
stock-retired-say = These trustees are retired. No ballot gets a key of theirs any more. Why:
stock-offer = The standing trustees of { $group } ({ $left-n ->
    [one] 1 key left
   *[other] { $left } keys left
})
stock-offer-hint = { $names }. { $needed } of them open the result. They stand until { $until }. Nobody has to make a key now.
stock-offer-none = Other people, named here
stock-offer-missing = Choose who holds the key.
stock-offer-both = You chose the standing trustees and named others too. Empty this list, or choose “Other people, named here”.
stock-offer-until = They stand until { $until }, and this ballot opens later. Choose other people, or an earlier day.
stock-gone-now = The standing trustees have no key left, or do not stand any more. Name people here.
stock-others = If you chose other people: who are they?
stock-few = The standing trustees of { $group } cannot hold the key here: they are { $trustees }, and the rules ask for { $asks }.
stock-few-needed = The standing trustees of { $group } cannot hold the key here: { $needed } of them can open, and the rules ask for { $asks } to be needed.
stock-few-rule = See the rule
stock-asked-subject = You are asked to stand as a trustee of { $group }
stock-asked-letter =
    Dear { $name },

    you are asked to hold a share of the keys of the next ballots in { $group }, together with others. You make one secret file in your browser. It is needed again at the end of each of these ballots.

    If you agree, begin here. If not, tell whoever runs ballots:

    { $page }

    { $organisation }
stock-retired-subject = The standing trustees of { $group } are retired
stock-retired-letter =
    Dear { $name },

    no new ballot gets a key that you helped to make. If ballots under your keys are still to be opened, they need you as before. When the last of them is certified, destroy your secret file. Why it was done stands here:

    { $page }

    { $organisation }
act-stock-asked = Asked members to stand as trustees
act-stock-ready = Standing trustees have made their keys
act-stock-retired = Retired standing trustees
record-fact-stock = Standing trustees
record-fact-stock-text = SHA-256 of what they agree to
record-fact-stock-key = Number of the key
record-fact-key = SHA-256 of the key
record-fact-keys = SHA-256 of each key, in order
record-fact-keys-to-make = Keys to make
held-ballot-stocks = Standing trustees of whom you are one
