//! Attacks on the tally, the mixing, the decryption and the result. "Signed" means that a trustee signed them.

use omov_belenios::Check;
use omov_belenios::archive::EventKind as Event;
use omov_belenios::make::setup::owned;

use super::case::{Attack, Q, after, flip, generator, swap_text};
use crate::forge::{ORDER_TWO, times};

pub(crate) const ON_SUMS: &[Attack] = &[
    ("two ballots of one voter exchanged", Check::EncryptedTally, |a| a.c.steps.swap(1, 4)),
    ("a ballot dropped after the tally", Check::EncryptedTally, |a| drop(a.c.steps.remove(2))),
    ("a ballot added after the tally", Check::EncryptedTally, |a| {
        let ballot = a.c.ballot(3, &a.c.plan.votes[0].1.clone());
        a.c.steps.insert(2, (Event::Ballot, vec![ballot]));
    }),
    ("a sum changed", Check::EncryptedTally, |a| {
        a.tally(|t| {
            let own = after(t, "\"beta\":\"").to_owned();
            swap_text(t, &own, &times(&own, &generator()));
        });
    }),
    ("a question missing in the tally", Check::EncryptedTally, |a| {
        a.tally(|t| {
            let at = t.rfind(",[[{").unwrap();
            t.replace_range(at.., "]");
        });
    }),
    ("an unknown field beside the tally", Check::EncryptedTally, |a| {
        swap_text(a.data(Event::EncryptedTally, 1), "{\"num_tallied\"", "{\"note\":1,\"num_tallied\"");
    }),
    ("a weight short of one ballot in the sum", Check::EncryptedTally, |a| {
        // A vote of weight 2 is counted once.
        let votes = a.c.plan.votes.len();
        a.c.plan.weights[1] = 1;
        let list = a.c.steps[0].1[2].clone();
        a.c.steps[0].1[2] = list.replace("\"weight\":2", "\"weight\":1");
        a.c.close();
        a.c.steps[0].1[2] = list;
        assert_eq!(a.c.steps[votes + 1].0, Event::EndBallots);
    }),
    ("another number of ballots", Check::NumTallied, |a| {
        swap_text(a.data(Event::EncryptedTally, 1), "\"num_tallied\":3", "\"num_tallied\":4");
    }),
    ("another weight", Check::TotalWeight, |a| {
        swap_text(a.data(Event::EncryptedTally, 1), "\"total_weight\":4", "\"total_weight\":5");
    }),
    ("a shuffle where nothing is to be mixed", Check::Shuffle, |a| {
        let json = a.c.trustees[0].0.sign("shuffle", "{\"ciphertexts\":[],\"proofs\":[]}", &mut a.c.rng);
        let at = a.c.position(Event::EncryptedTally) + 1;
        let note = owned(1, &json);
        a.c.steps.insert(at, (Event::EndShuffles, vec![]));
        a.c.steps.insert(at, (Event::Shuffle, vec![json, note]));
    }),
    ("a share changed, signed", Check::PartialDecryption, |a| {
        a.by_trustee(Event::PartialDecryption, 1, 2, |m| {
            let own = after(m, "\"factor\":\"").to_owned();
            swap_text(m, &own, &times(&own, &generator()));
        });
    }),
    ("a share with a part of order 2, all else right", Check::PartialDecryption, |a| {
        a.by_trustee(Event::PartialDecryption, 1, 2, |m| {
            // The proof holds for it all the same if its challenge is even.
            let even = |share: &&str| after(share, "\"challenge\":\"").ends_with(['0', '2', '4', '6', '8']);
            let own = m.split("{\"factor\":\"").skip(1).find(even).unwrap()[..64].to_owned();
            swap_text(m, &own, &times(&own, ORDER_TWO));
        });
    }),
    ("a proof of a share changed, signed", Check::PartialDecryption, |a| {
        a.by_trustee(Event::PartialDecryption, 1, 2, |m| flip(m, "\"response\":\"", 3));
    }),
    ("a share short of one question, signed", Check::PartialDecryption, |a| {
        a.by_trustee(Event::PartialDecryption, 1, 2, |m| {
            let at = m.rfind(",[[{").unwrap();
            m.replace_range(at.., "]");
        });
    }),
    ("a share under another trustee's number", Check::PartialDecryption, |a| a.note(Event::PartialDecryption, 1, 3)),
    ("a share of a trustee who does not exist", Check::PartialDecryption, |a| a.note(Event::PartialDecryption, 1, 5)),
    ("a share of trustee 0", Check::PartialDecryption, |a| a.note(Event::PartialDecryption, 1, 0)),
    ("two shares of one trustee", Check::PartialDecryption, |a| {
        let at = a.c.position(Event::PartialDecryption);
        a.c.steps.insert(at, a.c.steps[at].clone());
    }),
    ("a trustee's signature on a share changed", Check::PartialDecryption, |a| {
        let json = a.data(Event::PartialDecryption, 0);
        let last = json.matches("\"response\":\"").count() - 1;
        flip(json, "\"response\":\"", last);
        a.note(Event::PartialDecryption, 0, 1);
    }),
    ("an unknown field beside a share", Check::Owner, |a| {
        swap_text(a.data(Event::PartialDecryption, 1), "{\"owner\"", "{\"note\":1,\"owner\"");
    }),
    ("too few shares", Check::Result, |a| {
        let at = a.c.position(Event::PartialDecryption);
        drop(a.c.steps.remove(at + 1));
    }),
    ("an unknown field in the result", Check::Result, |a| {
        swap_text(a.data(Event::Result, 0), "{\"result\"", "{\"note\":1,\"result\"");
    }),
    ("a negative figure in the result", Check::Result, |a| {
        let json = a.data(Event::Result, 0);
        *json = json.replacen(":[[", ":[[-", 1);
    }),
    ("another result", Check::Result, |a| {
        let json = a.data(Event::Result, 0);
        *json = json.replacen('1', "2", 1);
    }),
    ("a result that is the same modulo q", Check::Result, |a| {
        let json = a.data(Event::Result, 0);
        *json = json.replacen(":[[0,", &format!(":[[{Q},"), 1);
        assert!(json.contains(Q));
    }),
    ("a figure missing in the result", Check::Result, |a| {
        let json = a.data(Event::Result, 0);
        let (from, to) = (json.find("[[").unwrap() + 2, json.find(',').unwrap());
        json.replace_range(from..=to, "");
    }),
];

pub(crate) const ON_RANKINGS: &[Attack] = &[
    ("rankings not sorted in the tally", Check::EncryptedTally, |a| {
        a.tally(|t| {
            let middle = t.find("},{").unwrap();
            let first = t[2..=middle].to_owned();
            let last = t.len() - 2;
            let rest = t[middle + 2..last].to_owned();
            *t = format!("[[{rest},{first}]]");
        });
    }),
    ("the output of a shuffle in another order, signed", Check::Shuffle, |a| {
        a.by_trustee(Event::Shuffle, 1, 2, |m| {
            let first = after(m, "{\"alpha\":\"").to_owned();
            let at = m.match_indices("{\"alpha\":\"").nth(1).unwrap().0;
            let second = after(&m[at..], "{\"alpha\":\"").to_owned();
            *m = m.replacen(&first, "*", 1).replacen(&second, &first, 1).replacen('*', &second, 1);
        });
    }),
    ("a ranking replaced in a shuffle, signed", Check::Shuffle, |a| {
        a.by_trustee(Event::Shuffle, 1, 2, |m| {
            let own = after(m, "\"beta\":\"").to_owned();
            swap_text(m, &own, &times(&own, &generator()));
        });
    }),
    ("a ranking dropped in a shuffle, signed", Check::Shuffle, |a| {
        a.by_trustee(Event::Shuffle, 1, 2, |m| {
            let (from, to) = (m.find("[[{").unwrap() + 2, m.find("},{").unwrap() + 2);
            m.replace_range(from..to, "");
        });
    }),
    ("a response of a shuffle changed, signed", Check::Shuffle, |a| {
        a.by_trustee(Event::Shuffle, 1, 2, |m| flip(m, "],[\"", 1));
    }),
    ("a part of order 2 in a shuffle, signed", Check::Shuffle, |a| {
        a.by_trustee(Event::Shuffle, 1, 2, |m| {
            let own = after(m, "\"alpha\":\"").to_owned();
            swap_text(m, &own, &times(&own, ORDER_TWO));
        });
    }),
    ("the signature of a shuffle changed", Check::Shuffle, |a| {
        let json = a.data(Event::Shuffle, 0);
        flip(json, "\"signature\":{\"challenge\":\"", 0);
        a.note(Event::Shuffle, 0, 1);
    }),
    ("a shuffle under another trustee's number", Check::Shuffle, |a| a.note(Event::Shuffle, 0, 3)),
    ("a shuffle of a trustee who does not exist", Check::Shuffle, |a| a.note(Event::Shuffle, 0, 4)),
    ("a shuffle twice", Check::Shuffle, |a| {
        let at = a.c.position(Event::Shuffle);
        a.c.steps.insert(at, a.c.steps[at].clone());
    }),
    ("two shuffles of one trustee, all else right", Check::Shuffle, |a| {
        // The second was made by another, and is signed by the first.
        a.by_trustee(Event::Shuffle, 1, 1, |_| {});
    }),
    ("rankings opened unmixed", Check::Shuffle, |a| {
        a.c.steps.retain(|s| !matches!(s.0, Event::Shuffle | Event::EndShuffles));
    }),
    ("a shuffle taken out", Check::PartialDecryption, |a| {
        let at = a.c.position(Event::Shuffle) + 1;
        drop(a.c.steps.remove(at));
    }),
    ("rankings of the result in another order", Check::Result, |a| {
        let json = a.data(Event::Result, 0);
        let start = json.find("[[[").unwrap() + 2;
        let rows: Vec<&str> = json[start..json.len() - 3].split(",[").collect();
        let first = rows[0].to_owned();
        let other = rows.iter().position(|row| row.trim_start_matches('[') != first.trim_start_matches('[')).unwrap();
        let other = rows[other].trim_matches(['[', ']']).to_owned();
        let first = first.trim_matches(['[', ']']).to_owned();
        *json = json.replacen(&first, "*", 1).replacen(&other, &first, 1).replacen('*', &other, 1);
    }),
];
