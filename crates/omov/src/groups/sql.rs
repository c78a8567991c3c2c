//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) CREATE = "INSERT INTO groups (id, parent_id, kind, name, name_key, about, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub(super) FIND = "SELECT id, parent_id, kind, name, about, created_at, closed_at FROM groups WHERE id = $1";
    pub(super) WHOLE = "SELECT id, parent_id, kind, name, about, created_at, closed_at FROM groups \
        WHERE parent_id IS NULL AND kind = 'nation' AND closed_at IS NULL";
    pub(super) PARTS = "SELECT id, parent_id, kind, name, about, created_at, closed_at FROM groups \
        WHERE parent_id = $1 AND closed_at IS NULL ORDER BY name_key";
}
