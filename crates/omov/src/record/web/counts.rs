//! Who decides, who takes part, and where people stop coming.

use omov_web::charts::{Bar, Bars};
use omov_web::figures::{grouped, in_a_hundred};
use omov_web::markup::Markup;
use omov_web::page::Page;

use super::{RECORD, to_the_record};
use crate::house::{Answer, Visit, timestamp};
use crate::record::counts::{self, Month};

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let (zone, now) = (visit.organisation.zone.clone(), visit.now);
    let found = visit.house.store().read(move |tx| Ok((counts::months(tx, &zone, now)?, counts::steps(tx)?)));
    let (months, (steps, counted)) = found.await?;
    let mut part = Vec::new();
    if let Some((_, whole)) = steps.first().copied() {
        part.push(Markup::paragraph(&words.say("record-counts-part-how")));
        let bars = steps.iter().map(|(step, people)| {
            let with = [("people", (*people).into()), ("share", in_a_hundred(&words, *people, whole).into())];
            let figure = words.say_with("record-counts-share", &with);
            Bar { name: Markup::text(&words.say(&format!("record-took-{step}"))), part: *people, figure }
        });
        let heads = [words.say("record-counts-step"), words.say("record-counts-people")];
        let caption = words.say("record-counts-steps");
        part.push(Bars { words: words.clone(), caption, heads, whole, bars: bars.collect() }.into());
        part.push(Markup::small(&words.say("record-counts-few")));
        if let Some(counted) = counted {
            let with = [("day", visit.day(counted).into())];
            part.push(Markup::small(&words.say_with("record-counts-when", &with)));
        }
    } else {
        part.push(Markup::paragraph(&words.say("record-counts-none")));
    }
    let acts = Markup::section("counts-acts", &words.say("record-counts-acts"), acts(&visit, &months));
    let part = Markup::section("counts-part", &words.say("record-counts-part"), Markup::joined(part));
    let page = Page::new(visit.shell, words.say("record-counts"), Markup::joined([acts, part]));
    Ok(page.lead(words.say("record-counts-lead")).here(RECORD).place([to_the_record(&words)]))
}

fn acts(visit: &Visit, months: &[Month]) -> Markup {
    let words = &visit.shell.words;
    let officers: u64 = months.iter().map(|month| month.by_officers).sum();
    let members: u64 = months.iter().map(|month| month.by_members).sum();
    let with = [("officers", officers.into()), ("members", members.into())];
    let said = Markup::paragraph(&words.say_with("record-counts-by", &with));
    let all = |month: &Month| month.by_officers + month.by_members;
    let bars = months.iter().rev().map(|month| {
        let with = [("acts", all(month).into()), ("officers", grouped(words, month.by_officers).into())];
        let name = visit.dates.month(timestamp(month.begins));
        Bar { name: Markup::text(&name), part: all(month), figure: words.say_with("record-counts-of-month", &with) }
    });
    let heads = [words.say("record-counts-month"), words.say("record-counts-number")];
    let caption = words.say("record-counts-months");
    let whole = months.iter().map(all).max().unwrap_or_default();
    let bars = Bars { words: words.clone(), caption, heads, whole, bars: bars.collect() };
    Markup::joined([said, bars.into()])
}
