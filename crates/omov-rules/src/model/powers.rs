//! Powers, and how they are used. Source: security.md, 24: "powers over people and ballots need two persons, a reason".

use std::collections::BTreeMap;

use super::Heading;
use crate::read::{Reader, Rule, Section, choices};
use crate::value::Span;
use crate::words::Said;

choices! {
    /// Something that only whoever holds an office may do. The program knows which there are.
    Power: "slip-power" {
        /// See and keep the roll of a group.
        KeepRoll = "keep-roll",
        /// End somebody's membership, outside of a case, for a reason such as a debt.
        EndMembership = "end-membership",
        /// Take a copy of the roll out of the house, or agree that another does.
        Export = "export",
        /// Keep the page of a group.
        Organise = "organise",
        /// Draw the boundaries of groups.
        Boundaries = "boundaries",
        /// Open groups.
        OpenGroups = "open-groups",
        /// Close groups.
        CloseGroups = "close-groups",
        /// Change the organisation's name, language, time zone and colour.
        Settings = "settings",
        /// See what was done and by whom, and change nothing.
        Scrutinise = "scrutinise",
        /// See what became of mail, and send it again.
        Mail = "mail",
        /// Lend offices of a group, and end terms.
        Lend = "lend",
        /// Prepare, open and close ballots.
        RunBallots = "run-ballots",
        /// Spend money.
        Spend = "spend",
    }
}

impl Power {
    /// Whether it is used over people, so that two persons should have to agree.
    pub fn over_people(self) -> bool {
        matches!(self, Self::EndMembership | Self::Export | Self::Lend | Self::CloseGroups)
    }
}

/// How a power is used: `[powers.export]`.
#[derive(Debug, Clone)]
pub struct PowerRule {
    /// Where it is declared.
    pub heading: Heading,
    /// Up to this number (of people, or of money in whole units) one person may; above it a second has to agree. `None`: one
    /// person always may. 0: never.
    pub alone_up_to: Option<Rule<u64>>,
    /// How long an act waits for the second person.
    pub second_waits: Rule<Span>,
    /// Whether the reason is written down.
    pub reason: Rule<bool>,
    /// How long what was agreed to can be made use of.
    pub good_for: Option<Rule<Span>>,
}

impl PowerRule {
    fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            heading: section.cite(),
            alone_up_to: section.find_number("alone-up-to", 0..=1_000_000_000),
            second_waits: section.or("second-waits", Span::days(14)),
            reason: section.or("reason", true),
            good_for: section.find("good-for"),
        }
    }
}

/// Every `[powers.…]`. A power that the program does not know is noted.
pub(crate) fn read(reader: &mut Reader<'_>) -> BTreeMap<Power, PowerRule> {
    let mut known = BTreeMap::new();
    for (name, rule) in reader.named("powers", PowerRule::read) {
        if let Some(power) = Power::find(&name) {
            known.insert(power, rule);
        } else {
            let says = Said::new("slip-power").with("wrote", Said::new("wrote").with("wrote", name));
            reader.error(rule.heading.at, &rule.heading.path, says);
        }
    }
    known
}
