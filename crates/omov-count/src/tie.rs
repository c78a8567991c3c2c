//! Breaking ties so that nobody can have arranged it, and everybody can do it again.
//!
//! A **lot** orders candidates by `SHA-256(seed ⏎ contest ⏎ candidate)`, ⏎ being one newline byte: the smallest digest is
//! favoured. Anyone can repeat it with `printf '%s\n%s\n%s' "$seed" "$contest" "$candidate" | sha256sum`. The candidate
//! is named, not numbered, so that the order on the paper has no say in it.
//!
//! So that nobody picks the seed, [`seed_from_parts`] makes it from parts that several people committed to before voting
//! opened ([`commitment`]) and showed after it closed. Who withholds a part chooses between two seeds at most: one bit of
//! bias per withholder, said openly.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::contest::{CandidateId, Contest};
use crate::digest::{self, hex};
use crate::error::CountError;
use crate::profile::{Breaker, TieRule};
use crate::record::{Tie, TieDecides};

/// What was drawn after the close, for ties that the papers do not break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lots {
    /// The seed of a lot: one line of text.
    Seed(String),
    /// Every candidate's name, favoured first.
    Order(Vec<String>),
}

/// The commitment to a part of a seed: lower-case hexadecimal SHA-256 of the part.
pub fn commitment(part: &[u8]) -> String {
    digest::sha256(part)
}

/// One person's part of a seed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeedPart {
    /// Published before voting opened: [`commitment`] of the part.
    pub commitment: String,
    /// Shown after it closed; `None` if it was withheld.
    pub revealed: Option<Vec<u8>>,
}

/// Why a seed cannot be made from parts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SeedError {
    /// The part shown is not the part committed to. Position counted from 1.
    #[error("part {0} is not what was committed to before voting opened; take it as withheld or ask for the right one")]
    NotAsCommitted(usize),
    /// No part at all.
    #[error("a seed needs at least one part")]
    NoParts,
    /// Nobody showed a part: the seed would have been known before voting opened.
    #[error("every part was withheld; a seed known before voting opened is no lot")]
    AllWithheld,
}

/// The seed that all parts make together, in the order in which the commitments were published: the hexadecimal SHA-256
/// over the hexadecimal hashes `SHA-256("part" ⏎ part)`, a withheld part replaced by its commitment's text.
///
/// # Errors
/// [`SeedError`]
pub fn seed_from_parts(parts: &[SeedPart]) -> Result<String, SeedError> {
    if parts.is_empty() {
        return Err(SeedError::NoParts);
    }
    if parts.iter().all(|p| p.revealed.is_none()) {
        return Err(SeedError::AllWithheld);
    }
    let mut all = Sha256::new();
    for (i, part) in parts.iter().enumerate() {
        let used = match &part.revealed {
            Some(shown) if commitment(shown) == part.commitment => shown.as_slice(),
            Some(_) => return Err(SeedError::NotAsCommitted(i + 1)),
            None => part.commitment.as_bytes(),
        };
        // The commitment is SHA-256 of the part alone; another prefix keeps the seed from being known by it.
        all.update(hex(&Sha256::new().chain_update(b"part\n").chain_update(used).finalize()));
    }
    Ok(hex(&all.finalize()))
}

/// Breaks the ties of one count and keeps the record of them.
#[derive(Debug)]
pub(crate) struct TieBreaker {
    rule: TieRule,
    /// Earlier stages are looked at from the first on, not from the most recent back.
    earliest_first: bool,
    /// Each candidate's place in the lot or the order, by position; smaller is favoured. `None`: nothing was drawn.
    places: Option<Vec<u32>>,
    names: Vec<String>,
    /// Whether `lots` decided anything.
    ties: Vec<Tie>,
}

/// The votes of everybody at the end of one finished stage, in smallest units, by position.
pub(crate) type Snapshot = Vec<u128>;

impl TieBreaker {
    pub(crate) fn new(contest: &Contest, rule: TieRule, lots: Option<&Lots>) -> Result<Self, CountError> {
        let names: Vec<String> = contest.candidates.iter().map(|c| c.name.clone()).collect();
        let places = match (rule.then, lots) {
            (Breaker::Stop, _) | (_, None) => None,
            (Breaker::Lot, Some(Lots::Seed(seed))) => Some(places_by_lot(seed, &contest.title, &names)?),
            (Breaker::Order, Some(Lots::Order(order))) => Some(places_by_order(order, contest)?),
            (Breaker::Lot, Some(Lots::Order(_))) => {
                return Err(CountError::BadOrder(
                    "the profile asks for a lot with a seed, but an order was given".into(),
                ));
            }
            (Breaker::Order, Some(Lots::Seed(_))) => {
                return Err(CountError::BadOrder("the profile asks for a drawn order, but a seed was given".into()));
            }
        };
        Ok(Self { rule, earliest_first: false, places, names, ties: Vec::new() })
    }

    /// For rules whose text looks at the first stage at which the tied had unequal votes (ERS97 5.2.3, 5.2.5, 5.6.2).
    pub(crate) fn earliest_first(self) -> Self {
        Self { earliest_first: true, ..self }
    }

    /// Everything broken so far.
    pub(crate) fn into_ties(self) -> Vec<Tie> {
        self.ties
    }

    /// Each candidate's place in the lot or the order, by position; the smallest is favoured. `None`: nothing was drawn.
    pub(crate) fn places(&self) -> Option<&[u32]> {
        self.places.as_deref()
    }

    /// Of candidates tied at the end of a stage, the one to elect or to exclude at (or whose surplus to move in) stage
    /// `stage`. `earlier`: the stages before the one they are tied at, oldest first.
    pub(crate) fn pick(
        &mut self,
        tied: &[CandidateId],
        decides: TieDecides,
        stage: u32,
        earlier: &[Snapshot],
    ) -> Result<CandidateId, CountError> {
        if let [only] = tied {
            return Ok(*only);
        }
        let lowest = decides == TieDecides::Excluded;
        let (left, broken_by) = self.by_earlier_stages(tied, lowest, earlier);
        let (chosen, by, earlier_stage) = if let [only] = left[..] {
            (only, "earlier-stages", broken_by)
        } else {
            let Some(places) = &self.places else {
                return Err(CountError::Tie {
                    stage,
                    what: match decides {
                        TieDecides::Elected => "who is elected",
                        TieDecides::Excluded => "who goes out",
                        TieDecides::Surplus => "whose surplus moves first",
                    }
                    .into(),
                    between: left.iter().map(|c| self.names[c.index()].clone()).collect(),
                });
            };
            let place = |c: &&CandidateId| places[c.index()];
            let chosen = if lowest { left.iter().max_by_key(place) } else { left.iter().min_by_key(place) };
            let by = if self.rule.then == Breaker::Lot { "lot" } else { "order" };
            (*chosen.expect("a tie is between somebody"), by, None)
        };
        self.note(tied, chosen, decides, stage, by, earlier_stage);
        Ok(chosen)
    }

    /// Of candidates tied for election, those whom earlier stages put first. More than one are left if their votes have
    /// been equal throughout; then nothing is drawn. A tie that is broken so is written down.
    pub(crate) fn pick_without_lot(
        &mut self,
        tied: &[CandidateId],
        decides: TieDecides,
        stage: u32,
        earlier: &[Snapshot],
    ) -> Vec<CandidateId> {
        let (left, broken_by) = self.by_earlier_stages(tied, decides == TieDecides::Excluded, earlier);
        if let ([only], true) = (&left[..], tied.len() > 1) {
            self.note(tied, *only, decides, stage, "earlier-stages", broken_by);
        }
        left
    }

    /// Who is left of the tied once earlier stages have been looked at, and the stage that decided last.
    fn by_earlier_stages(
        &self,
        tied: &[CandidateId],
        lowest: bool,
        earlier: &[Snapshot],
    ) -> (Vec<CandidateId>, Option<u32>) {
        let mut left = tied.to_vec();
        let mut broken_by = None;
        if !self.rule.earlier_stages {
            return (left, broken_by);
        }
        // The most recent (or the first) stage at which they were not all equal; those still equal there look further.
        for step in 0..earlier.len() {
            if left.len() <= 1 {
                break;
            }
            let at = if self.earliest_first { step } else { earlier.len() - 1 - step };
            let of = |c: &CandidateId| earlier[at][c.index()];
            let best = if lowest { left.iter().map(of).min() } else { left.iter().map(of).max() };
            let before = left.len();
            left.retain(|c| Some(of(c)) == best);
            if left.len() < before {
                broken_by = Some(at as u32 + 1);
            }
        }
        (left, broken_by)
    }

    fn note(
        &mut self,
        tied: &[CandidateId],
        chosen: CandidateId,
        decides: TieDecides,
        stage: u32,
        by: &str,
        earlier_stage: Option<u32>,
    ) {
        let mut between = tied.to_vec();
        between.sort_unstable();
        self.ties.push(Tie { stage, between, chosen, decides, by: by.into(), earlier_stage });
    }
}

/// The positions of `names` in the order of the lot, the favoured first: for whoever has votes and no papers.
///
/// # Errors
/// [`CountError::BadOrder`] if the seed is not one line of text.
pub fn order_by_lot(seed: &str, contest: &str, names: &[String]) -> Result<Vec<usize>, CountError> {
    if seed.contains(['\n', '\r']) || seed.is_empty() {
        return Err(CountError::BadOrder("a seed is one line of text and not empty".into()));
    }
    let digest = |name: &String| Sha256::digest(format!("{seed}\n{contest}\n{name}"));
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_cached_key(|i| digest(&names[*i]));
    Ok(order)
}

fn places_by_lot(seed: &str, contest: &str, names: &[String]) -> Result<Vec<u32>, CountError> {
    order_by_lot(seed, contest, names).map(|order| invert(&order))
}

fn places_by_order(order: &[String], contest: &Contest) -> Result<Vec<u32>, CountError> {
    let mut at = BTreeMap::new();
    for (line, name) in order.iter().enumerate() {
        let id = contest.find(name).ok_or_else(|| {
            CountError::BadOrder(format!(
                "line {}: no candidate is called “{name}”; write names as on the paper",
                line + 1
            ))
        })?;
        if at.insert(id.index(), line).is_some() {
            return Err(CountError::BadOrder(format!("line {}: “{name}” stands there twice", line + 1)));
        }
    }
    if let Some(missing) =
        contest.ids().find(|id| !contest.candidates[id.index()].withdrawn && !at.contains_key(&id.index()))
    {
        return Err(CountError::BadOrder(format!("“{}” is missing; name every candidate once", contest.name(missing))));
    }
    Ok((0..contest.candidates.len()).map(|i| at.get(&i).map_or(u32::MAX, |line| *line as u32)).collect())
}

fn invert(order: &[usize]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, i) in order.iter().enumerate() {
        places[*i] = place as u32;
    }
    places
}
