//! Who acts, where, and what they try.

use omov_rules::decide::{Act, Held, Outcome, Person, Standing};
use omov_rules::model::Filled;
use omov_rules::value::{Moment, Span};
use proptest::prelude::*;

use super::book::*;

/// Somebody, as plain facts.
#[derive(Debug, Clone)]
pub(crate) struct Somebody {
    pub(crate) id: &'static str,
    pub(crate) standing: Standing,
    pub(crate) since: i64,
    pub(crate) age: Option<u64>,
    /// Belongs to the local group `here`.
    pub(crate) here: bool,
    pub(crate) suspended: bool,
    pub(crate) seat: Option<(i64, i64)>,
    /// Clerk of the group `here`, or of another.
    pub(crate) clerk: Option<(i64, i64, bool)>,
}

pub(crate) fn somebodies() -> impl Strategy<Value = Somebody> {
    let term = || proptest::option::weighted(0.7, (80..105_i64, 95..120_i64));
    let standing =
        prop_oneof![8 => Just(Standing::Member), 1 => Just(Standing::Supporter), 1 => Just(Standing::Stranger)];
    let id = proptest::sample::select(vec!["a", "b"]);
    let age = proptest::option::weighted(0.9, 14..20_u64);
    let flags = (proptest::bool::weighted(0.8), proptest::bool::weighted(0.1));
    (id, standing, 60..101_i64, age, flags, term(), proptest::option::of((80..105_i64, 95..120_i64, any::<bool>())))
        .prop_map(|(id, standing, since, age, (here, suspended), seat, clerk)| Somebody {
            id,
            standing,
            since,
            age,
            here,
            suspended,
            seat,
            clerk,
        })
}

pub(crate) fn day(n: i64) -> Moment {
    Moment(n * 86_400)
}

impl Somebody {
    pub(crate) fn person(&self) -> Person {
        let held = |office: &str, group: &str, since, until| Held {
            office: office.into(),
            group: group.into(),
            since: day(since),
            until: day(until),
        };
        let seat = self.seat.map(|(since, until)| held("seat", "n", since, until));
        let clerk =
            self.clerk.map(|(since, until, here)| held("clerk", if here { "here" } else { "there" }, since, until));
        Person {
            id: self.id.into(),
            standing: self.standing,
            member_since: Some(day(self.since)),
            age: self.age,
            groups: [Some("n"), self.here.then_some("here")].into_iter().flatten().map(String::from).collect(),
            holds: seat.into_iter().chain(clerk).collect(),
            suspended: self.suspended,
        }
    }
}

/// Where and with what.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) who: Somebody,
    pub(crate) second: Option<Somebody>,
    pub(crate) local: bool,
    pub(crate) everyone: u64,
    pub(crate) locals: u64,
    pub(crate) resolution: Option<(&'static str, u64, u64, u64)>,
}

pub(crate) const NOW: i64 = 100;

pub(crate) fn worlds() -> impl Strategy<Value = World> {
    // Mostly as many for and against as took part, now and then one too many.
    let resolution = (proptest::sample::select(vec!["everyone", "committee", "committee"]), 0..9_u64)
        .prop_flat_map(|(body, took_part)| (Just(body), Just(took_part), 0..=took_part + 1))
        .prop_flat_map(|(body, took_part, yes)| {
            (Just(body), Just(took_part), Just(yes), 0..=(took_part + 1).saturating_sub(yes))
        });
    (
        somebodies(),
        proptest::option::of(somebodies()),
        proptest::bool::weighted(0.7),
        (0..40_u64, 0..20_u64),
        proptest::option::weighted(0.8, resolution),
    )
        .prop_map(|(who, second, local, (everyone, locals), resolution)| World {
            who,
            second,
            local,
            everyone,
            locals,
            resolution,
        })
}

pub(crate) fn acts() -> impl Strategy<Value = Act> {
    let matter =
        || proptest::option::of(proptest::sample::select(vec!["money", "policy", "moon"]).prop_map(String::from));
    let outcome = || {
        (0..40_u64, 0..25_u64, 0..25_u64, 0..10_u64).prop_map(|(could, yes, no, abstained)| Outcome {
            could,
            yes,
            no,
            abstained,
        })
    };
    let office = || proptest::sample::select(vec!["seat", "clerk"]).prop_map(String::from);
    let signatures = 0..30_u64;
    prop_oneof![
        (90..130_i64).prop_map(|opens| Act::Vote { ballot: "b".into(), opens: day(opens) }),
        (matter(), prop_oneof![100..125_i64, 115..125_i64], prop_oneof![0..25_i64, 8..12_i64], any::<bool>()).prop_map(
            |(matter, opens, open, consent)| Act::CallBallot {
                ballot: "b".into(),
                matter,
                opens: day(opens),
                closes: day(opens + open),
                consent,
            }
        ),
        outcome().prop_map(|outcome| Act::Carry { ballot: "b".into(), outcome }),
        (matter(), signatures.clone(), 70..101_i64).prop_map(|(matter, signatures, since)| Act::Propose {
            proposal: "p".into(),
            matter,
            signatures,
            since: day(since),
        }),
        (75..101_i64).prop_map(|at| Act::RefuseProposal { proposal: "p".into(), handed_in: day(at) }),
        (70..101_i64, proptest::option::of(75..105_i64), signatures.clone()).prop_map(|(at, refused, signatures)| {
            Act::ForceBallot { proposal: "p".into(), handed_in: day(at), refused: refused.map(day), signatures }
        }),
        (proptest::option::weighted(0.9, office()), 75..105_i64, 95..125_i64, signatures.clone(), 85..101_i64)
            .prop_map(|(office, since, until, signatures, first)| Act::Petition {
                petition: "r".into(),
                office,
                term: Some((day(since), day(until))),
                signatures,
                since: day(first),
            }),
        (office(), signatures, 0..5_u64).prop_map(|(office, nominations, terms_in_a_row)| Act::Stand {
            office,
            nominations,
            terms_in_a_row,
        }),
        office().prop_map(|office| Act::NameDeputy { office }),
        (office(), proptest::sample::select(Filled::ALL), 440..490_i64, 0..5_u64).prop_map(
            |(office, how, until, terms)| { Act::Fill { office, how, until: day(until), terms_in_a_row: terms } }
        ),
        (0..9_u64, any::<bool>()).prop_map(|(members, reason)| Act::OpenGroup {
            kind: "local".into(),
            members,
            reason
        }),
        (
            proptest::sample::select(&POWERS[..]),
            0..10_u64,
            proptest::option::of(proptest::sample::select(vec!["a", "b", "c"]).prop_map(String::from)),
            any::<bool>()
        )
            .prop_map(|(power, number, about, reason)| Act::Use { power, number, about, reason }),
        (
            proptest::sample::select(&SANCTIONS[..]),
            proptest::option::of(0..25_u16),
            90..98_i64,
            3..9_u64,
            prop_oneof![3 => Just(0), 1 => Just(1)]
        )
            .prop_map(|(sanction, lasting, told, sitting, conflicted)| Act::Sanction {
                case: "c".into(),
                sanction,
                lasting: lasting.map(Span::days),
                told: day(told),
                sitting,
                conflicted,
            }),
        (75..101_i64).prop_map(|decided| Act::Appeal { case: "c".into(), decided: day(decided) }),
        Just(Act::OpenDebate { debate: "d".into() }),
        (8..16_u64).prop_map(|votes_today| Act::Weigh { debate: "d".into(), votes_today }),
        (0..5_u64, 45..65_u64, any::<bool>(), 0..300_u64, 0..300_u64).prop_map(
            |(posts, characters, organiser, theirs, others)| {
                Act::Speak {
                    debate: "d".into(),
                    posts_today: posts,
                    characters,
                    organiser,
                    organisers_so_far: theirs,
                    all_so_far: theirs + others,
                }
            }
        ),
        proptest::option::of(Just("p".to_owned()))
            .prop_map(|through| Act::BringChange { paths: vec!["membership.lasts".into()], through }),
        (outcome(), 85..95_i64, 90..95_i64).prop_map(|(outcome, public, opened)| Act::AdoptChange {
            paths: vec!["offices.seat.term".into()],
            ballot: "b".into(),
            public_since: day(public),
            opened: day(opened),
            outcome,
        }),
    ]
}
