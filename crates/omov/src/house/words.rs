//! The messages of all rooms: each has a file of its own, beside what says them.

use omov_web::words::{Slip, Words};

/// One file a room.
pub(crate) const ENGLISH: &[&str] = &[
    include_str!("en.ftl"),
    include_str!("../accounts/en.ftl"),
    include_str!("../agendas/en.ftl"),
    include_str!("../hands/en.ftl"),
    include_str!("../ballots/en.ftl"),
    include_str!("../ballots/paper/en.ftl"),
    include_str!("../debates/en.ftl"),
    include_str!("../demo/en.ftl"),
    include_str!("../digest/en.ftl"),
    include_str!("../groups/en.ftl"),
    include_str!("../help/en.ftl"),
    include_str!("../home/en.ftl"),
    include_str!("../host/en.ftl"),
    include_str!("../meetings/en.ftl"),
    include_str!("../members/en.ftl"),
    include_str!("../members/export/en.ftl"),
    include_str!("../members/import/en.ftl"),
    include_str!("../motions/en.ftl"),
    include_str!("../nominations/en.ftl"),
    include_str!("../offices/en.ftl"),
    include_str!("../post/en.ftl"),
    include_str!("../record/en.ftl"),
    include_str!("../removing/en.ftl"),
    include_str!("../replies/en.ftl"),
    include_str!("../rules/en.ftl"),
    include_str!("../settings/en.ftl"),
    include_str!("../setup/en.ftl"),
    include_str!("../witness/en.ftl"),
];

/// All of them, with the kit's.
pub(crate) fn english() -> Result<Words, Slip> {
    Words::english(ENGLISH)
}
