//! Which few statements to talk about first, so that everybody is represented.
//!
//! Somebody approves the statements that take part and to which that person agreed. Every tie goes to the lowest id, which is what sets
//! these agendas apart from an election, where a tie is drawn. So they are worked out here and not by the counting rules, which list every tied result, keep
//! exact fractions for that, and have room for 2,000 candidates; the program's tests hold the two against each other.

use crate::conversation::Conversation;
use crate::rows::Vote;

/// Figures that differ by less than this share are equal.
const SLACK: f64 = 1e-12;

/// Who approves what.
pub struct Approvals {
    /// For each voter, the statements.
    by_voter: Vec<Vec<u16>>,
    /// For each statement, the voters.
    by_statement: Vec<Vec<u32>>,
}

/// A chosen agenda, in order, and how far it represents.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// Positions of statements.
    pub chosen: Vec<usize>,
    /// The largest number of voters who approve one statement and nothing chosen, as a share of those to whom one place is due. From 1 on justified
    /// representation (Aziz and others 2017) is violated.
    pub unserved: f64,
    /// Voters who approve nothing chosen.
    pub unrepresented: usize,
}

impl Approvals {
    /// Of a conversation.
    pub fn new(conversation: &Conversation) -> Self {
        let counts = conversation.counts();
        let mut by_statement = vec![Vec::new(); counts.len()];
        let mut by_voter: Vec<Vec<u16>> = Vec::new();
        for row in conversation.rows().iter() {
            let yes = row.iter().filter(|c| c.vote() == Vote::Agree && counts[c.statement()]);
            let yes: Vec<u16> = yes.map(|c| c.statement() as u16).collect();
            if yes.is_empty() {
                continue;
            }
            for t in &yes {
                by_statement[usize::from(*t)].push(by_voter.len() as u32);
            }
            by_voter.push(yes);
        }
        Self { by_voter, by_statement }
    }

    /// Of so many things, at most 65,536: for each voter the positions of those that they approve. Whoever approves nothing is left out.
    pub fn of(things: usize, voters: impl IntoIterator<Item = Vec<u16>>) -> Self {
        let mut by_statement = vec![Vec::new(); things];
        let mut by_voter: Vec<Vec<u16>> = Vec::new();
        for mut yes in voters {
            yes.retain(|t| usize::from(*t) < things);
            yes.sort_unstable();
            yes.dedup();
            if yes.is_empty() {
                continue;
            }
            for t in &yes {
                by_statement[usize::from(*t)].push(by_voter.len() as u32);
            }
            by_voter.push(yes);
        }
        Self { by_voter, by_statement }
    }

    /// How many approve each.
    pub fn approvals(&self) -> Vec<usize> {
        self.by_statement.iter().map(Vec::len).collect()
    }

    /// How many approve something.
    pub fn voters(&self) -> usize {
        self.by_voter.len()
    }

    /// The positions of statements that somebody approves.
    fn approved(&self) -> impl Iterator<Item = usize> {
        (0..self.by_statement.len()).filter(|t| !self.by_statement[*t].is_empty())
    }

    /// Those with the most approvals.
    pub fn approval(&self, k: usize) -> Agenda {
        let mut order: Vec<usize> = self.approved().collect();
        order.sort_by_key(|t| (std::cmp::Reverse(self.by_statement[*t].len()), *t));
        order.truncate(k);
        self.agenda(order)
    }

    /// Phragmén's sequential rule (1899): each choice costs 1, which its supporters bear together; the next choice is that after which its supporters bear
    /// least. Gives also what they bear after each choice.
    pub fn phragmen(&self, k: usize) -> (Agenda, Vec<f64>) {
        self.sequential(k, |_, _| {})
    }

    /// For each that got none of `k` places by [`phragmen`](Self::phragmen), how many more voters it lacked: so many who had approved nothing else would have brought it
    /// onto the agenda, whatever a tie had done. All others have nothing.
    pub fn lacking(&self, k: usize) -> Vec<Option<usize>> {
        let mut least = vec![usize::MAX; self.by_statement.len()];
        let (agenda, _) = self.sequential(k, |borne, most| {
            for ((least, borne), supporters) in least.iter_mut().zip(borne).zip(&self.by_statement) {
                // Newcomers bear nothing, so they only share: the smallest m with (1 + borne) / (supporters + m) below what the one chosen costs.
                #[expect(clippy::cast_sign_loss, reason = "nothing that is borne is below nought")]
                let enough = ((1.0 + borne) / most * (1.0 + SLACK)).floor() as usize + 1;
                *least = (*least).min(enough.saturating_sub(supporters.len()).max(1));
            }
        });
        let full = agenda.chosen.len() == k && k > 0;
        let short = |(t, least): (usize, usize)| (full && !agenda.chosen.contains(&t)).then_some(least);
        least.into_iter().enumerate().map(short).collect()
    }

    /// Phragmén's rule; `before` each choice is told what supporters of each bear together, and what those of the one that is chosen will each.
    fn sequential(&self, k: usize, mut before: impl FnMut(&[f64], f64)) -> (Agenda, Vec<f64>) {
        let mut load = vec![0.0; self.voters()];
        // What the supporters of each statement bear together.
        let mut borne = vec![0.0; self.by_statement.len()];
        let (mut chosen, mut loads) = (Vec::new(), Vec::new());
        while let Some((t, most)) = least(self.left(&chosen).map(|t| {
            let supporters = self.by_statement[t].len() as f64;
            (t, (1.0 + borne[t]) / supporters)
        }))
        .filter(|_| chosen.len() < k)
        {
            before(&borne, most);
            for &i in &self.by_statement[t] {
                let more = most - load[i as usize];
                for &other in &self.by_voter[i as usize] {
                    borne[usize::from(other)] += more;
                }
                load[i as usize] = most;
            }
            chosen.push(t);
            loads.push(most);
        }
        (self.agenda(chosen), loads)
    }

    /// Thiele's sequential rule (1895), proportional approval voting: a voter counts 1 for the first statement chosen, ½ for the second, ⅓ for the
    /// third.
    pub fn pav(&self, k: usize) -> Agenda {
        let mut served = vec![0_usize; self.voters()];
        // For each statement, how many supporters have how many chosen: the sum then runs over few terms in a fixed order.
        let mut with: Vec<Vec<u32>> = self.by_statement.iter().map(|s| vec![s.len() as u32]).collect();
        let mut chosen = Vec::new();
        while let Some((t, _)) = least(self.left(&chosen).map(|t| {
            let score: f64 = with[t].iter().enumerate().map(|(n, voters)| f64::from(*voters) / (n + 1) as f64).sum();
            (t, -score)
        }))
        .filter(|_| chosen.len() < k)
        {
            for &i in &self.by_statement[t] {
                let n = served[i as usize];
                served[i as usize] = n + 1;
                for &other in &self.by_voter[i as usize] {
                    let with = &mut with[usize::from(other)];
                    with.resize(with.len().max(n + 2), 0);
                    with[n] -= 1;
                    with[n + 1] += 1;
                }
            }
            chosen.push(t);
        }
        self.agenda(chosen)
    }

    /// LiquidFeedback's harmonic weights (Behrens, Kistner, Nitsche and Swierczek 2014): what each statement weighs when it is put into its place, from the last
    /// place to the first. Supporters share their weight among the statements that have no place yet, so a camp gains nothing by a flood of
    /// statements that say the same. Statements without approvals have none.
    pub fn harmonic(&self) -> Vec<(usize, f64)> {
        let mut open: Vec<usize> = self.by_voter.iter().map(Vec::len).collect();
        let weigh = |t: usize| self.by_statement[t].iter().map(|i| 1.0 / open[*i as usize] as f64).sum::<f64>();
        let mut left: Vec<(usize, f64)> = self.approved().map(|t| (t, weigh(t))).collect();
        let mut slot = vec![usize::MAX; self.by_statement.len()];
        left.iter().enumerate().for_each(|(i, (t, _))| slot[*t] = i);
        let rounded = |w: f64| (w * 1000.0 + 1e-6).round() / 1000.0;
        let mut placed = Vec::new();
        while let Some((t, w)) = left
            .iter()
            .filter(|(t, _)| slot[*t] != usize::MAX)
            .map(|(t, w)| (*t, rounded(*w)))
            .min_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        {
            slot[t] = usize::MAX;
            placed.push((t, w));
            for &i in &self.by_statement[t] {
                let n = open[i as usize];
                open[i as usize] = n - 1;
                if n > 1 {
                    let more = 1.0 / (n - 1) as f64 - 1.0 / n as f64;
                    for &other in &self.by_voter[i as usize] {
                        if let Some((_, w)) = left.get_mut(slot[usize::from(other)]) {
                            *w += more;
                        }
                    }
                }
            }
        }
        placed.reverse();
        placed
    }

    fn left(&self, chosen: &[usize]) -> impl Iterator<Item = usize> {
        self.approved().filter(|t| !chosen.contains(t))
    }

    fn agenda(&self, chosen: Vec<usize>) -> Agenda {
        let mut served = vec![false; self.voters()];
        for t in &chosen {
            self.by_statement[*t].iter().for_each(|i| served[*i as usize] = true);
        }
        let unrepresented = served.iter().filter(|s| !**s).count();
        let without = |t: usize| self.by_statement[t].iter().filter(|i| !served[**i as usize]).count();
        let most = self.approved().map(without).max().unwrap_or(0);
        let due = self.voters() as f64 / chosen.len().max(1) as f64;
        Agenda { unserved: if most == 0 { 0.0 } else { most as f64 / due }, unrepresented, chosen }
    }
}

/// The first of those with the least figure.
fn least(all: impl Iterator<Item = (usize, f64)>) -> Option<(usize, f64)> {
    all.fold(None, |best: Option<(usize, f64)>, (t, x)| match best {
        Some((_, b)) if x >= b - b.abs() * SLACK => best,
        _ => Some((t, x)),
    })
}
