//! `omov count` as a person at a keyboard sees it: what is printed, what is written, what is refused and how.

#[path = "../support/desk.rs"]
mod desk;

mod bad_input;
mod examples;
mod options;
mod other;
mod reports;
mod usage;
