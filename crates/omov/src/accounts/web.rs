//! The pages of signing in.

use crate::house::Doors;

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
}
