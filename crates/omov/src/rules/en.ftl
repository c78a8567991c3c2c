# The rulebook.

rules-title = Our rules
rules-lead = Every rule in plain words, beside its line in the text. The program does what stands here, and nothing else.
rules-find = Find a rule
rules-find-hint = A word such as quorum, recall or secretary.
rules-find-button = Find
rules-find-none = No rule has this word
rules-find-none-next = Try another word, or clear the field to see all rules. What no rule allows is refused.
rules-parts = What is in them
rules-line = Line { $line }
rules-unwritten-one = Not written out
rules-unwritten = { $rules-n ->
    [one] One more rule holds because nothing else is said
   *[other] { $rules } more rules hold because nothing else is said
}
rules-wrong = { $errors-n ->
    [one] One thing in the text is wrong. Line { $line }: { $what }
   *[other] { $errors } things in the text are wrong. The first is in line { $line }: { $what }
}
rules-wrong-title = What is wrong in the text
rules-warned-title = Look at this before you take them
rules-warned-lead = These rules can be adopted as they are. Somebody may regret it.

rules-body-page = What it decides, who sits in it, to whom it answers
rules-see = See the rule { $rule }
rules-see-line = See the rule { $rule }, line { $line }
rules-acts-text = Download the text
rules-acts-history = Earlier texts
rules-acts-simulator = What would it take?
rules-acts-changes = Changes that are proposed

## Texts that were in force
rules-history-title = Texts of our rules
rules-history-lead = Every text that was ever in force stays here, with the decision that brought it.
rules-version = Text { $number }
rules-version-text = Download this text
rules-how-founding = Came with the founding
rules-how-taken-over = Was made from what had been set before there was a rulebook
rules-how-outside = Was decided outside the program, on the word of two officers
rules-how-ballot = Was decided by the members in a sealed ballot
rules-lead-ballot = It came into force on { $day }, as soon as the ballot was certified.
rules-lead-founding = It came into force with the founding, on { $day }.
rules-lead-taken-over = It was made on { $day } from what had been set before. Nothing changed with it.
rules-lead-outside = It came into force on { $day }.
rules-first-text = It is the first text, so there is nothing to compare it with.
rules-decided = How it was decided
rules-outside = This was decided outside the program, on the word of two officers. The program checked their figures against the rules.
rules-by-ballot = Members decided this in a sealed ballot that anybody can check. The hash of this very text stood in what was voted on.
rules-decided-see = See the ballot and its result
rules-decided-by = By the rule
rules-decided-ballot = Kind of vote
rules-decided-could = Could vote
rules-decided-yes = For it
rules-decided-no = Against it
rules-decided-abstained = Neither
rules-decided-opened = The vote opened
rules-decided-closed = The vote closed
rules-decided-minutes = Where it can be looked up
rules-decided-enterer = Entered by
rules-decided-agreer = Agreed by
rules-decided-proposal = See what was proposed
rules-differs = What changes
rules-differs-nothing = No rule differs.
rules-differs-new = New
rules-differs-gone = Gone
rules-differs-changed = Changed
rules-differs-before = Before
rules-differs-after = After
rules-differs-decided = Decided by
rules-differs-more = { $rules-n ->
    [one] One more rule
   *[other] { $rules } more rules
}

## A body
body-lead-everyone = Everybody in the { $group } decides here, with { $majority }.
body-lead-seats = { $seats-n ->
    [one] One person who holds an office in it decides here, for the { $group }.
   *[other] { $seats } people who hold offices in it decide here, for the { $group }.
}
body-scope = What it may decide
body-decides = It decides about
body-decides-rest = Everything that it does not leave alone
body-leaves = It leaves alone
body-leaves-nothing = Nothing
body-answers = It answers to
body-answers-nobody = Nobody above it
body-who = Who is in it
body-everyone = { $groups-n ->
    [0] All members of the { $group }. There is none yet.
    [one] All members of the { $group }: { $members } today.
   *[other] All members of a { $group }, each for their own. There are { $groups }, with { $members } members together.
}
body-everyone-public = All members of the { $group }.
body-seat = { $seats-n ->
    [one] { $office }: one seat
   *[other] { $office }: { $seats } seats
}
body-sits = Who sits in it now
body-empty = Nobody holds these offices now.
body-holder = { $name }, { $office }
body-holder-in = { $name }, { $office } in { $group }
body-below = Who answers to it
body-rules = Its rules, word for word
body-take = What would a decision take?

## What would it take?
simulator-title = What would it take?
simulator-lead = Pick what you want to do. You see what the rules ask for, in whole numbers.
simulator-numbers = Your numbers
simulator-what = What do you want to do?
simulator-people = Members with a vote
simulator-today = Today { $group } has { $people }. Try any number.
simulator-any = Try any number.
simulator-wrong = Give a whole number of people, such as 40,000.
simulator-seats = Seats we expect to win in all
simulator-seats-hint = A whole number, such as 68.
simulator-work = Work it out
simulator-with = { $people-n ->
    [one] With one member
   *[other] With { $people } members
}
simulator-by-the-rules = By the rules
simulator-nothing = There is nothing to work out. The rules set no number for this.
simulator-signatures = { $number-n ->
    [one] One name to be heard
   *[other] { $number } names to be heard
}
simulator-force = { $number-n ->
    [one] One name to force a ballot
   *[other] { $number } names to force a ballot
}
simulator-codes = Somebody outside of the house makes the codes
simulator-turnout = { $number-n ->
    [one] One must vote
   *[other] { $number } must vote
}
simulator-majority = { $number-n ->
    [one] One must say yes
   *[other] { $number } must say yes
}
simulator-quorum = { $number-n ->
    [one] One must take part
   *[other] { $number } must take part
}
simulator-target = { $number-n ->
    [one] One of the seats
   *[other] { $number } of the seats
}
simulator-decision = An answer in time
simulator-time = The ballot is announced
simulator-answer = An answer in time
simulator-needed = Needed
simulator-others = The others
simulator-out-of-reach = That is more than there are, so nobody can reach it.
simulator-propose = Propose a change of these rules
simulator-rule = The rule, word for word
simulator-sizes = If we were more, or fewer
simulator-sizes-table = What the same rule asks at other sizes
simulator-column-people = Members
simulator-column-signatures = To be heard
simulator-column-force = To force it
simulator-column-turnout = Must vote
simulator-column-majority = Least yes
simulator-column-quorum = Must take part
simulator-column-target = Seats

## Changing the rules
changes-title = Changes that are proposed
changes-lead = Rules change only by the way that they prescribe themselves. No officer can change one alone.
changes-none = No change is proposed
changes-none-who = Members can propose one, by the rules below.
changes-new = Propose a change
changes-by = { $proposer } proposes to change { $changed-n ->
    [one] one rule
   *[other] { $changed } rules
}
changes-how = How rules are changed here
changes-rule = Read the rule
changes-simulate = Try other numbers
changes-state-draft = Draft
changes-state-open = Proposed
changes-state-adopted = In force
changes-state-withdrawn = Withdrawn
changes-state-overtaken = Overtaken
changes-new-lead = Change the text below. On the next page you see what that means in words, before anybody else does.
changes-new-how = Nothing changes until the vote that the rules prescribe. Everybody can read your proposal before it.
changes-text = The text of the rules
changes-text-hint = Whole, with your changes in it. You can download it, change it elsewhere, and paste it here.
changes-reason = Why
changes-reason-hint = Everybody who is signed in reads it.
changes-reason-long = Say it in at most 5,000 characters.
changes-right = How it is brought in
changes-right-hint = The rules say who may bring in a change.
changes-right-missing = Choose how it is brought in.
changes-right-through = By members, as a { $proposal }
changes-right-body = By { $body }, which has to decide so first
changes-right-office = By the holder of the office “{ $office }”
changes-look = See what would change
changes-nothing = No rule differs from the text in force. Change a rule, or go back.
changes-two-ballots = These changes are decided by different votes. Propose them apart.
changes-refused = You cannot propose this change
changes-since = Public since
changes-earliest = The vote can open on
changes-takes = What it takes
changes-takes-way = { $way }: { $changed-n ->
    [one] one rule
   *[other] { $changed } rules
}
changes-takes-body = { $body } has to decide that it brings this in, with { $majority }.
changes-publish = Put it forward
changes-drop = Throw the draft away
changes-not-yours-title = This is somebody else’s proposal
changes-not-yours = Only whoever proposed a text can put it forward or withdraw it. The rules let you propose one of your own.
changes-not-yours-new = Propose a text
changes-not-yours-rules = Read how rules are changed
changes-withdraw = Withdraw it
changes-decided = Put the decision on record
changes-outside = Whoever runs ballots calls the ballot on it. If it is carried, the text comes into force by itself as soon as the result is certified. A vote on paper or in a meeting is put on record by two officers instead.
changes-lead-draft = Only you see this draft. Put it forward when it says what you mean.
changes-lead-open = Everybody can read it. It changes nothing until it is voted for.
changes-lead-adopted = It was voted for and is in force.
changes-lead-withdrawn = It was withdrawn and changes nothing.
changes-lead-overtaken = Another text came into force meanwhile. It has to be proposed anew.
changes-done-published = It is put forward. The time that the rules give everybody to read it has begun.
changes-done-withdrawn = It is withdrawn.
rules-fits-kind = { $groups-n ->
    [one] There is one open group of the kind “{ $kind }”, and the text does not have that kind.
   *[other] There are { $groups } open groups of the kind “{ $kind }”, and the text does not have that kind.
} Close them first, or keep the kind.
rules-fits-age = The text lets members vote from the age of { $from }, but the roll holds no ages: it knows only that everybody is { $least } or older. Take “vote-from-age” out, or set “minimum-age” to { $from }.
rules-fits-within = The text puts the kind “{ $kind }” within another one, and there are open groups of it. Close them first, or leave it.
rules-fits-joined = The text changes how people come into groups of the kind “{ $kind }”, and there are open ones. Close them first, or leave it.

## The decision, on the word of two officers
decided-title = Put a decision on record
decided-lead = You enter how the vote came out. A second officer who runs ballots has to agree.
decided-note = The rules prescribe this vote: { $ballot }. The program checks your figures against them.
decided-proposal = What was proposed
decided-signatures = How many had signed
decided-signatures-hint = Members who signed the proposal before the vote.
decided-took-part = How many took part when the body decided to bring it in
decided-took-part-hint = Everybody who was there for that decision.
decided-body-yes = How many of them were for it
decided-body-yes-hint = A whole number.
decided-body-no = How many of them were against it
decided-body-no-hint = A whole number.
decided-opened = The day on which the vote opened
decided-opened-hint = For example 17 5 2026.
decided-closed = The day on which the vote closed
decided-closed-hint = The last day on which people could vote.
decided-could = How many could vote
decided-could-hint = Everybody with a vote on the day the roll was frozen.
decided-yes = How many voted for it
decided-yes-hint = A whole number.
decided-no = How many voted against it
decided-no-hint = A whole number.
decided-abstained = How many voted and were neither
decided-abstained-hint = Blank and spoilt papers, and those who said they abstain.
decided-minutes = Where it can be looked up
decided-minutes-hint = The minutes, the count, or who keeps the papers. Everybody can read this.
decided-minutes-missing = Say where the figures can be looked up.
decided-minutes-long = Say it in at most 500 characters.
decided-number = Give a whole number.
decided-day = Give a day that has been, as day, month and year.
decided-days-turned = The vote cannot close before it opens.
decided-too-many = More people voted than could. Look at the figures again.
decided-send = Ask a second officer to agree
second-adopt-rules = Put the new rules into force. Of { $could } who could vote, { $yes } were for it and { $no } against. It was decided outside the program.
act-adopt-rules = Put new rules into force, decided outside the program, on the word of two officers
rules-adopt-refused = These rules cannot come into force
rules-adopt-look = See what was proposed
rules-adopt-overtaken = Another text came into force meanwhile, or the proposal was withdrawn.
rules-adopt-unfit = The text does not fit the groups that there are now.
rules-adopt-other-text = The text is not the one that was voted on.
rules-adopt-nobody-lends = With this text nobody could lend offices in the whole movement any more. Lend such an office first.

rules-part-rulebook = The rulebook
rules-part-membership = Who is a member
rules-part-groups = Groups
rules-part-bodies = Who decides
rules-part-matters = What decisions are about
rules-part-offices = Offices: power that is lent
rules-part-powers = How powers are used
rules-part-proposals = How members put something to the vote
rules-part-petitions = How members call power to account
rules-part-ballots = How votes are taken
rules-part-debates = How we talk about it
rules-part-selections = How candidates are chosen
rules-part-cases = How complaints are heard
rules-part-characteristics = What candidates may be asked
rules-part-changes = How these rules are changed
