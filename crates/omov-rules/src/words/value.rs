//! Values as parts of a sentence.

use super::{Blank, Said};
use crate::read::Value;
use crate::value::{Amount, Base, Majority, Ratio, Span, Unit};

impl Value {
    /// In words, as part of a sentence. Names of other parts of the book are said by `title`.
    pub fn said(&self, title: &dyn Fn(&str, &str) -> String) -> Blank {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Number(n) => (*n).into(),
            Self::Amount(said) => (*said).into(),
            Self::Share(said) => (*said).into(),
            Self::Majority(said) => (*said).into(),
            Self::Span(said) => (*said).into(),
            Self::YesNo(yes) => Said::new(if *yes { "value-yes" } else { "value-no" }).into(),
            Self::Choice(name) => choice(name),
            Self::Choices(names) => Blank::List(names.iter().map(|name| choice(name)).collect()),
            Self::Texts(texts) => Blank::List(texts.iter().map(|text| text.as_str().into()).collect()),
            Self::Names(names) => {
                Blank::List(names.iter().map(|(section, name)| title(section, name).into()).collect())
            }
        }
    }
}

fn choice(name: &str) -> Blank {
    Said::new(format!("choice-{name}")).into()
}

impl From<Ratio> for Blank {
    fn from(share: Ratio) -> Self {
        let named = match (share.parts(), share.of()) {
            (1, 1) => Some("share-all"),
            (1, 2) => Some("share-half"),
            (1, 3) => Some("share-one-third"),
            (2, 3) => Some("share-two-thirds"),
            (3, 4) => Some("share-three-quarters"),
            _ => None,
        };
        if let Some(id) = named {
            return Said::new(id).into();
        }
        let written = share.to_string();
        match written.strip_suffix(" %") {
            Some(percent) => Said::new("share-percent").with("percent", percent).into(),
            None => Said::new("share-parts").with("parts", share.parts()).with("of", share.of()).into(),
        }
    }
}

impl From<Amount> for Blank {
    fn from(amount: Amount) -> Self {
        let (of, least, most) = match amount {
            Amount::Number(n) => return n.into(),
            Amount::Share { of, least, most } => (of, least, most),
        };
        let said = |id: &str| Said::new(id).with("share", of);
        match (least, most) {
            (None, None) => of.into(),
            (None, Some(most)) => said("amount-less").with("most", most).into(),
            (Some(least), None) => said("amount-more").with("least", least).into(),
            (Some(least), Some(most)) => said("amount-between").with("least", least).with("most", most).into(),
        }
    }
}

impl From<Majority> for Blank {
    fn from(majority: Majority) -> Self {
        let id = match (majority.exactly_is_enough, majority.of) {
            (false, Base::VotesCast) => "majority-more-votes",
            (true, Base::VotesCast) => "majority-least-votes",
            (false, Base::Members) => "majority-more-members",
            (true, Base::Members) => "majority-least-members",
        };
        Said::new(id).with("share", majority.share).into()
    }
}

impl From<Span> for Blank {
    fn from(span: Span) -> Self {
        let id = match span.unit() {
            Unit::Minutes => "span-minutes",
            Unit::Hours => "span-hours",
            Unit::Days => "span-days",
            Unit::Weeks => "span-weeks",
            Unit::Months => "span-months",
            Unit::Years => "span-years",
        };
        Said::new(id).with("number", u64::from(span.number())).into()
    }
}
