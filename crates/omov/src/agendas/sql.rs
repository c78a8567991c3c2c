//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) OPEN = "INSERT INTO agendas (id, group_id, title, about, places, opened_at, closes_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub(super) FIND = "SELECT id, group_id, title, about, places, opened_at, closes_at, drawn_at, voters, entry FROM agendas WHERE id = $1";
    pub(super) IN_GROUP = "SELECT id, group_id, title, about, places, opened_at, closes_at, drawn_at, voters, entry FROM agendas \
        WHERE group_id = $1 ORDER BY id DESC LIMIT $2";
    pub(super) DUE = "SELECT id FROM agendas WHERE drawn_at IS NULL AND closes_at <= $1", reads all: "there are few agendas";
    pub(super) DRAWN = "UPDATE agendas SET drawn_at = $2, voters = $3 WHERE id = $1 AND drawn_at IS NULL";
    pub(super) ENTRY = "UPDATE agendas SET entry = $2 WHERE id = $1";

    pub(super) APPROVE = "INSERT INTO agenda_approvals (agenda_id, member_id, motion_id) VALUES ($1, $2, $3)";
    pub(super) APPROVE_NOTHING = "DELETE FROM agenda_approvals WHERE agenda_id = $1 AND member_id = $2";
    pub(super) APPROVED_BY = "SELECT motion_id FROM agenda_approvals WHERE agenda_id = $1 AND member_id = $2 ORDER BY motion_id";
    pub(super) APPROVALS = "SELECT member_id, motion_id FROM agenda_approvals WHERE agenda_id = $1 ORDER BY member_id, motion_id";
    pub(super) FORGET_APPROVALS = "DELETE FROM agenda_approvals WHERE agenda_id = $1";
    pub(super) FORGET_MEMBER = "DELETE FROM agenda_approvals WHERE member_id = $1";
    pub(super) HELD = "SELECT agendas.title, motions.title FROM agenda_approvals \
        JOIN agendas ON agendas.id = agenda_approvals.agenda_id JOIN motions ON motions.id = agenda_approvals.motion_id \
        WHERE agenda_approvals.member_id = $1 ORDER BY agendas.id, motions.id";

    pub(super) ADD_ITEM = "INSERT INTO agenda_items (agenda_id, motion_id, approvals, place, lacked) VALUES ($1, $2, $3, $4, $5)";
    pub(super) ITEMS = "SELECT agenda_items.motion_id, motions.title, agenda_items.approvals, agenda_items.place, agenda_items.lacked \
        FROM agenda_items JOIN motions ON motions.id = agenda_items.motion_id WHERE agenda_items.agenda_id = $1 \
        ORDER BY agenda_items.motion_id";
}
