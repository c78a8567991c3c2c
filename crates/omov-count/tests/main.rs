//! Every promise of the crate, in one program: what they share takes longer to compile than they do.

mod budget;
mod committees;
mod common;
mod condorcet;
mod constraints;
mod ers97;
mod invariants;
mod linked;
mod naive;
mod naive_equals_fast;
mod plurality;
mod readers;
mod readers_corpus;
mod report;
mod stv;
mod vacancy;
mod written;
mod yes_no;
