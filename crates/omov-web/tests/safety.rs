//! What every answer carries and every request passes.

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::response::{IntoResponse, Redirect};
use axum::{Extension, Router};
use omov_web::files;
use omov_web::forms::{Field, Form, FormToken, Sent};
use omov_web::look::Theme;
use omov_web::markup::Markup;
use omov_web::page::{Page, Shell};
use omov_web::refusal::Refusal;
use omov_web::routes::{Declared, Gate, Routes};
use omov_web::safety::{self, Key, MOST_BYTES, Reached};
use omov_web::words::Words;
use tower::ServiceExt as _;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Policy {
    Everyone,
    Members,
    NobodyLooksAtTheSession,
}

#[derive(Clone)]
struct Door(Key);

impl Gate<Policy> for Door {
    async fn admit(&self, policy: &Policy, request: &mut Parts) -> Result<(), Refusal> {
        let session = self.0.read(&request.headers, "session").map(str::to_owned);
        match (policy, session) {
            (Policy::Everyone, _) => request.extensions.insert(self.0.form_token("visitor")),
            (Policy::Members, Some(session)) => request.extensions.insert(self.0.form_token(&session)),
            (Policy::Members, None) => return Err(Refusal::NotAllowed),
            (Policy::NobodyLooksAtTheSession, _) => None,
        };
        Ok(())
    }
}

fn shell(_: &Parts) -> Shell {
    Shell {
        words: Words::english(&[]).unwrap(),
        organisation: "Eastmere <Together>".into(),
        home: "/".into(),
        theme: Theme::High,
        accent: None,
        menu: Vec::new(),
        foot: Vec::new(),
        notice: None,
    }
}

fn key() -> Key {
    Key::new(&[7; 32], Reached::OverTls)
}

fn routes() -> Routes<Door, Policy, ()> {
    async fn show() -> Page {
        Page::new(shell(&Request::new(()).into_parts().0), "The roll", Markup::default())
    }
    async fn add(sent: Sent) -> String {
        format!("added {}", sent.one("name"))
    }
    async fn breaks() -> &'static str {
        panic!("a mistake of ours")
    }
    async fn storage() -> Refusal {
        Refusal::StorageFailed
    }
    async fn form(Extension(token): Extension<FormToken>) -> String {
        Markup::from(Form::new("/members", &token, "Add")).into_string()
    }
    async fn program() -> impl IntoResponse {
        (StatusCode::CONFLICT, [(header::CONTENT_TYPE, "application/json")], "{}")
    }
    async fn over() -> impl IntoResponse {
        ([(header::SET_COOKIE, "theme=dark")], Refusal::StaleForm)
    }
    async fn away() -> Redirect {
        Redirect::to("/")
    }
    Routes::new(Door(key()))
        .get("/", Policy::Everyone, show)
        .get("/away", Policy::Everyone, away)
        .get("/program", Policy::Everyone, program)
        .get("/over", Policy::Everyone, over)
        .get("/form", Policy::Everyone, form)
        .get("/members", Policy::Members, show)
        .post("/members", Policy::Members, add)
        .post("/visitors", Policy::Everyone, add)
        .post("/forgotten", Policy::NobodyLooksAtTheSession, add)
        .post_up_to(2 * MOST_BYTES, "/files", Policy::Everyone, add)
        .get("/breaks", Policy::Everyone, breaks)
        .get("/storage", Policy::Everyone, storage)
}

fn app() -> Router {
    safety::framed(routes().router(), shell)
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

async fn ask(method: Method, path: &str, headers: &[(header::HeaderName, String)], body: String) -> Answer {
    let mut request = Request::builder().method(method).uri(path).header(header::HOST, "vote.example");
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let answer = app().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let (parts, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer { status: parts.status, headers: parts.headers, body: String::from_utf8(body.into()).unwrap() }
}

async fn get(path: &str) -> Answer {
    ask(Method::GET, path, &[], String::new()).await
}

fn origin(site: &str) -> (header::HeaderName, String) {
    (header::ORIGIN, site.into())
}

/// A member's cookie, as the browser sends it back.
fn signed_in(session: &str) -> (header::HeaderName, String) {
    let cookie = key().cookie("session", session, 60).unwrap();
    (header::COOKIE, cookie.to_str().unwrap().split(';').next().unwrap().to_owned())
}

fn form(token: &FormToken, name: &str) -> String {
    format!("_token={}&name={name}", token.as_str())
}

#[tokio::test]
async fn every_answer_carries_the_strict_headers() {
    for path in ["/", "/away", "/members", "/nothing", "/breaks", "/storage", &files::STYLE.address] {
        let headers = get(path).await.headers;
        let has =
            |name: &str| headers.get(name).unwrap_or_else(|| panic!("{path}: no {name}")).to_str().unwrap().to_owned();
        let policy = has("content-security-policy");
        for part in [
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self' data:",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("script-src") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(has("x-content-type-options"), "nosniff");
        assert_eq!(has("referrer-policy"), "same-origin");
        assert_eq!(has("cross-origin-opener-policy"), "same-origin");
        assert_eq!(has("cross-origin-resource-policy"), "same-origin");
        assert!(has("permissions-policy").contains("geolocation=()"));
        assert_eq!(has("x-request-id").len(), 16);
    }
}

#[tokio::test]
async fn pages_are_kept_by_nobody_and_files_for_good() {
    assert_eq!(get("/").await.headers["cache-control"], "no-store");
    for file in files::all() {
        let answer = get(&file.address).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.headers["cache-control"], "public, max-age=31536000, immutable");
    }
    assert!(get("/").await.body.contains(&files::STYLE.address), "the page asks for the file under its hash");
    assert_eq!(get(&files::STYLE.address.replace("kit-", "kit-0")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn head_is_get_without_the_page() {
    for path in ["/", "/members", "/nothing"] {
        let (get, head) = (get(path).await, ask(Method::HEAD, path, &[], String::new()).await);
        assert_eq!(
            (head.status, head.headers.get("content-type")),
            (get.status, get.headers.get("content-type")),
            "{path}"
        );
        if get.status == StatusCode::OK {
            assert_eq!(head.body, "");
        }
    }
}

#[tokio::test]
async fn a_form_is_taken_with_the_token_of_its_session_and_with_no_other() {
    let member = signed_in("one");
    let send = async |token: FormToken| {
        ask(Method::POST, "/members", std::slice::from_ref(&member), form(&token, "Ada")).await
    };
    let taken = send(key().form_token("one")).await;
    assert_eq!((taken.status, taken.body.as_str()), (StatusCode::OK, "added Ada"));
    for wrong in [key().form_token("two"), Key::new(&[8; 32], Reached::OverTls).form_token("one"), FormToken::new("")] {
        assert_eq!(send(wrong).await.status, StatusCode::FORBIDDEN);
    }
    let without = ask(Method::POST, "/members", &[member], "name=Ada".into()).await;
    assert_eq!(without.status, StatusCode::FORBIDDEN);
    assert!(without.body.contains("That form is no longer good"), "{}", without.body);
}

#[tokio::test]
async fn a_form_is_refused_where_nobody_looked_at_the_session() {
    for body in ["name=Ada", "_token=&name=Ada"] {
        assert_eq!(ask(Method::POST, "/forgotten", &[], body.into()).await.status, StatusCode::FORBIDDEN, "{body}");
    }
}

#[tokio::test]
async fn another_site_sends_nothing_even_with_the_right_token() {
    let body = || form(&key().form_token("visitor"), "Ada");
    let ours = ask(Method::POST, "/visitors", &[origin("https://vote.example")], body()).await;
    assert_eq!(ours.body, "added Ada");
    let theirs = ask(Method::POST, "/visitors", &[origin("https://evil.example")], body()).await;
    assert_eq!(theirs.status, StatusCode::FORBIDDEN);
    let by_name = (header::HeaderName::from_static("sec-fetch-site"), "cross-site".to_owned());
    assert_eq!(ask(Method::POST, "/visitors", &[by_name], body()).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_form_holds_the_token_that_its_own_answer_wants() {
    let page = get("/form").await.body;
    assert!(page.contains(key().form_token("visitor").as_str()), "{page}");
}

#[tokio::test]
async fn what_is_sent_has_a_bound_and_the_page_says_so() {
    let long = |bytes| form(&key().form_token("visitor"), &"a".repeat(bytes));
    let refused = ask(Method::POST, "/visitors", &[], long(MOST_BYTES)).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(refused.body.contains("Send a shorter text or a smaller file"), "{}", refused.body);
    assert_eq!(ask(Method::POST, "/visitors", &[], long(MOST_BYTES / 2)).await.status, StatusCode::OK);
    assert_eq!(ask(Method::POST, "/files", &[], long(MOST_BYTES)).await.status, StatusCode::OK);
    assert_eq!(ask(Method::POST, "/files", &[], long(2 * MOST_BYTES)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn every_refusal_is_a_page_that_says_what_to_do_next() {
    let cases = [
        ("/members", 403, "Sign in if you have not"),
        ("/nothing", 404, "Look at the address again"),
        ("/storage", 503, "If it is not, send it again"),
        ("/breaks", 500, "Give the people who run this machine the number"),
    ];
    for (path, status, next) in cases {
        let answer = get(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.headers["content-type"], "text/html; charset=utf-8");
        assert!(answer.body.contains(next), "{path}: {}", answer.body);
        assert!(answer.body.contains("data-theme=\"high\""), "in the reader's colours");
        assert!(answer.body.contains("Eastmere &#60;Together&#62;"), "escaped: {}", answer.body);
        assert!(!answer.body.contains("a mistake of ours"), "what broke is for the log");
    }
    let broken = get("/breaks").await;
    let number = broken.headers["x-request-id"].to_str().unwrap();
    assert!(broken.body.contains(number), "the number on the page is the one in the log");
    let wrong_way = ask(Method::POST, "/away", &[], String::new()).await;
    assert_eq!(
        (wrong_way.status, &wrong_way.headers["allow"]),
        (StatusCode::METHOD_NOT_ALLOWED, &"GET,HEAD".parse().unwrap())
    );
}

#[tokio::test]
async fn what_is_there_for_programs_stays_and_so_does_what_the_browser_is_to_keep() {
    let answer = get("/program").await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::CONFLICT, "{}"));
    let answer = get("/over").await;
    assert_eq!(answer.headers["set-cookie"], "theme=dark");
    assert!(answer.body.contains("That form is no longer good"), "{}", answer.body);
}

#[tokio::test]
async fn a_refusal_says_when_to_come_back() {
    let answer = Refusal::TooMany(30).into_response();
    assert_eq!(answer.headers()["retry-after"], "30");
    let page = Refusal::TooMany(30).page(shell(&Request::new(()).into_parts().0), "");
    assert!(Markup::from(page).into_string().contains("Try again in 30 seconds. Nothing is lost."));
}

#[tokio::test]
async fn every_route_is_declared_and_its_gate_is_asked_each_time() {
    let routes = routes();
    let declared = routes.declared();
    assert_eq!(declared.len(), 12);
    assert!(declared.contains(&Declared { method: "POST", path: "/members".into(), policy: Policy::Members }));
    // What the application's own test does with its roles.
    for route in declared {
        let method: Method = route.method.parse().unwrap();
        let status = ask(method, &route.path, &[], String::new()).await.status;
        if route.policy == Policy::Members {
            assert_eq!(status, StatusCode::FORBIDDEN, "{route:?}");
        } else if route.method == "GET" && route.path != "/over" {
            assert_ne!(status, StatusCode::FORBIDDEN, "{route:?}");
        }
    }
    assert_eq!(ask(Method::GET, "/members", &[signed_in("one")], String::new()).await.status, StatusCode::OK);
    let forged = (header::COOKIE, "__Host-session=one.0000".to_owned());
    assert_eq!(ask(Method::GET, "/members", &[forged], String::new()).await.status, StatusCode::FORBIDDEN);
}

#[test]
#[should_panic(expected = "already exists")]
fn a_route_cannot_be_declared_twice() {
    let _twice = routes().and(routes());
}

#[test]
fn what_was_typed_stays_and_what_is_wrong_is_tied_to_its_field() {
    let words = Words::english(&[]).unwrap();
    let field = Field::text(&words, "name", "Name").hint("As members say it.").value("\"><script>");
    let form = Form::new("/", &FormToken::new("t"), "Save").with(field).wrong("name", "Give it a name");
    assert_eq!(form.problems(), [("field-name".to_owned(), "Give it a name".to_owned())]);
    let html = Markup::from(form).into_string();
    assert!(html.contains(r#"aria-describedby="field-name-hint field-name-problem""#), "{html}");
    assert!(html.contains(r#"aria-invalid="true""#), "{html}");
    assert!(!html.contains("<script"), "{html}");
    let (hint, problem, input) =
        (html.find("As members").unwrap(), html.find("Give it").unwrap(), html.find("<input type=\"text\"").unwrap());
    assert!(hint < problem && problem < input, "error between hint and field");
}

/// A body that begins and never ends.
struct Unending(bool);

impl HttpBody for Unending {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        if std::mem::replace(&mut self.0, true) {
            return std::task::Poll::Pending;
        }
        std::task::Poll::Ready(Some(Ok(http_body::Frame::data(Bytes::from_static(b"name=")))))
    }
}

/// Time stands still but for what is waited for.
#[tokio::test(start_paused = true)]
async fn a_form_that_does_not_arrive_is_not_waited_for_without_end() {
    let request = Request::post("/visitors").header(header::HOST, "vote.example");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let request = request.header("sec-fetch-site", "same-origin").header(header::CONTENT_LENGTH, "81920");
    let begun = tokio::time::Instant::now();
    let answer = app().oneshot(request.body(Body::new(Unending(false))).unwrap()).await.unwrap();
    assert!(answer.status().is_client_error(), "{}", answer.status());
    assert_eq!(begun.elapsed().as_secs(), 40, "thirty seconds, and ten for as many bytes on a slow line");
}
