//! Plurality and block vote keep their promises.

use crate::written::{contest, elected, women};
use omov_count::profile::Breaker;
use omov_count::record::{Action, TieDecides};
use omov_count::{Contest, CountError, CountRecord, Lots, Profile, Rule, Watch, count};
use proptest::prelude::*;

fn run(contest: &Contest, rule: Rule, seats: u32) -> Result<CountRecord, CountError> {
    count(contest, &Profile::new(rule, seats), None, Watch::none())
}

fn with_order(contest: &Contest, profile: Profile, order: &str) -> CountRecord {
    let mut profile = profile;
    profile.ties.then = Breaker::Order;
    let order = Lots::Order(order.split(' ').map(Into::into).collect());
    count(contest, &profile, Some(&order), Watch::none()).expect("an order breaks every tie")
}

#[test]
fn first_choices_count_and_the_highest_win() {
    let record = run(&contest("A B C D", &["5 A>B", "4 B", "3 C>A", "2 D>C", "1"]), Rule::Plurality, 2).unwrap();
    assert_eq!(elected(&record), "A B");
    assert_eq!((record.ballots.valid, record.ballots.invalid), (14, 1));
    let [stage] = &record.stages[..] else { panic!("one stage") };
    assert_eq!(stage.action, Action::FirstPreferences);
    assert_eq!(stage.votes.values().collect::<Vec<_>>(), ["5", "4", "3", "2"]);
    assert_eq!(stage.elected, record.winners());
    let closest = record.closest.unwrap();
    assert_eq!((closest.gap.as_str(), closest.ahead.number(), closest.behind.number()), ("1", 2, 3));
}

#[test]
fn who_withdrew_hands_the_paper_to_the_next_choice() {
    let mut race = contest("A B C", &["5 A>B", "4 C"]);
    race.candidates[0].withdrawn = true;
    assert_eq!(elected(&run(&race, Rule::Plurality, 1).unwrap()), "B");
}

#[test]
fn a_block_paper_counts_once_for_each_mark_and_is_invalid_with_more_marks_than_places() {
    let papers = ["4 A=B", "3 B=C", "2 C", "9 A=B=C", "1"];
    let record = run(&contest("A B C", &papers), Rule::Block, 2).unwrap();
    assert_eq!(record.stages[0].votes.values().collect::<Vec<_>>(), ["4", "7", "5"]);
    assert_eq!(elected(&record), "B C");
    assert_eq!((record.ballots.valid, record.ballots.invalid), (9, 10));
    // Marks for who withdrew spoil nothing, and one candidate marked twice is marked once.
    let mut fewer = contest("A B C", &["9 A=B=C", "1 B>B>C"]);
    fewer.candidates[0].withdrawn = true;
    assert_eq!(run(&fewer, Rule::Block, 2).unwrap().ballots.valid, 10);
}

#[test]
fn a_tie_is_broken_only_if_not_all_of_the_tied_find_a_place() {
    let race = contest("A B C D", &["3 A", "3 B", "2 C", "2 D"]);
    let record = run(&race, Rule::Plurality, 2).unwrap();
    assert_eq!(elected(&record), "A B");
    assert!(record.ties.is_empty());
    assert!(matches!(run(&race, Rule::Plurality, 3), Err(CountError::Tie { between, .. }) if between == ["C", "D"]));
    let record = with_order(&race, Profile::new(Rule::Plurality, 3), "D C B A");
    assert_eq!(elected(&record), "A B D");
    let [tie] = &record.ties[..] else { panic!("one tie") };
    assert_eq!((tie.stage, tie.decides, tie.by.as_str(), tie.chosen.number()), (1, TieDecides::Elected, "order", 4));
}

#[test]
fn once_nominations_are_to_open_again_the_places_left_stay_empty() {
    let mut profile = Profile::new(Rule::Plurality, 3);
    profile.reopen_nominations = Some("RON".into());
    let record = count(&contest("A RON B C", &["5 A", "4 RON", "3 B", "2 C"]), &profile, None, Watch::none()).unwrap();
    assert_eq!((elected(&record).as_str(), record.vacant), ("A RON", 1));
    // Level with somebody, it matters which of the two comes first, though there are places for both.
    let level = contest("A RON B", &["4 A", "4 RON", "1 B"]);
    profile.seats = 2;
    assert!(matches!(count(&level, &profile, None, Watch::none()), Err(CountError::Tie { .. })));
    assert_eq!(elected(&with_order(&level, profile.clone(), "RON A B")), "RON");
    assert_eq!(elected(&with_order(&level, profile, "A RON B")), "A RON");
}

#[test]
fn the_most_papers_a_contest_can_hold_are_added_up_without_overflow() {
    let huge = contest("A B", &["600000000000000000 A=B", "400000000000000000 B"]);
    let record = run(&huge, Rule::Block, 2).unwrap();
    assert_eq!(record.stages[0].votes.values().collect::<Vec<_>>(), ["600000000000000000", "1000000000000000000"]);
}

/// At most one man of two (so at least one woman): once the first man is in, the second cannot be.
#[test]
fn nobody_is_elected_after_whom_the_limits_could_not_be_met() {
    let race = contest("M1 M2 W", &["60 M1", "50 M2", "10 W"]);
    let profile = Profile { limits: Some(women(&race, Some(1), None)), ..Profile::new(Rule::Plurality, 2) };
    let record = count(&race, &profile, None, Watch::none()).unwrap();
    assert_eq!(elected(&record), "M1 W");
    // Ten votes between the two men decided which of them it is.
    let closest = record.closest.unwrap();
    assert_eq!((closest.gap.as_str(), closest.ahead.number(), closest.behind.number()), ("10", 1, 2));
}

/// The two men are level and there are two places, but only one of the places can be a man's.
#[test]
fn a_tie_is_broken_where_the_limits_leave_one_place_for_the_tied() {
    let race = contest("M1 M2 W", &["5 M1", "5 M2", "1 W"]);
    let mut profile = Profile { limits: Some(women(&race, Some(1), None)), ..Profile::new(Rule::Plurality, 2) };
    assert!(matches!(count(&race, &profile, None, Watch::none()), Err(CountError::Tie { .. })));
    profile.limits = Some(women(&race, None, Some(1)));
    assert_eq!(elected(&count(&race, &profile, None, Watch::none()).unwrap()), "M1 M2");
    profile.limits = Some(women(&race, Some(1), None));
    assert_eq!(elected(&with_order(&race, profile, "M2 M1 W")), "M2 W");
}

proptest! {
    /// The slow way: take candidates from the highest down, each if the places left can still be filled within the limits.
    #[test]
    fn under_limits_the_highest_who_leave_a_conforming_result_are_elected(
        votes in Just((1u64..7).collect::<Vec<_>>()).prop_shuffle(), seats in 1usize..6, least in 0usize..4, more in 0usize..4
    ) {
        let names = ["M1", "M2", "M3", "W1", "W2", "W3"];
        let most = least + more;
        prop_assume!(least <= seats && seats <= 3 + most.min(3));
        let papers: Vec<String> = votes.iter().zip(names).map(|(v, name)| format!("{v} {name}")).collect();
        let race = contest(&names.join(" "), &papers.iter().map(String::as_str).collect::<Vec<_>>());
        let limits = women(&race, Some(least as u32), Some(most as u32));
        let profile = Profile { limits: Some(limits), ..Profile::new(Rule::Plurality, seats as u32) };
        let record = count(&race, &profile, None, Watch::none()).unwrap();

        let conforms = |set: usize| {
            let women = (set >> 3).count_ones() as usize;
            set.count_ones() as usize == seats && (least..=most).contains(&women)
        };
        let mut order: Vec<usize> = (0..6).collect();
        order.sort_by_key(|c| std::cmp::Reverse(votes[*c]));
        let mut chosen: usize = 0;
        let mut expected = Vec::new();
        for c in order {
            let with = chosen | 1 << c;
            if (0..64).any(|set| conforms(set) && set & with == with) {
                chosen = with;
                expected.push(c);
            }
        }
        prop_assert_eq!(record.winners().iter().map(|c| c.index()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn nobody_left_out_has_more_votes_than_somebody_elected(
        votes in proptest::collection::vec(0u64..6, 5), seats in 1u32..5, block: bool
    ) {
        let papers: Vec<String> = votes.iter().zip(["A", "B", "C", "D", "E"]).map(|(v, name)| format!("{v} {name}")).collect();
        let race = contest("A B C D E", &papers.iter().map(String::as_str).collect::<Vec<_>>());
        let rule = if block { Rule::Block } else { Rule::Plurality };
        let record = with_order(&race, Profile::new(rule, seats), "E D C B A");
        let winners: Vec<usize> = record.winners().iter().map(|c| c.index()).collect();
        prop_assert_eq!(winners.len(), seats as usize);
        let least = winners.iter().map(|c| votes[*c]).min().unwrap();
        let next = (0..5).filter(|c| !winners.contains(c)).map(|c| votes[c]).max().unwrap();
        prop_assert!(least >= next);
        prop_assert_eq!(!record.ties.is_empty(), least == next);
    }
}
