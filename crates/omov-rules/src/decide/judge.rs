//! The questions that every act asks.

use super::{Answer, Asking, Because, Ground, Person, Standing};
use crate::model::{Body, Rulebook};
use crate::read::{Cite, Rule};
use crate::value::{Amount, Moment, Span};
use crate::words::{Blank, Said};

/// An answer in the making.
#[derive(Debug)]
pub(super) struct Judge<'a> {
    pub(super) book: &'a Rulebook,
    pub(super) asking: &'a Asking<'a>,
    by: Option<Cite>,
    grounds: Vec<Ground>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(book: &'a Rulebook, asking: &'a Asking<'a>) -> Self {
        Self { book, asking, by: None, grounds: Vec::new() }
    }

    /// If nothing stands in the way, the rule that allows it does. Without one, nothing does.
    pub(super) fn answer(mut self) -> Answer {
        match self.by.take() {
            Some(by) if self.grounds.is_empty() => return Answer::Allowed(by),
            None if self.grounds.is_empty() => self.missing("", Said::new("missing-rule")),
            _ => {}
        }
        Answer::Refused(self.grounds)
    }

    /// The rule that allows it, if nothing stands in the way.
    pub(super) fn by(&mut self, cite: &Cite) {
        self.by = Some(cite.clone());
    }

    pub(super) fn forbid(&mut self, cite: &Cite, says: Said) {
        self.ground(Because::Forbidden, cite.path.clone(), Some(cite.line), says);
    }

    pub(super) fn need(&mut self, cite: &Cite, says: Said) {
        self.ground(Because::Needed, cite.path.clone(), Some(cite.line), says);
    }

    /// No rule allows it. `path` is where one would stand.
    pub(super) fn missing(&mut self, path: impl Into<String>, says: Said) {
        self.ground(Because::Missing, path.into(), None, says);
    }

    fn ground(&mut self, because: Because, path: String, line: Option<u32>, says: Said) {
        self.grounds.push(Ground { because, path, line, says });
    }

    /// Finds a section by its name, or notes that there is none.
    pub(super) fn section<T>(
        &mut self,
        all: &'a std::collections::BTreeMap<String, T>,
        section: &str,
        name: &str,
    ) -> Option<&'a T> {
        let found = all.get(name);
        if found.is_none() {
            let says = Said::new("missing-section").with("section", section).with("name", crate::read::shown(name));
            self.missing(format!("{section}.{}", crate::read::shown(name)), says);
        }
        found
    }

    /// They have to be a member whose rights are not taken away.
    pub(super) fn member(&mut self) {
        let membership = &self.book.membership;
        if self.asking.who.standing != Standing::Member {
            self.forbid(&membership.heading, Said::new("no-member"));
        } else if self.asking.who.suspended {
            self.suspended();
        }
    }

    pub(super) fn suspended(&mut self) {
        let book = self.book;
        let case = book.cases.values().find(|case| case.sanctions.value.contains(&crate::model::Sanction::Suspension));
        let at = case.map_or(&book.membership.heading, |case| &case.sanctions.cite);
        self.forbid(at, Said::new("suspended"));
    }

    /// They have to be a member with a vote at that moment.
    pub(super) fn voter(&mut self, at: Moment) {
        self.member();
        if self.asking.who.standing != Standing::Member {
            return;
        }
        let membership = &self.book.membership;
        let begins = self.asking.who.member_since.map(|since| since.after(membership.vote_begins_after.value));
        if begins.is_none_or(|begins| begins > at) {
            let says = Said::new("vote-not-begun").with("after", membership.vote_begins_after.value);
            self.forbid(&membership.vote_begins_after.cite, says);
        }
        if let Some(least) = &membership.vote_from_age {
            self.old_enough(least, self.asking.who.age);
        }
    }

    pub(super) fn old_enough(&mut self, least: &Rule<u64>, age: Option<u64>) {
        match age {
            _ if least.value == 0 => {}
            None => self.need(&least.cite, Said::new("need-age").with("age", least.value)),
            Some(age) if age < least.value => self.forbid(&least.cite, Said::new("too-young").with("age", least.value)),
            Some(_) => {}
        }
    }

    /// They have to be one of a body: with a vote, or in an office that sits in it, in this place.
    pub(super) fn one_of(&mut self, name: &Rule<String>, at: Moment) {
        let book = self.book;
        let Some(body) = book.bodies.get(&name.value) else { return };
        if body.everyone_in.is_some() {
            self.voter(at);
        } else {
            self.member();
        }
        if !self.sits_in(body, &name.value) {
            self.forbid(&name.cite, Said::new("not-of-body").with("body", body.title.value.as_str()));
        }
    }

    /// Whether they belong to a body here, whatever their rights.
    fn sits_in(&self, body: &Body, name: &str) -> bool {
        let Asking { who, place, now, .. } = self.asking;
        let kind = self.book.group_of_body(name).unwrap_or_default();
        let Some(group) = place.of_kind(kind) else { return false };
        if body.everyone_in.is_some() {
            return who.groups.contains(group);
        }
        let sits = |office: &str| {
            self.book.offices.get(office).is_some_and(|it| it.body.as_ref().is_some_and(|body| body.value == name))
        };
        who.holds.iter().any(|held| held.group == group && held.at(*now) && sits(&held.office))
    }

    /// They have to act for one of these: an office they hold here or above, or a body they are one of and that has decided
    /// it. Without any, no rule lets anybody.
    pub(super) fn acts_for(&mut self, actors: &Rule<Vec<String>>, missing: Said) {
        self.member();
        if actors.value.is_empty() {
            return self.missing(actors.cite.path.clone(), missing);
        }
        let book = self.book;
        let bodies: Vec<(&str, &Body)> = actors
            .value
            .iter()
            .filter_map(|name| book.bodies.get(name).map(|body| (name.as_str(), body)))
            .filter(|(name, body)| self.sits_in(body, name))
            .collect();
        if actors.value.iter().any(|name| self.holds_office(self.asking.who, name)) {
            return;
        }
        match bodies.as_slice() {
            [] => {
                let who: Vec<Blank> = actors.value.iter().map(|name| book.title(name).into()).collect();
                self.forbid(&actors.cite, Said::new("not-theirs").with("who", who));
            }
            of => {
                if !of.iter().any(|(name, _)| self.has_decided(name)) {
                    let (name, body) = of[0];
                    self.say_undecided(name, body, &actors.cite);
                }
            }
        }
    }

    /// The same, for a single body or office; without one, no rule lets anybody.
    pub(super) fn acts_for_one(&mut self, actor: Option<&Rule<String>>, path: String, missing: Said) {
        if let Some(rule) = actor {
            let actors = Rule { value: vec![rule.value.clone()], cite: rule.cite.clone() };
            self.acts_for(&actors, missing);
        } else {
            self.member();
            self.missing(path, missing);
        }
    }

    /// Whether they hold an office now, in this group or one above it.
    fn holds_office(&self, who: &Person, office: &str) -> bool {
        let Asking { place, now, .. } = self.asking;
        who.holds.iter().any(|held| held.office == office && held.at(*now) && place.is_in(&held.group))
    }

    /// Whether the body they act for has decided it, with its quorum and its majority.
    fn has_decided(&self, name: &str) -> bool {
        let Some(body) = self.book.bodies.get(name) else { return false };
        let Some(resolution) = self.asking.facts.resolution.as_ref().filter(|it| it.body == name) else { return false };
        let Some(size) = self.people(name) else { return false };
        let quorum = body.quorum.as_ref().map_or(0, |quorum| quorum.value.of(size));
        let voted = resolution.yes.checked_add(resolution.no);
        resolution.took_part <= size
            && resolution.took_part >= quorum
            && voted.is_some_and(|voted| voted <= resolution.took_part)
            && body.majority.value.met(resolution.yes, resolution.no, size)
    }

    fn say_undecided(&mut self, name: &str, body: &Body, at: &Cite) {
        let title = body.title.value.as_str();
        let size = self.people(name);
        if let (Some(quorum), Some(size)) = (&body.quorum, size) {
            let says = Said::new("need-resolution-quorum")
                .with("body", title)
                .with("quorum", quorum.value.of(size))
                .with("majority", body.majority.value);
            self.need(&quorum.cite, says);
        } else {
            let says = Said::new("need-resolution").with("body", title).with("majority", body.majority.value);
            self.need(at, says);
        }
    }

    /// How many are in a body here: told with the question, or so many as its offices have seats.
    pub(super) fn people(&self, body: &str) -> Option<u64> {
        self.book.size_of(body).or_else(|| self.asking.facts.people.get(body).copied())
    }

    /// So many have to have signed.
    pub(super) fn signed(&mut self, amount: &Rule<Amount>, by: &Rule<String>, have: u64) {
        let Some(people) = self.people(&by.value) else {
            return self.need(&amount.cite, Said::new("need-count").with("body", self.book.title(&by.value)));
        };
        let needed = amount.value.of(people);
        if have < needed {
            let says = Said::new("need-signatures")
                .with("needed", needed)
                .with("have", have)
                .with("more", needed - have)
                .with("people", people);
            self.need(&amount.cite, says);
        }
    }

    /// It has to be done within this time from that moment.
    pub(super) fn within(&mut self, time: Option<&Rule<Span>>, from: Moment, message: &str) {
        if let Some(time) = time
            && self.asking.now > from.after(time.value)
        {
            self.forbid(&time.cite, Said::new(message).with("time", time.value));
        }
    }

    /// A body has to be one that decides on that matter.
    pub(super) fn in_scope(&mut self, name: &str, matter: Option<&str>) {
        self.about_something(name, matter);
        self.grounds.extend(matter.and_then(|matter| self.book.outside(name, matter)));
    }

    /// It has to be said what it is about, where a body does not decide about everything, and that has to be a matter of the rules.
    pub(super) fn about_something(&mut self, name: &str, matter: Option<&str>) {
        let book = self.book;
        let Some(body) = book.bodies.get(name) else { return };
        let Some(matter) = matter else {
            if let Some(rule) =
                [&body.decides, &body.leaves_alone].into_iter().find(|matters| !matters.value.is_empty())
            {
                self.need(&rule.cite, Said::new("need-matter").with("body", body.title.value.as_str()));
            }
            return;
        };
        self.section(&book.matters, "matters", matter);
    }
}
