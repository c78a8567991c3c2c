//! What a carried question does by itself, and that one that is not carried does nothing.

use std::collections::BTreeMap;

use omov_belenios::hashing::sha256_hex;

use super::{DAY, Scene, between};
use crate::house::testing::{Hall, Seen, in_a_house};
use crate::members::MemberId;
use crate::offices;
use crate::rules;

/// The form of a vote on ending the term that Joan Petrie has as local secretary.
fn recall(follows: &str) -> BTreeMap<&str, &str> {
    let mut wish = Scene::wish();
    wish.extend([("title", "Shall Joan Petrie go on as our secretary?"), ("follows", follows), ("signatures", "5")]);
    wish.extend([("signed-since-day", "20"), ("signed-since-month", "4"), ("signed-since-year", "2026")]);
    wish
}

impl Scene {
    /// The name that a form gives to something that can follow.
    async fn follows(&self, form: &str, by: MemberId, kind: &str) -> String {
        let page = self.hall.guest(by).await.get(form).await.text;
        let value = between(&page, &format!("value=\"{kind}-"), "\"");
        assert!(!value.is_empty(), "nothing to choose: {page}");
        format!("{kind}-{value}")
    }

    async fn certified(&self) -> Seen {
        let bytes = self.archive(&mut self.hall.nobody()).await;
        let mut guest = self.hall.guest(self.hall.scrutineer).await;
        let certify = format!("{}/certify", self.ballot);
        let done = guest.send(&certify, &certify, &[("archive", &sha256_hex(&bytes))]).await;
        assert_eq!(done.location(), self.ballot, "{}", done.text);
        guest.get(&self.ballot).await
    }

    /// A vote on Joan Petrie's term, as it came out; gives the way to the term.
    async fn recalled(&mut self, choices: [usize; 5]) -> String {
        let follows = self.follows(&self.form(), self.hall.secretary, "recall").await;
        let seen = self.call(self.hall.regional, &recall(&follows)).await;
        assert!(seen.location().starts_with("/ballots/"), "{} {}", seen.status, seen.text);
        self.ballot = seen.location().to_owned();
        self.keyed().await;
        self.forward(DAY * 11).await;
        self.forward(DAY * 2).await;
        self.voted(choices).await;
        self.forward(DAY * 7).await;
        self.decrypted(1).await;
        self.decrypted(3).await;
        follows.replace("recall-", "/power/")
    }

    async fn is_secretary(&self) -> bool {
        let (group, now, joan) = (self.hall.own, self.hall.house.now(), self.hall.secretary);
        let held = move |tx: &mut omov_store::ReadTx<'_>| {
            let all = offices::holders(tx, group, now)?;
            Ok(all.iter().any(|one| one.member == joan && one.title == "local secretary"))
        };
        self.hall.house.store().read(held).await.expect("holders")
    }
}

#[test]
fn a_recall_that_is_carried_ends_the_term_with_its_certificate_and_says_so_everywhere() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        let term = scene.recalled([0, 0, 0, 1, 2]).await;
        let mut nobody = scene.hall.nobody();
        let page = nobody.get(&scene.ballot).await.text;
        assert!(page.contains("the term of Joan Petrie as local secretary in Quayside ends as soon as"), "{page}");
        assert!(scene.is_secretary().await, "not before it is certified");
        let page = scene.hall.guest(scene.hall.member).await.get(&term).await.text;
        assert!(page.contains("Members vote on whether this term ends:"), "{page}");
        let page = scene.certified().await.text;
        assert!(page.contains("The term ended when the result was certified."), "{page}");
        assert!(!scene.is_secretary().await, "the office is taken back");
        let page = scene.hall.guest(scene.hall.member).await.get(&term).await.text;
        assert!(page.contains("Members voted to end this term, and it ended:") && page.contains("Ended on"), "{page}");
        assert!(nobody.get("/record").await.text.contains("Ended a term from the result of a ballot"));
        scene.due().await;
        let folder = scene.hall.house.data().join("outbox");
        let letters = std::fs::read_dir(folder).expect("the outbox").map(|entry| entry.expect("a letter").path());
        let mut letters = letters.map(|path| std::fs::read_to_string(path).expect("a letter"));
        assert!(letters.any(|text| text.contains("joan.petrie") && text.contains("Members have ended your term")));
    });
}

#[test]
fn a_recall_that_is_not_carried_changes_nothing_and_says_so() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        let term = scene.recalled([0, 0, 1, 1, 1]).await;
        let page = scene.certified().await.text;
        assert!(page.contains("This was not carried, so nothing changes."), "{page}");
        assert!(scene.is_secretary().await);
        let page = scene.hall.guest(scene.hall.member).await.get(&term).await.text;
        assert!(page.contains("Members voted on this term, and it went on:"), "{page}");
        assert!(scene.hall.nobody().get("/record").await.text.contains("A ballot was not carried, so nothing changed"));
    });
}

#[test]
fn a_recall_is_put_to_the_vote_only_with_the_signatures_that_the_rules_ask_and_once_at_a_time() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::build(hall).await;
        let follows = scene.follows(&scene.form(), scene.hall.secretary, "recall").await;
        for (field, value, says) in [
            ("signatures", "4", "signatures"),
            ("signatures", "", "Write how many members have signed"),
            ("signed-since-year", "2027", "Write the day of the first signature"),
            ("signed-since-month", "1", "60 days"),
            ("follows", "", "Say what follows if it is carried"),
        ] {
            let mut wish = recall(&follows);
            wish.insert(field, value);
            let seen = scene.call(scene.hall.regional, &wish).await;
            assert!(!seen.status.is_redirection() && seen.text.contains(says), "{field} {value}: {}", seen.text);
        }
        let seen = scene.call(scene.hall.member, &recall(&follows)).await;
        assert_eq!(seen.status.as_u16(), 403, "whoever neither runs ballots nor may call one: {}", seen.text);
        let seen = scene.call(scene.hall.regional, &recall(&follows)).await;
        assert!(seen.location().starts_with("/ballots/"), "{} {}", seen.status, seen.text);
        let page = scene.hall.guest(scene.hall.regional).await.get(&scene.form()).await.text;
        assert!(!page.contains(&follows), "it is voted on already: {page}");
    });
}

impl Scene {
    /// A vote of all on a text that somebody proposed, as it came out; gives the page of the text.
    async fn on_rules(&mut self, choices: [usize; 5]) -> String {
        self.hall.rule("ballots.rules.trustees-needed", 2).await;
        self.hall.rule("ballots.rules.trustees", 3).await;
        self.hall.rule("ballots.rules.secret-from", 3).await;
        self.hall.rule("ballots.rules.codes", "host").await;
        let text = rules::edit::set(&self.hall.text().await, "membership.grace", &"45 days".into());
        let new = "/rules/changes/new";
        let mut guest = self.hall.guest(self.hall.member).await;
        let fields = [("text", &*text), ("reason", "Post is slow on the islands."), ("right", "through:new-rule")];
        let page = guest.send(new, new, &fields).await.location().to_owned();
        guest.send(&page, &format!("{page}/publish"), &[]).await;
        let form = format!("/groups/{}/ballots/new/rules", self.hall.whole);
        let follows = self.follows(&form, self.hall.national, "rules").await;
        let mut wish = Scene::wish();
        wish.extend([("title", "Shall there be more time to renew?"), ("follows", &follows), ("signatures", "1")]);
        wish.extend([("matter", "policy"), ("opens-day", "1"), ("opens-month", "6"), ("closes-day", "16")]);
        wish.insert("closes-month", "6");
        let fields: Vec<(&str, &str)> = wish.into_iter().collect();
        let mut officer = self.hall.guest(self.hall.national).await;
        let seen = officer.send(&form, &form, &fields).await;
        assert!(seen.location().starts_with("/ballots/"), "{} {}", seen.status, seen.text);
        self.ballot = seen.location().to_owned();
        let asked = officer.get(&self.ballot).await.text;
        assert!(asked.contains(&sha256_hex(text.as_bytes())), "the hash of the text is quoted: {asked}");
        let (mut guest, token) = self.hall.guest_with_token(self.hall.member).await;
        let withdrawn = guest.post(&format!("{page}/withdraw"), &token, &[]).await;
        assert_eq!(withdrawn.status.as_u16(), 409, "what members vote on stays until they have");
        self.keyed().await;
        self.forward(DAY * 22).await;
        self.forward(DAY * 14).await;
        self.voted(choices).await;
        self.forward(DAY * 15).await;
        self.decrypted(1).await;
        self.decrypted(2).await;
        page
    }
}

#[test]
fn a_change_of_the_rules_that_is_carried_comes_into_force_to_the_letter_with_its_certificate() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        let page = scene.on_rules([0, 0, 0, 0, 1]).await;
        assert!(scene.hall.text().await.contains("grace = \"30 days\""), "not before it is certified");
        let seen = scene.certified().await.text;
        assert!(seen.contains("The proposed rules came into force when the result was certified."), "{seen}");
        assert!(scene.hall.text().await.contains("grace = \"45 days\""));
        let number = scene.hall.house.store().read(|tx| Ok(rules::number(tx)?)).await.expect("a number");
        let history = scene.hall.nobody().get(&format!("/rules/history/{number}")).await.text;
        assert!(
            history.contains("Members decided this in a sealed ballot") && history.contains(&scene.ballot),
            "{history}"
        );
        let seen = scene.hall.guest(scene.hall.member).await.get(&page).await.text;
        assert!(seen.contains("Members have voted on this text:") && seen.contains("is in force"), "{seen}");
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(record.contains("Put rules into force from the result of a ballot"), "{record}");
    });
}

#[test]
fn a_change_that_too_few_are_for_or_that_another_text_overtook_changes_nothing_and_says_why() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        // More than half are for it, and the rules ask for two thirds.
        scene.on_rules([0, 0, 0, 1, 1]).await;
        let seen = scene.certified().await.text;
        assert!(seen.contains("This was not carried, so nothing changes. The rules stay as they are."), "{seen}");
        assert!(scene.hall.text().await.contains("grace = \"30 days\""));
    });
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.on_rules([0; 5]).await;
        scene.hall.rule("membership.minimum-age", 15).await;
        let seen = scene.certified().await.text;
        assert!(seen.contains("Another text came into force meanwhile"), "{seen}");
        assert!(
            scene.hall.text().await.contains("grace = \"30 days\""),
            "what was carried is not forced onto another text"
        );
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(record.contains("A ballot was carried, and could not be followed by itself"), "{record}");
    });
}
