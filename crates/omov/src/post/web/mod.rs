//! The pages of the post, for whoever holds [`Power::Mail`] in the whole movement. None of them shows what a letter by e-mail
//! says: whoever looks after the mail need not read it.

mod bounce;
mod list;
mod paper;
mod show;

use omov_web::markup::Markup;
use omov_web::parts::{Note, Tag};
use omov_web::words::Words;
use serde::Deserialize;

use super::kept::{Kept, State};
use crate::house::{Doors, Policy, Visit};
use crate::offices::Power;

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    let post = Policy::holder(Power::Mail);
    doors
        .get("/post", post, list::list)
        .get("/post/letters/{letter}", post, show::show)
        .post("/post/letters/{letter}/again", post, show::again)
        .get("/post/bounce", post, bounce::new)
        .post("/post/bounce", post, bounce::create)
        .get("/post/unreachable", post, bounce::list)
        .post("/post/unreachable", post, bounce::works_again)
        .get("/post/paper", post, paper::list)
        .post("/post/paper", post, paper::printed)
}

/// What was just done, said on the page after it.
#[derive(Default, Deserialize)]
struct Said {
    said: Option<String>,
}

impl Said {
    /// It as a note, if it is one of these.
    fn note(&self, words: &Words, known: &[&str]) -> Markup {
        let said = self.said.as_deref().and_then(|said| known.iter().find(|known| **known == said));
        said.map_or_else(Markup::default, |said| {
            Note::done(Markup::paragraph(&words.say(&format!("post-said-{said}")))).into()
        })
    }
}

/// How a letter stands, in a few words.
fn tag(words: &Words, letter: &Kept) -> Tag {
    let say = |name: &str| words.say(name);
    match letter.state {
        State::Waiting if letter.email.is_none() => Tag::turn(say("post-tag-paper")),
        State::Waiting if letter.trouble.is_some() => Tag::turn(say("post-tag-tried")),
        State::Waiting => Tag::open(say("post-tag-waiting")),
        State::Sent if letter.via.as_deref() == Some("outbox") => Tag::done(say("post-tag-outbox")),
        State::Sent => Tag::done(say("post-tag-sent")),
        State::Printed => Tag::done(say("post-tag-printed")),
        State::Failed => Tag::stop(say("post-tag-failed")),
        State::Bounced => Tag::stop(say("post-tag-bounced")),
    }
}

/// What a letter is for, in a few words.
fn purpose(words: &Words, letter: &Kept) -> String {
    let name = format!("post-purpose-{}", letter.purpose);
    if words.has(&name) { words.say(&name) } else { words.say("post-purpose-other") }
}

/// Where mail goes, as long as there is no server for it.
fn where_to(visit: &Visit) -> Markup {
    if visit.house.smtp().is_some() {
        return Markup::default();
    }
    Note::turn(Markup::paragraph(&visit.shell.words.say("post-no-server"))).into()
}
