//! Reading canonical JSON: the caller says what must come next.

use std::borrow::Cow;

/// How deeply values that the protocol leaves open (`extra` of a question) may be nested.
const DEEPEST: usize = 32;

/// Why a text is not the canonical JSON that was expected, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("byte {at}: expected {expected}")]
pub struct Malformed {
    /// Position of the first byte that does not fit.
    pub at: usize,
    /// What should have stood there.
    pub expected: Cow<'static, str>,
}

/// A position in a text of canonical JSON.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// A reader at the beginning of `bytes`, which must be UTF-8.
    pub fn new(bytes: &'a [u8]) -> Result<Self, Malformed> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self { text, at: 0 }),
            Err(e) => Err(Malformed { at: e.valid_up_to(), expected: "UTF-8".into() }),
        }
    }

    /// A reader at the beginning of a text.
    pub fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The error that something else was expected here.
    pub fn expected<T>(&self, what: impl Into<Cow<'static, str>>) -> Result<T, Malformed> {
        Err(Malformed { at: self.at, expected: what.into() })
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The number of bytes read so far.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The text between two positions that this reader reported.
    pub fn between(&self, from: usize, to: usize) -> &'a str {
        &self.text[from..to]
    }

    /// Passes over `text`, which has to stand here.
    pub fn literal(&mut self, text: &'static str) -> Result<(), Malformed> {
        if self.skip(text) { Ok(()) } else { self.expected(text) }
    }

    /// Passes over `text` if it stands here.
    pub fn skip(&mut self, text: &str) -> bool {
        let here = self.rest().starts_with(text);
        if here {
            self.at += text.len();
        }
        here
    }

    /// True if `text` stands here.
    pub fn sees(&self, text: &str) -> bool {
        self.rest().starts_with(text)
    }

    /// Nothing may follow.
    pub fn end(&self) -> Result<(), Malformed> {
        if self.at == self.text.len() { Ok(()) } else { self.expected("the end") }
    }

    /// What `read` reads, with the text it stands in.
    pub fn span<T, E: From<Malformed>>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<(&'a str, T), E> {
        let from = self.at;
        let value = read(self)?;
        Ok((&self.text[from..self.at], value))
    }

    /// A string without any escape, the form of hashes, numbers modulo q and group elements.
    pub fn plain(&mut self) -> Result<&'a str, Malformed> {
        let Some(rest) = self.rest().strip_prefix('"') else { return self.expected("a string") };
        let Some(length) = rest.bytes().position(|b| b == b'"' || b == b'\\' || b < 0x20 || b == 0x7f) else {
            return self.expected("a string that ends");
        };
        if rest.as_bytes()[length] != b'"' {
            return self.expected("a string without escapes");
        }
        self.at += length + 2;
        Ok(&rest[..length])
    }

    /// Any string, its escapes resolved. Each character has one spelling: `\"`, `\\`, `\b`, `\f`, `\n`, `\r`, `\t`, other bytes below
    /// 0x20 and 0x7f as `\u00xx` in lower case, all others as themselves.
    pub fn string(&mut self) -> Result<Cow<'a, str>, Malformed> {
        if let Ok(plain) = self.plain() {
            return Ok(plain.into());
        }
        self.literal("\"")?;
        let mut out = String::new();
        loop {
            let rest = self.rest();
            let run = rest.bytes().position(|b| b == b'"' || b == b'\\' || b < 0x20 || b == 0x7f);
            let Some(run) = run else { return self.expected("a string that ends") };
            out.push_str(&rest[..run]);
            self.at += run;
            match rest.as_bytes()[run] {
                b'"' => {
                    self.at += 1;
                    return Ok(out.into());
                }
                b'\\' => out.push(self.escape()?),
                _ => return self.expected("an escape for this byte"),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Malformed> {
        const SHORT: [(&str, char); 7] = [
            ("\\\"", '"'),
            ("\\\\", '\\'),
            ("\\b", '\u{8}'),
            ("\\f", '\u{c}'),
            ("\\n", '\n'),
            ("\\r", '\r'),
            ("\\t", '\t'),
        ];
        if let Some((text, c)) = SHORT.iter().find(|(text, _)| self.sees(text)) {
            self.at += text.len();
            return Ok(*c);
        }
        let digits = self.rest().strip_prefix("\\u00").and_then(|rest| rest.get(..2));
        let value = digits
            .filter(|d| d.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
            .and_then(|d| u8::from_str_radix(d, 16).ok());
        match value {
            Some(v @ (0..0x20 | 0x7f)) if !matches!(v, 8 | 9 | 10 | 12 | 13) => {
                self.at += 6;
                Ok(char::from(v))
            }
            _ => self.expected("the canonical escape"),
        }
    }

    /// A whole number from 0 to 2^62 - 1, without leading zeros.
    pub fn integer(&mut self) -> Result<u64, Malformed> {
        let digits: &str = {
            let rest = self.rest();
            &rest[..rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len())]
        };
        let canonical = digits == "0" || !(digits.is_empty() || digits.starts_with('0'));
        match digits.parse::<u64>() {
            Ok(value) if canonical && value < 1 << 62 => {
                self.at += digits.len();
                Ok(value)
            }
            _ => self.expected("a whole number"),
        }
    }

    /// `true` or `false`.
    pub fn boolean(&mut self) -> Result<bool, Malformed> {
        if self.skip("true") {
            Ok(true)
        } else if self.skip("false") {
            Ok(false)
        } else {
            self.expected("true or false")
        }
    }

    /// An array of any length.
    pub fn array<T, E: From<Malformed>>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<T, E>,
    ) -> Result<Vec<T>, E> {
        self.literal("[")?;
        let mut out = Vec::new();
        if self.skip("]") {
            return Ok(out);
        }
        loop {
            out.push(item(self)?);
            if self.skip("]") {
                return Ok(out);
            }
            self.literal(",")?;
        }
    }

    /// An array with exactly one item for each element of `of`.
    pub fn each<X, T, E: From<Malformed>>(
        &mut self,
        of: &[X],
        mut item: impl FnMut(&mut Self, &X) -> Result<T, E>,
    ) -> Result<Vec<T>, E> {
        self.literal("[")?;
        let mut out = Vec::with_capacity(of.len());
        for (i, x) in of.iter().enumerate() {
            if i > 0 {
                self.literal(",")?;
            }
            out.push(item(self, x)?);
        }
        self.literal("]")?;
        Ok(out)
    }

    /// A SHA-256 hash: 64 lower-case hexadecimal digits.
    pub fn hash(&mut self) -> Result<&'a str, Malformed> {
        let from = self.clone();
        let text = self.plain()?;
        if text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return Ok(text);
        }
        from.expected("a hash of 64 hexadecimal digits")
    }

    /// Any value in canonical form; objects must not name a field twice.
    pub fn any(&mut self) -> Result<&'a str, Malformed> {
        let from = self.at;
        self.any_within(DEEPEST)?;
        Ok(&self.text[from..self.at])
    }

    fn any_within(&mut self, depth: usize) -> Result<(), Malformed> {
        let Some(depth) = depth.checked_sub(1) else { return self.expected("less deeply nested values") };
        match self.rest().bytes().next() {
            Some(b'"') => self.string().map(drop),
            Some(b'[') => self.array(|r| r.any_within(depth)).map(drop),
            Some(b'{') => {
                self.literal("{")?;
                if self.skip("}") {
                    return Ok(());
                }
                let mut names = std::collections::BTreeSet::new();
                loop {
                    let here = self.clone();
                    if !names.insert(self.string()?) {
                        return here.expected("a field that was not there before");
                    }
                    self.literal(":")?;
                    self.any_within(depth)?;
                    if self.skip("}") {
                        return Ok(());
                    }
                    self.literal(",")?;
                }
            }
            Some(b'-') => {
                self.literal("-")?;
                let here = self.clone();
                if self.integer()? == 0 { here.expected("a number other than -0") } else { Ok(()) }
            }
            Some(b'0'..=b'9') => self.integer().map(drop),
            _ => {
                if self.skip("true") || self.skip("false") || self.skip("null") {
                    Ok(())
                } else {
                    self.expected("a value")
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string(text: &str) -> Result<String, Malformed> {
        let mut r = Reader::of(text);
        let s = r.string()?.into_owned();
        r.end()?;
        Ok(s)
    }

    #[test]
    fn each_character_has_one_spelling() {
        assert_eq!(string("\"a\\\"\\\\\\b\\u0000\\u007f/é\u{2028}\"").unwrap(), "a\"\\\u{8}\0\u{7f}/é\u{2028}");
        for bad in [
            "\"\\/\"",
            "\"\\u000a\"",
            "\"\\u001F\"",
            "\"\\u0041\"",
            "\"\n\"",
            "\"\u{7f}\"",
            "\"\\u00e9\"",
            "\"",
            "\"\\",
        ] {
            assert!(string(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn numbers_have_one_spelling_and_a_range() {
        for (text, value) in
            [("0", Some(0)), ("4611686018427387903", Some((1 << 62) - 1)), ("4611686018427387904", None)]
        {
            assert_eq!(Reader::of(text).integer().ok(), value);
        }
        for bad in ["", "-1", "+1", "00", "01", "99999999999999999999999"] {
            assert!(Reader::of(bad).integer().is_err(), "{bad}");
        }
        let mut float = Reader::of("1.0");
        assert_eq!(float.integer(), Ok(1));
        assert!(float.end().is_err());
    }

    #[test]
    fn open_values_are_canonical_too() {
        for good in [r#"{"method":"STV","seats":3,"blank":false}"#, "[]", "{}", "[-1,null,[true]]"] {
            let mut r = Reader::of(good);
            assert_eq!(r.any(), Ok(good));
            assert!(r.end().is_ok());
        }
        let deep = "[".repeat(100_000);
        for bad in [r#"{"a":1,"a":2}"#, "[1, 2]", "[-0]", "[1.5]", "{\"a\"}", "nul", &deep] {
            let mut r = Reader::of(bad);
            assert!(r.any().is_err() || r.end().is_err(), "{}", &bad[..bad.len().min(20)]);
        }
    }
}
