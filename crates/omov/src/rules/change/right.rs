//! By which right somebody proposes a change: as a member, through a proposal of the rulebook, or for a body or an office that
//! may bring it in.

use omov_rules::Rulebook;
use omov_rules::decide::{Act, Answer, Asking, Facts, Ground, Person, Place, Resolution};
use omov_rules::value;
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
        match compared.old.decide(&Asking { who, act: &act, place, now, facts }) {
            Answer::Allowed(_) => Vec::new(),
            Answer::Refused(grounds) => grounds,
        }
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
        let mut grounds = self.grounds(compared, who, place, &facts, now);
        // Who holds an office may bring what is asked of a body only where the office is named.
        if let Some(actor) = self.actor()
            && compared.ways().iter().any(|(_, way)| !way.brought_by.value.iter().any(|name| name == actor))
        {
            grounds.extend(Self::elsewhere(compared));
        }
        grounds
    }

    /// A way of which this right is none.
    fn elsewhere(compared: &Compared) -> Option<Ground> {
        let (_, way) = *compared.ways().first()?;
        let says = omov_rules::words::Said::new("missing-bringer").with("change", way.title.value.as_str());
        let because = omov_rules::decide::Because::Missing;
        Some(Ground { because, path: way.brought_by.cite.path.clone(), line: Some(way.brought_by.cite.line), says })
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
