//! By which right somebody proposes a change: as a member, through a proposal of the rulebook, or for a body or an office that
//! may bring it in.

use omov_rules::Rulebook;
use omov_rules::decide::{Act, Asking, Because, Facts, Ground, Person, Place, Resolution};
use omov_rules::value;
use omov_rules::words::Said;
use omov_store::{FromValue, ToValue, Value};

use super::Compared;

/// By which right. Names are those of the rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Right(String);

impl Right {
    /// Through a proposal that members sign.
    pub(crate) fn through(proposal: &str) -> Self {
        Self(format!("through:{proposal}"))
    }

    /// For a body or an office.
    pub(crate) fn by(actor: &str) -> Self {
        Self(format!("by:{actor}"))
    }

    /// As it stands in the database and in forms.
    pub(crate) fn name(&self) -> &str {
        &self.0
    }

    /// The proposal through which it comes.
    pub(crate) fn proposal(&self) -> Option<&str> {
        self.0.strip_prefix("through:")
    }

    /// The body or office for which it comes.
    pub(crate) fn actor(&self) -> Option<&str> {
        self.0.strip_prefix("by:")
    }

    /// All that a rulebook has.
    pub(crate) fn all(book: &Rulebook) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for change in book.changes.values() {
            all.extend(change.through.iter().map(|through| Self::through(&through.value)));
            all.extend(change.brought_by.value.iter().map(|actor| Self::by(actor)));
        }
        let mut seen = Vec::new();
        all.retain(|right| {
            !seen.contains(right) && {
                seen.push(right.clone());
                true
            }
        });
        all
    }

    /// What stands in the way of bringing a change by this right, with what the body has decided, if it was one.
    pub(crate) fn grounds(
        &self,
        compared: &Compared,
        who: &Person,
        place: &Place,
        facts: &Facts,
        now: value::Moment,
    ) -> Vec<Ground> {
        let act = Act::BringChange { paths: compared.paths(), through: self.proposal().map(str::to_owned) };
        let who = &self.only(&compared.old, who);
        let mut grounds = compared.old.decide(&Asking { who, act: &act, place, now, facts }).against();
        // It has to be a right under every one of the ways.
        if let Some(actor) = self.actor()
            && let Some((_, way)) =
                compared.ways().iter().find(|(_, way)| !way.brought_by.value.iter().any(|name| name == actor))
        {
            let says = Said::new("missing-bringer").with("change", way.title.value.as_str());
            let (path, line) = (way.brought_by.cite.path.clone(), Some(way.brought_by.cite.line));
            grounds.push(Ground { because: Because::Missing, path, line, says });
        }
        grounds
    }

    /// Somebody with nothing but what this right is about: whoever brings a change for a body does not bring it in their office.
    fn only(&self, book: &Rulebook, who: &Person) -> Person {
        let Some(actor) = self.actor() else { return who.clone() };
        let sits = |office: &str| {
            let body = book.offices.get(office).and_then(|office| office.body.as_ref());
            body.is_some_and(|body| body.value == actor)
        };
        let holds = who.holds.iter().filter(|held| held.office == actor || sits(&held.office)).cloned().collect();
        Person { holds, ..who.clone() }
    }

    /// The same before anything was decided: as if the body for which it comes were all for it.
    pub(crate) fn may(
        &self,
        compared: &Compared,
        who: &Person,
        place: &Place,
        facts: &Facts,
        now: value::Moment,
    ) -> Vec<Ground> {
        let mut facts = facts.clone();
        if let Some(body) = self.actor().filter(|actor| compared.old.bodies.contains_key(*actor)) {
            let size = compared.old.size_of(body).or_else(|| facts.people.get(body).copied()).unwrap_or_default();
            facts.resolution = Some(Resolution { body: body.into(), took_part: size, yes: size, no: 0 });
        }
        self.grounds(compared, who, place, &facts, now)
    }
}

impl ToValue for Right {
    fn to_value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

impl FromValue for Right {
    const WANTED: &'static str = "a right to propose a change";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(name) = value else { return None };
        Some(Self(name.into()))
    }
}
