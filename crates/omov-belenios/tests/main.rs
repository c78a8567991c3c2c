//! Every promise of the crate, in one program: what they share of groups and proofs takes long to compile.

mod attacks;
mod booth;
#[path = "support/forge.rs"]
mod forge;
mod fuzz_corpus;
mod honest;
mod outside;
mod registrar;
mod rehearsal;
mod stock;
mod support;
mod tampering;
mod trustees;
