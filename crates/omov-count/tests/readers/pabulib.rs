//! Participatory budgets in the format of Pabulib.

use omov_count::read::Format;

use super::{names, papers, read, refusal};

const PLAIN: &str = "META\nkey;value\ndescription;Ideas for Świecie\nnum_projects;3\nnum_votes;4\nbudget;1234.50\n\
    vote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost;votes;name;selected\nc2;1000;2;New park;1\nx;99.5;1;;0\n\
    7;300,25;1;\"Bikes; and \"\"more\"\"\";0\nVOTES\nvoter_id;age;vote;sex\n1;30;7,c2;f\n2;;c2;\n3;41;;m\n4;22;x;f\n";

#[test]
fn a_budget_is_read_whole() {
    let c = read(Format::Pabulib, PLAIN).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((c.title.as_str(), c.seats), ("Ideas for Świecie", None));
    assert_eq!(names(&c), ["New park", "x", "Bikes; and \"more\""]);
    assert_eq!(papers(&c), ["1: 1 3", "1: 1", "1:", "1: 2"]);
    let budget = c.budget.expect("a budget");
    assert_eq!((budget.units, budget.total), (100, 123_450));
    assert_eq!(budget.costs, [100_000, 9_950, 30_025]);
    assert_eq!(budget.ids, ["c2", "x", "7"]);
}

#[test]
fn line_ends_byte_order_mark_and_empty_lines_change_nothing() {
    let plain = read(Format::Pabulib, PLAIN);
    assert_eq!(read(Format::Pabulib, PLAIN.replace('\n', "\r\n")), plain);
    assert_eq!(read(Format::Pabulib, format!("\u{FEFF}{PLAIN}")), plain);
    assert_eq!(read(Format::Pabulib, PLAIN.trim_end()), plain);
    assert_eq!(read(Format::Pabulib, PLAIN.replace("\nPROJECTS\n", "\n\n;;\nprojects;;;;\n")), plain);
}

#[test]
fn whole_amounts_stay_whole() {
    let c = read(Format::Pabulib, PLAIN.replace("1234.50", "1234").replace("99.5", "99").replace("300,25", "300"));
    let budget = c.expect("sound").budget.expect("a budget");
    assert_eq!((budget.units, budget.total, budget.costs), (1, 1234, vec![1000, 99, 300]));
}

#[test]
fn projects_called_the_same_are_told_apart_by_their_ids() {
    let c = read(Format::Pabulib, PLAIN.replace("c2;1000;2;New park", "c2;1000;2;x")).expect("sound");
    assert_eq!(names(&c)[..2], ["x (c2)", "x (x)"]);
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    let refused = |from: &str, to: &str| {
        assert!(PLAIN.contains(from), "{from}");
        refusal(Format::Pabulib, PLAIN.replacen(from, to, 1))
    };
    insta::assert_snapshot!(refusal(Format::Pabulib, ""), @"line 1: expected the line META, found the end of the file");
    insta::assert_snapshot!(refused("META", "MEAT"), @"line 1: expected the line META, found 'MEAT'");
    insta::assert_snapshot!(refused("PROJECTS", "VOTES"), @"line 9: expected the line PROJECTS, found 'VOTES'");
    insta::assert_snapshot!(refusal(Format::Pabulib, PLAIN.split("PROJECTS").next().expect("META")), @"line 9: expected the line PROJECTS after META, found the end of the file");
    insta::assert_snapshot!(refusal(Format::Pabulib, PLAIN.split("VOTES").next().expect("PROJECTS")), @"line 14: expected the line VOTES after PROJECTS, found the end of the file");
    insta::assert_snapshot!(refusal(Format::Pabulib, PLAIN.split("voter_id").next().expect("VOTES")), @"line 15: expected the column vote, found the end of the file");
    insta::assert_snapshot!(refused("approval", "ordinal"), @"line 7: expected vote_type approval (the only one that can be counted), found 'ordinal'");
    insta::assert_snapshot!(refused("vote_type;approval\n", ""), @"line 8: expected vote_type in META, found none");
    insta::assert_snapshot!(refused("budget;1234.50\n", ""), @"line 8: expected budget in META, found none");
    insta::assert_snapshot!(refused("1234.50", "lots"), @"line 6: expected the budget, a number, found 'lots'");
    insta::assert_snapshot!(refused("1234.50", "-5"), @"line 6: expected the budget, a number, found '-5'");
    insta::assert_snapshot!(refused("1234.50", "999999999999999999999"), @"line 6: expected the budget, a number, found '999999999999999999999'");
    insta::assert_snapshot!(refused("1234.50", "1844674407370955161"), @"line 6: expected an amount that fits 64 bits, found a greater one");
    insta::assert_snapshot!(refused("99.5", "0.00000000000000000001"), @"line 6: expected amounts with at most 19 decimals, found 20");
    insta::assert_snapshot!(refused("num_projects;3", "num_projects;4"), @"line 4: expected 4 projects as num_projects says, found 3");
    insta::assert_snapshot!(refused("num_votes;4", "num_votes;40"), @"line 5: expected 40 votes as num_votes says, found 4");
    insta::assert_snapshot!(refused("num_votes;4", "num_votes;all"), @"line 5: expected the number of votes, a number, found 'all'");
    insta::assert_snapshot!(refused("num_votes;4", "num_votes;4\nnum_votes;4"), @"line 6: expected num_votes once, found it again");
    insta::assert_snapshot!(refused("project_id;cost", "project_id;price"), @"line 10: expected the column cost, found 'project_id;price;votes;name;selected'");
    insta::assert_snapshot!(refused("age;vote", "age;ballot"), @"line 15: expected the column vote, found 'voter_id;age;ballot;sex'");
    insta::assert_snapshot!(refused("x;99.5", "c2;99.5"), @"line 12: expected an id not there yet, found 'c2' again");
    insta::assert_snapshot!(refused("x;99.5", ";99.5"), @"line 12: expected a project's id, found nothing");
    insta::assert_snapshot!(refused("30;7,c2", "30;7,c3"), @"line 16: expected the id of a project, found 'c3'");
    insta::assert_snapshot!(refused("New park", "\"New park"), @"line 4: expected 3 projects as num_projects says, found 1");
    insta::assert_snapshot!(refused("4;22;x;f\n", "4;22;x;f\nVOTES\n"), @"line 20: expected a vote, found 'VOTES'");
}
