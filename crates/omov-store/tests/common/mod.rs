//! A small organisation to test with.
#![expect(dead_code, unreachable_pub, reason = "each test program uses a part of it")]

use omov_store::{Error, Moment, ReadTx, Schema, Store, WriteTx, migrations, params, statements};

pub const SCHEMA: Schema = Schema {
    migrations: migrations![
        "../migrations/0001_members.sql",
        "../migrations/0002_marks.sql",
        "../migrations/0003_rules.sql",
    ],
    small: &["rules"],
};

statements! {
    pub JOIN = "INSERT INTO members (id, name, votes) VALUES ($1, $2, $3)";
    pub FIND = "SELECT id, name, votes FROM members WHERE id = $1";
    pub VOTES = "SELECT votes FROM members WHERE id = $1";
    pub SET_VOTES = "UPDATE members SET votes = $1 WHERE id = $2";
    pub COUNT = "SELECT COUNT(*) AS members FROM members", reads all: "it counts them";
    pub CAST_ONE = "UPDATE members SET votes = $2 WHERE id = $1 AND votes = $3";
    pub MARK = "INSERT INTO marks (member_id, number, note) VALUES ($1, $2, $3)";
    pub MARKS = "SELECT number, note FROM marks WHERE member_id = $1 ORDER BY number";
    pub RULES = "SELECT name, words FROM rules ORDER BY name";
}

pub const NOW: Moment = Moment(1_800_000_000_000_000);

pub fn id(number: u64) -> [u8; 16] {
    let mut id = [7; 16];
    id[8..].copy_from_slice(&number.to_be_bytes());
    id
}

pub fn join(tx: &mut WriteTx<'_>, number: u64) -> Result<(), Error> {
    tx.execute(&JOIN, params![id(number), format!("member {number}"), 0_i64]).map(|_| ())
}

pub fn votes(tx: &mut ReadTx<'_>, number: u64) -> Result<i64, Error> {
    tx.one(&VOTES, params![id(number)])
}

pub async fn members(store: &Store) -> i64 {
    store.read(|tx| tx.one(&COUNT, &[])).await.expect("members are counted")
}

/// Does something many times at once and gives back what came of each.
pub async fn at_once<T: Send + 'static, F>(times: u64, act: impl Fn(u64) -> F) -> Vec<T>
where
    F: Future<Output = T> + Send + 'static,
{
    let tasks: Vec<_> = (0..times).map(|number| tokio::spawn(act(number))).collect();
    let mut done = Vec::new();
    for task in tasks {
        done.push(task.await.expect("no panic"));
    }
    done
}
