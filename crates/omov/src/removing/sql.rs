//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) CREATE = "INSERT INTO removals (id, group_id, what, ground, remover, removed_at, said, said_on, kept, appeal_by, state, \
        secret, appeal) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, '')";
    pub(super) FIND = "SELECT id, group_id, what, ground, remover, removed_at, said, said_on, kept, appeal_by, state, secret, typed, \
        appealed_at, appeal, decided_at FROM removals WHERE id = $1";
    pub(super) APPEAL = "UPDATE removals SET state = 'appealed', appellant = $2, appealed_at = $3, typed = $4, appeal = $5 \
        WHERE id = $1 AND state = 'open' AND appeal_by > $3";
    pub(super) DECIDE = "UPDATE removals SET state = $2, decided_at = $3, said = '', said_on = '', kept = '', appeal = '' \
        WHERE id = $1 AND state = 'appealed'";
    pub(super) APPEALED = "SELECT id FROM removals WHERE state = 'appealed' ORDER BY id";
    pub(super) WIPE_OLD = "UPDATE removals SET state = 'over', said = '', said_on = '', kept = '' WHERE state = 'open' AND appeal_by <= $1";
    pub(super) WIPE_NOBODYS = "UPDATE removals SET state = 'over', said = '', said_on = '', kept = '', appeal = '' \
        WHERE id = $1 AND state IN ('open', 'appealed') \
        AND NOT EXISTS (SELECT 1 FROM removal_authors WHERE removal_id = removals.id)";
    pub(super) COUNTS = "SELECT ground, state, COUNT(*) AS removals FROM removals GROUP BY ground, state",
        reads all: "the page of the policy counts everything that was ever taken out";

    pub(super) ADD_AUTHOR = "INSERT INTO removal_authors (removal_id, member_id) VALUES ($1, $2) ON CONFLICT (removal_id, member_id) DO NOTHING";
    pub(super) AUTHORS = "SELECT member_id FROM removal_authors WHERE removal_id = $1 ORDER BY member_id";
    pub(super) WROTE = "SELECT removals.id, removals.ground, removals.removed_at, removals.said, removals.state FROM removal_authors \
        JOIN removals ON removals.id = removal_authors.removal_id WHERE removal_authors.member_id = $1 ORDER BY removals.id DESC";
    pub(super) APPEALED_BY = "SELECT appealed_at, appeal FROM removals WHERE appellant = $1 ORDER BY id";
    pub(super) FORGET_AUTHOR = "DELETE FROM removal_authors WHERE member_id = $1";
    pub(super) FORGET_APPELLANT = "UPDATE removals SET appellant = NULL, appeal = '' WHERE appellant = $1";
    pub(super) FORGET_REMOVER = "UPDATE removals SET remover = NULL WHERE remover = $1";

    pub(super) SEAT = "INSERT INTO removal_panel (removal_id, place, member_id, number, drawn_at, answer_by, reason) \
        VALUES ($1, $2, $3, $4, $5, $6, '')";
    pub(super) SEATS = "SELECT place, member_id, number, answer_by, answer, reason FROM removal_panel WHERE removal_id = $1 ORDER BY place";
    pub(super) ANSWER = "UPDATE removal_panel SET answer = $3, reason = $4 \
        WHERE removal_id = $1 AND member_id = $2 AND answer IS NULL AND answer_by > $5";
    pub(super) FORGET_REASONS = "UPDATE removal_panel SET reason = '' WHERE removal_id = $1";
    pub(super) SAT = "SELECT removal_panel.removal_id, removal_panel.drawn_at, removal_panel.answer_by, removal_panel.answer, \
        removal_panel.reason, removals.state FROM removal_panel JOIN removals ON removals.id = removal_panel.removal_id \
        WHERE removal_panel.member_id = $1 ORDER BY removal_panel.removal_id DESC";
    pub(super) FORGET_SEAT = "UPDATE removal_panel SET member_id = NULL, reason = '' WHERE member_id = $1";
}
