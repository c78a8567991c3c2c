//! An election with its group: what every later check needs to know.

use crate::check::{Check, Failure};
use crate::election::Election;
use crate::group::Group;
use crate::json::Reader;
use crate::proof::{Frame, Intake};

/// A key with its text form.
#[derive(Clone, Debug)]
pub struct Key<E> {
    /// The element.
    pub element: E,
    /// Its text form.
    pub text: String,
}

/// Checked election parameters in their group.
pub struct Params<G: Group> {
    /// The group and version.
    pub frame: Frame<G>,
    /// The parameters.
    pub election: Election,
    /// To what ballots and proofs are bound, see [`Election::fingerprint`].
    pub fingerprint: String,
    /// The key under which votes are sealed.
    pub key: Key<G::Element>,
    pub(crate) y: G::Fixed,
}

impl<G: Group> Params<G> {
    /// Checks what depends on the group: the key is an element of it other than the identity, and rankings fit into an element.
    pub fn new(group: G, election: Election, json: &[u8]) -> Result<Self, Failure> {
        let frame = Frame::new(group, election.protocol);
        let quoted = format!("\"{}\"", election.public_key);
        let mut intake = Intake::new(&frame);
        let key = intake.key(&mut Reader::of(&quoted)).and_then(|key| intake.finish().map(|_| key.element));
        let Ok(element) = key else {
            return Check::Election.fails("the public key is not an element of the group, or the identity");
        };
        let most = frame.group.embedding().map_or(0, |e| e.most);
        if let Some(i) = election.questions.iter().position(|q| q.integers() > most) {
            return Check::Election
                .fails(format_args!("question {}: more answers to rank than an element can hold", i + 1));
        }
        let y = frame.group.fix(&element);
        let fingerprint = Election::fingerprint(election.protocol, json);
        Ok(Self { key: Key { element, text: election.public_key.clone() }, frame, election, fingerprint, y })
    }

    /// The positions of the questions whose answers are mixed.
    pub fn rankings(&self) -> impl Iterator<Item = usize> + '_ {
        self.election.questions.iter().enumerate().filter(|(_, q)| q.is_ranking()).map(|(i, _)| i)
    }

    /// True if there is a question whose answers are mixed.
    pub fn has_rankings(&self) -> bool {
        self.rankings().next().is_some()
    }
}
