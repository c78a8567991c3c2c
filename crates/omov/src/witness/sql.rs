//! What a witness asks its database.

use omov_store::statements;

statements! {
    pub(super) KEY = "SELECT secret FROM witness_key WHERE place = 1";
    pub(super) KEEP_KEY = "INSERT INTO witness_key (place, secret) VALUES (1, $1) ON CONFLICT DO NOTHING";

    pub(super) LATEST = "SELECT size, root, note, signed_at FROM witness_signed \
        WHERE origin = $1 ORDER BY size DESC LIMIT 1";
    pub(super) SIGNED_AT = "SELECT size, root, note, signed_at FROM witness_signed WHERE origin = $1 AND size = $2";
    pub(super) SIGN = "INSERT INTO witness_signed (origin, size, root, note, signed_at) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (origin, size) DO UPDATE SET signed_at = excluded.signed_at";

    pub(super) REFUSED = "SELECT id, origin, kind, size, root, note, against, first_at, last_at, times \
        FROM witness_refused WHERE id = $1";
    pub(super) REFUSED_OF_SIZE = "SELECT id, origin, kind, size, root, note, against, first_at, last_at, times \
        FROM witness_refused WHERE origin = $1 AND size = $2";
    pub(super) REFUSED_OF_KIND = "SELECT id, origin, kind, size, root, note, against, first_at, last_at, times \
        FROM witness_refused WHERE origin = $1 AND kind = $2 ORDER BY last_at DESC, id LIMIT $3";
    pub(super) HOW_MANY = "SELECT COUNT(*) AS refused FROM witness_refused WHERE origin = $1 AND kind = $2";
    pub(super) REFUSE = "INSERT INTO witness_refused \
        (id, origin, kind, size, root, note, against, first_at, last_at, times) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, 1)";
    pub(super) REFUSE_AGAIN = "UPDATE witness_refused SET last_at = $2, times = times + 1 WHERE id = $1";
    pub(super) PROVED = "UPDATE witness_refused SET kind = 'fork', against = $2 WHERE id = $1";
    pub(super) CLEARED = "DELETE FROM witness_refused WHERE id = $1";
    pub(super) FORGET_OLDEST = "DELETE FROM witness_refused WHERE id = \
        (SELECT id FROM witness_refused WHERE origin = $1 AND kind = $2 ORDER BY last_at, id LIMIT 1)";
}
