//! Post: what is sent to people by mail or on paper, and what became of it.

use omov_store::Series;

use crate::house::Doors;

pub(crate) const TABLES: Series = Series { name: "post", migrations: &[] };

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
}
