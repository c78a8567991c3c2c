//! Evidence to a clause: given, looked at by others, kept with its version, taken back and removed.

use omov_store::WriteTx;

use super::{DAY, SECOND, Scene};
use crate::house::testing::{Seen, in_a_house};
use crate::house::work::all_due;
use crate::members::{self, MemberId};
use crate::motions::MotionId;
use crate::motions::removing::{self, Part};

const SAYS: &str = "The last shift at the port ends at half past twelve.";

/// Gives a piece, with these fields instead of the usual ones.
async fn gives(scene: &Scene, by: MemberId, to: &str, other: &[(&str, &str)]) -> Seen {
    let mut fields = vec![
        ("topic", "exists"),
        ("question", ""),
        ("says", SAYS),
        ("source", "Port Authority, Shift times, March 2026"),
        ("address", "https://port.example/shifts?y=2026"),
        ("cost", "40,000 a year"),
        ("takes", ""),
    ];
    fields.retain(|(name, _)| other.iter().all(|(changed, _)| changed != name));
    fields.extend(other);
    scene.post(by, to, &fields).await
}

async fn given(scene: &Scene, by: MemberId, to: &str, other: &[(&str, &str)]) {
    let seen = gives(scene, by, to, other).await;
    assert!(seen.location().contains("/evidence/"), "{} {}", seen.status, seen.text);
}

#[test]
fn evidence_stands_below_its_clause_and_says_which_of_six_questions_have_no_answer() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (joan, sam) = (scene.hall.secretary, scene.hall.organiser);
        assert!(scene.page(sam).await.contains("Evidence: none yet. None of six questions has an answer."));
        let form = scene.get(sam, "clauses/2/evidence?version=1&topic=money").await.text;
        assert!(form.contains("value=\"money\" checked") && form.contains("until midnight"), "{form}");
        given(&scene, sam, "clauses/2/evidence?version=1", &[]).await;
        let own = [
            ("topic", "other"),
            ("question", "Who would drive?"),
            ("says", "Twelve drivers have offered."),
            ("address", ""),
        ];
        given(&scene, joan, "clauses/2/evidence?version=1", &own).await;
        // Sent twice it is there once.
        given(&scene, sam, "clauses/2/evidence?version=1", &[]).await;
        let page = scene.page(joan).await;
        assert!(page.contains("Evidence: 2 pieces. One of six questions has an answer."), "{page}");
        assert!(
            page.contains(SAYS) && page.contains("Who would drive?") && page.contains("Given by Sam Adeyemi"),
            "{page}"
        );
        let link = "href=\"https://port.example/shifts?y=2026\" rel=\"noopener noreferrer nofollow\"";
        assert!(page.contains(link), "{page}");
        assert!(page.contains("clauses/2/evidence?version=1&amp;topic=skills"), "a gap invites: {page}");
        let open = page.split("no answer yet").nth(2).expect("the second clause").split("Add evidence").next();
        let open = open.expect("its questions");
        assert!(open.contains("Which skills") && !open.contains("What is there already?"), "{open}");
        let seen = scene.hall.nobody().get(&scene.to("evidence/1")).await.text;
        assert!(seen.contains("40,000 a year") && seen.contains("by a member") && !seen.contains("Sam"), "{seen}");
    });
}

#[test]
fn what_nobody_found_in_its_source_answers_no_question_and_nobody_checks_their_own() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (dele, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        given(&scene, sam, "clauses/2/evidence?version=1", &[]).await;
        assert!(scene.get(joan, "evidence/1").await.text.contains("Nobody has checked it"));
        let (yes, no) = ([("finds", "yes"), ("why", "")], [("finds", "no"), ("why", "It says a quarter to one.")]);
        let own = scene.post(sam, "evidence/1/check", &yes).await;
        assert!(own.status.as_u16() == 409 && own.text.contains("You gave this evidence yourself"), "{}", own.text);
        let other = scene.post(scene.hall.stranger, "evidence/1/check", &yes).await;
        assert_eq!(other.status.as_u16(), 409, "they are of another group");
        let silent = scene.post(joan, "evidence/1/check", &[("finds", "no"), ("why", "")]).await;
        assert!(silent.status.as_u16() == 422 && silent.text.contains("Write what you found"), "{}", silent.text);
        assert_eq!(scene.post(joan, "evidence/1/check", &no).await.status.as_u16(), 303);
        let page = scene.page(dele).await;
        assert!(page.contains("The source does not say so") && page.contains("one piece. None of six"), "{page}");
        assert_eq!(scene.post(dele, "evidence/1/check", &yes).await.status.as_u16(), 303);
        assert!(scene.page(dele).await.contains("People disagree on the source"));
        // Who looks again says it anew.
        assert_eq!(scene.post(joan, "evidence/1/check", &yes).await.status.as_u16(), 303);
        let seen = scene.get(sam, "evidence/1").await.text;
        assert!(seen.contains("Looked at by Joan Petrie") && seen.contains("Looked at by Dele Okafor"), "{seen}");
        assert!(!seen.contains("a quarter to one") && seen.contains("The source says so"), "{seen}");
        assert!(scene.page(dele).await.contains("one piece. One of six"));
    });
}

#[test]
fn a_clause_that_changes_keeps_its_evidence_with_the_version_it_was_given_for() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        given(&scene, sam, "clauses/2/evidence?version=1", &[]).await;
        scene.amended(joan, "clause=2&seen=1", &SECOND.replace("midnight", "one o’clock")).await;
        scene.accepts(mover, 1).await;
        // Somebody had the first version before them and sends it now.
        given(&scene, joan, "clauses/2/evidence?version=1", &[("says", "There was a late bus until 2009.")]).await;
        let page = scene.page(joan).await;
        assert_eq!(page.matches("for version 1. The clause has changed since.").count(), 2, "{page}");
        let seen = scene.get(joan, "evidence/2").await.text;
        assert!(seen.contains("midnight</del>") && seen.contains("one o’clock</ins>"), "{seen}");
        assert!(seen.contains(&scene.to("versions/1")), "{seen}");
        // A clause that is struck out takes none any more, and keeps what it has.
        scene.post(sam, "amend?clause=2&seen=2", &[("strike", "yes"), ("reason", "It is too dear.")]).await;
        assert_eq!(scene.accepts(mover, 2).await.status.as_u16(), 303);
        let late = gives(&scene, mover, "clauses/2/evidence?version=2", &[]).await;
        assert!(late.status.as_u16() == 409 && late.text.contains("has been struck out"), "{}", late.text);
        assert!(scene.page(joan).await.contains("There was a late bus until 2009."));
    });
}

#[test]
fn evidence_that_cannot_be_followed_or_read_is_refused_with_what_was_typed() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let sam = scene.hall.organiser;
        let long = "word ".repeat(200);
        let bad = [
            ("topic", "", "Choose a question."),
            ("topic", "other", "Write which question it answers."),
            ("says", "", "Write what you want to say."),
            ("says", &*long, "Write at most 600 letters. You wrote 999."),
            ("source", "", "Write what you want to say."),
            ("source", "a\u{202e}bcd", "hidden marks"),
            ("address", "http://port.example", "It begins with https://"),
            ("address", "javascript:alert(1)", "It begins with https://"),
            ("cost", "😀", "Write a sentence with words"),
        ];
        for (name, typed, says) in bad {
            let seen = gives(&scene, sam, "clauses/2/evidence?version=1", &[(name, typed)]).await;
            assert!(seen.status.as_u16() == 422 && seen.text.contains(says), "{name} {typed}: {}", seen.text);
            assert!(seen.text.contains("40,000 a year") || name == "cost", "what was typed stays");
        }
        let refused = gives(&scene, scene.hall.stranger, "clauses/2/evidence?version=1", &[]).await;
        assert!(refused.status.as_u16() == 403 && refused.text.contains("/rules#"), "{}", refused.text);
        assert_eq!(gives(&scene, sam, "clauses/9/evidence?version=1", &[]).await.status.as_u16(), 404);
        scene.post(scene.hall.member, "withdraw", &[]).await;
        assert_eq!(gives(&scene, sam, "clauses/2/evidence?version=1", &[]).await.status.as_u16(), 409);
    });
}

#[test]
fn evidence_goes_when_it_is_taken_back_removed_or_its_giver_is_erased() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        for says in [SAYS, "The night bus of 2009 was full.", "Ten drivers are missing."] {
            given(&scene, sam, "clauses/2/evidence?version=1", &[("says", says)]).await;
        }
        let found = [("finds", "no"), ("why", "Mr Vos of Quay Lane made that up.")];
        for number in 1..=3 {
            assert_eq!(scene.post(joan, &format!("evidence/{number}/check"), &found).await.status.as_u16(), 303);
        }
        assert_eq!(scene.post(joan, "evidence/1/take-back", &[]).await.status.as_u16(), 409, "it is not theirs");
        assert_eq!(scene.post(sam, "evidence/1/take-back", &[]).await.status.as_u16(), 303);
        let seen = scene.get(joan, "evidence/1").await.text;
        assert!(seen.contains("has taken it back") && !seen.contains(SAYS) && !seen.contains("Quay Lane"), "{seen}");
        // What somebody found goes by itself, on a ground; then the piece with all that was said of it.
        let ground = [("ground", "person"), ("reason", "It names a neighbour.")];
        assert_eq!(scene.post(mover, "remove/check-2-1", &ground).await.status.as_u16(), 403, "it takes the power");
        assert_eq!(scene.post(sam, "remove/check-2-1", &ground).await.status.as_u16(), 303);
        assert_eq!(scene.post(sam, "remove/check-2-1", &ground).await.status.as_u16(), 409, "it is gone already");
        let seen = scene.get(mover, "evidence/2").await.text;
        assert!(!seen.contains("Quay Lane") && seen.contains("The night bus") && seen.contains("Removed on"), "{seen}");
        assert_eq!(scene.post(sam, "remove/evidence-3", &ground).await.status.as_u16(), 303);
        for page in [scene.get(mover, "evidence/3").await.text, scene.page(mover).await] {
            assert!(
                !page.contains("Ten drivers") && !page.contains("Quay Lane") && page.contains("Removed on"),
                "{page}"
            );
        }
        let (hers, his) =
            (scene.hall.guest(joan).await.get("/me").await.text, scene.hall.guest(sam).await.get("/me").await.text);
        assert!(hers.contains("Sources that you looked at") && hers.contains("The source does not say so"), "{hers}");
        assert!(his.contains("Evidence that you gave") && his.contains("The night bus of 2009 was full."), "{his}");
        // She can read what was removed as long as she can appeal; then nobody can.
        assert!(hers.contains("Quay Lane"), "{hers}");
        scene.hall.house.clock().forward(DAY * 15);
        all_due(&scene.hall.house).await.expect("the work is done");
        let hers = scene.hall.guest(joan).await.get("/me").await.text;
        assert!(!hers.contains("Quay Lane"), "what was said of a piece went with it: {hers}");
        let now = scene.hall.house.now();
        for gone in [sam, joan] {
            let erase = scene.hall.house.store().write(move |tx| members::erasing::erase(tx, gone, now)).await;
            erase.expect("erased");
        }
        let seen = scene.get(mover, "evidence/2").await.text;
        assert!(
            seen.contains("The night bus") && !seen.contains("Sam Adeyemi") && !seen.contains("Joan Petrie"),
            "{seen}"
        );
    });
}

/// Takes a part out and puts it back, as those do who were drawn by lot.
async fn out_and_back(scene: &Scene, part: Part) {
    let (now, words) = (scene.hall.house.now(), scene.hall.house.words().clone());
    let id: MotionId = scene.motion.trim_start_matches("/motions/").parse().expect("an id");
    let out =
        move |tx: &mut WriteTx<'_>| Ok(removing::remove(tx, &words, id, part, ("person", now))?.expect("words").kept);
    let kept = scene.hall.house.store().write(out).await.expect("removed");
    let back = move |tx: &mut WriteTx<'_>| removing::put_back(tx, id, &part.to_string(), &kept, now).map(|_| ());
    scene.hall.house.store().write(back).await.expect("put back");
}

#[test]
fn what_was_removed_of_evidence_or_a_condition_comes_back_as_it_stood() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        given(&scene, sam, "clauses/2/evidence?version=1", &[]).await;
        let found = [("finds", "no"), ("why", "It ends at one.")];
        assert_eq!(scene.post(joan, "evidence/1/check", &found).await.status.as_u16(), 303);
        let body = "The buses run until one o’clock.";
        scene.post(sam, "conditions/write", &[("body", body)]).await;
        let words = |page: &str| {
            let main = page.split("<main").nth(1).expect("a page").to_owned();
            [SAYS, "It ends at one.", "40,000 a year", "Shift times", "port.example", body]
                .map(|said| main.contains(said))
        };
        let seen =
            async || [scene.get(mover, "evidence/1").await.text, scene.page(mover).await].map(|page| words(&page));
        let before = seen().await;
        for part in [Part::Check(1, 1), Part::Evidence(1), Part::Condition(1)] {
            out_and_back(&scene, part).await;
            assert_eq!(seen().await, before, "{part}");
        }
        assert!(scene.page(mover).await.contains("One condition is open"), "it waits again");
        // Whoever has written another meanwhile has one that waits, and not two.
        let (now, id) = (scene.hall.house.now(), scene.motion.trim_start_matches("/motions/").to_owned());
        let (id, said): (MotionId, _) = (id.parse().expect("an id"), scene.hall.house.words().clone());
        let out = move |tx: &mut WriteTx<'_>| {
            Ok(removing::remove(tx, &said, id, Part::Condition(1), ("person", now))?.expect("words").kept)
        };
        let kept = scene.hall.house.store().write(out).await.expect("removed");
        assert!(
            scene
                .post(sam, "conditions/write", &[("body", "They run on Sundays.")])
                .await
                .location()
                .ends_with("done=wished")
        );
        let back = move |tx: &mut WriteTx<'_>| removing::put_back(tx, id, "condition-1", &kept, now).map(|_| ());
        scene.hall.house.store().write(back).await.expect("put back");
        let page = scene.page(mover).await;
        assert!(page.contains("One condition is open") && page.contains("They run on Sundays."), "{page}");
    });
}
