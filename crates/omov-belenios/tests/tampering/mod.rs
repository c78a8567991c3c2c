//! Every class of tampering is refused, under the name of the rule it breaks.
//!
//! Each attack changes an honest record in one way. Hashes, the chain and, where the attacker could make them, signatures and proofs are put in
//! order again, so that the rule in question alone has to catch it. `--no-capture` shows the table.

mod archive;
mod ballots;
mod case;
mod opening;
mod setup;

use std::collections::BTreeSet;

use crate::forge;
use crate::support::{self, Ceremony, UUID, verdict};
use case::{Attack, Case, rankings, sums};
use rayon::prelude::*;

/// The stage under attack, the honest election, and the attacks.
type Stage = (&'static str, fn() -> Ceremony, &'static [Attack]);

const TABLE: [Stage; 8] = [
    ("archive", sums, archive::ON_SUMS),
    ("archive", rankings, archive::ON_RANKINGS),
    ("setup", sums, setup::ON_SUMS),
    ("setup", rankings, setup::ON_RANKINGS),
    ("ballots", sums, ballots::ON_SUMS),
    ("ballots", rankings, ballots::ON_RANKINGS),
    ("opening", sums, opening::ON_SUMS),
    ("opening", rankings, opening::ON_RANKINGS),
];

fn bytes(case: Case) -> Vec<u8> {
    case.bytes.unwrap_or_else(|| support::archive(&case.c.steps))
}

#[test]
fn every_class_of_tampering_is_refused_by_the_name_of_its_rule() {
    for make in [sums, rankings] {
        let verdict = verdict(&support::archive(&make().steps));
        assert!(verdict.valid() && verdict.result.is_some(), "{:?}", verdict.failures);
    }
    let rows: Vec<_> =
        TABLE.iter().flat_map(|(stage, make, all)| all.iter().map(move |attack| (stage, make, attack))).collect();
    let outcomes = rows.par_iter().map(|(_, make, (_, rule, attack))| {
        let mut case = Case { c: make(), bytes: None };
        attack(&mut case);
        let verdict = verdict(&bytes(case));
        let first = verdict.failures.first().cloned();
        let caught = first.as_ref().is_some_and(|f| f.check == *rule) && verdict.valid_result().is_none();
        (caught, first.map_or("NOT NOTICED".into(), |failure| failure.to_string()))
    });
    let outcomes: Vec<(bool, String)> = outcomes.collect();
    let mut missed = Vec::new();
    for ((stage, _, (class, rule, _)), (caught, found)) in rows.iter().zip(outcomes) {
        println!("{stage:8} {class} -> {found}");
        assert!(!found.contains(char::is_control), "{class}: what is said may be shown on a terminal");
        if !caught {
            missed.push(format!("{class}: {rule} should have failed, found {found}"));
        }
    }
    println!("{} classes", rows.len());
    assert!(missed.is_empty(), "{missed:#?}");
    let classes: BTreeSet<&str> = rows.iter().map(|(_, _, (class, ..))| *class).collect();
    assert_eq!(classes.len(), rows.len(), "a class stands there twice");
    assert!(classes.len() >= 40);
}

/// What the attackers forge is accepted where nothing is wrong with it: attacks fail for what they change and for nothing else.
#[test]
fn the_tools_of_the_attackers_are_sound() {
    let mut case = Case { c: sums(), bytes: None };
    case.c.steps.truncate(1);
    let (one, two) = (forge::pair(1), forge::pair(2));
    let list = [
        forge::single(&one, &forge::pair(3), &forge::pair(4).1),
        forge::single(&two, &forge::pair(5), &forge::pair(6).1),
    ];
    case.trustees(&list, &[&one.1, &two.1]);
    let credentials = case.c.steps[0].1[2].clone();
    case.certificate(forge::certificate(UUID, 4, &credentials, &forge::pair(7), &forge::pair(8).1));
    let verdict = verdict(&bytes(case));
    assert!(verdict.valid(), "{:?}", verdict.failures);

    let mut case = Case { c: rankings(), bytes: None };
    let voter = &case.c.voters[1].0;
    let message = forge::ranking(&case.c.params, voter.text(), forge::IDENTITY, &forge::point(&case::generator()));
    let ballot = voter.sign("ballot", &message, &mut case.c.rng);
    case.c.steps.truncate(1);
    case.c.steps.push((omov_belenios::archive::EventKind::Ballot, vec![ballot]));
    assert!(support::verdict(&bytes(case)).valid());

    let mut case = Case { c: sums(), bytes: None };
    let answers = case.c.plan.votes[1].1.clone();
    let ballot = case.for_other_questions(1, |_| {}, &answers);
    case.c.steps.truncate(1);
    case.c.steps.push((omov_belenios::archive::EventKind::Ballot, vec![ballot]));
    assert!(support::verdict(&bytes(case)).valid());
}

/// The same attacks for the other code base: `booth/tests/tampered.test.mjs` reads what this writes into the folder `OMOV_TAMPERED`.
#[test]
#[ignore = "writes files; ./test runs it before the tests of the booth"]
fn the_same_attacks_for_the_booth() {
    let dir = std::path::PathBuf::from(std::env::var_os("OMOV_TAMPERED").expect("OMOV_TAMPERED names a folder"));
    let mut index = Vec::new();
    for (name, make) in [("sums", sums as fn() -> Ceremony), ("rankings", rankings)] {
        let record = support::archive(&make().steps);
        std::fs::write(dir.join(format!("{name}.bel")), &record).expect("a folder to write to");
        index.push(
            serde_json::json!({ "file": format!("{name}.bel"), "check": null, "result": verdict(&record).result }),
        );
    }
    for (i, (_, make, (class, rule, attack))) in
        TABLE.iter().flat_map(|(stage, make, all)| all.iter().map(move |attack| (stage, make, attack))).enumerate()
    {
        let mut case = Case { c: make(), bytes: None };
        attack(&mut case);
        let bytes = bytes(case);
        let failures = verdict(&bytes).failures;
        let event = failures.first().and_then(|failure| failure.event);
        let file = format!("{i:03}.bel");
        std::fs::write(dir.join(&file), &bytes).expect("a folder to write to");
        index.push(serde_json::json!({ "file": file, "class": class, "check": rule.name(), "event": event }));
    }
    std::fs::write(dir.join("index.json"), serde_json::to_vec(&index).expect("JSON")).expect("a folder to write to");
}
