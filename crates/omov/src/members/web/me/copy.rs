//! A copy of everything that is held about oneself, for people and for programs.

use omov_web::files::attached;
use serde_json::{Map, Value};

use super::in_words;
use crate::house::{Answer, Visit, timestamp};
use crate::members::held::{self, Held, Said};

async fn everything(visit: &Visit) -> Answer<Vec<Held>> {
    let (id, now) = (visit.me()?.id, visit.now);
    visit.house.store().read(move |tx| Ok(held::everything(tx, id, now)?)).await
}

/// Names of fields and of things are those of the program: they stay the same in every language.
pub(in crate::members) async fn json(visit: Visit) -> Answer {
    let value = |said: &Said| match said {
        Said::Text(text) | Said::Deed(text) => Value::from(text.as_str()),
        Said::Message(name) => Value::from(*name),
        Said::Time(when) => Value::from(timestamp(*when).to_string()),
        Said::Number(number) => Value::from(*number),
    };
    let row = |row: &Vec<(&'static str, Said)>| {
        Value::Object(row.iter().map(|(name, said)| ((*name).to_owned(), value(said))).collect())
    };
    let mut all = Map::new();
    for held in everything(&visit).await? {
        all.insert(held.name.into(), held.rows.iter().map(row).collect());
    }
    let text = format!("{:#}\n", Value::Object(all));
    Ok(attached("application/json", "my-data.json", text))
}

/// One line a field, for a spreadsheet.
pub(in crate::members) async fn csv(visit: Visit) -> Answer {
    let words = &visit.shell.words;
    let head = ["copy-what", "copy-which", "copy-field", "copy-value"].map(|name| words.say(name));
    let mut lines = csv::Writer::from_writer(Vec::new());
    let mut wrote = lines.write_record(&head);
    for held in everything(&visit).await? {
        let what = words.say(&format!("held-{}", held.name));
        for (at, row) in held.rows.iter().enumerate() {
            for (name, said) in row {
                let field = words.say(&format!("held-field-{name}"));
                let value = defused(in_words(&visit, said));
                wrote = wrote.and_then(|()| lines.write_record([&what, &(at + 1).to_string(), &field, &value]));
            }
        }
    }
    let bytes = wrote.ok().and_then(|()| lines.into_inner().ok()).ok_or(omov_web::refusal::Refusal::Failed)?;
    // The mark in front tells spreadsheets that it is UTF-8.
    let text = format!("\u{feff}{}", String::from_utf8_lossy(&bytes));
    Ok(attached("text/csv; charset=utf-8", "my-data.csv", text))
}

/// A spreadsheet would take it for a formula; an apostrophe in front keeps it a text. A phone number keeps its plus.
fn defused(value: String) -> String {
    let number = value.strip_prefix('+').is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == ' '));
    let formula = value.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number;
    if formula { format!("'{value}") } else { value }
}
