use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use omov_record::Hash;

use crate::house::folder;
use crate::support::Log;
use crate::witness::{Witness, ask, branch, request};

const KILLS: u64 = 40;
/// The two branches are the same up to here.
const PART: u64 = 5;

/// Asks again and again for the next checkpoint of a branch, from wherever the witness says it is, until it goes away.
fn push(host: &str, log: &Log, signed: &Mutex<Vec<(u64, Hash)>>, answers: &AtomicU64) {
    let mut seen = 0;
    while seen + 1 < log.size() {
        let asked = request(log, seen, seen + 1);
        let Some(answer) = ask(host, "POST", "/add-checkpoint", asked.print().as_bytes()) else { return };
        answers.fetch_add(1, Ordering::Relaxed);
        match answer.status {
            200 => {
                signed.lock().expect("the list").push((asked.checkpoint.size, asked.checkpoint.root));
                seen += 1;
            }
            409 if answer.header("content-type") == "text/x.tlog.size" => {
                seen = answer.body.trim().parse().expect("a size");
            }
            // The witness is on the other branch. It may be asked again and again, and says no.
            409 | 422 | 429 => thread::sleep(Duration::from_millis(1)),
            other => panic!("{other}: {}", answer.body),
        }
    }
}

#[test]
fn a_witness_that_is_killed_at_any_moment_never_signs_two_histories() {
    let folder = folder();
    let branches = [branch(4000, None), branch(4000, Some(PART))];
    let (signed, answers) = (Mutex::new(Vec::new()), AtomicU64::new(0));
    let mut key = None;
    for kill in 0..KILLS {
        let mut witness = Witness::open(folder.path());
        assert_eq!(key.get_or_insert(witness.key.clone()), &witness.key, "its key stays");
        // Whatever was answered before is not forgotten.
        let most = signed.lock().expect("the list").iter().map(|(size, _)| *size).max().unwrap_or(0);
        if most > 0 {
            let answer = witness.add(&request(&branches[0], 0, most + 1));
            let known: u64 = answer.body.trim().parse().expect("a size");
            assert!(known >= most, "it has signed {most} and knows of {known}");
        }
        let (host, before) = (witness.process.host.clone(), signed.lock().expect("the list").len());
        thread::scope(|scope| {
            for log in &branches {
                let (host, signed, answers) = (host.as_str(), &signed, &answers);
                scope.spawn(move || push(host, log, signed, answers));
            }
            // After a few signatures, and then sooner and later, so that the blow falls on every part of an answer.
            let enough = before + 1 + usize::try_from(kill % 4).expect("a few");
            for _ in 0..100_000 {
                if signed.lock().expect("the list").len() >= enough {
                    break;
                }
                thread::sleep(Duration::from_micros(100));
            }
            thread::sleep(Duration::from_micros(kill * 157 % 4_000));
            witness.process.child.kill().expect("killed");
            witness.process.child.wait().expect("it is gone");
        });
    }
    let signed = signed.into_inner().expect("the list");
    let mut roots: BTreeMap<u64, Hash> = BTreeMap::new();
    for (size, root) in &signed {
        assert_eq!(roots.entry(*size).or_insert(*root), root, "two roots of {size} entries");
    }
    let of = |log: &Log, size: u64| request(log, 0, size).checkpoint.root;
    let beyond: Vec<_> = roots.iter().filter(|(size, _)| **size > PART).collect();
    assert!(beyond.len() > 20, "it has come too short for this test to say anything: {}", beyond.len());
    let one = branches.iter().any(|log| beyond.iter().all(|(size, root)| of(log, **size) == **root));
    assert!(one, "two histories were signed");
    println!(
        "{} answers, {} signatures, the last of {:?} entries",
        answers.into_inner(),
        signed.len(),
        roots.keys().last()
    );
}
