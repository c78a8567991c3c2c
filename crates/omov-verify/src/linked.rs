//! Linked contests, as an election declares them: whoever wins one leaves the later ones as if withdrawn.
//!
//! It stands in the `extra` of each question that is linked (docs/PROTOCOL.md, 30), and so under the fingerprint of the election. The contests are counted in
//! the order of the questions. Rankings have their seats and rule in their profile; where votes are added up, the seats stand beside it.

use std::collections::BTreeMap;

use omov_belenios::election::{Kind, Question};
use omov_count::Lots;
use omov_count::linked::{Chain, IfTooFew, TakenOut};
use omov_count::sums::{self, Elected};
use omov_count::tie::order_by_lot;
use serde::{Deserialize, Serialize};

use crate::counts::Counts;

/// What a linked question declares beside its rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Linked {
    /// How many are elected; where votes are added up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// The answer that nominations are opened again; where votes are added up and there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reopen_nominations: Option<String>,
    /// What happens if fewer are left than there are places.
    pub linked: IfTooFew,
}

impl Linked {
    /// The `extra` of a question that is linked: what it declares already, with this behind it. Canonical JSON.
    pub fn extra(&self, declared: Option<&str>) -> String {
        let json = serde_json::to_string(self).expect("text and numbers have a JSON form").replace('\u{7f}', "\\u007f");
        let before = declared.and_then(|extra| extra.strip_suffix('}')).filter(|extra| extra.len() > 1);
        before.map_or(json.clone(), |before| format!("{before},{}", json.trim_start_matches('{')))
    }

    /// What a question declares; none if it is not linked.
    ///
    /// # Errors
    /// A sentence that says what cannot be read.
    pub fn declared(question: &Question) -> Result<Option<Self>, String> {
        let Some(extra) = question.extra.as_deref() else { return Ok(None) };
        let value: serde_json::Value = serde_json::from_str(extra).map_err(|e| e.to_string())?;
        if value.get("linked").is_none() {
            return Ok(None);
        }
        let linked: Self = serde_json::from_str(extra).map_err(|e| format!("how it is linked cannot be read: {e}"))?;
        match (&question.kind, linked.seats) {
            (Kind::Homomorphic { .. }, None) => Err("it is linked, and does not say how many are elected".into()),
            (Kind::Lists { .. }, _) => Err("it is linked, and lists cannot be".into()),
            _ => Ok(Some(linked)),
        }
    }
}

/// A linked question whose votes are added up.
#[derive(Clone, Debug)]
pub struct Summed {
    /// The question, from 1.
    pub question: usize,
    /// How many were to be elected.
    pub seats: u32,
    /// Who was taken out because of an earlier contest.
    pub taken_out: Vec<TakenOut>,
    /// Places that stay empty because too few were left.
    pub vacant: u32,
    /// Who is elected, or why the votes alone do not say it.
    pub elected: Result<Elected, String>,
}

/// The contests of one election so far.
pub(crate) struct Contests {
    chain: Chain,
    if_too_few: IfTooFew,
    /// What the linked questions declare, by their places.
    linked: BTreeMap<usize, Linked>,
    /// Why the later ones cannot be counted.
    pub(crate) halted: Option<String>,
    /// Whether there is no result of any of them.
    stopped: Option<String>,
}

impl Contests {
    /// Reads what the questions declare; none if none is linked.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub(crate) fn of(questions: &[Question]) -> Result<Option<Self>, String> {
        let mut all = BTreeMap::new();
        for (at, question) in questions.iter().enumerate() {
            let declared = Linked::declared(question).map_err(|why| format!("question {}: {why}", at + 1))?;
            all.extend(declared.map(|linked| (at, linked)));
        }
        let Some(if_too_few) = all.values().next().map(|linked: &Linked| linked.linked) else { return Ok(None) };
        if all.values().any(|linked| linked.linked != if_too_few) {
            return Err("the linked questions do not say the same about what happens if too few are left".into());
        }
        let chain = Chain::new(if_too_few);
        Ok(Some(Self { chain, if_too_few, linked: all, halted: None, stopped: None }))
    }

    /// Whether the question at that place is one of them.
    pub(crate) fn has(&self, at: usize) -> bool {
        self.linked.contains_key(&at)
    }

    pub(crate) fn chain(&mut self) -> &mut Chain {
        &mut self.chain
    }

    /// The later ones cannot be counted, since this one has no winners yet.
    pub(crate) fn halt(&mut self, number: usize) {
        self.halted.get_or_insert_with(|| {
            format!("it has to be known first who is elected in question {number}, with which this one is linked")
        });
    }

    /// Too few are left, and the election says that then none of the contests has a result.
    pub(crate) fn stop(&mut self, number: usize) {
        let why = format!("too few are left in question {number}, and then none of the linked questions has a result");
        self.halted.get_or_insert_with(|| why.clone());
        self.stopped.get_or_insert(why);
    }

    /// Whether too few are left for all to have no result.
    pub(crate) fn is_short(&self, seats: u32, left: usize) -> bool {
        self.if_too_few == IfTooFew::Stop && (seats as usize) > left
    }

    /// The question at that place, whose votes are added up. `sums`: with the blank votes, which come first where there can be any.
    pub(crate) fn sum(&mut self, at: usize, question: &Question, sums: &[u64], lots: Option<&Lots>) -> Option<Summed> {
        let Kind::Homomorphic { answers, blank, .. } = &question.kind else { return None };
        let linked = self.linked.get(&at)?.clone();
        let (number, seats, reopen) = (at + 1, linked.seats?, linked.reopen_nominations.as_deref());
        let names: Vec<&str> = answers.iter().map(String::as_str).collect();
        let taken_out = self.chain.taken_out(&names, reopen);
        let votes = answers.iter().cloned().zip(sums.iter().skip(usize::from(*blank)).copied());
        let is_out = |name: &String| taken_out.iter().any(|out| out.name == *name);
        let left: Vec<(String, u64)> = votes.filter(|(name, _)| !is_out(name)).collect();
        let vacant = self.chain.vacant(seats, left.len() as u32);
        if self.is_short(seats, left.len()) {
            self.stop(number);
        }
        let elected = self.elect(number, (question, &left), (seats - vacant, reopen), lots);
        Some(Summed { question: number, seats, taken_out, vacant, elected })
    }

    /// Who of those who are left has the most votes; why that is not known, if it is not.
    fn elect(
        &mut self,
        number: usize,
        (question, left): (&Question, &[(String, u64)]),
        (seats, reopen): (u32, Option<&str>),
        lots: Option<&Lots>,
    ) -> Result<Elected, String> {
        if let Some(why) = &self.halted {
            return Err(why.clone());
        }
        let lot = |tied: &[String]| match lots? {
            Lots::Seed(seed) => order_by_lot(seed, &question.question, tied).ok(),
            Lots::Order(_) => None,
        };
        let elected = sums::elected(left, seats as usize, reopen, &lot);
        let Some(names) = &elected.names else {
            self.halt(number);
            return Err(format!("the last seat is tied between {}", elected.drawn.join(", ")));
        };
        self.chain.won(&question.question, names.iter().map(String::as_str), reopen);
        Ok(elected)
    }
}

impl Counts {
    /// None of the linked contests has a result where the election says so.
    pub(crate) fn stopped(&mut self, contests: &Contests) {
        let Some(why) = &contests.stopped else { return };
        for counted in self.counted.iter_mut().filter(|counted| contests.has(counted.question - 1)) {
            counted.outcome = crate::Outcome::Open(why.clone());
        }
        for summed in &mut self.sums {
            summed.elected = Err(why.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_links_a_question_stands_behind_its_rule_in_one_form() {
        let linked = Linked { seats: None, reopen_nominations: None, linked: IfTooFew::LeaveVacant };
        let extra = linked.extra(Some(r#"{"method":"STV","seats":1}"#));
        assert_eq!(extra, r#"{"method":"STV","seats":1,"linked":"leave-vacant"}"#);
        let sums = Linked { seats: Some(2), reopen_nominations: Some("None".into()), linked: IfTooFew::Stop };
        let extra = sums.extra(None);
        assert_eq!(extra, r#"{"seats":2,"reopen-nominations":"None","linked":"stop"}"#);
        let kind = Kind::Homomorphic { answers: vec!["A".into()], blank: true, min: 1, max: 1 };
        let question =
            |extra: &str| Question { question: "Who?".into(), kind: kind.clone(), extra: Some(extra.into()) };
        assert_eq!(Linked::declared(&question(&extra)), Ok(Some(sums)));
        for bad in [r#"{"linked":"stop"}"#, r#"{"seats":1,"linked":"perhaps"}"#, r#"{"seats":-1,"linked":"stop"}"#] {
            assert!(Linked::declared(&question(bad)).is_err(), "{bad}");
        }
        assert_eq!(Linked::declared(&question(r#"{"seats":1}"#)), Ok(None));
    }
}
