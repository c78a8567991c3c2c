//! What is asked, by the counting rule that the rulebook gives to this kind of ballot.

use omov_belenios::Protocol;
use omov_belenios::election::{Authority, Election, Kind, Question};
use omov_count::Profile;
use omov_count::linked::IfTooFew;
use omov_count::profile::{self, Breaker, Limits, Rule, TieRule};
use omov_verify::linked::Linked;
use omov_web::words::Words;

/// What members are asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// Yes, no, or neither.
    YesNo,
    /// One of several.
    One,
    /// Up to as many as there are seats.
    UpTo,
    /// As many as they like.
    Any,
    /// To put them in order.
    Order(Rule),
}

impl Asks {
    /// By the name of the counting rule; nothing where this house does not hold such ballots.
    pub(super) fn of(count: &str) -> Option<Self> {
        let rule = Rule::find(count)?;
        match rule {
            Rule::YesNo => Some(Self::YesNo),
            Rule::Plurality => Some(Self::One),
            Rule::Block => Some(Self::UpTo),
            Rule::Approval => Some(Self::Any),
            _ if rule.kind() == profile::Kind::Ranked => Some(Self::Order(rule)),
            _ => None,
        }
    }

    /// The message that says it.
    pub(super) fn says(self) -> &'static str {
        match self {
            Self::YesNo => "ballot-asks-yes-no",
            Self::One => "ballot-asks-one",
            Self::UpTo => "ballot-asks-up-to",
            Self::Any => "ballot-asks-any",
            Self::Order(_) => "ballot-asks-order",
        }
    }

    /// Whether whoever calls it says how many are elected.
    pub(super) fn elects(self) -> bool {
        self != Self::YesNo
    }

    /// Whether so many can be elected at once.
    pub(super) fn fits(self, seats: u32) -> bool {
        match self {
            Self::Order(rule) => profile(rule, seats).check().is_ok(),
            _ => self.elects(),
        }
    }

    /// Whether the count has a place for an answer that leaves seats empty: nominations are opened again.
    pub(super) fn reopens(self) -> bool {
        match self {
            Self::One | Self::UpTo => true,
            Self::Order(rule) => !matches!(rule, Rule::Schulze | Rule::RankedPairs),
            Self::YesNo | Self::Any => false,
        }
    }

    /// The question.
    ///
    /// # Errors
    /// The name of the message that says what is wrong with it.
    pub(super) fn question(
        self,
        words: &Words,
        ask: &str,
        answers: Vec<String>,
        seats: u32,
        (limits, reopen): (Option<Limits>, Option<&str>),
    ) -> Result<Question, &'static str> {
        let most = answers.len() as u64;
        let (kind, extra) = match self {
            Self::YesNo => {
                let answers = ["ballot-yes", "ballot-no", "ballot-abstain"].map(|name| words.say(name)).to_vec();
                (Kind::Homomorphic { answers, blank: false, min: 1, max: 1 }, None)
            }
            Self::One => (Kind::Homomorphic { answers, blank: true, min: 1, max: 1 }, None),
            Self::UpTo => (Kind::Homomorphic { answers, blank: true, min: 1, max: u64::from(seats).min(most) }, None),
            Self::Any => (Kind::Homomorphic { answers, blank: true, min: 1, max: most }, None),
            Self::Order(rule) => {
                let reopen_nominations = reopen.map(str::to_owned);
                let profile = Profile { limits, reopen_nominations, ..profile(rule, seats) };
                profile.check().map_err(|_| "ballot-answers-unfit")?;
                let (kind, extra) =
                    crate::election::ranking(answers, &profile, None).map_err(|_| "ballot-answers-unfit")?;
                (kind, Some(extra))
            }
        };
        Ok(Question { question: ask.into(), kind, extra })
    }
}

/// The same question, linked with the others of its ballot: whoever is elected in one is left out of those after it. Seats for which too few are left stay
/// empty; so nothing that members chose in one question can be undone by another.
pub(super) fn linked(question: Question, seats: u32, reopen: Option<&str>) -> Question {
    let sums = !question.is_ranking();
    let linked = Linked {
        seats: sums.then_some(seats),
        reopen_nominations: reopen.filter(|_| sums).map(str::to_owned),
        linked: IfTooFew::LeaveVacant,
    };
    let extra = Some(linked.extra(question.extra.as_deref()));
    Question { extra, ..question }
}

/// Whether a question is linked with others.
pub(super) fn is_linked(question: &Question) -> bool {
    Linked::declared(question).is_ok_and(|linked| linked.is_some())
}

/// How rankings are counted here: ties are broken by earlier stages where the rule says so, and then by the lot that follows from the opening.
fn profile(rule: Rule, seats: u32) -> Profile {
    let earlier_stages = matches!(rule, Rule::ScottishStv | Rule::Ers97);
    Profile { ties: TieRule { earlier_stages, then: Breaker::Lot }, ..Profile::new(rule, seats) }
}

/// The answers that can be given.
pub(super) fn names(question: &Question) -> Vec<String> {
    match &question.kind {
        Kind::Homomorphic { answers, .. } | Kind::NonHomomorphic { answers, .. } => answers.clone(),
        Kind::Lists { answers } => answers.iter().flatten().cloned().collect(),
    }
}

/// The election, before it has its key.
pub(super) fn election(
    title: &str,
    about: &str,
    questions: Vec<Question>,
    organisation: &str,
    language: &str,
    uuid: String,
) -> Election {
    Election {
        protocol: Protocol::V2,
        description: about.into(),
        name: title.into(),
        group: "Ed25519".into(),
        public_key: String::new(),
        questions,
        uuid,
        administrator: Some(organisation.into()),
        authority: Authority::Server,
        language: Some((language.into(), true)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::election::Draft;
    use crate::house::testing::words;

    #[test]
    fn a_ballot_of_one_question_is_the_very_same_bytes_as_ever() {
        let words = words();
        let yes_no = Asks::YesNo.question(&words, "Shall we?", Vec::new(), 1, (None, None)).expect("a question");
        let uuid = "AAAAAAAAAAAAAA".to_owned();
        let election = election("Shall we?", "About it.", vec![yes_no], "Eastmere", "en", uuid);
        let trustees = vec!["A".to_owned(), "B".to_owned(), "C".to_owned()];
        let draft = Draft::new(&election, trustees, 2, 0).expect("a draft");
        let json = "{\"version\":2,\"description\":\"About it.\",\"name\":\"Shall we?\",\"group\":\"Ed25519\",\"public_key\":\"\",\
            \"questions\":[{\"type\":\"Homomorphic\",\"value\":{\"answers\":[\"Yes\",\"No\",\"Abstain\"],\"blank\":false,\"min\":1,\"max\":1,\"question\":\"Shall we?\"}}],\
            \"uuid\":\"AAAAAAAAAAAAAA\",\"administrator\":\"Eastmere\",\"credential_authority\":[\"Server\"],\"language\":[\"en\",[\"Ltr\"]]}";
        assert_eq!(draft.election().to_json(), json);
    }

    #[test]
    fn only_a_question_that_is_linked_says_so() {
        let words = words();
        let answers = vec!["A".to_owned(), "B".to_owned()];
        let irv = Asks::of("irv").expect("a rule");
        let one = irv.question(&words, "Who?", answers, 1, (None, None)).expect("a question");
        assert!(!is_linked(&one) && !one.extra.clone().expect("a rule").contains("linked"));
        let two = linked(one.clone(), 1, None);
        assert!(is_linked(&two) && two.kind == one.kind, "{two:?}");
    }
}
