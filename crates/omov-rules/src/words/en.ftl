# Words of rulebooks, in English.
# A number comes as $n (the text to show) and $n-n (a number that picks the plural and is never shown).
# What is wrong with a text has a part .do that says what to do.

## Lists and values
list-none = nobody
list-more = { $so-far }, { $next }
list-last = { $so-far } and { $last }
value-yes = yes
value-no = no
share-all = all
share-half = half
share-one-third = a third
share-two-thirds = two thirds
share-three-quarters = three quarters
share-percent = { $percent } %
share-parts = { $parts } in { $of }
amount-less = { $share } or { $most }, whichever is less
amount-more = { $share } or { $least }, whichever is more
amount-between = { $share }, but at least { $least } and at most { $most }
majority-more-votes = more than { $share } of the votes cast
majority-least-votes = at least { $share } of the votes cast
majority-more-members = more than { $share } of all who could vote
majority-least-members = at least { $share } of all who could vote
span-minutes = { $number-n ->
    [one] { $number } minute
   *[other] { $number } minutes
}
span-hours = { $number-n ->
    [one] { $number } hour
   *[other] { $number } hours
}
span-days = { $number-n ->
    [one] { $number } day
   *[other] { $number } days
}
span-weeks = { $number-n ->
    [one] { $number } week
   *[other] { $number } weeks
}
span-months = { $number-n ->
    [one] { $number } month
   *[other] { $number } months
}
span-years = { $number-n ->
    [one] { $number } year
   *[other] { $number } years
}
thing-matter = matter
thing-characteristic = characteristic
thing-group = kind of group
thing-body = body
thing-office = office
thing-body-or-office = body or office
thing-ballot = kind of ballot
thing-proposal = proposal
thing-petition = petition
near = { "" } Did you mean “{ $known }”?
wrote = “{ $wrote }”
wrote-other = What stands there

## Words that rules choose from
choice-by-election = by election
choice-by-lot = by lot
choice-by-appointment = by appointment
choice-ex-officio = by right of another office
choice-keep-roll = see and keep the roll
choice-end-membership = end somebody’s membership
choice-export = take a copy of the roll
choice-organise = keep a group’s page
choice-boundaries = draw the boundaries of groups
choice-open-groups = open a group
choice-close-groups = close a group
choice-settings = change the organisation’s settings
choice-scrutinise = see what was done and by whom
choice-mail = look after the mail
choice-lend = lend offices and end terms
choice-run-ballots = run ballots
choice-spend = spend money
choice-by-place = by the place they live or work in
choice-freely = by choosing it
choice-at-once = at once
choice-when-accepted = when whoever keeps the roll has accepted them
choice-online = online
choice-post = by post
choice-in-person = in person
choice-host = the host, who runs the house
choice-registrar = a registrar outside of the house
choice-scottish-stv = single transferable vote (Scottish rules)
choice-meek = single transferable vote (Meek)
choice-warren = single transferable vote (Warren)
choice-ers97 = single transferable vote (ERS 1997)
choice-irv = eliminating ballot
choice-bottoms-up = lowest out until the seats are filled
choice-sequential-irv = eliminating ballot, one seat at a time
choice-plurality = most votes, one choice each
choice-block = most votes, as many choices as seats
choice-yes-no = yes or no
choice-approval = most approvals
choice-schulze = Schulze’s method
choice-ranked-pairs = ranked pairs
choice-pav = proportional approval voting
choice-seq-pav = proportional approval voting, in sequence
choice-seq-phragmen = Phragmén’s rule
choice-equal-shares = equal shares
choice-equal-shares-approval-completion = equal shares, completed by approvals
choice-equal-shares-without-completion = equal shares, seats may stay empty
choice-pb-equal-shares-add1 = a shared budget by equal shares
choice-answer = an answer
choice-debate = a debate
choice-recall = a recall
choice-advice = advice
choice-warning = a warning
choice-suspension = suspension
choice-removal-from-office = removal from office
choice-expulsion = expulsion
choice-kind = what kind it was
choice-sanction = what came of it
choice-reasons = why

## Rulebooks to start from
template-campaign = A local campaign
    .do = About 30 people, everyone decides everything.
template-co-operative = A co-operative
    .do = A general meeting, a board that can be removed.
template-union-branch = A union branch
    .do = Stewards, a committee, secret ballots.
template-movement = A movement
    .do = National, regional and local groups, representatives with a mandate.

## What is wrong: the form of the text
text-too-long = The text is longer than { $most } bytes.
    .do = Take out what is not a rule.
toml = The text cannot be read here: { $message }.
    .do = Look for a missing quotation mark, bracket or equals sign on this line or the one before, and for a line that stands twice.
section-missing = The part [{ $section }] is missing.
    .do = Write it; docs/RULEBOOK.md says what it needs.
section-unknown = No rulebook has a part “{ $section }”.{ $near }
    .do = Correct the name or take the part out. The parts are: { $known }.
section-no-table = “{ $section }” has to be a part with a heading of its own.
    .do = Write [{ $section }] on a line, and what belongs to it below.
name-unfit = “{ $name }” cannot be a name here.
    .do = Use small letters a to z, digits and hyphens, at most 60.
key-unknown = [{ $section }] has no rule “{ $key }”.{ $near }
    .do = Correct the word or take the line out. It can have: { $known }.
key-missing = [{ $section }] does not say “{ $key }”.
    .do = Add a line { $key } = …
no-such-name = There is no { $kind } called “{ $name }”.{ $near }
    .do = Correct the name, or write a part [{ $section }.{ $name }].
form-unknown = This text has the form { $form }, and this program reads the form { $known }.
    .do = Write form = { $known }, and look whether everything is said as docs/RULEBOOK.md has it.
number-out-of-bounds = “{ $key }” is { $number }, which is out of bounds.
    .do = Write a number from { $least } to { $most }.
slip-text = “{ $key }” has to be a text.
    .do = Put it in quotation marks.
slip-text-empty = “{ $key }” says nothing.
    .do = Write something between the quotation marks, or take the line out.
slip-text-unfit = “{ $key }” is too long, or has signs that cannot be shown.
    .do = Write at most 10,000 letters.
slip-texts = “{ $key }” has to be a list of texts.
    .do = Write [ "one", "another" ].
slip-name = “{ $key }” has to be a name.
    .do = Write the name of one part of this rulebook in quotation marks.
slip-names = “{ $key }” has to be a list of names.
    .do = Write names of parts of this rulebook as [ "one", "another" ].
slip-twice = “{ $key }” names something twice.
    .do = Take one of the two out.
slip-number = { $wrote } is not a number for “{ $key }”.
    .do = Write a whole number without quotation marks.
slip-yes-no = { $wrote } is neither yes nor no for “{ $key }”.
    .do = Write true or false, without quotation marks.
slip-share = { $wrote } is not a share for “{ $key }”.
    .do = Write a share such as "5 %", "half", "two thirds" or "1 in 7".
slip-share-above-all = { $wrote } is more than all of them.
    .do = Write a share of at most 100 %.
slip-amount = { $wrote } does not say how many for “{ $key }”.
    .do = Write a number such as 20, a share such as "10 %", or "5 % or 1000, whichever is less".
slip-amount-whichever = { $wrote } does not say which of the two counts.
    .do = End it with ", whichever is less" or ", whichever is more".
slip-amount-turned-round = { $wrote } asks for at least more than it asks for at most.
    .do = Put the smaller number first.
slip-majority = { $wrote } is not a majority for “{ $key }”.
    .do = Begin it with "more than" or "at least", as in "more than half of the votes cast".
slip-majority-base = { $wrote } does not say of what.
    .do = End it with "of the votes cast" or "of the members".
slip-majority-above-all = { $wrote } can never be reached: more than all.
    .do = Write "at least all", or a smaller share.
slip-span = { $wrote } is not a length of time for “{ $key }”.
    .do = Write a number and minutes, hours, days, weeks, months or years, such as "28 days".
slip-span-long = { $wrote } is longer than a century.
    .do = Write a shorter time.
slip-filled = { $wrote } is not a way to fill an office.
    .do = Write "by-election", "by-lot", "by-appointment" or "ex-officio".
slip-power = { $wrote } is not among the powers that the program knows.
    .do = Use keep-roll, end-membership, export, organise, boundaries, open-groups, close-groups, settings, scrutinise, mail, lend, run-ballots or spend.
slip-joined = { $wrote } does not say how people come to be in such a group.
    .do = Write "by-place" or "freely".
slip-joining = { $wrote } does not say when somebody who asks is a member.
    .do = Write "at-once" or "when-accepted".
slip-channel = { $wrote } is not among the ways to vote.
    .do = Write some of [ "online", "post", "in-person" ].
slip-codes = { $wrote } makes no voting codes.
    .do = Write "host" or "registrar".
slip-count = { $wrote } is not a counting rule.
    .do = Write a rule such as "yes-no", "irv" or "scottish-stv"; docs/COUNTING.md has them all.
slip-asks-for = { $wrote } is not what a petition can be for.
    .do = Write "answer", "debate" or "recall".
slip-sanction = { $wrote } is not among the sanctions.
    .do = Write some of [ "advice", "warning", "suspension", "removal-from-office", "expulsion" ].
slip-published = { $wrote } is not among what can be published.
    .do = Write some of [ "kind", "sanction", "reasons" ].

## What is wrong: groups, bodies, offices
groups-none = There is no kind of group.
    .do = Write one, such as [groups.all] with a title.
groups-two-tops = “{ $group }” is within no other kind of group, and it is not the only one.
    .do = Say within what it is; only the whole organisation is within nothing.
group-whole-freely = “{ $group }” is the whole organisation, and nobody chooses whether they are in that.
    .do = Leave out “joined”.
group-place-in-freely = “{ $group }” goes by place, but it is part of “{ $within }”, which people choose.
    .do = Write joined = "freely" here as well, or another kind after “within”.
groups-in-a-ring = These kinds of groups are within each other in a ring: { $ring }.
    .do = Leave out “within” for the largest of them.
bodies-in-a-ring = These bodies answer to each other in a ring: { $ring }.
    .do = Let one of them answer to all members, and all members to nobody.
body-who = It is not clear who is in “{ $body }”.
    .do = Write either everyone-in = (a kind of group) or sits-for = (a kind of group), not both.
body-and-office = “{ $name }” is the name of a body and of an office, so nobody knows which is meant.
    .do = Give one of them another name.
body-empty = Nobody sits in “{ $body }”: no office says that it is in this body.
    .do = Write an office with body = (its name), or take the body out.
body-decides-and-leaves = “{ $body }” decides about { $matter } and leaves it alone.
    .do = Take it out of one of the two lists.
office-nowhere = It is not clear where the office “{ $office }” is held.
    .do = Write body = (a body it sits in) or group = (a kind of group).
office-two-places = The office “{ $office }” is said to be in one kind of group, and its body { $body } is in another.
    .do = Leave out “group”; the body says it.
office-in-everyone = The office “{ $office }” cannot have a seat in { $body }, where all members are.
    .do = Leave out “body” and say group = (a kind of group), or name a body of office-holders.
office-nobody = Nobody can ever hold the office “{ $office }”: it comes from { $by }, where nobody can be before.
    .do = Let it come from a body of all members, or from somebody who does.
office-by-no-body = { $by } cannot fill the office “{ $office }” in this way.
    .do = Name a body that votes or is drawn from; only an appointment can also come from an office.
office-by-no-office = The office “{ $office }” should come with another office, and { $by } is none.
    .do = Name another office after by =.
office-no-ballot = It is not said by which ballot the office “{ $office }” is elected.
    .do = Add ballot = (a kind of ballot).
office-ballot-of-others = The office “{ $office }” is elected by { $by }, but in its ballot { $votes } vote.
    .do = Name a ballot in which the same body votes.
office-ballot-unused = The office “{ $office }” is not elected, so no ballot or counting rule is for it.
    .do = Take the line out, or write filled = "by-election".
office-no-recall = No petition can take the office “{ $office }” back.
    .do = Write a petition that asks for a recall of this office.
office-no-answer = It is not said to whom the office “{ $office }” answers.
    .do = Add answers-to = (a body).
office-no-deputy = If the one person in the office “{ $office }” is ill, nobody can do its work.
    .do = Add deputy-named-by = (a body or an office), or more seats.
value-unknown = “{ $value }” is not an answer about { $characteristic }.
    .do = Use its answers: { $known }.
value-none = No answer is named.
    .do = Name at least one.
limit-none = This limit says neither at least nor at most how many.
    .do = Add at-least = or at-most = with a number.
limit-turned-round = This limit asks for at least { $least } and at most { $most }.
    .do = Make the first number no larger than the second.
limit-never = No group has { $seats-n ->
    [one] { $seats } seat
   *[other] { $seats } seats
}, so this limit never holds.
    .do = Change when-seats, or the number of seats above.
limit-more-than-seats = { $least } are reserved, but there { $seats-n ->
    [one] is { $seats } seat.
   *[other] are { $seats } seats.
}
    .do = Reserve fewer, or add seats.
limits-more-than-seats = The reserved seats need at least { $needed-n ->
    [one] { $needed } person
   *[other] { $needed } different people
}, but there { $seats-n ->
    [one] is { $seats } seat.
   *[other] are { $seats } seats.
}
    .do = Reserve fewer, or add seats.
limits-contradict = At least { $least } are asked for here, and another limit allows at most { $most }.
    .do = Change one of the two.
shortlist-no-size = A limit on the shortlist needs to know how long the shortlist is.
    .do = Add shortlist-at-most = with a number.

## What is wrong: numbers and times
quorum-above-body = “{ $body }” has { $size } seats and can never bring { $quorum } people together.
    .do = Write a smaller quorum, or a share such as "half".
reminders-turned-round = The last reminder ({ $other } before the end) would come before the first ({ $one }).
    .do = Make the first the longer time.
reminder-before-beginning = A membership lasts { $one }, and the first reminder would come { $other } before its end.
    .do = Remind later.
open-turned-round = The ballot is open at least { $one } and at most { $other }.
    .do = Make the first time no longer than the second.
trustees-all-needed = All { $trustees } trustees would be needed ({ $needed }); if one loses their key, no vote can ever be opened.
    .do = Let fewer be enough, such as 3 of 5.
registrar-no-time = The registrar of “{ $ballot }” would have no time to make the voting codes and to send them.
    .do = Add roll-freezes = "7 days" or so: the codes are made when the roll is frozen.
corrections-too-long = The roll is frozen { $one } before the opening, and for { $other } after that it could be corrected: no time is left to send the voting codes.
    .do = Make roll-corrections shorter than roll-freezes.
channels-none = There is no way to vote in “{ $ballot }”.
    .do = Name at least one: "online", "post" or "in-person".
ballot-uncalled = No rule lets anybody call “{ $ballot }”, and no other rule leads to it.
    .do = Add called-by = [ … ], or take the ballot out.
refusal-no-time = A refusal of “{ $proposal }” could take for ever.
    .do = Add decide-within = (a time).
refusal-final = Members cannot do anything against a refusal of “{ $proposal }”.
    .do = Add force-signatures = (how many force a ballot).
force-unrefused = Nobody may refuse “{ $proposal }”, so nobody needs to force it.
    .do = Take force-signatures out, or say who may refuse.
proposal-left-alone = Proposals can be about { $matter }, which { $body } leaves alone.
    .do = Take it out of one of the two lists.
seats-turned-round = There are at least { $least } and at most { $most } seats.
    .do = Make the first number no larger than the second.
notice-before-freeze = “{ $ballot }” is announced { $notice } before it opens, but the roll freezes { $demanded } before (line { $line }).
    .do = Announce it earlier, or freeze the roll later.
notice-of-body = “{ $ballot }” is announced { $notice } before it opens, but those who vote are to be told { $demanded } before (line { $line }).
    .do = Make the notice of the ballot at least as long.
notice-of-change = “{ $ballot }” is announced { $notice } before it opens, but a change of the rules has to be public { $demanded } before (line { $line }).
    .do = Make the notice of the ballot at least as long, or name another ballot for the change.
notice-before-reply = “{ $ballot }” is announced { $notice } before it opens, but whoever it is about has { $demanded } to reply (line { $line }).
    .do = Make the notice of the ballot at least as long.

## What is wrong: petitions, powers, cases, changes
recall-no-ballot = “{ $petition }” leads to no vote.
    .do = Add ballot = (a kind of ballot).
petition-no-clock = “{ $petition }” could wait for ever.
    .do = Add answer-within = (a time).
recall-everybody = “{ $petition }” needs everybody’s signature, which nobody will ever get.
    .do = Ask for fewer.
recall-never = “{ $petition }” can never be used on the office “{ $office }”: it is closed for the whole term of { $term }.
    .do = Shorten not-in-first or not-in-last.
power-unlent = No office lends the power to { $power }.
    .do = Add it to what an office lends, or take this part out.
power-one-holder = Two people have to agree to { $power }, but only one can hold an office that lends it.
    .do = Let another office lend it too, or add seats.
power-alone = One person alone may { $power }.
    .do = Write [powers.{ $name }] with alone-up-to = 0, so that two people have to agree.
case-no-sanction = Nothing can come of “{ $case }”.
    .do = Name at least one sanction.
case-endless-suspension = A suspension in “{ $case }” could last for ever.
    .do = Add suspension-at-most = (a time).
case-too-few-to-sit = { $sit } have to sit, but the body has { $size-n ->
    [one] { $size } seat.
   *[other] { $size } seats.
}
    .do = Let fewer sit, or name a larger body.
case-appeal-to-same = An appeal in “{ $case }” would be heard by those who decided.
    .do = Name another body.
case-no-appeal = Nobody hears an appeal against an expulsion in “{ $case }”.
    .do = Add appeal-to = (another body) and appeal-within = (a time).
appeal-no-time = It is not said within what time one can appeal.
    .do = Add appeal-within = (a time).
appeal-to-nobody = It is not said who hears an appeal.
    .do = Add appeal-to = (a body).
change-of-nothing = This way of changing rules is for no rule.
    .do = Name parts of this rulebook, or "everything-else".
change-of-unknown = There is no rule “{ $path }” that could be changed.
    .do = Name a part of this rulebook, such as "membership", or "everything-else".
change-twice = “{ $path }” can be changed in two ways; the other is “{ $other }”.
    .do = Take it out of one of them.
change-by-nobody = Nobody can bring in “{ $change }”.
    .do = Add brought-by = [ … ] or through = (a proposal).
change-easier-than-ballot = This asks for { $majority }, but its ballot asks for { $ballot } anyway.
    .do = Take the line out, or ask for more than the ballot does.
change-not-all = Some rules could never be changed.
    .do = Let one of the changes be of = ["everything-else"].

## Rules in words: the rulebook, matters, people, groups
rule-rulebook-form = This text has the form { $value }.
rule-rulebook-name = These are the rules of { $value }.
rule-matters-title = Decisions can be about: { $value }.
rule-characteristics-title = Candidates may be asked about their { $value }. Nobody has to answer.
rule-characteristics-purpose = { $about }: this is what the answer is for. { $value }
rule-characteristics-values = { $about }: the answers are { $value }.
rule-groups-title = There are groups of the kind { $value }.
rule-groups-within = { $about }: each is part of a group of the kind { $value }.
rule-groups-joined = { $about }: people come to be in one { $value }.
rule-groups-members-at-least = { $about }: to open one it takes at least { $value-n ->
    [one] { $value } member.
   *[other] { $value } members.
}
rule-groups-contact-answers-within = { $about }: its contact answers within { $value }.
rule-bodies-title = A body that decides: { $value }.
rule-bodies-everyone-in = { $about }: everybody in the { $value } is in it.
rule-bodies-sits-for = { $about }: those who hold the offices in it decide for the { $value }.
rule-bodies-answers-to = { $about }: it answers to { $value }, who can overrule it.
rule-bodies-decides = { $about }: it decides about { $value }, and nothing else.
rule-bodies-decides-none = { $about }: it decides about everything that it does not leave alone.
rule-bodies-leaves-alone = { $about }: it leaves { $value } to others.
rule-bodies-leaves-alone-none = { $about }: there is nothing that it leaves alone.
rule-bodies-quorum = { $about }: a decision counts only if this many take part: { $value }.
rule-bodies-majority = { $about }: it decides with { $value }.
rule-bodies-notice = { $about }: everybody in it is told { $value } before.

## Rules in words: offices and powers
rule-offices-title = An office: { $value }.
rule-offices-body = { $about }: sits in { $value }.
rule-offices-group = { $about }: held at this level: { $value }.
rule-offices-seats = { $about }: { $value-n ->
    [one] one person holds it at a time.
   *[other] { $value } people hold it at a time.
}
rule-offices-shared-among = { $about }: the seats are shared out among the groups of the kind { $value }.
rule-offices-filled = { $about }: filled { $value }.
rule-offices-by = { $about }: this comes from { $value }.
rule-offices-ballot = { $about }: the ballot is { $value }.
rule-offices-count = { $about }: votes are counted by { $value }.
rule-offices-nominated-by = { $about }: a candidate is named by this many members: { $value }.
rule-offices-minimum-age = { $about }: nobody younger than { $value }.
rule-offices-term = { $about }: lent for { $value }. It ends by itself.
rule-offices-terms-in-a-row = { $about }: { $value-n ->
    [one] after one term somebody else has to follow.
   *[other] after { $value } terms one after another somebody else has to follow.
}
rule-offices-deputy-named-by = { $about }: a deputy is named by { $value }.
rule-offices-lends = { $about }: whoever holds it may { $value }.
rule-offices-lends-none = { $about }: it lends no power in this program.
rule-offices-answers-to = { $about }: it answers to { $value }.
rule-offices-counts-towards-several-yes = { $about }: one person may count towards several reserved seats.
rule-offices-counts-towards-several-no = { $about }: one person counts towards one reserved seat only.
rule-reserved-characteristic = Reserved seats ({ $about }): they go by { $value }.
rule-reserved-values = Reserved seats ({ $about }): for { $value }.
rule-reserved-at-least = Reserved seats ({ $about }): at least { $value }.
rule-reserved-at-most = Reserved seats ({ $about }): at most { $value }.
rule-reserved-when-seats = Reserved seats ({ $about }): only where { $value-n ->
    [one] one is chosen.
   *[other] { $value } are chosen.
}
rule-powers-alone-up-to = { $value-n ->
    [0] To { $about }, two people have to agree.
   *[other] The power { $about }: up to { $value } one person may; above it two have to agree.
}
rule-powers-second-waits = To { $about }: an act waits { $value } for the second person.
rule-powers-reason-yes = To { $about }: the reason is written down.
rule-powers-reason-no = To { $about }: no reason has to be written down.
rule-powers-good-for = To { $about }: what was agreed to can be used for { $value }.

## Rules in words: membership
rule-membership-minimum-age = { $value-n ->
    [0] People of any age can be members.
   *[other] Members are at least { $value } years old.
}
rule-membership-statement = Whoever joins accepts this: { $value }
rule-membership-joins = Whoever asks to join is a member { $value }.
rule-membership-lasts = A membership lasts { $value } and is then renewed.
rule-membership-grace = It can still be renewed { $value } after its end.
rule-membership-first-reminder = The first reminder comes { $value } before the end.
rule-membership-last-reminder = The last reminder comes { $value } before the end.
rule-membership-vote-begins-after = The right to vote begins { $value } after joining.
rule-membership-vote-from-age = Members vote from the age of { $value }.
rule-membership-supporters-yes = There are supporters too, who help and have no vote.
rule-membership-supporters-no = There are no supporters without a vote.
rule-membership-founding-term = The founding officers’ term ends after { $value }.

## Rules in words: ballots and proposals
rule-ballots-title = A kind of ballot: { $value }.
rule-ballots-who-votes = { $about }: those who vote are { $value }.
rule-ballots-called-by = { $about }: it can be called by { $value }.
rule-ballots-called-by-none = { $about }: nobody calls it; it comes from other rules.
rule-ballots-count = { $about }: counted by { $value }.
rule-ballots-notice = { $about }: announced at least { $value } before it opens.
rule-ballots-open-at-least = { $about }: open at least { $value }.
rule-ballots-open-at-most = { $about }: open at most { $value }.
rule-ballots-turnout = { $about }: valid only if this many vote: { $value }.
rule-ballots-majority = { $about }: a question passes with { $value }.
rule-ballots-roll-freezes = { $about }: who may vote is fixed { $value } before it opens.
rule-ballots-roll-corrections = { $about }: until { $value } after that, two persons may correct the roll, with a reason.
rule-ballots-secret-yes = { $about }: it is secret.
rule-ballots-secret-no = { $about }: it is open; once it is closed, the members who take part see who voted how.
rule-ballots-secret-from = { $about }: where fewer than { $value } may vote, secrecy cannot be promised and they are asked first.
rule-ballots-trustees = { $about }: its key is shared among { $value } trustees.
rule-ballots-trustees-needed = { $about }: { $value } of the trustees are enough to open it.
rule-ballots-grace = { $about }: a ballot that was begun in time is taken until { $value } after the close.
rule-ballots-one-post-each-yes = { $about }: whoever is elected in one question is left out of those after it.
rule-ballots-one-post-each-no = { $about }: one person can be elected in several questions of one ballot.
rule-ballots-after-outage = { $about }: after an outage it stays open { $value } longer.
rule-ballots-codes = { $about }: its voting codes are made by { $value }.
rule-ballots-channels = { $about }: one votes { $value }.
rule-proposals-title = A way to put something to the vote: { $value }.
rule-proposals-proposed-by = { $about }: those who propose and sign are { $value }.
rule-proposals-about = { $about }: it can be about { $value }.
rule-proposals-about-none = { $about }: it can be about everything that is decided there.
rule-proposals-signatures = { $about }: to be heard it needs this many signatures: { $value }.
rule-proposals-collect-within = { $about }: they are collected within { $value }.
rule-proposals-refused-by = { $about }: it may be refused by { $value }.
rule-proposals-refused-by-none = { $about }: nobody may refuse it.
rule-proposals-decide-within = { $about }: they decide within { $value }; silence is a refusal.
rule-proposals-force-signatures = { $about }: after a refusal a ballot is forced by this many signatures: { $value }.
rule-proposals-force-within = { $about }: these are collected within { $value } of the refusal.
rule-proposals-ballot = { $about }: it comes to the ballot { $value }.

## Rules in words: debates, selections
rule-debates-title = A kind of debate: { $value }.
rule-debates-among = { $about }: those who talk are { $value }.
rule-debates-opened-by = { $about }: it can be opened by { $value }.
rule-debates-opened-by-none = { $about }: nobody opens it; it comes from petitions.
rule-debates-lasts = { $about }: it lasts { $value }.
rule-debates-posts-a-day = { $about }: a member posts at most { $value-n ->
    [one] once a day.
   *[other] { $value } times a day.
}
rule-debates-votes-a-day = { $about }: a member agrees or disagrees at most { $value } times a day.
rule-debates-longest-post = { $about }: a post has at most { $value } characters.
rule-debates-organisers-share = { $about }: at most { $value } of all words are the organisers’.
rule-selections-title = A selection: { $value }.
rule-selections-group = { $about }: the choice is made in each { $value }.
rule-selections-seats-at-least = { $about }: each has at least { $value-n ->
    [one] one seat.
   *[other] { $value } seats.
}
rule-selections-seats-at-most = { $about }: each has at most { $value-n ->
    [one] one seat.
   *[other] { $value } seats.
}
rule-selections-panel-approved-by = { $about }: only those stand who are on the panel, which is approved by { $value }.
rule-selections-interview-yes = { $about }: whoever applies is interviewed.
rule-selections-interview-no = { $about }: there are no interviews.
rule-selections-appeal-to = { $about }: whoever is not approved can appeal to { $value }.
rule-selections-appeal-within = { $about }: an appeal comes within { $value }.
rule-selections-nominated-by = { $about }: a candidate is named by this many members: { $value }.
rule-selections-accept-within = { $about }: whoever is named says within { $value } whether they stand.
rule-selections-panel-must-accept-yes = { $about }: whoever is on the panel has to accept.
rule-selections-panel-must-accept-no = { $about }: being on the panel obliges nobody to accept.
rule-selections-shortlist-at-most = { $about }: a shortlist has at most { $value-n ->
    [one] one name.
   *[other] { $value } names.
}
rule-selections-shortlisted-by = { $about }: the shortlist is drawn up by { $value }.
rule-selections-who-votes = { $about }: those who vote are { $value }.
rule-selections-ballot = { $about }: the ballot is { $value }.
rule-selections-count = { $about }: votes are counted by { $value }.
rule-selections-roll-freezes = { $about }: who may vote is fixed { $value } before.
rule-shortlist-characteristic = On the shortlist ({ $about }): it goes by { $value }.
rule-shortlist-values = On the shortlist ({ $about }): for { $value }.
rule-shortlist-at-least = On the shortlist ({ $about }): at least { $value }.
rule-shortlist-at-most = On the shortlist ({ $about }): at most { $value }.
rule-shortlist-when-seats = On the shortlist ({ $about }): only where { $value-n ->
    [one] one is chosen.
   *[other] { $value } are chosen.
}
rule-target-characteristic = The target over all groups goes by { $value }.
rule-target-values = The target over all groups is for { $value }.
rule-target-share = The target over all groups: { $value } of all seats held.

## Rules in words: petitions, cases, changes
rule-petitions-title = A kind of petition: { $value }.
rule-petitions-asks-for = { $about }: it asks for { $value }.
rule-petitions-to = { $about }: it can be about { $value }.
rule-petitions-to-none = { $about }: it can be about every office.
rule-petitions-signed-by = { $about }: those who sign are { $value }.
rule-petitions-signatures = { $about }: it needs this many signatures: { $value }.
rule-petitions-collect-within = { $about }: they are collected within { $value }.
rule-petitions-answer-within = { $about }: it is answered within { $value }.
rule-petitions-reply-within = { $about }: whoever it is about has { $value } to reply before the vote.
rule-petitions-ballot = { $about }: it comes to the ballot { $value }.
rule-petitions-not-in-first = { $about }: not in the first { $value } of a term.
rule-petitions-not-in-last = { $about }: not in the last { $value } of a term.
rule-cases-title = A kind of case: { $value }.
rule-cases-sanctions = { $about }: what can come of it: { $value }.
rule-cases-suspension-at-most = { $about }: no suspension is longer than { $value }.
rule-cases-heard-by = { $about }: heard by { $value }.
rule-cases-sit = { $about }: { $value-n ->
    [one] one of them sits.
   *[other] { $value } of them sit.
}
rule-cases-conflicted-stand-aside-yes = { $about }: nobody sits who complained, is complained about, or is near to either.
rule-cases-conflicted-stand-aside-no = { $about }: those in a conflict may sit.
rule-cases-notice = { $about }: the person is told of what { $value } before the hearing.
rule-cases-appeal-to = { $about }: an appeal is heard by { $value }.
rule-cases-appeal-within = { $about }: an appeal comes within { $value }.
rule-cases-publishes = { $about }: everybody can read { $value }, never who.
rule-cases-publishes-none = { $about }: nothing is published but that there was a case.
rule-changes-title = A way to change the rules: { $value }.
rule-changes-of = { $about }: it is for { $value }.
rule-changes-brought-by = { $about }: brought in by { $value }.
rule-changes-brought-by-none = { $about }: no officer brings it in; members do.
rule-changes-through = { $about }: members bring it in by the proposal { $value }.
rule-changes-ballot = { $about }: decided by the ballot { $value }.
rule-changes-notice = { $about }: the new text is public { $value } before.
rule-changes-turnout = { $about }: valid only if this many vote: { $value }.
rule-changes-majority = { $about }: it passes with { $value }.

## May somebody do something: no rule allows it
missing-rule = No rule allows this.
missing-section = The rulebook has no “{ $name }” under { $section }.
missing-power = No rule lets anybody { $power }.
missing-caller = No rule lets anybody call “{ $ballot }”.
missing-refusal = No rule lets anybody refuse “{ $proposal }”.
missing-force = No rule lets members force a ballot on “{ $proposal }”.
missing-deputy = No rule lets anybody name a deputy for “{ $office }”.
missing-appeal = No rule lets anybody appeal in “{ $case }”.
missing-opener = No rule lets anybody open “{ $debate }”.
missing-bringer = No rule lets an officer bring in “{ $change }”.
missing-through = No rule lets members bring in “{ $change }” by a proposal.
missing-change = No rule says how “{ $path }” is changed.
change-empty = No rule is named that would change.

## May somebody do something: a rule forbids it
no-member = Only members may do this.
suspended = Your rights are suspended for the time being.
vote-not-begun = The right to vote begins { $after } after joining.
joined-after-freeze = Who may vote was fixed { $time } before the ballot opened, and you joined later.
too-young = This is for people of { $age } and older.
member-already = You are a member already.
not-of-body = This is for { $body }.
not-theirs = This is for { $who }.
power-not-lent = The power to { $power } is lent to { $who }.
about-oneself = Nobody uses a power over people on themselves.
second-unfit = The second person has to be another member who may { $power }, and whom it is not about.
collected-too-long = The signatures had to be collected within { $time }.
refused-too-late = It had to be refused within { $time }.
forced-too-late = The signatures had to come within { $time } of the refusal.
left-alone = It is not for { $body } to decide about { $matter }: they leave it alone.
not-decided-here = It is not for { $body } to decide about { $matter }.
proposal-not-about = “{ $proposal }” cannot be about this.
open-too-short = It has to be open for at least { $time }.
open-too-long = It may be open for at most { $time }.
more-votes-than-voters = There are more votes than people who could vote.
petition-not-for = “{ $petition }” is not for the office { $office }.
term-too-young = Not in the first { $time } of a term.
term-too-old = Not in the last { $time } of a term.
filled-otherwise = “{ $office }” is filled { $filled }.
term-too-long = A term lasts at most { $time }.
stand-elsewhere = Only members of its own group stand for “{ $office }”.
not-elected = “{ $office }” is not elected, so nobody stands for it.
terms-over = { $terms-n ->
    [one] One term is the most one after another.
   *[other] { $terms } terms are the most one after another.
}
sanction-not-allowed = In “{ $case }” there is no { $sanction }.
conflicted = { $people-n ->
    [one] One of those who sit has
   *[other] { $people } of those who sit have
} to stand aside.
suspension-too-long = No suspension is longer than { $time }.
appeal-too-late = An appeal had to come within { $time }.
posts-over = { $posts-n ->
    [one] One post a day is the most.
   *[other] { $posts } posts a day are the most.
}
votes-over = { $votes } answers a day are the most. Come back tomorrow.
post-too-long = A post has at most { $most } characters; this has { $characters }.
organisers-over = Organisers write at most { $share } of all words. Let others speak first.
change-through-other = Members bring this in by “{ $proposal }”.
change-by-other-ballot = This is decided by “{ $ballot }”.
change-too-soon = The new text had to be public for { $time } before the ballot opened.

## May somebody do something: what is still needed
need-age = Say how old you are; this is for people of { $age } and older.
need-statement = Accept the statement first.
need-count = First it has to be known how many people are in { $body }.
need-signatures = { $needed-n ->
    [one] { $needed } signature is
   *[other] { $needed } signatures are
} needed; { $more } more.
need-members = { $needed } members are needed to open one; there are { $have }.
need-notice = It has to be announced { $time } before it opens.
need-consent = Only { $people } may vote, so secrecy cannot be promised. They have to agree first.
need-matter = Say what it is about: { $body } does not decide about everything.
need-turnout = { $needed } have to vote; { $voted } did.
need-majority = It passes with { $majority }; { $yes } were for it.
need-refusal = A ballot can be forced only after a refusal, or when the time to decide is over.
need-resolution = { $body } has to decide it, with { $majority }.
need-resolution-quorum = { $body } has to decide it, with { $majority } and at least { $quorum } taking part.
need-office = Say which office “{ $petition }” is about.
need-term = Say from when to when the office is held.
need-reason = Write down why.
need-second = Above { $alone } a second person has to agree.
need-second-always = A second person has to agree.
need-sitting = { $needed } have to sit; { $sit } do.
need-hearing-notice = The person has to be told of what { $time } before the hearing.
need-end = A suspension has an end, at most { $time } away.
need-panel = Apply for the panel first; it is approved by { $by }.
need-acceptance = They have to accept the nomination.

## What would it take
sim-proposal = Put something to the vote: { $title }
sim-petition-answer = Get an answer: { $title }
sim-petition-debate = Get a debate: { $title }
sim-petition-recall = Take an office back: { $title }
sim-change = Change the rules: { $title }
sim-office = Stand for the office: { $title }
sim-body = Decide as a body: { $title }
sim-selection = Stand in a selection: { $title }
sim-heard = { $needed-n ->
    [one] { $needed } name
   *[other] { $needed } names
} of { $people } to be heard ({ $rule }).
sim-decide = Then { $who } must decide within { $time }. Silence is a refusal.
sim-force = After a refusal, { $needed-n ->
    [one] { $needed } name
   *[other] { $needed } names
} of { $people } to force a ballot ({ $rule }).
sim-sign = { $needed-n ->
    [one] { $needed } name
   *[other] { $needed } names
} of { $people } ({ $rule }).
sim-answer = Then it is answered within { $time }.
sim-time = The ballot is announced { $notice } before it opens, and is open at least { $open }.
sim-registrar = A registrar outside of the house makes the voting codes and sends each member theirs, before it opens.
sim-turnout = { $needed } of { $people } must vote ({ $rule }). If { $fewer } vote, it fails, even if all are for it.
sim-majority = With { $votes-n ->
    [one] { $votes } vote
   *[other] { $votes } votes
}, { $needed } must say yes ({ $rule }).
sim-majority-all = If all { $people } vote, { $needed } must say yes ({ $rule }). Fewer votes need fewer.
sim-nominated = { $needed-n ->
    [one] { $needed } member
   *[other] { $needed } members
} of { $people } name a candidate ({ $rule }).
sim-quorum = { $needed } of { $people } must take part ({ $rule }).
sim-target = Of { $people } seats, { $needed } for { $who } ({ $rule }).
