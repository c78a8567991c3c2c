//! The papers of a contest as a CSV file.

use super::on_one_line;
use crate::contest::Contest;

/// The papers as a CSV file: columns `rank1` to `rankN` and `weight`, names in the cells, `Ann=Bob` where candidates
/// share a rank, `\=` and `\\` where a name itself holds such a sign.
///
/// The file has no place for the order of the candidates, for those no paper names, for withdrawals, seats or a title:
/// to read it back as it was, give the names beside it. Empty ranks at the end of a paper are not read back.
pub fn csv(contest: &Contest) -> String {
    let spelled: Vec<String> = contest.candidates.iter().map(|candidate| spell(&candidate.name)).collect();
    let ranks = contest.papers.iter().map(|paper| paper.ranks().count()).max().unwrap_or_default().max(1);
    let mut out = ::csv::WriterBuilder::new().from_writer(Vec::new());
    let mut row: Vec<String> = (1..=ranks).map(|rank| format!("rank{rank}")).chain(["weight".into()]).collect();
    // Every row has the same number of cells and goes to memory, so writing cannot fail.
    let _ = out.write_record(&row);
    for paper in contest.papers.iter() {
        row.iter_mut().for_each(String::clear);
        for (cell, rank) in row.iter_mut().zip(paper.ranks()) {
            for (place, id) in rank.iter().filter_map(|mark| mark.candidate()).enumerate() {
                if place > 0 {
                    cell.push('=');
                }
                cell.push_str(&spelled[id.index()]);
            }
        }
        row[ranks] = paper.weight.to_string();
        let _ = out.write_record(&row);
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A name as a cell has it.
fn spell(name: &str) -> String {
    on_one_line(name).replace('\\', "\\\\").replace('=', "\\=")
}
