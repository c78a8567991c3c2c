# Taking out what somebody wrote, by a published policy.
remove = Remove
remove-title = Remove what somebody wrote
remove-lead = Only for one of these grounds, never for what it thinks. Whoever wrote it is told, and everybody sees the ground.
remove-words = The words
remove-ground = On which ground?
remove-ground-missing = Choose the ground.
remove-reason = Why, in a sentence?
remove-reason-hint = Whoever wrote it reads this, with your name.
remove-reason-missing = Write why, in at most 500 letters.
remove-do = Remove these words
remove-refused = Nothing was removed
remove-gone = These words are gone already: somebody took them back or removed them since you saw them.
removed = What was removed
removed-none = Nothing has been removed.
removed-line = { $what }, on { $day }. The ground: { $ground }
removed-here = Removed on { $day }. The ground: { $ground }
removed-policy = When something is removed
removed-policy-lead = Those who look after the group may remove what somebody wrote on one of these grounds. Each time is on the public record. Whoever wrote it can ask three members, drawn by lot, to put it back.
removed-policy-counts = How often that was done, and what came of it
ground-person = It names a person, or tells private things of one.
ground-hate = It says that people are worth less for who they are.
ground-threat = It threatens somebody, or calls for violence.
ground-unlawful = It cannot lawfully be published.
ground-advert = It advertises something, or is about another matter altogether.
letter-words-removed-subject = What you wrote on “{ $on }” was removed
letter-words-removed =
    Good day, { $name },

    { $officer } removed what you wrote on “{ $on }”:

    { $said }

    The ground: { $ground }

    In their words: { $reason }

    If you think this is wrong, three members drawn by lot can look at it. They can put your words back. Ask them by { $until }:

    { $page }

    Until then your words are kept where no page shows them. You may say something else at any time.

record-fact-ground = Ground
record-fact-removal = Removal
record-fact-outcome = Outcome
record-fact-lot-sealed = Seal of the lot
record-fact-lot-typed = Typed for the lot, as a hash
record-fact-lot-opened = What was sealed for the lot
record-fact-lot-drawn = Numbers of those who were drawn
act-removal-appealed = Appealed against a removal
act-removal-decided = Members drawn by lot decided on a removal

removals-title = What is removed, and who can put it back
removals-lead = Words are removed on one of five grounds, never for what they think. Whoever wrote them can appeal.
removals-how = How an appeal works
removals-how-1 = Whoever wrote the words can appeal once, for { $days } days. Until then the words are kept where no page shows them.
removals-how-2 = Three members of the group are drawn by lot. Nobody is drawn who wrote or removed the words, or who has the power to remove what is written there.
removals-how-3 = Each reads the words and the ground, and says whether they stay out, with a reason. Two who say the same decide.
removals-how-4 = Whoever does not answer for { $days } days is replaced by the next of the draw.
removals-how-5 = In the end the words are put back, or wiped for good. Nobody is told who said what. Once it is decided the lot is open: whoever keeps the roll can then work out who was drawn.
removals-counts = Removals and appeals so far
removals-none = Nothing has been removed since appeals are possible.
removals-ground = Ground
removals-all = Removed
removals-appealed = Appealed
removals-back = Put back
removals-out = Stayed out
removals-by-ground = On which grounds
removals-yours = What you wrote that was removed
removals-panels = Where you were drawn
removal-title = Words that were removed
removal-statement = A statement in a debate
removal-reply = A reply
removal-motion = Words of a motion
removal-where = What it was
removal-ground = Ground
removal-when = Removed
removal-day = Removed on { $day }
removal-appealed = Appealed
removal-decided = Decided
removal-place = Where it stood
removal-words = The words
removal-words-on = On “{ $on }”
removal-reason = Why they were removed
removal-appeal-words = Why whoever wrote them disagrees
removal-is-open = An appeal is possible
removal-is-appealed = Under appeal
removal-is-out = It stays out
removal-is-back = Put back
removal-is-over = No appeal was made
removal-open-until = Whoever wrote it can appeal until { $until }.
removal-asked = Three members are drawn by lot. Each has a week to answer, and you get a letter when they have decided.
removal-decided-back = Members drawn by lot decided that the words stand there again.
removal-decided-out = Members drawn by lot decided that the words stay out. They have been wiped.
removal-over = Nobody appealed in time. The words have been wiped.
removal-others = Who wrote it, who was drawn, and the words themselves are shown to nobody else.

appeal-title = Do you think that this is wrong?
appeal-lead = Three members, drawn by lot, can put your words back. They do not learn who you are. You can ask once, until { $until }.
appeal-why = Why should the words stand?
appeal-why-hint = Those who are drawn read this. Do not write who you are.
appeal-why-missing = Write why, in at most 500 letters.
appeal-typed = Type any few words for the lot
appeal-typed-hint = At least eight letters, whatever comes to your mind. Who is drawn hangs on them, so nobody could choose the people beforehand.
appeal-typed-missing = Type from 8 to 200 letters, whatever you like.
appeal-do = Appeal
appeal-refused = This appeal was not taken
appeal-late = It was asked for already, or the time for it is over.
appeal-not-yours = Only whoever wrote the words can appeal.
appeal-back-to = See what was removed

panel-title = You were drawn by lot
panel-lead = Do these words stay out? You decide with two others, who are drawn like you. You can answer until { $until }.
panel-question = What do you say?
panel-out = They stay out
panel-out-hint = The ground fits them.
panel-back = They are put back
panel-back-hint = The ground does not fit them, even if you dislike what they say.
panel-question-missing = Choose one.
panel-reason = Why, in a sentence?
panel-reason-hint = Whoever wrote the words and whoever removed them read this, without your name. Do not repeat the words.
panel-reason-missing = Write why, in at most 500 letters.
panel-do = Give my answer
panel-refused = Your answer was not taken
panel-late = It is decided already, or your time for it is over. Somebody else may have been drawn for you.
panel-thanks = Your answer is taken. You get no letter about what comes of it: it will stand here.
panel-mine = You said: { $answer }
panel-silent = No answer

lot-check = Check the draw
lot-check-lead = Each member’s number is a hash of what was sealed, what was typed, and their own number on the roll. Those with the smallest numbers were drawn, if they could be.
lot-sealed = Sealed when the words were removed
lot-typed = Typed for the appeal, as a hash
lot-drawn = The numbers that were drawn begin
lot-mine = Yours begins
lot-mine-say = Members who joined later, who have no vote yet or who have power there are passed over. So are whoever wrote the words and whoever removed them.

home-panel-title = You were drawn by lot
home-panel = Words were removed in { $group }. Do they stay out? Please answer by { $day }, { $away }.
home-panel-act = Read and answer

panel-drawn-subject = You were drawn by lot to decide on a removal
panel-drawn-letter =
    Good day, { $name },

    somebody’s words were removed from a debate, and they think that this is wrong. You are one of three members who were drawn by lot to decide.

    Please read the words and the ground, and say whether they stay out. It takes five minutes. You can answer until { $until }:

    { $page }

    If you do nothing, somebody else is drawn. Nobody is told that it was you.
appeal-back-subject = The words on “{ $on }” are put back
appeal-back-letter =
    Good day, { $name },

    members drawn by lot have decided on words that were removed on “{ $on }”. They are put back.

    What those who decided said:

    { $reasons }

    How the draw can be checked:

    { $page }
appeal-out-subject = The words on “{ $on }” stay out
appeal-out-letter =
    Good day, { $name },

    members drawn by lot have decided on words that were removed on “{ $on }”. They stay out, and have been wiped.

    What those who decided said:

    { $reasons }

    How the draw can be checked:

    { $page }

held-removals = What you wrote that was removed
held-appeals = Your appeals
held-panels = Where you were drawn by lot to decide
held-field-ground = Ground
