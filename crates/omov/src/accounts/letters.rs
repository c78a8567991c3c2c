//! What the mails say that let people in.

use omov_store::Moment;

use super::ways::{self, Asked, Purpose};
use crate::house::{Stop, Visit, ids, signs};
use crate::members::Member;
use crate::post::{Letter, LetterId};

/// The mail with a link and a code.
pub(super) fn way_in(visit: &Visit, asked: &Asked, purpose: Purpose) -> Result<Letter, Stop> {
    let words = &visit.shell.words;
    let with = [
        ("organisation", visit.organisation.name.clone().into()),
        ("link", visit.house.address(&format!("/sign-in/link/{}", asked.link)).into()),
        ("code", signs::in_groups(&asked.code).into()),
        ("devices", visit.house.address("/me/sessions").into()),
        ("minutes", u64::from(ways::MINUTES).into()),
    ];
    let (subject, body) = match purpose {
        Purpose::SignIn => ("sign-in-mail-subject", "sign-in-mail"),
        Purpose::Proof => ("proof-mail-subject", "proof-mail"),
    };
    blank(visit.now, words.say_with(subject, &with[..1]), words.say_with(body, &with))
}

/// The mail to an address that nobody on the roll has. It is as much work as the other, so that nothing tells them apart
/// but the mailbox itself; and who has joined with another address learns why they do not get in.
pub(super) fn not_on_the_roll(visit: &Visit) -> Result<Letter, Stop> {
    let words = &visit.shell.words;
    let with =
        [("organisation", visit.organisation.name.clone().into()), ("link", visit.house.address("/sign-in").into())];
    let subject = words.say_with("sign-in-mail-subject", &with[..1]);
    blank(visit.now, subject, words.say_with("sign-in-mail-nobody", &with))
}

fn blank(now: Moment, subject: String, body: String) -> Result<Letter, Stop> {
    let id = LetterId(ids::by_time(now)?);
    Ok(Letter { id, member: None, email: None, purpose: "sign-in", subject, body })
}

/// The same letter, with who it is to.
pub(super) fn to(letter: &Letter, email: &str, member: Option<&Member>) -> Letter {
    let on_the_roll = member.and_then(|member| member.email.as_deref());
    let email = Some(on_the_roll.unwrap_or(email).to_owned());
    Letter { member: member.map(|member| member.id), email, ..letter.clone() }
}

/// The mail that says that a passkey came or went.
pub(super) fn passkey(visit: &Visit, body: &str) -> Result<Letter, Stop> {
    let words = &visit.shell.words;
    let with = [
        ("organisation", visit.organisation.name.clone().into()),
        ("passkeys", visit.house.address("/me/passkeys").into()),
        ("devices", visit.house.address("/me/sessions").into()),
    ];
    let subject = words.say_with("passkey-mail-subject", &with[..1]);
    Ok(Letter { purpose: "notice", ..blank(visit.now, subject, words.say_with(body, &with))? })
}
