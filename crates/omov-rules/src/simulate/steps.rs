//! The steps of each thing that members can do.

use super::{Kind, Numbers, Step};
use crate::model::{Ballot, Body, Change, Codes, Office, Petition, Proposal, Rulebook, Selection};
use crate::read::{Cite, Rule};
use crate::value::{Amount, Base, Majority};
use crate::words::{Blank, Said};

/// How many are in a body.
fn people(book: &Rulebook, numbers: &Numbers, body: &str) -> Option<u64> {
    book.size_of(body).or_else(|| numbers.people.get(body).copied())
}

fn step(kind: Kind, at: &Cite, number: Option<(u64, u64)>, says: Said) -> Step {
    let says = match number {
        Some((needed, of)) => says.with("needed", needed).with("people", of),
        None => says,
    };
    let (number, of) = number.unzip();
    Step { kind, path: at.path.clone(), line: at.line, number, of, says }
}

fn amount(kind: Kind, rule: &Rule<Amount>, people: u64, id: &str) -> Step {
    step(kind, &rule.cite, Some((rule.value.of(people), people)), Said::new(id).with("rule", rule.value))
}

impl Rulebook {
    pub(super) fn proposal_steps(&self, numbers: &Numbers, proposal: &Proposal) -> Vec<Step> {
        let Some(signers) = people(self, numbers, &proposal.proposed_by.value) else { return Vec::new() };
        let mut steps = vec![amount(Kind::Signatures, &proposal.signatures, signers, "sim-heard")];
        if let Some(time) = &proposal.decide_within {
            let who: Vec<Blank> = proposal.refused_by.value.iter().map(|name| self.title(name).into()).collect();
            let says = Said::new("sim-decide").with("who", who).with("time", time.value);
            steps.push(step(Kind::Decision, &time.cite, None, says));
        }
        if let Some(force) = &proposal.force_signatures {
            steps.push(amount(Kind::Force, force, signers, "sim-force"));
        }
        if let Some(ballot) = self.ballots.get(&proposal.ballot.value) {
            steps.extend(self.ballot_steps(numbers, ballot, None));
        }
        steps
    }

    pub(super) fn petition_steps(&self, numbers: &Numbers, petition: &Petition) -> Vec<Step> {
        let Some(signers) = people(self, numbers, &petition.signed_by.value) else { return Vec::new() };
        let mut steps = vec![amount(Kind::Signatures, &petition.signatures, signers, "sim-sign")];
        if let Some(time) = &petition.answer_within {
            steps.push(step(Kind::Answer, &time.cite, None, Said::new("sim-answer").with("time", time.value)));
        }
        if let Some(ballot) = petition.ballot.as_ref().and_then(|name| self.ballots.get(&name.value)) {
            steps.extend(self.ballot_steps(numbers, ballot, None));
        }
        steps
    }

    pub(super) fn change_steps(&self, numbers: &Numbers, change: &Change) -> Vec<Step> {
        let Some(ballot) = self.ballots.get(&change.ballot.value) else { return Vec::new() };
        self.ballot_steps(numbers, ballot, Some(change))
    }

    /// Announced, turnout, majority. What a change asks for on top counts where it is more.
    pub(super) fn ballot_steps(&self, numbers: &Numbers, ballot: &Ballot, change: Option<&Change>) -> Vec<Step> {
        let Some(voters) = people(self, numbers, &ballot.who_votes.value) else { return Vec::new() };
        let notice = change.and_then(|change| change.notice.as_ref()).unwrap_or(&ballot.notice);
        let says = Said::new("sim-time").with("notice", notice.value).with("open", ballot.open_at_least.value);
        let mut steps = vec![step(Kind::Time, &notice.cite, None, says)];
        if ballot.codes.value == Codes::Registrar {
            steps.push(step(Kind::Codes, &ballot.codes.cite, None, Said::new("sim-registrar")));
        }
        let of_change = change.and_then(|change| change.turnout.as_ref());
        let turnout = [ballot.turnout.as_ref(), of_change].into_iter().flatten();
        let turnout = turnout.max_by_key(|turnout| turnout.value.of(voters));
        let votes = turnout.map_or(voters, |turnout| turnout.value.of(voters));
        if let Some(turnout) = turnout {
            let says = Said::new("sim-turnout").with("rule", turnout.value).with("fewer", votes - 1);
            steps.push(step(Kind::Turnout, &turnout.cite, Some((votes, voters)), says));
        }
        let of_change = change.and_then(|change| change.majority.as_ref());
        let least = |rule: &&Rule<Majority>| match rule.value.of {
            Base::VotesCast => rule.value.needed(votes),
            Base::Members => rule.value.needed(voters),
        };
        if let Some(majority) = [Some(&ballot.majority), of_change].into_iter().flatten().max_by_key(least)
            && ballot.count.value == crate::model::Count::YES_NO
        {
            let id = if turnout.is_some() { "sim-majority" } else { "sim-majority-all" };
            let says = Said::new(id).with("rule", majority.value).with("votes", votes);
            steps.push(step(Kind::Majority, &majority.cite, Some((least(&majority), voters)), says));
        }
        steps
    }

    pub(super) fn office_steps(&self, numbers: &Numbers, office: &Office) -> Vec<Step> {
        let (Some(rule), Some(people)) = (&office.nominated_by, people(self, numbers, &office.by.value)) else {
            return Vec::new();
        };
        vec![amount(Kind::Signatures, rule, people, "sim-nominated")]
    }

    pub(super) fn body_steps(&self, numbers: &Numbers, name: &str, body: &Body) -> Vec<Step> {
        let (Some(rule), Some(people)) = (&body.quorum, people(self, numbers, name)) else { return Vec::new() };
        let quorum = rule.value.of(people);
        let mut steps = vec![amount(Kind::Quorum, rule, people, "sim-quorum")];
        let needed = match body.majority.value.of {
            Base::VotesCast => body.majority.value.needed(quorum),
            Base::Members => body.majority.value.needed(people),
        };
        let says = Said::new("sim-majority").with("rule", body.majority.value).with("votes", quorum);
        steps.push(step(Kind::Majority, &body.majority.cite, Some((needed, people)), says));
        steps
    }

    pub(super) fn selection_steps(&self, numbers: &Numbers, name: &str, selection: &Selection) -> Vec<Step> {
        let mut steps = Vec::new();
        if let (Some(rule), Some(people)) = (&selection.nominated_by, people(self, numbers, &selection.who_votes.value))
        {
            steps.push(amount(Kind::Signatures, rule, people, "sim-nominated"));
        }
        if let (Some(target), Some(seats)) = (&selection.target, numbers.seats.get(name)) {
            let who: Vec<Blank> = target.values.value.iter().map(|value| value.as_str().into()).collect();
            let says = Said::new("sim-target").with("rule", target.share.value).with("who", who);
            steps.push(step(Kind::Target, &target.share.cite, Some((target.of(*seats), *seats)), says));
        }
        steps
    }
}
