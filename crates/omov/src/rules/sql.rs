//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) PRESENT = "SELECT number, digest FROM rulebooks ORDER BY number DESC LIMIT 1";
    pub(super) TEXT = "SELECT wording FROM rulebooks WHERE number = $1";
    pub(super) ADOPT = "INSERT INTO rulebooks (number, digest, wording, adopted_at, how, ballot_id) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (number) DO NOTHING";
    pub(super) KEEP_FIRST = "INSERT INTO rulebook_first (id, wording) VALUES (1, $1) \
        ON CONFLICT (id) DO UPDATE SET wording = excluded.wording";
    pub(super) FIRST = "SELECT wording FROM rulebook_first WHERE id = 1";
    pub(super) FORGET_FIRST = "DELETE FROM rulebook_first WHERE id = 1";
    pub(super) DIGEST = "SELECT digest FROM rulebooks WHERE number = $1";
    pub(super) VERSIONS = "SELECT number, adopted_at, how, ballot_id FROM rulebooks ORDER BY number DESC";

    pub(super) PROPOSE = "INSERT INTO rulebook_proposals (id, base, wording, brought, reason, proposer_id, made_at, \
        public_since, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    pub(super) PROPOSAL = "SELECT id, base, wording, brought, reason, proposer_id, made_at, public_since, state \
        FROM rulebook_proposals WHERE id = $1";
    pub(super) PROPOSALS = "SELECT id, base, wording, brought, reason, proposer_id, made_at, public_since, state \
        FROM rulebook_proposals WHERE state <> 'draft' ORDER BY id DESC LIMIT $1",
        reads all: "it is read from its end by its key, and only a few; drafts are few";
    pub(super) PUBLISH = "UPDATE rulebook_proposals SET state = 'open', public_since = $2 WHERE id = $1 AND state = 'draft'";
    pub(super) WITHDRAW = "UPDATE rulebook_proposals SET state = 'withdrawn' WHERE id = $1 AND state = 'open'";
    pub(super) DROP_DRAFT = "DELETE FROM rulebook_proposals WHERE id = $1 AND state = 'draft'";
    pub(super) OLD_DRAFTS = "DELETE FROM rulebook_proposals WHERE state = 'draft' AND made_at < $1",
        reads all: "once a day; texts are proposed seldom";
    pub(super) ADOPTED = "UPDATE rulebook_proposals SET state = 'adopted' WHERE id = $1";
    pub(super) OVERTAKEN = "UPDATE rulebook_proposals SET state = 'overtaken' WHERE base = $1 AND state = 'open'";
    pub(super) DECIDE = "INSERT INTO rulebook_decisions (number, proposal_id, ballot, ways, could, yes, no, abstained, \
        opened_at, closed_at, minutes, entered_by, agreed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    pub(super) DECISION = "SELECT proposal_id, ballot, ways, could, yes, no, abstained, opened_at, closed_at, minutes, \
        enterers.name AS enterer, agreers.name AS agreer FROM rulebook_decisions \
        JOIN members AS enterers ON enterers.id = rulebook_decisions.entered_by \
        JOIN members AS agreers ON agreers.id = rulebook_decisions.agreed_by WHERE number = $1";
    pub(super) PROPOSED_BY = "SELECT reason, made_at FROM rulebook_proposals WHERE proposer_id = $1 ORDER BY id";
    pub(super) FORGET_DRAFTS = "DELETE FROM rulebook_proposals WHERE proposer_id = $1 AND state = 'draft'";
    pub(super) FORGET_REASONS = "UPDATE rulebook_proposals SET reason = '' WHERE proposer_id = $1";
}
