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
removed-policy-lead = Those who look after the group may remove what somebody wrote on one of these grounds. Each time is on the public record.
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

    If you think this is wrong, write to the contact of the group. You may say something else at any time.

record-fact-ground = Ground
