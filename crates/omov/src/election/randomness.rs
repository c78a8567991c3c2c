//! Randomness from the system.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use zeroize::Zeroizing;

use crate::failure::Failure;

/// What a generator starts from.
pub(crate) type Seed = Zeroizing<[u8; 32]>;

/// 32 bytes that nobody can guess.
pub(super) fn seed() -> Result<Seed, Failure> {
    let mut seed = Zeroizing::new([0; 32]);
    let why = |e| Failure::usage(format!("the system gives no randomness, so nothing secret can be made: {e}"));
    getrandom::fill(&mut *seed).map_err(why)?;
    Ok(seed)
}

/// The generator that a seed starts.
pub(crate) fn from(seed: &Seed) -> ChaCha20Rng {
    ChaCha20Rng::from_seed(**seed)
}

/// A generator that nobody can foresee.
pub(super) fn fresh() -> Result<ChaCha20Rng, Failure> {
    Ok(from(&seed()?))
}
