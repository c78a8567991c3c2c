//! A form as a room would have it: shown, sent, refused with all that is wrong at once, and answered on the next page.

use axum::Extension;
use axum::response::{IntoResponse, Redirect, Response};
use omov_web::forms::{Choice, Field, Form, FormToken, Sent};
use omov_web::markup::Markup;
use omov_web::page::{Page, Shell};
use omov_web::parts::{Act, Card, Confirm, Facts, Link, Note, Steps};

use super::WORDS;

pub(super) async fn show(shell: Extension<Shell>, token: Extension<FormToken>) -> Page {
    page(shell.0, form(&token))
}

pub(super) async fn send(Extension(shell): Extension<Shell>, token: Extension<FormToken>, sent: Sent) -> Response {
    let mut form = form(&token).keep(&sent);
    if sent.one("name").is_empty() {
        form = form.wrong("name", "Give your organisation a name");
    }
    if !sent.one("mail").contains('@') || !sent.one("mail").contains('.') {
        form = form.wrong("mail", "Use a whole e-mail address, such as name@example.org");
    }
    if sent.one("rules").is_empty() {
        form = form.wrong("rules", "Choose the rules you start from");
    }
    if sent.one("founded-year").len() != 4 {
        form = form.wrong("founded", "Give the year with four figures");
    }
    if form.problems().is_empty() {
        Redirect::to("/form/sent").into_response()
    } else {
        page(shell, form).into_response()
    }
}

pub(super) async fn sent(shell: Extension<Shell>) -> Page {
    Page::new(shell.0, "Start your movement", Note::done(Markup::paragraph("Your organisation has a name."))).narrow()
}

/// Asks again before something is taken away.
pub(super) async fn confirm(shell: Extension<Shell>, token: Extension<FormToken>) -> Page {
    let happens = Markup::joined([
        Markup::paragraph("The twelve members who signed it are told. Its text stays in the record."),
        Facts::default().with("Motion", Markup::text("31: Buses that wait for the night shift")).into(),
    ]);
    let act = Act::takes(Link::new("Withdraw my motion", "/form")).sent_with(token.as_str());
    let confirm = Confirm::new(&shell.words, happens, act, "/");
    Page::new(shell.0, "Withdraw motion 31?", confirm)
        .lead("You cannot undo this. You can hand in a new motion.")
        .narrow()
}

fn form(token: &FormToken) -> Form {
    let words = &*WORDS;
    let rules = vec![
        Choice::new("campaign", "A local campaign").hint("About 30 people, everyone decides everything."),
        Choice::new("co-operative", "A co-operative").hint("A general meeting, a board that can be removed."),
        Choice::new("movement", "A movement")
            .hint("National, regional and local groups, representatives with a mandate."),
    ];
    Form::new("/form", token, "Save and go on")
        .with(
            Field::text(words, "name", "Name of the organisation")
                .hint("As members say it. It stands at the top of every page.")
                .autocomplete("organization"),
        )
        .with(Field::email(words, "mail", "Address that mail comes from").hint("Letters to your members come from it."))
        .with(
            Field::one_of(words, "rules", "Which rules do you start from?", rules)
                .hint("You read them in plain words in the next step, before anything is fixed."),
        )
        .with(Field::date(words, "founded", "When was it founded?").hint("For example 17 5 2026."))
        .with(Field::area(words, "purpose", "What is it for?", 4).optional())
        .back(Link::new("Back", "/"))
}

fn page(mut shell: Shell, form: Form) -> Page {
    // One thing to do, and nowhere else to go.
    shell.menu.clear();
    let problems = form.problems();
    let host = Card::new(
        "What you, the host, can and cannot do",
        Markup::paragraph(
            "You keep the machine running. You cannot read a sealed vote, and you cannot change the record without others seeing it. There is no master password.",
        ),
    );
    let steps = Steps::new(&shell.words, ["Code", "Name", "Rules", "People"], 1);
    let body = Markup::joined([form.into(), host.level(2).into()]);
    Page::new(shell, "Start your movement", body)
        .lead("All of this can be changed later, by the procedure your rules set.")
        .steps(steps)
        .problems(problems)
        .narrow()
}
