//! Stopping it: one press, by whoever has the mail, and nothing else.

use axum::body::Body;
use axum::http::{Request, header};

use super::{due, forward, mails};
use crate::debates::tests::Scene;
use crate::house::testing::{Guest, Hall, Seen, in_a_house};

const DELE: &str = "dele.okafor@example.org";

/// A house in which there is something to say, and the mails of the week are sent.
async fn scene(hall: Hall) -> Scene {
    let mut scene = Scene::build(hall).await;
    scene.opened("Mend the hall.").await;
    due(&scene.hall).await;
    scene
}

/// The way out that stands in the head of somebody's mail.
fn way(hall: &Hall, to: &str) -> String {
    let mail = mails(hall, to).pop().expect("a mail");
    let head = mail.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n ", " ");
    assert!(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{head}");
    let (_, rest) = head.split_once("List-Unsubscribe: <https://house.example").expect("a way out");
    let way = rest.split('>').next().unwrap_or_default().replace(' ', "");
    assert!(mail.contains(&format!("https://house.example{way}")), "the same stands in the text: {mail}");
    way
}

/// As a program for mail sends it: no cookie, nothing of a browser.
async fn pressed(hall: &Hall, way: &str, body: &'static str) -> Seen {
    let request = Request::post(way).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    Guest::new(&hall.house).ask(request, Body::from(body)).await
}

#[test]
fn one_press_in_the_mail_stops_it_and_following_the_link_does_not() {
    in_a_house(async |hall| {
        let scene = scene(hall).await;
        let way = way(&scene.hall, DELE);
        let asked = scene.hall.nobody().get(&way).await;
        assert!(asked.status.as_u16() == 200 && asked.text.contains("Stop the weekly mail"), "{}", asked.text);
        forward(&scene.hall, 7).await;
        assert_eq!(mails(&scene.hall, DELE).len(), 2, "looking at the page stops nothing");
        for _ in 0..2 {
            let done = pressed(&scene.hall, &way, "List-Unsubscribe=One-Click").await;
            assert_eq!(done.status.as_u16(), 200, "no redirect: {}", done.text);
            assert!(done.text.contains("The weekly mail has stopped"), "{}", done.text);
        }
        forward(&scene.hall, 7).await;
        assert_eq!(mails(&scene.hall, DELE).len(), 2);
        assert_eq!(mails(&scene.hall, "joan.petrie@example.org").len(), 3, "others still get theirs");
    });
}

#[test]
fn a_way_out_is_for_one_member_and_for_nothing_else() {
    in_a_house(async |hall| {
        let scene = scene(hall).await;
        let (mine, joan) = (way(&scene.hall, DELE), way(&scene.hall, "joan.petrie@example.org"));
        let mark = |way: &str| way.rsplit('/').next().unwrap_or_default().to_owned();
        let mixed = mine.replace(&mark(&mine), &mark(&joan));
        for (way, body) in [
            (&*mixed, "List-Unsubscribe=One-Click"),
            (&*mine, "List-Unsubscribe=Twice"),
            (&*mine, ""),
            (&*mine, "_token=x"),
        ] {
            assert_eq!(pressed(&scene.hall, way, body).await.status.as_u16(), 400, "{way} {body}");
        }
        assert_eq!(scene.hall.nobody().get(&mixed).await.status.as_u16(), 404);
        let other = Request::post(&*mine).header("sec-fetch-site", "cross-site");
        let other = Guest::new(&scene.hall.house).ask(other, Body::from("List-Unsubscribe=One-Click")).await;
        assert_eq!(other.status.as_u16(), 403, "another site in a browser");
        forward(&scene.hall, 7).await;
        assert_eq!(mails(&scene.hall, DELE).len(), 2, "none of these stopped it");
    });
}

#[test]
fn whoever_chooses_never_gets_none_and_can_have_it_again() {
    in_a_house(async |hall| {
        let scene = scene(hall).await;
        let (mut dele, token) = scene.hall.guest_with_token(scene.hall.member).await;
        let chosen = dele.post("/me/digest", &token, &[("digest", "never")]).await;
        assert_eq!(chosen.location(), "/me/digest?done=kept", "{}", chosen.text);
        assert_eq!(dele.post("/me/digest", &token, &[("digest", "daily")]).await.status.as_u16(), 400);
        forward(&scene.hall, 7).await;
        assert_eq!(mails(&scene.hall, DELE).len(), 1);
        let (mut dele, token) = scene.hall.guest_with_token(scene.hall.member).await;
        dele.post("/me/digest", &token, &[("digest", "weekly")]).await;
        forward(&scene.hall, 7).await;
        assert_eq!(mails(&scene.hall, DELE).len(), 2);
        let data = dele.get("/me").await.text;
        assert!(data.contains("The weekly mail") && data.contains("Yes, once a week at most"), "{data}");
    });
}
