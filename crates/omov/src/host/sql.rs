//! What the room asks the database.

use omov_store::{Statement, statements};

statements! {
    END_SESSIONS = "DELETE FROM sessions", reads all: "on a copy, where nobody waits";
    END_WAYS_IN = "DELETE FROM ways_in", reads all: "on a copy, where nobody waits";
    END_CHALLENGES = "DELETE FROM challenges", reads all: "on a copy, where nobody waits";
    END_PAPER_WAYS = "DELETE FROM paper_ways", reads all: "on a copy, where nobody waits";
    EMPTY_LETTERS = "UPDATE letters SET body = '' WHERE purpose = 'sign-in'", reads all: "on a copy, where nobody waits";
    FORGET_SETUP = "DELETE FROM secrets WHERE name = 'setup'";
    pub(super) UNLISTED = "SELECT COUNT(*) AS people FROM members AS m WHERE m.standing <> 'left' AND NOT EXISTS \
        (SELECT 1 FROM roll AS r WHERE r.group_id = m.group_id AND r.standing = m.standing \
            AND r.name_key = m.name_key AND r.member_id = m.id)", reads all: "the host asks, seldom";
    pub(super) LETTERS = "SELECT state, COUNT(*) AS letters, MIN(made_at) AS oldest FROM letters \
        GROUP BY state ORDER BY state", reads all: "the host asks, seldom";
}

/// Run on every backup: what is in none. Whoever finds one cannot be somebody's browser, sign in with a code from a letter (a
/// code of eight letters is soon found from its hash), nor found the movement.
pub(super) const IN_NO_BACKUP: &[&Statement] =
    &[&END_SESSIONS, &END_WAYS_IN, &END_PAPER_WAYS, &END_CHALLENGES, &EMPTY_LETTERS, &FORGET_SETUP];
