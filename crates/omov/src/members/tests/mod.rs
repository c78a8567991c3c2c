//! What the roll promises.

mod keeping;
mod rules;
mod sequences;
