//! The prime-order subgroup of the curve edwards25519 (RFC 8032), on `curve25519-dalek`.
//!
//! The text form of a point is the integer z = y XOR (lowest bit of x) * 2^255 in 64 lower-case hexadecimal digits, highest
//! first: the encoding of RFC 8032 with its bytes reversed. Decoding is strict. The underlying library reduces y modulo p and ignores
//! the sign of x = 0; both would give one point two spellings, so they are refused here before it is asked.

use std::cmp::Ordering;
use std::sync::Arc;

use curve25519_dalek::constants::{ED25519_BASEPOINT_POINT, EIGHT_TORSION};
use curve25519_dalek::edwards::{CompressedEdwardsY, VartimeEdwardsPrecomputation};
use curve25519_dalek::traits::{Identity, VartimeMultiscalarMul, VartimePrecomputedMultiscalarMul};
use curve25519_dalek::{EdwardsPoint, Scalar};
use num_bigint::BigUint;
use rayon::prelude::*;

use super::{Embedding, Group, decimal, torsion};

/// The group in which omov makes elections.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ed25519;

/// 2^255 - 19, little-endian.
const P: [u8; 32] = {
    let mut p = [0xff; 32];
    p[0] = 0xed;
    p[31] = 0x7f;
    p
};

fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// The RFC 8032 bytes of a text form; `None` unless it is 64 lower-case hexadecimal digits.
fn bytes_of(text: &str) -> Option<[u8; 32]> {
    let digits: &[u8; 64] = text.as_bytes().try_into().ok()?;
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().rev().zip(digits.chunks(2)) {
        *byte = hex_value(pair[0])? << 4 | hex_value(pair[1])?;
    }
    Some(bytes)
}

/// True if a little-endian y (sign bit cleared) is below p.
fn below_p(y: &[u8; 32]) -> bool {
    y.iter().rev().cmp(P.iter().rev()) == Ordering::Less
}

/// The point of the canonical RFC 8032 encoding `bytes`, in or outside the subgroup.
pub(crate) fn point_of(bytes: [u8; 32]) -> Option<EdwardsPoint> {
    let mut y = bytes;
    y[31] &= 0x7f;
    let negative = bytes[31] & 0x80 != 0;
    let mut one = [0; 32];
    one[0] = 1;
    let mut minus_one = P;
    minus_one[0] -= 1;
    // x = 0 exactly for y = 1 and y = -1; it has no sign.
    if !below_p(&y) || (negative && (y == one || y == minus_one)) {
        return None;
    }
    CompressedEdwardsY(bytes).decompress()
}

fn hex_of(bytes: &[u8; 32], out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes.iter().rev() {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

/// The text form of one point.
pub(crate) fn encode(point: &EdwardsPoint) -> String {
    let mut out = String::with_capacity(64);
    hex_of(point.compress().as_bytes(), &mut out);
    out
}

/// The 48 big-endian bytes of `hash_to_field`, or any others up to 64, modulo q.
fn scalar_from_wide(bytes: &[u8]) -> Scalar {
    let mut wide = [0; 64];
    for (to, from) in wide.iter_mut().zip(bytes.iter().rev()) {
        *to = *from;
    }
    Scalar::from_bytes_mod_order_wide(&wide)
}

/// The affine x coordinates, big-endian.
///
/// The library shows y only. Adding a point (t, 0) of order 4, where t is a square root of -1, turns (x, y) into (t·y, t·x), as the
/// addition law of the curve -x^2 + y^2 = 1 + d·x^2·y^2 gives. So the y coordinate of the sum is t·x, and x = -t·(t·x).
fn x_coordinates(points: &[EdwardsPoint]) -> Vec<[u8; 32]> {
    let quarter = EIGHT_TORSION[2];
    let p = BigUint::from_bytes_le(&P);
    let root = BigUint::from(2u32).modpow(&((&p - 1u32) / 4u32), &p);
    // The sign bit of the encoding is the parity of x, here of t.
    let odd = quarter.compress().as_bytes()[31] & 0x80 != 0;
    let t = if root.bit(0) == odd { root } else { &p - root };
    let inverse = &p - t;
    let shifted: Vec<EdwardsPoint> = points.iter().map(|point| point + quarter).collect();
    let encodings = EdwardsPoint::compress_batch_alloc(&shifted);
    encodings
        .iter()
        .map(|encoding| {
            let mut y = *encoding.as_bytes();
            y[31] &= 0x7f;
            let x = (BigUint::from_bytes_le(&y) * &inverse % &p).to_bytes_be();
            let mut out = [0; 32];
            out[32 - x.len()..].copy_from_slice(&x);
            out
        })
        .collect()
}

/// Affine x and then y, big-endian.
fn keys_of(points: &[EdwardsPoint]) -> Vec<[u8; 64]> {
    let encodings = EdwardsPoint::compress_batch_alloc(points);
    let keys = x_coordinates(points).into_iter().zip(encodings).map(|(x, encoding)| {
        let mut key = [0; 64];
        key[..32].copy_from_slice(&x);
        for (to, from) in key[32..].iter_mut().zip(encoding.as_bytes().iter().rev()) {
            *to = *from;
        }
        key[32] &= 0x7f;
        key
    });
    keys.collect()
}

impl Group for Ed25519 {
    type Element = EdwardsPoint;
    type Scalar = Scalar;
    type Fixed = Arc<VartimeEdwardsPrecomputation>;

    fn name(&self) -> &'static str {
        "Ed25519"
    }

    fn embedding(&self) -> Option<Embedding> {
        Some(Embedding { padding: 14, most: 30 })
    }

    fn scalar_width(&self) -> usize {
        48
    }

    fn decode(&self, text: &str) -> Option<EdwardsPoint> {
        point_of(bytes_of(text)?)
    }

    fn in_subgroup(&self, elements: &[EdwardsPoint]) -> bool {
        torsion::all_in_subgroup(elements)
    }

    fn encode(&self, elements: &[EdwardsPoint]) -> Vec<String> {
        let encodings = EdwardsPoint::compress_batch_alloc(elements);
        let texts = encodings.iter().map(|bytes| {
            let mut text = String::with_capacity(64);
            hex_of(bytes.as_bytes(), &mut text);
            text
        });
        texts.collect()
    }

    fn scalar(&self, text: &str) -> Option<Scalar> {
        decimal::scalar_of(text)
    }

    fn reduce(&self, bytes: &[u8]) -> Scalar {
        scalar_from_wide(bytes)
    }

    fn small(&self, value: u64) -> Scalar {
        Scalar::from(value)
    }

    fn add(&self, a: &Scalar, b: &Scalar) -> Scalar {
        a + b
    }

    fn times(&self, a: &Scalar, b: &Scalar) -> Scalar {
        a * b
    }

    fn minus(&self, a: &Scalar) -> Scalar {
        -a
    }

    fn inverse(&self, a: &Scalar) -> Scalar {
        a.invert()
    }

    fn generator(&self) -> EdwardsPoint {
        ED25519_BASEPOINT_POINT
    }

    fn one(&self) -> EdwardsPoint {
        EdwardsPoint::identity()
    }

    fn mul(&self, a: &EdwardsPoint, b: &EdwardsPoint) -> EdwardsPoint {
        a + b
    }

    fn div(&self, a: &EdwardsPoint, b: &EdwardsPoint) -> EdwardsPoint {
        a - b
    }

    fn product(&self, powers: &[(&EdwardsPoint, &Scalar)]) -> EdwardsPoint {
        EdwardsPoint::vartime_multiscalar_mul(powers.iter().map(|(_, s)| *s), powers.iter().map(|(e, _)| *e))
    }

    fn fix(&self, element: &EdwardsPoint) -> Self::Fixed {
        Arc::new(VartimeEdwardsPrecomputation::new([element]))
    }

    fn pair(&self, base: &Self::Fixed, a: &Scalar, element: &EdwardsPoint, b: &Scalar) -> EdwardsPoint {
        base.vartime_mixed_multiscalar_mul([a], [b], [element])
    }

    fn sort_keys(&self, elements: &[&EdwardsPoint]) -> Vec<[u8; 64]> {
        elements
            .par_chunks(1024)
            .flat_map_iter(|some| keys_of(&some.iter().copied().copied().collect::<Vec<_>>()))
            .collect()
    }

    fn element_of_seed(&self, seed: &[u8; 32]) -> Option<EdwardsPoint> {
        // Shifted by two bits the seed is below 2^254: additions of 1 stay far from p, and the sign bit stays 0.
        let mut z = BigUint::from_bytes_be(seed) >> 2u32;
        loop {
            let mut bytes = [0; 32];
            let little = z.to_bytes_le();
            bytes[..little.len()].copy_from_slice(&little);
            if let Some(point) = point_of(bytes) {
                return Some(point.mul_by_cofactor());
            }
            z += 1u32;
        }
    }

    fn to_ints(&self, count: usize, element: &EdwardsPoint) -> Vec<u8> {
        let z = BigUint::from_bytes_le(element.compress().as_bytes()) >> 14u32;
        let bytes = z.to_bytes_le();
        (0..count).rev().map(|i| bytes.get(i).copied().unwrap_or(0)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point(bytes: [u8; 32]) -> EdwardsPoint {
        EdwardsPoint::mul_base(&Scalar::from_bytes_mod_order(bytes))
    }

    #[test]
    fn the_generator_has_the_text_form_of_the_standard() {
        let text = format!("{}58", "6".repeat(62));
        assert_eq!(encode(&ED25519_BASEPOINT_POINT), text);
        assert_eq!(Ed25519.decode(&text), Some(ED25519_BASEPOINT_POINT));
    }

    /// RFC 8032, section 7.1: the first three public keys, each the secret scalar times the base point.
    #[test]
    fn points_of_rfc_8032_decode_and_are_in_the_subgroup() {
        for hex in [
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        ] {
            let reversed: String =
                hex.as_bytes().chunks(2).rev().flat_map(|c| c.iter().map(|b| char::from(*b))).collect();
            let point = Ed25519.decode(&reversed).expect("a point of the standard");
            assert!(Ed25519.in_subgroup(&[point]));
            assert_eq!(encode(&point), reversed);
        }
    }

    #[test]
    fn second_spellings_of_a_point_are_refused() {
        let p_plus_one = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee";
        let minus_zero = format!("8{}1", "0".repeat(62));
        let minus_zero_below = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec";
        let upper = encode(&point([7; 32])).to_uppercase();
        for bad in [p_plus_one, &minus_zero, minus_zero_below, &upper, "", "00", &"0".repeat(65), &"é".repeat(32)] {
            assert_eq!(Ed25519.decode(bad), None, "{bad}");
        }
    }

    #[test]
    fn every_small_order_component_is_seen() {
        for torsion in &EIGHT_TORSION[1..] {
            assert!(!Ed25519.in_subgroup(&[*torsion]));
            assert!(!Ed25519.in_subgroup(&[point([3; 32]), point([5; 32]) + torsion]));
        }
        assert!(Ed25519.in_subgroup(&[EdwardsPoint::identity()]));
    }

    proptest! {
        #[test]
        fn text_and_back(bytes: [u8; 32]) {
            let point = point(bytes);
            prop_assert_eq!(Ed25519.decode(&encode(&point)), Some(point));
        }

        /// x is recovered up to what the curve equation and the sign bit say, which is all there is to know about it.
        #[test]
        fn x_satisfies_the_curve_equation(bytes: [u8; 32], torsion in 0usize..8) {
            let point = point(bytes) + EIGHT_TORSION[torsion];
            let p = BigUint::from_bytes_le(&P);
            let x = BigUint::from_bytes_be(&x_coordinates(&[point])[0]);
            let encoding = point.compress();
            let mut y = *encoding.as_bytes();
            y[31] &= 0x7f;
            let y = BigUint::from_bytes_le(&y);
            let d = (&p - 121_665u32) * BigUint::from(121_666u32).modpow(&(&p - 2u32), &p) % &p;
            let (xx, yy) = (&x * &x % &p, &y * &y % &p);
            prop_assert_eq!((&yy + &p - &xx) % &p, (1u32 + d * xx * yy) % &p);
            prop_assert_eq!(x.bit(0), encoding.as_bytes()[31] & 0x80 != 0);
        }
    }
}
