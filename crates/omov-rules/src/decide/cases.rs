//! Cases: a sanction only after a fair hearing; an appeal in time.

use super::judge::Judge;
use crate::model::Sanction;
use crate::value::{Moment, Span};
use crate::words::Said;

impl Judge<'_> {
    pub(super) fn sanction(
        &mut self,
        name: &str,
        sanction: Sanction,
        lasting: Option<Span>,
        told: Moment,
        (sitting, conflicted): (u64, u64),
    ) {
        let Some(case) = self.section(&self.book.cases, "cases", name) else { return };
        let now = self.asking.now;
        let title = case.title.value.as_str();
        self.by(&case.sanctions.cite);
        if !case.sanctions.value.contains(&sanction) {
            let what = Said::new(format!("choice-{}", sanction.name()));
            let says = Said::new("sanction-not-allowed").with("case", title).with("sanction", what);
            self.forbid(&case.sanctions.cite, says);
        }
        self.one_of(&case.heard_by, now);
        if sitting < case.sit.value {
            self.need(&case.sit.cite, Said::new("need-sitting").with("needed", case.sit.value).with("sit", sitting));
        }
        if case.conflicted_stand_aside.value && conflicted > 0 {
            let says = Said::new("conflicted").with("people", conflicted);
            self.forbid(&case.conflicted_stand_aside.cite, says);
        }
        if now < told.after(case.notice.value) {
            self.need(&case.notice.cite, Said::new("need-hearing-notice").with("time", case.notice.value));
        }
        if sanction == Sanction::Suspension {
            self.ends(lasting, case.suspension_at_most.as_ref());
        }
        self.agreed(&case.heard_by, sitting);
    }

    /// A suspension has an end, and not too late.
    fn ends(&mut self, lasting: Option<Span>, most: Option<&crate::read::Rule<Span>>) {
        let Some(most) = most else { return };
        match lasting {
            None => self.need(&most.cite, Said::new("need-end").with("time", most.value)),
            Some(lasting) if self.asking.now.after(lasting) > self.asking.now.after(most.value) => {
                self.forbid(&most.cite, Said::new("suspension-too-long").with("time", most.value));
            }
            Some(_) => {}
        }
    }

    /// Those who sit have to have decided it, by the majority of their body.
    fn agreed(&mut self, heard_by: &crate::read::Rule<String>, sitting: u64) {
        let Some(body) = self.book.bodies.get(&heard_by.value) else { return };
        let decided = self.asking.facts.resolution.as_ref().filter(|it| it.body == heard_by.value);
        let met = decided.is_some_and(|it| {
            it.yes.checked_add(it.no).is_some_and(|voted| voted <= it.took_part)
                && it.took_part <= sitting
                && body.majority.value.met(it.yes, it.no, sitting)
        });
        if !met {
            let says = Said::new("need-resolution")
                .with("body", body.title.value.as_str())
                .with("majority", body.majority.value);
            self.need(&body.majority.cite, says);
        }
    }

    pub(super) fn appeal(&mut self, name: &str, decided: Moment) {
        let Some(case) = self.section(&self.book.cases, "cases", name) else { return };
        if let Some(to) = &case.appeal_to {
            self.by(&to.cite);
        } else {
            let says = Said::new("missing-appeal").with("case", case.title.value.as_str());
            self.missing(format!("cases.{name}.appeal-to"), says);
        }
        self.within(case.appeal_within.as_ref(), decided, "appeal-too-late");
    }
}
