//! A contest as a BLT file.

use std::fmt::Write;

use super::on_one_line;
use crate::contest::Contest;

/// The contest as a BLT file with so many seats (0: the file does not say).
///
/// Holds everything but a budget. Every name and the title stand in quotes, so nothing in them is taken for a comment.
pub fn blt(contest: &Contest, seats: u32) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_blt(&mut out, contest, seats);
    out
}

fn write_blt(out: &mut String, contest: &Contest, seats: u32) -> std::fmt::Result {
    writeln!(out, "{} {seats}", contest.candidates.len())?;
    for (id, candidate) in contest.ids().zip(&contest.candidates) {
        if candidate.withdrawn {
            writeln!(out, "-{id}")?;
        }
    }
    for paper in contest.papers.iter() {
        write!(out, "{}", paper.weight)?;
        for mark in paper.marks {
            match mark.candidate() {
                Some(id) if mark.is_tied() => write!(out, "={id}")?,
                Some(id) => write!(out, " {id}")?,
                None => out.push_str(" -"),
            }
        }
        out.push_str(" 0\n");
    }
    out.push_str("0\n");
    let names = contest.candidates.iter().map(|candidate| candidate.name.as_str());
    for line in names.chain([contest.title.as_str()]) {
        writeln!(out, "\"{}\"", on_one_line(line).replace('"', "\"\""))?;
    }
    Ok(())
}
