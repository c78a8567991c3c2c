//! The lot by which people are drawn to decide on an appeal: docs/PROTOCOL.md, 29.
//!
//! Half of it is made and sealed when the words are taken out, before anybody appeals; the other half is typed by whoever appeals. So neither
//! the house nor whoever removed the words nor whoever wrote them can choose who is drawn.

use omov_web::hex::hex;
use sha2::{Digest as _, Sha256};

use super::RemovalId;
use crate::members::MemberId;

/// The shortest and longest that is typed for it.
pub(super) const TYPED: std::ops::RangeInclusive<usize> = 8..=200;

/// The seal of the first half, as it stands on the record when the words are taken out.
pub(super) fn sealed(secret: &[u8; 32]) -> String {
    hex(&Sha256::digest(secret))
}

/// The second half: the hash of what was typed. What was typed is nobody's business.
pub(super) fn typed(typed: &str) -> String {
    hex(&Sha256::digest(typed.as_bytes()))
}

/// A member's number. Those with the smallest are drawn.
pub(super) fn number(removal: RemovalId, secret: &[u8; 32], typed: &str, member: MemberId) -> [u8; 32] {
    let text = format!("omov panel 1\n{removal}\n{}\n{typed}\n{member}\n", hex(secret));
    Sha256::digest(text.as_bytes()).into()
}

/// So much of a number as is published.
pub(super) fn shown(number: &[u8; 32]) -> String {
    hex(&number[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_the_protocol_says_and_hangs_on_both_halves() {
        let (removal, member) = (RemovalId([1; 16]), MemberId([2; 16]));
        let typed = typed("blue kettle");
        // printf 'omov panel 1\n%s\n%s\n%s\n%s\n' 0101… 0303… "$(printf 'blue kettle' | sha256sum)" 0202… | sha256sum
        let text = ["omov panel 1", &"01".repeat(16), &"03".repeat(32), &typed, &"02".repeat(16), ""].join("\n");
        let ours = number(removal, &[3; 32], &typed, member);
        assert_eq!(hex(&ours), hex(&Sha256::digest(text.as_bytes())));
        assert_ne!(ours, number(removal, &[4; 32], &typed, member));
        assert_ne!(ours, number(removal, &[3; 32], &super::typed("blue kettles"), member));
        assert_ne!(ours, number(RemovalId([9; 16]), &[3; 32], &typed, member));
    }

    #[test]
    fn everybody_is_drawn_as_often_as_anybody_else() {
        let mut often = [0_u32; 50];
        for round in 0..1_000 {
            let typed = typed(&format!("round {round}"));
            let mut all: Vec<u8> = (0..50).collect();
            all.sort_by_key(|one| number(RemovalId([7; 16]), &[8; 32], &typed, MemberId([*one; 16])));
            all[..3].iter().for_each(|one| often[usize::from(*one)] += 1);
        }
        // Each is drawn 60 times of 1,000, give or take 7.5.
        assert!(often.iter().all(|times| (25..95).contains(times)), "{often:?}");
    }
}
