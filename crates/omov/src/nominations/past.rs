//! Nominations as they stand, put in at once: for the made-up movement.

use omov_store::{WriteTx, params};
use omov_web::refusal::Refusal;

use super::nomination::Answers;
use super::round::Round;
use super::{NominationId, sql};
use crate::house::Stop;
use crate::members::{self, MemberId};
use crate::record::{self, Step};
use crate::rules;

/// Somebody who was named: their words, if they have accepted, and who supports them.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) id: NominationId,
    pub(crate) who: MemberId,
    pub(crate) statement: Option<String>,
    pub(crate) answers: Answers,
    pub(crate) supporters: Vec<MemberId>,
}

/// All of it.
#[derive(Clone, Debug)]
pub(crate) struct Past {
    /// They are held under the text in force, whatever stands in it.
    pub(crate) round: Round,
    /// In the name of which office they were opened.
    pub(crate) by: String,
    pub(crate) named: Vec<Named>,
}

impl Past {
    /// Writes it down.
    pub(crate) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Stop> {
        let round = Round { book: rules::number(tx)?, ..self.round.clone() };
        round.create(tx)?;
        for one in &self.named {
            let by = one.supporters.first().copied().unwrap_or(one.who);
            tx.execute(&sql::NAME, params![one.id, round.id, one.who, by])?;
            if let Some(statement) = &one.statement {
                let name = members::find(tx, one.who)?.ok_or(Refusal::NotFound)?.name;
                let answers = serde_json::to_string(&one.answers).map_err(|_| Refusal::Failed)?;
                tx.execute(&sql::ACCEPT, params![one.id, name, statement, answers, false])?;
            }
            for supporter in &one.supporters {
                tx.execute(&sql::SUPPORT, params![one.id, supporter])?;
            }
        }
        let title = rules::present(tx)?.title_in("offices", &round.office);
        let facts =
            vec![("title", title), ("seats", round.seats.to_string()), ("until", record::minute(round.ends_at))];
        let (deed, rule) = ("nominations-opened", "nominated-by");
        let (office, by, at) = (Some(self.by.clone()), Some(round.opened_by), round.opened_at);
        round.record(tx, Step { deed, rule, office, facts, by, at })
    }
}
