//! Every promise of the crate, in one program: what they share takes longer to compile than they do.

mod entry;
mod fuzz_corpus;
mod golden;
mod notes;
mod support;
mod tiles;
mod tree;
mod verify;
mod witness;
