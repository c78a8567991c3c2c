//! Sealed ballots: the Belenios protocol, made and checked.
//!
//! Votes are sealed under a key whose secret no single person holds, put on a public board, added up or mixed while sealed, and only
//! the sum or the mixed rankings are opened. Everything is proved, and anyone can check the proofs from the record alone.
//!
//! The protocol is Belenios (Cortier, Gaudry, Glondu), in its version 2; records of version 1 are checked as well. The module of each
//! part explains its mathematics. This crate does no input or output and takes all randomness from its caller.

pub mod archive;
pub mod ballot;
mod check;
pub mod credentials;
mod decryption;
pub mod election;
pub mod group;
pub mod hashing;
pub mod json;
pub mod make;
pub mod opening;
pub mod params;
mod proof;
pub mod sealed;
mod shuffle;
mod tally;
pub mod trustees;
pub mod verify;

pub use check::{Check, Failure};
pub use hashing::Protocol;
pub use proof::{Ciphertext, Frame, Proof};
