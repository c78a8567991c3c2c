//! Counting: rules, ballot files, count records and reports.
//!
//! Pure: no I/O, no clock, no randomness of its own. Everything that decides a result comes in as a [`Profile`] and a
//! [`Contest`]; everything that explains it comes out as a [`CountRecord`].

pub mod constraint;
pub mod contest;
pub mod error;
pub mod linked;
pub mod naive;
pub mod papers;
pub mod profile;
pub mod read;
pub mod record;
pub mod recount;
pub mod report;
pub mod rules;
pub mod sums;
pub mod tie;
pub mod vacancy;
pub mod write;

mod digest;
mod fixed;
mod race;
mod unclear;

pub use contest::{Candidate, CandidateId, Contest};
pub use error::CountError;
pub use papers::{Mark, Paper, Papers};
pub use profile::{Profile, Rule};
pub use record::CountRecord;
pub use rules::{Watch, count};
pub use tie::Lots;
