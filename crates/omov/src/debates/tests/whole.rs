//! From the opening to the close.

use super::{DAY, Scene};
use crate::house::testing::in_a_house;
use crate::members;

#[test]
fn a_member_hears_one_statement_after_the_other_answers_and_can_change_their_mind() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened("Mend the hall.\nOpen on Sundays.").await;
        let member = scene.hall.member;
        assert!(scene.page(member).await.contains("Hear the first statement"));
        scene.post(member, "next", &[]).await;
        let page = scene.page(member).await;
        assert!(page.contains("From those who opened the debate") && page.contains(">Agree<"), "{page}");
        assert_ne!(
            page.contains("vote\"><input type=\"hidden\" name=\"_token\""),
            page.contains("value=\"0\""),
            "{page}"
        );
        let first = if page.contains(&scene.to("1/vote")) { 1 } else { 2 };
        scene.votes(member, first, "agree").await;
        let page = scene.page(member).await;
        assert!(page.contains(&scene.to(&format!("{}/vote", 3 - first))), "the other one is next: {page}");
        scene.votes(member, 3 - first, "pass").await;
        assert!(scene.page(member).await.contains("You have heard everything"));
        let mine = scene.hall.guest(member).await.get(&scene.to("mine")).await.text;
        assert!(mine.contains("You agree.") && mine.contains("You passed."), "{mine}");
        scene.post(member, &format!("{first}/vote?from=mine"), &[("vote", "disagree")]).await;
        let mine = scene.hall.guest(member).await.get(&scene.to("mine")).await.text;
        assert!(mine.contains("You disagree.") && !mine.contains("You agree."), "{mine}");
        // Nobody else finds it anywhere.
        for other in [scene.hall.secretary, scene.hall.national] {
            let seen = scene.hall.guest(other).await.get(&scene.to("mine")).await.text;
            assert!(!seen.contains("You disagree."), "{seen}");
        }
        scene.forward(DAY * 30).await;
        let late = scene.votes(member, first, "agree").await;
        assert_eq!(late.status.as_u16(), 409);
        let closed = scene.hall.nobody().get(&scene.debate).await.text;
        assert!(closed.contains(">Closed<") && closed.contains("Fewer than 10 members answered"), "{closed}");
    });
}

#[test]
fn opening_and_closing_stand_on_the_record_without_any_name() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened("Mend the hall.").await;
        scene.forward(DAY * 30).await;
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(record.contains("Opened a debate") && record.contains("Closed a debate"), "{record}");
        assert!(!record.contains("Joan Petrie") && !record.contains("Mend the hall"), "{record}");
    });
}

#[test]
fn every_statement_is_heard_equally_often() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened("Mend the hall.\nOpen on Sundays.\nBuy a van.").await;
        for member in [scene.hall.member, scene.hall.organiser, scene.hall.regional] {
            scene.post(member, "next", &[]).await;
            // Asked again before an answer, it is the same one.
            scene.post(member, "next", &[]).await;
        }
        assert_eq!(scene.heard().await.into_iter().map(|(.., times)| times).collect::<Vec<_>>(), [1, 1, 1]);
    });
}

#[test]
fn what_somebody_said_is_shown_to_others_without_their_name_and_they_are_told_what_became_of_it() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened("Mend the hall.").await;
        let said = scene.says(scene.hall.member, "Buses should run at night.").await;
        assert_eq!(said.location(), scene.to("").trim_end_matches('/').to_owned() + "?done=said", "{}", said.text);
        let all = scene.hall.nobody().get(&scene.to("all")).await.text;
        assert!(all.contains("Buses should run at night.") && !all.contains("Dele"), "{all}");
        let mine = scene.hall.guest(scene.hall.member).await.get(&scene.to("mine")).await.text;
        assert!(mine.contains("Others answer it") && mine.contains("Too few have answered it"), "{mine}");
        let back = scene.post(scene.hall.secretary, "2/take-back", &[]).await;
        assert_eq!(back.status.as_u16(), 404, "nobody takes back what others said");
        scene.post(scene.hall.member, "2/take-back", &[]).await;
        let gone = scene.votes(scene.hall.organiser, 2, "agree").await;
        assert_eq!(gone.status.as_u16(), 409);
        assert!(gone.text.contains("taken back or removed"), "{}", gone.text);
    });
}

#[test]
fn removing_needs_the_power_a_ground_and_a_reason_and_everybody_sees_the_ground() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened("Mend the hall.").await;
        scene.says(scene.hall.member, "My neighbour owes me money.").await;
        let fields = [("ground", "person"), ("reason", "It tells of a neighbour’s debts.")];
        assert_eq!(scene.post(scene.hall.stranger, "2/remove", &fields).await.status.as_u16(), 403);
        assert_eq!(
            scene.post(scene.hall.organiser, "2/remove", &[("ground", "dull"), ("reason", "x")]).await.status.as_u16(),
            422
        );
        assert_eq!(scene.post(scene.hall.organiser, "2/remove", &fields).await.status.as_u16(), 303);
        let all = scene.hall.nobody().get(&scene.to("all")).await.text;
        assert!(
            !all.contains("owes me money") && all.contains("It names a person") && !all.contains("neighbour’s debts"),
            "{all}"
        );
        let mine = scene.hall.guest(scene.hall.member).await.get(&scene.to("mine")).await.text;
        assert!(!mine.contains("owes me money") && mine.contains(">Removed<") && mine.contains("/removals"), "{mine}");
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(record.contains("Removed a statement from a debate"), "{record}");
    });
}

#[test]
fn somebody_who_is_erased_leaves_words_without_a_name_and_no_answers() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened("Mend the hall.").await;
        let member = scene.hall.member;
        scene.says(member, "Buses should run at night.").await;
        scene.votes(member, 1, "agree").await;
        let data = scene.hall.guest(member).await.get("/me").await.text;
        assert!(data.contains("What you answered in debates") && data.contains("Mend the hall."), "{data}");
        let now = scene.hall.house.now();
        scene.hall.house.store().write(move |tx| members::erasing::erase(tx, member, now)).await.expect("erased");
        assert_eq!(scene.statements().await[1].author, None);
        let id = scene.id();
        let left = scene.hall.house.store().read(move |tx| Ok(super::super::hearing::views(tx, id, member)?)).await;
        assert_eq!(left.expect("views"), []);
    });
}

#[test]
fn a_statement_says_where_it_comes_from_wherever_it_is_read_and_its_address_lends_nothing() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened("Mend the hall.").await;
        let (dele, sam) = (scene.hall.member, scene.hall.organiser);
        let link = "https://council.example.org/plan?page=3&part=\u{62}us";
        let fields = [("body", "Night buses cost a third less."), ("source", "The council’s plan"), ("link", link)];
        assert_eq!(scene.post(dele, "say", &fields).await.status.as_u16(), 303);
        let shown =
            "href=\"https://council.example.org/plan?page=3&amp;part=bus\" rel=\"noopener noreferrer nofollow\"";
        let all = scene.hall.nobody().get(&scene.to("all")).await.text;
        assert!(
            all.contains("The council’s plan") && all.contains(shown) && all.contains("council.example.org, another"),
            "{all}"
        );
        let mut seen = String::new();
        for number in 1..=2 {
            scene.post(sam, "next", &[]).await;
            seen += &scene.page(sam).await;
            scene.votes(sam, number, "agree").await;
        }
        assert!(seen.contains("The council’s plan"), "when one answers: {seen}");
        let data = scene.hall.guest(dele).await.get("/me").await.text;
        assert!(data.contains("The council’s plan https://council.example.org"), "{data}");
        for (link, says) in
            [("http://example.org", "begins with https://"), ("https://a.example@b.example", "begins with")]
        {
            let fields = [("body", "Vans need room to turn."), ("source", "A page"), ("link", link)];
            let wrong = scene.post(dele, "say", &fields).await;
            assert!(wrong.status.as_u16() == 422 && wrong.text.contains(says), "{}", wrong.text);
            assert!(wrong.text.contains("Vans need room to turn."), "nothing is lost: {}", wrong.text);
        }
        let fields = [("ground", "person"), ("reason", "It tells of a neighbour’s debts.")];
        assert_eq!(scene.post(sam, "2/remove", &fields).await.status.as_u16(), 303);
        let all = scene.hall.nobody().get(&scene.to("all")).await.text;
        assert!(!all.contains("council.example.org"), "it goes with the words: {all}");
    });
}

#[test]
fn the_report_on_votes_that_go_together_is_for_everybody_and_says_what_follows() {
    in_a_house(async |hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened("Mend the hall.").await;
        let seen = scene.hall.nobody().get(&scene.to("together")).await;
        assert_eq!(seen.status.as_u16(), 200);
        assert!(
            seen.text.contains("There is nothing to say yet") && seen.text.contains("By itself, nothing."),
            "{}",
            seen.text
        );
        assert!(scene.hall.nobody().get(&scene.debate).await.text.contains("Do votes go together?"));
    });
}
