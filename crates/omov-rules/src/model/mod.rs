//! What a rulebook holds: one file for each paragraph of the specification (rulebook.md), each with its types and the keys
//! that they are read from. `docs/RULEBOOK.md` says the same for those who write one.

mod ballots;
mod bodies;
mod cases;
mod changes;
mod debates;
mod limits;
mod membership;
mod offices;
mod petitions;
mod powers;
mod proposals;
mod selections;

pub use ballots::{Ballot, COUNTS, Channel, Codes, Count};
pub use bodies::{Body, Characteristic, Group, Joined, Matter};
pub use cases::{CaseKind, Published, Sanction};
pub use changes::{Change, EVERYTHING_ELSE};
pub use debates::Debate;
pub use limits::Limit;
pub use membership::{Joining, Membership};
pub use offices::{Filled, Office};
pub use petitions::{AsksFor, Petition};
pub use powers::{Power, PowerRule};
pub use proposals::Proposal;
pub use selections::{Selection, Target};

use std::collections::BTreeMap;

use crate::read::{Cite, Line, Reader, Rule};

/// The version of the form of rulebooks that this program reads.
pub const FORM: u64 = 1;

/// A rulebook that has been read and checked.
#[derive(Debug, Clone)]
pub struct Rulebook {
    /// What it is called.
    pub name: Rule<String>,
    /// What decisions are about.
    pub matters: BTreeMap<String, Matter>,
    /// What candidates may be asked about themselves, so that seats can be reserved.
    pub characteristics: BTreeMap<String, Characteristic>,
    /// Kinds of groups.
    pub groups: BTreeMap<String, Group>,
    /// Who decides.
    pub bodies: BTreeMap<String, Body>,
    /// What power is lent.
    pub offices: BTreeMap<String, Office>,
    /// How powers are used.
    pub powers: BTreeMap<Power, PowerRule>,
    /// Who is a member.
    pub membership: Membership,
    /// How votes are taken.
    pub ballots: BTreeMap<String, Ballot>,
    /// How members put something to the vote.
    pub proposals: BTreeMap<String, Proposal>,
    /// How it is talked about.
    pub debates: BTreeMap<String, Debate>,
    /// How candidates are chosen.
    pub selections: BTreeMap<String, Selection>,
    /// How members call those with power to account.
    pub petitions: BTreeMap<String, Petition>,
    /// How complaints are heard.
    pub cases: BTreeMap<String, CaseKind>,
    /// How the rulebook itself is changed.
    pub changes: BTreeMap<String, Change>,
    pub(crate) lines: Vec<Line>,
    pub(crate) text: String,
}

impl Rulebook {
    /// Reads every section. What cannot be read is noted by the reader; nothing comes back if there is too little to check.
    pub(crate) fn read(reader: &mut Reader<'_>, text: &str) -> Option<Self> {
        let name = reader.one("rulebook", |section| {
            section.form(FORM);
            section.must("name")
        });
        let matters = reader.named("matters", Matter::read);
        let characteristics = reader.named("characteristics", Characteristic::read);
        let groups = reader.named("groups", Group::read);
        let bodies = reader.named("bodies", Body::read);
        let offices = reader.named("offices", Office::read);
        let powers = powers::read(reader);
        let membership = reader.one("membership", Membership::read);
        let ballots = reader.named("ballots", Ballot::read);
        let proposals = reader.named("proposals", Proposal::read);
        let debates = reader.named("debates", Debate::read);
        let selections = reader.named("selections", Selection::read);
        let petitions = reader.named("petitions", Petition::read);
        let cases = reader.named("cases", CaseKind::read);
        let changes = reader.named("changes", Change::read);
        reader.close_top();
        Some(Self {
            name: name?,
            matters,
            characteristics,
            groups,
            bodies,
            offices,
            powers,
            membership: membership?,
            ballots,
            proposals,
            debates,
            selections,
            petitions,
            cases,
            changes,
            lines: Vec::new(),
            text: text.into(),
        })
    }

    /// Every rule, in the order of the text. Rules that are not written out stand at their heading.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The text it was read from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The rule with that path.
    pub fn line(&self, path: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.cite.path == path)
    }

    /// The title of something that the rulebook declares in a section such as `ballots`; the name itself if there is none.
    pub fn title_in(&self, section: &str, name: &str) -> String {
        let title = match section {
            "matters" => self.matters.get(name).map(|it| &it.title),
            "characteristics" => self.characteristics.get(name).map(|it| &it.title),
            "groups" => self.groups.get(name).map(|it| &it.title),
            "bodies" => self.bodies.get(name).map(|it| &it.title),
            "offices" => self.offices.get(name).map(|it| &it.title),
            "ballots" => self.ballots.get(name).map(|it| &it.title),
            "proposals" => self.proposals.get(name).map(|it| &it.title),
            "petitions" => self.petitions.get(name).map(|it| &it.title),
            _ => None,
        };
        title.map_or_else(|| name.to_owned(), |title| title.value.clone())
    }

    /// The title of a body or an office. No two of them have one name.
    pub fn title(&self, name: &str) -> String {
        let section = if self.bodies.contains_key(name) { "bodies" } else { "offices" };
        self.title_in(section, name)
    }

    /// The offices whose holders sit in a body.
    pub fn seats_of<'a>(&'a self, body: &'a str) -> impl Iterator<Item = (&'a str, &'a Office)> {
        let sits = move |office: &Office| office.body.as_ref().is_some_and(|of| of.value == body);
        self.offices.iter().filter(move |(_, office)| sits(office)).map(|(name, office)| (name.as_str(), office))
    }

    /// The kind of group that a body decides for.
    pub fn group_of_body(&self, body: &str) -> Option<&str> {
        let body = self.bodies.get(body)?;
        body.everyone_in.as_ref().or(body.sits_for.as_ref()).map(|group| group.value.as_str())
    }

    /// The kind of group that an office is held in.
    pub fn group_of_office(&self, office: &str) -> Option<&str> {
        let office = self.offices.get(office)?;
        match (&office.group, &office.body) {
            (Some(group), _) => Some(&group.value),
            (None, Some(body)) => self.group_of_body(&body.value),
            (None, None) => None,
        }
    }

    /// How many sit in a body of office-holders; `None` where everybody does.
    pub fn size_of(&self, body: &str) -> Option<u64> {
        self.bodies.get(body)?.sits_for.as_ref()?;
        Some(self.seats_of(body).map(|(_, office)| office.seats.value).sum())
    }
}

/// The title of a section and where it begins.
pub(crate) type Heading = Cite;
