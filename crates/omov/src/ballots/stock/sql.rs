//! What standing trustees need of the database.

use omov_store::statements;

/// A stock with its columns, in the order in which it is read.
macro_rules! stocks {
    () => {
        "SELECT id, group_id, agreed, asked_at, until_at, ready_at, retired_at, reason, entry FROM ballot_stocks "
    };
}

statements! {
    pub(super) CREATE = "INSERT INTO ballot_stocks (id, group_id, agreed, asked_at, until_at) VALUES ($1, $2, $3, $4, $5)";
    pub(super) FIND = concat!(stocks!(), "WHERE id = $1");
    pub(super) IN_GROUP = concat!(stocks!(), "WHERE group_id = $1 ORDER BY id DESC LIMIT $2");
    pub(super) READY = "UPDATE ballot_stocks SET ready_at = $2 WHERE id = $1 AND ready_at IS NULL AND retired_at IS NULL";
    pub(super) RETIRE = "UPDATE ballot_stocks SET retired_at = $2, reason = $3 WHERE id = $1 AND retired_at IS NULL";
    pub(super) ENTRY = "UPDATE ballot_stocks SET entry = $2 WHERE id = $1";

    pub(super) ADD_TRUSTEE = "INSERT INTO ballot_stock_trustees (stock_id, number, member_id, name) VALUES ($1, $2, $3, $4)";
    pub(super) TRUSTEES = "SELECT number, member_id, name, certificates, polynomials, shares, rehearsals, trouble \
        FROM ballot_stock_trustees WHERE stock_id = $1 ORDER BY number";
    pub(super) SET_CERTIFICATES = "UPDATE ballot_stock_trustees SET certificates = $3, trouble = NULL \
        WHERE stock_id = $1 AND number = $2 AND certificates IS NULL";
    pub(super) SET_POLYNOMIALS = "UPDATE ballot_stock_trustees SET polynomials = $3, trouble = NULL \
        WHERE stock_id = $1 AND number = $2 AND polynomials IS NULL";
    pub(super) SET_SHARES = "UPDATE ballot_stock_trustees SET shares = $3, trouble = NULL \
        WHERE stock_id = $1 AND number = $2 AND shares IS NULL";
    pub(super) SET_REHEARSALS = "UPDATE ballot_stock_trustees SET rehearsals = $3, trouble = NULL \
        WHERE stock_id = $1 AND number = $2 AND rehearsals IS NULL";
    pub(super) SET_TROUBLE = "UPDATE ballot_stock_trustees SET trouble = $3 WHERE stock_id = $1 AND number = $2";

    pub(super) ADD_KEY = "INSERT INTO ballot_stock_keys (stock_id, number, list, digest) VALUES ($1, $2, $3, $4)";
    pub(super) KEYS = "SELECT number, digest, ballot_id FROM ballot_stock_keys WHERE stock_id = $1 ORDER BY number";
    pub(super) NEXT = "SELECT number, digest FROM ballot_stock_keys WHERE stock_id = $1 AND ballot_id IS NULL ORDER BY number LIMIT 1";
    pub(super) LEFT = "SELECT COUNT(*) AS keys FROM ballot_stock_keys WHERE stock_id = $1 AND ballot_id IS NULL";
    pub(super) GIVE = "UPDATE ballot_stock_keys SET ballot_id = $3 WHERE stock_id = $1 AND number = $2 AND ballot_id IS NULL";
    pub(super) OF_BALLOT = "SELECT stock_id, number, digest FROM ballot_stock_keys WHERE ballot_id = $1";
    pub(super) LIST_OF_BALLOT = "SELECT list FROM ballot_stock_keys WHERE ballot_id = $1";

    pub(super) HELD_BY = "SELECT groups.name, ballot_stocks.asked_at FROM ballot_stock_trustees \
        JOIN ballot_stocks ON ballot_stocks.id = ballot_stock_trustees.stock_id JOIN groups ON groups.id = ballot_stocks.group_id \
        WHERE ballot_stock_trustees.member_id = $1 ORDER BY ballot_stocks.id";
    pub(super) UNMADE_OF = "SELECT ballot_stocks.id FROM ballot_stock_trustees JOIN ballot_stocks ON ballot_stocks.id = ballot_stock_trustees.stock_id \
        WHERE ballot_stock_trustees.member_id = $1 AND ballot_stocks.ready_at IS NULL";
    pub(super) FORGET_TRUSTEES = "DELETE FROM ballot_stock_trustees WHERE stock_id = $1";
    pub(super) FORGET = "DELETE FROM ballot_stocks WHERE id = $1";
}
