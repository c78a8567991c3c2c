//! How many papers prefer each candidate to each other.

use crate::contest::CandidateId;
use crate::papers::Papers;

/// For every two candidates, the papers that rank the first above the second.
pub(super) struct Pairwise {
    candidates: usize,
    /// Row by row. No sum is above the number of papers, so nothing overflows.
    above: Vec<u64>,
}

impl Pairwise {
    /// Compares all candidates on all papers; also how many papers rank anybody.
    ///
    /// A paper that ranks one candidate prefers them to everybody except those it ranks as high or higher. So it is
    /// enough to look at pairs that are both ranked: the work is the square of what is marked, however many candidates
    /// there are.
    pub(super) fn of(papers: &Papers, standing: &[bool]) -> (Self, u64) {
        let n = standing.len();
        let mut ranked = vec![0; n];
        // Row of the lower, column of who is as high or higher.
        let mut not_above = vec![0; n * n];
        let mut seen = vec![0; n];
        let mut so_far: Vec<usize> = Vec::with_capacity(n);
        let mut valid = 0;
        for (stamp, paper) in (1_u64..).zip(papers.iter()) {
            so_far.clear();
            for rank in paper.ranks() {
                let higher = so_far.len();
                // A shared rank may name again who stood higher up: the higher rank is the one that counts.
                for mark in rank {
                    let Some(c) = mark.candidate().map(CandidateId::index) else { continue };
                    if standing[c] && std::mem::replace(&mut seen[c], stamp) != stamp {
                        so_far.push(c);
                    }
                }
                for &c in &so_far[higher..] {
                    ranked[c] += paper.weight;
                    let row = &mut not_above[c * n..(c + 1) * n];
                    for &other in &so_far {
                        row[other] += paper.weight;
                    }
                }
            }
            if !so_far.is_empty() {
                valid += paper.weight;
            }
        }
        let mut above = not_above;
        for a in (0..n).filter(|a| standing[*a]) {
            for b in (0..n).filter(|b| standing[*b] && *b != a) {
                above[a * n + b] = ranked[a] - above[a * n + b];
            }
            above[a * n + a] = 0;
        }
        (Self { candidates: n, above }, valid)
    }

    /// How many more papers rank `a` above `b` than `b` above `a`, if they are more.
    pub(super) fn win(&self, a: usize, b: usize) -> Option<u64> {
        let (n, above) = (self.candidates, &self.above);
        above[a * n + b].checked_sub(above[b * n + a]).filter(|margin| *margin > 0)
    }

    /// As the record shows it.
    pub(super) fn into_rows(self) -> Vec<Vec<u64>> {
        if self.candidates == 0 {
            return Vec::new();
        }
        self.above.chunks(self.candidates).map(<[u64]>::to_vec).collect()
    }
}
