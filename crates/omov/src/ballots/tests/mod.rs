//! What the room promises, on both engines: a whole ballot from the call to the certified result, and what bad input gets.

mod corrections;
mod effects;
mod kinds;
mod motion;
mod nominated;
mod office;
mod outage;
mod paper;
mod refusals;
mod registrar;
mod reminding;
mod reserves;
mod roll;
mod scanner;
mod secrecy;
mod several;
mod spot;
mod stock;
mod whole;

use std::collections::BTreeMap;
use std::time::Duration;

use omov_belenios::election::Election;
use omov_belenios::group::Ed25519;
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::make::credential::Code;
use omov_belenios::make::decryption::decrypt;
use omov_belenios::make::rehearsal::Rehearsal;
use omov_belenios::make::shuffle::shuffle;
use omov_belenios::make::signature::KeyPair;
use omov_belenios::make::threshold::{Member, Polynomial, Share, open_share};
use omov_belenios::make::trustee::Seed;
use omov_belenios::params::Params;
use omov_belenios::verify::Standing;
use rand_chacha::ChaCha20Rng;
use serde_json::Value;
use zeroize::Zeroizing;

use omov_store::{WriteTx, params, statements};

use crate::ballots::trustees::{Kind, ROUNDS};
use crate::election::{Draft, SentKey, generator};
use crate::house::testing::{Guest, Hall, Seen};
use crate::house::work::all_due;
use crate::members::{MemberId, Standing as Stands};

statements! {
    SEEN = "UPDATE ballot_pulses SET at = $1", reads all: "a test";
}

const DAY: Duration = Duration::from_hours(24);

/// A small movement in which a local group can decide something: five members, three of them trustees.
pub(crate) struct Scene {
    pub(crate) hall: Hall,
    pub(crate) members: Vec<MemberId>,
    /// The trustees, by number.
    trustees: [MemberId; 3],
    seeds: Vec<Seed>,
    rng: ChaCha20Rng,
    /// The address of the ballot.
    pub(crate) ballot: String,
}

/// A trustee's share of the key, from what they sent.
fn own_key(seed: &Seed, sent: &str) -> KeyPair {
    let sent = SentKey::parse(sent).expect("what was sent");
    let (sealed, _) = Share::read(&sent.key).expect("a share");
    open_share(seed, &sealed).expect("the own key")
}

fn rng(byte: u8) -> ChaCha20Rng {
    generator(&Zeroizing::new([byte; 32]))
}

impl Scene {
    pub(crate) async fn build(hall: Hall) -> Self {
        let fifth = hall.person("Lena Marsh", Stands::Member, hall.own).await;
        let members = vec![hall.member, hall.secretary, hall.organiser, hall.regional, fifth];
        for (path, value) in [("ballots.local-decision.trustees-needed", 2), ("ballots.local-decision.trustees", 3)] {
            hall.rule(path, value).await;
        }
        hall.rule("ballots.local-decision.secret-from", 3).await;
        hall.rule("ballots.local-decision.roll-freezes", "2 days").await;
        hall.appoint("local-secretary", hall.own, hall.secretary, 300).await;
        // From now on everybody has a vote.
        hall.house.clock().forward(DAY * 31);
        let mut rng = rng(1);
        let seeds = (0..3).map(|_| Seed::random(&mut rng)).collect();
        let trustees = [hall.member, hall.organiser, hall.regional];
        Self { hall, members, trustees, seeds, rng, ballot: String::new() }
    }

    /// The form of a ballot that may be called.
    pub(crate) fn wish<'w>() -> BTreeMap<&'w str, &'w str> {
        BTreeMap::from([
            ("title", "Shall we buy the old bakery?"),
            ("about", "The bakery in Quay Street is for sale."),
            ("matter", "local"),
            ("follows", "-"),
            ("opens-day", "10"),
            ("opens-month", "5"),
            ("opens-year", "2026"),
            ("opens-hour", "12:00"),
            ("closes-day", "16"),
            ("closes-month", "5"),
            ("closes-year", "2026"),
            ("closes-hour", "12:00"),
            ("trustees", "Dele Okafor\nsam.adeyemi@example.org\nNoor Haddad"),
            ("needed", "2"),
        ])
    }

    pub(crate) fn form(&self) -> String {
        format!("/groups/{}/ballots/new/local-decision", self.hall.own)
    }

    /// Sends the form, as somebody.
    pub(crate) async fn call(&self, by: MemberId, wish: &BTreeMap<&str, &str>) -> Seen {
        let mut guest = self.hall.guest(by).await;
        let fields: Vec<(&str, &str)> = wish.iter().map(|(name, value)| (*name, *value)).collect();
        guest.send(&self.form(), &self.form(), &fields).await
    }

    /// Calls it.
    pub(crate) async fn called(&mut self) {
        let seen = self.call(self.hall.secretary, &Self::wish()).await;
        assert!(seen.location().starts_with("/ballots/"), "{} {}", seen.status, seen.text);
        self.ballot = seen.location().to_owned();
    }

    /// Some time passes, in which the house is there.
    pub(crate) async fn forward(&self, time: Duration) {
        self.hall.house.clock().forward(time);
        self.there().await;
        self.due().await;
    }

    /// Some time passes, in which it is not.
    pub(crate) async fn gone(&self, time: Duration) {
        self.hall.house.clock().forward(time);
        self.due().await;
    }

    /// The house was there until now: a clock that jumps is no outage.
    async fn there(&self) {
        let now = self.hall.house.now();
        let seen = move |tx: &mut WriteTx<'_>| Ok(tx.execute(&SEEN, params![now]).map(|_| ())?);
        self.hall.house.store().write(seen).await.expect("written");
    }

    pub(crate) async fn due(&self) {
        all_due(&self.hall.house).await.expect("the work is done");
    }

    /// Reads JSON, as somebody.
    pub(crate) async fn json(&self, guest: &mut Guest, part: &str) -> Value {
        let seen = guest.get(&format!("{}{part}", self.ballot)).await;
        serde_json::from_str(&seen.text).unwrap_or_else(|_| panic!("{}: {}", seen.status, seen.text))
    }

    /// The three trustees, by number.
    pub(crate) fn trustees(&self) -> [MemberId; 3] {
        self.trustees
    }

    /// Somebody steps in for one of them.
    pub(crate) fn steps_in(&mut self, number: usize, member: MemberId) {
        self.trustees[number - 1] = member;
    }

    /// What a trustee has to send now, made as their program makes it.
    pub(crate) async fn part(&mut self, number: usize) -> (String, String) {
        let mut guest = self.hall.guest(self.trustees()[number - 1]).await;
        let facts = self.json(&mut guest, "/trustee/facts").await;
        assert_eq!(facts["me"], number);
        let draft = Draft::read(facts["draft"].as_str().expect("a draft")).expect("a draft");
        let context = draft.context().expect("a context");
        let texts = |name: &str| -> Vec<String> {
            let all = facts[name].as_array().expect("a list");
            all.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()
        };
        let seed = &self.seeds[number - 1];
        let member = Member::new(&context, number, seed).expect("a member");
        let step = facts["step"].as_str().expect("a step").to_owned();
        let polynomials = || {
            texts("polynomials").iter().map(|text| Polynomial::read(text).expect("a polynomial")).collect::<Vec<_>>()
        };
        let message = match step.as_str() {
            "certificate" => member.certificate(&mut self.rng),
            "polynomial" => member.polynomial(&texts("certificates"), &mut self.rng).expect("shares").to_json(),
            "key" => {
                let share = member.finish(&texts("certificates"), &polynomials(), &mut self.rng).expect("a key");
                SentKey { draft: draft.hash(), key: share.to_json() }.to_json()
            }
            "rehearsal" => {
                let rehearsal = Rehearsal::new(&context, &draft.hash(), &texts("certificates"), &polynomials());
                let key = own_key(seed, &texts("keys")[number - 1]);
                rehearsal.expect("a rehearsal").share(&seed.signature_key(), &key, &mut self.rng)
            }
            "shuffle" => {
                let bytes = self.archive(&mut guest).await;
                let standing = Standing::read(bytes.as_slice(), None, &mut |_| {}).expect("a record");
                let sum = standing.sum(&mut |_| {}).expect("a sum");
                let opening = standing.opening(sum, &mut |_| {}).expect("an opening").expect("an opening");
                shuffle(&opening, &seed.signature_key(), &mut self.rng).expect("a mix")
            }
            "decryption" => {
                let key = own_key(seed, &texts("keys")[number - 1]);
                self.share(&mut guest, &seed.signature_key(), &key).await
            }
            other => panic!("nothing to send: {other}"),
        };
        (step, message)
    }

    async fn share(&self, guest: &mut Guest, sk: &KeyPair, key: &KeyPair) -> String {
        let bytes = self.archive(guest).await;
        let standing = Standing::read(bytes.as_slice(), None, &mut |_| {}).expect("a record");
        let sum = standing.sum(&mut |_| {}).expect("a sum");
        let opening = standing.opening(sum, &mut |_| {}).expect("an opening").expect("an opening");
        decrypt(&opening, sk, key, &mut rng(9))
    }

    pub(crate) async fn archive(&self, guest: &mut Guest) -> Vec<u8> {
        guest.file(&format!("{}/record.bel", self.ballot)).await
    }

    /// Sends a trustee's part as their page does.
    pub(crate) async fn send(&self, number: usize, kind: &str, message: &str) -> Seen {
        let (mut guest, token) = self.hall.guest_with_token(self.trustees()[number - 1]).await;
        let to = format!("{}/trustee/send", self.ballot);
        guest.post(&to, &token, &[("kind", kind), ("message", message)]).await
    }

    /// The trustees make the key, and try it.
    pub(crate) async fn keyed(&mut self) {
        self.rounds(&ROUNDS).await;
    }

    /// They do so many rounds.
    pub(crate) async fn rounds(&mut self, rounds: &[Kind]) {
        for _ in rounds {
            for number in 1..=3 {
                let (kind, message) = self.part(number).await;
                let seen = self.send(number, &kind, &message).await;
                assert_eq!((seen.status.as_u16(), seen.text.as_str()), (200, "{}"));
            }
        }
    }

    /// From the call to the opening, of a ballot that is counted by that rule.
    pub(crate) async fn opened_under(&mut self, count: &'static str, answers: &str, seats: &str) {
        self.hall.rule("ballots.local-decision.count", count).await;
        let mut wish = Self::wish();
        wish.insert("answers", answers);
        wish.insert("seats", seats);
        let seen = self.call(self.hall.secretary, &wish).await;
        assert!(seen.location().starts_with("/ballots/"), "{} {}", seen.status, seen.text);
        self.ballot = seen.location().to_owned();
        self.keyed().await;
        self.forward(DAY * 11).await;
        self.forward(DAY * 2).await;
    }

    /// From the call to the opening.
    pub(crate) async fn opened(&mut self) {
        self.called().await;
        self.keyed().await;
        self.forward(DAY * 11).await;
        self.forward(DAY * 2).await;
    }

    /// Whether a letter to somebody says this.
    pub(crate) fn letter_to(&self, email: &str, says: &str) -> bool {
        let folder = self.hall.house.data().join("outbox");
        let letters = std::fs::read_dir(folder).expect("the outbox").map(|entry| entry.expect("a letter").path());
        let texts = letters.map(|path| std::fs::read_to_string(path).expect("a letter"));
        texts.into_iter().any(|text| text.contains(&format!("To: {email}")) && text.contains(says))
    }

    /// The voting code in somebody's letter.
    pub(crate) fn code(&self, email: &str) -> String {
        let folder = self.hall.house.data().join("outbox");
        for entry in std::fs::read_dir(folder).expect("the outbox") {
            let text = std::fs::read_to_string(entry.expect("a letter").path()).expect("a letter");
            let lines: Vec<&str> = text.lines().collect();
            let code = lines.iter().position(|line| line.trim() == "Your voting code:");
            if let Some(at) = code.filter(|_| text.contains(&format!("To: {email}"))) {
                return lines[at + 1].trim().to_owned();
            }
        }
        panic!("no letter to {email}");
    }

    /// Seals an answer to the question of yes or no.
    pub(crate) async fn seal(&mut self, by: MemberId, code: &str, choice: usize) -> String {
        let mut chosen = vec![0; 3];
        chosen[choice] = 1;
        self.seal_so(by, code, Answer::Choices(chosen)).await
    }

    /// Seals a vote, as the booth does.
    pub(crate) async fn seal_so(&mut self, by: MemberId, code: &str, answer: Answer) -> String {
        let mut guest = self.hall.guest(by).await;
        let facts = self.json(&mut guest, "/vote/facts").await;
        let json = facts["election"].as_str().expect("an election").to_owned();
        let election = Election::read(json.as_bytes()).expect("an election");
        let params = Params::new(Ed25519, election, json.as_bytes()).expect("params");
        let credential = Code::parse(code).expect("a code").credential(&params.election.uuid);
        Booth::new(&params).ballot(&credential, &[answer], &mut self.rng).expect("a ballot")
    }

    /// Casts it, as somebody.
    pub(crate) async fn cast(&self, by: MemberId, ballot: &str) -> Seen {
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&format!("{}/vote/cast", self.ballot), &token, &[("ballot", ballot)]).await
    }

    /// Their addresses of e-mail, in the order of `members`.
    pub(crate) fn emails() -> [&'static str; 5] {
        [
            "dele.okafor@example.org",
            "joan.petrie@example.org",
            "sam.adeyemi@example.org",
            "noor.haddad@example.org",
            "lena.marsh@example.org",
        ]
    }

    /// Everybody votes so; gives the receipts.
    pub(crate) async fn voted(&mut self, choices: [usize; 5]) -> Vec<Value> {
        let mut receipts = Vec::new();
        for (at, choice) in choices.into_iter().enumerate() {
            let (member, code) = (self.members[at], self.code(Self::emails()[at]));
            let ballot = self.seal(member, &code, choice).await;
            receipts.push(receipt(&self.cast(member, &ballot).await));
        }
        receipts
    }

    /// A trustee mixes the rankings.
    pub(crate) async fn mixed(&mut self, number: usize) {
        let (kind, message) = self.part(number).await;
        assert_eq!(kind, "shuffle");
        let seen = self.send(number, &kind, &message).await;
        assert_eq!(seen.status.as_u16(), 200, "{}", seen.text);
    }

    /// Everybody votes so.
    pub(crate) async fn voted_so(&mut self, answers: [Answer; 5]) {
        for (at, answer) in answers.into_iter().enumerate() {
            let (member, code) = (self.members[at], self.code(Self::emails()[at]));
            let ballot = self.seal_so(member, &code, answer).await;
            receipt(&self.cast(member, &ballot).await);
        }
    }

    /// A trustee opens the result.
    pub(crate) async fn decrypted(&mut self, number: usize) {
        let (kind, message) = self.part(number).await;
        assert_eq!(kind, "decryption");
        let seen = self.send(number, &kind, &message).await;
        assert_eq!(seen.status.as_u16(), 200, "{}", seen.text);
    }
}

/// What stands on a page between two texts.
pub(crate) fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    page.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(part, _)| part).unwrap_or_default()
}

/// The receipt that was given.
pub(crate) fn receipt(seen: &Seen) -> Value {
    assert_eq!(seen.status.as_u16(), 200, "{}", seen.text);
    serde_json::from_str(&seen.text).expect("a receipt")
}
