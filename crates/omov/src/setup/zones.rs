//! The time zones to choose from.

use jiff::Timestamp;
use jiff::tz::{self, TimeZone};
use omov_web::forms::Choice;
use omov_web::words::Words;

/// The parts of the world in the IANA list. What else is there are old names and fixed hours.
const PARTS: [&str; 10] = [
    "Africa/",
    "America/",
    "Antarctica/",
    "Arctic/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
];

/// What is chosen where nothing better is known.
const NONE_KNOWN: &str = "UTC";

/// The names of all.
pub(super) fn names() -> Vec<String> {
    let all = tz::db().available().map(|name| name.as_str().to_owned());
    let mut names: Vec<_> = all.filter(|name| PARTS.iter().any(|part| name.starts_with(part))).collect();
    names.sort_unstable();
    names.insert(0, NONE_KNOWN.into());
    names
}

/// Whether that is one of them.
pub(super) fn is_one(name: &str) -> bool {
    names().iter().any(|one| one == name)
}

/// Each with the hour that it is there now, by which people know theirs again.
pub(super) fn choices(words: &Words, now: Timestamp) -> Vec<Choice> {
    let choice = |name: String| {
        let zone = TimeZone::get(&name).ok()?;
        let hour = now.to_zoned(zone).strftime("%H:%M").to_string();
        let place = name.replace('_', " ");
        let said = words.say_with("setup-zone-choice", &[("place", place.into()), ("hour", hour.into())]);
        Some(Choice::new(name, said))
    };
    names().into_iter().filter_map(choice).collect()
}

/// The one this machine is set to.
pub(super) fn of_this_machine() -> String {
    let here = TimeZone::system();
    here.iana_name().filter(|name| is_one(name)).unwrap_or(NONE_KNOWN).to_owned()
}
