//! The ranked questions of an election and the rule under which each is counted.

use omov_belenios::election::{Election, Kind, Question};
use omov_count::profile::Kind as Papers;
use omov_count::{CountError, CountRecord, Lots, Profile, Watch};
use omov_verify::ranked;

/// With more candidates than a ballot holds ranks, voters name so many in order.
const PREFERENCES: usize = 30;

/// A question in which `answers` are ranked and counted under `profile`: its kind and its `extra`.
///
/// # Errors
/// A sentence that says what is wrong.
pub(super) fn ranking(
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

/// A ranked question that was counted, or why not.
pub(super) struct Counted {
    /// The question, from 1.
    pub(super) question: usize,
    pub(super) profile: Profile,
    pub(super) record: Result<CountRecord, CountError>,
}

/// Counts every ranked question of an election whose rule is declared. `answers`: the array of the result, JSON.
///
/// # Errors
/// A sentence that says what cannot be counted at all.
pub(super) fn all(election: &Election, answers: &str, lots: Option<&Lots>) -> Result<Vec<Counted>, String> {
    let answers: Vec<serde_json::Value> = serde_json::from_str(answers).map_err(|e| e.to_string())?;
    let mut all = Vec::new();
    for (i, (question, opened)) in election.questions.iter().zip(answers).enumerate() {
        let why = |e: &dyn std::fmt::Display| format!("question {}: {e}", i + 1);
        let Some(profile) = declared(question).map_err(|e| why(&e))? else { continue };
        let rows: Vec<Vec<u8>> = serde_json::from_value(opened).map_err(|e| why(&e))?;
        let contest = ranked::contest(question, &rows).map_err(|e| why(&e))?.contest;
        let record = omov_count::count(&contest, &profile, lots, Watch::none());
        all.push(Counted { question: i + 1, profile, record });
    }
    Ok(all)
}

fn declared(question: &Question) -> Result<Option<Profile>, String> {
    match &question.extra {
        Some(extra) if question.is_ranking() => ranked::declared(extra).map_err(|e| e.to_string()),
        _ => Ok(None),
    }
}
