//! From options to a rule profile, and to what was drawn for ties.

use std::path::Path;

use omov_count::profile::{Decision, Kind, MarkRules, TieRule};
use omov_count::{Contest, CountError, Lots, Profile, Rule};

use super::input;
use super::options::Options;
use super::words::{Drawn, MaxSkipped, Share, Ties, all_rules};
use crate::failure::Failure;

/// The profile that the options describe; what they leave open comes from the ballot file, where there is one.
pub(crate) fn profile(options: &Options, contest: Option<&Contest>) -> Result<Profile, Failure> {
    if let Some(path) = &options.profile {
        return from_file(path, options);
    }
    let rule = rule(options, contest)?;
    refuse_useless(options, rule)?;
    let seats = match rule.kind() {
        Kind::Budget => 0,
        _ => options.seats.or(contest.and_then(|c| c.seats)).or(usual_seats(rule)).unwrap_or(0),
    };
    let mut profile = Profile::new(rule, seats);
    profile.decimals = options.decimals.or(profile.decimals);
    profile.converge_last_stage = options.converge_last_stage;
    profile.reopen_nominations.clone_from(&options.reopen_nominations);
    profile.marks = marks(options);
    profile.ties = options.tie.as_ref().map_or(usual_ties(rule), |t| t.rule);
    if let Some(path) = &options.constraints {
        let mut limits = input::limits(path)?;
        if let Some(policy) = &options.if_unmeetable {
            limits.if_unmeetable = policy.clone();
        }
        profile.limits = Some(limits);
    }
    if rule == Rule::YesNo {
        profile.decision = Some(decision(options)?);
    }
    profile.check().map_err(|e| refused_profile(options, &e))?;
    Ok(profile)
}

/// No rule was given, and the kind of file asks for none.
pub(super) fn needed(ballots: &Path) -> Failure {
    Failure::file(ballots, format!("--rule is needed for this file; one of: {}", all_rules()))
}

/// What was drawn after the close.
pub(crate) fn lots(ties: Option<&Ties>) -> Result<Option<Lots>, Failure> {
    Ok(match ties.map(|t| &t.drawn) {
        Some(Drawn::Seed(seed)) => Some(Lots::Seed(seed.clone())),
        Some(Drawn::Order(path)) => Some(Lots::Order(input::names(path)?)),
        Some(Drawn::Nothing) | None => None,
    })
}

/// A refused count as a line that names the file at fault.
pub(crate) fn refused(options: &Options, ballots: &Path, error: &CountError) -> Failure {
    match error {
        CountError::Tie { .. } | CountError::Unmeetable { .. } => Failure::does_not_hold(ballots, error),
        CountError::BadLimits(why) => {
            Failure::file(options.constraints.as_deref().or(options.profile.as_deref()).unwrap_or(ballots), why)
        }
        CountError::BadOrder(why) => match options.tie.as_ref().map(|t| &t.drawn) {
            Some(Drawn::Order(path)) => Failure::file(path, why),
            _ => Failure::usage(format!("--tie: {why}")),
        },
        _ => Failure::file(ballots, error),
    }
}

fn rule(options: &Options, contest: Option<&Contest>) -> Result<Rule, Failure> {
    match (options.rule, contest) {
        (Some(rule), _) => Ok(rule),
        (None, Some(contest)) if contest.budget.is_some() => Ok(Rule::PbEqualSharesAdd1),
        (None, _) => Err(Failure::usage(format!("--rule is needed; one of: {}", all_rules()))),
    }
}

/// How many a rule elects when nobody says.
fn usual_seats(rule: Rule) -> Option<u32> {
    matches!(rule, Rule::Irv | Rule::YesNo | Rule::Schulze | Rule::RankedPairs).then_some(1)
}

/// The statute and the Society's rules look at the earlier stages themselves; no rule draws lots unasked.
pub(super) fn usual_ties(rule: Rule) -> TieRule {
    TieRule { earlier_stages: matches!(rule, Rule::ScottishStv | Rule::Ers97), ..TieRule::default() }
}

fn marks(options: &Options) -> MarkRules {
    let usual = MarkRules::default();
    MarkRules {
        overvote: options.overvote.unwrap_or(usual.overvote),
        max_skipped: options.max_skipped.map_or(usual.max_skipped, |MaxSkipped(n)| n),
        duplicate_rank: options.duplicate_rank.unwrap_or(usual.duplicate_rank),
    }
}

fn decision(options: &Options) -> Result<Decision, Failure> {
    let electorate =
        options.electorate.ok_or_else(|| Failure::usage("the rule yes-no needs --electorate N: how many may vote"))?;
    let Share(quorum) = options.quorum.unwrap_or(Share([0, 1]));
    let (Share(threshold), at_least) = options.threshold.unwrap_or((Share([1, 2]), false));
    Ok(Decision { electorate, quorum, threshold, at_least })
}

/// An option that this rule has no use for was meant for another rule: better to say so than to ignore it.
fn refuse_useless(options: &Options, rule: Rule) -> Result<(), Failure> {
    let ranked = rule.kind() == Kind::Ranked;
    let budget = rule.kind() == Kind::Budget;
    // Rules that compare candidates two by two take a shared rank for what it says.
    let by_pairs = matches!(rule, Rule::Schulze | Rule::RankedPairs);
    let yes_no = rule == Rule::YesNo;
    let useless = [
        ("--seats", options.seats.is_some() && budget),
        ("--overvote", options.overvote.is_some() && (!ranked || by_pairs)),
        ("--max-skipped", options.max_skipped.is_some() && !ranked),
        ("--duplicate-rank", options.duplicate_rank.is_some() && !ranked),
        ("--electorate", options.electorate.is_some() && !yes_no),
        ("--quorum", options.quorum.is_some() && !yes_no),
        ("--threshold", options.threshold.is_some() && !yes_no),
        ("--constraints", options.constraints.is_some() && (yes_no || budget)),
        ("--reopen-nominations", options.reopen_nominations.is_some() && (yes_no || budget)),
    ];
    match useless.iter().find(|(_, given)| *given) {
        Some((option, _)) => Err(Failure::usage(format!("the rule {} has no use for {option}", rule.name()))),
        None => Ok(()),
    }
}

/// The first option given that a profile holds too, other than `--rule` itself and `--tie`.
pub(super) fn first_given(options: &Options) -> Option<&'static str> {
    let given = [
        ("--seats", options.seats.is_some()),
        ("--decimals", options.decimals.is_some()),
        ("--converge-last-stage", options.converge_last_stage),
        ("--electorate", options.electorate.is_some()),
        ("--quorum", options.quorum.is_some()),
        ("--threshold", options.threshold.is_some()),
        ("--constraints", options.constraints.is_some()),
        ("--reopen-nominations", options.reopen_nominations.is_some()),
        ("--overvote", options.overvote.is_some()),
        ("--max-skipped", options.max_skipped.is_some()),
        ("--duplicate-rank", options.duplicate_rank.is_some()),
    ];
    given.iter().find(|(_, given)| *given).map(|(option, _)| *option)
}

/// A profile from a file. Beside it, only what was drawn may be given.
fn from_file(path: &Path, options: &Options) -> Result<Profile, Failure> {
    if let Some(option) = options.rule.map(|_| "--rule").or_else(|| first_given(options)) {
        return Err(Failure::usage(format!("{option} stands in the profile {}; leave it out", path.display())));
    }
    let profile = input::profile(path)?;
    match &options.tie {
        Some(Ties { rule, .. }) if *rule != profile.ties => Err(Failure::file(
            path,
            "this profile breaks ties otherwise than --tie says; give --tie as it stands there",
        )),
        _ => Ok(profile),
    }
}

fn refused_profile(options: &Options, error: &CountError) -> Failure {
    match (error, &options.file) {
        (CountError::NoSeats, _) if options.seats.is_some() => Failure::usage("--seats 0: give a number from 1"),
        (CountError::NoSeats, Some(file)) => {
            Failure::file(file, "how many seats? The file does not say; give --seats N")
        }
        (CountError::NoSeats, None) => Failure::usage("how many seats? Give --seats N"),
        _ => Failure::usage(error.to_string()),
    }
}
