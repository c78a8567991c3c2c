//! The registrar is written to at each step. No letter holds a code or a name of a voter.

use omov_store::{ReadTx, WriteTx};
use omov_web::dates::Dates;
use omov_web::refusal::Refusal;
use omov_web::words::Arg;

use crate::ballots::Ballot;
use crate::house::{House, Stop, organisation, timestamp};
use crate::members::notices::{Notice, Text};
use crate::members::{self, MemberId};

/// What they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ballots) enum Tells {
    /// To whoever was named.
    Named,
    /// The roll is frozen, and the list of voters can be fetched.
    List,
    Sent,
    Replaced,
    /// To whoever called the ballot.
    Accepted,
    Declined,
}

impl Tells {
    fn text(self) -> Text {
        let (subject, body) = match self {
            Self::Named => ("registrar-named-subject", "registrar-named-letter"),
            Self::List => ("registrar-list-subject", "registrar-list-letter"),
            Self::Sent => ("registrar-sent-subject", "registrar-sent-letter"),
            Self::Replaced => ("registrar-replaced-subject", "registrar-replaced-letter"),
            Self::Accepted => ("registrar-accepted-subject", "registrar-accepted-letter"),
            Self::Declined => ("registrar-declined-subject", "registrar-declined-letter"),
        };
        Text { purpose: "registrar", subject, body }
    }
}

/// A letter that is still to be written; its id is made outside of the transaction.
#[derive(Clone, Debug)]
pub(in crate::ballots) struct Telling {
    house: House,
    notice: Notice,
    dates: Dates,
}

impl Telling {
    pub(in crate::ballots) async fn of(house: &House) -> Result<Self, Stop> {
        let found = house.store().read(|tx: &mut ReadTx<'_>| Ok(organisation::find(tx)?)).await?;
        let organisation = found.ok_or(Refusal::NotFound)?;
        let dates = Dates::new(house.words().clone(), &organisation.zone).map_err(|_| Refusal::Failed)?;
        let notice = Notice::of(house.words(), &organisation.name, house.now())?;
        Ok(Self { house: house.clone(), notice, dates })
    }

    pub(in crate::ballots) fn tell(
        &self,
        tx: &mut WriteTx<'_>,
        ballot: &Ballot,
        to: MemberId,
        tells: Tells,
    ) -> Result<(), Stop> {
        let Some(member) = members::find(tx, to)? else { return Ok(()) };
        let with: [(&str, Arg); 5] = [
            ("title", ballot.title.as_str().into()),
            ("page", self.house.address(&format!("{}/registrar", ballot.id.address())).into()),
            ("freezes", self.dates.hour(timestamp(ballot.freezes_at)).into()),
            ("opens", self.dates.hour(timestamp(ballot.opens_at)).into()),
            ("closes", self.dates.hour(timestamp(ballot.closes_at)).into()),
        ];
        self.notice.to(tx, &member, tells.text(), &with)?;
        Ok(())
    }
}
