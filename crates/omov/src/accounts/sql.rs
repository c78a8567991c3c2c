//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) OPEN = "INSERT INTO sessions (id, member_id, made_at, proved_at, until, device) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    pub(super) SIGNED_IN = "SELECT member_id, proved_at, COALESCE(seen_on, made_at) AS seen_on FROM sessions \
        WHERE id = $1 AND until > $2";
    pub(super) END = "DELETE FROM sessions WHERE id = $1";

    pub(super) ASK = "INSERT INTO ways_in (id, code, browser, purpose, member_id, next, until) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub(super) BY_LINK = "SELECT id, browser, purpose, member_id, next, until, used_at FROM ways_in WHERE id = $1";
    pub(super) BY_CODE = "SELECT id, browser, purpose, member_id, next, until, used_at FROM ways_in WHERE code = $1";
    pub(super) USE = "UPDATE ways_in SET used_at = $1 WHERE id = $2 AND used_at IS NULL";

    pub(super) MEMBERS_SINCE = "SELECT COUNT(DISTINCT sessions.member_id) AS people FROM sessions \
        JOIN members ON members.id = sessions.member_id \
        WHERE members.standing = 'member' AND COALESCE(sessions.seen_on, sessions.made_at) >= $1",
        reads all: "counted in the background, a few times a day";
    pub(super) SESSIONS_OF = "SELECT id, device, made_at, seen_on FROM sessions WHERE member_id = $1 AND until > $2 \
        ORDER BY made_at DESC, id";
    pub(super) END_OF = "DELETE FROM sessions WHERE id = $1 AND member_id = $2";
    pub(super) END_OTHERS = "DELETE FROM sessions WHERE member_id = $1 AND id <> $2";
    pub(super) END_ALL = "DELETE FROM sessions WHERE member_id = $1";
    pub(super) FORGET_WAYS = "DELETE FROM ways_in WHERE member_id = $1";
    pub(super) CAME_BACK = "UPDATE sessions SET seen_on = $2, until = $3 WHERE id = $1";

    pub(super) CHALLENGE = "INSERT INTO challenges (browser, purpose, state, until) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (browser, purpose) DO UPDATE SET state = excluded.state, until = excluded.until";
    pub(super) CHALLENGED = "SELECT state, until FROM challenges WHERE browser = $1 AND purpose = $2";
    pub(super) ANSWERED = "DELETE FROM challenges WHERE browser = $1 AND purpose = $2";
    pub(super) ADD_PASSKEY = "INSERT INTO passkeys (id, member_id, name, passkey, made_at) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT DO NOTHING";
    pub(super) PASSKEYS_OF = "SELECT id, member_id, name, passkey, made_at, used_on FROM passkeys WHERE member_id = $1 \
        ORDER BY made_at, id";
    pub(super) PASSKEY = "SELECT id, member_id, name, passkey, made_at, used_on FROM passkeys WHERE id = $1";
    pub(super) PASSKEY_USED = "UPDATE passkeys SET passkey = $2, used_on = $3 WHERE id = $1";
    pub(super) REMOVE_PASSKEY = "DELETE FROM passkeys WHERE id = $1 AND member_id = $2";
    pub(super) FORGET_PASSKEYS = "DELETE FROM passkeys WHERE member_id = $1";
}
