//! Casual vacancies: the same papers say who fills the place, and nobody who sits loses theirs.

use omov_count::profile::{Breaker, IfUnmeetable, Limit, Limits, TieRule};
use omov_count::vacancy::{Vacancy, VacancyError};
use omov_count::{
    Candidate, CandidateId, Contest, CountError, CountRecord, Lots, Mark, Papers, Profile, Rule, Watch, count,
};
use proptest::prelude::*;

fn contest(candidates: usize, papers: &[(u64, Vec<usize>)]) -> Contest {
    let mut made = Papers::new();
    for (weight, order) in papers {
        made.push(*weight, &order.iter().map(|n| Mark::next(id(*n))).collect::<Vec<_>>()).unwrap();
    }
    Contest {
        title: "Council".into(),
        seats: None,
        candidates: (1..=candidates).map(|n| Candidate::new(format!("C{n}"))).collect(),
        papers: made,
        budget: None,
    }
}

fn id(number: usize) -> CandidateId {
    CandidateId::from_index(number - 1)
}

fn lots() -> Lots {
    Lots::Seed("3 1 4 1 5 9 2 6".into())
}

fn profile(rule: Rule, seats: u32, limits: Option<Limits>) -> Profile {
    let ties = TieRule { earlier_stages: true, then: Breaker::Lot };
    Profile { limits, ties, ..Profile::new(rule, seats) }
}

/// At least `min` and at most `max` women, who are the candidates named.
fn women(who: &[u32], min: Option<u32>, max: Option<u32>, if_unmeetable: IfUnmeetable) -> Limits {
    Limits {
        attributes: [("gender".to_string(), who.iter().map(|n| (*n, "woman".to_string())).collect())].into(),
        limits: vec![Limit { attribute: "gender".into(), value: "woman".into(), min, max }],
        if_unmeetable,
    }
}

fn counted(contest: &Contest, profile: &Profile) -> Result<CountRecord, CountError> {
    count(contest, profile, Some(&lots()), Watch::none())
}

/// Candidates 1 to 3 are elected with 4 next, and 3 is only just ahead of 4 once the votes of 1 move on to 4.
fn council() -> Contest {
    contest(5, &[(40, vec![1, 4]), (30, vec![2, 5]), (16, vec![3]), (10, vec![4]), (9, vec![5, 3])])
}

#[test]
fn a_place_goes_to_whom_the_papers_of_who_left_name_next() {
    let (contest, profile, lots) = (council(), profile(Rule::ScottishStv, 3, None), lots());
    let record = counted(&contest, &profile).unwrap();
    assert_eq!(record.winners(), [id(1), id(2), id(3)]);
    let vacancy = Vacancy::in_record(&contest, &profile, Some(&lots), &record, id(1)).unwrap();
    let filled = vacancy.fill(Watch::none()).unwrap();
    assert_eq!((filled.by, filled.left), (id(4), id(1)));
    assert!(filled.sitting.iter().all(|c| filled.record.winners().contains(c)));
    assert_eq!(filled.declared_profile_sha256, profile.hash());
    // The record of the recount stands for itself.
    let mut now = contest.clone();
    now.candidates[0].withdrawn = true;
    assert_eq!(counted(&now, &filled.record.profile).unwrap().to_json(), filled.record.to_json());
    // If that one no longer stands, the next.
    let vacancy = Vacancy { not_standing: vec![id(4)], ..vacancy };
    assert_eq!(vacancy.fill(Watch::none()).unwrap().by, id(5));
}

#[test]
fn a_sitting_member_whom_the_recount_would_not_elect_keeps_the_place() {
    // Without 1, whose papers go to 4 and 5, candidate 3 is last.
    let papers = [(40, vec![1, 4]), (38, vec![1, 5]), (20, vec![2]), (12, vec![3]), (5, vec![4]), (5, vec![5])];
    let (contest, profile, lots) = (contest(5, &papers), profile(Rule::BottomsUp, 3, None), lots());
    let record = counted(&contest, &profile).unwrap();
    assert_eq!(record.winners(), [id(1), id(2), id(3)]);
    let vacancy = Vacancy::in_record(&contest, &profile, Some(&lots), &record, id(1)).unwrap();
    let filled = vacancy.fill(Watch::none()).unwrap();
    assert_eq!(filled.by, id(4));
    let limits = filled.record.limits.unwrap();
    assert_eq!((limits.elected_without.contains(&id(3)), limits.moved_in), (false, vec![id(3)]));
    assert_eq!(limits.held[0].to_string(), "at least 2 with sitting member = yes");
}

#[test]
fn the_limits_of_the_contest_hold_for_who_fills_the_place() {
    let (contest, lots) = (council(), lots());
    let limits = women(&[1, 5], Some(1), None, IfUnmeetable::Stop);
    let profile = profile(Rule::ScottishStv, 3, Some(limits));
    let record = counted(&contest, &profile).unwrap();
    assert_eq!(record.winners(), [id(1), id(2), id(3)]);
    let vacancy = Vacancy::in_record(&contest, &profile, Some(&lots), &record, id(1)).unwrap();
    assert_eq!(vacancy.fill(Watch::none()).unwrap().by, id(5));
}

#[test]
fn if_the_limits_cannot_hold_the_declared_policy_decides_and_nobody_sitting_pays() {
    let (contest, lots) = (council(), lots());
    let fill = |policy| {
        let profile = profile(Rule::ScottishStv, 3, Some(women(&[1], Some(1), None, policy)));
        let record = counted(&contest, &profile).unwrap();
        Vacancy::in_record(&contest, &profile, Some(&lots), &record, id(1)).unwrap().fill(Watch::none())
    };
    let stop = fill(IfUnmeetable::Stop).unwrap_err();
    assert!(matches!(&stop, VacancyError::Count(CountError::Unmeetable { reopen_nominations: false, .. })), "{stop}");
    let open = fill(IfUnmeetable::ReopenNominations).unwrap_err();
    assert!(matches!(&open, VacancyError::Count(CountError::Unmeetable { reopen_nominations: true, .. })), "{open}");
    let vacant = fill(IfUnmeetable::LeaveVacant).unwrap_err();
    assert_eq!(
        vacant.to_string(),
        "the place of C1 stays vacant: with those who are left it cannot be filled within at least 1 with gender = woman"
    );
    let relaxed = fill(IfUnmeetable::Relax(vec![1])).unwrap();
    assert_eq!(relaxed.by, id(4));
    assert_eq!(relaxed.record.limits.unwrap().relaxed.len(), 1);
}

#[test]
fn places_empty_before_stay_empty() {
    // Three women are asked for and two stand: of four places one stays empty.
    let (contest, lots) = (council(), lots());
    let profile = profile(Rule::ScottishStv, 5, Some(women(&[1, 2, 4], Some(4), None, IfUnmeetable::LeaveVacant)));
    let record = counted(&contest, &profile).unwrap();
    assert_eq!((record.vacant, record.elected.len()), (1, 4));
    let leaving = *record.winners().iter().find(|c| **c == id(3) || **c == id(5)).unwrap();
    let filled =
        Vacancy::in_record(&contest, &profile, Some(&lots), &record, leaving).unwrap().fill(Watch::none()).unwrap();
    assert_eq!((filled.record.seats, filled.record.winners().len()), (4, 4));
    assert_eq!(filled.by, if leaving == id(3) { id(5) } else { id(3) });
}

#[test]
fn nobody_left_is_said_in_a_clear_sentence() {
    let (contest, profile, lots) = (council(), profile(Rule::ScottishStv, 3, None), lots());
    let record = counted(&contest, &profile).unwrap();
    let vacancy = Vacancy::in_record(&contest, &profile, Some(&lots), &record, id(2)).unwrap();
    let vacancy = Vacancy { not_standing: vec![id(4), id(5)], ..vacancy };
    assert_eq!(
        vacancy.fill(Watch::none()).unwrap_err().to_string(),
        "nobody is left to fill the place of C2: all others sit already or no longer stand"
    );
}

#[test]
fn one_place_is_filled_by_a_recount_without_the_winner() {
    let (contest, profile, lots) = (council(), profile(Rule::Irv, 1, None), lots());
    let record = counted(&contest, &profile).unwrap();
    let leaving = record.winners()[0];
    let filled =
        Vacancy::in_record(&contest, &profile, Some(&lots), &record, leaving).unwrap().fill(Watch::none()).unwrap();
    assert!(filled.by != leaving && filled.record.limits.is_none());
    assert_eq!(filled.record.profile_sha256, profile.hash());
}

#[test]
fn papers_that_want_new_nominations_fill_no_place() {
    let mut contest = contest(4, &[(40, vec![1, 4]), (30, vec![2]), (5, vec![3]), (9, vec![4])]);
    contest.candidates[3].name = "Again".into();
    let profile = Profile { reopen_nominations: Some("Again".into()), ..profile(Rule::ScottishStv, 2, None) };
    let (record, lots) = (counted(&contest, &profile).unwrap(), lots());
    let vacancy = Vacancy::in_record(&contest, &profile, Some(&lots), &record, id(1)).unwrap();
    assert!(matches!(vacancy.fill(Watch::none()), Err(VacancyError::OpenNominations { .. })));
}

#[test]
fn facts_that_do_not_fit_together_are_refused() {
    let (contest, profile, lots) = (council(), profile(Rule::ScottishStv, 3, None), lots());
    let record = counted(&contest, &profile).unwrap();
    assert!(Vacancy::in_record(&contest, &profile, Some(&lots), &record, id(4)).is_err());
    let right = Vacancy::in_record(&contest, &profile, Some(&lots), &record, id(1)).unwrap();
    for (wrong, what) in [
        (Vacancy { sitting: vec![id(1), id(2)], ..right.clone() }, "C1 cannot both keep a place and no longer stand"),
        (Vacancy { not_standing: vec![id(2)], ..right.clone() }, "C2 cannot both"),
        (Vacancy { sitting: vec![id(2), id(2)], ..right.clone() }, "C2 is named twice"),
        (Vacancy { sitting: vec![id(2), id(3), id(4)], ..right.clone() }, "3 keep their places, and there are only 3"),
        (Vacancy { leaving: id(6), ..right.clone() }, "there is no candidate 6"),
    ] {
        let refused = wrong.fill(Watch::none()).unwrap_err().to_string();
        assert!(refused.contains(what), "{refused}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3_000) })]

    #[test]
    fn sitting_members_are_never_displaced_and_limits_hold_if_they_can(
        papers in prop::collection::vec(
            (1..25u64, Just(vec![1usize, 2, 3, 4, 5, 6, 7]).prop_shuffle(), 0..=7usize), 1..10),
        seats in 1..5u32,
        rule in 0..3usize,
        who in prop::collection::btree_set(1..8u32, 1..6),
        bounds in prop::option::of((0..3u32, 1..5u32)),
        leaving in 0..4usize,
        gone in prop::collection::vec(1..8usize, 0..3),
    ) {
        let papers: Vec<_> = papers.into_iter().map(|(w, o, n)| (w, o[..n].to_vec())).collect();
        let contest = contest(7, &papers);
        let who: Vec<u32> = who.into_iter().collect();
        let limits = bounds.filter(|(min, max)| min <= max)
            .map(|(min, max)| women(&who, Some(min), Some(max), IfUnmeetable::Stop));
        let rule = [Rule::ScottishStv, Rule::BottomsUp, Rule::SequentialIrv][rule];
        let profile = profile(rule, seats, limits.clone());
        let Ok(record) = counted(&contest, &profile) else { return Ok(()) };
        let winners = record.winners();
        let leaving = winners[leaving % winners.len()];
        let lots = lots();
        let mut vacancy = Vacancy::in_record(&contest, &profile, Some(&lots), &record, leaving).unwrap();
        vacancy.not_standing = gone.into_iter().map(id).filter(|c| !vacancy.sitting.contains(c)).collect();
        // Whoever could fill the place within the limits.
        let is_woman = |c: &CandidateId| who.contains(&c.number());
        let conforms = |c: &CandidateId| {
            let women = vacancy.sitting.iter().chain([c]).filter(|c| is_woman(c)).count() as u32;
            bounds.filter(|_| limits.is_some()).is_none_or(|(min, max)| (min..=max).contains(&women))
        };
        let could: Vec<_> = contest.ids()
            .filter(|c| *c != leaving && !vacancy.sitting.contains(c) && !vacancy.not_standing.contains(c))
            .filter(conforms)
            .collect();
        match vacancy.fill(Watch::none()) {
            Ok(filled) => {
                let now = filled.record.winners();
                prop_assert!(vacancy.sitting.iter().all(|c| now.contains(c)));
                prop_assert_eq!(now.len(), winners.len());
                prop_assert!(now.contains(&filled.by) && could.contains(&filled.by));
            }
            Err(VacancyError::NobodyLeft { .. } | VacancyError::Count(CountError::Unmeetable { .. })) => {
                prop_assert_eq!(could, []);
            }
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        }
    }
}
