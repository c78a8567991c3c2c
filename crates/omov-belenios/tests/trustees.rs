//! Making a key together: whoever cheats is named, and nobody else is harmed.

use crate::support;
use omov_belenios::make::Refusal;
use omov_belenios::make::threshold::{Context, Member, Polynomial};
use omov_belenios::make::trustee::Seed;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

struct Round {
    rng: ChaCha20Rng,
    context: Context,
    members: Vec<Member>,
    certificates: Vec<String>,
    polynomials: Vec<Polynomial>,
}

fn round() -> Round {
    let mut rng = ChaCha20Rng::seed_from_u64(5);
    let context = Context::new(vec!["A".into(), "B".into(), "C".into()], 2).unwrap();
    let members: Vec<_> = (1..=3).map(|i| Member::new(&context, i, &Seed::random(&mut rng)).unwrap()).collect();
    let certificates: Vec<_> = members.iter().map(|m| m.certificate(&mut rng)).collect();
    let polynomials = members.iter().map(|m| m.polynomial(&certificates, &mut rng).unwrap()).collect();
    Round { rng, context, members, certificates, polynomials }
}

fn complaint_of(mut round: Round, receiver: usize) -> Option<usize> {
    match round.members[receiver - 1].finish(&round.certificates, &round.polynomials, &mut round.rng) {
        Err(Refusal::Complaint { member, .. }) => Some(member),
        Err(other) => panic!("{other}"),
        Ok(_) => None,
    }
}

#[test]
fn all_trustees_needed_is_refused() {
    let names = |n: usize| vec!["A".to_owned(); n];
    for (n, t) in [(3, 3), (3, 0), (3, 4), (1, 1), (0, 0), (200, 171)] {
        assert_eq!(Context::new(names(n), t), Err(Refusal::Threshold), "{t} of {n}");
    }
    assert!(Context::new(names(3), 2).is_ok());
}

/// Each signs what all of them wrote: a list of ten thousand, a few megabytes, would take a verifier tens of gigabytes of memory.
#[test]
fn more_trustees_than_can_share_a_key_are_refused_before_any_signature_is_checked() {
    use omov_belenios::make::setup::public_key;
    let (pair, _) = support::make_trustees(&[support::Holders::Threshold(1, 2)], &mut ChaCha20Rng::seed_from_u64(6));
    // The members of the pair again and again.
    let fields = [
        ("\"names\":[", "],\"thr"),
        ("\"certs\":[", "],\"coef"),
        ("],\"coefexps\":[", "],\"sign"),
        ("\"signatures\":[", "],\"ver"),
    ];
    let refusal = |times: usize| {
        let mut list = pair.clone();
        for (start, end) in fields.into_iter().chain([("\"verification_keys\":[", "]}]")]) {
            let from = list.find(start).unwrap() + start.len();
            let to = from + list[from..].find(end).unwrap();
            let all = vec![&list[from..to]; times].join(",");
            list.replace_range(from..to, &all);
        }
        public_key(&list).unwrap_err().detail
    };
    assert_eq!(refusal(128), "more trustees than one key can be shared by");
    assert_eq!(refusal(127), "trustee 3: the certificate is for other coefficients");
}

#[test]
fn honest_trustees_have_no_complaint() {
    assert_eq!(complaint_of(round(), 1), None);
}

#[test]
fn a_bad_share_names_its_sender_and_the_others_go_on() {
    let mut bad = round();
    // What the second sealed for the third goes to the first instead.
    bad.polynomials[1].secrets[0] = bad.polynomials[1].secrets[2].clone();
    assert_eq!(complaint_of(bad, 1), Some(2));
    let mut bad = round();
    bad.polynomials[1].secrets[0] = bad.polynomials[1].secrets[2].clone();
    assert_eq!(complaint_of(bad, 3), None);
}

#[test]
fn a_share_in_the_name_of_another_is_not_taken() {
    let mut bad = round();
    bad.polynomials[1].secrets[0] = bad.polynomials[2].secrets[0].clone();
    assert_eq!(complaint_of(bad, 1), Some(2));
}

#[test]
fn a_trustee_cannot_choose_coefficients_after_seeing_the_others() {
    let mut bad = round();
    let other = Member::new(&bad.context, 3, &Seed::random(&mut bad.rng)).unwrap();
    // Told that its own certificate is the published one, a trustee's program gives nothing.
    let published = other.polynomial(&bad.certificates, &mut bad.rng);
    let reason = "the certificate in your own place is not the one you made";
    assert_eq!(published.err(), Some(Refusal::Complaint { member: 3, reason }));
    // What it gives for its own certificate does not fit the published one.
    let mut own = bad.certificates.clone();
    own[2] = other.certificate(&mut bad.rng);
    bad.polynomials[2] = other.polynomial(&own, &mut bad.rng).unwrap();
    assert_eq!(complaint_of(bad, 1), Some(3));
}

#[test]
fn a_certificate_for_another_place_is_refused() {
    let mut bad = round();
    bad.certificates.swap(0, 1);
    let refused = bad.members[2].polynomial(&bad.certificates, &mut bad.rng);
    assert_eq!(refused.err(), Some(Refusal::Complaint { member: 1, reason: "the certificate does not hold" }));
}

#[test]
fn a_missing_or_broken_message_is_a_complaint_and_no_panic() {
    for spoil in [
        (|p: &mut Polynomial| p.secrets.clear()) as fn(&mut Polynomial),
        |p| p.secrets[0].clear(),
        |p| p.secrets[0] = p.secrets[0].replace("\"data\":\"", "\"data\":\"0"),
        |p| p.signature.clear(),
        |p| p.coefficients = "{\"coefexps\":[]}".into(),
    ] {
        let mut bad = round();
        spoil(&mut bad.polynomials[1]);
        assert_eq!(complaint_of(bad, 1), Some(2));
    }
    let mut short = round();
    short.polynomials.truncate(2);
    assert_eq!(complaint_of(short, 1), Some(3));
}
