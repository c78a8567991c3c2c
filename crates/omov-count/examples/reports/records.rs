//! Count records of every kind, from small contests made up for the purpose. Nobody in them exists.

use std::collections::BTreeMap;

use omov_count::contest::Budget;
use omov_count::papers::{Mark, Papers};
use omov_count::profile::{Breaker, Decision, Limit, Limits, TieRule};
use omov_count::record::{
    Action, BallotTotals, CandidateEntry, Closest, CountRecord, DecisionOutcome, ExclusionReason, Figures,
    LimitsReport, MarkEntry, MarkKind, Spending, Stage, Tie, TieDecides, Transfer, Winner,
};
use omov_count::{Candidate, CandidateId, Contest, Lots, Profile, Rule, Watch, count};

fn id(number: u64) -> CandidateId {
    CandidateId::from_number(number).expect("a number on the paper")
}

fn ids(numbers: &[u64]) -> Vec<CandidateId> {
    numbers.iter().map(|n| id(*n)).collect()
}

/// A record with a title, candidates and papers, and nothing counted yet.
pub(crate) fn empty(title: &str, profile: Profile, names: &[&str], papers: u64) -> CountRecord {
    CountRecord {
        rule: profile.rule.name().into(),
        arithmetic: "as the rule says".into(),
        contest: title.into(),
        profile_sha256: profile.hash(),
        seats: profile.seats,
        profile,
        candidates: (1..)
            .zip(names)
            .map(|(n, name)| CandidateEntry { id: id(n), name: (*name).into(), withdrawn: false })
            .collect(),
        ballots: BallotTotals { total: papers, valid: papers, invalid: 0 },
        quota: None,
        stages: Vec::new(),
        elected: Vec::new(),
        vacant: 0,
        ties: Vec::new(),
        lots: None,
        committees: None,
        committees_in_all: None,
        pairwise: None,
        decision: None,
        spending: None,
        limits: None,
        closest: None,
    }
}

fn show(units: i64, decimals: u32) -> String {
    if decimals == 0 {
        return units.to_string();
    }
    let one = 10_i64.pow(decimals);
    format!("{}.{:0width$}", units / one, units % one, width = decimals as usize)
}

/// A stage with votes in units of 10^-decimals; `None`: out. What is missing from `total` counts for nobody.
fn stage(number: u32, action: Action, votes: &[Option<i64>], total: i64, decimals: u32, quota: Option<i64>) -> Stage {
    let held: i64 = votes.iter().flatten().sum();
    let figures: Figures = (1..).zip(votes).filter_map(|(n, v)| v.map(|v| (id(n), show(v, decimals)))).collect();
    let excluded = match &action {
        Action::Exclusion { of, .. } => of.clone(),
        _ => Vec::new(),
    };
    Stage {
        stage: number,
        action,
        votes: figures,
        non_transferable: show(total - held, decimals),
        quota: quota.map(|q| show(q, decimals)),
        elected: Vec::new(),
        excluded,
        guarded: Vec::new(),
        doomed: Vec::new(),
        marks: Vec::new(),
        transfers: Vec::new(),
        keep_values: BTreeMap::new(),
    }
}

fn out(number: u64) -> Action {
    Action::Exclusion { of: vec![id(number)], why: ExclusionReason::Lowest, value: None }
}

/// An election with a limit that moves one place: the figures of the drawing of the result page.
pub(crate) fn limits() -> CountRecord {
    let names = [
        "Amara Okafor",
        "Beth Lindqvist",
        "Callum Reid",
        "Daniel Osei",
        "Leon Hartley",
        "Marek Novotny",
        "Priya Nair",
        "Yusuf Rahman",
    ];
    let limit = Limit { attribute: "gender".into(), value: "woman".into(), min: Some(2), max: None };
    let mut profile = Profile::new(Rule::ScottishStv, 4);
    profile.ties = TieRule { earlier_stages: true, then: Breaker::Lot };
    let gender = ["woman", "woman", "man", "man", "man", "man", "woman", "man"];
    let gender = (1..).zip(gender).map(|(n, g)| (n, g.to_owned())).collect();
    profile.limits = Some(Limits {
        attributes: [("gender".to_owned(), gender)].into(),
        limits: vec![limit.clone()],
        ..Limits::default()
    });
    let mut record = empty("Who stands for Eastmere North (made up)", profile, &names, 1284);
    record.ballots = BallotTotals { total: 1291, valid: 1284, invalid: 7 };
    record.quota = Some("257.00000".into());
    let v = |n: i64| Some(n);
    let surplus = |of: u64, surplus: &str, value: &str| Action::Surplus {
        of: id(of),
        surplus: surplus.into(),
        transfer_value: value.into(),
    };
    // In hundred-thousandths of a vote: Amara, Beth, Callum, Daniel, Leon, Marek, Priya, Yusuf.
    let whole = |n: i64| Some(n * 100_000);
    let table: Vec<(Action, [Option<i64>; 8])> = vec![
        (
            Action::FirstPreferences,
            [whole(237), whole(100), whole(228), whole(200), whole(69), whole(113), whole(119), whole(218)],
        ),
        (out(5), [whole(247), whole(106), whole(235), whole(209), None, whole(122), whole(129), whole(231)]),
        (out(2), [whole(260), None, whole(259), whole(237), None, whole(128), whole(142), whole(246)]),
        (
            surplus(1, "3.00000", "0.01153"),
            [whole(257), None, whole(259), v(23_785_322), None, v(12_839_202), v(14_274_945), v(24_673_792)],
        ),
        (
            surplus(3, "2.00000", "0.00772"),
            [whole(257), None, whole(257), v(23_846_310), None, v(12_863_906), v(14_323_581), v(24_722_428)],
        ),
        (out(6), [whole(257), None, whole(257), v(27_369_321), None, None, v(17_437_219), v(28_935_499)]),
        (
            Action::Exclusion { of: vec![id(4)], why: ExclusionReason::Doomed, value: None },
            [whole(257), None, whole(257), None, None, None, v(31_023_004), v(28_935_499)],
        ),
    ];
    let total = 1284 * 100_000;
    for (at, (action, votes)) in table.into_iter().enumerate() {
        let from = match &action {
            Action::Surplus { of, .. } => Some(*of),
            Action::Exclusion { of, .. } => Some(of[0]),
            _ => None,
        };
        let mut stage = stage(at as u32 + 1, action, &votes, total, 5, Some(257 * 100_000));
        if let (Some(from), Some(before)) = (from, record.stages.last()) {
            stage.transfers = moved(before, &stage, from);
        }
        record.stages.push(stage);
    }
    record.stages[2].elected = ids(&[1, 3]);
    record.stages[5].elected = ids(&[8]);
    record.stages[6].elected = ids(&[7]);
    let because = vec![limit.clone()];
    record.stages[2].guarded = ids(&[7]);
    record.stages[2].marks = vec![MarkEntry { candidate: id(7), mark: MarkKind::Guarded, because: because.clone() }];
    record.stages[5].doomed = ids(&[4]);
    record.stages[5].marks = vec![MarkEntry { candidate: id(4), mark: MarkKind::Doomed, because }];
    record.elected = ids(&[1, 3, 8, 7]).into_iter().map(Winner::Candidate).collect();
    record.limits = Some(LimitsReport {
        held: vec![limit],
        elected_with: vec![2],
        relaxed: Vec::new(),
        elected_without: ids(&[1, 3, 8, 4]),
        moved_in: ids(&[7]),
        moved_out: ids(&[4]),
    });
    record.closest =
        Some(Closest { stage: 6, gap: "15.66178".into(), ahead: id(8), behind: id(4), decided: TieDecides::Elected });
    record
}

/// The moves of a stage with one source, from the figures before and after.
fn moved(before: &Stage, after: &Stage, from: CandidateId) -> Vec<Transfer> {
    let units = |s: &str| s.replace('.', "").parse::<i64>().expect("a figure");
    let had = |c: &CandidateId| before.votes.get(c).map_or(0, |v| units(v));
    let value = match &after.action {
        Action::Surplus { transfer_value, .. } => units(transfer_value),
        _ => 100_000,
    };
    let gains = after.votes.iter().filter(|(c, _)| **c != from).map(|(c, v)| (Some(*c), units(v) - had(c)));
    let mut moves: Vec<Transfer> = gains
        .filter(|(_, gained)| *gained > 0)
        .map(|(to, gained)| Transfer {
            from,
            to,
            papers: (gained / value).max(1).unsigned_abs(),
            votes: show(gained, 5),
        })
        .collect();
    let papers = (had(&from) / 100_000).unsigned_abs();
    let to_somebody: u64 = moves.iter().map(|m| m.papers).sum();
    let nobody = units(&after.non_transferable) - units(&before.non_transferable);
    moves.push(Transfer { from, to: None, papers: papers.saturating_sub(to_somebody), votes: show(nobody, 5) });
    moves
}

/// Meek: parts of every paper move at once, the quota falls, keep values are shown.
pub(crate) fn meek() -> CountRecord {
    let names = ["Ida Farrow", "Jonas Webb", "Kemi Adeyemi", "Lior Katz", "Mina Sato"];
    let mut profile = Profile::new(Rule::Meek, 2);
    profile.ties.then = Breaker::Lot;
    let mut record = empty("Two delegates (made up)", profile, &names, 300);
    let nano = |n: i64| Some(n * 1_000_000);
    let table: [(Action, [Option<i64>; 5], i64); 4] = [
        (Action::FirstPreferences, [nano(124_000), nano(61_000), nano(52_000), nano(36_000), nano(27_000)], 100_000),
        (Action::Surpluses, [nano(100_000), nano(70_600), nano(58_250), nano(39_900), nano(30_250)], 99_666),
        (out(5), [nano(99_100), nano(82_417), nano(69_883), nano(46_800), None], 99_400),
        (out(4), [nano(96_012), nano(108_377), nano(83_650), None, None], 96_013),
    ];
    for (at, (action, votes, quota)) in table.into_iter().enumerate() {
        record.stages.push(stage(at as u32 + 1, action, &votes, 300_000_000_000, 9, Some(quota * 1_000_000)));
    }
    let keep = ["1.000000000", "0.806451613", "0.771204518", "0.702118846"];
    for (stage, keep) in record.stages.iter_mut().zip(keep) {
        stage.keep_values =
            (1..=5).map(|n| (id(n), if n == 1 { keep.into() } else { "1.000000000".to_owned() })).collect();
    }
    record.quota = Some("100.000000000".into());
    record.stages[0].elected = ids(&[1]);
    record.stages[3].elected = ids(&[2]);
    record.elected = ids(&[1, 2]).into_iter().map(Winner::Candidate).collect();
    record.closest = Some(Closest {
        stage: 1,
        gap: "9.000000000".into(),
        ahead: id(4),
        behind: id(5),
        decided: TieDecides::Excluded,
    });
    record
}

/// Committees that tie, with nobody to break the tie.
pub(crate) fn open_committees() -> CountRecord {
    let names = ["Asha Bell", "Bo Carter", "Cleo Dunn", "Dag Eriksen"];
    let mut record = empty("A committee of two (made up)", Profile::new(Rule::Pav, 2), &names, 40);
    record.committees = Some(vec![ids(&[1, 2]), ids(&[1, 3]), ids(&[2, 4])]);
    record
}

/// Many committees that tie, of which only some are listed, and one picked.
pub(crate) fn picked_committee() -> CountRecord {
    let names = ["Asha Bell", "Bo Carter", "Cleo Dunn", "Dag Eriksen", "Esi Frimpong"];
    let mut record = empty("A committee of three (made up)", Profile::new(Rule::SeqPav, 3), &names, 90);
    let scores = [(2, "54"), (1, "75/2"), (4, "61/3")];
    for (step, (who, score)) in (1..).zip(scores) {
        let mut stage = stage(step, Action::Choice { of: id(who), score: score.into() }, &[], 0, 0, None);
        stage.elected = ids(&[who]);
        stage.non_transferable = "0".into();
        record.stages.push(stage);
    }
    record.elected = ids(&[2, 1, 4]).into_iter().map(Winner::Candidate).collect();
    record.committees = Some(vec![ids(&[1, 2, 4]), ids(&[1, 2, 5])]);
    record.committees_in_all = Some("more than 100000".into());
    record
}

/// Every two candidates compared, one beats all.
pub(crate) fn pairwise() -> CountRecord {
    let names = ["Freya Holt", "Goran Ilic", "Hana Jelinek", "Isko Kraal"];
    let mut record = empty("The chair of the hall (made up)", Profile::new(Rule::Schulze, 1), &names, 1210);
    record.pairwise =
        Some(vec![vec![0, 640, 701, 655], vec![512, 0, 588, 600], vec![480, 570, 0, 566], vec![500, 555, 590, 0]]);
    record.elected = vec![Winner::Candidate(id(1))];
    record
}

/// A circle that leaves two winners.
pub(crate) fn open_pairwise() -> CountRecord {
    let names = ["Freya Holt", "Goran Ilic", "Hana Jelinek"];
    let mut record = empty("A tied chair (made up)", Profile::new(Rule::RankedPairs, 1), &names, 20);
    record.pairwise = Some(vec![vec![0, 10, 12], vec![10, 0, 12], vec![8, 8, 0]]);
    record.elected = ids(&[1, 2]).into_iter().map(Winner::Candidate).collect();
    record
}

/// A yes/no question; `yes` of 24,110 said yes.
pub(crate) fn decision(yes: u64, no: u64) -> CountRecord {
    let mut profile = Profile::new(Rule::YesNo, 1);
    profile.decision = Some(Decision { electorate: 40_000, quorum: [30, 100], threshold: [2, 3], at_least: true });
    let abstain = 212;
    let mut record =
        empty("Open the hall on Sundays (made up)", profile, &["Yes", "No", "Abstain"], yes + no + abstain);
    let (needed, quorum_met) = (((yes + no) * 2).div_ceil(3), yes + no + abstain >= 12_000);
    record.decision = Some(DecisionOutcome {
        yes,
        no,
        abstain,
        quorum_needed: 12_000,
        quorum_met,
        yes_needed: needed,
        passed: quorum_met && yes >= needed,
    });
    record
}

/// A budget.
pub(crate) fn budget() -> CountRecord {
    let names =
        ["New roof for the hall", "Swings in the park", "Night bus", "A community kitchen with a very long name"];
    let mut record = empty("What the branch pays for (made up)", Profile::new(Rule::PbEqualSharesAdd1, 0), &names, 418);
    for (step, (who, score)) in (1..).zip([(3, "211/3"), (1, "40")]) {
        let mut stage = stage(step, Action::Choice { of: id(who), score: score.into() }, &[], 0, 0, None);
        stage.elected = ids(&[who]);
        record.stages.push(stage);
    }
    record.elected = vec![Winner::Project("p17".into()), Winner::Project("p2".into())];
    record.spending =
        Some(Spending { budget: "25000".into(), spent: "23410.50".into(), share_of_each_voter: "59.81".into() });
    record
}

/// Papers of voters who all roll their own dice, the same ones on every run.
fn papers(candidates: usize, voters: u64, skew: u64) -> Papers {
    let mut seed = 20_070_503_u64;
    let mut next = move |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut papers = Papers::new();
    for _ in 0..voters {
        let mut left: Vec<usize> = (0..candidates).collect();
        let length = 1 + next(candidates.min(9) as u64) as usize;
        let marks: Vec<Mark> = (0..length)
            .map(|_| {
                // The smaller of a few throws: some are better known than others.
                let at = (0..skew).map(|_| next(left.len() as u64)).min().unwrap_or(0);
                Mark::next(CandidateId::from_index(left.remove(at as usize)))
            })
            .collect();
        papers.push(1, &marks).expect("few papers");
    }
    papers
}

/// A real count of made-up papers.
pub(crate) fn counted(title: &str, rule: Rule, seats: u32, names: &[String], voters: u64) -> CountRecord {
    let contest = Contest {
        title: title.into(),
        seats: None,
        candidates: names.iter().map(Candidate::new).collect(),
        papers: papers(names.len(), voters, 2),
        budget: None::<Budget>,
    };
    let mut profile = Profile::new(rule, seats);
    profile.ties = TieRule { earlier_stages: true, then: Breaker::Lot };
    count(&contest, &profile, Some(&Lots::Seed("2f1c and 9e".into())), Watch::none()).expect("a count")
}

fn people(n: usize) -> Vec<String> {
    let first = ["Ada", "Bela", "Cato", "Dora", "Enno", "Fadil"];
    let last = ["Abernathy", "Brook", "Castellan", "Drummond", "Eze"];
    (0..n).map(|i| format!("{} {}", first[i % 6], last[i / 6 % 5])).collect()
}

/// Papers that tie until the lot decides.
pub(crate) fn lot() -> CountRecord {
    let names = ["Ann O’Lee", "Ben D'Arcy", "Cy Moss"];
    let mut papers = Papers::new();
    for (weight, order) in [(3, [0, 1]), (3, [1, 0]), (5, [2, 0])] {
        let marks: Vec<Mark> = order.iter().map(|i| Mark::next(CandidateId::from_index(*i))).collect();
        papers.push(weight, &marks).expect("few papers");
    }
    let contest = Contest {
        title: "Treasurer (made up)".into(),
        seats: Some(1),
        candidates: names.iter().map(|n| Candidate::new(*n)).collect(),
        papers,
        budget: None,
    };
    let mut profile = Profile::new(Rule::Irv, 1);
    profile.ties = TieRule { earlier_stages: true, then: Breaker::Lot };
    count(&contest, &profile, Some(&Lots::Seed("rain at four o'clock".into())), Watch::none()).expect("a count")
}

/// Names that try to break a page, a terminal or a spreadsheet.
pub(crate) fn hostile() -> CountRecord {
    let names = [
        "<script>alert(1)</script> & Sons",
        "=HYPERLINK(\"x\")",
        "\u{5d3}\u{5d5}\u{5d3} \u{5db}\u{5d4}\u{5df}",
        "🦉 Owl \"the\" 'Wise'",
        "Line\nbreak\u{1b}[31m\u{202e}desrever",
        "@sum",
        "{$name} -->",
        "",
    ];
    let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
    counted("</title><b>Made up</b> & hostile", Rule::ScottishStv, 3, &names, 200)
}

/// A record that does not hold together: a report has to say so.
pub(crate) fn broken() -> CountRecord {
    let mut record = limits();
    record.contest = "A record that was changed (made up)".into();
    record.stages[3].votes.insert(id(4), "240.00000".into());
    record.profile_sha256 = "0".repeat(64);
    record
}

/// A tie that an earlier stage broke, written by hand.
pub(crate) fn earlier_stage() -> CountRecord {
    let mut record = limits();
    record.contest = "With ties (made up)".into();
    record.ties = vec![
        Tie {
            stage: 3,
            between: ids(&[2, 6]),
            chosen: id(2),
            decides: TieDecides::Excluded,
            by: "earlier-stages".into(),
            earlier_stage: Some(1),
        },
        Tie {
            stage: 6,
            between: ids(&[8, 4]),
            chosen: id(8),
            decides: TieDecides::Elected,
            by: "order".into(),
            earlier_stage: None,
        },
    ];
    record.lots = Some(Lots::Order(record.candidates.iter().map(|c| c.name.clone()).collect()));
    record
}

/// Every record, with a name for its file.
pub(crate) fn all() -> Vec<(&'static str, CountRecord)> {
    let long: Vec<String> = (1..=7)
        .map(|i| format!("Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley of Upper Eastmere-on-Sea {i}"))
        .collect();
    vec![
        ("limits", limits()),
        ("meek", meek()),
        ("ties", earlier_stage()),
        ("lot", lot()),
        ("irv", counted("The secretary (made up)", Rule::Irv, 1, &people(5), 301)),
        ("sequential-irv", counted("Three stewards (made up)", Rule::SequentialIrv, 3, &people(6), 300)),
        ("bottoms-up", counted("Two speakers (made up)", Rule::BottomsUp, 2, &people(5), 120)),
        ("scottish", counted("Four councillors (made up)", Rule::ScottishStv, 4, &people(9), 5_000)),
        ("thirty", counted("Thirty stand for two places (made up)", Rule::ScottishStv, 2, &people(30), 4_000)),
        ("long-names", counted("Long names (made up)", Rule::ScottishStv, 3, &long, 900)),
        ("two", counted("Two stand, one stage (made up)", Rule::Irv, 1, &people(2), 99)),
        ("hostile", hostile()),
        ("committees-open", open_committees()),
        ("committees-picked", picked_committee()),
        ("pairwise", pairwise()),
        ("pairwise-open", open_pairwise()),
        ("carried", decision(10_004, 3_100)),
        ("not-carried", decision(8_004, 6_100)),
        ("too-few", decision(7_004, 2_100)),
        ("budget", budget()),
        ("broken", broken()),
        ("nothing", empty("Nothing counted (made up)", Profile::new(Rule::Approval, 2), &[], 0)),
    ]
}
