//! What goes to standard output and standard error.

use std::io::{self, Write as _};

use omov_count::report::disguises;

use crate::failure::{self, Failure};

/// Prints a result. A reader who has seen enough (`omov … | head`) is no failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::usage(format!("standard output: {}", failure::of_system(&e))))
        }
        _ => Ok(()),
    }
}

/// Says something on standard error that is no part of the result.
pub(crate) fn tell(line: &str) {
    // If nobody listens there, nothing is lost.
    let _ = writeln!(io::stderr(), "omov: {}", plain(line));
}

/// Says something to the person in front of the terminal, as it is.
pub(crate) fn say(text: &str) {
    let _ = io::stderr().write_all(plain(text).as_bytes());
}

/// The text without what would move the cursor, hide letters or turn their order: names and questions come from other people's files.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if disguises(c) && c != '\n' { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

/// A number of things, in words.
pub(crate) fn number_of(n: u64, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}
