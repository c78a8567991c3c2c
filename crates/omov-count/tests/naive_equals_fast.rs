//! The fast counter and the naive one agree on ten thousand random elections under every rule both know.
//!
//! Whatever they differ on is made as small as it gets and printed as a ballot file with its profile, so that it can be
//! counted by hand.

use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use omov_count::naive::{self, DeriveError, Verdict};
use omov_count::papers::Papers;
use omov_count::profile::{Breaker, DuplicateRank, IfUnmeetable, Kind, Limit, Limits, MarkRules, Overvote, TieRule};
use omov_count::rules::Watch;
use omov_count::{Candidate, CandidateId, Contest, CountError, Lots, Mark, Profile, Rule, count};

const ELECTIONS: u64 = 10_000;

macro_rules! agree_on {
    ($($test:ident: $rule:ident,)*) => {
        $(#[test]
        fn $test() {
            both_count_alike(Rule::$rule);
        })*

        #[test]
        fn every_rule_the_naive_counter_knows_is_in_the_table() {
            let table = [$(Rule::$rule,)*];
            for rule in Rule::ALL.iter().filter(|r| r.kind() != Kind::Budget && **r != Rule::YesNo) {
                let election = Election::random(*rule, &mut Random(1));
                let derived = naive::derive(&election.contest(), &election.profile, election.lots.as_ref());
                let known = !matches!(derived, Err(DeriveError::NotCovered(_)));
                assert_eq!(known, table.contains(rule), "{}", rule.name());
            }
        }
    };
}

agree_on! {
    scottish_stv: ScottishStv,
    meek: Meek,
    warren: Warren,
    instant_run_off: Irv,
    bottoms_up: BottomsUp,
    sequential_run_off: SequentialIrv,
    plurality: Plurality,
    approval: Approval,
    pav: Pav,
    sequential_pav: SeqPav,
    sequential_phragmen: SeqPhragmen,
    equal_shares: EqualShares,
    equal_shares_approval_completion: EqualSharesApprovalCompletion,
    equal_shares_without_completion: EqualSharesWithoutCompletion,
}

fn both_count_alike(rule: Rule) {
    let mut results = 0;
    for seed in 1..=ELECTIONS {
        let election = Election::random(rule, &mut Random(seed));
        if let Ok(has_result) = election.difference() {
            results += u64::from(has_result);
        } else {
            let small = election.shrunk();
            let difference = small.difference().expect_err("what is shrunk still differs");
            panic!("election {seed} under {}:\n{difference}\n\n{}", rule.name(), small.show());
        }
    }
    // Otherwise the generator makes nothing but refusals and the test tests nothing.
    assert!(results > ELECTIONS / 2, "only {results} of {ELECTIONS} elections had a result");
}

/// SplitMix64: the same elections on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n
    }

    fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most - least + 1)
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u64) as usize].clone()
    }
}

#[derive(Clone)]
struct Election {
    candidates: Vec<Candidate>,
    papers: Vec<(u64, Vec<Mark>)>,
    profile: Profile,
    lots: Option<Lots>,
}

impl Election {
    fn random(rule: Rule, random: &mut Random) -> Self {
        let n = random.between(2, 6) as usize;
        let mut candidates: Vec<Candidate> =
            ["Ann", "Bo", "Cy", "Di", "Ed", "Flo"][..n].iter().map(|name| Candidate::new(*name)).collect();
        if random.one_in(5) {
            candidates[random.below(n as u64) as usize].withdrawn = true;
        }
        let standing = candidates.iter().filter(|c| !c.withdrawn).count() as u64;
        let seats = match rule {
            Rule::Irv => 1,
            _ => random.between(1, standing.min(3)),
        };
        let mut profile = Profile::new(rule, seats as u32);
        if random.one_in(4) {
            profile.decimals = match rule {
                Rule::Meek | Rule::Warren => Some(random.between(5, 12) as u8),
                Rule::ScottishStv => Some(random.between(0, 9) as u8),
                _ => profile.decimals,
            };
        }
        profile.converge_last_stage = matches!(rule, Rule::Meek | Rule::Warren) && random.one_in(4);
        profile.marks = MarkRules {
            overvote: random.of(&[Overvote::Exhaust, Overvote::Skip, Overvote::SkipIfOneContinuing]),
            max_skipped: random.of(&[None, Some(0), Some(1)]),
            duplicate_rank: random.of(&[DuplicateRank::Exhaust, DuplicateRank::Skip]),
        };
        let then = random.of(&[Breaker::Lot, Breaker::Lot, Breaker::Order, Breaker::Stop]);
        profile.ties = TieRule { earlier_stages: random.one_in(2), then };
        if rule.kind() == Kind::Ranked && random.one_in(10) {
            profile.reopen_nominations = Some(random.of(&candidates).name);
        }
        if random.one_in(3) {
            profile.limits = Some(limits(n, seats as u32, random));
        }
        let names = |order: Vec<usize>| order.into_iter().map(|i| candidates[i].name.clone()).collect();
        let lots = match then {
            Breaker::Lot => Some(Lots::Seed(format!("seed {}", random.below(1000)))),
            Breaker::Order => Some(Lots::Order(names(shuffled(n, random)))),
            Breaker::Stop => None,
        };
        let clear = random.one_in(2);
        let most = if random.one_in(8) { 40 } else { 9 };
        let papers = (0..random.between(1, most))
            .map(|_| {
                let most = if random.one_in(2) { 4 } else { 30 };
                (random.between(1, most), marks(n, rule, clear, random))
            })
            .collect();
        Self { candidates, papers, profile, lots }
    }

    fn contest(&self) -> Contest {
        let mut papers = Papers::new();
        for (weight, marks) in &self.papers {
            papers.push(*weight, marks).expect("few papers");
        }
        let candidates = self.candidates.clone();
        Contest { title: "Executive".into(), seats: Some(self.profile.seats), candidates, papers, budget: None }
    }

    /// Whether there is a result, if the two counters agree; otherwise how they differ.
    fn difference(&self) -> Result<bool, String> {
        let contest = self.contest();
        let counted = || count(&contest, &self.profile, self.lots.as_ref(), Watch::none());
        let Ok(fast) = catch_unwind(AssertUnwindSafe(counted)) else {
            return Err("the fast counter panicked".into());
        };
        let error = match fast {
            Ok(record) => {
                return match naive::check(&contest, &record) {
                    Ok(Verdict::Agrees { .. }) => Ok(true),
                    Ok(Verdict::Departs { departures }) => Err(departures.iter().fold(String::new(), |mut text, d| {
                        let stage = d.stage.map(|s| format!("stage {s}, ")).unwrap_or_default();
                        let _ = writeln!(text, "{stage}{}: fast {}, naive {}", d.what, d.recorded, d.derived);
                        text
                    })),
                    Ok(Verdict::NotCovered { why }) => Err(format!("the naive counter does not cover this: {why}")),
                    Err(error) => Err(format!("the naive counter refuses the record: {error}")),
                };
            }
            Err(error) => error,
        };
        let derived = naive::derive(&contest, &self.profile, self.lots.as_ref());
        match (&error, &derived) {
            (CountError::Unmeetable { .. }, Err(DeriveError::Unmeetable)) => Ok(false),
            (
                CountError::Tie { stage, between, .. },
                Err(DeriveError::Tie { stage: naive_stage, between: naive_between, .. }),
            ) if stage == naive_stage && between == naive_between => Ok(false),
            // Which of several committees is taken is for the tie rule to say.
            (CountError::Tie { .. }, Ok(naive)) if naive.committees.as_ref().is_some_and(|c| c.len() > 1) => Ok(false),
            // The count without limits, which tells whom they moved, may stop at a tie of its own.
            (CountError::Tie { .. }, Ok(_)) if self.profile.limits.is_some() => {
                let plain = Self { profile: Profile { limits: None, ..self.profile.clone() }, ..self.clone() };
                match plain.difference() {
                    Ok(true) => Err(format!("fast: {error}; naive: there is a result")),
                    stopped => stopped,
                }
            }
            (_, Ok(_)) => Err(format!("fast: {error}; naive: there is a result")),
            (_, Err(naive)) => Err(format!("fast: {error}; naive: {naive}")),
        }
    }

    /// The smallest election found that still differs.
    fn shrunk(&self) -> Self {
        let mut smallest = self.clone();
        while let Some(smaller) = smallest.smaller().into_iter().find(|e| e.difference().is_err()) {
            smallest = smaller;
        }
        smallest
    }

    /// Elections with one thing less.
    fn smaller(&self) -> Vec<Self> {
        let mut all = Vec::new();
        let mut with = |change: &dyn Fn(&mut Self)| {
            let mut one = self.clone();
            change(&mut one);
            if one.profile != self.profile || one.papers != self.papers || one.candidates != self.candidates {
                all.push(one);
            }
        };
        with(&|e| e.profile.limits = None);
        with(&|e| e.profile.reopen_nominations = None);
        with(&|e| e.profile.converge_last_stage = false);
        with(&|e| e.profile.marks = MarkRules::default());
        with(&|e| e.profile.ties.earlier_stages = false);
        with(&|e| e.profile.decimals = e.profile.rule.usual_decimals());
        with(&|e| e.profile.seats = e.profile.seats.saturating_sub(1).max(1));
        for i in 0..self.profile.limits.as_ref().map_or(0, |l| l.limits.len()) {
            with(&|e| {
                if let Some(limits) = &mut e.profile.limits {
                    limits.limits.remove(i);
                    limits.if_unmeetable = IfUnmeetable::Stop;
                }
            });
        }
        for i in 0..self.candidates.len() {
            with(&|e| e.candidates[i].withdrawn = false);
        }
        for i in 0..self.papers.len() {
            with(&|e| drop(e.papers.remove(i)));
            with(&|e| e.papers[i].0 = 1);
            with(&|e| e.papers[i].0 /= 2);
            with(&|e| e.papers[i].0 -= 1);
            for j in 0..self.papers[i].1.len() {
                with(&|e| {
                    let marks = &mut e.papers[i].1;
                    marks.remove(j);
                    if let Some(first) = marks.first_mut()
                        && let Some(id) = first.candidate()
                    {
                        *first = Mark::next(id);
                    }
                });
            }
        }
        all.retain(|e| e.papers.iter().all(|(weight, _)| *weight > 0));
        all
    }

    /// As a ballot file, a profile and what was drawn.
    fn show(&self) -> String {
        let mut text = format!("{} {}\n", self.candidates.len(), self.profile.seats);
        for (i, candidate) in self.candidates.iter().enumerate() {
            if candidate.withdrawn {
                let _ = writeln!(text, "-{}", i + 1);
            }
        }
        for (weight, marks) in &self.papers {
            text += &weight.to_string();
            for mark in marks {
                text.push(if mark.is_tied() { '=' } else { ' ' });
                text += &mark.candidate().map_or_else(|| "-".into(), |id| id.to_string());
            }
            text += " 0\n";
        }
        text += "0\n";
        for candidate in &self.candidates {
            let _ = writeln!(text, "\"{}\"", candidate.name);
        }
        format!("{text}\"Executive\"\n\n{}\nlots: {:?}\n", self.profile.to_toml(), self.lots)
    }
}

fn shuffled(n: usize, random: &mut Random) -> Vec<usize> {
    let mut all: Vec<usize> = (0..n).collect();
    for i in (1..n).rev() {
        all.swap(i, random.below(i as u64 + 1) as usize);
    }
    all
}

/// What one voter marks: some candidates in order, and unless `clear` also empty ranks, shared ranks and repetitions.
fn marks(n: usize, rule: Rule, clear: bool, random: &mut Random) -> Vec<Mark> {
    let order = shuffled(n, random);
    let least = u64::from(!random.one_in(12));
    let so_many = random.between(least, n as u64) as usize;
    let mut marks = Vec::new();
    for i in &order[..so_many] {
        if !clear && random.one_in(5) {
            marks.push(Mark::SKIP);
        }
        let again = !clear && random.one_in(6);
        let id = CandidateId::from_index(if again { random.of(&order) } else { *i });
        let after_a_name = marks.last().is_some_and(|m: &Mark| m.candidate().is_some());
        let share = if rule.kind() == Kind::Approval { random.one_in(2) } else { !clear && random.one_in(4) };
        marks.push(if share && after_a_name { Mark::tied(id) } else { Mark::next(id) });
    }
    marks
}

/// Two attributes and one to three limits on them, most of which can be met.
fn limits(n: usize, seats: u32, random: &mut Random) -> Limits {
    let mut limits = Limits::default();
    let mut possible = Vec::new();
    for (attribute, values) in [("gender", ["woman", "man"]), ("area", ["north", "south"])] {
        let mut of = std::collections::BTreeMap::new();
        for number in 1..=n as u32 {
            if !random.one_in(8) {
                of.insert(number, random.of(&values).to_string());
            }
        }
        for value in values {
            if of.values().any(|v| v == value) {
                possible.push((attribute.to_string(), value.to_string()));
            }
        }
        limits.attributes.insert(attribute.into(), of);
    }
    for _ in 0..random.between(1, 3) {
        if possible.is_empty() {
            break;
        }
        let (attribute, value) = possible.remove(random.below(possible.len() as u64) as usize);
        let least = if random.one_in(2) { 0 } else { random.between(1, seats.into()) };
        let most = random.between(least, seats.into());
        let (least, most) = (Some(least as u32), Some(most as u32));
        let (min, max) = random.of(&[(least, None), (None, most), (least, most)]);
        limits.limits.push(Limit { attribute, value, min, max });
    }
    limits.if_unmeetable = match random.below(4) {
        0 => IfUnmeetable::LeaveVacant,
        1 => IfUnmeetable::Relax((1..=limits.limits.len() as u32).rev().collect()),
        2 => IfUnmeetable::ReopenNominations,
        _ => IfUnmeetable::Stop,
    };
    limits
}
