//! Trustees who do not do their part.

use omov_belenios::archive::EventKind;
use omov_belenios::credentials::Credentials;
use omov_belenios::make::decryption::{decrypt, result};
use omov_belenios::make::setup::{Opening, owned};
use omov_belenios::sealed::Sum;
use omov_belenios::trustees::Trustees;
use omov_belenios::{Check, ballot};

use super::{election, voters};
use crate::forge::{self, times};
use crate::support::{Ceremony, archive, verdict};

/// The sum of the ballots, when no voter voted twice.
fn sum(c: &Ceremony, voters: &Credentials) -> Sum<curve25519_dalek::EdwardsPoint> {
    let mut sum = Sum::empty(&c.params.frame.group, &c.params.election.questions);
    for (_, data) in c.steps.iter().filter(|(kind, _)| *kind == EventKind::Ballot) {
        let accepted = ballot::check(&c.params, voters, data[0].as_bytes()).unwrap();
        sum.add(&c.params.frame.group, &accepted.answers, accepted.weight);
    }
    sum
}

/// What trustee 2 may send instead of an honest share: each is refused with the trustee's number, and then the two others finish.
#[test]
fn a_bad_share_is_named_and_the_other_trustees_finish() {
    let mut c = election(3, &[(0, [1, 0]), (1, [0, 1]), (2, [0, 1])]);
    let honest = c.steps.last().unwrap().1[0].clone();
    let trustees = Trustees::read(&c.params, c.steps[0].1[1].as_bytes()).unwrap();
    let sum = sum(&c, &voters(&c));
    let tally = c.steps[c.position(EventKind::EncryptedTally)].1.clone();
    let mut opening = Opening::new(&c.params, &trustees, sum, tally[0].as_bytes(), tally[1].as_bytes()).unwrap();

    let (sk, key) = c.trustees[1].clone();
    let good = decrypt(&opening, &sk, &key, &mut c.rng);
    let end = good.rfind(",\"signature\":").unwrap();
    let factor = good.split("\"factor\":\"").nth(1).unwrap()[..64].to_owned();
    let wrong = good["{\"message\":".len()..end].replace(&factor, &times(&factor, &forge::key(forge::secret(1))));
    let bad = [
        // A share that is wrong, one by another trustee, by somebody else's key, cut short, and none.
        sk.sign("partial_decryption", &wrong, &mut c.rng),
        decrypt(&opening, &c.trustees[0].0, &c.trustees[0].1, &mut c.rng),
        decrypt(&opening, &sk, &c.trustees[0].1, &mut c.rng),
        good[..end].to_owned(),
        String::new(),
    ];
    for share in bad {
        let failure = opening.decryption(2, share.as_bytes()).unwrap_err();
        assert_eq!(failure.check, Check::PartialDecryption);
        assert!(failure.detail.starts_with("trustee 2: "), "{failure}");
        assert_eq!(opening.decryptors().count(), 0);
    }
    assert_eq!(opening.decryption(4, good.as_bytes()).unwrap_err().detail, "there is no trustee 4");

    // One share is not enough for a result.
    c.steps.retain(|(kind, _)| !matches!(kind, EventKind::PartialDecryption | EventKind::Result));
    for owner in [3, 1] {
        assert!(result(&opening).is_err());
        let (sk, key) = &c.trustees[owner as usize - 1];
        let share = decrypt(&opening, sk, key, &mut c.rng);
        opening.decryption(owner, share.as_bytes()).unwrap();
        c.steps.push((EventKind::PartialDecryption, vec![share.clone(), owned(owner, &share)]));
    }
    let opened = result(&opening).unwrap();
    assert_eq!(opened, honest);
    c.steps.push((EventKind::Result, vec![opened]));
    let verdict = verdict(&archive(&c.steps));
    assert_eq!(verdict.valid_result(), Some("[[1,2]]"));
}

/// The honest share of trustee 2 is still welcome after the bad ones, and more shares than needed change nothing.
#[test]
fn a_trustee_may_correct_a_bad_share() {
    let mut c = election(2, &[(0, [1, 0]), (1, [0, 1])]);
    let trustees = Trustees::read(&c.params, c.steps[0].1[1].as_bytes()).unwrap();
    let sum = sum(&c, &voters(&c));
    let tally = c.steps[c.position(EventKind::EncryptedTally)].1.clone();
    let mut opening = Opening::new(&c.params, &trustees, sum, tally[0].as_bytes(), tally[1].as_bytes()).unwrap();
    assert!(opening.decryption(2, b"{}").is_err());
    for owner in 1..=3 {
        let (sk, key) = &c.trustees[owner as usize - 1];
        let share = decrypt(&opening, sk, key, &mut c.rng);
        opening.decryption(owner, share.as_bytes()).unwrap();
        assert!(opening.decryption(owner, share.as_bytes()).is_err(), "one share for each trustee");
    }
    assert_eq!(result(&opening).unwrap(), "{\"result\":[[1,1]]}");
}
