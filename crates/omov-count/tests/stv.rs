//! Single transferable vote, against figures worked out by hand.

use omov_count::profile::{Breaker, TieRule};
use omov_count::record::{Action, TieDecides};
use omov_count::{
    Candidate, CandidateId, Contest, CountError, CountRecord, Lots, Mark, Papers, Profile, Rule, Watch, count,
};

/// Candidates A, B, C, …; papers as (how many, "ABC").
fn contest(names: &str, papers: &[(u64, &str)]) -> Contest {
    let mut all = Papers::new();
    for (weight, order) in papers {
        let marks: Vec<Mark> =
            order.chars().map(|c| Mark::next(CandidateId::from_index(names.find(c).expect("a candidate")))).collect();
        all.push(*weight, &marks).expect("few papers");
    }
    Contest {
        title: "by hand".into(),
        seats: None,
        candidates: names.chars().map(|c| Candidate::new(c.to_string())).collect(),
        papers: all,
        budget: None,
    }
}

fn counted(contest: &Contest, profile: &Profile) -> CountRecord {
    count(contest, profile, None, Watch::none()).expect("a count without ties")
}

fn elected(record: &CountRecord) -> String {
    record.winners().into_iter().map(|c| record.name(c)).collect()
}

/// The votes at a stage, in the order of the paper; who is out has none.
fn votes(record: &CountRecord, stage: usize) -> Vec<&str> {
    record.stages[stage - 1].votes.values().map(String::as_str).collect()
}

#[test]
fn a_scottish_surplus_moves_every_paper_at_a_value_cut_off_after_five_decimals() {
    // 30 papers, 2 seats: quota ⌊30/3⌋ + 1 = 11. A has 21, a surplus of 10; each paper moves at 10/21 = 0.47619|04….
    // B: 3 + 10 × 0.47619 = 7.76190; C: 2 + 11 × 0.47619 = 7.23809; what was cut off, 0.00001, counts for nobody.
    // Then D (4) goes out; its papers go to B at full value: 11.76190.
    let contest = contest("ABCD", &[(10, "AB"), (11, "AC"), (3, "B"), (2, "C"), (4, "DB")]);
    let record = counted(&contest, &Profile::new(Rule::ScottishStv, 2));
    assert_eq!(record.quota.as_deref(), Some("11.00000"));
    assert_eq!(votes(&record, 1), ["21.00000", "3.00000", "2.00000", "4.00000"]);
    assert_eq!(votes(&record, 2), ["11.00000", "7.76190", "7.23809", "4.00000"]);
    assert_eq!(record.stages[1].non_transferable, "0.00001");
    assert_eq!(votes(&record, 3), ["11.00000", "11.76190", "7.23809"]);
    assert_eq!(elected(&record), "AB");
    assert_eq!(record.stages.len(), 3);
}

#[test]
fn a_paper_that_moved_at_a_reduced_value_moves_on_at_a_value_of_that_value() {
    // 40 papers, 3 seats: quota 11. A has 20: surplus 9, value 0.45. B gets 20 × 0.45 = 9: 4 + 9 = 13, surplus 2.
    // Papers of value 0.45 move at 0.45 × 2/13 = 0.06923|0…, papers of value 1 at 2/13 = 0.15384|6….
    // C: 9 + 20 × 0.06923 + 4 × 0.15384 = 9 + 1.38460 + 0.61536 = 10.99996. D has 7 and goes out.
    let contest = contest("ABCD", &[(20, "ABC"), (4, "BC"), (9, "C"), (7, "D")]);
    let record = counted(&contest, &Profile::new(Rule::ScottishStv, 3));
    assert_eq!(votes(&record, 2), ["11.00000", "13.00000", "9.00000", "7.00000"]);
    assert_eq!(votes(&record, 3), ["11.00000", "11.00000", "10.99996", "7.00000"]);
    assert_eq!(record.stages[2].non_transferable, "0.00004");
    assert_eq!(votes(&record, 4), ["11.00000", "11.00000", "10.99996"]);
    assert_eq!(elected(&record), "ABC");
}

#[test]
fn the_last_places_are_filled_without_a_further_transfer_once_as_many_are_left() {
    // Quota ⌊12/3⌋ + 1 = 5. C goes out with 1; then two are left for two places.
    let contest = contest("ABC", &[(8, "AC"), (3, "B"), (1, "C")]);
    let record = counted(&contest, &Profile::new(Rule::ScottishStv, 2));
    assert_eq!(record.stages.len(), 3, "first choices, A's surplus, B's or C's exclusion");
    assert_eq!(elected(&record).len(), 2);
}

#[test]
fn a_tie_for_exclusion_looks_at_the_most_recent_stage_at_which_the_tied_differed() {
    // B and C have 4 each after D went out; before, B had 4 and C had 3: C goes.
    let contest = contest("ABCD", &[(5, "A"), (4, "B"), (3, "CA"), (1, "DC")]);
    let mut profile = Profile::new(Rule::Irv, 1);
    profile.ties.earlier_stages = true;
    let record = counted(&contest, &profile);
    let [tie] = &record.ties[..] else { panic!("one tie: {:?}", record.ties) };
    assert_eq!((tie.stage, tie.by.as_str(), tie.earlier_stage), (3, "earlier-stages", Some(1)));
    assert_eq!((record.name(tie.chosen), tie.decides), ("C", TieDecides::Excluded));
    assert_eq!(elected(&record), "A");
}

#[test]
fn a_tie_that_nothing_breaks_stops_the_count_and_names_the_tied() {
    let contest = contest("ABC", &[(5, "A"), (2, "B"), (2, "C")]);
    let mut profile = Profile::new(Rule::BottomsUp, 1);
    profile.ties = TieRule { earlier_stages: true, then: Breaker::Stop };
    let refused = count(&contest, &profile, None, Watch::none()).expect_err("B and C are tied");
    assert_eq!(
        refused.to_string(),
        "stage 2: who goes out is tied between B, C, and nothing was drawn to break the tie. Give a lot (lot:SEED) or an order (order:FILE)"
    );
}

#[test]
fn a_lot_can_be_repeated_by_anyone_with_sha256sum() {
    // printf '%s\n%s\n%s' 2026-11-22 'by hand' B | sha256sum   →  0b94…
    // printf '%s\n%s\n%s' 2026-11-22 'by hand' C | sha256sum   →  6eda… : B is favoured, C goes out.
    let contest = contest("ABC", &[(5, "A"), (2, "B"), (2, "C")]);
    let mut profile = Profile::new(Rule::BottomsUp, 2);
    profile.ties.then = Breaker::Lot;
    let lots = Lots::Seed("2026-11-22".into());
    let record = count(&contest, &profile, Some(&lots), Watch::none()).expect("the lot breaks it");
    assert_eq!(elected(&record), "AB");
    assert_eq!(record.ties[0].by, "lot");
    assert_eq!(record.lots, Some(lots));
}

#[test]
fn meek_lets_the_quota_fall_with_the_papers_that_run_out() {
    // 16 papers, 2 seats. Quota 16/3 = 5.333333333 + 0.000000001. A (10) is elected and keeps 0.5333333334 of each paper,
    // at nine decimals rounded up 0.533333334; 0.466666666 of each goes to B: 1 + 4.66666666 = 5.66666666.
    let contest = contest("ABC", &[(10, "AB"), (1, "B"), (5, "C")]);
    let record = counted(&contest, &Profile::new(Rule::Meek, 2));
    assert_eq!(record.stages[0].quota.as_deref(), Some("5.333333334"));
    assert_eq!(votes(&record, 2), ["5.333333340", "5.666666660", "5.000000000"]);
    assert_eq!(record.stages[1].keep_values[&CandidateId::from_index(0)], "0.533333334");
    assert_eq!(elected(&record), "AB");
    // A's papers name nobody else: their surplus runs out, and the quota falls to (5.1… + 1 + 5) / 3.
    let contest = self::contest("ABC", &[(10, "A"), (1, "B"), (5, "C")]);
    let record = counted(&contest, &Profile::new(Rule::Meek, 2));
    assert_eq!(elected(&record), "AC");
    // In the limit A keeps q and the quota is q = (q + 6)/3 = 3: C's 5 have long reached it.
    let quota: f64 = record.stages.last().and_then(|s| s.quota.as_ref()).expect("a quota").parse().expect("a number");
    assert!(quota < 5.000_000_001, "{quota}");
}

#[test]
fn meek_goes_on_until_no_surplus_is_left_if_the_profile_asks_for_the_final_table() {
    let contest = contest("ABC", &[(10, "A"), (1, "B"), (5, "C")]);
    let mut profile = Profile::new(Rule::Meek, 2);
    profile.converge_last_stage = true;
    let record = counted(&contest, &profile);
    let last = record.stages.last().expect("stages");
    assert_eq!(last.action, Action::Surpluses);
    // q = (q + q + 1)/3 with both elected: q = 1, and B, never excluded, has its 1 as well.
    assert!(last.quota.as_deref().is_some_and(|q| q.starts_with("1.00000")), "{:?}", last.quota);
    assert_eq!(elected(&record), "AC");
}

#[test]
fn warren_takes_the_same_price_from_every_paper_and_meek_a_part_of_what_comes() {
    // 3 seats, 16 papers: quota 4. A and B both have a surplus. A paper AB has paid A's price before it comes to B.
    let papers = [(6, "ABC"), (6, "BAC"), (2, "C"), (2, "D")];
    let contest = contest("ABCD", &papers);
    let meek = counted(&contest, &Profile::new(Rule::Meek, 3));
    let warren = counted(&contest, &Profile::new(Rule::Warren, 3));
    assert_eq!(elected(&meek), "ABC");
    assert_eq!(elected(&warren), "ABC");
    let price = |r: &CountRecord| r.stages[1].keep_values[&CandidateId::from_index(0)].clone();
    // By symmetry A and B keep the same k. Both rules begin with k = 4/6.
    // Meek: A then has 6·2/3 + 6·1/3·2/3 = 5.33, so k = 2/3 · 4/5.33 = 1/2; C gets 12 · 1/4 and is elected with 5.
    assert_eq!(price(&meek), "0.500000000");
    assert_eq!(votes(&meek, 2)[2], "5.000000000");
    // Warren: B's price takes all that A leaves: 6 again, so k = 2/3 · 4/6 = 4/9; then 5.33, so k = 1/3 (rounded up
    // three times on the way); C gets 12 · 1/3 and is elected with 6, less the rounding.
    assert_eq!(price(&warren), "0.333333334");
    assert_eq!(votes(&warren, 2)[2], "5.999999984");
}

#[test]
fn once_reopen_nominations_is_elected_the_places_left_stay_empty() {
    let contest = contest("ABR", &[(6, "A"), (5, "RB"), (1, "B")]);
    let mut profile = Profile::new(Rule::ScottishStv, 2);
    profile.reopen_nominations = Some("R".into());
    let record = counted(&contest, &profile);
    // Quota 5: A and then R reach it at the first stage.
    assert_eq!((elected(&record).as_str(), record.vacant), ("AR", 0));
    let contest = self::contest("ABR", &[(6, "RA"), (5, "A"), (1, "B")]);
    let record = counted(&contest, &profile);
    assert_eq!((elected(&record).as_str(), record.vacant), ("R", 1));
}

#[test]
fn more_seats_than_candidates_are_refused() {
    let contest = contest("AB", &[(1, "A")]);
    let refused = count(&contest, &Profile::new(Rule::Meek, 3), None, Watch::none()).expect_err("two for three");
    assert_eq!(refused, CountError::TooManySeats { seats: 3, standing: 2 });
}
