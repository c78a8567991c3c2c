//! Who held and holds which office in the made-up movement.

use omov_store::{Moment, WriteTx};
use rand_chacha::ChaCha20Rng;

use super::groups::Groups;
use super::people;
use super::roll::{DAY, ago};
use crate::groups::{self, GroupId, Kind};
use crate::house::{Stop, ids};
use crate::members::{self, Member, MemberId, Standing};
use crate::offices::{self, Office, OfficeId, Power, Term, TermId};
use crate::setup::Founder;

/// The offices below the whole movement, and every term in them.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    offices: Vec<Office>,
    terms: Vec<Term>,
}

impl Terms {
    /// Draws them. `people` come home by home, as they were drawn.
    pub(super) fn drawn(
        chance: &mut ChaCha20Rng,
        groups: &Groups,
        people: &[Member],
        (general, officers): (OfficeId, &[Founder; 2]),
        now: Moment,
    ) -> Result<Self, Stop> {
        let region = office(Kind::Region, "Regional secretary", &[Power::KeepRoll, Power::Organise, Power::Lend])?;
        let secretary = office(Kind::Local, "Secretary", &[Power::KeepRoll, Power::Export, Power::Organise])?;
        let organiser = office(Kind::Local, "Organiser", &[Power::Organise])?;
        let network = office(Kind::Network, "Convener", &[Power::Organise])?;
        let scrutineer = office(Kind::Nation, "Scrutineer", &[Power::Scrutinise])?;
        let mut terms = Vec::new();
        for officer in officers {
            let (since, id) = (ago(now, 120, 0), TermId(ids::by_time(ago(now, 120, 0))?));
            let until = since.plus(DAY * 365);
            terms.push(Term { id, office: general, group: groups.whole, member: officer.id, since, until });
        }
        for (n, home) in groups.homes.iter().enumerate() {
            let mut here = people.iter().filter(|one| one.group == home.group && one.standing == Standing::Member);
            let mut next = || here.next().map(|one| one.id);
            let began = 20 + people::below(chance, 320);
            if let (Some(before), Some(after)) = (next(), next()) {
                terms.push(term(&secretary, home.group, before, (began + 365, began), now)?);
                terms.push(current(&secretary, home.group, after, began, now)?);
            }
            // One place in six waits for somebody.
            if let (Some(one), true) = (next(), n % 6 != 5) {
                terms.push(current(&organiser, home.group, one, 20 + people::below(chance, 320), now)?);
            }
            if let (Some(one), true) = (next(), n % 15 == 0) {
                terms.push(current(&region, home.region, one, 20 + people::below(chance, 320), now)?);
            }
            if let (Some(one), Some(network_of)) = (next(), groups.networks.get(n)) {
                terms.push(current(&network, network_of.id, one, 20 + people::below(chance, 320), now)?);
            }
            if let (Some(one), true) = (next(), n == 20 || n == 40) {
                terms.push(current(&scrutineer, groups.whole, one, 100, now)?);
            }
        }
        Ok(Self { offices: vec![region, secretary, organiser, network, scrutineer], terms })
    }

    /// Makes the offices and lends them.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Stop> {
        for office in &self.offices {
            offices::create(tx, office)?;
        }
        for term in &self.terms {
            offices::lend(tx, term)?;
            // Whoever speaks for a network has joined it.
            if groups::find(tx, term.group)?.is_some_and(|group| group.kind == Kind::Network) {
                members::enrol(tx, term.member, term.group)?;
            }
        }
        Ok(())
    }

    /// Who holds an office of that title now, in that group if one is asked for.
    pub(super) fn holder(&self, title: &str, group: Option<GroupId>, now: Moment) -> Option<(MemberId, GroupId)> {
        let office = self.offices.iter().find(|office| office.title == title)?;
        let holds =
            |term: &&Term| term.office == office.id && term.until > now && group.is_none_or(|g| g == term.group);
        self.terms.iter().find(holds).map(|term| (term.member, term.group))
    }

    /// Whether somebody holds or held an office.
    pub(super) fn names(&self, member: MemberId) -> bool {
        self.terms.iter().any(|term| term.member == member)
    }
}

fn office(kind: Kind, title: &str, powers: &[Power]) -> Result<Office, Stop> {
    let id = OfficeId(ids::chance()?);
    Ok(Office { id, kind, title: title.into(), powers: powers.to_vec(), term_days: 365 })
}

/// A year that began so many days ago.
fn current(office: &Office, group: GroupId, member: MemberId, days: usize, now: Moment) -> Result<Term, Stop> {
    let since = ago(now, days, 0);
    let id = TermId(ids::by_time(since)?);
    Ok(Term { id, office: office.id, group, member, since, until: since.plus(DAY * office.term_days) })
}

/// A term that is over: from so many days ago to so many days ago.
fn term(
    office: &Office,
    group: GroupId,
    member: MemberId,
    (since, until): (usize, usize),
    now: Moment,
) -> Result<Term, Stop> {
    Ok(Term { until: ago(now, until, 0), ..current(office, group, member, since, now)? })
}
