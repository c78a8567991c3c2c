//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) AFTER = "SELECT id FROM members WHERE id > $1 ORDER BY id LIMIT $2";
    pub(super) COUNT_AFTER = "SELECT COUNT(*) AS people FROM members WHERE id > $1";
    pub(super) IN_NETWORKS = "SELECT COUNT(DISTINCT roll.member_id) AS people FROM groups \
        JOIN roll ON roll.group_id = groups.id WHERE groups.by_choice = 1 AND roll.standing = $1",
        reads all: "counted in the background, a few times a day";
    pub(super) CREATE = "INSERT INTO members (id, name, name_key, email, phone, postcode, postcode_key, address, standing, \
        group_id, joined_at, renew_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    pub(super) CHANGE = "UPDATE members SET name = $2, name_key = $3, email = $4, phone = $5, postcode = $6, \
        postcode_key = $7, address = $8 WHERE id = $1";
    pub(super) SET_STANDING = "UPDATE members SET standing = $2, left_at = $3 WHERE id = $1";
    pub(super) RENEW = "UPDATE members SET renew_by = $2, reminded = 0 WHERE id = $1";
    pub(super) MOVE = "UPDATE members SET group_id = $2 WHERE id = $1";
    pub(super) FIND = "SELECT id, name, email, phone, postcode, address, standing, group_id, joined_at, renew_by \
        FROM members WHERE id = $1";

    pub(super) CREATE_ADDRESS = "INSERT INTO addresses (email_key, member_id) VALUES ($1, $2)";
    pub(super) DELETE_ADDRESSES = "DELETE FROM addresses WHERE member_id = $1";
    pub(super) BY_EMAIL = "SELECT member_id FROM addresses WHERE email_key = $1";

    pub(super) CREATE_WORD = "INSERT INTO member_words (word, member_id) VALUES ($1, $2)";
    pub(super) DELETE_WORDS = "DELETE FROM member_words WHERE member_id = $1";

    pub(super) ENROL = "INSERT INTO roll (group_id, standing, name_key, member_id) VALUES ($1, $2, $3, $4)";
    pub(super) STRIKE = "DELETE FROM roll WHERE member_id = $1 AND group_id = $2";
    pub(super) RENAME = "UPDATE roll SET name_key = $2 WHERE member_id = $1";
    pub(super) SET_STANDING_ON_ROLL = "UPDATE roll SET standing = $2 WHERE member_id = $1";
    pub(super) STANDING_IN = "SELECT standing FROM roll WHERE member_id = $1 AND group_id = $2";
    pub(super) KINDS_OF = "SELECT roll.group_id, groups.by_choice FROM roll JOIN groups ON groups.id = roll.group_id \
        WHERE roll.member_id = $1";
    pub(super) LIST = "SELECT roll.name_key, members.id, members.name, members.email, members.postcode, roll.standing, \
        members.joined_at FROM roll JOIN members ON members.id = roll.member_id \
        WHERE roll.group_id = $1 AND roll.standing = $2 AND (roll.name_key, roll.member_id) > ($3, $4) \
        ORDER BY roll.name_key, roll.member_id LIMIT $5";
    pub(super) LIST_BEFORE = "SELECT roll.name_key, members.id, members.name, members.email, members.postcode, \
        roll.standing, members.joined_at FROM roll JOIN members ON members.id = roll.member_id \
        WHERE roll.group_id = $1 AND roll.standing = $2 AND (roll.name_key, roll.member_id) < ($3, $4) \
        ORDER BY roll.name_key DESC, roll.member_id DESC LIMIT $5";
    pub(super) KEY_OF = "SELECT name_key FROM members WHERE id = $1";
    pub(super) SEARCH_NAME = "SELECT roll.name_key, members.id, members.name, members.email, members.postcode, \
        roll.standing, members.joined_at FROM member_words \
        JOIN roll ON roll.member_id = member_words.member_id JOIN members ON members.id = roll.member_id \
        WHERE member_words.word >= $2 AND member_words.word < $3 AND roll.group_id = $1 \
        ORDER BY roll.name_key, roll.member_id LIMIT $4";
    pub(super) SEARCH_POSTCODE = "SELECT roll.name_key, members.id, members.name, members.email, members.postcode, \
        roll.standing, members.joined_at FROM members JOIN roll ON roll.member_id = members.id \
        WHERE members.postcode_key >= $2 AND members.postcode_key < $3 AND roll.group_id = $1 \
        ORDER BY roll.name_key, roll.member_id LIMIT $4";
    pub(super) SEARCH_EMAIL = "SELECT roll.name_key, members.id, members.name, members.email, members.postcode, \
        roll.standing, members.joined_at FROM addresses \
        JOIN roll ON roll.member_id = addresses.member_id JOIN members ON members.id = roll.member_id \
        WHERE addresses.email_key >= $2 AND addresses.email_key < $3 AND roll.group_id = $1 \
        ORDER BY roll.name_key, roll.member_id LIMIT $4";

    pub(super) COUNT_UP = "INSERT INTO roll_counts (group_id, standing, shard, people, came, went) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (group_id, standing, shard) DO UPDATE SET people = roll_counts.people + excluded.people, \
        came = roll_counts.came + excluded.came, went = roll_counts.went + excluded.went";
    pub(super) BY_NAME = "SELECT member_id FROM roll WHERE group_id = $1 AND standing = $2 AND name_key = $3 LIMIT 3";
    pub(super) COUNT = "SELECT CAST(COALESCE(SUM(people), 0) AS BIGINT) AS people FROM roll_counts \
        WHERE group_id = $1 AND standing = $2";
    pub(super) FLOW = "SELECT CAST(COALESCE(SUM(came), 0) AS BIGINT) AS came, CAST(COALESCE(SUM(went), 0) AS BIGINT) AS went \
        FROM roll_counts WHERE group_id = $1 AND standing = $2";
    pub(super) GROUPS_OF = "SELECT group_id FROM roll WHERE member_id = $1";
    pub(super) COUNTS = "SELECT standing, CAST(SUM(people) AS BIGINT) AS people FROM roll_counts \
        WHERE group_id = $1 GROUP BY standing";
    pub(super) EVERYWHERE = "SELECT group_id, CAST(SUM(people) AS BIGINT) AS people FROM roll_counts WHERE standing = $1 \
        GROUP BY group_id", reads all: "a few rows for each group, and every group is shown";
    pub(super) ALL_COUNTS = "SELECT group_id, standing, CAST(SUM(people) AS BIGINT) AS people FROM roll_counts \
        GROUP BY group_id, standing", reads all: "every count is held against the roll";
    pub(super) RECOUNT = "SELECT group_id, standing, COUNT(*) AS people FROM roll GROUP BY group_id, standing",
        reads all: "every count is held against the roll";
}
