//! An election on those who were nominated, in which members can say that nominations are to be opened again.

use std::collections::BTreeMap;

use omov_belenios::election::Election;
use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::ballot::Answer;
use omov_belenios::verify::verify;

use super::{DAY, Scene, between};
use crate::ballots::kinds::names;
use crate::house::testing::{Hall, in_a_house};
use crate::offices::{self, Power};

/// The answer that is nobody.
const NONE: &str = "None of these: open nominations again";

impl Scene {
    /// Dele and Lena are nominated for the seat of a secretary, and the ballot on them is called, counted by that rule.
    async fn nominated(hall: Hall, count: &'static str, seats: &str) -> Self {
        let mut scene = Self::build(hall).await;
        scene.hall.rule("offices.local-secretary.ballot", "local-decision").await;
        scene.hall.rule("ballots.local-decision.count", count).await;
        scene.hall.rule("offices.local-secretary.nominated-by", 1).await;
        let new = format!("/groups/{}/nominations/new/local-secretary", scene.hall.own);
        let (mut joan, token) = scene.hall.guest_with_token(scene.hall.secretary).await;
        let ends = [("ends-day", "5"), ("ends-month", "5"), ("ends-year", "2026"), ("ends-hour", "12:00")];
        let what = [("seats", seats), ("about", "Keeps the roll."), ("reopen", "yes")];
        let opened = joan.post(&new, &token, &[&ends[..], &what[..]].concat()).await;
        let round = opened.location().split('?').next().unwrap_or_default().to_owned();
        assert!(round.starts_with("/nominations/"), "{} {}", opened.status, opened.text);
        for (who, words) in [(scene.members[0], "I kept the books."), (scene.members[4], "I have the time.")] {
            let (mut guest, token) = scene.hall.guest_with_token(who).await;
            let stand = guest.post(&format!("{round}/stand"), &token, &[("statement", words), ("stays", "yes")]).await;
            assert_eq!(stand.status.as_u16(), 303, "{}", stand.text);
        }
        scene.forward(DAY * 9).await;
        let mut wish: BTreeMap<&str, &str> = Self::wish();
        wish.extend([("opens-day", "16"), ("closes-day", "23")]);
        let fields: Vec<(&str, &str)> = wish.into_iter().collect();
        let call = format!("{}?nominations={}", scene.form(), round.rsplit('/').next().unwrap_or_default());
        let called = joan.post(&call, &token, &fields).await;
        assert!(called.location().starts_with("/ballots/"), "{} {}", called.status, called.text);
        scene.ballot = called.location().to_owned();
        scene.keyed().await;
        // From 6 May to the freezing on 14 May, and to the opening on 16 May.
        scene.forward(DAY * 8).await;
        scene.forward(DAY * 2).await;
        scene
    }

    /// The answers of the ballot, in their order.
    async fn answers(&self) -> Vec<String> {
        let mut guest = self.hall.guest(self.members[0]).await;
        let facts = self.json(&mut guest, "/vote/facts").await;
        let election = facts["election"].as_str().expect("an election");
        names(&Election::read(election.as_bytes()).expect("an election").questions[0])
    }

    /// It is certified, and the page is given as everybody sees it.
    async fn signed_off(&self) -> String {
        let mut nobody = self.hall.nobody();
        let bytes = self.archive(&mut nobody).await;
        let verdict = verify(bytes.as_slice(), None, &mut |_| {}).expect("it can be read");
        assert!(verdict.valid(), "{}", verdict.to_json());
        let certify = format!("{}/certify", self.ballot);
        let mut guest = self.hall.guest(self.hall.scrutineer).await;
        let done = guest.send(&certify, &certify, &[("archive", &sha256_hex(&bytes))]).await;
        assert_eq!(done.location(), self.ballot, "{}", done.text);
        nobody.get(&self.ballot).await.text
    }

    /// Whether somebody keeps the roll of the group as an officer elected there.
    async fn keeps_the_roll(&self, who: usize) -> bool {
        let (group, who, now) = (self.hall.own, self.members[who], self.hall.house.now());
        let holds = move |tx: &mut omov_store::ReadTx<'_>| {
            let all = offices::holding(tx, group, Power::KeepRoll, now)?;
            Ok(all.iter().any(|holder| holder.member == who))
        };
        self.hall.house.store().read(holds).await.expect("holders")
    }
}

#[test]
fn if_none_of_these_is_elected_nobody_has_the_office_and_nominations_are_opened_again() {
    in_a_house(async |hall| {
        let mut scene = Scene::nominated(hall, "irv", "1").await;
        let all = scene.answers().await;
        assert_eq!((all.len(), all.last().map(String::as_str)), (3, Some(NONE)), "nobody stands last: {all:?}");
        // Three want none of them, two want Lena.
        let order = |first: &str| Answer::Integers(all.iter().map(|name| u8::from(name == first)).collect());
        let (none, lena) = (order(NONE), order("Lena Marsh"));
        scene.voted_so([none.clone(), none.clone(), none, lena.clone(), lena]).await;
        scene.forward(DAY * 7).await;
        for number in [1, 2] {
            scene.mixed(number).await;
        }
        for number in [1, 3] {
            scene.decrypted(number).await;
        }
        let page = scene.signed_off().await;
        let result = between(&page, "id=\"result\"", "</section>");
        assert!(result.contains("Nobody is elected.") && result.contains("One seat stays empty"), "{result}");
        assert!(!page.contains("is elected and has the term"), "{page}");
        assert!(!scene.keeps_the_roll(4).await && !scene.keeps_the_roll(0).await, "no office was filled");
        let mut joan = scene.hall.guest(scene.hall.secretary).await;
        let page = joan.get(&scene.ballot).await.text;
        let again = format!("/groups/{}/nominations/new/local-secretary", scene.hall.own);
        assert!(page.contains(&again), "the page leads to where they are opened: {page}");
        assert!(joan.get(&again).await.text.contains("Until which day can names be put forward"));
        let count = scene.hall.nobody().get(&format!("{}/count", scene.ballot)).await.text;
        assert!(count.contains("nominations are opened again"), "{count}");
    });
}

#[test]
fn who_is_elected_before_none_of_these_has_the_office_and_only_the_seats_behind_stay_empty() {
    in_a_house(async |hall| {
        // Where votes are added up and not ranked, the same holds.
        let mut scene = Scene::nominated(hall, "block", "2").await;
        let all = scene.answers().await;
        let choose = |chosen: &[&str]| {
            // The first figure is that of a blank vote.
            let marks = all.iter().map(|name| u8::from(chosen.contains(&name.as_str())));
            Answer::Choices([0].into_iter().chain(marks).collect())
        };
        let (both, none) = (choose(&["Lena Marsh", NONE]), choose(&[NONE]));
        let (lena, two) = (choose(&["Lena Marsh"]), choose(&["Lena Marsh", "Dele Okafor"]));
        scene.voted_so([both.clone(), both, none, lena, two]).await;
        scene.forward(DAY * 7).await;
        for number in [1, 2] {
            scene.decrypted(number).await;
        }
        let page = scene.signed_off().await;
        assert!(page.contains("Lena Marsh is elected and has the term as local secretary"), "{page}");
        assert!(page.contains("One seat stays empty") && !page.contains("Dele Okafor is elected"), "{page}");
        assert!(scene.keeps_the_roll(4).await && !scene.keeps_the_roll(0).await);
    });
}
