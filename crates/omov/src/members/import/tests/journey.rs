//! From a file to the roll.

use std::time::Duration;

use axum::http::StatusCode;
use omov_store::params;
use omov_store::testing::runtime;

use super::{Desk, ROWS, acts, crowd, roll};
use crate::house::testing::in_a_house;
use crate::house::work;
use crate::members::{self, Standing};

/// As NationBuilder writes it, with a bad row.
const NATIONBUILDER: &str = "nationbuilder_id,first_name,last_name,email,mobile_number,primary_address1,primary_city,\
    primary_zip,membership_level_name,membership_started_at,membership_expires_at\r\n\
    1,Ada,Reed,ada.reed@example.org,+44 20 7946 0001,1 Quay,Eastmere,EM1 9AA,Active,03/27/2019,12/31/2026\r\n\
    2,Ben,Stone,ben.stone@example.org,,,,,Supporter,2020-05-01T10:00:00-07:00,\r\n\
    3,Cal,Moor,not an address,,,,,Active,,\r\n";

#[test]
fn a_list_goes_from_a_file_to_the_roll_and_back_and_every_act_is_noted() {
    in_a_house(async |hall| {
        let before = roll(&hall).await;
        let mut desk = Desk::of(&hall).await;
        let list = desk.read(NATIONBUILDER).await;
        let tried = desk.try_it(&list, &[("otherwise", "supporters")]).await;
        assert!(tried.text.contains("2 people would come onto the roll"), "{}", tried.text);
        assert_eq!(roll(&hall).await, before, "trying changes nothing");
        let bad = desk.guest.get(&format!("{list}/bad")).await;
        assert!(
            bad.text.contains("Row 4") && bad.text.contains("“not an address” is not one e-mail address."),
            "{}",
            bad.text
        );
        let done = desk.run(&list).await;
        assert!(done.text.contains("2 people have come onto the roll of Quayside."), "{}", done.text);
        let found = hall.house.store().read(|tx| {
            let ada = members::by_email(tx, "ada.reed@example.org")?.expect("she is there");
            let ben = members::by_email(tx, "ben.stone@example.org")?.expect("he is there");
            Ok((members::find(tx, ada)?.expect("she"), members::find(tx, ben)?.expect("he")))
        });
        let (ada, ben) = found.await.expect("a look");
        assert_eq!((ada.name.as_str(), ada.standing), ("Ada Reed", Standing::Member));
        assert_eq!(ada.address.as_deref(), Some("1 Quay, Eastmere"));
        assert_eq!((ada.phone.as_deref(), ada.group), (Some("+44 20 7946 0001"), hall.own));
        assert_eq!(ada.renew_by.map(|moment| moment.0), Some(1_798_675_200_000_000), "31 December 2026");
        assert_eq!((ben.standing, ben.renew_by), (Standing::Supporter, None));
        let undone = desk.undo(&list).await;
        assert!(undone.text.contains("2 people went off the roll."), "{}", undone.text);
        assert_eq!(roll(&hall).await, before, "taken back");
        let noted = acts(&hall, hall.secretary).await;
        let mut deeds: Vec<_> =
            noted.iter().map(|(deed, number, reason)| (deed.as_str(), *number, reason.as_str())).collect();
        // The clock of a test stands still.
        deeds.sort_unstable();
        let why = "The old roll";
        assert_eq!(deeds, [("act-roll-import", Some(2), why), ("act-roll-import-undo", Some(2), why)]);
    });
}

#[test]
fn where_the_rules_have_no_supporters_a_list_brings_none() {
    in_a_house(async |hall| {
        hall.rule("membership.supporters", false).await;
        let mut desk = Desk::of(&hall).await;
        let file = "Name,E-mail,Status\nJo Reed,jo@example.org,\nBo Marsh,bo@example.org,supporter\n";
        let list = desk.read(file).await;
        let page = desk.guest.get(&format!("{list}/columns")).await;
        assert!(!page.text.contains("name=\"otherwise\""), "there is nothing to choose: {}", page.text);
        desk.try_it(&list, &[("otherwise", "supporters")]).await;
        assert_eq!((desk.count(&list, "new").await, desk.count(&list, "bad").await), (1, 1));
        let bad = desk.guest.get(&format!("{list}/bad")).await;
        assert!(bad.text.contains("Your rules have no supporters"), "{}", bad.text);
        desk.run(&list).await;
        let jo = hall.house.store().read(|tx| {
            let id = members::by_email(tx, "jo@example.org")?.expect("Jo is there");
            Ok(members::find(tx, id)?.expect("Jo"))
        });
        assert_eq!(
            jo.await.expect("a look").standing,
            Standing::Member,
            "who is of no standing in the list is a member"
        );
    });
}

#[test]
fn what_the_columns_give_is_asked_where_it_cannot_be_known_and_remembered() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let file = "Who,Contact,Since\nJo Reed,jo@example.org,03/04/2025\n";
        let list = desk.read(file).await;
        let refused = desk.set_columns(&list, &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("No column gives people’s names."), "{}", refused.text);
        let wanted = [("column-0", "name"), ("column-1", "email"), ("column-2", "joined"), ("otherwise", "members")];
        let refused = desk.set_columns(&list, &wanted).await;
        assert!(refused.text.contains("Say whether the day or the month comes first"), "{}", refused.text);
        assert!(refused.text.contains("value=\"email\" selected"), "what was chosen stays");
        let doubled = [wanted.as_slice(), &[("column-2", "email")]].concat();
        assert!(desk.set_columns(&list, &doubled).await.text.contains("Two columns give “E-mail”."));
        desk.try_it(&list, &[wanted.as_slice(), &[("day-first", "day")]].concat()).await;
        assert_eq!(desk.count(&list, "new").await, 1);
        let again = desk.read(file).await;
        let page = desk.guest.get(&format!("{again}/columns")).await;
        assert_eq!(page.text.matches(" selected").count(), 3, "{}", page.text);
        assert!(page.text.contains("value=\"joined\" selected"), "remembered by the names of the columns");
    });
}

/// More than are done in one transaction.
const PEOPLE: u32 = 2000;

#[test]
fn a_program_that_dies_in_the_middle_goes_on_without_doubling_anybody() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let list = desk.tried(&crowd(PEOPLE)).await;
        let whole = hall.whole;
        let before = hall.house.store().read(move |tx| Ok(members::count(tx, whole, Standing::Member)?)).await;
        desk.act(&list, "/run").await;
        // The work is done on a runtime that ends in the middle of it, like a program that is killed.
        let (program, house) = (runtime(), hall.house.clone());
        program.spawn(async move { work::all_due(&house).await });
        while desk.count(&list, "made").await < 500 {
            tokio::task::yield_now().await;
        }
        program.shutdown_background();
        // Nobody else takes the job up before it is sure that its holder is silent.
        desk.work().await;
        let made = desk.count(&list, "made").await;
        assert!((500..PEOPLE).contains(&made), "{made}");
        hall.house.clock().forward(Duration::from_mins(3));
        desk.work().await;
        assert_eq!(desk.count(&list, "made").await, PEOPLE);
        let after = hall.house.store().read(move |tx| Ok(members::count(tx, whole, Standing::Member)?)).await;
        assert_eq!(after.expect("a count"), before.expect("a count") + u64::from(PEOPLE));
        assert!(desk.guest.get(&list).await.text.contains("2,000 people have come onto the roll"));
    });
}

#[test]
fn a_list_can_be_stopped_and_goes_on_where_it_was() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let list = desk.tried(&crowd(700)).await;
        desk.act(&list, "/run").await;
        let working = desk.guest.get(&list).await;
        assert!(working.text.contains("0 of 700 rows done"), "{}", working.text);
        desk.guest.send(&list, &format!("{list}/stop"), &[]).await;
        desk.work().await;
        let stopped = desk.guest.get(&list).await;
        assert!(stopped.text.contains("The list was stopped half way"), "{}", stopped.text);
        assert_eq!(desk.count(&list, "made").await, 500);
        desk.run(&list).await;
        assert_eq!(desk.count(&list, "made").await, 700);
    });
}

#[test]
fn after_a_month_what_was_in_a_list_is_forgotten() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let list = desk.tried("name\nJo Reed\n").await;
        desk.run(&list).await;
        let kept = roll(&hall).await;
        hall.house.clock().forward(Duration::from_hours(31 * 24));
        desk.work().await;
        let rows = hall.house.store().read(|tx| Ok(tx.one::<u32>(&ROWS, params![])?)).await.expect("a count");
        assert_eq!(rows, 0);
        assert_eq!(roll(&hall).await, kept, "the people stay");
    });
}

#[test]
fn bad_rows_come_back_as_a_file_that_no_spreadsheet_runs() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let list = desk.tried("name,email\n=HYPERLINK(1),nobody\nJo Reed,jo@example.org\n").await;
        let file = desk.guest.get(&format!("{list}/bad.csv")).await;
        assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
        let lines: Vec<_> = file.text.lines().collect();
        assert_eq!(lines[0], "\u{feff}\"Row\",\"What is wrong\",\"name\",\"email\"");
        assert_eq!(lines[1], "\"2\",\"email: “nobody” is not one e-mail address.\",\"'=HYPERLINK(1)\",\"nobody\"");
        assert_eq!(lines.len(), 2);
    });
}
