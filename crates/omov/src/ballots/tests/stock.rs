//! Standing trustees make the keys of several ballots in one ceremony.

use std::collections::BTreeMap;

use omov_belenios::make::ballot::Answer;
use omov_belenios::make::rehearsal::Rehearsal;
use omov_belenios::make::shuffle::shuffle;
use omov_belenios::make::signature::KeyPair;
use omov_belenios::make::stock::{self, key_hash};
use omov_belenios::make::threshold::{Context, Member, Polynomial};
use omov_belenios::make::trustee::Seed;
use omov_belenios::verify::Standing;
use omov_store::WriteTx;
use serde_json::Value;

use super::{DAY, Scene, between, own_key};
use crate::ballots::stock::Agreed;
use crate::election::SentKey;
use crate::house::testing::{Hall, Seen, in_a_house};
use crate::offices::Power;

const PEOPLE: &str = "Dele Okafor\nsam.adeyemi@example.org\nNoor Haddad";

/// Trustees who stand, with all that their one secret gives.
struct Stood {
    /// The address of their page.
    at: String,
    agreed: Agreed,
}

/// The form that asks them.
fn asking(keys: &str) -> BTreeMap<&str, &str> {
    BTreeMap::from([
        ("people", PEOPLE),
        ("needed", "2"),
        ("keys", keys),
        ("until-day", "1"),
        ("until-month", "10"),
        ("until-year", "2026"),
    ])
}

fn list(scene: &Scene) -> String {
    format!("/groups/{}/standing-trustees", scene.hall.own)
}

async fn ask(scene: &Scene, wish: &BTreeMap<&str, &str>) -> Seen {
    let mut guest = scene.hall.guest(scene.hall.secretary).await;
    let fields: Vec<(&str, &str)> = wish.iter().map(|(name, value)| (*name, *value)).collect();
    let to = format!("{}/new", list(scene));
    guest.send(&to, &to, &fields).await
}

/// What the page of a trustee is told.
async fn told(scene: &Scene, at: &str, number: usize) -> Value {
    let mut guest = scene.hall.guest(scene.trustees()[number - 1]).await;
    serde_json::from_str(&guest.get(&format!("{at}/trustee/facts")).await.text).expect("facts")
}

fn lists(facts: &Value, name: &str) -> Vec<Vec<String>> {
    let all = facts[name].as_array().expect("lists").iter();
    all.filter_map(|list| Some(stock::parts(list.as_str()?).expect("a list"))).collect()
}

fn of_key(lists: &[Vec<String>], key: u64) -> Vec<String> {
    let at = usize::try_from(key - 1).expect("a number");
    lists.iter().map(|list| list[at].clone()).collect()
}

impl Stood {
    /// They are asked for so many keys.
    async fn asked(scene: &Scene, keys: &str) -> Self {
        scene
            .hall
            .lend(scene.hall.secretary, "Returning officer", "local-group", scene.hall.own, &[Power::RunBallots])
            .await;
        let seen = ask(scene, &asking(keys)).await;
        assert!(seen.location().starts_with("/standing-trustees/"), "{} {}", seen.status, seen.text);
        let at = seen.location().to_owned();
        let text = told(scene, &at, 1).await["stock"].as_str().expect("a text").to_owned();
        Self { at, agreed: Agreed::read(&text).expect("a text") }
    }

    fn context(&self) -> Context {
        self.agreed.context().expect("a context")
    }

    fn seed(&self, scene: &Scene, number: usize, key: u64) -> Seed {
        scene.seeds[number - 1].of_key(&self.agreed.hash(), key)
    }

    /// What a trustee sends now for each key, as their browser makes it.
    async fn parts(&self, scene: &mut Scene, number: usize) -> (String, Vec<String>) {
        let facts = told(scene, &self.at, number).await;
        let step = facts["step"].as_str().expect("a step").to_owned();
        let (certificates, polynomials, keys) =
            (lists(&facts, "certificates"), lists(&facts, "polynomials"), lists(&facts, "keys"));
        let mut parts = Vec::new();
        for key in 1..=self.agreed.keys {
            let (seed, context, hash) =
                (self.seed(scene, number, key), self.context(), key_hash(&self.agreed.hash(), key));
            let member = Member::new(&context, number, &seed).expect("a member");
            let certificates = || of_key(&certificates, key);
            let polynomials = || -> Vec<_> {
                of_key(&polynomials, key).iter().map(|text| Polynomial::read(text).expect("a polynomial")).collect()
            };
            parts.push(match step.as_str() {
                "certificate" => member.certificate(&mut scene.rng),
                "polynomial" => member.polynomial(&certificates(), &mut scene.rng).expect("shares").to_json(),
                "key" => {
                    let share = member.finish(&certificates(), &polynomials(), &mut scene.rng).expect("a key");
                    SentKey { draft: hash, key: share.to_json() }.to_json()
                }
                "rehearsal" => {
                    let own = own_key(&seed, &of_key(&keys, key)[number - 1]);
                    let rehearsal = Rehearsal::new(&context, &hash, &certificates(), &polynomials());
                    rehearsal.expect("a rehearsal").share(&seed.signature_key(), &own, &mut scene.rng)
                }
                other => panic!("nothing to send: {other}"),
            });
        }
        (step, parts)
    }

    async fn send(&self, scene: &Scene, number: usize, kind: &str, message: &str) -> Seen {
        let (mut guest, token) = scene.hall.guest_with_token(scene.trustees()[number - 1]).await;
        guest.post(&format!("{}/trustee/send", self.at), &token, &[("kind", kind), ("message", message)]).await
    }

    /// They do their next round, all of them.
    async fn round(&self, scene: &mut Scene) {
        for number in 1..=3 {
            let (kind, parts) = self.parts(scene, number).await;
            let seen = self.send(scene, number, &kind, &stock::list(&parts)).await;
            assert_eq!((seen.status.as_u16(), seen.text.as_str()), (200, "{}"));
        }
    }

    /// They make all keys.
    async fn made(scene: &mut Scene, keys: &str) -> Self {
        let stood = Self::asked(scene, keys).await;
        for _ in 0..4 {
            stood.round(scene).await;
        }
        scene.due().await;
        stood
    }

    /// The form of a ballot under their next key.
    fn wish<'w>(&'w self, wish: &BTreeMap<&'w str, &'w str>) -> BTreeMap<&'w str, &'w str> {
        let id = self.at.trim_start_matches("/standing-trustees/");
        let mut wish = wish.clone();
        wish.extend([("keys", id), ("trustees", ""), ("needed", "")]);
        wish
    }

    async fn call(&self, scene: &Scene) -> Seen {
        scene.call(scene.hall.secretary, &self.wish(&Scene::wish())).await
    }

    /// The share of a trustee in a key.
    async fn key(&self, scene: &Scene, number: usize, key: u64) -> (KeyPair, KeyPair) {
        let sent = lists(&told(scene, &self.at, number).await, "keys");
        let seed = self.seed(scene, number, key);
        let own = own_key(&seed, &of_key(&sent, key)[number - 1]);
        (seed.signature_key(), own)
    }

    /// A trustee opens the result with such a key.
    async fn opens(&self, scene: &Scene, number: usize, key: u64) -> Seen {
        let (sk, own) = self.key(scene, number, key).await;
        let mut guest = scene.hall.guest(scene.trustees()[number - 1]).await;
        let share = scene.share(&mut guest, &sk, &own).await;
        scene.send(number, "decryption", &share).await
    }
}

/// What everybody sees of the keys.
async fn keys_of(scene: &Scene, at: &str) -> String {
    let page = scene.hall.nobody().get(at).await.text;
    between(&page, "id=\"keys\"", "</section>").to_owned()
}

#[test]
fn a_question_is_decided_under_a_key_of_standing_trustees_without_a_ceremony_of_its_own() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        let stood = Stood::made(&mut scene, "2").await;
        for (email, says) in
            [("dele.okafor@example.org", "stand as a trustee"), ("noor.haddad@example.org", "stand as a trustee")]
        {
            assert!(scene.letter_to(email, says), "{email}");
        }
        let seen = stood.call(&scene).await;
        assert!(seen.location().starts_with("/ballots/"), "{} {}", seen.status, seen.text);
        scene.ballot = seen.location().to_owned();
        let page = scene.hall.nobody().get(&scene.ballot).await.text;
        assert!(page.contains("Key 1 of the standing trustees of"), "{page}");
        let facts = scene.json(&mut scene.hall.guest(scene.trustees()[0]).await, "/trustee/facts").await;
        assert_eq!((facts["step"].as_str(), facts["key"].as_u64()), (Some("wait"), Some(1)));
        scene.forward(DAY * 11).await;
        scene.forward(DAY * 2).await;
        let facts = scene.json(&mut scene.hall.guest(scene.trustees()[0]).await, "/trustee/facts").await;
        assert_eq!(facts["step"], "check");
        scene.voted([0, 0, 0, 0, 1]).await;
        scene.forward(DAY * 7).await;
        // The share of another key opens nothing.
        assert_eq!(stood.opens(&scene, 2, 2).await.status.as_u16(), 422);
        for number in [2, 3] {
            let seen = stood.opens(&scene, number, 1).await;
            assert_eq!(seen.status.as_u16(), 200, "{}", seen.text);
        }
        let mut nobody = scene.hall.nobody();
        let page = nobody.get(&scene.ballot).await.text;
        assert!(page.contains("Carried."), "{page}");
        // The key in the record of the ballot is the one that was announced before it was called.
        let bytes = scene.archive(&mut nobody).await;
        let verdict = omov_belenios::verify::verify(bytes.as_slice(), None, &mut |_| {}).expect("read");
        assert!(verdict.valid());
        let setup = String::from_utf8_lossy(&bytes).into_owned();
        let setup = between(&setup, "\"trustees\":\"", "\"").to_owned();
        assert!(keys_of(&scene, &stood.at).await.contains(&setup), "{setup}");
        let record = nobody.get("/record").await.text;
        for says in ["Asked members to stand as trustees", "Standing trustees have made their keys"] {
            assert!(record.contains(says), "{says}");
        }
    });
}

#[test]
fn an_election_by_rankings_under_a_key_of_standing_trustees_is_mixed_by_as_many_as_are_needed() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.hall.rule("ballots.local-decision.count", "scottish-stv").await;
        let stood = Stood::made(&mut scene, "1").await;
        let mut wish = stood.wish(&Scene::wish());
        wish.extend([("answers", "The bakery\nThe mill\nThe barn"), ("seats", "1")]);
        let seen = scene.call(scene.hall.secretary, &wish).await;
        assert!(seen.location().starts_with("/ballots/"), "{} {}", seen.status, seen.text);
        scene.ballot = seen.location().to_owned();
        scene.forward(DAY * 11).await;
        scene.forward(DAY * 2).await;
        let ranks = |ranks: [u8; 3]| Answer::Integers(ranks.to_vec());
        scene
            .voted_so([ranks([1, 2, 3]), ranks([1, 3, 2]), ranks([2, 1, 3]), ranks([1, 0, 0]), ranks([0, 1, 2])])
            .await;
        scene.forward(DAY * 7).await;
        for number in [1, 3] {
            assert_eq!(
                stood.opens(&scene, number, 1).await.status.as_u16(),
                422,
                "nothing is opened before it is mixed"
            );
            let (sk, _) = stood.key(&scene, number, 1).await;
            let mut guest = scene.hall.guest(scene.trustees()[number - 1]).await;
            let bytes = scene.archive(&mut guest).await;
            let standing = Standing::read(bytes.as_slice(), None, &mut |_| {}).expect("a record");
            let sum = standing.sum(&mut |_| {}).expect("a sum");
            let opening = standing.opening(sum, &mut |_| {}).expect("an opening").expect("an opening");
            let mix = shuffle(&opening, &sk, &mut scene.rng).expect("a mix");
            let seen = scene.send(number, "shuffle", &mix).await;
            assert_eq!(seen.status.as_u16(), 200, "{}", seen.text);
        }
        for number in [1, 2] {
            let seen = stood.opens(&scene, number, 1).await;
            assert_eq!(seen.status.as_u16(), 200, "{}", seen.text);
        }
        let page = scene.hall.nobody().get(&scene.ballot).await.text;
        assert!(page.contains("The bakery"), "{page}");
        let state = between(&page, "<main", "</main>");
        assert!(state.contains("Result there"), "{state}");
    });
}

#[test]
fn keys_are_given_out_in_order_and_once_even_to_two_who_call_at_the_same_time() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        let stood = Stood::made(&mut scene, "3").await;
        let (one, two) = tokio::join!(stood.call(&scene), stood.call(&scene));
        let (one, two) = (one.location().to_owned(), two.location().to_owned());
        assert!(one != two && [&one, &two].iter().all(|at| at.starts_with("/ballots/")), "{one} {two}");
        let mut given = Vec::new();
        for at in [&one, &two] {
            let page = scene.hall.nobody().get(at).await.text;
            given.push(between(&page, "Key ", " of the standing").to_owned());
        }
        given.sort();
        assert_eq!(given, ["1", "2"]);
        // One of them is declared void: its key is used up all the same.
        let void = format!("{one}/void");
        let mut guest = scene.hall.guest(scene.hall.secretary).await;
        let asked = guest.send(&void, &void, &[("reason", "The question was misspelt.")]).await;
        let second = asked.location().split('?').next().expect("an address").to_owned();
        let other = scene.members[4];
        scene.hall.lend(other, "Returning officer", "local-group", scene.hall.own, &[Power::RunBallots]).await;
        scene.hall.guest(other).await.send(&second, &format!("{second}/agree"), &[]).await;
        assert!(scene.hall.nobody().get(&one).await.text.contains("Void"));
        let third = stood.call(&scene).await.location().to_owned();
        assert!(scene.hall.nobody().get(&third).await.text.contains("Key 3 of the standing"));
        // None is left: whoever calls the next is told, and nothing is lost.
        let seen = stood.call(&scene).await;
        assert!(seen.text.contains("have no key left"), "{}", seen.text);
        assert!(seen.text.contains("Shall we buy the old bakery?"));
        let keys = keys_of(&scene, &stood.at).await;
        assert!(keys.contains("0 of 3 keys are left."), "{keys}");
    });
}

#[test]
fn what_was_made_for_one_key_is_not_taken_for_another_and_what_is_wrong_can_be_sent_again() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        let stood = Stood::asked(&scene, "2").await;
        for round in 0..4 {
            let (kind, parts) = stood.parts(&mut scene, 1).await;
            let swapped = [parts[1].clone(), parts[0].clone()];
            let wrong: Vec<(String, &str)> = match round {
                // The same secret for two keys would make one key of them.
                0 => vec![(stock::list([&parts[0], &parts[0]]), "two keys have the same secret")],
                _ => vec![(stock::list(&swapped), "key 1: ")],
            };
            let few = (stock::list(&parts[..1]), "1 parts for 2 keys");
            for (message, says) in
                wrong.into_iter().chain([few, ("{}".into(), "no list"), (String::new(), "not a list")])
            {
                let seen = stood.send(&scene, 1, &kind, &message).await;
                assert_eq!(seen.status.as_u16(), 422, "{kind}: {message}");
                let says = if says == "no list" { "not a list" } else { says };
                assert!(seen.text.contains(says), "{says}: {}", seen.text);
            }
            let page = scene.hall.nobody().get(&stood.at).await.text;
            assert!(page.contains("Dele Okafor") && page.contains("Has to "), "the wrong one is named");
            // It harms nobody: the same trustee sends it right, and all go on.
            stood.round(&mut scene).await;
            let again = stood.send(&scene, 1, &kind, &stock::list(&parts)).await;
            assert_eq!(again.status.as_u16(), 422, "a part is taken once");
        }
        scene.due().await;
        assert!(keys_of(&scene, &stood.at).await.contains("2 of 2 keys are left."));
    });
}

#[test]
fn trustees_stand_under_the_rules_and_whoever_asks_is_told_which_one_is_missing() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        let new = format!("{}/new", list(&scene));
        let member = scene.members[4];
        let refused = scene.hall.guest(member).await.get(&new).await;
        assert_eq!(refused.status.as_u16(), 403, "{}", refused.text);
        assert!(scene.hall.nobody().get(&list(&scene)).await.text.contains("Nobody stands as a trustee here yet"));
        let stood = Stood::made(&mut scene, "1").await;
        let with = |name: &'static str, value: &'static str| {
            let mut wish = asking("1");
            wish.insert(name, value);
            wish
        };
        for (wish, says) in [
            (with("people", "Dele Okafor\nNoor Haddad"), "Name at least 3 trustees"),
            (
                with("people", "Dele Okafor\nNoor Haddad\nNobody Known"),
                "“Nobody Known” is not on the roll of this group.",
            ),
            (with("needed", "1"), "At least 2 are needed"),
            (with("needed", "3"), "At least 2 are needed"),
            (with("keys", "21"), "Write a number from 1 to 20."),
            (with("until-year", "2028"), "at most a year ahead"),
            (with("until-year", "2020"), "at most a year ahead"),
        ] {
            let seen = ask(&scene, &wish).await;
            assert!(seen.text.contains(says), "{says}: {}", seen.text);
        }
        // Who opens later than they stand, or names others too, is told so.
        let late = stood.wish(&Scene::wish());
        let mut both = late.clone();
        both.insert("trustees", PEOPLE);
        let seen = scene.call(scene.hall.secretary, &both).await;
        assert!(seen.text.contains("and named others too"), "{}", seen.text);
        let mut late = late;
        late.extend([("opens-month", "11"), ("closes-month", "11")]);
        let seen = scene.call(scene.hall.secretary, &late).await;
        assert!(seen.text.contains("this ballot opens later"), "{}", seen.text);
        // The rules ask for more than they are.
        scene.hall.rule("ballots.local-decision.trustees", 4).await;
        let mut guest = scene.hall.guest(scene.hall.secretary).await;
        let form = guest.get(&scene.form()).await.text;
        assert!(form.contains("they are 3, and the rules ask for 4"), "{form}");
        assert!(form.contains("/rules#ballots.local-decision.trustees"), "{form}");
        assert_ne!(stood.call(&scene).await.status.as_u16(), 303);
        scene.hall.rule("ballots.local-decision.trustees", 3).await;
        // Once they are retired they give no key.
        let retire = format!("{}/retire", stood.at);
        let refused = scene.hall.guest(member).await.get(&retire).await;
        assert_eq!(refused.status.as_u16(), 403);
        let silent = guest.send(&retire, &retire, &[("reason", " ")]).await;
        assert!(silent.text.contains("Write why"), "{}", silent.text);
        assert_eq!(guest.send(&retire, &retire, &[("reason", "Two have moved away.")]).await.location(), stood.at);
        assert_eq!(guest.get(&retire).await.status.as_u16(), 409);
        assert!(guest.get(&stood.at).await.text.contains("Two have moved away."));
        assert!(!guest.get(&scene.form()).await.text.contains("The standing trustees of"));
        let seen = stood.call(&scene).await;
        assert!(seen.text.contains("have no key left, or do not stand any more"), "{}", seen.text);
    });
}

#[test]
fn whoever_is_a_standing_trustee_sees_it_among_their_data_and_a_stock_that_never_came_to_be_goes_with_them() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        let stood = Stood::made(&mut scene, "1").await;
        let unmade = ask(&scene, &asking("2")).await.location().to_owned();
        let member = scene.trustees()[1];
        let csv = scene.hall.guest(member).await.get("/me/my-data.csv").await.text;
        assert!(csv.contains("Standing trustees of whom you are one,2,Group,"), "{csv}");
        let forget = move |tx: &mut WriteTx<'_>| Ok(crate::ballots::forget(tx, member)?);
        scene.hall.house.store().write(forget).await.expect("forgotten");
        let mut nobody = scene.hall.nobody();
        assert_eq!(nobody.get(&unmade).await.status.as_u16(), 404, "no key stands on their name");
        // Others agreed to the keys that are there.
        assert!(nobody.get(&stood.at).await.text.contains("Sam Adeyemi"));
    });
}
