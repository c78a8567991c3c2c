//! What no rule allows is refused, with the rule that says so or the one that is missing.

use axum::http::StatusCode;
use omov_rules::Rulebook;
use omov_rules::decide::Ground;
use omov_web::parts::Link;
use omov_web::refusal::Said;
use omov_web::words::Words;

use super::address;
use crate::house::Stop;

/// A page that says why not, with a way to each rule. `title` is what cannot be done.
pub(crate) fn refused(words: &Words, book: &Rulebook, title: String, grounds: &[Ground]) -> Stop {
    let why = grounds.iter().map(|ground| ground.says.english()).collect::<Vec<_>>().join(" ");
    let mut instead: Vec<Link> = grounds.iter().map(|ground| link(words, book, &ground.path)).collect();
    instead.dedup();
    Said { status: StatusCode::FORBIDDEN, title, why, record: None, instead }.into()
}

/// A way to a rule; where it is missing, to the part in which it would stand.
pub(crate) fn link(words: &Words, book: &Rulebook, path: &str) -> Link {
    let mut at = path;
    while book.line(at).is_none() && !is_heading(book, at) {
        at = at.rsplit_once('.').map_or("", |(above, _)| above);
        if at.is_empty() {
            break;
        }
    }
    let name = if path.is_empty() { "changes" } else { path };
    let said = match book.line(path).filter(|line| line.cite.written) {
        Some(line) => {
            let with = [("rule", name.into()), ("line", u64::from(line.cite.line).into())];
            words.say_with("rules-see-line", &with)
        }
        None => words.say_with("rules-see", &[("rule", name.into())]),
    };
    Link::new(said, address(at))
}

/// Whether it is a part of the rulebook such as `offices.secretary`.
fn is_heading(book: &Rulebook, path: &str) -> bool {
    let below = format!("{path}.");
    path.matches('.').count() < 2 && book.lines().iter().any(|line| line.cite.path.starts_with(&below))
}
