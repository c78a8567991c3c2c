//! A fair hearing: enough people who can sit, an appeal to others, an end to every suspension.

use super::Check;
use crate::model::Sanction;
use crate::words::Said;

impl Check<'_, '_> {
    pub(super) fn cases(&mut self) {
        let book = self.book;
        for case in book.cases.values() {
            let title = case.title.value.as_str();
            let Some(sanctions) = case.sanctions.known() else { continue };
            if sanctions.is_empty() {
                self.error(&case.sanctions.cite, Said::new("case-no-sanction").with("case", title));
            }
            if sanctions.contains(&Sanction::Suspension) && case.suspension_at_most.is_none() {
                self.error(&case.sanctions.cite, Said::new("case-endless-suspension").with("case", title));
            }
            if let (Some(sit), Some(size)) = (case.sit.known(), book.size_of(&case.heard_by.value))
                && *sit > size
                && size > 0
            {
                let says = Said::new("case-too-few-to-sit").with("sit", *sit).with("size", size);
                self.error(&case.sit.cite, says);
            }
            match (&case.appeal_to, &case.appeal_within) {
                (Some(to), _) if to.known().is_some() && to.value == case.heard_by.value => {
                    self.error(&to.cite, Said::new("case-appeal-to-same").with("case", title));
                }
                (Some(to), None) => self.error(&to.cite, Said::new("appeal-no-time")),
                (None, Some(within)) => self.error(&within.cite, Said::new("appeal-to-nobody")),
                (None, None) if sanctions.contains(&Sanction::Expulsion) => {
                    self.warn(&case.sanctions.cite, Said::new("case-no-appeal").with("case", title));
                }
                _ => {}
            }
        }
    }
}
