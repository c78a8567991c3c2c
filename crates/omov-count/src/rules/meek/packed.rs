//! All papers of a contest as one tree, so that an iteration of Meek's method costs as much as there are different ways
//! through the elected candidates, not as many as there are papers.
//!
//! A node is a candidate reached by way of the elected candidates above it. A hopeful candidate takes all that is left of
//! a paper, so the papers that arrive at one stay there, unread beyond that mark. When the candidate is elected they are
//! read on and become its children; when the candidate goes out they are read on and become its siblings. Every mark of
//! every paper is so read at most once in a whole count.
//!
//! Nodes lie in one array in which parents come before their children, and a distribution is one walk along it.

use std::collections::HashMap;

use crate::contest::CandidateId;
use crate::error::CountError;
use crate::papers::Papers;
use crate::race::Status;
use crate::unclear::next_choice;

/// What a candidate takes of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// Meek: a part of what has come to them.
    Part,
    /// Warren: a price, or all that is left if it is less.
    Price,
}

const ROOT: u32 = 0;

#[derive(Debug)]
struct Node {
    parent: u32,
    candidate: u16,
    /// How many papers pass or stay here.
    weight: u64,
}

#[derive(Debug)]
pub(super) struct Packed<'a> {
    papers: &'a Papers,
    /// For each paper, which of its marks to look at next.
    at: Vec<u32>,
    nodes: Vec<Node>,
    children: HashMap<(u32, u16), u32>,
    /// For each hopeful candidate: the nodes where they are, with the papers that stay there.
    stays: Vec<Vec<(u32, Vec<u32>)>>,
    /// Where in `stays` a node's papers are.
    place: HashMap<u32, u32>,
    valid: u64,
    /// What is left of a paper behind each node, in the present distribution.
    rest: Vec<u64>,
}

impl<'a> Packed<'a> {
    pub(super) fn new(papers: &'a Papers, status: &[Status]) -> Result<Self, CountError> {
        let all = u32::try_from(papers.len()).map_err(|_| CountError::Overflow)?;
        let mut packed = Self {
            papers,
            at: (0..papers.len()).map(|i| papers.span(i).0).collect(),
            nodes: vec![Node { parent: ROOT, candidate: 0, weight: 0 }],
            children: HashMap::new(),
            stays: status.iter().map(|_| Vec::new()).collect(),
            place: HashMap::new(),
            valid: 0,
            rest: Vec::new(),
        };
        packed.read_on(ROOT, (0..all).collect(), status);
        packed.valid = packed.nodes[1..].iter().filter(|n| n.parent == ROOT).map(|n| n.weight).sum();
        Ok(packed)
    }

    /// How many papers name somebody.
    pub(super) fn valid(&self) -> u64 {
        self.valid
    }

    /// The candidate has been elected: their papers are read on.
    pub(super) fn elect(&mut self, id: CandidateId, status: &[Status]) {
        for (node, papers) in std::mem::take(&mut self.stays[id.index()]) {
            self.place.remove(&node);
            self.read_on(node, papers, status);
        }
    }

    /// The candidate is out: their papers are read on as if the candidate had not been there.
    pub(super) fn remove(&mut self, id: CandidateId, status: &[Status]) {
        for (node, papers) in std::mem::take(&mut self.stays[id.index()]) {
            self.place.remove(&node);
            let parent = self.nodes[node as usize].parent;
            self.nodes[node as usize].weight = 0;
            self.children.remove(&(parent, id.index() as u16));
            self.read_on(parent, papers, status);
        }
        self.drop_empty();
    }

    /// Reads papers on from below a node.
    fn read_on(&mut self, below: u32, papers: Vec<u32>, status: &[Status]) {
        let marks = self.papers.marks();
        let mut next: Vec<(u16, u32)> = Vec::with_capacity(papers.len());
        for paper in papers {
            let i = paper as usize;
            let end = self.papers.span(i).1 as usize;
            if let Some((to, at)) = next_choice(&marks[..end], self.at[i] as usize, |c| status[c] != Status::Out) {
                self.at[i] = at as u32;
                next.push((to as u16, paper));
            }
        }
        next.sort_unstable();
        for part in next.chunk_by(|a, b| a.0 == b.0) {
            let candidate = part[0].0;
            let papers: Vec<u32> = part.iter().map(|(_, p)| *p).collect();
            let child = self.child(below, candidate);
            self.nodes[child as usize].weight += papers.iter().map(|p| self.papers.weight(*p as usize)).sum::<u64>();
            if status[candidate as usize] == Status::Elected && !self.place.contains_key(&child) {
                self.read_on(child, papers, status);
            } else {
                self.stay(child, candidate, papers);
            }
        }
    }

    fn child(&mut self, parent: u32, candidate: u16) -> u32 {
        let new = self.nodes.len() as u32;
        let nodes = &mut self.nodes;
        *self.children.entry((parent, candidate)).or_insert_with(|| {
            nodes.push(Node { parent, candidate, weight: 0 });
            new
        })
    }

    fn stay(&mut self, node: u32, candidate: u16, papers: Vec<u32>) {
        let stays = &mut self.stays[candidate as usize];
        if let Some(place) = self.place.get(&node) {
            stays[*place as usize].1.extend(papers);
        } else {
            self.place.insert(node, stays.len() as u32);
            stays.push((node, papers));
        }
    }

    /// Takes nodes out of the array that no paper passes any more, once they are many.
    fn drop_empty(&mut self) {
        let empty = self.nodes[1..].iter().filter(|n| n.weight == 0).count();
        if empty * 4 < self.nodes.len() {
            return;
        }
        let mut moved = vec![ROOT; self.nodes.len()];
        let mut kept = 0u32;
        for (i, node) in self.nodes.iter().enumerate() {
            if i == 0 || node.weight > 0 {
                moved[i] = kept;
                kept += 1;
            }
        }
        let mut i = 0;
        self.nodes.retain_mut(|node| {
            i += 1;
            node.parent = moved[node.parent as usize];
            i == 1 || node.weight > 0
        });
        // A node without papers has no children with papers.
        self.children = (1u32..).zip(&self.nodes[1..]).map(|(i, n)| ((n.parent, n.candidate), i)).collect();
        self.place.clear();
        for stays in &mut self.stays {
            for (place, (node, _)) in (0u32..).zip(stays) {
                *node = moved[*node as usize];
                self.place.insert(*node, place);
            }
        }
    }

    /// Gives every candidate their share of every paper. `keep` and `votes` in units of which `one` make one vote.
    pub(super) fn distribute(
        &mut self,
        keep: &[u128],
        one: u128,
        share: Share,
        votes: &mut [u128],
    ) -> Result<(), CountError> {
        votes.fill(0);
        self.rest.clear();
        self.rest.resize(self.nodes.len(), 0);
        self.rest[0] = u64::try_from(one).map_err(|_| CountError::Overflow)?;
        let keep: Vec<u64> =
            keep.iter().map(|k| u64::try_from(*k)).collect::<Result<_, _>>().map_err(|_| CountError::Overflow)?;
        match (share, one) {
            (Share::Price, _) => self.walk(&keep, votes, u64::min),
            // The usual nine decimals get a division by a constant; up to nine, products fit 64 bits.
            (Share::Part, 1_000_000_000) => self.walk(&keep, votes, |w, k| (w * k).div_ceil(1_000_000_000)),
            (Share::Part, ..1_000_000_000) => {
                let one = one as u64;
                self.walk(&keep, votes, |w, k| (w * k).div_ceil(one));
            }
            (Share::Part, _) => {
                self.walk(&keep, votes, |w, k| {
                    if u128::from(k) == one { w } else { (u128::from(w) * u128::from(k)).div_ceil(one) as u64 }
                });
            }
        }
        Ok(())
    }

    fn walk(&mut self, keep: &[u64], votes: &mut [u128], take: impl Fn(u64, u64) -> u64) {
        for (i, node) in self.nodes.iter().enumerate().skip(1) {
            let left = self.rest[node.parent as usize];
            if left > 0 {
                let taken = take(left, keep[node.candidate as usize]);
                votes[node.candidate as usize] += u128::from(node.weight) * u128::from(taken);
                self.rest[i] = left - taken;
            }
        }
    }
}
