//! What is written is read back as it was.

use omov_count::contest::{Candidate, Contest};
use omov_count::read::{Format, contest};
use omov_count::{CandidateId, Mark, Papers, write};
use proptest::prelude::*;

/// Names with everything that could be taken for something else; no white space around them.
fn name() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        4 => "[a-zA-Z0-9]",
        3 => prop::sample::select(vec!["\"", "=", "\\", "#", ",", ";", "'", "(", ")", "-", "0", ".", "/", ":"])
            .prop_map(str::to_owned),
        2 => prop::sample::select(vec![" ", "é", "Ω", "名", "\u{FEFF}", "\u{202E}", "🗳"]).prop_map(str::to_owned),
    ];
    prop::collection::vec(sign, 1..12)
        .prop_map(|signs| signs.concat().trim_matches([' ', '\u{FEFF}']).to_owned())
        .prop_filter("a name is not empty", |name| !name.is_empty())
}

fn paper(count: usize) -> impl Strategy<Value = (u64, Vec<Mark>)> {
    let id = move || (0..count).prop_map(CandidateId::from_index);
    let rank = prop_oneof![
        6 => id().prop_map(|id| vec![Mark::next(id)]),
        1 => Just(vec![Mark::SKIP]),
        1 => prop::collection::vec(id(), 2..4).prop_map(|ids| {
            let tied = ids[1..].iter().map(|id| Mark::tied(*id));
            std::iter::once(Mark::next(ids[0])).chain(tied).collect()
        }),
    ];
    let weight = prop_oneof![3 => 1u64..4, 1 => 1u64..10_000_000_000_000];
    (weight, prop::collection::vec(rank, 0..6).prop_map(|ranks| ranks.concat()))
}

fn any_contest() -> impl Strategy<Value = Contest> {
    (prop::collection::btree_set(name(), 1..8).prop_shuffle_names(), prop_oneof![Just(String::new()), name()])
        .prop_flat_map(|(names, title)| {
            let count = names.len();
            let gone = prop::collection::vec(prop::bool::weighted(0.2), count);
            let papers = prop::collection::vec(paper(count), 0..12);
            let seats = prop::option::of(1u32..9);
            (Just(names), Just(title), gone, papers, seats)
        })
        .prop_map(|(names, title, gone, marked, seats)| {
            let candidates = names.into_iter().zip(gone).map(|(name, withdrawn)| Candidate { name, withdrawn });
            let mut papers = Papers::new();
            for (weight, marks) in &marked {
                papers.push(*weight, marks).expect("few papers");
            }
            Contest { title, seats, candidates: candidates.collect(), papers, budget: None }
        })
}

/// Names in another order than a set has them.
trait Shuffled {
    fn prop_shuffle_names(self) -> BoxedStrategy<Vec<String>>;
}

impl<S: Strategy<Value = std::collections::BTreeSet<String>> + 'static> Shuffled for S {
    fn prop_shuffle_names(self) -> BoxedStrategy<Vec<String>> {
        self.prop_map(|names| names.into_iter().collect::<Vec<_>>()).prop_shuffle().boxed()
    }
}

/// What a CSV file holds of a contest: no title, seats or withdrawals, and no empty ranks at the end of a paper.
fn as_rows(contest: &Contest) -> Contest {
    let mut papers = Papers::new();
    for paper in contest.papers.iter() {
        let kept = paper.marks.iter().rposition(|mark| *mark != Mark::SKIP).map_or(0, |last| last + 1);
        papers.push(paper.weight, &paper.marks[..kept]).expect("as many as before");
    }
    let candidates = contest.candidates.iter().map(|candidate| Candidate::new(candidate.name.clone())).collect();
    Contest { title: String::new(), seats: None, candidates, papers, budget: None }
}

proptest! {
    #[test]
    fn a_contest_written_as_blt_is_read_back_the_same(whole in any_contest()) {
        let text = write::blt(&whole, whole.seats.unwrap_or(0));
        let again = contest(Format::Blt, text.as_bytes(), None, &mut |_| {});
        prop_assert_eq!(again, Ok(whole), "{}", text);
    }

    #[test]
    fn papers_written_as_csv_are_read_back_the_same(whole in any_contest()) {
        let whole = as_rows(&whole);
        let text = write::csv(&whole);
        let names: Vec<String> = whole.candidates.iter().map(|candidate| candidate.name.clone()).collect();
        let again = contest(Format::Csv, text.as_bytes(), Some(&names), &mut |_| {});
        prop_assert_eq!(again, Ok(whole), "{}", text);
    }
}

#[test]
fn the_formats_are_written_as_they_are_documented() {
    let text = "4 0\n-2\n3 1 - 2=3 0\n2 0\n0\n\"Ann \"\"Red\"\"\"\n\"b=c\"\n\"C, D\"\n\"E\\\"\n\"Who, then?\"\n";
    let whole = contest(Format::Blt, text.as_bytes(), None, &mut |_| {}).expect("sound");
    assert_eq!(write::blt(&whole, 0), text);
    let rows = "rank1,rank2,rank3,weight\n\"Ann \"\"Red\"\"\",,\"b\\=c=C, D\",3\n,,,2\n";
    assert_eq!(write::csv(&whole), rows);
}

#[test]
fn a_line_break_in_a_name_cannot_break_the_file() {
    let mut papers = Papers::new();
    papers.push(1, &[Mark::next(CandidateId::from_index(0))]).expect("one paper");
    let candidates = vec![Candidate::new("Ann\n0\nBob")];
    let whole = Contest { title: "a\r\nb".into(), seats: None, candidates, papers, budget: None };
    let again = contest(Format::Blt, write::blt(&whole, 0).as_bytes(), None, &mut |_| {}).expect("sound");
    assert_eq!((again.name(CandidateId::from_index(0)), again.title.as_str()), ("Ann 0 Bob", "a  b"));
}
