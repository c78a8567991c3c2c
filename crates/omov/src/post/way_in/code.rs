//! The code on the letter: 80 bits of chance as 16 signs.

use sha2::{Digest, Sha256};

use crate::house::{Stop, ids, signs};

const LENGTH: usize = 16;

/// What stands on the paper. It is never shown a second time.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::post) struct Code(String);

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(secret)")
    }
}

impl Code {
    /// A new one.
    pub(super) fn new() -> Result<Self, Stop> {
        Ok(Self(signs::of(&ids::chance::<LENGTH>()?)))
    }

    /// One as somebody types it: small letters, strokes and spaces do not matter, and O is 0, I and L are 1.
    pub(super) fn typed(text: &str) -> Option<Self> {
        let code = signs::meant(text);
        (code.len() == LENGTH && signs::are_all(&code)).then_some(Self(code))
    }

    /// What the database knows of it.
    pub(super) fn id(&self) -> [u8; 16] {
        let mut id = [0; 16];
        id.copy_from_slice(&Sha256::digest(format!("way in {}", self.0))[..16]);
        id
    }

    /// As it stands in an address.
    pub(super) fn plain(&self) -> &str {
        &self.0
    }

    /// As it is read from paper: in groups of four.
    pub(super) fn in_groups(&self) -> String {
        signs::in_groups(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn a_code_is_read_as_people_type_it_and_nothing_else_is_one() {
        let code = Code::new().expect("chance");
        let shown = code.in_groups();
        assert_eq!(shown.len(), 19, "{shown}");
        for typed in [shown.to_lowercase(), shown.replace('-', " "), shown.replace('0', "o").replace('1', "l")] {
            assert_eq!(Code::typed(&typed).as_ref(), Some(&code), "{typed}");
        }
        for bad in ["", "QX7R", "QX7R-22MN-QX7R-22MU", "QX7R-22MN-QX7R-22MN-2", "QX7R-22MN-QX7R-22Mé"] {
            assert_eq!(Code::typed(bad), None, "{bad}");
        }
    }
}
