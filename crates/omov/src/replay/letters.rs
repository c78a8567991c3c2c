//! The letters of members who do not exist: they lie in the server's folder `outbox`, since no server for mail takes them.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often the folder is looked at, and how long a letter is waited for.
const LOOKS: Duration = Duration::from_millis(100);
const PATIENCE: Duration = Duration::from_mins(20);

/// What a letter is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Holds {
    /// The code with which somebody signs in.
    WayIn,
    VotingCode,
}

/// All of them. Clones share it.
#[derive(Clone, Default)]
pub(super) struct Letters(Arc<Mutex<HashMap<(String, Holds), String>>>);

impl Letters {
    /// Reads whatever comes into the folder, until this task is ended.
    pub(super) async fn read(self, folder: PathBuf) {
        let mut seen = BTreeSet::new();
        loop {
            let (known, here, letters) = (std::mem::take(&mut seen), folder.clone(), self.clone());
            let read = tokio::task::spawn_blocking(move || letters.look(&here, known));
            seen = read.await.unwrap_or_default();
            tokio::time::sleep(LOOKS).await;
        }
    }

    fn look(&self, folder: &Path, mut seen: BTreeSet<String>) -> BTreeSet<String> {
        let Ok(entries) = std::fs::read_dir(folder) else { return seen };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            // What is still being written begins with a dot.
            if name.starts_with('.')
                || entry.path().extension().is_none_or(|ends| ends != "eml")
                || seen.contains(&name)
            {
                continue;
            }
            let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
            if let Some((to, holds, code)) = understood(&text) {
                self.0.lock().unwrap_or_else(PoisonError::into_inner).insert((to, holds), code);
            }
            seen.insert(name);
        }
        seen
    }

    /// Waits for what a letter to somebody holds.
    pub(super) async fn wait(&self, email: &str, holds: Holds) -> Result<String, String> {
        let begun = Instant::now();
        let key = (email.to_owned(), holds);
        loop {
            if let Some(code) = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&key) {
                return Ok(code);
            }
            if begun.elapsed() > PATIENCE {
                return Err("a letter did not come: is --outbox the folder of letters of this very server?".into());
            }
            tokio::time::sleep(LOOKS / 2).await;
        }
    }
}

/// To whom a letter is, and the code in it.
fn understood(text: &str) -> Option<(String, Holds, String)> {
    let text = text.replace("\r\n", "\n").replace("=\n", "");
    let to = text.lines().find_map(|line| line.strip_prefix("To: "))?;
    let to = to.rsplit('<').next()?.trim_end_matches('>').to_owned();
    let mut lines = text.lines().map(str::trim);
    if lines.clone().any(|line| line == "Your voting code:") {
        let code = lines.find(|line| *line == "Your voting code:").and_then(|_| lines.next())?;
        return Some((to, Holds::VotingCode, code.to_owned()));
    }
    let sign = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, ' ' | '-');
    let code = lines.find(|line| {
        line.chars().all(sign) && line.chars().filter(char::is_ascii_alphanumeric).count() == 8 && line.len() <= 9
    })?;
    Some((to, Holds::WayIn, code.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Holds, understood};

    #[test]
    fn codes_are_found_in_the_letters_that_hold_them() {
        let way_in = "To: Ada <ada@example.org>\r\nSubject: Your code\r\n\r\nType this:\r\n\r\n    AB2D EF3H\r\n";
        assert_eq!(understood(way_in), Some(("ada@example.org".into(), Holds::WayIn, "AB2D EF3H".into())));
        let voting = "To: b@example.org\r\n\r\nYour voting code:\r\nabc-def\r\n";
        assert_eq!(understood(voting), Some(("b@example.org".into(), Holds::VotingCode, "abc-def".into())));
        assert_eq!(understood("To: b@example.org\r\n\r\nWelcome.\r\n"), None);
    }
}
