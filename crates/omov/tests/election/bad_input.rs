//! What is malformed is refused in one sentence that says what is wrong and where.

use crate::desk::Desk;
use crate::hall::{Hall, PLAN, SUMS};

#[test]
fn a_plan_that_cannot_be_held_is_refused_with_the_reason() {
    for (from, to, part) in [
        ("threshold = 2", "threshold = 3", "3 of 3 trustees: at least 1 and fewer than all must be needed"),
        ("threshold = 2", "threshold = 0", "0 of 3 trustees"),
        ("trustees = [\"Ada\", \"Bo\", \"Cem\"]", "trustees = [\"Ada\"]", "2 of 1 trustees"),
        ("threshold = 2", "threshold = 2\nshuffles = 4", "4 shuffles: there must be 1 to 3"),
        ("threshold = 2", "treshold = 2", "line 6: unknown field `treshold`"),
        ("blank = true", "blank = true\nchoose = 3", "question 1: 3 answers cannot be chosen of 2"),
        ("blank = true", "choose = [2, 1]", "question 1: the least number of answers is above the most"),
        ("\"Cleo\"]", "\"Anna\"]", "question 2: the answer “Anna” is there twice"),
        ("\"scottish-stv\"", "\"approval\"", "question 2: "),
        ("seats = 2", "seats = 0", "question 2: rule: "),
        ("ask = \"Who?\"", "ask = \"Who?\"\nchoose = 1", "question 2: say either"),
        ("blank = true", "blank = true\nlinked = \"stop\"", "question 1: a linked question says in “seats”"),
        ("blank = true", "blank = true\nseats = 1", "question 1: “seats” is for a question that is linked"),
        (
            "ask = \"Who?\"",
            "ask = \"Who?\"\nlinked = \"stop\"\nseats = 1",
            "question 2: a ranking has its seats in its rule",
        ),
        ("ask = \"Who?\"", "ask = \"Who?\"\nlinked = \"perhaps\"", "unknown variant `perhaps`"),
        ("name = \"Eastmere", "name = Eastmere", "line 2: "),
    ] {
        let plan = PLAN.replacen(from, to, 1);
        assert_ne!(plan, PLAN, "{from}");
        let desk = Desk::with(&[("plan.toml", &plan)]);
        let said = desk.omov(&["election", "new", "plan.toml", "e"], "");
        assert!(said.err.contains(part), "{to}: {}", said.err);
        assert!(said.err.starts_with("omov: plan.toml: ") && said.err.lines().count() == 1, "{}", said.err);
        assert_eq!(said.code, 2);
        assert!(!desk.path("e").exists(), "half an election was made");
    }
}

#[test]
fn a_plan_can_link_its_questions_and_all_of_them_say_the_same() {
    let of = |first: &str| {
        let plan = PLAN.replacen("blank = true", &format!("blank = true\nseats = 1\nlinked = \"{first}\""), 1);
        plan.replacen("ask = \"Who?\"", "ask = \"Who?\"\nlinked = \"leave-vacant\"", 1)
    };
    let desk = Desk::with(&[("plan.toml", &of("leave-vacant")), ("other.toml", &of("stop"))]);
    let said = desk.omov(&["election", "new", "plan.toml", "e"], "");
    assert_eq!(said.code, 0, "{}", said.err);
    let draft = std::fs::read_to_string(desk.path("e/draft.json")).expect("a draft");
    assert_eq!(draft.matches("linked").count(), 2, "{draft}");
    assert!(draft.contains("{\\\"seats\\\":1,\\\"linked\\\":\\\"leave-vacant\\\"}"), "{draft}");
    let said = desk.omov(&["election", "new", "other.toml", "o"], "");
    assert!(said.code == 2 && said.err.contains("have to say the same"), "{}", said.err);
}

#[test]
fn a_list_of_voters_that_is_not_clear_is_refused_and_names_nobody() {
    for (plan, voters, part) in [
        (PLAN, "name\nAnn\n", "line 1: no column is called “voter”"),
        (PLAN, "voter\nAnn\nAnn\n", "line 3: this voter is in the list already"),
        (PLAN, "voter,weight\nAnn,2\n", "votes in a ranking cannot have weights"),
        (PLAN, "voter\n", "there is no voter"),
        (PLAN, "voter,x\nAnn\n", "line 2: 1 fields where the first line has 2"),
        (SUMS, "voter,weight\nAnn,0\n", "line 2: a weight is a whole number from 1"),
        (SUMS, "voter,weight\nAnn,-1\n", "line 2: a weight is a whole number from 1"),
        (SUMS, "voter,weight\nAnn,18446744073709551617\n", "line 2: a weight is a whole number from 1"),
        (SUMS, "voter,weight\n ,1\n", "line 2: no voter"),
    ] {
        let hall = Hall::drawn_up(plan);
        hall.desk.write("voters.csv", voters);
        let words = ["credentials", "e", "--voters", "voters.csv", "--codes", "codes.csv"];
        let said = hall.says(&words, "");
        assert!(said.code != 0 && said.err.contains(part), "{voters:?}: {}", said.err);
        assert!(!said.err.contains("Ann"), "{}", said.err);
        assert!(!hall.desk.path("codes.csv").exists());
    }
}

#[test]
fn a_ballot_that_does_not_belong_here_is_refused_by_the_name_of_the_rule() {
    let (hall, other) = (Hall::usual(), Hall::usual());
    hall.seal(0, "1\n1\n", "b");
    other.seal(0, "1\n1\n", "b");
    let ballot = hall.desk.read("b");
    let flipped = {
        let at = ballot.find("\"response\":\"").unwrap() + 12;
        format!("{}{}{}", &ballot[..at], if &ballot[at..=at] == "1" { 2 } else { 1 }, &ballot[at + 1..])
    };
    for (name, text, part) in [
        ("alien", other.desk.read("b"), "ballot-election"),
        ("flipped", flipped, "ballot-"),
        ("cut", ballot[..ballot.len() / 2].to_owned(), "ballot-format"),
        ("spaced", ballot.replacen(':', ": ", 1), "ballot-format"),
        ("empty", String::new(), "ballot-format"),
        ("long", format!("{ballot}{}", "x".repeat(1 << 20)), "ballot-format"),
    ] {
        hall.desk.write(name, text);
        hall.refuses(&["cast", "e", name], 1, part);
    }
    hall.desk.write("bytes", [0xff, 0xfe]);
    hall.refuses(&["cast", "e", "bytes"], 2, "this is not text");
    hall.does(&["cast", "e", "b"]);
    // Cast again, it is still one ballot with the same tracking number.
    let record = std::fs::read(hall.desk.path("e/record.bel")).unwrap();
    let again = hall.says(&["cast", "e", "b"], "");
    assert!(again.code == 0 && again.err.contains("on the board already") && again.out.len() == 44, "{}", again.err);
    assert!(std::fs::read(hall.desk.path("e/record.bel")).unwrap() == record);
}

#[test]
fn one_bad_ballot_of_several_is_left_out_and_named() {
    let hall = Hall::usual();
    hall.seal(0, "1\n1\n", "a");
    hall.seal(1, "1\n1\n", "b");
    hall.desk.write("bad", "{}");
    let said = hall.says(&["cast", "e", "a", "bad", "missing", "a", "b"], "");
    assert_eq!((said.code, said.out.lines().count()), (1, 3), "{}", said.err);
    assert!(
        said.err.contains("left out: bad: ballot-format") && said.err.contains("left out: missing: "),
        "{}",
        said.err
    );
    assert_eq!(hall.verdict()["ballots"]["accepted"], 2);
}

#[test]
fn weights_that_no_result_could_be_found_for_are_not_opened() {
    let hall = Hall::with_key(SUMS);
    hall.desk.write("voters.csv", "voter\nOne\n");
    hall.does(&["credentials", "e", "--voters", "voters.csv", "--codes", "codes.csv"]);
    let list = hall.desk.read("e/credentials.json");
    hall.desk.write("e/credentials.json", list.replace("\"}]", "\",\"weight\":4000000000000000}]"));
    hall.refuses(&["open", "e"], 1, "credentials: the weights add up to more than");
}

#[test]
fn a_spreadsheet_finds_no_formula_among_the_codes() {
    let hall = Hall::with_key(PLAN);
    hall.desk.write("voters.csv", "voter\n\"=HYPERLINK(1)\"\n");
    hall.does(&["credentials", "e", "--voters", "voters.csv", "--codes", "codes.csv"]);
    assert!(hall.desk.read("codes.csv").contains("\n'=HYPERLINK(1),"));
}

#[test]
fn a_wrong_word_is_answered_with_the_help_of_its_own_command() {
    let desk = Desk::new();
    let said = desk.omov(&["election", "vote", "e"], "");
    assert!(said.code == 2 && said.err.ends_with("see omov election vote --help\n"), "{}", said.err);
    let said = desk.omov(&["count", "--nonsense"], "");
    assert!(said.code == 2 && said.err.ends_with("see omov count --help\n"), "{}", said.err);
}

#[test]
fn a_voter_who_types_something_wrong_is_told_what() {
    let hall = Hall::usual();
    let code = hall.code(0);
    for (typed, part) in [
        (String::new(), "standard input ended before your voting code was given"),
        ("XXXXX\n1\n1\n".to_owned(), "this is not a voting code"),
        (format!("{}\n1\n1\n", Hall::usual().code(0)), "this voting code is not for this election"),
        (format!("{code}\n3\n1\n"), "question 1: “3” is not a number from 1 to 2"),
        (format!("{code}\n1\n1 1\n"), "question 2: “Anna” is marked twice"),
        (format!("{code}\n1\n"), "standard input ended before"),
    ] {
        let said = hall.says(&["vote", "e", "--out", "b"], &typed);
        assert!(said.code != 0 && said.err.contains(part), "{typed:?}: {}", said.err);
        assert!(!hall.desk.path("b").exists() && !hall.desk.path("b.opening").exists());
        assert!(!said.err.contains(&code), "the voting code was said");
    }
}

#[test]
fn a_record_that_was_changed_is_not_gone_on_with() {
    let hall = Hall::usual();
    hall.votes(0, "1\n1\n");
    hall.seal(1, "1\n1\n", "b");
    let record = std::fs::read(hall.desk.path("e/record.bel")).unwrap();
    for at in [600, record.len() / 2, record.len() - 700] {
        let mut changed = record.clone();
        changed[at] ^= 1;
        hall.desk.write("e/record.bel", &changed);
        for step in [&["cast", "e", "b"][..], &["close", "e"], &["vote", "e", "--out", "c"]] {
            let said = hall.says(step, "");
            assert_eq!(said.code, 1, "byte {at}: {}", said.err);
            assert!(said.err.contains("e/record.bel: "), "{}", said.err);
        }
        assert!(std::fs::read(hall.desk.path("e/record.bel")).unwrap() == changed);
    }
}
