//! BLT as real files have it.

use omov_count::read::{Format, contest};

use super::{names, papers, read};

fn blt(text: impl AsRef<[u8]>) -> omov_count::Contest {
    read(Format::Blt, text).unwrap_or_else(|error| panic!("{error}"))
}

const PLAIN: &str = "3 2\n5 1 2 0\n3 3 0\n0\n\"Ann\"\n\"Bob\"\n\"Cy\"\n\"Branch vote\"\n";

#[test]
fn a_plain_file_is_read_whole() {
    let c = blt(PLAIN);
    assert_eq!((c.title.as_str(), c.seats), ("Branch vote", Some(2)));
    assert_eq!(names(&c), ["Ann", "Bob", "Cy"]);
    assert_eq!(papers(&c), ["5: 1 2", "3: 3"]);
    assert_eq!(c.papers.total(), 8);
    assert_eq!(c.budget, None);
}

#[test]
fn line_ends_byte_order_marks_blank_lines_and_a_missing_last_line_end_change_nothing() {
    let plain = blt(PLAIN);
    assert_eq!(blt(PLAIN.replace('\n', "\r\n")), plain);
    assert_eq!(blt(format!("\u{FEFF}{PLAIN}")), plain);
    assert_eq!(blt(PLAIN.trim_end()), plain);
    assert_eq!(blt(PLAIN.replace('\n', "\n \t\n\n")), plain);
    assert_eq!(blt(PLAIN.replace('\n', "  \n\t").replace(' ', "  ").replace("Branch  vote", "Branch vote")), plain);
}

#[test]
fn comments_stand_on_lines_of_their_own_or_at_the_end_of_any_line() {
    let text = "# count of Ännes branch\n3 2 # three, two\n# papers\n5 1 2 0 # bundle 1\n3 3 0#2\n0 # end\n# names\n\
                \"Ann\" # one\nBob # two\n\"Cy\"# three\n\"Branch vote\" # title\n# bye\n";
    assert_eq!(blt(text), blt(PLAIN));
    assert_eq!(names(&blt("1 1\n0\nAnn#1\n")), ["Ann#1"], "a comment after a bare name begins after white space");
}

#[test]
fn skipped_and_shared_ranks_are_kept() {
    let c = blt("5 1\n1 - 2 - - 3 0\n1 2=3 1 0\n2 1 4=5=2 - 0\n0\n");
    assert_eq!(papers(&c), ["1: - 2 - - 3", "1: 2=3 1", "2: 1 4=5=2 -"]);
}

#[test]
fn papers_without_marks_and_papers_that_repeat_a_candidate_are_kept() {
    let c = blt("2 1\n3 0\n1 1 1 0\n1 2=2 0\n0\n");
    assert_eq!(papers(&c), ["3:", "1: 1 1", "1: 2=2"]);
    assert_eq!(c.papers.total(), 5);
}

#[test]
fn candidates_who_withdrew_are_marked_and_stay_on_the_papers() {
    let c = blt("4 2\n-3\n-1 -4 # both late\n2 3 2 0\n0\nA\nB\nC\nD\n");
    assert_eq!(names(&c), ["[A]", "B", "[C]", "[D]"]);
    assert_eq!(papers(&c), ["2: 3 2"]);
}

#[test]
fn a_paper_may_have_an_id_and_may_lack_its_closing_zero() {
    let c = blt("3 1\n(B1) 2 1 2 0\n(box 7, no. 3)1 3\n4 2 1\n0\n");
    assert_eq!(papers(&c), ["2: 1 2", "1: 3", "4: 2 1"]);
}

#[test]
fn names_may_follow_the_papers_without_a_line_zero() {
    let bare = "2 1\n3 1 2 0\nAnn (Lab)\nBob\nWard 7\n";
    let c = blt(bare);
    assert_eq!((names(&c), c.title.as_str()), (vec!["Ann (Lab)".into(), "Bob".into()], "Ward 7"));
    let c = blt("2 1\n3 1 2 0\n\"7 of Nine\"\n(Independent)\n");
    assert_eq!(names(&c), ["7 of Nine", "(Independent)"]);
}

#[test]
fn names_may_be_missing_altogether() {
    let c = blt("3 2\n1 3 0\n0");
    assert_eq!(names(&c), ["Candidate 1", "Candidate 2", "Candidate 3"]);
    assert_eq!(c.title, "");
}

#[test]
fn the_title_may_be_missing_or_a_year() {
    assert_eq!(blt("2 1\n0\nAnn\nBob\n").title, "");
    assert_eq!(blt("2 1\n0\nAnn\nBob\n2026\n").title, "2026");
    assert_eq!(blt("2 1\n0\nAnn\nBob\n\"\"\n").title, "");
}

#[test]
fn quotes_inside_quotes_are_written_twice() {
    let c = blt(
        "3 1\n0\n\"Ann \"\"Labour\"\"\"\n\"\"\"Bob\"\" \"\"Green\"\" \"\n\" Cy # \"\"C\"\" \"\n\"The \"\"vote\"\"\"\n",
    );
    assert_eq!(names(&c), ["Ann \"Labour\"", "\"Bob\" \"Green\"", "Cy # \"C\""]);
    assert_eq!(c.title, "The \"vote\"");
}

#[test]
fn a_party_in_quotes_of_its_own_is_added_to_the_name() {
    let c = blt("2 1\n0\n\"Ann\" \"Labour Party\"\n\"Ann\"\t\"Green\" # same name, other party\n\"Ward\"\n");
    assert_eq!(names(&c), ["Ann (Labour Party)", "Ann (Green)"]);
}

#[test]
fn a_comment_can_be_the_name_of_a_candidate() {
    let all = "2 1\n1 1 0\n0\n# ALTERNATIVE NAME 1: Ann Hay (Con)\n# ALTERNATIVE NAME 2: Bo (LD)\nLinn";
    let c = blt(all);
    assert_eq!((names(&c), c.title.as_str()), (vec!["Ann Hay (Con)".into(), "Bo (LD)".into()], "Linn"));
    let c = blt("2 1\n0\n#ALTERNATIVE NAME 2: Bo\n# Alternative Name 1 : Ann\n");
    assert_eq!(names(&c), ["Ann", "Bo"], "in any order if all names are given so");
    let c = blt("3 1\n0\nAnn\n# ALTERNATIVE NAME 2: Bo\nCy\nThe title\n");
    assert_eq!((names(&c).join(" "), c.title.as_str()), ("Ann Bo Cy".into(), "The title"));
}

#[test]
fn beside_ordinary_names_an_alternative_name_is_a_comment() {
    let c = blt("3 1\n0\nAnn\n# ALTERNATIVE NAME 1: Annie\nBo\nCy\n# ALTERNATIVE NAME 3: Cyril\n");
    assert_eq!((names(&c).join(" "), c.title.as_str()), ("Ann Bo Cy".into(), ""));
    let c = blt("3 1\n0\nAnn\nBo\nCy\nTitle\n# ALTERNATIVE NAME 1: Annie\n");
    assert_eq!((names(&c).join(" "), c.title.as_str()), ("Ann Bo Cy".into(), "Title"));
}

#[test]
fn figures_after_the_title_belong_to_other_programs() {
    let c = blt("2 1\n1 1 0\n0\n\"A\"\n\"B\"\n\"Model\"\n2\n0.5 0.53 0.36 3/104 12526\n");
    assert_eq!((names(&c).join(" "), c.title.as_str()), ("A B".into(), "Model"));
}

#[test]
fn no_seats_means_the_file_does_not_say() {
    assert_eq!(blt("2 0\n0\n").seats, None);
}

#[test]
fn the_greatest_contest_fits() {
    let c = blt("2000 4294967295\n1000000000000000000 2000 1=2000 0\n0\n");
    assert_eq!(c.candidates.len(), 2_000);
    assert_eq!(papers(&c), ["1000000000000000000: 2000 1=2000"]);
}

#[test]
fn names_handed_over_replace_those_of_the_file() {
    let given = ["X".to_owned(), "Y".to_owned(), "Z".to_owned()];
    let c = contest(Format::Blt, PLAIN.as_bytes(), Some(&given), &mut |_| {}).expect("three names for three");
    assert_eq!(names(&c), given);
    let error = contest(Format::Blt, PLAIN.as_bytes(), Some(&given[..2]), &mut |_| {}).expect_err("two for three");
    assert_eq!(error.to_string(), "the list of candidates: expected 3 names, one for each in the file, found 2");
}

#[test]
fn small_reads_give_what_great_ones_give() {
    for size in 1..20 {
        let input = std::io::BufReader::with_capacity(size, PLAIN.as_bytes());
        assert_eq!(contest(Format::Blt, input, None, &mut |_| {}).expect("sound"), blt(PLAIN));
    }
}

#[test]
fn progress_tells_the_bytes_read() {
    let text = format!("2 1\n{}0\n", "1 1 2 0\n".repeat(50_000));
    let mut told = Vec::new();
    contest(Format::Blt, text.as_bytes(), None, &mut |bytes| told.push(bytes)).expect("sound");
    assert!(told.len() >= 5 && told.is_sorted(), "{told:?}");
    assert!(*told.last().expect("told") <= text.len() as u64);
}

#[test]
fn a_format_is_known_by_the_end_of_the_name() {
    let of = Format::of_name;
    assert_eq!(of("Ward 4.BLT"), Some(Format::Blt));
    assert_eq!(of("dir/papers.csv"), Some(Format::Csv));
    assert_eq!((of("x.abc.yaml"), of("x.Abc.YML")), (Some(Format::AbcYaml), Some(Format::AbcYaml)));
    assert_eq!(of("Assen.pb"), Some(Format::Pabulib));
    assert_eq!((of("x.yaml"), of("blt"), of("")), (None, None, None));
}
