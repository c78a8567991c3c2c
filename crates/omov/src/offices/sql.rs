//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) CREATE = "INSERT INTO offices (id, name, kind, title, powers, term, retired_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, \
        powers = excluded.powers, term = excluded.term, retired_at = excluded.retired_at";
    pub(super) RETIRE = "UPDATE offices SET retired_at = $2 WHERE id = $1 AND retired_at IS NULL";
    pub(super) RETIRE_OLDER = "UPDATE offices SET retired_at = $1 WHERE name IS NULL AND retired_at IS NULL";
    pub(super) END_ALL = "UPDATE terms SET ended_at = $2 WHERE office_id = $1 AND ended_at IS NULL AND until > $2";
    pub(super) END_ELSEWHERE = "UPDATE terms SET ended_at = $3 WHERE office_id = $1 AND ended_at IS NULL AND until > $3 \
        AND group_id IN (SELECT id FROM groups WHERE kind <> $2)";
    pub(super) LEND = "INSERT INTO terms (id, office_id, group_id, member_id, since, until) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    pub(super) NOTE = "INSERT INTO acts (id, group_id, actor_id, power, deed, about_id, number, reason, done_at, entry, \
        deputy_of) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    pub(super) HELD = "SELECT offices.powers, terms.group_id FROM terms JOIN offices ON offices.id = terms.office_id \
        WHERE terms.member_id = $1 AND terms.until > $2 AND terms.since <= $2 AND terms.ended_at IS NULL \
        AND COALESCE(terms.rests_until, 0) <= $2";
    pub(super) HELD_BY_NAME = "SELECT offices.name, terms.group_id, terms.since, COALESCE(terms.ended_at, terms.until) AS until, \
        terms.rests_since, terms.rests_until FROM terms JOIN offices ON offices.id = terms.office_id WHERE terms.member_id = $1 AND offices.name IS NOT NULL";
    pub(super) HOLDERS_OF = "SELECT members.name FROM terms JOIN members ON members.id = terms.member_id \
        WHERE terms.group_id = $2 AND terms.office_id = $1 AND terms.until > $3 AND terms.since <= $3 \
        AND terms.ended_at IS NULL AND COALESCE(terms.rests_until, 0) <= $3 ORDER BY members.name_key";
    pub(super) TITLES = "SELECT offices.powers, terms.group_id, offices.title, offices.name, \
        terms.deputy_id IS NOT NULL AS deputy FROM terms JOIN offices ON offices.id = terms.office_id \
        WHERE terms.member_id = $1 AND terms.until > $2 AND terms.since <= $2 AND terms.ended_at IS NULL \
        AND COALESCE(terms.rests_until, 0) <= $2";
    pub(super) REASON = "SELECT reason FROM acts WHERE id = $1";
    pub(super) HOLDERS = "SELECT members.id, members.name, offices.title, terms.until, terms.deputy_id IS NOT NULL AS deputy FROM terms \
        JOIN offices ON offices.id = terms.office_id JOIN members ON members.id = terms.member_id \
        WHERE terms.group_id = $1 AND terms.until > $2 AND terms.since <= $2 AND terms.ended_at IS NULL \
        AND COALESCE(terms.rests_until, 0) <= $2 \
        ORDER BY offices.title, members.name_key";
    pub(super) FIND = "SELECT id, name, kind, title, powers, term, retired_at FROM offices WHERE id = $1";
    pub(super) TERM = "SELECT id, office_id, group_id, member_id, since, until FROM terms WHERE id = $1";
    pub(super) OVERLAPS = "SELECT EXISTS (SELECT 1 FROM terms WHERE member_id = $1 AND office_id = $2 AND group_id = $3 \
        AND since < $5 AND until > $4 AND ended_at IS NULL AND deputy_id IS NULL) AS held";
    pub(super) ENDS = "SELECT until FROM terms WHERE office_id = $1 AND group_id = $2 AND until > $3 AND ended_at IS NULL \
        AND deputy_id IS NULL ORDER BY until";
    pub(super) TAKEN = "SELECT since, until FROM terms WHERE office_id = $1 AND group_id = $2 AND member_id <> $3 \
        AND since < $5 AND until > $4 AND ended_at IS NULL AND deputy_id IS NULL";
    pub(super) OF_MEMBER = "SELECT since, COALESCE(ended_at, until) AS until FROM terms WHERE member_id = $1 AND office_id = $2 \
        AND group_id = $3 AND deputy_id IS NULL ORDER BY since";
    pub(super) LOSING = "SELECT terms.id, terms.member_id, offices.title, groups.name FROM terms \
        JOIN offices ON offices.id = terms.office_id JOIN groups ON groups.id = terms.group_id \
        WHERE terms.office_id = $1 AND terms.ended_at IS NULL AND terms.until > $3 AND groups.kind <> $2 ORDER BY terms.id";
    pub(super) END = "UPDATE terms SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL AND until > $2";
    pub(super) LENT_IN_GROUP = "SELECT terms.id, terms.office_id, offices.title, offices.powers, terms.member_id, members.name, \
        terms.group_id, terms.since, terms.until, terms.ended_at, (SELECT COUNT(*) FROM acts \
        WHERE acts.actor_id = terms.member_id AND acts.done_at >= terms.since \
        AND acts.done_at <= COALESCE(terms.ended_at, terms.until)) AS acts, (SELECT acts.entry FROM second_acts \
        JOIN acts ON acts.id = second_acts.act_id WHERE second_acts.id = terms.id) AS entry, terms.deputy_id, \
        terms.rests_since, terms.rests_until FROM terms \
        JOIN offices ON offices.id = terms.office_id JOIN members ON members.id = terms.member_id \
        WHERE terms.group_id = $1 AND terms.until > $2 AND terms.ended_at IS NULL \
        ORDER BY offices.title, terms.since, members.name_key";
    pub(super) LENT = "SELECT terms.id, terms.office_id, offices.title, offices.powers, terms.member_id, members.name, \
        terms.group_id, terms.since, terms.until, terms.ended_at, (SELECT COUNT(*) FROM acts \
        WHERE acts.actor_id = terms.member_id AND acts.done_at >= terms.since \
        AND acts.done_at <= COALESCE(terms.ended_at, terms.until)) AS acts, (SELECT acts.entry FROM second_acts \
        JOIN acts ON acts.id = second_acts.act_id WHERE second_acts.id = terms.id) AS entry, terms.deputy_id, \
        terms.rests_since, terms.rests_until FROM terms \
        JOIN offices ON offices.id = terms.office_id JOIN members ON members.id = terms.member_id \
        WHERE terms.id = $1";
    pub(super) LENT_BEFORE = "SELECT terms.id, terms.office_id, offices.title, offices.powers, terms.member_id, members.name, \
        terms.group_id, terms.since, terms.until, terms.ended_at, (SELECT COUNT(*) FROM acts \
        WHERE acts.actor_id = terms.member_id AND acts.done_at >= terms.since \
        AND acts.done_at <= COALESCE(terms.ended_at, terms.until)) AS acts, (SELECT acts.entry FROM second_acts \
        JOIN acts ON acts.id = second_acts.act_id WHERE second_acts.id = terms.id) AS entry, terms.deputy_id, \
        terms.rests_since, terms.rests_until FROM terms \
        JOIN offices ON offices.id = terms.office_id JOIN members ON members.id = terms.member_id \
        WHERE terms.group_id = $2 AND terms.office_id = $1 ORDER BY terms.since DESC LIMIT 20";
    pub(super) OFFICES_OF = "SELECT id, name, kind, title, powers, term, retired_at FROM offices \
        WHERE kind = $1 AND retired_at IS NULL ORDER BY title";
    pub(super) OFFICES = "SELECT id, name, kind, title, powers, term, retired_at FROM offices \
        WHERE retired_at IS NULL ORDER BY kind, title";
    pub(super) EVERY_OFFICE = "SELECT id, name, kind, title, powers, term, retired_at FROM offices ORDER BY kind, title";
    pub(super) RUNNING = "SELECT COUNT(*) AS terms, COUNT(DISTINCT group_id) AS groups FROM terms \
        WHERE office_id = $1 AND until > $2 AND since <= $2 AND ended_at IS NULL AND deputy_id IS NULL";
    pub(super) FIRST_ACT = "SELECT entry, deed FROM acts WHERE group_id = $1 ORDER BY id LIMIT 1";
    pub(super) ACT_AT = "SELECT entry FROM acts WHERE group_id = $1 AND id >= $2 AND id < $3 AND deed = $4 ORDER BY id LIMIT 1";
    pub(super) STANDINGS = "SELECT groups.id, groups.name, groups.kind, COUNT(terms.id) AS terms, \
        COUNT(DISTINCT offices.id) AS held, MIN(terms.until) AS next_end FROM groups LEFT JOIN terms \
        ON terms.group_id = groups.id AND terms.until > $1 AND terms.since <= $1 AND terms.ended_at IS NULL \
        AND terms.deputy_id IS NULL LEFT JOIN offices ON offices.id = terms.office_id AND offices.retired_at IS NULL \
        WHERE groups.closed_at IS NULL GROUP BY groups.id, groups.name, groups.kind, groups.name_key \
        ORDER BY groups.name_key";
    pub(super) ACTS = "SELECT acts.id, acts.deed, acts.power, acts.number, acts.reason, acts.done_at, actors.name AS actor, \
        abouts.name AS about, deciders.name AS decider, acts.entry, acts.deputy_of FROM acts JOIN members AS actors ON actors.id = acts.actor_id \
        LEFT JOIN members AS abouts ON abouts.id = acts.about_id \
        LEFT JOIN second_acts ON second_acts.act_id = acts.id \
        LEFT JOIN members AS deciders ON deciders.id = second_acts.decider_id \
        WHERE acts.group_id = $1 AND acts.id < $2 ORDER BY acts.id DESC LIMIT $3";
    pub(super) LENDERS = "SELECT askers.name AS asker, deciders.name AS decider FROM second_acts \
        JOIN members AS askers ON askers.id = second_acts.asker_id \
        JOIN members AS deciders ON deciders.id = second_acts.decider_id \
        WHERE second_acts.id = $1 AND second_acts.state = 'agreed'";
    pub(super) HOLDING = "SELECT members.id, members.name, offices.title, terms.until, terms.deputy_id IS NOT NULL AS deputy, \
        offices.powers FROM terms \
        JOIN offices ON offices.id = terms.office_id JOIN members ON members.id = terms.member_id \
        WHERE terms.group_id = $1 AND terms.until > $2 AND terms.since <= $2 AND terms.ended_at IS NULL \
        AND COALESCE(terms.rests_until, 0) <= $2 \
        ORDER BY offices.title, members.name_key";
}
