//! A year of the made-up movement: what was said, asked and answered in its groups, and what was done with powers.

use omov_store::{Moment, WriteTx};
use rand_chacha::ChaCha20Rng;

use super::groups::Groups;
use super::people;
use super::roll::{DAY, ago};
use super::terms::Terms;
use crate::groups::front::{self, Front};
use crate::groups::questions::{self, Asked, QuestionId};
use crate::groups::said::{self, Said, SaidId};
use crate::groups::{Group, GroupId};
use crate::house::{Stop, ids};
use crate::members::{Member, MemberId, Standing};
use crate::offices::Power;
use crate::offices::acts::{self, Act, ActId, Told};

const WELCOME: &str =
    "Good to have you here. Nobody has to know anything already. Come on the first Thursday of the month, or write.";
const QUESTION: &str = "What should this group do first in the new year?";
const SAID: [&str; 10] = [
    "Open the hall on one evening a week, warm and free, whoever comes.",
    "Ask the council for its figures on repairs before we write about them.",
    "A bus after nine in the evening. Half of my shift walks home.",
    "Go from door to door in the new houses. Nobody has been there yet.",
    "Read the rent contracts together; mine has a clause nobody understands.",
    "Stop meeting in the pub. My daughter cannot come, and neither can I.",
    "I disagree with the plan for the market. Let us hear the traders first.",
    "Help with the forms for the heating grant, one Saturday a month.",
    "A list of who can drive whom to meetings.",
    "Less paper. Or at least larger letters on it.",
];
const ASKED: [(&str, &str); 5] = [
    ("Can I bring a friend who is not a member?", "Yes. Everybody may listen and speak; members vote."),
    ("Who pays for the hall?", "The whole movement pays a third, the group the rest. The figures are in the minutes."),
    ("I work on Thursdays. Is there another day?", "Not yet. I will ask the group in the next letter."),
    ("Is there a ramp at the back door?", "Yes, since spring. Ring the lower bell."),
    ("Where can I read what was decided in June?", "On the notice board of the hall, and I have sent you a copy."),
];

/// What was answered, by whom and when; none as long as nobody has.
type Answered = Option<(&'static str, MemberId, Moment)>;

/// All of it.
#[derive(Clone, Debug)]
pub(super) struct History {
    fronts: Vec<(GroupId, Front)>,
    said: Vec<(GroupId, Said)>,
    asked: Vec<(Asked, Answered)>,
    acts: Vec<Act>,
}

impl History {
    /// Draws it.
    pub(super) fn drawn(
        chance: &mut ChaCha20Rng,
        groups: &Groups,
        people: &[Member],
        terms: &Terms,
        now: Moment,
    ) -> Result<Self, Stop> {
        let mut all = Self { fronts: Vec::new(), said: Vec::new(), asked: Vec::new(), acts: Vec::new() };
        for local in &groups.locals {
            let members: Vec<&Member> =
                people.iter().filter(|one| one.group == local.id && one.standing == Standing::Member).collect();
            let contact = terms.holder("local-secretary", Some(local.id), now).map(|(member, _)| member);
            let front = Front { contact, welcome: WELCOME.into(), question: QUESTION.into() };
            all.fronts.push((local.id, front));
            all.speak(chance, local, &members, now)?;
            all.ask(chance, local, &members, contact, now)?;
            all.act(chance, local, &members, terms, now)?;
        }
        Ok(all)
    }

    fn speak(&mut self, chance: &mut ChaCha20Rng, group: &Group, members: &[&Member], now: Moment) -> Result<(), Stop> {
        let first = people::below(chance, SAID.len());
        for n in 0..3 + people::below(chance, 5) {
            let Some(one) = members.get(12 + n * 3) else { break };
            let at = ago(now, 2 + n * 9, people::below(chance, 900));
            let said = Said {
                id: SaidId(ids::by_time(at)?),
                member: one.id,
                name: one.name.clone(),
                question: QUESTION.into(),
                body: SAID[(first + n) % SAID.len()].into(),
                at,
            };
            self.said.push((group.id, said));
        }
        Ok(())
    }

    /// Most questions have been answered; some wait, and a few have waited for too long.
    fn ask(
        &mut self,
        chance: &mut ChaCha20Rng,
        group: &Group,
        members: &[&Member],
        contact: Option<MemberId>,
        now: Moment,
    ) -> Result<(), Stop> {
        let first = people::below(chance, ASKED.len());
        for n in 0..2 + people::below(chance, 3) {
            let (Some(one), Some(contact)) = (members.get(13 + n * 4), contact) else { break };
            let (text, answer) = ASKED[(first + n) % ASKED.len()];
            let at = ago(now, 3 + n * 30 + people::below(chance, 12), people::below(chance, 900));
            let answered = at.plus(DAY * (1 + u32::try_from(people::below(chance, 9)).unwrap_or_default()));
            let asked = Asked {
                id: QuestionId(ids::by_time(at)?),
                group: group.id,
                asker: one.id,
                contact: Some(contact),
                text: text.into(),
                at,
                due: at.plus(DAY * 7),
            };
            self.asked.push((asked, (n > 0 && answered < now).then_some((answer, contact, answered))));
        }
        Ok(())
    }

    /// What secretaries do in a year: puts people on the roll, corrects entries, ends memberships.
    fn act(
        &mut self,
        chance: &mut ChaCha20Rng,
        group: &Group,
        members: &[&Member],
        terms: &Terms,
        now: Moment,
    ) -> Result<(), Stop> {
        for n in 0..9 + people::below(chance, 12) {
            let at = ago(now, 1 + people::below(chance, 360), people::below(chance, 600));
            // Whoever held the office then.
            let Some((secretary, _)) = terms.holder("local-secretary", Some(group.id), at) else { continue };
            let (deed, reason) = match people::below(chance, 4) {
                0 => ("act-roll-new", "Joined at the meeting."),
                1 => ("act-roll-renew", "Paid by standing order."),
                _ => ("act-roll-change", "Has moved and told me."),
            };
            self.acts.push(Act {
                id: ActId(ids::by_time(at)?),
                group: group.id,
                actor: secretary,
                power: Power::KeepRoll,
                deed,
                about: members.get(14 + n).map(|one| one.id),
                number: Some(1),
                reason: reason.into(),
                at,
            });
        }
        Ok(())
    }

    /// Writes it down.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Stop> {
        for (group, front) in &self.fronts {
            front::set(tx, *group, front)?;
        }
        for (group, said) in &self.said {
            said::say(tx, *group, said)?;
        }
        for (asked, answer) in &self.asked {
            questions::ask(tx, asked)?;
            if let Some((answer, by, at)) = answer {
                questions::answer(tx, asked.group, asked.id, (answer, *by), *at)?;
            }
        }
        let mut acts: Vec<_> = self.acts.iter().map(|act| (act.clone(), Told::default())).collect();
        acts.sort_by_key(|(act, _)| act.at);
        acts::note_all(tx, &acts)
    }
}
