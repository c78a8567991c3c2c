//! Who is elected: the opened rankings counted by the rule that the election declares, and compared with a declared count.

use std::collections::BTreeMap;
use std::path::PathBuf;

use omov_belenios::election::Question;
use omov_count::linked::TakenOut;
use omov_count::naive::Departure;
use omov_count::recount::{Recount, recount};
use omov_count::{CandidateId, Contest, CountError, CountRecord, Lots, Profile, Watch, count};
use serde_json::value::RawValue;

use crate::linked::{Contests, Summed};
use crate::ranked::{self, Opened, Spoilt};

/// So many departures of one declared count are told; one is enough to refuse it.
const DEPARTURES: usize = 5;

/// A count that somebody declares to be that of a ranked question.
#[derive(Clone, Debug)]
pub struct Declared {
    /// The question, from 1; may be left out if only one is ranked.
    pub question: Option<usize>,
    /// The file it was read from.
    pub file: PathBuf,
    /// What is declared.
    pub record: CountRecord,
}

/// What came of all ranked questions whose rule is declared.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Each of them, in the order of the questions. Empty as long as nothing is opened.
    pub counted: Vec<Counted>,
    /// Each linked question whose votes are added up.
    pub sums: Vec<Summed>,
    /// What does not hold, each in one sentence without its full stop.
    pub failures: Vec<String>,
}

/// One question, counted.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The question, from 1.
    pub question: usize,
    /// The rule that the election declares.
    pub profile: Profile,
    /// What was opened, as papers; whoever has won a contest with which it is linked is withdrawn.
    pub contest: Contest,
    /// Who was taken out, since they are elected elsewhere.
    pub taken_out: Vec<TakenOut>,
    /// Places that stay empty, since too few were left.
    pub vacant: u32,
    /// Opened rows that are no rankings. The count has them among its invalid papers.
    pub spoilt: Vec<Spoilt>,
    /// Who won.
    pub outcome: Outcome,
    /// With what it was compared, if that agrees in everything.
    pub compared: Option<Compared>,
}

/// What a count comes to.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A whole count.
    Counted(Box<CountRecord>),
    /// The rankings alone do not say who won; why.
    Open(String),
    /// Everybody who stands is elected elsewhere.
    Nobody,
}

/// A declared count that holds.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Where it stands.
    pub file: PathBuf,
    /// True if the second counter derived it too.
    pub second_counter: bool,
}

/// The files named do not fit the questions.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unusable {
    /// It has to be said which question a file counts.
    #[error("{}: which question is that the count of? Of {ranked} ranked questions say one, as in --count 2=FILE", file.display())]
    Which {
        /// The file.
        file: PathBuf,
        /// How many there are.
        ranked: usize,
    },
    /// Nothing of the kind was asked.
    #[error("{}: no question of this election asks for a ranking, so there is nothing to count", file.display())]
    NoneRanked {
        /// The file.
        file: PathBuf,
    },
    /// That question asks for something else, or there is none of that number.
    #[error("{}: this election has no ranked question {question}", file.display())]
    NotRanked {
        /// The file.
        file: PathBuf,
        /// The number given.
        question: usize,
    },
    /// A question has one count.
    #[error("{}: question {question} has a declared count already", file.display())]
    Twice {
        /// The second file.
        file: PathBuf,
        /// The question.
        question: usize,
    },
}

/// Counts every ranked question whose rule is declared, and compares what is declared. `result`: the array of answers of a record found
/// valid, if there is one yet. `lots`: what was drawn, for the questions of which no count is declared.
///
/// # Errors
/// [`Unusable`] if a declared count belongs to no question.
pub fn counts(
    questions: &[Question],
    result: Option<&str>,
    declared: &[Declared],
    lots: Option<&Lots>,
) -> Result<Counts, Unusable> {
    let declared = assign(questions, declared)?;
    let answers: Option<Vec<&RawValue>> = result.and_then(|result| serde_json::from_str(result).ok());
    let mut counts = Counts::default();
    let mut contests = match Contests::of(questions) {
        Ok(contests) => contests,
        Err(why) => {
            counts.failures.push(why);
            return Ok(counts);
        }
    };
    for (i, question) in questions.iter().enumerate() {
        let opened = answers.as_ref().and_then(|answers| answers.get(i)).map(|answer| answer.get());
        let contests = contests.as_mut().filter(|contests| contests.has(i));
        if !question.is_ranking() {
            let sums = opened.and_then(|opened| serde_json::from_str::<Vec<u64>>(opened).ok());
            let summed = contests.zip(sums).and_then(|(contests, sums)| contests.sum(i, question, &sums, lots));
            counts.sums.extend(summed);
            continue;
        }
        let one = One { question, number: i + 1, declared: declared.get(&i).copied(), lots };
        match one.count(opened, contests, &mut counts.failures) {
            Ok(counted) => counts.counted.extend(counted),
            Err(why) => counts.failures.push(format!("question {}: {why}", i + 1)),
        }
    }
    if let Some(contests) = contests {
        counts.stopped(&contests);
    }
    Ok(counts)
}

/// The declared counts by the position of their question.
fn assign<'d>(questions: &[Question], declared: &'d [Declared]) -> Result<BTreeMap<usize, &'d Declared>, Unusable> {
    let ranked: Vec<usize> = (0..questions.len()).filter(|i| questions[*i].is_ranking()).collect();
    let mut by_question = BTreeMap::new();
    for one in declared {
        let file = one.file.clone();
        let at = match (one.question, &ranked[..]) {
            (_, []) => return Err(Unusable::NoneRanked { file }),
            (None, [only]) => *only,
            (None, _) => return Err(Unusable::Which { file, ranked: ranked.len() }),
            (Some(question), _) => {
                let at = question.checked_sub(1).filter(|at| ranked.contains(at));
                at.ok_or_else(|| Unusable::NotRanked { file: file.clone(), question })?
            }
        };
        if by_question.insert(at, one).is_some() {
            return Err(Unusable::Twice { file, question: at + 1 });
        }
    }
    Ok(by_question)
}

/// One ranked question.
struct One<'a> {
    question: &'a Question,
    /// From 1.
    number: usize,
    declared: Option<&'a Declared>,
    lots: Option<&'a Lots>,
}

impl One<'_> {
    /// Counts the opened rows, JSON; in its turn where it is one of linked contests. Where the declared count departs is added to `failures`; the error is why there is no count at all.
    fn count(
        &self,
        opened: Option<&str>,
        mut contests: Option<&mut Contests>,
        failures: &mut Vec<String>,
    ) -> Result<Option<Counted>, String> {
        let extra = self.question.extra.as_deref().map(ranked::declared).transpose();
        let profile = extra.map_err(|e| format!("the rule declared in the election is not clear: {e}"))?.flatten();
        let Some(profile) = profile else {
            if contests.is_some() {
                return Err("it is linked, and declares no rule by which it is counted".into());
            }
            return match self.declared {
                None => Ok(None),
                Some(_) => Err("the election declares no rule for it, so no count of it can be checked".into()),
            };
        };
        let Some(opened) = opened else {
            return match self.declared {
                None => Ok(None),
                Some(_) => Err("a count is declared, but the record has no result yet".into()),
            };
        };
        let rows: Vec<Vec<u8>> = serde_json::from_str(opened).map_err(|e| format!("its rankings: {e}"))?;
        let Opened { contest, spoilt } = ranked::contest(self.question, &rows).map_err(|e| e.to_string())?;
        let lots = self.declared.map_or(self.lots, |declared| declared.record.lots.as_ref());
        let turn = contests.as_mut().map(|contests| contests.chain().turn(&contest, &profile));
        let (contest, of, taken_out, vacant, nobody) = match turn {
            Some(turn) => (turn.contest, turn.profile, turn.taken_out, turn.vacant, turn.nobody),
            None => (contest, profile.clone(), Vec::new(), 0, false),
        };
        let linked = contests.is_some();
        if let Some(contests) = contests.as_mut() {
            let left = contest.candidates.iter().filter(|candidate| !candidate.withdrawn).count();
            if contests.is_short(of.seats, left) {
                contests.stop(self.number);
            }
        }
        let outcome = match contests.as_ref().and_then(|contests| contests.halted.clone()) {
            Some(why) => Outcome::Open(why),
            None if nobody => Outcome::Nobody,
            None => match count(&contest, &of, lots, Watch::none()) {
                Ok(record) if linked && record.winners().len() > record.seats as usize => {
                    Outcome::Open(format!("{} are tied for {} seats", names(&contest, &record.winners()), record.seats))
                }
                Ok(record) => Outcome::Counted(Box::new(record)),
                Err(CountError::Tie { stage, what, between }) => {
                    Outcome::Open(format!("at stage {stage} {what} is tied between {}", between.join(", ")))
                }
                Err(CountError::TooHard(why)) => Outcome::Open(why),
                // Those who are elected elsewhere are missing here.
                Err(CountError::Unmeetable { .. }) if linked => {
                    Outcome::Open("those who are left cannot fill the seats as its limits ask".into())
                }
                Err(other) => return Err(format!("the rule declared in the election cannot be counted: {other}")),
            },
        };
        if let Some(contests) = contests {
            let reopen = of.reopen_nominations.as_deref();
            match &outcome {
                Outcome::Open(_) => contests.halt(self.number),
                Outcome::Nobody => contests.chain().won(&contest.title, [], None),
                Outcome::Counted(record) => {
                    let winners = record.winners().into_iter().map(|id| record.name(id));
                    contests.chain().won(&contest.title, winners, reopen);
                }
            }
        }
        let mut compared = None;
        if let Some(declared) = self.declared {
            match compare(&contest, &of, &outcome, &declared.record) {
                Ok(second_counter) => compared = Some(Compared { file: declared.file.clone(), second_counter }),
                Err(departures) => {
                    failures.extend(departures.into_iter().map(|what| format!("question {}: {what}", self.number)));
                }
            }
        }
        let question = self.number;
        Ok(Some(Counted { question, profile, contest, taken_out, vacant, spoilt, outcome, compared }))
    }
}

/// Whether a declared count is that of the contest by the declared rule: if so, whether the second counter derived it too; if not, where
/// it departs.
fn compare(contest: &Contest, profile: &Profile, outcome: &Outcome, record: &CountRecord) -> Result<bool, Vec<String>> {
    let mut departures = Vec::new();
    match outcome {
        Outcome::Open(why) => departures.push(format!("a count is declared, but {why}, and nothing in it breaks that")),
        Outcome::Nobody => {
            return Err(vec!["a count is declared, but everybody who stands is elected elsewhere".into()]);
        }
        Outcome::Counted(derived) if derived.elected != record.elected => departures.push(format!(
            "declared as elected: {}; the ballots elect: {}",
            names(contest, &record.winners()),
            names(contest, &derived.winners())
        )),
        Outcome::Counted(_) => {}
    }
    if record.profile != *profile {
        departures.push(format!(
            "counted by a rule ({}, profile {}) that is not the one of the election ({}, profile {})",
            record.profile.rule.name(),
            record.profile.hash(),
            profile.rule.name(),
            profile.hash()
        ));
        return Err(departures);
    }
    let found = recount(contest, record, Watch::none()).map_err(|e| {
        departures.push(e.to_string());
        std::mem::take(&mut departures)
    });
    let Recount { why_not_second, departures: mut found, .. } = found?;
    // Said above already, if so.
    found.retain(|departure| departures.is_empty() || !departure.what.starts_with("who is elected"));
    departures.extend(found.iter().take(DEPARTURES).map(in_words));
    if found.len() > DEPARTURES {
        departures.push(format!("{} more departures of the declared count", found.len() - DEPARTURES));
    }
    if departures.is_empty() { Ok(why_not_second.is_none()) } else { Err(departures) }
}

fn in_words(departure: &Departure) -> String {
    let Departure { stage, what, recorded, derived } = departure;
    let at = stage.map_or(String::new(), |stage| format!("stage {stage}, "));
    format!("{at}{what}: declared {recorded}, the ballots give {derived}")
}

/// Names, as far as there are such candidates.
pub(crate) fn names(contest: &Contest, ids: &[CandidateId]) -> String {
    let name = |id: &CandidateId| {
        contest.candidates.get(id.index()).map_or_else(|| format!("nobody (number {id})"), |c| c.name.clone())
    };
    if ids.is_empty() { "nobody".into() } else { ids.iter().map(name).collect::<Vec<_>>().join(", ") }
}
