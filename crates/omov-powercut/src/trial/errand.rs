//! What clients come for: a form that keeps something, and how it is found again in the database.

use std::io::Result;
use std::net::SocketAddr;
use std::path::Path;

use super::Trouble;
use super::browser::Browser;
use super::program::Program;

/// A form that is sent again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Errand {
    /// To the program `rows`.
    Rows {
        /// With `synchronous=NORMAL`.
        normal: bool,
    },
    /// To `omov`: somebody asks for a way in. A letter goes to the address, whoever's it is.
    WayIn,
}

impl Errand {
    /// The words on the command line.
    pub(crate) fn words(self, data: &str, listen: &str) -> Vec<String> {
        let words: &[&str] = match self {
            Self::Rows { normal: false } => &["--data", data],
            Self::Rows { normal: true } => &["--data", data, "--normal"],
            Self::WayIn => &["serve", "--listen", listen, "--data", data],
        };
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    /// Runs it once, for a name that is used once, and gives the status of the answer. 303: it is kept.
    pub(crate) async fn run(self, server: SocketAddr, name: &str) -> Result<usize> {
        let mut browser = Browser::new(server);
        let seen = match self {
            Self::Rows { .. } => browser.send(None, "/rows", &[("name", name)]).await,
            Self::WayIn => browser.send(Some("/sign-in"), "/sign-in", &[("email", name)]).await,
        };
        Ok(seen?.status)
    }

    /// A name that is used once.
    pub(crate) fn name(self, round: usize, client: usize, number: usize) -> String {
        match self {
            Self::Rows { .. } => format!("r{round}c{client}n{number}"),
            Self::WayIn => format!("r{round}c{client}n{number}@example.org"),
        }
    }

    /// The names in the database.
    pub(crate) fn kept(self) -> &'static str {
        match self {
            Self::Rows { .. } => "SELECT name FROM rows",
            Self::WayIn => "SELECT email FROM letters",
        }
    }
}

/// Makes a folder ready for the errand. `omov` needs a movement: it is founded as people do it, on the pages of the set-up.
pub(crate) async fn prepare(program: &Program, data: &Path) -> std::result::Result<(), Trouble> {
    if program.errand != Errand::WayIn {
        return Ok(());
    }
    let running = program.start(data, None)?;
    let code = running.said.split("code ").nth(1).map(str::trim).ok_or("omov names no code for the set-up")?.to_owned();
    let mut founder = Browser::new(running.address);
    let people = [
        ("name-1", "Ines Marlow"),
        ("email-1", "ines.marlow@example.org"),
        ("name-2", "Tomas Reed"),
        ("email-2", "tomas.reed@example.org"),
    ];
    let movement = [("name", "Eastmere Together"), ("language", "en"), ("zone", "Europe/London")];
    let steps: [(&str, &[(&str, &str)]); 4] = [
        ("/setup", &[("code", &code)]),
        ("/setup/name", &movement),
        ("/setup/rules", &[("rules", "movement")]),
        ("/setup/people", &people),
    ];
    for (page, fields) in steps {
        let status = founder.send(Some(page), page, fields).await?.status;
        if status != 303 {
            return Err(format!("{page} was answered with {status}").into());
        }
    }
    running.end()
}
