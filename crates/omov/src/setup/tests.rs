use axum::http::StatusCode;
use omov_store::{params, statements};

use super::*;
use crate::house::House;
use crate::house::testing::{Guest, in_a_house, in_an_empty_house};

statements! {
    LETTERS = "SELECT email, body FROM letters ORDER BY id", reads all: "a test";
}

const OFFICERS: [(&str, &str); 4] = [
    ("name-1", "Ada Quill"),
    ("email-1", "ada.quill@example.org"),
    ("name-2", "Tomas Berg"),
    ("email-2", "tomas.berg@example.org"),
];
const NAME: [(&str, &str); 3] = [("name", "Eastmere & Friends"), ("language", "en"), ("zone", "Europe/London")];

async fn code_of(house: &House) -> String {
    code::find_or_make(house).await.expect("the store answers").expect("nothing is founded yet")
}

/// A browser in which the code and the name have been typed.
async fn at_the_people(house: &House) -> Guest {
    let mut guest = Guest::new(house);
    let code = code_of(house).await;
    assert_eq!(guest.send("/setup", "/setup", &[("code", &code)]).await.location(), "/setup/name");
    assert_eq!(guest.send("/setup/name", "/setup/name", &NAME).await.location(), "/setup/rules");
    let chosen = guest.send("/setup/rules", "/setup/rules", &[("rules", "movement")]).await;
    assert_eq!(chosen.location(), "/setup/rules/look", "{}", chosen.text);
    guest
}

#[test]
fn a_movement_is_founded_from_a_browser_with_the_code_from_the_terminal() {
    in_an_empty_house(async |house| {
        let mut guest = Guest::new(&house);
        assert_eq!(guest.get("/").await.location(), "/setup", "every way leads there first");
        let mut guest = at_the_people(&house).await;
        let answer = guest.send("/setup/people", "/setup/people", &OFFICERS).await;
        assert_eq!(answer.location(), "/setup/done", "{}", answer.text);
        let done = guest.get("/setup/done").await;
        assert!(done.text.contains("ada.quill@example.org") && done.text.contains("tomas.berg@example.org"));

        let now = house.now();
        let found = move |tx: &mut omov_store::ReadTx<'_>| {
            let organisation = organisation::find(tx)?;
            let whole = groups::whole(tx)?.expect("the whole movement");
            let holders = offices::holders(tx, whole.id, now)?;
            let powers = offices::held(tx, holders[0].member, now)?;
            let members = members::count(tx, whole.id, Standing::Member)?;
            let letters: Vec<(String, String)> = tx.all(&LETTERS, params![])?;
            Ok((organisation, holders, powers, members, letters))
        };
        let (organisation, holders, powers, members, letters) = house.store().read(found).await.expect("reads");
        let organisation = organisation.expect("it is founded");
        assert_eq!((organisation.name.as_str(), organisation.zone.as_str()), ("Eastmere & Friends", "Europe/London"));
        assert_eq!(members, 2);
        assert_eq!(holders.len(), 2);
        let until = rules::after("Europe/London", now, omov_rules::value::Span::days(90));
        assert_eq!(holders[0].until, until, "the term that the rules begin with");
        assert_eq!(powers.len(), FOUNDING_POWERS.len());
        assert_eq!(letters.len(), 2);
        assert!(letters[0].1.contains("https://house.example/sign-in"), "{}", letters[0].1);
    });
}

#[test]
fn once_founded_the_pages_and_the_code_are_gone() {
    in_an_empty_house(async |house| {
        let mut guest = at_the_people(&house).await;
        guest.send("/setup/people", "/setup/people", &OFFICERS).await;
        for page in ["/setup", "/setup/name", "/setup/rules", "/setup/rules/look", "/setup/rules/text", "/setup/people"]
        {
            assert_eq!(guest.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
        }
        assert_eq!(guest.post("/setup/people", "", &OFFICERS).await.status, StatusCode::NOT_FOUND);
        assert_eq!(code::find_or_make(&house).await.expect("the store answers"), None);
        assert_eq!(Guest::new(&house).get("/setup/done").await.status, StatusCode::NOT_FOUND, "another browser");
    });
}

#[test]
fn of_two_who_found_at_once_one_is_told_that_somebody_was_faster() {
    in_an_empty_house(async |house| {
        let now = house.now();
        let founding = || Founding {
            name: "Eastmere".into(),
            language: "en".into(),
            zone: "Europe/London".into(),
            made_up: false,
            office: "Founding officer".into(),
            rules: rules::read(rules::begin::template("movement").expect("a template").text).expect("a rulebook"),
            officers: ["Ada Quill", "Tomas Berg"].map(|name| Founder::new(name, None, now).expect("chance")),
            ids: Ids::new(now).expect("chance"),
        };
        let (first, second) = (founding(), founding());
        house.store().write(move |tx| found(tx, &first, now)).await.expect("founded");
        let refused = house.store().write(move |tx| found(tx, &second, now)).await;
        assert!(matches!(refused, Err(crate::house::Stop::Refused(Refusal::Conflict))), "{refused:?}");
        let whole = house.store().read(|tx| Ok(groups::whole(tx)?)).await.expect("reads").expect("the first");
        let count = house.store().read(move |tx| Ok(members::count(tx, whole.id, Standing::Member)?)).await;
        assert_eq!(count.expect("reads"), 2, "nothing of the second is there");
    });
}

#[test]
fn a_wrong_code_opens_nothing_and_is_soon_not_looked_at_any_more() {
    in_an_empty_house(async |house| {
        let right = code_of(&house).await;
        let wrong = if right == "00000000" { "00000001" } else { "00000000" };
        let mut guest = Guest::new(&house);
        let short = guest.send("/setup", "/setup", &[("code", "12345")]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(short.text.contains("You typed 5.") && short.text.contains("value=\"12345\""), "{}", short.text);
        for _ in 0..10 {
            let answer = guest.send("/setup", "/setup", &[("code", wrong)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text.contains("That is not the code."), "{}", answer.text);
        }
        let tired = guest.send("/setup", "/setup", &[("code", &right)]).await;
        assert_eq!(tired.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(guest.get("/setup/people").await.location(), "/setup");
        assert_eq!(guest.send("/setup", "/setup/people", &OFFICERS).await.location(), "/setup");
    });
}

#[test]
fn what_is_wrong_is_said_at_its_field_and_what_was_typed_stays() {
    in_an_empty_house(async |house| {
        let mut guest = at_the_people(&house).await;
        let nameless = [("name", ""), ("language", "xx"), ("zone", "Europe/Eastmere")];
        let answer = guest.send("/setup/name", "/setup/name", &nameless).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for slip in ["Give your organisation a name.", "one of the languages", "one of the time zones"] {
            assert!(answer.text.contains(slip), "{slip}: {}", answer.text);
        }
        let half = [("name-1", "Ada <b>Quill"), ("email-1", "hello@eastmere"), ("name-2", ""), ("email-2", "")];
        let answer = guest.send("/setup/people", "/setup/people", &half).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("Ada &#60;b&#62;Quill") && answer.text.contains("hello@eastmere"));
        assert!(answer.text.contains("Give the first officer’s whole e-mail address"), "{}", answer.text);
        let twice = [OFFICERS[0], OFFICERS[1], OFFICERS[2], ("email-2", "ADA.QUILL@example.org")];
        let answer = guest.send("/setup/people", "/setup/people", &twice).await;
        assert!(answer.text.contains("This is the first officer’s address too."), "{}", answer.text);
        assert!(
            house.store().read(|tx| Ok(organisation::find(tx)?)).await.expect("reads").is_none(),
            "nothing is done"
        );
    });
}

#[test]
fn a_house_that_is_founded_has_no_first_start() {
    in_a_house(async |hall| {
        for mut guest in [hall.nobody(), hall.guest(hall.national).await] {
            assert_eq!(guest.get("/setup").await.status, StatusCode::NOT_FOUND);
        }
    });
}

#[test]
fn the_code_is_the_same_for_every_process_and_after_a_start_anew() {
    in_an_empty_house(async |house| {
        assert_eq!(code_of(&house).await, code_of(&house).await);
    });
}

#[test]
fn rules_of_ones_own_are_read_before_they_are_taken_and_what_is_wrong_is_said_with_its_line() {
    in_an_empty_house(async |house| {
        let mut guest = Guest::new(&house);
        let code = code_of(&house).await;
        guest.send("/setup", "/setup", &[("code", &code)]).await;
        guest.send("/setup/name", "/setup/name", &NAME).await;
        let none = guest.send("/setup/rules", "/setup/rules", &[]).await;
        assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.text.contains("Choose one of the five"));
        assert_eq!(guest.get("/setup/rules/look").await.location(), "/setup/rules", "nothing was chosen");

        let campaign = rules::begin::template("campaign").expect("a template").text;
        let wrong = campaign.replace("lasts = \"1 year\"", "lasts = \"1 yaer\"");
        let line = wrong.lines().position(|line| line.contains("yaer")).expect("the line") + 1;
        let seen = guest.send("/setup/rules", "/setup/rules", &[("rules", "own"), ("text", &wrong)]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in [&*format!("in line {line}"), "1 yaer", "membership.lasts", "[offices.convener]"] {
            assert!(
                seen.text.contains(part) || seen.text.contains(&part.replace("in line", "Line")),
                "{part}: {}",
                seen.text
            );
        }
        let right = campaign.replace("lasts = \"1 year\"", "lasts = \"2 years\"").replace('\n', "\r\n");
        let taken = guest.send("/setup/rules", "/setup/rules", &[("rules", "own"), ("text", &right)]).await;
        assert_eq!(taken.location(), "/setup/rules/look", "{}", taken.text);
        let look = guest.get("/setup/rules/look").await.text;
        assert!(
            look.contains("These are the rules of Eastmere &#38; Friends") || look.contains("Eastmere &amp; Friends"),
            "{look}"
        );
        assert!(look.contains("2 years"));
        let text = guest.get("/setup/rules/text").await.text;
        assert!(text.contains("lasts = \"2 years\"") && text.contains("Eastmere & Friends"), "{text}");
        let done = guest.send("/setup/people", "/setup/people", &OFFICERS).await;
        assert_eq!(done.location(), "/setup/done", "{}", done.text);
        let found = house.store().read(|tx| Ok((rules::present(tx)?, rules::begin::first(tx)?))).await;
        let (book, kept) = found.expect("a rulebook");
        assert_eq!(book.membership.lasts.value.to_string(), "2 years");
        assert_eq!(book.name.value, "Eastmere & Friends");
        assert_eq!(kept, None, "the draft is gone");
    });
}

/// Sends a file to the page of rules, as a browser does.
async fn sent_file(guest: &mut Guest, bytes: &[u8]) -> crate::house::testing::Seen {
    let page = guest.get("/setup/rules").await;
    let token = page.hidden("_token").unwrap_or_default().to_owned();
    let mut body = format!(
        "--x\r\ncontent-disposition: form-data; name=\"_token\"\r\n\r\n{token}\r\n--x\r\n\
         content-disposition: form-data; name=\"file\"; filename=\"rules.toml\"\r\ncontent-type: text/plain\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let request = axum::http::Request::post("/setup/rules/file")
        .header("content-type", "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin");
    guest.ask(request, axum::body::Body::from(body)).await
}

#[test]
fn rules_of_ones_own_come_as_a_file_as_well_and_nothing_of_it_stays_behind() {
    in_an_empty_house(async |house| {
        let mut guest = Guest::new(&house);
        let code = code_of(&house).await;
        guest.send("/setup", "/setup", &[("code", &code)]).await;
        guest.send("/setup/name", "/setup/name", &NAME).await;
        let campaign = rules::begin::template("campaign").expect("a template").text;
        for (bytes, says) in
            [(&b""[..], "Choose a file"), (b"\xff\xfe\x00", "not plain text"), (b"[rulebook]\nform = 2\n", "Line 2")]
        {
            let seen = sent_file(&mut guest, bytes).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
            assert!(seen.text.contains(says), "{says}: {}", seen.text);
        }
        let taken = sent_file(&mut guest, format!("\u{feff}{}", campaign.replace('\n', "\r\n")).as_bytes()).await;
        assert_eq!(taken.location(), "/setup/rules/look", "{}", taken.text);
        let left = std::fs::read_dir(house.data()).expect("the folder").count();
        let files = std::fs::read_dir(house.data()).expect("the folder");
        let rules = files
            .filter(|file| file.as_ref().is_ok_and(|file| file.file_name().to_string_lossy().starts_with("rules-")));
        assert_eq!(rules.count(), 0, "of {left}");
    });
}
