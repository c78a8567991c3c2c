//! The ranked questions of an election and the rule under which each is counted.

use omov_belenios::election::{Election, Kind};
use omov_count::profile::Kind as Papers;
use omov_count::{Lots, Profile};
use omov_verify::{Counts, counts, ranked};

/// With more candidates than a ballot holds ranks, voters name so many in order.
const PREFERENCES: usize = 30;

/// A question in which `answers` are ranked and counted under `profile`: its kind and its `extra`.
///
/// # Errors
/// A sentence that says what is wrong.
pub(crate) fn ranking(
    answers: Vec<String>,
    profile: &Profile,
    preferences: Option<usize>,
) -> Result<(Kind, String), String> {
    if profile.rule.kind() != Papers::Ranked || profile.decision.is_some() {
        return Err(format!("the rule {} does not count rankings", profile.rule.name()));
    }
    if let Some(name) = &profile.reopen_nominations
        && !answers.contains(name)
    {
        return Err(format!("the rule says that “{name}” reopens nominations, but no answer is called so"));
    }
    let preferences = preferences.or((answers.len() > PREFERENCES).then_some(PREFERENCES));
    let extra = ranked::extra(profile, preferences);
    Ok((Kind::NonHomomorphic { answers, preferences }, extra))
}

/// Every question that can be counted by what it declares, counted. `answers`: the array of the result, JSON.
///
/// # Errors
/// A sentence that says what cannot be counted at all.
pub(crate) fn all(election: &Election, answers: &str, lots: Option<&Lots>) -> Result<Counts, String> {
    let counts = counts(&election.questions, Some(answers), &[], lots).map_err(|e| e.to_string())?;
    counts.failures.first().cloned().map_or(Ok(counts), Err)
}
