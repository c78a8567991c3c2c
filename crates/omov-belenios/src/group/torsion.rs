//! Are these points in the subgroup of prime order?
//!
//! The curve has 8q points and its group is cyclic, so each point P is the sum of a point of the subgroup of order q and a point of order 1, 2,
//! 4 or 8: its part t in Z/8. P is in the subgroup exactly if t = 0, and the part of a sum is the sum of the parts.
//!
//! For one point the direct way is to multiply it by q, about as costly as any multiplication: 252 doublings.
//!
//! For many points at once there is a cheaper way. Take a random subset, each point with probability 1/2, and add it up. If some t_i is not 0,
//! then fix all choices but that for point i: the sums with and without it differ by t_i, so at most one of them has the part 0. So the sum
//! shows that something is wrong with probability at least 1/2. With 128 independent subsets the chance that none shows it is at most 2^-128. The
//! subsets are drawn from a hash of all the points, so nobody knows them before the points are fixed, and everybody draws the same. Whoever
//! wants to cheat has to try about 2^128 sets of points.
//!
//! The sums are cheap too: points are taken five at a time, all 32 sums of the five are computed once, and each subset needs one of them.
//! That is (31 + 128) / 5, about 32 additions a point, instead of 252 doublings and 50 additions. (A random linear combination with
//! large weights, which is enough elsewhere, is not enough here: only the weights modulo 8 would count.)

use curve25519_dalek::traits::Identity;
use curve25519_dalek::{EdwardsPoint, Scalar};
use sha2::{Digest, Sha256};

/// The number of subsets: the chance of an error is 2 to the power of minus this.
const SUBSETS: usize = 128;

/// Points that are added up together.
const GROUP: usize = 5;

/// Fewer points are checked one by one, because the 128 sums have to be checked in any case.
const WORTH_IT: usize = 200;

/// True if all points are in the subgroup of order q. For 200 points or more there is a chance of 2^-128 that it is wrongly true.
pub(super) fn all_in_subgroup(points: &[EdwardsPoint]) -> bool {
    if points.len() < WORTH_IT {
        return points.iter().all(in_subgroup);
    }
    let mut hash = Sha256::new();
    for part in points.chunks(256) {
        for encoding in EdwardsPoint::compress_batch_alloc(part) {
            hash.update(encoding.as_bytes());
        }
    }
    let seed: [u8; 32] = hash.finalize().into();
    subset_sums(points, &seed).iter().all(in_subgroup)
}

/// The direct way: q times the point is the identity, or (q - 1) times it its inverse. The library's own check takes the same time for all
/// points, which costs more; points that are checked are public.
fn in_subgroup(point: &EdwardsPoint) -> bool {
    EdwardsPoint::vartime_double_scalar_mul_basepoint(&-Scalar::ONE, point, &Scalar::ZERO) == -point
}

/// The sums of the subsets that `seed` draws.
fn subset_sums(points: &[EdwardsPoint], seed: &[u8; 32]) -> Vec<EdwardsPoint> {
    let mut sums = vec![EdwardsPoint::identity(); SUBSETS];
    let mut table = vec![EdwardsPoint::identity(); 1 << GROUP];
    for (i, group) in points.chunks(GROUP).enumerate() {
        for chosen in 1usize..1 << group.len() {
            table[chosen] = table[chosen & (chosen - 1)] + group[chosen.trailing_zeros() as usize];
        }
        let mask = (1 << group.len()) - 1;
        // One byte for each subset, of which `GROUP` bits are used.
        let choices = (0..SUBSETS / 32).flat_map(|block| {
            let mut hash = Sha256::new();
            hash.update(seed);
            hash.update((i as u64).to_be_bytes());
            hash.update([block as u8]);
            <[u8; 32]>::from(hash.finalize())
        });
        for (sum, choice) in sums.iter_mut().zip(choices) {
            *sum += table[usize::from(choice) & mask];
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use curve25519_dalek::constants::EIGHT_TORSION;

    /// A point in each of the eight cosets of the subgroup, for many points of it: both ways say what the library says.
    #[test]
    fn a_point_is_in_the_subgroup_exactly_if_its_part_of_small_order_is_nothing() {
        let mut point = EdwardsPoint::mul_base(&Scalar::from(0x1234_5678_9abc_def1u64));
        for _ in 0..50 {
            point = point + point + EdwardsPoint::mul_base(&Scalar::ONE);
            for (i, torsion) in EIGHT_TORSION.iter().enumerate() {
                let shifted = point + torsion;
                assert_eq!(shifted.is_torsion_free(), i == 0);
                assert_eq!(in_subgroup(&shifted), i == 0);
                assert_eq!(in_subgroup(torsion), i == 0);
            }
        }
        for (i, torsion) in EIGHT_TORSION.iter().enumerate() {
            assert_eq!(all_in_subgroup(&vec![point + torsion; WORTH_IT]), i == 0);
            assert_eq!(all_in_subgroup(&vec![point + torsion; WORTH_IT - 1]), i == 0);
        }
    }

    #[test]
    fn one_part_of_small_order_among_many_points_is_seen() {
        let honest: Vec<EdwardsPoint> =
            (1..=WORTH_IT as u64 + 3).map(|i| EdwardsPoint::mul_base(&Scalar::from(i))).collect();
        assert!(all_in_subgroup(&honest));
        for (i, torsion) in EIGHT_TORSION.iter().enumerate().skip(1) {
            let mut points = honest.clone();
            let at = (i * 57) % points.len();
            points[at] += torsion;
            assert!(!all_in_subgroup(&points), "torsion {i}");
            // A second one that cancels the first in the sum of all.
            points[at + 1] -= torsion;
            assert!(!all_in_subgroup(&points), "torsion {i} twice");
            // The only one, in the first place and in the last, which is in a group that is not full.
            for at in [0, honest.len() - 1] {
                let mut points = honest.clone();
                points[at] += torsion;
                assert!(!all_in_subgroup(&points), "torsion {i} at {at}");
            }
        }
    }
}
