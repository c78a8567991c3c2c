//! Using a power that an office lends, alone or with a second person.

use super::judge::Judge;
use super::{Asking, Person, Standing};
use crate::model::Power;
use crate::read::Cite;
use crate::words::{Blank, Said};

impl<'a> Judge<'a> {
    pub(super) fn use_power(&mut self, power: Power, number: u64, about: Option<&str>, reason: bool) {
        let book = self.book;
        let lending: Vec<_> = book.offices.iter().filter(|(_, office)| office.lends.value.contains(&power)).collect();
        self.member();
        let Some((_, first)) = lending.first() else {
            let path = format!("offices.….lends = [\"{}\"]", power.name());
            return self.missing(path, Said::new("missing-power").with("power", power.said()));
        };
        if let Some(cite) = self.lent(self.asking.who, power) {
            self.by(cite);
        } else {
            let who: Vec<Blank> = lending.iter().map(|(_, office)| office.title.value.as_str().into()).collect();
            let says = Said::new("power-not-lent").with("power", power.said()).with("who", who);
            self.forbid(&first.lends.cite, says);
        }
        if power.over_people() && about == Some(self.asking.who.id.as_str()) {
            self.forbid(&first.lends.cite, Said::new("about-oneself"));
        }
        let Some(rule) = book.powers.get(&power) else { return };
        if rule.reason.value && !reason {
            self.need(&rule.reason.cite, Said::new("need-reason"));
        }
        if let Some(alone) = rule.alone_up_to.as_ref().filter(|alone| number > alone.value || alone.value == 0) {
            match &self.asking.facts.second {
                None => {
                    let id = if alone.value == 0 { "need-second-always" } else { "need-second" };
                    let says = Said::new(id).with("alone", alone.value).with("number", number);
                    self.need(&alone.cite, says);
                }
                Some(second) if !self.can_be_second(second, power, about) => {
                    self.forbid(&alone.cite, Said::new("second-unfit").with("power", power.said()));
                }
                Some(_) => {}
            }
        }
    }

    pub(super) fn open_group(&mut self, kind: &str, members: u64, reason: bool) {
        let Some(group) = self.section(&self.book.groups, "groups", kind) else { return };
        self.use_power(Power::OpenGroups, 1, None, reason);
        if let Some(least) = group.members_at_least.as_ref().filter(|least| members < least.value) {
            self.need(&least.cite, Said::new("need-members").with("needed", least.value).with("have", members));
        }
    }

    /// The rule that lends somebody the power here, now.
    fn lent(&self, who: &Person, power: Power) -> Option<&'a Cite> {
        let Asking { place, now, .. } = self.asking;
        let held = who.holds.iter().filter(|held| held.at(*now) && place.is_in(&held.group));
        held.filter_map(|held| self.book.offices.get(&held.office))
            .find(|office| office.lends.value.contains(&power))
            .map(|office| &office.lends.cite)
    }

    /// Another member who holds the power too and whom it is not about.
    fn can_be_second(&self, second: &Person, power: Power, about: Option<&str>) -> bool {
        second.id != self.asking.who.id
            && about != Some(second.id.as_str())
            && second.standing == Standing::Member
            && !second.suspended
            && self.lent(second, power).is_some()
    }
}
