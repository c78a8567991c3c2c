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
motion-suggest = Suggest a change
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
