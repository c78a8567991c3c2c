//! Base64 of RFC 4648, section 4, with padding. Each sequence of bytes has exactly one text; every other text is refused.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().enumerate().fold(0, |bits, (i, byte)| bits | u32::from(*byte) << (16 - 8 * i));
        for i in 0..4 {
            let digit = ALPHABET[(bits >> (18 - 6 * i)) as usize & 63];
            out.push(if i <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let value = |digit: u8| ALPHABET.iter().position(|d| *d == digit).map(|v| v as u32);
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (chunks, rest) = text.as_bytes().as_chunks::<4>();
    if !rest.is_empty() {
        return None;
    }
    for (i, chunk) in chunks.iter().enumerate() {
        let padding = chunk.iter().rev().take_while(|d| **d == b'=').count();
        if padding > 2 || (padding > 0 && i + 1 < chunks.len()) {
            return None;
        }
        let bits = chunk[..4 - padding].iter().try_fold(0, |bits, digit| Some(bits << 6 | value(*digit)?))?;
        let bits = bits << (6 * padding);
        let bytes = &bits.to_be_bytes()[1..];
        // Bits that no byte takes have to be zero.
        if bytes[3 - padding..].iter().any(|b| *b != 0) {
            return None;
        }
        out.extend_from_slice(&bytes[..3 - padding]);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_rfc_4648() {
        let examples = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (bytes, text) in examples {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
    }

    #[test]
    fn no_bytes_have_two_texts() {
        for bad in ["Zh==", "Zm9=", "Zg=", "Zg", "Z===", "====", "Zg==Zg==", "Zm9v\n", "Zm9 ", "Zm-v", "Zm_v", "=m9v"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_was_written_is_read(bytes: Vec<u8>) {
            proptest::prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }
    }
}
