//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) PRESENT = "SELECT number, digest FROM rulebooks ORDER BY number DESC LIMIT 1";
    pub(super) TEXT = "SELECT wording FROM rulebooks WHERE number = $1";
    pub(super) ADOPT = "INSERT INTO rulebooks (number, digest, wording, adopted_at, how) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (number) DO NOTHING";
    pub(super) KEEP_FIRST = "INSERT INTO rulebook_first (id, wording) VALUES (1, $1) \
        ON CONFLICT (id) DO UPDATE SET wording = excluded.wording";
    pub(super) FIRST = "SELECT wording FROM rulebook_first WHERE id = 1";
    pub(super) FORGET_FIRST = "DELETE FROM rulebook_first WHERE id = 1";
}
