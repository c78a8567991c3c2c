//! What the room asks the database.

use omov_store::statements;

statements! {
    pub(super) CREATE = "INSERT INTO members (id, name, name_key, email, phone, postcode, address, standing, group_id, \
        joined_at, renew_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    pub(super) CREATE_ADDRESS = "INSERT INTO addresses (email_key, member_id) VALUES ($1, $2)";
    pub(super) CREATE_WORD = "INSERT INTO member_words (word, member_id) VALUES ($1, $2)";
    pub(super) ENROL = "INSERT INTO roll (group_id, standing, name_key, member_id) VALUES ($1, $2, $3, $4)";
    pub(super) COUNT_UP = "INSERT INTO roll_counts (group_id, standing, shard, people) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (group_id, standing, shard) DO UPDATE SET people = roll_counts.people + excluded.people";
    pub(super) COUNT = "SELECT CAST(COALESCE(SUM(people), 0) AS BIGINT) AS people FROM roll_counts \
        WHERE group_id = $1 AND standing = $2";
    pub(super) FIND = "SELECT id, name, email, phone, postcode, address, standing, group_id, joined_at, renew_by \
        FROM members WHERE id = $1";
    pub(super) BY_EMAIL = "SELECT member_id FROM addresses WHERE email_key = $1";
    pub(super) BY_NAME = "SELECT member_id FROM roll WHERE group_id = $1 AND standing = $2 AND name_key = $3 LIMIT 3";
    pub(super) LIST = "SELECT roll.name_key, members.id, members.name, members.email, members.postcode, members.joined_at \
        FROM roll JOIN members ON members.id = roll.member_id \
        WHERE roll.group_id = $1 AND roll.standing = $2 AND (roll.name_key, roll.member_id) > ($3, $4) \
        ORDER BY roll.name_key, roll.member_id LIMIT $5";
}
