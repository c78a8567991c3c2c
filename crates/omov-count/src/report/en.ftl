# Texts of count reports, in English.
# A figure comes as $votes (the text to show) and $votes-n (a number that picks the plural and is never shown).

## Lists
list-more = { $so-far }, { $next }
list-last = { $so-far } and { $last }
name-and-votes = { $name } ({ $votes })
name-and-keep = { $name } now keeps { $share }
name-and-price = { $name } takes at most { $share }
limit-and-count = { $limit }: { $elected-n ->
    [0] nobody elected has it
    [one] { $elected } of the elected has it
   *[other] { $elected } of the elected have it
}

## Limits
limit-exactly = exactly { $least } with { $attribute } “{ $value }”
limit-between = { $least } to { $most } with { $attribute } “{ $value }”
limit-at-least = at least { $least } with { $attribute } “{ $value }”
limit-at-most = at most { $most } with { $attribute } “{ $value }”
limit-none = nobody with { $attribute } “{ $value }”
limit-any = any number with { $attribute } “{ $value }”

## The result as a title
title-elected = { $people-n ->
    [one] { $names } is elected
   *[other] { $names } are elected
}
title-many-elected = { $people } people are elected
title-nobody = Nobody is elected
title-open = { $names } tie, and the result is open
title-open-committees = { $committees } committees tie, and the result is open
title-reopen = { $names-n ->
    [0] Nobody is elected, and nominations are opened again
    [one] { $names } is elected, and nominations are opened again
   *[other] { $names } are elected, and nominations are opened again
}
title-carried = Yes: “{ $contest }” is carried
title-not-carried = No: “{ $contest }” is not carried
title-budget = { $projects-n ->
    [0] No project gets money
    [one] One project gets money: { $names }
   *[other] { $projects } projects get money: { $names }
}
title-budget-many = { $projects } projects get money
page-title = Result: { $contest }

lead-ballots = { $papers-n ->
    [one] { $papers } paper was counted
   *[other] { $papers } papers were counted
} to fill { $seats-n ->
    [one] one place.
   *[other] { $seats } places.
}
lead-budget = { $papers-n ->
    [one] { $papers } paper was counted.
   *[other] { $papers } papers were counted.
} The projects cost { $spent } of { $budget } together.
lead-decision = { $papers-n ->
    [one] { $papers } paper was counted:
   *[other] { $papers } papers were counted:
} { $yes } yes, { $no } no, { $abstain-n ->
    [one] { $abstain } abstention.
   *[other] { $abstain } abstentions.
}
lead-open = The papers do not say who wins. The rule lists all who tie and picks none of them.
lead-changed = { $people-n ->
    [one] The limits moved one place.
   *[other] The limits moved { $people } places.
}
lead-vacant = { $vacant-n ->
    [one] One place stays empty.
   *[other] { $vacant } places stay empty.
}

## Papers
ballots-heading = Papers
ballots-cast = Papers in the box
ballots-counted = Counted
ballots-not-counted = Not counted
ballots-why = A paper is not counted if it names nobody who stands, or if its first marks are unclear. Section “The rule in words” says how unclear marks are read.
ballots-withdrawn = { $people-n ->
    [one] { $names } withdrew and was passed over on every paper.
   *[other] { $names } withdrew and were passed over on every paper.
}

## Limits: what they changed
limits-heading = What the limits changed
limits-changed-one = { $in } has a place. Without the limits it would have been { $out }.
limits-changed = { $in-n ->
    [one] { $in } has a place because of the limits.
   *[other] { $in } have places because of the limits.
} Without them, { $out } would have been elected.
limits-moved-in = { $in-n ->
    [one] { $in } has a place because of the limits.
   *[other] { $in } have places because of the limits.
}
limits-moved-out = { $out-n ->
    [one] { $out } would have been elected without the limits.
   *[other] { $out } would have been elected without the limits.
}
limits-same = The limits moved nobody. Without them the same people would have been elected.
limits-held = These limits held:
limits-relaxed = No result could meet all the limits. These were dropped, in the order declared before:
limits-guarded = { $people-n ->
    [one] From the end of stage { $stage }, { $names } could not be put out. Without { $names }, this could no longer be met: { $limits }.
   *[other] From the end of stage { $stage }, { $names } could not be put out. Without any one of them, this could no longer be met: { $limits }.
}
limits-doomed = { $people-n ->
    [one] From the end of stage { $stage }, { $names } could not be elected. With { $names } elected, this could no longer be met: { $limits }.
   *[other] From the end of stage { $stage }, { $names } could not be elected. With any one of them elected, this could no longer be met: { $limits }.
}
limits-guarded-unsaid = From the end of stage { $stage }, { $names } could not be put out.
limits-doomed-unsaid = From the end of stage { $stage }, { $names } could not be elected.
limits-without-heading = The same papers without limits
limits-with-column = With the limits
limits-without-column = Without them
limits-table = Who is elected with and without the limits
limits-fixed = The limits are part of the rule profile.
elected-yes = elected
elected-no = not elected

## Stage by stage
stages-heading = The count, stage by stage
legend-elected = ✓ elected
legend-in = still in
legend-gained = gained in this stage
legend-quota = quota
legend-quota-is = quota, { $quota }
bars-caption = Votes after stage { $stage }
bars-caption-quota = Votes after stage { $stage }, with the quota of { $quota }
bars-who = Candidate
bars-bar = Bar
bars-votes = Votes
cell-out = out
cell-elected = elected
cell-withdrew = withdrew
bars-gained = gained { $votes }

stage-heading = Stage { $stage }. { $what }
short-first = First choices
short-surplus = { $name }’s surplus
short-surpluses = Surpluses move on
short-lowest = { $people-n ->
    [one] { $names } goes out
   *[other] { $names } go out
}
short-doomed = { $people-n ->
    [one] { $names } goes out under the limits
   *[other] { $names } go out under the limits
}
short-next-seat = All papers again, for place { $seat }
short-choice = { $name } is chosen

first = { $papers-n ->
    [one] { $papers } paper names a first choice.
   *[other] { $papers } papers name a first choice.
}
quota-is = { $quota-n ->
    [one] A candidate needs { $quota } vote to be sure of a place: that is the quota.
   *[other] A candidate needs { $quota } votes to be sure of a place: that is the quota.
}
majority-is = { $quota-n ->
    [one] A candidate needs { $quota } vote: more than half of those that count.
   *[other] A candidate needs { $quota } votes: more than half of those that count.
}
quota-now = Fewer votes count now, so the quota is { $quota }.
majority-now = Fewer votes count now, so more than half is { $quota }.
bottoms-up = The one with the fewest votes goes out, again and again, until { $seats-n ->
    [one] one is left.
   *[other] { $seats } are left.
}
nobody-yet = Nobody has it yet.
surplus = { $surplus-n ->
    [one] { $name } has { $surplus } vote over the quota, and it moves on.
   *[other] { $name } has { $surplus } votes over the quota, and they move on.
}
surplus-of-whole-papers = { $surplus-n ->
    [one] { $name } has { $surplus } vote over the quota;
   *[other] { $name } has { $surplus } votes over the quota;
} { $papers-n ->
    [one] the one paper now counts { $value } for its next choice.
   *[other] each of the { $papers } papers now counts { $value } for its next choice.
}
surplus-of-parts = { $surplus-n ->
    [one] { $name } has { $surplus } vote over the quota;
   *[other] { $name } has { $surplus } votes over the quota;
} { $papers-n ->
    [one] the one paper now counts { $value } times what it counted before, for its next choice.
   *[other] each of the { $papers } papers now counts { $value } times what it counted before, for its next choice.
}
surpluses = Those elected keep only what they need of each paper. The rest of the paper counts for its next choice.
keeps = Of each vote that reaches them, { $names }.
prices = Of each paper that reaches them, { $names } of a vote.
lowest = { $people-n ->
    [one] { $names } has the fewest votes and goes out.
   *[other] { $names } have the fewest votes and go out.
}
lowest-who-may-go = { $people-n ->
    [one] { $names } goes out: the fewest votes of those who may go.
   *[other] { $names } go out: the fewest votes of those who may go.
} { $spared-people-n ->
    [one] { $spared } has fewer, but the limits do not let { $spared } go.
   *[other] { $spared } have fewer, but the limits do not let them go.
}
doomed = { $name } cannot be elected any more without breaking this: { $limits }. So { $name } goes out.
doomed-with-quota = { $name } cannot be elected any more without breaking this: { $limits }. So { $name } goes out though the quota was reached.
doomed-unsaid = The limits no longer allow { $name } a place, so { $name } goes out.
papers-move-on = { $people-n ->
    [one] Each paper moves to its next choice.
   *[other] Each of their papers moves to its next choice.
}
only-value = Only papers worth { $value } each move at this stage.
moves-to = Votes go to { $names }.
moves-most = Most go to { $names }.
moves-largest = The largest shares go to { $names }.
gain = { $names } gain votes.
gain-most = Those who gain most are { $names }.
name-no-one-further = { $votes-n ->
    [one] { $votes } vote names no one further.
   *[other] { $votes } votes name no one further.
}
cut-off = Rounding cuts off { $votes } of a vote.
now-count-for-nobody = { $votes-n ->
    [one] { $votes } vote now counts for nobody.
   *[other] { $votes } votes now count for nobody.
}
next-seat = All papers are counted again for place { $seat }, without those already elected.
choice = { $name } is chosen next, with a score of { $score }.
elected-now = { $people-n ->
    [one] { $names } is elected.
   *[other] { $names } are elected.
}
elected-as-left = { $people-n ->
    [one] Only as many are left as there are places, so { $names } is elected without the quota.
   *[other] Only as many are left as there are places, so { $names } are elected without the quota.
}
elected-now-and-as-left = { $people-n ->
    [one] { $names } is elected.
   *[other] { $names } are elected.
} { $left-people-n ->
    [one] Only as many are left as there are places, so { $left } is elected without the quota.
   *[other] Only as many are left as there are places, so { $left } are elected without the quota.
}

## Ties
ties-heading = Ties
tie-by-earlier-stage = At stage { $stage }, { $names } had equally many votes. Stage { $earlier } told them apart: { $what ->
    [elected] { $name } is elected first.
    [excluded] { $name } goes out.
   *[surplus] { $name }’s surplus moves first.
}
tie-by-earlier-stages = At stage { $stage }, { $names } had equally many votes. Earlier stages told them apart: { $what ->
    [elected] { $name } is elected first.
    [excluded] { $name } goes out.
   *[surplus] { $name }’s surplus moves first.
}
tie-by-lot = At stage { $stage }, { $names } had equally many votes. The lot decided: { $what ->
    [elected] { $name } is elected first.
    [excluded] { $name } goes out.
   *[surplus] { $name }’s surplus moves first.
}
tie-by-order = At stage { $stage }, { $names } had equally many votes. The order drawn by people decided: { $what ->
    [elected] { $name } is elected first.
    [excluded] { $name } goes out.
   *[surplus] { $name }’s surplus moves first.
}
tie-by-other = At stage { $stage }, { $names } had equally many votes. This decided: { $by }. { $what ->
    [elected] { $name } is elected first.
    [excluded] { $name } goes out.
   *[surplus] { $name }’s surplus moves first.
}
lot-how = Anyone can draw this lot again. The seed is “{ $seed }”. For each name, run this command. The smallest result is favoured.
lot-commands = Commands that draw the lot again
lot-order = The order drawn by people, favoured first:

## The rule in words
rule-heading = The rule in words
rule-fingerprint = Fingerprint of the rule profile
rule-how = How it counts
rule-quota = How many votes it takes
rule-decision = When the answer is yes
rule-reopen = Opening nominations again
rule-limits = Limits on the result
rule-ties = Ties
rule-unclear = Unclear marks
rule-name-is = The rule is called: { $rule }.
rule-seats = { $seats-n ->
    [one] It fills one place.
   *[other] It fills { $seats } places.
}
rule-scottish-stv = Scottish single transferable vote
rule-meek = Meek’s single transferable vote
rule-warren = Warren’s single transferable vote
rule-ers97 = single transferable vote of the Electoral Reform Society, 1997
rule-irv = instant run-off, or eliminating ballot
rule-bottoms-up = bottoms-up
rule-sequential-irv = an instant run-off for each place
rule-plurality = most votes win
rule-block = block vote
rule-yes-no = yes or no
rule-approval = approval voting
rule-schulze = Schulze’s method
rule-ranked-pairs = ranked pairs
rule-pav = proportional approval voting
rule-seq-pav = proportional approval voting, one place after the other
rule-seq-phragmen = Phragmén’s rule, one place after the other
rule-equal-shares = equal shares, completed by Phragmén’s rule
rule-equal-shares-approval-completion = equal shares, completed by approvals
rule-equal-shares-without-completion = equal shares, places nobody can pay for stay empty
rule-pb-equal-shares-add1 = equal shares of a budget, with more money added bit by bit

mark-order = You put candidates in order: 1, 2, 3, as far as you like.
mark-one = You choose one.
mark-any = You mark as many as you like.
mark-up-to-seats = { $seats-n ->
    [one] You mark one.
   *[other] You mark up to { $seats }.
}
mark-yes-no = You say yes, no, or abstain.
mark-projects = You mark the projects you want. Each has a price.

how-scottish-stv = Your paper counts for your first choice. Whoever has the quota is elected. What they have over the quota moves on: all their papers go to the next choice, each counting for less. Largest surplus first. When no surplus is left, the one with the fewest votes goes out and each of those papers goes to its next choice. When only as many are left as there are places, they are elected.
how-meek = Your paper counts for your first choice. Whoever has the quota is elected and keeps only the share of each paper that makes up the quota. The rest counts for your next choice. These shares are worked out again and again until nobody elected has too much. Then the one with the fewest votes goes out, and all papers count as if that one had never stood.
how-warren = Your paper counts for your first choice. Whoever has the quota is elected and takes the same price from every paper, never more than the paper has left. The rest counts for your next choice. The prices are worked out again and again until nobody elected has too much. Then the one with the fewest votes goes out, and all papers count as if that one had never stood.
how-ers97 = Your paper counts for your first choice. Whoever has the quota is elected. What they have over the quota moves on with the papers that came last, each counting for less. A surplus that could change nothing waits. The one with the fewest votes goes out; papers of the highest value move first. Several may go out together where they could not be saved.
how-irv = Your paper counts for your first choice. The one with the fewest votes goes out and each of those papers goes to its next choice, until somebody has more than half.
how-bottoms-up = Your paper counts for your first choice. The one with the fewest votes goes out and each of those papers goes to its next choice, until { $seats-n ->
    [one] one is left.
   *[other] { $seats } are left.
} Whoever is left is elected. No paper is ever split.
how-sequential-irv = Each place is filled by an instant run-off of all papers. Whoever is elected is passed over from then on. The same majority can fill every place.
how-plurality = { $seats-n ->
    [one] Whoever has the most votes is elected.
   *[other] The { $seats } with the most votes are elected.
}
how-block = { $seats-n ->
    [one] Whoever has the most marks is elected.
   *[other] The { $seats } with the most marks are elected. The same majority can fill every place.
}
how-yes-no = The answer is yes if enough people vote and enough of them say yes. Otherwise it is no.
how-approval = { $seats-n ->
    [one] Whoever has the most marks is elected.
   *[other] The { $seats } with the most marks are elected.
} Every mark counts the same.
how-schulze = Each two candidates are compared: how many papers put one above the other? Wins are chained into paths, and a path is as strong as its weakest win. Whoever has a path to each other one at least as strong as the path back wins. Candidates you did not rank count as last.
how-ranked-pairs = Each two candidates are compared: how many papers put one above the other? Wins are locked in, largest first, unless a win would close a circle. Whoever stands on top of what is locked in wins. Candidates you did not rank count as last.
how-pav = Your paper gives a result 1 point for the first elected you marked, 1/2 for the second, 1/3 for the third, and so on. The result with the most points of all results there can be is chosen.
how-seq-pav = Places are filled one after the other. Your paper counts 1 as long as nobody you marked is elected, 1/2 after the first, 1/3 after the second, and so on. Whoever has most is elected next.
how-seq-phragmen = Places are filled one after the other. Each place costs 1, shared by those who marked who gets it. The one is elected next whose voters then carry the least load each.
how-equal-shares = Every voter gets the same money, enough together for all places. A place costs the same for each candidate and is paid by those who marked them, shared as evenly as possible. The one who costs each voter least is elected next. Places nobody can pay for are filled by Phragmén’s rule.
how-equal-shares-approval-completion = Every voter gets the same money, enough together for all places. A place costs the same for each candidate and is paid by those who marked them, shared as evenly as possible. The one who costs each voter least is elected next. Places nobody can pay for go to those with the most marks.
how-equal-shares-without-completion = Every voter gets the same money, enough together for all places. A place costs the same for each candidate and is paid by those who marked them, shared as evenly as possible. The one who costs each voter least is elected next. Places nobody can pay for stay empty.
how-pb-equal-shares-add1 = Every voter gets the same share of the budget. A project is paid by those who want it, shared as evenly as possible. The one that gives most for each voter’s money is chosen next. If money is left, all shares grow bit by bit and the count is made again, as long as the budget is kept.

quota-scottish-stv = The quota: all counted papers, divided by { $parts } (one more than there are places), rounded down, plus one.
quota-meek = The quota: all votes that still count for somebody, divided by { $parts } (one more than there are places). It falls when votes no longer count for anybody.
quota-ers97 = The quota: all counted papers, divided by { $parts } (one more than there are places), to two decimals.
quota-irv = It takes more than half of the votes that still count for somebody.
rule-decimals = { $decimals-n ->
    [0] Figures are whole numbers.
    [one] Figures have one decimal.
   *[other] Figures have { $decimals } decimals.
}
rule-converges = The count goes on after the last place is filled, until no surplus is left, so that the last stage shows where every vote ends.

decision-electorate = { $electorate-n ->
    [one] One person may vote.
   *[other] { $electorate } people may vote.
}
decision-no-quorum = It counts however few vote.
decision-quorum = At least { $part } in { $whole } of them must vote.
decision-majority = More than half of those who say yes or no must say yes.
decision-at-least = At least { $part } in { $whole } of those who say yes or no must say yes.
decision-more-than = More than { $part } in { $whole } of those who say yes or no must say yes.
decision-abstain = Whoever abstains counts as having voted, and for neither side.

rule-reopen-how = “{ $name }” stands on the paper like a candidate. If it is elected, the places left stay empty and nominations are opened again.
rule-limit = Of those elected: { $limit }.
rule-limits-how = Whoever must be elected to keep within the limits cannot be put out. Whoever cannot be elected within them goes out at once.
unmeetable-stop = If no result can meet the limits, the count does not begin.
unmeetable-vacant = If no result can meet the limits, as few places as possible stay empty.
unmeetable-reopen = If no result can meet the limits, nominations are opened again.
unmeetable-relax = If no result can meet the limits, these are dropped, one after the other: { $limits }.

ties-earlier = Of those with equally many votes, we look at the latest earlier stage at which they were not equal.
ties-then-lot = If they were equal at every stage, a lot decides that anyone can draw again.
ties-then-order = If they were equal at every stage, an order drawn by people decides.
ties-then-stop = If they were equal at every stage, the count stops and says who is tied.
ties-lot = Of those with equally many votes, a lot picks one. Anyone can draw it again.
ties-order = Of those with equally many votes, an order drawn by people picks one.
ties-stop = If a tie has to be broken, the count stops and says who is tied.

overvote-exhaust = Two candidates at the same rank: the paper counts no further from there.
overvote-skip = Two candidates at the same rank: that rank is passed over.
overvote-skip-if-one = Two candidates at the same rank: the paper stops there if both are still in. If only one is, it counts for that one. If neither is, it goes on.
overvote-equal = Two candidates at the same rank count as equal.
skipped-any = An empty rank is passed over.
skipped-none = At an empty rank the paper stops.
skipped-most = { $most-n ->
    [one] One empty rank is passed over. At two in a row the paper stops.
   *[other] Up to { $most } empty ranks in a row are passed over. At more, the paper stops.
}
duplicate-exhaust = A candidate ranked a second time: the paper stops there.
duplicate-skip = A candidate ranked a second time: the second rank is passed over.

## More for titles
lead-tied-committees = { $committees } committees tie for first place. The tie was broken; section “Tied results” lists them.
lead-beats-all = { $name } beats each of the others, one against one.
project-name = { $name } (project { $id })

## How we know
checks-heading = How we know this is right
checks-intro = This page worked these out again from the count record:
checks-failed-heading = This record does not hold together
checks-failed = Do not rely on it. Count the papers again.
check-adds-up = { $stages-n ->
    [one] The votes of all candidates and those that count for nobody come to { $total }: every counted paper.
   *[other] After each of the { $stages } stages, the votes of all candidates and those that count for nobody come to { $total }: every counted paper, no more and no fewer.
}
check-adds-up-seats = For each place, the votes of all candidates and those that count for nobody come to the same number after every stage.
check-adds-up-fails = After stage { $stage } the votes come to { $total }. They should come to { $expected }.
check-unreadable = A figure of stage { $stage } cannot be read.
check-moves = { $moves-n ->
    [one] The one move in the record leads exactly from one stage to the next.
   *[other] The { $moves } moves in the record lead exactly from each stage to the next.
}
check-moves-fails = The moves of stage { $stage } do not lead to its figures.
check-quota = Everybody elected had enough votes, or was one of only as many left as there were places.
check-quota-fails = { $name } was elected at stage { $stage } without enough votes while others were still in.
check-decision = The answer follows from the three figures, the quorum and the share of yes that was needed.
check-decision-fails = The answer does not follow from the figures in the record.
check-budget = What the projects cost together, { $spent }, is within the budget of { $budget }.
check-budget-fails = What the projects cost together, { $spent }, is more than the budget of { $budget }.
check-pairs = No comparison of two candidates has more papers than the { $papers } in the box.
check-pairs-fails = A comparison of two candidates has more papers than the { $papers } in the box.
check-committees = Every result that ties has the same number of people: { $seats }.
check-places = { $places-n ->
    [one] The one place is filled.
   *[other] All { $places } places are filled.
}
check-places-some = { $elected } of { $places } places are filled.
check-limits = { $limits-n ->
    [one] The limit is kept.
   *[other] All { $limits } limits are kept.
}
check-limits-fails = Those elected do not keep within the limits.
check-no-tie = No tie had to be broken.
check-ties = { $ties-n ->
    [one] One tie had to be broken. The section on ties says how.
   *[other] { $ties } ties had to be broken. The section on ties says how.
}
check-profile = The rule shown on this page has the fingerprint that stands in the record.
check-profile-fails = The rule shown on this page does not have the fingerprint that stands in the record.
closest-elected = The closest point was stage { $stage }: { $gap-n ->
    [one] { $gap } vote
   *[other] { $gap } votes
} between { $ahead } and { $behind } decided who was elected.
closest-excluded = The closest point was stage { $stage }: { $gap-n ->
    [one] { $gap } vote
   *[other] { $gap } votes
} between { $ahead } and { $behind } decided who went out.
closest-surplus = The closest point was stage { $stage }: { $gap-n ->
    [one] { $gap } vote
   *[other] { $gap } votes
} between { $ahead } and { $behind } decided whose surplus moved first.
not-proved-heading = What this page does not prove
not-proved-papers = It does not show that the papers are genuine, or that all of them were counted. The count record holds figures, not papers.
not-proved-again = Anyone who has the papers can count them again. The same papers and the same rule give the same record, to the last digit.
closest-equal = The closest point was stage { $stage }: { $ahead } and { $behind } had equally many votes there.

## All figures
figures-heading = All figures
figures-region = Stage table, scrolls sideways
figures-caption = Votes after each stage
figures-stage = Stage
figures-end = In the end
figures-end-elected = elected at { $stage }
figures-end-elected-now = elected
figures-end-out = out at { $stage }
figures-end-not = not elected
figures-end-withdrew = withdrew
figures-nobody = No further choice
figures-quota = Quota
figures-note-bold = Bold and shaded: elected.
figures-note-cut = Shown to two decimals, the rest cut off. { $decimals-n ->
    [one] The count record holds the one decimal.
   *[other] The count record holds all { $decimals }.
}
figures-note-rounding = What rounding cuts off is under “No further choice”.
keeps-region = Keep values, scroll sideways
prices-region = Prices, scroll sideways
keeps-caption = What of each vote stays with a candidate after each stage
prices-caption = What a candidate takes of each paper at most, after each stage

## Where votes went
flow-heading = Where votes went
flow-region = Flow of votes, scrolls sideways
flow-title = { $elected-n ->
    [0] Where the votes went over { $stages } stages
   *[other] Where the votes went over { $stages } stages, until { $elected } had places
}
flow-desc = One column for each stage. The height of a bar is a candidate’s votes. Grey bands stay with a candidate, ochre bands move. The table “All figures” has every figure.
flow-caption = Read from left to right. Height is votes. Ochre bands are votes that moved; grey ones stayed. The table above has the same figures.
flow-pool = Here parts of every paper move at once, and no single moves are recorded. Each thin bar between two columns gathers what was lost on its left and hands on what was gained on its right.
flow-seats = Where all papers are counted again for the next place, no bands are drawn.
flow-nobody = No further choice
flow-short-name = { $start }… ({ $number })

## Comparisons, committees, budgets, decisions
pairs-heading = Every two candidates compared
pairs-region = Comparison of every two candidates, scrolls sideways
pairs-caption = How many papers prefer the candidate of the row to the candidate of the column
pairs-who = Preferred
pairs-note = Bold and shaded: more papers prefer the candidate of the row.
committees-heading = Tied results
committees-intro = { $committees } committees tie for first place.
committees-shown = { $shown-n ->
    [one] Here is one of them.
   *[other] Here are { $shown } of them.
}
scores-heading = How places were given
scores-region = Choices one after the other, scrolls sideways
scores-caption = Who was chosen, one after the other, and with which score
scores-step = Step
scores-who = Chosen
scores-score = Score
budget-heading = Money
budget-total = Budget
budget-spent = Spent
budget-left = Not spent
budget-share = Each voter’s share in the end
budget-projects = Projects that get money
decision-heading = The vote
decision-caption = Votes by answer
decision-answer = Answer
decision-votes = Votes
decision-yes = Yes
decision-no = No
decision-abstained = Abstained
decision-yes-needed = yes needed, { $yes }
quorum-heading = Who voted
quorum-met = { $voted } of { $electorate } voted. It needed { $needed }, so the vote counts.
quorum-met-unknown = { $voted } voted. It needed { $needed }, so the vote counts.
quorum-missed = { $voted } of { $electorate } voted. It needed { $needed }, so the answer is no.
quorum-missed-unknown = { $voted } voted. It needed { $needed }, so the answer is no.
quorum-big = { $hundred } in 100
quorum-voted = voted.
quorum-squares = { $filled } of 100 squares filled; { $needed } are needed
quorum-square = One square is one in a hundred of those who may vote. The line marks how many had to vote.
threshold-met = Yes needed { $needed } of { $cast } yes and no votes. It has { $yes }, so it is carried.
threshold-met-no-quorum = Yes needed { $needed } of { $cast } yes and no votes. It has { $yes }, but too few voted.
threshold-missed = Yes needed { $needed } of { $cast } yes and no votes. It has { $yes }, so it is not carried.

## The page and the terminal
footer = Made from the count record alone. Nothing was counted again. Runs on omov, free software.
figures-blocks = Stages { $first } to { $last }
figures-block-one = Stage { $first }
csv-number = Number
contents-heading = On this page
lot-command = Command
lot-result = Result
keeps-heading = Keep values
prices-heading = Prices
figures-note-tick = ✓: elected.
pairs-numbered = { $number } { $name }
fact-line = { $name }: { $value }
no-name = (no name, number { $number })
flow-not-on-paper = The drawing has { $stages } stages and is too wide for paper. The table above has the same figures.
