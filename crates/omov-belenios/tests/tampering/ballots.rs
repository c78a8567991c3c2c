//! Attacks on ballots. "Signed" means that a voter who may vote signed them.

use curve25519_dalek::Scalar;
use num_bigint::BigUint;
use omov_belenios::Check;
use omov_belenios::archive::EventKind as Event;
use omov_belenios::make::ballot::Answer;
use omov_belenios::make::credential::Code;

use super::case::{Attack, Q, after, flip, generator, swap_text};
use crate::forge::{self, IDENTITY, ORDER_TWO, times};
use crate::support::{UUID, homomorphic, lists};

pub(crate) const ON_SUMS: &[Attack] = &[
    ("spaces in a ballot", Check::BallotFormat, |a| a.ballot(1, |b| swap_text(b, "\"answers\":", "\"answers\": "))),
    ("upper-case digits within answers, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let own = after(m, "\"alpha\":\"").to_owned();
            swap_text(m, &own, &own.to_uppercase());
        });
    }),
    ("an unknown field within answers, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| swap_text(m, ",\"individual_proofs\"", ",\"note\":1,\"individual_proofs\""));
    }),
    ("fields of a proof in another order, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let (c, r) = (after(m, "\"challenge\":\"").to_owned(), after(m, "\"response\":\"").to_owned());
            let from = format!("{{\"challenge\":\"{c}\",\"response\":\"{r}\"}}");
            swap_text(m, &from, &format!("{{\"response\":\"{r}\",\"challenge\":\"{c}\"}}"));
        });
    }),
    ("a number above the order of the group, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let own = after(m, "\"response\":\"").to_owned();
            let sum = own.parse::<BigUint>().unwrap() + Q.parse::<BigUint>().unwrap();
            swap_text(m, &own, &sum.to_string());
        });
    }),
    ("a leading zero in a number, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| swap_text(m, "\"response\":\"", "\"response\":\"0"));
    }),
    ("no blank proof where there is a blank vote, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let (from, to) = (m.find(",\"blank_proof\"").unwrap(), m.find("]},{\"choices\":[[").unwrap());
            m.replace_range(from..=to, "");
        });
    }),
    ("no blank proof, proved as if there were no blank vote", Check::BallotFormat, |a| {
        a.as_if(1, homomorphic(2, false, 1, 1).kind, Answer::Choices(vec![0, 1]));
    }),
    ("no blank proof, all lengths right, proved", Check::BallotFormat, |a| {
        a.as_if(1, homomorphic(3, false, 0, 1).kind, Answer::Choices(vec![1, 0, 0]));
    }),
    ("a blank proof where there is no blank vote, proved", Check::BallotFormat, |a| {
        a.as_if(0, homomorphic(3, true, 1, 2).kind, Answer::Choices(vec![0, 0, 1, 1]));
    }),
    ("a ciphertext too many, proved", Check::BallotFormat, |a| {
        a.as_if(0, homomorphic(4, false, 1, 2).kind, Answer::Choices(vec![0, 1, 1, 0]));
    }),
    ("a ciphertext too few, proved", Check::BallotFormat, |a| {
        a.as_if(0, homomorphic(2, false, 1, 2).kind, Answer::Choices(vec![0, 1]));
    }),
    ("more choices than allowed, proved for a longer range", Check::BallotFormat, |a| {
        a.as_if(0, homomorphic(3, false, 1, 3).kind, Answer::Choices(vec![1, 1, 1]));
    }),
    ("a list too many, proved", Check::BallotFormat, |a| {
        a.as_if(2, lists(&[2, 1, 1]).kind, Answer::Lists(vec![vec![1, 1, 0], vec![0, 0], vec![0, 0]]));
    }),
    ("an answer missing, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let at = m.rfind(",{\"choices\":[[").unwrap();
            m.replace_range(at.., "]}");
        });
    }),
    ("a ciphertext that is no point, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let own = after(m, "\"beta\":\"").to_owned();
            swap_text(m, &own, &format!("{}2", "0".repeat(63)));
        });
    }),
    ("a ciphertext with a part of order 2, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let own = after(m, "\"alpha\":\"").to_owned();
            *m = m.replace(&own, &times(&own, ORDER_TWO));
        });
    }),
    ("the identity in a non-zero proof, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let own = after(m, "\"commitment\":\"").to_owned();
            swap_text(m, &own, IDENTITY);
        });
    }),
    ("a ballot far too long", Check::BallotFormat, |a| a.ballot(1, |b| *b = " ".repeat((16 << 20) + 1))),
    ("a ballot that is not text", Check::BallotFormat, |a| a.ballot(1, |b| *b = "[".repeat(100_000))),
    ("a ballot twice (replay)", Check::BallotDuplicate, |a| a.c.steps.insert(4, a.c.steps[2].clone())),
    ("the last ballot of a voter replaced by the first", Check::BallotDuplicate, |a| {
        a.c.steps[4] = a.c.steps[1].clone();
    }),
    ("a ballot of another election, signed", Check::BallotElection, |a| {
        a.signed(1, 1, |m| swap_text(m, UUID, "Me5aQcMtcRhZ2S"));
    }),
    ("a ballot for other parameters, signed", Check::BallotElection, |a| {
        let (phi, other) = (a.c.params.fingerprint.clone(), "0".repeat(64));
        a.signed(1, 1, |m| swap_text(m, &phi, &other));
    }),
    ("a ballot by a stranger", Check::BallotCredential, |a| {
        let stranger = Code::random(&mut a.c.rng).credential(UUID);
        let mine = a.c.voters[3].clone();
        a.c.voters[3].0 = stranger;
        let ballot = a.c.ballot(3, &a.c.plan.votes[0].1.clone());
        a.c.voters[3] = mine;
        a.c.steps.insert(2, (Event::Ballot, vec![ballot]));
    }),
    ("a ballot by the identity, signed", Check::BallotCredential, |a| {
        let own = a.c.voters[1].0.text().to_owned();
        a.ballot(1, |b| {
            let end = b.rfind(",\"signature\":").unwrap();
            let message = b["{\"message\":".len()..end].replace(&own, IDENTITY);
            *b = forge::sign(Scalar::ZERO, IDENTITY, "ballot", &message);
        });
    }),
    ("the signature of a ballot changed", Check::BallotSignature, |a| {
        a.ballot(1, |b| {
            let last = b.matches("\"response\":\"").count() - 1;
            flip(b, "\"response\":\"", last);
        });
    }),
    ("a ballot under another voter's credential", Check::BallotSignature, |a| {
        let (own, other) = (a.c.voters[1].0.text().to_owned(), a.c.voters[3].0.text().to_owned());
        a.ballot(1, |b| swap_text(b, &own, &other));
    }),
    ("the answers of another voter, signed", Check::BallotProof, |a| {
        let (own, other) = (a.c.voters[2].0.text().to_owned(), a.c.voters[1].0.text().to_owned());
        let copy = a.c.steps[2].1[0].clone();
        a.c.steps[3].1[0].clone_from(&copy);
        a.signed(2, 2, |m| swap_text(m, &other, &own));
    }),
    ("one vote more in a ciphertext, signed", Check::BallotProof, |a| {
        a.signed(1, 1, |m| {
            let own = after(m, "\"beta\":\"").to_owned();
            *m = m.replace(&own, &times(&own, &generator()));
        });
    }),
    ("more choices than allowed, proved for a shifted range", Check::BallotProof, |a| {
        a.as_if(0, homomorphic(3, false, 2, 3).kind, Answer::Choices(vec![1, 1, 1]));
    }),
    ("fewer choices than allowed, proved for a shifted range", Check::BallotProof, |a| {
        a.as_if(0, homomorphic(3, false, 0, 1).kind, Answer::Choices(vec![0, 0, 0]));
    }),
    ("an individual proof changed, signed", Check::BallotProof, |a| a.signed(1, 1, |m| flip(m, "\"response\":\"", 0))),
    ("an overall proof changed, signed", Check::BallotProof, |a| {
        a.signed(1, 1, |m| flip(m, "\"overall_proof\":[{\"challenge\":\"", 0));
    }),
    ("a blank proof changed, signed", Check::BallotProof, |a| {
        a.signed(1, 1, |m| flip(m, "\"blank_proof\":[{\"challenge\":\"", 0));
    }),
    ("a list proof changed, signed", Check::BallotProof, |a| {
        a.signed(1, 1, |m| flip(m, "\"list_proofs\":[[{\"challenge\":\"", 0));
    }),
    ("a non-zero proof changed, signed", Check::BallotProof, |a| a.signed(1, 1, |m| flip(m, "\"response\":[\"", 0))),
    ("a wrong proof in a ballot replaced later, signed", Check::BallotProof, |a| {
        a.signed(0, 0, |m| flip(m, "\"response\":\"", 0));
    }),
];

pub(crate) const ON_RANKINGS: &[Attack] = &[
    ("a ranking with a part of order 2, all else right", Check::BallotFormat, |a| {
        let voter = &a.c.voters[1].0;
        let element = forge::point(&generator());
        let message = forge::ranking(&a.c.params, voter.text(), ORDER_TWO, &element);
        let ballot = voter.sign("ballot", &message, &mut a.c.rng);
        a.ballot(1, |b| *b = ballot);
    }),
    ("a ranking copied in another dress, signed", Check::BallotProof, |a| {
        let (own, other) = (a.c.voters[2].0.text().to_owned(), a.c.voters[1].0.text().to_owned());
        let copy = a.c.steps[2].1[0].clone();
        a.c.steps[3].1[0].clone_from(&copy);
        let y = a.c.params.key.text.clone();
        a.signed(2, 2, |m| {
            swap_text(m, &other, &own);
            let (alpha, beta) = (after(m, "\"alpha\":\"").to_owned(), after(m, "\"beta\":\"").to_owned());
            swap_text(m, &alpha, &times(&alpha, &generator()));
            swap_text(m, &beta, &times(&beta, &y));
        });
    }),
];
