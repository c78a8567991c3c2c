//! Somebody changes the database, or a copy of the files. Whatever it was, the check names it.

use omov_record::tiles::CHECKPOINT;
use omov_store::{FromValue, Statement, ToValue, Value, params, statements};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use super::witnessing::Watcher;
use super::{acts, key, many, opened_again, published, read, served, write};
use crate::house::testing::in_a_house;
use crate::record::{Done, append, export};

/// What stands in a column, whatever it is.
#[derive(Clone, Debug)]
enum Cell {
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl ToValue for Cell {
    fn to_value(&self) -> Value<'_> {
        match self {
            Self::Number(number) => Value::Integer(*number),
            Self::Text(text) => Value::Text(text),
            Self::Bytes(bytes) => Value::Blob(bytes),
        }
    }
}

impl FromValue for Cell {
    const WANTED: &'static str = "anything";
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Integer(number) => Some(Self::Number(number)),
            Value::Text(text) => Some(Self::Text(text.into())),
            Value::Blob(bytes) => Some(Self::Bytes(bytes.into())),
            Value::Null => None,
        }
    }
}

impl Cell {
    /// Something else of the same kind.
    fn other(&self) -> Self {
        match self {
            Self::Number(number @ 0..=1) => Self::Number(1 - number),
            Self::Number(number) => Self::Number(number + 700),
            Self::Text(text) => Self::Text(format!("x{text}")),
            Self::Bytes(bytes) => {
                let mut other = bytes.clone();
                let middle = other.len() / 2;
                other[middle] ^= 1;
                Self::Bytes(other)
            }
        }
    }
}

/// A column, how its cell is read and changed, and what names the change.
struct Case {
    column: &'static str,
    read: &'static Statement,
    set: &'static Statement,
    named: &'static str,
}

macro_rules! cases {
    ($($name:ident $back:ident: $table:literal $column:literal where $key:literal => $named:literal;)*) => {
        statements! { $(
            $name = concat!("SELECT ", $column, " FROM ", $table, " WHERE ", $key);
            $back = concat!("UPDATE ", $table, " SET ", $column, " = $1 WHERE ", $key);
        )* }
        const CASES: &[Case] = &[$(
            Case { column: concat!($table, ".", $column), read: &$name, set: &$back, named: $named },
        )*];
    };
}

cases! {
    A SET_A: "record_entries" "bytes" where "number = 2" => "entry 2";
    B SET_B: "record_entries" "done_at" where "number = 2" => "entry 2";
    D SET_D: "record_entries" "area" where "number = 2" => "entry 2";
    E SET_E: "record_entries" "officer" where "number = 2" => "entry 2";
    F SET_F: "record_hashes" "hash" where "position = 0" => "tile/0/000";
    G SET_G: "record_hashes" "hash" where "position = 2" => "entry 1";
    H SET_H: "record_hashes" "position" where "position IN (3, 703)" => "tile/0/000";
    I SET_I: "record_salts" "salt" where "entry = 2 AND part = 'about'" => "entry 2";
    J SET_J: "record_salts" "part" where "entry = 2 AND part IN ('about', 'xabout')" => "entry 2";
    L SET_L: "record_published" "size" where "id = 1" => "entry 6";
    M SET_M: "record_published" "checkpoint" where "id = 1" => "checkpoint";
    N SET_N: "record_cosignatures" "size" where "trouble = ''" => "witness";
    O SET_O: "record_cosignatures" "line" where "trouble = ''" => "witness";
    P SET_P: "record_cosignatures" "signed_at" where "trouble = ''" => "witness";
    Q SET_Q: "record_cosignatures" "witness" where "trouble = ''" => "witness";
}

statements! {
    NUMBER = "UPDATE record_entries SET number = $2 WHERE number = $1";
    GROUP = "UPDATE record_entries SET group_id = $1 WHERE number = 2";
    SALT_ENTRY = "UPDATE record_salts SET entry = $2 WHERE entry = $1 AND part = 'about'";
    SALT_MEMBER = "UPDATE record_salts SET member_id = $1 WHERE entry = 2 AND part = 'about'";
}

/// Columns that stand for nothing on the record: this machine's own word on when it did something and what went wrong; and the one that
/// the database itself lets nobody change.
const OWN_WORD: &[&str] = &[
    "record_published.id",
    "record_published.signed_at",
    "record_cosignatures.asked_at",
    "record_cosignatures.trouble",
    "record_figures.name",
    "record_figures.people",
    "record_figures.counted_at",
];

/// The columns that the test changes with statements of their own.
const APART: &[&str] =
    &["record_entries.number", "record_entries.group_id", "record_salts.entry", "record_salts.member_id"];

#[test]
fn record_every_column_of_the_room_is_tried() {
    let tables = [
        include_str!("../tables/0001_entries.sql"),
        include_str!("../tables/0005_hashes.sql"),
        include_str!("../tables/0006_salts.sql"),
        include_str!("../tables/0008_published.sql"),
        include_str!("../tables/0009_cosignatures.sql"),
        include_str!("../tables/0010_figures.sql"),
    ];
    let mut there = Vec::new();
    for text in tables {
        let table = text.split("CREATE TABLE ").nth(1).and_then(|rest| rest.split(' ').next()).expect("a table");
        for line in text.lines() {
            let mut words = line.split_whitespace();
            if let (Some(column), Some("BIGINT" | "TEXT" | "BYTEA")) =
                (words.next(), words.next().map(|kind| kind.trim_end_matches(',')))
            {
                there.push(format!("{table}.{column}"));
            }
        }
    }
    let mut tried: Vec<String> = CASES.iter().map(|case| case.column.to_owned()).collect();
    tried.extend(OWN_WORD.iter().chain(APART).map(|column| (*column).to_owned()));
    there.sort();
    tried.sort();
    tried.dedup();
    assert_eq!(there, tried);
}

#[test]
fn record_whatever_row_is_changed_is_named() {
    in_a_house(async |hall| {
        let watcher = Watcher::open("leeds.example/w").await;
        acts(&hall, 3).await;
        many(&hall.house, hall.own, hall.secretary, 2).await;
        // One without anybody in it.
        let (house, own, at) = (hall.house.clone(), hall.own, hall.house.now());
        let plain = Done {
            kind: "settings.setting".into(),
            group: own,
            office: None,
            rule: "powers.settings".into(),
            facts: Vec::new(),
            meant: Vec::new(),
            at,
        };
        write(&house, move |tx| append(tx, std::slice::from_ref(&plain))).await;
        published(&house).await;
        let record = key(&hall).await;
        watcher.learns(record.clone());
        let house = opened_again(&house, vec![watcher.witness()]).await;
        house.clock().forward(std::time::Duration::from_mins(11));
        published(&house).await;

        // What whoever checks is told: by the files with their keys, or by the export itself.
        let named = async || {
            let folder = tempfile::tempdir().expect("a folder");
            let written = export::write(house.store(), folder.path()).await.expect("it is written");
            let verdict = export::look_over(folder.path(), Some(&record), &[watcher.key()]).expect("it can be read");
            let faults = verdict.expect("a checkpoint").faults;
            let files = faults.iter().map(|fault| format!("{}: {}: {}", fault.check, fault.place, fault.detail));
            files
                .chain(written.wrong.iter().map(|wrong| format!("entry {}: {}", wrong.number, wrong.what)))
                .collect::<Vec<_>>()
        };
        assert_eq!(named().await, Vec::<String>::new(), "all is well at first");
        for Case { column, read: reads, set, named: name } in CASES {
            let old: Cell = read(&house, move |tx| Ok(tx.one(reads, params![])?)).await;
            let new = old.other();
            assert_eq!(write(&house, move |tx| Ok(tx.execute(set, params![new])?)).await, 1, "{column}");
            let found = named().await;
            assert!(found.iter().any(|one| one.contains(name)), "{column}: {name} is not in {found:#?}");
            assert_eq!(write(&house, move |tx| Ok(tx.execute(set, params![old])?)).await, 1, "{column}");
            assert_eq!(named().await, Vec::<String>::new(), "{column} is as it was");
        }
        let (other, stranger, member) = (hall.other, hall.stranger, hall.member);
        write(&house, move |tx| Ok(tx.execute(&GROUP, params![other])?)).await;
        assert!(named().await.iter().any(|one| one.contains("entry 2: the column group_id")));
        write(&house, move |tx| Ok(tx.execute(&GROUP, params![own])?)).await;
        write(&house, move |tx| Ok(tx.execute(&SALT_MEMBER, params![stranger])?)).await;
        assert!(named().await.iter().any(|one| one.contains("entry 2: what is kept of “about”")));
        write(&house, move |tx| Ok(tx.execute(&SALT_MEMBER, params![member])?)).await;
        write(&house, |tx| Ok(tx.execute(&SALT_ENTRY, params![2_i64, 4_i64])?)).await;
        assert!(named().await.iter().any(|one| one.contains("entry 4: what is kept of “about”")));
        write(&house, |tx| Ok(tx.execute(&SALT_ENTRY, params![4_i64, 2_i64])?)).await;
        write(&house, |tx| Ok(tx.execute(&NUMBER, params![5_i64, 500_i64])?)).await;
        let found = named().await;
        assert!(found.iter().any(|one| one.contains("tile/entries/000")), "{found:#?}");
        assert!(found.iter().any(|one| one.contains("entry 5: it is missing")), "{found:#?}");
        house.plain().close().await;
    });
}

#[test]
fn record_a_thousand_flipped_bits_are_all_seen() {
    in_a_house(async |hall| {
        let watcher = Watcher::open("leeds.example/w").await;
        many(&hall.house, hall.own, hall.secretary, 300).await;
        published(&hall.house).await;
        let record = key(&hall).await;
        watcher.learns(record.clone());
        let house = opened_again(&hall.house, vec![watcher.witness()]).await;
        house.clock().forward(std::time::Duration::from_mins(11));
        published(&house).await;
        let whole = served(&hall).await;
        let witnesses = [watcher.key()];
        assert!(whole.check(&record, &witnesses).valid());
        let names: Vec<String> = whole.0.keys().cloned().collect();
        // On two engines, so a thousand in all.
        let mut chance = ChaCha20Rng::seed_from_u64(5);
        for flip in 0..500 {
            // The small files as often as the large ones.
            let name = &names[chance.next_u32() as usize % names.len()];
            let mut files = whole.clone();
            let bytes = files.0.get_mut(name).expect("a file");
            let at = chance.next_u32() as usize % bytes.len();
            bytes[at] ^= 1 << (chance.next_u32() % 8);
            let verdict = files.check(&record, &witnesses);
            assert!(!verdict.valid(), "flip {flip}: byte {at} of {name}");
            let is_named = |place: String| &place == name || name == CHECKPOINT || place.starts_with("entry ");
            assert!(
                verdict.faults.iter().any(|fault| is_named(fault.place.to_string())),
                "{name}: {:?}",
                verdict.faults
            );
        }
        house.plain().close().await;
    });
}
