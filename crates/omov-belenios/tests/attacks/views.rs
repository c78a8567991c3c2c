//! Two views of one board: what is valid by itself and still not what was seen before.

use omov_belenios::Check;
use omov_belenios::archive::EventKind;
use omov_belenios::hashing::hex;
use omov_belenios::verify::{Verdict, verify};

use super::election;
use crate::support::{Ceremony, Step, archive, verdict};

/// The last event of a record, as somebody who watches over it writes it down.
fn head(steps: &[Step]) -> String {
    hex(&verdict(&archive(steps)).head.unwrap())
}

fn against(steps: &[Step], seen: &str) -> Verdict {
    verify(archive(steps).as_slice(), Some(seen), &mut |_| {}).unwrap()
}

/// Three votes, of which the last replaces the first.
fn board() -> Ceremony {
    election(3, &[(0, [1, 0]), (1, [1, 0]), (0, [0, 1])])
}

#[test]
fn two_forks_that_are_valid_by_themselves_are_told_apart_by_an_earlier_head() {
    let mut one = board();
    let mut two = election(3, &[(0, [1, 0]), (1, [1, 0]), (0, [0, 1])]);
    // The server tells the third voter of one board, and keeps the other without.
    let late = two.ballot(2, &two.plan.votes[0].1.clone());
    two.steps.insert(4, (EventKind::Ballot, vec![late]));
    two.close();
    one.close();
    assert!(verdict(&archive(&one.steps)).result.is_some() && verdict(&archive(&two.steps)).result.is_some());
    // Up to the fork both have the same heads, from there on none.
    for n in 1..=4 {
        assert!(against(&one.steps, &head(&two.steps[..n])).valid());
    }
    for n in 5..=two.steps.len() {
        let verdict = against(&one.steps, &head(&two.steps[..n]));
        assert_eq!(verdict.failures[0].check, Check::Chain, "{n}");
        assert_eq!(verdict.valid_result(), None);
    }
}

#[test]
fn a_record_rolled_back_is_refused_by_who_saw_more() {
    let c = board();
    for n in 1..c.steps.len() {
        assert!(verdict(&archive(&c.steps[..n])).valid());
        assert_eq!(against(&c.steps[..n], &head(&c.steps[..=n])).failures[0].check, Check::Chain);
    }
}

#[test]
fn a_head_that_is_no_event_of_the_chain_is_refused() {
    let c = board();
    let (whole, ballot) = (head(&c.steps), omov_belenios::hashing::sha256_hex(&c.steps[1].1[0]));
    assert!(against(&c.steps, &whole).valid());
    for seen in ["", "0", &whole[..63], &whole.to_uppercase(), &ballot, &format!("{whole}0")] {
        assert_eq!(against(&c.steps, seen).failures[0].check, Check::Chain, "{seen}");
    }
}

/// The order of a voter's ballots decides which one counts. A server that exchanges them and adds up anew has a valid record with another
/// result, and another chain.
#[test]
fn ballots_of_one_voter_exchanged_change_the_chain() {
    let honest = board();
    let mut other = board();
    other.steps.swap(1, 3);
    assert_eq!(verdict(&archive(&other.steps)).failures[0].check, Check::EncryptedTally);
    other.close();
    assert_eq!(verdict(&archive(&honest.steps)).result.as_deref(), Some("[[1,1]]"));
    assert_eq!(verdict(&archive(&other.steps)).result.as_deref(), Some("[[2,0]]"));
    for n in 2..=honest.steps.len() {
        assert_eq!(against(&other.steps, &head(&honest.steps[..n])).failures[0].check, Check::Chain, "{n}");
    }
}

/// The later ballot is dropped, so that the earlier one counts again.
#[test]
fn a_revote_that_is_dropped_is_missed_by_who_saw_it() {
    let honest = board();
    let mut other = board();
    other.steps.remove(3);
    assert_eq!(verdict(&archive(&other.steps)).failures[0].check, Check::EncryptedTally);
    other.close();
    assert_eq!(verdict(&archive(&other.steps)).result.as_deref(), Some("[[2,0]]"));
    assert_eq!(against(&other.steps, &head(&honest.steps[..4])).failures[0].check, Check::Chain);
    // To put the earlier one in the place of the later is no way out: it would stand there twice.
    let mut twice = board();
    twice.steps[3] = twice.steps[1].clone();
    assert_eq!(verdict(&archive(&twice.steps)).failures[0].check, Check::BallotDuplicate);
}
