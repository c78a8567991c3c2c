//! Numbers as files have them: digits and nothing else.

use super::ReadError;
use crate::papers::MOST_PAPERS;

/// A number in digits alone; `None` if it is anything else, or too great for 64 bits.
pub(super) fn whole_number(word: &[u8]) -> Option<u64> {
    if word.is_empty() {
        return None;
    }
    let digit = |byte: u8| Some(u64::from(byte.wrapping_sub(b'0'))).filter(|digit| *digit < 10);
    word.iter().try_fold(0u64, |number, byte| number.checked_mul(10)?.checked_add(digit(*byte)?))
}

/// How many papers there are of one kind.
pub(super) fn weight(line: u64, word: &[u8]) -> Result<u64, ReadError> {
    whole_number(word).filter(|weight| (1..=MOST_PAPERS).contains(weight)).ok_or_else(|| {
        ReadError::expected(line, format!("how many such papers there are (1 to {MOST_PAPERS}, whole)"), word)
    })
}
