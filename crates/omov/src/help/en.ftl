# Help.
foot-help = Help
help-title = Help
help-lead = How things are done here, in plain words. Each page takes about two minutes.

help-voting = How to vote
help-voting-lead = You need five minutes, your voting code, and a phone or a computer.
help-voting-text =
    # Before you begin

    - Look for the letter with your [voting code](/help/code). It comes by mail, or on paper if we have no e-mail address of yours.
    - Sign in. Voting needs both: that you are signed in, and your code.

    # Step by step

    1. Open the link in the letter, or the page of the ballot, and press “Vote”.
    2. Give your code. If you opened the link of the letter, it is there already. It stays on your device.
    3. Answer each question. You may leave one blank where the page says so. You can go back at any time.
    4. Look at the answers once more. This is what will be sealed.
    5. Your device seals the ballot. From here on nobody can read it, and we cannot either.
    6. Now either [check what was sealed](/help/checking), or cast it.
    7. Keep the tracking number that you are shown. With it you can find your sealed ballot later.

    # If you change your mind

    Vote again, as often as you like, until the ballot closes. Only your last ballot counts. So if somebody stood beside you while you voted, you can put it right later, alone.

    # Without your own device

    Sealing happens on the device, so the page for voting needs JavaScript. All other pages work without it. If your phone cannot do it, use the computer of somebody you trust, or of a library. The ballot is sealed there, and your code is not kept.

    If you would rather use a command line, the page for voting says how.

help-code = Your voting code
help-code-lead = A code is made for each member and each ballot. It is the key to your vote in this ballot, and to nothing else.
help-code-text =
    # What it is

    The code is 22 letters and digits. Capital and small letters are different. Dashes and spaces do not matter. If you mistype it, the page tells you so.

    # Who made it

    The page of each ballot says who made the codes. Often it is a registrar: a member who makes them on their own computer, so that whoever runs this house has none of them. Then your code comes from the registrar, by letter or by e-mail, and the page says how to reach them. If it says that the host made them, the people who run the machine could have kept a copy. Then they could vote in a member's name. They would still need that nobody notices: you can see on the ballot's page whether a vote is noted for you.

    # Keep it to yourself

    - Give it to nobody, and to no page but the page of the ballot.
    - We never ask for it by telephone or by mail.
    - A code alone is not enough: whoever uses it must be signed in as well.

    # If you have lost it

    If a registrar made it, ask them: before the ballot is over they can send you the same letter again. How to reach them stands on the page of the ballot. If the host made it, the code is kept nowhere, so nobody can send it again. If no letter has come, tell the returning officers, whom you find under [who holds power](/power).

help-checking = Check your ballot
help-checking-lead = You need not trust your device, the host or the officers. Here is how to check each of them.
help-checking-text =
    # Was my vote sealed as I chose?

    After sealing, and before casting, choose to check the ballot. It is opened, and you see what was in it. An opened ballot is never cast: your device seals a new one. A device that cheats cannot know beforehand whether you will check. If many of us check now and then, cheating is found out.

    # Is my ballot in the box?

    You were shown a tracking number. It stands in the record of the ballot, which everybody can fetch from the ballot's page. You also got a receipt, signed by this house. If your ballot should ever be missing, the receipt proves that it was taken.

    # Were all ballots counted, and none added?

    Fetch the record of the ballot, a file that ends in .bel, and give it to a verifier. There are two, written in different languages by way of precaution: the program omov-verify, and a page that works on your own device. The ballot's page leads to it, and you may save it and use it without a network. They check every ballot and every step.

    # What a tracking number does not show

    It says nothing of how you voted. So you can show it to anybody, and nobody can make you prove your vote with it.

help-roll = Am I on the roll?
help-roll-lead = Who may vote in a ballot is fixed before it opens, and you can check that you are among them.
help-roll-text =
    # The frozen roll

    At a time that the ballot's page names, the roll is frozen. Whoever joins later votes the next time. The rules say since when one has a vote: see [our rules](/rules).

    # See your place

    Open the page of the ballot and follow “My place on the roll”. It says whether you are on it. You can keep a file that proves it.

    # Why nobody else can read it

    The roll is published as hashes only: long numbers that are made from each member and a secret salt. Whoever has no salt learns nothing from them. But everybody can count them, and nobody can add one later without its being seen: one number for all of them, the root, stands on the [public record](/record) before the ballot opens.

    # Who came and who went

    The page of the ballot says how many came onto the roll and how many went after the ballot was called. If they are many, the ballot does not open until a scrutineer says why it may. Scrutineers can also have places drawn by lot, and look for the people behind them. One may call you and ask for your place on the roll. Never tell anybody how you vote.

    # If you should be on it and are not

    Write to the officer who keeps the roll of your group, before the ballot opens. You find them on the page of your group. Many ballots leave some days after the freezing in which two persons can put the roll right, and the page of the ballot says until when. They can put you on only if the rules give you a vote, and take somebody off only if the rules do not. Everybody can read how many were put on and taken off.

help-results = Reading a result
help-results-lead = What stands on the page of a ballot that is over, and how to tell whether it holds.
help-results-text =
    # What you see

    - **How many took part**, of how many who could.
    - **The result**, with the rule that says what it takes. A question can have more yes than no and still not be carried, if too few took part.
    - **What was checked**, one sentence each.
    - **Whether a scrutineer has certified it.** Until then it may still change.

    # Where there is a ranking

    Members put candidates in an order. The sealed rankings are mixed by several trustees before they are opened, so that nobody knows whose is whose. Then they are counted by the rule that was fixed before the ballot opened. A very unusual ranking can be known again by whoever was promised it.

    On the page you can see the count stage by stage, and fetch its record and the rankings as papers. Everybody gets the same files. Any counting program can read the papers.

    # Where there was a tie

    A tie about the last seat is broken by lot. Nobody draws it: its seed follows from the opening of the result. Nobody can choose that seed, and fewer trustees than are needed cannot know it before. The page shows it, and anybody can work it out again from the record.

    # Where an office is filled

    Whoever is elected has the office by itself, as soon as a scrutineer has certified the result. If no seat is free yet, the term begins when one is. What cannot be done by itself is said on the page, with the reason.

    # Where a term ends, or the rules change

    If members vote to end a term, it ends with the certificate. If they vote for new rules, the very text that they voted on comes into force with it. Its hash stands in the question. If it is not carried, nothing changes, and the page says so.

    # Where seats are reserved

    The rules can say that some seats go to candidates who say something of themselves, such as their gender. Before anybody votes, the page says the rule and what each candidate said. The count keeps to it. The result says whom that changed, and who would have been elected otherwise.

    # Check it yourself

    The record can be fetched from the page. How to check it is said in [Check your ballot](/help/checking).

    # Void

    Two returning officers together can declare a ballot void, with a reason that everybody can read. It stays where it is, and counts for nothing.

help-standing = Standing for an office
help-standing-lead = How members come to stand in an election, from the first name to the ballot.
help-standing-text =
    # In short

    Nominations are open for a time. Members put names forward, also their own. Whoever is named says whether they stand, in their own words. In the end those stand who accepted and have enough supporters. Only then is the ballot called, with exactly these names.

    # To stand yourself

    1. Go to [ballots](/ballots) and choose the nominations for the office. The page says what the office is, and what the rules ask of you.
    2. Press “Stand yourself” and write why, in at most 2,000 letters. Everybody has the same space.
    3. If some seats are reserved, you are asked about that. You need not say anything. What you say can be read by everybody, for good.
    4. Ask others to support you, if the rules ask for supporters. The page says how many you still need. Your own support counts.

    You can change your words or withdraw until the end.

    # If somebody else has named you

    You get a letter. You stand only if you accept. If you say nothing, or no, you do not stand, and after the end nobody can read on the page who you were.

    # What stays for good

    The name and the statement of everybody who stands, with what they said for reserved seats. They are part of an election that others agree to. They stay also if somebody leaves or is erased later. Whoever withdraws before the end leaves nothing.

    # To put somebody’s name forward

    Write their whole name or e-mail address. You support them with it. You can support as many as you like and take it back until the end. No page shows anybody whom you named or support.

    # Who sees what

    Until the end only members who have signed in see who has accepted; only those who elect see who has not answered yet. Afterwards everybody sees who stands. The order says nothing: chance has made it.

    # If too few stand

    Nominations can be extended once, with a reason on the record. After that the election is called with those who stand, and a seat may stay empty.

    # None of these

    The ballot can have the answer “None of these: open nominations again”. Vote for it as for a candidate. If it is elected, the seats that are left stay empty, and nominations are opened again.

help-calling = Calling a ballot
help-calling-lead = For returning officers and for whoever the rules allow to put a question to members.
help-calling-text =
    # May I?

    The rules say who may call which ballot. Go to [ballots](/ballots) and choose your group: each kind of ballot says who may call it, and what it takes to pass. If you may not, the page names the rule.

    # Before you begin, have ready

    - The question in one sentence, or the names of the candidates. Neither can be changed later.
    - For an election to an office: open [nominations](/help/standing) first. When they are over, the page leads you to the ballot with those who stand. You cannot add, drop or rename anybody. A lot puts them in order.
    - Where the rules ask for no nominations and none were opened: the whole name or e-mail address of each candidate, who has to be a member of the group. Ask them before, and tell them that their name stays on the record for good. Where seats are reserved, the form says how to write what they say of themselves, if they want to.
    - The trustees: members who have agreed to hold the key together. If your group has standing trustees with a key left, the form offers them, and nobody has to make a key. Fewer than all must be enough to open it, so that one lost secret does not lose the ballot.
    - Who steps in for a trustee who does not come. You can name them on the page of the ballot as long as the key is not made.
    - A registrar, where the rules ask for one: a member who has agreed to make the voting codes on their own computer and to bring each voter theirs. Not you, not a trustee, no scrutineer and nobody who stands. Without the registrar’s codes the ballot does not open.
    - The days on which it opens and closes. The rules say how long before it has to be announced, and how long it stays open.

    # Several questions at once

    A ballot can ask up to 20 questions of one kind. Press “Add another question” on the form. Motions that are ready, and nominations that have ended, can be chosen there. Members answer all questions in one go, and each is decided by itself. What follows by itself, such as the end of a term, needs a ballot of its own.

    The rules can say that one person takes one post. Then the questions are counted in their order, and whoever is elected in one is left out of those after it. So ask for the chair before the committee. If too few are left, seats stay empty.

    # Small matters, by show of hands

    Where the rules say that a kind of vote is open, it needs no key and no codes. Each member presses an answer and may change it until the close. After the close every member of the group reads who voted how. Use it for everyday matters only: nobody is free to vote against a friend when all can read it. It fills no office and changes no rule.

    # What follows by itself

    A question can end a term in an office, or put proposed rules into force. The form lists what is possible here. You need the signatures, or the decision of the body, that the rules ask for. Your figure goes on the record. If it is carried, what it says is done as soon as a scrutineer certifies the result. If it is not, nothing changes.

    # What happens then

    1. Everybody can read what is asked, by which rule and when.
    2. The roll is frozen at its time.
    3. The trustees make the key, in three rounds, and each opens a test ballot with it. The page names whoever is late. Nothing opens before all have done this.
    4. Each member who has a vote gets a letter with a code.
    5. It opens and closes by itself. Nobody sees any figure before it has closed.
    6. The trustees open the result, and a scrutineer certifies it.

    # Few voters

    Among very few voters people can tell who voted how. Below the number in the rules a ballot is held only if the voters were asked and have agreed to that.

help-trustee = Being a trustee
help-trustee-lead = You hold a share of a key. Alone you can open nothing; without enough of you nobody can.
help-trustee-text =
    # What you promise

    To keep your secret to yourself, to do your part in time, and never to open anything but the result.

    # Making the key

    The key is made in three rounds. In each one you fetch what the others have sent, make your part on your own computer, and send it. The page of the ballot says whose turn it is.

    1. In the first round your secret is made. **Write it down on paper** and keep it where you keep what matters.
    2. In the second you make a share for each of the others.
    3. In the third you check what they made for you. If a part does not fit, the page names whose it is.

    Then each of you opens a test ballot. So everybody knows before the vote that your secret opens. It gives nothing away: what you send could be worked out by anybody who knows the public parts of the key.

    After the first round, compare the line that you are shown with the other trustees by telephone. If all of you read the same, nobody was shown something else.

    # When the ballot is open

    Look whether it is the election that you agreed to, and whether the key is yours. Your program does this for you.

    # After the close

    Where there are rankings, you mix them first. Then you give your share of the opening. Before you do, compare by telephone the line that stands for all that would be opened. Open once, and never a second time.

    # Standing trustees

    Where a group has standing trustees, they make the keys of up to 20 ballots in one go. Then an everyday question or a recall needs no new key. If you are asked, a letter leads you to the page.

    1. You do the same rounds as above, once, for all the keys. It is done in the browser only.
    2. You get **one secret file**, and nothing on paper. Keep it in a place that is yours alone. After each step save it anew, in place of the old one: it remembers what was opened.
    3. While a ballot under one of your keys is open, look at it once with your file. From then on this key opens that ballot and no other.
    4. After the close you mix and open as ever, with the same file. Each key opens once. The page of the trustees lists your keys, what each was used for, and what is next to do.
    5. When the last ballot is certified, destroy the file. Whoever steals enough of these files can open single votes in all of these ballots.

    If you lose the file, or it may have been copied, tell whoever runs ballots at once. They can retire the trustees: then no new ballot gets a key of theirs.

    # If you lose your secret

    Say so at once. As long as the key is not made, a scrutineer can have somebody step in for you, and it is made anew. After that nothing is lost as long as as many of you are left as are needed.

help-registrar = Being a registrar
help-registrar-lead = You make the voting codes, so that whoever runs this house cannot vote in anybody’s name.
help-registrar-text =
    # Before you say yes

    - You need a computer of your own with the program omov, some hours between the freezing of the roll and the opening, and a way to reach every voter: your own e-mail, or a printer and stamps.
    - You cannot be the one who called the ballot, a trustee, a scrutineer, or somebody who stands in it.
    - Your name and the way in which voters can reach you stand on the page of the ballot.

    # Making the codes

    The page of the ballot leads you through it: fetch the draft and the list of voters, give one command, send one file. The file holds the public halves of the codes, with which nobody can vote. The list can be fetched once, and that you did stands on the public record.

    # Bringing them to the voters

    1. Print the letters, or write e-mails from the table on your own computer. Do not use a machine or a mail server of the host.
    2. Do it before the ballot opens.
    3. If somebody says that nothing has come, look whether the address is right, and send the same letter again. Nobody gets a second code.
    4. Members who vote on paper get no code. Where there are any, two of the letters are for the officers who take papers in, with half of a secret in each. Bring each officer theirs, and never both to one of them.

    # If codes come into wrong hands

    Until the ballot opens you can make all codes anew and send the new file. The old ones are good for nothing then, and every voter needs a new letter. Once it is open nothing can be replaced: tell the returning officers, who can declare the ballot void.

    # Afterwards

    When the ballot is closed, wipe the table, the letters and the list of voters. You do not certify the result: it hangs on your codes.

help-paper = Voting on paper
help-paper-lead = Where the rules allow it and two officers take papers in, you can vote on paper instead of online.
help-paper-text =
    # Choosing it

    Open the page of the ballot before its roll is frozen, and press “Vote on paper”. Until then you can take it back. You get no voting code for this ballot, and cannot vote online in it.

    # Sending it

    1. Print the paper from the page of the ballot, or ask an officer to send you one.
    2. Mark it. Write no name on it. Put it into a plain envelope and close it.
    3. Sign the slip. Put the slip and the plain envelope into a second envelope.
    4. Post it, or hand it in. It has to arrive before the ballot closes.

    If you did not sign the slip, your envelope is set aside, and we write to you. You can send another one.

    # What the officers see

    Two officers check the slips. Then they mix the plain envelopes, open them together, and seal what the papers say. So they see papers, and not whose they are. If you are the only one on paper, they know how you voted. If there are very few, they may guess.

    Both officers are needed, each with their half of a secret. If one of them loses it or does not come, no paper can be sealed, and these votes do not count.

    # What you can check

    The page of the ballot tells you whether your envelope came. Paper has no tracking number, so you cannot look your own vote up. Anybody can count how many papers were sealed, and compare that with how many envelopes came. You can ask to watch, or ask a scrutineer to watch.

    # At a polling place

    Some ballots can also be voted in on the spot. An officer finds you on the roll and lets you vote on a device there. Bring the letter with your voting code. You do not have to sign in.

help-paper-officer = Being a paper officer
help-paper-officer-lead = You take in the votes of members who vote on paper. There are always two of you, and both have to come.
help-paper-officer-text =
    # Before you say yes

    - You need time to fetch the post, and an hour or two with the other officer before the ballot closes.
    - You cannot be the one who makes the voting codes, a scrutineer, or somebody who stands in the ballot.
    - Your name stands on the page of the ballot.
    - If one of you loses their half or does not come, no paper can be sealed, and the votes on paper do not count. Nobody can step in for you.

    # Your half

    After the roll is frozen you get a letter with one half of a secret. Keep it where nobody else finds it, and do not show it to the other officer. Keep the letter until the ballot is closed. Both halves are typed at the computer at which you seal.

    # When envelopes come

    1. Open the outer envelope. Leave the plain one inside closed.
    2. Find the name on the slip in your list. If the slip is signed, mark that it came. If it is not, mark that, and put both aside.
    3. An envelope from nobody on the list is counted and stays closed.
    4. Put the slips in one place and the plain envelopes in another.

    # Sealing the papers

    1. Sit down together, at a device that both of you trust. Both halves are typed on it, so whoever controls it could seal papers again alone until the ballot closes. Somebody else may watch.
    2. Mix the plain envelopes. Then open the booth for papers, and type your halves.
    3. Open one envelope. One of you reads the paper out, the other types. Both look, then you seal and cast it.
    4. If you have mistyped it, seal it again: then only the new one counts. Everybody sees at the close how many were sealed again.
    5. If nobody can tell what a paper means, count it as spoilt.

    Close the page of the booth and the browser when you go. The halves are gone from it then. Let nobody keep a copy of both.

    # Afterwards

    Keep the papers and the slips apart from each other until the result is certified. Say nothing about what you have seen. You do not certify the result yourself.

help-scrutineer = Being a scrutineer
help-scrutineer-lead = You see what is done with power, and change nothing. Your signature says that you have checked.
help-scrutineer-text =
    # While nothing is decided

    - Read [what was done with power](/power). Each act names the rule that allows it, and who did it.
    - Keep a copy of the public record on a machine of your own, or run a witness there. A record that is copied elsewhere cannot be changed unseen.

    # Before a ballot opens

    - Compare how many stand on the frozen roll with how many members there were. A burst of new members is a reason to ask.
    - Look whether there are people behind the roll. On the page of the ballot you can have up to 200 places drawn by lot. Ask these people whether they exist, and for their place on the roll. Do not ask how they vote.
    - If many came or went after the ballot was called, it does not open until you or another scrutineer say why it may.

    # If a trustee does not come

    A ballot needs a part of the key from every trustee before it opens. Once half of the time has gone, you can have somebody step in for one who is late, if the caller has named somebody. Ring the trustee first. The key is then made anew, by all of them, and your reason is public.

    # If members cannot vote for a while

    The house notes it if it was not there for ten minutes or more. If members could not vote for another reason, you can say so. You alone can put the close off, once for each outage, and only by the time that the rules give.

    # Certifying a result

    1. Fetch the record of the ballot to your own computer.
    2. Check it with a verifier that you did not get from this page on this day.
    3. Type the SHA-256 of the file as your own computer says it.
    4. Certify only what you have checked yourself. If something does not hold, do not sign, and say what.

    # You are not alone

    There is more than one scrutineer wherever the rules ask for it. None of you can be told by an officer what to sign.

help-power = Who holds power here
help-power-lead = Every power is lent, for a term, under a rule. Here is how to see it and how it is taken back.
help-power-text =
    # See it

    The page [Who holds power](/power) lists every office, who holds it and until when. Behind each power stands a page with five answers: what it is, where it came from, in whose interest it is used, to whom it answers, and how it is taken back.

    # Two persons

    What is done over people or ballots needs two: one asks, another agrees. Nobody agrees with themselves.

    # The public record

    Every act of governance stands on the [public record](/record). It names the act, the rule and the office, and no member. Nothing can be taken out of it unseen.

    # What the rules do not allow

    It is refused, and the page names the rule that is missing. The [rules](/rules) can be read line by line, and you can ask what it would take to change something.

help-challenge = If you do not agree
help-challenge-lead = Every act on the record can be challenged. The page says by which rule, and what it takes.
help-challenge-text =
    # Find the act

    Open the [public record](/record) and look for it. Each entry has a page of its own, and on it “Challenge this”.

    # What you are told

    - Which rule governed the act on that day, and how that rule reads today.
    - What it takes to take it back, with the figures of your own movement: so many signatures, so many votes.
    - Who has to be asked first, if somebody has.

    # If the record itself is wrong

    If an entry is missing, or was changed, a verifier names it. Tell the scrutineers, and keep your copy.

    # If nobody answers

    Each group has a contact with a time to answer. Whoever is late is shown as late, to everybody.

help-debating = How debates work
help-debating-lead = Everybody speaks, one sentence at a time. Each sentence is heard as often as any other.
help-debating-text =
    # Take part

    1. Open [a debate](/debates) and press “Hear the first statement”.
    2. Read what somebody has said. Press “Agree”, “Disagree”, or “Pass” if you do not know.
    3. Hear the next one. You can stop whenever you like, and go on another day.
    4. If something is missing, say it. One sentence with one thought is enough.

    You can change an answer, and take back what you said, until the debate closes. Both stand under “What I said and answered”.

    # Reply

    Under “Everything that was said” each statement has a link to its replies. There you answer in your own words, and you can quote others. The oldest reply stands first, whoever wrote it. A reply cannot be changed, because others may have answered it. You can take it back.

    The rules say how much each member may say in a day. Statements and replies count together, so nobody can say more by saying it in many places. They also say how much of all words the organisers may write.

    Nobody is sent a mail for each reply. Once a week at most, a mail tells you what is open and who answered you. You can [stop it](/me/digest).

    # Who is heard

    The house shows first what few have heard so far. It does not matter who said it, how many agree, or how loudly. No names stand beside what is said, and no office counts. The page of the debate shows whether it is fair: how often each statement was shown, how much of it organisers wrote, and whether many people gave exactly the same answers.

    # What comes out of it

    - The map puts people who answer alike near each other. It has a table that says the same in figures.
    - “Where we agree” has what most people in every group agree with. Beside each stands what those who disagree say most often.
    - “Where we differ” has what divides us. Nobody's view is left out because it is rare.

    # When words are removed

    Only on one of the grounds that the page lists, and never for what it thinks. The author is told why. That it was done, and on which ground, stands on the public record.

    If your words were removed, you can appeal once within two weeks. Three members drawn by lot decide. They do not learn who you are. [What is removed, and who can put it back](/removals) says how often that happened.

    # In a hall

    A debate can have meetings. The page of a meeting shows who speaks next: whoever has not spoken comes first, then whoever spoke least, then whoever asked first. You put yourself on the list with your phone. If you have none, whoever leads the meeting puts you on it.

    # What this does not protect

    A debate is not a secret ballot. No page shows anybody else what you answered, and nothing is shown about fewer than ten people. But the people who run the machine could look. What you say is public: do not write what would tell others who you are.

help-moving = How motions work
help-moving-lead = A text that members want decided is signed, changed word by word, and then voted on.
help-moving-text =
    # Move one

    1. Open [the motions](/motions) and press “Move a motion”. Or begin with a sentence that all agree on, from the page of a debate.
    2. Write one clause in each line. Each gets a number and can be changed by itself.
    3. Others sign it. The page says how many it takes, by which rule, and until when.

    # Change one

    Press “Suggest a change” below a clause and change the words. Everybody sees what you put in and take out. Those who move the motion accept it or say why not.

    When two suggestions change the same words, the page says so. Then only one of them can stand. Those who wrote them can also write one text together.

    Below the motion and below each suggestion there is a link to replies. You can quote a clause there. The quote leads to the version that you read.

    If a clause has changed since you wrote, your suggestion no longer fits. Nothing is lost: the page shows what is new, and you send yours again.

    # Bring evidence

    Below each clause stands what is known about it: where something like it exists, what research there is, what could be made instead of bought, which skills and training it takes, and what it costs over what time. Add what you know, and say where it stands. Somebody else looks at the source and says whether it says so.

    # Say what it would take

    If you would sign a motion under a condition, write it. Those who move it see it. When they say that it is met, you are told, and you say whether it is so. No page shows that the condition is yours.

    # When a motion belongs elsewhere

    The rules say who decides about what. A motion about something else is marked with that rule. You can sign it and change it all the same, but no ballot can be called on it here. Those who move it can send it on to another group. There it begins anew, under the rules of that group.

    # When there are more motions than time

    Whoever organises in a group can open an agenda with so many places. You choose what you want to talk about, as many motions as you like. Then the places are shared out, so that every large enough group of members is heard. What is left out is told how many supporters it lacked. Nothing is decided by it.

    # Vote on it

    When enough have signed and every suggestion is answered, those who move it fix the text. From then on nobody can change a letter. The ballot quotes its fingerprint, a long number that is different for every other text. Anybody can work it out again from the file.

    # What becomes of it

    What is carried has a page of its own: which office sees to it, what is to be done by which day, and whether it happened. What is late is shown there and on the page of the group.

    # What this does not protect

    No page shows anybody else whether you signed. But the people who run the machine could look. Members who are signed in see who moves a motion, who suggests a change, who gives evidence, and who looked at its source.
