//! In whose name somebody acts where a rule names several: offices, and bodies that decide it beforehand.

use omov_rules::decide::{Person, Resolution};
use omov_rules::value;
use omov_web::forms::{Field, Form, Sent};
use omov_web::words::Words;

use super::Rulebook;
use crate::groups::Place;

/// What a body decided in whose name somebody acts: how many took part, were for it, and against it.
pub(crate) type Decided = Option<(u64, u64, u64)>;

/// The fields in which that is typed.
const DECIDED: [&str; 3] = ["took-part", "body-yes", "body-no"];

/// The same fields on a form, for whoever acts in the name of a body; the hint says of which.
pub(crate) fn asked(words: &Words, form: Form, hint: &str) -> Form {
    DECIDED.into_iter().fold(form, |form, name| {
        form.with(Field::short(words, name, words.say(&format!("ballot-{name}"))).hint(hint).optional())
    })
}

/// What was typed into them; nothing unless it is all there.
pub(crate) fn decided(sent: &Sent) -> Decided {
    let [took_part, yes, no] = DECIDED.map(|name| sent.one(name).parse().ok());
    Some((took_part?, yes?, no?))
}

/// The first body among those whom a rule names.
pub(crate) fn body<'b>(book: &'b Rulebook, actors: &'b [String]) -> Option<&'b str> {
    actors.iter().map(String::as_str).find(|actor| book.bodies.contains_key(*actor))
}

/// The decision of that body, if there was one.
pub(crate) fn resolution(book: &Rulebook, actors: &[String], decided: Decided) -> Option<Resolution> {
    let (body, (took_part, yes, no)) = (body(book, actors)?, decided?);
    Some(Resolution { body: body.into(), took_part, yes, no })
}

/// The title of the office among these that somebody holds there now, else of the body.
pub(crate) fn in_name_of(
    book: &Rulebook,
    actors: &[String],
    who: &Person,
    place: &Place,
    now: value::Moment,
) -> Option<String> {
    let held = |office: &str| {
        let mut of = who.holds.iter().filter(|held| held.office == office && held.since <= now && now < held.until);
        of.any(|held| place.all().any(|group| group.id.to_string() == held.group))
    };
    match actors.iter().find(|actor| held(actor)) {
        Some(office) => Some(book.title_in("offices", office)),
        None => body(book, actors).map(|body| book.title(body)),
    }
}
