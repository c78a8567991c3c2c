//! `omov election` as organisers, trustees, registrars and voters see it: what each step makes, what it refuses, and what it never shows.

#[path = "../support/desk.rs"]
mod desk;

mod audit;
mod bad_input;
mod crash;
mod hall;
mod order;
mod outside;
mod records;
mod registrar;
mod replay;
mod secrets;
mod trustees;
