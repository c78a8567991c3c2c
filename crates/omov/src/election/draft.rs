//! The draft of an election: everything that is fixed before the trustees make their key.

use omov_belenios::election::{Election, Question};
use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::threshold::Context;
use serde::{Deserialize, Serialize};

/// `draft.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Draft {
    /// The election parameters as they will stand in the record, but for the key, which is empty.
    election: String,
    /// The names of the trustees; the first has number 1.
    pub(crate) trustees: Vec<String>,
    /// How many of them are needed to decrypt.
    pub(crate) threshold: usize,
    /// How many of them mix the rankings; 0 if there are none.
    pub(crate) shuffles: usize,
}

impl Draft {
    /// Puts a draft together from its parts, of which `election` has no key yet.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub(crate) fn new(
        election: &Election,
        trustees: Vec<String>,
        threshold: usize,
        shuffles: usize,
    ) -> Result<Self, String> {
        let draft = Self { election: election.to_json(), trustees, threshold, shuffles };
        draft.check().map(|()| draft)
    }

    pub(crate) fn read(json: &str) -> Result<Self, String> {
        let draft: Self = serde_json::from_str(json).map_err(|e| format!("this is not a draft: {e}"))?;
        draft.check().map(|()| draft)
    }

    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    fn check(&self) -> Result<(), String> {
        let election = Election::read(self.election.as_bytes()).map_err(|failure| failure.detail)?;
        if election.to_json() != self.election || election.group != "Ed25519" || !election.public_key.is_empty() {
            return Err("the election is not one of version 2 in the group Ed25519 without a key".into());
        }
        let context = self.context()?;
        let most = if election.questions.iter().any(Question::is_ranking) { context.members() } else { 0 };
        if self.shuffles > most || (most > 0 && self.shuffles == 0) {
            return Err(format!("{} shuffles: there must be 1 to {most} of them", self.shuffles));
        }
        Ok(())
    }

    /// The election without its key.
    pub(crate) fn election(&self) -> Election {
        Election::read(self.election.as_bytes()).expect("checked when the draft was read")
    }

    /// Who makes the key together.
    pub(crate) fn context(&self) -> Result<Context, String> {
        let (t, n) = (self.threshold, self.trustees.len());
        Context::new(self.trustees.clone(), t).map_err(|_| {
            let why = "at least 1 and fewer than all must be needed, so that one lost key does not lose the election";
            if t < n {
                format!("{t} of {n} trustees: there can be at most 255, and at most 170 can be needed")
            } else {
                format!("{t} of {n} trustees: {why}")
            }
        })
    }

    /// The name of a trustee by number.
    pub(crate) fn name(&self, number: u64) -> &str {
        usize::try_from(number).ok().and_then(|i| self.trustees.get(i.checked_sub(1)?)).map_or("?", String::as_str)
    }

    /// The trustees of whom something is not there yet, with their numbers; empty if it is there of all.
    pub(crate) fn without(&self, there: impl Fn(u64) -> bool) -> String {
        let open = (1..=self.trustees.len() as u64).filter(|number| !there(*number));
        open.map(|number| format!("{number} ({})", self.name(number))).collect::<Vec<_>>().join(", ")
    }

    /// The hash of everything that is fixed: questions, trustees, threshold and shuffles.
    pub(crate) fn hash(&self) -> String {
        sha256_hex(self.to_json())
    }

    /// The hash of the election parameters without the key, by which a trustee knows the election again once it has its key.
    pub(crate) fn election_hash(&self) -> String {
        sha256_hex(&self.election)
    }

    /// The same hash, of an election that has its key.
    pub(crate) fn hash_of(election: &Election) -> String {
        let without = Election { public_key: String::new(), ..election.clone() };
        sha256_hex(without.to_json())
    }
}
