//! Which statements set a group apart from the others.

use super::probability::{SIGNIFICANT, on, share, standing, two_shares};
use super::{Side, Standing};
use crate::tally::Tally;

/// How many statements are named for a group.
const MOST: usize = 5;

/// A statement that stands for a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Representative {
    /// What the group says.
    pub standing: Standing,
    /// How many times as likely the group is to say so as the others are.
    pub ratio: f64,
    /// How sure it is that the group says so more often than the others.
    pub ratio_test: f64,
    /// Whether it is the statement that the group agrees to most distinctly.
    pub best_agree: bool,
}

/// One side of one statement in one group, beside all other groups.
fn side(statement: usize, side: Side, own: Tally, others: Tally) -> Representative {
    let (mine, theirs) = (on(side, own), on(side, others));
    let standing = standing(statement, side, own);
    let ratio = standing.share / share(theirs.0, theirs.1);
    Representative { ratio, ratio_test: two_shares(mine, theirs), best_agree: false, standing }
}

impl Representative {
    fn sufficient(&self) -> bool {
        self.ratio_test > SIGNIFICANT && self.standing.test > SIGNIFICANT
    }

    /// How much it says: the product of all four figures.
    fn weight(&self) -> f64 {
        self.ratio * self.ratio_test * self.standing.share * self.standing.test
    }
}

/// The statements that represent a group: those that its members say significantly often and significantly more often than the others, the
/// strongest first; at most five; agreement before disagreement. If there is none, the one that comes nearest.
///
/// `own` and `others` are by position of statements; `taking` gives the positions that take part, ascending.
pub fn representative(taking: impl Iterator<Item = usize>, own: &[Tally], others: &[Tally]) -> Vec<Representative> {
    let mut sufficient: Vec<Representative> = Vec::new();
    let mut nearest: Option<Representative> = None;
    let mut agreed: Option<(Representative, Representative)> = None;
    for t in taking {
        let [yes, no] = [Side::Agree, Side::Disagree].map(|s| side(t, s, own[t], others[t]));
        let stronger = if yes.ratio_test > no.ratio_test { &yes } else { &no };
        if sufficient.is_empty() && nearest.as_ref().is_none_or(|n| stronger.ratio_test > n.ratio_test) {
            nearest = Some(stronger.clone());
        }
        if more_agreed(&yes, own[t], agreed.as_ref().map(|(a, _)| a)) {
            agreed = Some((yes.clone(), Representative { best_agree: true, ..stronger.clone() }));
        }
        if yes.sufficient() || no.sufficient() {
            sufficient.push(stronger.clone());
        }
    }
    let agreed = agreed.map(|(_, as_listed)| as_listed);
    if sufficient.is_empty() {
        return agreed.or(nearest).into_iter().collect();
    }
    if let Some(a) = &agreed {
        sufficient.retain(|r| r.standing.statement != a.standing.statement);
    }
    sufficient.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
    let mut list: Vec<_> = agreed.into_iter().chain(sufficient).take(MOST).collect();
    list.sort_by_key(|r| r.standing.side == Side::Disagree);
    list
}

/// Whether the group agrees to this one more distinctly than to the one found so far.
fn more_agreed(yes: &Representative, own: Tally, so_far: Option<&Representative>) -> bool {
    let plain = |r: &Representative| r.standing.share * r.standing.test;
    if own.agree == 0 && own.disagree == 0 {
        return false;
    }
    match so_far {
        Some(best) if best.ratio > 1.0 => yes.weight() > best.weight(),
        Some(best) => plain(yes) > plain(best),
        None => yes.standing.test > SIGNIFICANT || yes.ratio > 1.0 && yes.standing.share > 0.5,
    }
}
