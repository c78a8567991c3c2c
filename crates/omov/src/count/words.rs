//! The small languages of single options: `30%`, `earlier-stages,lot:SEED`, `relax:2,1`.
//!
//! Each reader says what it expected, so that the message can be shown as it is.

use std::path::PathBuf;

use omov_count::Rule;
use omov_count::profile::{Breaker, DuplicateRank, IfUnmeetable, Overvote, TieRule};

/// How many of how many, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Share(pub(crate) [u64; 2]);

/// How many empty ranks in a row a paper survives; `None`: any number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MaxSkipped(pub(crate) Option<u32>);

/// How ties are broken, and what was drawn for that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ties {
    pub(crate) rule: TieRule,
    pub(crate) drawn: Drawn,
}

/// What `--tie` hands over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Drawn {
    Nothing,
    Seed(String),
    Order(PathBuf),
}

/// Every rule's name, for a message.
pub(crate) fn all_rules() -> String {
    Rule::ALL.iter().map(|r| r.name()).collect::<Vec<_>>().join(", ")
}

pub(super) fn rule(text: &str) -> Result<Rule, String> {
    Rule::find(text).ok_or_else(|| format!("no such rule; one of: {}", all_rules()))
}

pub(crate) fn ties(text: &str) -> Result<Ties, String> {
    let (earlier_stages, then) = match text.strip_prefix("earlier-stages") {
        Some("") => (true, "stop"),
        Some(rest) => (true, rest.strip_prefix(',').unwrap_or_default()),
        None => (false, text),
    };
    let (breaker, drawn) = match then.split_once(':') {
        None if then == "stop" => (Breaker::Stop, Drawn::Nothing),
        Some(("lot", seed)) if !seed.is_empty() => (Breaker::Lot, Drawn::Seed(seed.into())),
        Some(("order", file)) if !file.is_empty() => (Breaker::Order, Drawn::Order(file.into())),
        _ => return Err("expected [earlier-stages,](lot:SEED|order:FILE|stop)".into()),
    };
    Ok(Ties { rule: TieRule { earlier_stages, then: breaker }, drawn })
}

pub(super) fn overvote(text: &str) -> Result<Overvote, String> {
    match text {
        "exhaust" => Ok(Overvote::Exhaust),
        "skip" => Ok(Overvote::Skip),
        "skip-if-one-continuing" => Ok(Overvote::SkipIfOneContinuing),
        _ => Err("expected exhaust, skip or skip-if-one-continuing".into()),
    }
}

pub(super) fn duplicate_rank(text: &str) -> Result<DuplicateRank, String> {
    match text {
        "exhaust" => Ok(DuplicateRank::Exhaust),
        "skip" => Ok(DuplicateRank::Skip),
        _ => Err("expected exhaust or skip".into()),
    }
}

pub(super) fn max_skipped(text: &str) -> Result<MaxSkipped, String> {
    if text == "unlimited" {
        return Ok(MaxSkipped(None));
    }
    text.parse().map(|n| MaxSkipped(Some(n))).map_err(|_| "expected a number from 0 or unlimited".into())
}

pub(super) fn if_unmeetable(text: &str) -> Result<IfUnmeetable, String> {
    let expected = || "expected stop, leave-vacant, relax:2,1 or reopen-nominations".to_owned();
    match text {
        "stop" => Ok(IfUnmeetable::Stop),
        "leave-vacant" => Ok(IfUnmeetable::LeaveVacant),
        "reopen-nominations" => Ok(IfUnmeetable::ReopenNominations),
        _ => {
            let order = text.strip_prefix("relax:").ok_or_else(expected)?;
            let order: Result<Vec<u32>, _> = order.split(',').map(str::parse).collect();
            order.ok().filter(|o| !o.contains(&0)).map(IfUnmeetable::Relax).ok_or_else(expected)
        }
    }
}

/// `30%`, `12.5%`, `1/3`.
pub(super) fn share(text: &str) -> Result<Share, String> {
    let expected = || "expected a share such as 30% or 1/3, between none and all".to_owned();
    let [num, den] = match text.strip_suffix('%') {
        Some(percent) => {
            let (whole, decimals) = percent.split_once('.').unwrap_or((percent, ""));
            let digits = decimals.len();
            if whole.is_empty() || digits > 6 || percent.ends_with('.') {
                return Err(expected());
            }
            [number(&format!("{whole}{decimals}")).ok_or_else(expected)?, 100 * 10_u64.pow(digits as u32)]
        }
        None => match text.split_once('/') {
            Some((num, den)) => [number(num).ok_or_else(expected)?, number(den).ok_or_else(expected)?],
            None => return Err(expected()),
        },
    };
    if den == 0 || num > den { Err(expected()) } else { Ok(Share([num, den])) }
}

/// A share, and whether exactly that share is enough.
pub(super) fn threshold(text: &str) -> Result<(Share, bool), String> {
    if let Some(rest) = text.strip_prefix(">=") {
        return Ok((share(rest.trim_start())?, true));
    }
    if let Some(rest) = text.strip_prefix('>') {
        return Ok((share(rest.trim_start())?, false));
    }
    let Share([num, den]) = share(text)?;
    Ok((Share([num, den]), u128::from(num) * 2 != u128::from(den)))
}

/// Digits and nothing else: no sign, no space.
fn number(text: &str) -> Option<u64> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_exactly() {
        assert_eq!(share("30%"), Ok(Share([30, 100])));
        assert_eq!(share("12.5%"), Ok(Share([125, 1000])));
        assert_eq!(share("1/3"), Ok(Share([1, 3])));
        for bad in ["", "%", "30", "1/0", "4/3", "101%", "-1/2", "1.%", ".5%", "1/2/3", "+1/2", "0.0000001%"] {
            assert!(share(bad).is_err(), "{bad} was taken for a share");
        }
    }

    #[test]
    fn a_bare_half_means_more_than_half_and_any_other_share_at_least_it() {
        assert_eq!(threshold("1/2"), Ok((Share([1, 2]), false)));
        assert_eq!(threshold("50%"), Ok((Share([50, 100]), false)));
        assert_eq!(threshold("2/3"), Ok((Share([2, 3]), true)));
        assert_eq!(threshold(">2/3"), Ok((Share([2, 3]), false)));
        assert_eq!(threshold(">=1/2"), Ok((Share([1, 2]), true)));
    }

    #[test]
    fn a_tie_rule_is_read_with_what_was_drawn() {
        let lot = ties("earlier-stages,lot:a:b,c").unwrap();
        assert_eq!(lot.rule, TieRule { earlier_stages: true, then: Breaker::Lot });
        assert_eq!(lot.drawn, Drawn::Seed("a:b,c".into()));
        assert_eq!(ties("order:names.txt").unwrap().drawn, Drawn::Order("names.txt".into()));
        assert_eq!(ties("earlier-stages").unwrap(), ties("earlier-stages,stop").unwrap());
        for bad in ["", "lot", "lot:", "order:", "earlier-stages,", "earlier-stagesstop", "stop,earlier-stages", "coin"]
        {
            assert!(ties(bad).is_err(), "{bad} was taken for a tie rule");
        }
    }

    #[test]
    fn limits_are_dropped_in_the_order_given() {
        assert_eq!(if_unmeetable("relax:2,1"), Ok(IfUnmeetable::Relax(vec![2, 1])));
        for bad in ["relax:", "relax:0", "relax:2,,1", "relax", "vacant"] {
            assert!(if_unmeetable(bad).is_err(), "{bad} was taken for a policy");
        }
    }
}
