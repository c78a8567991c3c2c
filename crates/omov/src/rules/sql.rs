//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) PRESENT = "SELECT number, digest FROM rulebooks ORDER BY number DESC LIMIT 1";
    pub(super) TEXT = "SELECT text FROM rulebooks WHERE number = $1";
    pub(super) ADOPT = "INSERT INTO rulebooks (number, digest, text, adopted_at, how) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (number) DO NOTHING";
    pub(super) KEEP_FIRST = "INSERT INTO rulebook_first (id, text) VALUES (1, $1) \
        ON CONFLICT (id) DO UPDATE SET text = excluded.text";
    pub(super) FIRST = "SELECT text FROM rulebook_first WHERE id = 1";
    pub(super) FORGET_FIRST = "DELETE FROM rulebook_first WHERE id = 1";
}
