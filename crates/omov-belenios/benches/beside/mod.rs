//! Measuring one thing beside others.
//!
//! Single times say little on a machine that others use too. Here the things compared take turns, each for some milliseconds, over and
//! over; each round gives a ratio, and the median of the ratios is printed. What slows the machine for longer than a round slows all of them.
//! Everything runs on one thread, so that times are work and not waiting.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Rounds, if they are short; of long ones as many as begin within the patience, but enough for a median.
const MOST: usize = 25;
const LEAST: usize = 5;
const PATIENCE: Duration = Duration::from_secs(10);

/// How long one thing has its turn, at least.
const TURN: Duration = Duration::from_millis(12);

/// What is timed. It gives the time it took, so that it can prepare something first.
pub(crate) type Timed<'a> = Box<dyn FnMut() -> Duration + 'a>;

/// Times all of `work`.
pub(crate) fn timed<'a, T>(mut work: impl FnMut() -> T + 'a) -> Timed<'a> {
    Box::new(move || {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    })
}

/// Times `work` without its preparation.
pub(crate) fn prepared<'a, P, T>(mut prepare: impl FnMut() -> P + 'a, mut work: impl FnMut(P) -> T + 'a) -> Timed<'a> {
    Box::new(move || {
        let ready = prepare();
        let start = Instant::now();
        black_box(work(ready));
        start.elapsed()
    })
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// A thing with what it is compared to.
pub(crate) struct Table<'a> {
    title: String,
    per: f64,
    rows: Vec<(String, Option<f64>, Timed<'a>)>,
}

impl<'a> Table<'a> {
    /// The thing; one run of it makes or checks `per` pieces.
    pub(crate) fn new(title: impl Into<String>, per: usize, thing: Timed<'a>) -> Self {
        let title = title.into();
        Self { rows: vec![(title.clone(), None, thing)], title, per: per as f64 }
    }

    /// Compares it with `reference`; it is to take at most `bound` times as long, if there is a bound.
    pub(crate) fn beside(mut self, name: impl Into<String>, bound: Option<f64>, reference: Timed<'a>) -> Self {
        self.rows.push((name.into(), bound, reference));
        self
    }

    /// Measures and prints, if the title contains the words asked for on the command line.
    pub(crate) fn print(mut self) {
        if !wanted(&self.title) {
            return;
        }
        let mut times = vec![Vec::with_capacity(MOST); self.rows.len()];
        let start = Instant::now();
        // The first round warms up.
        for round in 0..=MOST {
            if round > LEAST && start.elapsed() > PATIENCE {
                break;
            }
            for (row, times) in self.rows.iter_mut().zip(&mut times) {
                let (mut runs, mut spent) = (0.0, Duration::ZERO);
                while spent < TURN {
                    spent += row.2();
                    runs += 1.0;
                }
                if round > 0 {
                    times.push(spent.as_secs_f64() * 1e6 / runs / self.per);
                }
            }
        }
        println!("\n| {} | µs | ratio | at most |\n|---|--:|--:|--:|", self.title);
        for ((name, bound, _), reference) in self.rows.iter().zip(&times) {
            let ratios = times[0].iter().zip(reference).map(|(thing, reference)| thing / reference);
            let bound = bound.map_or(String::new(), |bound| bound.to_string());
            println!("| {name} | {:.1} | {:.2} | {bound} |", median(reference.clone()), median(ratios.collect()));
        }
    }
}

/// True if the words on the command line, if there are any, are in `title`.
pub(crate) fn wanted(title: &str) -> bool {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with('-')).peekable();
    words.peek().is_none() || words.any(|word| title.contains(&word))
}
