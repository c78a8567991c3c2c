//! What limits changed, in sentences: whom they moved, which limit forced each mark and when.

use super::course::Course;
use super::narration;
use super::words::{Arg, count, list, say, say_with, text};
use crate::contest::CandidateId;
use crate::record::{CountRecord, Limit, LimitsReport, MarkKind};

/// What limits did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Changes {
    /// Whom they moved, in one sentence; or that they moved nobody.
    pub(super) finding: String,
    /// Whether they moved anybody or dropped a limit.
    pub(super) moved: bool,
    /// When each mark was made, and why.
    pub(super) marks: Vec<String>,
    /// Each limit that held, with how many of the elected meet it.
    pub(super) held: Vec<String>,
    /// Limits that were dropped.
    pub(super) relaxed: Vec<String>,
    /// Everybody elected one way or the other: name, with limits, without.
    pub(super) both: Vec<(String, bool, bool)>,
}

pub(super) fn changes(record: &CountRecord) -> Option<Changes> {
    let report = record.limits.as_ref()?;
    let course = Course::new(record);
    let held = report.held.iter().enumerate().map(|(i, limit)| match report.elected_with.get(i) {
        Some(n) => say_with("limit-and-count", &[("limit", text(narration::limit(limit))), ("elected", count(*n))]),
        None => narration::limit(limit),
    });
    let winners = record.winners();
    let mut everybody = winners.clone();
    everybody.extend(report.elected_without.iter().filter(|id| !winners.contains(id)));
    Some(Changes {
        finding: finding(&course, report),
        moved: !(report.moved_in.is_empty() && report.moved_out.is_empty()),
        marks: marks(&course),
        held: held.collect(),
        relaxed: report.relaxed.iter().map(narration::limit).collect(),
        both: everybody
            .into_iter()
            .map(|id| (record.name(id).to_owned(), winners.contains(&id), report.elected_without.contains(&id)))
            .collect(),
    })
}

fn finding(course: &Course<'_>, report: &LimitsReport) -> String {
    let named = |ids: &[CandidateId]| Arg::Number(list(&course.names(ids)), ids.len() as f64);
    let with = [("in", named(&report.moved_in)), ("out", named(&report.moved_out))];
    match (report.moved_in.len(), report.moved_out.len()) {
        (0, 0) => say("limits-same"),
        (1, 1) => say_with("limits-changed-one", &with),
        (_, 0) => say_with("limits-moved-in", &with),
        (0, _) => say_with("limits-moved-out", &with),
        _ => say_with("limits-changed", &with),
    }
}

/// One sentence for all who were marked alike at one stage for the same reason.
fn marks(course: &Course<'_>) -> Vec<String> {
    let mut said = Vec::new();
    for stage in course.stages() {
        let mut groups: Vec<(MarkKind, &[Limit], Vec<CandidateId>)> = Vec::new();
        for mark in &stage.marks {
            match groups.iter_mut().find(|g| g.0 == mark.mark && g.1 == mark.because) {
                Some(group) => group.2.push(mark.candidate),
                None => groups.push((mark.mark, &mark.because, vec![mark.candidate])),
            }
        }
        for (mark, because, who) in groups {
            let id = match (mark, because.is_empty()) {
                (MarkKind::Guarded, false) => "limits-guarded",
                (MarkKind::Doomed, false) => "limits-doomed",
                (MarkKind::Guarded, true) => "limits-guarded-unsaid",
                (MarkKind::Doomed, true) => "limits-doomed-unsaid",
            };
            said.push(say_with(
                id,
                &[
                    ("stage", count(stage.stage)),
                    ("names", text(list(&course.names(&who)))),
                    ("people", count(who.len())),
                    ("limits", text(narration::limits(because))),
                ],
            ));
        }
    }
    said
}
