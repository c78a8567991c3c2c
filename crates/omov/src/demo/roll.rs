//! The roll of the made-up movement: who joined when and where, who came, lapsed and left.

use std::time::Duration;

use omov_store::{Moment, WriteTx};
use rand_chacha::ChaCha20Rng;

use super::people;
use crate::groups::GroupId;
use crate::house::{Stop, ids};
use crate::members::{self, Member, MemberId, Standing};

pub(super) const DAY: Duration = Duration::from_hours(24);

/// A local group with the groups above it, and what the postcodes of its people begin with.
#[derive(Clone, Debug)]
pub(super) struct Home {
    pub(super) group: GroupId,
    pub(super) region: GroupId,
    pub(super) whole: GroupId,
    pub(super) beginning: String,
    /// How large it is beside the others.
    pub(super) weight: usize,
}

/// Draws everybody: exactly `count` members, and beside them supporters, people who lapsed and people who left.
///
/// They come in the order of their homes, so that the first few of a home are members who have been there for long.
pub(super) fn drawn(chance: &mut ChaCha20Rng, homes: &[Home], count: usize, now: Moment) -> Result<Vec<Member>, Stop> {
    let mut all = Vec::with_capacity(count + count / 8);
    let sizes = shares(homes, count);
    for (home, size) in homes.iter().zip(sizes) {
        for n in 0..size {
            all.push(member(chance, home, n, now)?);
        }
        for (standing, one_in) in [(Standing::Supporter, 18), (Standing::Lapsed, 30), (Standing::Left, 60)] {
            for _ in 0..size / one_in {
                let one = member(chance, home, size, now)?;
                all.push(other(chance, one, standing, now));
            }
        }
    }
    for (n, one) in all.iter_mut().enumerate() {
        // One in ten has no e-mail, and gets letters.
        one.email = (n % 10 != 7).then(|| format!("{}.{n}@example.org", members::name_words(&one.name).join(".")));
    }
    Ok(all)
}

/// How many live in each home: as the weights say, and `count` together.
fn shares(homes: &[Home], count: usize) -> Vec<usize> {
    let whole: usize = homes.iter().map(|home| home.weight).sum();
    let mut sizes: Vec<usize> = homes.iter().map(|home| count * home.weight / whole.max(1)).collect();
    let left = count - sizes.iter().sum::<usize>();
    for size in sizes.iter_mut().take(left) {
        *size += 1;
    }
    sizes
}

/// The `n`th member of a home. Two in five joined in the last year, most of them in spring.
fn member(chance: &mut ChaCha20Rng, home: &Home, n: usize, now: Moment) -> Result<Member, Stop> {
    let days = match people::below(chance, 10) {
        _ if n < 12 => 500 + people::below(chance, 1400),
        0 | 1 => people::below(chance, 365),
        2 | 3 => 200 + people::below(chance, 60),
        _ => 365 + people::below(chance, 2000),
    };
    let joined = ago(now, days, people::below(chance, 24 * 60));
    // Renewed on the day of joining each year; a few have yet to.
    let next = 365 - days % 365;
    let renew_by = now.plus(DAY * u32::try_from(next).unwrap_or_default());
    let renew_by = if n % 40 == 33 { ago(now, people::below(chance, 25), 0) } else { renew_by };
    Ok(Member {
        id: MemberId(ids::by_time(joined)?),
        name: people::name(chance),
        email: None,
        phone: (people::below(chance, 3) > 0).then(|| format!("01632 {:06}", 960_000 + people::below(chance, 1000))),
        postcode: Some(people::postcode(chance, &home.beginning)),
        address: Some(people::street(chance)),
        standing: Standing::Member,
        group: home.group,
        joined_at: joined,
        renew_by: Some(renew_by),
    })
}

/// The same person, standing otherwise.
fn other(chance: &mut ChaCha20Rng, one: Member, standing: Standing, now: Moment) -> Member {
    let renew_by = match standing {
        Standing::Lapsed => Some(ago(now, 31 + people::below(chance, 200), 0)),
        _ => None,
    };
    Member { standing, renew_by, ..one }
}

/// So many days and minutes ago.
pub(super) fn ago(now: Moment, days: usize, minutes: usize) -> Moment {
    let minutes = u64::try_from(days * 24 * 60 + minutes).unwrap_or_default();
    Moment(now.0 - Moment(0).plus(std::time::Duration::from_mins(minutes)).0)
}

/// Puts some of them on the roll, of which the first is the `first`th of all.
pub(super) fn enrol(
    tx: &mut WriteTx<'_>,
    some: &[Member],
    first: usize,
    homes: &[Home],
    networks: &[GroupId],
    now: Moment,
) -> Result<(), Stop> {
    for (n, one) in some.iter().enumerate() {
        let home = homes.iter().find(|home| home.group == one.group);
        let above = home.map(|home| [home.whole, home.region, home.group]).into_iter().flatten();
        members::create(tx, one, above.chain(chosen(first + n, one.standing, networks)), now)?;
    }
    Ok(())
}

/// Which networks the `n`th of all has chosen: one member in some, and a few more than one.
fn chosen(n: usize, standing: Standing, networks: &[GroupId]) -> impl Iterator<Item = GroupId> {
    const ONE_IN: [usize; 3] = [14, 9, 6];
    let member = standing == Standing::Member;
    networks
        .iter()
        .zip(ONE_IN)
        .filter(move |(_, one_in)| member && n % one_in == one_in / 2)
        .map(|(network, _)| *network)
}

/// Some members of a group, who do things there: the last ones, since visitors come in as others.
pub(super) fn some_of(group: GroupId, people: &[Member]) -> Vec<MemberId> {
    let here = people.iter().filter(|one| one.standing == Standing::Member && one.group == group);
    here.rev().take(12).map(|one| one.id).collect()
}
