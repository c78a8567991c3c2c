//! What everybody sees of it: the policy, and what was taken out on which ground.

use omov_web::markup::Markup;
use omov_web::parts::{Fold, Link, Rows};
use omov_web::words::Words;

use super::GROUNDS;

/// A ground in words.
pub(crate) fn ground(words: &Words, ground: &str) -> String {
    words.say(&format!("ground-{ground}"))
}

/// What was taken out: what it was, on which ground, and on which day.
pub(crate) fn lines(words: &Words, removed: impl IntoIterator<Item = (String, String, String)>) -> Markup {
    let line = |(what, ground, day): (String, String, String)| {
        let with = [("what", what.into()), ("day", day.into()), ("ground", self::ground(words, &ground).into())];
        Markup::paragraph(&words.say_with("removed-line", &with))
    };
    let items: Vec<Markup> = removed.into_iter().map(line).collect();
    let body: Markup =
        if items.is_empty() { Markup::paragraph(&words.say("removed-none")) } else { Rows { items }.into() };
    Markup::section("removed", &words.say("removed"), body)
}

/// When something is taken out, and by whom.
pub(crate) fn policy(words: &Words) -> Markup {
    Markup::section("policy", &words.say("removed-policy"), grounds(words))
}

/// The same, to be unfolded where it is asked for.
pub(crate) fn folded(words: &Words) -> Markup {
    Fold::new(words.say("removed-policy"), grounds(words)).into()
}

fn grounds(words: &Words) -> Markup {
    let more = Markup::link(&Link::new(words.say("removed-policy-counts"), "/removals"));
    let lead = Markup::paragraph(&words.say("removed-policy-lead"));
    Markup::joined([lead, listed(words), Markup::line([more])])
}

/// The grounds, one in each line.
pub(super) fn listed(words: &Words) -> Markup {
    let grounds = GROUNDS.iter().map(|name| Markup::text(&ground(words, name)));
    Rows { items: grounds.collect() }.into()
}
