//! Files in: ballots, names, limits, profiles, records.

use std::fs;
use std::io::BufReader;
use std::path::Path;

use omov_count::profile::Limits;
use omov_count::{Contest, CountError, CountRecord, Profile};

use super::library::{self, Format};
use crate::failure::{self, Failure};
use crate::input::{of_json, open};
use crate::progress::Progress;

/// Large enough that reading half a million papers asks the system seldom.
const BUFFER: usize = 1 << 18;

/// The kind of ballot file that a name promises.
pub(super) fn format(path: &Path) -> Result<Format, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Format::of_name(&name).ok_or_else(|| {
        Failure::file(path, "what kind of file is this? The name must end in .blt, .csv, .abc.yaml or .pb")
    })
}

/// Reads a ballot file, with the names of a side file where there is one.
pub(crate) fn contest(path: &Path, names: Option<&Path>, progress: &Progress) -> Result<Contest, Failure> {
    let format = format(path)?;
    let names = names.map(self::names).transpose()?;
    let (file, size) = open(path)?;
    let mut tell = |done| progress.read(done, size);
    let contest = library::contest(format, BufReader::with_capacity(BUFFER, file), names.as_deref(), &mut tell)
        .map_err(|e| Failure::file(path, e))?;
    progress.clear();
    Ok(contest)
}

/// Reads names, one a line.
pub(super) fn names(path: &Path) -> Result<Vec<String>, Failure> {
    let (file, _) = open(path)?;
    library::names(BufReader::new(file)).map_err(|e| Failure::file(path, e))
}

/// Reads a rule profile.
pub(super) fn profile(path: &Path) -> Result<Profile, Failure> {
    Profile::from_toml(&text(path)?).map_err(|e| Failure::file(path, e))
}

/// Reads limits on the result.
pub(super) fn limits(path: &Path) -> Result<Limits, Failure> {
    serde_json::from_str(&text(path)?).map_err(|e| Failure::file(path, of_json(&e)))
}

/// Reads a count record and the profile in it.
pub(super) fn record(path: &Path) -> Result<CountRecord, Failure> {
    let record: CountRecord = serde_json::from_str(&text(path)?).map_err(|e| Failure::file(path, of_json(&e)))?;
    record.profile.check().map_err(|e: CountError| Failure::file(path, e))?;
    Ok(record)
}

/// A whole file of text.
pub(super) fn text(path: &Path) -> Result<String, Failure> {
    open(path)?;
    let bytes = fs::read(path).map_err(|e| Failure::file(path, failure::of_system(&e)))?;
    String::from_utf8(bytes).map_err(|e| {
        let line = e.as_bytes()[..e.utf8_error().valid_up_to()].split(|b| *b == b'\n').count();
        Failure::file(path, format!("line {line}: expected text in UTF-8, found other bytes"))
    })
}
