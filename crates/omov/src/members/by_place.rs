//! People by where they live, piece by piece: for whoever draws the boundaries of groups.

use omov_store::{Error, FromRow, ReadTx, Row, params, statements};

use super::{MemberId, Standing};
use crate::groups::GroupId;

statements! {
    LIVING = "SELECT id, postcode_key, postcode, group_id, standing FROM members \
        WHERE postcode_key >= $1 AND postcode_key < $2 AND (postcode_key, id) > ($3, $4) \
        ORDER BY postcode_key, id LIMIT $5";
    OF_GROUP = "SELECT id, postcode_key, postcode, group_id, standing FROM members WHERE group_id = $1 AND id > $2 \
        ORDER BY id LIMIT $3";
}

/// Where somebody lives and belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Living {
    pub(crate) id: MemberId,
    /// The postcode as it is searched, and as it was told; empty where nobody knows.
    pub(crate) key: String,
    pub(crate) postcode: String,
    pub(crate) group: GroupId,
    pub(crate) standing: Standing,
}

impl FromRow for Living {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (key, postcode): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
        let (key, postcode) = (key.unwrap_or_default(), postcode.unwrap_or_default());
        Ok(Self { id: row.get(0)?, key, postcode, group: row.get(3)?, standing: row.get(4)? })
    }
}

/// People whose postcode, without what stands between its parts, begins so: in its order, those that come after `after`.
pub(crate) fn living(
    tx: &mut ReadTx<'_>,
    beginning: &str,
    after: (&str, MemberId),
    most: u32,
) -> Result<Vec<Living>, Error> {
    let end = format!("{beginning}\u{10ffff}");
    tx.all(&LIVING, params![beginning, end, after.0, after.1, most])
}

/// People of one group, without those of its parts, in the order of their ids.
pub(crate) fn of_group(tx: &mut ReadTx<'_>, group: GroupId, after: MemberId, most: u32) -> Result<Vec<Living>, Error> {
    tx.all(&OF_GROUP, params![group, after, most])
}
