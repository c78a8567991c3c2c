//! `omov opinions route`: a conversation played through.

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

use omov_opinion::exposure::{Played, Visit, gini, rank_correlation};
use serde::Deserialize;
use serde_json::json;

use super::files;
use super::options::{Mode, Route};
use crate::failure::Failure;
use crate::input::of_json;
use crate::output;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    members: Vec<Member>,
    statements: Vec<Said>,
    visits: Vec<Come>,
    seed: Seed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    id: u64,
    group: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    id: u64,
    arrives: usize,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a visit is [member, cards] or [member, cards, [statement, …]]")]
enum Come {
    Shown(u64, usize),
    Chooses(u64, usize, Vec<u64>),
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "the seed is a whole number or a text")]
enum Seed {
    Number(i64),
    Text(String),
}

/// Plays it through and prints what was shown.
pub(super) fn run(options: &Route) -> Result<ExitCode, Failure> {
    let path = &options.simulate;
    let asked: Asked = serde_json::from_slice(&files::bytes(path)?).map_err(|e| Failure::file(path, of_json(&e)))?;
    let key = match &asked.seed {
        Seed::Number(n) => n.to_string(),
        Seed::Text(text) => text.clone(),
    };
    let played = played(&asked, options.mode, path)?;
    let (shown, exposure) = played.play(key.as_bytes());
    let counts = exposure.shown();
    let arrives: Vec<u32> = played.statements.iter().map(|s| u32::try_from(s.1).unwrap_or(u32::MAX)).collect();
    let (gini, fewest) = (gini(counts), counts.iter().min().copied().unwrap_or(0));
    let late = rank_correlation(counts, &arrives);
    if options.json {
        let id = |t: usize| played.statements[t].0;
        let of = |(visit, cards): (&Visit, &Vec<usize>)| {
            json!([played.members[visit.member].0, cards.iter().map(|t| id(*t)).collect::<Vec<_>>()])
        };
        let all: Vec<_> = played.visits.iter().zip(&shown).map(of).collect();
        let found = json!({"shown": all, "gini": gini, "fewest": fewest, "rank_correlation_with_arrival": late});
        output::print(&format!("{found}\n"))?;
    } else {
        let cards: u64 = counts.iter().map(|n| u64::from(*n)).sum();
        output::print(&format!(
            "{cards} cards shown in {} visits, {} statements\nleast often shown: {fewest} times\nGini coefficient: {gini:.4} (0: all equally often)\n\
             rank correlation with the order of arrival: {late:.3} (0: late statements are shown as often as early ones)\n",
            shown.len(),
            counts.len(),
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What was asked, by position. What contradicts itself is refused.
fn played(asked: &Asked, mode: Mode, path: &Path) -> Result<Played, Failure> {
    let fail = |why: String| Failure::file(path, why);
    let members = positions(asked.members.iter().map(|m| m.id), "member").map_err(fail)?;
    let statements = positions(asked.statements.iter().map(|s| s.id), "statement").map_err(fail)?;
    let mut groups: Vec<u64> = asked.members.iter().filter_map(|m| m.group).collect();
    groups.sort_unstable();
    groups.dedup();
    let mut visits = Vec::with_capacity(asked.visits.len());
    for (i, come) in asked.visits.iter().enumerate() {
        let (member, cards, own) = match (come, mode) {
            (Come::Shown(..), Mode::Half) => {
                return Err(fail(format!("visit {i}: with --mode half a visit is [member, cards, [statement, …]]")));
            }
            (Come::Shown(member, cards) | Come::Chooses(member, cards, _), Mode::Strict) => (*member, *cards, None),
            (Come::Chooses(member, cards, own), Mode::Half) => (*member, *cards, Some(own)),
        };
        let Some(&member) = members.get(&member) else {
            return Err(fail(format!("visit {i}: there is no member {member}")));
        };
        let place = |t: &u64| statements.get(t).copied().ok_or_else(|| format!("visit {i}: there is no statement {t}"));
        let own = own.map(|own| own.iter().map(place).collect::<Result<Vec<_>, _>>()).transpose().map_err(fail)?;
        visits.push(Visit { member, cards, own });
    }
    let group = |m: &Member| (m.id, m.group.and_then(|g| groups.binary_search(&g).ok()));
    Ok(Played {
        members: asked.members.iter().map(group).collect(),
        statements: asked.statements.iter().map(|s| (s.id, s.arrives)).collect(),
        visits,
    })
}

fn positions(ids: impl Iterator<Item = u64>, what: &str) -> Result<HashMap<u64, usize>, String> {
    let mut all = HashMap::new();
    for (at, id) in ids.enumerate() {
        if all.insert(id, at).is_some() {
            return Err(format!("{what} {id} stands there twice; take one out"));
        }
    }
    Ok(all)
}
