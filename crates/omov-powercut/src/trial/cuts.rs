//! Power cuts: a program is recorded while clients send forms, and its disk is made as a cut at some moment may leave it.

use std::fmt;
use std::path::{Path, PathBuf};

use omov_powercut::chance::Chance;
use omov_powercut::disk::Disk;
use omov_powercut::journal::{self, Entry};

use super::errand::prepare;
use super::load::{Acknowledged, Load};
use super::look::look;
use super::program::{Program, Recording};
use super::{CUTS_A_RECORDING, Errand, Trouble};

/// Clients at once, and acknowledged forms in a recording: enough for the log to be copied into the database and begun anew.
const LOAD: (usize, usize) = (16, 1500);

/// A trial.
#[derive(Clone, Debug)]
pub(crate) struct Cuts {
    pub(crate) program: Program,
    pub(crate) recorder: PathBuf,
    pub(crate) times: usize,
    /// Files whose syncs count for nothing.
    pub(crate) lying: Option<&'static str>,
}

/// What came out.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Cuts, or kills.
    pub(crate) accidents: usize,
    /// What was acknowledged before an accident and looked for after it, added up.
    pub(crate) acknowledged: usize,
    /// What of it was not there.
    pub(crate) lost: usize,
    /// Accidents after which something was not there.
    pub(crate) losing: usize,
    /// Databases that did not open or were damaged.
    pub(crate) damaged: usize,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { accidents, acknowledged, lost, losing, damaged } = self;
        write!(f, "{accidents} accidents, {acknowledged} times something acknowledged was looked for, {lost} lost ")?;
        write!(f, "(in {losing} accidents), {damaged} databases damaged")
    }
}

impl Tally {
    /// Adds what was found after an accident.
    pub(crate) async fn add(&mut self, folder: &Path, errand: Errand, wanted: &[&Acknowledged], which: &str) {
        self.accidents += 1;
        self.acknowledged += wanted.len();
        match look(folder, errand).await {
            Ok(names) => {
                let lost = wanted.iter().filter(|acknowledged| !names.contains(&acknowledged.name)).count();
                self.lost += lost;
                self.losing += usize::from(lost > 0);
            }
            Err(damage) => {
                println!("{which}: {damage}");
                self.damaged += 1;
            }
        }
    }
}

impl Cuts {
    /// Runs it.
    pub(crate) async fn run(&self, chance: &mut Chance) -> Result<Tally, Trouble> {
        let mut tally = Tally::default();
        while tally.accidents < self.times {
            let cuts = CUTS_A_RECORDING.min(self.times - tally.accidents);
            self.recording(cuts, chance, &mut tally).await?;
        }
        Ok(tally)
    }

    /// One recording and the cuts in it.
    async fn recording(&self, cuts: usize, chance: &mut Chance, tally: &mut Tally) -> Result<(), Trouble> {
        let folder = tempfile::tempdir()?;
        let data = folder.path().join("data");
        std::fs::create_dir(&data)?;
        prepare(&self.program, &data).await?;
        let mut disk = Disk::of(&data)?;
        disk.lying = self.lying;
        let (entries, acknowledged) = self.record(folder.path(), &data, &disk).await?;

        let mut places: Vec<usize> = (0..cuts).map(|_| chance.below(entries.len())).collect();
        places.sort_unstable();
        let mut followed = 0;
        for place in places {
            disk.follow_all(entries[followed..=place].iter().map(|entry| &entry.event));
            followed = place + 1;
            let wanted: Vec<_> = acknowledged.iter().filter(|a| a.at <= entries[place].end).collect();
            let after = scratch()?;
            disk.cut(chance).put_into(after.path())?;
            let which = format!("the power went after entry {place} of {}", entries.len());
            tally.add(after.path(), self.program.errand, &wanted, &which).await;
        }
        Ok(())
    }

    /// Runs the program under load, to a proper end.
    async fn record(
        &self,
        folder: &Path,
        data: &Path,
        disk: &Disk,
    ) -> Result<(Vec<Entry>, Vec<Acknowledged>), Trouble> {
        let recording = Recording { recorder: self.recorder.clone(), journal: folder.join("journal") };
        let running = self.program.start(data, Some(&recording))?;
        let load = Load::begin(running.address, self.program.errand, LOAD, 0, Some(&recording.journal));
        let acknowledged = load.ended().await?;
        running.end()?;
        let entries = journal::read(&std::fs::read(&recording.journal)?)?;
        let mut followed = disk.clone();
        followed.follow_all(entries.iter().map(|entry| &entry.event));
        // The rest of the folder is not followed so closely: letters are renamed by a call that passes by the C library.
        let (told, there) = (followed.seen(), Disk::of(data)?.seen());
        if let Some(path) = told.differs(&there, "omov.sqlite") {
            return Err(format!("the journal does not say what is in {path}: the recorder has missed something").into());
        }
        Ok((entries, acknowledged))
    }
}

/// A folder for what is left, in memory if there is such a place: nothing there has to outlive this program.
pub(crate) fn scratch() -> std::io::Result<tempfile::TempDir> {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir())
}
