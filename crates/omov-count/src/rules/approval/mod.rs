//! Rules that elect a committee from approvals.
//!
//! Every rule here says which committees are best, all of them, and the record lists them. Where several tie, the
//! profile's lot or order elects the one whose best-placed member comes first; among those with the same best-placed
//! member, the one whose second comes first; and so on. Where the profile says *stop* (or nothing was drawn), nobody is
//! elected and the record lists the committees.
//!
//! A paper with a mark for a candidate approves them, whatever the rank and however often. Withdrawn candidates are
//! neither chosen nor approved.

pub(in crate::rules) mod ballots;
mod equal_shares;
pub(in crate::rules) mod fraction;
mod pav;
mod phragmen;
pub(in crate::rules) mod purses;
mod seq_pav;
pub(in crate::rules) mod sequence;
mod tied;
mod top;

use crate::contest::CandidateId;
use crate::error::CountError;
use crate::profile::{Breaker, Rule};
use crate::record::{Action, Closest, Figures, Stage, Tie, TieDecides, Winner};
use crate::rules::{Input, Outcome, Watch};
use crate::tie::TieBreaker;

use self::ballots::Approvals;
use self::equal_shares::{Completion, EqualShares};
use self::phragmen::Phragmen;
use self::seq_pav::SeqPav;
use self::sequence::{Cap, Explored, Sequential, Step, Walk, explore};
use self::tied::{Tied, named};

/// Counts.
pub(super) fn count(input: &Input<'_>, watch: Watch<'_>) -> Result<Outcome, CountError> {
    if let Some(name) = &input.profile.reopen_nominations {
        let rule = input.profile.rule.name();
        return Err(CountError::BadProfile(format!(
            "reopen-nominations: the rule {rule} has no place for “{name}”; ask that as a question of its own"
        )));
    }
    let papers = Approvals::new(input.contest);
    let ties = TieBreaker::new(input.contest, input.profile.ties, input.lots)?;
    let chamber = Chamber { input, papers: &papers, drawn: ties.places(), places: order(input, ties.places()) };
    watch.tell("counting", 0, 1);
    let outcome = match input.profile.rule {
        Rule::Approval => chamber.at_once(top::most_approvals(input, &papers, &chamber.places)?),
        Rule::Pav => chamber.at_once(pav::best(input, &papers, &chamber.places, watch)?),
        Rule::SeqPav => chamber.sequential(&SeqPav { papers: &papers }, true),
        Rule::SeqPhragmen => chamber.sequential(&Phragmen { papers: &papers }, true),
        Rule::EqualShares => chamber.equal_shares(Completion::Phragmen),
        Rule::EqualSharesApprovalCompletion => chamber.equal_shares(Completion::Approvals),
        Rule::EqualSharesWithoutCompletion => chamber.equal_shares(Completion::None),
        rule => return Err(CountError::WrongInput { rule, needs: "another kind of count" }),
    };
    watch.tell("counting", 1, 1);
    Ok(outcome)
}

/// Each candidate's place: as drawn, or else by name, which decides nothing but the order in which people are listed.
pub(in crate::rules) fn order(input: &Input<'_>, drawn: Option<&[u32]>) -> Vec<u32> {
    if let Some(places) = drawn {
        return places.to_vec();
    }
    let mut by_name: Vec<CandidateId> = input.contest.ids().collect();
    by_name.sort_by_key(|c| input.contest.name(*c));
    let mut places = vec![0; by_name.len()];
    for (place, c) in by_name.into_iter().enumerate() {
        places[c.index()] = place as u32;
    }
    places
}

/// What the best committees of a rule that decides at once are, and which is elected if several tie.
struct Best {
    tied: Tied,
    /// Of all that tie, the one that the places favour.
    favoured: Vec<u16>,
}

/// One count of a committee.
struct Chamber<'a> {
    input: &'a Input<'a>,
    papers: &'a Approvals,
    /// Places, if something was drawn for ties.
    drawn: Option<&'a [u32]>,
    /// The same, or places by name.
    places: Vec<u32>,
}

impl Chamber<'_> {
    fn equal_shares(&self, completion: Completion) -> Outcome {
        let rule = EqualShares { papers: self.papers, seats: self.input.seats, completion };
        self.sequential(&rule, completion != Completion::None)
    }

    /// A rule that chooses one after the other. `fills`: it leaves no seat empty.
    fn sequential<R: Sequential>(&self, rule: &R, fills: bool) -> Outcome {
        let Input { seats, constraints, .. } = *self.input;
        let (mut with, without): (Vec<u16>, Vec<u16>) =
            self.papers.stand().partition(|c| self.papers.scores[usize::from(*c)] > 0);
        let mut walk = Walk {
            seats,
            open: &self.papers.standing,
            places: &self.places,
            limits: constraints,
            cap: Cap::USUAL,
            only_to: None,
            with_figures: true,
        };
        if fills && constraints.is_none() && with.len() <= seats {
            // Everybody with an approval gets in, before anybody without: these rules tell those apart by nothing.
            walk.cap = Cap::FIRST_PATH;
            let path = explore(rule, &walk).first;
            let take = seats - with.len();
            if take == without.len() {
                with.extend(&without);
                return self.elect(Tied::Choice { sure: with, free: Vec::new(), take: 0 }, path);
            }
            return self.elect(Tied::Choice { sure: with, free: without, take }, path);
        }
        let Explored { sets, complete, first } = explore(rule, &walk);
        let tied = Tied::Sets { sets, complete };
        let followed = sorted_members(&first);
        // Where not all are known, the lot is applied at every tie along the way instead.
        let favoured = if complete { tied.best_placed(&self.places) } else { None };
        let path = match favoured {
            Some(favoured) if favoured != followed && self.drawn.is_some() => {
                walk.only_to = Some(&favoured);
                explore(rule, &walk).first
            }
            _ => first,
        };
        self.elect(tied, path)
    }

    /// Puts the result of a sequential rule together, if its tie is broken by the last member's choice in `path`.
    fn elect(&self, tied: Tied, path: Vec<Step>) -> Outcome {
        let members = sorted_members(&path);
        let mut outcome = self.outcome(&tied, &members);
        if tied.only().is_some() || self.drawn.is_some() {
            outcome.elected = path.iter().map(|step| winner(step.chosen)).collect();
            outcome.vacant = (self.input.seats - path.len()) as u32;
            outcome.stages = path.into_iter().enumerate().map(stage_of_choice).collect();
        }
        outcome
    }

    /// Puts the result of a rule together that decides at once.
    fn at_once(&self, best: Best) -> Outcome {
        let mut outcome = self.outcome(&best.tied, &best.favoured);
        let elected = if best.tied.only().is_some() || self.drawn.is_some() { best.favoured } else { Vec::new() };
        let score = |c: &u16| self.papers.scores[usize::from(*c)];
        let mut elected_in_order = elected.clone();
        elected_in_order.sort_by(|a, b| {
            let name = |c: &u16| self.input.contest.name(CandidateId::from_index(usize::from(*c)));
            score(b).cmp(&score(a)).then_with(|| name(a).cmp(name(b)))
        });
        if self.input.profile.rule == Rule::Approval && self.input.constraints.is_none() {
            let out = self.papers.stand().filter(|c| elected.binary_search(c).is_err());
            let place = |c: &u16| std::cmp::Reverse(self.places[usize::from(*c)]);
            let last_in = elected.iter().copied().min_by_key(|c| (score(c), place(c)));
            let first_out = out.max_by_key(|c| (score(c), place(c)));
            if let (Some(last_in), Some(first_out)) = (last_in, first_out) {
                outcome.closest = Some(Closest {
                    stage: 1,
                    gap: (score(&last_in) - score(&first_out)).to_string(),
                    ahead: CandidateId::from_index(usize::from(last_in)),
                    behind: CandidateId::from_index(usize::from(first_out)),
                    decided: TieDecides::Elected,
                });
            }
        }
        let approvals = self.papers.stand().map(|c| (c, score(&c).to_string())).collect();
        outcome.stages = vec![stage(1, Action::FirstPreferences, approvals, named(&elected_in_order))];
        outcome.elected = elected_in_order.into_iter().map(winner).collect();
        outcome
    }

    /// The parts of a result that all rules share. `favoured`: the committee elected if ties are to be broken.
    fn outcome(&self, tied: &Tied, favoured: &[u16]) -> Outcome {
        let mut ties = Vec::new();
        if tied.only().is_none() && self.drawn.is_some() {
            let between = tied.undecided();
            let of_them = favoured.iter().filter(|c| between.binary_search(c).is_ok());
            if let Some(chosen) = of_them.min_by_key(|c| self.places[usize::from(**c)]) {
                ties.push(Tie {
                    stage: 1,
                    chosen: CandidateId::from_index(usize::from(*chosen)),
                    between: named(&between),
                    decides: TieDecides::Elected,
                    by: if self.input.profile.ties.then == Breaker::Lot { "lot" } else { "order" }.into(),
                    earlier_stage: None,
                });
            }
        }
        Outcome {
            arithmetic: "exact fractions".into(),
            valid: self.papers.valid,
            ties,
            committees: Some(tied.listed().iter().map(|set| named(set)).collect()),
            committees_in_all: tied.in_all(),
            ..Outcome::default()
        }
    }
}

fn winner(c: u16) -> Winner {
    Winner::Candidate(CandidateId::from_index(usize::from(c)))
}

fn sorted_members(path: &[Step]) -> Vec<u16> {
    let mut members: Vec<u16> = path.iter().map(|step| step.chosen).collect();
    members.sort_unstable();
    members
}

fn stage_of_choice((at, step): (usize, Step)) -> Stage {
    let of = CandidateId::from_index(usize::from(step.chosen));
    stage(at as u32 + 1, Action::Choice { of, score: step.score }, step.figures, vec![of])
}

/// A stage of a rule in which nobody goes out and no vote is lost.
pub(in crate::rules) fn stage(
    stage: u32,
    action: Action,
    figures: Vec<(u16, String)>,
    elected: Vec<CandidateId>,
) -> Stage {
    Stage {
        stage,
        action,
        votes: figures.into_iter().map(|(c, f)| (CandidateId::from_index(usize::from(c)), f)).collect(),
        non_transferable: "0".into(),
        quota: None,
        elected,
        excluded: Vec::new(),
        guarded: Vec::new(),
        doomed: Vec::new(),
        marks: Vec::new(),
        transfers: Vec::new(),
        keep_values: Figures::new(),
    }
}
