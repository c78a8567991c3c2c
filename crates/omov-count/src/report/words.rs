//! Every text of a report, from one message file ([`en.ftl`](https://projectfluent.org)), so that reports can be
//! translated whole sentence by whole sentence.
//!
//! A figure goes into a message twice: as `$votes`, the text to show, and as `$votes-n`, a number that only picks the
//! plural. No figure is ever shown from the second.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::figure;

/// The message file.
pub(super) const MESSAGES: &str = include_str!("en.ftl");

static BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let language = "en".parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    // What a slip in the file leaves is used all the same; a test refuses the slip.
    let resource = FluentResource::try_new(MESSAGES.into()).unwrap_or_else(|(rest, _)| rest);
    bundle.add_resource_overriding(resource);
    bundle
});

/// Something a message speaks about.
#[derive(Debug, Clone)]
pub(super) enum Arg {
    /// Shown as it is.
    Text(String),
    /// Shown as text; the number picks the plural.
    Number(String, f64),
}

/// A text such as a name.
pub(super) fn text(text: impl Into<String>) -> Arg {
    Arg::Text(isolated(text.into()))
}

/// Begin and end of a text that is written in its own direction. Names have none of these
/// ([`super::for_display`]); a page turns them into `bdi`, everything else leaves them out.
const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];

/// A text with letters that run from right to left, set apart: they would pull the figures behind them along, so that a
/// sentence said something else.
fn isolated(text: String) -> String {
    let turns = |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    if text.contains(turns) { format!("{}{text}{}", ISOLATE[0], ISOLATE[1]) } else { text }
}

/// Texts set apart, as HTML.
pub(super) fn isolated_in_html(html: &str) -> String {
    html.replace(ISOLATE[0], "<bdi>").replace(ISOLATE[1], "</bdi>")
}

/// Without the marks that set texts apart.
pub(super) fn without_isolates(text: &str) -> String {
    text.replace(ISOLATE, "")
}

/// A whole number.
pub(super) fn count(n: impl TryInto<u64>) -> Arg {
    let n = n.try_into().unwrap_or(u64::MAX);
    Arg::Number(figure::grouped(&n.to_string()), n as f64)
}

/// A figure of the record, shown to two decimals.
pub(super) fn votes(figure: &str) -> Arg {
    Arg::Number(figure::show(figure), figure::approximate(figure))
}

/// A figure of the record with every decimal it has.
pub(super) fn exactly(figure: &str) -> Arg {
    Arg::Number(figure::show_all(figure), figure::approximate(figure))
}

/// A message without anything to fill in.
pub(super) fn say(id: &str) -> String {
    say_with(id, &[])
}

/// A message with its blanks filled.
pub(super) fn say_with(id: &str, with: &[(&str, Arg)]) -> String {
    let mut args = FluentArgs::new();
    for (name, arg) in with {
        match arg {
            Arg::Text(text) => args.set(*name, FluentValue::from(text.as_str())),
            Arg::Number(shown, n) => {
                args.set(*name, FluentValue::from(shown.as_str()));
                args.set(format!("{name}-n"), FluentValue::from(*n));
            }
        }
    }
    let Some(pattern) = BUNDLE.get_message(id).and_then(|m| m.value()) else {
        debug_assert!(false, "no message is called {id}");
        return id.into();
    };
    let mut errors = Vec::new();
    let said = BUNDLE.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "the message {id} cannot be filled in: {errors:?}");
    said
}

/// "A", "A and B", "A, B and C".
pub(super) fn list<S: AsRef<str>>(items: &[S]) -> String {
    let Some((last, rest)) = items.split_last() else { return String::new() };
    let Some((first, middle)) = rest.split_first() else { return last.as_ref().into() };
    let begun = middle.iter().fold(first.as_ref().to_owned(), |so_far, next| {
        say_with("list-more", &[("so-far", text(so_far)), ("next", text(next.as_ref()))])
    });
    say_with("list-last", &[("so-far", text(begun)), ("last", text(last.as_ref()))])
}
