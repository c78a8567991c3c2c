//! Files for spreadsheets. A spreadsheet takes what begins with certain signs for a formula and runs it, whoever wrote it: a
//! member may have chosen such a name. So every such cell gets an apostrophe in front, which a spreadsheet does not show or
//! shows as text; telephone numbers keep their plus behind it.

/// How a file for a spreadsheet begins: without the mark, accents come out wrong.
pub(crate) const MARK: &str = "\u{feff}";

/// Adds a row. Every cell stands in quotation marks, so that nothing in one can end it.
pub(crate) fn row<'a>(into: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            into.push(',');
        }
        into.push('"');
        defuse(into, cell);
        into.push('"');
    }
    into.push_str("\r\n");
}

/// Writes what stands in a cell so that no spreadsheet runs it. A spreadsheet that parts cells at semicolons or tabs would
/// begin a new one after each, so there it is the same as at the beginning.
fn defuse(into: &mut String, cell: &str) {
    let mut beginning = true;
    for c in cell.chars() {
        if beginning && starts_formula(c) {
            into.push('\'');
        }
        beginning = match c {
            ';' | '\t' | '\r' | '\n' => true,
            c => beginning && c.is_whitespace(),
        };
        if c == '"' {
            into.push('"');
        }
        into.push(c);
    }
}

/// Signs with which a formula begins, those of full width as well, and white space that hides one.
fn starts_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// What was written before it was made harmless: what [`row`] has put in front is taken off again.
pub(crate) fn undefused(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(starts_formula) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::{row, undefused};

    fn written(cell: &str) -> String {
        let mut text = String::new();
        row(&mut text, [cell]);
        text
    }

    #[test]
    fn nothing_that_a_spreadsheet_would_run_is_left() {
        for sign in ["=", "+", "-", "@", "\t", "\r", "＝"] {
            let cell = format!("{sign}HYPERLINK(\"http://x.example\")");
            let text = written(&cell);
            assert!(text.starts_with(&format!("\"'{sign}")), "{text:?}");
            assert!(text.contains("(\"\"http"), "{text:?}");
        }
        assert_eq!(written("  =1+1"), "\"  '=1+1\"\r\n", "white space before it hides nothing");
        assert_eq!(written("a;=1+1"), "\"a;'=1+1\"\r\n", "cells may be parted at semicolons");
        assert_eq!(written("a\n=1+1"), "\"a\n'=1+1\"\r\n");
    }

    #[test]
    fn telephone_numbers_keep_their_plus_and_names_stay_as_they_are() {
        assert_eq!(written("+44 20 7946 0000"), "\"'+44 20 7946 0000\"\r\n");
        for plain in ["Anna-Lena", "o'Neill", "1-2 High Street", "a@example.org", "", "'s-Hertogenbosch"] {
            assert_eq!(written(plain), format!("\"{plain}\"\r\n"));
        }
    }

    #[test]
    fn what_was_made_harmless_comes_back_as_it_was() {
        for cell in ["+44 20 7946 0000", "=x", "Anna", "'s-Hertogenbosch", "", "'", "@home"] {
            let text = written(cell);
            let inner = text.trim_end().trim_matches('"');
            assert_eq!(undefused(inner), cell);
        }
    }
}
