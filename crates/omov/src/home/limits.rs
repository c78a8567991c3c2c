//! What this system does not protect against, said openly.

use omov_web::markup::Markup;
use omov_web::page::Page;

use crate::house::{Answer, Visit};

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let section =
        |id: &str, title: &str, text: &str| Markup::section(id, &words.say(title), Markup::markdown(&words.say(text)));
    let body = Markup::joined([
        section("you", "limits-you", "limits-you-text"),
        section("machine", "limits-machine", "limits-machine-text"),
        section("roll", "limits-roll", "limits-roll-text"),
        section("mail", "limits-mail", "limits-mail-text"),
        section("votes", "limits-votes", "limits-votes-text"),
        section("what-it-does", "limits-does", "limits-does-text"),
    ]);
    let title = words.say("limits-title");
    Ok(Page::new(visit.shell, title, body).lead(words.say("limits-lead")).narrow())
}
