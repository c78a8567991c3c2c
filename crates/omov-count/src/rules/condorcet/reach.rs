//! Who can be reached from whom along locked pairs, as rows of bits.

/// A transitive relation without cycles, grown one pair at a time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Reach {
    words: usize,
    /// Bit `b` of row `a`: `a` stands above `b`.
    bits: Vec<u64>,
}

impl Reach {
    /// Nobody stands above anybody yet.
    pub(super) fn none(candidates: usize) -> Self {
        let words = candidates.div_ceil(64);
        Self { words, bits: vec![0; words * candidates] }
    }

    /// Whether `a` stands above `b`.
    pub(super) fn has(&self, a: usize, b: usize) -> bool {
        self.bits[a * self.words + b / 64] >> (b % 64) & 1 == 1
    }

    /// Puts `a` above `b`, and so everybody above `a` above everybody below `b`.
    pub(super) fn lock(&mut self, a: usize, b: usize) {
        debug_assert!(a != b && !self.has(b, a), "a lock must not close a cycle");
        if self.has(a, b) {
            return;
        }
        let mut below = self.bits[b * self.words..(b + 1) * self.words].to_vec();
        below[b / 64] |= 1 << (b % 64);
        let candidates = self.bits.len() / self.words;
        for x in (0..candidates).filter(|x| *x == a || self.has(*x, a)).collect::<Vec<_>>() {
            for (word, more) in self.bits[x * self.words..(x + 1) * self.words].iter_mut().zip(&below) {
                *word |= more;
            }
        }
    }

    /// The relation with more pairs, which may close cycles: everybody reachable from everybody (from oneself only along
    /// a cycle). After Warshall.
    pub(super) fn with(&self, pairs: &[(usize, usize)]) -> Self {
        let mut all = self.clone();
        // Only the ends of new pairs can begin or end a new link of a path, so only they need be looked at as middles.
        let mut middles: Vec<usize> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        middles.sort_unstable();
        middles.dedup();
        for (a, b) in pairs {
            all.bits[a * self.words + b / 64] |= 1 << (b % 64);
        }
        let candidates = self.bits.len().checked_div(self.words).unwrap_or(0);
        for via in middles {
            let onward = all.bits[via * self.words..(via + 1) * self.words].to_vec();
            for from in 0..candidates {
                if all.has(from, via) {
                    for (word, more) in all.bits[from * self.words..(from + 1) * self.words].iter_mut().zip(&onward) {
                        *word |= more;
                    }
                }
            }
        }
        all
    }

    /// How much memory a copy takes, in words of eight bytes.
    pub(super) fn size(&self) -> usize {
        self.bits.len()
    }
}
