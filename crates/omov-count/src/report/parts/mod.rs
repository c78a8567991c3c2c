//! The parts of a report, each a piece of HTML made from a record alone.
//!
//! Every function takes the record and a prefix for the ids in its piece (so that two results can stand on one page), and
//! returns an empty text if the record holds nothing for it. A piece assumes nothing of the page around it but
//! [`super::CSS`]: it begins with a second-level heading (the title block: with the first).
//!
//! Give them a record that went through [`super::for_display`].

mod checks;
mod choices;
mod decision;
mod figures;
mod front;
mod limits;
mod stages;
mod ties;

use askama::Template;

use super::words::{self, say};

pub use checks::{checks, not_proved, rule};
pub(in crate::report) use choices::choices;
pub use choices::{budget, committees, pairs, scores};
pub use decision::{decision, quorum};
pub(in crate::report) use decision::{quorum_sentence, threshold_sentence};
pub use figures::{figures, flow, keep_values};
pub use front::{ballots, contents, title};
pub use limits::{limits, without_limits};
pub use stages::stages;
pub use ties::ties;
pub(in crate::report) use ties::{draws, lot_how};

/// Lets templates ask for texts.
struct Words;

impl Words {
    #[expect(clippy::unused_self, reason = "a template calls it as a method")]
    fn say(&self, id: &str) -> String {
        say(id)
    }
}

/// A template in a text. Writing to memory cannot fail; a template that did would leave its part out.
pub(super) fn rendered(template: &impl Template) -> String {
    let html = template.render();
    debug_assert!(html.is_ok(), "a template failed: {html:?}");
    words::isolated_in_html(&html.unwrap_or_default())
}

/// A name and a figure.
struct Fact {
    name: String,
    value: String,
}

fn fact(name: &str, value: String) -> Fact {
    Fact { name: say(name), value }
}

/// How wide a bar is, with a little room at the end of the scale.
fn percent(part: f64, scale: f64) -> String {
    format!("{:.2}%", (part / scale / 1.04 * 100.0).clamp(0.0, 100.0))
}
