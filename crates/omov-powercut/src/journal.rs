//! The record of what a program did to the files of one folder, in the order in which it did it.
//!
//! Each entry is its length in bytes (4, little endian), one byte that says what happened, and the rest. Paths are relative
//! to the folder. An entry is written after the system has done what it tells, and before the program hears of it: whatever
//! the program does next stands after it. So the length of the journal is a clock: what somebody had acknowledged when the
//! journal had `n` bytes was made durable by the entries in the first `n` bytes, or not at all.

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A file or folder was opened, and made if it was not there. Later entries call it by the handle.
    Opened {
        /// Never given twice.
        handle: u64,
        /// Where it is.
        path: String,
        /// Whether it was emptied.
        emptied: bool,
        /// Whether it is a folder.
        folder: bool,
    },
    /// Bytes were written.
    Written {
        /// To which file.
        handle: u64,
        /// At which place in it.
        offset: u64,
        /// The bytes.
        data: Vec<u8>,
    },
    /// A file was made shorter or longer.
    Resized {
        /// Which file.
        handle: u64,
        /// Its new length.
        length: u64,
    },
    /// The disk was asked to make a file or folder durable.
    Syncing {
        /// Which.
        handle: u64,
        /// The number of the question.
        mark: u64,
    },
    /// The disk said that it has: everything that stands before the [`Event::Syncing`] with the same mark.
    Synced {
        /// The number of the question.
        mark: u64,
    },
    /// A file was removed.
    Removed {
        /// Which.
        path: String,
    },
    /// A file was renamed.
    Renamed {
        /// From.
        from: String,
        /// To.
        to: String,
    },
    /// A folder was made.
    Made {
        /// Which.
        path: String,
    },
}

/// An entry and the length of the journal up to its end.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What happened.
    pub event: Event,
    /// Bytes of the journal from its beginning to the end of this entry.
    pub end: u64,
}

/// The entries of a journal. One that is cut off at the end, as a killed program leaves it, is left out.
///
/// # Errors
/// If it is not a journal.
pub fn read(mut bytes: &[u8]) -> Result<Vec<Entry>, String> {
    let (mut entries, mut end) = (Vec::new(), 0);
    while let Some((length, rest)) = bytes.split_first_chunk::<4>() {
        let length = u32::from_le_bytes(*length) as usize;
        let Some((body, rest)) = rest.split_at_checked(length) else { break };
        end += 4 + length as u64;
        let event = event(body).ok_or_else(|| format!("the journal is damaged before byte {end}"))?;
        entries.push(Entry { event, end });
        bytes = rest;
    }
    Ok(entries)
}

fn event(body: &[u8]) -> Option<Event> {
    let (kind, rest) = body.split_first()?;
    let mut rest = rest;
    let mut number = || {
        let (number, after) = rest.split_first_chunk::<8>()?;
        rest = after;
        Some(u64::from_le_bytes(*number))
    };
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    Some(match kind {
        b'o' => {
            let (handle, how) = (number()?, number()?);
            Event::Opened { handle, path: text(rest)?, emptied: how & 1 != 0, folder: how & 2 != 0 }
        }
        b'w' => Event::Written { handle: number()?, offset: number()?, data: rest.to_vec() },
        b't' => Event::Resized { handle: number()?, length: number()? },
        b's' => Event::Syncing { handle: number()?, mark: number()? },
        b'd' => Event::Synced { mark: number()? },
        b'u' => Event::Removed { path: text(rest)? },
        b'r' => {
            let length = number()? as usize;
            let (from, to) = rest.split_at_checked(length)?;
            Event::Renamed { from: text(from)?, to: text(to)? }
        }
        b'm' => Event::Made { path: text(rest)? },
        _ => return None,
    })
}

/// The beginning of an entry, up to `rest` bytes which are to follow it. Without allocating: it is called where a C library is.
pub fn head(kind: u8, numbers: &[u64], rest: usize) -> ([u8; 21], usize) {
    let mut head = [0; 21];
    let length = 1 + numbers.len() * 8 + rest;
    head[..4].copy_from_slice(&(length as u32).to_le_bytes());
    head[4] = kind;
    for (place, number) in head[5..].chunks_exact_mut(8).zip(numbers) {
        place.copy_from_slice(&number.to_le_bytes());
    }
    (head, 5 + numbers.len() * 8)
}

#[cfg(test)]
mod tests {
    use super::{Event, head, read};

    fn entry(kind: u8, numbers: &[u64], rest: &[u8]) -> Vec<u8> {
        let (head, length) = head(kind, numbers, rest.len());
        [&head[..length], rest].concat()
    }

    #[test]
    fn what_is_recorded_is_read_again() {
        let journal = [
            entry(b'o', &[1, 3], b"a"),
            entry(b'w', &[1, 4096], b"data"),
            entry(b't', &[1, 7], b""),
            entry(b's', &[1, 9], b""),
            entry(b'd', &[9], b""),
            entry(b'u', &[], b"gone"),
            entry(b'r', &[4], b"fromto"),
            entry(b'm', &[], b"folder"),
        ]
        .concat();
        let entries = read(&journal).expect("a journal");
        let events: Vec<_> = entries.iter().map(|entry| entry.event.clone()).collect();
        assert_eq!(
            events,
            [
                Event::Opened { handle: 1, path: "a".into(), emptied: true, folder: true },
                Event::Written { handle: 1, offset: 4096, data: b"data".to_vec() },
                Event::Resized { handle: 1, length: 7 },
                Event::Syncing { handle: 1, mark: 9 },
                Event::Synced { mark: 9 },
                Event::Removed { path: "gone".into() },
                Event::Renamed { from: "from".into(), to: "to".into() },
                Event::Made { path: "folder".into() },
            ]
        );
        assert_eq!(entries.last().map(|entry| entry.end), Some(journal.len() as u64));
    }

    #[test]
    fn an_entry_that_is_cut_off_is_left_out() {
        let journal = [entry(b'd', &[1], b""), entry(b'd', &[2], b"")].concat();
        assert_eq!(read(&journal[..journal.len() - 1]).expect("a journal").len(), 1);
    }

    #[test]
    fn what_is_no_journal_is_refused() {
        assert!(read(&entry(b'?', &[], b"")).is_err());
    }
}
