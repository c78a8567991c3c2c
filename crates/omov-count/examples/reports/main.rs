//! Writes a report of every kind of record into a folder: `cargo run -p omov-count --example reports -- OUT_DIR`.
//! The tests in `e2e/` look at them with a real browser.

mod records;

use std::path::PathBuf;
use std::process::ExitCode;

use omov_count::report;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: reports OUT_DIR");
        return ExitCode::from(2);
    };
    let write = || -> std::io::Result<()> {
        std::fs::create_dir_all(&folder)?;
        for (name, record) in records::all() {
            for (ending, report) in
                [("html", report::html(&record)), ("txt", report::text(&record)), ("csv", report::csv(&record))]
            {
                std::fs::write(folder.join(format!("{name}.{ending}")), report)?;
            }
        }
        Ok(())
    };
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::from(2)
        }
    }
}
