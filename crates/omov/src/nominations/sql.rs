//! What the room asks the database.

use omov_store::statements;

/// Nominations with their columns, in the order in which they are read.
macro_rules! rounds {
    () => {
        "SELECT id, group_id, office, kind, book, seats, about, reopen, opened_by, opened_at, ends_at, extended_at, reason, \
        ended_at, statements, digest, entry FROM nomination_rounds "
    };
}

statements! {
    pub(super) OPEN = "INSERT INTO nomination_rounds (id, group_id, office, kind, book, seats, about, reopen, opened_by, opened_at, \
        ends_at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '')";
    pub(super) FIND = concat!(rounds!(), "WHERE id = $1");
    pub(super) LIST = concat!(rounds!(), "ORDER BY id DESC LIMIT $1");
    pub(super) IN_GROUP = concat!(rounds!(), "WHERE group_id = $1 ORDER BY id DESC LIMIT $2");
    pub(super) LATEST = concat!(rounds!(), "WHERE group_id = $1 AND office = $2 ORDER BY id DESC LIMIT 1");
    pub(super) DUE = "SELECT id FROM nomination_rounds WHERE ended_at IS NULL AND ends_at <= $1 ORDER BY id";
    pub(super) END = "UPDATE nomination_rounds SET ended_at = $2, statements = $3, digest = $4 WHERE id = $1 AND ended_at IS NULL";
    pub(super) EXTEND = "UPDATE nomination_rounds SET ends_at = $2, extended_at = $3, reason = $4, ended_at = NULL, statements = NULL, \
        digest = NULL WHERE id = $1 AND extended_at IS NULL AND ended_at IS NOT NULL";
    pub(super) ENTRY = "UPDATE nomination_rounds SET entry = $2 WHERE id = $1";
    pub(super) OPENED_BY = "SELECT office, opened_at FROM nomination_rounds WHERE opened_by = $1 ORDER BY id";

    pub(super) NAME = "INSERT INTO nominations (id, round_id, member_id, named_by, state, statement, answers, old_enough) \
        VALUES ($1, $2, $3, $4, 'named', '', '{}', 0) ON CONFLICT (round_id, member_id) DO NOTHING";
    pub(super) NOMINATIONS = "SELECT nominations.id, nominations.round_id, nominations.member_id, members.name, \
        CASE WHEN nominations.withdrew = 1 THEN 'withdrew' ELSE nominations.state END AS state, \
        nominations.name, nominations.statement, nominations.answers, nominations.old_enough FROM nominations \
        JOIN members ON members.id = nominations.member_id WHERE nominations.round_id = $1 ORDER BY nominations.id";
    pub(super) NOMINATION = "SELECT nominations.id, nominations.round_id, nominations.member_id, members.name, \
        CASE WHEN nominations.withdrew = 1 THEN 'withdrew' ELSE nominations.state END AS state, \
        nominations.name, nominations.statement, nominations.answers, nominations.old_enough FROM nominations \
        JOIN members ON members.id = nominations.member_id WHERE nominations.id = $1";
    pub(super) OF_MEMBER = "SELECT nominations.id, nominations.round_id, nominations.member_id, members.name, \
        CASE WHEN nominations.withdrew = 1 THEN 'withdrew' ELSE nominations.state END AS state, \
        nominations.name, nominations.statement, nominations.answers, nominations.old_enough FROM nominations \
        JOIN members ON members.id = nominations.member_id WHERE nominations.round_id = $1 AND nominations.member_id = $2";
    pub(super) NAMED_BY = "SELECT COUNT(*) AS people FROM nominations WHERE named_by = $2 AND round_id = $1 AND member_id <> $2";
    pub(super) ACCEPT = "UPDATE nominations SET state = 'accepted', name = $2, statement = $3, answers = $4, old_enough = $5 WHERE id = $1";
    pub(super) DECLINE = "UPDATE nominations SET state = 'declined', name = NULL, statement = '', answers = '{}', old_enough = 0 \
        WHERE id = $1 AND state IN ('named', 'accepted')";
    pub(super) WITHDRAW = "UPDATE nominations SET withdrew = 1 WHERE id = $1 AND state = 'stands' AND withdrew IS NULL";
    pub(super) FOUND = "UPDATE nominations SET state = $2 WHERE id = $1";
    pub(super) AGAIN_WITHDREW = "UPDATE nominations SET state = 'declined', name = NULL, statement = '', answers = '{}', old_enough = 0, \
        withdrew = NULL WHERE round_id = $1 AND withdrew = 1";
    pub(super) AGAIN_ACCEPTED = "UPDATE nominations SET state = 'accepted' WHERE round_id = $1 AND state IN ('stands', 'short', 'unfit')";
    pub(super) AGAIN_NAMED = "UPDATE nominations SET state = 'named' WHERE round_id = $1 AND state = 'silent'";
    pub(super) ASKED = "SELECT nomination_rounds.id, nomination_rounds.office, nomination_rounds.ends_at FROM nominations \
        JOIN nomination_rounds ON nomination_rounds.id = nominations.round_id WHERE nominations.member_id = $1 \
        AND nominations.state = 'named' AND nomination_rounds.ended_at IS NULL AND nomination_rounds.ends_at > $2 \
        ORDER BY nomination_rounds.ends_at, nomination_rounds.id";

    pub(super) SUPPORT = "INSERT INTO nomination_supporters (nomination_id, member_id) VALUES ($1, $2) \
        ON CONFLICT (nomination_id, member_id) DO NOTHING";
    pub(super) UNSUPPORT = "DELETE FROM nomination_supporters WHERE nomination_id = $1 AND member_id = $2";
    pub(super) SUPPORTERS = "SELECT nomination_supporters.nomination_id, COUNT(*) AS people FROM nominations \
        JOIN nomination_supporters ON nomination_supporters.nomination_id = nominations.id \
        JOIN roll ON roll.member_id = nomination_supporters.member_id AND roll.group_id = $2 AND roll.standing = 'member' \
        WHERE nominations.round_id = $1 GROUP BY nomination_supporters.nomination_id";
    pub(super) SUPPORTED_IN = "SELECT nomination_supporters.nomination_id FROM nomination_supporters \
        JOIN nominations ON nominations.id = nomination_supporters.nomination_id \
        WHERE nomination_supporters.member_id = $2 AND nominations.round_id = $1";

    pub(super) STOOD = "SELECT nomination_rounds.office, CASE WHEN nominations.withdrew = 1 THEN 'withdrew' ELSE nominations.state END AS state, \
        nominations.statement, nominations.answers FROM nominations \
        JOIN nomination_rounds ON nomination_rounds.id = nominations.round_id WHERE nominations.member_id = $1 ORDER BY nomination_rounds.id";
    pub(super) NAMED = "SELECT nomination_rounds.office, members.name FROM nominations \
        JOIN nomination_rounds ON nomination_rounds.id = nominations.round_id JOIN members ON members.id = nominations.member_id \
        WHERE nominations.named_by = $1 AND nominations.member_id <> $1 ORDER BY nomination_rounds.id, nominations.id";
    pub(super) SUPPORTED = "SELECT nomination_rounds.office, members.name FROM nomination_supporters \
        JOIN nominations ON nominations.id = nomination_supporters.nomination_id \
        JOIN nomination_rounds ON nomination_rounds.id = nominations.round_id JOIN members ON members.id = nominations.member_id \
        WHERE nomination_supporters.member_id = $1 ORDER BY nomination_rounds.id, nominations.id";
    pub(super) FORGET_SUPPORTER = "DELETE FROM nomination_supporters WHERE member_id = $1";
    pub(super) FORGET_SUPPORTED = "DELETE FROM nomination_supporters WHERE nomination_id IN \
        (SELECT id FROM nominations WHERE member_id = $1 AND state <> 'stands')";
    pub(super) FORGET_NAMED = "DELETE FROM nominations WHERE member_id = $1 AND state <> 'stands'";
    pub(super) FORGET_NAMER = "UPDATE nominations SET named_by = NULL WHERE named_by = $1";
}
