//! Papers from a spreadsheet.

use omov_count::Contest;
use omov_count::read::{Format, contest};

use super::{names, papers, read};

fn csv(text: impl AsRef<[u8]>) -> Contest {
    read(Format::Csv, text).unwrap_or_else(|error| panic!("{error}"))
}

fn listed(text: &str, list: &[&str]) -> Result<Contest, String> {
    let list: Vec<String> = list.iter().map(|name| (*name).to_owned()).collect();
    contest(Format::Csv, text.as_bytes(), Some(&list), &mut |_| {}).map_err(|error| error.to_string())
}

const PLAIN: &str = "rank1,rank2,rank3,weight\nBob,Ann,,2\n,Cy=Ann,Bob,1\n,,,4\n";

#[test]
fn empty_cells_are_skipped_ranks_and_equals_signs_share_a_rank() {
    let c = csv(PLAIN);
    assert_eq!(names(&c), ["Ann", "Bob", "Cy"]);
    assert_eq!(papers(&c), ["2: 2 1", "1: - 3=1 2", "4:"]);
    assert_eq!((c.title.as_str(), c.seats), ("", None));
}

#[test]
fn spreadsheet_habits_change_nothing() {
    let plain = csv(PLAIN);
    assert_eq!(csv(PLAIN.replace('\n', "\r\n")), plain);
    assert_eq!(csv(format!("\u{FEFF}{PLAIN}")), plain);
    assert_eq!(csv(PLAIN.trim_end()), plain);
    assert_eq!(csv(PLAIN.replace(',', ";")), plain);
    assert_eq!(csv(PLAIN.replace(',', "\t")), plain);
    assert_eq!(csv(format!("sep=;\r\n{}", PLAIN.replace(',', ";"))), plain);
    assert_eq!(csv(PLAIN.replace(',', " , ").replace('=', " = ")), plain);
    assert_eq!(csv(PLAIN.replace("Bob", "\"Bob\"").replace("Cy=Ann", "\"Cy=Ann\"")), plain);
    assert_eq!(csv(PLAIN.replace('\n', "\n\n")), plain);
    assert_eq!(csv(PLAIN.replace("rank", "Rank").replace("weight", "WEIGHT")), plain);
    assert_eq!(csv(PLAIN.replace("Bob,Ann,,2", "Bob,Ann,,2,,,")), plain, "empty cells past the last column");
}

#[test]
fn columns_come_in_any_order_and_others_are_passed_over() {
    let c = csv("Precinct,rank2,weight,rank1,note\n\"North, 1\",Bob,3,Ann,\"two\nlines\"\n,,1,Bob,\n");
    assert_eq!(names(&c), ["Ann", "Bob"]);
    assert_eq!(papers(&c), ["3: 1 2", "1: 2"]);
}

#[test]
fn without_a_weight_each_row_is_one_paper_and_short_rows_end_empty() {
    assert_eq!(papers(&csv("rank1,rank2\nAnn,Bob\nBob\n,Ann\n")), ["1: 1 2", "1: 2", "1: - 1"]);
    assert_eq!(papers(&csv("rank1\nAnn\n\"\"\nAnn\n")), ["1: 1", "1:", "1: 1"], "a quoted empty cell is a paper");
}

#[test]
fn names_without_a_list_are_sorted_so_that_the_order_of_papers_changes_nothing() {
    let one = csv("rank1,rank2\nb,a\nZ,b\n");
    let other = csv("rank1,rank2\nZ,b\nb,a\n");
    assert_eq!(names(&one), ["Z", "a", "b"]);
    assert_eq!(names(&other), names(&one));
    assert_eq!(
        (papers(&one), papers(&other)),
        (vec!["1: 3 2".into(), "1: 1 3".into()], vec!["1: 1 3".into(), "1: 3 2".into()])
    );
}

#[test]
fn a_list_gives_the_order_and_who_is_on_no_paper() {
    let c = listed("rank1,rank2\nAnn,Bob\n", &["Bob", "Nobody", "Ann"]).expect("all listed");
    assert_eq!(names(&c), ["Bob", "Nobody", "Ann"]);
    assert_eq!(papers(&c), ["1: 3 1"]);
}

#[test]
fn a_name_that_is_not_in_the_list_is_refused_with_its_line() {
    let error = listed("rank1,rank2\nAnn,Bob\n\nAnn,Bab\n", &["Ann", "Bob"]).expect_err("Bab");
    insta::assert_snapshot!(error, @"line 4: expected a name from the list of 2 candidates, found 'Bab'");
    let error = listed("rank1\nAnn=Bab\n", &["Ann", "Bob"]).expect_err("Bab");
    insta::assert_snapshot!(error, @"line 2: expected a name from the list of 2 candidates, found 'Bab'");
}

#[test]
fn a_list_that_could_not_be_a_list_is_refused() {
    insta::assert_snapshot!(listed("rank1\n", &[]).expect_err("none"), @"the list of candidates: expected 1 to 2000 names, found 0");
    insta::assert_snapshot!(listed("rank1\n", &["A", "A"]).expect_err("twice"), @"the list of candidates: expected each name once, found 'A' again");
}

#[test]
fn a_backslash_makes_the_equals_sign_part_of_the_name() {
    let c = csv("rank1,rank2\n1\\=2,C:\\\\x\\=a=b\\c\n");
    assert_eq!(names(&c), ["1=2", "C:\\x=a", "b\\c"]);
    assert_eq!(papers(&c), ["1: 1 2=3"]);
    let c = listed("rank1\nA=B\nA=C\n\\\\\n", &["A=B", "A", "C", "\\\\"]).expect("as they stand in the list");
    assert_eq!(papers(&c), ["1: 1", "1: 2=3", "1: 4"]);
}
