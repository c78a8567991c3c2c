//! Codes that people type from a letter.

use sha2::{Digest, Sha256};

use crate::house::{Stop, ids};

/// Letters and figures that nobody takes for another.
const LETTERS: &[u8; 28] = b"23456789ABCDEFHJKMNPQRTVWXYZ";
const LENGTH: usize = 8;

/// A new code, as it stands in a letter: `4TRK-9QMW`.
pub(crate) fn new() -> Result<String, Stop> {
    let mut code = String::new();
    while code.len() < LENGTH + 1 {
        for byte in ids::chance::<16>()? {
            // Bytes beyond the last whole round are left out, so that each letter is as likely as any other.
            if byte >= 252 || code.len() > LENGTH {
                continue;
            }
            if code.len() == LENGTH / 2 {
                code.push('-');
            }
            code.push(char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
        }
    }
    Ok(code)
}

/// What is kept of a code: a hash, with what it belongs to.
pub(crate) fn hash(of: &[u8], code: &str) -> [u8; 32] {
    let typed: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    Sha256::new().chain_update(of).chain_update(typed.to_ascii_uppercase()).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::{hash, new};

    #[test]
    fn a_code_is_taken_however_it_is_typed() {
        let code = new().expect("chance");
        assert_eq!(code.len(), 9);
        assert_eq!(hash(b"one", &code), hash(b"one", &code.to_lowercase().replace('-', "  ")));
        assert_ne!(hash(b"one", &code), hash(b"other", &code));
        assert_ne!(code, new().expect("chance"));
    }
}
