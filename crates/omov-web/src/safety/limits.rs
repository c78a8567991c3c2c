//! How often somebody may try something.
//!
//! Each key (a browser, an address of the network, an address of mail) may do a thing so many times at once, and then once
//! in a while (the generic cell rate algorithm: of each key only the moment is kept at which it has nothing left to its
//! debit). Nothing is written down: a process that starts anew starts with everybody unknown.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// So many times at once,
    pub at_once: u32,
    /// and then once in this time.
    pub then_every: Duration,
}

/// Keeps count of one kind of thing.
#[derive(Debug)]
pub struct Limits {
    rate: Rate,
    /// Keys are kept as hashes only, under a seed of this process.
    seed: RandomState,
    debits: Mutex<HashMap<u64, Duration>>,
    most: usize,
}

impl Limits {
    /// Nobody has tried anything yet. Not more than `most` keys are kept at a time.
    pub fn new(rate: Rate, most: usize) -> Self {
        Self { rate, seed: RandomState::new(), debits: Mutex::default(), most: most.max(1) }
    }

    /// Takes note that `key` tries it. `now` is the time since any fixed beginning.
    ///
    /// # Errors
    /// After how many seconds it may be tried again. The try that is refused does not count.
    pub fn note(&self, key: &[u8], now: Duration) -> Result<(), u32> {
        let mut debits = self.debits.lock().unwrap_or_else(PoisonError::into_inner);
        let key = self.seed.hash_one(key);
        if debits.len() >= self.most && !debits.contains_key(&key) {
            debits.retain(|_, free| *free > now);
            if debits.len() >= self.most {
                // Whoever fills the table would otherwise lock everybody else out; the rate of one key is a small harm.
                let least = debits.iter().min_by_key(|(_, free)| **free).map(|(key, _)| *key);
                least.map(|least| debits.remove(&least));
            }
        }
        let free = debits.get(&key).copied().unwrap_or_default().max(now);
        let room = self.rate.then_every.saturating_mul(self.rate.at_once.saturating_sub(1));
        match free.saturating_sub(now).checked_sub(room) {
            Some(wait) if !wait.is_zero() => Err(u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1)),
            _ => {
                debits.insert(key, free + self.rate.then_every);
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { at_once: 3, then_every: Duration::from_secs(10) };

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(1_000_000 + seconds)
    }

    #[test]
    fn a_few_at_once_and_then_one_in_a_while() {
        let limits = Limits::new(RATE, 100);
        for _ in 0..3 {
            assert_eq!(limits.note(b"a", at(0)), Ok(()));
        }
        assert_eq!(limits.note(b"a", at(0)), Err(11));
        assert_eq!(limits.note(b"b", at(0)), Ok(()), "somebody else");
        assert_eq!(limits.note(b"a", at(10)), Ok(()), "a while later");
        assert!(limits.note(b"a", at(10)).is_err());
        for _ in 0..3 {
            assert_eq!(limits.note(b"a", at(1000)), Ok(()), "long after");
        }
    }

    #[test]
    fn whoever_keeps_trying_is_let_in_again_when_the_time_has_come() {
        let limits = Limits::new(RATE, 100);
        let passed = (0..100).filter(|second| limits.note(b"a", at(*second)).is_ok()).count();
        assert_eq!(passed, 3 + 9, "three at once, and one every ten seconds");
    }

    #[test]
    fn it_never_keeps_more_than_so_many_and_forgets_those_with_the_least_to_their_debit() {
        let limits = Limits::new(RATE, 10);
        for _ in 0..3 {
            assert_eq!(limits.note(b"busy", at(0)), Ok(()));
        }
        for other in 0..1000_u32 {
            assert_eq!(limits.note(&other.to_be_bytes(), at(0)), Ok(()));
        }
        assert!(limits.debits.lock().unwrap().len() <= 10);
        assert!(limits.note(b"busy", at(0)).is_err(), "it has not been forgotten");
    }
}
