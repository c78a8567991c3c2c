//! To which groups somebody belongs: the one they live in and everything above it, and the networks they chose.

use omov_store::{Error, ReadTx, params, statements};

use super::{MemberId, Standing};
use crate::groups::GroupId;

statements! {
    GROUPS_OF = "SELECT group_id FROM roll WHERE member_id = $1 ORDER BY group_id";
    COUNTS = "SELECT group_id, CAST(SUM(people) AS BIGINT) AS people FROM roll_counts WHERE standing = $1 \
        GROUP BY group_id", reads all: "a few rows for each group, and every group is shown";
}

/// Every group somebody belongs to: where they live, everything above, and their networks.
pub(crate) fn groups_of(tx: &mut ReadTx<'_>, member: MemberId) -> Result<Vec<GroupId>, Error> {
    tx.all(&GROUPS_OF, params![member])
}

/// How many people of that standing each group has that has any.
pub(crate) fn everywhere(tx: &mut ReadTx<'_>, standing: Standing) -> Result<Vec<(GroupId, u64)>, Error> {
    tx.all(&COUNTS, params![standing])
}
