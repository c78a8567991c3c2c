//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) WANTED = "SELECT wanted FROM digests WHERE member_id = $1";
    pub(super) WANT = "INSERT INTO digests (member_id, wanted) VALUES ($1, $2) \
        ON CONFLICT (member_id) DO UPDATE SET wanted = excluded.wanted";
    pub(super) LAST = "SELECT wanted, week, sent_at FROM digests WHERE member_id = $1";
    pub(super) SENT = "INSERT INTO digests (member_id, wanted, week, sent_at) VALUES ($1, 1, $2, $3) \
        ON CONFLICT (member_id) DO UPDATE SET week = excluded.week, sent_at = excluded.sent_at";
    pub(super) FORGET = "DELETE FROM digests WHERE member_id = $1";
    pub(super) ROUND = "SELECT week, at FROM digest_round WHERE id = 1";
    pub(super) COME = "INSERT INTO digest_round (id, week, at) VALUES (1, $1, $2) \
        ON CONFLICT (id) DO UPDATE SET week = excluded.week, at = excluded.at";
}
