//! Election parameters and questions (sections 5, 13 and 17).

use crate::check::{Check, Failure};
use crate::hashing::{Protocol, base64, sha256, sha256_hex};
use crate::json::{self, Malformed, Reader};

/// The letters of identifiers and of secrets that people write down.
pub const BASE58: &str = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// What is voted on, and under which key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Election {
    /// The version of the protocol.
    pub protocol: Protocol,
    /// A text for voters.
    pub description: String,
    /// The name of the election.
    pub name: String,
    /// The name of the group.
    pub group: String,
    /// The key under which votes are sealed, in its text form.
    pub public_key: String,
    /// The questions, at least one.
    pub questions: Vec<Question>,
    /// An identifier: 14 or more characters of [`BASE58`].
    pub uuid: String,
    /// Who runs the election. Always given in version 2.
    pub administrator: Option<String>,
    /// Who made the credentials.
    pub authority: Authority,
    /// The language and whether it is written from the left, for the voting page.
    pub language: Option<(String, bool)>,
}

/// Who made the credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Authority {
    /// Nobody is named (version 1 only).
    Unnamed,
    /// The server.
    Server,
    /// Somebody else.
    External(String),
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The text of the question.
    pub question: String,
    /// What may be answered, and how it is sealed.
    pub kind: Kind,
    /// Further settings, canonical JSON that the protocol only carries along.
    pub extra: Option<String>,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 0 or 1 for each answer; only sums are opened.
    Homomorphic {
        /// The answers.
        answers: Vec<String>,
        /// Whether a blank vote is offered beside them.
        blank: bool,
        /// The least number of answers to choose.
        min: u64,
        /// The most.
        max: u64,
    },
    /// A vector of small integers, mixed and then opened one by one: rankings and scores.
    NonHomomorphic {
        /// The answers.
        answers: Vec<String>,
        /// With the extension of section 17, the number of preferences a ballot holds.
        preferences: Option<usize>,
    },
    /// One list, and candidates on it.
    Lists {
        /// For each list its name, then its candidates.
        answers: Vec<Vec<String>>,
    },
}

impl Question {
    /// True if the answers to this question are mixed.
    pub fn is_ranking(&self) -> bool {
        matches!(self.kind, Kind::NonHomomorphic { .. })
    }

    /// The number of integers in an answer to a ranking: one for each answer, or the preferences of section 17.
    pub fn integers(&self) -> usize {
        match &self.kind {
            Kind::NonHomomorphic { answers, preferences } => preferences.unwrap_or(answers.len()),
            _ => 0,
        }
    }
}

impl Election {
    /// The election's fingerprint, to which every ballot and proof is bound: the SHA-256 of its JSON, in hexadecimal digits in version 2, in
    /// base64 in version 1.
    pub fn fingerprint(protocol: Protocol, json: &[u8]) -> String {
        match protocol {
            Protocol::V1 => base64(&sha256(json)),
            Protocol::V2 => sha256_hex(json),
        }
    }

    /// Reads and checks everything but the key, which needs the group.
    pub fn read(json: &[u8]) -> Result<Self, Failure> {
        let parsed = Reader::new(json).and_then(|r| read(r));
        let election = parsed.map_err(|m| Check::Election.because(m))?;
        Check::Election.needs(!election.questions.is_empty(), "there is no question")?;
        for (i, question) in election.questions.iter().enumerate() {
            if let Err(reason) = question.check() {
                return Check::Election.fails(format_args!("question {}: {reason}", i + 1));
            }
        }
        Ok(election)
    }

    /// The canonical JSON of version 2.
    pub fn to_json(&self) -> String {
        let questions = json::array(self.questions.iter().map(Question::to_json));
        let authority = match &self.authority {
            Authority::External(name) => format!("[\"External\",{}]", json::string(name)),
            Authority::Server | Authority::Unnamed => "[\"Server\"]".into(),
        };
        let language = self.language.as_ref().map_or(String::new(), |(language, left)| {
            let direction = if *left { "Ltr" } else { "Rtl" };
            format!(",\"language\":[{},[\"{direction}\"]]", json::string(language))
        });
        format!(
            "{{\"version\":2,\"description\":{},\"name\":{},\"group\":{},\"public_key\":{},\"questions\":{questions},\"uuid\":{},\
             \"administrator\":{},\"credential_authority\":{authority}{language}}}",
            json::string(&self.description),
            json::string(&self.name),
            json::string(&self.group),
            json::string(&self.public_key),
            json::string(&self.uuid),
            json::string(self.administrator.as_deref().unwrap_or_default()),
        )
    }
}

impl Question {
    /// What is wrong with the question in itself.
    fn check(&self) -> Result<(), &'static str> {
        match &self.kind {
            Kind::Homomorphic { answers, .. } if answers.is_empty() => Err("there is no answer"),
            Kind::Homomorphic { min, max, .. } if min > max => Err("the least number of answers is above the most"),
            Kind::NonHomomorphic { answers, .. } if answers.is_empty() => Err("there is no answer"),
            Kind::NonHomomorphic { answers, preferences: Some(k) } if !(1..=30).contains(k) || answers.len() > 255 => {
                Err("an order of preference holds 1 to 30 of at most 255 candidates")
            }
            Kind::Lists { answers } if answers.is_empty() => Err("there is no list"),
            Kind::Lists { answers } if answers.iter().any(|list| list.len() < 2) => Err("a list without candidates"),
            _ => Ok(()),
        }
    }

    fn to_json(&self) -> String {
        let strings = |all: &[String]| json::array(all.iter().map(|s| json::string(s)));
        let question = json::string(&self.question);
        let (kind, value) = match &self.kind {
            Kind::Homomorphic { answers, blank, min, max } => (
                "Homomorphic",
                format!(
                    "{{\"answers\":{},\"blank\":{blank},\"min\":{min},\"max\":{max},\"question\":{question}}}",
                    strings(answers)
                ),
            ),
            Kind::NonHomomorphic { answers, .. } => {
                ("NonHomomorphic", format!("{{\"answers\":{},\"question\":{question}}}", strings(answers)))
            }
            Kind::Lists { answers } => {
                let lists = json::array(answers.iter().map(|list| strings(list)));
                ("Lists", format!("{{\"answers\":{lists},\"question\":{question}}}"))
            }
        };
        let extra = self.extra.as_ref().map_or(String::new(), |extra| format!(",\"extra\":{extra}"));
        format!("{{\"type\":\"{kind}\",\"value\":{value}{extra}}}")
    }
}

fn read(mut r: Reader<'_>) -> Result<Election, Malformed> {
    let protocol = if r.skip("{\"version\":1,") {
        Protocol::V1
    } else {
        r.literal("{\"version\":2,")?;
        Protocol::V2
    };
    r.literal("\"description\":")?;
    let description = r.string()?.into_owned();
    r.literal(",\"name\":")?;
    let name = r.string()?.into_owned();
    r.literal(",\"group\":")?;
    let group = r.string()?.into_owned();
    r.literal(",\"public_key\":")?;
    let public_key = r.plain()?.to_owned();
    r.literal(",\"questions\":")?;
    let questions = r.array(|r| read_question(r, protocol))?;
    r.literal(",\"uuid\":")?;
    let uuid = read_uuid(&mut r)?.to_owned();
    let (mut administrator, mut authority, mut language) = (None, Authority::Unnamed, None);
    match protocol {
        Protocol::V1 => {
            if r.skip(",\"administrator\":") {
                administrator = Some(r.string()?.into_owned());
            }
            if r.skip(",\"credential_authority\":") {
                authority = Authority::External(r.string()?.into_owned());
            }
        }
        Protocol::V2 => {
            r.literal(",\"administrator\":")?;
            administrator = Some(r.string()?.into_owned());
            r.literal(",\"credential_authority\":")?;
            authority = if r.skip("[\"Server\"]") {
                Authority::Server
            } else {
                r.literal("[\"External\",")?;
                let name = r.string()?.into_owned();
                r.literal("]")?;
                Authority::External(name)
            };
            if r.skip(",\"language\":[") {
                let name = r.string()?.into_owned();
                let left = r.skip(",[\"Ltr\"]]");
                if !left {
                    r.literal(",[\"Rtl\"]]")?;
                }
                language = Some((name, left));
            }
        }
    }
    r.literal("}")?;
    r.end()?;
    Ok(Election { protocol, description, name, group, public_key, questions, uuid, administrator, authority, language })
}

/// Reads an identifier.
pub(crate) fn read_uuid<'a>(r: &mut Reader<'a>) -> Result<&'a str, Malformed> {
    let from = r.clone();
    let text = r.plain()?;
    if text.len() >= 14 && text.chars().all(|c| BASE58.contains(c)) {
        return Ok(text);
    }
    from.expected("an identifier of at least 14 letters and digits")
}

fn read_strings(r: &mut Reader<'_>) -> Result<Vec<String>, Malformed> {
    r.array(|r| r.string().map(std::borrow::Cow::into_owned))
}

fn read_question(r: &mut Reader<'_>, protocol: Protocol) -> Result<Question, Malformed> {
    if protocol == Protocol::V1 && r.sees("{\"answers\":") {
        let (question, kind) = read_homomorphic(r, protocol)?;
        return Ok(Question { question, kind, extra: None });
    }
    r.literal("{\"type\":")?;
    let (question, mut kind) = if protocol == Protocol::V2 && r.skip("\"Homomorphic\",\"value\":") {
        read_homomorphic(r, protocol)?
    } else if r.skip("\"NonHomomorphic\",\"value\":{\"answers\":") {
        let answers = read_strings(r)?;
        (read_text(r)?, Kind::NonHomomorphic { answers, preferences: None })
    } else {
        r.literal("\"Lists\",\"value\":{\"answers\":")?;
        let answers = r.array(read_strings)?;
        (read_text(r)?, Kind::Lists { answers })
    };
    let extra = if r.skip(",\"extra\":") { Some(r.any()?.to_owned()) } else { None };
    r.literal("}")?;
    if let (Kind::NonHomomorphic { preferences, .. }, Some(extra)) = (&mut kind, &extra) {
        *preferences = read_preferences(extra);
    }
    Ok(Question { question, kind, extra })
}

fn read_text(r: &mut Reader<'_>) -> Result<String, Malformed> {
    r.literal(",\"question\":")?;
    let text = r.string()?.into_owned();
    r.literal("}")?;
    Ok(text)
}

fn read_homomorphic(r: &mut Reader<'_>, protocol: Protocol) -> Result<(String, Kind), Malformed> {
    r.literal("{\"answers\":")?;
    let answers = read_strings(r)?;
    let blank = match protocol {
        // Version 1 leaves the field out unless it is true.
        Protocol::V1 => r.skip(",\"blank\":true"),
        Protocol::V2 => {
            r.literal(",\"blank\":")?;
            r.boolean()?
        }
    };
    r.literal(",\"min\":")?;
    let min = r.integer()?;
    r.literal(",\"max\":")?;
    let max = r.integer()?;
    Ok((read_text(r)?, Kind::Homomorphic { answers, blank, min, max }))
}

/// The number of preferences if `extra`, canonical JSON, asks for the encoding of section 17. A number that is missing or not usable is
/// given as 0, which [`Question::check`] refuses.
fn read_preferences(extra: &str) -> Option<usize> {
    let mut r = Reader::of(extra);
    let (mut order, mut preferences) = (false, 0);
    if !r.skip("{") {
        return None;
    }
    while let Ok(field) = r.string() {
        r.skip(":");
        let value = r.any().ok()?;
        match field.as_ref() {
            "encoding" => order = value == "\"order\"",
            "preferences" => preferences = value.parse().unwrap_or(0),
            _ => {}
        }
        r.skip(",");
    }
    order.then_some(preferences)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn election() -> Election {
        let q = |kind, extra: Option<&str>| Question {
            question: "Qu'en \"dites\"-vous ?".into(),
            kind,
            extra: extra.map(Into::into),
        };
        let names = |n: usize| (0..n).map(|i| format!("C{i}")).collect::<Vec<_>>();
        Election {
            protocol: Protocol::V2,
            description: "a\nb".into(),
            name: "Élection".into(),
            group: "Ed25519".into(),
            public_key: "ab".into(),
            questions: vec![
                q(Kind::Homomorphic { answers: names(3), blank: true, min: 0, max: 2 }, None),
                q(
                    Kind::NonHomomorphic { answers: names(3), preferences: None },
                    Some(r#"{"method":"STV","blank":false,"seats":2}"#),
                ),
                q(
                    Kind::NonHomomorphic { answers: names(40), preferences: Some(10) },
                    Some(r#"{"method":"STV","encoding":"order","preferences":10}"#),
                ),
                q(Kind::Lists { answers: vec![names(2), names(3)] }, None),
            ],
            uuid: "AkgPBcnjfCRKgU".into(),
            administrator: Some("A".into()),
            authority: Authority::External("B".into()),
            language: Some(("ar".into(), false)),
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let election = election();
        assert_eq!(Election::read(election.to_json().as_bytes()), Ok(election));
    }

    #[test]
    fn questions_that_nobody_can_answer_are_refused() {
        let spoil: [fn(&mut Election); 7] = [
            |e| e.questions.clear(),
            |e| e.questions[0].kind = Kind::Homomorphic { answers: vec![], blank: true, min: 0, max: 2 },
            |e| e.questions[0].kind = Kind::Homomorphic { answers: vec!["A".into()], blank: true, min: 1, max: 0 },
            |e| e.questions[1].kind = Kind::NonHomomorphic { answers: vec![], preferences: None },
            |e| e.questions[2].extra = Some(r#"{"encoding":"order","preferences":31}"#.into()),
            |e| e.questions[2].extra = Some(r#"{"encoding":"order"}"#.into()),
            |e| e.questions[3].kind = Kind::Lists { answers: vec![vec!["L".into()]] },
        ];
        for (i, spoil) in spoil.iter().enumerate() {
            let mut election = election();
            spoil(&mut election);
            assert_eq!(Election::read(election.to_json().as_bytes()).unwrap_err().check, Check::Election, "{i}");
        }
    }

    #[test]
    fn no_field_may_be_unknown_missing_repeated_or_moved() {
        let json = election().to_json();
        for (from, to) in [
            ("\"name\":", "\"Name\":"),
            ("{\"version\":2,", "{\"version\":2,\"extra\":1,"),
            ("\"blank\":true,", ""),
            ("\"min\":0,\"max\":2", "\"max\":2,\"min\":0"),
            ("\"min\":0", "\"min\":00"),
            ("\"group\"", " \"group\""),
            ("AkgPBcnjfCRKgU", "short"),
            ("AkgPBcnjfCRKgU", "AkgPBcnjfCRKg0"),
        ] {
            let spoiled = json.replacen(from, to, 1);
            assert_ne!(spoiled, json);
            assert!(Election::read(spoiled.as_bytes()).is_err(), "{to}");
        }
        assert!(Election::read(format!("{json}\n").as_bytes()).is_err());
    }
}
