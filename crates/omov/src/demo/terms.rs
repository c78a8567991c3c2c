//! Who held and holds which office in the made-up movement.

use omov_store::{Moment, WriteTx};
use rand_chacha::ChaCha20Rng;

use super::groups::Groups;
use super::people;
use super::roll::ago;
use crate::groups::{self, GroupId};
use crate::house::{Stop, ids};
use crate::members::{self, Member, MemberId, Standing};
use crate::offices::book::offices_in;
use crate::offices::deputies::{self, DeputyId};
use crate::offices::{self, Office, OfficeId, Term, TermId};
use crate::rules::{self, Rulebook};
use crate::setup::Founder;

/// The offices of the rulebook, and every term in them.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    offices: Vec<Office>,
    lent: Vec<Term>,
    /// Who is named to stand in, and for which of the terms.
    deputies: Vec<(Term, MemberId)>,
}

impl Terms {
    /// Draws them. `people` come home by home, as they were drawn.
    pub(super) fn drawn(
        chance: &mut ChaCha20Rng,
        groups: &Groups,
        people: &[Member],
        book: &Rulebook,
        officers: &[Founder; 2],
        now: Moment,
    ) -> Result<Self, Stop> {
        let mut all = Self { offices: offices_in(book), lent: Vec::new(), deputies: Vec::new() };
        for officer in officers {
            all.runs("national-secretary", groups.whole, officer.id, 120, now)?;
            all.runs("regional-seat", groups.whole, officer.id, 200, now)?;
        }
        for (n, home) in groups.homes.iter().enumerate() {
            let mut here = people.iter().filter(|one| one.group == home.group && one.standing == Standing::Member);
            let mut next = || here.next().map(|one| one.id);
            let began = 20 + people::below(chance, 320);
            if let (Some(before), Some(after)) = (next(), next()) {
                all.ran("local-secretary", home.group, before, (began + 365, began), now)?;
                all.runs("local-secretary", home.group, after, began, now)?;
            }
            // One place in six waits for the second of them.
            if let (Some(one), true) = (next(), n % 6 != 5) {
                all.runs("local-secretary", home.group, one, 20 + people::below(chance, 320), now)?;
            }
            if let (Some(one), true) = (next(), n % 15 < 2) {
                all.runs("regional-organiser", home.region, one, 20 + people::below(chance, 320), now)?;
            }
            if let (Some(one), Some(network)) = (next(), groups.networks.get(n)) {
                all.runs("network-contact", network.id, one, 20 + people::below(chance, 320), now)?;
            }
            // The council has named somebody to stand in for the first returning officer.
            if n == 23
                && let Some(one) = next()
            {
                let officer = OfficeId::of("returning-officer");
                all.deputies
                    .extend(all.lent.iter().find(|term| term.office == officer).map(|term| (term.clone(), one)));
            }
            let office = match n {
                20 | 40 => Some("scrutineer"),
                21 | 41 => Some("returning-officer"),
                22 | 42 => Some("treasurer"),
                // Four for each region.
                _ if n % 15 > 10 => Some("regional-seat"),
                _ => None,
            };
            if let (Some(one), Some(office)) = (next(), office) {
                all.runs(office, groups.whole, one, 100, now)?;
            }
        }
        Ok(all)
    }

    /// Lends them.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Stop> {
        for term in &self.lent {
            offices::lend(tx, term)?;
            // Whoever speaks for a network has joined it.
            if groups::find(tx, term.group)?.is_some_and(|group| group.by_choice) {
                members::enrol(tx, term.member, term.group)?;
            }
        }
        for (term, deputy) in &self.deputies {
            deputies::put(tx, DeputyId(term.id.0), term.id, *deputy, (term.since, term.until))?;
        }
        Ok(())
    }

    /// Who holds the office of that name at that moment, in that group if one is asked for.
    pub(super) fn holder(&self, office: &str, group: Option<GroupId>, now: Moment) -> Option<(MemberId, GroupId)> {
        let id = OfficeId::of(office);
        let holds = |term: &&Term| {
            term.office == id && term.since <= now && term.until > now && group.is_none_or(|g| g == term.group)
        };
        self.lent.iter().find(holds).map(|term| (term.member, term.group))
    }

    /// Whether somebody holds or held an office.
    pub(super) fn names(&self, member: MemberId) -> bool {
        self.lent.iter().any(|term| term.member == member) || self.deputies.iter().any(|(_, one)| *one == member)
    }

    /// A term that began so many days ago and runs, as long as the rules have it.
    fn runs(&mut self, office: &str, group: GroupId, member: MemberId, days: usize, now: Moment) -> Result<(), Stop> {
        let since = ago(now, days, 0);
        let office = OfficeId::of(office);
        let Some(term) = self.offices.iter().find(|one| one.id == office).map(|one| one.term) else { return Ok(()) };
        let until = rules::after(people::ZONE, since, term);
        self.lent.push(Term { id: TermId(ids::by_time(since)?), office, group, member, since, until });
        Ok(())
    }

    /// A term that is over: from so many days ago to so many days ago.
    fn ran(
        &mut self,
        office: &str,
        group: GroupId,
        member: MemberId,
        (since, until): (usize, usize),
        now: Moment,
    ) -> Result<(), Stop> {
        let (office, since, until) = (OfficeId::of(office), ago(now, since, 0), ago(now, until, 0));
        self.lent.push(Term { id: TermId(ids::by_time(since)?), office, group, member, since, until });
        Ok(())
    }
}
