//! `omov demo`: a made-up movement to walk through, in a folder that is thrown away at the end.

mod door;
mod groups;
mod people;
mod roll;
mod terms;

use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use omov_store::Moment;
use omov_web::hex::hex;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;

use crate::failure::Failure;
use crate::house::{House, Stop, ids};
use crate::members::{Member, Standing};
use crate::output;
use crate::progress::Progress;
use door::Key;
use groups::Groups;
use terms::Terms;

/// Where the demonstration listens, and how large it is.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Where to listen: this computer only.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// How many members the movement has.
    #[arg(long, value_name = "N", default_value_t = 12_000, value_parser = clap::value_parser!(u32).range(1_200..=500_000))]
    members: u32,
}

/// So many people are put on the roll in one transaction.
const AT_ONCE: usize = 2_000;

/// The same movement every time, but for ids and codes.
const SEED: u64 = 2026;

/// Makes the movement and opens its doors until the program is stopped.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    if !options.listen.ip().is_loopback() {
        let why = "a demonstration is for this computer only: anybody who has its links comes in";
        return Err(Failure::usage(format!("--listen {}: {why}", options.listen)));
    }
    let folder = tempfile::tempdir().map_err(|e| Failure::usage(format!("no throw-away folder can be made: {e}")))?;
    todo!("{:?} {:?}", folder, options)
}

/// Everything there is in it.
struct Movement {
    groups: Groups,
    people: Vec<Member>,
    terms: Terms,
}

impl Movement {
    fn drawn(whole: crate::groups::GroupId, members: u32, now: Moment) -> Result<Self, Stop> {
        let mut chance = ChaCha20Rng::seed_from_u64(SEED);
        let groups = Groups::drawn(&mut chance, whole, roll::ago(now, 2_600, 0))?;
        let people = roll::drawn(&mut chance, &groups.homes, members as usize, now)?;
        let terms = Terms::drawn(&mut chance, &groups, &people, now)?;
        Ok(Self { groups, people, terms })
    }

    /// Puts all of it into the house.
    async fn create(self, house: &House, now: Moment) -> Result<Self, Stop> {
        let groups = self.groups.clone();
        house.store().write(move |tx| groups.create(tx)).await?;
        let progress = Progress::new();
        for (n, some) in self.people.chunks(AT_ONCE).enumerate() {
            let (some, homes) = (some.to_vec(), self.groups.homes.clone());
            house.store().write(move |tx| roll::enrol(tx, &some, &homes, now)).await?;
            progress.at("people", (n * AT_ONCE) as u64, self.people.len() as u64);
        }
        let terms = self.terms.clone();
        house.store().write(move |tx| terms.create(tx)).await?;
        Ok(self)
    }

    /// Keys for one reader of each kind.
    fn keys(&self, now: Moment) -> Result<Vec<Key>, Stop> {
        let (quayside, _) = self.groups.local("Quayside").ok_or(omov_web::refusal::Refusal::Failed)?;
        let whole = people::MOVEMENT.to_owned();
        let member = self.people.iter().find(|one| {
            one.group == quayside.id && one.standing == Standing::Member && !self.terms.names(one.id)
        });
        let wanted = [
            ("demo-member", member.map(|one| one.id), quayside.name.clone()),
            ("demo-organiser", self.holder("Organiser", quayside.id, now), quayside.name.clone()),
            ("demo-secretary", self.holder("Secretary", quayside.id, now), quayside.name.clone()),
            ("demo-scrutineer", self.holder("Scrutineer", self.groups.whole, now), whole),
        ];
        let mut keys = Vec::new();
        for (role, member, group) in wanted {
            let Some(one) = self.people.iter().find(|one| Some(one.id) == member) else { continue };
            let code = hex(&ids::chance::<10>()?);
            keys.push(Key { code, member: one.id, name: one.name.clone(), role, group });
        }
        Ok(keys)
    }

    fn holder(&self, title: &str, group: crate::groups::GroupId, now: Moment) -> Option<crate::members::MemberId> {
        self.terms.holder(title, Some(group), now).map(|(member, _)| member)
    }
}
