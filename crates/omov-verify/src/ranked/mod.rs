//! Ranked questions: from the integers of opened ballots to papers that can be counted, and back.
//!
//! A sealed ballot holds a short row of integers. In the plain encoding there is one for each candidate: its rank, 1 the best, 0 for
//! none. With the encoding for many candidates (protocol text, section 17) there is one for each preference: the number of a candidate,
//! the best first, 0 where there is no further preference.

mod declared;
mod row;

pub use declared::{Undeclarable, declared, extra};
pub use row::{Opened, Refused, Spoilt, Unsealable, contest, integers};
