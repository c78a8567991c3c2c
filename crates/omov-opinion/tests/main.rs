//! Every promise of the crate, in one program: what they share takes longer to compile than they do.

mod agenda;
mod alike;
mod counts;
mod exposure;
mod figures;
mod fuzz_corpus;
mod grouping;
mod readers;
mod support;
