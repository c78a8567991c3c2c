//! The rule by which a ranked question is counted, as the election declares it.
//!
//! It stands in the question's `extra`, which the protocol carries along. The election's fingerprint covers it, and every ballot is
//! bound to the fingerprint, so that nobody can change the rule once somebody has voted.

use omov_count::{CountError, Profile, Rule};
use serde::{Deserialize, Serialize};

/// Field order as in the protocol text, section 17, and then ours.
#[derive(Serialize)]
struct Written<'a> {
    method: &'a str,
    blank: bool,
    seats: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    preferences: Option<usize>,
    profile: &'a str,
}

/// The fields that have to agree with the profile, if they are there.
#[derive(Deserialize)]
struct Read {
    method: Option<String>,
    seats: Option<u32>,
    profile: String,
}

/// Why the rule that a question declares cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Undeclarable {
    /// The settings of the question are not written as this program writes them.
    #[error("its settings cannot be read: {0}")]
    Form(String),
    /// The profile itself.
    #[error("its rule profile cannot be read: {0}")]
    Profile(CountError),
    /// What voters are told beside the profile is something else.
    #[error("it says {says}, but its rule profile says {profile}")]
    Contradiction {
        /// Beside the profile.
        says: String,
        /// In the profile.
        profile: String,
    },
}

/// What other programs call the method.
fn method(rule: Rule) -> &'static str {
    match rule {
        Rule::ScottishStv | Rule::Meek | Rule::Warren | Rule::Ers97 => "STV",
        Rule::Schulze => "Schulze",
        _ => rule.name(),
    }
}

/// The `extra` of a question that is counted under `profile`: canonical JSON. `preferences`: how many a ballot holds, if there are too many
/// candidates for the plain encoding.
pub fn extra(profile: &Profile, preferences: Option<usize>) -> String {
    let text = profile.to_toml();
    let written = Written {
        method: method(profile.rule),
        blank: true,
        seats: profile.seats,
        encoding: preferences.map(|_| "order"),
        preferences,
        profile: &text,
    };
    let json = serde_json::to_string(&written).expect("text and numbers have a JSON form");
    // The one character that the protocol escapes and JSON does not ask for.
    json.replace('\u{7f}', "\\u007f")
}

/// The profile that a question's `extra` declares; none if it declares none.
///
/// # Errors
/// [`Undeclarable`] if there is a profile that cannot be used, or that something beside it contradicts.
pub fn declared(extra: &str) -> Result<Option<Profile>, Undeclarable> {
    let form = |e: serde_json::Error| Undeclarable::Form(e.to_string());
    let value: serde_json::Value = serde_json::from_str(extra).map_err(form)?;
    if value.get("profile").is_none() {
        return Ok(None);
    }
    let read: Read = serde_json::from_str(extra).map_err(form)?;
    let profile = Profile::from_toml(&read.profile).map_err(Undeclarable::Profile)?;
    let contradiction = |says: String, profile: String| Err(Undeclarable::Contradiction { says, profile });
    match (read.seats, read.method) {
        (Some(seats), _) if seats != profile.seats => {
            contradiction(format!("{seats} seats"), profile.seats.to_string())
        }
        (_, Some(said)) if said != method(profile.rule) => contradiction(said, method(profile.rule).into()),
        _ => Ok(Some(profile)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_without_a_profile_declares_no_rule() {
        for extra in [r#"{"method":"STV","blank":false,"seats":2}"#, "[1]", "\"profile\"", "{}"] {
            assert_eq!(declared(extra), Ok(None), "{extra}");
        }
    }

    #[test]
    fn the_fields_stand_in_the_declared_order() {
        let profile = Profile::new(Rule::ScottishStv, 4);
        let toml = serde_json::to_string(&profile.to_toml()).unwrap();
        let plain = format!(r#"{{"method":"STV","blank":true,"seats":4,"profile":{toml}}}"#);
        assert_eq!(extra(&profile, None), plain);
        let order = format!(
            r#"{{"method":"STV","blank":true,"seats":4,"encoding":"order","preferences":10,"profile":{toml}}}"#
        );
        assert_eq!(extra(&profile, Some(10)), order);
    }

    #[test]
    fn what_voters_are_told_beside_the_profile_is_what_the_profile_says() {
        let good = extra(&Profile::new(Rule::Meek, 4), None);
        assert!(declared(&good).unwrap().is_some());
        for (from, to) in
            [("\"seats\":4", "\"seats\":3"), ("STV", "Schulze"), ("meek", "week"), ("version = 1", "version = 9")]
        {
            assert_ne!(good.replacen(from, to, 1), good);
            assert!(declared(&good.replacen(from, to, 1)).is_err(), "{to}");
        }
        assert!(declared(r#"{"profile":7}"#).is_err());
        assert!(declared("{").is_err());
    }
}
