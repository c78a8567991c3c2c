//! The signs of codes on paper and in a terminal: letters and digits that nobody takes for one another (Crockford's base 32,
//! without I, L, O and U).

const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A sign for each byte. If the bytes are of chance, so are the signs.
pub(crate) fn of(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect()
}

/// The sign that a capital or a digit was meant to be: O is zero, I and L are one.
pub(crate) fn meant(typed: char) -> char {
    match typed {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
}

/// Whether it is one of them.
pub(crate) fn is_one(sign: char) -> bool {
    SIGNS.iter().any(|known| char::from(*known) == sign)
}
