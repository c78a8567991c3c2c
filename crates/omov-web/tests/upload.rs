//! A file that a form sends: it comes in by pieces, past the token, and leaves nothing behind when something is wrong.

use axum::Router;
use axum::body::Body;
use axum::extract::Multipart;
use axum::http::{Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use omov_web::forms::{FormToken, Upload};
use std::path::{Path, PathBuf};
use tower::ServiceExt as _;

/// The most that the route takes.
const MOST: usize = 300_000;

fn app(path: PathBuf) -> Router {
    let read = async move |form: Multipart| -> Response {
        match Upload::read(form, &FormToken::new("right"), &path).await {
            Ok(upload) => format!("{} {:?}", upload.sent.one("group"), upload.bytes).into_response(),
            Err(refusal) => refusal.into_response(),
        }
    };
    Router::new().route("/", post(read).layer(axum::extract::DefaultBodyLimit::max(MOST)))
}

/// A part of a form: a field, or a file under the name that it had elsewhere.
fn part(name: &str, file: Option<&str>, content: &str) -> String {
    let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
    format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n")
}

async fn send(path: &Path, parts: &[String]) -> (StatusCode, String) {
    let body = parts.concat() + "--edge--\r\n";
    let request = Request::post("/").header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    let answer = app(path.into()).oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let status = answer.status();
    let text = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8_lossy(&text).into_owned())
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("file")
    }

    fn is_empty(&self) -> bool {
        std::fs::read_dir(self.0.path()).unwrap().next().is_none()
    }
}

#[tokio::test]
async fn a_file_is_kept_where_the_program_says_and_nobody_else_can_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    let parts =
        [part("_token", None, "right"), part("file", Some("../../etc/passwd"), "a,b\n"), part("group", None, "7")];
    assert_eq!(send(&folder.path(), &parts).await, (StatusCode::OK, "7 Some(4)".into()));
    assert_eq!(std::fs::read_to_string(folder.path()).unwrap(), "a,b\n");
    assert_eq!(std::fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn nothing_is_written_for_a_form_that_is_not_ours() {
    for parts in [
        vec![part("_token", None, "wrong"), part("file", Some("a.csv"), "a")],
        vec![part("file", Some("a.csv"), "a"), part("_token", None, "right")],
        vec![part("file", Some("a.csv"), "a")],
        vec![part("group", None, "7")],
    ] {
        let folder = Folder::new();
        assert_eq!(send(&folder.path(), &parts).await.0, StatusCode::FORBIDDEN, "{parts:?}");
        assert!(folder.is_empty(), "{parts:?}");
    }
}

#[tokio::test]
async fn what_is_too_long_broken_off_or_double_leaves_nothing_behind() {
    let token = part("_token", None, "right");
    let file = |content: &str| part("file", Some("a.csv"), content);
    for (parts, status) in [
        (vec![token.clone(), file(&"x".repeat(MOST))], StatusCode::PAYLOAD_TOO_LARGE),
        (vec![token.clone(), part("group", None, &"x".repeat(70_000))], StatusCode::PAYLOAD_TOO_LARGE),
        (vec![token.clone(), file("a"), file("b")], StatusCode::BAD_REQUEST),
        (vec![token.clone(), file("a")[..60].to_owned()], StatusCode::BAD_REQUEST),
    ] {
        let folder = Folder::new();
        assert_eq!(send(&folder.path(), &parts).await.0, status);
        assert!(folder.is_empty(), "{status}");
    }
}

#[tokio::test]
async fn a_form_without_a_chosen_file_says_so() {
    let folder = Folder::new();
    let parts = [part("_token", None, "right"), part("group", None, "7"), part("file", Some(""), "")];
    assert_eq!(send(&folder.path(), &parts).await, (StatusCode::OK, "7 None".into()));
    assert!(folder.is_empty());
}
