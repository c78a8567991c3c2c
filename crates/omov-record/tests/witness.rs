//! What a witness signs, and what it refuses with which reason.

use crate::support::{self, Log, act, ask, log_key, witness_key};
use omov_record::key::{Purpose, SigningKey};
use omov_record::note::NotSigned;
use omov_record::tree::Plan;
use omov_record::witness::{NoRequest, Refusal, Request, Seen, decide};
use omov_record::{Checkpoint, Hash};
use proptest::prelude::*;

/// Two records of the same name that part at entry 300.
fn forked() -> (Log, Log) {
    let (mut one, mut other) = (Log::of(300), Log::of(300));
    one.append((300..700).map(|n| act(n).encode().unwrap()));
    other.append((300..700).map(|n| act(n).fact("title", "Another").encode().unwrap()));
    (one, other)
}

#[test]
fn a_record_that_grows_is_cosigned_each_time() {
    let mut log = Log::new();
    let mut seen = Seen::default();
    for size in [0, 1, 1, 2, 255, 256, 257, 600] {
        log.append((log.size()..size).map(|n| act(n).encode().unwrap()));
        let request = log.request(seen.size);
        let approved = decide(&[log_key().verifier().clone()], seen, &request).unwrap();
        seen = approved.seen();
        assert_eq!((seen.size, seen.root), (size, log.checkpoint().root));
        let line = approved.sign(&witness_key(1), 99).unwrap();
        let mut note = request.note;
        note.signatures.push(line);
        assert_eq!(note.signed(witness_key(1).verifier()), Ok(Some(99)));
    }
}

#[test]
fn a_key_for_notes_does_not_cosign() {
    let approved = decide(&[log_key().verifier().clone()], Seen::default(), &Log::of(3).request(0)).unwrap();
    assert_eq!(approved.sign(&log_key(), 99), None);
}

#[test]
fn a_forked_record_is_refused_by_every_witness_that_saw_the_other_branch() {
    let (one, other) = forked();
    let mut seen = [Seen::default(), Seen { size: 300, root: Log::of(300).checkpoint().root }];
    for seen in &mut seen {
        let old = seen.size;
        ask(seen, &one.request(old)).unwrap();
        // As many entries, and another root.
        let refusal = ask(seen, &other.request(700)).unwrap_err();
        assert_eq!((refusal.status(), refusal), (409, Refusal::Fork { size: 700, old: 700 }));
        assert_eq!(ask(seen, &other.request(300)), Err(Refusal::Fork { size: 700, old: 300 }));
    }
    // Later, with more entries: no proof leads from what the witness signed to the other branch.
    let (_, mut later) = forked();
    later.append((700..900).map(|n| act(n).encode().unwrap()));
    for seen in &mut seen {
        let refusal = ask(seen, &later.request(700)).unwrap_err();
        assert_eq!((refusal.status(), refusal), (422, Refusal::NotProved { seen: 700, size: 900 }));
        assert_eq!(seen.size, 700);
    }
}

#[test]
fn a_record_that_was_rolled_back_is_refused() {
    let mut seen = Seen::default();
    ask(&mut seen, &Log::of(500).request(0)).unwrap();
    let refusal = ask(&mut seen, &Log::of(300).request(300)).unwrap_err();
    assert_eq!((refusal.status(), refusal.last_size()), (409, Some(500)));
    assert_eq!(refusal, Refusal::Rollback { seen: 500, size: 300, old: 300 });
    let refusal = ask(&mut seen, &Log::of(300).request(500)).unwrap_err();
    assert_eq!((refusal.status(), refusal.last_size()), (400, None));
}

#[test]
fn a_request_from_another_checkpoint_is_told_where_to_begin() {
    let mut seen = Seen::default();
    ask(&mut seen, &Log::of(300).request(0)).unwrap();
    for old in [0, 299, 301] {
        let refusal = ask(&mut seen, &Log::of(500).request(old)).unwrap_err();
        assert_eq!((refusal.status(), refusal.last_size()), (409, Some(300)));
        assert_eq!(refusal, Refusal::Stale { seen: 300, size: 500, old });
    }
    ask(&mut seen, &Log::of(500).request(300)).unwrap();
}

#[test]
fn every_refusal_has_the_status_that_the_protocol_says() {
    let (seen, wrong) = (300, NotSigned::Missing);
    let table = [
        (Refusal::UnknownLog { origin: "x".into() }, 404, None),
        (Refusal::WrongKey(wrong), 403, None),
        // The checkpoint has fewer entries than the request starts from.
        (Refusal::Rollback { seen, size: 200, old: 300 }, 400, None),
        (Refusal::Stale { seen, size: 400, old: 500 }, 400, None),
        (Refusal::Fork { size: 300, old: 400 }, 400, None),
        // The request starts from another size than the last one: it is told which.
        (Refusal::Rollback { seen, size: 200, old: 100 }, 409, Some(300)),
        (Refusal::Stale { seen, size: 400, old: 350 }, 409, Some(300)),
        (Refusal::Fork { size: 300, old: 200 }, 409, Some(300)),
        // Nothing is gained by asking again.
        (Refusal::Fork { size: 300, old: 300 }, 409, None),
        (Refusal::NotProved { seen, size: 400 }, 422, None),
    ];
    for (refusal, status, size) in table {
        assert_eq!((refusal.status(), refusal.last_size()), (status, size), "{refusal:?}");
    }
}

#[test]
fn a_wrong_proof_is_refused() {
    let (mut seen, log) = (Seen::default(), Log::of(500));
    ask(&mut seen, &Log::of(300).request(0)).unwrap();
    let good = log.request(300);
    let mut cut = good.clone();
    cut.proof.pop();
    let mut long = good.clone();
    long.proof.push(Hash::EMPTY);
    let mut other = good.clone();
    other.proof = log.prove(&Plan::consistency(299, 500).unwrap());
    for request in [cut, long, other] {
        assert_eq!(ask(&mut seen, &request), Err(Refusal::NotProved { seen: 300, size: 500 }));
    }
    ask(&mut seen, &good).unwrap();
}

#[test]
fn a_record_it_does_not_know_and_a_key_it_was_not_given_are_refused() {
    let request = Log::of(3).request(0);
    let refusal = |key: SigningKey| decide(&[key.verifier().clone()], Seen::default(), &request).unwrap_err();
    let other_name = SigningKey::new("elsewhere.example/record", Purpose::Note, &[1; 32]).unwrap();
    let unknown = refusal(other_name);
    assert_eq!(unknown.status(), 404);
    assert_eq!(unknown, Refusal::UnknownLog { origin: support::ORIGIN.into() });
    let other_key = SigningKey::new(support::ORIGIN, Purpose::Note, &[2; 32]).unwrap();
    let wrong = refusal(other_key);
    assert_eq!((wrong.status(), wrong), (403, Refusal::WrongKey(NotSigned::OtherKey)));
    // A witness's own key is no key of a record, even under its name.
    let cosigner = SigningKey::new(support::ORIGIN, Purpose::Cosignature, &[1; 32]).unwrap();
    assert_eq!(refusal(cosigner).status(), 404);
    // Signed, and then changed.
    let mut changed = request.clone();
    changed.checkpoint.size = 2;
    let text = changed.checkpoint.text();
    changed.note = omov_record::note::Note::new(text).unwrap();
    changed.note.signatures = request.note.signatures;
    let keys = [log_key().verifier().clone()];
    assert_eq!(decide(&keys, Seen::default(), &changed).unwrap_err(), Refusal::WrongKey(NotSigned::False));
}

#[test]
fn a_record_that_changes_its_key_is_known_by_both() {
    let keys = [
        SigningKey::new(support::ORIGIN, Purpose::Note, &[2; 32]).unwrap().verifier().clone(),
        log_key().verifier().clone(),
    ];
    assert!(decide(&keys, Seen::default(), &Log::of(3).request(0)).is_ok());
}

#[test]
fn what_is_not_a_request_is_refused_with_its_line() {
    let mut log = Log::of(300);
    log.append((300..500).map(|n| act(n).encode().unwrap()));
    let request = log.request(300);
    let body = request.print();
    assert_eq!(Request::parse(body.as_bytes()), Ok(request.clone()));
    let read = |text: String| Request::parse(text.as_bytes()).unwrap_err();
    assert_eq!(read(body.replace("old 300", "old 0300")), NoRequest::Old);
    assert_eq!(read(body.replace("old 300", "new 300")), NoRequest::Old);
    assert_eq!(read(String::new()), NoRequest::Old);
    let first = request.proof[0].to_string();
    assert_eq!(read(body.replace(&first, &first[1..])), NoRequest::Proof(2));
    assert_eq!(read(body.replace("\n\nmovement", "\nmovement")), NoRequest::Proof(request.proof.len() + 2));
    let long = format!("{first}\n").repeat(64);
    assert_eq!(read(body.replacen("old 300\n", &format!("old 300\n{long}"), 1)), NoRequest::LongProof);
    assert!(matches!(read(body.replace("\n500\n", "\n0500\n")), NoRequest::Checkpoint(_)));
}

proptest! {
    // Each question is a signature made and one checked.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 8, ..ProptestConfig::default() })]

    /// Whatever a witness is asked, in any order: all it ever signs is one record that only grows.
    #[test]
    fn a_witness_never_signs_two_histories(asked in prop::collection::vec((0_u64..40, 0_u64..40, any::<bool>()), 1..15)) {
        let make = |fork: bool| {
            let mut log = Log::new();
            log.append((0..40).map(|n| [n, u8::from(fork && n >= 5)].to_vec()));
            log
        };
        let logs = [make(false), make(true)];
        let request = |old: u64, size: u64, log: &Log| {
            let mut part = Log::new();
            part.append(log.entries[..size as usize].iter().cloned());
            part.request(old)
        };
        let mut seen = Seen::default();
        let mut signed: Vec<(u64, bool)> = Vec::new();
        for (old, size, fork) in asked {
            let log = &logs[usize::from(fork)];
            // Half of the requests are made as well as they can be.
            let old = if old % 2 == 0 { seen.size } else { old };
            if ask(&mut seen, &request(old, size, log)).is_ok() {
                if let Some((before, other)) = signed.last() {
                    prop_assert!(size >= *before);
                    prop_assert!(fork == *other || *before <= 5);
                }
                let root: Vec<Hash> = log.entries[..size as usize].iter().map(|e| Hash::leaf(e)).collect();
                prop_assert_eq!(seen.root, Hash::root(&root));
                signed.push((size, fork));
            }
        }
    }
}

#[test]
fn a_checkpoint_of_the_request_is_the_one_that_is_signed() {
    let request = Log::of(9).request(0);
    let (checkpoint, _) = Checkpoint::read(request.note.print().as_bytes()).unwrap();
    assert_eq!(checkpoint, request.checkpoint);
}
