//! Approval papers in abcvoting's YAML.

use omov_count::read::Format;

use super::{names, papers, read, refusal};

fn yaml(text: &str) -> omov_count::Contest {
    read(Format::AbcYaml, text).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn approvals_become_papers_in_ascending_order() {
    let c = yaml(
        "description: \"two\n  of three\"\nprofile: [[2, 0], [], [1,\n 1]]\nnum_cand: 3\ncommitteesize: 2\ncompute:\n- rule_id: av\n  result: [[0, 2]]\n",
    );
    assert_eq!((c.title.as_str(), c.seats), ("two of three", Some(2)));
    assert_eq!(names(&c), ["Candidate 1", "Candidate 2", "Candidate 3"]);
    assert_eq!(papers(&c), ["1: 1 3", "1:", "1: 2"]);
}

#[test]
fn lists_may_be_written_in_lines() {
    let c = yaml("---\nprofile:\n- [0, 1]\n- - 2\n  - 0\n- []\nnum_cand: 3\n...\n");
    assert_eq!(papers(&c), ["1: 1 2", "1: 1 3", "1:"]);
    assert_eq!((c.seats, c.title.as_str()), (None, ""));
}

#[test]
fn the_number_of_candidates_may_follow_from_the_profile_or_the_names() {
    assert_eq!(names(&yaml("profile: [[1]]")), ["Candidate 1", "Candidate 2"]);
    assert_eq!(names(&yaml("cand_names: [Ann, 'B o', \"3\"]\nprofile: [[1]]")), ["Ann", "B o", "3"]);
    assert_eq!(names(&yaml("num_cand: 2\ncand_names:\nprofile: []")), ["Candidate 1", "Candidate 2"]);
}

#[test]
fn voters_may_have_weights() {
    assert_eq!(papers(&yaml("voter_weights: [3, 1]\nprofile: [[0], [1]]\n")), ["3: 1", "1: 2"]);
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    let refused = |text: &str| refusal(Format::AbcYaml, text);
    insta::assert_snapshot!(refused(""), @"line 1: expected keys and values (profile, num_cand, …), found the end of the file");
    insta::assert_snapshot!(refused("num_cand: 3\n"), @"expected the key profile, found none");
    insta::assert_snapshot!(refused("profile: []\n"), @"line 1: expected the key num_cand, found none");
    insta::assert_snapshot!(refused("- 1\n- 2\n"), @"line 1: expected keys and values (profile, num_cand, …), found a list");
    insta::assert_snapshot!(refused("profile: 7\n"), @"line 1: expected a list of lists of candidates, found '7'");
    insta::assert_snapshot!(refused("profile: [[0], 1]\n"), @"line 1: expected a list of candidates, found '1'");
    insta::assert_snapshot!(refused("profile: [[0], [[1]]]\n"), @"line 1: expected a candidate's number from 0, found a list");
    insta::assert_snapshot!(refused("profile:\n- [0]\n- [3]\nnum_cand: 3\n"), @"line 3: expected a candidate from 0 to 2, found '3'");
    insta::assert_snapshot!(refused("profile:\n- [-1]\n"), @"line 2: expected a candidate's number (0 to 1999), found '-1'");
    insta::assert_snapshot!(refused("profile:\n- [0.5]\n"), @"line 2: expected a candidate's number (0 to 1999), found '0.5'");
    insta::assert_snapshot!(refused("profile:\n- [2000]\n"), @"line 2: expected a candidate's number (0 to 1999), found '2000'");
    insta::assert_snapshot!(refused("profile: [[0]]\nnum_cand: 4000000000\n"), @"line 2: expected the number of candidates, 1 to 2000, found '4000000000'");
    insta::assert_snapshot!(refused("profile: [[0]]\nnum_cand: x\n"), @"line 2: expected the number of candidates, 1 to 2000, found 'x'");
    insta::assert_snapshot!(refused("profile: [[0]]\ncommitteesize: 0\n"), @"line 2: expected the number of seats, from 1, found '0'");
    insta::assert_snapshot!(refused("profile: [[0]]\nprofile: [[1]]\n"), @"line 2: expected the key profile once, found it again");
    insta::assert_snapshot!(refused("profile: [[0]]\ncand_names: [A, B]\nnum_cand: 3\n"), @"line 2: expected 3 names, found 2");
    insta::assert_snapshot!(refused("profile: [[0]]\ncand_names: [A, A]\n"), @"line 2: expected a name that is not there yet, found 'A' again (it is candidate 1)");
    insta::assert_snapshot!(refused("profile: [[0]]\nvoter_weights: [1, 1]\n"), @"line 2: expected one weight for each voter (1), found 2");
    insta::assert_snapshot!(refused("profile: [[0]]\nvoter_weights: [0.5]\n"), @"line 2: expected how many such papers there are (1 to 1000000000000000000, whole), found '0.5'");
    insta::assert_snapshot!(refused("profile: [[0], [0]]\nvoter_weights:\n- 1\n- 1000000000000000000\n"), @"line 4: more papers than can be counted: the weights add up to more than 1000000000000000000, or there are too many marks");
    insta::assert_snapshot!(refused("a: &x [0]\nprofile: [*x]\n"), @"line 2: expected a list of candidates, found an alias");
    insta::assert_snapshot!(refused("profile: [[0], [1]\nnum_cand: 2\n"), @"line 2: expected YAML, found something else: invalid indentation in flow construct");
    insta::assert_snapshot!(refused("profile: [[0]]\n---\nprofile: [[0]]\n"), @"line 2: expected the end of the file, found another document");
    insta::assert_snapshot!(refused(&format!("profile: [[0]]\nx: {}\n", "[".repeat(200))), @"line 2: expected at most 64 lists within each other, found more");
    insta::assert_snapshot!(refused("profile: [[0]]\nx: \"a\0b\"\n"), @"line 2: expected text, found a zero byte; this is not a ballot file in UTF-8");
}
