//! What limits on a result promise: a conforming result whenever there is one, marks that are exactly right, reasons
//! that really force them, and no say where they do not bind.

use omov_count::constraint::{Constraints, Marks, Status};
use omov_count::profile::{Breaker, IfUnmeetable, Limit, Limits, TieRule};
use omov_count::record::MarkKind;
use omov_count::{
    Candidate, CandidateId, Contest, CountError, CountRecord, Lots, Mark, Papers, Profile, Rule, Watch, count,
};
use proptest::prelude::*;

const RULES: [Rule; 3] = [Rule::ScottishStv, Rule::BottomsUp, Rule::SequentialIrv];

// ---- Making contests ----

fn contest(candidates: usize, papers: &[(u64, Vec<usize>)]) -> Contest {
    let mut made = Papers::new();
    for (weight, order) in papers {
        let marks: Vec<Mark> = order.iter().map(|n| Mark::next(CandidateId::from_index(n - 1))).collect();
        made.push(*weight, &marks).unwrap();
    }
    Contest {
        title: "Committee".into(),
        seats: None,
        candidates: (1..=candidates).map(|n| Candidate::new(format!("C{n}"))).collect(),
        papers: made,
        budget: None,
    }
}

/// Attributes as one text for each: `gender: m m w` gives candidates 1, 2, 3 a value; `-` gives none.
fn limits(attributes: &[(&str, &str)], held: &[(&str, &str, Option<u32>, Option<u32>)]) -> Limits {
    Limits {
        attributes: attributes
            .iter()
            .map(|(name, values)| {
                let numbered = (1..).zip(values.split_whitespace()).filter(|(_, v)| *v != "-");
                ((*name).into(), numbered.map(|(n, v)| (n, v.into())).collect())
            })
            .collect(),
        limits: held
            .iter()
            .map(|(a, v, min, max)| Limit { attribute: (*a).into(), value: (*v).into(), min: *min, max: *max })
            .collect(),
        if_unmeetable: IfUnmeetable::Stop,
    }
}

fn profile(rule: Rule, seats: u32, limits: Option<Limits>) -> Profile {
    let ties = TieRule { earlier_stages: true, then: Breaker::Lot };
    Profile { limits, ties, ..Profile::new(rule, seats) }
}

fn counted(contest: &Contest, profile: &Profile) -> Result<CountRecord, CountError> {
    count(contest, profile, Some(&Lots::Seed("6 12 25 31 40 44".into())), Watch::none())
}

fn numbers(ids: &[CandidateId]) -> Vec<u32> {
    ids.iter().map(|c| c.number()).collect()
}

fn result(contest: &Contest, rule: Rule, seats: u32, limits: Limits) -> Vec<u32> {
    let mut elected = numbers(&counted(contest, &profile(rule, seats, Some(limits))).unwrap().winners());
    elected.sort_unstable();
    elected
}

// ---- Worked cases ----

fn three_men_two_women() -> Contest {
    contest(5, &[(40, vec![1, 2, 3]), (30, vec![2, 1, 3]), (20, vec![3, 4]), (12, vec![4, 5]), (8, vec![5, 4])])
}

#[test]
fn at_least_two_women_of_three_moves_the_second_and_third_man() {
    let contest = three_men_two_women();
    let two_women = limits(&[("gender", "m m m w w")], &[("gender", "w", Some(2), None)]);
    let record = counted(&contest, &profile(Rule::ScottishStv, 3, Some(two_women.clone()))).unwrap();
    assert_eq!(numbers(&record.winners()), [1, 4, 5]);
    let report = record.limits.unwrap();
    assert_eq!(numbers(&report.elected_without), [1, 2, 3]);
    assert_eq!((numbers(&report.moved_in), numbers(&report.moved_out)), (vec![4, 5], vec![2, 3]));
    assert_eq!((report.held, report.elected_with), (two_women.limits.clone(), vec![2]));
    // One man is elected at once; that dooms the others and guards both women, and the limit is named for each.
    let first = &record.stages[0];
    assert_eq!(numbers(&first.elected), [1]);
    assert_eq!((numbers(&first.guarded), numbers(&first.doomed)), (vec![4, 5], vec![2, 3]));
    assert!(first.marks.iter().all(|m| m.because == two_women.limits));
    // The doomed go out before the surplus of 40 - 28 moves.
    assert_eq!(record.stages[1].excluded.len(), 1);
    for rule in [Rule::BottomsUp, Rule::SequentialIrv] {
        assert_eq!(result(&contest, rule, 3, two_women.clone()), [1, 4, 5]);
    }
}

#[test]
fn of_two_men_at_the_quota_only_the_first_is_elected_if_at_most_one_may_be() {
    let contest = contest(3, &[(60, vec![1, 2, 3]), (50, vec![2, 1, 3]), (10, vec![3])]);
    let one_man = limits(&[("gender", "m m w")], &[("gender", "m", None, Some(1))]);
    let record = counted(&contest, &profile(Rule::ScottishStv, 2, Some(one_man))).unwrap();
    assert_eq!(record.quota.as_deref(), Some("41.00000"));
    assert_eq!(numbers(&record.winners()), [1, 3]);
    assert_eq!(numbers(&record.limits.unwrap().elected_without), [1, 2]);
    let closest = record.closest.unwrap();
    assert_eq!((closest.gap.as_str(), closest.ahead.number(), closest.behind.number()), ("10.00000", 1, 2));
}

#[test]
fn limits_nobody_can_meet_are_refused_before_the_count_and_named() {
    let contest = contest(4, &[(33, vec![2, 1]), (27, vec![1, 3]), (15, vec![3, 2]), (9, vec![4, 1])]);
    let two_women = limits(&[("gender", "m m m w")], &[("gender", "w", Some(2), None), ("gender", "m", None, Some(3))]);
    let refused = counted(&contest, &profile(Rule::ScottishStv, 3, Some(two_women.clone()))).unwrap_err();
    assert_eq!(refused, CountError::Unmeetable { limits: two_women.limits[..1].to_vec(), reopen_nominations: false });
    assert!(refused.to_string().contains("at least 2 with gender = w"), "{refused}");
}

#[test]
fn the_only_one_of_a_region_is_guarded_although_last() {
    // Quota 41. The North has candidate 6 alone, whom 4 people name first.
    let papers =
        [(61, vec![1, 2]), (44, vec![2, 3]), (38, vec![3, 2]), (31, vec![4, 5]), (24, vec![5, 4]), (4, vec![6, 5])];
    let contest = contest(6, &papers);
    let limits = limits(
        &[("gender", "m m m w w w"), ("region", "S S S S S N")],
        &[("gender", "w", Some(2), None), ("region", "N", Some(1), None)],
    );
    let record = counted(&contest, &profile(Rule::ScottishStv, 4, Some(limits.clone()))).unwrap();
    assert_eq!(numbers(&record.limits.as_ref().unwrap().elected_without), [1, 2, 4, 3]);
    assert_eq!(result(&contest, Rule::ScottishStv, 4, limits.clone()), [1, 2, 4, 6]);
    let mark = record.stages[0].marks.iter().find(|m| m.candidate.number() == 6).unwrap();
    assert_eq!((mark.mark, &mark.because[..]), (MarkKind::Guarded, &limits.limits[1..]));
    // Two men are in at once, which dooms the third although he is far ahead of the women.
    assert_eq!((numbers(&record.stages[0].elected), numbers(&record.stages[0].doomed)), (vec![1, 2], vec![3]));
}

#[test]
fn whom_one_limit_alone_allows_two_limits_can_forbid() {
    // One seat for a woman and one for the North, two seats: a man from the South is in no result, a woman from the
    // North is in some, and once she is elected anybody may follow.
    let contest = contest(4, &[(10, vec![1]), (7, vec![4, 1]), (6, vec![2]), (5, vec![3])]);
    let limits = limits(
        &[("gender", "m w m w"), ("region", "S S N N")],
        &[("gender", "w", Some(1), None), ("region", "N", Some(1), None)],
    );
    let made = Constraints::new(&limits, &contest, 2).unwrap();
    let mut status = [Status::Hopeful; 4];
    assert_eq!(made.marks(&status), Marks::none(4));
    status[3] = Status::Out;
    assert_eq!(made.marks(&status).doomed, [true, false, false, false]);
    assert_eq!(made.marks(&status).guarded, [false, true, true, false]);
    assert_eq!(made.why(&status, CandidateId::from_index(0), MarkKind::Doomed), limits.limits);
    assert_eq!(made.why(&status, CandidateId::from_index(1), MarkKind::Guarded), limits.limits[..1]);
}

// ---- Policies ----

#[test]
fn as_few_places_stay_empty_as_the_limits_need() {
    let contest = three_men_two_women();
    let four_women = Limits {
        if_unmeetable: IfUnmeetable::LeaveVacant,
        ..limits(&[("gender", "m m m w w")], &[("gender", "w", Some(3), None), ("gender", "m", None, Some(1))])
    };
    let record = counted(&contest, &profile(Rule::ScottishStv, 4, Some(four_women))).unwrap();
    assert_eq!((record.seats, record.vacant, numbers(&record.winners())), (3, 1, vec![1, 4, 5]));
    assert_eq!(record.limits.unwrap().elected_with, [2, 1]);
    let too_many = Limits {
        if_unmeetable: IfUnmeetable::LeaveVacant,
        ..limits(&[("gender", "m m m w w")], &[("gender", "w", Some(5), None)])
    };
    let refused = counted(&contest, &profile(Rule::ScottishStv, 4, Some(too_many))).unwrap_err();
    assert!(matches!(refused, CountError::Unmeetable { .. }));
}

#[test]
fn limits_are_dropped_in_the_declared_order_and_no_further() {
    let contest = three_men_two_women();
    let attributes = [("gender", "m m m w w"), ("region", "N S S S S")];
    let held = [("region", "N", Some(2), None), ("gender", "w", Some(2), None), ("gender", "m", Some(2), None)];
    let relax =
        |order: &[u32]| Limits { if_unmeetable: IfUnmeetable::Relax(order.into()), ..limits(&attributes, &held) };
    let record = counted(&contest, &profile(Rule::ScottishStv, 3, Some(relax(&[3, 1, 2])))).unwrap();
    let report = record.limits.clone().unwrap();
    assert_eq!(report.relaxed.iter().map(|l| l.value.as_str()).collect::<Vec<_>>(), ["m", "N"]);
    assert_eq!(report.held.iter().map(|l| l.value.as_str()).collect::<Vec<_>>(), ["w"]);
    assert_eq!(numbers(&record.winners()), [1, 4, 5]);
    let refused = counted(&contest, &profile(Rule::ScottishStv, 3, Some(relax(&[2])))).unwrap_err();
    let CountError::Unmeetable { limits, reopen_nominations: false } = refused else { panic!("{refused}") };
    assert_eq!(limits.iter().map(|l| l.value.as_str()).collect::<Vec<_>>(), ["N"]);
}

#[test]
fn the_policy_to_open_nominations_again_is_passed_on() {
    let limits = Limits {
        if_unmeetable: IfUnmeetable::ReopenNominations,
        ..limits(&[("gender", "m m m w -")], &[("gender", "w", Some(2), None)])
    };
    let refused = counted(&three_men_two_women(), &profile(Rule::ScottishStv, 3, Some(limits))).unwrap_err();
    assert!(matches!(refused, CountError::Unmeetable { reopen_nominations: true, .. }));
}

#[test]
fn who_withdrew_meets_no_limit() {
    let mut contest = three_men_two_women();
    let two_women = limits(&[("gender", "m m m w w")], &[("gender", "w", Some(2), None)]);
    contest.candidates[3].withdrawn = true;
    assert!(matches!(Constraints::new(&two_women, &contest, 3), Err(CountError::Unmeetable { .. })));
    // An upper limit on a value that only they had is harmless.
    let no_north = limits(&[("region", "- - - N -")], &[("region", "N", None, Some(0))]);
    assert_eq!(result(&contest, Rule::ScottishStv, 3, no_north), [1, 2, 3]);
}

#[test]
fn voters_can_ask_for_new_nominations_whatever_the_limits() {
    let mut contest = contest(4, &[(10, vec![1]), (9, vec![2]), (8, vec![3]), (50, vec![4])]);
    contest.candidates[3].name = "Open nominations again".into();
    let women = limits(&[("gender", "m w w -")], &[("gender", "w", Some(2), None)]);
    let profile = Profile {
        reopen_nominations: Some("Open nominations again".into()),
        ..profile(Rule::ScottishStv, 2, Some(women))
    };
    assert_eq!(numbers(&counted(&contest, &profile).unwrap().winners()), [4]);
}

#[test]
fn a_tie_in_the_comparison_without_limits_does_not_stop_the_count() {
    let contest = contest(4, &[(30, vec![1]), (20, vec![2, 1]), (20, vec![3, 2]), (11, vec![4])]);
    let limits = limits(&[("gender", "w m m w")], &[("gender", "m", None, Some(0))]);
    let record =
        count(&contest, &Profile { limits: Some(limits), ..Profile::new(Rule::BottomsUp, 2) }, None, Watch::none());
    // The two men are tied for going out, and both have to go: no lot is needed.
    let record = record.unwrap();
    assert_eq!((numbers(&record.winners()), record.ties.len()), (vec![1, 4], 0));
    assert_eq!(record.limits.unwrap().elected_without, []);
}

#[test]
fn slips_in_limits_are_refused_in_one_clear_sentence() {
    let contest = three_men_two_women();
    let men = ("gender", "m m m w w");
    let refused = |limits: &Limits| match Constraints::new(limits, &contest, 3) {
        Err(CountError::BadLimits(why)) => why,
        other => panic!("{other:?}"),
    };
    let says = |limits: &Limits, what: &str| {
        let why = refused(limits);
        assert!(why.contains(what), "{why}");
    };
    says(&limits(&[men], &[("gendre", "w", Some(1), None)]), "“gendre”, and it is not declared");
    says(&limits(&[men], &[("gender", "man", None, Some(1))]), "no candidate has gender = man");
    says(&limits(&[("gender", "m m m w w w")], &[]), "names candidate 6, but the paper has candidates 1 to 5");
    says(&limits(&[men], &[("gender", "w", Some(3), Some(2))]), "at least 3 and at most 2 contradict each other");
    let relax = |order: &[u32]| Limits {
        if_unmeetable: IfUnmeetable::Relax(order.into()),
        ..limits(&[men], &[("gender", "w", Some(1), None)])
    };
    says(&relax(&[2]), "relax names limit 2, but there are limits 1 to 1");
    says(&relax(&[0]), "relax names limit 0");
    says(&relax(&[1, 1]), "relax names limit 1 twice");
    // Nobody of that kind was nominated: that is no slip, the limit cannot be met and the policy decides.
    let nobody = limits(&[("gender", "m m m m m")], &[("gender", "w", Some(1), None)]);
    assert!(matches!(Constraints::new(&nobody, &contest, 3), Err(CountError::Unmeetable { .. })));
}

#[test]
fn limits_come_back_from_a_profile_file_as_they_were() {
    for policy in [IfUnmeetable::LeaveVacant, IfUnmeetable::Relax(vec![2, 1]), IfUnmeetable::ReopenNominations] {
        let limits = Limits {
            if_unmeetable: policy,
            ..limits(
                &[("gender", "m w - w"), ("region", "N - S S")],
                &[("gender", "w", Some(2), None), ("region", "N", None, Some(1))],
            )
        };
        let profile = profile(Rule::ScottishStv, 3, Some(limits));
        assert_eq!(Profile::from_toml(&profile.to_toml()).unwrap(), profile);
    }
}

// ---- Against every subset ----

/// Candidates with values of up to four attributes, and limits on them.
fn any_limits(most: usize, attributes: usize) -> impl Strategy<Value = (usize, Limits)> {
    let values = prop::collection::vec(prop::collection::vec(0..4usize, most), 1..=attributes);
    let held =
        prop::collection::vec((0..attributes, 0..3usize, prop::option::of(0..4u32), prop::option::of(0..4u32)), 0..6);
    (2..=most, values, held).prop_map(|(candidates, values, held)| {
        let mut made = Limits::default();
        for (a, of) in values.iter().enumerate() {
            let given = (1..).zip(of).take(candidates).filter(|(_, v)| **v < 3);
            made.attributes.insert(format!("a{a}"), given.map(|(n, v)| (n, format!("v{v}"))).collect());
        }
        for (a, v, min, max) in held {
            let (a, v) = (a % values.len(), format!("v{v}"));
            let somebody = made.attributes[&format!("a{a}")].values().any(|has| *has == v);
            if somebody && min.zip(max).is_none_or(|(min, max)| min <= max) {
                made.limits.push(Limit { attribute: format!("a{a}"), value: v, min, max });
            }
        }
        (candidates, made)
    })
}

/// Every set of candidates that has `seats` members, everybody elected, nobody out, and keeps `held`; as bits.
fn every_result(status: &[Status], seats: usize, held: &[Limit], limits: &Limits) -> Vec<u32> {
    let having = |l: &Limit| {
        let of = &limits.attributes[&l.attribute];
        (0..status.len()).filter(|i| of.get(&(*i as u32 + 1)) == Some(&l.value)).map(|i| 1 << i).sum::<u32>()
    };
    let masks: Vec<(u32, u32, u32)> =
        held.iter().map(|l| (having(l), l.min.unwrap_or(0), l.max.unwrap_or(u32::MAX))).collect();
    (0..1u32 << status.len())
        .filter(|set| set.count_ones() as usize == seats)
        .filter(|set| {
            status.iter().enumerate().all(|(i, s)| match s {
                Status::Elected => set >> i & 1 == 1,
                Status::Out => set >> i & 1 == 0,
                Status::Hopeful => true,
            })
        })
        .filter(|set| masks.iter().all(|(of, min, max)| (*min..=*max).contains(&(set & of).count_ones())))
        .collect()
}

fn is_marked(results: &[u32], candidate: usize, mark: MarkKind) -> bool {
    results.iter().all(|set| (set >> candidate & 1 == 1) == (mark == MarkKind::Guarded))
}

fn without(held: &[Limit], position: usize) -> Vec<Limit> {
    held.iter().enumerate().filter(|(i, _)| *i != position).map(|(_, l)| l.clone()).collect()
}

/// Papers that rank some of the candidates, as positions in a random order.
fn any_papers(most: usize) -> impl Strategy<Value = Vec<(u64, Vec<usize>)>> {
    let paper = (1..30u64, Just((1..=most).collect::<Vec<_>>()).prop_shuffle(), 0..=most);
    prop::collection::vec(
        paper.prop_map(|(weight, mut order, length)| {
            order.truncate(length);
            (weight, order)
        }),
        1..10,
    )
}

fn keep_to(candidates: usize, papers: Vec<(u64, Vec<usize>)>) -> Vec<(u64, Vec<usize>)> {
    let only = |order: Vec<usize>| order.into_iter().filter(|c| *c <= candidates).collect();
    papers.into_iter().map(|(weight, order)| (weight, only(order))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]

    #[test]
    fn marks_are_what_looking_at_every_set_of_candidates_gives(
        (candidates, limits) in any_limits(8, 4),
        seats in 1..6usize,
        moves in prop::collection::vec((0..8usize, any::<bool>()), 0..6),
    ) {
        let contest = contest(candidates, &[]);
        let mut status = vec![Status::Hopeful; candidates];
        let seats = seats.min(candidates);
        let possible = !every_result(&status, seats, &limits.limits, &limits).is_empty();
        let made = match Constraints::new(&limits, &contest, seats) {
            Ok(made) => made,
            Err(CountError::Unmeetable { limits: clash, .. }) => {
                prop_assert!(!possible);
                prop_assert!(every_result(&status, seats, &clash, &limits).is_empty());
                for i in 0..clash.len() {
                    prop_assert!(!every_result(&status, seats, &without(&clash, i), &limits).is_empty());
                }
                return Ok(());
            }
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        };
        prop_assert!(possible);
        for (i, elected) in moves {
            status[i % candidates] = if elected { Status::Elected } else { Status::Out };
        }
        let results = every_result(&status, seats, &limits.limits, &limits);
        prop_assert_eq!(made.can_be_met(&status), !results.is_empty());
        let marks = made.marks(&status);
        for i in 0..candidates {
            let expected = |mark| !results.is_empty() && status[i] == Status::Hopeful && is_marked(&results, i, mark);
            prop_assert_eq!(marks.guarded[i], expected(MarkKind::Guarded), "guarded {}", i + 1);
            prop_assert_eq!(marks.doomed[i], expected(MarkKind::Doomed), "doomed {}", i + 1);
            for (there, mark) in [(marks.guarded[i], MarkKind::Guarded), (marks.doomed[i], MarkKind::Doomed)] {
                let why = made.why(&status, CandidateId::from_index(i), mark);
                if !there {
                    prop_assert!(results.is_empty() || why.is_empty());
                    continue;
                }
                prop_assert!(is_marked(&every_result(&status, seats, &why, &limits), i, mark), "{:?} is not enough", why);
                for drop in 0..why.len() {
                    let results = every_result(&status, seats, &without(&why, drop), &limits);
                    prop_assert!(!is_marked(&results, i, mark), "{} is not needed", why[drop]);
                }
            }
        }
    }

    #[test]
    fn a_count_conforms_whenever_a_result_can_and_is_refused_otherwise(
        (candidates, limits) in any_limits(7, 3),
        seats in 1..5usize,
        rule in 0..RULES.len(),
        papers in any_papers(7),
        withdrawn in prop::option::of(0..7usize),
        reopen in prop::option::weighted(0.1, 0..7usize),
    ) {
        let seats = seats.min(candidates - usize::from(withdrawn.is_some()));
        let mut contest = contest(candidates, &keep_to(candidates, papers));
        let mut status = vec![Status::Hopeful; candidates];
        if let Some(w) = withdrawn {
            contest.candidates[w % candidates].withdrawn = true;
            status[w % candidates] = Status::Out;
        }
        let reopen = reopen.map(|r| r % candidates).filter(|r| status[*r] == Status::Hopeful);
        let results = every_result(&status, seats, &limits.limits, &limits);
        let reopen_nominations = reopen.map(|r| contest.candidates[r].name.clone());
        let plain = Profile { reopen_nominations, ..profile(RULES[rule], seats as u32, None) };
        let profile = Profile { limits: Some(limits), ..plain.clone() };
        match counted(&contest, &profile) {
            Ok(record) => {
                let winners = record.winners();
                // Nominations opened again end the count at once, with places and marks left open.
                if reopen.is_none() || winners.last().map(|c| c.index()) != reopen {
                    let set = winners.iter().map(|c| 1 << c.index()).sum::<u32>();
                    prop_assert!(results.contains(&set), "{:?} does not conform", winners);
                    // Limits that marked nobody changed nothing.
                    if record.stages.iter().all(|s| s.guarded.is_empty() && s.doomed.is_empty()) {
                        let plain = counted(&contest, &plain).unwrap();
                        prop_assert_eq!(&plain.elected, &record.elected);
                        prop_assert_eq!(&plain.stages, &record.stages);
                    }
                }
            }
            Err(CountError::Unmeetable { .. }) => prop_assert!(results.is_empty()),
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_500) })]

    #[test]
    fn limits_that_every_result_keeps_change_nothing(
        papers in any_papers(7),
        seats in 1..6u32,
        rule in 0..RULES.len(),
        genders in prop::collection::vec(0..2usize, 7),
    ) {
        let contest = contest(7, &papers);
        let words: Vec<&str> = genders.iter().map(|g| ["m", "w"][*g]).collect();
        prop_assume!(words.contains(&"w"));
        let men = words.iter().filter(|w| **w == "m").count() as u32;
        let loose = limits(
            &[("gender", &words.join(" "))],
            &[("gender", "w", Some(seats.saturating_sub(men)), Some(seats)), ("gender", "w", Some(0), Some(7))],
        );
        let plain = counted(&contest, &profile(RULES[rule], seats, None)).unwrap();
        let record = counted(&contest, &profile(RULES[rule], seats, Some(loose))).unwrap();
        prop_assert_eq!(&plain.elected, &record.elected);
        let votes = |r: &CountRecord| r.stages.iter().map(|s| (s.votes.clone(), s.action.clone())).collect::<Vec<_>>();
        prop_assert_eq!(votes(&plain), votes(&record));
        let report = record.limits.unwrap();
        prop_assert!(report.moved_in.is_empty() && report.moved_out.is_empty());
    }

    #[test]
    fn neither_the_order_of_papers_nor_that_of_candidates_has_a_say(
        (candidates, limits) in any_limits(7, 3),
        seats in 1..5usize,
        rule in 0..RULES.len(),
        papers in any_papers(7),
        shift in 0..7usize,
        flip in any::<bool>(),
    ) {
        let seats = seats.min(candidates);
        let papers = keep_to(candidates, papers);
        let original = contest(candidates, &papers);
        let with = |limits| profile(RULES[rule], seats as u32, Some(limits));
        let Ok(record) = counted(&original, &with(limits.clone())) else { return Ok(()) };

        let turned: Vec<_> = papers.iter().rev().cloned().collect();
        prop_assert_eq!(&counted(&contest(candidates, &turned), &with(limits.clone())).unwrap().to_json(), &record.to_json());

        // Candidate n becomes new(n), with name, values and votes.
        let new = |n: usize| {
            let n = (n - 1 + shift) % candidates;
            if flip { candidates - n } else { n + 1 }
        };
        let moved: Vec<_> = papers.iter().map(|(w, o)| (*w, o.iter().map(|n| new(*n)).collect())).collect();
        let mut elsewhere = contest(candidates, &moved);
        for n in 1..=candidates {
            elsewhere.candidates[new(n) - 1].name = format!("C{n}");
        }
        let mut relabelled = limits.clone();
        for values in relabelled.attributes.values_mut() {
            *values = std::mem::take(values).into_iter().map(|(n, v)| (new(n as usize) as u32, v)).collect();
        }
        let other = counted(&elsewhere, &with(relabelled)).unwrap();
        let names = |r: &CountRecord, ids: &[CandidateId]| ids.iter().map(|c| r.name(*c).to_owned()).collect::<Vec<_>>();
        prop_assert_eq!(names(&record, &record.winners()), names(&other, &other.winners()));
        for (a, b) in record.stages.iter().zip(&other.stages) {
            prop_assert_eq!(names(&record, &a.elected), names(&other, &b.elected));
            prop_assert_eq!(names(&record, &a.excluded), names(&other, &b.excluded));
            let why = |r: &CountRecord, s: &omov_count::record::Stage| {
                s.marks.iter().map(|m| (r.name(m.candidate).to_owned(), format!("{:?}", m.mark), m.because.clone()))
                    .collect::<std::collections::BTreeSet<_>>()
            };
            prop_assert_eq!(why(&record, a), why(&other, b));
        }
    }
}
