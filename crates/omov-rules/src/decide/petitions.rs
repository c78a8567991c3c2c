//! Petitions for an answer, a debate, a recall.

use super::judge::Judge;
use crate::model::{AsksFor, Petition};
use crate::value::Moment;
use crate::words::Said;

impl Judge<'_> {
    pub(super) fn petition(
        &mut self,
        name: &str,
        office: Option<&str>,
        term: Option<(Moment, Moment)>,
        signatures: u64,
        since: Moment,
    ) {
        let Some(petition) = self.section(&self.book.petitions, "petitions", name) else { return };
        self.by(&petition.signatures.cite);
        self.one_of(&petition.signed_by, self.asking.now);
        self.signed(&petition.signatures, &petition.signed_by, signatures);
        self.within(Some(&petition.collect_within), since, "collected-too-long");
        let title = petition.title.value.as_str();
        match office {
            Some(office) => {
                if self.section(&self.book.offices, "offices", office).is_none() {
                    return;
                }
                if !petition.is_for(office) {
                    let says =
                        Said::new("petition-not-for").with("petition", title).with("office", self.book.title(office));
                    self.forbid(&petition.to.cite, says);
                }
                self.in_term(petition, term);
            }
            None if petition.asks_for.value != AsksFor::Debate => {
                self.need(&petition.to.cite, Said::new("need-office").with("petition", title));
            }
            None => {}
        }
    }

    /// Not in the first or the last part of a term.
    fn in_term(&mut self, petition: &Petition, term: Option<(Moment, Moment)>) {
        let now = self.asking.now;
        let windows = [(&petition.not_in_first, true), (&petition.not_in_last, false)];
        for (rule, first) in windows.into_iter().filter_map(|(rule, first)| rule.as_ref().map(|rule| (rule, first))) {
            let Some((since, until)) = term else {
                return self.need(&rule.cite, Said::new("need-term"));
            };
            let closed = if first { now < since.after(rule.value) } else { now >= until.before(rule.value) };
            if closed {
                let id = if first { "term-too-young" } else { "term-too-old" };
                self.forbid(&rule.cite, Said::new(id).with("time", rule.value));
            }
        }
    }
}
