//! What a conversation holds: who thinks alike, what each group stands for, what all can agree on, what to talk about first,
//! and who is shown what next.
//!
//! A [`Conversation`] is made of votes on statements (agree, pass, disagree). From it come, each by itself:
//!
//! - [`Moments`]: whole-number sums over all people. They do not depend on any order, and one more vote changes them in a time
//!   proportional to the votes of that member.
//! - [`Pca`]: the two directions in which people differ most, and a place for everybody on that map.
//! - [`groups`]: opinion groups on the map, for every number of groups, and which number fits best;
//!   [`stability`] says whether they would be found again among other people of the same kind, or whether there are no stable groups.
//! - [`figures`]: what is representative of a group, what everybody shares, common ground between groups, which statements need votes.
//! - [`alike`]: votes that go together more than chance would explain.
//! - [`agenda`]: which few statements to take first so that everybody is represented.
//! - [`exposure`]: who is shown which statement next, so that each is shown equally often in each group.
//!
//! [`read`] reads the two files of votes and statements. What is computed and from which papers: `docs/OPINIONS.md`.
//!
//! The same votes give the same bits, whatever the order of the rows and however many threads there are. Everything that is added up
//! in floating point is added up in the order of ids.
//!
//! This crate does no input or output, has no clock and makes no random numbers of its own.

pub mod agenda;
pub mod alike;
pub mod beta;
pub mod chance;
pub mod conversation;
pub mod exposure;
pub mod figures;
pub mod groups;
pub mod kmeans;
pub mod live;
pub mod moments;
pub mod pca;
pub mod read;
pub mod rows;
pub mod stability;
pub mod tally;

mod lanczos;
mod tridiagonal;

pub use conversation::{Conversation, Statement};
pub use live::Live;
pub use moments::Moments;
pub use pca::{Pca, Point};
pub use rows::Vote;
pub use tally::Tally;
