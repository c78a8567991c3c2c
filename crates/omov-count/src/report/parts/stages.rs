//! The count stage by stage.

use super::{Words, percent, rendered};
use crate::record::CountRecord;
use crate::report::course::Course;
use crate::report::course::Standing;
use crate::report::figure;
use crate::report::narration;
use crate::report::words::{count, say, say_with, votes};
use askama::Template;

struct Bar {
    name: String,
    elected: bool,
    /// Percentages of the width, as texts.
    had: String,
    gained: Option<String>,
    shown: String,
    plus: Option<String>,
}

struct StagePart {
    heading: String,
    open: bool,
    sentences: Vec<String>,
    elected: Option<String>,
    caption: String,
    bars: Vec<Bar>,
    quota: Option<String>,
}

#[derive(Template)]
#[template(path = "report/stages.html")]
struct Stages<'a> {
    w: Words,
    ids: &'a str,
    quota: String,
    gains: bool,
    all: Vec<StagePart>,
}

/// The count stage by stage: a sentence, then bars that are a table.
pub fn stages(record: &CountRecord, ids: &str) -> String {
    let course = Course::new(record);
    if course.stages().iter().all(|s| s.votes.is_empty()) {
        return String::new();
    }
    let deciding = course.deciding();
    let stages: Vec<StagePart> =
        (0..course.stages().len()).filter_map(|at| stage(&course, at, deciding.contains(&at))).collect();
    let quotas: Vec<&str> = course.stages().iter().filter_map(|s| s.quota.as_deref()).collect();
    let quota = match quotas.first() {
        None => String::new(),
        Some(first) if quotas.iter().all(|q| q == first) => say_with("legend-quota-is", &[("quota", votes(first))]),
        Some(_) => say("legend-quota"),
    };
    let gains = stages.iter().any(|s| s.bars.iter().any(|b| b.gained.is_some()));
    rendered(&Stages { w: Words, ids, quota, gains, all: stages })
}

fn stage(course: &Course<'_>, at: usize, open: bool) -> Option<StagePart> {
    let story = narration::story(course, at)?;
    let stage = &course.stages()[at];
    let scale = course.scale();
    let bars = course.order().into_iter().filter(|id| stage.votes.contains_key(id) || stage.excluded.contains(id));
    let bars = bars.map(|id| {
        let now = stage.votes.get(&id);
        let gained = course.gained(id, at).filter(|g| *g > num_traits::Zero::zero()).map(|g| figure::plain(&g));
        let gain = gained.as_deref().map_or(0.0, figure::approximate);
        Bar {
            name: course.record.name(id).into(),
            elected: course.standing(id, at) == Standing::Elected,
            had: percent(now.map_or(0.0, |v| figure::approximate(v)) - gain, scale),
            gained: gained.as_ref().map(|_| percent(gain, scale)),
            shown: now.map_or_else(|| say("cell-out"), |v| figure::show(v)),
            plus: gained.map(|g| say_with("bars-gained", &[("votes", votes(&g))])),
        }
    });
    let number = ("stage", count(stage.stage));
    let caption = match &stage.quota {
        Some(quota) => say_with("bars-caption-quota", &[number, ("quota", votes(quota))]),
        None => say_with("bars-caption", &[number]),
    };
    Some(StagePart {
        heading: story.heading,
        open,
        sentences: story.sentences,
        elected: story.elected,
        caption,
        bars: bars.collect(),
        quota: stage.quota.as_deref().map(|q| percent(figure::approximate(q), scale)),
    })
}
