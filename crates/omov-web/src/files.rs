//! The files every page loads: two, kept in the program, each under an address that holds its hash. A file that changes
//! gets another address, so browsers may keep it for good.

use std::sync::LazyLock;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::hex::hex;
use crate::look;

/// A file kept in the program.
#[derive(Debug)]
pub struct Kept {
    /// Where it is served.
    pub address: String,
    kind: &'static str,
    bytes: &'static [u8],
}

impl Kept {
    fn new(name: &str, ending: &str, kind: &'static str, bytes: &'static [u8]) -> Self {
        let hash = hex(&Sha256::digest(bytes)[..8]);
        Self { address: format!("/kept/{name}-{hash}.{ending}"), kind, bytes }
    }

    /// The file as an answer, to be kept for a year and never asked for again.
    pub fn answer(&self) -> Response {
        let headers = [(CONTENT_TYPE, self.kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
        (headers, self.bytes).into_response()
    }
}

/// The style sheet.
pub static STYLE: LazyLock<Kept> =
    LazyLock::new(|| Kept::new("kit", "css", "text/css; charset=utf-8", look::STYLE.as_bytes()));

/// The four squares of the browser's tab.
pub static SIGN: LazyLock<Kept> = LazyLock::new(|| Kept::new("sign", "svg", "image/svg+xml", look::SIGN.as_bytes()));

/// All of them.
pub fn all() -> [&'static Kept; 2] {
    [&STYLE, &SIGN]
}
