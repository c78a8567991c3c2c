//! No reachable state lets an act through that the rulebook forbids, nor stops one that it allows: random rulebooks and random
//! acts, decided by the crate from the text, and a second time here, slowly, from the numbers that the text was made of. The two
//! share no code: here a share of people is compared by multiplying, and time is counted in whole days.

use omov_rules::Rulebook;
use omov_rules::decide::{Act, Answer, Asking, Because, Facts, Held, Outcome, Person, Place, Resolution, Standing};
use omov_rules::model::{Filled, Power, Sanction};
use omov_rules::value::{Moment, Span};
use proptest::prelude::*;
use proptest::sample::subsequence;

/// So many in a hundred, between a least and a most.
#[derive(Debug, Clone, Copy)]
struct Part {
    percent: u64,
    least: Option<u64>,
    most: Option<u64>,
}

impl Part {
    fn text(self) -> String {
        let percent = self.percent;
        match (self.least, self.most) {
            (None, None) => format!("{percent} %"),
            (Some(least), None) => format!("{percent} % or {least}, whichever is more"),
            (None, Some(most)) => format!("{percent} % or {most}, whichever is less"),
            (Some(least), Some(most)) => format!("{percent} %, at least {least} and at most {most}"),
        }
    }

    fn enough(self, have: u64, n: u64) -> bool {
        let share = 100 * have >= self.percent * n;
        let by_least = self.least.is_none_or(|least| have >= least);
        let capped = self.most.is_some_and(|most| have >= most);
        have > 0 && (capped || (share && by_least))
    }
}

#[derive(Debug, Clone, Copy)]
struct Most {
    percent: u64,
    strict: bool,
    of_members: bool,
}

impl Most {
    fn text(self) -> String {
        let than = if self.strict { "more than" } else { "at least" };
        let of = if self.of_members { "members" } else { "votes cast" };
        format!("{than} {} % of the {of}", self.percent)
    }

    fn met(self, yes: u64, no: u64, could: u64) -> bool {
        let base = if self.of_members { could } else { yes + no };
        let (mine, needed) = (100 * yes, self.percent * base);
        yes > 0 && (mine > needed || (!self.strict && mine == needed))
    }
}

const POWERS: [Power; 4] = [Power::Export, Power::Lend, Power::CloseGroups, Power::Mail];
const LENT: [Power; 5] = [Power::Export, Power::Lend, Power::CloseGroups, Power::Mail, Power::OpenGroups];
const SANCTIONS: [Sanction; 4] =
    [Sanction::Advice, Sanction::Suspension, Sanction::RemovalFromOffice, Sanction::Expulsion];
const BODIES: [&str; 3] = ["everyone", "locals", "committee"];

/// A rulebook as numbers. Times are in days.
#[derive(Debug, Clone)]
struct Book {
    seats: u64,
    quorum: Option<Part>,
    majority: Most,
    decides: Vec<&'static str>,
    vote_after: u16,
    vote_age: Option<u64>,
    member_lends: Vec<Power>,
    clerk_lends: Vec<Power>,
    least_members: Option<u64>,
    alone: Vec<(Power, Option<u64>, bool)>,
    terms: Option<u64>,
    nominated: Option<Part>,
    deputy: Option<&'static str>,
    voters: &'static str,
    callers: Vec<&'static str>,
    notice: u16,
    open: u16,
    open_most: Option<u16>,
    freeze: u16,
    secret: bool,
    turnout: Option<Part>,
    passes: Most,
    proposers: &'static str,
    about: Vec<&'static str>,
    heard: Part,
    collect: Option<u16>,
    refusers: Vec<&'static str>,
    decide: u16,
    force: Option<Part>,
    force_within: Option<u16>,
    targets: Vec<&'static str>,
    recall: Part,
    first: Option<u16>,
    last: Option<u16>,
    sanctions: Vec<Sanction>,
    sit: u64,
    aside: bool,
    suspension: u16,
    appeal: Option<u16>,
    posts: Option<u64>,
    longest: Option<u64>,
    share: Option<u64>,
    change_turnout: Option<Part>,
    bringers: Vec<&'static str>,
}

fn parts() -> impl Strategy<Value = Part> {
    let bound = || proptest::option::of(0..12_u64);
    (0..=100_u64, bound(), bound()).prop_map(|(percent, least, most)| Part {
        percent,
        least,
        most: most.map(|most| most.max(least.unwrap_or(0))),
    })
}

fn mosts() -> impl Strategy<Value = Most> {
    (prop_oneof![2 => 0..60_u64, 1 => 0..100_u64], any::<bool>(), any::<bool>())
        .prop_map(|(percent, strict, of_members)| Most { percent, strict, of_members })
}

fn some_of<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = Vec<T>> + use<T> {
    subsequence(all.to_vec(), 0..=all.len())
}

fn few() -> impl Strategy<Value = Option<u16>> {
    proptest::option::of(0..20_u16)
}

fn books() -> impl Strategy<Value = Book> {
    let body = || proptest::sample::select(&BODIES[..]);
    let actors = || some_of(&["everyone", "committee", "clerk"]);
    let offices = (
        (2..8_u64, proptest::option::of(parts()), mosts(), some_of(&["money", "policy"])),
        (0..20_u16, proptest::option::of(14..18_u64)),
        (some_of(&LENT), some_of(&LENT), proptest::option::of(1..8_u64)),
        proptest::collection::vec((proptest::option::of(0..8_u64), any::<bool>()), 4),
        (proptest::option::of(1..4_u64), proptest::option::of(parts())),
        proptest::option::of(proptest::sample::select(vec!["committee", "clerk"])),
    );
    let ballots = (
        (body(), actors()),
        (1..20_u16, 1..10_u16, few(), 0..20_u16, any::<bool>()),
        (proptest::option::of(parts()), mosts()),
    );
    let proposals = (
        (body(), some_of(&["money", "policy"]), parts(), few()),
        (some_of(&["committee", "clerk"]), 0..20_u16, proptest::option::of(parts()), few()),
        (some_of(&["seat", "clerk"]), parts(), few(), few()),
    );
    let rest = (
        (subsequence(SANCTIONS.to_vec(), 1..=4), 1..8_u64, any::<bool>(), 1..20_u16, few()),
        (proptest::option::of(1..5_u64), proptest::option::of(50..60_u64), proptest::option::of(0..=100_u64)),
        (proptest::option::of(parts()), subsequence(vec!["committee", "clerk"], 1..=2)),
    );
    (offices, ballots, proposals, rest).prop_map(|(o, b, p, r)| {
        let (seats, quorum, majority, decides) = o.0;
        let quorum = quorum.map(|part| Part { least: part.least.map(|l| l.min(seats)), ..part });
        let alone: Vec<_> =
            POWERS.into_iter().zip(o.3).map(|(power, (alone, reason))| (power, alone, reason)).collect();
        Book {
            seats,
            quorum,
            majority,
            decides,
            vote_after: o.1.0,
            vote_age: o.1.1,
            member_lends: o.2.0,
            clerk_lends: o.2.1,
            least_members: o.2.2,
            alone,
            terms: o.4.0,
            nominated: o.4.1,
            deputy: o.5,
            voters: b.0.0,
            callers: b.0.1,
            notice: b.1.0,
            open: b.1.1,
            open_most: b.1.2.map(|most| most.max(b.1.1)),
            freeze: b.1.3.min(b.1.0),
            secret: b.1.4,
            turnout: b.2.0,
            passes: b.2.1,
            proposers: p.0.0,
            about: p.0.1,
            heard: p.0.2,
            collect: p.0.3,
            force: p.1.2.filter(|_| !p.1.0.is_empty()),
            refusers: p.1.0,
            decide: p.1.1,
            force_within: p.1.3,
            targets: p.2.0,
            recall: p.2.1,
            first: p.2.2,
            last: p.2.3,
            sanctions: r.0.0,
            sit: r.0.1.min(seats),
            aside: r.0.2,
            suspension: r.0.3,
            appeal: r.0.4,
            posts: r.1.0,
            longest: r.1.1,
            share: r.1.2,
            change_turnout: r.2.0,
            bringers: r.2.1,
        }
    })
}

fn list(names: &[&str]) -> String {
    format!("{names:?}")
}

fn powers(powers: &[Power]) -> String {
    list(&powers.iter().map(|power| power.name()).collect::<Vec<_>>())
}

impl Book {
    /// As a secretary would write it.
    fn text(&self) -> String {
        let mut text = String::from(
            "[rulebook]\nform = 1\nname = \"Random\"\n[matters.money]\ntitle = \"money\"\n[matters.policy]\ntitle = \"policy\"\n\
             [groups.nation]\ntitle = \"nation\"\n\
             [bodies.everyone]\ntitle = \"everyone\"\neveryone-in = \"nation\"\n\
             [bodies.locals]\ntitle = \"locals\"\neveryone-in = \"local\"\n\
             [bodies.others]\ntitle = \"others\"\neveryone-in = \"nation\"\n",
        );
        let mut line = |line: String| {
            text.push_str(&line);
            text.push('\n');
        };
        let days = |line: &mut dyn FnMut(String), key: &str, days: Option<u16>| {
            if let Some(days) = days {
                line(format!("{key} = \"{days} days\""));
            }
        };
        line("[groups.local]\ntitle = \"local\"\nwithin = \"nation\"".into());
        if let Some(least) = self.least_members {
            line(format!("members-at-least = {least}"));
        }
        line(format!(
            "[bodies.committee]\ntitle = \"committee\"\nsits-for = \"nation\"\ndecides = {}",
            list(&self.decides)
        ));
        line(format!("majority = \"{}\"", self.majority.text()));
        if let Some(quorum) = self.quorum {
            line(format!("quorum = \"{}\"", quorum.text()));
        }
        line("[membership]\nminimum-age = 14\nstatement = \"Yes.\"\nlasts = \"1 year\"".into());
        days(&mut line, "vote-begins-after", Some(self.vote_after));
        if let Some(age) = self.vote_age {
            line(format!("vote-from-age = {age}"));
        }
        line(format!(
            "[offices.seat]\ntitle = \"seat\"\nbody = \"committee\"\nseats = {}\nfilled = \"by-election\"\nby = \"everyone\"\n\
             ballot = \"election\"\nterm = \"1 year\"\nlends = {}",
            self.seats,
            powers(&self.member_lends)
        ));
        if let Some(terms) = self.terms {
            line(format!("terms-in-a-row = {terms}"));
        }
        if let Some(nominated) = self.nominated {
            line(format!("nominated-by = \"{}\"", nominated.text()));
        }
        line(format!(
            "[offices.clerk]\ntitle = \"clerk\"\ngroup = \"local\"\nseats = 2\nfilled = \"by-lot\"\nby = \"locals\"\n\
             term = \"1 year\"\nlends = {}",
            powers(&self.clerk_lends)
        ));
        if let Some(deputy) = self.deputy {
            line(format!("deputy-named-by = \"{deputy}\""));
        }
        for (power, alone, reason) in &self.alone {
            line(format!("[powers.{}]\nreason = {reason}", power.name()));
            if let Some(alone) = alone {
                line(format!("alone-up-to = {alone}"));
            }
        }
        line("[ballots.election]\ntitle = \"election\"\nwho-votes = \"everyone\"\nnotice = \"1 day\"\nopen-at-least = \"1 day\"".into());
        line(format!(
            "[ballots.b]\ntitle = \"b\"\nwho-votes = \"{}\"\ncalled-by = {}\nsecret = {}\nsecret-from = 10\nmajority = \"{}\"",
            self.voters,
            list(&self.callers),
            self.secret,
            self.passes.text()
        ));
        days(&mut line, "notice", Some(self.notice));
        days(&mut line, "open-at-least", Some(self.open));
        days(&mut line, "open-at-most", self.open_most);
        days(&mut line, "roll-freezes", Some(self.freeze));
        if let Some(turnout) = self.turnout {
            line(format!("turnout = \"{}\"", turnout.text()));
        }
        line(format!(
            "[proposals.p]\ntitle = \"p\"\nproposed-by = \"{}\"\nabout = {}\nsignatures = \"{}\"\nrefused-by = {}\nballot = \"b\"",
            self.proposers,
            list(&self.about),
            self.heard.text(),
            list(&self.refusers)
        ));
        days(&mut line, "decide-within", Some(self.decide));
        days(&mut line, "collect-within", self.collect);
        days(&mut line, "force-within", self.force_within);
        if let Some(force) = self.force {
            line(format!("force-signatures = \"{}\"", force.text()));
        }
        line(format!(
            "[petitions.r]\ntitle = \"r\"\nasks-for = \"recall\"\nto = {}\nsigned-by = \"everyone\"\nsignatures = \"{}\"\n\
             collect-within = \"10 days\"\nballot = \"b\"",
            list(&self.targets),
            self.recall.text()
        ));
        days(&mut line, "not-in-first", self.first);
        days(&mut line, "not-in-last", self.last);
        let sanctions: Vec<&str> = self.sanctions.iter().map(|sanction| sanction.name()).collect();
        line(format!(
            "[cases.c]\ntitle = \"c\"\nsanctions = {}\nheard-by = \"committee\"\nsit = {}\nconflicted-stand-aside = {}\nnotice = \"5 days\"",
            list(&sanctions),
            self.sit,
            self.aside
        ));
        days(&mut line, "suspension-at-most", Some(self.suspension));
        if self.appeal.is_some() {
            line("appeal-to = \"everyone\"".into());
        }
        days(&mut line, "appeal-within", self.appeal);
        line("[debates.d]\ntitle = \"d\"\namong = \"locals\"\nopened-by = [\"clerk\"]".into());
        for (key, number) in [("posts-a-day", self.posts), ("longest-post", self.longest)] {
            if let Some(number) = number {
                line(format!("{key} = {number}"));
            }
        }
        if let Some(share) = self.share {
            line(format!("organisers-share = \"{share} %\""));
        }
        line(format!(
            "[changes.all]\ntitle = \"all\"\nof = [\"everything-else\"]\nbrought-by = {}\nballot = \"b\"\nnotice = \"1 day\"",
            list(&self.bringers)
        ));
        if let Some(turnout) = self.change_turnout {
            line(format!("turnout = \"{}\"", turnout.text()));
        }
        text
    }
}

/// Somebody, as plain facts.
#[derive(Debug, Clone)]
struct Somebody {
    id: &'static str,
    standing: Standing,
    since: i64,
    age: Option<u64>,
    /// Belongs to the local group `here`.
    here: bool,
    suspended: bool,
    seat: Option<(i64, i64)>,
    /// Clerk of the group `here`, or of another.
    clerk: Option<(i64, i64, bool)>,
}

fn somebodies() -> impl Strategy<Value = Somebody> {
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

fn day(n: i64) -> Moment {
    Moment(n * 86_400)
}

impl Somebody {
    fn person(&self) -> Person {
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
struct World {
    who: Somebody,
    second: Option<Somebody>,
    local: bool,
    everyone: u64,
    locals: u64,
    resolution: Option<(&'static str, u64, u64, u64)>,
}

const NOW: i64 = 100;

fn worlds() -> impl Strategy<Value = World> {
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

fn acts() -> impl Strategy<Value = Act> {
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

/// The second evaluator: one question at a time, in days and whole people.
struct Naive<'a>(&'a Book, &'a World);

impl Naive<'_> {
    fn active(who: &Somebody) -> bool {
        who.standing == Standing::Member && !who.suspended
    }

    fn votes(&self, on: i64) -> bool {
        let (book, who) = (self.0, &self.1.who);
        let old_enough = match (book.vote_age, who.age) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(least), Some(age)) => age >= least,
        };
        Self::active(who) && who.since + i64::from(book.vote_after) <= on && old_enough
    }

    fn sits(who: &Somebody) -> bool {
        who.seat.is_some_and(|(since, until)| since <= NOW && NOW < until)
    }

    /// A clerk acts in the own group only.
    fn clerks(&self, who: &Somebody) -> bool {
        who.clerk.is_some_and(|(since, until, here)| since <= NOW && NOW < until && here && self.1.local)
    }

    fn of(&self, body: &str, on: i64) -> bool {
        match body {
            "everyone" => self.votes(on),
            "locals" => self.votes(on) && self.1.local && self.1.who.here,
            _ => Self::active(&self.1.who) && Self::sits(&self.1.who),
        }
    }

    fn people(&self, body: &str) -> u64 {
        match body {
            "everyone" => self.1.everyone,
            "locals" => self.1.locals,
            _ => self.0.seats,
        }
    }

    fn decided(&self, body: &str) -> bool {
        let Some((of, took_part, yes, no)) = self.1.resolution else { return false };
        let size = self.people(body);
        let half = Most { percent: 50, strict: true, of_members: false };
        let (quorum, majority) = if body == "committee" { (self.0.quorum, self.0.majority) } else { (None, half) };
        of == body
            && took_part <= size
            && yes + no <= took_part
            && quorum.is_none_or(|quorum| quorum.enough(took_part, size))
            && majority.met(yes, no, size)
    }

    fn acts_for(&self, actors: &[&str]) -> bool {
        Self::active(&self.1.who)
            && actors.iter().any(|actor| match *actor {
                "clerk" => self.clerks(&self.1.who),
                "committee" => Self::sits(&self.1.who) && self.decided("committee"),
                body => self.decided(body),
            })
    }

    /// Everybody decides about everything, a committee only about what it is for.
    fn scope(&self, body: &str, matter: Option<&str>) -> bool {
        let known = matter.is_none_or(|matter| ["money", "policy"].contains(&matter));
        let narrow = body == "committee" && !self.0.decides.is_empty();
        known && (!narrow || matter.is_some_and(|matter| self.0.decides.contains(&matter)))
    }

    fn carried(turnout: Option<Part>, most: Most, outcome: &Outcome) -> bool {
        let voted = outcome.yes + outcome.no + outcome.abstained;
        voted <= outcome.could
            && turnout.is_none_or(|turnout| turnout.enough(voted, outcome.could))
            && most.met(outcome.yes, outcome.no, outcome.could)
    }

    fn lent(&self, who: &Somebody, power: Power) -> bool {
        (Self::sits(who) && self.0.member_lends.contains(&power))
            || (self.clerks(who) && self.0.clerk_lends.contains(&power))
    }

    fn on(moment: Moment) -> i64 {
        moment.0 / 86_400
    }

    fn late(within: Option<u16>, from: i64) -> bool {
        within.is_some_and(|within| NOW > from + i64::from(within))
    }

    fn may(&self, act: &Act) -> bool {
        let (book, world) = (self.0, self.1);
        let who = &world.who;
        match act {
            Act::Vote { opens, .. } => {
                let frozen = Self::on(*opens) - i64::from(book.freeze);
                who.since <= frozen && self.of(book.voters, frozen)
            }
            Act::CallBallot { matter, opens, closes, consent, .. } => {
                let (opens, closes) = (Self::on(*opens), Self::on(*closes));
                self.acts_for(&book.callers)
                    && self.scope(book.voters, matter.as_deref())
                    && opens - NOW >= i64::from(book.notice)
                    && closes - opens >= i64::from(book.open)
                    && book.open_most.is_none_or(|most| closes - opens <= i64::from(most))
                    && (!book.secret || *consent || self.people(book.voters) >= 10)
            }
            Act::Carry { outcome, .. } => Self::carried(book.turnout, book.passes, outcome),
            Act::Propose { matter, signatures, since, .. } => {
                self.of(book.proposers, NOW)
                    && book.heard.enough(*signatures, self.people(book.proposers))
                    && !Self::late(book.collect, Self::on(*since))
                    && self.scope(book.voters, matter.as_deref())
                    && (book.about.is_empty() || matter.as_deref().is_some_and(|matter| book.about.contains(&matter)))
            }
            Act::RefuseProposal { handed_in, .. } => {
                self.acts_for(&book.refusers) && !Self::late(Some(book.decide), Self::on(*handed_in))
            }
            Act::ForceBallot { handed_in, refused, signatures, .. } => {
                let refused = refused.map_or(Self::on(*handed_in) + i64::from(book.decide), Self::on);
                self.of(book.proposers, NOW)
                    && book.force.is_some_and(|force| force.enough(*signatures, self.people(book.proposers)))
                    && refused <= NOW
                    && !Self::late(book.force_within, refused)
            }
            Act::Petition { office, term, signatures, since, .. } => {
                let (begun, ends) = term.map(|(a, b)| (Self::on(a), Self::on(b))).expect("a term");
                self.votes(NOW)
                    && book.recall.enough(*signatures, world.everyone)
                    && !Self::late(Some(10), Self::on(*since))
                    && office.as_deref().is_some_and(|office| book.targets.is_empty() || book.targets.contains(&office))
                    && book.first.is_none_or(|first| NOW >= begun + i64::from(first))
                    && book.last.is_none_or(|last| NOW < ends - i64::from(last))
            }
            Act::Stand { office, nominations, terms_in_a_row } => {
                Self::active(who)
                    && office == "seat"
                    && book.nominated.is_none_or(|part| part.enough(*nominations, world.everyone))
                    && book.terms.is_none_or(|terms| *terms_in_a_row < terms)
            }
            Act::Fill { office, how, until, terms_in_a_row } => {
                // A year from day 100, 11 April 1970.
                let own = if office == "seat" { Filled::ByElection } else { Filled::ByLot };
                let terms = office != "seat" || book.terms.is_none_or(|terms| *terms_in_a_row < terms);
                *how == own && Self::on(*until) <= NOW + 365 && terms
            }
            Act::OpenGroup { members, .. } => {
                Self::active(who)
                    && self.lent(who, Power::OpenGroups)
                    && book.least_members.is_none_or(|n| *members >= n)
            }
            Act::NameDeputy { office } => office == "clerk" && book.deputy.is_some_and(|actor| self.acts_for(&[actor])),
            Act::Use { power, number, about, reason } => {
                let (_, alone, needs_reason) =
                    book.alone.iter().find(|(known, ..)| known == power).expect("each is there");
                let over_people = *power != Power::Mail;
                let about = about.as_deref();
                let second = world.second.as_ref().is_some_and(|second| {
                    second.id != who.id && about != Some(second.id) && Self::active(second) && self.lent(second, *power)
                });
                Self::active(who)
                    && self.lent(who, *power)
                    && !(over_people && about == Some(who.id))
                    && (*reason || !needs_reason)
                    && alone.is_none_or(|alone| (alone > 0 && *number <= alone) || second)
            }
            Act::Sanction { sanction, lasting, told, sitting, conflicted, .. } => {
                let agreed = world.resolution.is_some_and(|(body, took_part, yes, no)| {
                    body == "committee"
                        && took_part <= *sitting
                        && yes + no <= took_part
                        && book.majority.met(yes, no, *sitting)
                });
                let ends = lasting.is_some_and(|lasting| lasting.number() <= u32::from(book.suspension));
                book.sanctions.contains(sanction)
                    && Self::active(who)
                    && Self::sits(who)
                    && *sitting >= book.sit
                    && (*conflicted == 0 || !book.aside)
                    && NOW >= Self::on(*told) + 5
                    && (*sanction != Sanction::Suspension || ends)
                    && agreed
            }
            Act::Appeal { decided, .. } => book.appeal.is_some() && !Self::late(book.appeal, Self::on(*decided)),
            Act::OpenDebate { .. } => self.acts_for(&["clerk"]),
            Act::Speak { posts_today, characters, organiser, organisers_so_far, all_so_far, .. } => {
                self.of("locals", NOW)
                    && book.posts.is_none_or(|most| *posts_today < most)
                    && book.longest.is_none_or(|most| *characters <= most)
                    && (!organiser
                        || book.share.is_none_or(|share| {
                            100 * (organisers_so_far + characters) <= share * (all_so_far + characters)
                        }))
            }
            Act::BringChange { through, .. } => through.is_none() && self.acts_for(&book.bringers),
            Act::AdoptChange { public_since, opened, outcome, .. } => {
                Self::carried(book.turnout, book.passes, outcome)
                    && Self::carried(book.change_turnout, book.passes, outcome)
                    && Self::on(*opened) > Self::on(*public_since)
            }
            other => panic!("no such act is made here: {other:?}"),
        }
    }
}

fn decide(book: &Rulebook, world: &World, act: &Act) -> Answer {
    let nation = ("nation".to_owned(), "n".to_owned());
    let here = world.local.then(|| ("local".to_owned(), "here".to_owned()));
    let facts = Facts {
        people: [("everyone".to_owned(), world.everyone), ("locals".to_owned(), world.locals)].into(),
        resolution: world.resolution.map(|(body, took_part, yes, no)| Resolution {
            body: body.into(),
            took_part,
            yes,
            no,
        }),
        second: world.second.as_ref().map(Somebody::person),
    };
    let place = Place { groups: std::iter::once(nation).chain(here).collect() };
    book.decide(&Asking { who: &world.who.person(), act, place: &place, now: day(NOW), facts: &facts })
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 2_000, ..ProptestConfig::default() })]
    #[test]
    fn what_is_allowed_is_what_the_numbers_allow(
        book in books(),
        tries in proptest::collection::vec((worlds(), acts()), 60),
    ) {
        let text = book.text();
        let parsed = Rulebook::parse(&text);
        prop_assert!(parsed.is_ok(), "{}\n{}", parsed.err().map(|refused| refused.to_string()).unwrap_or_default(), text);
        let rules = parsed.expect("it is accepted").book;
        for (world, act) in tries {
            let answer = decide(&rules, &world, &act);
            let may = Naive(&book, &world).may(&act);
            prop_assert_eq!(answer.is_allowed(), may, "{:?}\n{:?}\n{:?}\n{}", answer, act, world, text);
            match answer {
                Answer::Allowed(cite) => prop_assert!(cite.line > 0 && !cite.path.is_empty()),
                Answer::Refused(grounds) => {
                    prop_assert!(!grounds.is_empty());
                    for ground in grounds {
                        prop_assert_eq!(ground.line.is_none(), ground.because == Because::Missing, "{:?}", ground);
                        prop_assert_ne!(ground.says.english(), ground.says.id);
                    }
                }
            }
        }
    }
}

/// The test above says nothing if one of the two answers hardly ever comes.
#[test]
fn both_answers_come_for_every_kind_of_act() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeMap::<String, [u32; 2]>::new();
    let (books, worlds, acts) = (books(), worlds(), acts());
    let mut book = books.new_tree(&mut runner).expect("a book").current();
    for tries in 0..8_000 {
        // Making a book takes longest.
        if tries % 20 == 0 {
            book = books.new_tree(&mut runner).expect("a book").current();
        }
        let world = worlds.new_tree(&mut runner).expect("a world").current();
        let act = acts.new_tree(&mut runner).expect("an act").current();
        let kind = format!("{act:?}").split([' ', '{']).next().unwrap_or_default().to_owned();
        seen.entry(kind).or_default()[usize::from(Naive(&book, &world).may(&act))] += 1;
    }
    assert_eq!(seen.len(), 18);
    for (kind, [refused, allowed]) in seen {
        assert!(refused >= 10 && allowed >= 3, "{kind}: refused {refused}, allowed {allowed}");
    }
}
