//! The pages of the first start. They are gone once the movement is founded.

mod code;
mod done;
mod name;
mod pass;
mod people;
mod rules;

use omov_web::markup::Markup;
use omov_web::page::{Page, Shell};
use omov_web::parts::{Card, Steps};
use omov_web::words::Words;

use crate::house::{Doors, Policy};

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/setup", Policy::FOUNDERS, code::ask)
        .post("/setup", Policy::FOUNDERS, code::take)
        .get("/setup/name", Policy::FOUNDERS, name::ask)
        .post("/setup/name", Policy::FOUNDERS, name::take)
        .get("/setup/rules", Policy::FOUNDERS, rules::ask)
        .post_up_to(rules::MOST_BYTES, "/setup/rules", Policy::FOUNDERS, rules::take)
        .post_up_to(rules::MOST_BYTES, "/setup/rules/file", Policy::FOUNDERS, rules::upload)
        .get("/setup/rules/look", Policy::FOUNDERS, rules::look)
        .get("/setup/rules/text", Policy::FOUNDERS, rules::text)
        .get("/setup/people", Policy::FOUNDERS, people::ask)
        .post("/setup/people", Policy::FOUNDERS, people::take)
        .get("/setup/done", Policy::EVERYONE, done::show)
}

/// Which page of the first start it is.
#[derive(Clone, Copy)]
enum Step {
    Code,
    Name,
    Rules,
    People,
    Done,
}

/// A page of the first start.
fn page(shell: Shell, step: Step, body: Markup) -> Page {
    let words = shell.words.clone();
    let steps = steps(&words, step);
    let (title, lead) = match step {
        Step::Code => ("setup-code-title", "setup-code-lead"),
        Step::Name => ("setup-name-title", "setup-name-lead"),
        Step::Rules => ("setup-rules-title", "setup-rules-lead"),
        Step::People => ("setup-people-title", "setup-people-lead"),
        Step::Done => ("setup-done-title", "setup-done-lead"),
    };
    Page::new(shell, words.say(title), body).lead(words.say(lead)).steps(steps).narrow()
}

/// Where the page stands among the others.
fn steps(words: &Words, step: Step) -> Steps {
    let names = ["setup-step-code", "setup-step-name", "setup-step-rules", "setup-step-people", "setup-step-done"];
    Steps::new(words, names.map(|name| words.say(name)), step as usize)
}

/// What the host can and cannot do.
fn host_card(words: &Words) -> Markup {
    let said = ["setup-host-runs", "setup-host-reads", "setup-host-no-office"].map(|name| words.say(name));
    let body = Markup::joined(said.iter().map(|sentence| Markup::paragraph(sentence)));
    Card::new(words.say("setup-host-title"), body).level(2).into()
}
