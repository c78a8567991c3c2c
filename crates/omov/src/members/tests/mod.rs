//! What the roll promises.

mod ending;
mod joining;
mod keeping;
mod own;
mod rules;
mod sequences;
