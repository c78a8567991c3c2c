//! The files every page loads: two, kept in the program, each under an address that holds its hash. A file that changes
//! gets another address, so browsers may keep it for good.

use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::hex::hex;
use crate::look::{self, Accent};
use crate::refusal::Refusal;

const CSS: &str = "text/css; charset=utf-8";
/// For a year, and never to be asked for again.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// A file kept in the program.
#[derive(Debug)]
pub struct Kept {
    /// Where it is served.
    pub address: String,
    kind: &'static str,
    bytes: &'static [u8],
}

impl Kept {
    /// A file that is served under its name and the hash of what is in it.
    pub fn new(name: &str, ending: &str, kind: &'static str, bytes: &'static [u8]) -> Self {
        let hash = hex(&Sha256::digest(bytes)[..8]);
        Self { address: format!("/kept/{name}-{hash}.{ending}"), kind, bytes }
    }

    /// The file as an answer, to be kept for a year and never asked for again.
    pub fn answer(&self) -> Response {
        let headers = [(CONTENT_TYPE, self.kind), (CACHE_CONTROL, FOR_GOOD)];
        (headers, self.bytes).into_response()
    }
}

/// A file that the browser keeps under that name and never shows. `name` is of letters, digits, `.` and `-`.
pub fn attached(kind: &'static str, name: &str, body: impl Into<Body>) -> Response {
    let headers = [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))];
    (headers, body.into()).into_response()
}

/// The style sheet.
pub static STYLE: LazyLock<Kept> = LazyLock::new(|| Kept::new("kit", "css", CSS, look::STYLE.as_bytes()));

/// The four squares of the browser's tab.
pub static SIGN: LazyLock<Kept> = LazyLock::new(|| Kept::new("sign", "svg", "image/svg+xml", look::SIGN.as_bytes()));

/// The style sheet of an organisation's own colour, where that is one.
pub(crate) async fn accent(Path(colour): Path<String>) -> Result<Response, Refusal> {
    let accent = Accent::new(&format!("#{colour}")).map_err(|_| Refusal::NotFound)?;
    Ok(([(CONTENT_TYPE, CSS), (CACHE_CONTROL, FOR_GOOD)], accent.sheet()).into_response())
}

/// All of them.
pub fn all() -> [&'static Kept; 2] {
    [&STYLE, &SIGN]
}
