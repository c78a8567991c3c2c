//! The groups of the made-up movement: the whole, its regions, its local groups and its networks.

use omov_store::{Moment, WriteTx};
use rand_chacha::ChaCha20Rng;

use super::people::{self, NETWORKS, REGIONS};
use super::roll::Home;
use crate::groups::boundaries::{self, Beginning};
use crate::groups::{self, Group, GroupId, Kind};
use crate::house::{Stop, ids};

/// All of them.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    pub(super) whole: GroupId,
    pub(super) regions: Vec<Group>,
    /// The local groups with the regions they are in, in the same order as [`Home`]s.
    pub(super) homes: Vec<Home>,
    pub(super) locals: Vec<Group>,
    pub(super) networks: Vec<Group>,
}

impl Groups {
    /// Draws them below the whole movement, which is there already.
    pub(super) fn drawn(chance: &mut ChaCha20Rng, whole: GroupId, founded: Moment) -> Result<Self, Stop> {
        let mut all = Self { whole, regions: Vec::new(), homes: Vec::new(), locals: Vec::new(), networks: Vec::new() };
        for region in &REGIONS {
            let about = format!("The {} local groups of {}.", region.groups.len(), region.name);
            let drawn = group(whole, "region", region.name, about, founded)?;
            for (n, name) in region.groups.iter().enumerate() {
                let about = format!("We meet on the first Thursday of the month, in the hall in {name} and online.");
                let local = group(drawn.id, "local", name, about, founded)?;
                all.homes.push(Home {
                    group: local.id,
                    region: drawn.id,
                    whole,
                    beginning: people::beginning(region, n),
                    // Towns are unlike: some have five times as many as others.
                    weight: 4 + people::below(chance, 5) * people::below(chance, 5),
                });
                all.locals.push(local);
            }
            all.regions.push(drawn);
        }
        for (name, about) in NETWORKS {
            all.networks.push(group(whole, "network", name, about.into(), founded)?);
        }
        Ok(all)
    }

    /// Makes them, with their boundaries.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Stop> {
        for group in self.regions.iter().chain(&self.locals).chain(&self.networks) {
            groups::create(tx, group)?;
        }
        for home in &self.homes {
            let beginnings: Vec<_> = Beginning::new(&home.beginning).into_iter().collect();
            boundaries::set(tx, home.group, &beginnings)?;
        }
        Ok(())
    }

    /// The local group of that name, and its home.
    pub(super) fn local(&self, name: &str) -> Option<(&Group, &Home)> {
        self.locals.iter().zip(&self.homes).find(|(group, _)| group.name == name)
    }
}

fn group(parent: GroupId, kind: &str, name: &str, about: String, created_at: Moment) -> Result<Group, Stop> {
    let id = GroupId(ids::by_time(created_at)?);
    let (kind, by_choice) = (Kind::new(kind), kind == "network");
    Ok(Group { id, parent: Some(parent), kind, by_choice, name: name.into(), about, created_at, closed_at: None })
}
