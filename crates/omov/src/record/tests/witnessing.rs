//! Witnesses, each a small server that decides as every witness does.

use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use omov_record::key::{Purpose, SigningKey, VerifierKey};
use omov_record::witness::{Request, Seen, decide};

use super::{acts, key, opened_again, published, read, served};
use crate::house::testing::in_a_house;
use crate::record::kept;
use crate::record::witnesses::Witness;

/// A witness that looks after one record.
#[derive(Clone)]
pub(super) struct Watcher(Arc<Inner>);

struct Inner {
    key: SigningKey,
    address: String,
    known: Mutex<Vec<VerifierKey>>,
    seen: Mutex<Seen>,
    /// What it was asked with, each by the old size.
    asked: Mutex<Vec<u64>>,
}

impl Watcher {
    pub(super) async fn open(name: &str) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}/w", listener.local_addr().expect("its address"));
        let key = SigningKey::new(name, Purpose::Cosignature, &[name.len() as u8; 32]).expect("a key");
        let (known, seen, asked) = (Mutex::default(), Mutex::default(), Mutex::default());
        let watcher = Self(Arc::new(Inner { key, address, known, seen, asked }));
        let router = Router::new().route("/w/add-checkpoint", routing::post(add)).with_state(watcher.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        watcher
    }

    pub(super) fn key(&self) -> VerifierKey {
        self.0.key.verifier().clone()
    }

    /// As the host writes it on the command line.
    pub(super) fn witness(&self) -> Witness {
        format!("{}@{}", self.key(), self.0.address).parse().expect("a witness")
    }

    /// From now on it knows that record.
    pub(super) fn learns(&self, key: VerifierKey) {
        self.0.known.lock().expect("no panic").push(key);
    }

    fn has_seen(&self, size: u64) {
        let root = omov_record::Hash::leaf(b"another");
        *self.0.seen.lock().expect("no panic") = Seen { size, root };
    }

    fn asked(&self) -> Vec<u64> {
        self.0.asked.lock().expect("no panic").clone()
    }
}

async fn add(State(Watcher(watcher)): State<Watcher>, body: String) -> Response {
    let Ok(request) = Request::parse(body.as_bytes()) else { return StatusCode::BAD_REQUEST.into_response() };
    watcher.asked.lock().expect("no panic").push(request.old);
    let mut seen = watcher.seen.lock().expect("no panic");
    match decide(&watcher.known.lock().expect("no panic"), *seen, &request) {
        Ok(approved) => {
            *seen = approved.seen();
            approved.sign(&watcher.key, 1_800_000_000).expect("a cosignature").line().into_response()
        }
        Err(refusal) => {
            let status = StatusCode::from_u16(refusal.status()).expect("a status");
            match refusal.last_size() {
                Some(size) => {
                    (status, [(header::CONTENT_TYPE, "text/x.tlog.size")], format!("{size}\n")).into_response()
                }
                None => (status, refusal.to_string()).into_response(),
            }
        }
    }
}

#[test]
fn record_witnesses_are_asked_and_stand_below_the_checkpoint() {
    in_a_house(async |hall| {
        let (one, two) = (Watcher::open("leeds.example/w").await, Watcher::open("hull.example/w").await);
        let house = opened_again(&hall.house, vec![one.witness(), two.witness()]).await;
        acts(&hall, 3).await;
        published(&house).await;
        // They do not know it yet: the record is published all the same.
        let kept = read(&house, |tx| Ok(kept::cosigned(tx)?)).await;
        assert!(kept.iter().all(|one| one.trouble == "unknown" && one.line.is_empty()), "{kept:?}");
        let record = key(&hall).await;
        one.learns(record.clone());
        two.learns(record.clone());
        acts(&hall, 2).await;
        published(&house).await;
        let verdict = served(&hall).await.check(&record, &[one.key(), two.key()]);
        assert!(verdict.valid() && verdict.witnessed() == 2, "{:?}", verdict.faults);
        acts(&hall, 2).await;
        published(&house).await;
        assert_eq!(one.asked(), [0, 0, 5], "the third proof begins where it had signed");
        let verdict = served(&hall).await.check(&record, &[one.key(), two.key()]);
        assert!(verdict.valid(), "{:?}", verdict.faults);
        let page = opened_page(&house).await;
        assert!(page.contains("leeds.example/w") && page.contains("It has signed this very checkpoint"), "{page}");
        house.plain().close().await;
    });
}

async fn opened_page(house: &crate::house::House) -> String {
    crate::house::testing::Guest::new(house).get("/record").await.text
}

#[test]
fn record_a_witness_that_missed_an_answer_is_asked_from_where_it_is() {
    in_a_house(async |hall| {
        let watcher = Watcher::open("leeds.example/w").await;
        acts(&hall, 2).await;
        published(&hall.house).await;
        watcher.learns(key(&hall).await);
        let house = opened_again(&hall.house, vec![watcher.witness()]).await;
        acts(&hall, 1).await;
        published(&house).await;
        // Its answer was lost: here nothing is known of it.
        super::write(&house, |tx| Ok(tx.execute(&FORGET, omov_store::params![])?)).await;
        acts(&hall, 1).await;
        published(&house).await;
        assert_eq!(watcher.asked(), [0, 0, 3]);
        let verdict = served(&hall).await.check(&key(&hall).await, &[watcher.key()]);
        assert!(verdict.valid(), "{:?}", verdict.faults);
        house.plain().close().await;
    });
}

omov_store::statements! {
    FORGET = "DELETE FROM record_cosignatures", reads all: "a test";
}

#[test]
fn record_a_witness_that_has_seen_more_or_another_record_is_named() {
    in_a_house(async |hall| {
        for (size, trouble) in [(90, "ahead"), (2, "not-proved"), (5, "conflict")] {
            let watcher = Watcher::open(&format!("w{size}.example/w")).await;
            watcher.has_seen(size);
            acts(&hall, 1).await;
            published(&hall.house).await;
            watcher.learns(key(&hall).await);
            let house = opened_again(&hall.house, vec![watcher.witness()]).await;
            if size != 5 {
                acts(&hall, 1).await;
            }
            hall.house.clock().forward(std::time::Duration::from_mins(11));
            published(&house).await;
            let kept = read(&house, |tx| Ok(kept::cosigned(tx)?)).await;
            let id = watcher.witness().id();
            let kept = kept.into_iter().find(|one| one.witness == id).expect("it was asked");
            assert_eq!((kept.trouble.as_str(), kept.line.as_str()), (trouble, ""), "{size}");
            house.plain().close().await;
        }
    });
}

#[test]
fn record_what_a_host_writes_for_a_witness_is_checked() {
    let key = SigningKey::new("leeds.example/w", Purpose::Cosignature, &[7; 32]).expect("a key").verifier().to_string();
    let log = SigningKey::new("leeds.example/w", Purpose::Note, &[7; 32]).expect("a key").verifier().to_string();
    assert!(format!("{key}@https://leeds.example/w/").parse::<Witness>().is_ok());
    assert!(format!("{key}@http://127.0.0.1:4000").parse::<Witness>().is_ok());
    for bad in [
        key.clone(),
        format!("{key}@http://leeds.example/w"),
        format!("{key}@leeds.example/w"),
        format!("{key}@https://name:pass@leeds.example/w"),
        format!("{key}@https://leeds.example/w?x=1"),
        format!("{log}@https://leeds.example/w"),
        format!("{}@https://leeds.example/w", key.replace("leeds", "hull")),
    ] {
        assert!(bad.parse::<Witness>().is_err(), "{bad}");
    }
}
