# Offices: power that is lent, and what is done with it.

## Acts of two persons
second-title = What needs a second person
second-lead = Some acts need two people. One asks, and another agrees or says no.
second-waiting = Waiting for you
second-asked = What you asked for
second-none = Nothing waits for you
second-none-who = When somebody asks for an act that needs a second person, those who may agree see it here.
second-look = Look at it and decide
second-see = See how it stands
second-asker = Asked by
second-group = Group
second-reason = Reason
second-asked-at = Asked
second-until = Can be agreed to until
second-facts = What is asked
second-look-at = See what it is about
second-page-lead = It is done only if a second person agrees. Who asked and who agreed stays on the record.
second-agree-title = Agree
second-agree-happens = It is done at once, and your name stands beside it. The person who asked is told.
second-agree = Agree, and do it
second-decline-title = Say no
second-decline-happens = Nothing is done. The person who asked is told why.
second-why = Why not
second-why-hint = The person who asked reads this. One or two sentences are enough.
second-why-missing = Say in a sentence why you do not agree.
second-decline = Say no
second-waits = You asked for this. Nothing is done until somebody else agrees.
second-who = These people can agree: { $names }. They see it on their first page.
second-nobody = Nobody else holds this power here or above, so nobody can agree. Somebody has to be lent it first.
second-take-back = Take it back
second-done-agreed = You agreed, and it is done. The person who asked is told.
second-done-declined = You said no. Nothing was done, and the person who asked is told.
second-done-taken-back = You took it back. Nothing was done.
second-done-asked = You have asked. It is done when a second person agrees.
second-state-waiting = Waits for a second person
second-state-agreed = Agreed and done
second-state-declined = Not agreed to
second-state-taken-back = Taken back
second-state-over = Nobody agreed in time
second-forgotten = What was asked for is no longer kept
second-others = Somebody else has to do this
second-oneself = Nobody asks for an act that would be done to themselves. Ask another who holds the power.
second-not-theirs = Whoever asked cannot agree as well, and nobody agrees to what is done to themselves. Another who holds the power has to.
second-over-title = This is already settled
second-over-why = Somebody has agreed or said no, it was taken back, or its time has passed.
second-over-instead = See what still waits
second-agreed-subject = Agreed: { $what }
second-agreed-letter =
    Dear { $name },

    You asked for this: { $what }.

    A second person has agreed, and it is done. Both names stand on the record:
    { $power-page }

    { $organisation }
second-declined-subject = Not agreed to: { $what }
second-declined-letter =
    Dear { $name },

    You asked for this: { $what }.

    A second person did not agree, so nothing was done. They wrote:

    { $why }

    Talk with them, or ask again with another reason:
    { $power-page }

    { $organisation }
reason-too-long = Say it in at most 2,000 characters

## Lending an office, ending a term
second-lend = Lend the office “{ $office }” in { $group } to { $about } until { $until }
act-lend = Lent an office
second-end-term = End the term of { $about } as “{ $office }” in { $group }
act-end-term = Ended a term early
lend-refused = This office cannot be lent like that
lend-nobody = The person is no longer on the roll.
lend-no-member = Only members can hold an office. This person is not a member.
lend-no-office = There is no such office in this group.
lend-no-seat = { $seats-n ->
    [one] “{ $office }” has one seat in this group, and somebody holds it in that time.
   *[other] “{ $office }” has { $seats } seats in this group, and all are held in that time.
} No rule allows another. Let the term begin when one of the others ends.
lend-no-seat-left = All seats of this office are taken.
lend-too-often = The rules allow no further term in a row.
lend-by-ballot = Elected: { $ballot }
lend-over = The term would be over before it begins.
lend-held = This person holds that office already in that time.
end-refused = This term cannot end yet
end-last = Nobody else can lend offices in the whole movement. Lend that power to a second person first.
lent-subject = You have been lent an office: { $office }, { $group }
lent-letter =
    Dear { $name },

    Two officers have lent you the office “{ $office }” in { $group }.
    It ends by itself on { $until }. Their reason:

    { $reason }

    What it lets you do, and how to lay it down, is on this page:
    { $page }

    { $organisation }
ended-subject = Your term has ended: { $office }, { $group }
ended-letter =
    Dear { $name },

    Two officers have ended your term as “{ $office }” in { $group } today.
    Their reason:

    { $reason }

    Who they are stands on the record:
    { $power-page }

    { $organisation }

recalled-subject = Members have ended your term: { $office }, { $group }
recalled-letter =
    Dear { $name },

    Members have voted to end your term as “{ $office }” in { $group }. It ended today, when the result was certified.
    The question was: { $ballot }

    How many voted, and how anybody can check it:
    { $page }

    { $organisation }

dropped-subject = Your term has ended with the new rules: { $office }, { $group }
dropped-letter =
    Dear { $name },

    New rules came into force today, and they do not have the office “{ $office }” in { $group } any more.
    So your term has ended, and you have none of its powers. Nobody has blamed you for anything.

    What was decided, by how many, and what the rules say now:
    { $page }

    { $organisation }

## What powers let somebody do
power-keep-roll = Keep the roll
power-keep-roll-means = See who is a member, add people, change details, import, end a membership.
power-export = Take a copy of the roll
power-export-means = Take the roll out as a file, or agree that another does.
power-end-membership = End a membership
power-end-membership-means = End somebody’s membership for a reason such as a debt, with a second person who agrees.
power-organise = Keep the page of the group
power-organise-means = Write what the group is about, choose its contact, welcome newcomers.
power-boundaries = Draw boundaries
power-boundaries-means = Say which postcodes belong to each group.
power-open-groups = Open groups
power-open-groups-means = Open a group where the rules allow one.
power-close-groups = Close groups
power-close-groups-means = Close a group, with a second person who agrees.
power-settings = Change settings
power-settings-means = Change the organisation’s name, time zone and colour.
power-scrutinise = Scrutinise
power-scrutinise-means = See what was done, by whom and to whom. Change nothing.
power-mail = Look after mail
power-mail-means = See what became of letters, and send them again.
power-lend = Lend offices
power-lend-means = Lend offices and end terms, with a second person who agrees.

power-run-ballots = Run ballots
power-run-ballots-means = Prepare and hold ballots, and say how one came out that was held on paper or in a meeting.
power-spend = Spend money
power-spend-means = Spend the organisation’s money. The program keeps no accounts; the rules say who may.

## Who holds power
power-title = Who holds power
power-lead = { $terms-n ->
    [0] Nobody holds an office just now.
    [one] One office is held. Each is lent for a time and ends by itself.
   *[other] { $terms } offices are held. Each is lent for a time and ends by itself.
} { $vacant-n ->
    [0] None is vacant.
    [one] One is vacant.
   *[other] { $vacant } are vacant.
}
power-waiting = { $acts-n ->
    [one] One act waits for you to agree or say no
   *[other] { $acts } acts wait for you to agree or say no
}
power-too-few = From { $when } on, fewer than two people can lend offices in the whole movement. It takes two, so lend that power before.
power-see-settings = What is set
power-in-whole = In the whole movement
power-in-groups = In regions, groups and networks
power-groups-table = Offices in each group
power-group = Group
power-terms = Held
power-vacancies = Vacant
power-next-end = Next end
power-group-title = Who holds power in { $group }
power-group-lead = { $held-n ->
    [0] Nobody holds an office here just now.
    [one] One office is held here. It is lent for a time and ends by itself.
   *[other] { $held } offices are held here. Each is lent for a time and ends by itself.
}
power-table = Offices of { $group }, who holds them, and until when
power-office = Office
power-holder = Held by
power-until = Until
power-from-until = { $since } to { $until }
power-acts = Acts so far
power-deputy = Deputy
power-stands-in = { $deputy }, who stands in now
power-stands-for = Stands in for { $holder }
power-nobody = Nobody holds an office here
power-nobody-who = Officers who may lend offices can lend the first one.
power-no-offices = There are no offices for groups of this kind yet. The rules say which offices there are.
power-vacant = Vacant
power-vacant-lead = Nobody holds these. Could it be you? Tell the officers who lend them.
power-lend-this = Lend this office
power-above = Powers that reach here from above
power-above-lead = Offices of wider groups can act here too.
power-see-acts = See what was done with power
power-see-offices = Which offices there are
power-lend-office = Lend an office
back-to-power = Back to who holds power

## One power that is lent
office-of = { $office } of { $group }
office-as-deputy = { $office } (as deputy)
term-lead = Lent to { $holder } from { $since } to { $until }.
term-lead-deputy = { $holder } stands in as deputy from { $since } to { $until }.
term-runs = Runs
term-rests = Handed over to the deputy
term-as-deputy = { $name }, as deputy
term-from-deputy = It was handed over, or taken over when it was vacant, and began on { $when }.
term-ends = Ends { $away }
term-ended = Ended on { $when }
term-to-come = Begins on { $when }
term-five = Five questions for anyone with power
term-what = What power is it?
term-from = Where did it come from?
term-from-two = { $asker } asked for it and { $second } agreed. It began on { $when }.
term-from-founding = It was lent when the movement was set up here, and began on { $when }.
term-from-before = It was lent outside of this record, and began on { $when }.
term-interest = In whose interest is it used?
term-used = { $acts-n ->
    [0] Nothing has been done with it so far.
    [one] One act in this term, on the list for everybody.
   *[other] { $acts } acts in this term, all on the list for everybody.
}
term-used-see = See what was done
term-answer = To whom does it answer?
term-answers = { $members-n ->
    [one] To the one member of { $group }.
   *[other] To the { $members } members of { $group }.
}
term-take-back = How do we take it back?
term-back = It ends by itself on { $until }. Two officers who lend power can end it before, with a reason.
term-back-over = It is over.
term-acts = What you can do
term-mine = You hold this office. You can lay it down at any time.
term-lender = You can end this term or find a successor, if a second person agrees.
term-history = Who held it, and when
term-from-to = { $since } to { $until }
hand-over = Lend it to the next person
end-term = End this term early

## Lending
lend-title = Lend an office in { $group }
lend-lead = You ask, and a second officer has to agree. Nobody can lend an office to themselves.
lend-office = Which office
lend-office-term = { $office }, at most { $term }
lend-choose-office = Choose one of the offices
lend-who = To whom
lend-who-hint = Their e-mail address, or their whole name if they are a member of this group.
lend-who-missing = Say to whom you want to lend it.
lend-who-nobody = We find no member like that. Look at the spelling, or use their e-mail address.
lend-who-several = Several members have this name. Use the e-mail address of the one you mean.
lend-not-yourself = You cannot lend an office to yourself. Ask another officer to propose it.
lend-begins = When it begins
lend-begins-hint = A hand-over begins when the present term ends.
lend-now = As soon as a second person agrees
lend-after = When the term of { $holder } as { $office } ends, { $when }
lend-choose-begin = Choose when it begins
lend-other-office = That term is in another office. Choose the term after which this one begins.
lend-days = For how many days
lend-days-hint = Leave it empty for the longest term of the office.
lend-bad-days = Give a whole number of days, no more than the office allows
lend-reason = Why this person
lend-reason-hint = The second officer and the person read it. Scrutineers can see it too.
lend-send = Ask a second officer to agree
reason-missing = Give a reason in a sentence or two.

## Ending
term-end-title = End the term of { $holder } as { $office }?
term-end-lead = You ask, and a second officer has to agree. The person is told, with your reason.
term-end-reason = Why it should end now
term-end-reason-hint = The person reads it, and so do the second officer and scrutineers.
term-end-send = Ask a second officer to end it
lay-down = Lay it down
lay-down-title = Lay down { $office }?
lay-down-lead = Your term ends at once. Only a new term can give it back.
lay-down-happens = Everything you did with it stays on the list of acts. What you have not finished waits for your successor.
lay-down-done = You have laid this office down.
act-lay-down = Laid down an office

## Which offices there are
kinds-title = Which offices there are
kinds-lead = The rulebook says which offices there are. Whoever wants another office proposes a change of the rules.
kinds-none = There are no offices yet
kinds-none-who = The rules have none. Members can propose a change of the rules.
kinds-rules = Read the rules
kinds-rule = Read its rules
kinds-kind = Where
kinds-powers = What it may do
kinds-no-powers = It has a seat in a body, and no other power
kinds-term = A term lasts at most

## What was done with power
acts-title = What was done with power in { $group }
acts-lead = Every act with a power leaves a line here. Only scrutineers see to whom it was done.
acts-table = Acts in { $group }, the latest first
acts-what = What was done
acts-who = By
acts-when = When
acts-power = With the power to
acts-second = Second person
acts-as-deputy = as deputy: { $office }
acts-about = To whom
acts-reason = Reason
acts-none = Nothing was done yet
acts-none-who = When somebody uses a power in this group, it stands here.
acts-latest = The latest
acts-record = The same acts on the public record
acts-earlier = Earlier
act-other = Something this program has no words for

## One power, wherever it is held
power-page-title = The power to { $power }
power-held-nobody = Nobody holds it in { $group }
power-held-one = One person holds it in { $group }
power-held-by = { $people } people hold it in { $group }
power-held-in = Who can use it in { $group }
power-held-table = Who can use it in { $group }, and until when
power-held-none = Nobody can use it here now
power-lent-by = Lent by
power-elsewhere = { $terms-n ->
    [one] One more person holds it elsewhere.
   *[other] { $terms } more terms lend it elsewhere, in { $groups-n ->
        [one] one group
       *[other] { $groups } groups
    }.
}
power-elsewhere-see = See all groups
power-no-rule = No rule lends this power to anybody.
power-from-election = { $office }, in the { $kind }. Elected by { $by }.
power-from-lot = { $office }, in the { $kind }. Drawn by lot from { $by }, not elected.
power-from-appointment = { $office }, in the { $kind }. Named by { $by }, not elected.
power-from-ex-officio = { $office }, in the { $kind }. It comes with the office { $by }, not by election.
power-answers = { $office } answers to:
power-two-never = One person may use it alone.
power-two-sometimes = One person may use it alone, but some acts with it need a second person.
power-two-above = One person may use it for up to { $alone }. Above that a second person has to agree.
power-two-always = A second person has to agree each time.
power-used = { $acts-n ->
    [0] Nothing was done with it in the last twelve months.
    [one] One entry on the record in the last twelve months.
   *[other] { $number } entries on the record in the last twelve months.
}
power-used-see = See all of them
power-latest = What was done with it last
power-latest-none = Nothing was done with it yet. Every act will stand on the public record.
power-back = Each term ends by itself. Two officers who lend offices can end one before, with a reason. Members can ask for a recall; below is what that takes.
power-each = Each power
power-each-lead = What each power is, who holds it, and how it is taken back.

lent-act = Act { $number } on the record
lent-founding = The founding, act { $number } on the record
lent-as-deputy = Handed over, or taken over when vacant
lent-before = Lent outside of this record

## Taking power back
back-title = How members take it back
back-lead = What a recall takes today, office by office.
back-office = Recall: { $office }
back-simulate = Try other numbers
back-by-group = What it takes depends on the group. Try it with its number of members.
back-no-recall = No rule lets members recall whoever holds this office.
back-change = Propose a rule
back-rules = Read the rules on petitions
back-outside = The program does not collect names for petitions yet. They are collected on paper or in a meeting. Whoever runs ballots then calls the ballot here. If it is carried, the term ends by itself.
back-window = A recall can be handed in from { $from } to { $to }.
back-lenders = See who lends offices here
answers-nobody = No rule says to whom it answers.

## Where power hangs on one person
few-title = Where it hangs on one person
few-one = Only one person
few-two = Needs two, has one
few-office = Only { $holder } holds the office “{ $office }”, and nobody else is named as a deputy. If { $holder } cannot act, nobody else in { $group } can do this: { $powers }.
few-power = Only { $holder } can use this power in { $group }, and nobody else is named as a deputy. If { $holder } cannot act, nobody can.
few-two-sometimes = Some acts with the power to { $power } need two people. In { $group } only { $holder } holds it, so nobody can agree to them.
few-two-above = Above { $alone }, two people need to agree when somebody uses the power to { $power }. In { $group } only { $holder } holds it, so nobody can agree.
few-two-always = Two people need to agree each time the power to { $power } is used. In { $group } only { $holder } holds it, so it cannot be used.
few-two-do = Officers who lend offices can lend it to a second person, here or in a wider group.
few-do-seats = The rules have { $seats } seats for this office. Officers who lend offices can lend the next one.
few-do-deputy = The rules let { $by } name a deputy, who stands in when the office is handed over or vacant.
few-do-rules = The rules have one seat and let nobody name a deputy. Members can propose another rule.
few-do-before = No rule of today lends this office. Lend what it does as an office of the rules, before the term ends.
few-filled-rule = Read the rule
few-see-group = See all offices of the group

## Deputies
deputy-title = Deputy
deputy-nobody = Nobody
deputy-none = Nobody is named to stand in for { $holder }.
deputy-name = Name a deputy
deputy-waits-tag = Named
deputy-waits = { $deputy } is named to stand in for { $holder } until { $until }. Now { $deputy } has none of the powers. That changes if { $holder } hands over, or if the term ends early.
deputy-stands-tag = Stands in
deputy-stands = { $deputy } stands in for { $holder } until { $until } at the latest. Meanwhile { $holder } has none of the powers, and can take them up again at any time.
deputy-stands-vacant = The term of { $holder } has ended. { $deputy } stands in until the next person begins, and until { $until } at the latest.
deputy-may-tag = Vacant
deputy-may = The term of { $holder } has ended early. { $deputy } is named to stand in until { $until }, and can take over.
deputy-act = Named by act { $number }
deputy-term = See the term of the deputy
deputy-refused = A deputy cannot do this, or be named, like that
deputy-no-member = Only members can be a deputy. This person is not a member.
deputy-no-office = The rules do not have this office any more.
deputy-over = The term is over, or is itself that of a deputy.
deputy-themselves = Somebody else has to stand in for them. Name another person.
deputy-too-long = Give a whole number of days, no more than the term still lasts
deputy-holds = This person holds the same office already in that time. Name somebody who does not.
deputy-there = A deputy is named for this term already. That one has to be taken back first.
deputy-filled = Somebody else has been lent this office, so nobody needs to stand in.
deputy-not-yourself = You cannot name yourself. Ask another officer to enter it.
deputy-new-title = Name a deputy for { $holder }, { $office }
deputy-new-lead = The rules let you name who stands in. A second officer, who lends offices, has to agree.
deputy-new-lead-body = The rules let { $body } name who stands in. You enter what was decided, and a second officer has to agree.
deputy-who = Who stands in
deputy-days-hint = Leave it empty for as long as the term lasts.
deputy-took-part = How many of { $body } took part
deputy-decided-hint = From the minutes. The figures stand on the public record.
deputy-yes = How many were for it
deputy-no = How many were against it
deputy-number = Give a whole number, from the minutes
deputy-reason = Why this person, and where the minutes are
deputy-reason-hint = The second officer and the person read it. Scrutineers can see it too.
deputy-hand-over = Hand over to the deputy
deputy-hand-over-title = Hand { $office } over to { $deputy }?
deputy-hand-over-lead = { $deputy } stands in for you until { $until } at the latest.
deputy-hand-over-happens = While { $deputy } stands in, you have none of the powers of this office. You can take them up again at any time. It stands on the record.
deputy-hand-over-done = You have handed over. Your deputy stands in, and has been told.
deputy-take-up = Take the office up again
deputy-take-up-title = Take up { $office } again?
deputy-take-up-lead = { $deputy } stands in for you now.
deputy-take-up-happens = { $deputy } has none of its powers from then on, and is told. It stands on the record.
deputy-take-up-done = The office is in your hands again.
deputy-take-over = Take over as deputy
deputy-take-over-title = Take over { $office }?
deputy-take-over-lead = The term of { $holder } has ended early, and you are named to stand in until { $until }.
deputy-take-over-happens = You have its powers until somebody is lent the office. Every act says that you are the deputy. It stands on the record.
deputy-take-over-done = You stand in now. Every act says that you are the deputy.
deputy-lay-down = Stop being the deputy
deputy-lay-down-title = Stop being the deputy in { $office }?
deputy-lay-down-lead = Nobody is named to stand in for { $holder } then.
deputy-lay-down-happens = If you stand in now, the powers go back at once. { $holder } is told.
deputy-lay-down-done = You are not the deputy any more.
deputy-end = Take the deputy back
deputy-end-title = { $office }: { $deputy } no longer as deputy?
deputy-end-reason = Why they should not be the deputy any more
deputy-end-send = Ask a second officer to agree
second-name-deputy = Name { $about } as deputy of { $holder } in the office “{ $office }” in { $group }, until { $until }
second-end-deputy = Take back { $about } as deputy of { $holder } in the office “{ $office }” in { $group }
act-name-deputy = Named a deputy
act-end-deputy = Took a deputy back
act-hand-over = Handed an office over to the deputy
act-take-up = Took an office up again
act-take-over = Took over an office as deputy
act-lay-down-deputy = Stopped being a deputy
deputy-named-subject = You are named as a deputy: { $office }
deputy-named-letter =
    Dear { $name },

    You are named to stand in for { $holder } in the office “{ $office }”, until { $until }. The reason:

    { $reason }

    You have none of its powers until { $holder } hands over to you or the term ends early.
    What you would do then, and how to say no, is on this page:
    { $page }

    { $organisation }
deputy-ended-subject = You are not a deputy any more: { $office }
deputy-ended-letter =
    Dear { $name },

    Two officers have decided that you no longer stand in for { $holder } in the office “{ $office }”. Their reason:

    { $reason }

    Who they are stands on the record:
    { $power-page }

    { $organisation }
deputy-stands-in-subject = You stand in from now on: { $office }
deputy-stands-in-letter =
    Dear { $name },

    { $holder } has handed the office “{ $office }” over to you, as the deputy.
    You have its powers until { $holder } takes it up again. Every act says that you are the deputy:
    { $page }

    { $organisation }
deputy-stood-in-subject = You do not stand in any more: { $office }
deputy-stood-in-letter =
    Dear { $name },

    { $holder } has taken up the office “{ $office }” again. You are still named as the deputy:
    { $page }

    { $organisation }
deputy-laid-down-subject = Your deputy has stopped: { $office }
deputy-laid-down-letter =
    Dear { $name },

    { $deputy } no longer stands in for you in the office “{ $office }”. See who may name the next deputy:
    { $page }

    { $organisation }
deputy-vacant-subject = You can take over: { $office }
deputy-vacant-letter =
    Dear { $name },

    The term of { $holder } in the office “{ $office }” has ended early. You are named as the deputy.
    You can take over until somebody is lent the office:
    { $page }

    { $organisation }

unelected-title = Who decides without an election
unelected-tag = Not elected
unelected-by-appointment = { $office }: named by { $by }, not elected.
unelected-by-lot = { $office }: drawn by lot from { $by }, not elected.
unelected-ex-officio = { $office }: comes with the office { $by }, not by election.
unelected-before = { $office }: lent when the movement was set up here, not under a rule of today. Nobody was elected to it here.
unelected-host-title = Who runs the machine
unelected-host = Nobody elects whoever runs this machine. They can switch it off, and read what is not sealed.
unelected-host-see = See what this program does not protect against

## What no rule lets somebody do
missing-title = You do not hold the power that this needs
missing-power = This needs the power to { $power } in { $group }.
missing-or-power = Or it needs the power to { $power } in { $group }.
missing-nobody = In { $group } nobody can { $power } now.
missing-holders = In { $group } these people can { $power } now: { $names }.
missing-see = The power to { $power }
missing-member-title = Only members can do this
missing-member = The rules leave it to members, and you are not a member now.
missing-member-see = See how you stand on the roll
missing-member-rules = Read who is a member

acts-entry = On the record
acts-alone-refused = The rules want two people for this, and the program has no way for two yet
acts-challenge = Challenge act { $number }
