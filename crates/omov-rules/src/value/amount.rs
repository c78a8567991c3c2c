//! Numbers of people: a share, a number, or the less or more of both.

use std::fmt;

use super::{Ratio, Slip};

/// How many people are needed, out of those who could.
///
/// `"5 % or 1000, whichever is less"` is a share with a most; `"5 % or 3, whichever is more"` a share with a least.
/// Source: rulebook.md, proposals: "supporters needed as max/min of a share and a number".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// So many, whatever the number of people.
    Number(u64),
    /// A share of them, rounded up, and within bounds.
    Share {
        /// Of all who could.
        of: Ratio,
        /// Never fewer than this.
        least: Option<u64>,
        /// Never more than this.
        most: Option<u64>,
    },
}

impl Amount {
    /// The least whole number of people that is enough, where `n` could. Nobody is never enough: at least one.
    pub fn of(self, n: u64) -> u64 {
        match self {
            Self::Number(number) => number,
            Self::Share { of, least, most } => {
                let share = of.at_least(n);
                share.max(least.unwrap_or(0)).min(most.unwrap_or(u64::MAX))
            }
        }
        .max(1)
    }

    /// Reads a number or a sentence such as `5 % or 1000, whichever is less`. `at least` before it and `of the members`
    /// after it may be left out, and so they are when it is written again.
    ///
    /// # Errors
    /// A [`Slip`] that says which part cannot be read.
    pub fn read(text: &str) -> Result<Self, Slip> {
        let text = text.trim();
        let text = text.strip_prefix("at least ").unwrap_or(text);
        let (text, compared) = match text.split_once(", whichever is ") {
            Some((both, which)) => (both, Some(which.trim())),
            None => (text, None),
        };
        if let Some(which) = compared {
            let (one, other) = text.split_once(" or ").ok_or(Slip("slip-amount"))?;
            let (share, number) = match (whole(other), whole(one)) {
                (Some(number), _) => (one, number),
                (None, Some(number)) => (other, number),
                _ => return Err(Slip("slip-amount")),
            };
            let of = Ratio::read(bare(share))?;
            return match which {
                "less" => Ok(Self::Share { of, least: None, most: Some(number) }),
                "more" => Ok(Self::Share { of, least: Some(number), most: None }),
                _ => Err(Slip("slip-amount-whichever")),
            };
        }
        if let Some((share, bounds)) = text.split_once(", ") {
            return bounded(share, bounds);
        }
        if let Some(number) = whole(text) {
            return Ok(Self::Number(number));
        }
        if text.contains(" or ") {
            return Err(Slip("slip-amount-whichever"));
        }
        let of = Ratio::read(bare(text)).map_err(|slip| match slip {
            Slip("slip-share") => Slip("slip-amount"),
            other => other,
        })?;
        Ok(Self::Share { of, least: None, most: None })
    }
}

fn bounded(share: &str, bounds: &str) -> Result<Amount, Slip> {
    let of = Ratio::read(bare(share))?;
    let bounds = bounds.strip_prefix("but ").unwrap_or(bounds);
    let bound = |text: &str, word: &str| text.strip_prefix(word).map(whole);
    let (least, most) = match bounds.split_once(" and ") {
        Some((low, high)) => (bound(low, "at least "), bound(high, "at most ")),
        None => match bound(bounds, "at least ") {
            Some(low) => return Ok(Amount::Share { of, least: Some(low.ok_or(Slip("slip-amount"))?), most: None }),
            None => (None, bound(bounds, "at most ")),
        },
    };
    match (least, most) {
        (None, Some(Some(high))) if !bounds.contains(" and ") => {
            Ok(Amount::Share { of, least: None, most: Some(high) })
        }
        (Some(Some(low)), Some(Some(high))) if low > high => Err(Slip("slip-amount-turned-round")),
        (Some(Some(low)), Some(Some(high))) => Ok(Amount::Share { of, least: Some(low), most: Some(high) }),
        _ => Err(Slip("slip-amount")),
    }
}

/// Without words that only make the sentence read well.
fn bare(text: &str) -> &str {
    let text = text.trim();
    ["of all members", "of the members", "of members", "members"]
        .iter()
        .find_map(|words| text.strip_suffix(words))
        .map_or(text, str::trim_end)
}

fn whole(text: &str) -> Option<u64> {
    super::whole(bare(text))
}

/// As a rulebook has it.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Share { of, least: None, most: None } => write!(f, "{of}"),
            Self::Share { of, least: None, most: Some(most) } => write!(f, "{of} or {most}, whichever is less"),
            Self::Share { of, least: Some(least), most: None } => write!(f, "{of} or {least}, whichever is more"),
            Self::Share { of, least: Some(least), most: Some(most) } => {
                write!(f, "{of}, at least {least} and at most {most}")
            }
        }
    }
}
