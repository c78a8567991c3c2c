//! The agendas of `omov-opinion` against the counting rules of `omov-count`: two pieces of code, one answer.

use omov_count::{Candidate, CandidateId, Contest, Mark, Papers, Profile, Rule, Watch, count};
use omov_opinion::agenda::Approvals;
use omov_opinion::chance::Chance;
use omov_opinion::rows::Cell;
use omov_opinion::{Conversation, Statement, Vote};

/// Made-up conversations.
const TALKS: u64 = 200;

/// For each of some people the statements agreed to, at least one.
fn approvals(chance: &mut Chance, statements: usize) -> Vec<Vec<usize>> {
    let people = 3 + chance.below(20);
    let mut one = || -> Vec<usize> {
        let sure = chance.below(statements);
        (0..statements).filter(|t| *t == sure || chance.below(3) == 0).collect()
    };
    (0..people).map(|_| one()).collect()
}

#[test]
fn agendas_are_among_the_committees_that_the_counting_rules_elect() {
    for talk in 0..TALKS {
        let mut chance = Chance::new(talk, 5);
        let statements = 4 + chance.below(6);
        let yes = approvals(&mut chance, statements);
        let (mut papers, mut who, mut cells) = (Papers::new(), Vec::new(), Vec::new());
        for (u, set) in yes.iter().enumerate() {
            let marks: Vec<Mark> = set.iter().map(|t| Mark::next(CandidateId::from_index(*t))).collect();
            papers.push(1, &marks).expect("few papers");
            who.extend(set.iter().map(|_| u as u32));
            cells.extend(set.iter().map(|t| Cell::new(*t, Vote::Agree)));
        }
        let contest = Contest {
            title: "Made up".into(),
            seats: None,
            candidates: (0..statements).map(|t| Candidate::new(format!("statement {t}"))).collect(),
            papers,
            budget: None,
        };
        let list = (0..statements as u64).map(|id| Statement::new(id, "")).collect();
        let people: Vec<u64> = (0..yes.len() as u64).collect();
        let conversation = Conversation::with_votes(list, &people, who, cells).expect("each vote once");
        let approvals = Approvals::new(&conversation);
        let k = 3;
        for (rule, agenda) in [
            (Rule::Approval, approvals.approval(k)),
            (Rule::SeqPhragmen, approvals.phragmen(k).0),
            (Rule::SeqPav, approvals.pav(k)),
        ] {
            if agenda.chosen.len() < k {
                continue;
            }
            let record = count(&contest, &Profile::new(rule, k as u32), None, Watch::none());
            let mut chosen = agenda.chosen.clone();
            chosen.sort_unstable();
            // A tie that the counting rule stops at is broken with a lot; the committees listed are those of all lots.
            let record = record.unwrap_or_else(|_| with_any_lot(&contest, rule, k as u32));
            let of = |c: &Vec<CandidateId>| c.iter().map(|id| id.index()).collect::<Vec<_>>();
            let all: Vec<Vec<usize>> = record.committees.iter().flatten().map(of).collect();
            assert!(all.contains(&chosen), "{} of {yes:?}: {chosen:?} is not among {all:?}", rule.name());
        }
    }
}

fn with_any_lot(contest: &Contest, rule: Rule, seats: u32) -> omov_count::CountRecord {
    let mut profile = Profile::new(rule, seats);
    profile.ties.then = omov_count::profile::Breaker::Order;
    let order = contest.candidates.iter().map(|c| c.name.clone()).collect();
    count(contest, &profile, Some(&omov_count::Lots::Order(order)), Watch::none()).expect("an order breaks every tie")
}
