//! Taking a list back.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::{Desk, crowd, roll};
use crate::accounts::{self, NewSession};
use crate::house::testing::in_a_house;
use crate::members::{self, Changed, Details};

/// A row of a list: people we know, people we do not, and nonsense.
fn row() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        Just("Dele Okafor".to_owned()),
        Just("Piet Vos".to_owned()),
        Just("Joan Petrie".to_owned()),
        Just(String::new()),
        "[A-Z][a-z]{1,6} [A-Z][a-z]{1,6}",
    ];
    let email = prop_oneof![
        Just("dele.okafor@example.org".to_owned()),
        Just("piet.vos@example.org".to_owned()),
        Just("mina.sato@example.org".to_owned()),
        Just(String::new()),
        Just("no address".to_owned()),
        "[a-d]@example\\.org",
    ];
    let phone = prop_oneof![Just(""), Just("+44 20 7946 0005"), Just("020 7946")];
    let postcode = prop_oneof![Just(""), Just("EM1 2AB"), Just("em12ab"), Just("ZZ9")];
    let standing = prop_oneof![Just(""), Just("member"), Just("supporter"), Just("lapsed"), Just("left"), Just("king")];
    let joined = prop_oneof![Just(""), Just("2020-02-29"), Just("2031-01-01"), Just("nonsense")];
    let group = prop_oneof![Just(""), Just(""), Just("Quayside"), Just("Millbank")];
    (name, email, phone, postcode, standing, joined, group).prop_map(
        |(name, email, phone, postcode, standing, joined, group)| {
            format!("{name},{email},{phone},{postcode},{standing},{joined},{group}\n")
        },
    )
}

#[test]
fn whatever_a_list_says_and_whatever_is_decided_taking_it_back_leaves_the_roll_as_it_was() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let seed = TestRng::from_seed(RngAlgorithm::ChaCha, b"a list that is taken back again.");
        let mut runner = TestRunner::new_with_rng(Config::default(), seed);
        let lists = prop::collection::vec((row(), prop::sample::select(vec!["same", "other", "out", ""])), 1..25);
        let mut altered = 0;
        for _ in 0..12 {
            let rows = lists.new_tree(&mut runner).expect("a list").current();
            let file: String = rows.iter().map(|(row, _)| row.as_str()).collect();
            let before = roll(&hall).await;
            let list = desk.tried(&format!("name,email,phone,postcode,standing,joined,group\n{file}")).await;
            for ((_, decision), number) in rows.iter().zip(2..) {
                desk.decide(&list, number, decision).await;
            }
            let counts = desk.counts(&list).await;
            if !["new", "changed", "twin"].iter().any(|what| counts.contains_key(*what)) {
                continue;
            }
            desk.run(&list).await;
            altered += desk.count(&list, "altered").await;
            desk.undo(&list).await;
            assert_eq!(desk.count(&list, "kept").await, 0, "{file}");
            let after = roll(&hall).await;
            assert_eq!(before, after, "{file}");
        }
        assert!(altered > 0, "no list changed anybody, so this has tried too little");
    });
}

#[test]
fn what_was_changed_or_used_since_is_not_taken_back_and_the_page_says_so() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let list = desk.tried(&crowd(20)).await;
        desk.run(&list).await;
        let session = NewSession::new(hall.house.key()).expect("chance").id;
        let now = hall.house.now();
        let since = hall.house.store().write(move |tx| {
            let signed_in = members::by_email(tx, "p7@example.org")?.expect("somebody");
            accounts::open(tx, session, signed_in, "Test", now)?;
            let changed = members::by_email(tx, "p9@example.org")?.expect("somebody");
            let mut details = Details::from(members::find(tx, changed)?.expect("somebody"));
            details.phone = Some("020 7946".into());
            assert_eq!(members::change(tx, changed, &details)?, Changed::Done);
            Ok(())
        });
        since.await.expect("changes");
        let undone = desk.undo(&list).await;
        assert_eq!((desk.count(&list, "unmade").await, desk.count(&list, "kept").await), (18, 2));
        assert!(undone.text.contains("2 entries stay"), "{}", undone.text);
        let kept = desk.guest.get(&format!("{list}/rows/kept")).await;
        assert!(kept.text.contains("Person 7") && kept.text.contains("Person 9"), "{}", kept.text);
        assert!(!kept.text.contains("Person 8"), "{}", kept.text);
    });
}

#[test]
fn whoever_has_their_data_erased_is_gone_from_lists_too() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let list = desk.tried("name,email\nJo Reed,jo@example.org\nAl Reed,al@example.org\n").await;
        desk.run(&list).await;
        let erased = hall.house.store().write(|tx| {
            let jo = members::by_email(tx, "jo@example.org")?.expect("somebody");
            Ok(super::super::forget(tx, jo)?)
        });
        erased.await.expect("it is erased");
        let new = desk.guest.get(&format!("{list}/rows/new")).await;
        assert!(new.text.contains("Al Reed"), "{}", new.text);
        desk.undo(&list).await;
        assert_eq!((desk.count(&list, "unmade").await, desk.count(&list, "kept").await), (1, 1));
    });
}
