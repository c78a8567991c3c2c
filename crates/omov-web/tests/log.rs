//! The log says what happened to a request and nothing about who sent it.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{Request, header};
use omov_web::page::Shell;
use omov_web::refusal::Refusal;
use omov_web::routes::{Gate, Routes};
use omov_web::safety;
use tower::ServiceExt as _;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Everything that is logged, one event a line.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

struct Line<'a>(&'a mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, "{}={value:?} ", field.name()).unwrap();
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("omov")
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        let mut log = self.0.lock().unwrap();
        event.record(&mut Line(&mut log));
        log.push('\n');
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[derive(Clone)]
struct Open;

impl Gate<()> for Open {
    async fn admit(&self, (): &(), _: &mut Parts) -> Result<(), Refusal> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_has_the_pattern_of_a_route_and_never_what_was_asked() {
    async fn show() -> &'static str {
        "found"
    }
    fn shell(_: &Parts) -> Shell {
        Shell {
            words: omov_web::words::Words::english(&[]).unwrap(),
            organisation: "Eastmere Together".into(),
            home: "/".into(),
            theme: omov_web::look::Theme::Device,
            accent: None,
            menu: Vec::new(),
            foot: Vec::new(),
            notice: None,
        }
    }
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    let app = safety::framed(Routes::new(Open).get("/members/{member}", (), show).router(), shell);
    for path in ["/members/zoe?token=zoe", "/zoe"] {
        let request = Request::get(path).header(header::COOKIE, "name=zoe").header(header::USER_AGENT, "zoe");
        let request = request.header("x-forwarded-for", "192.0.2.7").body(Body::empty()).unwrap();
        app.clone().oneshot(request).await.unwrap();
    }
    drop(guard);
    let log = log.0.lock().unwrap().clone();
    let lines: Vec<_> = log.lines().collect();
    assert_eq!(lines.len(), 2, "{log}");
    assert!(lines[0].contains(r#"method=GET route="/members/{member}" status=200"#), "{log}");
    assert!(lines[1].contains(r#"route="-" status=404"#), "{log}");
    assert!(!log.contains("zoe") && !log.contains("192.0.2"), "{log}");
}
