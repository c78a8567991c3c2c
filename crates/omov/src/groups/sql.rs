//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) SPEAKERS = "SELECT COUNT(DISTINCT member_id) AS people FROM contributions WHERE said_at >= $1",
        reads all: "counted in the background, a few times a day";
    pub(super) ASKERS = "SELECT COUNT(DISTINCT asker_id) AS people FROM questions WHERE asked_at >= $1",
        reads all: "counted in the background, a few times a day";
    pub(super) CREATE = "INSERT INTO groups (id, parent_id, kind, by_choice, name, name_key, about, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    pub(super) FIND = "SELECT id, parent_id, kind, by_choice, name, about, created_at, closed_at FROM groups WHERE id = $1";
    pub(super) WHOLE = "SELECT id, parent_id, kind, by_choice, name, about, created_at, closed_at FROM groups \
        WHERE parent_id IS NULL AND closed_at IS NULL";
    pub(super) PARTS = "SELECT id, parent_id, kind, by_choice, name, about, created_at, closed_at FROM groups \
        WHERE parent_id = $1 AND closed_at IS NULL ORDER BY name_key";
    pub(super) OPEN = "SELECT id, parent_id, kind, by_choice, name, about, created_at, closed_at FROM groups \
        WHERE closed_at IS NULL ORDER BY name_key";
    pub(super) NETWORKS = "SELECT id, parent_id, kind, by_choice, name, about, created_at, closed_at FROM groups \
        WHERE by_choice = 1 AND closed_at IS NULL ORDER BY name_key";
    pub(super) BY_CHOICE = "UPDATE groups SET by_choice = $2 WHERE kind = $1";
    pub(super) DESCRIBE = "UPDATE groups SET about = $2 WHERE id = $1";
    pub(super) BOUNDARY = "SELECT group_id FROM boundaries WHERE beginning = $1";
    pub(super) BOUNDARIES_OF = "SELECT beginning FROM boundaries WHERE group_id = $1 ORDER BY beginning";
    pub(super) DROP_BOUNDARIES = "DELETE FROM boundaries WHERE group_id = $1";
    pub(super) SET_BOUNDARY = "INSERT INTO boundaries (beginning, group_id) VALUES ($1, $2) \
        ON CONFLICT (beginning) DO UPDATE SET group_id = excluded.group_id";

    pub(super) FRONT = "SELECT contact_id, welcome, question FROM group_fronts WHERE group_id = $1";
    pub(super) SET_FRONT = "INSERT INTO group_fronts (group_id, contact_id, welcome, question) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (group_id) DO UPDATE \
        SET contact_id = excluded.contact_id, welcome = excluded.welcome, question = excluded.question";
    pub(super) HAND_ON_QUESTIONS = "UPDATE questions SET contact_id = $2 WHERE group_id = $1 AND answered_at IS NULL";

    pub(super) ASK = "INSERT INTO questions (group_id, id, asker_id, contact_id, asked, asked_at, due_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub(super) OPEN_QUESTIONS = "SELECT id, asker_id, asked, asked_at, due_at, answered_at, answer FROM questions \
        WHERE group_id = $1 AND answered_at IS NULL ORDER BY id LIMIT $2";
    pub(super) ANSWERED_SINCE = "SELECT asked_at, due_at, answered_at FROM questions \
        WHERE group_id = $1 AND answered_at > $2 ORDER BY answered_at DESC LIMIT $3";
    pub(super) QUESTION = "SELECT id, asker_id, asked, asked_at, due_at, answered_at, answer FROM questions \
        WHERE group_id = $1 AND id = $2";
    pub(super) ASKED_IN = "SELECT id, asker_id, asked, asked_at, due_at, answered_at, answer FROM questions \
        WHERE asker_id = $1 AND group_id = $2 ORDER BY id DESC LIMIT $3";
    pub(super) ASKED_ANYWHERE = "SELECT group_id, id, asked_at, due_at, answered_at FROM questions \
        WHERE asker_id = $1 ORDER BY id DESC LIMIT $2";
    pub(super) WAITING_FOR = "SELECT group_id, id, asked_at, due_at, answered_at FROM questions \
        WHERE contact_id = $1 AND answered_at IS NULL ORDER BY id LIMIT $2";
    pub(super) ANSWER = "UPDATE questions SET answer = $3, answered_at = $4, answered_by = $5 \
        WHERE group_id = $1 AND id = $2 AND answered_at IS NULL";

    pub(super) SAY = "INSERT INTO contributions (group_id, id, member_id, question, body, said_at) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    pub(super) SAID = "SELECT contributions.id, members.id AS member_id, members.name, contributions.question, \
        contributions.body, contributions.said_at \
        FROM contributions JOIN members ON members.id = contributions.member_id \
        WHERE contributions.group_id = $1 AND contributions.id < $2 ORDER BY contributions.id DESC LIMIT $3";
    pub(super) ONE_SAID = "SELECT contributions.id, members.id AS member_id, members.name, contributions.question, \
        contributions.body, contributions.said_at \
        FROM contributions JOIN members ON members.id = contributions.member_id \
        WHERE contributions.group_id = $1 AND contributions.id = $2";
    pub(super) SAID_TO = "SELECT COUNT(*) AS times FROM contributions \
        WHERE member_id = $1 AND group_id = $2 AND question = $3";
    pub(super) TAKE_BACK = "DELETE FROM contributions WHERE group_id = $1 AND id = $2 AND member_id = $3";
    pub(super) REMOVE_SAID = "DELETE FROM contributions WHERE group_id = $1 AND id = $2";

    pub(super) ALL_BOUNDARIES = "SELECT beginning, group_id FROM boundaries",
        reads all: "all of them are held against many people; there are a few for each group";
    pub(super) CLOSE = "UPDATE groups SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL";
    pub(super) DRAFT_MOVE = "INSERT INTO moves (group_id, id, actor_id, closes, beginnings, changed, losing, reason, \
        state, made_at, moved, after_key, after_id) VALUES ($1, $2, $3, $4, $5, '', '', $6, 'draft', $7, 0, '', $8)";
    pub(super) MOVE = "SELECT id, group_id, actor_id, closes, beginnings, changed, losing, reason, state, made_at, moved, \
        after_key, after_id FROM moves WHERE group_id = $1 AND id = $2";
    pub(super) MOVES = "SELECT id, group_id, actor_id, closes, beginnings, changed, losing, reason, state, made_at, moved, \
        after_key, after_id FROM moves WHERE group_id = $1 AND state <> 'draft' ORDER BY id DESC LIMIT $2";
    pub(super) BEGIN_MOVE = "UPDATE moves SET state = 'going', changed = $3, losing = $4 \
        WHERE group_id = $1 AND id = $2 AND state = 'draft'";
    pub(super) MOVED = "UPDATE moves SET moved = $3, after_key = $4, after_id = $5 WHERE group_id = $1 AND id = $2";
    pub(super) OLD_PLANS = "DELETE FROM moves WHERE state = 'draft' AND made_at < $1",
        reads all: "once a day; boundaries are drawn seldom";
    pub(super) END_MOVE = "UPDATE moves SET state = 'done' WHERE group_id = $1 AND id = $2";
}
