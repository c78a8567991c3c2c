//! Durable writes and reads per second, for `docs/BENCHMARKS.md`.
//!
//!     cargo run --release -p omov-store --features testing --example store_bench
//!
//! On SQLite with `synchronous=FULL`: one connection that commits each row by itself, then the store with 1, 32 and 200
//! clients, on the same disk in the same run, three rounds in turn. On PostgreSQL, if `OMOV_TEST_POSTGRES` names one: the
//! store's writes and reads. `BENCH_FOLDER` says where the SQLite files go: it should be a disk, not memory.

use std::path::Path;
use std::time::{Duration, Instant};

use omov_store::{Database, Error, Migration, Postgres, Schema, Series, Sqlite, Store, params, statements};

statements! {
    INSERT = "INSERT INTO entries (id, note, made_at) VALUES ($1, $2, $3)";
    FIND = "SELECT note, made_at FROM entries WHERE id = $1";
    COUNT = "SELECT COUNT(*) AS entries FROM entries", reads all: "it counts them";
}

const ENTRIES: Migration = Migration {
    path: "0001_entries.sql",
    sql: "CREATE TABLE entries (id BYTEA NOT NULL PRIMARY KEY, note TEXT NOT NULL, made_at BIGINT NOT NULL)",
};
const SCHEMA: Schema = Schema { series: &[Series { name: "bench", migrations: &[ENTRIES] }], small: &[] };
const ROUND: Duration = Duration::from_secs(3);
const NOTE: &str = "a row of about the size of a mark on the roll, with its time and a few words";

fn id(client: usize, number: u64) -> [u8; 16] {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ client as u64).to_be_bytes());
    id[8..].copy_from_slice(&((client as u64) << 40 | number).to_be_bytes());
    id
}

/// One connection that commits each row by itself: rows per second.
fn singly(folder: &Path, round: usize) -> rusqlite::Result<f64> {
    let connection = rusqlite::Connection::open(folder.join(format!("singly-{round}.sqlite")))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection
        .execute_batch("CREATE TABLE entries (id BLOB NOT NULL PRIMARY KEY, note TEXT NOT NULL, made_at INTEGER)")?;
    let mut insert = connection.prepare("INSERT INTO entries (id, note, made_at) VALUES (?1, ?2, ?3)")?;
    let began = Instant::now();
    let mut number = 0;
    while began.elapsed() < ROUND {
        insert.execute((id(0, number), NOTE, number.cast_signed()))?;
        number += 1;
    }
    Ok(number as f64 / began.elapsed().as_secs_f64())
}

/// Many clients, each waiting for its own answer before it asks again: acts per second, and the slowest hundredth.
async fn clients<F>(count: usize, act: impl Fn(usize, u64) -> F + Copy + Send + 'static) -> (f64, Duration)
where
    F: Future<Output = Result<(), Error>> + Send,
{
    let began = Instant::now();
    let tasks: Vec<_> = (0..count)
        .map(|client| {
            tokio::spawn(async move {
                let mut times = Vec::new();
                while began.elapsed() < ROUND {
                    let asked = Instant::now();
                    act(client, times.len() as u64).await.expect("an answer");
                    times.push(asked.elapsed());
                }
                times
            })
        })
        .collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await.expect("no panic"));
    }
    let rate = times.len() as f64 / began.elapsed().as_secs_f64();
    times.sort_unstable();
    (rate, times[times.len() * 99 / 100])
}

async fn store(name: &str, database: impl Into<Database>, count: usize) -> f64 {
    let store = Store::open(database, &SCHEMA).await.expect("the store opens");
    let store: &'static Store = Box::leak(Box::new(store));
    let before: u64 = store.read(|tx| tx.one(&COUNT, &[])).await.expect("a number");
    let start = store.counts();
    let write = move |client, number| {
        let client = client + before as usize * 1000;
        store.write(move |tx| tx.execute(&INSERT, params![id(client, number), NOTE, 1_i64]).map(|_| ()))
    };
    let (rate, slowest) = clients(count, write).await;
    let done = store.counts();
    let group = (done.acts - start.acts) as f64 / (done.commits - start.commits) as f64;
    println!("{name}, {count} clients: {rate:.0} writes/s, 99 % within {slowest:.1?}, {group:.1} a commit");
    let read = move |client, number: u64| {
        let client = client + before as usize * 1000;
        store.read(move |tx| tx.optional::<(String, i64)>(&FIND, params![id(client, number % 100)]).map(|_| ()))
    };
    let (reads, slowest) = clients(count, read).await;
    println!("{name}, {count} clients: {reads:.0} reads/s, 99 % within {slowest:.1?}");
    store.close().await;
    rate
}

#[tokio::main]
async fn main() {
    let base = std::env::var("BENCH_FOLDER").unwrap_or_else(|_| ".".into());
    let folder = tempfile::tempdir_in(base).expect("a folder");
    for round in 0..3 {
        let one = singly(folder.path(), round).expect("SQLite");
        println!("SQLite FULL, one connection, each row committed by itself: {one:.0} writes/s");
        for count in [1, 32, 200] {
            let path = folder.path().join(format!("store-{round}-{count}.sqlite"));
            let rate = store("the store on SQLite FULL", Sqlite::new(path), count).await;
            println!("    {:.1} times as many", rate / one);
        }
    }
    if let Ok(address) = std::env::var("OMOV_TEST_POSTGRES") {
        let options = Postgres::new(&format!("{address} dbname=postgres")).expect("an address");
        for count in [32, 200] {
            store("the store on PostgreSQL", options.clone(), count).await;
        }
    }
}
