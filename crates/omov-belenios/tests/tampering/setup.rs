//! Attacks on the election, its trustees and its list of voters.

use curve25519_dalek::Scalar;
use omov_belenios::Check;
use omov_belenios::make::credential::Code;

use super::case::{Attack, after, flip, generator, swap_text};
use crate::forge::{self, IDENTITY, ORDER_TWO, times};
use crate::support::{self, Holders, UUID};

pub(crate) const ON_SUMS: &[Attack] = &[
    ("the election renamed", Check::BallotElection, |a| a.setup(0, |e| swap_text(e, "Committee", "committee"))),
    ("an unknown field in the election", Check::Election, |a| {
        a.setup(0, |e| swap_text(e, ",\"uuid\"", ",\"note\":1,\"uuid\""));
    }),
    ("an unknown group", Check::Election, |a| a.setup(0, |e| swap_text(e, "\"Ed25519\"", "\"Ed448\""))),
    ("a group named in control characters", Check::Election, |a| {
        a.setup(0, |e| swap_text(e, "\"Ed25519\"", "\"\\u001b[2J\\n\""));
    }),
    ("the same field twice in the election", Check::Election, |a| {
        a.setup(0, |e| swap_text(e, "\"name\":", "\"name\":\"\",\"name\":"));
    }),
    ("the identity as election key", Check::Election, |a| {
        a.setup(0, |e| {
            let key = after(e, "\"public_key\":\"").to_owned();
            swap_text(e, &key, IDENTITY);
        });
    }),
    ("an election key with a part of order 2", Check::Election, |a| {
        a.setup(0, |e| {
            let key = after(e, "\"public_key\":\"").to_owned();
            swap_text(e, &key, &times(&key, ORDER_TWO));
        });
    }),
    ("a certificate's signature changed", Check::Trustees, |a| a.setup(1, |t| flip(t, "\"response\":\"", 0))),
    ("a proof of a public key changed", Check::Trustees, |a| a.setup(1, |t| flip(t, "\"response\":\"", 1))),
    ("an outer signature changed", Check::Trustees, |a| a.setup(1, |t| flip(t, "\"response\":\"", 2))),
    ("a rogue key that cancels the others", Check::Trustees, |a| {
        a.setup(1, |t| {
            let own = after(t, "\"public_key\":\"").to_owned();
            let rogue = forge::text(&(forge::point(&generator()) - forge::point(&own)));
            swap_text(t, &own, &rogue);
        });
    }),
    ("a rogue key that cancels the others, all else right", Check::Trustees, |a| {
        // The last to speak knows the secret of the product, but not that of the key itself.
        let (honest, mine) = (forge::pair(1), forge::pair(2));
        let rogue = forge::text(&(forge::point(&mine.1) - forge::point(&honest.1)));
        let list = [
            forge::single(&honest, &forge::pair(3), &forge::pair(4).1),
            forge::single(&(mine.0, rogue.clone()), &forge::pair(5), &forge::pair(6).1),
        ];
        a.trustees(&list, &[&honest.1, &rogue]);
    }),
    ("the identity as a trustee's key, all else right", Check::Trustees, |a| {
        let (honest, none) = (forge::pair(1), (Scalar::ZERO, IDENTITY.to_owned()));
        let list = [
            forge::single(&honest, &forge::pair(3), &forge::pair(4).1),
            forge::single(&none, &forge::pair(5), &forge::pair(6).1),
        ];
        a.trustees(&list, &[&honest.1]);
    }),
    ("the identity as a trustee's signature key, all else right", Check::Trustees, |a| {
        let (honest, none) = (forge::pair(1), (Scalar::ZERO, IDENTITY.to_owned()));
        a.trustees(&[forge::single(&honest, &none, &forge::pair(4).1)], &[&honest.1]);
    }),
    ("the identity as a trustee's encryption key, all else right", Check::Trustees, |a| {
        let honest = forge::pair(1);
        a.trustees(&[forge::single(&honest, &forge::pair(3), IDENTITY)], &[&honest.1]);
    }),
    ("a signature key with a part of order 2, all else right", Check::Trustees, |a| {
        let (honest, (sk, vk)) = (forge::pair(1), forge::pair(3));
        let list = forge::single(&honest, &(sk, times(&vk, ORDER_TWO)), &forge::pair(4).1);
        a.trustees(&[list], &[&honest.1]);
    }),
    ("an encryption key with a part of order 2, all else right", Check::Trustees, |a| {
        let honest = forge::pair(1);
        let list = forge::single(&honest, &forge::pair(3), &times(&forge::pair(4).1, ORDER_TWO));
        a.trustees(&[list], &[&honest.1]);
    }),
    ("two trustees' keys with parts that cancel, all else right", Check::Trustees, |a| {
        let spoiled = |number| {
            let (x, key) = forge::pair(number);
            (x, times(&key, ORDER_TWO))
        };
        let (one, two) = (spoiled(1), spoiled(2));
        let list = [
            forge::single(&one, &forge::pair(3), &forge::pair(4).1),
            forge::single(&two, &forge::pair(5), &forge::pair(6).1),
        ];
        a.trustees(&list, &[&one.1, &two.1]);
    }),
    ("the identity as signature key in a threshold certificate", Check::Trustees, |a| {
        a.setup(1, |t| {
            let at = t.find("\"Pedersen\"").unwrap();
            let own = after(&t[at..], "\"verification\":\"").to_owned();
            *t = t.replace(&own, IDENTITY);
        });
    }),
    ("the identity as encryption key in a threshold certificate", Check::Trustees, |a| {
        a.setup(1, |t| {
            let at = t.find("\"Pedersen\"").unwrap();
            let own = after(&t[at..], "\"encryption\":\"").to_owned();
            *t = t.replace(&own, IDENTITY);
        });
    }),
    ("the identity as a trustee's key", Check::Trustees, |a| {
        a.setup(1, |t| {
            let own = after(t, "\"public_key\":\"").to_owned();
            swap_text(t, &own, IDENTITY);
        });
    }),
    ("a lower threshold", Check::Trustees, |a| a.setup(1, |t| swap_text(t, "\"threshold\":2", "\"threshold\":1"))),
    ("coefficients chosen after the certificates", Check::Trustees, |a| {
        let other = support::make_trustees(&[Holders::Threshold(2, 3)], &mut a.c.rng).0;
        a.setup(1, |t| {
            let theirs = after(&other, "{\"coefexps\":[\"").to_owned();
            let own = after(t, "{\"coefexps\":[\"").to_owned();
            swap_text(t, &own, &theirs);
        });
    }),
    ("a trustee left out", Check::Trustees, |a| {
        a.setup(1, |t| *t = format!("[{}", &t[t.find("[\"Pedersen\"").unwrap()..]));
    }),
    ("no trustee at all", Check::Trustees, |a| a.setup(1, |t| *t = "[]".into())),
    ("two voters with one credential (clash)", Check::Credentials, |a| {
        a.setup(2, |l| {
            let first = l[1..=l.find('}').unwrap()].to_owned();
            *l = format!("[{first},{}", &l[1..]);
        });
    }),
    ("the identity as a credential", Check::Credentials, |a| {
        a.setup(2, |l| *l = format!("[{{\"credential\":\"{IDENTITY}\",\"weight\":1}},{}", &l[1..]));
    }),
    ("a credential with a part of order 2", Check::Credentials, |a| {
        a.setup(2, |l| {
            let own = after(l, "\"credential\":\"").to_owned();
            swap_text(l, &own, &times(&own, ORDER_TWO));
        });
    }),
    ("a credential that is no point", Check::Credentials, |a| {
        a.setup(2, |l| {
            let own = after(l, "\"credential\":\"").to_owned();
            swap_text(l, &own, &format!("{}2", "0".repeat(63)));
        });
    }),
    ("a weight of 0", Check::Credentials, |a| a.setup(2, |l| swap_text(l, "\"weight\":1", "\"weight\":0"))),
    ("a negative weight", Check::Credentials, |a| a.setup(2, |l| swap_text(l, "\"weight\":1", "\"weight\":-1"))),
    ("a huge weight", Check::Credentials, |a| {
        a.setup(2, |l| swap_text(l, "\"weight\":1", "\"weight\":4611686018427387904"));
    }),
    ("a weight of 2^63", Check::Credentials, |a| {
        a.setup(2, |l| swap_text(l, "\"weight\":1", "\"weight\":9223372036854775808"));
    }),
    ("a weight beyond 64 bits", Check::Credentials, |a| {
        a.setup(2, |l| swap_text(l, "\"weight\":1", "\"weight\":18446744073709551617"));
    }),
    ("a weight with a fraction", Check::Credentials, |a| {
        a.setup(2, |l| swap_text(l, "\"weight\":1", "\"weight\":1.5"));
    }),
    ("a weight with a leading zero", Check::Credentials, |a| {
        a.setup(2, |l| swap_text(l, "\"weight\":1", "\"weight\":01"));
    }),
    ("weights that overflow together", Check::Credentials, |a| {
        a.setup(2, |l| *l = l.replace("\"weight\":1", "\"weight\":4611686018427387903"));
    }),
    ("a certificate for fewer voters than are listed", Check::Credentials, |a| {
        let list = a.c.steps[0].1[2].clone();
        a.certificate(forge::certificate(UUID, 3, &list, &forge::pair(7), &forge::pair(8).1));
    }),
    ("a certificate for more voters than are listed (clash)", Check::Credentials, |a| {
        let list = a.c.steps[0].1[2].clone();
        a.certificate(forge::certificate(UUID, 5, &list, &forge::pair(7), &forge::pair(8).1));
    }),
    ("a certificate for another list", Check::Credentials, |a| {
        a.certificate(forge::certificate(UUID, 4, "[]", &forge::pair(7), &forge::pair(8).1));
    }),
    ("a certificate for another election", Check::Credentials, |a| {
        let list = a.c.steps[0].1[2].clone();
        a.certificate(forge::certificate("Me5aQcMtcRhZ2S", 4, &list, &forge::pair(7), &forge::pair(8).1));
    }),
    ("a certificate's key that is the identity", Check::Credentials, |a| {
        let (list, none) = (a.c.steps[0].1[2].clone(), (Scalar::ZERO, IDENTITY.to_owned()));
        a.certificate(forge::certificate(UUID, 4, &list, &none, &forge::pair(8).1));
    }),
    ("a certificate signed by another key", Check::Credentials, |a| {
        let (list, other) = (a.c.steps[0].1[2].clone(), (forge::secret(9), forge::pair(7).1));
        a.certificate(forge::certificate(UUID, 4, &list, &other, &forge::pair(8).1));
    }),
    ("a voter struck off after voting", Check::BallotCredential, |a| {
        let own = a.c.voters[1].0.text().to_owned();
        let stranger = Code::random(&mut a.c.rng).credential(UUID).text().to_owned();
        a.setup(2, |l| swap_text(l, &own, &stranger));
    }),
];

pub(crate) const ON_RANKINGS: &[Attack] = &[
    ("a weight of 0 beside a ranking", Check::Credentials, |a| {
        a.setup(2, |l| swap_text(l, "\"}", "\",\"weight\":0}"));
    }),
    ("weights beside a ranking", Check::Credentials, |a| a.setup(2, |l| swap_text(l, "\"}", "\",\"weight\":2}"))),
];
