//! Migrations are written once, in words that both engines know: `BIGINT`, `TEXT`, `BYTEA`. Three words are put differently.
//!
//! - On SQLite every table is `STRICT`, so that a column holds what it says. A strict table calls the types `INTEGER` and
//!   `BLOB`.
//! - On PostgreSQL a text column gets the collation `"C"`, so that text is ordered byte by byte as on SQLite, whatever the
//!   server's language is, and no update of its language files can upset an index.
//!
//! Statements are never translated: what is written is what is run.

/// A migration as SQLite wants it.
pub(crate) fn for_sqlite(sql: &str) -> String {
    let mut sql = replace_words(sql, |word| match word.to_ascii_uppercase().as_str() {
        "BIGINT" => Some("INTEGER"),
        "BYTEA" => Some("BLOB"),
        _ => None,
    });
    if words(&sql).take(2).map(str::to_ascii_uppercase).eq(["CREATE", "TABLE"]) {
        let end = sql.trim_end().trim_end_matches(';').len();
        sql.truncate(end);
        // On a line of its own: the last one may be a comment.
        sql.push_str("\nSTRICT");
    }
    sql
}

/// A migration as PostgreSQL wants it.
pub(crate) fn for_postgres(sql: &str) -> String {
    replace_words(sql, |word| word.eq_ignore_ascii_case("TEXT").then_some(r#"TEXT COLLATE "C""#))
}

/// How many statements there are.
pub(crate) fn statements(sql: &str) -> usize {
    let mut open = false;
    let mut ended = 0;
    for piece in pieces(sql) {
        match piece {
            Piece::Other(";") => ended += usize::from(std::mem::take(&mut open)),
            Piece::Other(text) if text.trim().is_empty() => {}
            Piece::Comment(_) => {}
            _ => open = true,
        }
    }
    ended + usize::from(open)
}

/// The words outside of quotes and comments.
pub(crate) fn words(sql: &str) -> impl Iterator<Item = &str> {
    pieces(sql).filter_map(|piece| match piece {
        Piece::Word(word) => Some(word),
        _ => None,
    })
}

fn replace_words(sql: &str, with: impl Fn(&str) -> Option<&'static str>) -> String {
    pieces(sql)
        .map(|piece| match piece {
            Piece::Word(word) => with(word).unwrap_or(word),
            Piece::Comment(text) | Piece::Quoted(text) | Piece::Other(text) => text,
        })
        .collect()
}

/// SQL taken apart; put together again, the pieces are what they were.
enum Piece<'s> {
    Word(&'s str),
    /// `'text'` or `"name"`.
    Quoted(&'s str),
    /// `-- to the end of the line`.
    Comment(&'s str),
    /// One character, whatever it is.
    Other(&'s str),
}

fn pieces(sql: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = sql;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let in_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let (length, kind): (usize, fn(&str) -> Piece<'_>) = if in_word(first) {
            (rest.find(|c| !in_word(c)).unwrap_or(rest.len()), |s| Piece::Word(s))
        } else if rest.starts_with("--") {
            (rest.find('\n').unwrap_or(rest.len()), |s| Piece::Comment(s))
        } else if first == '\'' || first == '"' {
            // A doubled quote inside ends one piece and begins the next, which comes to the same.
            (rest[1..].find(first).map_or(rest.len(), |end| end + 2), |s| Piece::Quoted(s))
        } else {
            (first.len_utf8(), |s| Piece::Other(s))
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        Some(kind(piece))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sqlite_gets_strict_tables_with_its_own_types() {
        let sql =
            "-- A table\nCREATE TABLE t (\n a BIGINT, \"TEXT\" BYTEA, -- BIGINT it is\n b TEXT DEFAULT 'BIGINT');\n";
        let there = for_sqlite(sql);
        assert_eq!(
            there,
            "-- A table\nCREATE TABLE t (\n a INTEGER, \"TEXT\" BLOB, -- BIGINT it is\n b TEXT DEFAULT 'BIGINT')\nSTRICT"
        );
    }

    #[test]
    fn postgresql_orders_text_by_bytes() {
        assert_eq!(
            for_postgres("CREATE TABLE t (a text, b BIGINT)"),
            r#"CREATE TABLE t (a TEXT COLLATE "C", b BIGINT)"#
        );
    }

    #[test]
    fn statements_are_counted_without_those_in_quotes_and_comments() {
        assert_eq!(statements("CREATE TABLE t (a TEXT DEFAULT ';'); -- and; more"), 1);
        assert_eq!(statements("CREATE TABLE t (a TEXT DEFAULT 'it''s;'); CREATE INDEX i ON t (a)"), 2);
        assert_eq!(statements("-- nothing;\n ;"), 0);
    }
}
