//! So many ballots a second, by the clock and not by the answers: each has its moment, and how long it took is counted from there, whatever it waited for.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use omov_powercut::chance::Chance;
use tokio::sync::Mutex;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::branch::{Branch, Size};
use super::member::{Cast, Member, Where};
use super::record::wrong;
use super::slow::Slow;
use crate::trial::Trouble;
use crate::trial::program::Program;

/// A ballot that is not acknowledged after so long counts as an error.
const PATIENCE: Duration = Duration::from_mins(2);

/// So many a second, for so many seconds; 99 in 100 have their receipt within so many milliseconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    rate: u32,
    seconds: u32,
    within: u32,
}

impl FromStr for Stretch {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers: Option<Vec<u32>> = text.split(',').map(|part| part.parse().ok().filter(|n| *n > 0)).collect();
        match numbers.as_deref() {
            Some([rate, seconds, within]) => Ok(Self { rate: *rate, seconds: *seconds, within: *within }),
            _ => Err(
                "three numbers: a second, seconds, and milliseconds within which 99 in 100 are taken, such as 50,900,1000",
            ),
        }
    }
}

impl Stretch {
    fn ballots(self) -> usize {
        self.rate as usize * self.seconds as usize
    }
}

/// What became of one ballot.
struct Took {
    /// None: it was not acknowledged.
    time: Option<Duration>,
    /// How often it was asked to come again.
    again: usize,
}

/// Opens a ballot, casts, and holds the record against what was acknowledged. Says whether all was as fast as it should be.
pub(crate) async fn run(
    program: &Program,
    recorder: &Path,
    stretches: &[Stretch],
    (members, slow): (usize, usize),
    chance: &mut Chance,
) -> Result<bool, Trouble> {
    let ballots: usize = stretches.iter().map(|stretch| stretch.ballots()).sum();
    let minutes = 60 + stretches.iter().map(|stretch| stretch.seconds as usize).sum::<usize>() / 60;
    let size = Size { members, each: ballots.div_ceil(members), minutes };
    println!("{members} members, {ballots} ballots: they are sealed first");
    let (mut branch, server) = Branch::open(program, recorder, size, chance).await?;
    server.end()?;
    let server = branch.start_bare()?;
    let slow = (slow > 0).then(|| Slow::begin(server.address, &branch.ballot, slow));
    // All of them are there before it begins.
    tokio::time::sleep(Duration::from_secs(if slow.is_some() { 5 } else { 0 })).await;
    let members: Vec<_> = std::mem::take(&mut branch.members).into_iter().map(|m| Arc::new(Mutex::new(m))).collect();
    let (mut good, mut from) = (true, 0);
    for stretch in stretches {
        let took = cast(&branch, &members, *stretch, from).await?;
        from += stretch.ballots();
        good &= said(*stretch, took, slow.as_ref());
    }
    drop(slow);
    server.end()?;
    for member in members {
        branch.members.push(Arc::into_inner(member).ok_or("somebody still votes")?.into_inner());
    }
    let (record, _folder, members) = branch.close().await?;
    for sentence in wrong(&record, &members)? {
        println!("{sentence}");
        good = false;
    }
    println!("every acknowledged ballot is in the record once, and the record is valid: {good}");
    Ok(good)
}

/// Casts the ballots of a stretch, each at its moment, the members in turn.
async fn cast(
    branch: &Branch,
    members: &[Arc<Mutex<Member>>],
    stretch: Stretch,
    from: usize,
) -> Result<(Vec<Took>, Duration), Trouble> {
    let (begun, mut all) = (Instant::now(), JoinSet::new());
    for number in 0..stretch.ballots() {
        let at = begun + Duration::from_secs(1) * number as u32 / stretch.rate;
        tokio::time::sleep_until(at).await;
        let member = members[(from + number) % members.len()].clone();
        let (ballot, key) = (branch.ballot.clone(), branch.key.clone());
        all.spawn(async move {
            let mut again = 0;
            let mut member = member.lock().await;
            while at.elapsed() < PATIENCE {
                match member.cast(Where { ballot: &ballot, key: &key, journal: None }).await? {
                    Cast::Told => return Ok(Took { time: Some(at.elapsed()), again }),
                    Cast::Busy(wait) => {
                        again += 1;
                        tokio::time::sleep(wait).await;
                    }
                    Cast::Cut | Cast::Nothing => break,
                }
            }
            Ok::<_, Trouble>(Took { time: None, again })
        });
    }
    let mut took = Vec::new();
    while let Some(one) = all.join_next().await {
        took.push(one??);
    }
    Ok((took, begun.elapsed()))
}

/// Says how it went, and whether that is good.
fn said(stretch: Stretch, (took, whole): (Vec<Took>, Duration), slow: Option<&Slow>) -> bool {
    let mut times: Vec<u128> = took.iter().filter_map(|one| Some(one.time?.as_millis())).collect();
    times.sort_unstable();
    let nth = |part: usize| times.get(times.len() * part / 100).or(times.last()).copied().unwrap_or_default();
    let (errors, again) = (took.len() - times.len(), took.iter().map(|one| one.again).sum::<usize>());
    let Stretch { rate, seconds, within } = stretch;
    print!(
        "{rate} a second for {seconds} s: {} acknowledged, {:.1} a second; ",
        times.len(),
        times.len() as f64 / whole.as_secs_f64()
    );
    print!("half within {} ms, 99 in 100 within {} ms, the longest {} ms; ", nth(50), nth(99), nth(100));
    println!("{again} times asked to come again, {errors} errors");
    if let Some((open, cut)) = slow.map(Slow::stand) {
        println!("    {open} slow connections are open; {cut} times one was cut off and came again");
    }
    errors == 0 && nth(99) <= u128::from(within)
}
