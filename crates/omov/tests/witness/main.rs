//! `omov witness` as other machines use it: the program itself, in processes of its own, over the network. The record that asks is the one
//! of the tests of `omov-record`.

#[path = "../serve/browser.rs"]
mod browser;
#[path = "../serve/house.rs"]
mod house;
#[expect(dead_code, reason = "each test program uses its own part of it")]
#[path = "../../../omov-record/tests/support/mod.rs"]
mod support;

mod forks;
mod kills;
mod protocol;
mod start;
mod together;
mod witness;
