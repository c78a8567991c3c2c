//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) SAY = "INSERT INTO replies (about, kind, part, number, version, author_id, group_id, talk, organiser, body, words, \
        letters, said_at, state, quotes_reply, quotes_clause, quotes_from, quotes_letters) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'there', $14, $15, $16, $17)";
    pub(super) FIND = "SELECT number, version, author_id, body, said_at, state, removed_for, removed_at, \
        quotes_reply, quotes_clause, quotes_from, quotes_letters FROM replies \
        WHERE about = $1 AND kind = $2 AND part = $3 AND number = $4";
    pub(super) SOME = "SELECT number, version, author_id, body, said_at, state, removed_for, removed_at, \
        quotes_reply, quotes_clause, quotes_from, quotes_letters FROM replies \
        WHERE about = $1 AND kind = $2 AND part = $3 AND number > $4 ORDER BY number LIMIT $5";
    pub(super) LAST = "SELECT COALESCE(MAX(number), 0) AS last FROM replies WHERE about = $1 AND kind = $2 AND part = $3";
    pub(super) SAME = "SELECT number, author_id FROM replies \
        WHERE about = $1 AND kind = $2 AND part = $3 AND words = $4 AND state = 'there' ORDER BY number LIMIT 1";
    pub(super) COUNTS = "SELECT kind, part, COUNT(*) AS replies FROM replies \
        WHERE about = $1 AND state = 'there' GROUP BY kind, part";
    pub(super) SINCE = "SELECT COUNT(*) AS replies FROM replies WHERE about = $1 AND kind = $2 AND part = $3 \
        AND state = 'there' AND said_at > $4 AND (author_id IS NULL OR author_id <> $5)";
    pub(super) QUOTED = "SELECT quoting.about, quoting.kind, quoting.part, COUNT(*) AS replies FROM replies AS mine \
        JOIN replies AS quoting ON quoting.about = mine.about AND quoting.kind = mine.kind AND quoting.part = mine.part \
        AND quoting.quotes_reply = mine.number WHERE mine.author_id = $1 AND mine.said_at > $4 AND mine.state = 'there' \
        AND quoting.state = 'there' AND quoting.said_at > $2 AND (quoting.author_id IS NULL OR quoting.author_id <> $3) \
        GROUP BY quoting.about, quoting.kind, quoting.part";
    pub(super) WITHDRAW = "UPDATE replies SET state = 'withdrawn' \
        WHERE about = $1 AND kind = $2 AND part = $3 AND number = $4 AND author_id = $5 AND state = 'there'";
    pub(super) REMOVE = "UPDATE replies SET state = 'removed', removed_for = $5, removed_at = $6, body = '', words = '' \
        WHERE about = $1 AND kind = $2 AND part = $3 AND number = $4 AND state = 'there'";
    pub(super) PUT_BACK = "UPDATE replies SET state = 'there', removed_for = NULL, removed_at = NULL, body = $5, words = $6 \
        WHERE about = $1 AND kind = $2 AND part = $3 AND number = $4 AND state = 'removed'";
    pub(super) SAID_SINCE = "SELECT COUNT(*) AS replies FROM replies \
        WHERE author_id = $1 AND said_at >= $2 AND group_id = $3 AND talk = $4";
    pub(super) WRITTEN = "SELECT CAST(COALESCE(SUM(CASE WHEN organiser = 1 THEN letters ELSE 0 END), 0) AS BIGINT) AS theirs, \
        CAST(COALESCE(SUM(letters), 0) AS BIGINT) AS letters FROM replies WHERE about = $1";
    pub(super) SAID_BY = "SELECT about, kind, part, body, said_at FROM replies WHERE author_id = $1 ORDER BY said_at";
    pub(super) FORGET_AUTHOR = "UPDATE replies SET author_id = NULL WHERE author_id = $1";
}
