//! Any rule profile in plain words, for results and for every page that says beforehand how papers will be counted.

use super::narration;
use super::words::{count, list, say, say_with, text};
use crate::profile::{Breaker, Decision, DuplicateRank, IfUnmeetable, Kind, Overvote, Profile, Rule};

/// A few sentences under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Two to five words.
    pub heading: String,
    /// In order; each stands alone.
    pub sentences: Vec<String>,
}

impl Passage {
    fn new(heading: &str, sentences: Vec<String>) -> Self {
        Self { heading: say(heading), sentences }
    }
}

/// The name of a rule as people say it.
pub fn name(rule: Rule) -> String {
    say(match rule {
        Rule::ScottishStv => "rule-scottish-stv",
        Rule::Meek => "rule-meek",
        Rule::Warren => "rule-warren",
        Rule::Ers97 => "rule-ers97",
        Rule::Irv => "rule-irv",
        Rule::BottomsUp => "rule-bottoms-up",
        Rule::SequentialIrv => "rule-sequential-irv",
        Rule::Plurality => "rule-plurality",
        Rule::Block => "rule-block",
        Rule::YesNo => "rule-yes-no",
        Rule::Approval => "rule-approval",
        Rule::Schulze => "rule-schulze",
        Rule::RankedPairs => "rule-ranked-pairs",
        Rule::Pav => "rule-pav",
        Rule::SeqPav => "rule-seq-pav",
        Rule::SeqPhragmen => "rule-seq-phragmen",
        Rule::EqualShares => "rule-equal-shares",
        Rule::EqualSharesApprovalCompletion => "rule-equal-shares-approval-completion",
        Rule::EqualSharesWithoutCompletion => "rule-equal-shares-without-completion",
        Rule::PbEqualSharesAdd1 => "rule-pb-equal-shares-add1",
    })
}

/// Everything the profile fixes, in plain words.
pub fn in_words(profile: &Profile) -> Vec<Passage> {
    let mut all = vec![Passage::new("rule-how", how(profile))];
    let quota = quota(profile);
    if !quota.is_empty() {
        all.push(Passage::new("rule-quota", quota));
    }
    if let Some(decision) = &profile.decision {
        all.push(Passage::new("rule-decision", decided(decision)));
    }
    if let Some(name) = &profile.reopen_nominations {
        all.push(Passage::new("rule-reopen", vec![say_with("rule-reopen-how", &[("name", text(name))])]));
    }
    if profile.limits.is_some() {
        all.push(Passage::new("rule-limits", limits(profile)));
    }
    if profile.rule != Rule::YesNo {
        all.push(Passage::new("rule-ties", ties(profile)));
    }
    if profile.rule.kind() == Kind::Ranked && profile.rule != Rule::YesNo {
        all.push(Passage::new("rule-unclear", unclear(profile)));
    }
    all
}

fn how(profile: &Profile) -> Vec<String> {
    let mark = match (profile.rule.kind(), profile.rule) {
        (_, Rule::YesNo) => "mark-yes-no",
        (_, Rule::Plurality) => "mark-one",
        (Kind::Ranked, _) => "mark-order",
        (_, Rule::Block) => "mark-up-to-seats",
        (Kind::Approval, _) => "mark-any",
        (Kind::Budget, _) => "mark-projects",
    };
    let how = match profile.rule {
        Rule::ScottishStv => "how-scottish-stv",
        Rule::Meek => "how-meek",
        Rule::Warren => "how-warren",
        Rule::Ers97 => "how-ers97",
        Rule::Irv => "how-irv",
        Rule::BottomsUp => "how-bottoms-up",
        Rule::SequentialIrv => "how-sequential-irv",
        Rule::Plurality => "how-plurality",
        Rule::Block => "how-block",
        Rule::YesNo => "how-yes-no",
        Rule::Approval => "how-approval",
        Rule::Schulze => "how-schulze",
        Rule::RankedPairs => "how-ranked-pairs",
        Rule::Pav => "how-pav",
        Rule::SeqPav => "how-seq-pav",
        Rule::SeqPhragmen => "how-seq-phragmen",
        Rule::EqualShares => "how-equal-shares",
        Rule::EqualSharesApprovalCompletion => "how-equal-shares-approval-completion",
        Rule::EqualSharesWithoutCompletion => "how-equal-shares-without-completion",
        Rule::PbEqualSharesAdd1 => "how-pb-equal-shares-add1",
    };
    let mut said = vec![say_with("rule-name-is", &[("rule", text(name(profile.rule)))])];
    if !matches!(profile.rule, Rule::YesNo | Rule::PbEqualSharesAdd1) {
        said.push(say_with("rule-seats", &[("seats", count(profile.seats))]));
    }
    said.push(say_with(mark, &[("seats", count(profile.seats))]));
    said.push(say_with(how, &[("seats", count(profile.seats))]));
    said
}

fn quota(profile: &Profile) -> Vec<String> {
    let mut said = Vec::new();
    let seats = [("seats", count(profile.seats)), ("parts", count(u64::from(profile.seats) + 1))];
    match profile.rule {
        Rule::ScottishStv => said.push(say_with("quota-scottish-stv", &seats)),
        Rule::Meek | Rule::Warren => said.push(say_with("quota-meek", &seats)),
        Rule::Ers97 => said.push(say_with("quota-ers97", &seats)),
        Rule::Irv | Rule::SequentialIrv => said.push(say("quota-irv")),
        _ => {}
    }
    if let Some(decimals) = profile.decimals {
        said.push(say_with("rule-decimals", &[("decimals", count(decimals))]));
    }
    if profile.converge_last_stage {
        said.push(say("rule-converges"));
    }
    said
}

fn decided(decision: &Decision) -> Vec<String> {
    let share = |[num, den]: [u64; 2]| [("part", count(num)), ("whole", count(den))];
    let mut said = vec![say_with("decision-electorate", &[("electorate", count(decision.electorate))])];
    said.push(match decision.quorum {
        [0, _] => say("decision-no-quorum"),
        quorum => say_with("decision-quorum", &share(quorum)),
    });
    said.push(match (decision.threshold, decision.at_least) {
        ([1, 2], false) => say("decision-majority"),
        (threshold, true) => say_with("decision-at-least", &share(threshold)),
        (threshold, false) => say_with("decision-more-than", &share(threshold)),
    });
    said.push(say("decision-abstain"));
    said
}

fn limits(profile: &Profile) -> Vec<String> {
    let Some(limits) = &profile.limits else { return Vec::new() };
    let mut said: Vec<String> =
        limits.limits.iter().map(|l| say_with("rule-limit", &[("limit", text(narration::limit(l)))])).collect();
    said.push(say("rule-limits-how"));
    said.push(match &limits.if_unmeetable {
        IfUnmeetable::Stop => say("unmeetable-stop"),
        IfUnmeetable::LeaveVacant => say("unmeetable-vacant"),
        IfUnmeetable::ReopenNominations => say("unmeetable-reopen"),
        IfUnmeetable::Relax(order) => {
            let place = |n: &u32| limits.limits.get((*n as usize).checked_sub(1)?).map(narration::limit);
            let named: Vec<String> = order.iter().filter_map(place).collect();
            say_with("unmeetable-relax", &[("limits", text(list(&named)))])
        }
    });
    said
}

fn ties(profile: &Profile) -> Vec<String> {
    let ties = profile.ties;
    let then = match ties.then {
        Breaker::Lot => "ties-lot",
        Breaker::Order => "ties-order",
        Breaker::Stop => "ties-stop",
    };
    if !ties.earlier_stages {
        return vec![say(then)];
    }
    let then_if_still = match ties.then {
        Breaker::Lot => "ties-then-lot",
        Breaker::Order => "ties-then-order",
        Breaker::Stop => "ties-then-stop",
    };
    vec![say("ties-earlier"), say(then_if_still)]
}

fn unclear(profile: &Profile) -> Vec<String> {
    let marks = profile.marks;
    let mut said = vec![match profile.rule {
        Rule::Schulze | Rule::RankedPairs => say("overvote-equal"),
        _ => say(match marks.overvote {
            Overvote::Exhaust => "overvote-exhaust",
            Overvote::Skip => "overvote-skip",
            Overvote::SkipIfOneContinuing => "overvote-skip-if-one",
        }),
    }];
    said.push(match marks.max_skipped {
        None => say("skipped-any"),
        Some(0) => say("skipped-none"),
        Some(most) => say_with("skipped-most", &[("most", count(most))]),
    });
    said.push(say(match marks.duplicate_rank {
        DuplicateRank::Exhaust => "duplicate-exhaust",
        DuplicateRank::Skip => "duplicate-skip",
    }));
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{Limit, Limits};

    fn usual(rule: Rule) -> Profile {
        let mut profile = Profile::new(rule, if matches!(rule, Rule::Irv | Rule::YesNo) { 1 } else { 3 });
        profile.decision = (rule == Rule::YesNo).then_some(Decision {
            electorate: 40_000,
            quorum: [30, 100],
            threshold: [2, 3],
            at_least: true,
        });
        profile
    }

    #[test]
    fn every_rule_is_said_in_its_own_words() {
        let mut seen = Vec::new();
        for rule in Rule::ALL {
            let said = in_words(&usual(*rule));
            assert!(!seen.contains(&said), "{} reads like another rule", rule.name());
            seen.push(said);
        }
    }

    #[test]
    fn every_setting_of_a_profile_changes_what_is_said() {
        let plain = usual(Rule::Meek);
        let limit = Limit { attribute: "gender".into(), value: "woman".into(), min: Some(2), max: None };
        let limits = |if_unmeetable| {
            Some(Limits {
                attributes: [].into(),
                limits: vec![limit.clone(), Limit { max: Some(3), ..limit.clone() }],
                if_unmeetable,
            })
        };
        let changed: Vec<Profile> = vec![
            Profile { seats: 4, ..plain.clone() },
            Profile { decimals: Some(12), ..plain.clone() },
            Profile { converge_last_stage: true, ..plain.clone() },
            Profile { reopen_nominations: Some("Nobody here".into()), ..plain.clone() },
            with(&plain, |p| p.marks.overvote = Overvote::Skip),
            with(&plain, |p| p.marks.overvote = Overvote::SkipIfOneContinuing),
            with(&plain, |p| p.marks.max_skipped = Some(0)),
            with(&plain, |p| p.marks.max_skipped = Some(1)),
            with(&plain, |p| p.marks.duplicate_rank = DuplicateRank::Exhaust),
            with(&plain, |p| p.ties.earlier_stages = true),
            with(&plain, |p| p.ties.then = Breaker::Lot),
            with(&plain, |p| p.ties.then = Breaker::Order),
            Profile { limits: limits(IfUnmeetable::Stop), ..plain.clone() },
            Profile { limits: limits(IfUnmeetable::LeaveVacant), ..plain.clone() },
            Profile { limits: limits(IfUnmeetable::ReopenNominations), ..plain.clone() },
            Profile { limits: limits(IfUnmeetable::Relax(vec![2, 1])), ..plain.clone() },
            Profile { limits: limits(IfUnmeetable::Relax(vec![1, 9, 0])), ..plain.clone() },
        ];
        let mut seen = vec![in_words(&plain)];
        for profile in changed {
            let said = in_words(&profile);
            assert!(!seen.contains(&said), "nothing says what is set here: {profile:?}");
            seen.push(said);
        }
    }

    fn with(profile: &Profile, change: impl Fn(&mut Profile)) -> Profile {
        let mut changed = profile.clone();
        change(&mut changed);
        changed
    }
}
