//! A small organisation to test with.

use omov_store::{Error, Moment, ReadTx, Schema, Series, Store, WriteTx, migrations, params, statements};

pub(crate) const SCHEMA: Schema = Schema {
    series: &[Series {
        name: "app",
        migrations: migrations!["tables/0001_members.sql", "tables/0002_marks.sql", "tables/0003_rules.sql",],
    }],
    small: &["rules"],
};

statements! {
    pub(crate) JOIN = "INSERT INTO members (id, name, votes) VALUES ($1, $2, $3)";
    pub(crate) FIND = "SELECT id, name, votes FROM members WHERE id = $1";
    pub(crate) VOTES = "SELECT votes FROM members WHERE id = $1";
    pub(crate) SET_VOTES = "UPDATE members SET votes = $1 WHERE id = $2";
    pub(crate) COUNT = "SELECT COUNT(*) AS members FROM members", reads all: "it counts them";
    pub(crate) CAST_ONE = "UPDATE members SET votes = $2 WHERE id = $1 AND votes = $3";
    pub(crate) MARK = "INSERT INTO marks (member_id, number, note) VALUES ($1, $2, $3)";
    pub(crate) MARKS = "SELECT number, note FROM marks WHERE member_id = $1 ORDER BY number";
    pub(crate) RULES = "SELECT name, words FROM rules ORDER BY name";
}

pub(crate) const NOW: Moment = Moment(1_800_000_000_000_000);

pub(crate) fn id(number: u64) -> [u8; 16] {
    let mut id = [7; 16];
    id[8..].copy_from_slice(&number.to_be_bytes());
    id
}

pub(crate) fn join(tx: &mut WriteTx<'_>, number: u64) -> Result<(), Error> {
    tx.execute(&JOIN, params![id(number), format!("member {number}"), 0_i64]).map(|_| ())
}

pub(crate) fn votes(tx: &mut ReadTx<'_>, number: u64) -> Result<i64, Error> {
    tx.one(&VOTES, params![id(number)])
}

pub(crate) async fn members(store: &Store) -> u64 {
    store.read(|tx| tx.one(&COUNT, &[])).await.expect("members are counted")
}

/// Does something many times at once and gives back what came of each.
pub(crate) async fn at_once<T: Send + 'static, F>(times: u64, act: impl Fn(u64) -> F) -> Vec<T>
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
