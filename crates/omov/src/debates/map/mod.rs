//! What members think, worked out from all their votes: groups of opinion, what they agree on and where they differ.
//!
//! Here, and nowhere else, votes of single people are put together. What comes out ([`Findings`]) is made of sums over at least
//! [`FLOOR`] people; whoever keeps it cannot take a sum apart by subtracting another.

mod cells;
mod lists;
mod marks;
mod together;

use std::collections::BTreeMap;

use omov_opinion::alike::alike;
use omov_opinion::rows::Cell as Cast;
use omov_opinion::stability::stability;
use omov_opinion::{Conversation, Moments, Pca, Point, Statement as Said, Vote, groups, tally};
use serde::{Deserialize, Serialize};

pub(super) use cells::{Cell, Share};
pub(super) use lists::{Differs, Shared};
pub(super) use marks::{Mark, millionths};
pub(super) use together::Together;

use crate::members::MemberId;

/// No sum over fewer people is told to anybody.
pub(super) const FLOOR: u32 = 10;

/// Everything that was said to anything, by member and statement.
pub(super) type Votes = Vec<(MemberId, u32, Vote)>;

/// What is found, as it is kept and shown.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Findings {
    /// How many members have voted, and how often.
    pub(super) people: u32,
    pub(super) votes: u32,
    /// How many people are in each group of opinion. Empty where there are no stable groups.
    pub(super) groups: Vec<u32>,
    /// How much of the differences between people the map keeps, in hundredths.
    pub(super) kept: u32,
    /// How often people were drawn anew to see whether the groups come again, and how much of the least stable one did, in hundredths.
    pub(super) rounds: u32,
    pub(super) again: u32,
    pub(super) marks: Vec<Mark>,
    /// For each statement what each group said to it, or all where there are no groups. Only where enough people did.
    pub(super) cells: BTreeMap<u32, Vec<Cell>>,
    pub(super) agree: Vec<Shared>,
    pub(super) differ: Vec<Differs>,
    /// Votes that go together more than chance would explain. Nothing on maps that were drawn before this was looked for.
    #[serde(default)]
    pub(super) together: Option<Together>,
}

impl Findings {
    /// The letter by which a group of opinion goes; none where there are no groups.
    pub(super) fn letter(&self, group: usize) -> Option<char> {
        (group < self.groups.len()).then(|| char::from(b'A' + u8::try_from(group.min(25)).unwrap_or_default()))
    }
}

/// Where a member stands: the group of opinion from 1, if there is one, and the place on the map.
pub(super) type Place = (MemberId, Option<u32>, Point);

/// Works it out. `there` are the statements that still stand; what was said to others does not count. Nothing comes of fewer than
/// [`FLOOR`] people.
pub(super) fn find(there: &[u32], votes: Votes) -> Option<(Findings, Vec<Place>)> {
    let (conversation, members) = conversation(there, votes)?;
    let moments = Moments::new(&conversation);
    let pca = Pca::new(&conversation, &moments);
    drop(moments);
    let points = pca.positions(&conversation);
    let found = groups::group(conversation.people(), &points, conversation.grouped());
    let stable = stability(&conversation, &found);
    let mut label = vec![None; members.len()];
    let mut sizes = vec![0_u32; found.k];
    for (person, group) in found.people.iter().zip(found.labels()) {
        label[*person] = Some(usize::from(group));
        sizes[usize::from(group)] += 1;
    }
    // Groups are told of only if they would come again and nobody is one of a few in theirs.
    let is_grouped = stable.stable && sizes.iter().all(|people| *people >= FLOOR);
    if !is_grouped {
        label.fill(Some(0));
        sizes.clear();
    }
    let tallies = tally::by_group(&conversation, sizes.len().max(1), |person| label[person]);
    let ids: Vec<u32> = conversation.statements().iter().map(|one| u32::try_from(one.id).unwrap_or_default()).collect();
    let seen = lists::Seen { conversation: &conversation, ids: &ids, tallies: &tallies };
    let marked: Vec<(Point, usize)> =
        points.iter().zip(&label).filter_map(|(point, label)| Some((*point, (*label)?))).collect();
    let findings = Findings {
        people: members.len() as u32,
        votes: conversation.total().votes(),
        kept: hundredths(pca.variance_ratio().iter().take(2).sum()),
        rounds: stable.rounds as u32,
        again: hundredths(stable.groups.iter().copied().fold(1.0, f64::min)),
        marks: marks::marks(&marked, sizes.len().max(1)),
        cells: seen.cells(),
        agree: seen.agree(),
        differ: seen.differ(),
        together: Some(Together::of(&alike(&conversation, &found))),
        groups: sizes,
    };
    let group = |label: Option<usize>| label.filter(|_| is_grouped).map(|group| group as u32 + 1);
    let places =
        members.into_iter().zip(label).zip(points).map(|((member, label), point)| (member, group(label), point));
    Some((findings, places.collect()))
}

/// A share, in hundredths.
pub(super) fn hundredths(share: f64) -> u32 {
    whole((share * 100.0).round()).min(100)
}

fn whole(number: f64) -> u32 {
    u32::try_from(number as i64).unwrap_or_default()
}

/// The votes as the mathematics want them; members are numbered in the order of their ids.
fn conversation(there: &[u32], votes: Votes) -> Option<(Conversation, Vec<MemberId>)> {
    let statements: Vec<Said> = there.iter().map(|number| Said::new(u64::from(*number), "")).collect();
    let mut votes: Vec<_> = votes
        .into_iter()
        .filter_map(|(member, number, vote)| Some((member, there.binary_search(&number).ok()?, vote)))
        .collect();
    votes.sort_unstable_by_key(|(member, statement, _)| (*member, *statement));
    votes.dedup_by_key(|(member, statement, _)| (*member, *statement));
    let mut members: Vec<MemberId> = Vec::new();
    let (mut who, mut cast) = (Vec::with_capacity(votes.len()), Vec::with_capacity(votes.len()));
    for (member, statement, vote) in votes {
        if members.last() != Some(&member) {
            members.push(member);
        }
        who.push(members.len() as u32 - 1);
        cast.push(Cast::new(statement, vote));
    }
    if members.len() < FLOOR as usize {
        return None;
    }
    let ids: Vec<u64> = (0..members.len() as u64).collect();
    let conversation = Conversation::with_votes(statements, &ids, who, cast).ok()?;
    Some((conversation, members))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(number: u32) -> MemberId {
        let mut id = [7; 16];
        id[..4].copy_from_slice(&number.to_be_bytes());
        MemberId(id)
    }

    /// Two camps of 60 who differ on statements 1 to 6 and agree on 7; the last says something else each time.
    pub(super) fn camps() -> Votes {
        let mut votes = Vec::new();
        for person in 0..120_u32 {
            for number in 1..=8_u32 {
                let noise = person.wrapping_mul(2_654_435_761).wrapping_add(number.wrapping_mul(40_503)) >> 9;
                let camp = if (person < 60) == (number % 2 == 0) { Vote::Agree } else { Vote::Disagree };
                let vote = match number {
                    7 if noise % 100 < 80 => Vote::Agree,
                    7 => Vote::Pass,
                    8 => [Vote::Agree, Vote::Pass, Vote::Disagree][noise as usize % 3],
                    _ if noise % 100 < 85 => camp,
                    _ => Vote::Pass,
                };
                votes.push((member(person), number, vote));
            }
        }
        votes
    }

    const ALL: [u32; 8] = [1, 2, 3, 4, 5, 6, 7, 8];

    #[test]
    fn two_camps_are_two_groups_and_what_both_share_comes_first() {
        let (found, places) = find(&ALL, camps()).expect("enough people");
        assert_eq!(found.groups, [60, 60], "{found:?}");
        assert_eq!(found.agree.first().map(|shared| shared.statement), Some(7), "{:?}", found.agree);
        assert!(found.differ.iter().all(|differs| (1..=6).contains(&differs.statement)) && !found.differ.is_empty());
        for share in found.cells[&7].iter().map(Cell::agreed) {
            assert!(share.is_some_and(|share| share.at_least() > 60), "{share:?}");
        }
        let group = |person: u32| places[person as usize].1;
        assert!((1..60).all(|person| group(person) == group(0)) && (61..120).all(|person| group(person) == group(60)));
        assert_ne!(group(0), group(60));
    }

    #[test]
    fn what_is_found_does_not_depend_on_the_order_of_votes() {
        let mut other = camps();
        other.reverse();
        let json = |votes| serde_json::to_string(&find(&ALL, votes).expect("enough people").0).expect("json");
        assert_eq!(json(camps()), json(other));
    }

    #[test]
    fn nothing_is_told_of_fewer_than_ten_people() {
        let few = |people: u32| {
            camps().into_iter().filter(move |(who, ..)| (0..people).any(|one| member(one) == *who)).collect()
        };
        assert!(find(&ALL, few(9)).is_none());
        let (found, _) = find(&ALL, few(12)).expect("enough people");
        assert!(found.groups.is_empty(), "twelve people are no two groups: {found:?}");
        assert!(found.marks.iter().all(|mark| mark.people >= FLOOR), "{:?}", found.marks);
    }

    #[test]
    fn what_was_said_to_a_statement_that_is_gone_does_not_count() {
        let (found, _) = find(&[1, 2, 3], camps()).expect("enough people");
        assert_eq!(found.votes, 360);
        assert!(!found.cells.contains_key(&7));
    }

    #[test]
    fn copies_among_independent_people_are_told_of_as_a_number_and_others_are_not() {
        let mut chance = omov_opinion::chance::Chance::new(7, 7);
        let there: Vec<u32> = (1..=24).collect();
        let mut votes = Votes::new();
        for person in 0..160_u32 {
            for number in &there {
                let yes = (person < 80) == (number % 2 == 0);
                let yes = if chance.share() < 0.4 { chance.share() < 0.5 } else { yes };
                votes.push((member(person), *number, if yes { Vote::Agree } else { Vote::Disagree }));
            }
        }
        let (found, _) = find(&there, votes.clone()).expect("enough people");
        let nobody = Together { compared: Some(160), blocks: Vec::new(), nearly_all: false };
        assert_eq!(found.together, Some(nobody));
        for person in 160..180_u32 {
            votes.extend(
                there.iter().map(|number| {
                    (member(person), *number, if number % 3 == 0 { Vote::Agree } else { Vote::Disagree })
                }),
            );
        }
        let (found, _) = find(&there, votes).expect("enough people");
        let twenty = Together { compared: Some(180), blocks: vec![20], nearly_all: false };
        assert_eq!(found.together, Some(twenty));
    }
}
