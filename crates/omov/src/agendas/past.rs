//! An agenda that was opened before anybody looked, for the made-up movement of the demonstration.

use omov_store::{WriteTx, params};

use super::{Agenda, sql};
use crate::house::Stop;
use crate::members::MemberId;
use crate::motions::MotionId;

/// It, with what members approve.
#[derive(Clone, Debug)]
pub(crate) struct Past {
    pub(crate) agenda: Agenda,
    pub(crate) approved: Vec<(MemberId, Vec<MotionId>)>,
}

impl Past {
    /// Puts it into the house; where its hour is over, it is drawn up as any other.
    pub(crate) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Stop> {
        self.agenda.create(tx)?;
        for (member, motions) in &self.approved {
            for motion in motions {
                tx.execute(&sql::APPROVE, params![self.agenda.id, member, motion])?;
            }
        }
        Ok(())
    }
}
