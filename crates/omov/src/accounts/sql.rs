//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) OPEN = "INSERT INTO sessions (id, member_id, made_at, proved_at, until, device) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    pub(super) SIGNED_IN = "SELECT member_id, proved_at FROM sessions WHERE id = $1 AND until > $2";
}
