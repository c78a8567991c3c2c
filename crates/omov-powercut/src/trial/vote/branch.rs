//! A branch that votes. `omov replay` founds it, brings its members in, has the trustees make the key, and seals a pool of ballots beforehand; at the end
//! it has the trustees open the result. Nobody waits for the hours that were announced: the clock of the server is moved.

use std::fmt::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use omov_powercut::chance::Chance;
use omov_record::key::VerifierKey;
use rusqlite::{Connection, OpenFlags};
use serde::Deserialize;

use super::DATABASE;
use super::member::{Member, Sealed};
use crate::trial::Trouble;
use crate::trial::browser::Browser;
use crate::trial::program::{At, Program, Recording, Running};

/// A ballot opens so many seconds after it was called, at the latest: `omov replay` takes a full minute that is not too near.
const NOTICE: u64 = 90;
/// How long anything may take that is waited for.
const PATIENCE: Duration = Duration::from_mins(10);

/// What is wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) members: usize,
    /// Sealed ballots for each.
    pub(crate) each: usize,
    /// For so many minutes it is open.
    pub(crate) minutes: usize,
}

/// It has voted, votes or will vote.
#[derive(Debug)]
pub(crate) struct Branch {
    folder: tempfile::TempDir,
    program: Program,
    recorder: PathBuf,
    /// Always the same: `omov replay` comes back.
    listen: String,
    replay: Replay,
    minutes: usize,
    /// The address of the ballot.
    pub(crate) ballot: String,
    pub(crate) key: VerifierKey,
    pub(crate) members: Vec<Member>,
}

#[derive(Deserialize)]
struct Head {
    ballot: String,
}

#[derive(Deserialize)]
struct Line {
    cookies: String,
    token: String,
    ballots: Vec<Sealed>,
}

impl Branch {
    /// From nothing to an open ballot, and the server that runs.
    pub(crate) async fn open(
        program: &Program,
        recorder: &Path,
        size: Size,
        chance: &mut Chance,
    ) -> Result<(Self, Running), Trouble> {
        let folder = tempfile::tempdir()?;
        let (data, papers) = (folder.path().join("house"), folder.path().join("papers.blt"));
        std::fs::create_dir(&data)?;
        std::fs::write(&papers, ballot_file(size.members, chance))?;
        let listen = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let at = At { listen: &listen, later: None };
        let server = program.start_at(&data, None, &at)?;
        let code =
            server.said.split("code ").nth(1).map(str::trim).ok_or("omov names no code for the set-up")?.to_owned();
        let pool = folder.path().join("pool");
        let mut replay = Replay(
            Command::new(&program.path)
                .arg("replay")
                .arg(&papers)
                .args(["--rule", "scottish-stv", "--clients", "8", "--code", &code])
                .args(["--server", &format!("http://{listen}"), "--minutes", &size.minutes.to_string()])
                .args(["--each", &size.each.to_string()])
                .arg("--pool")
                .arg(&pool)
                .arg("--outbox")
                .arg(data.join("outbox"))
                .arg("--out")
                .arg(folder.path().join("record.bel"))
                .stdin(Stdio::piped())
                .spawn()?,
        );
        wait(&mut replay, || keys_are_made(&data)).await?;
        server.end()?;
        let at = At { listen: &listen, later: Some((recorder, NOTICE)) };
        let server = program.start_at(&data, None, &at)?;
        wait(&mut replay, || pool.exists()).await?;
        let text = std::fs::read_to_string(&pool)?;
        let mut lines = text.lines();
        let Head { ballot } = serde_json::from_str(lines.next().unwrap_or_default())?;
        let members = lines.map(|line| {
            let Line { cookies, token, ballots } = serde_json::from_str(line)?;
            Ok::<_, serde_json::Error>(Member::new(Browser::with(server.address, &cookies), token, ballots))
        });
        let members = members.collect::<Result<_, _>>()?;
        let key = Browser::new(server.address).get("/record/key").await?;
        let key = VerifierKey::parse(key.body().unwrap_or_default().trim()).map_err(|why| why.to_string())?;
        let (program, recorder, minutes) = (program.clone(), recorder.to_owned(), size.minutes);
        Ok((Self { folder, program, recorder, listen, replay, minutes, ballot, key, members }, server))
    }

    /// The folder of the server.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("house")
    }

    /// Where a journal is put.
    pub(crate) fn recording(&self) -> Recording {
        Recording { recorder: self.recorder.clone(), journal: self.folder.path().join("journal") }
    }

    /// Starts the server again, while the ballot is open.
    pub(crate) fn start(&self, recording: Option<&Recording>) -> Result<Running, Trouble> {
        let at = At { listen: &self.listen, later: Some((&self.recorder, NOTICE)) };
        self.program.start_at(&self.data(), recording, &at)
    }

    /// Starts it by the clock of the machine, with nothing put before its C library: for measuring. The ballot is open already.
    pub(crate) fn start_bare(&self) -> Result<Running, Trouble> {
        self.program.start_at(&self.data(), None, &At { listen: &self.listen, later: None })
    }

    /// The hours over which its clock jumps are no outage, for which the close would wait: the server would have been there.
    fn was_there(&self, later: u64) -> Result<(), Trouble> {
        let then = SystemTime::now().duration_since(UNIX_EPOCH)? + Duration::from_secs(later);
        let then = i64::try_from(then.as_micros())?;
        Connection::open(self.data().join(DATABASE))?.execute("UPDATE ballot_pulses SET at = ?1", [then])?;
        Ok(())
    }

    /// Starts it when the ballot has ended, has the trustees open it, and gives the record, which is there as long as the folder.
    pub(crate) async fn close(mut self) -> Result<(PathBuf, tempfile::TempDir, Vec<Member>), Trouble> {
        let later = 2 * NOTICE + 60 * self.minutes as u64;
        self.was_there(later)?;
        let at = At { listen: &self.listen, later: Some((&self.recorder, later)) };
        let server = self.program.start_at(&self.data(), None, &at)?;
        drop(self.replay.0.stdin.take());
        let began = Instant::now();
        let ended = loop {
            if let Some(ended) = self.replay.0.try_wait()? {
                break ended;
            }
            if began.elapsed() > PATIENCE {
                return Err("the ballot was not opened".into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        };
        server.end()?;
        if !ended.success() {
            return Err("omov replay could not open the ballot".into());
        }
        Ok((self.folder.path().join("record.bel"), self.folder, self.members))
    }
}

/// `omov replay`, which is ended when this is dropped.
#[derive(Debug)]
struct Replay(Child);

impl Drop for Replay {
    fn drop(&mut self) {
        // It may be gone already, which is as well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits until something has happened.
async fn wait(replay: &mut Replay, mut has: impl FnMut() -> bool) -> Result<(), Trouble> {
    let began = Instant::now();
    while !has() {
        if let Some(ended) = replay.0.try_wait()? {
            return Err(format!("omov replay ended before its time: {ended}").into());
        }
        if began.elapsed() > PATIENCE {
            return Err("the ballot is not open after ten minutes".into());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// Whether the trustees have done all that is asked of them before the opening.
fn keys_are_made(data: &Path) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let made = || -> rusqlite::Result<bool> {
        let connection = Connection::open_with_flags(data.join(DATABASE), flags)?;
        connection.query_row("SELECT COUNT(*) > 0 FROM ballots WHERE keys_at IS NOT NULL", [], |row| row.get(0))
    };
    // The database may not be there yet.
    made().unwrap_or(false)
}

/// A ballot file with so many papers, each for two of four.
fn ballot_file(papers: usize, chance: &mut Chance) -> String {
    let mut text = String::from("4 2\n");
    for _ in 0..papers {
        let first = chance.below(4);
        let second = (first + 1 + chance.below(3)) % 4;
        // Writing into a text cannot fail.
        let _ = writeln!(text, "1 {} {} 0", first + 1, second + 1);
    }
    text + "0\n\"Nell\"\n\"Otto\"\n\"Pia\"\n\"Quin\"\n\"A vote with accidents\"\n"
}
