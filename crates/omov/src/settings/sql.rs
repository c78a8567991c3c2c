//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) NOTE = "INSERT INTO settings_changes (id, setting, before, after, reason, actor_id, changed_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub(super) LATEST = "SELECT setting, before, after, reason, members.name, changed_at FROM settings_changes \
        JOIN members ON members.id = settings_changes.actor_id ORDER BY settings_changes.id DESC LIMIT $1",
        reads all: "it is read from its end by its key, and only a few";
}
