//! Ballots: one member, one vote, sealed, from the notice to a result that anybody can check.
//!
//! A ballot goes through its life in one direction ([`stage`]). Its board, the append-only list of sealed ballots with everything that
//! comes after them, is a record of the protocol (docs/PROTOCOL.md), kept in rows and handed out as a file. Nothing here links a member to a
//! sealed ballot: casting notes that a member has voted, and puts a ballot on the board that knows only its voting code.

mod about;
mod ballot;
mod became;
mod board;
mod calling;
mod cast;
mod closing;
mod codes;
mod corrections;
mod counted;
mod effects;
mod election;
mod ends;
mod groups;
mod kinds;
mod moves;
mod opening;
mod outage;
mod outcome;
mod paper;
mod parts;
mod possible;
mod question;
mod queue;
mod receipt;
mod registrar;
mod reminding;
mod reserved;
mod reserves;
mod roll;
mod sample;
mod scrutiny;
mod spot;
mod sql;
mod stage;
mod stock;
#[cfg(test)]
pub(crate) mod tests;
mod trustees;
pub(crate) mod web;
mod work;

use omov_store::{Series, migrations};

use crate::house::ids::ids;

pub(crate) use about::{forget, held};
pub(crate) use ballot::{Ballot, in_group, on_round};
pub(crate) use became::{Became, became};
pub(crate) use calling::{When, against_calling, could_call, grounds, in_name_of, is_open, kinds, takes};
pub(crate) use corrections::{PUT_ON, TAKE_OFF};
pub(crate) use effects::{is_voted_on, on_change, on_term};
pub(crate) use election::{can_elect, can_reopen, elected_in};
pub(crate) use ends::VOID;
pub(crate) use outcome::against_carrying;
pub(crate) use possible::Possible;
pub(crate) use question::Question;
pub(crate) use reserved::asked;
pub(crate) use roll::{eligible, may_vote};
pub(crate) use stock::TABLES as STOCK_TABLES;
pub(crate) use work::work;

pub(crate) const TABLES: Series = Series {
    name: "ballots",
    migrations: migrations![
        "tables/0001_ballots.sql",
        "tables/0002_ballots_by_group.sql",
        "tables/0003_ballots_by_caller.sql",
        "tables/0004_ballot_trustees.sql",
        "tables/0005_ballot_trustees_by_member.sql",
        "tables/0006_ballot_leaves.sql",
        "tables/0007_ballot_voters.sql",
        "tables/0008_ballot_voters_by_member.sql",
        "tables/0009_ballot_voters_by_group.sql",
        "tables/0010_ballot_credentials.sql",
        "tables/0011_ballot_setups.sql",
        "tables/0012_ballot_boards.sql",
        "tables/0013_ballot_events.sql",
        "tables/0014_ballot_events_by_digest.sql",
        "tables/0015_ballot_events_by_credential.sql",
        "tables/0016_ballots_lot.sql",
        "tables/0017_ballots_office.sql",
        "tables/0018_ballot_candidates.sql",
        "tables/0019_ballot_candidates_by_member.sql",
        "tables/0020_ballots_term.sql",
        "tables/0021_ballots_by_term.sql",
        "tables/0022_ballots_proposal.sql",
        "tables/0023_ballots_by_proposal.sql",
        "tables/0024_ballots_digest.sql",
        "tables/0025_ballots_followed.sql",
        "tables/0026_ballot_moves.sql",
        "tables/0027_ballot_bursts.sql",
        "tables/0028_ballot_samples.sql",
        "tables/0029_ballot_samples_by_member.sql",
        "tables/0030_ballot_voters_by_place.sql",
        "tables/0031_ballot_moves_by_group.sql",
        "tables/0032_ballot_reminders.sql",
        "tables/0033_ballot_pulses.sql",
        "tables/0034_ballot_outages.sql",
        "tables/0035_ballots_round.sql",
        "tables/0036_ballots_by_round.sql",
        "tables/0037_ballots_reopen.sql",
        "tables/0038_ballot_trustees_rehearsal.sql",
        "tables/0039_ballots_to_rehearse.sql",
        "tables/0040_ballot_reserves.sql",
        "tables/0041_ballot_reserves_by_member.sql",
        "tables/0042_ballot_codes.sql",
        "tables/0043_ballot_registrars.sql",
        "tables/0044_ballot_registrars_by_member.sql",
        "tables/0045_ballots_corrects_until.sql",
        "tables/0046_ballots_settled_at.sql",
        "tables/0047_ballots_put_on.sql",
        "tables/0048_ballots_taken_off.sql",
        "tables/0049_ballot_corrections.sql",
        "tables/0050_ballot_corrections_by_member.sql",
        "tables/0051_ballot_questions.sql",
        "tables/0052_ballot_questions_of_today.sql",
        "tables/0053_ballot_questions_by_round.sql",
        "tables/0054_ballot_candidates_question.sql",
        "tables/0055_ballot_papers.sql",
        "tables/0056_ballot_papers_by_member.sql",
        "tables/0057_ballot_paper_officers.sql",
        "tables/0058_ballot_paper_officers_by_member.sql",
        "tables/0059_ballot_boxes.sql",
        "tables/0060_ballot_voters_pass.sql",
        "tables/0061_ballot_voters_on_the_spot.sql",
        "tables/0062_ballot_voters_who_were_there.sql",
        "tables/0063_ballot_voters_by_pass.sql",
        "tables/0064_ballot_boxes_again.sql",
    ],
};

ids! {
    /// A ballot; it sorts by the time it was called.
    BallotId;
}

impl BallotId {
    /// Where its page is.
    pub(crate) fn address(self) -> String {
        format!("/ballots/{self}")
    }
}
