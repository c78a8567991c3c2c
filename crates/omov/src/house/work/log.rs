//! The log of the database is emptied again and again. Its pages tell what was written together, such as a sealed ballot and the mark of its voter,
//! and hold what has been deleted since, such as a voting code that is in the post.

use std::time::Duration;

use super::Works;
use crate::house::{House, Stop};

pub(super) fn work(works: Works) -> Works {
    works.every("log", Duration::from_mins(1), empty)
}

async fn empty(house: House) -> Result<(), Stop> {
    // Where a long read holds it, the next minute does it.
    house.store().empty_log().await?;
    Ok(())
}
