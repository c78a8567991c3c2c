//! The rulebooks that stand in files: they load, and give the numbers that their organisations know.

use std::collections::BTreeMap;

use omov_rules::model::{Count, Filled, Joining, Power};
use omov_rules::simulate::{Kind, Numbers, Question, Step};
use omov_rules::templates::TEMPLATES;
use omov_rules::value::{Amount, Span};
use omov_rules::{Finding, Rulebook};

fn template(name: &str) -> (Rulebook, Vec<Finding>) {
    let template = TEMPLATES.iter().find(|template| template.name == name).expect("a template");
    let parsed = Rulebook::parse(template.text).unwrap_or_else(|refused| panic!("{name}: {refused}"));
    (parsed.book, parsed.warnings)
}

fn momentum() -> (Rulebook, Vec<Finding>) {
    let parsed = Rulebook::parse(include_str!("../books/momentum.toml")).unwrap_or_else(|refused| panic!("{refused}"));
    (parsed.book, parsed.warnings)
}

fn city() -> (Rulebook, Vec<Finding>) {
    let parsed =
        Rulebook::parse(include_str!("../books/city-selection.toml")).unwrap_or_else(|refused| panic!("{refused}"));
    (parsed.book, parsed.warnings)
}

fn people(of: &[(&str, u64)]) -> Numbers {
    Numbers { people: of.iter().map(|(body, n)| ((*body).into(), *n)).collect(), seats: BTreeMap::new() }
}

fn question(book: &Rulebook, numbers: &Numbers, path: &str) -> Question {
    book.simulate(numbers).into_iter().find(|question| question.path == path).unwrap_or_else(|| panic!("{path}"))
}

#[test]
fn every_template_loads_without_a_warning() {
    for template in TEMPLATES {
        let parsed = Rulebook::parse(template.text).unwrap_or_else(|refused| panic!("{}: {refused}", template.name));
        assert_eq!(parsed.warnings, [], "{}", template.name);
        assert!(template.said().advice().is_some());
    }
}

#[test]
fn the_acceptance_books_load_and_say_only_that_nobody_can_be_recalled() {
    // True of both: their facts name no recall.
    for (_, warnings) in [momentum(), city()] {
        assert!(warnings.iter().all(|warning| warning.says.id == "office-no-recall"), "{warnings:?}");
    }
}

/// Source: rulebook.md, acceptance.
#[test]
fn momentum_at_40_000_members() {
    let (book, _) = momentum();
    let petition = question(&book, &people(&[("all-members", 40_000)]), "proposals.by-petition");
    assert_eq!(petition.number(Kind::Signatures), Some(1_000));
    assert_eq!(petition.number(Kind::Force), Some(4_000));
    assert_eq!(petition.number(Kind::Turnout), Some(12_000));
    assert_eq!(petition.number(Kind::Majority), Some(6_001));
    let said: Vec<String> = petition.steps.iter().map(|step| step.says.english()).collect();
    insta::assert_snapshot!(said.join("\n"));
}

/// Source: the table of the simulator in the mock-ups.
#[test]
fn momentum_at_other_sizes() {
    let (book, _) = momentum();
    let kinds = [Kind::Signatures, Kind::Force, Kind::Turnout, Kind::Majority];
    for (members, expected) in [
        (500, [25, 50, 150, 76]),
        (4_000, [200, 400, 1_200, 601]),
        (20_000, [1_000, 2_000, 6_000, 3_001]),
        (120_000, [1_000, 12_000, 36_000, 18_001]),
    ] {
        let petition = question(&book, &people(&[("all-members", members)]), "proposals.by-petition");
        assert_eq!(kinds.map(|kind| petition.number(kind).expect("a number")), expected, "{members} members");
    }
}

#[test]
fn with_nobody_there_nothing_is_in_reach() {
    let (book, _) = momentum();
    let petition = question(&book, &people(&[("all-members", 0)]), "proposals.by-petition");
    assert!(petition.steps.iter().filter(|step| step.number.is_some()).all(Step::is_out_of_reach));
    let petition = question(&book, &people(&[("all-members", 1)]), "proposals.by-petition");
    assert!(petition.steps.iter().all(|step| !step.is_out_of_reach()));
}

#[test]
fn momentums_coordinating_group_and_council() {
    let (book, _) = momentum();
    let seat = &book.offices["regional-seat"];
    assert_eq!((seat.seats.value, seat.counts_towards_several.value), (26, true));
    assert_eq!(seat.nominated_by.as_ref().map(|rule| rule.value), Some(Amount::Number(20)));
    let least = |name: &str| seat.reserved[name].at_least.as_ref().map(|rule| rule.value);
    let reserved =
        ["women-and-other-marginalised-genders", "black-and-minority-ethnic", "disabled", "lgbt", "under-30"];
    assert_eq!(reserved.map(|name| least(name).expect("a number")), [13, 6, 3, 3, 3]);
    let council = &book.offices["council-seat"];
    assert_eq!((council.seats.value, council.filled.value), (50, Filled::ByLot));
    assert_eq!(book.membership.minimum_age.value, 14);
    let nominated = question(&book, &people(&[("all-members", 40_000)]), "offices.regional-seat");
    assert_eq!(nominated.number(Kind::Signatures), Some(20));
}

/// Source: rulebook.md, a city party's selection: 68 seats forecast, so 34.
#[test]
fn the_citys_target_is_half_of_what_is_won() {
    let (book, _) = city();
    let numbers = Numbers { people: BTreeMap::new(), seats: [("council".to_owned(), 68)].into() };
    let selection = question(&book, &numbers, "selections.council");
    assert_eq!(selection.number(Kind::Target), Some(34));
    let target = book.selections["council"].target.as_ref().expect("a target");
    assert_eq!([target.of(80), target.of(67), target.of(0)], [40, 34, 0]);
}

#[test]
fn the_citys_wards() {
    let (book, _) = city();
    let selection = &book.selections["council"];
    assert_eq!((selection.seats_at_least.value, selection.seats_at_most.value), (1, 2));
    assert!(!selection.panel_must_accept.value && selection.panel_approved_by.is_some());
    assert_eq!(selection.who_votes.value, "ward-members");
    assert_eq!(book.ballots[&selection.ballot.value].count.value, Count::find("sequential-irv").expect("a rule"));
    let women = &selection.reserved["women"];
    assert!(women.applies(2) && !women.applies(1));
    assert_eq!(women.at_least.as_ref().map(|rule| rule.value), Some(1));
}

#[test]
fn a_local_campaign_of_30() {
    let (book, _) = template("campaign");
    let numbers = people(&[("everyone", 30)]);
    let proposal = question(&book, &numbers, "proposals.by-anyone");
    assert_eq!(proposal.number(Kind::Signatures), Some(3));
    assert_eq!(proposal.number(Kind::Turnout), Some(10));
    assert_eq!(proposal.number(Kind::Majority), Some(6));
    assert_eq!(question(&book, &numbers, "petitions.recall").number(Kind::Signatures), Some(6));
    let change = question(&book, &numbers, "changes.all");
    assert_eq!((change.number(Kind::Turnout), change.number(Kind::Majority)), (Some(15), Some(10)));
}

#[test]
fn a_co_operative_of_800() {
    let (book, _) = template("co-operative");
    let numbers = people(&[("members", 800)]);
    let motion = question(&book, &numbers, "proposals.to-the-meeting");
    assert_eq!((motion.number(Kind::Signatures), motion.number(Kind::Force)), (Some(40), Some(80)));
    assert_eq!((motion.number(Kind::Turnout), motion.number(Kind::Majority)), (Some(80), Some(41)));
    let change = question(&book, &numbers, "changes.all");
    assert_eq!((change.number(Kind::Turnout), change.number(Kind::Majority)), (Some(160), Some(120)));
    let board = question(&book, &numbers, "bodies.board");
    assert_eq!((board.number(Kind::Quorum), board.number(Kind::Majority)), (Some(4), Some(3)));
    assert_eq!(book.membership.joins.value, Joining::WhenAccepted);
}

#[test]
fn a_union_branch_of_400() {
    let (book, _) = template("union-branch");
    let numbers = people(&[("branch-members", 400), ("workplace-members", 12)]);
    let motion = question(&book, &numbers, "proposals.motion");
    assert_eq!((motion.number(Kind::Signatures), motion.number(Kind::Force)), (Some(8), Some(20)));
    assert_eq!(question(&book, &numbers, "petitions.recall-steward").number(Kind::Signatures), Some(3));
    assert_eq!(book.size_of("committee"), Some(9));
    assert_eq!(question(&book, &numbers, "bodies.committee").number(Kind::Quorum), Some(5));
}

#[test]
fn a_movement_of_40_000() {
    let (book, _) = template("movement");
    let numbers = people(&[("all-members", 40_000), ("region-members", 2_000), ("local-members", 214)]);
    let proposal = question(&book, &numbers, "proposals.by-members");
    assert_eq!((proposal.number(Kind::Signatures), proposal.number(Kind::Force)), (Some(1_000), Some(4_000)));
    assert_eq!(question(&book, &numbers, "petitions.recall").number(Kind::Signatures), Some(4_000));
    // The page of an office in the mock-ups: 214 members, so 22 names.
    assert_eq!(question(&book, &numbers, "petitions.local-recall").number(Kind::Signatures), Some(22));
    let change = question(&book, &numbers, "changes.all");
    assert_eq!((change.number(Kind::Turnout), change.number(Kind::Majority)), (Some(12_000), Some(8_000)));
}

/// What the program takes today without a rulebook stands in the templates, so that a set-up changes nothing unseen.
#[test]
fn the_movement_says_what_the_program_does_today() {
    let (book, _) = template("movement");
    let membership = &book.membership;
    assert_eq!(membership.minimum_age.value, 14);
    assert_eq!(membership.grace.value, Span::days(30));
    assert_eq!((membership.first_reminder.value, membership.last_reminder.value), (Span::days(30), Span::days(7)));
    assert_eq!(membership.founding_term.value, Span::days(90));
    assert_eq!(book.groups["local"].contact_answers_within.value, Span::days(7));
    let export = &book.powers[&Power::Export];
    assert_eq!(export.alone_up_to.as_ref().map(|rule| rule.value), Some(100));
    assert_eq!(export.second_waits.value, Span::days(14));
}

#[test]
fn every_rule_of_every_template_is_said() {
    for template in TEMPLATES {
        let (book, _) = self::template(template.name);
        let said: Vec<String> = book
            .words()
            .iter()
            .filter(|worded| worded.line.cite.written)
            .map(|worded| format!("{:>3}  {}", worded.line.cite.line, worded.says))
            .collect();
        insta::assert_snapshot!(template.name, said.join("\n"));
    }
}

#[test]
fn the_counting_rules_are_those_of_the_crate_that_counts() {
    let source = include_str!("../../omov-count/src/profile.rs");
    let table =
        source.split("\nrules! {").nth(1).and_then(|rest| rest.split("\n}").next()).expect("the table of rules");
    let names: Vec<&str> = table.lines().filter_map(|line| line.split(" = \"").nth(1)?.split('"').next()).collect();
    assert_eq!(names, omov_rules::model::COUNTS);
}
