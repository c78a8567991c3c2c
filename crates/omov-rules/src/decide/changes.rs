//! Changing the rulebook itself: only by the way that it prescribes.

use super::Outcome;
use super::judge::Judge;
use crate::model::{Change, EVERYTHING_ELSE, Rulebook};
use crate::value::Moment;
use crate::words::Said;

impl Rulebook {
    /// How a rule is changed: what covers the longest part of its path, else what covers everything else.
    pub fn changed_by(&self, path: &str) -> Option<(&str, &Change)> {
        let reach = |covered: &str| {
            let below = path.strip_prefix(covered).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
            match covered {
                EVERYTHING_ELSE => Some(0),
                _ => below.then(|| covered.len() + 1),
            }
        };
        self.changes
            .iter()
            .filter_map(|(name, change)| {
                let far = change.of.value.iter().filter_map(|covered| reach(covered)).max()?;
                Some((far, name.as_str(), change))
            })
            .max_by_key(|(far, ..)| *far)
            .map(|(_, name, change)| (name, change))
    }
}

impl<'a> Judge<'a> {
    /// The ways in which these rules are changed, each once.
    fn ways(&mut self, paths: &[String]) -> Vec<(&'a str, &'a Change)> {
        let mut ways: Vec<(&str, &Change)> = Vec::new();
        if paths.is_empty() {
            self.missing("changes", Said::new("change-empty"));
        }
        for path in paths {
            match self.book.changed_by(path) {
                Some(way) if ways.iter().all(|(name, _)| *name != way.0) => ways.push(way),
                Some(_) => {}
                None => {
                    let says = Said::new("missing-change").with("path", crate::read::shown(path));
                    self.missing("changes", says);
                }
            }
        }
        ways
    }

    pub(super) fn bring_change(&mut self, paths: &[String], through: Option<&str>) {
        for (_, change) in self.ways(paths) {
            let title = change.title.value.as_str();
            match (through, &change.through) {
                (None, _) => {
                    self.by(&change.brought_by.cite);
                    self.acts_for(&change.brought_by, Said::new("missing-bringer").with("change", title));
                }
                (Some(through), Some(allowed)) if allowed.value == through => {
                    self.by(&allowed.cite);
                    if let Some(proposal) = self.book.proposals.get(through) {
                        self.one_of(&proposal.proposed_by, self.asking.now);
                    }
                }
                (Some(_), Some(allowed)) => {
                    let says = Said::new("change-through-other")
                        .with("proposal", self.book.title_in("proposals", &allowed.value));
                    self.forbid(&allowed.cite, says);
                }
                (Some(_), None) => {
                    let path = format!("{}.through", change.heading.path);
                    self.missing(path, Said::new("missing-through").with("change", title));
                }
            }
        }
    }

    pub(super) fn adopt_change(
        &mut self,
        paths: &[String],
        ballot: &str,
        (public_since, opened): (Moment, Moment),
        outcome: &Outcome,
    ) {
        for (_, change) in self.ways(paths) {
            self.by(&change.ballot.cite);
            if change.ballot.value != ballot {
                let says = Said::new("change-by-other-ballot")
                    .with("ballot", self.book.title_in("ballots", &change.ballot.value));
                self.forbid(&change.ballot.cite, says);
                continue;
            }
            let Some(held) = self.book.ballots.get(ballot) else { continue };
            self.carried(held.turnout.as_ref(), &held.majority, outcome);
            // What the change itself asks for comes on top.
            if change.turnout.is_some() || change.majority.is_some() {
                let majority = change.majority.as_ref().unwrap_or(&held.majority);
                self.carried(change.turnout.as_ref(), majority, outcome);
            }
            let notice = change.notice.as_ref().unwrap_or(&held.notice);
            if opened < public_since.after(notice.value) {
                self.forbid(&notice.cite, Said::new("change-too-soon").with("time", notice.value));
            }
        }
    }
}
