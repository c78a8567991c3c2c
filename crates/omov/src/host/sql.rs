//! What the room asks the database.

use omov_store::{Statement, statements};

use crate::post::copies;

statements! {
    END_SESSIONS = "DELETE FROM sessions", reads all: "on a copy, where nobody waits";
    END_WAYS_IN = "DELETE FROM ways_in", reads all: "on a copy, where nobody waits";
    END_CHALLENGES = "DELETE FROM challenges", reads all: "on a copy, where nobody waits";
    END_JOINS = "DELETE FROM joins", reads all: "on a copy, where nobody waits";
    END_EMAIL_CHANGES = "DELETE FROM email_changes", reads all: "on a copy, where nobody waits";
    FORGET_SETUP = "DELETE FROM secrets WHERE name = 'setup'";
    pub(super) UNLISTED = "SELECT COUNT(*) AS people FROM members AS m WHERE m.standing <> 'left' AND NOT EXISTS \
        (SELECT 1 FROM roll AS r WHERE r.group_id = m.group_id AND r.standing = m.standing \
            AND r.name_key = m.name_key AND r.member_id = m.id)", reads all: "the host asks, seldom";
    pub(super) LATEST = "SELECT MAX(made_at) AS latest FROM letters", reads all: "the host asks, seldom";
    pub(super) LETTERS = "SELECT state, COUNT(*) AS letters, MIN(made_at) AS oldest FROM letters \
        GROUP BY state ORDER BY state", reads all: "the host asks, seldom";
}

/// Run on every backup: what is in none. Whoever finds one cannot be somebody's browser, sign in, join or take an address with
/// a code from a letter (a code of eight letters is soon found from its hash), nor found the movement.
pub(super) fn in_no_backup() -> Vec<&'static Statement> {
    let own = [&END_SESSIONS, &END_WAYS_IN, &END_CHALLENGES, &END_JOINS, &END_EMAIL_CHANGES, &FORGET_SETUP];
    own.into_iter().chain(copies::IN_NO_COPY).collect()
}
