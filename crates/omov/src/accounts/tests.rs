//! What the ways in promise.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use omov_store::statements;

use crate::house::House;
use crate::house::testing::{Guest, Hall, Seen, in_a_house};

statements! {
    MAILS = "SELECT email, body FROM letters WHERE state = 'waiting' ORDER BY made_at, id";
    WAYS = "SELECT COUNT(*) AS ways FROM ways_in WHERE until > $1";
    JOBS = "SELECT COUNT(*) AS jobs FROM store_jobs WHERE queue = $1";
}

const DELE: &str = "dele.okafor@example.org";
const MINA: &str = "mina.sato@example.org";

/// All mails, the newest last.
async fn mails(house: &House) -> Vec<(Option<String>, String)> {
    house.store().read(|tx| Ok(tx.all(&MAILS, &[])?)).await.expect("the mails")
}

/// The newest mail to that address: the path of its link, and its code.
async fn way_to(house: &House, email: &str) -> (String, String) {
    let mails = mails(house).await;
    let (_, body) = mails.iter().rfind(|(to, _)| to.as_deref() == Some(email)).expect("a mail");
    let line = |wanted: fn(&&str) -> bool| body.lines().map(str::trim).find(wanted).expect("a line").to_owned();
    let link = line(|line| line.starts_with("https://"));
    let code = line(|line| line.len() == 9 && line.as_bytes()[4] == b'-');
    (link.strip_prefix("https://house.example").expect("our address").to_owned(), code)
}

async fn asks(guest: &mut Guest, email: &str) -> Seen {
    guest.send("/sign-in", "/sign-in", &[("email", email)]).await
}

async fn is_in(guest: &mut Guest) -> bool {
    guest.get("/sign-out").await.status == StatusCode::OK
}

#[test]
fn the_link_in_the_mail_signs_in_the_browser_that_asked_and_only_once() {
    in_a_house(async |hall| {
        let mut dele = hall.nobody();
        let asked = asks(&mut dele, " Dele.Okafor@Example.org").await;
        assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, "/sign-in/code"));
        let (link, _) = way_to(&hall.house, DELE).await;
        let page = dele.get(&link).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        assert!(!is_in(&mut dele).await, "looking at it changes nothing");
        let pressed = dele.send(&link, &link, &[]).await;
        assert_eq!((pressed.status, pressed.location()), (StatusCode::SEE_OTHER, "/"));
        assert!(is_in(&mut dele).await);

        let mut later = dele.copy();
        later.forget("session");
        let again = later.send("/sign-in", &link, &[]).await;
        assert_eq!(again.status, StatusCode::GONE, "{}", again.text);
        assert!(again.text.contains("has been used"), "{}", again.text);
        assert!(!is_in(&mut later).await);
    });
}

#[test]
fn the_code_signs_in_however_it_is_typed_and_only_once() {
    in_a_house(async |hall| {
        let mut dele = hall.nobody();
        asks(&mut dele, DELE).await;
        let (_, code) = way_to(&hall.house, DELE).await;
        let typed = code.to_lowercase().replace('-', " ");
        let pressed = dele.send("/sign-in/code", "/sign-in/code", &[("code", &typed)]).await;
        assert_eq!((pressed.status, pressed.location()), (StatusCode::SEE_OTHER, "/"), "{}", pressed.text);
        assert!(is_in(&mut dele).await);
        dele.forget("session");
        let again = dele.send("/sign-in/code", "/sign-in/code", &[("code", &code)]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text.contains("This code has been used"), "{}", again.text);
        assert!(!is_in(&mut dele).await);
    });
}

#[test]
fn a_program_that_follows_links_and_presses_buttons_uses_nothing_up() {
    in_a_house(async |hall| {
        let mut dele = hall.nobody();
        asks(&mut dele, DELE).await;
        let (link, code) = way_to(&hall.house, DELE).await;
        let mut scanner = hall.nobody();
        for method in [Method::GET, Method::HEAD, Method::GET] {
            let request = Request::builder().method(method).uri(&link);
            let seen = scanner.ask(request, Body::empty()).await;
            assert_eq!(seen.status, StatusCode::FORBIDDEN);
        }
        let pressed = scanner.send("/sign-in", &link, &[]).await;
        assert_eq!(pressed.status, StatusCode::FORBIDDEN, "{}", pressed.text);
        assert!(pressed.text.contains("You asked in another browser"), "{}", pressed.text);
        let typed = scanner.send("/sign-in/code", "/sign-in/code", &[("code", &code)]).await;
        assert_eq!(typed.status, StatusCode::UNPROCESSABLE_ENTITY, "the code is good in one browser as well");
        assert!(!is_in(&mut scanner).await);
        // In the browser that asked, following the link does nothing either.
        for method in [Method::GET, Method::HEAD] {
            dele.ask(Request::builder().method(method).uri(&link), Body::empty()).await;
        }
        assert!(!is_in(&mut dele).await);
        dele.send(&link, &link, &[]).await;
        assert!(is_in(&mut dele).await, "the link is still good");
    });
}

#[test]
fn after_a_quarter_of_an_hour_neither_link_nor_code_opens() {
    in_a_house(async |hall| {
        let mut dele = hall.nobody();
        asks(&mut dele, DELE).await;
        let (link, code) = way_to(&hall.house, DELE).await;
        hall.house.clock().forward(Duration::from_mins(15));
        let page = dele.get(&link).await;
        assert_eq!(page.status, StatusCode::GONE);
        let pressed = dele.send("/sign-in", &link, &[]).await;
        assert!(pressed.text.contains("This link is too old"), "{}", pressed.text);
        let typed = dele.send("/sign-in/code", "/sign-in/code", &[("code", &code)]).await;
        assert!(typed.text.contains("This code is too old"), "{}", typed.text);
        assert!(!is_in(&mut dele).await);
    });
}

#[test]
fn nothing_but_the_mail_tells_a_member_from_a_stranger() {
    in_a_house(async |hall| {
        let mut seen = Vec::new();
        for email in [DELE, "nobody.here@example.org"] {
            let mut guest = hall.nobody();
            let kept = kept(&hall).await;
            let asked = asks(&mut guest, email).await;
            let headers: Vec<_> = asked.headers.iter().map(|(name, value)| (name.clone(), value.len())).collect();
            let next = guest.get("/sign-in/code").await;
            let wrong = guest.send("/sign-in/code", "/sign-in/code", &[("code", "2345-6789")]).await;
            let token = next.hidden("_token").expect("a form").to_owned();
            let pages = [asked.text, next.text, wrong.text].map(|text| text.replace(&token, ""));
            let after = self::kept(&hall).await;
            let more = [0, 1, 2].map(|at| after[at] - kept[at]);
            seen.push((asked.status, headers, pages, wrong.status, more));
        }
        assert_eq!(seen[0], seen[1]);
        assert_eq!(seen[0].4, [1, 1, 1], "one way in, one mail, one job: for each of them");
        let mails = mails(&hall.house).await;
        let stranger = mails.iter().find(|(to, _)| to.as_deref() == Some("nobody.here@example.org")).expect("a mail");
        assert!(!stranger.1.contains("/sign-in/link/"), "{}", stranger.1);
    });
}

/// How many ways in, mails and jobs there are.
async fn kept(hall: &Hall) -> [u64; 3] {
    let count = |tx: &mut omov_store::ReadTx<'_>| {
        let mails: Vec<(Option<String>, String)> = tx.all(&MAILS, &[])?;
        let [ways, jobs] = [tx.one(&WAYS, &[&0])?, tx.one(&JOBS, &[&"post"])?];
        Ok([ways, mails.len() as u64, jobs])
    };
    hall.house.store().read(count).await.expect("three counts")
}

#[test]
fn a_cookie_that_was_changed_or_made_up_signs_nobody_in() {
    in_a_house(async |hall| {
        let mut dele = hall.guest(hall.member).await;
        assert!(is_in(&mut dele).await);
        let good = dele.cookie("session").expect("a session");
        let (secret, mark) = good.rsplit_once('.').expect("a mark");
        let turned: String = secret.chars().rev().collect();
        for forged in [format!("{turned}.{mark}"), secret.to_owned(), format!("{secret}."), "1.1".into()] {
            dele.set("session", &forged);
            assert!(!is_in(&mut dele).await, "{forged}");
        }
        let mut other = hall.nobody();
        other.get("/sign-in").await;
        let browser = other.cookie("browser").expect("a cookie of its own");
        dele.set("session", &browser);
        assert!(!is_in(&mut dele).await, "another cookie of ours");
    });
}

#[test]
fn a_link_that_was_made_up_opens_nothing() {
    in_a_house(async |hall| {
        let mut guest = hall.nobody();
        for link in
            ["/sign-in/link/0", "/sign-in/link/%00", "/sign-in/link/..%2f..%2fetc", &format!("/sign-in/link/{:064}", 0)]
        {
            assert_eq!(guest.get(link).await.status, StatusCode::GONE, "{link}");
            assert_eq!(guest.send("/sign-in", link, &[]).await.status, StatusCode::GONE, "{link}");
        }
        assert!(!is_in(&mut guest).await);
    });
}

#[test]
fn the_page_that_was_wanted_comes_after_signing_in_and_is_always_ours() {
    in_a_house(async |hall| {
        let wanted = format!("/groups/{}?x=1", hall.own);
        for (next, then) in [(wanted.as_str(), wanted.as_str()), ("//evil.example", "/"), ("https://evil.example", "/")]
        {
            let mut dele = hall.nobody();
            let page = match next {
                next if next == wanted => dele.get(next).await.location().to_owned(),
                next => format!("/sign-in?next={next}"),
            };
            hall.house.clock().forward(Duration::from_secs(1));
            dele.send(&page, &page, &[("email", DELE)]).await;
            let (link, _) = way_to(&hall.house, DELE).await;
            let pressed = dele.send(&link, &link, &[]).await;
            assert_eq!(pressed.location(), then, "{next}");
        }
    });
}

#[test]
fn whoever_asks_again_and_again_has_to_wait_be_they_a_member_or_not() {
    in_a_house(async |hall| {
        for email in [DELE, "nobody.here@example.org"] {
            for _ in 0..5 {
                assert_eq!(asks(&mut hall.nobody(), email).await.status, StatusCode::SEE_OTHER);
            }
            assert_eq!(asks(&mut hall.nobody(), email).await.status, StatusCode::TOO_MANY_REQUESTS, "by address");
        }
        let mut one = hall.nobody();
        for number in 0..6 {
            let seen = asks(&mut one, &format!("somebody{number}@example.org")).await;
            assert_eq!(seen.status == StatusCode::TOO_MANY_REQUESTS, number == 5, "by browser: {number}");
        }
        let mut guesser = hall.nobody();
        for _ in 0..10 {
            guesser.send("/sign-in/code", "/sign-in/code", &[("code", "2345-6789")]).await;
        }
        let seen = guesser.send("/sign-in/code", "/sign-in/code", &[("code", "2345-6789")]).await;
        assert_eq!(seen.status, StatusCode::TOO_MANY_REQUESTS);
    });
}

#[test]
fn what_is_no_address_or_no_code_is_said_and_what_was_typed_stays() {
    in_a_house(async |hall| {
        let mut guest = hall.nobody();
        for (typed, said) in [
            ("", "Type your e-mail address."),
            ("dele", "no whole e-mail address"),
            ("dele@house", "no whole e-mail address"),
            ("dele@example.org, mina@example.org", "no whole e-mail address"),
        ] {
            let seen = asks(&mut guest, typed).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(seen.text.contains(said), "{typed}: {}", seen.text);
            assert!(seen.text.contains(&format!("value=\"{typed}\"")), "{typed}");
        }
        let seen = guest.send("/sign-in/code", "/sign-in/code", &[("code", "4TRK-9QM")]).await;
        assert!(seen.text.contains("You typed 7."), "{}", seen.text);
        assert!(seen.text.contains("value=\"4TRK-9QM\""));
        assert!(mails(&hall.house).await.is_empty());
    });
}

#[test]
fn signing_in_as_somebody_else_ends_the_session_that_was_there() {
    in_a_house(async |hall| {
        let mut browser = hall.guest(hall.member).await;
        let before = browser.copy();
        browser.forget("session");
        asks(&mut browser, MINA).await;
        let (link, _) = way_to(&hall.house, MINA).await;
        let session = before.cookie("session").expect("a session");
        browser.set("session", &session);
        browser.send(&link, &link, &[]).await;
        assert!(is_in(&mut browser).await);
        let mut old = before;
        assert!(!is_in(&mut old).await, "the cookie from before opens nothing");
    });
}

#[test]
fn after_signing_out_the_cookie_opens_nothing_any_more() {
    in_a_house(async |hall| {
        let mut dele = hall.guest(hall.member).await;
        let mut kept = dele.copy();
        let seen = dele.send("/sign-out", "/sign-out", &[]).await;
        assert_eq!((seen.status, seen.location()), (StatusCode::SEE_OTHER, "/sign-in"));
        assert!(dele.cookie("session").is_none());
        assert!(!is_in(&mut kept).await);
    });
}

#[test]
fn colours_are_kept_for_who_is_signed_in_and_who_is_not() {
    in_a_house(async |hall| {
        for mut guest in [hall.nobody(), hall.guest(hall.member).await] {
            for theme in ["dark", "light", "high"] {
                let seen = guest.send("/display", "/display", &[("theme", theme)]).await;
                let next = guest.get(seen.location()).await;
                assert!(next.text.contains(&format!("data-theme=\"{theme}\"")), "{}", next.text);
                assert!(next.text.contains("Your choice is kept"));
            }
            guest.send("/display", "/display", &[("theme", "device")]).await;
            assert!(!guest.get("/display").await.text.contains("data-theme"));
            let seen = guest.send("/display", "/display", &[("theme", "\"><script>")]).await;
            assert_eq!(seen.status, StatusCode::SEE_OTHER);
            assert!(!guest.get("/display").await.text.contains("<script"));
        }
    });
}

#[test]
fn an_act_that_matters_asks_once_more_and_the_proof_makes_a_new_session() {
    in_a_house(async |hall| {
        let mut dele = hall.guest(hall.member).await;
        let before = dele.cookie("session").expect("a session");
        hall.house.clock().forward(Duration::from_hours(1));
        let next = "/groups/x?a=b";
        let page = format!("/sign-in/again?next={}", next.replace('?', "%3F").replace('=', "%3D"));
        let asked = dele.send(&page, &page, &[]).await;
        assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, "/sign-in/code"));
        let (link, code) = way_to(&hall.house, DELE).await;

        // For somebody else, in another session, it is good for nothing.
        let mut mina = hall.guest(hall.stranger).await;
        mina.get("/sign-in/code").await;
        mina.set("browser", &dele.cookie("browser").expect("a cookie of its own"));
        assert_eq!(mina.get(&link).await.status, StatusCode::GONE);
        assert_eq!(mina.send("/sign-in/code", &link, &[]).await.status, StatusCode::GONE);
        let mut nobody = dele.copy();
        nobody.forget("session");
        assert_eq!(nobody.send("/sign-in", &link, &[]).await.status, StatusCode::GONE, "it signs nobody in");

        let proved = dele.send("/sign-in/code", "/sign-in/code", &[("code", &code)]).await;
        assert_eq!((proved.status, proved.location()), (StatusCode::SEE_OTHER, next), "{}", proved.text);
        assert!(is_in(&mut dele).await);
        assert_ne!(dele.cookie("session").expect("a session"), before);
        dele.set("session", &before);
        assert!(!is_in(&mut dele).await, "the session from before has ended");
    });
}

#[test]
fn sessions_are_listed_and_each_can_be_ended_by_its_owner_alone() {
    in_a_house(async |hall| {
        let mut phone = hall.guest(hall.member).await;
        let mut desk = hall.guest(hall.member).await;
        let mut other = hall.guest(hall.stranger).await;
        let list = desk.get("/me/sessions").await;
        assert!(list.text.contains("2 browsers") && list.text.contains("This one"), "{}", list.text);
        let end = list.text.split("action=\"/me/sessions/").nth(1).and_then(|rest| rest.split('"').next());
        let end = format!("/me/sessions/{}", end.expect("a button"));
        let seen = other.send("/display", &end, &[]).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND, "not theirs");
        assert!(is_in(&mut phone).await);
        let ended = desk.send("/me/sessions", &end, &[]).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER);
        assert!(desk.get(ended.location()).await.text.contains("That browser is signed out."));
        assert!(!is_in(&mut phone).await && is_in(&mut desk).await);

        let mut third = hall.guest(hall.member).await;
        desk.send("/me/sessions", "/me/sessions/end-others", &[]).await;
        assert!(!is_in(&mut third).await && is_in(&mut desk).await && is_in(&mut other).await);
    });
}
