//! The fields in which people type who they are and how they are reached, and what is wrong with them.

use omov_web::forms::{Field, Form, Sent};
use omov_web::words::Words;

use crate::members::{Details, name_words, postcode_key};

/// Longer names have not been met.
const MOST_IN_NAME: usize = 150;
const MOST_IN_ADDRESS: usize = 500;

pub(super) fn name(words: &Words) -> Field {
    Field::text(words, "name", words.say("field-name")).hint(words.say("field-name-hint")).autocomplete("name")
}

/// The reader's own.
pub(super) fn own_name(words: &Words) -> Field {
    name(words).hint(words.say("field-own-name-hint"))
}

pub(super) fn email(words: &Words) -> Field {
    Field::email(words, "email", words.say("field-email"))
}

pub(super) fn phone(words: &Words) -> Field {
    Field::text(words, "phone", words.say("field-phone")).autocomplete("tel").optional()
}

pub(super) fn postcode(words: &Words) -> Field {
    Field::short(words, "postcode", words.say("field-postcode")).autocomplete("postal-code")
}

pub(super) fn address(words: &Words) -> Field {
    Field::area(words, "address", words.say("field-address"), 3)
        .hint(words.say("field-address-hint"))
        .autocomplete("street-address")
        .optional()
}

/// What somebody typed into one field: something, nothing, or what a message says is wrong.
pub(super) type Typed<T = Option<String>> = Result<T, &'static str>;

pub(super) fn typed_name(sent: &Sent) -> Typed<String> {
    let name = one_line(sent.one("name"));
    match name.chars().count() {
        _ if name_words(&name).is_empty() => Err("field-name-missing"),
        0..=MOST_IN_NAME => Ok(name),
        _ => Err("field-name-long"),
    }
}

pub(super) fn typed_email(sent: &Sent) -> Typed {
    email_of(sent.one("email"))
}

/// An address of e-mail, if it is one that mail can be sent to.
pub(super) fn email_of(typed: &str) -> Typed {
    if typed.is_empty() {
        return Ok(None);
    }
    let whole = typed.parse::<lettre::Address>().is_ok_and(|address| {
        let domain = address.domain();
        domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.')
    });
    if whole && typed.len() <= 254 { Ok(Some(typed.to_owned())) } else { Err("field-email-wrong") }
}

pub(super) fn typed_phone(sent: &Sent) -> Typed {
    let phone = one_line(sent.one("phone"));
    let fits = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '.' | '/');
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    match digits {
        _ if phone.is_empty() => Ok(None),
        5..=20 if phone.chars().all(fits) => Ok(Some(phone)),
        _ => Err("field-phone-wrong"),
    }
}

pub(super) fn typed_postcode(sent: &Sent) -> Typed {
    let postcode = one_line(sent.one("postcode")).to_uppercase();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-');
    match postcode_key(&postcode).chars().count() {
        _ if postcode.is_empty() => Ok(None),
        2..=12 if postcode.chars().all(fits) => Ok(Some(postcode)),
        _ => Err("field-postcode-wrong"),
    }
}

pub(super) fn typed_address(sent: &Sent) -> Typed {
    let address = several_lines(sent.one("address"));
    match address.chars().count() {
        0 => Ok(None),
        1..=MOST_IN_ADDRESS => Ok(Some(address)),
        _ => Err("field-address-long"),
    }
}

/// A reason in somebody's own words, which has to be given.
pub(super) fn typed_reason(sent: &Sent) -> Typed<String> {
    let reason = several_lines(sent.one("reason"));
    match reason.chars().count() {
        0..3 => Err("field-reason-missing"),
        3..=1000 => Ok(reason),
        _ => Err("field-reason-long"),
    }
}

/// All details from a form that has all their fields; the form says what is wrong where something is.
pub(super) fn details(words: &Words, sent: &Sent, form: Form) -> (Form, Option<Details>) {
    let mut told = Told { words, form };
    let details = Details {
        name: told.take("name", typed_name(sent)).unwrap_or_default(),
        email: told.take("email", typed_email(sent)).flatten(),
        phone: told.take("phone", typed_phone(sent)).flatten(),
        postcode: told.take("postcode", typed_postcode(sent)).flatten(),
        address: told.take("address", typed_address(sent)).flatten(),
    };
    let fine = told.form.problems().is_empty();
    (told.form, fine.then_some(details))
}

/// A form that is told what is wrong, field by field.
pub(super) struct Told<'w> {
    pub(super) words: &'w Words,
    pub(super) form: Form,
}

impl Told<'_> {
    /// What was typed into a field, unless it is wrong.
    pub(super) fn take<T>(&mut self, field: &str, typed: Typed<T>) -> Option<T> {
        match typed {
            Ok(value) => Some(value),
            Err(message) => {
                self.form = self.form.clone().wrong(field, self.words.say(message));
                None
            }
        }
    }
}

/// Without characters that no keyboard makes, and with one space where there were several.
pub(super) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

pub(super) fn several_lines(text: &str) -> String {
    let lines = text.lines().map(|line| line.chars().filter(|c| !c.is_control()).collect::<String>());
    lines.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n").trim().to_owned()
}
