//! The first start: whoever has the code from the terminal founds the movement.

use crate::house::Doors;

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
}
