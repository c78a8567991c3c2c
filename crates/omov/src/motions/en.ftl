# Motions.
menu-motions = Motions
motions-title = Motions
motions-lead = Texts in numbered clauses. Members sign them, change them word by word, and then vote.
motions-none = No motion has been moved yet
motions-none-who = It will stand here as soon as one is. The rules say who may move one.
motions-move-title = Move a motion
motions-move = Move a motion in { $group }
motion-back = Back to the motion
motion-rule = The rule
motion-a-member = a member
motion-can = What you can do
motion-over = This motion takes nothing any more.

motion-is-open = Open for changes
motion-is-late = Ran out of time
motion-is-withdrawn = Taken back
motion-is-final = The text is fixed
motion-signed-until = It can be signed and changed until { $when }, { $away }.
motion-fixed-at = The text was fixed on { $when }, { $away }.
motion-moved-at = Moved on { $when }, { $away }.

motion-new-title = Move a motion in { $group }
motion-new-lead = You write a text in clauses. Others sign it and suggest changes. What you accept becomes part of it.
motion-no-kinds = There are no motions in this group
motion-no-kinds-why = The rules know no proposal of its members.
motion-moved-by = { $kind }: moved by { $who }. It takes so many signatures: { $signatures }.
motion-begun = The first clause comes from what was agreed on in the debate “{ $question }”. You can change its words here.
motion-send = Move it
motion-move-refused = This motion cannot be moved
motion-kind = Which kind is it?
motion-kind-missing = Say which kind it is.
motion-matter = What is it about?
motion-matter-hint = The rules say who decides about what. You can move something else all the same: then it is marked, and no ballot can be called on it here.
motion-matter-outside = Not for this group to decide.
motion-matter-missing = Say what it is about.
motion-title = What is it called?
motion-title-hint = A few words that say what it wants.
motion-title-missing = Write what it is called.
motion-title-long = Write at most { $letters } letters.
motion-clauses = What does it say?
motion-clauses-hint = One clause in each line, at most { $most }. Each is numbered and can be changed by itself.
motion-clause-line = Line { $line }: { $why }
motion-clauses-number = Write from 1 to { $most } clauses, one in each line.
motion-clause-empty = Write what it says.
motion-clause-no-words = Write a sentence with words.
motion-clause-long = Write at most { $letters } letters in one clause.
motion-turned = Your text has hidden marks that turn its direction, so others would read something else. Type it anew without copying.
motion-about = Why?
motion-about-hint = Everybody can read this. It is not voted on. Do not name people.
motion-about-long = Write at most 5,000 letters.

motion-moved-by-names = Moved by { $names }.
motion-moved-by-members = Moved by { $movers-n ->
    [one] one member.
   *[other] { $movers } members.
}
motion-moved-by-nobody = Nobody moves it any more.
motion-signed-of = { $signatures-n ->
    [one] One member has signed it;
   *[other] { $signatures } members have signed it;
} it takes { $needed }.
motion-signed-by = { $signatures-n ->
    [one] One member has signed it.
   *[other] { $signatures } members have signed it.
}
motion-why = Why
motion-text = The text as it stands
motion-text-final = The text that is voted on
motion-struck = This clause has been struck out.
motion-suggest = Suggest a change to clause { $clause }
motion-new-clause = Suggest a new clause
motion-clash-tag = { $amendments } amendments clash
motion-open-tag = { $amendments-n ->
    [one] One amendment waits
   *[other] { $amendments } amendments wait
}
motion-accepted-link = Amendment { $number } was accepted
motion-grew = Begun from statement { $statement } of “{ $question }”
motion-done-signed = You have signed it. No page shows that to anybody else.
motion-done-unsigned = You have taken your signature back.
motion-done-asked = You have signed it, and asked to move it too.
motion-done-accepted = The amendment has been accepted. The text has a new version.
motion-done-sent = It has been sent on. It stands here now, and has a life of its own.
motion-done-wished = Your condition stands here now. Nobody sees whose it is.
motion-done-answered = Whoever wrote the condition is told, and says whether it is met.
motion-done-met = Your condition is met.
motion-done-not-yet = Those who move it see what is still missing.
motion-done-back = Your condition is gone.
motion-done-fixed = The text is fixed. Nobody can change it any more.

motion-sign = Sign it
motion-unsign = Take my signature back
motion-sign-secret = No page shows anybody else whether you sign it. You can take it back as long as the text is open.
motion-sign-refused = Your signature was not taken
motion-join = Ask to move it too
motion-join-refused = You cannot move it
motion-leave = Stop moving it
motion-you-move = You move this. You answer what others would change.
motion-not-yours = Members of { $group } sign it and suggest changes. You can read what they do.
motion-sign-in = Members of { $group } sign it and suggest changes, once they have signed in. You can read what they do.
motion-movers-asked = They would move it too
motion-mover-yes = Agree
motion-mover-no = Do not agree
motion-joint = One text for several amendments to clause { $clause }
motion-takes = What it takes
motion-history = History
motion-history-fixed = The text was fixed.
motion-version-moved = Version { $version }: moved by { $who }
motion-version-amended = Version { $version }: amendment { $number }, accepted by { $who }
motion-version-removed = Version { $version }: words were removed
motion-version-lead-removed = Words were removed on { $when }, so the text became this.
motion-version-title = Version { $version }
motion-version-lead = Made by { $who } on { $when }.
motion-version-by = It came with amendment { $number }

motion-fix = Fix the text
motion-fix-title = Fix the text
motion-fix-happens = From then on nobody can change a letter of it, sign it, or take it back. The ballot is held on exactly these words.
motion-fix-do = Fix the text
motion-fix-refused = The text cannot be fixed
motion-fix-unanswered = { $amendments-n ->
    [one] One amendment waits
   *[other] { $amendments } amendments wait
} for an answer. Accept or decline each of them first.
motion-fix-empty = Every clause has been struck out. There is nothing to vote on.
motion-withdraw = Take the motion back
motion-withdraw-title = Take the motion back
motion-withdraw-happens = Nobody can sign or change it any more. It stays here to be read, with everything that others suggested.
motion-withdraw-do = Take the motion back
motion-withdraw-refused = It cannot be taken back any more
motion-fixed-title = The text is fixed
motion-fixed-say = Nobody can change it. Whoever wants to check works out the SHA-256 of the file and compares.
motion-fixed-when = Fixed on
motion-fingerprint = Fingerprint (SHA-256)
motion-bytes = The exact text
motion-text-file = As a file

clash-title = Amendments { $one } and { $other } change the same words
clash-lead = Both change “{ $words }” in clause { $clause }. Only one of them can stand. This has to be settled before anyone votes.
clash-join = Write one text together
clash-otherwise = Or those who move it accept one of them; then the other no longer fits, and its author can write it anew.
clash-title-one = It clashes with
clash-lead-one = These change the same words. Only one of them can stand.

amendments-title = Amendments
amendments-none = Nobody has suggested a change yet
amendments-none-who = Whoever may move a motion here may also suggest a change.
amendment-to-clause = Amendment { $number } to clause { $clause }
amendment-strikes = Amendment { $number }: strike out clause { $clause }
amendment-new-clause = Amendment { $number }: a new clause
amendment-to-amendment = Amendment { $number } to amendment { $target }
amendment-is-open = Waits for an answer
amendment-is-outdated = No longer fits
amendment-is-accepted = Accepted
amendment-is-declined = Declined
amendment-is-withdrawn = Taken back
amendment-is-joined = In a joint text
amendment-by = Suggested by { $who } on { $day }.
amendment-what = What it changes
amendment-why = Why
amendment-why-not = Why not: { $why }
amendment-let-go = What it would have changed was answered before it.
amendment-when-accepted = It was accepted on { $when }.
amendment-when-withdrawn = Its author took it back on { $when }.
amendment-when-joined = A joint text took its place on { $when }.
amendment-version = Its own words have been changed. This is version { $version }.
amendment-to-it = Changes to this amendment
amendment-accept = Accept
amendment-accept-refused = It was not accepted
amendment-answer-refused = It cannot be answered any more
amendment-late = It has been answered already, or the motion takes nothing any more.
amendment-changed = Clause { $clause } has changed since this was written. It said “{ $before }” then, and says “{ $now }” now. Its author can write it anew.
amendment-decline = Decline
amendment-decline-title = Decline an amendment
amendment-decline-why = Why, in a sentence?
amendment-decline-hint = Everybody can read it. Do not name people.
amendment-decline-do = Decline the amendment
amendment-suggest = Suggest other words for it
amendment-renew = Write it anew
amendment-withdraw = Take it back
amendment-withdraw-title = Take your amendment back
amendment-withdraw-lead = It stays here to be read. Nobody can accept it any more.
amendment-see = See the amendment
amendment-done-made = Your suggestion stands here now.
amendment-done-agreed = You agree that this text takes the place of yours.

amend-title-clause = Suggest a change to clause { $clause }
amend-title-new = Suggest a new clause
amend-title-amendment = Suggest other words for amendment { $target }
amend-title-joint = One text for several amendments to clause { $clause }
amend-lead = Change the words below. Those who move the motion see what you put in and take out, word by word.
amend-lead-amendment = Change the words below. Whoever wrote the amendment decides whether to take yours.
amend-lead-joint = Everybody who wrote one of these amendments has to agree. Then those who move the motion answer.
amend-stands = It says now
amend-new = What should the new clause say?
amend-body = What should it say?
amend-body-hint = At most { $letters } letters.
amend-strike = Or strike it out?
amend-strike-yes = Strike out the whole clause
amend-parts = Which amendments does it take the place of?
amend-parts-hint = Two or more of these.
amend-parts-missing = Choose at least two.
amend-reason = Why, in a sentence?
amend-reason-hint = Everybody can read it. Do not name people.
amend-reason-missing = Write why, in at most { $letters } letters.
amend-send = Suggest it
amend-refused = This change was not taken
amend-same = It says so already. Change at least one word.
amend-there = Amendment { $number } would already have it so.
amend-full = There are { $most } amendments already, and more would not be read.
amend-changed = These words have changed since yours were written:
amend-changed-body = The words changed while you wrote. What you typed is still here. Look at what is new, and send it again.

joint-title = One text in the place of several
joint-lead = If it is accepted, it takes the place of these. Everybody who wrote one of them has to agree.
joint-agreed = Agrees
joint-waits = Has not answered
joint-agree = Agree that it takes the place of mine
joint-not-yet = Not everybody has agreed whose amendment it takes the place of.

act-motion-moved = Moved a motion
act-motion-amended = Changed a motion
act-motion-withdrawn = Took a motion back
act-text-final = Fixed the text of a motion
record-fact-motion = Motion
record-fact-clauses = Clauses
record-fact-clause = Clause
record-fact-amendment = Amendment
record-fact-version = Version
record-fact-signatures = Signatures
record-fact-sha-256 = SHA-256 of the text
held-motions-moved = Motions that you move
held-motions-signed = Motions that you signed
held-amendments = Changes that you suggested to motions
held-field-motion = Motion
held-field-words = Words

motion-quote = The exact text: { $file } Its fingerprint (SHA-256): { $fingerprint }
motion-vote-title = Now it is voted on
motion-vote-call = A ballot of this kind is called: { $kind }. Those who may call it: { $who }.
motion-vote-how = The form has the title of the motion and the fingerprint of its text already. Leave them as they are: by these the ballot is known here.
motion-vote-form = Call the ballot
motion-voted = The ballot on it
motion-decision-link = What was decided, and what becomes of it
motion-voted-text = The text that is voted on
motion-voted-link = The motion, with every change that was suggested

decision-title = Decision: { $motion }
decision-carried = Carried
decision-not-carried = Not carried
decision-lead-carried = Members have decided this. Here stands who sees to it, and whether it happened.
decision-lead-not = Members have not decided this. The text stays here to be read.
decision-done-kept = It stands here now.
decision-text = What was voted on
decision-motion = The motion, with every change that was suggested
decision-result = The result
decision-could = Could have voted
decision-ballot = The ballot, and how to check it
decision-no-owner-title = Nobody sees to it yet
decision-no-owner = Those who moved it, or who look after the group, name an office and a first thing to do.
decision-no-owner-you = Name the office that sees to it, a first thing to do, and the day on which all look at it again.
decision-own = Name who sees to it
decision-own-again = Name somebody else, or another day
decision-review-title = Did it happen?
decision-review-over = All wanted to look at it again on { $when }. Nobody has said yet whether it happened.
decision-review = Say whether it happened
decision-who = Who sees to it
decision-owner = Office
decision-owner-movers = Those who moved it
decision-review-on = Looked at again on
decision-looked-on = Last looked at
decision-happened = Did it happen?
decision-happened-yes = Yes
decision-happened-partly = In part
decision-happened-no = No
decision-happened-missing = Say whether it happened.
decision-note = What happened, or what was in the way?
decision-tasks = What is to be done
decision-tasks-none = Nothing stands here yet.
decision-tasks-many = There are { $most } tasks already.
decision-task-open = To do
decision-task-done = Done
decision-overdue = Overdue
decision-task-due = By { $day }.
decision-task-when = Done on { $day }.
decision-task-do = It is done
decision-task-add = Add something to do
decision-task-first = What is the first thing to do?
decision-task-what = What is to be done?
decision-task-by = By which day?
decision-opinions = What both sides say
decision-majority = Those who are content with the result
decision-minority = Those who are not
decision-said-none = Nobody has said anything yet.
decision-said-by = Said by { $who } on { $day }.
decision-say = Say something to it, once
decision-owner-title = Who sees to this decision?
decision-owner-lead = An office sees to it, so that it goes on when people change.
decision-owner-which = Which office?
decision-owner-missing = Choose an office.
decision-owner-send = Name it
decision-review-when = On which day do all look at it again?
decision-review-hint = If nobody says by then whether it happened, it is shown as overdue.
decision-day-wrong = Write a day from today on.
decision-task-title = Something to do
decision-task-lead = Everybody sees it, and whether it is done by its day.
decision-task-send = Add it
decision-happened-title = Did it happen?
decision-happened-lead = Everybody sees what you say.
decision-happened-send = Say it
decision-say-title = Say something to the decision
decision-say-lead = Once, in a few sentences. How you voted stays your secret: nobody checks your side.
decision-say-send = Say it
decision-side = On which side do you speak?
decision-side-majority = I am content with the result
decision-side-minority = I am not
decision-side-missing = Choose a side.
decision-say-what = What do you want to say?
decision-say-hint = At most 500 letters. Members who are signed in see your name.
decision-say-twice = You have said something to this decision already.
decision-say-full = So much has been said already that more would not be read.
decision-sentence-missing = Write from 1 to { $letters } letters.
decisions-overdue = Overdue
decisions-overdue-say = Something that was decided here has not been done by its day.

act-motion-decided = Named who sees to a decision
act-decision-reviewed = Said whether a decision happened
record-fact-owner = Who sees to it
record-fact-happened = Whether it happened
held-decision-opinions = What you said to decisions

motion-replies = What others say to it, in words of their own.
motion-quote-clause = Quote clause { $clause }
motion-remove = Remove: { $part }
motion-part-title = The title
motion-part-about = The explanation
motion-part-clause = Clause { $number }
motion-part-amendment = Amendment { $number }
motion-remove-part = Those who move it are told. The words go from this page for good.
motion-remove-clause = The clause goes from every version, and with it the words of every amendment to it. The motion goes on without it.
motion-remove-final = The text is fixed. The clause goes from it, and its fingerprint stays that of the text as it was. No ballot can be called on it any more; one that has been called goes on.
motion-remove-amendment = If it waits for an answer, it waits no more. If it was accepted, its words stand in the clause as well, which is removed by itself.
motion-removed-words = (Removed. The ground: { $ground })
motion-gaps-title = These bytes are not given out
motion-gaps = Words have been removed since the text was fixed. The fingerprint is that of the text as it was, so it cannot be worked out from what stands here.
amendment-is-removed = Removed
amendment-words-removed = Its words have been removed.
act-motion-words-removed = Removed words from a motion
record-fact-part = Which part

topic-exists = What is there already?
topic-research = What research is there, and what is missing?
topic-make = What could be made instead of bought?
topic-skills = Which skills does it take?
topic-training = Which training does it take?
topic-money = What money does it take, over what time?
topic-other = Another question
evidence-summary = Evidence: { $pieces-n ->
    [0] none yet.
    [one] one piece.
   *[other] { $pieces } pieces.
} { $answered-n ->
    [0] None of six questions has an answer.
    [one] One of six questions has an answer.
   *[other] { $answered } of six questions have an answer.
}
evidence-open = These questions have no answer yet:
evidence-open-you = These questions have no answer yet. Do you know one?
evidence-add = Add evidence to clause { $clause }
evidence-link = Evidence { $number }
evidence-by = Given by { $who } on { $day }.
evidence-by-before = Given by { $who } on { $day }, for version { $version }. The clause has changed since.
evidence-source-is = Source:
evidence-taken-back = Whoever gave this has taken it back.
evidence-lead = Say what is known, and where that stands, so that others can look. Your name stands beside it for members who are signed in.
evidence-clause = What the clause says
evidence-topic = Which question does it answer?
evidence-topic-missing = Choose a question.
evidence-question = Your own question
evidence-question-hint = If it is another question, or to say more closely what you mean.
evidence-question-missing = Write which question it answers.
evidence-says = What does the evidence say?
evidence-says-hint = A few sentences in your own words, at most { $letters } letters. Everybody can read them. Do not name people.
evidence-source = Where does it come from?
evidence-source-hint = Who wrote it, what it is called, and when. For example: Port Authority, Shift times, March 2026.
evidence-address = Web address
evidence-address-hint = It begins with https:// and is shown as a link. We never open it ourselves.
evidence-address-wrong = Copy the whole address of the page. It begins with https:// and has no spaces, names or passwords in it.
evidence-cost = What does it cost?
evidence-cost-hint = In words, if the source says so.
evidence-time = How long does it take?
evidence-time-hint = In words, if the source says so.
evidence-send = Add it
evidence-refused = This evidence was not taken
evidence-no-clause = The clause has been struck out. Add it to another one.
evidence-full = There are { $most } pieces of evidence already, and more would not be read.
evidence-long = Write at most { $letters } letters. You wrote { $typed }.
evidence-done-given = Your evidence stands here now. Others can look at its source and say what they find.
evidence-done-checked = What you found stands here now.
evidence-title = Evidence { $number } to clause { $clause }
evidence-given-by = Given by { $who } on { $day }.
evidence-answers = The question
evidence-it-says = What it says
evidence-clause-title = For clause { $clause }
evidence-clause-same = The clause still says what it said then.
evidence-clause-changed = The clause has changed since this was given.
evidence-version = Version { $version } of the text
evidence-back = Back to the evidence
evidence-take-back = Take it back
evidence-back-title = Take your evidence back
evidence-back-happens = Its words go for good, with what others said about its source.
evidence-back-refused = It cannot be taken back any more
check-is-not = Nobody has checked it
check-is-found = The source says so
check-is-missing = The source does not say so
check-is-disputed = People disagree on the source
check-title = Who looked at the source
check-none = Nobody has said yet what they found there.
check-by = Looked at by { $who } on { $day }.
check-say = Say what the source says
check-lead = Look at the source yourself first. Your name stands beside what you say for members who are signed in.
check-finds = Does the source say so?
check-finds-missing = Choose one.
check-yes = I looked, and it says this
check-no = I looked, and it does not say so
check-why = What did you find?
check-why-hint = You have to say it if the source does not say so. At most { $letters } letters.
check-why-wrong = Write what you found, in at most { $letters } letters.
check-send = Say it
check-refused = This was not taken
check-own = You gave this evidence yourself. Somebody else looks at its source.
check-late = Only members of the group say what a source says, until the motion is decided and as long as the words are there.
check-full = So many have looked already that more would not be read.
motion-part-evidence = Evidence { $number }
motion-part-check = What somebody found in the source of evidence { $number }
motion-part-condition = Condition { $number }
motion-remove-evidence = What others said about its source goes with it. That they looked stays.
motion-remove-check = Whether they found it in the source stays.
motion-remove-condition = What was answered to it goes with it, and it waits for nobody any more.
held-evidence = Evidence that you gave
held-checks = Sources that you looked at
held-conditions = Conditions under which you would sign motions
held-motions-sent = Motions that you sent on
held-field-found = What you found
held-field-missing = What was still missing

conditions-title = I would sign it if …
conditions-none = Would you sign it if something were different? Say what, and those who move it see what it takes.
conditions-count = { $open-n ->
    [0] No condition is open;
    [one] One condition is open;
   *[other] { $open } conditions are open;
} { $met-n ->
    [0] none has been met.
    [one] one has been met.
   *[other] { $met } have been met.
}
condition-is-open = Open
condition-is-answered = Met, say those who move it
condition-is-met = Met
condition-is-withdrawn = Taken back
condition-number = Condition { $number }
condition-yours = Yours
condition-missing = Not yet met. What is missing: { $missing }
condition-write = I would sign it if …
condition-write-title = I would sign it if …
condition-write-lead = Those who move it see your condition. If they meet it, you are told, and you say whether it is so.
condition-body = What would have to be different?
condition-body-hint = One thing, in at most { $letters } letters. Everybody can read it. No page shows that it is yours.
condition-send = Send it
condition-refused = Your condition was not taken
condition-signed = You have signed the motion already. Suggest a change instead, or take your signature back first.
condition-twice = A condition of yours waits here already. Take it back if you want to write another.
condition-full = There are { $most } conditions already, and more would not be read.
condition-late = This condition waits no more
condition-late-why = It has been answered or taken back meanwhile, or the motion takes nothing any more.
condition-words = The condition
condition-answer = Say that it is met
condition-answer-title = Say that a condition is met
condition-answer-lead = Whoever wrote it is told, and says whether it is so. Nobody sees who they are.
condition-which = Which version meets it?
condition-which-missing = Choose a version.
condition-by-version = Version { $version }, { $day }
condition-by-amendment = Version { $version }, { $day }: amendment { $number }
condition-answer-words = What do you want to say to it?
condition-answer-hint = In at most { $letters } letters. Everybody can read it.
condition-answer-send = It is met
condition-answer-version = It is met by version { $version }, say those who move it
condition-answer-amendment = It is met by version { $version } (amendment { $number }), say those who move it
condition-asks = Is your condition met?
condition-yes = Yes, it is met
condition-no = Not yet
condition-no-title = Not yet
condition-no-lead = Say what is still missing. Your condition stays open.
condition-what-missing = What is still missing?
condition-no-send = Not yet
condition-met-title = Your condition is met
condition-met-sign = You can sign now. No page shows anybody else whether you do.
condition-met-about = your condition is met
condition-take-back = Take it back
condition-back-title = Take your condition back
condition-back-happens = Its words go, and those of the answers to it. You can write another.
condition-letter-subject = Is your condition met? “{ $motion }”
condition-letter =
    Dear { $name },

    You wrote under which condition you would sign the motion “{ $motion }”. Those who move it say that it is met now.

    Look at what they say, and tell them whether it is so:
    { $page }

    Nobody sees that the condition is yours.

    { $organisation }

scope-tag = Outside what this group decides
scope-outside = This is outside what this group decides.
scope-not-taken-up = Members can take it up all the same: by signing it, by changing it and by talking about it.
scope-taken-up = So many members have signed it that they take it up all the same: { $signatures }.
scope-no-ballot = No ballot can be called on it in this group, whatever becomes of it.
scope-no-ballot-title = No ballot can be called on it here
scope-then = Those who moved it can send it on to a group that decides about this. Or it stays here as what members said.
record-fact-outside = The rule that it is outside of

forward-title = In other groups
forward-link = Send it on to another group
forward-from = It came from { $group } on { $day }, as version { $version } of the motion there. Here it has a life of its own.
forward-from-link = The motion in { $group }
forward-no-mover = Nobody of this group moves it yet. Whoever asks to move it does.
forward-to-link = The motion in { $group }
forward-when = Sent on { $day }.
forward-where = To which group?
forward-choose = Choose a group
forward-group = { $group } ({ $kind })
forward-group-outside = { $group } ({ $kind }), but this is not for them to decide
forward-where-missing = Choose a group.
forward-happens = It opens there with the same clauses, under the rules of that group. Those who may move a motion there have to sign it anew. Here it stays as it is.
forward-send = Send it on
forward-refused = It was not sent on
forward-there = The same text stands in that group already, and nothing has become of it yet.
forward-see = See it there
forward-full = This text has been sent to { $most } groups already.
forward-nowhere = There is no group to send it to
forward-nowhere-why = A motion goes to the groups above, to those beside it, and to those within it, if members can move motions there.
act-motion-forwarded = Sent a motion on to another group
record-fact-from = The motion it came from
record-fact-sent-to = What it became there
