# Voting on paper.
paper-section = Voting on paper
paper-offered = { $first } and { $second } take papers in. You can vote on paper instead of online.
paper-chose-few = Fewer than { $least } members have chosen paper so far.
paper-chose =
    { $people-n ->
        [one] One member has chosen paper so far.
       *[other] { $people } members have chosen paper so far.
    }
paper-chosen = You vote on paper. You can take this back until the roll is frozen on { $when }, { $away }.
paper-change = Take it back
paper-offer = Vote on paper
paper-nobody = Nobody takes in paper votes for this ballot.
paper-waits = Two officers are needed for it. We wait for the answer of { $names }.
paper-none = No member votes on paper in this ballot.
paper-votes =
    { $people-n ->
        [one] One member votes on paper. { $first } and { $second } take the paper in.
       *[other] { $people } members vote on paper. { $first } and { $second } take the papers in.
    }
paper-votes-how = The two seal each paper under a code that is kept for papers. It takes the halves of both. All these codes are on a public list, so anybody can count on the board how many papers were sealed.
paper-honest-host = The host made both halves of the codes for papers, and could seal papers in place of the two officers.
paper-honest-registrar = { $name } made both halves of the codes for papers, and could seal papers together with the host.
paper-honest-two = The two who take papers in see what stands on them. Together they could seal something else. Both halves are typed on one device, so whoever controls it could seal papers again alone until the close. How many were sealed again is told at the close. Anybody may ask to watch.
paper-honest-lost = If one of the two loses their half or does not come, no paper can be sealed, and these votes do not count.
paper-reserved = See the list of codes for papers (reserved.txt)
paper-name-link = Name who takes papers in
paper-desk-link = Go to the papers
paper-officer-link = See what you were asked to do
paper-print = Print the paper
paper-help = Read more about voting on paper
paper-officer-help = Read more about taking papers in

paper-title = Vote on paper
paper-lead = For members who do not want to vote on a screen. Your vote goes into the same count.
paper-until = You can choose this until the roll is frozen on { $when }, { $away }. After that it stays as it is.
paper-how = How it goes
paper-how-1 = You get no voting code, and cannot vote online in this ballot.
paper-how-2 = You print the paper, or an officer sends you one. You mark it and put it into a plain envelope without your name.
paper-how-3 = You sign the slip. You put the slip and the plain envelope into a second envelope, and post it or hand it in.
paper-how-4 = It has to arrive before the ballot closes.
paper-secret = What it means for secrecy
paper-secret-1 = Two officers open the plain envelopes together, in a mixed order. They see the papers, and not whose they are. Do not write your name on the paper.
paper-secret-2 = If you are the only one on paper, the two officers know how you voted. If there are very few, they may guess.
paper-secret-3 = You get no tracking number, so you cannot look your vote up. You see that your envelope came. You trust the two officers to seal what the paper says.
paper-secret-4 = If one of the two officers loses their half of the secret or does not come, no paper can be sealed. Then your vote does not count, and you cannot vote online instead.
paper-choose = I will vote on paper
paper-take-back = I will vote online after all
paper-not = This cannot be done now
paper-not-why = The ballot is further on, or nobody takes papers in. Look at its page again.

paper-officers-title = Paper votes: { $title }
paper-officers-lead = Two officers take papers in and seal them together. If one of them does not come, no paper is sealed.
paper-name = Who takes papers in?
paper-name-say = Paper is offered once both have said yes. Until then, and if one of them steps down, all members vote online.
paper-who = Two members
paper-who-hint = One in each line: the whole name as it stands on the roll of this group, or the e-mail address. You can be one of them. Nobody who stands, no scrutineer, and not who makes the codes.
paper-who-two = Name two members, one in each line.
paper-address = Where are papers sent to?
paper-address-hint = A postal address, or the place where envelopes can be handed in. Everybody can read it on the paper.
paper-address-wrong = Write where papers are sent to, in at most 300 letters.
paper-name-send = Ask these two
paper-stands-accepted = Takes papers in
paper-stands-asked = Was asked, and has not answered yet
paper-is-registrar = “{ $line }” makes the voting codes. Together with the papers that would be too much in one hand. Name somebody else.
paper-stands = “{ $line }” stands in this ballot. Name somebody else.
paper-scrutinises = “{ $line }” is a scrutineer, and would certify what they have sealed. Name somebody else.
registrar-opens-papers = This member takes papers in. Together with the codes that would be too much in one hand. Name somebody else.
registrar-send-papers = The codes kept for papers in this file are not as many as members who vote on paper. Make them from the whole list, as you fetched it.
paper-asked = You were asked to take in the papers of this ballot: { $title }
paper-what = What a paper officer does
paper-what-1 = You get a letter with one half of a secret. The other officer gets the other half. Both halves are needed to seal a paper. Keep the letter until the ballot is closed: if one of you loses their half or does not come, no paper can be sealed, and these votes do not count.
paper-what-2 = While the ballot is open you mark whose envelope came, and you set aside what is not signed.
paper-what-3 = Together with the other officer you mix the plain envelopes, open them, and seal each paper at one computer. Both of you look at each one. Use a device that both of you trust, and close it afterwards: whoever controls it could seal papers again alone until the close.
paper-what-4 = You keep to yourself what you see. Your name stands on the page of the ballot, for good.
paper-accept = Yes, I take papers in
paper-decline = No, I do not take papers in
paper-you-do = You take papers in. There is nothing to do until the roll is frozen on { $when }. If you cannot do it after all, say so before then.
paper-turn-answer = You were asked to take in the papers of this ballot. Say whether you do it.
paper-turn-papers = Papers can come in now. Mark whose envelope came, and seal the papers with the other officer.

paper-desk = Papers: { $title }
paper-desk-lead = Only you two see this page. What a paper says is sealed at once and stands nowhere beside a name.
paper-desk-early = There are no papers yet. Papers are taken in from the opening of the ballot on, if members have chosen paper.
paper-desk-shut = Papers are taken in only while the ballot is open.
paper-desk-back = Back to the papers
paper-fact-people = Members who vote on paper
paper-fact-returned = Envelopes that came and were taken in
paper-fact-sealed = Papers sealed
paper-fact-spoilt = Papers that could not be counted
paper-fact-left = Papers still to be sealed
paper-seal = Seal the papers
paper-seal-none = There is no paper to seal now. Mark below whose envelope came. Then the papers can be sealed.
paper-seal-say =
    { $papers-n ->
        [one] One paper can be sealed now. If you can, wait for others first: a paper alone is easily matched with its envelope.
       *[other] { $papers } papers can be sealed now.
    }
paper-seal-1 = Sit down together at one computer that both of you trust, with the letters that hold your halves. Close the booth and the browser afterwards. Somebody else may watch.
paper-seal-2 = Take the plain envelopes out of the outer ones. Mix them before you open the first.
paper-seal-3 = One of you reads the paper out and the other types. Both look before it is sealed.
paper-seal-act = Open the booth for papers
paper-spoilt = A paper that cannot be counted
paper-spoilt-say = Both of you have to agree. It is counted as spoilt and is not sealed. Everybody sees how many there are.
paper-spoilt-unclear = Nobody can tell what is meant
paper-spoilt-missing = No paper in the envelope
paper-spoilt-several = Several papers in one envelope
paper-envelopes = Envelopes
paper-find = Find a name
paper-find-hint = The list begins with this name.
paper-find-look = Find
paper-list-none = No name comes after this one.
paper-list-more = More names
paper-returned = Envelope came
paper-unsigned = Not signed
paper-awaited = Not here yet
paper-twice = A second envelope came and was set aside.
paper-mark-returned = It came, and is signed
paper-mark-unsigned = It came, and is not signed
paper-mark-twice = A second one came
paper-mark-undo = This was a mistake
paper-aside = Set aside, and mistakes
paper-aside-say = Envelopes so far from people who are not on this list: { $unknown }. Leave such envelopes closed.
paper-mark-unknown = One came from somebody else
paper-undo-unknown = One of these was a mistake
paper-undo-unclear = One paper counted as unclear was a mistake
paper-undo-missing = One envelope counted as empty was a mistake
paper-undo-several = One envelope counted with several papers was a mistake
paper-no-envelope = As many papers are sealed or counted as spoilt as envelopes came. Mark the envelope first.
paper-undo-other = The other officer has marked this envelope, so only they can take it back.
paper-undo-sealed = Its paper may be sealed already, and nobody knows which one it is. So this cannot be taken back.

paper-mine = You vote on paper
paper-mine-send = Print the paper, or wait for the one that an officer sends you. It has to arrive before the ballot closes on { $when }.
paper-mine-returned = Your envelope came and was taken in.
paper-mine-no-number = Paper has no tracking number, so your vote cannot be looked up. Anybody can compare how many envelopes came with how many papers were sealed.
paper-mine-unsigned = Your envelope came, and the slip was not signed. It was set aside. Send another one with a signed slip before the ballot closes on { $when }.
paper-mine-twice = A second envelope came from you. The first one counts, and the second was set aside.
paper-mine-never = No envelope from you was taken in.

paper-sheet-print = Print this page. Cut the slip off.
paper-sheet = Ballot paper
paper-sheet-one = Put a cross into one box.
paper-sheet-several = Put a cross into at least { $least } and at most { $most } boxes.
paper-sheet-order = Write 1 beside the one you want most, 2 beside the next, and so on. You need not number all.
paper-slip = Slip for the outer envelope
paper-slip-says = I am a member, and I have marked my paper myself.
paper-slip-name = Name:
paper-slip-sign = Signature:
paper-sheet-how = How to send it
paper-sheet-1 = Mark the paper. Write no name on it. Put it into a plain envelope and close it.
paper-sheet-2 = Fill in the slip and sign it.
paper-sheet-3 = Put the plain envelope and the slip into a second envelope.
paper-sheet-4 = Post it to this address, or hand it in there. It has to arrive before { $closes }.

paper-turnout = How members voted
paper-fact-online = Voted online
paper-fact-paper = Voted on paper
paper-fact-again = Papers sealed again
paper-not-unsigned = Envelopes set aside, as they were not signed: { $number }
paper-not-twice = Envelopes set aside, as they were second ones: { $number }
paper-not-unknown = Envelopes set aside, as nobody on the list had sent them: { $number }
paper-not-unclear = Papers not counted, as nobody could tell what was meant: { $number }
paper-not-missing = Papers not counted, as none was in the envelope: { $number }
paper-not-several = Papers not counted, as several were in one envelope: { $number }
paper-turnout-how = All of them are one sum. What was chosen in one way of voting is told nowhere by itself.

cast-on-paper = You have chosen to vote on paper, so nothing can be cast online.
cast-on-paper-do = Send your paper. The page of the ballot says where.
cast-not-officer = You do not take in papers of this ballot.
cast-not-officer-do = Sign in as one of the two officers.
cast-reserved = The code with which it was sealed is kept for papers.
cast-reserved-do = Look at the letter for this ballot, and seal your vote with the code in it.
cast-not-reserved = The code with which it was sealed is not one for papers.
cast-not-reserved-do = Type both halves anew, and seal the paper again.
cast-no-envelope = As many papers are sealed or counted as spoilt as envelopes came.
cast-no-envelope-do = Mark the envelope first, on the page with the papers. Then send it again.
cast-sealed = Paper { $number } is sealed already. Fetch the next number.
cast-sealed-do = Begin this sitting anew. Then the paper in your hands gets the next number. Nothing that was sealed before is changed.

ballot-roll-paper = None is made, as you vote on paper
paper-held-none = You vote on paper, and no envelope was marked
paper-held-returned = Your envelope came
paper-held-unsigned = Your envelope came and was not signed
paper-held-accepted = You take papers in, or took them in
paper-held-asked = You were asked to take papers in
held-ballot-papers = Ballots in which you vote on paper
held-ballot-paper-officers = Ballots whose papers you were asked to take in
held-field-envelope = Your envelope
act-ballot-paper-named = Named two officers for the papers of a ballot
act-ballot-paper-accepted = Took on the papers of a ballot
act-ballot-paper-declined = Does not take in the papers of a ballot
record-fact-paper = Members who vote on paper
record-fact-paper-officers = Paper officers who have said yes
record-fact-reserved = Codes kept for papers
record-fact-reserved-list = SHA-256 of the list of codes for papers
record-fact-voted-online = Voted online
record-fact-voted-paper = Voted on paper
record-fact-papers-sealed-again = Papers sealed again
record-fact-envelopes = Envelopes taken in
record-fact-envelopes-aside = Envelopes set aside
record-fact-papers-spoilt = Papers not counted

paper-asked-subject = Will you take in papers? { $title }
paper-asked-letter =
    Dear { $name },

    you were asked to be one of two officers who take in the
    papers of this ballot of { $organisation }:
    { $title }

    Members who vote on paper send their envelopes to you. You
    and the other officer open them together and seal what the
    papers say.

    Please say here whether you do it, before the roll is
    frozen on { $freezes }:
    { $page }
paper-declined-subject = A paper officer is missing: { $title }
paper-declined-letter =
    Dear { $name },

    one of the two members whom you asked does not take in the
    papers of this ballot:
    { $title }

    Name another one before the roll is frozen on { $freezes }.
    If you do not, nobody votes on paper.
    { $page }
paper-half-subject = Your half for the papers: { $title }
paper-half-letter =
    Dear { $name },

    you take in the papers of this ballot of { $organisation }:
    { $title }

    Your half of the secret for sealing papers:
    { $half }

    The other officer has the other half. Both of you type your
    half at the computer at which you seal the papers. Show it
    to nobody else, and keep this letter until the ballot is
    closed: without your half no paper can be sealed, and these
    votes do not count. Use a computer that both of you trust,
    and close it afterwards.

    The ballot opens on { $opens }.
    Papers are taken in until { $until }.
    { $page }
paper-unsigned-subject = Your envelope was not signed: { $title }
paper-unsigned-letter =
    Dear { $name },

    your envelope for this ballot of { $organisation } came:
    { $title }

    The slip in it was not signed, so it was set aside and not
    opened. Please send another one with a signed slip. It has
    to arrive before the ballot closes on { $closes }.
    { $page }
paper-twice-subject = A second envelope came: { $title }
paper-twice-letter =
    Dear { $name },

    a second envelope came from you for this ballot of
    { $organisation }:
    { $title }

    The first one counts. The second was set aside and not
    opened. If you have sent only one, tell the officers.
    { $page }
paper-reminder-letter =
    Dear { $name },

    you have chosen to vote on paper in this ballot of
    { $organisation }, and no envelope has come from you yet:
    { $title }

    Please post your paper soon. It has to arrive before the
    ballot closes on { $closes }.
    You can print it here:
    { $page }

spot-act = Let members vote here
spot-say = At a polling place you can let members vote on the device before you, one after the other, each with their own code.
spot-title = Vote on the spot
spot-lead = You let one member at a time vote on this device.
spot-1 = Look at the person or their papers, and find their name on the frozen roll.
spot-2 = When you let them vote, that stands on the public record without their name. You are signed out on this device. What is left opens this ballot for this voter alone, for 20 minutes and one ballot. After the close they get a letter that says they voted on the spot.
spot-3 = They type the code from their own letter. Step back while they vote. Sign in again for the next one.
spot-find = Name on the roll
spot-find-hint = A part of the name is enough. Only members on the frozen roll are found, without those who vote on paper.
spot-let-in = Let them vote here
spot-more = There are more of this name. Type more of the name.
spot-nobody = Nobody of this name can vote here. They are not on the frozen roll, or vote on paper.
spot-not = Nobody can vote here now
spot-not-codes = You made the voting codes of this ballot, or were asked to. So you let nobody vote: somebody else does it who runs ballots here.
spot-not-open = Members can vote on the spot while the ballot is open.
spot-not-why = This member is not on the frozen roll, or votes on paper, or the ballot is closed.
spot-fact = Voted on the spot
cast-no-pass = This device may not cast a ballot now.
cast-no-pass-do = Ask the officer to let you vote again. A pass is for one voter, one ballot and 20 minutes.
record-fact-voted-on-the-spot = Voted on the spot
act-ballot-spot = Let somebody vote on the spot in a ballot
spot-told-subject = You voted on the spot: { $title }
spot-told-letter =
    Dear { $name },

    your last ballot in this vote of { $organisation } was cast
    on the spot, where somebody who runs ballots let you vote:
    { $title }

    If that was you, there is nothing to do. If you were not
    there, tell a scrutineer at once, before the result is
    certified. Who they are stands on the page of your group.
    { $page }
