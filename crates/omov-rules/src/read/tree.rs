//! A TOML text as a tree in which everything knows where it stands. Only this file knows the library.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::words::Said;

/// Something in the text.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) span: Range<usize>,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Text(String),
    /// `None` if it is below zero or beyond 64 bits.
    Number(Option<u64>),
    YesNo(bool),
    List(Vec<Node>),
    Table(Vec<Entry>),
    /// A date or a number with a point. No rule has such a value.
    Other,
}

#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: String,
    /// Where the key stands; for a table, in its heading.
    pub(crate) at: Range<usize>,
    pub(crate) node: Node,
}

/// What could be read, and everything that could not, each with its place.
pub(crate) fn tree(text: &str) -> (Vec<Entry>, Vec<(usize, Said)>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let errors = errors.into_iter().map(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let message: String = error.message().chars().map(|c| if c.is_control() { ' ' } else { c }).take(200).collect();
        (at, Said::new("toml").with("message", message))
    });
    (entries(table.get_ref()), errors.collect())
}

/// In the order of the text.
fn entries(table: &DeTable<'_>) -> Vec<Entry> {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            at: key.span(),
            node: Node { span: value.span(), kind: kind(value.get_ref()) },
        })
        .collect();
    entries.sort_by_key(|entry| entry.at.start);
    entries
}

fn kind(value: &DeValue<'_>) -> Kind {
    match value {
        DeValue::String(text) => Kind::Text(text.to_string()),
        DeValue::Integer(number) => Kind::Number(u64::from_str_radix(number.as_str(), number.radix()).ok()),
        DeValue::Boolean(yes) => Kind::YesNo(*yes),
        DeValue::Array(items) => {
            Kind::List(items.iter().map(|item| Node { span: item.span(), kind: kind(item.get_ref()) }).collect())
        }
        DeValue::Table(table) => Kind::Table(entries(table)),
        DeValue::Float(_) | DeValue::Datetime(_) => Kind::Other,
    }
}
