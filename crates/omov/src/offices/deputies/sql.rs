//! What is asked about deputies.

use omov_store::statements;

statements! {
    pub(super) NAME = "INSERT INTO deputies (id, term_id, member_id, since, until) VALUES ($1, $2, $3, $4, $5)";
    pub(super) FIND = "SELECT deputies.id, deputies.term_id, terms.office_id, offices.title, terms.group_id, terms.member_id, \
        holders.name AS holder, terms.ended_at AS over, deputies.member_id AS deputy_id, members.name, deputies.since, deputies.until, \
        deputies.ended_at, (SELECT stands.id FROM terms AS stands WHERE stands.deputy_id = deputies.id \
        AND stands.ended_at IS NULL AND stands.until > $2) AS stands_in, (SELECT acts.entry FROM second_acts \
        JOIN acts ON acts.id = second_acts.act_id WHERE second_acts.id = deputies.id) AS entry FROM deputies \
        JOIN terms ON terms.id = deputies.term_id JOIN offices ON offices.id = terms.office_id \
        JOIN members AS holders ON holders.id = terms.member_id JOIN members ON members.id = deputies.member_id \
        WHERE deputies.id = $1";
    pub(super) OF_TERM = "SELECT id FROM deputies WHERE term_id = $1 AND ended_at IS NULL AND until > $2";
    pub(super) OF_GROUP = "SELECT deputies.id FROM terms JOIN deputies ON deputies.term_id = terms.id \
        WHERE terms.group_id = $1 AND deputies.ended_at IS NULL AND deputies.until > $2 ORDER BY deputies.id";
    pub(super) OF_MEMBER = "SELECT id FROM deputies WHERE member_id = $1 AND until > $2 AND ended_at IS NULL ORDER BY id";
    pub(super) EVER = "SELECT offices.title, groups.name, deputies.since, COALESCE(deputies.ended_at, deputies.until) AS until \
        FROM deputies JOIN terms ON terms.id = deputies.term_id JOIN offices ON offices.id = terms.office_id \
        JOIN groups ON groups.id = terms.group_id WHERE deputies.member_id = $1 ORDER BY deputies.since";
    pub(super) STAND_IN = "INSERT INTO terms (id, office_id, group_id, member_id, since, until, deputy_id) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub(super) REST = "UPDATE terms SET rests_since = $2, rests_until = $3 WHERE id = $1 AND ended_at IS NULL \
        AND COALESCE(rests_until, 0) <= $2";
    pub(super) RETURNED = "UPDATE terms SET rests_until = $2 WHERE id = $1 AND rests_until > $2";
    pub(super) END = "UPDATE deputies SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL AND until > $2";
    pub(super) SHORTEN = "UPDATE deputies SET until = $2 WHERE id = $1 AND until > $2";
    pub(super) SHORTEN_TERMS = "UPDATE terms SET until = $2 WHERE deputy_id = $1 AND until > $2";
    pub(super) END_ALL = "UPDATE deputies SET ended_at = $2 WHERE ended_at IS NULL AND until > $2 \
        AND term_id IN (SELECT id FROM terms WHERE office_id = $1)";
    pub(super) END_ELSEWHERE = "UPDATE deputies SET ended_at = $3 WHERE ended_at IS NULL AND until > $3 AND term_id IN \
        (SELECT terms.id FROM terms JOIN groups ON groups.id = terms.group_id WHERE terms.office_id = $1 AND groups.kind <> $2)";
    pub(super) HELD = "SELECT COUNT(*) AS terms FROM terms WHERE office_id = $1 AND group_id = $2 AND since <= $3 AND until > $3 \
        AND ended_at IS NULL AND deputy_id IS NULL";
}
