//! What programs ask that watch over the house.

use axum::Extension;
use axum::http::StatusCode;

use crate::house::{Doors, House, Policy, organisation};

/// The routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors.get("/health", Policy::MACHINES, health).get("/ready", Policy::MACHINES, ready)
}

/// The program runs. Nothing is looked at.
async fn health() -> (StatusCode, &'static str) {
    (StatusCode::OK, "open\n")
}

/// The program can do its work: the database answers and takes what is written.
async fn ready(Extension(house): Extension<House>) -> (StatusCode, &'static str) {
    let reads = house.plain().read(organisation::find).await;
    match reads.and_then(|_| house.plain().accepting()) {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer, or takes nothing\n")
        }
    }
}
