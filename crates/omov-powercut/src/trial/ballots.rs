//! `kill -9` while members cast real sealed ballots: `omov replay` votes, and the server is killed and started again under it. A ballot that the server
//! acknowledged has to be in the record, and no ballot counts twice.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use omov_powercut::chance::Chance;
use rusqlite::{Connection, OpenFlags};

use super::Trouble;
use super::program::Program;

/// Between two kills so many ballots are cast at least.
const BETWEEN: usize = 4;
/// How long voting is open, in minutes, beside what the kills take.
const MINUTES: usize = 3;
/// So many kills, starts, and the ballots in between take no longer than a minute.
const KILLS_A_MINUTE: usize = 6;

/// What became of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voted {
    pub(crate) ballots: usize,
    pub(crate) kills: usize,
    /// Every ballot is in the record once, the record is valid, and the winners are right.
    pub(crate) good: bool,
}

/// Votes through so many kills.
pub(crate) async fn run(omov: &Program, kills: usize, chance: &mut Chance) -> Result<Voted, Trouble> {
    let folder = tempfile::tempdir()?;
    let (data, file) = (folder.path().join("house"), folder.path().join("papers.blt"));
    std::fs::create_dir(&data)?;
    let ballots = (kills + 1) * BETWEEN * 2;
    std::fs::write(&file, papers(ballots, chance))?;
    let listen = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
    let mut server = omov.start_at(&data, None, &listen)?;
    let code = server.said.split("code ").nth(1).map(str::trim).ok_or("omov names no code for the set-up")?.to_owned();
    let minutes = MINUTES + kills.div_ceil(KILLS_A_MINUTE);
    let mut replay = Command::new(&omov.path)
        .arg("replay")
        .arg(&file)
        .args(["--rule", "scottish-stv", "--json", "--clients", "4", "--code", &code])
        .args(["--server", &format!("http://{listen}"), "--minutes", &minutes.to_string()])
        .arg("--outbox")
        .arg(data.join("outbox"))
        .arg("--out")
        .arg(folder.path().join("record.bel"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut killed = 0;
    while replay.try_wait()?.is_none() {
        if killed < kills && cast(&data) > killed * BETWEEN {
            // Wherever it is in a ballot.
            tokio::time::sleep(Duration::from_micros(chance.below(200_000) as u64)).await;
            server.kill()?;
            server = omov.start_at(&data, None, &listen)?;
            killed += 1;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let ended = replay.wait_with_output()?;
    let said = String::from_utf8_lossy(&ended.stdout).into_owned();
    let whole =
        ["\"valid\":true", "\"lost\":0", &format!("\"ballots\":{ballots},")].iter().all(|fact| said.contains(fact));
    let good = ended.status.success() && whole && killed == kills;
    if !good {
        println!("killed {killed} of {kills} times; {said}");
    }
    server.end()?;
    Ok(Voted { ballots, kills: killed, good })
}

/// How many ballots the database has; none where it cannot be read just now.
fn cast(data: &Path) -> usize {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let count = || -> rusqlite::Result<i64> {
        let connection = Connection::open_with_flags(data.join("omov.sqlite"), flags)?;
        connection.query_row("SELECT COUNT(*) FROM ballot_events WHERE kind = 'Ballot'", [], |row| row.get(0))
    };
    count().map_or(0, |count| usize::try_from(count).unwrap_or_default())
}

/// A ballot file with so many papers.
fn papers(many: usize, chance: &mut Chance) -> String {
    let mut text = String::from("4 2\n");
    for _ in 0..many {
        let first = chance.below(4);
        let second = (first + 1 + chance.below(3)) % 4;
        text.extend(["1 ", &(first + 1).to_string(), " ", &(second + 1).to_string(), " 0\n"]);
    }
    text + "0\n\"Nell\"\n\"Otto\"\n\"Pia\"\n\"Quin\"\n\"A replay through kills\"\n"
}
