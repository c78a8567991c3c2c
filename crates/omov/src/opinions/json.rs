//! Findings as JSON, written as they are worked out: with 400,000 people the text is larger than all that is kept of them.

use std::io::{self, BufWriter, Write as _};

use omov_opinion::agenda::Agenda;
use omov_opinion::figures::Standing;
use omov_opinion::figures::representative::Representative;
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::json;

use super::findings::{Agendas, Findings};
use crate::failure::{self, Failure};

/// Prints all of it on one line.
pub(super) fn print(findings: &Findings) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let written = serde_json::to_writer(&mut out, findings).map_err(io::Error::from);
    match written.and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::usage(format!("standard output: {}", failure::of_system(&e))))
        }
        _ => Ok(()),
    }
}

/// Something that is written when its turn comes.
struct Later<F>(F);

impl<F, I, K, V> Serialize for Later<F>
where
    F: Fn() -> I,
    I: Iterator<Item = (K, V)>,
    K: Serialize,
    V: Serialize,
{
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map((self.0)())
    }
}

impl Serialize for Findings {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let talk = &self.conversation;
        let (total, people) = (talk.total(), talk.people());
        let voted: Vec<usize> = talk.voted().collect();
        let ids = |of: &[usize]| -> Vec<u64> { of.iter().map(|t| self.id(*t)).collect() };
        let visible: Vec<usize> = voted.iter().copied().filter(|t| talk.counts()[*t]).collect();
        let hidden: Vec<usize> = voted.iter().copied().filter(|t| !talk.counts()[*t]).collect();
        let pick = |of: &[f64]| -> Vec<f64> { voted.iter().map(|t| of[*t]).collect() };
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("participants", &people.len())?;
        map.serialize_entry("statements_with_votes", &voted.len())?;
        map.serialize_entry("votes", &talk.rows().votes())?;
        map.serialize_entry("agree", &total.agree)?;
        map.serialize_entry("disagree", &total.disagree)?;
        map.serialize_entry("pass", &total.pass)?;
        map.serialize_entry("mod_out", &ids(&hidden))?;
        map.serialize_entry("in_conv", &self.grouped.iter().map(|u| people[*u]).collect::<Vec<_>>())?;
        map.serialize_entry(
            "pca",
            &json!({
                "tids": ids(&voted),
                "center": pick(&self.pca.center),
                "comps": self.pca.components.iter().map(|c| pick(c)).collect::<Vec<_>>(),
                "eigenvalues": self.pca.eigenvalues,
                "variance_ratio": self.pca.variance_ratio(),
            }),
        )?;
        map.serialize_entry("extremity", &voted.iter().map(|t| self.pca.extremity(*t)).collect::<Vec<_>>())?;
        map.serialize_entry("projections", &Later(|| people.iter().zip(&self.places)))?;
        let (k, ways) = match &self.found {
            Some((groups, _)) => (groups.k, Some(&groups.ways)),
            None => (self.names.len(), None),
        };
        let way = |(k, way): (_, &omov_opinion::groups::Way)| {
            let (g, silhouette) = (&way.grouping, way.silhouette);
            let value = json!({"inertia": g.inertia, "silhouette": silhouette, "sizes": g.sizes, "centres": g.centres});
            (k, value)
        };
        map.serialize_entry("clusterings", &Later(|| ways.into_iter().flatten().map(way)))?;
        map.serialize_entry("k", &k)?;
        let stability = self.found.as_ref().map(|(_, s)| {
            json!({"stable": s.stable, "agreement": s.agreement, "groups": s.groups, "rounds": s.rounds, "drawn": s.drawn})
        });
        map.serialize_entry("stability", &stability)?;
        let named = |(u, g): (&u64, &Option<usize>)| g.map(|g| (*u, self.names[g]));
        map.serialize_entry("groups", &Later(|| people.iter().zip(&self.group).filter_map(named)))?;
        map.serialize_entry("group_consensus", &Later(|| voted.iter().map(|t| (self.id(*t), self.common(*t)))))?;
        let lists = || self.names.iter().zip(&self.representative);
        let listed = |list: &Vec<Representative>| list.iter().map(|r| self.representative(r)).collect::<Vec<_>>();
        map.serialize_entry("repness", &Later(|| lists().map(|(name, list)| (name, listed(list)))))?;
        let [agree, disagree] = &self.consensus;
        let sides = [agree, disagree].map(|list| list.iter().map(|s| self.standing(s)).collect::<Vec<_>>());
        map.serialize_entry("consensus", &json!({"agree": sides[0], "disagree": sides[1]}))?;
        map.serialize_entry("priorities", &Later(|| voted.iter().map(|t| (self.id(*t), self.priority(*t)))))?;
        map.serialize_entry("min_group_lower_bound", &Later(|| visible.iter().map(|t| (self.id(*t), self.bound(*t)))))?;
        if let Some(agenda) = &self.agenda {
            map.serialize_entry("agenda", &self.agenda(agenda))?;
        }
        map.end()
    }
}

impl Findings {
    fn standing(&self, s: &Standing) -> serde_json::Value {
        json!({"tid": self.id(s.statement), "n-success": s.successes, "n-trials": s.trials, "p-success": s.share, "p-test": s.test})
    }

    fn representative(&self, r: &Representative) -> serde_json::Value {
        let mut value = self.standing(&r.standing);
        value["repness"] = r.ratio.into();
        value["repness-test"] = r.ratio_test.into();
        value["repful-for"] = r.standing.side.name().into();
        if r.best_agree {
            value["best-agree"] = true.into();
        }
        value
    }

    fn agenda(&self, a: &Agendas) -> serde_json::Value {
        let ids = |agenda: &Agenda| agenda.chosen.iter().map(|t| self.id(*t)).collect::<Vec<_>>();
        let of = |f: &dyn Fn(&Agenda) -> serde_json::Value| json!({"approval": f(&a.approval), "seq_phragmen": f(&a.phragmen), "seq_pav": f(&a.pav)});
        let harmonic: serde_json::Map<String, serde_json::Value> =
            a.harmonic.iter().map(|(t, w)| (self.id(*t).to_string(), (*w).into())).collect();
        json!({
            "voters": a.voters,
            "approval": ids(&a.approval),
            "seq_phragmen": ids(&a.phragmen),
            "seq_phragmen_loads": a.loads,
            "seq_pav": ids(&a.pav),
            "jr_load": of(&|x| x.unserved.into()),
            "unrepresented": of(&|x| x.unrepresented.into()),
            "harmonic_weight": harmonic,
        })
    }
}
