//! What the store promises. One program, because each would have SQLite linked into it.

mod alike;
mod backup;
mod check;
mod common;
mod jobs;
mod leases;
mod migrations;
mod transactions;
mod trouble;
