//! Scalars of Ed25519 as decimal text.
//!
//! A 256-bit integer is held in four 64-bit limbs, lowest first, and read or written 19 digits at a time, because 10^19 is the largest
//! power of ten below 2^64.

use std::fmt::Write;

use curve25519_dalek::Scalar;

const CHUNK: usize = 19;
const POWER: u64 = 10_000_000_000_000_000_000;

/// The scalar of a decimal text: digits only, no leading zero, below q.
pub(super) fn scalar_of(text: &str) -> Option<Scalar> {
    let digits = text.as_bytes();
    if digits.is_empty()
        || digits.len() > 76
        || !digits.iter().all(u8::is_ascii_digit)
        || (digits[0] == b'0' && digits.len() > 1)
    {
        return None;
    }
    let mut limbs = [0u64; 4];
    let head = digits.len() % CHUNK;
    let (first, rest) = digits.split_at(head);
    for chunk in std::iter::once(first).chain(rest.chunks(CHUNK)) {
        let mut carry = chunk.iter().fold(0u64, |v, d| v * 10 + u64::from(d - b'0'));
        let factor = if chunk.len() == CHUNK { POWER } else { 1 };
        for limb in &mut limbs {
            let wide = u128::from(*limb) * u128::from(factor) + u128::from(carry);
            *limb = wide as u64;
            carry = (wide >> 64) as u64;
        }
        if carry != 0 {
            return None;
        }
    }
    let mut bytes = [0u8; 32];
    for (to, limb) in bytes.chunks_mut(8).zip(limbs) {
        to.copy_from_slice(&limb.to_le_bytes());
    }
    Scalar::from_canonical_bytes(bytes).into_option()
}

/// A scalar as decimal text. The steps taken do not depend on the value, only the length of the text does.
pub(crate) fn scalar_text(scalar: &Scalar) -> String {
    let mut limbs = [0u64; 4];
    for (limb, from) in limbs.iter_mut().zip(scalar.as_bytes().chunks(8)) {
        *limb = from.iter().rev().fold(0, |v, b| v << 8 | u64::from(*b));
    }
    let mut text = String::with_capacity(5 * CHUNK);
    let mut chunks = [0u64; 5];
    for chunk in chunks.iter_mut().rev() {
        let mut rest = 0u128;
        for limb in limbs.iter_mut().rev() {
            let wide = rest << 64 | u128::from(*limb);
            *limb = (wide / u128::from(POWER)) as u64;
            rest = wide % u128::from(POWER);
        }
        *chunk = rest as u64;
    }
    for chunk in chunks {
        write!(text, "{chunk:019}").expect("writing to a string");
    }
    let zeros = text.bytes().take(text.len() - 1).take_while(|b| *b == b'0').count();
    text.split_off(zeros)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_reduced_scalars_in_one_spelling_are_read() {
        let q = "7237005577332262213973186563042994240857116359379907606001950938285454250989";
        let last = "7237005577332262213973186563042994240857116359379907606001950938285454250988";
        assert_eq!(scalar_of(last), Some(-Scalar::ONE));
        assert_eq!(scalar_text(&-Scalar::ONE), last);
        assert_eq!(scalar_text(&Scalar::ZERO), "0");
        for bad in
            [q, "", "00", "01", "-1", "+1", " 1", "0x1", "1e3", &"9".repeat(76), &"9".repeat(77), &"1".repeat(10_000)]
        {
            assert_eq!(scalar_of(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn decimal_text_and_back(bytes: [u8; 32]) {
            let scalar = Scalar::from_bytes_mod_order(bytes);
            let text = scalar_text(&scalar);
            prop_assert_eq!(text.parse::<num_bigint::BigUint>().unwrap(), num_bigint::BigUint::from_bytes_le(scalar.as_bytes()));
            prop_assert_eq!(scalar_of(&text), Some(scalar));
        }
    }
}
