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
    insta::assert_snapshot!(refused(""), @"");
    insta::assert_snapshot!(refused("num_cand: 3\n"), @"");
    insta::assert_snapshot!(refused("profile: []\n"), @"");
    insta::assert_snapshot!(refused("- 1\n- 2\n"), @"");
    insta::assert_snapshot!(refused("profile: 7\n"), @"");
    insta::assert_snapshot!(refused("profile: [[0], 1]\n"), @"");
    insta::assert_snapshot!(refused("profile: [[0], [[1]]]\n"), @"");
    insta::assert_snapshot!(refused("profile:\n- [0]\n- [3]\nnum_cand: 3\n"), @"");
    insta::assert_snapshot!(refused("profile:\n- [-1]\n"), @"");
    insta::assert_snapshot!(refused("profile:\n- [0.5]\n"), @"");
    insta::assert_snapshot!(refused("profile:\n- [32766]\n"), @"");
    insta::assert_snapshot!(refused("profile: [[0]]\nnum_cand: 4000000000\n"), @"");
    insta::assert_snapshot!(refused("profile: [[0]]\nnum_cand: x\n"), @"");
    insta::assert_snapshot!(refused("profile: [[0]]\ncommitteesize: 0\n"), @"");
    insta::assert_snapshot!(refused("profile: [[0]]\nprofile: [[1]]\n"), @"");
    insta::assert_snapshot!(refused("profile: [[0]]\ncand_names: [A, B]\nnum_cand: 3\n"), @"");
    insta::assert_snapshot!(refused("profile: [[0]]\ncand_names: [A, A]\n"), @"");
    insta::assert_snapshot!(refused("profile: [[0]]\nvoter_weights: [1, 1]\n"), @"");
    insta::assert_snapshot!(refused("profile: [[0]]\nvoter_weights: [0.5]\n"), @"");
    insta::assert_snapshot!(refused("profile: [[0], [0]]\nvoter_weights:\n- 1\n- 1000000000000000000\n"), @"");
    insta::assert_snapshot!(refused("a: &x [0]\nprofile: [*x]\n"), @"");
    insta::assert_snapshot!(refused("profile: [[0], [1]\nnum_cand: 2\n"), @"");
    insta::assert_snapshot!(refused("profile: [[0]]\n---\nprofile: [[0]]\n"), @"");
    insta::assert_snapshot!(refused(&format!("profile: [[0]]\nx: {}\n", "[".repeat(200))), @"");
    insta::assert_snapshot!(refused("profile: [[0]]\nx: \"a\0b\"\n"), @"");
}
