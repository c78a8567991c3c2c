//! Checking a record somebody else made: the second counter goes first, then the counter that makes records.

use crate::contest::Contest;
use crate::naive::{self, CheckError, Departure, Verdict};
use crate::record::CountRecord;
use crate::rules::{Watch, count};

/// What came of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recount {
    /// Which counter derived the record.
    pub by: &'static str,
    /// What was compared, in plain words.
    pub compared: Vec<String>,
    /// Why the second counter did not do it.
    pub why_not_second: Option<String>,
    /// Where the record departs from the papers. Empty: it holds.
    pub departures: Vec<Departure>,
}

/// Derives a record again from the papers, under the profile and the lots that it names.
///
/// # Errors
/// [`CheckError`] if the record is not one of this contest.
pub fn recount(contest: &Contest, record: &CountRecord, watch: Watch<'_>) -> Result<Recount, CheckError> {
    let mut found = Recount { by: "second counter", compared: vec![], why_not_second: None, departures: vec![] };
    match naive::check(contest, record)? {
        Verdict::Departs { departures } => found.departures = departures,
        Verdict::Agrees { compared } => {
            found.compared = compared;
            // What a record says beyond votes and winners (the closest moment, the words for the arithmetic) must be
            // as this crate writes it too.
            found.departures = count_again(contest, record, watch);
        }
        Verdict::NotCovered { why } => {
            found.by = "first counter again";
            found.why_not_second = Some(why);
            found.departures = count_again(contest, record, watch);
        }
    }
    Ok(found)
}

/// Where the first counter's record of these papers departs from this one.
fn count_again(contest: &Contest, record: &CountRecord, watch: Watch<'_>) -> Vec<Departure> {
    match count(contest, &record.profile, record.lots.as_ref(), watch) {
        Ok(again) => first_difference(record, &again).into_iter().collect(),
        Err(e) => vec![Departure {
            stage: None,
            what: "the count".into(),
            recorded: "a result".into(),
            derived: e.to_string(),
        }],
    }
}

/// Where two records first differ, line by line of their JSON form.
fn first_difference(record: &CountRecord, again: &CountRecord) -> Option<Departure> {
    if record == again {
        return None;
    }
    let (recorded, derived) = (record.to_json(), again.to_json());
    let mut lines = recorded.lines().zip(derived.lines()).enumerate();
    let (at, (old, new)) = lines.find(|(_, (a, b))| a != b).unwrap_or((0, ("a record", "one of another length")));
    Some(Departure {
        stage: None,
        what: format!("line {} of the record as this program writes it", at + 1),
        recorded: old.trim().into(),
        derived: new.trim().into(),
    })
}
