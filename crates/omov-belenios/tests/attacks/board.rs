//! What the board takes in, and what voters see there.

use omov_belenios::Check;
use omov_belenios::archive::EventKind;
use omov_belenios::ballot;
use omov_belenios::election::Kind;
use omov_belenios::group::Ed25519;
use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::params::Params;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

use super::{election, voters};
use crate::forge::{self, IDENTITY, ORDER_TWO, times};
use crate::support::{Ceremony, archive, expected, homomorphic, sorted_result, verdict};

/// A ballot of voter 0 that is sealed and proved for another question.
fn as_if(c: &mut Ceremony, kind: Kind, answer: &[u8]) -> String {
    let mut other = c.params.election.clone();
    other.questions[0].kind = kind;
    let params = Params::new(Ed25519, other, c.steps[0].1[0].as_bytes()).unwrap();
    Booth::new(&params).ballot(&c.voters[0].0, &[Answer::Choices(answer.to_vec())], &mut c.rng).unwrap()
}

/// The ballot with something changed, signed again by voter 0.
fn changed(c: &mut Ceremony, change: impl FnOnce(String) -> String) -> String {
    let ballot = c.ballot(0, &[Answer::Choices(vec![1, 0])]);
    let end = ballot.rfind(",\"signature\":").unwrap();
    let message = change(ballot["{\"message\":".len()..end].to_owned());
    c.voters[0].0.sign("ballot", &message, &mut c.rng)
}

/// The first alpha, or any other field.
fn field<'a>(text: &'a str, name: &str) -> &'a str {
    text.split(&format!("\"{name}\":\"")).nth(1).unwrap().split('"').next().unwrap()
}

/// Each of these could not be added up or not be opened, so it must not get as far as the tally.
#[test]
fn a_ballot_that_would_block_the_tally_is_refused_at_the_board() {
    let mut c = election(2, &[]);
    let credentials = voters(&c);
    let bad = [
        ("one ciphertext too many", Check::BallotFormat, as_if(&mut c, homomorphic(3, false, 1, 1).kind, &[0, 1, 0])),
        ("one ciphertext too few", Check::BallotFormat, as_if(&mut c, homomorphic(1, false, 1, 1).kind, &[1])),
        ("a range of its own", Check::BallotFormat, as_if(&mut c, homomorphic(2, false, 0, 2).kind, &[1, 1])),
        ("a sum of 2", Check::BallotProof, as_if(&mut c, homomorphic(2, false, 2, 2).kind, &[1, 1])),
        ("a sum of 0", Check::BallotProof, as_if(&mut c, homomorphic(2, false, 0, 0).kind, &[0, 0])),
        (
            "a blank vote that is not offered",
            Check::BallotFormat,
            as_if(&mut c, homomorphic(2, true, 1, 1).kind, &[1, 0, 0]),
        ),
        (
            "a point outside the subgroup",
            Check::BallotFormat,
            changed(&mut c, |m| m.replace(field(&m, "alpha"), &times(field(&m, "alpha"), ORDER_TWO))),
        ),
        (
            "a number far out of range",
            Check::BallotProof,
            changed(&mut c, |m| m.replace(field(&m, "beta"), &times(field(&m, "beta"), &forge::key(forge::secret(1))))),
        ),
        (
            "an identity for a ciphertext",
            Check::BallotProof,
            changed(&mut c, |m| m.replace(field(&m, "beta"), IDENTITY)),
        ),
        ("no answers", Check::BallotFormat, changed(&mut c, |m| format!("{}[]}}", &m[..m.find("[{").unwrap()]))),
    ];
    for (what, rule, ballot) in bad {
        let refused = ballot::check(&c.params, &credentials, ballot.as_bytes()).map(drop);
        println!("{what} -> {refused:?}");
        assert_eq!(refused.map_err(|failure| failure.check), Err(rule), "{what}");
        // A record in which it stands all the same names it, whoever keeps the board.
        let mut steps = c.steps[..1].to_vec();
        steps.push((EventKind::Ballot, vec![ballot]));
        let failure = verdict(&archive(&steps)).failures.remove(0);
        assert_eq!((failure.check, failure.event), (rule, Some(1)), "{what}");
    }
}

#[test]
fn many_bad_ballots_do_not_hide_behind_each_other() {
    let mut c = election(3, &[(1, [1, 0]), (2, [0, 1])]);
    let one = as_if(&mut c, homomorphic(2, false, 2, 2).kind, &[1, 1]);
    // Two parts of order 2 that cancel in the sum of both ballots.
    let two = changed(&mut c, |m| m.replace(field(&m, "alpha"), &times(field(&m, "alpha"), ORDER_TWO)));
    let three = changed(&mut c, |m| m.replace(field(&m, "alpha"), &times(field(&m, "alpha"), ORDER_TWO)));
    for ballot in [one, two, three] {
        c.steps.insert(2, (EventKind::Ballot, vec![ballot]));
    }
    let verdict = verdict(&archive(&c.steps));
    let found: Vec<_> = verdict.failures.iter().map(|f| (f.check, f.event.unwrap())).collect();
    assert_eq!(found, [(Check::BallotFormat, 2), (Check::BallotFormat, 3), (Check::BallotProof, 4)]);
}

/// A device that is made to draw the same randomness for two voters with the same vote would give both one receipt, if the credential were
/// not part of what is sealed, proved and signed.
#[test]
fn two_voters_are_never_told_the_same_tracking_number() {
    let c = election(2, &[]);
    let ballot = |voter: usize| {
        let rng = &mut ChaCha20Rng::seed_from_u64(1);
        Booth::new(&c.params).ballot(&c.voters[voter].0, &[Answer::Choices(vec![1, 0])], rng).unwrap()
    };
    assert_eq!(ballot(0), ballot(0));
    assert_ne!(sha256_hex(ballot(0)), sha256_hex(ballot(1)));
}

/// The clash attack: two voters get one credential, so that the room of the second is free for a ballot of the attacker's. The second
/// vote replaces the first, and the first voter no longer finds theirs among those that count.
#[test]
fn two_voters_with_one_credential_show_as_one_vote_and_a_replaced_ballot() {
    let shared = election(2, &[(0, [1, 0]), (0, [0, 1])]);
    let verdict = verdict(&archive(&shared.steps));
    assert!(verdict.valid());
    assert_eq!((verdict.ballots.accepted, verdict.ballots.superseded, verdict.ballots.counted()), (2, 1, 1));
    assert_eq!(sorted_result(&shared.plan, &verdict), expected(&shared.plan));
    assert_eq!(verdict.result.as_deref(), Some("[[0,1]]"));
}

/// The same with one ballot shown to both: it can stand on the board once only, and counts once.
#[test]
fn one_ballot_shown_to_two_voters_counts_once() {
    let mut c = election(2, &[(0, [1, 0])]);
    assert_eq!(verdict(&archive(&c.steps)).ballots.counted(), 1);
    c.steps.insert(2, c.steps[1].clone());
    let failure = verdict(&archive(&c.steps)).failures.remove(0);
    assert_eq!((failure.check, failure.event), (Check::BallotDuplicate, Some(2)));
}

/// What is signed again under another credential proves nothing any more.
#[test]
fn a_copied_ballot_is_refused_however_it_is_signed() {
    let mut c = election(2, &[(0, [1, 0])]);
    let credentials = voters(&c);
    let (own, other) = (c.voters[0].0.text().to_owned(), c.voters[1].0.text().to_owned());
    let original = c.steps[1].1[0].clone();
    assert!(ballot::check(&c.params, &credentials, original.as_bytes()).is_ok());
    let renamed = original.replace(&own, &other);
    let end = renamed.rfind(",\"signature\":").unwrap();
    let signed = c.voters[1].0.sign("ballot", &renamed["{\"message\":".len()..end], &mut c.rng);
    for (copy, rule) in [(renamed, Check::BallotSignature), (signed, Check::BallotProof)] {
        assert_eq!(ballot::check(&c.params, &credentials, copy.as_bytes()).unwrap_err().check, rule);
    }
}
