//! What the export asks the database.

use omov_store::statements;

statements! {
    pub(super) CREATE = "INSERT INTO exports (id, group_id, by_id, columns, standings, people, second_id, asked_at, until) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    pub(super) FIND = "SELECT id, group_id, by_id, columns, standings, people, second_id, asked_at, until \
        FROM exports WHERE id = $1";
    pub(super) MINE = "SELECT id, group_id, by_id, columns, standings, people, second_id, asked_at, until \
        FROM exports WHERE by_id = $1 ORDER BY asked_at DESC LIMIT $2";
    pub(super) OPEN = "UPDATE exports SET until = $2, people = $3 WHERE id = $1";
    pub(super) OLD = "DELETE FROM exports WHERE asked_at < $1";
    pub(super) PAGE = "SELECT roll.name_key, members.id, members.name, members.email, members.phone, members.postcode, \
        members.address, members.joined_at, members.renew_by, groups.name AS group_name FROM roll \
        JOIN members ON members.id = roll.member_id JOIN groups ON groups.id = members.group_id \
        WHERE roll.group_id = $1 AND roll.standing = $2 AND (roll.name_key, roll.member_id) > ($3, $4) \
        ORDER BY roll.name_key, roll.member_id LIMIT $5";
}
