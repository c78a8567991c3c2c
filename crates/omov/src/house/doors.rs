//! Tries every door with every kind of reader, in their own group and in another.
//!
//! `doors.txt` beside this file lists every route with its policy, so that nobody adds a route, takes one away or changes who
//! may pass unseen: it shows in the difference that a reader of the change looks at. The test here renews the list. Under
//! `./test` it fails instead, when the list is not as it should be: `OMOV_DOORS=check`.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use axum::http::StatusCode;

use super::testing::{Guest, Hall, Seen, in_a_house, in_an_empty_house};
use super::{House, Policy, Who};
use crate::groups::GroupId;
use crate::offices::Power;

const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/house/doors.txt");
const RENEW: &str = "Look at the difference. To renew the list: cargo nextest run -p omov --bins doors";

/// A policy as the list says it.
fn said(policy: Policy) -> String {
    let who = match policy.who {
        Who::Machines => "machines".into(),
        Who::Founders => "founders".into(),
        Who::Everyone => "everyone".into(),
        Who::SignedIn => "signed-in".into(),
        Who::Members => "members".into(),
        Who::Holder(power) => format!("holder {}", power.name()),
        Who::Either(one, other) => format!("either {} {}", one.name(), other.name()),
    };
    if policy.lately { who + ", lately" } else { who }
}

/// The list as it is now.
fn now(house: &House) -> String {
    let doors = house.doors();
    let mut lines: Vec<_> = doors
        .declared()
        .iter()
        .map(|door| format!("{:4} {} {}\n", door.method, door.path, said(door.policy)))
        .collect();
    lines.sort_by(|one, other| one[5..].cmp(&other[5..]));
    lines.concat()
}

#[test]
fn doors_are_those_of_the_list() {
    in_an_empty_house(async |house| {
        let now = now(&house);
        let kept = fs::read_to_string(KEPT).unwrap_or_default();
        if std::env::var_os("OMOV_DOORS").is_none_or(|what| what != "check") {
            if now != kept {
                fs::write(KEPT, &now).expect("the list is written");
                println!("the list of doors is renewed: look at its difference");
            }
            return;
        }
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let (now, kept) = (lines(&now), lines(&kept));
        let new: Vec<_> = now.iter().filter(|line| !kept.contains(line)).collect();
        let gone: Vec<_> = kept.iter().filter(|line| !now.contains(line)).collect();
        assert!(new.is_empty() && gone.is_empty(), "new: {new:#?}\ngone: {gone:#?}\n{RENEW}");
    });
}

/// What a kind of reader holds, said a second time so that the house does not check itself.
struct Kind {
    name: &'static str,
    signed_in: bool,
    member: bool,
    /// Powers in `own` and below, in the whole movement, or none.
    own: &'static [Power],
    whole: &'static [Power],
}

const KINDS: [Kind; 10] = [
    Kind { name: "nobody", signed_in: false, member: false, own: &[], whole: &[] },
    Kind { name: "member", signed_in: true, member: true, own: &[], whole: &[] },
    Kind { name: "supporter", signed_in: true, member: false, own: &[], whole: &[] },
    Kind { name: "lapsed", signed_in: true, member: false, own: &[], whole: &[] },
    Kind {
        name: "secretary",
        signed_in: true,
        member: true,
        own: &[Power::KeepRoll, Power::Export, Power::Organise],
        whole: &[],
    },
    Kind { name: "organiser", signed_in: true, member: true, own: &[Power::Organise], whole: &[] },
    Kind { name: "regional", signed_in: true, member: true, own: Power::ALL, whole: &[] },
    Kind { name: "national", signed_in: true, member: true, own: Power::ALL, whole: Power::ALL },
    Kind { name: "scrutineer", signed_in: true, member: true, own: &[Power::Scrutinise], whole: &[Power::Scrutinise] },
    Kind { name: "stranger", signed_in: true, member: true, own: &[], whole: &[] },
];

/// What is to happen at a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Enters,
    SignsIn,
    Refused,
    ProvesAgain,
    NothingHere,
}

/// What happens to that reader at that door, by the list. `own` says whether the address names their group or another;
/// `None` where it names none.
fn outcome(policy: &str, kind: &Kind, own: Option<bool>, proved: bool) -> Outcome {
    let (who, lately) = policy.strip_suffix(", lately").map_or((policy, false), |who| (who, true));
    let held = |powers: &[Power], name: &str| powers.iter().any(|power| power.name() == name);
    let lets = match who.split_once(' ') {
        None => match who {
            "machines" => return Outcome::Enters,
            "founders" => return Outcome::NothingHere,
            "everyone" => true,
            "signed-in" => kind.signed_in,
            "members" => kind.member,
            other => panic!("nobody knows the policy {other}"),
        },
        Some(("holder", power)) => held(if own == Some(true) { kind.own } else { kind.whole }, power),
        Some(("either", powers)) => {
            let here = if own == Some(true) { kind.own } else { kind.whole };
            powers.split(' ').any(|power| held(here, power))
        }
        Some(_) => panic!("nobody knows the policy {who}"),
    };
    match (lets, kind.signed_in, lately && !proved) {
        (false, false, _) => Outcome::SignsIn,
        (false, true, _) => Outcome::Refused,
        (true, _, true) => Outcome::ProvesAgain,
        (true, _, false) => Outcome::Enters,
    }
}

/// What did happen. A form is sent without its token: whoever may enter is told that it is no longer good, so that nothing is
/// changed by trying.
fn happened(house: &House, method: &str, seen: &Seen) -> Result<Outcome, String> {
    let title = |name: &str| seen.text.contains(&format!("<h1>{}</h1>", house.words().say(name)));
    let odd = || Err(format!("{} {} {:?}", seen.status, seen.location(), seen.text.split("<h1>").nth(1)));
    let status = seen.status;
    if status == StatusCode::SEE_OTHER && seen.location().starts_with("/sign-in?next=") {
        return Ok(Outcome::SignsIn);
    }
    if status == StatusCode::SEE_OTHER && seen.location().starts_with("/sign-in/again?next=") {
        return Ok(Outcome::ProvesAgain);
    }
    let refusals = ["refusal-403-title", "missing-title", "missing-member-title"];
    if status == StatusCode::FORBIDDEN && refusals.into_iter().any(title) {
        return Ok(Outcome::Refused);
    }
    if status.is_server_error() {
        return odd();
    }
    if method == "GET" {
        return if status == StatusCode::FORBIDDEN { odd() } else { Ok(Outcome::Enters) };
    }
    // A door for a script says the same in JSON.
    let told = |name: &str| seen.text.contains(&house.words().say(name));
    if seen.text.starts_with('{') && ["cast-stale", "cast-sign-in"].into_iter().any(told) {
        return Ok(Outcome::Enters);
    }
    // A file or an answer of a program that does not come as it should may be told so before its token is looked at.
    let stale = status == StatusCode::FORBIDDEN && title("refusal-form-title");
    let other = [StatusCode::BAD_REQUEST, StatusCode::UNSUPPORTED_MEDIA_TYPE].contains(&status);
    if stale || other { Ok(Outcome::Enters) } else { odd() }
}

/// The address of a door, with what is there in that group.
fn filled(hall: &Hall, path: &str, group: GroupId) -> String {
    let of_own = group == hall.own;
    let mut parts = Vec::new();
    for part in path.split('/') {
        parts.push(match part {
            "{group}" => group.to_string(),
            "{member}" => if of_own { hall.member } else { hall.stranger }.to_string(),
            part if part.starts_with('{') => "0".repeat(32),
            part => part.into(),
        });
    }
    parts.join("/")
}

/// The browsers of a kind of reader: one that has just proved who it is, and one that has not for long.
async fn browsers(hall: &Hall, kind: &Kind) -> [Guest; 2] {
    let member = match kind.name {
        "nobody" => return [hall.nobody(), hall.nobody()],
        "member" => hall.member,
        "supporter" => hall.supporter,
        "lapsed" => hall.lapsed,
        "secretary" => hall.secretary,
        "organiser" => hall.organiser,
        "regional" => hall.regional,
        "national" => hall.national,
        "scrutineer" => hall.scrutineer,
        "stranger" => hall.stranger,
        other => panic!("nobody is called {other}"),
    };
    let old = hall.guest(member).await;
    hall.house.clock().forward(super::gate::LATELY + Duration::from_secs(1));
    [hall.guest(member).await, old]
}

#[test]
fn doors_open_for_whom_the_list_says_and_for_nobody_else() {
    in_a_house(async |hall| {
        let kept = now(&hall.house);
        let mut wrong = Vec::new();
        let mut tried = BTreeMap::new();
        for kind in &KINDS {
            let [mut proved, mut old] = browsers(&hall, kind).await;
            for line in kept.lines() {
                let (method, rest) = line.split_at(5);
                let (path, policy) = rest.split_once(' ').expect("a path and a policy");
                let method = method.trim();
                let places = if path.contains("{group}") { vec![Some(true), Some(false)] } else { vec![None] };
                for own in places {
                    let group = if own == Some(false) { hall.other } else { hall.own };
                    // Of `other` they are what others are of `own`.
                    let address = filled(&hall, path, group);
                    for (lately, guest) in [(true, &mut proved), (false, &mut old)] {
                        if !lately && !policy.ends_with("lately") {
                            continue;
                        }
                        let seen = match method {
                            "GET" => guest.get(&address).await,
                            _ => guest.post(&address, "", &[]).await,
                        };
                        let wanted = outcome(policy, kind, own, lately);
                        let found = match wanted {
                            Outcome::NothingHere if seen.status == StatusCode::NOT_FOUND => Ok(wanted),
                            _ if policy == "machines" && !seen.status.is_server_error() => Ok(wanted),
                            _ => happened(&hall.house, method, &seen),
                        };
                        *tried.entry(format!("{wanted:?}")).or_insert(0) += 1;
                        if found.as_ref() != Ok(&wanted) {
                            let place = own.map_or("", |own| if own { " of own" } else { " of other" });
                            wrong.push(format!("{} at {method} {path}{place}: {wanted:?}, but {found:?}", kind.name));
                        }
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        // It has to have seen each of these, or it looks at nothing.
        for outcome in ["Enters", "SignsIn", "Refused"] {
            assert!(tried.contains_key(outcome), "{tried:?}");
        }
        println!("{tried:?}");
    });
}

#[test]
fn doors_lead_to_the_founding_until_there_is_an_organisation() {
    in_an_empty_house(async |house| {
        let mut guest = Guest::new(&house);
        for door in house.doors().declared() {
            let path = door.path.replace(['{', '}'], "");
            let seen = match door.method {
                "GET" => guest.get(&path).await,
                _ => guest.post(&path, "", &[]).await,
            };
            match door.policy.who {
                // Steps of the founding may lead back to its first.
                Who::Founders => {}
                Who::Machines => assert_ne!(seen.location(), "/setup", "{}", door.path),
                // There is no group yet that an address could name.
                _ if door.path.contains("{group}") && seen.status == StatusCode::NOT_FOUND => {}
                _ => assert_eq!(seen.location(), "/setup", "{} {}: {}", door.method, door.path, seen.status),
            }
        }
    });
}
