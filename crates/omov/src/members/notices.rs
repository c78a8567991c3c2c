//! Letters to people about their own membership.

use omov_store::{Error, Moment, WriteTx};
use omov_web::words::{Arg, Words};

use super::{Member, MemberId};
use crate::house::{Answer, Stop, Visit, ids};
use crate::post::{self, Letter, LetterId};

/// What a letter says: what it is for, and the messages that are its subject and its body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Text {
    pub(crate) purpose: &'static str,
    pub(crate) subject: &'static str,
    pub(crate) body: &'static str,
}

/// A letter before it is written: its id is made outside of the transaction in which it is sent.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    id: LetterId,
    words: Words,
    organisation: String,
    now: Moment,
}

impl Notice {
    /// A letter of the organisation, at that moment.
    pub(crate) fn new(visit: &Visit) -> Answer<Self> {
        Self::of(&visit.shell.words, &visit.organisation.name, visit.now)
    }

    /// The same where nobody visits, for work in the background.
    pub(crate) fn of(words: &Words, organisation: &str, now: Moment) -> Result<Self, Stop> {
        Ok(Self::with(ids::by_time(now)?, words, organisation, now))
    }

    /// The same inside a transaction, where no id is made.
    pub(super) fn with(id: [u8; 16], words: &Words, organisation: &str, now: Moment) -> Self {
        Self { id: LetterId(id), words: words.clone(), organisation: organisation.into(), now }
    }

    /// Sends it to somebody on the roll: to their address of e-mail, or on paper if there is none. Its messages know
    /// `$organisation` and `$name`.
    pub(crate) fn to(
        &self,
        tx: &mut WriteTx<'_>,
        member: &Member,
        text: Text,
        with: &[(&str, Arg)],
    ) -> Result<(), Error> {
        let blanks: Vec<_> = with.iter().cloned().chain([("name", member.name.as_str().into())]).collect();
        self.send(tx, Some(member.id), member.email.clone(), text, &blanks)
    }

    /// Sends it to an address, which need not be that of somebody on the roll. Its messages know `$organisation`.
    pub(crate) fn send(
        &self,
        tx: &mut WriteTx<'_>,
        member: Option<MemberId>,
        email: Option<String>,
        text: Text,
        with: &[(&str, Arg)],
    ) -> Result<(), Error> {
        let organisation = ("organisation", self.organisation.as_str().into());
        let blanks: Vec<_> = with.iter().cloned().chain([organisation]).collect();
        let Text { purpose, subject, body } = text;
        let (subject, body) = (self.words.say_with(subject, &blanks), self.words.say_with(body, &blanks));
        post::send(tx, &Letter { id: self.id, member, email, purpose, subject, body }, self.now)
    }
}
