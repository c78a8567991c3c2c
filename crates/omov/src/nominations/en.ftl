# Nominations for an office, and what those who stand say of themselves.
nominations-list = Nominations
nominations-what = Before members elect somebody to an office, everybody can put names forward.
nominations-title = Nominations: { $office }, { $group }
nominations-for = Nominations for { $office }
nominations-back = Back to the nominations
nominations-see = See who is named
nominations-are-open = Nominations open
nominations-are-ending = Nominations ending
nominations-are-over = Nominations over
nominations-until = Names can be put forward until { $when }, { $away }.
nominations-ended = Names could be put forward until { $when }, { $away }.
nominations-late = Nominations are over. Nothing can be added or changed any more.

nominations-open-in = Open nominations in { $group }
nominations-new-title = Open nominations in { $group }
nominations-new-lead = Before members elect somebody to an office, everybody can put names forward. Choose the office.
nominations-no-offices = Members here elect nobody by ballot
nominations-no-offices-why = The rules have no office of this group that a ballot in this house fills.
nominations-opened-by = May be opened by: { $who }.
nominations-there = Under way
nominations-there-already = There are nominations for this office already. See them first.
nominations-open-title = Open nominations: { $office }, { $group }
nominations-open-lead = Members put names forward, and whoever is named says whether they stand. The election is called afterwards, with those who stand.
nominations-open = Open nominations
nominations-open-refused = Nominations cannot be opened
nominations-open-not-you = Under these rules you may not open nominations for this office.
nominations-needs = To stand it takes the support of so many of those who elect: { $needed }.
nominations-needs-one = The rules ask for no supporters: whoever accepts, stands.
nominations-seats-hint = The rules give this office so many seats: { $seats }.
nominations-seats-wrong = Write a whole number from 1 to { $seats }. Where only one is elected at a time, write 1.
nominations-about = What is this office?
nominations-about-hint = What it decides, how much work it is, for how long. Everybody can read this. Do not name people.
nominations-about-missing = Write what the office is, so that people know what they would stand for.
nominations-ends-day = Until which day can names be put forward?
nominations-ends-hour = Until what time?
nominations-ends-hint = From { $earliest } to { $latest }.
nominations-ends-soon = Members need time to think of somebody. Choose { $earliest } or later.
nominations-ends-far = Choose { $latest } or earlier.
nominations-body-hint = Only if you do it in the name of this body: { $body }.
nominations-reopen = Can members say that none of the candidates will do?
nominations-reopen-hint = The ballot then has one more answer. If it is elected, the seats that are left stay empty, and nominations are opened again.
nominations-reopen-yes = Yes, with the answer “None of these: open nominations again”

nominations-done-opened = Nominations are open. Everybody in the group can see them.
nominations-done-named = They have been named, and you support them. We have written to them. They stand only if they accept.
nominations-done-supported = You support them. No page shows that to anybody else.
nominations-done-unsupported = You do not support them any more.
nominations-done-accepted = You stand. You can change your words until the end, or withdraw.
nominations-done-withdrawn-late = You have withdrawn. Your name will not be on the ballot.
nominations-done-withdrawn = You do not stand. What you had written is gone.
nominations-done-extended = Names can be put forward again. Whoever stood goes on standing.

nominations-office = What the office is
nominations-named-title = Who is named
nominations-stand = Who stands
nominations-order = The order says nothing: chance has made it. Everybody has the same space.
nominations-none = Nobody is named yet
nominations-none-who = Every member of the group can put a name forward, also their own.
nominations-hidden = { $accepted-n ->
    [0] Nobody has accepted yet
    [one] One member has accepted so far
   *[other] { $accepted } members have accepted so far
}
nominations-hidden-why = Until the end somebody can still withdraw. So before it, names are shown only to members who have signed in.
nominations-nobody = Nobody stands
nominations-nobody-why = Nobody accepted who had enough supporters. Nominations can be opened again.
nominations-short = { $people-n ->
    [one] One member had accepted and does not stand: too few supported them.
   *[other] { $people } members had accepted and do not stand: too few supported them.
}
nominations-unfit = { $people-n ->
    [one] One member had accepted and does not stand: the rules do not allow it.
   *[other] { $people } members had accepted and do not stand: the rules do not allow it.
}
nominations-silent = { $people-n ->
    [one] One member was named and did not answer.
   *[other] { $people } members were named and did not answer.
}
nominations-fixed = Nobody can change these words. Whoever wants to check works out the SHA-256 of the file and compares. It stands on the public record.
nominations-bytes = The exact words
nominations-file = All statements as a file

nominations-can = What you can do
nominations-can-say = Stand yourself, put somebody’s name forward, or support those who are named.
nominations-cannot-stand = The rules do not let you stand for this office now.
nominations-cannot-name = You can name and support others once you have a vote here.
nominations-secret = No page shows anybody else whom you name and support. You can support several.
nominations-stand-yourself = Stand yourself
nominations-name = Put a name forward
nominations-not-yours = Members of { $group } put names forward. You can read who stands.
nominations-sign-in = Members of { $group } put names forward, once they have signed in.

nominations-takes = What it takes
nominations-seats = { $seats-n ->
    [one] One is elected.
   *[other] { $seats } are elected.
}
nominations-needed = { $needed-n ->
    [one] Whoever accepts and is supported by one member stands. Their own support counts.
   *[other] Whoever accepts and is supported by { $needed } members stands. Their own support counts.
}
nominations-age = Whoever stands is at least { $age } years old.
nominations-row = Nobody holds it more than { $terms-n ->
    [one] one term
   *[other] { $terms } terms
} in a row.
nominations-reopen-on = The ballot has the answer “None of these: open nominations again”.
nominations-extended = Nominations were extended on { $when }: { $why }

nominations-ending = Nominations are over. In a minute you can see here who stands.
nominations-next = What comes next
nominations-ballot = Members vote, or have voted, on those who stand:
nominations-enough = { $standing-n ->
    [one] One member stands. The election can be called.
   *[other] { $standing } members stand. The election can be called.
}
nominations-few = { $standing-n ->
    [0] Nobody stands
    [one] One member stands
   *[other] { $standing } members stand
}, and there are { $seats-n ->
    [one] one seat
   *[other] { $seats } seats
}.
nominations-few-extend = Nominations can be extended once, with a reason. Or the election is called with fewer, and a seat stays empty.
nominations-few-then = Nominations were extended already. The election can be called with those who stand, and the seats that are left stay empty. Afterwards nominations can be opened anew.
nominations-call = Call the election
nominations-call-who = The election is called by: { $who }.
nominations-extend = Extend nominations
nominations-open-again = Open nominations again
nominations-old = These nominations are more than 180 days old. No election is called on them any more.

nominations-extend-title = Extend nominations
nominations-extend-lead = Names can be put forward again. Whoever stands goes on standing and can change their words. This can be done once.
nominations-extend-do = Extend nominations
nominations-extend-refused = Nominations cannot be extended
nominations-extend-not = They are extended once, after their end, if fewer stand than there are seats and no election has been called.
nominations-reason-missing = Write why, in at most { $letters } letters.

nomination-you = You are named
nomination-you-named = A member has put your name forward. You stand only if you accept: saying nothing means no.
nomination-you-accepted = You have accepted. You can change your words until the end, or withdraw.
nomination-you-declined = You do not stand. You can still change your mind until the end.
nomination-you-stand = You stand. Your name and your words stay as they are. You can withdraw until the ballot is called.
nomination-you-withdrew = You stood when nominations ended, and withdrew. Your name will not be on the ballot.
nomination-you-short = You had accepted and do not stand: too few supported you.
nomination-you-unfit = You had accepted and do not stand: the rules do not allow it.
nomination-you-silent = You were named and did not answer, so you do not stand.
nomination-answer-yes = Answer and stand
nomination-answer-no = I do not want to stand
nomination-change = Change my words
nomination-withdraw = Withdraw
nomination-stand-after-all = Stand after all

nomination-name-title = Put a name forward
nomination-name-lead = Somebody of this group who you think would do it well. Ask them first, if you can.
nomination-name-happens = They get a letter, without your name. They stand only if they accept. You support them with it, and no page shows that to anybody else.
nomination-who = Who is it?
nomination-who-hint = The whole name as it stands on the roll of this group, or their e-mail address.
nomination-who-missing = Write who it is.
nomination-name-send = Put this name forward
nomination-name-refused = You cannot put a name forward here
nomination-does-not-stand = They were named already, and do not stand.
nomination-too-many = You have put ten names forward. Leave the others to others.

nomination-stand-title = Stand for { $office }
nomination-change-title = Change your words
nomination-stand-lead = This is for { $group }. You can change what you write, or withdraw, until { $until }.
nomination-stays-say = If you stand, your name and your statement stay on the record for good, also if you leave or are erased later. Before the end of nominations only members see them. Then everybody can.
nomination-statement = Why do you stand?
nomination-statement-hint = In your own words, in at most { $letters } letters. Everybody who stands has the same space.
nomination-statement-missing = Write a few words, so that members know why you stand.
nomination-statement-long = Write at most { $letters } letters. You wrote { $typed }.
nomination-says-hint = { $purpose } You do not have to say it. If you do, everybody can read it, for good. If you do not, you count as none of these.
nomination-says-missing = Choose one, or that you do not want to say.
nomination-unsaid = I do not want to say
nomination-age = How old are you?
nomination-age-yes = I am at least { $age } years old
nomination-age-missing = The rules ask that whoever stands is at least { $age }. Say that you are, or do not stand.
nomination-stays = Have you read what stays?
nomination-stays-hint = It cannot be taken back once nominations are over.
nomination-stays-yes = Yes. My name and my statement may stay for good.
nomination-stays-missing = Without this you cannot stand.
nomination-same-name = Somebody of your name stands already, and nobody could tell you apart. Ask whoever keeps the roll to write your name more fully, then send this again.
nomination-accept = Accept and stand
nomination-save = Save my words
nomination-decline-instead = I do not want to stand
nomination-stand-refused = You cannot stand here
nomination-decline-title = Say no
nomination-decline-happens = You do not stand, and your name is not shown any more. You can change your mind until the end.
nomination-decline-do = I do not want to stand
nomination-withdraw-title = Withdraw
nomination-withdraw-happens = You do not stand any more, and what you have written is gone. You can stand again until the end.
nomination-withdraw-late-happens = Your name will not be on the ballot. This cannot be taken back. It is shown here that you stood and withdrew, and your words stay in the file that was published when nominations ended.
nomination-withdraw-do = Withdraw
nomination-withdraw-refused = There is nothing to withdraw
nomination-nothing = You are not named here, or do not stand.

nomination-stands = Stands
nomination-accepted = Has accepted
nomination-named = Has not answered yet
nomination-more = { $more-n ->
    [0] Has enough supporters.
    [one] Needs one more supporter.
   *[other] Needs { $more } more supporters.
}
nomination-support = Support
nomination-unsupport = Do not support any more
nomination-support-refused = Your support was not taken
nomination-supports-themselves = Whoever stands supports themselves. Withdraw if you do not want to stand.
nomination-statement-of = The statement of { $name }
nomination-statement-title = Statement
nomination-no-statement = They have not written anything yet.
nomination-lead = For { $office }, { $group }.

nomination-ballot-title = Election: { $office }, { $group }
nomination-ballot-stand = Who stands
nomination-ballot-fixed = They were nominated and have accepted. Nobody can be added, dropped or renamed here. A lot puts them in order. { $seats-n ->
    [one] One is elected
   *[other] { $seats } are elected
} as { $office }.
nomination-ballot-reopen = The last answer is: “None of these: open nominations again”.
nomination-ballot-none = None of these: open nominations again
nomination-ballot-gone = Not on the ballot, because they withdrew, are no members of the group any more, or the rules do not allow it now: { $gone }.
nomination-withdrew = Stood and withdrew
nomination-ballot-one = Only one stands, and this kind of ballot needs two answers. Extend the nominations, or open them again later.
nomination-ballot-not = These nominations lead to no election now: it has been called already, nobody stands, or somebody left meanwhile. Look at them again.
nomination-ballot-from = Nobody types candidates for these offices. Members put names forward first:
nomination-ballot-open = Nominations for { $office }
nomination-ballot-quote = What the candidates say of themselves stands at { $file } and its SHA-256 is { $fingerprint }.
nomination-ballot-statements = Read what each says of themselves
nomination-again = Members chose “{ $answer }”. { $seats-n ->
    [one] One seat stays empty
   *[other] { $seats } seats stay empty
}, and nominations are opened again.
nomination-again-open = Open nominations

nominated-subject = Your name was put forward: { $office }, { $group }
nominated-letter =
    Dear { $name },

    a member has put your name forward for an office:
    { $office }, { $group }

    You stand only if you accept, in your own words. You have
    time until { $until }. If you say nothing, you do not stand.

    Answer here, either way:
    { $page }

    { $organisation }
standing-subject = You stand: { $office }, { $group }
standing-letter =
    Dear { $name },

    nominations are over, and you stand for this office:
    { $office }, { $group }

    Your name and your words cannot be changed any more. The
    election is called next. Everybody who stands is here:
    { $page }

    { $organisation }
too-few-subject = You do not stand: { $office }, { $group }
too-few-letter =
    Dear { $name },

    nominations are over for this office:
    { $office }, { $group }

    You had accepted. Too few members supported you, so you do
    not stand this time. Thank you for being ready to do it.
    { $page }

    { $organisation }
unfit-subject = You do not stand: { $office }, { $group }
unfit-letter =
    Dear { $name },

    nominations are over for this office:
    { $office }, { $group }

    You had accepted. The rules do not let you stand this time.
    Which rules there are stands here:
    { $page }

    { $organisation }

act-nominations-opened = Opened nominations for an office
act-nominations-extended = Extended nominations for an office
act-nominations-withdrawn = Withdrew after the end of nominations for an office
act-nominations-ended = Ended nominations for an office
record-fact-nominations = Nominations
record-fact-standing = Who stand
record-fact-candidates-say = SHA-256 of what the candidates say
record-fact-about = SHA-256 of the explanation
record-fact-reason = SHA-256 of the reason
record-fact-open-again = Seats for which nominations open again

held-nominations = Offices for which you were named
held-nominations-named = Whose names you put forward
held-nominations-supported = Whom you support as candidates
held-nominations-opened = Nominations that you opened
held-field-stands = How it stands
held-field-candidate = Who
held-field-candidate-words = Your statement
