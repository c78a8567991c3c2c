//! Taking out what somebody wrote, by a policy that everybody can read: for one of a few grounds, never for what it thinks.
//!
//! The rooms in which people write say what can be taken out and how it goes ([`Written`]). The grounds, the form, the line among the acts,
//! the entry on the public record and the letter to whoever wrote it are the same for all of them, and are here.

mod form;
mod shown;

use crate::groups::Place;
use crate::members::MemberId;
use omov_web::parts::Link;

pub(crate) use form::{Struck, ask, take};
pub(crate) use shown::{folded, ground, lines, policy};

/// The grounds. The message `ground-NAME` says each.
pub(crate) const GROUNDS: [&str; 5] = ["person", "hate", "threat", "unlawful", "advert"];

/// Something that somebody wrote, for whoever may take it out.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    /// Where the power to organise has to be held.
    pub(crate) place: Place,
    /// The name of the message that says what was done: `act-statement-removed`.
    pub(crate) deed: &'static str,
    /// What everybody may know of it: which one it was. Nobody's words.
    pub(crate) facts: Vec<(&'static str, String)>,
    /// The words.
    pub(crate) said: String,
    /// Whether they are gone already.
    pub(crate) gone: bool,
    /// On what they were said: the question of a debate, the title of a motion.
    pub(crate) on: String,
    /// Who is told; nobody who has been erased.
    pub(crate) authors: Vec<MemberId>,
    /// What else it does, if it does more than take these words away, in a sentence.
    pub(crate) besides: Option<String>,
    /// Where the form is.
    pub(crate) form: String,
    /// Where one goes afterwards.
    pub(crate) back: String,
    /// The pages that it is within, and the room.
    pub(crate) within: Vec<Link>,
    pub(crate) here: &'static str,
}
