//! The life of a ballot, as types that cannot go back.
//!
//! A ballot at a stage is a value of [`At`]. The only way to another stage is [`At::on`], which takes the value away, and it exists only where the
//! life of a ballot leads from the one to the other. The database is asked as well: a step that somebody else has done meanwhile is refused.

use std::marker::PhantomData;

use omov_store::{FromValue, ToValue, Value, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{Ballot, sql};
use crate::house::Stop;

/// The stages, as values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    /// Called and announced.
    Draft,
    /// Who may vote is fixed.
    RollFrozen,
    /// Everything is there to open it.
    KeysReady,
    Open,
    /// No ballot is taken any more.
    Closed,
    /// The result is there.
    Tallied,
    /// A scrutineer has signed it.
    Certified,
    /// Two persons have said that it does not count.
    Voided,
}

impl State {
    const ALL: [Self; 8] = [
        Self::Draft,
        Self::RollFrozen,
        Self::KeysReady,
        Self::Open,
        Self::Closed,
        Self::Tallied,
        Self::Certified,
        Self::Voided,
    ];

    /// As it stands in the database.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::RollFrozen => "roll-frozen",
            Self::KeysReady => "keys-ready",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Tallied => "tallied",
            Self::Certified => "certified",
            Self::Voided => "voided",
        }
    }
}

impl ToValue for State {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for State {
    const WANTED: &'static str = "a stage of a ballot";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(name) = value else { return None };
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A stage, as a type.
pub(crate) trait Stage {
    const STATE: State;
}

/// From this stage the life of a ballot leads to that one.
pub(crate) trait LeadsTo<T: Stage>: Stage {}

macro_rules! stages {
    ($($stage:ident leads to $($next:ident)*;)*) => {$(
        #[derive(Debug)]
        pub(crate) struct $stage;
        impl Stage for $stage {
            const STATE: State = State::$stage;
        }
        $(impl LeadsTo<$next> for $stage {})*
    )*};
}

stages! {
    Draft leads to RollFrozen Voided;
    RollFrozen leads to KeysReady Voided;
    KeysReady leads to Open Voided;
    Open leads to Closed Voided;
    Closed leads to Tallied Voided;
    Tallied leads to Certified Voided;
    Certified leads to;
    Voided leads to;
}

/// A ballot at a stage.
#[derive(Debug)]
pub(crate) struct At<S> {
    pub(crate) ballot: Ballot,
    stage: PhantomData<S>,
}

impl Ballot {
    /// This ballot, if it is at that stage.
    pub(crate) fn at<S: Stage>(self) -> Option<At<S>> {
        (self.state == S::STATE).then_some(At { ballot: self, stage: PhantomData })
    }
}

impl<S: Stage> At<S> {
    /// Leads it on.
    pub(crate) fn on<T: Stage>(self, tx: &mut WriteTx<'_>) -> Result<At<T>, Stop>
    where
        S: LeadsTo<T>,
    {
        if tx.execute(&sql::ON, params![self.ballot.id, S::STATE, T::STATE])? != 1 {
            return Err(Refusal::Conflict.into());
        }
        Ok(At { ballot: Ballot { state: T::STATE, ..self.ballot }, stage: PhantomData })
    }
}
