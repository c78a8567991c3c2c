//! A program that serves, started and ended.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Read as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Errand, Trouble};

/// What is started.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(crate) path: PathBuf,
    pub(crate) errand: Errand,
}

/// It runs. It is killed when this is dropped.
#[derive(Debug)]
pub(crate) struct Running {
    child: Child,
    pub(crate) address: SocketAddr,
    /// The line in which it said so.
    pub(crate) said: String,
}

/// Where the recorder is and where it writes.
#[derive(Clone, Debug)]
pub(crate) struct Recording {
    pub(crate) recorder: PathBuf,
    pub(crate) journal: PathBuf,
}

impl Recording {
    /// What a program on that folder has in its environment.
    fn around(&self, data: &Path) -> [(&'static str, OsString); 3] {
        let of = |path: &Path| path.as_os_str().to_owned();
        [
            ("LD_PRELOAD", of(&self.recorder)),
            ("OMOV_POWERCUT_FOLDER", of(data)),
            ("OMOV_POWERCUT_JOURNAL", of(&self.journal)),
        ]
    }
}

/// Where it listens, and when.
#[derive(Clone, Debug)]
pub(crate) struct At<'a> {
    pub(crate) listen: &'a str,
    /// The recorder, by which its clock is ahead by so many seconds.
    pub(crate) later: Option<(&'a Path, u64)>,
}

impl Program {
    /// Starts it on a folder, and waits until it listens.
    pub(crate) fn start(&self, data: &Path, recording: Option<&Recording>) -> Result<Running, Trouble> {
        self.start_at(data, recording, &At { listen: "127.0.0.1:0", later: None })
    }

    /// The same, there and then.
    pub(crate) fn start_at(&self, data: &Path, recording: Option<&Recording>, at: &At<'_>) -> Result<Running, Trouble> {
        let data = data.canonicalize()?;
        let mut command = Command::new(&self.path);
        command.args(self.errand.words(&data.to_string_lossy(), at.listen));
        if let Some((recorder, seconds)) = at.later {
            command.env("LD_PRELOAD", recorder).env("OMOV_POWERCUT_LATER", seconds.to_string());
        }
        if let Some(recording) = recording {
            command.envs(recording.around(&data));
        }
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
        let mut said = BufReader::new(child.stderr.take().ok_or("it says nothing")?);
        let mut line = String::new();
        let address = loop {
            line.clear();
            if said.read_line(&mut line)? == 0 {
                return Err(format!("{} ended before it listened: {}", self.path.display(), child.wait()?).into());
            }
            let listens = line.split("http://").nth(1).and_then(|rest| rest.split(['/', ' ', '\n']).next());
            if let Some(Ok(address)) = listens.map(str::parse) {
                break address;
            }
        };
        // What it says later must not fill the pipe.
        std::thread::spawn(move || said.read_to_end(&mut Vec::new()));
        Ok(Running { child, address, said: line })
    }
}

impl Running {
    /// Asks it to end and waits until it has.
    pub(crate) fn end(mut self) -> Result<(), Trouble> {
        let told = Command::new("kill").arg("-INT").arg(self.child.id().to_string()).status()?;
        if !told.success() {
            return Err("it was already gone".into());
        }
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(30) {
            if let Some(status) = self.child.try_wait()? {
                return if status.success() { Ok(()) } else { Err(format!("it ended with {status}").into()) };
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Err("it did not end within 30 seconds".into())
    }

    /// Ends it in the middle of whatever it does: `kill -9`.
    pub(crate) fn kill(mut self) -> Result<(), Trouble> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may be gone already, which is as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
