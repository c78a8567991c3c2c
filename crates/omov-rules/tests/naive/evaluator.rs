//! What is allowed, a second time.

use omov_rules::decide::{Act, Outcome, Standing};
use omov_rules::model::{Filled, Power, Sanction};
use omov_rules::value::Moment;

use super::book::*;
use super::world::*;

/// The second evaluator: one question at a time, in days and whole people.
pub(crate) struct Naive<'a>(pub(crate) &'a Book, pub(crate) &'a World);

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

    pub(crate) fn may(&self, act: &Act) -> bool {
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
                    && (self.scope(book.voters, matter.as_deref())
                        && (book.about.is_empty() || matter.as_deref().is_some_and(|matter| book.about.contains(&matter)))
                        // What the voters do not decide is marked, and can be proposed all the same.
                        || matter.as_deref().is_some_and(|matter| {
                            ["money", "policy"].contains(&matter) && !self.scope(book.voters, Some(matter))
                        }))
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
            Act::Weigh { votes_today, .. } => {
                self.of("locals", NOW) && book.votes.is_none_or(|most| *votes_today < most)
            }
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
