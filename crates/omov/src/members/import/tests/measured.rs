//! How long a list takes. Not part of a test run, and nothing fails by the clock: figures and command stand in
//! `docs/BENCHMARKS.md`.

use std::fmt::Write as _;
use std::time::Instant;

use omov_store::testing::{Throwaway, runtime};

use super::{Desk, work};
use crate::house::testing::{Hall, NOON};
use crate::house::{Clock, House, Plan};

const ROWS: u32 = 100_000;

/// A list with one bad row in a hundred.
fn list() -> String {
    let mut list = String::from("first name,last name,email,phone,postcode,address,town,standing,joined\n");
    let (first, last) =
        (["Ada", "Ben", "Cal", "Dot", "Eli", "Fay"], ["Reed", "Stone", "Moor", "Vale", "Marsh", "Brook"]);
    for n in 0..ROWS {
        let email = if n % 100 == 99 { "no address".to_owned() } else { format!("p{n}@example.org") };
        let (first, last) = (first[n as usize % 6], last[n as usize / 6 % 6]);
        let (area, unit, house) = (n / 9000 % 9 + 1, n % 9000, n % 200 + 1);
        // Writing into a string does not fail.
        let _ = writeln!(
            list,
            "{first},{last} {n},{email},020 7946 {:04},EM{area} {unit}AA,{house} Quay Street,Eastmere,member,2019-03-27",
            n % 10_000
        );
    }
    list
}

#[test]
#[ignore = "measures; see docs/BENCHMARKS.md"]
fn how_long_100_000_rows_take_on_sqlite_with_full_durability() {
    let throwaway = Throwaway::sqlite();
    let folder = tempfile::tempdir().expect("a temporary folder");
    runtime().block_on(async {
        let plan = Plan {
            data: folder.path().into(),
            address: "https://house.example".into(),
            smtp: None,
            oidc: None,
            witnesses: Vec::new(),
        };
        let house =
            House::open(throwaway.database.clone(), Clock::standing(NOON), plan).await.expect("the house opens");
        let hall = Hall::build(house).await;
        let mut desk = Desk::of(&hall).await;
        let mut begun = Instant::now();
        let mut lap = |what: &str| {
            println!("{what:<12} {:.1} s", begun.elapsed().as_secs_f64());
            begun = Instant::now();
        };
        let list = desk.read(list()).await;
        lap("read");
        desk.set_columns(&list, &[("otherwise", "members")]).await;
        work::all_due(&hall.house).await.expect("the work is done");
        lap("tried");
        desk.act(&list, "/run").await;
        work::all_due(&hall.house).await.expect("the work is done");
        lap("run");
        println!("{:?}", desk.counts(&list).await);
        assert_eq!(desk.count(&list, "made").await, ROWS - ROWS / 100);
        desk.ask_back(&list).await;
        work::all_due(&hall.house).await.expect("the work is done");
        lap("taken back");
        hall.house.plain().close().await;
    });
}
