//! What stands in it, for whom, and how often it comes.

use super::{due, forward, mails};
use crate::ballots::tests::Scene as Ballot;
use crate::debates::tests::Scene as Debate;
use crate::house::testing::in_a_house;
use crate::members::Standing;
use crate::motions::tests::Scene as Motion;

const DELE: &str = "dele.okafor@example.org";
const JOAN: &str = "joan.petrie@example.org";

#[test]
fn where_there_is_nothing_to_say_nothing_is_sent() {
    in_a_house(async |hall| {
        due(&hall).await;
        forward(&hall, 7).await;
        assert_eq!(std::fs::read_dir(hall.house.data().join("outbox")).map(Iterator::count).unwrap_or_default(), 0);
    });
}

#[test]
fn once_a_week_at_most_a_member_reads_what_is_open_and_who_answered_them() {
    in_a_house(async |hall| {
        let mut scene = Debate::build(hall).await;
        scene.opened("Mend the hall.").await;
        scene.says(scene.hall.member, "Buses should run at night.").await;
        let id = scene.debate.trim_start_matches("/debates/").to_owned();
        let other = scene.hall.person("Ama Boateng", Standing::Member, scene.hall.own).await;
        let (mut ama, token) = scene.hall.guest_with_token(other).await;
        let to = format!("/replies/statement-{id}-2/write?version=1");
        assert_eq!(ama.post(&to, &token, &[("body", "So they should.")]).await.status.as_u16(), 303);
        due(&scene.hall).await;
        let sent = mails(&scene.hall, DELE);
        assert_eq!(sent.len(), 1, "{sent:?}");
        for says in [
            "Subject: Eastmere Together: this week",
            "One reply to what you wrote on “What should we do first?”.",
            &format!("https://house.example/replies/statement-{id}-2"),
            "“What should we do first?”, until Wednesday 20 May 2026",
            &format!("https://house.example{}", scene.debate),
        ] {
            assert!(sent[0].contains(says), "{says}: {}", sent[0]);
        }
        assert!(!sent[0].contains("So they should") && !sent[0].contains("Ama"), "nobody else’s words: {}", sent[0]);
        // Of those who did not speak there is only what is open; of another group nothing.
        assert!(!mails(&scene.hall, JOAN)[0].contains("One reply"));
        assert_eq!(mails(&scene.hall, "mina.sato@example.org").len(), 0);
        assert_eq!(mails(&scene.hall, "rosa.lind@example.org").len(), 0, "a supporter");
        for _ in 0..3 {
            scene.hall.house.clock().forward(super::DAY / 24);
            due(&scene.hall).await;
        }
        forward(&scene.hall, 1).await;
        assert_eq!(mails(&scene.hall, DELE).len(), 1, "once a week");
        // The next week has a mail of its own, without what was told before.
        forward(&scene.hall, 6).await;
        let sent = mails(&scene.hall, DELE);
        assert_eq!(sent.len(), 2);
        assert_eq!(sent.iter().filter(|mail| mail.contains("One reply")).count(), 1, "{sent:?}");
        forward(&scene.hall, 7 * 5).await;
        let sent = mails(&scene.hall, DELE);
        assert_eq!(sent.len(), 3, "five weeks later there is one more, not five");
    });
}

#[test]
fn the_round_goes_on_where_it_was_and_comes_to_everybody_once() {
    in_a_house(async |hall| {
        for n in 0..60 {
            hall.person(&format!("Person {n}"), Standing::Member, hall.own).await;
        }
        let mut scene = Debate::build(hall).await;
        scene.opened("Mend the hall.").await;
        let sent = |hall: &crate::house::testing::Hall| {
            let all: Vec<String> = (0..60).flat_map(|n| mails(hall, &format!("person.{n}@example.org"))).collect();
            all.len()
        };
        due(&scene.hall).await;
        let first = sent(&scene.hall);
        assert!((30..60).contains(&first), "not all in one minute: {first}");
        for _ in 0..4 {
            scene.hall.house.clock().forward(std::time::Duration::from_mins(6));
            due(&scene.hall).await;
        }
        assert_eq!(sent(&scene.hall), 60);
        let twice = (0..60).filter(|n| mails(&scene.hall, &format!("person.{n}@example.org")).len() != 1);
        assert_eq!(twice.collect::<Vec<u32>>(), Vec::<u32>::new());
    });
}

#[test]
fn what_becomes_of_a_debate_and_a_motion_is_told_to_those_who_spoke_moved_and_suggested() {
    in_a_house(async |hall| {
        let mut scene = Motion::build(hall);
        scene.moved().await;
        let (mover, joan, sam) = (scene.hall.member, scene.hall.secretary, scene.hall.organiser);
        let words = crate::motions::tests::SECOND;
        scene.amended(joan, "clause=2&seen=1", &words.replace("midnight", "one o’clock")).await;
        scene.accepts(mover, 1).await;
        scene.signs(joan).await;
        scene.signs(sam).await;
        due(&scene.hall).await;
        let told = mails(&scene.hall, JOAN);
        assert!(
            told[0].contains("What you suggested for “Buses that wait for the night shift” was accepted."),
            "{told:?}"
        );
        assert!(told[0].contains("Motions that you can sign and change"), "{told:?}");
        scene.hall.house.clock().forward(super::DAY / 24);
        assert!(scene.post(mover, "fix", &[]).await.location().ends_with("done=fixed"));
        forward(&scene.hall, 7).await;
        let told = mails(&scene.hall, DELE).into_iter().filter(|mail| mail.contains("is fixed")).count();
        assert_eq!(told, 1);
        assert!(!mails(&scene.hall, JOAN).iter().any(|mail| mail.contains("is fixed")), "it is not hers");
    });
}

#[test]
fn it_says_that_a_ballot_is_open_and_the_same_to_whoever_has_voted_and_whoever_has_not() {
    in_a_house(async |hall| {
        let mut scene = Ballot::build(hall).await;
        scene.opened().await;
        let (voter, code) = (scene.members[0], scene.code(Ballot::emails()[0]));
        let sealed = scene.seal(voter, &code, 0).await;
        scene.cast(voter, &sealed).await;
        let before = [DELE, JOAN].map(|to| mails(&scene.hall, to));
        forward(&scene.hall, 2).await;
        let part = |to: &str, before: &[String]| {
            let new: Vec<String> = mails(&scene.hall, to).into_iter().filter(|mail| !before.contains(mail)).collect();
            assert_eq!(new.len(), 1, "{to}: {new:?}");
            let at = new[0].find("You can vote").expect("a part about ballots");
            new[0][at..new[0].find("You get this").expect("an end")].to_owned()
        };
        let (voted, not) = (part(DELE, &before[0]), part(JOAN, &before[1]));
        assert_eq!(voted, not);
        assert!(voted.contains("“Shall we buy the old bakery?” is open until"), "{voted}");
        assert_eq!(mails(&scene.hall, "mina.sato@example.org").len(), 0, "no vote, no word of it");
    });
}
