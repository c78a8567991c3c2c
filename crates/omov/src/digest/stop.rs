//! The way to stop the weekly mail, for whoever reads it: an address that only we can make, for one member and for nothing else.
//!
//! Programs for mail show a button for it (RFC 8058): they send `List-Unsubscribe=One-Click` there, without any cookie. Whoever follows the link
//! sees a page with a button, because following a link changes nothing.

use crate::house::House;
use crate::members::MemberId;

/// What is sent there, by programs for mail and by our own page alike.
pub(crate) const PRESS: (&str, &str) = ("List-Unsubscribe", "One-Click");

/// The mark in the address of somebody's way out.
fn mark(house: &House, member: MemberId) -> String {
    house.key().mark_of("digest-stop", &member.to_string())
}

/// Where it is.
pub(super) fn path(house: &House, member: MemberId) -> String {
    format!("/digest/stop/{member}/{}", mark(house, member))
}

/// Whether that mark is ours.
pub(super) fn is_ours(house: &House, member: MemberId, given: &str) -> bool {
    house.key().is_mark_of("digest-stop", &member.to_string(), given)
}

/// The whole address of it, for a letter for that purpose, if it has one.
pub(crate) fn of(house: &House, purpose: &str, member: Option<MemberId>) -> Option<String> {
    let member = member.filter(|_| purpose == super::PURPOSE)?;
    Some(house.address(&path(house, member)))
}
