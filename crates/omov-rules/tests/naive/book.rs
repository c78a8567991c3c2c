//! Rulebooks as numbers, and the text that they are made into.

use omov_rules::model::{Power, Sanction};
use proptest::prelude::*;
use proptest::sample::subsequence;

/// So many in a hundred, between a least and a most.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) percent: u64,
    pub(crate) least: Option<u64>,
    pub(crate) most: Option<u64>,
}

impl Part {
    pub(crate) fn text(self) -> String {
        let percent = self.percent;
        match (self.least, self.most) {
            (None, None) => format!("{percent} %"),
            (Some(least), None) => format!("{percent} % or {least}, whichever is more"),
            (None, Some(most)) => format!("{percent} % or {most}, whichever is less"),
            (Some(least), Some(most)) => format!("{percent} %, at least {least} and at most {most}"),
        }
    }

    pub(crate) fn enough(self, have: u64, n: u64) -> bool {
        let share = 100 * have >= self.percent * n;
        let by_least = self.least.is_none_or(|least| have >= least);
        let capped = self.most.is_some_and(|most| have >= most);
        have > 0 && (capped || (share && by_least))
    }
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Most {
    pub(crate) percent: u64,
    pub(crate) strict: bool,
    pub(crate) of_members: bool,
}

impl Most {
    pub(crate) fn text(self) -> String {
        let than = if self.strict { "more than" } else { "at least" };
        let of = if self.of_members { "members" } else { "votes cast" };
        format!("{than} {} % of the {of}", self.percent)
    }

    pub(crate) fn met(self, yes: u64, no: u64, could: u64) -> bool {
        let base = if self.of_members { could } else { yes + no };
        let (mine, needed) = (100 * yes, self.percent * base);
        yes > 0 && (mine > needed || (!self.strict && mine == needed))
    }
}

pub(crate) const POWERS: [Power; 4] = [Power::Export, Power::Lend, Power::CloseGroups, Power::Mail];
pub(crate) const LENT: [Power; 5] = [Power::Export, Power::Lend, Power::CloseGroups, Power::Mail, Power::OpenGroups];
pub(crate) const SANCTIONS: [Sanction; 4] =
    [Sanction::Advice, Sanction::Suspension, Sanction::RemovalFromOffice, Sanction::Expulsion];
pub(crate) const BODIES: [&str; 3] = ["everyone", "locals", "committee"];

/// A rulebook as numbers. Times are in days.
#[derive(Debug, Clone)]
pub(crate) struct Book {
    pub(crate) seats: u64,
    pub(crate) quorum: Option<Part>,
    pub(crate) majority: Most,
    pub(crate) decides: Vec<&'static str>,
    pub(crate) vote_after: u16,
    pub(crate) vote_age: Option<u64>,
    pub(crate) member_lends: Vec<Power>,
    pub(crate) clerk_lends: Vec<Power>,
    pub(crate) least_members: Option<u64>,
    pub(crate) alone: Vec<(Power, Option<u64>, bool)>,
    pub(crate) terms: Option<u64>,
    pub(crate) nominated: Option<Part>,
    pub(crate) deputy: Option<&'static str>,
    pub(crate) voters: &'static str,
    pub(crate) callers: Vec<&'static str>,
    pub(crate) notice: u16,
    pub(crate) open: u16,
    pub(crate) open_most: Option<u16>,
    pub(crate) freeze: u16,
    pub(crate) secret: bool,
    pub(crate) turnout: Option<Part>,
    pub(crate) passes: Most,
    pub(crate) proposers: &'static str,
    pub(crate) about: Vec<&'static str>,
    pub(crate) heard: Part,
    pub(crate) collect: Option<u16>,
    pub(crate) refusers: Vec<&'static str>,
    pub(crate) decide: u16,
    pub(crate) force: Option<Part>,
    pub(crate) force_within: Option<u16>,
    pub(crate) targets: Vec<&'static str>,
    pub(crate) recall: Part,
    pub(crate) first: Option<u16>,
    pub(crate) last: Option<u16>,
    pub(crate) sanctions: Vec<Sanction>,
    pub(crate) sit: u64,
    pub(crate) aside: bool,
    pub(crate) suspension: u16,
    pub(crate) appeal: Option<u16>,
    pub(crate) posts: Option<u64>,
    pub(crate) votes: Option<u64>,
    pub(crate) longest: Option<u64>,
    pub(crate) share: Option<u64>,
    pub(crate) change_turnout: Option<Part>,
    pub(crate) bringers: Vec<&'static str>,
}

pub(crate) fn parts() -> impl Strategy<Value = Part> {
    let bound = || proptest::option::of(0..12_u64);
    (0..=100_u64, bound(), bound()).prop_map(|(percent, least, most)| Part {
        percent,
        least,
        most: most.map(|most| most.max(least.unwrap_or(0))),
    })
}

pub(crate) fn mosts() -> impl Strategy<Value = Most> {
    (prop_oneof![2 => 0..60_u64, 1 => 0..100_u64], any::<bool>(), any::<bool>())
        .prop_map(|(percent, strict, of_members)| Most { percent, strict, of_members })
}

pub(crate) fn some_of<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = Vec<T>> + use<T> {
    subsequence(all.to_vec(), 0..=all.len())
}

pub(crate) fn few() -> impl Strategy<Value = Option<u16>> {
    proptest::option::of(0..20_u16)
}

pub(crate) fn books() -> impl Strategy<Value = Book> {
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
        (
            proptest::option::of(1..5_u64),
            proptest::option::of(50..60_u64),
            proptest::option::of(0..=100_u64),
            proptest::option::of(10..14_u64),
        ),
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
            votes: r.1.3,
            change_turnout: r.2.0,
            bringers: r.2.1,
        }
    })
}

pub(crate) fn list(names: &[&str]) -> String {
    format!("{names:?}")
}

pub(crate) fn powers(powers: &[Power]) -> String {
    list(&powers.iter().map(|power| power.name()).collect::<Vec<_>>())
}

impl Book {
    /// As a secretary would write it.
    pub(crate) fn text(&self) -> String {
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
        for (key, number) in [("posts-a-day", self.posts), ("votes-a-day", self.votes), ("longest-post", self.longest)]
        {
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
