//! The record through the whole house, on both engines.

mod keeping;
mod measured;
mod publishing;
mod reading;
mod tampering;
mod witnessing;

use std::collections::BTreeMap;
use std::path::Path;

use omov_record::Checkpoint;
use omov_record::key::VerifierKey;
use omov_record::tiles::{CHECKPOINT, grown};
use omov_record::verify::{Demands, Source, Verdict, verify};
use omov_store::{ReadTx, WriteTx, params, statements};

use super::{append, tree};
use crate::groups::GroupId;
use crate::house::testing::Hall;
use crate::house::work::all_due;
use crate::house::{House, Stop, ids};
use crate::members::MemberId;
use crate::offices::Power;
use crate::offices::acts::{self, Act, ActId};

statements! {
    SALTS = "SELECT COUNT(*) AS salts FROM record_salts", reads all: "a test";
}

/// An act of the secretary, with somebody it is done to and a reason.
fn act(hall: &Hall, about: Option<MemberId>, reason: &str) -> Act {
    Act {
        id: ActId(ids::by_time(hall.house.now()).expect("chance")),
        group: hall.own,
        actor: hall.secretary,
        power: Power::KeepRoll,
        deed: "act-roll-change",
        about,
        number: None,
        reason: reason.into(),
        at: hall.house.now(),
    }
}

/// Does some acts, one after the other.
async fn acts(hall: &Hall, number: u64) {
    for n in 0..number {
        let act = act(hall, Some(hall.member), &format!("Reason {n}"));
        hall.house.store().write(move |tx| acts::note(tx, &act)).await.expect("an act is done");
    }
}

/// Does many acts in one transaction.
async fn many(house: &House, group: GroupId, by: MemberId, number: usize) {
    let done = super::Done {
        kind: "keep-roll.roll-change".into(),
        group,
        office: Some("Secretary".into()),
        rule: "powers.keep-roll".into(),
        facts: vec![("number", "1".into())],
        meant: vec![("by", super::Meant::Member(by))],
        at: house.now(),
    };
    let done = vec![done; number];
    house.store().write(move |tx| append(tx, &done)).await.expect("acts are done");
}

async fn size(house: &House) -> u64 {
    house.store().read(|tx| Ok(tree::size(tx)?)).await.expect("a size")
}

async fn salts(house: &House) -> u64 {
    house.store().read(|tx| Ok(tx.one(&SALTS, params![])?)).await.expect("a count")
}

/// Does all work that is due, so that what was done is published.
async fn published(house: &House) {
    all_due(house).await.expect("work");
}

/// The files of the record, each as the house hands it out.
async fn served(hall: &Hall) -> Files {
    let mut guest = hall.nobody();
    let mut files = Files::default();
    let checkpoint = guest.file("/record/checkpoint").await;
    let (read, _) = Checkpoint::read(&checkpoint).expect("a checkpoint");
    files.0.insert(CHECKPOINT.into(), checkpoint);
    for tile in grown(0, read.size) {
        files.0.insert(tile.path(), guest.file(&format!("/record/{}", tile.path())).await);
    }
    files
}

/// A copy of the record.
#[derive(Clone, Default)]
struct Files(BTreeMap<String, Vec<u8>>);

impl Source for Files {
    fn read(&self, path: &str, _: usize) -> std::io::Result<Option<Vec<u8>>> {
        Ok(self.0.get(path).cloned())
    }
}

impl Files {
    fn check(&self, key: &VerifierKey, witnesses: &[VerifierKey]) -> Verdict {
        let demands = Demands { key: Some(key), witnesses, quorum: None, since: None };
        verify(self, demands, &mut |_, _| {}).expect("files").expect("a checkpoint")
    }
}

/// The key of the record, as the house hands it out.
async fn key(hall: &Hall) -> VerifierKey {
    let text = String::from_utf8(hall.nobody().file("/record/key").await).expect("text");
    VerifierKey::parse(text.trim()).expect("a key")
}

/// The same house, opened once more.
async fn opened_again(house: &House, witnesses: Vec<super::witnesses::Witness>) -> House {
    let plan = crate::house::Plan {
        data: house.data().to_owned(),
        address: "https://house.example".into(),
        smtp: None,
        oidc: None,
        witnesses,
    };
    House::open(house.store().database().clone(), house.clock().clone(), plan).await.expect("a second process")
}

fn file(data: &Path) -> std::path::PathBuf {
    data.join(super::kept::FILE)
}

/// Reads with a closure.
async fn read<T: Send + 'static>(
    house: &House,
    act: impl Fn(&mut ReadTx<'_>) -> Result<T, Stop> + Send + 'static,
) -> T {
    house.store().read(act).await.expect("it can be read")
}

/// Writes with a closure.
async fn write<T: Send + 'static>(
    house: &House,
    act: impl Fn(&mut WriteTx<'_>) -> Result<T, Stop> + Send + 'static,
) -> T {
    house.store().write(act).await.expect("it can be written")
}
