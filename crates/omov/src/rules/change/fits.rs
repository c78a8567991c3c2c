//! Whether a text fits what there is: no group may stand there of a kind that the rules do not have.

use std::collections::BTreeMap;

use omov_rules::Rulebook;
use omov_rules::model::Joined;
use omov_store::{Error, ReadTx};
use omov_web::words::Words;

use crate::groups::{self, Group};

/// Why a text cannot be adopted as long as the groups are as they are; one sentence each.
pub(crate) fn not(tx: &mut ReadTx<'_>, words: &Words, old: &Rulebook, new: &Rulebook) -> Result<Vec<String>, Error> {
    let open = groups::open(tx)?;
    let mut of_kind: BTreeMap<&str, Vec<&Group>> = BTreeMap::new();
    for group in &open {
        of_kind.entry(group.kind.name()).or_default().push(group);
    }
    let mut wrong = Vec::new();
    for (kind, groups) in of_kind {
        let Some(before) = old.groups.get(kind) else { continue };
        let with = [("kind", before.title.value.as_str().into()), ("groups", (groups.len() as u64).into())];
        let Some(after) = new.groups.get(kind) else {
            wrong.push(words.say_with("rules-fits-kind", &with));
            continue;
        };
        let within = |group: &omov_rules::model::Group| group.within.as_ref().map(|of| of.value.clone());
        if within(before) != within(after) {
            wrong.push(words.say_with("rules-fits-within", &with));
        }
        // Whoever lives at a place is in its group; nobody has chosen it, or left a place by choice.
        if (before.joined.value == Joined::Freely) != (after.joined.value == Joined::Freely) {
            wrong.push(words.say_with("rules-fits-joined", &with));
        }
    }
    Ok(wrong)
}
