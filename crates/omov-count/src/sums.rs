//! Votes that are added up: who has the most, where so many are elected.
//!
//! Where a tie stands between the last seat and the next, a lot decides among the tied. An answer may say that nominations are opened again: from its
//! seat on none is filled, and whoever has as many votes as it comes before or behind it by lot.

/// Who has the most votes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elected {
    /// In the order of their votes. None if a tie stands in the way.
    pub names: Option<Vec<String>>,
    /// Among whom the lot decided about the last seat.
    pub drawn: Vec<String>,
    /// The seats that are left stay empty, and nominations are opened again.
    pub reopens: bool,
}

/// Draws the order of the tied; nothing where no lot was drawn.
pub type Lot<'l> = dyn Fn(&[String]) -> Option<Vec<usize>> + 'l;

/// Who is elected. `answers`: each with its votes. `reopen`: the answer that nominations are opened again.
pub fn elected(answers: &[(String, u64)], seats: usize, reopen: Option<&str>, lot: &Lot<'_>) -> Elected {
    before(reopen, most(answers, seats, lot), answers, lot)
}

/// Those with the most votes. Where a tie stands between the last seat and the next, the lot decides among the tied; without one nobody is elected.
fn most(answers: &[(String, u64)], seats: usize, lot: &Lot<'_>) -> Elected {
    let mut order: Vec<&(String, u64)> = answers.iter().collect();
    order.sort_by_key(|(_, votes)| std::cmp::Reverse(*votes));
    let tied = match (seats.checked_sub(1).and_then(|last| order.get(last)), order.get(seats)) {
        (Some(last), Some(next)) if last.1 == next.1 => last.1,
        _ => {
            let names = order.into_iter().take(seats).map(|(name, _)| name.clone()).collect();
            return Elected { names: Some(names), drawn: Vec::new(), reopens: false };
        }
    };
    let drawn: Vec<String> = answers.iter().filter(|(_, votes)| *votes == tied).map(|(name, _)| name.clone()).collect();
    let above = order.into_iter().filter(|(_, votes)| *votes > tied).map(|(name, _)| name.clone());
    let names = lot(&drawn).map(|lot| {
        let drawn = lot.into_iter().filter_map(|at| drawn.get(at).cloned());
        above.chain(drawn).take(seats).collect()
    });
    Elected { names, drawn, reopens: false }
}

/// Those of the elected who come before the answer that nominations are opened again, if that is among them: from its seat on none is filled. Whoever has
/// as many votes as it comes before or behind it by lot.
fn before(reopen: Option<&str>, elected: Elected, answers: &[(String, u64)], lot: &Lot<'_>) -> Elected {
    let (Some(reopen), Some(names)) = (reopen, &elected.names) else { return elected };
    if names.iter().all(|name| name != reopen) {
        return elected;
    }
    let votes = |name: &str| answers.iter().find(|(answer, _)| answer == name).map_or(0, |(_, votes)| *votes);
    let (mut ahead, mut level) = (Vec::new(), Vec::new());
    for name in names {
        match votes(name).cmp(&votes(reopen)) {
            std::cmp::Ordering::Greater => ahead.push(name.clone()),
            std::cmp::Ordering::Equal => level.push(name.clone()),
            std::cmp::Ordering::Less => {}
        }
    }
    let mut drawn = elected.drawn.clone();
    // Where the lot has decided about the last seat already, they are in its order.
    if level.len() > 1 && !drawn.contains(&level[0]) {
        let Some(order) = lot(&level) else { return Elected { names: None, drawn: level, reopens: false } };
        drawn.clone_from(&level);
        level = order.into_iter().filter_map(|at| level.get(at).cloned()).collect();
    }
    ahead.extend(level.into_iter().take_while(|name| name != reopen));
    Elected { names: Some(ahead), drawn, reopens: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lot favours whoever stands last.
    #[expect(clippy::unnecessary_wraps, reason = "there may be no lot")]
    fn last_first(tied: &[String]) -> Option<Vec<usize>> {
        Some((0..tied.len()).rev().collect())
    }

    fn votes(all: &[(&str, u64)]) -> Vec<(String, u64)> {
        all.iter().map(|(name, votes)| ((*name).to_owned(), *votes)).collect()
    }

    #[test]
    fn a_tie_about_the_last_seat_is_broken_by_the_lot_and_nothing_else_is() {
        let three = |votes: [u64; 3]| votes.map(|n| (format!("{n}"), n)).to_vec();
        let names = |all: &[(String, u64)], seats| most(all, seats, &last_first).names.unwrap_or_default();
        assert_eq!(names(&three([3, 9, 5]), 2), ["9", "5"]);
        assert!(most(&three([5, 9, 9]), 2, &last_first).drawn.is_empty(), "both are in");
        let tied = votes(&[("A", 5), ("B", 9), ("C", 5), ("D", 1)]);
        assert_eq!(names(&tied, 2), ["B", "C"]);
        assert_eq!(most(&tied, 2, &last_first).drawn, ["A", "C"]);
        assert_eq!(most(&tied, 2, &|_| None).names, None, "without a lot nobody is elected by chance");
    }

    #[test]
    fn from_the_seat_of_none_of_these_on_no_seat_is_filled() {
        let again = |all: &[(&str, u64)], seats| {
            let all = votes(all);
            elected(&all, seats, Some("none"), &last_first)
        };
        let names = |elected: &Elected| elected.names.clone().unwrap_or_default();
        let first = again(&[("A", 4), ("none", 9), ("B", 5)], 2);
        assert!(names(&first).is_empty() && first.reopens, "it comes first, so nobody is elected");
        let second = again(&[("A", 9), ("none", 5), ("B", 4)], 3);
        assert!(names(&second) == ["A"] && second.reopens);
        let out = again(&[("A", 9), ("none", 4), ("B", 5)], 2);
        assert!(names(&out) == ["A", "B"] && !out.reopens, "it has no seat, so it changes nothing");
        // As many votes: the lot says who comes first, also where both have a seat.
        let level = again(&[("A", 5), ("none", 5), ("B", 4)], 2);
        assert!(names(&level).is_empty() && level.drawn == ["A", "none"]);
        let level = again(&[("none", 5), ("A", 5), ("B", 4)], 2);
        assert!(names(&level) == ["A"] && level.reopens);
        let last = again(&[("A", 9), ("none", 5), ("B", 5)], 2);
        assert!(names(&last) == ["A", "B"] && !last.reopens, "{:?}", last.names);
    }
}
