//! Shares.

use std::cmp::Ordering;
use std::fmt;

use super::Slip;

/// A share between none and all, as an exact fraction in lowest terms.
///
/// Both parts are at most [`Ratio::FINEST`], so that a share of any number of people that fits 64 bits is worked out
/// exactly in 128.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    parts: u64,
    of: u64,
}

/// Shares that have a name. The first name of a share is how it is written.
const NAMED: &[(&str, u64, u64)] = &[
    ("half", 1, 2),
    ("one third", 1, 3),
    ("two thirds", 2, 3),
    ("three quarters", 3, 4),
    ("one quarter", 1, 4),
    ("three fifths", 3, 5),
    ("four fifths", 4, 5),
    ("one half", 1, 2),
    ("a third", 1, 3),
    ("a quarter", 1, 4),
    ("all", 1, 1),
];

impl Ratio {
    /// The largest denominator: a per cent with four decimals.
    pub const FINEST: u64 = 1_000_000;
    /// Half.
    pub const HALF: Self = Self { parts: 1, of: 2 };

    /// So many parts of so many; `None` if that is more than all, a part of nothing, or finer than [`Ratio::FINEST`].
    pub fn new(parts: u64, of: u64) -> Option<Self> {
        if of == 0 || parts > of {
            return None;
        }
        let common = gcd(parts, of);
        let (parts, of) = (parts / common, of / common);
        (of <= Self::FINEST).then_some(Self { parts, of })
    }

    /// The parts, in lowest terms.
    pub fn parts(self) -> u64 {
        self.parts
    }

    /// Of how many parts.
    pub fn of(self) -> u64 {
        self.of
    }

    /// The least whole number that is at least this share of `n`.
    pub fn at_least(self, n: u64) -> u64 {
        u64::try_from((u128::from(n) * u128::from(self.parts)).div_ceil(u128::from(self.of))).unwrap_or(u64::MAX)
    }

    /// The least whole number that is more than this share of `n`.
    pub fn more_than(self, n: u64) -> u64 {
        let whole = u128::from(n) * u128::from(self.parts) / u128::from(self.of);
        u64::try_from(whole + 1).unwrap_or(u64::MAX)
    }

    /// Reads `5 %`, `0.5 %`, `half`, `two thirds`, `1/3` or `2 in 5`.
    ///
    /// # Errors
    /// A [`Slip`] for what is no share, and another for a share of more than all.
    pub fn read(text: &str) -> Result<Self, Slip> {
        let text = text.trim();
        if let Some((_, parts, of)) = NAMED.iter().find(|(name, ..)| name.eq_ignore_ascii_case(text)) {
            return Ok(Self { parts: *parts, of: *of });
        }
        let (parts, of) = pair(text).ok_or(Slip("slip-share"))?;
        if of > 0 && parts > of {
            return Err(Slip("slip-share-above-all"));
        }
        Self::new(parts, of).ok_or(Slip("slip-share"))
    }
}

/// The two numbers of a share; the second is not yet checked.
fn pair(text: &str) -> Option<(u64, u64)> {
    if let Some(percent) = text.strip_suffix('%').or_else(|| text.strip_suffix("per cent")) {
        let percent = percent.trim();
        let (whole, decimals) = percent.split_once('.').unwrap_or((percent, ""));
        if percent.ends_with('.') || decimals.len() > 4 || !decimals.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let parts = super::whole(whole)?.checked_mul(10_000)?;
        let more = if decimals.is_empty() { 0 } else { format!("{decimals:0<4}").parse().ok()? };
        return Some((parts.checked_add(more)?, Ratio::FINEST));
    }
    let (parts, of) = text.split_once('/').or_else(|| text.split_once(" in "))?;
    Some((super::whole(parts)?, super::whole(of)?))
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a.max(1) } else { gcd(b, a % b) }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let cross = |a: u64, b: u64| u128::from(a) * u128::from(b);
        cross(self.parts, other.of).cmp(&cross(other.parts, self.of))
    }
}

/// As a rulebook has it.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, ..)) = NAMED.iter().find(|(_, parts, of)| (*parts, *of) == (self.parts, self.of)) {
            return f.write_str(name);
        }
        if Self::FINEST % self.of != 0 {
            return write!(f, "{} in {}", self.parts, self.of);
        }
        let units = self.parts * (Self::FINEST / self.of);
        let (whole, decimals) = (units / 10_000, format!("{:04}", units % 10_000));
        match decimals.trim_end_matches('0') {
            "" => write!(f, "{whole} %"),
            decimals => write!(f, "{whole}.{decimals} %"),
        }
    }
}
