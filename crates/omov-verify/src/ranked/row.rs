//! One row of integers and one paper.

use std::fmt;

use omov_belenios::election::{Kind, Question};
use omov_count::{Candidate, CandidateId, Contest, Mark, Paper, Papers};

/// The largest number that a row can hold, and so the most candidates.
const MOST: usize = u8::MAX as usize;

/// A row that says nothing that could be counted. It counts as an invalid paper; it is never repaired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoilt {
    /// Its place among the opened rows, from 1.
    pub row: usize,
    /// What was opened.
    pub integers: Vec<u8>,
    /// What is wrong with it.
    pub why: String,
}

/// The opened rows of a question as papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What is counted. A spoilt row is a paper without a mark, so that it is among the invalid papers of the count.
    pub contest: Contest,
    /// The rows that broke the rules of the encoding.
    pub spoilt: Vec<Spoilt>,
}

/// Why rows cannot be counted at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// The question asks for something else.
    #[error("it is not a question of ranking")]
    NotRanked,
    /// Two answers cannot be told apart.
    #[error("two candidates are called “{0}”")]
    SameName(String),
    /// More than a row can name.
    #[error("{0} candidates, and a ballot can tell only {MOST} apart")]
    TooMany(usize),
    /// More than can be counted.
    #[error(transparent)]
    Papers(#[from] omov_count::papers::TooManyPapers),
}

/// What one sealed ballot cannot say.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unsealable {
    /// The paper names somebody who does not stand.
    #[error("there is no candidate {0}")]
    Nobody(CandidateId),
    /// A candidate is marked more than once.
    #[error("“{0}” is marked twice")]
    Twice(String),
    /// A mark after the last rank there can be.
    #[error("“{candidate}” stands at rank {rank}, but there are only {answers} candidates")]
    Rank {
        /// Who.
        candidate: String,
        /// Where.
        rank: usize,
        /// How many candidates, and so ranks, there are.
        answers: usize,
    },
    /// Order encoding: an empty rank before a mark.
    #[error("rank {0} is empty, which an order of preference cannot say")]
    Gap(usize),
    /// Order encoding: candidates at one rank.
    #[error("“{0}” and “{1}” share a rank, which an order of preference cannot say")]
    Shared(String, String),
    /// Order encoding: too many marks.
    #[error("“{candidate}” is preference {rank}, but a ballot holds only {preferences}")]
    TooLong {
        /// The first for whom there is no room.
        candidate: String,
        /// Its place.
        rank: usize,
        /// How many there is room for.
        preferences: usize,
    },
    /// More candidates than a number of one byte can tell apart.
    #[error("{0} candidates, and a ballot can tell only {MOST} apart")]
    TooMany(usize),
}

/// The opened rows of a ranked question as a contest. The contest is called what the question asks, so that is what lots are drawn with.
///
/// In the plain encoding a rank that nobody has is a rank left empty, and candidates with equal numbers share a rank; what that means is for
/// the rule profile to say.
///
/// # Errors
/// [`Refused`]; never because of what is in a row.
pub fn contest(question: &Question, rows: &[Vec<u8>]) -> Result<Opened, Refused> {
    let Kind::NonHomomorphic { answers, preferences } = &question.kind else { return Err(Refused::NotRanked) };
    if answers.len() > MOST {
        return Err(Refused::TooMany(answers.len()));
    }
    let mut names: Vec<&String> = answers.iter().collect();
    names.sort_unstable();
    if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(Refused::SameName(pair[0].clone()));
    }
    let (mut papers, mut spoilt) = (Papers::new(), Vec::new());
    for (i, row) in rows.iter().enumerate() {
        let marks = match preferences {
            None => from_ranks(row, answers.len()),
            Some(k) => from_order(row, answers.len(), *k),
        };
        let marks = marks.unwrap_or_else(|why| {
            spoilt.push(Spoilt { row: i + 1, integers: row.clone(), why });
            Vec::new()
        });
        papers.push(1, &marks)?;
    }
    let candidates = answers.iter().map(Candidate::new).collect();
    let title = question.question.clone();
    Ok(Opened { contest: Contest { title, seats: None, candidates, papers, budget: None }, spoilt })
}

fn from_ranks(row: &[u8], answers: usize) -> Result<Vec<Mark>, String> {
    if row.len() != answers {
        return Err(format!("{} ranks for {answers} candidates", row.len()));
    }
    let last = row.iter().copied().max().unwrap_or(0);
    if usize::from(last) > answers {
        return Err(format!("a rank {last}, but there are only {answers} candidates"));
    }
    let mut marks = Vec::with_capacity(answers);
    for rank in 1..=last {
        let mut here = (0..answers).filter(|i| row[*i] == rank).map(CandidateId::from_index);
        marks.push(here.next().map_or(Mark::SKIP, Mark::next));
        marks.extend(here.map(Mark::tied));
    }
    Ok(marks)
}

fn from_order(row: &[u8], answers: usize, preferences: usize) -> Result<Vec<Mark>, String> {
    if row.len() != preferences {
        return Err(format!("{} preferences instead of {preferences}", row.len()));
    }
    let given = row.iter().take_while(|number| **number != 0).count();
    if row[given..].iter().any(|number| *number != 0) {
        return Err(format!("preference {} is empty and a later one is not", given + 1));
    }
    let mut marks = Vec::with_capacity(given);
    for number in &row[..given] {
        if usize::from(*number) > answers {
            return Err(format!("there is no candidate {number}"));
        }
        let mark = Mark::next(CandidateId::from_index(usize::from(*number) - 1));
        if marks.contains(&mark) {
            return Err(format!("candidate {number} stands there twice"));
        }
        marks.push(mark);
    }
    Ok(marks)
}

/// What a voter who marked a paper so has to seal. Empty ranks after the last mark say nothing and are dropped.
///
/// # Errors
/// [`Unsealable`] if one sealed ballot cannot say what the paper says.
pub fn integers(marks: &[Mark], answers: &[String], preferences: Option<usize>) -> Result<Vec<u8>, Unsealable> {
    if answers.len() > MOST {
        return Err(Unsealable::TooMany(answers.len()));
    }
    let name = |id: CandidateId| answers.get(id.index()).ok_or(Unsealable::Nobody(id));
    // Each marked candidate with its rank, in the order of the paper.
    let mut marked: Vec<(CandidateId, usize)> = Vec::new();
    for (i, rank) in (Paper { weight: 1, marks }).ranks().enumerate() {
        for id in rank.iter().filter_map(|mark| mark.candidate()) {
            let name = name(id)?;
            if marked.iter().any(|(other, _)| *other == id) {
                return Err(Unsealable::Twice(name.clone()));
            }
            marked.push((id, i + 1));
        }
    }
    let mut row = vec![0; preferences.unwrap_or(answers.len())];
    match preferences {
        None => {
            for (id, rank) in marked {
                let fits = u8::try_from(rank).ok().filter(|_| rank <= answers.len());
                row[id.index()] = fits.ok_or_else(|| Unsealable::Rank {
                    candidate: answers[id.index()].clone(),
                    rank,
                    answers: answers.len(),
                })?;
            }
        }
        Some(preferences) => {
            for (at, (id, rank)) in marked.iter().enumerate() {
                let candidate = || answers[id.index()].clone();
                if let Some((other, _)) = at.checked_sub(1).and_then(|i| marked.get(i)).filter(|(_, r)| r == rank) {
                    return Err(Unsealable::Shared(answers[other.index()].clone(), candidate()));
                }
                if *rank != at + 1 {
                    return Err(Unsealable::Gap(at + 1));
                }
                let place = row.get_mut(at);
                let too_long = Unsealable::TooLong { candidate: candidate(), rank: *rank, preferences };
                *place.ok_or(too_long)? = id.index() as u8 + 1;
            }
        }
    }
    Ok(row)
}

impl fmt::Display for Spoilt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}, {:?}: {}", self.row, self.integers, self.why)
    }
}
