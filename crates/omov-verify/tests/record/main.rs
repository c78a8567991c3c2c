//! `omov-verify record DIR|URL`: what it makes of its command line, what it says, and its exit codes. The record is the one that
//! `omov-record` keeps.

#[cfg(feature = "network")]
mod address;
mod folder;
mod program;
#[cfg(feature = "network")]
mod server;
#[cfg(feature = "network")]
#[expect(dead_code, reason = "each test uses a part of it")]
#[path = "../../../omov-record/tests/support/mod.rs"]
mod support;
