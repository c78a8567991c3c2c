//! How fast the record takes entries and gives proofs. Not part of a test run, and nothing fails by the clock: figures and command stand
//! in `docs/BENCHMARKS.md`.

use std::time::Instant;

use omov_store::testing::{Throwaway, runtime};

use super::{published, served};
use crate::house::testing::{Hall, NOON};
use crate::house::{Clock, House, Plan};
use crate::record::{Done, Meant, append};

const ENTRIES: u32 = 100_000;
/// As many acts in one transaction.
const IN_ONE: u32 = 500;

#[test]
#[ignore = "measures; see docs/BENCHMARKS.md"]
fn record_how_fast_entries_go_into_sqlite_with_full_durability() {
    let throwaway = Throwaway::sqlite();
    let folder = tempfile::tempdir().expect("a temporary folder");
    runtime().block_on(async {
        let (data, address) = (folder.path().into(), "https://house.example".into());
        let plan = Plan { data, address, smtp: None, oidc: None, witnesses: Vec::new() };
        let house =
            House::open(throwaway.database.clone(), Clock::standing(NOON), plan).await.expect("the house opens");
        let hall = Hall::build(house).await;
        let done = Done {
            kind: "keep-roll.roll-change".into(),
            group: hall.own,
            office: Some("Secretary".into()),
            rule: "powers.keep-roll".into(),
            facts: vec![("number", "1".into())],
            meant: vec![("by", Meant::Member(hall.secretary)), ("about", Meant::Member(hall.member))],
            at: NOON,
        };
        let mut begun = Instant::now();
        let mut lap = |what: &str, each: u32| {
            let seconds = begun.elapsed().as_secs_f64();
            println!("{what:<28} {seconds:.2} s, {:.0} a second", f64::from(each) / seconds);
            begun = Instant::now();
        };
        for _ in 0..ENTRIES / IN_ONE {
            let batch = vec![done.clone(); IN_ONE as usize];
            hall.house.store().write(move |tx| append(tx, &batch)).await.expect("acts are done");
        }
        lap("appended in batches", ENTRIES);
        for _ in 0..1000 {
            let one = done.clone();
            hall.house.store().write(move |tx| append(tx, std::slice::from_ref(&one))).await.expect("an act is done");
        }
        lap("appended one by one", 1000);
        published(&hall.house).await;
        lap("checked and signed", ENTRIES + 1000);
        let mut guest = hall.nobody();
        for number in 0..1000 {
            guest.file(&format!("/record/{}/proof", number * 101)).await;
        }
        lap("proofs fetched as files", 1000);
        let files = served(&hall).await;
        lap("all files fetched, entries", ENTRIES + 1000);
        let key = super::key(&hall).await;
        assert!(files.check(&key, &[]).valid());
        lap("verified", ENTRIES + 1000);
        hall.house.plain().close().await;
    });
}
