//! What stands in the mail of one member: plain lines, each with the address of the place.

use std::collections::BTreeMap;

use omov_store::{Moment, ReadTx};
use omov_web::dates::Dates;
use omov_web::words::{Arg, Words};

use crate::ballots::{self, Ballot};
use crate::debates::{self, Debate};
use crate::groups::GroupId;
use crate::house::{House, Organisation, Stop, timestamp};
use crate::members::{self, Member};
use crate::motions::{self, Motion};
use crate::replies;

/// So many of each are looked at in a group, the last ones first; and so many lines stand below one heading.
const LOOKED: u32 = 20;
const LINES: usize = 10;

/// What is open in a group, for everybody in it.
#[derive(Default)]
struct Open {
    ballots: Vec<Ballot>,
    debates: Vec<Debate>,
    motions: Vec<Motion>,
}

/// Writes the mails of several members: what is open in a group is looked up once.
pub(super) struct Composer<'c> {
    house: &'c House,
    words: &'c Words,
    dates: &'c Dates,
    organisation: &'c Organisation,
    now: Moment,
    open: BTreeMap<GroupId, Open>,
}

impl<'c> Composer<'c> {
    pub(super) fn new(
        house: &'c House,
        words: &'c Words,
        dates: &'c Dates,
        organisation: &'c Organisation,
        now: Moment,
    ) -> Self {
        Self { house, words, dates, organisation, now, open: BTreeMap::new() }
    }

    /// Subject and text for a member, with what happened since; nothing where there is nothing to say.
    pub(super) fn of(
        &mut self,
        tx: &mut ReadTx<'_>,
        member: &Member,
        since: Moment,
        stop: &str,
    ) -> Result<Option<(String, String)>, Stop> {
        let (mut ballots, mut debates, mut motions) = (Vec::new(), Vec::new(), Vec::new());
        for group in members::groups_of(tx, member.id)? {
            self.look(tx, group)?;
            let open = &self.open[&group];
            for ballot in &open.ballots {
                if ballots::may_vote(tx, ballot, member.id)? {
                    ballots.push(self.ballot(ballot));
                }
            }
            debates.extend(
                open.debates
                    .iter()
                    .map(|one| self.line("digest-debate", &one.question, Some(one.closes_at), &one.id.address())),
            );
            motions.extend(open.motions.iter().map(|one| {
                let name = if one.ends_at.is_some() { "digest-motion-until" } else { "digest-motion" };
                self.line(name, &one.title, one.ends_at, &one.id.address())
            }));
        }
        let became = self.became(tx, member, since)?;
        let parts = [
            ("digest-ballots", ballots),
            ("digest-became", became),
            ("digest-debates", debates),
            ("digest-motions", motions),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(_, lines)| !lines.is_empty())
            .map(|(name, lines)| self.part(name, lines))
            .collect();
        if parts.is_empty() {
            return Ok(None);
        }
        let with = [
            ("organisation", (&*self.organisation.name).into()),
            ("name", (&*member.name).into()),
            ("what", parts.join("\n\n").into()),
            ("stop", stop.into()),
            ("choose", self.house.address("/me/digest").into()),
        ];
        Ok(Some((self.words.say_with("letter-digest-subject", &with), self.words.say_with("letter-digest", &with))))
    }

    /// Looks up what is open in a group, once.
    fn look(&mut self, tx: &mut ReadTx<'_>, group: GroupId) -> Result<(), Stop> {
        if self.open.contains_key(&group) {
            return Ok(());
        }
        let now = self.now;
        let mut ballots = ballots::in_group(tx, group, LOOKED)?;
        ballots.retain(|one| one.is_open_or_soon(now));
        let mut debates = debates::in_group(tx, group, LOOKED)?;
        debates.retain(|one| one.is_open(now));
        let mut motions = motions::in_group(tx, group, LOOKED)?;
        motions.retain(|one| one.is_open(now));
        self.open.insert(group, Open { ballots, debates, motions });
        Ok(())
    }

    /// What became of what they said, moved and suggested, and who answered.
    fn became(&self, tx: &mut ReadTx<'_>, member: &Member, since: Moment) -> Result<Vec<String>, Stop> {
        let mut lines = Vec::new();
        let mut things = Vec::new();
        for (debate, numbers) in debates::spoken_in(tx, member.id, since)? {
            let mine = format!("{}/mine", debate.id.address());
            if !debate.is_open(self.now) {
                lines.push(self.line("digest-closed", &debate.question, None, &mine));
            }
            things.extend(
                numbers.into_iter().map(|number| (replies::To::statement(debate.id, number), debate.question.clone())),
            );
        }
        for (motion, news) in motions::news_of(tx, member.id, (since, self.now))? {
            lines.extend(news.iter().map(|name| self.line(name, &motion.title, None, &motion.id.address())));
            things.push((replies::To::motion(motion.id), motion.title));
        }
        for (motion, title, number, answer) in motions::suggested_by(tx, member.id, since)? {
            let to = replies::To::amendment(motion, number);
            if let Some(name) = answer {
                lines.push(self.line(name, &title, None, &format!("{}/amendments/{number}", motion.address())));
            }
            things.push((to, title));
        }
        let mut quoted: BTreeMap<replies::To, u64> = replies::quoted(tx, member.id, since)?;
        for (to, of) in things {
            // Who quotes them below their own words has answered these.
            quoted.remove(&to);
            let replies = replies::since(tx, to, (since, member.id))?;
            if replies > 0 {
                lines.push(self.counted("digest-replies", &of, replies, &to.address()));
            }
        }
        for (to, replies) in quoted {
            let of = replies::of(tx, to)?;
            lines.push(self.counted("digest-quoted", &of, replies, &to.address()));
        }
        Ok(lines)
    }

    /// A ballot that is open, or will be soon. It is the same for whoever has voted and whoever has not.
    fn ballot(&self, ballot: &Ballot) -> String {
        let opens = ballot.opens_at > self.now;
        let (name, when) =
            if opens { ("digest-ballot-soon", ballot.opens_at) } else { ("digest-ballot", ballot.closes_at) };
        self.line(name, &ballot.title, Some(when), &ballot.id.address())
    }

    fn line(&self, name: &str, title: &str, when: Option<Moment>, to: &str) -> String {
        let when = when.map(|when| self.dates.hour(timestamp(when))).unwrap_or_default();
        self.said(name, &[("title", title.into()), ("when", when.into())], to)
    }

    fn counted(&self, name: &str, title: &str, replies: u64, to: &str) -> String {
        self.said(name, &[("title", title.into()), ("replies", replies.into())], to)
    }

    /// A sentence, and below it the address.
    fn said(&self, name: &str, with: &[(&str, Arg)], to: &str) -> String {
        format!("- {}\n  {}", self.words.say_with(name, with), self.house.address(to))
    }

    fn part(&self, name: &str, mut lines: Vec<String>) -> String {
        let more = lines.len().saturating_sub(LINES);
        lines.truncate(LINES);
        if more > 0 {
            lines.push(self.said("digest-more", &[("more", (more as u64).into())], "/"));
        }
        format!("{}\n\n{}", self.words.say(name), lines.join("\n"))
    }
}
