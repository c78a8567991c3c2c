//! Contests written the way a person would note them.

use std::collections::BTreeMap;

use omov_count::papers::Mark;
use omov_count::profile::{IfUnmeetable, Limit, Limits};
use omov_count::{Candidate, Contest, CountRecord, Papers};

/// A contest among the candidates named, with papers such as `"3 A>B=C"` (three voters: A first, B and C level) or
/// `"2"` (two blank papers).
pub(crate) fn contest(names: &str, papers: &[&str]) -> Contest {
    let candidates = names.split(' ').map(Candidate::new).collect();
    let mut contest = Contest { title: "contest".into(), seats: None, candidates, papers: Papers::new(), budget: None };
    for line in papers {
        let (weight, order) = line.split_once(' ').unwrap_or((line, ""));
        let mut marks = Vec::new();
        for rank in order.split('>').filter(|r| !r.is_empty()) {
            for (i, name) in rank.split('=').enumerate() {
                let id = contest.find(name).expect("papers name candidates of the contest");
                marks.push(if i == 0 { Mark::next(id) } else { Mark::tied(id) });
            }
        }
        contest.papers.push(weight.parse().expect("a paper begins with how many"), &marks).expect("few papers");
    }
    contest
}

/// Who was elected, in the order of the record.
pub(crate) fn elected(record: &CountRecord) -> String {
    record.winners().into_iter().map(|id| record.name(id)).collect::<Vec<_>>().join(" ")
}

/// At least `least` and at most `most` of the elected are women: those whose names begin with W.
pub(crate) fn women(contest: &Contest, least: Option<u32>, most: Option<u32>) -> Limits {
    let gender = |name: &str| if name.starts_with('W') { "woman" } else { "man" };
    let values = contest.ids().map(|id| (id.number(), gender(contest.name(id)).to_owned())).collect();
    let limit = Limit { attribute: "gender".into(), value: "woman".into(), min: least, max: most };
    Limits {
        attributes: BTreeMap::from([("gender".into(), values)]),
        limits: vec![limit],
        if_unmeetable: IfUnmeetable::Stop,
    }
}
