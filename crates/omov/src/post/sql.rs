//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) CREATE = "INSERT INTO letters (id, member_id, email, purpose, subject, body, state, made_at, changed_at) \
        VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, $7)";
    pub(super) FIND = "SELECT id, member_id, email, purpose, subject, body, state, made_at, changed_at, trouble, via \
        FROM letters WHERE id = $1";
    pub(super) SENT = "UPDATE letters SET state = 'sent', via = $2, changed_at = $3, trouble = NULL \
        WHERE id = $1 AND state = 'waiting'";
    pub(super) TROUBLE = "UPDATE letters SET state = $2, trouble = $3, changed_at = $4 WHERE id = $1";
    pub(super) WIPE = "UPDATE letters SET body = '' WHERE id = $1";
    pub(super) NOTE = "INSERT INTO letter_events (letter_id, at, what, trouble) VALUES ($1, $2, $3, $4) \
        ON CONFLICT DO NOTHING";
    pub(super) EVENTS = "SELECT at, what, trouble FROM letter_events WHERE letter_id = $1 ORDER BY at, what";
    pub(super) WAITING_BEFORE = "SELECT id FROM letters WHERE state = 'waiting' AND made_at < $1 AND purpose = $2 \
        ORDER BY made_at LIMIT 500";
    pub(super) FORGET = "UPDATE letters SET member_id = NULL, email = NULL, subject = '', body = '', \
        state = CASE WHEN state = 'waiting' THEN 'failed' ELSE state END WHERE member_id = $1";
    pub(super) CLEAR_EVENTS = "DELETE FROM letter_events WHERE letter_id IN \
        (SELECT id FROM letters WHERE state = $1 AND made_at < $2 ORDER BY made_at LIMIT 500)";
    pub(super) GONE_EVENTS = "DELETE FROM letter_events WHERE letter_id = $1";
    pub(super) GONE = "DELETE FROM letters WHERE id = $1";
    pub(super) CLEAR = "DELETE FROM letters WHERE id IN \
        (SELECT id FROM letters WHERE state = $1 AND made_at < $2 ORDER BY made_at LIMIT 500)";
    pub(super) LIST = "SELECT id, member_id, email, purpose, subject, body, state, made_at, changed_at, trouble, via \
        FROM letters WHERE id < $1 AND purpose <> 'unseen' ORDER BY id DESC LIMIT $2";
    pub(super) LIST_OF_STATE = "SELECT id, member_id, email, purpose, subject, body, state, made_at, changed_at, trouble, via \
        FROM letters WHERE state = $1 AND (made_at, id) < ($2, $3) AND purpose <> 'unseen' ORDER BY made_at DESC, id DESC LIMIT $4";
    pub(super) COUNT = "SELECT COUNT(*) AS letters FROM \
        (SELECT id FROM letters WHERE state = $1 AND purpose <> 'unseen' LIMIT $2) AS counted";
    pub(super) AGAIN = "UPDATE letters SET state = 'waiting', trouble = NULL, via = NULL, changed_at = $2 WHERE id = $1";
    pub(super) BOUNCED = "INSERT INTO bounced (email_key, letter_id, at) VALUES ($1, $2, $3) \
        ON CONFLICT (email_key) DO UPDATE SET letter_id = excluded.letter_id, at = excluded.at";
    pub(super) IS_BOUNCED = "SELECT at FROM bounced WHERE email_key = $1";
    pub(super) WORKS_AGAIN = "DELETE FROM bounced WHERE email_key = $1";
    pub(super) LAST_SENT_TO = "SELECT id FROM letters WHERE member_id = $1 AND state = 'sent' \
        ORDER BY made_at DESC LIMIT 1";
    pub(super) ALL_BOUNCED = "SELECT email_key, at FROM bounced WHERE email_key > $1 ORDER BY email_key LIMIT $2";
    pub(super) ON_PAPER = "SELECT id, member_id, email, purpose, subject, body, state, made_at, changed_at, trouble, via \
        FROM letters WHERE state = 'waiting' AND email IS NULL ORDER BY made_at LIMIT $1";
    pub(super) COUNT_ON_PAPER = "SELECT COUNT(*) AS letters FROM letters WHERE state = 'waiting' AND email IS NULL";
    pub(super) PRINTED = "UPDATE letters SET state = 'printed', via = 'paper', changed_at = $2 WHERE id = $1";
}
