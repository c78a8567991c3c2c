//! The pages of the rulebook. Everybody can read them, members or not: whoever thinks of joining should know the rules.

pub(crate) mod bodies;
mod changes;
mod differences;
pub(crate) mod findings;
mod history;
pub(crate) mod sentences;
mod show;
mod simulator;
pub(crate) mod text;

use crate::house::{Doors, Policy};

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    let doors = doors
        .get("/rules", Policy::EVERYONE, show::show)
        .get("/rules/text", Policy::EVERYONE, text::show)
        .get("/rules/history", Policy::EVERYONE, history::list)
        .get("/rules/history/{number}", Policy::EVERYONE, history::show)
        .get("/rules/simulator", Policy::EVERYONE, simulator::show)
        .get("/rules/bodies/{body}", Policy::EVERYONE, bodies::show);
    changes::routes(doors)
}
