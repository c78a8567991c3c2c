//! What the room asks the database.

use omov_store::statements;

/// A show of hands with its columns, in the order in which it is read.
macro_rules! hands {
    () => {
        "SELECT id, group_id, kind, book, title, about, answers, called_by, called_at, opens_at, closes_at, could, counted_at, voted, figures, \
        entry FROM hands "
    };
}

statements! {
    pub(super) CALL = "INSERT INTO hands (id, group_id, kind, book, title, about, answers, called_by, called_at, opens_at, closes_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    pub(super) FIND = concat!(hands!(), "WHERE id = $1");
    pub(super) LIST = concat!(hands!(), "ORDER BY id DESC LIMIT $1");
    pub(super) IN_GROUP = concat!(hands!(), "WHERE group_id = $1 ORDER BY id DESC LIMIT $2");
    pub(super) DUE = "SELECT id FROM hands WHERE counted_at IS NULL AND (closes_at <= $1 OR (could IS NULL AND opens_at <= $1))",
        reads all: "there are few of them";
    pub(super) OPENED = "UPDATE hands SET could = $2 WHERE id = $1 AND could IS NULL";
    pub(super) COUNTED = "UPDATE hands SET counted_at = $2, voted = $3, figures = $4 WHERE id = $1 AND counted_at IS NULL";
    pub(super) ENTRY = "UPDATE hands SET entry = $2 WHERE id = $1";

    pub(super) NO_VOICES = "DELETE FROM hand_voices WHERE hands_id = $1";
    pub(super) ADD_VOICE = "INSERT INTO hand_voices (hands_id, member_id) VALUES ($1, $2)";
    pub(super) RAISE = "UPDATE hand_voices SET chosen = $3 WHERE hands_id = $1 AND member_id = $2";
    pub(super) VOICE = "SELECT COALESCE(chosen, '') AS chosen FROM hand_voices WHERE hands_id = $1 AND member_id = $2";
    pub(super) VOICES = "SELECT chosen FROM hand_voices WHERE hands_id = $1 AND chosen IS NOT NULL";
    pub(super) NAMES = "SELECT members.name, hand_voices.chosen FROM hand_voices JOIN members ON members.id = hand_voices.member_id \
        WHERE hand_voices.hands_id = $1 AND hand_voices.chosen IS NOT NULL ORDER BY members.name, members.id";
    pub(super) HELD = "SELECT hands.title, hands.answers, hand_voices.chosen FROM hand_voices JOIN hands ON hands.id = hand_voices.hands_id \
        WHERE hand_voices.member_id = $1 ORDER BY hands.id";
    pub(super) CALLED_BY = "SELECT title, called_at FROM hands WHERE called_by = $1 ORDER BY id";
    pub(super) FORGET = "DELETE FROM hand_voices WHERE member_id = $1";
}
