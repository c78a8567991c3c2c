//! What a rule says: shares, numbers of people, majorities, lengths of time. All exact; nothing here uses floating point.

mod amount;
mod majority;
mod ratio;
mod span;

pub use amount::Amount;
pub use majority::{Base, Majority};
pub use ratio::Ratio;
pub use span::{Moment, Span, Unit};

/// Why a text is not the value that a rule needs, by the name of a message. The message says what to write instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip(pub &'static str);

/// A whole number as people write it in a rule: `1000`, `1,000` or `1 000`.
fn whole(text: &str) -> Option<u64> {
    let text = text.trim();
    let sign = |c| [',', ' ', '\u{a0}', '\u{202f}'].contains(&c);
    let mut groups = text.split(sign);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let sound = if rest.is_empty() { !first.is_empty() } else { (1..=3).contains(&first.len()) };
    let digits = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    if !sound || !digits(&first) || !rest.iter().all(|part| part.len() == 3 && digits(part)) {
        return None;
    }
    format!("{first}{}", rest.concat()).parse().ok()
}
