//! Why an act ends without being done: a refusal in words, or trouble with the database.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use omov_store::Error;
use omov_web::parts::Link;
use omov_web::refusal::{Refusal, Said};
use omov_web::words::Words;

/// What closures of the store and handlers end with when they do not succeed.
#[derive(Debug, Clone)]
pub(crate) enum Stop {
    /// The reader is told why, and what they can do.
    Refused(Refusal),
    /// The database could not do it.
    Store(Error),
}

/// What a handler gives back.
pub(crate) type Answer<T = Response> = Result<T, Stop>;

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Said> for Stop {
    fn from(said: Said) -> Self {
        Self::Refused(Refusal::Said(said))
    }
}

impl Stop {
    /// What cannot be done, or not any more, and why; with a way on. `title` is the name of the message that says what.
    pub(crate) fn conflict(words: &Words, title: &str, why: String, instead: Link) -> Self {
        let (title, instead) = (words.say(title), vec![instead]);
        Said { status: StatusCode::CONFLICT, title, why, record: None, instead }.into()
    }

    /// What the reader gets. Trouble goes to the log as well; no error of the store holds a value from a statement.
    pub(crate) fn refusal(self) -> Refusal {
        match self {
            Self::Refused(refusal) => refusal,
            Self::Store(error @ (Error::StorageFailed { .. } | Error::Gone { .. } | Error::Closed)) => {
                tracing::error!(%error, "the database does not take it");
                Refusal::StorageFailed
            }
            Self::Store(error @ (Error::Busy | Error::Contended)) => {
                tracing::warn!(%error, "too much at once");
                Refusal::TooMany(5)
            }
            Self::Store(error) => {
                tracing::error!(%error, "a statement failed");
                Refusal::Failed
            }
        }
    }
}

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => write!(f, "refused: {}", refusal.status()),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        self.refusal().into_response()
    }
}
