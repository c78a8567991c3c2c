//! A server for mail on this machine that keeps what it takes. Addresses that begin with `refused` it does not know, and those
//! that begin with `later` it puts off.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The server. It ends with the test program.
pub(crate) struct Server {
    pub(crate) port: u16,
    taken: Arc<Mutex<Vec<Mail>>>,
}

/// A mail that it took.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    pub(crate) to: String,
    pub(crate) text: String,
}

impl Mail {
    /// The value of a line of its head.
    pub(crate) fn head(&self, name: &str) -> Option<&str> {
        let lines = self.text.lines().take_while(|line| !line.is_empty());
        lines.filter_map(|line| line.split_once(": ")).find(|(n, _)| *n == name).map(|(_, value)| value)
    }
}

impl Server {
    /// Starts one that takes this long for each mail: it keeps it first and says so afterwards.
    pub(crate) fn start(slow: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let taken = Arc::new(Mutex::new(Vec::new()));
        let keep = taken.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let keep = keep.clone();
                // Whoever hangs up in the middle is of no more interest.
                thread::spawn(move || drop(talk(&stream, slow, &keep)));
            }
        });
        Self { port, taken }
    }

    /// All it took so far.
    pub(crate) fn taken(&self) -> Vec<Mail> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn talk(stream: &TcpStream, slow: Duration, keep: &Mutex<Vec<Mail>>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let say = |text: &str| (&*stream).write_all(format!("{text}\r\n").as_bytes());
    let mut to = String::new();
    say("220 test")?;
    while let Some(line) = lines.next().transpose()? {
        let word = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match word.as_str() {
            "EHLO" | "HELO" | "MAIL" | "RSET" | "NOOP" => say("250 good")?,
            "RCPT" => {
                to = line.split_once('<').and_then(|(_, rest)| rest.split_once('>')).unwrap_or_default().0.to_owned();
                match to.as_str() {
                    to if to.starts_with("refused") => say("550 nobody of that name")?,
                    to if to.starts_with("later") => say("451 come again later")?,
                    _ => say("250 good")?,
                }
            }
            "DATA" => {
                say("354 go on")?;
                let mut text = String::new();
                while let Some(line) = lines.next().transpose()?.filter(|line| line != ".") {
                    text.push_str(&line);
                    text.push('\n');
                }
                keep.lock().unwrap_or_else(PoisonError::into_inner).push(Mail { to: to.clone(), text });
                thread::sleep(slow);
                say("250 taken")?;
            }
            "QUIT" => return say("221 bye"),
            _ => say("502 what")?,
        }
    }
    Ok(())
}
