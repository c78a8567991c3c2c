//! The two files of a conversation.
//!
//! `statements.csv`, columns `statement,author,moderated,is_meta,text` in any order (`author` and `text` may be missing); and `votes.csv`,
//! `participant,statement,vote`, one row for each vote. Both are UTF-8, with or without a byte order mark. Nothing is guessed and
//! nothing is left out silently: whatever cannot be read is refused with the line and what to do.

mod error;
mod statements;
mod votes;

pub use error::ReadError;
pub use statements::statements;
pub use votes::votes;
