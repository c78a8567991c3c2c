//! What changing the rules promises.

use std::time::Duration;

use axum::http::StatusCode;
use omov_rules::value::Span;
use omov_store::{params, statements};

use crate::house::ids;
use crate::house::testing::{Guest, Hall, Seen, in_a_house};
use crate::members::MemberId;
use crate::offices::{self, OfficeId, Power, Term, TermId};
use crate::rules;

const DAY: Duration = Duration::from_hours(24);
const NEW: &str = "/rules/changes/new";

/// The rule that the tests change.
async fn grace(hall: &Hall) -> Span {
    let read = hall.house.store().read(|tx| Ok(rules::present(tx)?.membership.grace.value)).await;
    read.expect("a rulebook")
}

/// The text in force with another time to renew.
async fn longer(hall: &Hall, grace: &str) -> String {
    rules::edit::set(&hall.text().await, "membership.grace", &grace.into())
}

async fn propose(guest: &mut Guest, text: &str, right: &str) -> Seen {
    let fields = [("text", text), ("reason", "Post is slow on the islands."), ("right", right)];
    guest.send(NEW, NEW, &fields).await
}

/// A member proposes a longer time and puts it forward; gives the page.
async fn proposed(hall: &Hall, who: MemberId, grace: &str) -> String {
    let (mut guest, text) = (hall.guest(who).await, longer(hall, grace).await);
    let page = propose(&mut guest, &text, "through:new-rule").await.location().to_owned();
    let put = guest.send(&page, &format!("{page}/publish"), &[]).await;
    assert_eq!(put.location(), format!("{page}?done=published"), "{}", put.text);
    page
}

/// How it came out, by the rules of a movement just enough.
const ENOUGH: [(&str, &str); 12] = [
    ("signatures", "1"),
    ("opened-day", "26"),
    ("opened-month", "5"),
    ("opened-year", "2026"),
    ("closed-day", "9"),
    ("closed-month", "6"),
    ("closed-year", "2026"),
    ("could", "40,000"),
    ("yes", "8000"),
    ("no", "4000"),
    ("abstained", "0"),
    ("minutes", "Minutes of 9 June, page 4"),
];

fn with(changed: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let other = |name: &str| changed.iter().find(|(changed, _)| *changed == name);
    ENOUGH.iter().map(|field| *other(field.0).unwrap_or(field)).collect()
}

/// A second officer who runs ballots.
async fn second(hall: &Hall) -> MemberId {
    hall.lend(hall.stranger, "Returning officer", "nation", hall.whole, &[Power::RunBallots]).await;
    hall.stranger
}

#[test]
fn rules_change_by_the_way_they_prescribe_and_on_the_word_of_two() {
    in_a_house(async |hall| {
        let other = second(&hall).await;
        hall.house.clock().forward(31 * DAY);
        let page = proposed(&hall, hall.member, "45 days").await;
        let late = proposed(&hall, hall.secretary, "46 days").await;
        let seen = hall.guest(hall.supporter).await.get(&page).await.text;
        for part in
            ["still be renewed 30 days", "still be renewed 45 days", "Change of the rules", "islands", "26 May 2026"]
        {
            assert!(seen.contains(part) || part == "26 May 2026" && seen.contains("25 May 2026"), "{part}: {seen}");
        }
        assert!(!seen.contains("/decided"), "a supporter decides nothing");
        hall.house.clock().forward(60 * DAY);

        let decided = format!("{page}/decided");
        let mut national = hall.guest(hall.national).await;
        let asked = national.send(&decided, &decided, &ENOUGH).await;
        assert!(asked.location().starts_with("/power/second/"), "{}", asked.text);
        let waits = asked.location().split('?').next().expect("a page").to_owned();
        let (mut asker, token) = hall.guest_with_token(hall.national).await;
        let alone = asker.post(&format!("{waits}/agree"), &token, &[]).await;
        assert_eq!(alone.status, StatusCode::FORBIDDEN, "never one alone");
        assert_eq!(grace(&hall).await, Span::days(30), "nothing has changed");

        let mut returning = hall.guest(other).await;
        let look = returning.get(&waits).await.text;
        assert!(look.contains("8,000 were for it and 4,000 against") && look.contains("page 4"), "{look}");
        let agreed = returning.send(&waits, &format!("{waits}/agree"), &[]).await;
        assert_eq!(agreed.location(), "/power/second?done=agreed", "{}", agreed.text);
        assert_eq!(grace(&hall).await, Span::days(45));

        let history = hall.nobody().get("/rules/history/2").await.text;
        assert!(history.contains("on the word of two officers") && history.contains("40,000"), "{history}");
        assert!(history.contains("Minutes of 9 June") && !history.contains("Ines Prado"), "{history}");
        let history = returning.get("/rules/history/2").await.text;
        assert!(history.contains("Ines Prado") && history.contains("Mina Sato"), "{history}");
        assert!(history.contains("/challenge\">Challenge act"), "a decision can be challenged: {history}");
        let text = hall.nobody().get("/rules/text?number=1").await.text;
        assert!(text.contains("grace = \"30 days\""), "{text}");
        assert_eq!(hall.nobody().get("/rules/text?number=3").await.status, StatusCode::NOT_FOUND);
        let acts = returning.get(&format!("/groups/{}/acts", hall.whole)).await.text;
        assert!(acts.contains("Put new rules into force, decided outside the program"), "{acts}");
        let late = hall.guest(hall.secretary).await.get(&late).await.text;
        assert!(late.contains("Overtaken"), "what was proposed against the old text: {late}");
    });
}

#[test]
fn whoever_loses_an_office_with_new_rules_is_told_by_letter() {
    in_a_house(async |hall| {
        let other = second(&hall).await;
        let term = Term {
            id: TermId(ids::by_time(hall.house.now()).expect("chance")),
            office: OfficeId::of("treasurer"),
            group: hall.whole,
            member: hall.organiser,
            since: hall.house.now(),
            until: hall.house.now().plus(300 * DAY),
        };
        let lend = move |tx: &mut omov_store::WriteTx<'_>| Ok(offices::lend(tx, &term)?);
        hall.house.store().write(lend).await.expect("an office is lent");
        hall.house.clock().forward(31 * DAY);
        let text = hall.text().await;
        let at = text.find("[offices.treasurer]").expect("a treasurer");
        let end = at + 1 + text[at + 1..].find("\n[").expect("another part");
        let (mut guest, without) =
            (hall.guest(hall.member).await, format!("{}{}", &text[..at], &text[end..].replace(", \"treasurer\"", "")));
        let page = propose(&mut guest, &without, "through:new-rule").await;
        let page = page.location().to_owned();
        guest.send(&page, &format!("{page}/publish"), &[]).await;
        hall.house.clock().forward(60 * DAY);
        let decided = format!("{page}/decided");
        let asked = hall.guest(hall.national).await.send(&decided, &decided, &ENOUGH).await;
        let waits = asked.location().split('?').next().expect("a page").to_owned();
        let agreed = hall.guest(other).await.send(&waits, &format!("{waits}/agree"), &[]).await;
        assert_eq!(agreed.location(), "/power/second?done=agreed", "{}", agreed.text);
        let found = hall.house.store().read(|tx| Ok(tx.all::<(MemberId, String, String)>(&LETTERS, params![])?)).await;
        let found = found.expect("the store reads");
        let [(to, subject, body)] = &found[..] else { panic!("one letter: {found:?}") };
        assert_eq!(
            (*to, subject.as_str()),
            (hall.organiser, "Your term has ended with the new rules: treasurer, Eastmere Together")
        );
        assert!(body.contains("they do not have the office “treasurer”") && body.contains("/rules/history"), "{body}");
    });
}

statements! {
    LETTERS = "SELECT member_id, subject, body FROM letters WHERE subject LIKE 'Your term has ended with%' ORDER BY id",
        reads all: "a test";
}

#[test]
fn figures_that_the_rules_do_not_find_enough_are_refused_with_the_rule() {
    in_a_house(async |hall| {
        second(&hall).await;
        hall.house.clock().forward(31 * DAY);
        let page = proposed(&hall, hall.member, "45 days").await;
        hall.house.clock().forward(60 * DAY);
        let decided = format!("{page}/decided");
        let mut national = hall.guest(hall.national).await;
        for (changed, rule) in [
            (&[("signatures", "0")][..], "proposals.new-rule.signatures"),
            (&[("opened-day", "25")], "changes.all.notice"),
            (&[("closed-day", "8")], "ballots.rules.open-at-least"),
            (&[("yes", "7999"), ("no", "4000")], "ballots.rules.turnout"),
            (&[("yes", "7999"), ("no", "4001")], "ballots.rules.majority"),
        ] {
            let seen = national.send(&decided, &decided, &with(changed)).await;
            assert_eq!(seen.status, StatusCode::FORBIDDEN, "{rule}: {}", seen.location());
            assert!(seen.text.contains(&format!("/rules#{rule}")), "{rule}: {}", seen.text);
        }
        for (changed, says) in [
            (&[("yes", "many")][..], "whole number"),
            (&[("closed-month", "13")], "a day that has been"),
            (&[("closed-year", "2027")], "a day that has been"),
            (&[("closed-month", "5"), ("closed-day", "1")], "cannot close before"),
            (&[("could", "11999")], "More people voted"),
            (&[("minutes", "")], "where the figures can be looked up"),
        ] {
            let seen = national.send(&decided, &decided, &with(changed)).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
            assert!(seen.text.contains(says), "{says}: {}", seen.text);
            assert!(seen.text.contains("value=\"4000\""), "what was typed stays");
        }
        let mut member = hall.guest(hall.member).await;
        assert_eq!(member.get(&decided).await.status, StatusCode::FORBIDDEN, "who runs no ballots");
        assert_eq!(grace(&hall).await, Span::days(30));
    });
}

#[test]
fn what_was_enough_when_one_entered_it_is_looked_at_again_when_the_other_agrees() {
    in_a_house(async |hall| {
        let other = second(&hall).await;
        hall.house.clock().forward(31 * DAY);
        let page = proposed(&hall, hall.member, "45 days").await;
        hall.house.clock().forward(60 * DAY);
        let decided = format!("{page}/decided");
        let asked = hall.guest(hall.national).await.send(&decided, &decided, &ENOUGH).await;
        let waits = asked.location().split('?').next().expect("a page").to_owned();
        hall.rule("membership.last-reminder", "8 days").await;
        let mut returning = hall.guest(other).await;
        let refused = returning.send(&waits, &format!("{waits}/agree"), &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text);
        assert!(refused.text.contains("Another text came into force meanwhile"), "{}", refused.text);
        assert_eq!(grace(&hall).await, Span::days(30));
        assert!(returning.get(&waits).await.text.contains("Waits for a second person"), "nothing is decided");
    });
}

#[test]
fn only_who_the_rules_entitle_proposes_and_a_draft_is_its_authors() {
    in_a_house(async |hall| {
        let text = longer(&hall, "45 days").await;
        let mut member = hall.guest(hall.member).await;
        let early = propose(&mut member, &text, "through:new-rule").await;
        assert_eq!(early.status, StatusCode::FORBIDDEN, "a member of today has no vote yet");
        assert!(early.text.contains("/rules#membership.vote-begins-after"), "{}", early.text);
        hall.house.clock().forward(31 * DAY);
        let mut member = hall.guest(hall.member).await;
        let foreign = propose(&mut member, &text, "by:coordinating-group").await;
        assert_eq!(foreign.status, StatusCode::FORBIDDEN, "not one of that body");
        assert_eq!(hall.guest(hall.supporter).await.get(NEW).await.status, StatusCode::FORBIDDEN);

        let draft = propose(&mut member, &text, "through:new-rule").await.location().to_owned();
        assert!(member.get(&draft).await.text.contains("Only you see this draft"));
        assert_eq!(hall.guest(hall.national).await.get(&draft).await.status, StatusCode::NOT_FOUND);
        let token = hall.guest_with_token(hall.national).await;
        let (mut other, token) = token;
        assert_eq!(other.post(&format!("{draft}/publish"), &token, &[]).await.status, StatusCode::NOT_FOUND);
        let gone = member.send(&draft, &format!("{draft}/withdraw"), &[]).await;
        assert_eq!(gone.location(), "/rules/changes");
        assert_eq!(member.get(&draft).await.status, StatusCode::NOT_FOUND);
        assert!(member.get("/rules/changes").await.text.contains("No change is proposed"));
    });
}

#[test]
fn a_body_brings_a_change_only_if_it_has_decided_to() {
    in_a_house(async |hall| {
        let (whole, member, now) = (hall.whole, hall.member, hall.house.now());
        let id = TermId(ids::by_time(now).expect("chance"));
        let office = OfficeId::of("regional-seat");
        let term = Term { id, office, group: whole, member, since: now, until: now.plus(700 * DAY) };
        hall.house.store().write(move |tx| Ok(offices::lend(tx, &term)?)).await.expect("a seat");
        hall.house.clock().forward(31 * DAY);
        let (mut guest, text) = (hall.guest(member).await, longer(&hall, "45 days").await);
        let page = propose(&mut guest, &text, "by:coordinating-group").await.location().to_owned();
        guest.send(&page, &format!("{page}/publish"), &[]).await;
        hall.house.clock().forward(60 * DAY);
        let (mut national, decided) = (hall.guest(hall.national).await, format!("{page}/decided"));
        let mut enter = async |took_part: &'static str, yes: &'static str, no: &'static str| {
            let mut fields = with(&[]);
            fields.retain(|(name, _)| *name != "signatures");
            fields.extend([("took-part", took_part), ("body-yes", yes), ("body-no", no)]);
            national.send(&decided, &decided, &fields).await
        };
        // It has 18 seats, a quorum of half, and decides with more than half.
        for (took_part, yes, no) in [("8", "8", "0"), ("9", "4", "4"), ("19", "19", "0")] {
            let seen = enter(took_part, yes, no).await;
            assert_eq!(seen.status, StatusCode::FORBIDDEN, "{took_part}");
            assert!(seen.text.contains("coordinating-group"), "{}", seen.text);
        }
        let asked = enter("9", "5", "4").await;
        assert!(asked.location().starts_with("/power/second/"), "{}", asked.text);
    });
}

#[test]
fn a_text_that_cannot_be_is_named_with_its_line_and_one_that_does_not_fit_with_its_groups() {
    in_a_house(async |hall| {
        hall.house.clock().forward(31 * DAY);
        let mut member = hall.guest(hall.member).await;
        let text = longer(&hall, "30 days").await;
        let wrong = text.replace("grace = \"30 days\"", "grace = \"a while\"");
        let line = wrong.lines().position(|line| line.contains("a while")).expect("the line") + 1;
        let seen = propose(&mut member, &wrong, "through:new-rule").await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text.contains(&format!("Line {line}")) && seen.text.contains("membership.grace"), "{}", seen.text);
        assert!(seen.text.contains("a while"), "what was typed stays");
        let same = propose(&mut member, &format!("# A remark.\n{text}"), "through:new-rule").await;
        assert!(same.text.contains("No rule differs from the text in force"), "{}", same.text);
        let network = "title = \"network\"\nwithin = \"nation\"";
        assert!(text.contains(network));
        let moved = text.replace(network, "title = \"network\"\nwithin = \"region\"");
        let seen = propose(&mut member, &moved, "through:new-rule").await;
        assert!(seen.text.contains("there are open groups of it"), "{}", seen.text);
        let two = text.replace("of = [\"everything-else\"]", "of = [\"everything-else\"]\n")
            + "\n[changes.money]\ntitle = \"change of who spends\"\nof = [\"powers.spend\"]\nbrought-by = [\"members-council\"]\nballot = \"all-members\"\n";
        hall.adopt(&two).await;
        let both = rules::edit::set(&two, "powers.spend.alone-up-to", &400.into());
        let both = rules::edit::set(&both, "membership.grace", &"45 days".into());
        let seen = propose(&mut member, &both, "through:new-rule").await;
        assert!(seen.text.contains("decided by different votes"), "{}", seen.text);
    });
}
