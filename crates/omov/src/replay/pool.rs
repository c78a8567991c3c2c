//! Ballots that are sealed and not cast: another program casts them, kills the server meanwhile, or counts how many it takes in a second.

use std::fs;
use std::io::{Write as _, sink, stdin};
use std::path::Path;

use serde_json::{Value, json};

use crate::failure;

/// Writes a line about the ballot and one for each member. The file is there once it is whole. It holds sessions of people who are made up.
pub(super) fn write(file: &Path, ballot: &str, members: &[Value]) -> Result<(), String> {
    let part = file.with_extension("part");
    let written = || -> std::io::Result<()> {
        let mut out = std::io::BufWriter::new(fs::File::create(&part)?);
        writeln!(out, "{}", json!({ "ballot": ballot }))?;
        for member in members {
            writeln!(out, "{member}")?;
        }
        out.flush()?;
        fs::rename(&part, file)
    };
    written().map_err(|error| format!("{}: {}", file.display(), failure::of_system(&error)))
}

/// Waits until whoever casts them has ended the standard input.
pub(super) async fn cast() -> Result<(), String> {
    let read = || std::io::copy(&mut stdin(), &mut sink()).map(|_| ());
    let read = tokio::task::spawn_blocking(read).await.map_err(|error| error.to_string())?;
    read.map_err(|error| failure::of_system(&error))
}
