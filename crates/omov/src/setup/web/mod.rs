//! The pages of the first start. They are gone once the movement is founded.

mod code;
mod done;
mod name;
mod pass;
mod people;

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
        .get("/setup/people", Policy::FOUNDERS, people::ask)
        .post("/setup/people", Policy::FOUNDERS, people::take)
        .get("/setup/done", Policy::EVERYONE, done::show)
}

/// Which page of the first start it is.
#[derive(Clone, Copy)]
enum Step {
    Code,
    Name,
    People,
    Done,
}

/// A page of the first start.
fn page(shell: Shell, step: Step, body: Markup) -> Page {
    let words = shell.words.clone();
    let names = ["setup-step-code", "setup-step-name", "setup-step-people", "setup-step-done"];
    let steps = Steps::new(&words, names.map(|name| words.say(name)), step as usize);
    let (title, lead) = match step {
        Step::Code => ("setup-code-title", "setup-code-lead"),
        Step::Name => ("setup-name-title", "setup-name-lead"),
        Step::People => ("setup-people-title", "setup-people-lead"),
        Step::Done => ("setup-done-title", "setup-done-lead"),
    };
    Page::new(shell, words.say(title), body).lead(words.say(lead)).steps(steps).narrow()
}

/// What the host can and cannot do.
fn host_card(words: &Words) -> Markup {
    let said = ["setup-host-runs", "setup-host-reads", "setup-host-no-office"].map(|name| words.say(name));
    let body = Markup::joined(said.iter().map(|sentence| Markup::paragraph(sentence)));
    Card::new(words.say("setup-host-title"), body).level(2).into()
}
