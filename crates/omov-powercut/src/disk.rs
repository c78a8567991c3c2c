//! A disk that loses its power.
//!
//! What is assumed of it, and no more: what was written to a file before a sync of that file began is there once the sync
//! has come back; a name in a folder, once a sync of that folder has. Of everything else any part may be there, in any order,
//! torn between blocks of 512 or 4096 bytes; where nothing has arrived in a longer file there are zeros. A block is written
//! whole or not at all, and its neighbours are left alone ("powersafe overwrite", which SQLite counts on).

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use crate::chance::Chance;
use crate::journal::Event;

/// Files and names, each as it surely is and with what has happened to it since.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    files: Vec<File>,
    /// What a path names, durably; a folder has no file.
    names: BTreeMap<String, Option<usize>>,
    /// What a path names for the program that runs.
    seen: BTreeMap<String, Option<usize>>,
    renames: Vec<Pending<Naming>>,
    handles: BTreeMap<u64, Opened>,
    /// Syncs that have begun: what they are to make durable, and the time when they began.
    marks: BTreeMap<u64, (Opened, usize)>,
    time: usize,
    /// Files whose syncs count for nothing, by the end of their names: a disk that lies.
    pub lying: Option<&'static str>,
}

#[derive(Clone, Debug, Default)]
struct File {
    durable: Vec<u8>,
    pending: Vec<Pending<Change>>,
}

/// What is not surely on the disk, and when it happened.
#[derive(Clone, Debug)]
struct Pending<T> {
    time: usize,
    what: T,
}

#[derive(Clone, Debug)]
enum Change {
    Bytes { offset: usize, data: Vec<u8> },
    Length(usize),
}

#[derive(Clone, Debug)]
enum Naming {
    Is { path: String, file: Option<usize> },
    Gone { path: String },
    Moved { from: String, to: String },
}

#[derive(Clone, Debug)]
enum Opened {
    File(usize, bool),
    Folder(String),
}

/// The folder that a path stands in.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Bytes { offset, data } => put(bytes, *offset, data),
            Self::Length(length) => bytes.resize(*length, 0),
        }
    }
}

fn put(bytes: &mut Vec<u8>, offset: usize, data: &[u8]) {
    let end = offset + data.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    bytes[offset..end].copy_from_slice(data);
}

impl Naming {
    fn folder(&self) -> &str {
        match self {
            Self::Is { path, .. } | Self::Gone { path } => folder_of(path),
            Self::Moved { to, .. } => folder_of(to),
        }
    }

    fn apply(&self, names: &mut BTreeMap<String, Option<usize>>) {
        match self {
            Self::Is { path, file } => {
                names.insert(path.clone(), *file);
            }
            Self::Gone { path } => {
                names.remove(path);
            }
            Self::Moved { from, to } => {
                if let Some(file) = names.remove(from) {
                    names.insert(to.clone(), file);
                }
            }
        }
    }
}

impl Disk {
    /// A disk with what is in a folder, all of it durable.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn of(folder: &Path) -> io::Result<Self> {
        let mut disk = Self::default();
        disk.take_in(folder, "")?;
        disk.seen = disk.names.clone();
        Ok(disk)
    }

    fn take_in(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                self.names.insert(path.clone(), None);
                self.take_in(&entry.path(), &format!("{path}/"))?;
            } else if !forgotten(&path) {
                self.files.push(File { durable: fs::read(entry.path())?, pending: Vec::new() });
                self.names.insert(path, Some(self.files.len() - 1));
            }
        }
        Ok(())
    }

    /// Follows the journal by one entry.
    pub fn follow(&mut self, event: &Event) {
        self.time += 1;
        match event {
            Event::Opened { handle, path, folder: true, .. } => {
                self.handles.insert(*handle, Opened::Folder(path.clone()));
            }
            Event::Opened { handle, path, emptied, .. } => {
                let known = self.seen.get(path).copied().flatten();
                let file = known.unwrap_or_else(|| {
                    self.files.push(File::default());
                    let file = self.files.len() - 1;
                    self.rename(Naming::Is { path: path.clone(), file: Some(file) });
                    file
                });
                if *emptied && known.is_some() {
                    self.change(file, Change::Length(0));
                }
                let lies = self.lying.is_some_and(|end| path.ends_with(end));
                self.handles.insert(*handle, Opened::File(file, lies));
            }
            Event::Written { handle, offset, data } => {
                if let Some(Opened::File(file, _)) = self.handles.get(handle) {
                    self.change(*file, Change::Bytes { offset: *offset as usize, data: data.clone() });
                }
            }
            Event::Resized { handle, length } => {
                if let Some(Opened::File(file, _)) = self.handles.get(handle) {
                    self.change(*file, Change::Length(*length as usize));
                }
            }
            Event::Syncing { handle, mark } => {
                if let Some(opened) = self.handles.get(handle) {
                    self.marks.insert(*mark, (opened.clone(), self.time));
                }
            }
            Event::Synced { mark } => {
                if let Some((opened, began)) = self.marks.remove(mark) {
                    self.sync(&opened, began);
                }
            }
            Event::Removed { path } => self.rename(Naming::Gone { path: path.clone() }),
            Event::Renamed { from, to } => self.rename(Naming::Moved { from: from.clone(), to: to.clone() }),
            Event::Made { path } => self.rename(Naming::Is { path: path.clone(), file: None }),
        }
    }

    /// Follows the journal by several entries.
    pub fn follow_all<'e>(&mut self, events: impl IntoIterator<Item = &'e Event>) {
        for event in events {
            self.follow(event);
        }
    }

    fn change(&mut self, file: usize, what: Change) {
        self.files[file].pending.push(Pending { time: self.time, what });
    }

    fn rename(&mut self, what: Naming) {
        what.apply(&mut self.seen);
        self.renames.push(Pending { time: self.time, what });
    }

    /// Makes durable what happened before a sync began.
    fn sync(&mut self, opened: &Opened, began: usize) {
        match opened {
            Opened::File(_, true) => {}
            Opened::File(file, false) => {
                let File { durable, pending } = &mut self.files[*file];
                let later = pending.iter().position(|change| change.time > began).unwrap_or(pending.len());
                pending.drain(..later).for_each(|change| change.what.apply(durable));
            }
            Opened::Folder(folder) => {
                let (done, left) = std::mem::take(&mut self.renames)
                    .into_iter()
                    .partition(|renaming| renaming.time <= began && renaming.what.folder() == folder);
                let done: Vec<Pending<Naming>> = done;
                for renaming in &done {
                    renaming.what.apply(&mut self.names);
                }
                self.renames = left;
            }
        }
    }

    /// What the program that runs sees: everything.
    pub fn seen(&self) -> Left {
        let whole = |file: &File| {
            let mut bytes = file.durable.clone();
            for change in &file.pending {
                change.what.apply(&mut bytes);
            }
            bytes
        };
        Left(self.seen.iter().map(|(path, file)| (path.clone(), file.map(|at| whole(&self.files[at])))).collect())
    }

    /// What is there when the power comes back, by chance.
    pub fn cut(&self, chance: &mut Chance) -> Left {
        let luck = Luck::by(chance, self.time);
        let mut names = self.names.clone();
        for renaming in &self.renames {
            if luck.keeps(renaming.time, chance) {
                renaming.what.apply(&mut names);
            }
        }
        let reached = |path: &str| {
            let mut folder = folder_of(path);
            while !folder.is_empty() {
                if !matches!(names.get(folder), Some(None)) {
                    return false;
                }
                folder = folder_of(folder);
            }
            true
        };
        let mut left = BTreeMap::new();
        for (path, file) in names.iter().filter(|(path, _)| reached(path)) {
            let bytes = file.map(|file| self.files[file].cut(&luck, chance));
            left.insert(path.clone(), bytes);
        }
        Left(left)
    }
}

impl File {
    fn cut(&self, luck: &Luck, chance: &mut Chance) -> Vec<u8> {
        let mut bytes = self.durable.clone();
        for Pending { time, what } in &self.pending {
            match what {
                Change::Length(length) => {
                    if luck.keeps(*time, chance) {
                        bytes.resize(*length, 0);
                    }
                }
                Change::Bytes { offset, data } => {
                    let mut at = *offset;
                    let end = at + data.len();
                    while at < end {
                        let next = end.min((at / luck.block + 1) * luck.block);
                        if luck.keeps(*time, chance) {
                            put(&mut bytes, at, &data[at - offset..next - offset]);
                        }
                        at = next;
                    }
                }
            }
        }
        bytes
    }
}

/// How much of what was not durable has arrived.
#[derive(Debug)]
struct Luck {
    block: usize,
    /// Everything before this time, in its order; nothing after it.
    until: Option<usize>,
    percent: u32,
}

impl Luck {
    fn by(chance: &mut Chance, now: usize) -> Self {
        let block = if chance.percent(50) { 512 } else { 4096 };
        let (until, percent) = match chance.below(8) {
            0 => (None, 0),
            1 => (None, 100),
            2 => (None, 5),
            3 => (None, 95),
            // The disk kept the order, and was interrupted a moment ago.
            4 | 5 => (Some(now.saturating_sub(chance.below(40))), 50),
            _ => (None, chance.below(100) as u32),
        };
        Self { block, until, percent }
    }

    fn keeps(&self, time: usize, chance: &mut Chance) -> bool {
        match self.until {
            Some(until) if time != until => time < until,
            _ => chance.percent(self.percent),
        }
    }
}

/// The files and folders that are left, by their paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left(pub BTreeMap<String, Option<Vec<u8>>>);

impl Left {
    /// A path that begins so and where something else is, if there is one.
    pub fn differs<'l>(&'l self, other: &'l Self, beginning: &str) -> Option<&'l str> {
        let all = self.0.keys().chain(other.0.keys()).filter(|path| path.starts_with(beginning));
        all.map(String::as_str).find(|path| self.0.get(*path) != other.0.get(*path))
    }

    /// Puts them into a folder.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn put_into(&self, folder: &Path) -> io::Result<()> {
        for (path, file) in &self.0 {
            match file {
                Some(bytes) => fs::write(folder.join(path), bytes)?,
                None => fs::create_dir_all(folder.join(path))?,
            }
        }
        Ok(())
    }
}

/// Files that need not outlive a power cut, and are not recorded: the index of SQLite's log, which is shared memory.
pub fn forgotten(path: &str) -> bool {
    path.ends_with("-shm")
}

#[cfg(test)]
mod tests {
    use super::{Chance, Disk, Event, Left};

    fn opened(handle: u64, path: &str) -> Event {
        Event::Opened { handle, path: path.into(), emptied: false, folder: path.is_empty() }
    }

    fn written(handle: u64, offset: u64, data: &[u8]) -> Event {
        Event::Written { handle, offset, data: data.to_vec() }
    }

    fn synced(handle: u64, mark: u64) -> [Event; 2] {
        [Event::Syncing { handle, mark }, Event::Synced { mark }]
    }

    fn disk(events: &[Event]) -> Disk {
        let mut disk = Disk::default();
        disk.follow_all(events);
        disk
    }

    fn cuts(disk: &Disk) -> Vec<Left> {
        (0..500).map(|seed| disk.cut(&mut Chance::new(seed))).collect()
    }

    fn file<'l>(left: &'l Left, path: &str) -> Option<&'l [u8]> {
        left.0.get(path).and_then(Option::as_deref)
    }

    #[test]
    fn what_was_synced_with_its_name_is_always_there() {
        let mut events = vec![opened(1, "a"), written(1, 0, b"kept"), opened(2, "")];
        events.extend(synced(1, 1));
        events.extend(synced(2, 2));
        for left in cuts(&disk(&events)) {
            assert_eq!(file(&left, "a"), Some(&b"kept"[..]));
        }
    }

    #[test]
    fn what_was_not_synced_is_sometimes_there_and_sometimes_not() {
        let mut events = vec![opened(1, "a"), opened(2, "")];
        events.extend(synced(2, 1));
        events.push(written(1, 0, b"news"));
        let left = cuts(&disk(&events));
        assert!(left.iter().any(|left| file(left, "a") == Some(b"news")));
        assert!(left.iter().any(|left| file(left, "a") == Some(b"")));
    }

    #[test]
    fn a_file_that_was_synced_can_still_lose_its_name() {
        let mut events = vec![opened(1, "a"), written(1, 0, b"kept")];
        events.extend(synced(1, 1));
        let left = cuts(&disk(&events));
        assert!(left.iter().any(|left| file(left, "a").is_none()));
        assert!(left.iter().any(|left| file(left, "a") == Some(b"kept")));
    }

    #[test]
    fn what_is_written_while_a_sync_runs_is_not_covered_by_it() {
        let mut events = vec![opened(1, "a"), opened(2, "")];
        events.extend(synced(2, 1));
        events.extend([written(1, 0, b"old")]);
        events.extend([Event::Syncing { handle: 1, mark: 2 }, written(1, 0, b"new"), Event::Synced { mark: 2 }]);
        let left = cuts(&disk(&events));
        assert!(left.iter().any(|left| file(left, "a") == Some(b"old")));
        assert!(left.iter().any(|left| file(left, "a") == Some(b"new")));
        assert!(left.iter().all(|left| file(left, "a") != Some(b"")));
    }

    #[test]
    fn a_write_is_torn_between_blocks_and_never_inside_one() {
        let mut events = vec![opened(1, "a"), opened(2, "")];
        events.extend(synced(2, 1));
        events.push(written(1, 0, &[7; 8192]));
        let mut torn = false;
        for left in cuts(&disk(&events)) {
            let bytes = file(&left, "a").expect("the name is durable");
            for block in bytes.chunks(512) {
                assert!(block == [7; 512] || block == [0; 512]);
            }
            torn |= bytes.contains(&7) && bytes.contains(&0);
        }
        assert!(torn);
    }

    #[test]
    fn a_removed_file_can_come_back_until_its_folder_is_synced() {
        let mut events = vec![opened(1, "a"), opened(2, "")];
        events.extend(synced(2, 1));
        events.push(Event::Removed { path: "a".into() });
        assert!(cuts(&disk(&events)).iter().any(|left| file(left, "a").is_some()));
        events.extend(synced(2, 2));
        assert!(cuts(&disk(&events)).iter().all(|left| file(left, "a").is_none()));
    }

    #[test]
    fn a_disk_that_lies_loses_what_was_synced() {
        let mut lying = Disk { lying: Some("-wal"), ..Disk::default() };
        let mut events = vec![opened(1, "a-wal"), opened(2, ""), written(1, 0, b"kept")];
        events.extend(synced(1, 1));
        events.extend(synced(2, 2));
        lying.follow_all(&events);
        assert!(cuts(&lying).iter().any(|left| file(left, "a-wal") == Some(b"")));
    }
}
