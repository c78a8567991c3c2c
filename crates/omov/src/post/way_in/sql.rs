//! What is asked of the database for ways in on paper.

use omov_store::statements;

statements! {
    pub(super) OPEN = "INSERT INTO ways_in (id, member_id, printed_by, made_at, until) VALUES ($1, $2, $3, $4, $5)";
    pub(super) FIND = "SELECT member_id FROM ways_in WHERE id = $1 AND ended_at IS NULL AND until > $2";
    pub(super) END = "UPDATE ways_in SET ended_at = $2 WHERE id = $1";
    pub(super) END_ALL = "UPDATE ways_in SET ended_at = $2 WHERE member_id = $1 AND ended_at IS NULL";
    pub(super) FORGET = "DELETE FROM ways_in WHERE member_id = $1";
    pub(super) CLEAR = "DELETE FROM ways_in WHERE until < $1",
        reads all: "once a day; there are few, and they go after a month";
}
