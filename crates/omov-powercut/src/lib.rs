//! What a power cut leaves on a disk, made from a record of what a program wrote and synced.
//!
//! The recorder (`examples/recorder`) is put before the C library of a running `omov` and keeps a [`journal`]. A
//! [`disk::Disk`] follows that journal to any point and then loses the power: what was synced is there, and of everything
//! else any part may be. `docs/SQL.md` says what is assumed of a disk.

pub mod chance;
pub mod disk;
pub mod journal;
