//! The recorder: a library that is put before the C library of a program (`LD_PRELOAD`), does what that does to files, and
//! writes down what it did to those of one folder.
//!
//! `OMOV_POWERCUT_FOLDER` names the folder, as an absolute path without links; `OMOV_POWERCUT_JOURNAL` the journal. Without
//! them it only passes on. A write and its entry stand under one lock, so the order of the journal is the order of the
//! writes. A sync is not under it: others write meanwhile, as on a real disk, and its beginning and end are two entries.
//!
//! With `OMOV_POWERCUT_LATER` the program's clock is so many seconds ahead, so that nobody has to wait for an hour that was announced.
//!
//! Not recorded: memory that is mapped (SQLite maps only the index of its log here, which need not be durable), files opened
//! by `dup`, hard links, and programs that ask the system without the C library. So after each run the harness compares what
//! the journal says with what is in the folder: were anything missing, it would be seen.
#![expect(unsafe_code, reason = "functions of the C library can only be replaced by functions of its kind")]

mod calls;
mod clock;
mod files;
