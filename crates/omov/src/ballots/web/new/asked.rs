//! What is asked wherever members vote, sealed or openly: the question, what it is about, and when. The fields, and what was typed into them.

use omov_store::Moment;
use omov_web::forms::{Choice, Field, Form, Sent};

use crate::house::Visit;

/// The longest title, and the longest explanation.
pub(super) const TITLE: usize = 200;
pub(super) const ABOUT: usize = 5_000;
const WHEN: [&str; 2] = ["opens", "closes"];

/// What is voted on.
pub(crate) struct Asked {
    pub(crate) title: String,
    pub(crate) about: String,
    /// By its name in the rulebook, where that knows matters.
    pub(crate) matter: Option<String>,
}

/// Asks what it is about, where the rulebook knows matters.
pub(crate) fn matter(visit: &Visit, form: Form, chosen: Option<&str>) -> Form {
    let words = &visit.shell.words;
    if visit.book.matters.is_empty() {
        return form;
    }
    let choices = visit.book.matters.iter().map(|(name, matter)| Choice::new(name, &*matter.title.value));
    let which = Field::one_of(words, "matter", words.say("ballot-matter"), choices.collect());
    form.with(chosen.into_iter().fold(which, Field::value))
}

/// Asks when it opens and closes.
pub(crate) fn when(visit: &Visit, form: Form) -> Form {
    let words = &visit.shell.words;
    WHEN.into_iter().fold(form, |form, when| {
        let day = Field::date(words, when, words.say(&format!("ballot-{when}-day")));
        let hour = Field::short(words, &format!("{when}-hour"), words.say(&format!("ballot-{when}-hour")));
        form.with(day).with(hour.hint(words.say("ballot-hour-hint")).value("12:00"))
    })
}

/// The question, what it is about and the matter as they were typed, with what is wrong about them.
pub(crate) fn what_was_typed(visit: &Visit, sent: &Sent, mut form: Form) -> (Form, Asked) {
    let words = &visit.shell.words;
    let (title, about) = (sent.one("title").trim().to_owned(), sent.one("about").trim().to_owned());
    match title.chars().count() {
        0 => form = form.wrong("title", words.say("ballot-question-missing")),
        1..=TITLE => {}
        _ => form = form.wrong("title", words.say("ballot-question-long")),
    }
    if about.chars().count() > ABOUT {
        form = form.wrong("about", words.say("ballot-about-long"));
    }
    let matter = Some(sent.one("matter")).filter(|name| visit.book.matters.contains_key(*name)).map(str::to_owned);
    if matter.is_none() && !visit.book.matters.is_empty() {
        form = form.wrong("matter", words.say("ballot-matter-missing"));
    }
    (form, Asked { title, about, matter })
}

/// When it opens and closes, as it was typed, with what is wrong about it.
pub(crate) fn when_was_typed(visit: &Visit, sent: &Sent, mut form: Form) -> (Form, [Option<Moment>; 2]) {
    let times = WHEN.map(|name| visit.moment(sent, name));
    for (name, time) in WHEN.into_iter().zip(times) {
        if time.is_none() {
            form = form.wrong(name, visit.shell.words.say("ballot-time-wrong"));
        }
    }
    (form, times)
}

/// What was typed into a field, line by line; empty lines are none.
pub(crate) fn lines(sent: &Sent, name: &str) -> Vec<String> {
    sent.one(name).lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}
