//! Votes that go together more than chance would explain: people who give the same answers, every one of them, where others who think alike
//! differ.
//!
//! For a person *i*, *O* is how many others answered at least [`LEAST`] of the same statements and gave the same answer to every one that both
//! answered. By chance it would be
//!
//! ```text
//! E = Σ over j of Π over the statements s that i and j both answered of r(j, s, what i said)
//! ```
//!
//! where *r* is the share of *j*'s camp that gives that answer to *s*, among those of it who answered. So what a whole camp says is no surprise,
//! and neither is what all people say. How many would do so by chance is close to Poisson's distribution (Le Cam 1960), so that
//! P(*O* or more) ≤ e^(O − E) · (E / O)^O (Chernoff 1952). Where this is less than one in [`ONE_IN`] divided by the number of people looked at
//! (Bonferroni), *i* and these others are too much alike. Those who are too much alike with one of them are one block.
//!
//! The camps are those of the finest division in two or more [`groups`](crate::groups) in which *i* and these others are less than half of their camp: else
//! copies would make a camp of their own, in which they are no surprise. Where there is no such division, everybody is taken as one camp if they are
//! less than one in [`FEW`] of all; else the division into two is taken, in which a camp that firmly agrees is no surprise. The shares
//! are those of the camp with the copies in it: that makes them look less surprising, not more.
//!
//! What this cannot tell: why. Friends who agree, people who follow one list, and one person with many accounts look the same. Nor does it find
//! fewer than [`FEWEST`], those who answered less than [`LEAST`] statements, or copies who take care to differ.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::Conversation;
use crate::chance::mix;
use crate::groups::Groups;
use crate::rows::Cell;

/// So many statements two people have both answered before they are compared.
pub const LEAST: u32 = 8;
/// Fewer people are no block.
pub const FEWEST: usize = 10;
/// Where they are a camp of their own in every division, fewer than one in so many of all are held against all.
pub const FEW: usize = 5;
/// Where votes are independent within camps, anybody is found in one conversation of so many at most.
pub const ONE_IN: u32 = 1_000;
/// At most so many people are compared, each with each: where there are more, those whose mixed ids are smallest.
pub const MOST: usize = 10_000;

/// People whose votes go together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Their positions in the conversation, ascending; at least [`FEWEST`].
    pub people: Vec<usize>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alike {
    /// How many people were compared: those who answered at least [`LEAST`] statements, at most [`MOST`].
    pub compared: usize,
    /// The blocks, the largest first; of equals the one with the lowest position first. Nobody is in two.
    pub blocks: Vec<Block>,
}

/// What one person said, a bit for each statement: who answered, who agrees, who passes.
struct Row {
    answered: Vec<u64>,
    agree: Vec<u64>,
    pass: Vec<u64>,
}

impl Row {
    fn answered(&self, statement: usize) -> bool {
        self.answered[statement / 64] >> (statement % 64) & 1 == 1
    }

    /// How many statements both answered; nothing where they differ on one.
    fn same(&self, other: &Self) -> Option<u32> {
        let mut both = 0;
        for word in 0..self.answered.len() {
            let shared = self.answered[word] & other.answered[word];
            if shared & ((self.agree[word] ^ other.agree[word]) | (self.pass[word] ^ other.pass[word])) != 0 {
                return None;
            }
            both += shared.count_ones();
        }
        Some(both)
    }
}

/// How often each answer was given to a statement: disagree, pass, agree.
type Counts = Vec<[u32; 3]>;

/// A division into camps: the camp of each of those compared, and what each camp said.
struct Camps {
    label: Vec<usize>,
    sizes: Vec<usize>,
    counts: Vec<Counts>,
}

impl Camps {
    fn of(label: Vec<usize>, camps: usize, people: &[usize], rows: &[&[Cell]], statements: usize) -> Self {
        let mut of = Self { sizes: vec![0; camps], counts: vec![vec![[0; 3]; statements]; camps], label };
        for (at, person) in people.iter().enumerate() {
            of.sizes[of.label[at]] += 1;
            for cell in rows[*person] {
                of.counts[of.label[at]][cell.statement()][cell.code()] += 1;
            }
        }
        of
    }
}

/// Looks for them. Of the `groups` every way to divide people is used, stable or not.
pub fn alike(conversation: &Conversation, groups: &Groups) -> Alike {
    let (ids, statements) = (conversation.people(), conversation.statements());
    let counts = |statement: usize| statements[statement].counts();
    let rows: Vec<_> = conversation.rows().iter().collect();
    let enough =
        |person: &usize| rows[*person].iter().filter(|cell| counts(cell.statement())).count() >= LEAST as usize;
    let place: BTreeMap<usize, usize> = groups.people.iter().enumerate().map(|(at, person)| (*person, at)).collect();
    let mut people: Vec<usize> = groups.people.iter().copied().filter(enough).collect();
    if people.len() > MOST {
        people.sort_unstable_by_key(|person| mix(ids[*person]));
        people.truncate(MOST);
        people.sort_unstable();
    }
    let mut found = Alike { compared: people.len(), blocks: Vec::new() };
    if people.len() < 2 * FEWEST {
        return found;
    }
    let bits: Vec<Row> = people
        .iter()
        .map(|person| {
            let empty = || vec![0_u64; statements.len().div_ceil(64)];
            let mut row = Row { answered: empty(), agree: empty(), pass: empty() };
            for cell in rows[*person].iter().filter(|cell| counts(cell.statement())) {
                let (word, bit) = (cell.statement() / 64, 1 << (cell.statement() % 64));
                row.answered[word] |= bit;
                match cell.value() {
                    1 => row.agree[word] |= bit,
                    0 => row.pass[word] |= bit,
                    _ => {}
                }
            }
            row
        })
        .collect();
    // From the finest division to the coarsest.
    let ways: Vec<Camps> = groups
        .ways
        .values()
        .rev()
        .map(|way| {
            let label = people.iter().map(|person| usize::from(way.grouping.labels[place[person]])).collect();
            Camps::of(label, way.grouping.centres.len(), &people, &rows, statements.len())
        })
        .collect();
    let everybody = Camps::of(vec![0; people.len()], 1, &people, &rows, statements.len());
    let bound = 1.0 / (f64::from(ONE_IN) * people.len() as f64);
    let surprising = |one: usize| -> Option<Vec<usize>> {
        let same: Vec<usize> = (0..people.len())
            .filter(|other| *other != one && bits[one].same(&bits[*other]).is_some_and(|both| both >= LEAST))
            .collect();
        if same.len() + 1 < FEWEST {
            return None;
        }
        let fits = |way: &&Camps| {
            let camp = way.label[one];
            let inside = same.iter().filter(|other| way.label[**other] == camp).count() + 1;
            2 * inside < way.sizes[camp]
        };
        let few = FEW * (same.len() + 1) < people.len();
        let otherwise = || if few { Some(&everybody) } else { ways.last() };
        let way = ways.iter().find(fits).or_else(otherwise)?;
        let mut chance = 0.0;
        for other in (0..people.len()).filter(|other| *other != one) {
            let both = |statement: usize| bits[one].answered(statement) && bits[other].answered(statement);
            let shared = || rows[people[one]].iter().filter(|cell| both(cell.statement()));
            if shared().count() < LEAST as usize {
                continue;
            }
            let camp = &way.counts[way.label[other]];
            let share = |cell: &Cell| {
                let said = camp[cell.statement()];
                f64::from(said[cell.code()]) / f64::from(said.iter().sum::<u32>().max(1))
            };
            chance += shared().map(share).product::<f64>();
        }
        (tail(same.len() as f64, chance) < bound).then_some(same)
    };
    let linked: Vec<(usize, Vec<usize>)> =
        (0..people.len()).into_par_iter().filter_map(|one| Some((one, surprising(one)?))).collect();
    found.blocks = blocks(&people, &linked);
    found
}

/// At most so likely is it that Poisson's distribution with the mean `chance` gives `seen` or more (Chernoff).
fn tail(seen: f64, chance: f64) -> f64 {
    if seen <= chance {
        return 1.0;
    }
    if chance <= 0.0 {
        return 0.0;
    }
    (seen - chance + seen * (chance / seen).ln()).exp()
}

/// The first of those that somebody is linked with.
fn top(above: &mut [usize], mut at: usize) -> usize {
    while above[at] != at {
        above[at] = above[above[at]];
        at = above[at];
    }
    at
}

/// Puts together what is linked.
fn blocks(people: &[usize], linked: &[(usize, Vec<usize>)]) -> Vec<Block> {
    let mut above: Vec<usize> = (0..people.len()).collect();
    for (one, same) in linked {
        for other in same {
            let (a, b) = (top(&mut above, *one), top(&mut above, *other));
            above[a.max(b)] = a.min(b);
        }
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, person) in people.iter().enumerate() {
        let first = top(&mut above, at);
        found.entry(first).or_default().push(*person);
    }
    let mut found: Vec<Block> =
        found.into_values().filter(|people| people.len() >= FEWEST).map(|people| Block { people }).collect();
    found.sort_by_key(|block| (std::cmp::Reverse(block.people.len()), block.people[0]));
    found
}
