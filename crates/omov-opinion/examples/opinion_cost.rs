//! What a conversation costs, part by part, and what one more vote costs. Figures and aims are in `docs/BENCHMARKS.md`.
//!
//! `cost VOTES.csv STATEMENTS.csv`

use std::fs::File;
use std::time::{Duration, Instant};

use omov_opinion::chance::Chance;
use omov_opinion::{Live, Moments, Pca, Vote, groups, read, stability};

/// Votes cast one after the other.
const VOTES: usize = 2_000;

/// How long all processors together have worked for this program, in seconds; Linux counts in hundredths. Elsewhere 0.
fn worked() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u32 = after.split_whitespace().skip(11).take(2).filter_map(|n| n.parse::<u32>().ok()).sum();
    f64::from(ticks) / 100.0
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(votes), Some(statements)) = (words.next(), words.next()) else {
        return Err("usage: cost VOTES.csv STATEMENTS.csv".into());
    };
    let mut last = (Instant::now(), worked());
    let mut phase = |name: &str| {
        println!("{name:12} {:7.2} s, {:6.2} s of the processors", last.0.elapsed().as_secs_f64(), worked() - last.1);
        last = (Instant::now(), worked());
    };
    let list = read::statements(File::open(statements)?)?;
    let conversation = read::votes(File::open(votes)?, list, &mut |_| {})?;
    phase("read");
    let moments = Moments::new(&conversation);
    phase("sums");
    let pca = Pca::new(&conversation, &moments);
    phase("components");
    let places = pca.positions(&conversation);
    phase("places");
    let found = groups::group(conversation.people(), &places, conversation.grouped());
    phase("groups");
    let stable = stability::stability(&conversation, &found);
    phase("stability");
    for (k, way) in &found.ways {
        println!(
            "k = {k}: inertia {:.6}, silhouette {:.4}, {:?}",
            way.grouping.inertia, way.silhouette, way.grouping.sizes
        );
    }
    println!("{stable:?}");
    drop((moments, places));

    let people = conversation.people().to_vec();
    let ids: Vec<u64> = conversation.statements().iter().map(|s| s.id).collect();
    let mut live = Live::new(conversation);
    let mut chance = Chance::new(1, 2);
    let mut times: Vec<Duration> = Vec::with_capacity(VOTES);
    for i in 0..VOTES {
        let person = if i % 10 == 0 { 1 << 40 | chance.next() >> 30 } else { people[chance.below(people.len())] };
        let (statement, vote) = (ids[chance.below(ids.len())], [Vote::Agree, Vote::Pass, Vote::Disagree][i % 3]);
        let began = Instant::now();
        live.vote(person, statement, vote)?;
        assert!(live.position(person).is_some());
        times.push(began.elapsed());
    }
    times.sort();
    let ms = |d: Duration| d.as_secs_f64() * 1e3;
    println!(
        "one more vote, counts, sums and own place: median {:.4} ms, most {:.4} ms",
        ms(times[VOTES / 2]),
        ms(times[VOTES - 1])
    );
    let began = Instant::now();
    live.refresh();
    println!("the map drawn anew: {:.1} ms", ms(began.elapsed()));
    Ok(())
}
