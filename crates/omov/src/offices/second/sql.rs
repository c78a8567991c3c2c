//! What acts of two persons ask the database.

use omov_store::statements;

statements! {
    pub(super) ASK = "INSERT INTO second_acts (id, deed, group_id, asker_id, about_id, number, reason, payload, asked_at, \
        until, state, answer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', '')";
    pub(super) REACH = "INSERT INTO second_reach (group_id, power, act_id) VALUES ($1, $2, $3)";
    pub(super) FIND = "SELECT id, deed, group_id, asker_id, about_id, number, reason, payload, asked_at, until, state \
        FROM second_acts WHERE id = $1";
    pub(super) REACHED = "SELECT second_acts.id, deed, second_acts.group_id, asker_id, about_id, number, reason, payload, \
        asked_at, until, state FROM second_reach JOIN second_acts ON second_acts.id = second_reach.act_id \
        WHERE second_reach.group_id = $1 AND second_reach.power = $2 AND state = 'waiting' AND until > $3 \
        ORDER BY second_acts.id";
    pub(super) ASKED = "SELECT id, deed, group_id, asker_id, about_id, number, reason, payload, asked_at, until, state \
        FROM second_acts WHERE asker_id = $1 AND state = 'waiting' AND until > $2 ORDER BY id";
    pub(super) WAITS_ABOUT = "SELECT id, deed, group_id, asker_id, about_id, number, reason, payload, asked_at, until, state \
        FROM second_acts WHERE about_id = $1 AND deed = $2 AND state = 'waiting' AND until > $3 ORDER BY id LIMIT 1";
    pub(super) ABOUT = "SELECT id, deed, group_id, asker_id, about_id, number, reason, payload, asked_at, until, state \
        FROM second_acts WHERE about_id = $1 AND state = 'waiting' AND until > $2 ORDER BY id";
    pub(super) DECIDE = "UPDATE second_acts SET state = $2, decider_id = $3, decided_at = $4, answer = $5 \
        WHERE id = $1 AND state = 'waiting'";
    pub(super) DONE = "UPDATE second_acts SET act_id = $2 WHERE id = $1";
    pub(super) OUT_OF_REACH = "DELETE FROM second_reach WHERE act_id = $1";
}
