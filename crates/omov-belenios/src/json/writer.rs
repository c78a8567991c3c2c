//! Writing canonical JSON: the two pieces that are more than a `format!`.

use std::fmt::Write;

/// `text` as a JSON string in its one spelling.
pub(crate) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1f}' | '\u{7f}' => write!(out, "\\u{:04x}", u32::from(c)).expect("writing to a string"),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The items, already JSON, as an array.
pub(crate) fn array(items: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut out = String::from("[");
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        out.push_str(item.as_ref());
    }
    out.push(']');
    out
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_back_as_canonical(text in any::<String>()) {
            let json = super::string(&text);
            let mut reader = Reader::of(&json);
            prop_assert_eq!(reader.string().unwrap(), text);
            prop_assert!(reader.end().is_ok());
        }
    }
}
