//! Letters and real processes: one of two is killed in the middle of sending, and every letter arrives.

#[path = "../support/smtp.rs"]
mod smtp;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use omov_store::jobs::Queue;
use omov_store::testing::{NO_SCHEMA, Throwaway, runtime};
use omov_store::{Moment, Store, params, statements};
use smtp::Server;

statements! {
    LETTER = "INSERT INTO letters (id, email, purpose, subject, body, state, made_at, changed_at) \
        VALUES ($1, $2, 'welcome', 'Welcome', 'You are in.', 'waiting', $3, $3)";
    SENT = "SELECT COUNT(*) AS letters FROM letters WHERE state = 'sent'";
}

/// As the program has it; only its name matters here.
const QUEUE: Queue = Queue { name: "post", lease: Duration::ZERO, tries: 1, first_wait: Duration::ZERO };
const LETTERS: u32 = 160;
/// So many letters a process sends at once: when it is killed, so many may have been handed over unrecorded.
const IN_HAND: usize = 4;

/// A process that serves; killed with the test if it is still there.
struct Serving(Child);

impl Serving {
    /// Starts it and waits until it listens.
    fn start(data: &Path, database: &str, smtp: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_omov"))
            .args(["serve", "--listen", "127.0.0.1:0", "--database", database, "--smtp", smtp, "--data"])
            .arg(data)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let out = BufReader::new(child.stderr.take().expect("its output"));
        let mut lines = out.lines().map_while(Result::ok);
        assert!(lines.any(|line| line.contains("http://")), "it never listened");
        // What else it says is read, so that it never waits for us.
        std::thread::spawn(move || lines.for_each(drop));
        Self(child)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn wait_for(what: &str, mut there: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_mins(4);
    while !there() {
        assert!(Instant::now() < until, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_process_that_is_killed_in_the_middle_of_sending_loses_no_letter() {
    let Some(throwaway) = Throwaway::postgres() else { return };
    let database = throwaway.address().expect("an address");
    let server = Server::start(Duration::from_millis(80));
    let smtp = format!("smtp://127.0.0.1:{}?from=office@example.org", server.port);
    let folders = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    let mut killed = Serving::start(folders[0].path(), &database, &smtp);
    let _other = Serving::start(folders[1].path(), &database, &smtp);
    let runtime = runtime();
    let store = runtime.block_on(Store::open(throwaway.database.clone(), &NO_SCHEMA)).expect("the store opens");
    let now = Moment::from(std::time::SystemTime::now());
    let put = store.write(move |tx| {
        for number in 0..LETTERS {
            let mut id = [0; 16];
            id[..4].copy_from_slice(&number.to_be_bytes());
            tx.execute(&LETTER, params![id, format!("member{number}@example.org"), now])?;
            QUEUE.enqueue(tx, id, "", now)?;
        }
        Ok(())
    });
    runtime.block_on(put).expect("letters are put into the post");

    wait_for("the first letters", || server.taken().len() >= 40);
    killed.0.kill().expect("killed");
    killed.0.wait().expect("it is gone");
    let sent = || runtime.block_on(store.read(|tx| tx.one(&SENT, params![]))).expect("a number");
    let before: u32 = sent();
    assert!(before < LETTERS, "nothing was left to do: the test tests nothing");
    wait_for("all letters", || sent() == LETTERS);

    let mut copies = BTreeMap::new();
    for mail in server.taken() {
        let id = mail.head("Message-ID").expect("an id").to_owned();
        let (count, ids) = copies.entry(mail.to).or_insert((0, Vec::new()));
        *count += 1;
        ids.push(id);
    }
    assert_eq!(copies.len(), LETTERS as usize, "a letter was lost");
    let twice: Vec<_> = copies.values().filter(|(count, _)| *count > 1).collect();
    println!("{} of {LETTERS} letters went out twice", twice.len());
    assert!(twice.len() <= IN_HAND, "{} letters went out more than once", twice.len());
    for (count, ids) in twice {
        assert!(*count == 2 && ids[0] == ids[1], "a copy can be told by its Message-ID: {ids:?}");
    }
    runtime.block_on(store.close());
}
