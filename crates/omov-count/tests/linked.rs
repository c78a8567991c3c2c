//! Linked contests: nobody wins two of them, and each record stands for itself.

use omov_count::linked::{IfTooFew, Link, LinkedError, LinkedRecord, count_linked};
use omov_count::profile::{Breaker, Limit, Limits, TieRule};
use omov_count::{Candidate, Contest, CountError, Lots, Mark, Papers, Profile, Rule, Watch, count};
use proptest::prelude::*;

fn contest(title: &str, names: &[&str], papers: &[(u64, &[&str])]) -> Contest {
    let mut contest = Contest {
        title: title.into(),
        seats: None,
        candidates: names.iter().map(|n| Candidate::new(*n)).collect(),
        papers: Papers::new(),
        budget: None,
    };
    for (weight, order) in papers {
        let marks: Vec<Mark> = order.iter().map(|n| Mark::next(contest.find(n).unwrap())).collect();
        contest.papers.push(*weight, &marks).unwrap();
    }
    contest
}

fn profile(rule: Rule, seats: u32) -> Profile {
    Profile { ties: TieRule { earlier_stages: true, then: Breaker::Lot }, ..Profile::new(rule, seats) }
}

fn lots() -> Lots {
    Lots::Seed("4 8 15 16 23 42".into())
}

fn linked(all: &[(&Contest, &Profile)], if_too_few: IfTooFew) -> Result<Vec<LinkedRecord>, LinkedError> {
    let lots = lots();
    let links: Vec<_> = all.iter().map(|(contest, profile)| Link { contest, profile, lots: Some(&lots) }).collect();
    count_linked(&links, if_too_few, Watch::none())
}

fn winners(record: &LinkedRecord) -> Vec<&str> {
    let record = record.record.as_ref().unwrap();
    record.winners().iter().map(|c| record.name(*c)).collect()
}

fn chair() -> Contest {
    contest("Chair", &["Ann", "Bob"], &[(6, &["Ann", "Bob"]), (4, &["Bob"])])
}

fn deputy() -> Contest {
    contest("Deputy", &["Cem", "Bob", "Ann"], &[(5, &["Ann", "Cem"]), (4, &["Bob", "Ann"]), (3, &["Cem"])])
}

#[test]
fn who_wins_one_contest_leaves_the_later_ones_as_if_withdrawn() {
    let (chair, deputy) = (chair(), deputy());
    let committee = contest(
        "Committee",
        &["Ann", "Cem", "Dee", "Eve"],
        &[(9, &["Cem", "Eve"]), (8, &["Ann", "Dee"]), (2, &["Dee"])],
    );
    let (one, two) = (profile(Rule::Irv, 1), profile(Rule::ScottishStv, 2));
    let records = linked(&[(&chair, &one), (&deputy, &one), (&committee, &two)], IfTooFew::Stop).unwrap();
    assert_eq!(records.iter().map(winners).collect::<Vec<_>>(), [vec!["Ann"], vec!["Cem"], vec!["Dee", "Eve"]]);
    assert!(records[0].taken_out.is_empty());
    let out: Vec<_> = records[2].taken_out.iter().map(|t| (t.name.as_str(), t.won, t.won_title.as_str())).collect();
    assert_eq!(out, [("Ann", 1, "Chair"), ("Cem", 2, "Deputy")]);
    assert!(records[2].record.as_ref().unwrap().candidates[0].withdrawn);
    // In another order another result: the order has to be declared.
    let turned = linked(&[(&deputy, &one), (&chair, &one)], IfTooFew::Stop).unwrap();
    assert_eq!(turned.iter().map(winners).collect::<Vec<_>>(), [vec!["Ann"], vec!["Bob"]]);
}

#[test]
fn too_few_left_stops_everything_or_leaves_places_vacant_as_declared() {
    let chair = chair();
    let two = contest("Delegates", &["Ann", "Bob"], &[(3, &["Ann", "Bob"])]);
    let profiles = (profile(Rule::Irv, 1), profile(Rule::ScottishStv, 2));
    let all = [(&chair, &profiles.0), (&two, &profiles.1), (&chair, &profiles.0)];
    let refused = linked(&all, IfTooFew::Stop).unwrap_err();
    let LinkedError::Count { position: 2, source: CountError::TooManySeats { seats: 2, standing: 1 }, .. } = &refused
    else {
        panic!("{refused}")
    };
    assert!(refused.to_string().starts_with("contest 2, “Delegates”: 2 seats to fill"), "{refused}");
    let records = linked(&all, IfTooFew::LeaveVacant).unwrap();
    assert_eq!((winners(&records[1]), records[1].vacant), (vec!["Bob"], 1));
    assert_eq!(records[1].declared_profile_sha256, profiles.1.hash());
    assert_eq!((records[2].record.is_none(), records[2].vacant, records[2].taken_out.len()), (true, 1, 2));
}

#[test]
fn a_place_left_vacant_can_still_go_to_whom_a_lower_limit_asks_for() {
    let chair = chair();
    let three = contest("Delegates", &["Ann", "Bob", "Fay"], &[(3, &["Ann", "Bob"]), (2, &["Fay"])]);
    let gender = [(1, "w"), (2, "m"), (3, "w")].map(|(n, v)| (n, v.to_string()));
    let two_women = Limits {
        attributes: [("gender".to_string(), gender.into())].into(),
        limits: vec![Limit { attribute: "gender".into(), value: "w".into(), min: Some(2), max: None }],
        ..Limits::default()
    };
    let profiles = (profile(Rule::Irv, 1), Profile { limits: Some(two_women), ..profile(Rule::ScottishStv, 3) });
    let records = linked(&[(&chair, &profiles.0), (&three, &profiles.1)], IfTooFew::LeaveVacant).unwrap();
    assert_eq!((winners(&records[1]), records[1].vacant), (vec!["Bob", "Fay"], 1));
    let limits = records[1].record.as_ref().unwrap().limits.as_ref().unwrap();
    assert_eq!((limits.held[0].min, &limits.elected_with[..]), (Some(1), &[1][..]));
}

#[test]
fn opening_nominations_again_is_nobody_and_stays_on_later_papers() {
    let again = "Open nominations again";
    let of = |title| contest(title, &["Ann", again], &[(5, &[again]), (3, &["Ann"])]);
    let profile = Profile { reopen_nominations: Some(again.into()), ..profile(Rule::Irv, 1) };
    let records = linked(&[(&of("Chair"), &profile), (&of("Deputy"), &profile)], IfTooFew::Stop).unwrap();
    assert_eq!((winners(&records[1]), records[1].taken_out.len()), (vec![again], 0));
}

#[test]
fn a_question_cannot_be_linked() {
    let question = contest("Merge?", &["Yes", "No"], &[(1, &["Yes"])]);
    let refused = linked(&[(&question, &Profile::new(Rule::YesNo, 1))], IfTooFew::Stop).unwrap_err();
    assert!(matches!(refused, LinkedError::ElectsNobody { position: 1, .. }), "{refused}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn nobody_wins_twice_and_every_record_comes_out_again_by_itself(
        contests in prop::collection::vec(
            (prop::collection::vec((1..20u64, Just(vec![0usize, 1, 2, 3, 4, 5]).prop_shuffle(), 0..6usize), 1..8), 1..4u32, 0..3usize),
            1..4,
        ),
    ) {
        let names = ["Ann", "Bob", "Cem", "Dee", "Eve", "Fay"];
        let rules = [Rule::ScottishStv, Rule::BottomsUp, Rule::SequentialIrv];
        let made: Vec<_> = contests.iter().enumerate().map(|(i, (papers, seats, rule))| {
            let orders: Vec<Vec<&str>> = papers.iter().map(|(_, o, n)| o[..*n].iter().map(|c| names[*c]).collect()).collect();
            let papers: Vec<_> = papers.iter().zip(&orders).map(|((w, ..), o)| (*w, &o[..])).collect();
            (contest(&format!("Contest {i}"), &names, &papers), profile(rules[*rule], *seats))
        }).collect();
        let all: Vec<_> = made.iter().map(|(c, p)| (c, p)).collect();
        let records = linked(&all, IfTooFew::LeaveVacant).unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for ((contest, profile), linked) in made.iter().zip(&records) {
            prop_assert_eq!(linked.taken_out.len(), seen.len());
            let Some(record) = &linked.record else {
                prop_assert_eq!(seen.len(), names.len());
                continue;
            };
            prop_assert_eq!(record.elected.len() as u32 + linked.vacant, profile.seats);
            for name in winners(linked) {
                prop_assert!(seen.insert(name.to_owned()), "{name} wins twice");
            }
            let mut alone = contest.clone();
            for out in &linked.taken_out {
                alone.candidates[out.candidate.index()].withdrawn = true;
            }
            let again = count(&alone, &record.profile, Some(&lots()), Watch::none()).unwrap();
            prop_assert_eq!(again.to_json(), record.to_json());
        }
    }
}
