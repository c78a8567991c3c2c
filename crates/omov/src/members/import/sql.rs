//! What the import asks the database.

use omov_store::statements;

statements! {
    pub(super) CREATE = "INSERT INTO imports (id, group_id, by_id, state, encoding, head, lines, at, made_at, changed_at) \
        VALUES ($1, $2, $3, 'reading', $4, $5, $6, 0, $7, $7)";
    pub(super) FIND = "SELECT id, group_id, state, encoding, head, columns, lines, at, job, made_at, changed_at \
        FROM imports WHERE id = $1";
    pub(super) LIST = "SELECT id, group_id, state, encoding, head, columns, lines, at, job, made_at, changed_at \
        FROM imports WHERE group_id = $1 AND state <> 'reading' ORDER BY made_at DESC LIMIT $2";
    pub(super) SET_STATE = "UPDATE imports SET state = $3, at = $4, job = $5, changed_at = $6 WHERE id = $1 AND state = $2";
    pub(super) SET_COLUMNS = "UPDATE imports SET columns = $2 WHERE id = $1";
    pub(super) SET_AT = "UPDATE imports SET at = $2, changed_at = $3 WHERE id = $1";
    pub(super) DELETE = "DELETE FROM imports WHERE id = $1";
    pub(super) OLD = "SELECT id, state FROM imports WHERE changed_at < $1 ORDER BY changed_at LIMIT $2";

    pub(super) STAGE = "INSERT INTO import_rows (import_id, number, cells) VALUES ($1, $2, $3)";
    pub(super) RAW = "SELECT number, cells FROM import_rows WHERE import_id = $1 AND number > $2 ORDER BY number LIMIT $3";
    pub(super) JUDGE = "UPDATE import_rows SET outcome = $3, wanted = $4, problems = $5, match_id = $6, twin = $7, \
        twin_number = $8, new_id = $9, email_key = $10, person_key = $11, decision = NULL \
        WHERE import_id = $1 AND number = $2";
    pub(super) SAME_EMAIL = "SELECT number FROM import_rows \
        WHERE import_id = $1 AND email_key = $2 AND number < $3 ORDER BY number LIMIT 1";
    pub(super) SAME_PERSON = "SELECT number FROM import_rows \
        WHERE import_id = $1 AND person_key = $2 AND number < $3 ORDER BY number LIMIT 1";
    pub(super) ON_THE_ROLL = "SELECT id FROM members WHERE postcode_key = $1 AND name_key = $2 ORDER BY id LIMIT 5";
    pub(super) LINES = "SELECT number, cells, outcome, wanted, problems, match_id, twin, twin_number, decision, done, \
        member_id, set_to, before, new_id FROM import_rows WHERE import_id = $1 AND number > $2 ORDER BY number LIMIT $3";
    pub(super) LINES_DOWN = "SELECT number, cells, outcome, wanted, problems, match_id, twin, twin_number, decision, done, \
        member_id, set_to, before, new_id FROM import_rows WHERE import_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3";
    pub(super) LINE = "SELECT number, cells, outcome, wanted, problems, match_id, twin, twin_number, decision, done, \
        member_id, set_to, before, new_id FROM import_rows WHERE import_id = $1 AND number = $2";
    pub(super) BY_OUTCOME = "SELECT number, cells, outcome, wanted, problems, match_id, twin, twin_number, decision, done, \
        member_id, set_to, before, new_id FROM import_rows \
        WHERE import_id = $1 AND outcome = $2 AND number > $3 ORDER BY number LIMIT $4";
    pub(super) KEPT = "SELECT number, cells, outcome, wanted, problems, match_id, twin, twin_number, decision, done, \
        member_id, set_to, before, new_id FROM import_rows \
        WHERE import_id = $1 AND number > $2 AND done = 'kept' ORDER BY number LIMIT $3";
    pub(super) DECIDE = "UPDATE import_rows SET decision = $3 WHERE import_id = $1 AND number = $2 AND outcome = 'twin'";
    pub(super) DID = "UPDATE import_rows SET done = $3, member_id = $4, set_to = $5, before = $6, problems = $7 \
        WHERE import_id = $1 AND number = $2";
    pub(super) UNDID = "UPDATE import_rows SET done = $3 WHERE import_id = $1 AND number = $2";
    pub(super) FORGET_PERSON = "UPDATE import_rows SET cells = '[]', wanted = NULL, problems = NULL, set_to = NULL, \
        before = NULL, email_key = NULL, person_key = NULL WHERE member_id = $1";
    pub(super) DELETE_ROWS = "DELETE FROM import_rows WHERE import_id = $1 AND number IN \
        (SELECT number FROM import_rows WHERE import_id = $1 ORDER BY number LIMIT $2)";

    pub(super) COUNT_UP = "INSERT INTO import_counts (import_id, what, lines) VALUES ($1, $2, $3) \
        ON CONFLICT (import_id, what) DO UPDATE SET lines = import_counts.lines + excluded.lines";
    pub(super) COUNTS = "SELECT what, lines FROM import_counts WHERE import_id = $1";
    pub(super) DELETE_COUNTS = "DELETE FROM import_counts WHERE import_id = $1";

    pub(super) REMEMBERED = "SELECT columns FROM import_columns WHERE group_id = $1 AND head = $2";
    pub(super) REMEMBER = "INSERT INTO import_columns (group_id, head, columns) VALUES ($1, $2, $3) \
        ON CONFLICT (group_id, head) DO UPDATE SET columns = excluded.columns";

    pub(super) SET_DATES = "UPDATE members SET joined_at = $2, renew_by = $3 WHERE id = $1";
    pub(super) TAKE_OFF_ADDRESSES = "DELETE FROM addresses WHERE member_id = $1";
    pub(super) TAKE_OFF_WORDS = "DELETE FROM member_words WHERE member_id = $1";
    pub(super) TAKE_OFF = "DELETE FROM members WHERE id = $1";
}
