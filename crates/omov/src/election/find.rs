//! Finding a ballot on the board by its tracking number.

use std::path::PathBuf;

use clap::Args;
use omov_belenios::hashing::{base64, sha256};
use omov_belenios::verify::Found;

use super::board::{source, standing};
use super::open;
use crate::failure::{self, Failure};
use crate::output::print;
use crate::progress::Progress;

/// `omov election find`.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder of the election, or its record.
    election: PathBuf,
    /// The tracking number that was shown when the ballot was sealed.
    number: String,
}

/// The number by which a voter finds a ballot on the board.
pub(crate) fn tracking_number(ballot: &str) -> String {
    base64(&sha256(ballot))
}

/// The hash that a tracking number stands for.
pub(crate) fn tracked(number: &str) -> Option<[u8; 32]> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = number.trim().bytes().map(digit).collect::<Option<_>>()?;
    let bits = digits.iter().flat_map(|d| (0..6).rev().map(move |i| d >> i & 1)).collect::<Vec<_>>();
    let bytes: Vec<u8> = bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |b, bit| b << 1 | bit)).collect();
    // 43 digits hold two bits more than 32 bytes; they are zero.
    (digits.len() == 43 && bits[256..].iter().all(|b| *b == 0)).then(|| bytes.try_into().ok()).flatten()
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let path = open::record_of(&options.election)?;
    let hash =
        tracked(&options.number).ok_or_else(|| Failure::usage("a tracking number has 43 letters, digits, + and /"))?;
    let source = source(&path)?;
    let standing = standing(&path, &source, None, &Progress::new())?;
    match standing.find(&hash).map_err(|e| Failure::file(&path, failure::of_system(&e)))? {
        None => Err(Failure::does_not_hold(&path, "no ballot with this tracking number is on the board")),
        Some(Found { height, replaced: None }) => {
            print(&format!("On the board, as event {height}. If the record is valid (omov verify), it counts.\n"))
        }
        Some(Found { height, replaced: Some(later) }) => print(&format!(
            "On the board, as event {height}. The same voter replaced it later, by event {later}; if the record is valid (omov verify), that one counts.\n"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tracking_number_stands_for_one_hash() {
        for ballot in ["", "a", "another"] {
            let number = tracking_number(ballot);
            assert_eq!(tracked(&number), Some(sha256(ballot)));
            assert_eq!(tracked(&format!(" {number}\n")), Some(sha256(ballot)));
            assert_eq!(tracked(&number[1..]), None);
            assert_eq!(tracked(&format!("{}B", &number[..42])), None, "the last digit says more than a hash has");
        }
    }
}
