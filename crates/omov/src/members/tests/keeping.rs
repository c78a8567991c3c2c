//! The roll as its pages show it, and what whoever keeps it does there.

use axum::http::StatusCode;

use super::rules::{does, find};
use crate::house::testing::{Hall, in_a_house};
use crate::members::{self, MemberId, Standing};

fn roll(hall: &Hall) -> String {
    format!("/groups/{}/roll", hall.own)
}

fn entry(hall: &Hall, member: MemberId) -> String {
    format!("{}/{member}", roll(hall))
}

#[test]
fn a_secretary_sees_the_roll_of_their_group_and_no_other() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        let seen = secretary.get(&roll(&hall)).await;
        assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
        assert!(seen.text.contains("Dele Okafor") && seen.text.contains("Quayside has 4 members"), "{}", seen.text);
        assert!(!seen.text.contains("Mina Sato"), "somebody of another group");
        assert_eq!(secretary.get(&format!("/groups/{}/roll", hall.other)).await.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn a_scrutineer_sees_who_is_on_the_roll_without_their_addresses_and_changes_nothing() {
    in_a_house(async |hall| {
        let mut scrutineer = hall.guest(hall.scrutineer).await;
        let seen = scrutineer.get(&roll(&hall)).await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(seen.text.contains("Dele Okafor") && !seen.text.contains("dele.okafor@"), "{}", seen.text);
        let entry = entry(&hall, hall.member);
        assert_eq!(scrutineer.get(&entry).await.status, StatusCode::FORBIDDEN);
        assert_eq!(scrutineer.get(&format!("{entry}/edit")).await.status, StatusCode::FORBIDDEN);
        let ended = scrutineer.send(&roll(&hall), &format!("{entry}/end"), &[("reason", "because")]).await;
        assert_eq!(ended.status, StatusCode::FORBIDDEN);
        assert_eq!(find(&hall, hall.member).await.standing, Standing::Member);
    });
}

#[test]
fn people_are_found_by_words_of_their_name_by_postcode_and_by_address() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        let mut found = async |typed: &str| {
            secretary.send(&roll(&hall), &format!("{}/find", roll(&hall)), &[("typed", typed)]).await.text
        };
        for typed in ["oka", "dele OK", "Okafor, Dele", "dele.okafor@example", "Rosa"] {
            let text = found(typed).await;
            assert_eq!(text.contains("Dele Okafor"), typed != "Rosa", "{typed}: {text}");
            assert!(!text.contains("Joan Petrie"), "{typed}: {text}");
        }
        assert!(found("em1 2").await.contains("Joan Petrie"));
        assert!(found("dele xy").await.contains("Nobody was found"));
        assert!(found("mina").await.contains("Nobody was found"), "somebody of another group");
        assert!(found("a").await.contains("at least two letters"));
    });
}

#[test]
fn the_roll_goes_on_page_by_page_and_back_without_a_name_in_an_address() {
    in_a_house(async |hall| {
        for at in 0..120 {
            hall.person(&format!("Person Nr{at:03}"), Standing::Member, hall.own).await;
        }
        let mut secretary = hall.guest(hall.secretary).await;
        let next = |text: &str, way: &str| {
            let at = text.find(&format!("&amp;{way}=")).or_else(|| text.find(&format!("&#38;{way}=")));
            let at = at.unwrap_or_else(|| panic!("a link {way} in {text}"));
            let start = text[..at].rfind('"').expect("a link") + 1;
            let end = at + text[at..].find('"').expect("a link");
            text[start..end].replace("&amp;", "&").replace("&#38;", "&")
        };
        let first = secretary.get(&roll(&hall)).await.text;
        assert!(!first.contains("&amp;before="), "nothing is before the first");
        let second = secretary.get(&next(&first, "after")).await.text;
        let third = secretary.get(&next(&second, "after")).await.text;
        assert!(third.contains("Nr119") && !third.contains("&amp;after="), "{third}");
        assert_eq!(secretary.get(&next(&third, "before")).await.text.matches("<tr>").count(), 51);
        assert!(secretary.get(&next(&second, "before")).await.text.contains("Sam Adeyemi"));
        assert!(!first.contains("after=nr"), "no name in an address");
    });
}

#[test]
fn a_correction_is_told_to_the_member_and_written_down() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        let page = format!("{}/edit", entry(&hall, hall.member));
        let fields = [("name", "Dele Lind"), ("email", "dele.okafor@example.org"), ("postcode", "EM1 2AB")];
        let wrong = secretary.send(&page, &page, &fields).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("Say why") && wrong.text.contains("Dele Lind"), "{}", wrong.text);
        let taken = [("name", "Dele Lind"), ("email", "Rosa.Lind@example.org"), ("reason", "They asked")];
        let taken = secretary.send(&page, &page, &taken).await;
        assert!(taken.text.contains("has this address already"), "{}", taken.text);
        let done = secretary.send(&page, &page, &[&fields[..], &[("reason", "They asked me to")]].concat()).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        assert!(secretary.get(done.location()).await.text.contains("The entry is corrected"));
        assert_eq!(find(&hall, hall.member).await.name, "Dele Lind");
        let letters = letters(&hall).await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        assert_eq!(letters[0].0.as_deref(), Some("dele.okafor@example.org"));
        assert!(letters[0].1.contains("They asked me to"), "{letters:?}");
        assert_eq!(deeds(&hall, hall.member).await, ["act-roll-change"]);
    });
}

/// The second person, here who holds all powers in the region, agrees to what the secretary was sent on to.
async fn agrees(hall: &Hall, page: &str) -> crate::house::testing::Seen {
    let page = page.split('?').next().unwrap_or_default();
    hall.guest(hall.regional).await.send(page, &format!("{page}/agree"), &[]).await
}

#[test]
fn another_address_of_e_mail_waits_for_a_second_person_and_both_addresses_are_told() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        let page = entry(&hall, hall.member);
        let edit = format!("{page}/edit");
        let fields =
            [("name", "Dele Lind"), ("email", "lind@example.org"), ("postcode", "EM1 2AB"), ("reason", "A typo")];
        let done = secretary.send(&edit, &edit, &fields).await;
        assert_eq!(done.location(), format!("{page}?done=address-asked"), "{}", done.text);
        let seen = secretary.get(done.location()).await.text;
        assert!(seen.contains("needs a second person, and waits for one") && seen.contains("/power/second/"), "{seen}");
        let member = find(&hall, hall.member).await;
        assert_eq!((&*member.name, member.email.as_deref()), ("Dele Lind", Some("dele.okafor@example.org")));
        let waiting = hall.guest(hall.regional).await.get("/power/second").await.text;
        assert!(waiting.contains("lind@example.org") && waiting.contains("Dele Lind"), "{waiting}");
        let second =
            seen.split("href=\"/power/second/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
        let agreed = agrees(&hall, &format!("/power/second/{second}")).await;
        assert_eq!(agreed.location(), "/power/second?done=agreed", "{}", agreed.text);
        assert_eq!(find(&hall, hall.member).await.email.as_deref(), Some("lind@example.org"));
        let letters = letters(&hall).await;
        for to in ["dele.okafor@example.org", "lind@example.org"] {
            assert!(letters.iter().any(|(told, said)| told.as_deref() == Some(to) && said.contains("A typo")), "{to}");
        }
        let mut deeds = deeds(&hall, hall.member).await;
        // The clock stands, so chance decides which comes first.
        deeds.sort();
        assert_eq!(deeds, ["act-roll-address", "act-roll-change"]);
    });
}

#[test]
fn a_first_address_is_given_by_one_person_and_told_on_paper_too() {
    in_a_house(async |hall| {
        let member = hall.member;
        let none = members::Details { email: None, ..find(&hall, member).await.into() };
        does(&hall, move |tx| members::change(tx, member, &none).map(|_| ())).await;
        let mut secretary = hall.guest(hall.secretary).await;
        let edit = format!("{}/edit", entry(&hall, member));
        let fields =
            [("name", "Dele Okafor"), ("email", "dele@example.org"), ("postcode", "EM1 2AB"), ("reason", "Rang us")];
        secretary.send(&edit, &edit, &fields).await;
        assert_eq!(find(&hall, member).await.email.as_deref(), Some("dele@example.org"));
        let told: Vec<_> = letters(&hall).await.into_iter().map(|(to, _)| to).collect();
        assert!(told.len() == 2 && told.contains(&None), "one by mail, one on paper: {told:?}");
    });
}

#[test]
fn an_address_that_was_changed_or_taken_since_stays_as_it_is() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        let member = hall.member;
        let ask = async |secretary: &mut crate::house::testing::Guest, email: &str| {
            let (page, name) = (entry(&hall, member), "Dele Okafor");
            let edit = format!("{page}/edit");
            let fields = [("name", name), ("email", email), ("postcode", "EM1 2AB"), ("reason", "They asked")];
            let done = secretary.send(&edit, &edit, &fields).await;
            let seen = secretary.get(done.location()).await.text;
            let second = seen.split("href=\"/power/second/").nth(1).and_then(|rest| rest.split('"').next());
            format!("/power/second/{}", second.expect("a link"))
        };
        let first = ask(&mut secretary, "one@example.org").await;
        let set = async |id: MemberId, email: &'static str| {
            let details = members::Details { email: Some(email.into()), ..find(&hall, id).await.into() };
            does(&hall, move |tx| members::change(tx, id, &details).map(|_| ())).await;
        };
        set(hall.stranger, "one@example.org").await;
        assert_eq!(agrees(&hall, &first).await.status, StatusCode::CONFLICT, "somebody else has it by now");
        set(hall.stranger, "mina.sato@example.org").await;
        set(member, "mine@example.org").await;
        assert_eq!(agrees(&hall, &first).await.status, StatusCode::CONFLICT, "they have changed it themselves");
        assert_eq!(find(&hall, member).await.email.as_deref(), Some("mine@example.org"));
        assert_eq!(deeds(&hall, member).await, [""; 0]);
    });
}

#[test]
fn whoever_keeps_the_roll_does_not_change_their_own_address_there() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        let page = format!("{}/edit", entry(&hall, hall.secretary));
        let fields = [("name", "Joan Petrie"), ("email", "joan@example.org"), ("reason", "Mine")];
        let refused = secretary.send(&page, &page, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("Change your own address under"), "{}", refused.text);
    });
}

#[test]
fn ending_a_membership_needs_a_second_person_and_a_reason_which_the_member_reads() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        let page = format!("{}/end", entry(&hall, hall.member));
        assert_eq!(secretary.send(&page, &page, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let asked = secretary.send(&page, &page, &[("reason", "Moved to another country")]).await;
        assert!(asked.location().starts_with("/power/second/"), "{}", asked.text);
        assert_eq!(find(&hall, hall.member).await.standing, Standing::Member, "nothing is done yet");
        assert_eq!(deeds(&hall, hall.member).await, [""; 0]);
        assert!(letters(&hall).await.is_empty());
        let shown = secretary.get(&entry(&hall, hall.member)).await.text;
        assert!(shown.contains("has asked to end this membership"), "{shown}");
        // Neither who asked, nor the member, nor an officer without this power can be the second.
        let second = asked.location().split('?').next().expect("an address").to_owned();
        for who in [hall.secretary, hall.member, hall.organiser] {
            let (mut guest, token) = hall.guest_with_token(who).await;
            assert_eq!(guest.post(&format!("{second}/agree"), &token, &[]).await.status, StatusCode::FORBIDDEN);
        }
        let again = secretary.send(&page, &page, &[("reason", "Once more")]).await;
        let agreed = agrees(&hall, &second).await;
        assert_eq!(agreed.location(), "/power/second?done=agreed", "{}", agreed.text);
        assert_eq!(find(&hall, hall.member).await.standing, Standing::Left);
        let told = letters(&hall).await;
        let theirs = told.iter().find(|(to, _)| to.as_deref() == Some("dele.okafor@example.org")).expect("a letter");
        assert!(theirs.1.contains("Moved to another country") && theirs.1.contains("Two officers"), "{theirs:?}");
        assert_eq!(deeds(&hall, hall.member).await, ["act-roll-end"]);
        let acts = hall.guest(hall.stranger).await.get(&format!("/groups/{}/acts", hall.own)).await.text;
        assert!(acts.contains("Ended a membership") && acts.contains("Joan Petrie"), "{acts}");
        assert!(!acts.contains("Dele Okafor") && !acts.contains("another country"), "{acts}");
        assert_eq!(agrees(&hall, again.location()).await.status, StatusCode::CONFLICT, "it has ended already");
        let done = secretary.send(&page, &page, &[("reason", "And again")]).await;
        assert_eq!(done.status, StatusCode::CONFLICT);
    });
}

#[test]
fn nobody_ends_a_membership_of_an_officer_or_through_a_network() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        let officer = format!("{}/end", entry(&hall, hall.organiser));
        let refused = secretary.send(&officer, &officer, &[("reason", "We quarrelled")]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.text.contains("Their term has to end first"), "{}", refused.text);
        // Whoever takes an office while it waits is safe as well.
        let page = format!("{}/end", entry(&hall, hall.member));
        let asked = secretary.send(&page, &page, &[("reason", "We quarrelled")]).await;
        hall.lend(hall.member, "Treasurer", "local", hall.own, &[]).await;
        assert_eq!(agrees(&hall, asked.location()).await.status, StatusCode::CONFLICT);
        assert_eq!(find(&hall, hall.member).await.standing, Standing::Member);
        let (network, stranger) = (hall.network, hall.stranger);
        does(&hall, move |tx| members::enrol(tx, stranger, network)).await;
        let mut national = hall.guest(hall.national).await;
        let page = format!("/groups/{network}/roll/{stranger}");
        assert!(!national.get(&page).await.text.contains("/end\""));
        let through = national.send(&page, &format!("{page}/end"), &[("reason", "Unwanted")]).await;
        assert_eq!(through.status, StatusCode::CONFLICT, "{}", through.text);
    });
}

#[test]
fn who_is_erased_leaves_nothing_that_waits_for_a_second_person() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        let page = format!("{}/end", entry(&hall, hall.member));
        let asked = secretary.send(&page, &page, &[("reason", "Something about Dele")]).await;
        hall.guest(hall.member).await.send("/me/erase", "/me/erase", &[]).await;
        assert_eq!(find(&hall, hall.member).await.name, "");
        assert!(!secretary.get(asked.location()).await.text.contains("Something about Dele"));
        assert!(!hall.guest(hall.regional).await.get("/power/second").await.text.contains("/power/second/"));
        let (mut regional, token) = hall.guest_with_token(hall.regional).await;
        let second = asked.location().split('?').next().expect("an address");
        assert_eq!(regional.post(&format!("{second}/agree"), &token, &[]).await.status, StatusCode::CONFLICT);
    });
}

#[test]
fn who_an_act_of_two_persons_is_about_reads_of_it_before_it_is_done() {
    in_a_house(async |hall| {
        let page = format!("{}/end", entry(&hall, hall.member));
        let asked = hall.guest(hall.secretary).await.send(&page, &page, &[("reason", "A double of another")]).await;
        let mut member = hall.guest(hall.member).await;
        let seen = member.get("/me").await.text;
        for part in ["This would be done to you", "End the membership of", "A double of another"] {
            assert!(seen.contains(part), "{part} in {seen}");
        }
        assert!(member.get("/me/my-data.json").await.text.contains("A double of another"));
        assert!(!hall.guest(hall.organiser).await.get("/me").await.text.contains("This would be done to you"));
        let second = asked.location().split('?').next().expect("an address").to_owned();
        hall.guest(hall.secretary).await.send(&second, &format!("{second}/take-back"), &[]).await;
        assert!(!member.get("/me").await.text.contains("This would be done to you"));
    });
}

#[test]
fn acts_over_people_ask_first_whether_it_is_really_you() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        hall.house.clock().forward(std::time::Duration::from_mins(16));
        let page = format!("{}/end", entry(&hall, hall.member));
        assert!(secretary.get(&page).await.location().starts_with("/sign-in/again"));
        let done = secretary.send(&roll(&hall), &page, &[("reason", "Moved away")]).await;
        assert!(done.location().starts_with("/sign-in/again"));
        assert_eq!(find(&hall, hall.member).await.standing, Standing::Member);
        // Whoever is sent to prove it comes back to the page on which the button stood, and to no page elsewhere.
        let entry = entry(&hall, hall.lapsed);
        let mut told = async |page: &str| {
            let renew = axum::http::Request::post(format!("{entry}/renew")).header("sec-fetch-site", "same-origin");
            let seen = secretary.ask(renew.header("referer", page), axum::body::Body::empty()).await;
            seen.location().to_owned()
        };
        assert_eq!(told(&format!("https://house.example{entry}")).await, format!("/sign-in/again?next={entry}"));
        for elsewhere in ["https://elsewhere.example/", "https://house.example//elsewhere.example", "no page"] {
            assert_eq!(told(elsewhere).await, "/sign-in/again?next=/", "{elsewhere}");
        }
        assert_eq!(find(&hall, hall.lapsed).await.standing, Standing::Lapsed);
    });
}

#[test]
fn somebody_is_added_once_and_told() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        let page = format!("{}/new", roll(&hall));
        let nothing = secretary.send(&page, &page, &[("email", "nobody")]).await;
        for wrong in ["Give a name", "Use a whole e-mail address", "Choose how they join", "Say why"] {
            assert!(nothing.text.contains(wrong), "{wrong}: {}", nothing.text);
        }
        let fields = [
            ("name", "Ayşe Brandt"),
            ("email", "ayse@example.org"),
            ("standing", "member"),
            ("reason", "Paper form of 12 March"),
        ];
        let done = secretary.send(&page, &page, &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let shown = secretary.get(done.location()).await.text;
        assert!(shown.contains("Ayşe Brandt") && shown.contains("Saturday 27 March 2027"), "{shown}");
        let again = secretary.send(&page, &page, &fields).await;
        assert!(again.text.contains("has this address already"), "{}", again.text);
        let own = hall.own;
        assert_eq!(does(&hall, move |tx| members::count(tx, own, Standing::Member)).await, 5);
        assert_eq!(letters(&hall).await.len(), 1);
    });
}

#[test]
fn nobody_is_shown_on_the_roll_of_a_group_they_are_not_in() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        for page in [entry(&hall, hall.stranger), format!("{}/00", roll(&hall)), entry(&hall, MemberId([9; 16]))] {
            assert_eq!(secretary.get(&page).await.status, StatusCode::NOT_FOUND, "{page}");
        }
        let edit = format!("{}/edit", entry(&hall, hall.stranger));
        let sent = secretary.send(&roll(&hall), &edit, &[("name", "Nobody"), ("reason", "none")]).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND);
    });
}

omov_store::statements! {
    LETTERS = "SELECT email, subject || body AS said FROM letters ORDER BY email", reads all: "a test";
    DEEDS = "SELECT deed FROM acts WHERE about_id = $1 ORDER BY id";
}

/// Every letter that was written: to whom, and what it says.
pub(super) async fn letters(hall: &Hall) -> Vec<(Option<String>, String)> {
    does(hall, |tx| tx.all(&LETTERS, omov_store::params![])).await
}

/// What was done to somebody, by the names of the messages.
pub(super) async fn deeds(hall: &Hall, member: MemberId) -> Vec<String> {
    does(hall, move |tx| tx.all(&DEEDS, omov_store::params![member])).await
}
