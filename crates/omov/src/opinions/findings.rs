//! Everything that is found in a conversation.

use omov_opinion::agenda::{Agenda, Approvals};
use omov_opinion::figures::representative::{Representative, representative};
use omov_opinion::figures::{Side, Standing, bound, common, consensus, priority};
use omov_opinion::groups::{self, Groups};
use omov_opinion::stability::{Stability, stability};
use omov_opinion::{Conversation, Moments, Pca, Point, Tally, tally};

use super::files::Labels;
use super::timing::Timing;

/// By position of people and statements.
pub(super) struct Findings {
    pub(super) conversation: Conversation,
    pub(super) pca: Pca,
    pub(super) places: Vec<Point>,
    pub(super) grouped: Vec<usize>,
    /// Absent where groups were given.
    pub(super) found: Option<(Groups, Stability)>,
    /// What the groups are called.
    pub(super) names: Vec<u64>,
    /// Of every person.
    pub(super) group: Vec<Option<usize>>,
    pub(super) tallies: Vec<Vec<Tally>>,
    pub(super) representative: Vec<Vec<Representative>>,
    pub(super) consensus: [Vec<Standing>; 2],
    pub(super) agenda: Option<Agendas>,
}

/// What to talk about first, by three rules.
pub(super) struct Agendas {
    pub(super) voters: usize,
    pub(super) approval: Agenda,
    pub(super) phragmen: Agenda,
    pub(super) loads: Vec<f64>,
    pub(super) pav: Agenda,
    pub(super) harmonic: Vec<(usize, f64)>,
}

impl Findings {
    pub(super) fn new(
        conversation: Conversation,
        given: Option<Labels>,
        agenda: Option<u16>,
        timing: &mut Timing,
    ) -> Self {
        let moments = Moments::new(&conversation);
        timing.phase("sums");
        let pca = Pca::new(&conversation, &moments);
        drop(moments);
        timing.phase("components");
        let places = pca.positions(&conversation);
        timing.phase("places");
        let grouped = conversation.grouped();
        let mut found = None;
        let labels = given.unwrap_or_else(|| {
            let groups = groups::group(conversation.people(), &places, grouped.clone());
            timing.phase("groups");
            let stable = stability(&conversation, &groups);
            timing.phase("stability");
            let mut of = vec![None; conversation.people().len()];
            for (u, g) in groups.people.iter().zip(groups.labels()) {
                of[*u] = Some(usize::from(g));
            }
            let names = (0..groups.k as u64).collect();
            found = Some((groups, stable));
            Labels { names, of }
        });
        let Labels { names, of: group } = labels;
        let tallies = tally::by_group(&conversation, names.len(), |u| group[u]);
        let taking = || conversation.voted().filter(|t| conversation.counts()[*t]);
        let others = |g: usize| -> Vec<Tally> {
            let of = |t: usize| (0..names.len()).filter(|o| *o != g).fold(Tally::default(), |s, o| s + tallies[o][t]);
            (0..conversation.statements().len()).map(of).collect()
        };
        let representative = (0..names.len()).map(|g| representative(taking(), &tallies[g], &others(g))).collect();
        let consensus =
            [Side::Agree, Side::Disagree].map(|side| consensus::consensus(side, taking(), conversation.tallies()));
        timing.phase("statements");
        let agenda = agenda.map(|k| {
            let approvals = Approvals::new(&conversation);
            let k = k.into();
            let (phragmen, loads) = approvals.phragmen(k);
            let (approval, pav, harmonic) = (approvals.approval(k), approvals.pav(k), approvals.harmonic());
            timing.phase("agenda");
            Agendas { voters: approvals.voters(), approval, phragmen, loads, pav, harmonic }
        });
        Self { conversation, pca, places, grouped, found, names, group, tallies, representative, consensus, agenda }
    }

    /// The id of a statement.
    pub(super) fn id(&self, statement: usize) -> u64 {
        self.conversation.statements()[statement].id
    }

    pub(super) fn common(&self, statement: usize) -> f64 {
        common::common(statement, &self.tallies)
    }

    pub(super) fn bound(&self, statement: usize) -> f64 {
        bound::bound(statement, &self.tallies)
    }

    pub(super) fn priority(&self, statement: usize) -> f64 {
        let all = self.tallies.iter().fold(Tally::default(), |sum, g| sum + g[statement]);
        priority::priority(self.conversation.statements()[statement].meta, all, self.pca.extremity(statement))
    }
}
