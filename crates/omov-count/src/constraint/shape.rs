//! What limits ask of a contest, checked and sorted: who has which value, and who counts alike for every limit.

use std::collections::{BTreeMap, BTreeSet};

use crate::contest::{CandidateId, Contest};
use crate::error::CountError;
use crate::profile::{IfUnmeetable, Limit, Limits};

/// Who counts for which limit.
#[derive(Debug)]
pub(super) struct Shape {
    /// For each limit, by candidate: whether they have its value.
    pub(super) has: Vec<Vec<bool>>,
    /// The group of each candidate: those who have the same of the limits' values.
    pub(super) group_of: Vec<usize>,
    /// For each limit, by group: whether its members have the value.
    pub(super) group_has: Vec<Vec<bool>>,
    /// How many groups there are.
    pub(super) groups: usize,
}

impl Shape {
    pub(super) fn new(limits: &[Limit], declared: &Limits, candidates: usize) -> Self {
        let has_value = |limit: &Limit, i: usize| {
            let values = declared.attributes.get(&limit.attribute);
            values.and_then(|v| v.get(&CandidateId::from_index(i).number())).is_some_and(|v| *v == limit.value)
        };
        let has: Vec<Vec<bool>> = limits.iter().map(|l| (0..candidates).map(|i| has_value(l, i)).collect()).collect();
        let mut known: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
        let group_of: Vec<usize> = (0..candidates)
            .map(|i| {
                let next = known.len();
                *known.entry(has.iter().map(|h| h[i]).collect()).or_insert(next)
            })
            .collect();
        let groups = known.len();
        let mut group_has = vec![vec![false; groups]; limits.len()];
        for (values, group) in known {
            for (limit, value) in values.into_iter().enumerate() {
                group_has[limit][group] = value;
            }
        }
        Self { has, group_of, group_has, groups }
    }
}

/// Whether limits name only what is there, and none contradicts itself.
///
/// Nobody having the value of a lower limit is no mistake of form (nobody of that kind was nominated): such a limit
/// cannot be met. An upper limit on a value that nobody has, not even somebody who withdrew, is taken for a slip of
/// the pen, because it would be passed over in silence.
pub(super) fn check(limits: &Limits, contest: &Contest) -> Result<(), CountError> {
    let bad = |why: String| Err(CountError::BadLimits(why));
    let candidates = contest.candidates.len();
    for (attribute, values) in &limits.attributes {
        let stands = |n: u32| CandidateId::from_number(n.into()).is_some_and(|c| c.index() < candidates);
        if let Some(number) = values.keys().find(|n| !stands(**n)) {
            return bad(format!(
                "the attribute “{attribute}” names candidate {number}, but the paper has candidates 1 to {candidates}"
            ));
        }
    }
    for limit in &limits.limits {
        let Limit { attribute, value, min, max } = limit;
        let Some(values) = limits.attributes.get(attribute) else {
            return bad(format!("“{limit}” needs the attribute “{attribute}”, and it is not declared"));
        };
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            return bad(format!("{attribute} = {value}: at least {min} and at most {max} contradict each other"));
        }
        if min.is_none_or(|m| m == 0) && max.is_some() && !values.values().any(|v| v == value) {
            return bad(format!(
                "“{limit}”: no candidate has {attribute} = {value}; is it spelt as in the list of candidates?"
            ));
        }
    }
    if let IfUnmeetable::Relax(order) = &limits.if_unmeetable {
        let mut seen = BTreeSet::new();
        for position in order {
            if *position == 0 || *position as usize > limits.limits.len() {
                return bad(format!("relax names limit {position}, but there are limits 1 to {}", limits.limits.len()));
            }
            if !seen.insert(position) {
                return bad(format!("relax names limit {position} twice"));
            }
        }
    }
    Ok(())
}
