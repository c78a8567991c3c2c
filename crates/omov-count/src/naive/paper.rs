//! What a paper says while certain candidates are in.

use std::collections::BTreeMap;

use crate::contest::Contest;
use crate::papers::{Mark, Paper};
use crate::profile::{DuplicateRank, MarkRules, Overvote};

/// Papers on which the same was marked.
#[derive(Debug, Clone)]
pub(super) struct Pile {
    /// How many.
    pub(super) papers: u64,
    marks: Vec<Mark>,
}

impl Pile {
    /// All papers of a contest, equal ones laid together.
    pub(super) fn of_equal_papers(contest: &Contest) -> Vec<Self> {
        let mut piles: BTreeMap<&[Mark], u64> = BTreeMap::new();
        for paper in contest.papers.iter() {
            *piles.entry(paper.marks).or_default() += paper.weight;
        }
        piles.into_iter().map(|(marks, papers)| Self { papers, marks: marks.to_vec() }).collect()
    }

    /// The ranks from the first, each with the candidates marked there who stand (everybody once).
    fn ranks(&self, standing: &[bool]) -> Vec<Rank> {
        let mut ranks = Vec::new();
        for marks in (Paper { weight: self.papers, marks: &self.marks }).ranks() {
            let mut candidates = Vec::new();
            for id in marks.iter().filter_map(|m| m.candidate()) {
                if standing[id.index()] && !candidates.contains(&id.index()) {
                    candidates.push(id.index());
                }
            }
            ranks.push(Rank { left_empty: marks.is_empty(), candidates });
        }
        ranks
    }

    /// The candidates this paper counts for, first choice first, while those `is_in` are in.
    ///
    /// The paper is walked from its first mark:
    /// - Empty ranks are passed over, unless more than `max_skipped` come in a row: the paper stops there.
    /// - Who withdrew is passed over as if never there; a rank that holds only such people is not an empty one.
    /// - A rank with somebody who stood at an earlier rank stops the paper, or only that second mark is passed over.
    /// - A rank that several share stops the paper, or is passed over, or (the third rule) stops the paper if two or
    ///   more of them are in, and counts for the one that is.
    pub(super) fn order(&self, rules: &MarkRules, standing: &[bool], is_in: &[bool]) -> Vec<usize> {
        self.walk(rules, standing, is_in).0
    }

    /// For rules under which a paper counts for several at once: if what is left of the paper comes to a rank that two
    /// or more who are in share, it stops there for good, also when one of them goes out later. It comes there if nobody
    /// hopeful, who would take all of it, stands before.
    pub(super) fn cut_where_it_stops(
        &mut self,
        rules: &MarkRules,
        standing: &[bool],
        is_in: &[bool],
        hopeful: &[bool],
    ) {
        let (order, shared_by_several) = self.walk(rules, standing, is_in);
        if let Some(rank) = shared_by_several
            && !order.iter().any(|c| hopeful[*c])
        {
            let begins = |(at, mark): (usize, &Mark)| (at == 0 || !mark.is_tied()).then_some(at);
            let at = self.marks.iter().enumerate().filter_map(begins).nth(rank);
            self.marks.truncate(at.unwrap_or_default());
        }
    }

    /// The order, and the rank (counted from 0) that stops the paper because two or more who are in share it.
    fn walk(&self, rules: &MarkRules, standing: &[bool], is_in: &[bool]) -> (Vec<usize>, Option<usize>) {
        let mut order = Vec::new();
        let mut marked_before: Vec<usize> = Vec::new();
        let mut empty_in_a_row = 0;
        for (number, rank) in self.ranks(standing).into_iter().enumerate() {
            if rank.left_empty {
                empty_in_a_row += 1;
                if rules.max_skipped.is_some_and(|most| empty_in_a_row > most) {
                    return (order, None);
                }
                continue;
            }
            empty_in_a_row = 0;
            let second_time = |c: &usize| marked_before.contains(c);
            if rules.duplicate_rank == DuplicateRank::Exhaust && rank.candidates.iter().any(second_time) {
                return (order, None);
            }
            let shared = rank.candidates.len() > 1;
            if shared && rules.overvote == Overvote::Exhaust {
                return (order, None);
            }
            if !(shared && rules.overvote == Overvote::Skip) {
                let mut still_in = rank.candidates.clone();
                still_in.retain(|c| is_in[*c] && !second_time(c));
                match still_in[..] {
                    [] => {}
                    [one] => order.push(one),
                    _ => return (order, Some(number)),
                }
            }
            marked_before.extend(rank.candidates);
        }
        (order, None)
    }

    /// Everybody marked on the paper who stands, in the order of the paper's list; ranks say nothing here.
    pub(super) fn approved(&self, standing: &[bool]) -> Vec<usize> {
        let mut all: Vec<usize> = self.ranks(standing).into_iter().flat_map(|r| r.candidates).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

struct Rank {
    left_empty: bool,
    candidates: Vec<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::CandidateId;

    /// `1 2=3 - 4`, candidates by number.
    fn pile(text: &str) -> Pile {
        let id = |n: &str| CandidateId::from_number(n.parse().unwrap()).unwrap();
        let mut marks = Vec::new();
        for rank in text.split_whitespace() {
            if rank == "-" {
                marks.push(Mark::SKIP);
                continue;
            }
            for (i, n) in rank.split('=').enumerate() {
                marks.push(if i == 0 { Mark::next(id(n)) } else { Mark::tied(id(n)) });
            }
        }
        Pile { papers: 1, marks }
    }

    /// The order by number, with four candidates of whom these have withdrawn and these are out.
    fn read(text: &str, rules: MarkRules, withdrawn: &[usize], out: &[usize]) -> Vec<usize> {
        let standing: Vec<bool> = (1..=4).map(|n| !withdrawn.contains(&n)).collect();
        let is_in: Vec<bool> = (1..=4).map(|n| !withdrawn.contains(&n) && !out.contains(&n)).collect();
        pile(text).order(&rules, &standing, &is_in).into_iter().map(|i| i + 1).collect()
    }

    #[test]
    fn a_clear_paper_counts_for_those_who_are_in_in_its_order() {
        assert_eq!(read("3 1 2", MarkRules::default(), &[], &[]), [3, 1, 2]);
        assert_eq!(read("3 1 2", MarkRules::default(), &[], &[3]), [1, 2]);
        assert_eq!(read("3 1 2", MarkRules::default(), &[1], &[3]), [2]);
    }

    #[test]
    fn empty_ranks_stop_a_paper_only_past_the_limit_and_a_withdrawn_name_is_not_an_empty_rank() {
        let one = MarkRules { max_skipped: Some(1), ..MarkRules::default() };
        assert_eq!(read("1 - 2 - - 3", MarkRules::default(), &[], &[]), [1, 2, 3]);
        assert_eq!(read("1 - 2 - - 3", one, &[], &[]), [1, 2]);
        assert_eq!(read("1 - 4 - 3", one, &[4], &[]), [1, 3]);
        assert_eq!(read("- 1", MarkRules { max_skipped: Some(0), ..MarkRules::default() }, &[], &[]), [0; 0]);
    }

    #[test]
    fn a_shared_rank_stops_is_passed_over_or_counts_for_the_only_one_left() {
        let with = |overvote| MarkRules { overvote, ..MarkRules::default() };
        assert_eq!(read("1 2=3 4", with(Overvote::Exhaust), &[], &[]), [1]);
        assert_eq!(read("1 2=3 4", with(Overvote::Skip), &[], &[]), [1, 4]);
        let third = with(Overvote::SkipIfOneContinuing);
        assert_eq!(read("1 2=3 4", third, &[], &[]), [1]);
        assert_eq!(read("1 2=3 4", third, &[], &[3]), [1, 2, 4]);
        assert_eq!(read("1 2=3 4", third, &[], &[2, 3]), [1, 4]);
        // Who withdrew was never there: the rank is not shared.
        assert_eq!(read("1 2=3 4", with(Overvote::Exhaust), &[3], &[]), [1, 2, 4]);
    }

    #[test]
    fn a_paper_that_stopped_at_a_shared_rank_does_not_come_back() {
        let rules = MarkRules { overvote: Overvote::SkipIfOneContinuing, ..MarkRules::default() };
        let all = [true; 4];
        let mut paper = pile("1 2=3 4");
        // While the first takes all of it, nothing has come to the shared rank.
        paper.cut_where_it_stops(&rules, &all, &all, &all);
        assert_eq!(paper.order(&rules, &all, &[true, true, false, true]), [0, 1, 3]);
        paper.cut_where_it_stops(&rules, &all, &all, &[false, true, true, true]);
        assert_eq!(paper.order(&rules, &all, &[true, true, false, true]), [0]);
    }

    #[test]
    fn a_second_mark_for_the_same_candidate_stops_the_paper_or_is_passed_over() {
        let exhaust = MarkRules { duplicate_rank: DuplicateRank::Exhaust, ..MarkRules::default() };
        assert_eq!(read("1 2 1 3", MarkRules::default(), &[], &[]), [1, 2, 3]);
        assert_eq!(read("1 2 1 3", exhaust, &[], &[]), [1, 2]);
        let third = MarkRules { overvote: Overvote::SkipIfOneContinuing, ..MarkRules::default() };
        assert_eq!(read("1 1=2 3", third, &[], &[]), [1, 2, 3], "the second mark for 1 is not there");
        assert_eq!(read("1 1=2 3", third, &[], &[2]), [1, 3], "nobody gets a second part of the same paper");
        assert_eq!(read("1 1=2 3", third, &[], &[1]), [2, 3]);
    }
}
