//! Seats that the rules reserve for some, or of which some may have no more than so many, by what candidates say of themselves. What they said
//! stands in the counting rule of the question: it is hashed before the ballot opens, and whoever counts again counts with it.

use std::collections::BTreeMap;

use omov_belenios::election::Question;
use omov_count::constraint::Constraints;
use omov_count::profile::{Limit, Limits};
use omov_count::{Candidate, Contest, CountError, Papers};
use omov_rules::model::Characteristic;
use omov_verify::ranked;
use omov_web::words::Words;

use crate::rules::Rulebook;

/// What a candidate says of themselves: an answer to each thing that is asked, in order; nothing where they say nothing.
pub(super) type Said = Vec<Option<String>>;

/// What stands between a name and the answers behind it.
pub(super) const BEHIND: char = ';';

/// What candidates for an office are asked, since its seats hang on it.
pub(crate) fn asked<'b>(book: &'b Rulebook, office: &str) -> Vec<&'b Characteristic> {
    named(book, office).into_values().collect()
}

fn named<'b>(book: &'b Rulebook, office: &str) -> BTreeMap<&'b str, &'b Characteristic> {
    let limits = book.offices.get(office).into_iter().flat_map(|office| office.reserved.values());
    let names = limits.map(|limit| limit.characteristic.value.as_str());
    names.filter_map(|name| Some((name, book.characteristics.get(name)?))).collect()
}

/// The answers that were typed behind a name; nothing if one of them is none of those to choose from.
pub(super) fn said(asked: &[&Characteristic], typed: &[&str]) -> Option<Said> {
    if typed.len() > asked.len() {
        return None;
    }
    let answer = |(at, asked): (usize, &&Characteristic)| {
        let typed = typed.get(at).map(|typed| typed.trim()).filter(|typed| !typed.is_empty());
        let Some(typed) = typed else { return Some(None) };
        let folded = typed.to_lowercase();
        asked.values.value.iter().find(|value| value.to_lowercase() == folded).cloned().map(Some)
    };
    asked.iter().enumerate().map(answer).collect()
}

/// The same, of what somebody has said by the title of what is asked. What cannot be chosen any more counts as not said.
pub(super) fn given(asked: &[&Characteristic], answers: &BTreeMap<String, String>) -> Said {
    let answer = |asked: &&Characteristic| {
        answers.get(&asked.title.value).filter(|answer| asked.values.value.contains(answer)).cloned()
    };
    asked.iter().map(answer).collect()
}

/// A name that is not among those there are.
fn free<T>(of: &BTreeMap<String, T>, name: String) -> String {
    let (mut free, mut n) = (name.clone(), 1_u32);
    while of.contains_key(&free) {
        n += 1;
        free = format!("{name} ({n})");
    }
    free
}

/// The limits that hold for an office where so many are elected, with what each candidate says of themselves, in the order of the ballot. None
/// where there are none.
pub(super) fn limits(words: &Words, book: &Rulebook, office: &str, seats: u32, said: &[Said]) -> Option<Limits> {
    let mut attributes: BTreeMap<String, BTreeMap<u32, String>> = BTreeMap::new();
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    for (at, (name, asked)) in named(book, office).into_iter().enumerate() {
        let answers = (1_u32..).zip(said).filter_map(|(number, said)| Some((number, said.get(at)?.clone()?)));
        let title = free(&attributes, asked.title.value.clone());
        attributes.insert(title.clone(), answers.collect());
        names.insert(name, title);
    }
    let mut limits = Vec::new();
    let rule = book.offices.get(office)?;
    for limit in rule.reserved.values().filter(|limit| limit.applies(seats.into())) {
        let title = names.get(limit.characteristic.value.as_str())?;
        let (attribute, value) = match limit.values.value.as_slice() {
            [one] => (title.clone(), one.clone()),
            // Whoever gives any of several answers counts. The count knows one value, so these count as one.
            several => {
                let value = several.join(", ");
                let any = words.say_with("ballot-limit-any", &[("of", title.as_str().into())]);
                let any = free(&attributes, any);
                let given = attributes.get(title).into_iter().flatten();
                let given = given.filter(|(_, answer)| several.contains(answer));
                let given: BTreeMap<u32, String> = given.map(|(number, _)| (*number, value.clone())).collect();
                attributes.insert(any.clone(), given);
                (any, value)
            }
        };
        let [min, max] = [&limit.at_least, &limit.at_most]
            .map(|bound| bound.as_ref().map(|bound| u32::try_from(bound.value).unwrap_or(u32::MAX)));
        // Of those who do not stand, no more than so many are elected anyway.
        if min.is_some() || attributes.get(&attribute).is_some_and(|given| !given.is_empty()) {
            limits.push(Limit { attribute, value, min, max });
        }
    }
    (!limits.is_empty()).then(|| Limits { attributes, limits, ..Limits::default() })
}

/// The limits that no result can keep to together, where so many of these are elected; nothing if some result can.
pub(super) fn unmet(limits: &Limits, candidates: &[String], seats: u32) -> Option<Vec<Limit>> {
    let candidates = candidates.iter().map(Candidate::new).collect();
    let contest = Contest { title: String::new(), seats: None, candidates, papers: Papers::new(), budget: None };
    match Constraints::new(limits, &contest, seats as usize) {
        Ok(_) => None,
        Err(CountError::Unmeetable { limits, .. }) => Some(limits),
        Err(_) => Some(limits.limits.clone()),
    }
}

/// The limits under which a question of a ballot is counted, as it declares them; none where it declares none.
pub(super) fn declared(question: &Question) -> Limits {
    let of = |question: &Question| ranked::declared(question.extra.as_deref()?).ok()??.limits;
    of(question).unwrap_or_default()
}

/// A limit in words.
pub(super) fn says(words: &Words, limit: &Limit, seats: u32) -> String {
    let mut with = vec![
        ("seats", u64::from(seats).into()),
        ("of", limit.attribute.as_str().into()),
        ("value", limit.value.as_str().into()),
    ];
    with.extend(limit.min.map(|least| ("least", u64::from(least).into())));
    with.extend(limit.max.map(|most| ("most", u64::from(most).into())));
    let message = match (limit.min, limit.max) {
        (Some(_), Some(_)) => "ballot-limit-between",
        (None, Some(_)) => "ballot-limit-most",
        _ => "ballot-limit-least",
    };
    words.say_with(message, &with)
}

/// What a candidate says of themselves, as it stands in the question: “gender: woman”.
pub(super) fn shown(words: &Words, limits: &Limits, asked: &[&Characteristic], number: u32) -> Vec<String> {
    let given = asked.iter().filter_map(|asked| {
        let answer = limits.attributes.get(&asked.title.value)?.get(&number)?;
        let with = [("of", asked.title.value.as_str().into()), ("answer", answer.as_str().into())];
        Some(words.say_with("ballot-candidate-says", &with))
    });
    given.collect()
}
