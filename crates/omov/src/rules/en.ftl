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
