//! The shell round every page: the organisation's name, the words of the menu, the links at the foot.

use axum::http::request::Parts;
use omov_web::look::{Accent, Theme};
use omov_web::page::Shell;
use omov_web::parts::Link;

use super::{House, Organisation, Reader};
use crate::offices::Power;

/// The cookie that holds the colours a reader has chosen.
pub(crate) const THEME: &str = "theme";

/// The shell for a reader. Before anything is founded, the house has the program's own name.
pub(crate) fn of(
    house: &House,
    organisation: Option<&Organisation>,
    request: &Parts,
    reader: Option<&Reader>,
) -> Shell {
    let words = house.words().clone();
    let link = |message: &str, href: &str| Link::new(words.say(message), href);
    let me = reader.and_then(|reader| reader.me.as_ref());
    let menu = match me {
        Some(_) => vec![
            link("menu-home", "/"),
            link("menu-groups", "/groups"),
            link("menu-debates", "/debates"),
            link("menu-motions", "/motions"),
            link("menu-ballots", "/ballots"),
            link("menu-power", "/power"),
            link("menu-record", "/record"),
        ],
        None => Vec::new(),
    };
    let mut foot = match organisation {
        Some(_) => {
            vec![
                link("foot-help", "/help"),
                link("foot-rules", "/rules"),
                link("foot-record", "/record"),
                link("foot-limits", "/limits"),
                link("foot-display", "/display"),
            ]
        }
        // Until it is founded the house has no other pages.
        None => Vec::new(),
    };
    if me.is_some() {
        foot.insert(0, link("foot-my-data", "/me"));
        foot.insert(1, link("foot-ways-in", "/me/sessions"));
        foot.push(link("foot-sign-out", "/sign-out"));
    }
    if reader.is_some_and(|reader| reader.holds(Power::Mail, None)) {
        foot.push(link("foot-post", "/post"));
    }
    Shell {
        organisation: organisation.map_or_else(|| words.say("house-unfounded"), |house| house.name.clone()),
        home: "/".into(),
        theme: house.key().read(&request.headers, THEME).map(Theme::named).unwrap_or_default(),
        accent: organisation.and_then(|house| house.accent.as_deref()).and_then(|colour| Accent::new(colour).ok()),
        menu,
        foot,
        notice: organisation.filter(|house| house.made_up).map(|_| words.say("house-made-up")),
        words,
    }
}

/// The shell of a page of refusal, for which no database is asked.
pub(super) fn for_refusal(house: &House, request: &Parts) -> Shell {
    of(house, house.last_known().as_ref(), request, None)
}
