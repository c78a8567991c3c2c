//! What the rulebook promises in the house.

mod changes;
mod pages;

use axum::http::StatusCode;
use omov_rules::value::Span;
use omov_store::{params, statements};

use super::*;
use crate::house::House;
use crate::house::testing::{NOON, in_a_house, in_an_empty_house, words};
use crate::house::{Organisation, organisation};

statements! {
    HOW = "SELECT how FROM rulebooks ORDER BY number";
    SET = "INSERT INTO settings (name, value) VALUES ($1, $2)";
    TAMPER = "UPDATE rulebooks SET wording = wording || $1";
}

#[test]
fn everybody_reads_every_rule_in_words_beside_its_line_and_can_point_at_it() {
    in_a_house(async |hall| {
        let mut guest = hall.nobody();
        let page = guest.get("/rules").await;
        assert_eq!(page.status, StatusCode::OK);
        let book = hall.house.store().read(|tx| Ok(present(tx)?)).await.expect("a book");
        for rule in book.words() {
            let path = &rule.line.cite.path;
            assert!(page.text.contains(&format!("<li id=\"{path}\">")), "{path} has no place of its own");
        }
        assert!(page.text.contains("lent for 1 year. It ends by itself."), "{}", page.text);
        assert!(page.text.contains("5 % or 1000, whichever is less"));
        let found = guest.get("/rules?find=Recall").await.text;
        assert!(found.contains("petitions.recall.signatures") && !found.contains("membership.lasts"), "{found}");
        assert!(guest.get("/rules?find=zebra").await.text.contains("No rule has this word"));
    });
}

#[test]
fn every_transaction_has_the_text_that_is_in_force_then() {
    in_a_house(async |hall| {
        let grace = async || {
            let read = hall.house.store().read(|tx| Ok(present(tx)?.membership.grace.value)).await;
            read.expect("a book")
        };
        assert_eq!(grace().await, Span::days(30));
        hall.rule("membership.grace", "45 days").await;
        assert_eq!(grace().await, Span::days(45), "nothing of the old text is kept in memory");
        assert!(hall.nobody().get("/rules?find=membership.grace").await.text.contains("45 days"));
        // Within the transaction that adopts it, it holds at once; if that fails, it never did.
        let failed = hall.house.store().write(|tx| {
            let text = edit::set(present(tx)?.text(), "membership.grace", &"60 days".into());
            adopt(tx, &read(&text).expect("a book"), How::Outside, NOON)?;
            assert_eq!(present(tx)?.membership.grace.value, Span::days(60));
            Err::<(), _>(omov_web::refusal::Refusal::Conflict.into())
        });
        failed.await.expect_err("it is taken back");
        assert_eq!(grace().await, Span::days(45));
    });
}

#[test]
fn a_text_changed_behind_the_programs_back_is_not_obeyed() {
    in_a_house(async |hall| {
        hall.rule("membership.grace", "44 days").await;
        let tamper = hall.house.store().write(|tx| Ok(tx.execute(&TAMPER, params!["\n# quietly\n"])?));
        tamper.await.expect("it is changed");
        let read = hall.house.store().read(|tx| Ok(present::book(tx, (2, [7; 32])).map(|_| ())?)).await;
        assert!(read.expect_err("refused").to_string().contains("behind the program’s back"));
    });
}

#[test]
fn an_organisation_from_before_keeps_everything_that_was_set() {
    in_an_empty_house(async |house: House| {
        let founded = |tx: &mut omov_store::WriteTx<'_>| {
            let new = Organisation {
                name: "Eastmere \"Together\"".into(),
                language: "en".into(),
                zone: "Europe/London".into(),
                accent: None,
                made_up: false,
                founded_at: NOON,
            };
            organisation::found(tx, &new)?;
            for (name, value) in [("grace-days", "77"), ("export-hours", "5"), ("accept-joiners", "1")] {
                tx.execute(&SET, params![name, value])?;
            }
            Ok(())
        };
        house.store().write(founded).await.expect("founded by an older program");
        let said = words();
        let taken = move |tx: &mut omov_store::WriteTx<'_>| {
            begin::take_over(tx, &said, NOON)?;
            begin::take_over(tx, &said, NOON)?;
            Ok((present(tx)?, tx.all::<String>(&HOW, params![])?))
        };
        let (book, how) = house.store().write(taken).await.expect("it is brought up to date");
        assert_eq!(how, ["taken-over"], "once");
        assert_eq!(book.name.value, "Eastmere \"Together\"");
        assert_eq!(book.membership.grace.value, Span::days(77));
        assert_eq!(book.membership.joins.value, omov_rules::model::Joining::WhenAccepted);
        let export = &book.powers[&omov_rules::model::Power::Export];
        assert_eq!(export.good_for.as_ref().map(|rule| rule.value.to_string()).as_deref(), Some("5 hours"));
        assert!(book.membership.statement.value.contains("Eastmere"), "what people accepted when they joined");
    });
}
