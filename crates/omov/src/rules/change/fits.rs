//! Whether a text fits what there is: no group may stand there of a kind that the rules do not have, and nothing may hang on what the roll does not know.

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
    let mut wrong: Vec<String> = age(words, new).into_iter().collect();
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

/// Why a text cannot be adopted that lets only members of some age vote: the roll has no ages. It knows only that whoever joined said that they are
/// old enough to be a member; so a vote that begins no later than that is everybody's.
pub(crate) fn age(words: &Words, book: &Rulebook) -> Option<String> {
    let (from, least) = (book.membership.vote_from_age.as_ref()?.value, book.membership.minimum_age.value);
    (from > least).then(|| words.say_with("rules-fits-age", &[("from", from.into()), ("least", least.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::testing::words;
    use crate::rules::{begin, edit, read};

    #[test]
    fn a_vote_that_hangs_on_an_age_the_roll_does_not_know_is_refused_in_one_sentence() {
        let text = begin::template("movement").expect("a template").text;
        let from = |age: i64| {
            let text = edit::set(text, "membership.vote-from-age", &toml::Value::Integer(age));
            age_of(&read(&text).expect("a rulebook"))
        };
        assert_eq!(from(14), None, "whoever may join is old enough");
        assert!(from(16).is_some_and(|why| why.contains("16") && why.contains("14")));
        assert_eq!(age_of(&read(text).expect("a rulebook")), None);
    }

    fn age_of(book: &Rulebook) -> Option<String> {
        age(&words(), book)
    }
}
