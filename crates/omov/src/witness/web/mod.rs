//! How a witness is asked, and what it shows.

mod ask;
mod page;
mod papers;

use axum::Router;
use axum::http::request::Parts;
use axum::routing::post;
use omov_web::page::Shell;
use omov_web::refusal::Refusal;
use omov_web::routes::{Gate, Routes};
use omov_web::safety;

use super::Witness;

/// All routes. What programs ask stands beside the frame of the pages: it wants the statuses and bodies of the protocol, not pages.
pub(super) fn router(witness: &Witness) -> Router {
    let pages = Routes::<_, _, Witness>::new(Open)
        .get("/", (), page::show)
        .get("/records/{record}/checkpoint", (), papers::latest)
        .get("/refused/{refused}/signed-here", (), papers::signed_here)
        .get("/refused/{refused}/refused", (), papers::refused)
        .get("/health", (), health);
    let shell = shell(witness);
    let pages = safety::framed(pages.router(), move |_: &Parts| shell.clone());
    let asked = Router::new().route("/add-checkpoint", post(ask::add_checkpoint));
    pages.merge(asked).with_state(witness.clone())
}

/// Everybody may see everything.
#[derive(Clone)]
struct Open;

impl Gate<()> for Open {
    async fn admit(&self, (): &(), _: &mut Parts) -> Result<(), Refusal> {
        Ok(())
    }
}

fn shell(witness: &Witness) -> Shell {
    Shell {
        words: witness.0.words.clone(),
        organisation: witness.key().name().to_owned(),
        home: "/".into(),
        theme: omov_web::look::Theme::default(),
        accent: None,
        menu: Vec::new(),
        foot: Vec::new(),
        notice: None,
    }
}

/// The program runs. Nothing is looked at.
async fn health() -> &'static str {
    "open\n"
}
