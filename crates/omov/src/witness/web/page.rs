//! The page on which a witness says what it has seen.

use axum::extract::State;
use omov_store::Moment;
use omov_web::dates::Dates;
use omov_web::figures::grouped;
use omov_web::hex::hex;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Column, Facts, Link, Note, Row, Table, Tag};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::super::Witness;
use super::super::book::{self, Kind, Refused, Signed};
use super::papers;
use crate::house::{Answer, timestamp};

/// What it knows of a record.
struct Known {
    name: String,
    signed: Option<Signed>,
    /// By kind, in the order of [`Kind::ALL`].
    refused: [Vec<Refused>; 3],
}

pub(super) async fn show(State(witness): State<Witness>) -> Answer<Page> {
    let names: Vec<String> = witness.records().into_iter().map(str::to_owned).collect();
    let read = witness.0.store.read(move |tx| {
        let mut all = Vec::new();
        for name in &names {
            let [mut forks, mut rollbacks, mut unproved] = [const { Vec::new() }; 3];
            for (kind, list) in Kind::ALL.into_iter().zip([&mut forks, &mut rollbacks, &mut unproved]) {
                *list = book::refused(tx, name, kind)?;
            }
            let signed = book::latest(tx, name)?;
            all.push(Known { name: name.clone(), signed, refused: [forks, rollbacks, unproved] });
        }
        Ok(all)
    });
    let mut records = read.await?;
    // What is serious stands on top.
    records.sort_by_key(|record| record.refused[0].is_empty());
    let words = witness.0.words.clone();
    // Whoever reads it may be anywhere.
    let dates = Dates::new(words.clone(), "UTC").map_err(|_| Refusal::Failed)?;
    let says = Says { words: &words, dates: &dates };
    let mut body: Vec<Markup> = records.iter().enumerate().map(|(at, record)| says.record(at, record)).collect();
    body.push(says.about(&witness));
    let forked = records.iter().any(|record| !record.refused[0].is_empty());
    let lead = words.say(if forked { "witness-lead-fork" } else { "witness-lead" });
    let title = words.say("witness-title");
    Ok(Page::new(super::shell(&witness), title, Markup::joined(body)).lead(lead))
}

struct Says<'a> {
    words: &'a Words,
    dates: &'a Dates,
}

impl Says<'_> {
    fn say(&self, message: &str) -> String {
        self.words.say(message)
    }

    fn hour(&self, at: Moment) -> Markup {
        self.dates.marked(timestamp(at))
    }

    /// One record.
    fn record(&self, at: usize, record: &Known) -> Markup {
        let [forks, ..] = &record.refused;
        let tag = match (&record.signed, forks.is_empty()) {
            (_, false) => Tag::stop(self.say("witness-forked")),
            (Some(_), true) => Tag::done(self.say("witness-grown")),
            (None, true) => Tag::draft(self.say("witness-new")),
        };
        let mut parts = vec![Markup::line([tag.into()])];
        match &record.signed {
            None => parts.push(Markup::paragraph(&self.say("witness-nothing-signed"))),
            Some(signed) => {
                let link = Link::new(self.say("witness-checkpoint"), papers::address(&record.name));
                let facts = Facts::default()
                    .with(self.say("witness-entries"), Markup::text(&grouped(self.words, signed.seen.size)))
                    .with(self.say("witness-when"), self.hour(signed.at))
                    .with(self.say("witness-paper"), Markup::link(&link));
                parts.push(facts.into());
            }
        }
        for (kind, refused) in Kind::ALL.into_iter().zip(&record.refused).filter(|(_, refused)| !refused.is_empty()) {
            parts.push(self.refused(kind, record, refused));
        }
        Markup::section(&format!("record-{at}"), &record.name, Markup::joined(parts))
    }

    /// What was refused of it, of one kind.
    fn refused(&self, kind: Kind, record: &Known, refused: &[Refused]) -> Markup {
        let word = kind.word();
        let with = [("record", record.name.as_str().into())];
        let columns = [
            Column::words(self.say("witness-refused-entries")),
            Column::words(self.say("witness-refused-papers")),
            Column::words(self.say("witness-refused-first")),
            Column::words(self.say("witness-refused-last")),
            Column::figures(self.say("witness-refused-times")),
        ];
        let rows = refused.iter().map(|one| {
            let paper = |message, which: &str| {
                Markup::link(&Link::new(self.say(message), format!("/refused/{}/{which}", hex(&one.id))))
            };
            let papers = [paper("witness-signed-here", "signed-here"), paper("witness-refused", "refused")];
            let cells = [
                Markup::lines(papers),
                self.hour(one.first),
                self.hour(one.last),
                Markup::text(&grouped(self.words, one.times)),
            ];
            Row::new(Markup::text(&grouped(self.words, one.seen.size)), cells)
        });
        let caption = self.words.say_with(&format!("witness-{word}-table"), &with);
        let table = Table::new(self.words, caption, columns).rows(rows);
        let text = Markup::markdown(&self.words.say(&format!("witness-{word}-text")));
        let body = Markup::joined([text, table.into()]);
        let title = self.say(&format!("witness-{word}-title"));
        match kind {
            Kind::Fork => Card::stop(title, body).into(),
            Kind::Rollback | Kind::Unproved => Card::new(title, body).into(),
        }
    }

    /// What a witness is, its key, and what its word is worth.
    fn about(&self, witness: &Witness) -> Markup {
        let key = Note::rule(Markup::text(&witness.key().to_string()));
        let parts = [
            Markup::markdown(&self.say("witness-about-text")),
            Markup::heading(3, &self.say("witness-key")),
            Markup::paragraph(&self.say("witness-key-text")),
            key.into(),
        ];
        Markup::section("about", &self.say("witness-about"), Markup::joined(parts))
    }
}
