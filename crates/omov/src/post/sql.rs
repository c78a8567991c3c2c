//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) CREATE = "INSERT INTO letters (id, member_id, email, purpose, subject, body, state, made_at, changed_at) \
        VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, $7)";
}
