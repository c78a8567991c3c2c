//! Bringing a list of people in: from a spreadsheet, or from the program that kept the roll before.
//!
//! A list goes through these states, each a page, and can be left at any of them:
//!
//! | state | what happens | by |
//! |---|---|---|
//! | `reading` | the file is looked at whole and its rows are put down as they are; then the file is gone | `read/`, `stage` |
//! | `columns` | somebody says what each column gives; what was said is remembered | `columns` |
//! | `trying` | each row is judged: new, changed, the same, bad, or perhaps somebody we know | `judge`, a job |
//! | `tried` | the page shows what would happen; doubles are decided one by one or left out | `web/` |
//! | `running` | rows are put on the roll, some hundred in a transaction, each with what was there before | `run`, a job |
//! | `done` | it can be undone for some time: what it made goes, what it changed comes back, unless it was changed since | `undo`, a job |
//!
//! Rows, judgements and what was done stand in the database, so that any process goes on where another one died. The id that
//! a new person gets is made when the row is judged: done twice, it is the same person.
//!
//! A list never signs anybody up for mail, and never ends a membership.

mod columns;
mod days;
mod imports;
mod judge;
mod line;
mod lines;
mod problem;
mod read;
mod run;
mod sql;
mod stage;
#[cfg(test)]
pub(super) mod tests;
mod undo;
mod values;
pub(crate) mod web;
pub(crate) mod with_two;
mod work;

use omov_store::{Error, Series, WriteTx, migrations, params};

pub(crate) use work::work;

use super::MemberId;
use crate::house::ids::ids;

pub(crate) const TABLES: Series = Series {
    name: "import",
    migrations: migrations![
        "tables/0001_imports.sql",
        "tables/0002_imports_by_group.sql",
        "tables/0003_imports_by_member.sql",
        "tables/0004_imports_by_change.sql",
        "tables/0005_import_rows.sql",
        "tables/0006_import_rows_by_outcome.sql",
        "tables/0007_import_rows_by_email.sql",
        "tables/0008_import_rows_by_person.sql",
        "tables/0009_import_rows_by_member.sql",
        "tables/0010_import_counts.sql",
        "tables/0011_import_columns.sql",
    ],
};

ids! {
    /// A list that is brought in.
    ImportId;
}

/// So many rows are dealt with in one transaction: nobody waits long for the one writer of the database.
const AT_ONCE: u32 = 500;

/// Takes what lists said about somebody out of those that are still kept: for people who have their data erased.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    tx.execute(&sql::FORGET_PERSON, params![member]).map(|_| ())
}
