//! Who is written to about paper. No letter holds a choice; the one with a half is written in [`super::halves`].

use omov_store::{ReadTx, WriteTx};
use omov_web::dates::Dates;
use omov_web::refusal::Refusal;
use omov_web::words::Arg;

use crate::ballots::Ballot;
use crate::house::{House, Stop, organisation, timestamp};
use crate::members::notices::{Notice, Text};
use crate::members::{self, MemberId};

/// Letters that are still to be written; their ids are made outside of the transaction.
#[derive(Clone, Debug)]
pub(in crate::ballots) struct Telling {
    house: House,
    notices: Vec<Notice>,
    dates: Dates,
}

impl Telling {
    /// For so many people at most.
    pub(in crate::ballots) async fn of(house: &House, people: usize) -> Result<Self, Stop> {
        let found = house.store().read(|tx: &mut ReadTx<'_>| Ok(organisation::find(tx)?)).await?;
        let organisation = found.ok_or(Refusal::NotFound)?;
        let dates = Dates::new(house.words().clone(), &organisation.zone).map_err(|_| Refusal::Failed)?;
        let notice = |_| Notice::of(house.words(), &organisation.name, house.now());
        let notices = (0..people).map(notice).collect::<Result<_, Stop>>()?;
        Ok(Self { house: house.clone(), notices, dates })
    }

    /// Writes to one of them. The messages are `NAME-subject` and `NAME-letter`; they know where the page of that part is.
    pub(in crate::ballots) fn tell(
        &self,
        tx: &mut WriteTx<'_>,
        (at, to): (usize, MemberId),
        (ballot, part): (&Ballot, &str),
        (subject, body): (&'static str, &'static str),
    ) -> Result<(), Stop> {
        let Some((notice, member)) = self.notices.get(at).zip(members::find(tx, to)?) else { return Ok(()) };
        let with: [(&str, Arg); 4] = [
            ("title", ballot.title.as_str().into()),
            ("page", self.house.address(&format!("{}{part}", ballot.id.address())).into()),
            ("freezes", self.dates.hour(timestamp(ballot.freezes_at)).into()),
            ("closes", self.dates.hour(timestamp(ballot.closes_at)).into()),
        ];
        // Whose envelope was set aside is nobody else's business: the purpose is on no list of letters whose text is kept.
        notice.to(tx, &member, Text { purpose: "paper", subject, body }, &with)?;
        Ok(())
    }
}
