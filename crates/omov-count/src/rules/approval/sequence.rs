//! Rules that choose one candidate after the other, with every way of breaking the ties along the way.
//!
//! A rule says who is best in a given state ([`Sequential::best`]) and what choosing does to the state. [`explore`] walks
//! depth first through every order of choice the rule allows. States reached twice (by choosing tied candidates in
//! another order) are walked on from once. The walk is cut off after [`Cap`]; the first path is always walked to its end.

use std::collections::{BTreeSet, HashSet};

use crate::constraint::{Constraints, Status};

/// A rule that chooses one candidate after the other. Candidates are positions on the paper.
pub(in crate::rules) trait Sequential {
    /// What the rule remembers between choices, beside who is chosen.
    type State: Clone;

    /// Nobody is chosen yet.
    fn start(&self) -> Self::State;

    /// Everybody who is best among those `open` (by candidate), ascending; nobody if the rule chooses nobody further. May
    /// move the state on to the phase that completes a committee. Whom the limits shut out once they shut out for good,
    /// so that nobody misses the earlier phase by that.
    fn best(&self, state: &mut Self::State, open: &[bool]) -> Vec<u16>;

    /// The figures of those `open` in this state, and that of `chosen`, as exact fractions.
    fn figures(&self, state: &Self::State, open: &[bool], chosen: u16) -> (Vec<(u16, String)>, String);

    /// Chooses.
    fn choose(&self, state: &mut Self::State, candidate: u16);

    /// Two states with the same candidates chosen go on alike if and only if this is the same.
    fn key(&self, state: &Self::State) -> Vec<u8>;

    /// What one choice takes, about, in marks looked at.
    fn work(&self) -> u64;
}

/// How far to look for tied outcomes.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Cap {
    /// Different states reached.
    pub(in crate::rules) states: u64,
    /// Work, as [`Sequential::work`] counts it.
    pub(in crate::rules) work: u64,
}

impl Cap {
    /// Keeps a walk to a few seconds.
    pub(in crate::rules) const USUAL: Self = Self { states: 100_000, work: 1_000_000_000 };
    /// Only the first path.
    pub(in crate::rules) const FIRST_PATH: Self = Self { states: 0, work: 0 };
}

/// One choice on the first path.
#[derive(Debug, Clone)]
pub(in crate::rules) struct Step {
    pub(in crate::rules) chosen: u16,
    /// Everybody who was best, ascending.
    pub(in crate::rules) tied: Vec<u16>,
    pub(in crate::rules) score: String,
    pub(in crate::rules) figures: Vec<(u16, String)>,
}

/// What a walk found.
#[derive(Debug, Default)]
pub(in crate::rules) struct Explored {
    /// The different outcomes, members ascending.
    pub(in crate::rules) sets: BTreeSet<Vec<u16>>,
    /// Whether these are all.
    pub(in crate::rules) complete: bool,
    /// The path that takes the favoured candidate at every tie.
    pub(in crate::rules) first: Vec<Step>,
}

/// Where and how to walk.
pub(in crate::rules) struct Walk<'a> {
    /// How many to choose at most.
    pub(in crate::rules) seats: usize,
    /// Who can be chosen at all, by candidate.
    pub(in crate::rules) open: &'a [bool],
    /// Each candidate's place, by candidate; the smallest is favoured.
    pub(in crate::rules) places: &'a [u32],
    pub(in crate::rules) limits: Option<&'a Constraints>,
    pub(in crate::rules) cap: Cap,
    /// Only paths to exactly this outcome, and only the first of them.
    pub(in crate::rules) only_to: Option<&'a [u16]>,
    /// Whether to write down the figures of the first path.
    pub(in crate::rules) with_figures: bool,
}

/// A state in which several are best.
struct Fork<S> {
    state: S,
    chosen: Vec<u16>,
    /// Those still to be tried, the favoured last.
    untried: Vec<u16>,
    tied: Vec<u16>,
    figures: Vec<(u16, String)>,
}

/// Walks.
pub(in crate::rules) fn explore<R: Sequential>(rule: &R, walk: &Walk<'_>) -> Explored {
    let mut found = Explored { complete: true, ..Explored::default() };
    let mut forks: Vec<Fork<R::State>> = Vec::new();
    let mut seen: HashSet<(Vec<u16>, Vec<u8>)> = HashSet::new();
    let mut at = Some((rule.start(), Vec::new()));
    let mut steps: Vec<Step> = Vec::new();
    let (mut states, mut work) = (0u64, 0u64);
    loop {
        // Walk on until the outcome is whole.
        while let Some((mut state, mut chosen)) = at.take() {
            let (open, tied) = if chosen.len() < walk.seats {
                best_within_limits(rule, &mut state, &chosen, walk)
            } else {
                (Vec::new(), Vec::new())
            };
            let mut try_next: Vec<u16> = match walk.only_to {
                Some(target) => tied.iter().filter(|c| target.contains(c)).copied().collect(),
                None => tied.clone(),
            };
            if tied.is_empty() {
                chosen.sort_unstable();
                if walk.only_to.is_none_or(|target| target == chosen) {
                    found.sets.insert(chosen);
                    if found.first.is_empty() {
                        found.first = std::mem::take(&mut steps);
                    }
                    if walk.only_to.is_some() {
                        return found;
                    }
                }
                continue;
            }
            try_next.sort_by_key(|c| std::cmp::Reverse(walk.places[usize::from(*c)]));
            let Some(next) = try_next.pop() else { continue };
            states += 1;
            work = work.saturating_add(rule.work());
            let writes = found.sets.is_empty();
            if writes {
                steps.truncate(chosen.len());
                let (figures, score) =
                    if walk.with_figures { rule.figures(&state, &open, next) } else { Default::default() };
                steps.push(Step { chosen: next, tied: tied.clone(), score, figures });
            }
            if !try_next.is_empty() {
                let figures = if walk.only_to.is_some() {
                    steps.last().map(|s| s.figures.clone()).unwrap_or_default()
                } else {
                    Vec::new()
                };
                forks.push(Fork { state: state.clone(), chosen: chosen.clone(), untried: try_next, tied, figures });
            }
            rule.choose(&mut state, next);
            chosen.push(next);
            let forked = forks.last().is_some_and(|f| f.chosen.len() + 1 == chosen.len());
            if !forked || remember(rule, &state, &chosen, &mut seen) {
                at = Some((state, chosen));
            }
        }
        // Back to the last fork with somebody left to try.
        while let Some(fork) = forks.last_mut() {
            let Some(next) = fork.untried.pop() else {
                forks.pop();
                continue;
            };
            if walk.only_to.is_none() && (states >= walk.cap.states || work >= walk.cap.work) {
                found.complete = false;
                return found;
            }
            let (mut state, mut chosen) = (fork.state.clone(), fork.chosen.clone());
            if found.sets.is_empty() {
                steps.truncate(chosen.len());
                let mine = fork.figures.iter().find(|(c, _)| *c == next);
                let score = mine.map(|(_, f)| f.clone()).unwrap_or_default();
                steps.push(Step { chosen: next, tied: fork.tied.clone(), score, figures: fork.figures.clone() });
            }
            work = work.saturating_add(rule.work());
            rule.choose(&mut state, next);
            chosen.push(next);
            if remember(rule, &state, &chosen, &mut seen) {
                at = Some((state, chosen));
                break;
            }
        }
        if at.is_none() {
            return found;
        }
    }
}

/// Notes a state; whether it is new.
fn remember<R: Sequential>(
    rule: &R,
    state: &R::State,
    chosen: &[u16],
    seen: &mut HashSet<(Vec<u16>, Vec<u8>)>,
) -> bool {
    let mut set = chosen.to_vec();
    set.sort_unstable();
    seen.insert((set, rule.key(state)))
}

/// Who could be chosen, and the best of those after whose choice the limits can still be met.
fn best_within_limits<R: Sequential>(
    rule: &R,
    state: &mut R::State,
    chosen: &[u16],
    walk: &Walk<'_>,
) -> (Vec<bool>, Vec<u16>) {
    let mut open = walk.open.to_vec();
    for c in chosen {
        open[usize::from(*c)] = false;
    }
    let Some(limits) = walk.limits else {
        let tied = rule.best(state, &open);
        return (open, tied);
    };
    let mut status: Vec<Status> = walk.open.iter().map(|o| if *o { Status::Hopeful } else { Status::Out }).collect();
    for c in chosen {
        status[usize::from(*c)] = Status::Elected;
    }
    loop {
        let tied = rule.best(state, &open);
        if tied.is_empty() {
            return (open, tied);
        }
        let mut allowed = Vec::new();
        for c in tied {
            status[usize::from(c)] = Status::Elected;
            if limits.can_be_met(&status) {
                allowed.push(c);
            } else {
                open[usize::from(c)] = false;
            }
            status[usize::from(c)] = Status::Hopeful;
        }
        if !allowed.is_empty() {
            return (open, allowed);
        }
    }
}
