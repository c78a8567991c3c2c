//! The record, for everybody: nobody has to sign in to read it.

mod challenge;
mod counts;
mod entry;
mod feed;
mod files;
mod list;

use omov_web::parts::Link;
use omov_web::words::Words;

use crate::house::{Doors, Policy};

/// Where the record is. Under it stand the files of tlog-tiles.
pub(super) const RECORD: &str = "/record";

pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get(RECORD, Policy::EVERYONE, list::show)
        .get("/record/counts", Policy::EVERYONE, counts::show)
        .get("/record/feed.atom", Policy::EVERYONE, feed::show)
        .get("/record/checkpoint", Policy::MACHINES, files::checkpoint)
        .get("/record/key", Policy::MACHINES, files::key)
        .get("/record/tile/{*path}", Policy::MACHINES, files::tile)
        .get("/record/{number}", Policy::EVERYONE, entry::show)
        .get("/record/{number}/challenge", Policy::EVERYONE, challenge::show)
        .get("/record/{number}/entry", Policy::EVERYONE, entry::bytes)
        .get("/record/{number}/proof", Policy::EVERYONE, entry::proof)
}

/// Where an entry is shown.
pub(super) fn address(number: u64) -> String {
    format!("{RECORD}/{number}")
}

fn to_the_record(words: &Words) -> Link {
    Link::new(words.say("record-title"), RECORD)
}
