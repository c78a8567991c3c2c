//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) CREATE = "INSERT INTO offices (id, kind, title, powers, term_days) VALUES ($1, $2, $3, $4, $5)";
    pub(super) LEND = "INSERT INTO terms (id, office_id, group_id, member_id, since, until) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    pub(super) NOTE = "INSERT INTO acts (id, group_id, actor_id, power, deed, about_id, number, reason, done_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    pub(super) HELD = "SELECT offices.powers, terms.group_id FROM terms JOIN offices ON offices.id = terms.office_id \
        WHERE terms.member_id = $1 AND terms.until > $2 AND terms.since <= $2 AND terms.ended_at IS NULL";
    pub(super) HOLDERS = "SELECT members.id, members.name, offices.title, terms.until FROM terms \
        JOIN offices ON offices.id = terms.office_id JOIN members ON members.id = terms.member_id \
        WHERE terms.group_id = $1 AND terms.until > $2 AND terms.since <= $2 AND terms.ended_at IS NULL \
        ORDER BY offices.title, members.name_key";
    pub(super) HOLDING = "SELECT members.id, members.name, offices.title, terms.until, offices.powers FROM terms \
        JOIN offices ON offices.id = terms.office_id JOIN members ON members.id = terms.member_id \
        WHERE terms.group_id = $1 AND terms.until > $2 AND terms.since <= $2 AND terms.ended_at IS NULL \
        ORDER BY offices.title, members.name_key";
}
