//! What is asked of the database for ways in on paper.

use omov_store::statements;

statements! {
    pub(super) OPEN = "INSERT INTO paper_ways (id, member_id, printed_by, made_at, until) VALUES ($1, $2, $3, $4, $5)";
    pub(super) FIND = "SELECT member_id FROM paper_ways WHERE id = $1 AND ended_at IS NULL AND until > $2";
    pub(super) END = "UPDATE paper_ways SET ended_at = $2 WHERE id = $1";
    pub(super) END_ALL = "UPDATE paper_ways SET ended_at = $2 WHERE member_id = $1 AND ended_at IS NULL";
    pub(super) FORGET = "DELETE FROM paper_ways WHERE member_id = $1";
    pub(super) CLEAR = "DELETE FROM paper_ways WHERE until < $1",
        reads all: "once a day; there are few, and they go after a month";
}
