//! What a body decides and what it leaves alone.

use super::{Because, Ground};
use crate::model::Rulebook;
use crate::read::Rule;
use crate::words::Said;

impl Rulebook {
    /// The rule by which a body does not decide about a matter; nothing where it does, or where the rules know no such body or matter.
    ///
    /// No ballot of that body can be called on it. A proposal to it is marked with this rule, and not refused: members may take it up, or take it
    /// elsewhere.
    pub fn outside(&self, body: &str, matter: &str) -> Option<Ground> {
        let body = self.bodies.get(body)?;
        let title = self.matters.get(matter)?.title.value.as_str();
        let names = |rule: &Rule<Vec<String>>| rule.value.iter().any(|name| name == matter);
        let (rule, says) = if names(&body.leaves_alone) {
            (&body.leaves_alone, "left-alone")
        } else if !body.decides.value.is_empty() && !names(&body.decides) {
            (&body.decides, "not-decided-here")
        } else {
            return None;
        };
        let says = Said::new(says).with("body", body.title.value.as_str()).with("matter", title);
        let (path, line) = (rule.cite.path.clone(), Some(rule.cite.line));
        Some(Ground { because: Because::Forbidden, path, line, says })
    }
}
