//! Help, in pages that can be read without knowing the program.

use axum::extract::Path;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Rows};
use omov_web::refusal::Refusal;

use crate::house::{Answer, Doors, Policy, Visit};

/// The pages by their addresses, in the order in which they are read.
const PAGES: [&str; 16] = [
    "voting",
    "code",
    "checking",
    "paper",
    "roll",
    "results",
    "standing",
    "calling",
    "trustee",
    "registrar",
    "paper-officer",
    "scrutineer",
    "power",
    "challenge",
    "debating",
    "moving",
];

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors.get("/help", Policy::EVERYONE, list).get("/help/{page}", Policy::EVERYONE, show)
}

async fn list(visit: Visit) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let row = |page: &&str| {
        let link = Link::new(words.say(&format!("help-{page}")), format!("/help/{page}"));
        Markup::joined([Markup::line([Markup::link(&link)]), Markup::small(&words.say(&format!("help-{page}-lead")))])
    };
    let body: Markup = Rows { items: PAGES.iter().map(row).collect() }.into();
    let (title, lead) = (words.say("help-title"), words.say("help-lead"));
    Ok(Page::new(visit.shell, title, body).lead(lead).narrow())
}

async fn show(visit: Visit, Path(at): Path<String>) -> Answer<Page> {
    let page = PAGES.iter().find(|page| **page == at).ok_or(Refusal::NotFound)?;
    let words = visit.shell.words.clone();
    let title = words.say(&format!("help-{page}"));
    let (lead, text) = (words.say(&format!("help-{page}-lead")), words.say(&format!("help-{page}-text")));
    let above = vec![Link::new(words.say("help-title"), "/help")];
    Ok(Page::new(visit.shell, title, Markup::joined(sections(&text))).lead(lead).place(above).narrow())
}

/// The sections of a text, each of which begins with a line like `# Its title`.
fn sections(text: &str) -> impl Iterator<Item = Markup> {
    let parts = text.trim_start_matches("# ").split("\n# ").enumerate();
    parts.map(|(number, part)| {
        let (title, body) = part.split_once('\n').unwrap_or((part, ""));
        Markup::section(&format!("part-{}", number + 1), title, Markup::markdown(body))
    })
}
