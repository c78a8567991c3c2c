//! Challenge this: by which rule an act was done, and what it would take to undo it.

use omov_record::Entry;

/// What can be said of the rule that an entry names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Challenge {
    /// Its path in the rulebook.
    pub(crate) rule: String,
}

/// The rule by which it was done. What it would take to change it, and who decides that, the room of the rulebook says.
pub(crate) fn challenge(entry: &Entry) -> Challenge {
    Challenge { rule: entry.rule.clone() }
}
