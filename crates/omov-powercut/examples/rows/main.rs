//! The smallest program that keeps rows in the store and answers browsers: what `omov` is compared with.
//!
//!     rows --data FOLDER [--normal]
//!
//! `POST /rows` with `name=…` keeps a name, and answers with 303 when that is durable; with `--normal` when SQLite has taken
//! it, with `synchronous=NORMAL`, which is what the power cuts must find out.

use std::io::{Error, ErrorKind, Result};
use std::path::PathBuf;

use omov_store::{Migration, Schema, Series, Sqlite, Store, Synchronous, params, statements};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

statements! {
    KEEP = "INSERT INTO rows (name, note) VALUES ($1, $2)";
}

const ROWS: Migration =
    Migration { path: "0001_rows.sql", sql: "CREATE TABLE rows (name TEXT NOT NULL PRIMARY KEY, note TEXT NOT NULL)" };
const SCHEMA: Schema = Schema { series: &[Series { name: "rows", migrations: &[ROWS] }], small: &[] };
const NOTE: &str = "about as long as an entry on a roll, with its time and a few words of explanation";
const MOST: usize = 16 * 1024;

#[tokio::main]
async fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let folder = words.iter().position(|word| word == "--data").and_then(|at| words.get(at + 1));
    let folder = PathBuf::from(folder.ok_or_else(|| Error::new(ErrorKind::InvalidInput, "rows --data FOLDER"))?);
    let mut sqlite = Sqlite::new(folder.join("omov.sqlite"));
    if words.iter().any(|word| word == "--normal") {
        sqlite.synchronous = Synchronous::Normal;
    }
    let store = Store::open(sqlite, &SCHEMA).await.map_err(Error::other)?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    eprintln!("listening on http://{}", listener.local_addr()?);
    let ended = tokio::signal::ctrl_c();
    tokio::pin!(ended);
    loop {
        tokio::select! {
            _ = &mut ended => break,
            came = listener.accept() => {
                let (stream, _) = came?;
                let store = store.clone();
                // A browser that hangs up is no concern of anybody's.
                tokio::spawn(async move { drop(answer(stream, &store).await) });
            }
        }
    }
    store.close().await;
    Ok(())
}

async fn answer(mut stream: TcpStream, store: &Store) -> Result<()> {
    let mut request = Vec::new();
    let name = loop {
        if let Some(name) = name_in(&request) {
            break name;
        }
        if request.len() > MOST || stream.read_buf(&mut request).await? == 0 {
            return Err(ErrorKind::InvalidData.into());
        }
    };
    let kept = store.write(move |tx| tx.execute(&KEEP, params![name, NOTE])).await;
    let status = if kept.is_ok() { "303 See Other\r\nlocation: /" } else { "503 Service Unavailable" };
    stream.write_all(format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").as_bytes()).await
}

/// The name, once the whole request is there.
fn name_in(request: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(request).ok()?;
    let (head, body) = text.split_once("\r\n\r\n")?;
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?;
    let body = body.get(..length.parse().ok()?)?;
    body.split('&').find_map(|pair| pair.strip_prefix("name=")).map(ToOwned::to_owned)
}
