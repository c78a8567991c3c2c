//! What is within what, and who answers to whom, has to end somewhere.

use std::collections::BTreeSet;

use super::Check;
use crate::model::Joined;
use crate::read::Rule;
use crate::words::{Blank, Said};

impl Check<'_, '_> {
    pub(super) fn cycles(&mut self) {
        let book = self.book;
        let groups: Vec<_> = book.groups.iter().map(|(name, group)| (name.as_str(), group.within.as_ref())).collect();
        let bodies: Vec<_> = book.bodies.iter().map(|(name, body)| (name.as_str(), body.answers_to.as_ref())).collect();
        self.rings("groups", &groups, "groups-in-a-ring");
        self.rings("bodies", &bodies, "bodies-in-a-ring");
        let tops: Vec<_> = book.groups.values().filter(|group| group.within.is_none()).collect();
        if let [_, second, ..] = tops.as_slice() {
            self.error(&second.heading, Said::new("groups-two-tops").with("group", second.title.value.as_str()));
        }
        for group in book.groups.values().filter(|group| group.joined.known() == Some(&Joined::Freely)) {
            if group.within.is_none() {
                self.error(
                    &group.joined.cite,
                    Said::new("group-whole-freely").with("group", group.title.value.as_str()),
                );
            }
        }
        for (name, group) in &book.groups {
            let Some(within) = &group.within else { continue };
            let freely = |name: &str| book.groups.get(name).is_some_and(|group| group.joined.value == Joined::Freely);
            if freely(&within.value) && !freely(name) && group.joined.cite.sound {
                let says = Said::new("group-place-in-freely")
                    .with("group", group.title.value.as_str())
                    .with("within", book.title_in("groups", &within.value));
                self.error(&within.cite, says);
            }
        }
        if book.groups.is_empty() {
            self.error(&book.name.cite, Said::new("groups-none"));
        }
    }

    fn rings(&mut self, section: &str, above: &[(&str, Option<&Rule<String>>)], message: &str) {
        let find = |name: &str| above.iter().find(|(known, _)| *known == name).and_then(|(_, above)| *above);
        let mut seen = BTreeSet::new();
        for (first, _) in above {
            let mut path = Vec::new();
            let mut at = *first;
            while seen.insert(at) {
                path.push(at);
                let Some(next) = find(at) else { break };
                let Some((next, _)) = above.iter().find(|(known, _)| *known == next.value) else { break };
                at = next;
                if let Some(begin) = path.iter().position(|name| *name == at) {
                    let ring: Vec<Blank> = path[begin..]
                        .iter()
                        .chain([&at])
                        .map(|name| self.book.title_in(section, name).into())
                        .collect();
                    let rule = find(at).expect("it has led here");
                    self.error(&rule.cite.clone(), Said::new(message).with("ring", ring));
                }
            }
        }
    }
}
