//! What a registrar makes from the list that a house gave them: codes and letters for their own eyes, and one public file.

use crate::hall::{Hall, PLAN};

/// The list as a house writes it: one by e-mail, one by post, and a place whose member was erased.
const LIST: &str = "\u{feff}\"number\",\"name\",\"email\",\"address\",\"postcode\",\"language\",\"way\",\"page\",\"opens\",\"closes\"\r\n\
    \"1\",\"Ada <b>Quill\",\"ada@example.org\",\"\",\"EM1 2AB\",\"en\",\"email\",\"https://x.example/ballots/1\",\"Sunday 10 May 2026, 12:00\",\"Saturday 16 May 2026, 12:00\"\r\n\
    \"2\",\"'=Bo\",\"\",\"3 Quay Street\nEastmere\",\"EM1 2AB\",\"en\",\"post\",\"https://x.example/ballots/1\",\"Sunday 10 May 2026, 12:00\",\"Saturday 16 May 2026, 12:00\"\r\n\
    \"3\",\"\",\"\",\"\",\"\",\"en\",\"nobody\",\"https://x.example/ballots/1\",\"Sunday 10 May 2026, 12:00\",\"Saturday 16 May 2026, 12:00\"\r\n";
const MAKES: [&str; 8] = ["credentials", "e", "--voters", "voters.csv", "--codes", "codes.csv", "--letters", "letters"];

fn desk() -> Hall {
    let hall = Hall::drawn_up(PLAN);
    hall.desk.write("voters.csv", LIST);
    hall
}

/// The codes in the secret table.
fn codes(table: &str) -> Vec<String> {
    let links = table.split("/vote#").skip(1);
    links.map(|rest| rest.split('"').next().expect("a code").to_owned()).collect()
}

#[test]
fn every_voter_gets_a_letter_and_a_row_and_the_house_gets_as_many_credentials_as_places() {
    let hall = desk();
    let said = hall.says(&MAKES, "");
    assert_eq!(said.code, 0, "{}", said.err);
    let (table, letters) = (hall.desk.read("codes.csv"), hall.desk.read("letters/letters-0001.html"));
    let codes = codes(&table);
    assert_eq!(codes.len(), 2, "nobody gets the code of a place that is empty: {table}");
    let sent = hall.desk.read("e/registrar-credentials.json");
    assert_eq!(sent.matches("credential\\\"").count(), 3, "{sent}");
    assert_eq!(letters.matches("<article>").count(), 2);
    assert!(letters.contains("Ada &#60;b&#62;Quill") && !letters.contains("<b>"), "{letters}");
    assert!(letters.contains("3 Quay Street<br>Eastmere<br>") && letters.contains("<svg"), "{letters}");
    assert!(table.contains("\"'=Bo\""), "no spreadsheet runs it: {table}");
    for code in codes {
        assert!(letters.contains(&code), "the code stands in its letter");
        assert!(!sent.contains(&code) && !said.err.contains(&code) && !said.out.contains(&code), "a code is public");
    }
    assert!(!hall.desk.path("e/credentials.json").exists(), "one file is to be sent, and no other");
}

#[test]
fn whoever_votes_on_paper_gets_no_code_and_the_two_officers_a_half_each() {
    let hall = desk();
    let paper = LIST.replace("\"en\",\"post\"", "\"en\",\"paper\"");
    hall.desk.write("voters.csv", &paper);
    let said = hall.says(&MAKES, "");
    assert!(said.code != 0 && said.err.contains("the two officers do not stand at the end"), "{}", said.err);
    let officer = |number: u8, name: &str| {
        format!(
            "\"{number}\",\"{name}\",\"\",\"1 Mill Lane\",\"EM1\",\"en\",\"officer\",\"https://x.example/ballots/1\",\"Sunday\",\"Saturday\"\r\n"
        )
    };
    hall.desk.write("voters.csv", &(paper + &officer(4, "Cy Dunn") + &officer(5, "Di Ellis")));
    hall.does(&MAKES);
    let (table, letters) = (hall.desk.read("codes.csv"), hall.desk.read("letters/letters-0001.html"));
    assert_eq!(codes(&table).len(), 1, "only Ada has a code: {table}");
    assert_eq!(table.matches("https://x.example/ballots/1/papers\"").count(), 2, "{table}");
    assert!(!table.contains("Bo"), "nobody can send a code to whoever votes on paper: {table}");
    assert_eq!(letters.matches("Your half of the secret").count(), 2);
    let sent = hall.desk.read("e/registrar-credentials.json");
    assert_eq!(sent.matches("credential\\\"").count(), 3, "as many as places: {sent}");
    let reserved = sent.split_once("\"reserved\":[\"").expect("the codes for papers").1;
    let reserved = reserved.split('"').next().expect("one");
    assert_eq!(sent.matches(reserved).count(), 2, "it is one of the list: {sent}");
}

#[cfg(unix)]
#[test]
fn what_a_registrar_keeps_is_for_their_eyes_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let hall = desk();
    hall.does(&MAKES);
    for (name, mode) in [("codes.csv", 0o600), ("letters", 0o700), ("letters/letters-0001.html", 0o600)] {
        let found = std::fs::metadata(hall.desk.path(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(found, mode, "{name}");
    }
}

#[test]
fn letters_can_be_made_for_those_alone_who_have_no_e_mail() {
    let hall = desk();
    hall.does(&[&MAKES[..], &["--only-by-post"]].concat());
    let letters = hall.desk.read("letters/letters-0001.html");
    assert!(letters.contains("Dear =Bo,") && letters.matches("<article>").count() == 1, "{letters}");
    assert_eq!(codes(&hall.desk.read("codes.csv")).len(), 2, "the table has everybody");
}

#[test]
fn a_list_that_is_not_as_the_house_gave_it_makes_no_code() {
    let hall = desk();
    for (list, says) in [
        (LIST.replace("\"2\",", "\"3\","), "voter 2: another number stands here"),
        (LIST.lines().next().unwrap_or_default().to_owned() + "\r\n", "there is no voter in this list"),
        (LIST.replace("\"post\"", "\"pigeon\""), "voter 2: the way is"),
        (LIST.replace("\"email\",", "\"mail\","), "this is not the list that a house gives its registrar"),
    ] {
        hall.desk.write("voters.csv", list);
        let said = hall.says(&MAKES, "");
        assert!(said.code != 0 && said.err.contains(says), "{says}: {}", said.err);
        assert!(!hall.desk.path("codes.csv").exists() && !hall.desk.path("letters").exists());
    }
    hall.desk.write("voters.csv", LIST);
    hall.does(&MAKES);
    hall.refuses(&MAKES, 1, "the voting codes were made already");
}
