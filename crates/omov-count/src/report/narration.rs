//! What happened at each stage, in plain words.

use num_traits::{Signed, Zero};

use super::course::Course;
use super::figure;
use super::words::{Arg, count, exactly, list, say, say_with, text, votes};
use crate::contest::CandidateId;
use crate::profile::{Limit, Rule};
use crate::record::{Action, ExclusionReason, MarkKind, Stage, Tie, TieDecides, Transfer};

/// One stage in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Story {
    /// A few words: `Stage 4. Amara Okafor’s surplus`.
    pub(super) heading: String,
    /// What was done.
    pub(super) sentences: Vec<String>,
    /// Who was elected by it.
    pub(super) elected: Option<String>,
}

/// The story of a stage, by position.
pub(super) fn story(course: &Course<'_>, at: usize) -> Option<Story> {
    let stage = course.stages().get(at)?;
    let mut sentences = action(course, at, stage);
    sentences.extend(course.record.ties.iter().filter(|t| t.stage == stage.stage).map(|t| tie(course, t)));
    let heading = say_with("stage-heading", &[("stage", count(stage.stage)), ("what", text(short(course, stage)))]);
    Some(Story { heading, sentences, elected: elected(course, at, stage) })
}

/// What was done, as a heading.
fn short(course: &Course<'_>, stage: &Stage) -> String {
    let name = |id: &CandidateId| ("name", text(course.record.name(*id)));
    match &stage.action {
        Action::FirstPreferences => say("short-first"),
        Action::Surplus { of, .. } => say_with("short-surplus", &[name(of)]),
        Action::Surpluses => say("short-surpluses"),
        Action::Exclusion { of, why, .. } => {
            let id = if *why == ExclusionReason::Doomed { "short-doomed" } else { "short-lowest" };
            say_with(id, &names(course, of))
        }
        Action::NextSeat { seat } => say_with("short-next-seat", &[("seat", count(*seat))]),
        Action::Choice { of, .. } => say_with("short-choice", &[name(of)]),
    }
}

fn names(course: &Course<'_>, ids: &[CandidateId]) -> [(&'static str, Arg); 2] {
    [("names", text(list(&course.names(ids)))), ("people", count(ids.len()))]
}

fn action(course: &Course<'_>, at: usize, stage: &Stage) -> Vec<String> {
    match &stage.action {
        Action::FirstPreferences => first(course, at, stage),
        Action::Surplus { of, surplus, transfer_value } => {
            let mut said = vec![surplus_moves(course, at, stage, *of, surplus, transfer_value)];
            said.extend(where_to(course, at, stage));
            said
        }
        Action::Surpluses => {
            let mut said = vec![say("surpluses")];
            said.extend(keeps(course, stage));
            said.extend(quota_now(course, at, stage));
            said.extend(gains(course, at));
            said
        }
        Action::Exclusion { of, why, value } => {
            let mut said = goes_out(course, at, of, *why);
            if let Some(value) = value {
                said.push(say_with("only-value", &[("value", exactly(value))]));
            } else if !stage.transfers.is_empty() || !stage.keep_values.is_empty() {
                said.push(say_with("papers-move-on", &names(course, of)));
            }
            said.extend(if stage.transfers.is_empty() { gains(course, at) } else { where_to(course, at, stage) });
            said.extend(quota_now(course, at, stage));
            said
        }
        Action::NextSeat { seat } => {
            let mut said = vec![say_with("next-seat", &[("seat", count(*seat))])];
            said.extend(quota_is(course, stage));
            said
        }
        Action::Choice { of, score } => {
            vec![say_with("choice", &[("name", text(course.record.name(*of))), ("score", exactly(score))])]
        }
    }
}

fn first(course: &Course<'_>, at: usize, stage: &Stage) -> Vec<String> {
    let record = course.record;
    let mut said = vec![say_with("first", &[("papers", count(record.ballots.valid))])];
    said.extend(quota_is(course, stage));
    if record.profile.rule == Rule::BottomsUp {
        said.push(say_with("bottoms-up", &[("seats", count(record.seats))]));
    }
    if stage.quota.is_some() && stage.elected.is_empty() && !reached(course, at) {
        said.push(say("nobody-yet"));
    }
    said
}

/// Whether anybody has the quota after a stage.
fn reached(course: &Course<'_>, at: usize) -> bool {
    let quota = course.stages()[at].quota.as_deref().and_then(figure::exact);
    quota.is_some_and(|q| course.stages()[at].votes.values().filter_map(|v| figure::exact(v)).any(|v| v >= q))
}

fn quota_is(course: &Course<'_>, stage: &Stage) -> Option<String> {
    let quota = ("quota", votes(stage.quota.as_deref()?));
    Some(match course.record.profile.rule {
        Rule::Irv | Rule::SequentialIrv => say_with("majority-is", &[quota]),
        _ => say_with("quota-is", &[quota]),
    })
}

/// The quota, where a stage changed it.
fn quota_now(course: &Course<'_>, at: usize, stage: &Stage) -> Option<String> {
    let before = course.stages().get(at.checked_sub(1)?)?.quota.as_deref();
    let now = stage.quota.as_deref()?;
    let id = match course.record.profile.rule {
        Rule::Irv | Rule::SequentialIrv => "majority-now",
        _ => "quota-now",
    };
    (before.and_then(figure::exact) != figure::exact(now)).then(|| say_with(id, &[("quota", votes(now))]))
}

fn surplus_moves(course: &Course<'_>, at: usize, stage: &Stage, of: CandidateId, surplus: &str, value: &str) -> String {
    let moved: u64 = stage.transfers.iter().filter(|t| t.from == of).map(|t| t.papers).sum();
    let mut with = vec![("name", text(course.record.name(of))), ("surplus", votes(surplus))];
    if moved == 0 {
        return say_with("surplus", &with);
    }
    with.extend([("papers", count(moved)), ("value", exactly(value))]);
    // Papers that all counted as one now simply count as the value; others are multiplied by it.
    let each_was_one =
        course.before(of, at).and_then(figure::exact).is_some_and(|v| v == u128::from(moved).into_ratio());
    say_with(if each_was_one { "surplus-of-whole-papers" } else { "surplus-of-parts" }, &with)
}

trait IntoRatio {
    fn into_ratio(self) -> num_rational::BigRational;
}

impl IntoRatio for u128 {
    fn into_ratio(self) -> num_rational::BigRational {
        num_bigint::BigInt::from(self).into()
    }
}

fn goes_out(course: &Course<'_>, at: usize, of: &[CandidateId], why: ExclusionReason) -> Vec<String> {
    if why == ExclusionReason::Doomed {
        return of
            .iter()
            .map(|id| {
                let because = course.mark(*id, MarkKind::Doomed, at).map_or(&[][..], |m| &m.because);
                let with = [("name", text(course.record.name(*id))), ("limits", text(limits(because)))];
                match (because.is_empty(), course.had_quota(*id, at)) {
                    (false, true) => say_with("doomed-with-quota", &with),
                    (false, false) => say_with("doomed", &with),
                    (true, _) => say_with("doomed-unsaid", &with),
                }
            })
            .collect();
    }
    let before = |id: CandidateId| course.before(id, at).and_then(figure::exact);
    let most = of.iter().filter_map(|id| before(*id)).max();
    let lower: Vec<CandidateId> = course
        .order()
        .into_iter()
        .filter(|id| !of.contains(id) && course.elected_at(*id).is_none_or(|e| e >= at))
        .filter(|id| matches!((before(*id), &most), (Some(v), Some(most)) if v < *most))
        .collect();
    if lower.is_empty() {
        return vec![say_with("lowest", &names(course, of))];
    }
    let mut with = names(course, of).to_vec();
    with.extend([("spared", text(list(&course.names(&lower)))), ("spared-people", count(lower.len()))]);
    vec![say_with("lowest-who-may-go", &with)]
}

/// Who received most of what moved, and what moved to nobody.
fn where_to(course: &Course<'_>, at: usize, stage: &Stage) -> Vec<String> {
    let mut to: Vec<(CandidateId, &Transfer)> = stage.transfers.iter().filter_map(|t| Some((t.to?, t))).collect();
    to.retain(|(_, t)| figure::exact_or_nought(&t.votes).is_positive());
    to.sort_by_cached_key(|(id, t)| (-figure::exact_or_nought(&t.votes), *id));
    let each = |(id, t): &(CandidateId, &Transfer)| {
        say_with("name-and-votes", &[("name", text(course.record.name(*id))), ("votes", votes(&t.votes))])
    };
    let mut said = Vec::new();
    if to.len() > 3 {
        let sum = |t: &[(CandidateId, &Transfer)]| {
            t.iter().map(|(_, t)| figure::exact_or_nought(&t.votes)).sum::<num_rational::BigRational>()
        };
        let all: num_rational::BigRational = stage.transfers.iter().map(|t| figure::exact_or_nought(&t.votes)).sum();
        // Equals of the second are named with it, so that nobody is left out by chance.
        let second = figure::exact(&to[1].1.votes);
        let named = to.iter().take_while(|(_, t)| figure::exact(&t.votes) >= second).count();
        if named <= 4 {
            let names: Vec<String> = to[..named].iter().map(each).collect();
            let most = sum(&to[..named]) * num_bigint::BigInt::from(2) > all;
            let id = if most { "moves-most" } else { "moves-largest" };
            said.push(say_with(id, &[("names", text(list(&names)))]));
        }
    } else if !to.is_empty() {
        let names: Vec<String> = to.iter().map(each).collect();
        said.push(say_with("moves-to", &[("names", text(list(&names)))]));
    }
    let nobody = stage.transfers.iter().filter(|t| t.to.is_none());
    let papers: u64 = nobody.map(|t| t.papers).sum();
    said.extend(to_nobody(course, at, papers));
    said
}

fn to_nobody(course: &Course<'_>, at: usize, papers: u64) -> Option<String> {
    let lost = course.lost(at);
    if !lost.is_positive() {
        return None;
    }
    let lost = figure::plain(&lost);
    Some(if papers > 0 {
        say_with("name-no-one-further", &[("votes", votes(&lost)), ("papers", count(papers))])
    } else if course.stages()[at].transfers.is_empty() {
        say_with("now-count-for-nobody", &[("votes", votes(&lost))])
    } else {
        say_with("cut-off", &[("votes", votes(&lost))])
    })
}

/// Who gained most, where the record holds no single moves.
fn gains(course: &Course<'_>, at: usize) -> Vec<String> {
    let mut gained: Vec<_> = course
        .order()
        .into_iter()
        .filter_map(|id| Some((id, course.gained(id, at)?)))
        .filter(|(_, g)| g.is_positive())
        .collect();
    gained.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut said = Vec::new();
    if !gained.is_empty() {
        let third = gained.get(2).map_or_else(Zero::zero, |g| g.1.clone());
        let named = gained.iter().take_while(|g| g.1 >= third).count();
        if named <= 4 {
            let each = gained[..named].iter().map(|(id, g)| {
                let gain = figure::plain(g);
                say_with("name-and-votes", &[("name", text(course.record.name(*id))), ("votes", votes(&gain))])
            });
            let id = if named < gained.len() { "gain-most" } else { "gain" };
            said.push(say_with(id, &[("names", text(list(&each.collect::<Vec<_>>())))]));
        }
    }
    said.extend(to_nobody(course, at, 0));
    said
}

/// Keep values, one sentence.
fn keeps(course: &Course<'_>, stage: &Stage) -> Option<String> {
    let id = if course.record.profile.rule == Rule::Warren { "name-and-price" } else { "name-and-keep" };
    let each: Vec<String> = stage
        .keep_values
        .iter()
        .filter(|(_, keep)| !figure::is_one(keep) && figure::exact(keep).is_some_and(|k| k.is_positive()))
        .map(|(c, keep)| say_with(id, &[("name", text(course.record.name(*c))), ("share", votes(keep))]))
        .collect();
    let id = if course.record.profile.rule == Rule::Warren { "prices" } else { "keeps" };
    (!each.is_empty()).then(|| say_with(id, &[("names", text(list(&each)))]))
}

fn elected(course: &Course<'_>, at: usize, stage: &Stage) -> Option<String> {
    if stage.elected.is_empty() {
        return None;
    }
    let quota = stage.quota.as_deref().and_then(figure::exact);
    let below = |id: &CandidateId| matches!((&quota, course.votes(*id, at).and_then(figure::exact)), (Some(q), Some(v)) if v < *q);
    let nobody_else_in = course.record.candidates.iter().all(|c| {
        matches!(
            course.standing(c.id, at),
            super::course::Standing::Elected | super::course::Standing::Withdrawn | super::course::Standing::Out
        )
    });
    let (without, with): (Vec<_>, Vec<_>) = stage.elected.iter().copied().partition(below);
    if without.is_empty() || !nobody_else_in {
        return Some(say_with("elected-now", &names(course, &stage.elected)));
    }
    if with.is_empty() {
        return Some(say_with("elected-as-left", &names(course, &without)));
    }
    let mut args = names(course, &with).to_vec();
    args.extend([("left", text(list(&course.names(&without)))), ("left-people", count(without.len()))]);
    Some(say_with("elected-now-and-as-left", &args))
}

/// A tie in one or two sentences.
pub(super) fn tie(course: &Course<'_>, tie: &Tie) -> String {
    let mut with = vec![
        ("stage", count(tie.stage)),
        ("names", text(list(&course.names(&tie.between)))),
        ("name", text(course.record.name(tie.chosen))),
        (
            "what",
            text(match tie.decides {
                TieDecides::Elected => "elected",
                TieDecides::Excluded => "excluded",
                TieDecides::Surplus => "surplus",
            }),
        ),
    ];
    match (tie.by.as_str(), tie.earlier_stage) {
        ("earlier-stages", Some(earlier)) => {
            with.push(("earlier", count(earlier)));
            say_with("tie-by-earlier-stage", &with)
        }
        ("earlier-stages", None) => say_with("tie-by-earlier-stages", &with),
        ("lot", _) => say_with("tie-by-lot", &with),
        ("order", _) => say_with("tie-by-order", &with),
        (by, _) => {
            with.push(("by", text(by)));
            say_with("tie-by-other", &with)
        }
    }
}

/// A limit in words: `at least 2 with gender “woman”`.
pub(super) fn limit(limit: &Limit) -> String {
    let Limit { attribute, value, min, max } = limit;
    let mut with = vec![("attribute", text(attribute)), ("value", text(value))];
    let (least, most) = (("least", count(min.unwrap_or(0))), ("most", count(max.unwrap_or(0))));
    let id = match (min, max) {
        (Some(a), Some(b)) if a == b => "limit-exactly",
        (Some(_), Some(_)) => "limit-between",
        (Some(_), None) => "limit-at-least",
        (None, Some(0)) => "limit-none",
        (None, Some(_)) => "limit-at-most",
        (None, None) => "limit-any",
    };
    with.extend([least, most]);
    say_with(id, &with)
}

/// Several limits in words.
pub(super) fn limits(all: &[Limit]) -> String {
    list(&all.iter().map(limit).collect::<Vec<_>>())
}
