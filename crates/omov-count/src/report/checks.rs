//! What the record itself shows about its being right. Every sentence is worked out here from the figures of the record;
//! where one does not hold, the report says so.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::course::{Course, Standing};
use super::figure;
use super::words::{Arg, count, say, say_with, text, votes};
use crate::contest::CandidateId;
use crate::profile::{Kind, Rule};
use crate::record::{CountRecord, TieDecides};

/// Something looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Check {
    pub(super) holds: bool,
    pub(super) sentence: String,
}

fn holds(id: &str, with: &[(&str, Arg)]) -> Check {
    Check { holds: true, sentence: say_with(id, with) }
}

fn fails(id: &str, with: &[(&str, Arg)]) -> Check {
    Check { holds: false, sentence: say_with(id, with) }
}

/// Everything that can be checked from the record alone.
pub(super) fn checks(record: &CountRecord) -> Vec<Check> {
    let course = Course::new(record);
    let mut all = Vec::new();
    all.extend(votes_add_up(&course));
    all.extend(moves_lead_on(&course));
    all.extend(elected_had_quota(&course));
    all.extend(decision_follows(record));
    all.extend(within_budget(record));
    all.extend(pairs_within_papers(record));
    all.extend(committees_full(record));
    all.extend(places_filled(record));
    all.extend(within_limits(record));
    all.extend(ties(record));
    all.push(if record.profile.hash() == record.profile_sha256 {
        holds("check-profile", &[])
    } else {
        fails("check-profile-fails", &[])
    });
    all
}

/// The smallest difference that decided anything.
pub(super) fn closest(record: &CountRecord) -> Option<String> {
    let closest = record.closest.as_ref()?;
    let id = match closest.decided {
        _ if figure::exact(&closest.gap).is_some_and(|g| g.is_zero()) => "closest-equal",
        TieDecides::Elected => "closest-elected",
        TieDecides::Excluded => "closest-excluded",
        TieDecides::Surplus => "closest-surplus",
    };
    Some(say_with(
        id,
        &[
            ("stage", count(closest.stage)),
            ("gap", votes(&closest.gap)),
            ("ahead", text(record.name(closest.ahead))),
            ("behind", text(record.name(closest.behind))),
        ],
    ))
}

/// What no record can show.
pub(super) fn not_proved() -> Vec<String> {
    vec![say("not-proved-papers"), say("not-proved-again")]
}

fn votes_add_up(course: &Course<'_>) -> Option<Check> {
    let stages = course.stages().len();
    // Rules that choose one after the other (sequential approval, budgets) show scores, which need not add up.
    let moves = |s: &crate::record::Stage| matches!(s.action, crate::record::Action::Choice { .. });
    // Where a paper may choose several, it counts for each of them.
    let several = course.record.profile.rule.kind() != Kind::Ranked;
    if stages == 0 || several || course.stages().iter().any(moves) {
        return None;
    }
    let mut expected = BigRational::from(BigInt::from(course.record.ballots.valid));
    let mut seats = 0;
    for at in 0..stages {
        let stage = ("stage", count(course.stages()[at].stage));
        let Some(total) = course.total(at) else { return Some(fails("check-unreadable", &[stage])) };
        if course.begins(at) {
            seats += 1;
            // For a later seat some papers may name nobody who is left; the first stage of a seat says how many count.
            expected = if at == 0 { expected } else { total.clone() };
        }
        if total != expected {
            let with =
                [stage, ("total", votes(&figure::plain(&total))), ("expected", votes(&figure::plain(&expected)))];
            return Some(fails("check-adds-up-fails", &with));
        }
    }
    let with = [("stages", count(stages)), ("total", votes(&figure::plain(&expected)))];
    Some(holds(if seats > 1 { "check-adds-up-seats" } else { "check-adds-up" }, &with))
}

fn moves_lead_on(course: &Course<'_>) -> Option<Check> {
    let mut moves = 0_usize;
    for (at, stage) in course.stages().iter().enumerate() {
        if stage.transfers.is_empty() || course.begins(at) {
            continue;
        }
        let mut change: BTreeMap<Option<CandidateId>, BigRational> = BTreeMap::new();
        for transfer in &stage.transfers {
            let votes = figure::exact_or_nought(&transfer.votes);
            *change.entry(Some(transfer.from)).or_insert_with(BigRational::zero) -= &votes;
            *change.entry(transfer.to).or_insert_with(BigRational::zero) += &votes;
            moves += 1;
        }
        let held = stage
            .votes
            .keys()
            .all(|id| course.gained(*id, at).is_none_or(|g| change.get(&Some(*id)).map_or(g.is_zero(), |c| *c == g)));
        let nobody = change.get(&None).cloned().unwrap_or_else(BigRational::zero) == course.lost(at);
        if !(held && nobody) {
            return Some(fails("check-moves-fails", &[("stage", count(stage.stage))]));
        }
    }
    (moves > 0).then(|| holds("check-moves", &[("moves", count(moves))]))
}

fn elected_had_quota(course: &Course<'_>) -> Option<Check> {
    if course.record.profile.rule == Rule::Ers97 {
        // Paragraph 5.1.6 (b): it can also take less than the quota, a share of the votes still active.
        return None;
    }
    let mut looked_at = false;
    for (at, stage) in course.stages().iter().enumerate() {
        let Some(quota) = stage.quota.as_deref().and_then(figure::exact) else { continue };
        let others_in = course.record.candidates.iter().any(|c| course.standing(c.id, at) == Standing::In);
        for id in &stage.elected {
            looked_at = true;
            let reached = course.votes(*id, at).and_then(figure::exact).is_some_and(|v| v >= quota);
            if !reached && others_in {
                let with = [("stage", count(stage.stage)), ("name", text(course.record.name(*id)))];
                return Some(fails("check-quota-fails", &with));
            }
        }
    }
    looked_at.then(|| holds("check-quota", &[]))
}

fn decision_follows(record: &CountRecord) -> Option<Check> {
    let d = record.decision.as_ref()?;
    let voted = d.yes.saturating_add(d.no).saturating_add(d.abstain);
    let enough = voted >= d.quorum_needed;
    let follows = enough == d.quorum_met && d.passed == (enough && d.yes >= d.yes_needed);
    Some(if follows { holds("check-decision", &[]) } else { fails("check-decision-fails", &[]) })
}

fn within_budget(record: &CountRecord) -> Option<Check> {
    let spending = record.spending.as_ref()?;
    let with = [("spent", votes(&spending.spent)), ("budget", votes(&spending.budget))];
    let (spent, budget) = (figure::exact(&spending.spent)?, figure::exact(&spending.budget)?);
    Some(if spent <= budget { holds("check-budget", &with) } else { fails("check-budget-fails", &with) })
}

fn pairs_within_papers(record: &CountRecord) -> Option<Check> {
    let table = record.pairwise.as_ref()?;
    let at = |a: usize, b: usize| table.get(a).and_then(|row| row.get(b)).copied().unwrap_or(0);
    let n = record.candidates.len();
    let fit = (0..n).all(|a| (0..a).all(|b| at(a, b).saturating_add(at(b, a)) <= record.ballots.total));
    let with = [("papers", count(record.ballots.total))];
    Some(if fit { holds("check-pairs", &with) } else { fails("check-pairs-fails", &with) })
}

fn committees_full(record: &CountRecord) -> Option<Check> {
    let committees = record.committees.as_ref().filter(|c| c.len() > 1)?;
    let first = committees[0].len();
    let full = committees.iter().all(|c| c.len() == first) && first <= record.seats as usize;
    full.then(|| holds("check-committees", &[("seats", count(first))]))
}

fn places_filled(record: &CountRecord) -> Option<Check> {
    let winners = record.winners().len();
    if record.seats == 0 || winners == 0 || winners > record.seats as usize || record.decision.is_some() {
        return None;
    }
    let with = [("elected", count(winners)), ("places", count(u64::from(record.profile.seats.max(record.seats))))];
    Some(if winners == record.profile.seats as usize {
        holds("check-places", &with)
    } else {
        holds("check-places-some", &with)
    })
}

fn within_limits(record: &CountRecord) -> Option<Check> {
    let limits = record.limits.as_ref().filter(|l| !l.held.is_empty() && l.held.len() == l.elected_with.len())?;
    let meets = |(limit, n): (&crate::record::Limit, &u32)| {
        limit.min.is_none_or(|min| *n >= min) && limit.max.is_none_or(|max| *n <= max)
    };
    let with = [("limits", count(limits.held.len()))];
    let all = limits.held.iter().zip(&limits.elected_with).all(meets);
    Some(if all { holds("check-limits", &with) } else { fails("check-limits-fails", &with) })
}

fn ties(record: &CountRecord) -> Option<Check> {
    match record.ties.len() {
        0 if record.stages.is_empty() => None,
        0 => Some(Check { holds: true, sentence: say("check-no-tie") }),
        n => Some(holds("check-ties", &[("ties", count(n))])),
    }
}
