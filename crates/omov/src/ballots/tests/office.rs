//! An election to an office: who may stand, in which order, and that the certified result fills the office by itself.

use std::collections::BTreeMap;

use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::ballot::Answer;

use omov_belenios::election::Election;
use omov_belenios::verify::verify;
use omov_count::CountRecord;

use super::{DAY, Scene};
use crate::ballots::kinds::names;
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
        // Where nobody has to be nominated, whoever calls it types who stands.
        scene.hall.unset("offices.local-secretary.nominated-by").await;
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

/// Three women, a man and somebody who says nothing: what they say stands behind their names.
const FIVE: &str = "Lena Marsh; Woman\nsam.adeyemi@example.org; man\nDele Okafor\nJoan Petrie; woman\nNoor Haddad; ";

fn with_reserved_seats<'w>(answers: &'w str, seats: &'w str) -> BTreeMap<&'w str, &'w str> {
    let mut wish = wish();
    wish.extend([("answers", answers), ("seats", seats)]);
    wish
}

impl Scene {
    /// One of the seats at least is for a woman.
    async fn reserved(hall: Hall) -> Self {
        let scene = Self::build(hall).await;
        scene.hall.unset("offices.local-secretary.nominated-by").await;
        scene.hall.rule("offices.local-secretary.ballot", "local-decision").await;
        scene.hall.rule("ballots.local-decision.count", "irv").await;
        // Its own rule of counting, and not that of the ballot.
        scene.hall.rule("offices.local-secretary.count", "scottish-stv").await;
        let women = "\n[offices.local-secretary.reserved.women]\ncharacteristic = \"gender\"\nvalues = [\"woman\", \"other marginalised gender\"]\nat-least = 1\n";
        scene.hall.adopt(&(scene.hall.text().await + women)).await;
        scene
    }
}

#[test]
fn a_seat_that_is_reserved_is_said_before_anybody_votes_and_the_count_keeps_to_it() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::reserved(hall).await;
        let seen = scene.call(scene.hall.secretary, &with_reserved_seats(FIVE, "2")).await;
        assert!(seen.location().starts_with("/ballots/"), "{} {}", seen.status, seen.text);
        scene.ballot = seen.location().to_owned();
        let mut nobody = scene.hall.nobody();
        let page = nobody.get(&scene.ballot).await.text;
        let says = "At least one of the 2 seats goes to candidates who say of themselves: gender, any of “woman, other marginalised gender”.";
        assert!(page.contains(says), "{page}");
        assert_eq!((page.matches("gender: woman").count(), page.matches("gender: man").count()), (2, 1), "{page}");
        scene.keyed().await;
        scene.forward(DAY * 11).await;
        scene.forward(DAY * 2).await;
        let mut guest = scene.hall.guest(scene.members[0]).await;
        let facts = scene.json(&mut guest, "/vote/facts").await;
        let election =
            Election::read(facts["election"].as_str().expect("an election").as_bytes()).expect("an election");
        let extra = election.questions[0].extra.clone().expect("a rule");
        assert!(extra.contains("any of") && extra.contains("min = 1"), "the rule is hashed with the question: {extra}");
        let all = names(&election.questions[0]);
        let order = |named: &[&str]| {
            let rank = |name: &String| named.iter().position(|one| one == name).map_or(0, |at| at as u8 + 1);
            Answer::Integers(all.iter().map(rank).collect())
        };
        // Dele and Sam have the quota at once. The seat that Sam would have goes to the woman with the most votes.
        let (dele, sam) = (order(&["Dele Okafor", "Lena Marsh"]), order(&["Sam Adeyemi"]));
        scene.voted_so([dele.clone(), dele.clone(), dele, sam.clone(), sam]).await;
        scene.forward(DAY * 7).await;
        scene.mixed(1).await;
        scene.mixed(2).await;
        scene.decrypted(1).await;
        scene.decrypted(3).await;
        let bytes = scene.archive(&mut nobody).await;
        let verdict = verify(bytes.as_slice(), None, &mut |_| {}).expect("it can be read");
        assert!(verdict.valid(), "{}", verdict.to_json());
        let page = nobody.get(&scene.ballot).await.text;
        let says = "Elected because of them: Lena Marsh. Would have been elected without them: Sam Adeyemi.";
        assert!(page.contains(says) && page.contains("Elected who do: 1."), "{page}");
        let json = nobody.file(&format!("{}/count.json", scene.ballot)).await;
        let record: CountRecord = serde_json::from_slice(&json).expect("a count record");
        let elected: Vec<&str> = record.winners().into_iter().map(|id| record.name(id)).collect();
        assert_eq!(elected, ["Dele Okafor", "Lena Marsh"]);
        let limits = record.profile.limits.expect("the record carries the limits");
        assert_eq!(limits.attributes["gender"].len(), 3, "and what each candidate said");
    });
}

#[test]
fn candidates_who_cannot_keep_to_the_reserved_seats_are_refused_before_anything_is_called() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::reserved(hall).await;
        for (answers, says) in [
            ("Lena Marsh\nsam.adeyemi@example.org; man\nDele Okafor", "no result can keep to the reserved seats"),
            ("Lena Marsh; womn\nDele Okafor; man", "stands an answer that cannot be chosen"),
            ("Lena Marsh; woman; woman\nDele Okafor; man", "stands an answer that cannot be chosen"),
        ] {
            let seen = scene.call(scene.hall.secretary, &with_reserved_seats(answers, "2")).await;
            assert!(
                seen.status.as_u16() == 422 && seen.text.contains(says),
                "{answers}: {} {}",
                seen.status,
                seen.text
            );
        }
        // No more than one seat can be filled by a count for one, and that is said when it is called.
        let mut wish = with_reserved_seats("Ann Archer\nBen Baker\nCleo Carter", "2");
        wish.insert("office", "-");
        let seen = scene.call(scene.hall.secretary, &wish).await;
        assert!(seen.text.contains("do not fit the counting rule"), "{} {}", seen.status, seen.text);
    });
}
