//! The letter itself, as it is printed.

use askama::Template;
use omov_web::markup::Markup;

use super::Code;
use crate::house::Visit;
use crate::members::Member;
use crate::picture::Picture;

/// The code in large letters.
#[derive(Template)]
#[template(ext = "html", source = "<p class=\"lead\"><strong>{{ code }}</strong></p>\n")]
struct Large<'a> {
    code: &'a str,
}

/// What stands on the paper.
pub(super) fn of(visit: &Visit, member: &Member, code: &Code, printer: &str) -> Markup {
    let words = &visit.shell.words;
    let say = |name: &str| Markup::paragraph(&words.say(name));
    let say_with =
        |name: &str, blank: &str, text: String| Markup::paragraph(&words.say_with(name, &[(blank, text.into())]));
    let link = visit.house.address(&format!("/sign-in/paper/{}", code.plain()));
    let picture = Picture::of(words.say("way-in-picture"), &link).map(|picture| Markup::of(&picture));
    let address = [Some(&member.name), member.address.as_ref(), member.postcode.as_ref()];
    let address = Markup::lines(address.into_iter().flatten().flat_map(|part| part.lines()).map(Markup::name));
    let letter = [
        say_with("way-in-greeting", "name", member.name.clone()),
        say_with("way-in-what", "organisation", visit.organisation.name.clone()),
        say("way-in-phone"),
        picture.unwrap_or_default(),
        say_with("way-in-browser", "address", visit.house.address("/sign-in/paper")),
        Markup::of(&Large { code: &code.in_groups() }),
        say_with("way-in-until", "day", visit.day(visit.now.plus(super::TIME))),
        say("way-in-keep"),
        Markup::paragraph(
            &words.say_with("way-in-printed-by", &[("name", printer.into()), ("day", visit.day(visit.now).into())]),
        ),
        say("way-in-not-yours"),
    ];
    Markup::joined([address].into_iter().chain(letter))
}
