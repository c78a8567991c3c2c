//! One's own data: seen, copied, corrected, erased.

use axum::http::StatusCode;
use omov_store::params;

use super::keeping::{deeds, letters};
use super::rules::{does, find};
use crate::groups::boundaries;
use crate::house::testing::in_a_house;
use crate::members::{self, Standing};

#[test]
fn people_see_everything_that_is_held_about_them_and_what_officers_did() {
    in_a_house(async |hall| {
        let entry = format!("/groups/{}/roll/{}/edit", hall.own, hall.member);
        let fields = [
            ("name", "Dele Okafor"),
            ("email", "dele.okafor@example.org"),
            ("phone", "+44 20 7946 0000"),
            ("reason", "They rang us"),
        ];
        hall.guest(hall.secretary).await.send(&entry, &entry, &fields).await;
        let mut member = hall.guest(hall.member).await;
        let page = member.get("/me").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        for held in [
            "Dele Okafor",
            "dele.okafor@example.org",
            "+44 20 7946 0000",
            "Quayside",
            "They rang us",
            "Joan Petrie",
            "Corrected an entry",
            "Your entry on the roll was changed",
        ] {
            assert!(page.text.contains(held), "{held}: {}", page.text);
        }
        let json = member.get("/me/my-data.json").await;
        let json: serde_json::Value = serde_json::from_str(&json.text).expect("JSON");
        assert_eq!(json["entry"][0]["email"], "dele.okafor@example.org");
        assert_eq!(json["done-to"][0]["reason"], "They rang us");
        let csv = member.get("/me/my-data.csv").await;
        assert!(csv.text.contains("Phone,+44 20 7946 0000"), "{}", csv.text);
        assert!(csv.headers["content-disposition"].to_str().expect("text").contains("attachment"));
    });
}

#[test]
fn a_copy_holds_no_formula() {
    in_a_house(async |hall| {
        let mut member = hall.guest(hall.member).await;
        let done = member.send("/me/correct", "/me/correct", &[("name", "=HYPERLINK(1) A")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let csv = member.get("/me/my-data.csv").await.text;
        assert!(csv.contains(",'=HYPERLINK(1) A"), "{csv}");
    });
}

#[test]
fn a_new_postcode_brings_somebody_into_another_group() {
    in_a_house(async |hall| {
        let other = hall.other;
        does(&hall, move |tx| boundaries::set(tx, other, &[boundaries::Beginning::new("ZZ9").expect("a beginning")]))
            .await;
        let mut member = hall.guest(hall.member).await;
        let wrong = member.send("/me/correct", "/me/correct", &[("name", ""), ("phone", "no")]).await;
        assert!(wrong.text.contains("Give a name") && wrong.text.contains("5 to 20 figures"), "{}", wrong.text);
        let done = member.send("/me/correct", "/me/correct", &[("name", "Dele Okafor"), ("postcode", "zz9 1aa")]).await;
        assert_eq!(done.location(), "/me?done=moved", "{}", done.text);
        let now = find(&hall, hall.member).await;
        assert_eq!((now.group, now.email.as_deref()), (hall.other, Some("dele.okafor@example.org")));
    });
}

#[test]
fn a_new_address_is_taken_when_its_owner_has_typed_the_code() {
    in_a_house(async |hall| {
        let mut member = hall.guest(hall.member).await;
        let sent = member.send("/me/email", "/me/email", &[("email", "dele@example.net")]).await;
        assert_eq!(sent.location(), "/me/email/code", "{}", sent.text);
        let said = letters(&hall).await;
        assert_eq!(said[0].0.as_deref(), Some("dele@example.net"));
        let code =
            said[0].1.split_whitespace().find(|word| word.len() == 9 && word.as_bytes()[4] == b'-').expect("a code");
        let wrong = member.send("/me/email/code", "/me/email/code", &[("code", "4TRK-9QMW")]).await;
        assert!(wrong.text.contains("This is not the code"), "{}", wrong.text);
        assert_eq!(find(&hall, hall.member).await.email.as_deref(), Some("dele.okafor@example.org"));
        let done = member.send("/me/email/code", "/me/email/code", &[("code", code)]).await;
        assert_eq!(done.location(), "/me?done=email", "{}", done.text);
        assert_eq!(find(&hall, hall.member).await.email.as_deref(), Some("dele@example.net"));
        let told = letters(&hall).await;
        assert!(
            told.iter()
                .any(|(to, said)| to.as_deref() == Some("dele.okafor@example.org") && said.contains("another address"))
        );
        let again = member.send("/me/email/code", "/me/email/code", &[("code", code)]).await;
        assert!(again.text.contains("This is not the code"), "a code works once");
    });
}

#[test]
fn an_address_of_somebody_else_gives_the_same_answer_and_no_code() {
    in_a_house(async |hall| {
        let mut member = hall.guest(hall.member).await;
        let sent = member.send("/me/email", "/me/email", &[("email", "rosa.lind@example.org")]).await;
        assert_eq!(sent.location(), "/me/email/code");
        let said = letters(&hall).await;
        assert!(said[0].1.contains("belongs to another person") && !said[0].1.contains("type this code"), "{said:?}");
    });
}

#[test]
fn whoever_is_erased_is_gone_from_lists_letters_and_reasons_and_the_counts_still_add_up() {
    in_a_house(async |hall| {
        let entry = format!("/groups/{}/roll/{}/edit", hall.own, hall.member);
        let fields = [("name", "Dele Okafor"), ("email", "dele.okafor@example.org"), ("reason", "Okafor rang us")];
        hall.guest(hall.secretary).await.send(&entry, &entry, &fields).await;
        let mut member = hall.guest(hall.member).await;
        let page = member.get("/me/erase").await;
        assert!(
            page.text.contains("A line without a name stays") && !page.text.contains("You have held an office"),
            "{}",
            page.text
        );
        let done = member.send("/me/erase", "/me/erase", &[]).await;
        assert_eq!(done.location(), "/goodbye?as=erased", "{}", done.text);
        let row = find(&hall, hall.member).await;
        assert_eq!((row.name.as_str(), row.email, row.postcode, row.standing), ("", None, None, Standing::Left));
        let left: Vec<String> = does(&hall, |tx| tx.all(&TRACES, params![])).await;
        let left: Vec<_> = left.iter().filter(|text| text.contains("kafor")).collect();
        assert!(left.iter().all(|text| text.contains("last letter")), "{left:?}");
        let gone = hall.member;
        assert_eq!(does(&hall, move |tx| members::groups_of(tx, gone)).await, []);
        assert_eq!(does(&hall, |tx| members::recount(tx)).await.wrong, []);
        assert_eq!(deeds(&hall, hall.member).await, ["act-roll-change"], "that something was done stays");
        assert!(member.get("/me").await.location().starts_with("/sign-in"));
        let free = does(&hall, |tx| members::by_email(tx, "dele.okafor@example.org")).await;
        assert_eq!(free, None);
    });
}

omov_store::statements! {
    TRACES = "SELECT name AS trace FROM members UNION ALL SELECT email_key FROM addresses \
        UNION ALL SELECT word FROM member_words UNION ALL SELECT reason FROM acts \
        UNION ALL SELECT subject || body FROM letters", reads all: "a test";
}

#[test]
fn nobody_in_office_is_erased_and_whoever_was_keeps_their_name_there() {
    in_a_house(async |hall| {
        let mut officer = hall.guest(hall.organiser).await;
        assert_eq!(officer.get("/me/erase").await.status, StatusCode::CONFLICT);
        assert_eq!(officer.send("/me/correct", "/me/erase", &[]).await.status, StatusCode::CONFLICT);
        hall.house.clock().forward(std::time::Duration::from_hours(24 * 366));
        let mut officer = hall.guest(hall.organiser).await;
        let page = officer.get("/me/erase").await;
        assert!(page.text.contains("You have held an office"), "{}", page.text);
        officer.send("/me/erase", "/me/erase", &[]).await;
        let row = find(&hall, hall.organiser).await;
        assert_eq!((row.name.as_str(), row.email), ("Sam Adeyemi", None));
    });
}

#[test]
fn what_people_say_about_themselves_needs_their_consent_to_the_purpose_as_it_stands() {
    in_a_house(async |hall| {
        let mut national = hall.guest(hall.national).await;
        let new = "/settings/characteristics/new";
        let fields = [
            ("title", "Languages you speak"),
            ("purpose", "To find people who translate."),
            ("reason", "We need translators"),
        ];
        let asked = national.send(new, new, &fields).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text);
        let id = does(&hall, |tx| members::characteristics::all(tx)).await[0].id;
        let mut member = hall.guest(hall.member).await;
        let page = member.get("/me/about").await;
        assert!(page.text.contains("Used for: To find people who translate."), "{}", page.text);
        let (answer, agree, to) = (format!("answer-{id}"), format!("agree-{id}"), format!("/me/about/{id}"));
        let without = member.send("/me/about", &to, &[(&answer, "Yoruba")]).await;
        assert!(without.text.contains("Tick that you agree"), "{}", without.text);
        let done = member.send("/me/about", &to, &[(&answer, "Yoruba"), (&agree, "1")]).await;
        assert_eq!(done.location(), "/me?done=described", "{}", done.text);
        let change = format!("/settings/characteristics/{id}");
        let fields = [("title", "Languages you speak"), ("purpose", "For statistics."), ("reason", "We count")];
        let changed = national.send(&change, &format!("{change}?after=1"), &fields).await;
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.text);
        let page = member.get("/me/about").await;
        assert!(page.text.contains("You agreed to other words"), "{}", page.text);
        let old = member.send("/me/about", &to, &[(&answer, "Yoruba"), (&agree, "1")]).await;
        assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody agrees to words they have not read");
        member.send("/me/about", &format!("{to}/withdraw"), &[]).await;
        let me = hall.member;
        assert_eq!(does(&hall, move |tx| members::characteristics::of(tx, me)).await, []);
    });
}

#[test]
fn a_new_statement_is_published_once_and_those_who_join_accept_it() {
    in_a_house(async |hall| {
        let mut national = hall.guest(hall.national).await;
        let new = "/settings/statement/new";
        let fields =
            [("text", "We stand for buses at night. <script>alert(1)</script>"), ("reason", "Our congress decided it")];
        let done = national.send(new, &format!("{new}?after=0"), &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let again = national.send(new, &format!("{new}?after=0"), &fields).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "somebody was faster");
        let join = hall.nobody().get("/join").await;
        assert!(join.text.contains("buses at night") && !join.text.contains("<script>alert"), "{}", join.text);
        assert!(join.text.contains("value=\"1\""), "{}", join.text);
    });
}

/// Tables that point to people, each with the room that tells them what it holds and forgets it.
const KNOWN: [(&str, &str); 62] = [
    ("addresses", "members"),
    ("roll", "members"),
    ("member_words", "members"),
    ("email_changes", "members"),
    ("described", "members"),
    ("terms", "offices: the name stays where an office was held"),
    ("deputies", "offices: whoever is one lays it down first; no word about them stands there"),
    ("acts", "offices: the reason goes, the act stays"),
    ("sessions", "accounts"),
    ("passkeys", "accounts"),
    ("letters", "post"),
    ("group_fronts", "groups"),
    ("questions", "groups"),
    ("contributions", "groups"),
    ("moves", "groups: an act of an officer"),
    ("ballots", "ballots: who called one, by an id that says nothing any more"),
    ("ballot_candidates", "ballots: the name stays, it stands on the ballot"),
    ("ballot_papers", "ballots: the counts stay, whose envelope came goes"),
    ("ballot_paper_officers", "ballots: the name stays of who took papers in, of whoever did not it goes"),
    ("ballot_registrars", "ballots: the name stays of who made the codes, of whoever did not it goes"),
    ("ballot_corrections", "ballots: it goes, the count stays"),
    ("ballot_trustees", "ballots: the name stays, others agreed to it"),
    ("ballot_stock_trustees", "ballots: the name stays of who made a key, others agreed to it"),
    ("ballot_reserves", "ballots: the name stays of who stepped in, others agreed to it"),
    ("ballot_voters", "ballots"),
    ("debates", "debates: who opened one, by an id that says nothing any more"),
    ("debate_statements", "debates: the words stay, who said them goes"),
    ("debate_views", "debates"),
    ("debate_voters", "debates"),
    ("agenda_approvals", "agendas"),
    ("hands", "hands: who called one, by an id that says nothing any more"),
    ("hand_voices", "hands: how somebody voted goes, the figures stay"),
    ("ballot_samples", "ballots: an act of an officer"),
    ("replies", "replies: the words stay, who said them goes"),
    ("removals", "removing: who removed and who appealed goes"),
    ("removal_authors", "removing"),
    ("removal_panel", "removing: the answer stays, who gave it goes"),
    ("meetings", "meetings: who opened one goes"),
    ("meeting_turns", "meetings"),
    ("digests", "digest"),
    ("motion_movers", "motions"),
    ("motion_evidence", "motions: the words stay, who brought them goes"),
    ("motion_checks", "motions: the words stay, who looked goes"),
    ("motion_conditions", "motions: the words stay unless they wait for an answer, whose they are goes"),
    ("motion_forwards", "motions: who sent one on goes"),
    ("motion_supporters", "motions"),
    ("motion_versions", "motions: the version stays, who made it goes"),
    ("motion_opinions", "motions: the words stay, who said them goes"),
    ("motion_amendments", "motions: the words stay, who wrote them goes"),
    ("nomination_rounds", "nominations: who opened them, by an id that says nothing any more"),
    ("nominations", "nominations: who stands at the end stays with name and words, everything else goes"),
    ("nomination_supporters", "nominations"),
    ("namings", "groups: an act of an officer"),
    ("ways_in", "accounts"),
    ("paper_ways", "post"),
    ("exports", "members: an act of an officer"),
    ("imports", "members: an act of an officer; what was read about people goes"),
    ("second_acts", "offices: the reason goes, the act stays"),
    ("settings_changes", "settings: an act of an officer"),
    ("rulebook_proposals", "rules: the reason goes, and drafts; what was put forward stays"),
    ("rulebook_decisions", "rules: an act of two officers"),
    ("record_salts", "record: the salt goes, the entry stays and says nothing of anybody"),
];

#[test]
fn every_table_that_points_to_people_is_known_to_my_data_and_to_erasing() {
    let mut unknown = Vec::new();
    for migration in crate::house::SCHEMA.series.iter().flat_map(|series| series.migrations) {
        let Some(rest) = migration.sql.split("CREATE TABLE ").nth(1) else { continue };
        let table = rest.split_whitespace().next().unwrap_or_default();
        if rest.contains("REFERENCES members") && !KNOWN.iter().any(|(known, _)| *known == table) {
            unknown.push(table);
        }
    }
    assert!(
        unknown.is_empty(),
        "Show these in “My data”, forget them in members::held, then name them here: {unknown:?}"
    );
}
