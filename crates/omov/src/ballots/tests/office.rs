//! An election to an office: who may stand, in which order, and that the certified result fills the office by itself.

use std::collections::BTreeMap;

use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::ballot::Answer;

use super::{DAY, Scene};
use crate::house::testing::{Hall, in_a_house};
use crate::offices::{self, Power};

/// Two members stand for two seats as local secretary; one seat is taken until January.
fn wish<'w>() -> BTreeMap<&'w str, &'w str> {
    let mut wish = Scene::wish();
    wish.extend([("title", "Who shall be our secretary?"), ("office", "local-secretary")]);
    wish.extend([("answers", "Lena Marsh\nsam.adeyemi@example.org\nDele Okafor"), ("seats", "1")]);
    wish
}

impl Scene {
    async fn for_an_office(hall: Hall) -> Self {
        let mut scene = Self::build(hall).await;
        scene.hall.rule("offices.local-secretary.ballot", "local-decision").await;
        scene.hall.rule("ballots.local-decision.count", "irv").await;
        scene.hall.rule("offices.local-secretary.nominated-by", 1).await;
        let seen = scene.call(scene.hall.secretary, &wish()).await;
        assert!(seen.location().starts_with("/ballots/"), "{} {}", seen.status, seen.text);
        scene.ballot = seen.location().to_owned();
        scene
    }
}

#[test]
fn a_certified_election_fills_its_office_by_itself_and_on_the_record() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::for_an_office(hall).await;
        let mut nobody = scene.hall.nobody();
        let page = nobody.get(&scene.ballot).await.text;
        assert!(page.contains("It fills the office: local secretary"), "{page}");
        assert!(!page.contains("sam.adeyemi@example.org"), "addresses are nobody's business");
        scene.keyed().await;
        scene.forward(DAY * 11).await;
        scene.forward(DAY * 2).await;
        // Everybody puts Lena first, wherever the lot has put her.
        let (mut guest, lena) = (scene.hall.guest(scene.members[0]).await, scene.members[4]);
        let facts = scene.json(&mut guest, "/vote/facts").await;
        let election = facts["election"].as_str().expect("an election");
        let place = |name: &str| election.find(name).expect("a candidate");
        let ahead = ["Sam Adeyemi", "Dele Okafor"].iter().filter(|name| place(name) < place("Lena Marsh")).count();
        let mut ranks = vec![0; 3];
        ranks[ahead] = 1;
        scene.voted_so([0; 5].map(|_| Answer::Integers(ranks.clone()))).await;
        scene.forward(DAY * 7).await;
        scene.mixed(1).await;
        scene.mixed(2).await;
        scene.decrypted(1).await;
        scene.decrypted(2).await;
        let (group, now) = (scene.hall.own, scene.hall.house.now());
        let holds = move |tx: &mut omov_store::ReadTx<'_>| {
            let all = offices::holding(tx, group, Power::KeepRoll, now)?;
            Ok(all.iter().any(|holder| holder.member == lena))
        };
        assert!(!scene.hall.house.store().read(holds).await.expect("holders"), "not before it is certified");
        let bytes = scene.archive(&mut nobody).await;
        let mut guest = scene.hall.guest(scene.hall.scrutineer).await;
        let certify = format!("{}/certify", scene.ballot);
        let done = guest.send(&certify, &certify, &[("archive", &sha256_hex(&bytes))]).await;
        assert_eq!(done.location(), scene.ballot, "{}", done.text);
        let now = scene.hall.house.now();
        let holds = move |tx: &mut omov_store::ReadTx<'_>| {
            let all = offices::holding(tx, group, Power::KeepRoll, now)?;
            Ok(all.iter().any(|holder| holder.member == lena))
        };
        assert!(scene.hall.house.store().read(holds).await.expect("holders"), "she holds the office");
        let page = nobody.get(&scene.ballot).await.text;
        assert!(page.contains("Lena Marsh is elected and has the term as local secretary"), "{page}");
        assert!(nobody.get("/record").await.text.contains("Filled an office from the result of a ballot"));
        scene.due().await;
        assert_eq!(guest.get(&certify).await.status.as_u16(), 409, "a result is certified once");
    });
}

#[test]
fn only_members_of_the_group_stand_each_once_and_for_no_more_seats_than_there_are() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::for_an_office(hall).await;
        for (field, value, says) in [
            ("answers", "Lena Marsh\nNobody At All", "is not on the roll of this group"),
            ("answers", "Lena Marsh\nlena.marsh@example.org", "is there twice"),
            ("answers", "Lena Marsh", "at least two answers"),
            ("seats", "3", "Write no more."),
            ("office", "", "Say which office it fills"),
            ("office", "treasurer", "Say which office it fills"),
        ] {
            let mut wish = wish();
            wish.insert(field, value);
            let seen = scene.call(scene.hall.secretary, &wish).await;
            assert!(seen.status.as_u16() == 422 && seen.text.contains(says), "{value}: {}", seen.text);
        }
        // Whoever has had as many terms in a row as the rules allow is refused by name.
        scene.hall.rule("offices.local-secretary.terms-in-a-row", 1).await;
        let mut wish = wish();
        wish.insert("answers", "Joan Petrie\nLena Marsh");
        let seen = scene.call(scene.hall.secretary, &wish).await;
        assert!(seen.text.contains("“Joan Petrie” has held this office so often"), "{} {}", seen.status, seen.text);
    });
}
