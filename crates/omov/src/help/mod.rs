//! Help, in pages that can be read without knowing the program.

use axum::extract::Path;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Rows};
use omov_web::refusal::Refusal;

use crate::house::{Answer, Doors, Policy, Visit};

/// A page of help: its address, and its messages.
#[derive(Clone, Copy, Debug)]
struct Help {
    at: &'static str,
    title: &'static str,
    lead: &'static str,
    text: &'static str,
}

/// In the order in which they are read.
const PAGES: [Help; 10] = [
    Help { at: "voting", title: "help-voting", lead: "help-voting-lead", text: "help-voting-text" },
    Help { at: "code", title: "help-code", lead: "help-code-lead", text: "help-code-text" },
    Help { at: "checking", title: "help-checking", lead: "help-checking-lead", text: "help-checking-text" },
    Help { at: "roll", title: "help-roll", lead: "help-roll-lead", text: "help-roll-text" },
    Help { at: "results", title: "help-results", lead: "help-results-lead", text: "help-results-text" },
    Help { at: "calling", title: "help-calling", lead: "help-calling-lead", text: "help-calling-text" },
    Help { at: "trustee", title: "help-trustee", lead: "help-trustee-lead", text: "help-trustee-text" },
    Help { at: "scrutineer", title: "help-scrutineer", lead: "help-scrutineer-lead", text: "help-scrutineer-text" },
    Help { at: "power", title: "help-power", lead: "help-power-lead", text: "help-power-text" },
    Help { at: "challenge", title: "help-challenge", lead: "help-challenge-lead", text: "help-challenge-text" },
];

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors.get("/help", Policy::EVERYONE, list).get("/help/{page}", Policy::EVERYONE, show)
}

async fn list(visit: Visit) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let row = |page: &Help| {
        let link = Link::new(words.say(page.title), format!("/help/{}", page.at));
        Markup::joined([Markup::line([Markup::link(&link)]), Markup::small(&words.say(page.lead))])
    };
    let body: Markup = Rows { items: PAGES.iter().map(row).collect() }.into();
    let (title, lead) = (words.say("help-title"), words.say("help-lead"));
    Ok(Page::new(visit.shell, title, body).lead(lead).narrow())
}

async fn show(visit: Visit, Path(at): Path<String>) -> Answer<Page> {
    let page = PAGES.iter().find(|page| page.at == at).ok_or(Refusal::NotFound)?;
    let words = visit.shell.words.clone();
    let (title, lead, text) = (words.say(page.title), words.say(page.lead), words.say(page.text));
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
