//! The program at work in a folder of its own.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Nothing takes so long unless it is stuck.
const STUCK: Duration = Duration::from_mins(1);

/// A program that serves.
pub(crate) struct House {
    pub(crate) child: Child,
    /// Where it listens: address and port.
    pub(crate) host: String,
    /// The code of the first start, if nothing was founded.
    pub(crate) code: Option<String>,
    /// All that it has written to standard error.
    log: Arc<Mutex<String>>,
    ended: Mutex<Receiver<()>>,
}

/// A folder for data.
pub(crate) fn folder() -> TempDir {
    TempDir::new().expect("a temporary folder")
}

/// The program with these words, and none of the settings of whoever runs the tests.
pub(crate) fn omov(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_omov"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("OMOV_")) {
        command.env_remove(name);
    }
    command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// Runs it to its end.
pub(crate) fn ran(words: &[&str]) -> Output {
    omov(words).stdout(Stdio::piped()).output().expect("the program starts")
}

/// What it said on standard error, when it ends with that code.
pub(crate) fn refused(words: &[&str]) -> String {
    let output = ran(words);
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(2), "{words:?}: {said}");
    assert_eq!(said.lines().count(), 1, "{words:?}: {said}");
    said
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

impl House {
    /// Opens one in that folder, on a port that is free.
    pub(crate) fn open(data: &Path) -> Self {
        Self::open_with(data, &[])
    }

    /// Opens one with more on its command line.
    pub(crate) fn open_with(data: &Path, more: &[&str]) -> Self {
        let mut words = vec!["serve", "--data", text(data), "--log", "json"];
        if !more.contains(&"--listen") {
            words.extend(["--listen", "127.0.0.1:0"]);
        }
        words.extend(more);
        Self::started(omov(&words))
    }

    /// Waits until a command that serves says where.
    pub(crate) fn started(mut command: Command) -> Self {
        let mut child = command.spawn().expect("the program starts");
        let lines = BufReader::new(child.stderr.take().expect("standard error"));
        let log = Arc::new(Mutex::new(String::new()));
        let ((greet, greeted), (end, ended)) = (channel(), channel());
        let kept = log.clone();
        thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                if ["Open http", "The house is open at", "The witness is open at"]
                    .iter()
                    .any(|said| line.starts_with(said))
                {
                    let _ = greet.send(line.clone());
                }
                kept.lock().expect("the log").extend([line.as_str(), "\n"]);
            }
            let _ = end.send(());
        });
        let Ok(line) = greeted.recv_timeout(STUCK) else {
            panic!("the house does not open: {}", log.lock().expect("the log"));
        };
        let said = log.lock().expect("the log").clone();
        let host = said.split_once("\"listening\":\"").expect("where it listens").1;
        let host = host.split('"').next().expect("its end").to_owned();
        let code = line.split_once("the code ").map(|(_, code)| code.to_owned());
        Self { child, host, code, log, ended: Mutex::new(ended) }
    }

    /// What it has written so far.
    pub(crate) fn log(&self) -> String {
        self.log.lock().expect("the log").clone()
    }

    /// Sends it a signal.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([format!("-{name}"), self.child.id().to_string()]).status();
        assert!(sent.expect("kill").success());
    }

    /// Waits until it has ended, and says with which code.
    pub(crate) fn wait(&mut self) -> Option<i32> {
        let began = Instant::now();
        while began.elapsed() < STUCK {
            if let Some(status) = self.child.try_wait().expect("a child") {
                let _ = self.ended.lock().expect("the end").recv_timeout(STUCK);
                return status.code();
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("it does not end: {}", self.log());
    }

    /// Tells it to stop, as systemd does, and waits.
    pub(crate) fn stop(mut self) -> String {
        self.signal("TERM");
        assert_eq!(self.wait(), Some(0), "{}", self.log());
        self.log()
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The database in a data folder.
pub(crate) fn database(data: &Path) -> PathBuf {
    data.join("omov.sqlite")
}
