//! The record at the end, held against the receipts.

use std::collections::BTreeMap;
use std::path::Path;

use omov_belenios::archive::{EventKind, scan};

use super::member::Member;

/// Everything that is wrong with it, in a sentence each.
pub(crate) fn wrong(record: &Path, members: &[Member]) -> Result<Vec<String>, String> {
    let bytes = std::fs::read(record).map_err(|error| error.to_string())?;
    let mut wrong = Vec::new();
    let layout = scan(bytes.as_slice(), None, &mut |_| {}).map_err(|error| error.to_string())?;
    let layout = layout.map_err(|failure| failure.detail)?;
    let mut places: BTreeMap<[u8; 32], Vec<u64>> = BTreeMap::new();
    for (place, entry) in layout.entries.iter().enumerate().filter(|(_, entry)| entry.kind == EventKind::Ballot) {
        let payload = entry.payload.ok_or("a ballot without a payload")?;
        places.entry(payload.hash).or_default().push(place as u64);
    }
    let told: Vec<_> = members.iter().flat_map(|member| &member.told).collect();
    for told in &told {
        if places.get(&told.digest).map(Vec::as_slice) != Some(&[told.entry]) {
            wrong.push(format!("the ballot acknowledged at {} is not in the record once, there", told.entry));
        }
    }
    if places.len() != told.len() {
        wrong.push(format!("{} ballots in the record, {} acknowledged", places.len(), told.len()));
    }
    let report = omov_verify::examine(record, omov_verify::Options::default(), &mut |_| {})?;
    if !report.valid() {
        wrong.push(report.text());
    }
    let mut choices: Vec<Vec<u8>> = members.iter().filter_map(Member::choice).map(<[u8]>::to_vec).collect();
    let opened: Vec<Vec<Vec<u8>>> = serde_json::from_str(report.verdict.valid_result().unwrap_or("[[]]"))
        .map_err(|error| format!("the result: {error}"))?;
    let mut opened = opened.into_iter().next().unwrap_or_default();
    choices.sort();
    opened.sort();
    if choices != opened {
        wrong.push(format!(
            "opened were {} choices that are not the last acknowledged {}",
            opened.len(),
            choices.len()
        ));
    }
    Ok(wrong)
}
