//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) LAST = "SELECT number FROM record_entries WHERE number >= 0 ORDER BY number DESC LIMIT 1";
    pub(super) ADD = "INSERT INTO record_entries (number, bytes, done_at, group_id, area, officer) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    pub(super) ADD_HASH = "INSERT INTO record_hashes (position, hash) VALUES ($1, $2)";
    pub(super) HASH = "SELECT hash FROM record_hashes WHERE position = $1";
    pub(super) HASHES = "SELECT position, hash FROM record_hashes WHERE position >= $1 AND position < $2 ORDER BY position";
    pub(super) ADD_SALT = "INSERT INTO record_salts (entry, part, salt, member_id) VALUES ($1, $2, $3, $4)";

    pub(super) BYTES = "SELECT bytes FROM record_entries WHERE number = $1";
    pub(super) RANGE = "SELECT number, bytes FROM record_entries WHERE number >= $1 AND number < $2 ORDER BY number";
    pub(super) ROWS = "SELECT number, bytes, done_at, group_id, area, officer FROM record_entries \
        WHERE number >= $1 AND number < $2 ORDER BY number";
    pub(super) LATEST = "SELECT number, bytes FROM record_entries WHERE number < $1 ORDER BY number DESC LIMIT $2";
    pub(super) LATEST_OF_GROUP = "SELECT number, bytes FROM record_entries WHERE group_id = $3 AND number < $1 \
        ORDER BY number DESC LIMIT $2";
    pub(super) LATEST_OF_AREA = "SELECT number, bytes FROM record_entries WHERE area = $3 AND number < $1 \
        ORDER BY number DESC LIMIT $2";
    pub(super) COUNT_OF_AREA = "SELECT COUNT(*) AS acts FROM record_entries WHERE area = $1 AND number >= $2";
    pub(super) BEFORE = "SELECT number FROM record_entries WHERE officer = $1 AND done_at < $2 \
        ORDER BY done_at DESC, number DESC LIMIT 1";
    pub(super) COUNT = "SELECT COUNT(*) AS acts FROM record_entries WHERE officer = $1 AND done_at >= $2 AND done_at < $3";

    pub(super) PUBLISHED = "SELECT size, checkpoint, signed_at FROM record_published WHERE id = 1";
    pub(super) PUBLISH = "INSERT INTO record_published (id, size, checkpoint, signed_at) VALUES (1, $1, $2, $3) \
        ON CONFLICT (id) DO UPDATE SET size = excluded.size, checkpoint = excluded.checkpoint, \
        signed_at = excluded.signed_at WHERE record_published.size <= excluded.size";
    pub(super) COSIGNATURES = "SELECT witness, size, line, signed_at, asked_at, trouble FROM record_cosignatures ORDER BY witness";
    pub(super) COSIGNED = "INSERT INTO record_cosignatures (witness, size, line, signed_at, asked_at, trouble) \
        VALUES ($1, $2, $3, $4, $4, '') ON CONFLICT (witness) DO UPDATE SET size = excluded.size, line = excluded.line, \
        signed_at = excluded.signed_at, asked_at = excluded.asked_at, trouble = '' \
        WHERE record_cosignatures.size <= excluded.size";
    pub(super) NOT_COSIGNED = "INSERT INTO record_cosignatures (witness, size, line, signed_at, asked_at, trouble) \
        VALUES ($1, 0, '', NULL, $2, $3) ON CONFLICT (witness) DO UPDATE SET asked_at = excluded.asked_at, \
        trouble = excluded.trouble";

    pub(super) SALTS = "SELECT part, salt, member_id FROM record_salts WHERE entry = $1 ORDER BY part";
    pub(super) SALTS_OF = "SELECT entry, part, salt FROM record_salts WHERE member_id = $1 ORDER BY entry DESC LIMIT 1000";
    pub(super) FORGET_REASONS = "DELETE FROM record_salts WHERE part = 'reason' AND entry IN \
        (SELECT entry FROM record_salts WHERE member_id = $1)";
    pub(super) FORGET = "DELETE FROM record_salts WHERE member_id = $1";
}
