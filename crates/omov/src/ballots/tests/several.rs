//! Several questions in one ballot: each is decided by itself, and linked elections leave out whoever is elected before.

use std::collections::BTreeMap;

use omov_belenios::election::Election;
use omov_belenios::group::Ed25519;
use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::make::credential::Code;
use omov_belenios::params::Params;
use omov_belenios::verify::verify;
use omov_count::linked::{IfTooFew, Link, count_linked};
use omov_count::{CountRecord, Lots, Watch};
use omov_store::{params, statements};
use omov_verify::ranked;
use serde_json::Value;

use super::{DAY, Scene, between, receipt};
use crate::ballots::kinds::names;
use crate::house::testing::{Hall, in_a_house};
use crate::members::MemberId;

statements! {
    RENAME = "UPDATE members SET name = $2 WHERE id = $1";
    AS_BEFORE = "UPDATE ballots SET seats = 2, office = 'local-secretary', reopen = 'None' WHERE title = $1", reads all: "a test";
    NO_QUESTIONS = "DELETE FROM ballot_questions", reads all: "a test";
    MOVED = include_str!("../tables/0052_ballot_questions_of_today.sql"), reads all: "a test of the migration";
}

/// Three questions of yes or no.
fn three<'w>() -> BTreeMap<&'w str, &'w str> {
    let mut wish = Scene::wish();
    wish.extend([("title", "The decisions of our spring meeting"), ("ask", "Shall we buy the old bakery?")]);
    wish.extend([("ask-2", "Shall we paint the hall?"), ("more-2", "It has been grey for years.")]);
    wish.extend([("ask-3", "Shall we meet on Sundays?")]);
    wish
}

impl Scene {
    async fn calls(&mut self, wish: &BTreeMap<&str, &str>) {
        let seen = self.call(self.hall.secretary, wish).await;
        assert!(seen.location().starts_with("/ballots/"), "{} {}", seen.status, seen.text);
        self.ballot = seen.location().to_owned();
    }

    /// From the key to the opening.
    async fn under_way(&mut self) {
        self.keyed().await;
        self.forward(DAY * 11).await;
        self.forward(DAY * 2).await;
    }

    async fn election(&self) -> (String, Election) {
        let mut guest = self.hall.guest(self.members[0]).await;
        let facts = self.json(&mut guest, "/vote/facts").await;
        let json = facts["election"].as_str().expect("an election").to_owned();
        let election = Election::read(json.as_bytes()).expect("an election");
        (json, election)
    }

    /// Seals an answer to each question.
    async fn seal_all(&mut self, code: &str, answers: &[Answer]) -> String {
        let (json, election) = self.election().await;
        let params = Params::new(Ed25519, election, json.as_bytes()).expect("params");
        let credential = Code::parse(code).expect("a code").credential(&params.election.uuid);
        Booth::new(&params).ballot(&credential, answers, &mut self.rng).expect("a ballot")
    }

    async fn everybody(&mut self, answers: [Vec<Answer>; 5]) {
        for (at, answers) in answers.iter().enumerate() {
            let (member, code) = (self.members[at], self.code(Self::emails()[at]));
            let ballot = self.seal_all(&code, answers).await;
            receipt(&self.cast(member, &ballot).await);
        }
    }

    /// It is closed, opened and certified; gives the page, and the record.
    async fn ended(&mut self, ranked: bool) -> (String, Vec<u8>) {
        self.forward(DAY * 7).await;
        if ranked {
            self.mixed(1).await;
            self.mixed(2).await;
        }
        self.decrypted(1).await;
        self.decrypted(3).await;
        let mut nobody = self.hall.nobody();
        let bytes = self.archive(&mut nobody).await;
        let certify = format!("{}/certify", self.ballot);
        let mut guest = self.hall.guest(self.hall.scrutineer).await;
        let done = guest.send(&certify, &certify, &[("archive", &sha256_hex(&bytes))]).await;
        assert_eq!(done.location(), self.ballot, "{}", done.text);
        (nobody.get(&self.ballot).await.text, bytes)
    }

    /// The members of this movement elect a secretary, and a chair, in one ballot in which nobody takes two posts.
    async fn with_two_offices(hall: Hall, count: &'static str, linked: bool) -> Self {
        let mut scene = Self::build(hall).await;
        scene.hall.rule("offices.local-secretary.ballot", "local-decision").await;
        scene.hall.unset("offices.local-secretary.nominated-by").await;
        scene.hall.rule("ballots.local-decision.count", count).await;
        let chair = "\n[offices.local-chair]\ntitle = \"local chair\"\ngroup = \"local\"\nfilled = \"by-election\"\nby = \"local-members\"\n\
            ballot = \"local-decision\"\nterm = \"1 year\"\nanswers-to = \"local-members\"\n";
        scene.hall.adopt(&(scene.hall.text().await + chair)).await;
        scene.hall.rule("ballots.local-decision.one-post-each", linked).await;
        let mut wish = Self::wish();
        wish.extend([("title", "Our officers"), ("ask", "Who shall be our chair?"), ("office", "local-chair")]);
        wish.extend([("answers", "Lena Marsh\nsam.adeyemi@example.org"), ("seats", "1")]);
        wish.extend([("ask-2", "Who shall be our secretary?"), ("office-2", "local-secretary")]);
        wish.extend([("answers-2", "Dele Okafor\nLena Marsh\nNoor Haddad"), ("seats-2", "1")]);
        scene.calls(&wish).await;
        scene
    }

    async fn holds(&self, office: &str, member: MemberId) -> bool {
        let page = self.hall.nobody().get(&self.ballot).await.text;
        let name = ["Dele Okafor", "Joan Petrie", "Sam Adeyemi", "Noor Haddad", "Lena Marsh"];
        let at = self.members.iter().position(|one| *one == member).expect("a member");
        page.contains(&format!("{} is elected and has the term as {office}", name[at]))
    }
}

fn chosen(at: usize) -> Answer {
    let mut marks = vec![0; 3];
    marks[at] = 1;
    Answer::Choices(marks)
}

#[test]
fn each_question_of_a_ballot_is_carried_or_not_by_itself() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.calls(&three()).await;
        let page = scene.hall.nobody().get(&scene.ballot).await.text;
        for says in [
            "Question 2: Shall we paint the hall?",
            "It has been grey for years.",
            "The decisions of our spring meeting",
        ] {
            assert!(page.contains(says), "{says}: {page}");
        }
        scene.under_way().await;
        let mut guest = scene.hall.guest(scene.members[0]).await;
        let facts = scene.json(&mut guest, "/vote/facts").await;
        assert_eq!(facts["takes"].as_array().map(Vec::len), Some(3), "what it takes is said for each question");
        // Yes, no, and an even vote.
        let vote = |third: usize| vec![chosen(0), chosen(1), chosen(third)];
        scene.everybody([vote(0), vote(0), vote(1), vote(1), vote(2)]).await;
        let (page, bytes) = scene.ended(false).await;
        let verdict = verify(bytes.as_slice(), None, &mut |_| {}).expect("it can be read");
        assert_eq!(verdict.valid_result(), Some("[[5,0,0],[0,5,0],[2,2,1]]"));
        let result = between(&page, "id=\"result\"", "</section>");
        let parts: Vec<&str> = result.split("Question ").skip(1).collect();
        assert_eq!(parts.len(), 3, "{result}");
        let carried: Vec<bool> = parts.iter().map(|part| part.contains("Carried.")).collect();
        assert_eq!(carried, [true, false, false], "{result}");
        assert_eq!(result.matches("5 of 5 voted").count(), 1, "the turnout is that of the ballot: {result}");
    });
}

#[test]
fn a_ballot_from_before_there_could_be_several_has_its_one_question() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.called().await;
        let id = scene.ballot.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
        let moved = move |tx: &mut omov_store::WriteTx<'_>| {
            tx.execute(&AS_BEFORE, params!["Shall we buy the old bakery?"])?;
            tx.execute(&NO_QUESTIONS, params![])?;
            tx.execute(&MOVED, params![])?;
            crate::ballots::ballot::one(tx, id)
        };
        let ballot = scene.hall.house.store().write(moved).await.expect("it is there");
        let [one] = &ballot.questions[..] else { panic!("{ballot:?}") };
        assert_eq!((one.number, one.ask.as_str(), one.seats), (1, "Shall we buy the old bakery?", 2));
        assert_eq!((one.office.as_deref(), one.reopen.as_deref()), (Some("local-secretary"), Some("None")));
    });
}

#[test]
fn a_motion_is_decided_by_its_own_question_whatever_else_is_asked() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        let (motion, quote) = super::motion::fixed(&scene).await;
        // The form offers it, and fills in what is asked and what it quotes.
        let mut wish = Scene::wish();
        let next = format!("motion-{}", motion.rsplit('/').next().unwrap_or_default());
        wish.extend([("add-question", "yes"), ("next", next.as_str())]);
        let page = scene.call(scene.hall.secretary, &wish).await;
        assert_eq!(page.hidden("ask-2"), Some("Late buses"), "{}", page.text);
        assert!(page.text.contains(&quote) && !page.text.contains(&format!("value=\"{next}\"")), "it is offered once");
        let mut wish = Scene::wish();
        wish.extend([("title", "Our meeting"), ("ask", "Shall we paint the hall?"), ("ask-2", "Late buses")]);
        wish.insert("more-2", &quote);
        scene.calls(&wish).await;
        let mut nobody = scene.hall.nobody();
        assert!(
            nobody.get(&scene.ballot).await.text.contains("Buses run until the late shift ends."),
            "the text is shown"
        );
        assert!(nobody.get(&motion).await.text.contains(&scene.ballot), "and the motion leads to its ballot");
        scene.under_way().await;
        let vote = || vec![chosen(1), chosen(0)];
        scene.everybody([vote(), vote(), vote(), vote(), vote()]).await;
        scene.ended(false).await;
        let page = nobody.get(&format!("{motion}/decision")).await.text;
        assert!(page.contains("Nobody sees to it yet"), "the other question is not carried, and this one is: {page}");
    });
}

#[test]
fn a_question_is_added_and_taken_out_again_and_nothing_that_was_typed_is_lost() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::build(hall).await;
        let secretary = scene.hall.secretary;
        let mut one = Scene::wish();
        one.insert("add-question", "yes");
        let page = scene.call(secretary, &one).await;
        assert_eq!(page.status.as_u16(), 200);
        assert_eq!((page.hidden("ask"), page.hidden("ask-2")), (Some("Shall we buy the old bakery?"), Some("")));
        assert!(
            page.text.contains("The bakery in Quay Street is for sale.") && !page.text.contains("name=\"follows\"")
        );
        let mut all = three();
        all.extend([("out-2", "yes"), ("take-out", "yes")]);
        let page = scene.call(secretary, &all).await;
        assert_eq!((page.hidden("ask-2"), page.hidden("ask-3")), (Some("Shall we meet on Sundays?"), None));
        assert!(!page.text.contains("grey for years"), "what belonged to it goes with it");
        // Ticked and not noticed: it is shown first, and not called.
        let mut all = three();
        all.extend([("out", "yes"), ("out-2", "yes")]);
        let page = scene.call(secretary, &all).await;
        assert_eq!(
            (page.status.as_u16(), page.hidden("title")),
            (200, Some("Shall we meet on Sundays?")),
            "one is left"
        );
        assert_eq!(page.hidden("ask"), None);
        for (field, value, says) in [
            ("ask-2", "", "Write what is asked"),
            ("ask-2", "Shall we  buy the old bakery?", "asked twice"),
            ("title", "", "Write what is asked"),
        ] {
            let mut wish = three();
            wish.insert(field, value);
            let seen = scene.call(secretary, &wish).await;
            assert!(seen.status.as_u16() == 422 && seen.text.contains(says), "{value}: {}", seen.text);
            assert!(seen.text.contains("Shall we meet on Sundays?"), "nothing is lost");
        }
        let mut twenty = three();
        let more: Vec<String> = (4..=25).map(|number| format!("ask-{number}")).collect();
        twenty.extend(more.iter().map(|name| (name.as_str(), name.as_str())));
        twenty.insert("add-question", "yes");
        let page = scene.call(secretary, &twenty).await;
        assert!(page.hidden("ask-20").is_some() && page.hidden("ask-21").is_none(), "there are no more than 20");
    });
}

#[test]
fn a_ballot_with_one_answer_too_few_is_not_taken() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.calls(&three()).await;
        scene.under_way().await;
        let (member, code) = (scene.members[0], scene.code(Scene::emails()[0]));
        let good = scene.seal_all(&code, &[chosen(0), chosen(0), chosen(0)]).await;
        // Made for an election of two questions, and then said to be for this one.
        let (json, mut election) = scene.election().await;
        let hash = sha256_hex(&json);
        election.questions.pop();
        let short = election.to_json();
        let params = Params::new(Ed25519, election, short.as_bytes()).expect("params");
        let credential = Code::parse(&code).expect("a code").credential(&params.election.uuid);
        let two = Booth::new(&params).ballot(&credential, &[chosen(0), chosen(0)], &mut scene.rng).expect("a ballot");
        let mine: Value = serde_json::from_str(&good).expect("a ballot");
        let of = |text: &str| -> String {
            let json: Value = serde_json::from_str(text).expect("a ballot");
            json["message"]["election_hash"].as_str().expect("a hash").to_owned()
        };
        let mut cut = mine.clone();
        cut["message"]["answers"].as_array_mut().expect("answers").pop();
        for wrong in [two.clone(), two.replace(&of(&two), &of(&good)), cut.to_string()] {
            let seen = scene.cast(member, &wrong).await;
            assert_eq!(seen.status.as_u16(), 422, "{}", seen.text);
        }
        assert!(!hash.is_empty());
        assert_eq!(receipt(&scene.cast(member, &good).await)["entry"], 1, "nothing of it stands on the board");
    });
}

/// Ranks by name, as these names stand in the question.
fn order(question: &omov_belenios::election::Question, ranking: &[&str]) -> Answer {
    let rank = |name: &String| ranking.iter().position(|ranked| ranked == name).map_or(0, |at| at as u8 + 1);
    Answer::Integers(names(question).iter().map(rank).collect())
}

#[test]
fn whoever_is_elected_in_one_question_is_left_out_of_the_next_and_each_office_is_filled_by_its_own() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::with_two_offices(hall, "irv", true).await;
        let page = scene.hall.nobody().get(&scene.ballot).await.text;
        assert!(page.contains("One person, one post"), "{page}");
        scene.under_way().await;
        let (_, election) = scene.election().await;
        let [first, second] = &election.questions[..] else { panic!("two questions") };
        assert!(
            first.extra.as_deref().is_some_and(|extra| extra.ends_with(",\"linked\":\"leave-vacant\"}")),
            "{first:?}"
        );
        // Everybody wants Lena for both.
        let vote = || vec![order(first, &["Lena Marsh"]), order(second, &["Lena Marsh", "Dele Okafor", "Noor Haddad"])];
        scene.everybody([vote(), vote(), vote(), vote(), vote()]).await;
        let (page, bytes) = scene.ended(true).await;
        let (dele, lena) = (scene.members[0], scene.members[4]);
        assert!(scene.holds("local chair", lena).await && scene.holds("local secretary", dele).await, "{page}");
        assert!(!scene.holds("local secretary", lena).await, "{page}");
        assert!(
            page.contains("Lena Marsh is left out here: they are elected in the question “Who shall be our chair?”"),
            "{page}"
        );
        // What the house counts is what anybody counts from the opened papers.
        let verdict = verify(bytes.as_slice(), None, &mut |_| {}).expect("it can be read");
        let (result, lots) = (verdict.valid_result().expect("a result"), verdict.lot.clone().map(Lots::Seed));
        let rows: Vec<Vec<Vec<u8>>> = serde_json::from_str(result).expect("rankings");
        let of = |at: usize| {
            let question = &election.questions[at];
            let profile =
                ranked::declared(question.extra.as_deref().expect("a rule")).expect("a rule").expect("a rule");
            (ranked::contest(question, &rows[at]).expect("papers").contest, profile)
        };
        let contests = [of(0), of(1)];
        let links = contests.each_ref().map(|(contest, profile)| Link { contest, profile, lots: lots.as_ref() });
        let records = count_linked(&links, IfTooFew::LeaveVacant, Watch::none()).expect("a count");
        let mut nobody = scene.hall.nobody();
        for (number, linked) in (1..).zip(&records) {
            let count = nobody.file(&format!("{}/count.json?question={number}", scene.ballot)).await;
            let count: CountRecord = serde_json::from_slice(&count).expect("a record");
            assert_eq!(Some(&count), linked.record.as_ref(), "question {number}");
        }
        assert_eq!(records[1].taken_out.len(), 1);
        let declared = |number: usize| omov_verify::Declared {
            question: Some(number),
            file: "count.json".into(),
            record: records[number - 1].record.clone().expect("a record"),
        };
        let checked = omov_verify::counts(&election.questions, Some(result), &[declared(1), declared(2)], None);
        assert!(checked.expect("both fit").failures.is_empty(), "the verifier says the same");
        assert_eq!(nobody.get(&format!("{}/count.json?question=3", scene.ballot)).await.status.as_u16(), 404);
        let papers = nobody.file(&format!("{}/papers.blt?question=2", scene.ballot)).await;
        assert!(String::from_utf8_lossy(&papers).contains("Noor Haddad"));
    });
}

#[test]
fn votes_that_are_added_up_are_linked_in_the_same_way() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::with_two_offices(hall, "plurality", true).await;
        scene.under_way().await;
        let (_, election) = scene.election().await;
        let choose = |at: usize, name: &str| {
            let marks =
                names(&election.questions[at]).iter().map(|answer| u8::from(answer == name)).collect::<Vec<_>>();
            Answer::Choices([0].into_iter().chain(marks).collect())
        };
        let vote = |second: &str| vec![choose(0, "Lena Marsh"), choose(1, second)];
        scene.everybody(["Lena Marsh", "Lena Marsh", "Lena Marsh", "Noor Haddad", "Lena Marsh"].map(vote)).await;
        let (page, bytes) = scene.ended(false).await;
        assert!(page.contains("Lena Marsh is left out here"), "{page}");
        assert!(
            scene.holds("local secretary", scene.members[3]).await,
            "Noor has the most votes of those left: {page}"
        );
        let verdict = verify(bytes.as_slice(), None, &mut |_| {}).expect("it can be read");
        let counted = omov_verify::counts(&election.questions, verdict.valid_result(), &[], None).expect("a count");
        let elected = counted.sums[1].elected.as_ref().expect("somebody");
        assert_eq!(elected.names.as_deref(), Some(&["Noor Haddad".to_owned()][..]));
    });
}

#[test]
fn where_the_rules_do_not_say_one_post_each_one_person_may_be_elected_twice() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::with_two_offices(hall, "irv", false).await;
        scene.under_way().await;
        let (_, election) = scene.election().await;
        let [first, second] = &election.questions[..] else { panic!("two questions") };
        let vote = || vec![order(first, &["Lena Marsh"]), order(second, &["Lena Marsh"])];
        scene.everybody([vote(), vote(), vote(), vote(), vote()]).await;
        let (page, _) = scene.ended(true).await;
        let lena = scene.members[4];
        assert!(scene.holds("local chair", lena).await && scene.holds("local secretary", lena).await, "{page}");
        assert!(!page.contains("is left out here"));
    });
}

#[test]
fn only_questions_about_people_are_linked_so_no_other_answer_is_ever_left_out() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::with_two_offices(hall, "irv", true).await;
        let mut wish = Scene::wish();
        wish.extend([("title", "Our officers, and where we meet"), ("ask", "Who shall be our chair?")]);
        wish.extend([("office", "local-chair"), ("answers", "Lena Marsh\nDele Okafor"), ("seats", "1")]);
        wish.extend([("ask-2", "Who shall be our secretary?"), ("office-2", "local-secretary")]);
        wish.extend([("answers-2", "Noor Haddad\nLena Marsh"), ("seats-2", "1")]);
        wish.extend([("ask-3", "Where do we meet in May?"), ("office-3", "-")]);
        wish.extend([("answers-3", "Lena Marsh\nThe old school"), ("seats-3", "1")]);
        scene.calls(&wish).await;
        scene.under_way().await;
        let (_, election) = scene.election().await;
        let linked: Vec<bool> =
            election.questions.iter().map(|one| one.extra.as_deref().unwrap_or_default().contains("linked")).collect();
        assert_eq!(linked, [true, true, false], "a house that bears a name is nobody's second post");
    });
}

#[test]
fn two_members_of_one_name_are_not_mixed_up_in_linked_questions() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::with_two_offices(hall, "irv", true).await;
        let other = scene.hall.person("Nora Vale", crate::members::Standing::Member, scene.hall.own).await;
        let renamed = move |tx: &mut omov_store::WriteTx<'_>| {
            Ok(tx.execute(&RENAME, params![other, "Lena Marsh"]).map(|_| ())?)
        };
        scene.hall.house.store().write(renamed).await.expect("renamed");
        scene.hall.house.clock().forward(DAY * 31);
        let mut wish = Scene::wish();
        wish.extend([("title", "Our officers"), ("ask", "Who shall be our chair?"), ("office", "local-chair")]);
        wish.extend([("answers", "lena.marsh@example.org\nDele Okafor"), ("seats", "1")]);
        wish.extend([("ask-2", "Who shall be our secretary?"), ("office-2", "local-secretary")]);
        wish.extend([("answers-2", "Noor Haddad\nDele Okafor"), ("seats-2", "1")]);
        // It is another day by now.
        wish.extend([("opens-month", "6"), ("closes-month", "6")]);
        let same = scene.call(scene.hall.secretary, &wish).await;
        assert!(same.location().starts_with("/ballots/"), "one member in both is one person: {}", same.text);
        wish.insert("answers-2", "nora.vale@example.org\nDele Okafor");
        let mixed = scene.call(scene.hall.secretary, &wish).await;
        assert!(
            mixed.status.as_u16() == 422 && mixed.text.contains("Two members are called “Lena Marsh”"),
            "{}",
            mixed.text
        );
        wish.insert("answers-2", "Noor Haddad\nDele Okafor");
        wish.insert("office-2", "local-chair");
        let twice = scene.call(scene.hall.secretary, &wish).await;
        assert!(
            twice.status.as_u16() == 422 && twice.text.contains("Two questions fill this office"),
            "{}",
            twice.text
        );
    });
}

#[test]
fn nominations_for_several_offices_come_to_the_vote_in_one_ballot_each_in_its_own_question() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.hall.rule("offices.local-secretary.ballot", "local-decision").await;
        scene.hall.rule("offices.local-secretary.nominated-by", 1).await;
        scene.hall.rule("ballots.local-decision.count", "irv").await;
        let chair = "\n[offices.local-chair]\ntitle = \"local chair\"\ngroup = \"local\"\nfilled = \"by-election\"\nby = \"local-members\"\n\
            ballot = \"local-decision\"\nnominated-by = 1\nterm = \"1 year\"\nanswers-to = \"local-members\"\n";
        scene.hall.adopt(&(scene.hall.text().await + chair)).await;
        scene.hall.rule("ballots.local-decision.one-post-each", true).await;
        let (mut joan, token) = scene.hall.guest_with_token(scene.hall.secretary).await;
        let mut rounds = Vec::new();
        for office in ["local-chair", "local-secretary"] {
            let new = format!("/groups/{}/nominations/new/{office}", scene.hall.own);
            let ends = [("ends-day", "5"), ("ends-month", "5"), ("ends-year", "2026"), ("ends-hour", "12:00")];
            let what = [("seats", "1"), ("about", "A few hours a week."), ("reopen", "yes")];
            let opened = joan.post(&new, &token, &[&ends[..], &what[..]].concat()).await;
            let round = opened.location().split('?').next().unwrap_or_default().to_owned();
            assert!(round.starts_with("/nominations/"), "{} {}", opened.status, opened.text);
            for who in [scene.members[0], scene.members[4]] {
                let (mut guest, token) = scene.hall.guest_with_token(who).await;
                let says = [("statement", "I have the time."), ("stays", "yes")];
                assert_eq!(guest.post(&format!("{round}/stand"), &token, &says).await.status.as_u16(), 303);
            }
            rounds.push(round.rsplit('/').next().unwrap_or_default().to_owned());
        }
        scene.forward(DAY * 9).await;
        let to = format!("{}?nominations={}", scene.form(), rounds[0]);
        let next = format!("nominations-{}", rounds[1]);
        assert!(joan.get(&to).await.text.contains(&next), "the others are offered");
        let mut wish: BTreeMap<&str, &str> = Scene::wish();
        wish.extend([("opens-day", "16"), ("closes-day", "23"), ("title", "Our officers")]);
        let fields = |wish: &BTreeMap<&'_ str, &'_ str>| -> Vec<(String, String)> {
            wish.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let send = async |joan: &mut crate::house::testing::Guest, wish: &BTreeMap<&str, &str>| {
            let all = fields(wish);
            let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            joan.post(&to, &token, &all).await
        };
        let mut adding = wish.clone();
        adding.extend([("add-question", "yes"), ("next", next.as_str())]);
        let page = send(&mut joan, &adding).await;
        assert_eq!(page.hidden("nominations-2"), Some(rounds[1].as_str()), "{}", page.text);
        assert!(!page.text.contains("name=\"answers-2\""), "nothing of it is typed");
        wish.extend([("ask", "Who shall be our chair?"), ("ask-2", "Who shall be our secretary?")]);
        wish.insert("nominations-2", &rounds[1]);
        let called = send(&mut joan, &wish).await;
        assert!(called.location().starts_with("/ballots/"), "{} {}", called.status, called.text);
        scene.ballot = called.location().to_owned();
        for round in &rounds {
            let page = joan.get(&format!("/nominations/{round}")).await.text;
            assert!(page.contains(&scene.ballot), "each round leads to the ballot: {page}");
        }
        let twice = send(&mut joan, &wish).await;
        assert_eq!(twice.status.as_u16(), 409, "those who stand are put to the vote once: {}", twice.text);
        scene.keyed().await;
        scene.forward(DAY * 8).await;
        scene.forward(DAY * 2).await;
        let (_, election) = scene.election().await;
        let [first, second] = &election.questions[..] else { panic!("two questions") };
        let lena = ["Lena Marsh", "Dele Okafor"];
        let vote = || vec![order(first, &lena), order(second, &lena)];
        scene.everybody([vote(), vote(), vote(), vote(), vote()]).await;
        let (page, _) = scene.ended(true).await;
        assert!(scene.holds("local chair", scene.members[4]).await, "{page}");
        assert!(scene.holds("local secretary", scene.members[0]).await, "{page}");
    });
}
