//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) OPEN = "INSERT INTO debates (id, group_id, kind, book, question, about, opened_by, opened_at, closes_at, seed) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    pub(super) FIND = "SELECT id, group_id, kind, book, question, about, opened_by, opened_at, closes_at, closed_at, seed, entry \
        FROM debates WHERE id = $1";
    pub(super) LIST = "SELECT id, group_id, kind, book, question, about, opened_by, opened_at, closes_at, closed_at, seed, entry \
        FROM debates ORDER BY id DESC LIMIT $1";
    pub(super) IN_GROUP = "SELECT id, group_id, kind, book, question, about, opened_by, opened_at, closes_at, closed_at, seed, entry \
        FROM debates WHERE group_id = $1 ORDER BY id DESC LIMIT $2";
    pub(super) OPEN_ONES = "SELECT id, group_id, kind, book, question, about, opened_by, opened_at, closes_at, closed_at, seed, entry \
        FROM debates WHERE closed_at IS NULL ORDER BY id";
    pub(super) CLOSE = "UPDATE debates SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL";
    pub(super) ENTRY = "UPDATE debates SET entry = $2 WHERE id = $1";
    pub(super) OPENED_BY = "SELECT question, opened_at FROM debates WHERE opened_by = $1 ORDER BY id";

    pub(super) SAY = "INSERT INTO debate_statements (debate_id, number, author_id, seeded, organiser, body, words, letters, \
        said_at, state, source, source_link) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'there', $10, $11)";
    pub(super) NUMBERS = "SELECT number, state FROM debate_statements WHERE debate_id = $1 ORDER BY number";
    pub(super) STATEMENTS = "SELECT number, author_id, seeded, organiser, body, words, letters, said_at, state, source, source_link \
        FROM debate_statements WHERE debate_id = $1 ORDER BY number";
    pub(super) STATEMENT = "SELECT number, author_id, seeded, organiser, body, words, letters, said_at, state, source, source_link \
        FROM debate_statements WHERE debate_id = $1 AND number = $2";
    pub(super) WITHDRAW = "UPDATE debate_statements SET state = 'withdrawn' \
        WHERE debate_id = $1 AND number = $2 AND author_id = $3 AND state = 'there'";
    pub(super) REMOVE = "UPDATE debate_statements SET state = 'removed', removed_for = $3, removed_at = $4, body = '', words = '', \
        source = NULL, source_link = NULL \
        WHERE debate_id = $1 AND number = $2 AND state = 'there'";
    pub(super) PUT_BACK = "UPDATE debate_statements SET state = 'there', removed_for = NULL, removed_at = NULL, body = $3, words = $4, \
        source = $5, source_link = $6 \
        WHERE debate_id = $1 AND number = $2 AND state = 'removed'";
    pub(super) REMOVED = "SELECT number, removed_for, removed_at FROM debate_statements \
        WHERE debate_id = $1 AND state = 'removed' ORDER BY number";
    pub(super) SAID_SINCE = "SELECT COUNT(*) AS statements FROM debate_statements \
        JOIN debates ON debates.id = debate_statements.debate_id WHERE debate_statements.author_id = $1 \
        AND debates.group_id = $2 AND debates.kind = $3 AND debate_statements.said_at >= $4 AND debate_statements.seeded = 0";
    pub(super) WRITTEN = "SELECT CAST(COALESCE(SUM(CASE WHEN organiser = 1 THEN letters ELSE 0 END), 0) AS BIGINT) AS theirs, \
        CAST(COALESCE(SUM(letters), 0) AS BIGINT) AS letters FROM debate_statements WHERE debate_id = $1";
    pub(super) SAID_BY = "SELECT debates.question, debate_statements.body, debate_statements.said_at, \
        debate_statements.source, debate_statements.source_link FROM debate_statements \
        JOIN debates ON debates.id = debate_statements.debate_id WHERE debate_statements.author_id = $1 \
        ORDER BY debate_statements.debate_id, debate_statements.number";
    pub(super) SPOKEN_IN = "SELECT debate_statements.debate_id, debate_statements.number FROM debate_statements \
        JOIN debates ON debates.id = debate_statements.debate_id WHERE debate_statements.author_id = $1 \
        AND debates.closes_at > $2 AND debate_statements.seeded = 0 AND debate_statements.state = 'there' \
        ORDER BY debate_statements.debate_id, debate_statements.number";
    pub(super) FORGET_AUTHOR = "UPDATE debate_statements SET author_id = NULL WHERE author_id = $1";

    pub(super) SHOW = "INSERT INTO debate_views (debate_id, member_id, statement) VALUES ($1, $2, $3) \
        ON CONFLICT (debate_id, member_id, statement) DO NOTHING";
    pub(super) HEARD = "INSERT INTO debate_heard (debate_id, opinion, statement, times) VALUES ($1, $2, $3, 1) \
        ON CONFLICT (debate_id, opinion, statement) DO UPDATE SET times = debate_heard.times + 1";
    pub(super) TIMES = "SELECT opinion, statement, times FROM debate_heard WHERE debate_id = $1 AND opinion IN (0, $2)";
    pub(super) FORGET_TIMES = "DELETE FROM debate_heard WHERE debate_id = $1 AND opinion > 0";
    pub(super) COUNT_TIMES = "SELECT debate_voters.opinion, debate_views.statement, COUNT(*) AS times FROM debate_views \
        JOIN debate_voters ON debate_voters.debate_id = debate_views.debate_id AND debate_voters.member_id = debate_views.member_id \
        WHERE debate_views.debate_id = $1 AND debate_voters.opinion IS NOT NULL \
        GROUP BY debate_voters.opinion, debate_views.statement";
    pub(super) SET_TIMES = "INSERT INTO debate_heard (debate_id, opinion, statement, times) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (debate_id, opinion, statement) DO UPDATE SET times = excluded.times";
    pub(super) MY_VIEWS = "SELECT statement, vote FROM debate_views WHERE debate_id = $1 AND member_id = $2 ORDER BY statement";
    pub(super) VOTE = "UPDATE debate_views SET vote = $4 WHERE debate_id = $1 AND member_id = $2 AND statement = $3";
    pub(super) VIEWS = "SELECT member_id, statement, vote FROM debate_views WHERE debate_id = $1 ORDER BY member_id, statement";
    pub(super) VOTES_OF = "SELECT debates.question, debate_statements.body, debate_views.vote FROM debate_views \
        JOIN debates ON debates.id = debate_views.debate_id \
        JOIN debate_statements ON debate_statements.debate_id = debate_views.debate_id \
        AND debate_statements.number = debate_views.statement \
        WHERE debate_views.member_id = $1 ORDER BY debate_views.debate_id, debate_views.statement";
    pub(super) FORGET_VIEWS = "DELETE FROM debate_views WHERE member_id = $1";

    pub(super) VOTER = "SELECT opinion, x, y, day, votes FROM debate_voters WHERE debate_id = $1 AND member_id = $2";
    pub(super) SET_VOTER = "INSERT INTO debate_voters (debate_id, member_id, day, votes, moved) VALUES ($1, $2, $3, $4, 1) \
        ON CONFLICT (debate_id, member_id) DO UPDATE SET day = excluded.day, votes = excluded.votes, moved = debate_voters.moved + 1";
    pub(super) MOVED = "SELECT COUNT(*) AS people FROM debate_voters WHERE debate_id = $1 AND moved > 0";
    pub(super) MOVED_BY = "SELECT member_id, moved FROM debate_voters WHERE debate_id = $1 AND moved > 0 ORDER BY member_id";
    pub(super) PLACE = "UPDATE debate_voters SET opinion = $3, x = $4, y = $5 WHERE debate_id = $1 AND member_id = $2";
    pub(super) DRAW = "UPDATE debate_voters SET drawn = $3 WHERE debate_id = $1 AND member_id = $2";
    pub(super) DRAWN = "UPDATE debate_voters SET moved = moved - drawn, drawn = 0 WHERE debate_id = $1 AND drawn > 0";
    pub(super) FORGET_VOTER = "DELETE FROM debate_voters WHERE member_id = $1";

    pub(super) MAP = "SELECT made_at, findings FROM debate_maps WHERE debate_id = $1";
    pub(super) SET_MAP = "INSERT INTO debate_maps (debate_id, made_at, findings) VALUES ($1, $2, $3) \
        ON CONFLICT (debate_id) DO UPDATE SET made_at = excluded.made_at, findings = excluded.findings";
}
