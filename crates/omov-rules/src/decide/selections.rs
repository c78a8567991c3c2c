//! Standing in a selection. Nobody is obliged to accept a nomination unless the rulebook says so.

use super::judge::Judge;
use crate::words::Said;

impl Judge<'_> {
    pub(super) fn stand_in_selection(&mut self, name: &str, on_panel: bool, nominations: u64, accepted: bool) {
        let Some(selection) = self.section(&self.book.selections, "selections", name) else { return };
        self.by(&selection.heading);
        self.member();
        if let Some(approved_by) = &selection.panel_approved_by
            && !on_panel
        {
            let says = Said::new("need-panel").with("by", self.book.title(&approved_by.value));
            self.need(&approved_by.cite, says);
        }
        if let Some(amount) = &selection.nominated_by {
            self.signed(amount, &selection.who_votes, nominations);
        }
        if !accepted && !selection.panel_must_accept.value {
            self.need(&selection.panel_must_accept.cite, Said::new("need-acceptance"));
        }
    }
}
