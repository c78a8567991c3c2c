//! `omov count` as a person at a keyboard sees it: what is printed, what is written, what is refused and how.

mod bad_input;
mod desk;
mod examples;
mod options;
mod other;
mod reports;
mod usage;
