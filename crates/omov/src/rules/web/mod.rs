//! The pages of the rulebook. Everybody can read them, members or not: whoever thinks of joining should know the rules.

pub(crate) mod findings;
pub(crate) mod sentences;
mod show;

use crate::house::{Doors, Policy};

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors.get("/rules", Policy::EVERYONE, show::show)
}
