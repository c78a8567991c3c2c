//! The pages on which a change of the rules is proposed and followed.

mod decided;
mod list;
mod new;
mod show;

use omov_rules::Rulebook;
use omov_web::parts::Link;
use omov_web::words::Words;

use crate::house::{Doors, Policy};
use crate::offices::Power;
use crate::rules::change::right::Right;

/// The routes of these pages.
pub(super) fn routes(doors: Doors) -> Doors {
    let decides = Policy::holder(Power::RunBallots).lately();
    doors
        .get("/rules/changes", Policy::SIGNED_IN, list::show)
        .get("/rules/changes/new", Policy::MEMBERS, new::ask)
        .post_up_to(MOST_BYTES, "/rules/changes/new", Policy::MEMBERS, new::take)
        .get("/rules/changes/{proposal}", Policy::SIGNED_IN, show::show)
        .post("/rules/changes/{proposal}/publish", Policy::MEMBERS, show::publish)
        .post("/rules/changes/{proposal}/withdraw", Policy::SIGNED_IN, show::withdraw)
        .get("/rules/changes/{proposal}/decided", decides, decided::ask)
        .post("/rules/changes/{proposal}/decided", decides, decided::take)
}

/// A form with the longest text of a rulebook. In a form a sign can take three times as much room.
pub(crate) const MOST_BYTES: usize = 4 * omov_rules::read::LONGEST;

/// Where these pages are.
fn places(words: &Words) -> [Link; 2] {
    [Link::new(words.say("rules-title"), "/rules"), Link::new(words.say("changes-title"), "/rules/changes")]
}

/// By which right, in words: “proposal to change the rules”, “the coordinating group”.
fn right_said(words: &Words, book: &Rulebook, right: &Right) -> String {
    match (right.proposal(), right.actor()) {
        (Some(proposal), _) => {
            words.say_with("changes-right-through", &[("proposal", book.title_in("proposals", proposal).into())])
        }
        (None, Some(actor)) if book.bodies.contains_key(actor) => {
            words.say_with("changes-right-body", &[("body", book.title(actor).into())])
        }
        (None, actor) => {
            words.say_with("changes-right-office", &[("office", book.title(actor.unwrap_or_default()).into())])
        }
    }
}
