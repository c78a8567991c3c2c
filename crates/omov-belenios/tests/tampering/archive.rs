//! Attacks on the bytes of the record, the links between events and their order.

use omov_belenios::Check;
use omov_belenios::archive::EventKind as Event;

use super::case::{Attack, TIME, flip, named};
use crate::support::{archive, files, pack};

pub(crate) const ON_SUMS: &[Attack] = &[
    ("the file is cut", Check::Archive, |a| a.raw(|b| b.truncate(b.len() - 512))),
    ("the file is cut within a block", Check::Archive, |a| a.raw(|b| b.truncate(b.len() - 100))),
    ("empty blocks at the end", Check::Archive, |a| a.raw(|b| b.resize(b.len() + 1024, 0))),
    ("another mode in a header", Check::Archive, |a| a.raw(|b| b[512 + 512 + 106] = b'0')),
    ("padding that is not zero", Check::Archive, |a| a.raw(|b| b[1023] = 1)),
    ("a time edited in one header", Check::Archive, |a| {
        let all = files(&archive(&a.c.steps));
        a.bytes = Some(pack(&all, |i| TIME + u64::from(i == 6)));
    }),
    ("the time edited in the first file alone", Check::Archive, |a| {
        a.files(|f| f[0].1 = format!("{{\"version\":1,\"timestamp\":{}}}", TIME + 1).into_bytes());
    }),
    ("a time before 1970", Check::Archive, |a| a.files(|f| f[0].1 = b"{\"version\":1,\"timestamp\":-1}".to_vec())),
    ("a time beyond what a header holds", Check::Archive, |a| {
        a.files(|f| f[0].1 = format!("{{\"version\":1,\"timestamp\":{}}}", 1u64 << 33).into_bytes());
    }),
    ("the time written as in the other version", Check::Archive, |a| {
        a.files(|f| f[0].1 = format!("{{\"version\":1,\"timestamp\":\"{TIME}\"}}").into_bytes());
    }),
    ("contents changed under their old name", Check::Archive, |a| a.files(|f| f[1].1[20] ^= 1)),
    ("data without an event", Check::Archive, |a| a.files(|f| f.push(named("{}", "data")))),
    ("foreign data before an event", Check::Archive, |a| a.files(|f| f.insert(1, named("{}", "data")))),
    ("data of an event in another order", Check::Archive, |a| a.files(|f| f.swap(1, 2))),
    ("data of a ballot missing", Check::Archive, |a| a.files(|f| drop(f.remove(6)))),
    ("an event taken out", Check::Chain, |a| {
        a.files(|f| drop(f.drain(6..8)));
    }),
    ("an event with another height", Check::Chain, |a| {
        a.files(|f| {
            let text = String::from_utf8(f[7].1.clone()).unwrap().replace("\"height\":1", "\"height\":2");
            f[7] = named(&text, "event");
        });
    }),
    ("an event with another parent", Check::Chain, |a| {
        a.files(|f| {
            let mut text = String::from_utf8(f[7].1.clone()).unwrap();
            flip(&mut text, "\"parent\":\"", 0);
            f[7] = named(&text, "event");
        });
    }),
    ("an event with an unknown field", Check::Chain, |a| {
        a.files(|f| {
            let text = String::from_utf8(f[7].1.clone()).unwrap().replace("\"height\"", "\"note\":1,\"height\"");
            f[7] = named(&text, "event");
        });
    }),
    ("the board closed before the last ballots", Check::Events, |a| a.c.steps.insert(2, (Event::EndBallots, vec![]))),
    ("the board never closed", Check::Events, |a| a.c.steps.retain(|s| s.0 != Event::EndBallots)),
    ("a ballot after the end", Check::Events, |a| {
        let ballot = a.c.ballot(3, &a.c.plan.votes[0].1.clone());
        a.c.steps.push((Event::Ballot, vec![ballot]));
    }),
    ("a ballot right after the end", Check::Events, |a| {
        let ballot = a.c.ballot(3, &a.c.plan.votes[0].1.clone());
        let at = a.c.position(Event::EndBallots) + 1;
        a.c.steps.insert(at, (Event::Ballot, vec![ballot]));
    }),
    ("a ballot replayed after the end", Check::Events, |a| {
        let at = a.c.position(Event::EndBallots) + 1;
        a.c.steps.insert(at, a.c.steps[1].clone());
    }),
    ("a ballot before the setup", Check::Events, |a| a.c.steps.swap(0, 1)),
    ("a tally before the end of the ballots", Check::Events, |a| {
        let at = a.c.position(Event::EndBallots);
        a.c.steps.swap(at, at + 1);
    }),
    ("an opening before the tally", Check::Events, |a| {
        let at = a.c.position(Event::EncryptedTally);
        a.c.steps.swap(at, at + 1);
    }),
    ("a result before the last share", Check::Events, |a| {
        let last = a.c.steps.len() - 1;
        a.c.steps.swap(last, last - 1);
    }),
    ("an end of mixing without mixing", Check::Events, |a| {
        let at = a.c.position(Event::EncryptedTally) + 1;
        a.c.steps.insert(at, (Event::EndShuffles, vec![]));
    }),
    ("a second setup", Check::Events, |a| a.c.steps.insert(1, a.c.steps[0].clone())),
    ("two tallies", Check::Events, |a| {
        let at = a.c.position(Event::EncryptedTally);
        a.c.steps.insert(at, a.c.steps[at].clone());
    }),
    ("two results", Check::Events, |a| {
        let last = a.c.steps.last().unwrap().clone();
        a.c.steps.push(last);
    }),
];

pub(crate) const ON_RANKINGS: &[Attack] = &[("mixing after opening", Check::Events, |a| {
    let at = a.c.position(Event::EndShuffles);
    a.c.steps.swap(at, at + 1);
})];
