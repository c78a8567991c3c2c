//! Which offices there are: what each may do, in which groups, for how long. The rulebook says so, and only a change of the
//! rulebook changes it.

use omov_rules::words::Blank;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Facts, Link};

use crate::groups;
use crate::house::{Answer, Visit};
use crate::offices::list;
use crate::rules;

pub(super) async fn list(visit: Visit) -> Answer<Page> {
    let mut offices = visit.house.store().read(|tx| Ok(list::offices(tx)?)).await?;
    // Those of the whole movement come first, then those of its parts.
    offices.sort_by_key(|office| groups::depth(&visit.book, &office.kind));
    let words = visit.shell.words.clone();
    let cards = offices.iter().map(|office| {
        let may = match super::powers(&words, &office.powers).join("; ") {
            may if may.is_empty() => words.say("kinds-no-powers"),
            may => may,
        };
        let facts = Facts::default()
            .with(words.say("kinds-kind"), Markup::name(&rules::capital(&office.kind.title(&visit.book))))
            .with(words.say("kinds-powers"), Markup::text(&may))
            .with(words.say("kinds-term"), Markup::text(&Blank::from(office.term).english()));
        let card = Card::new(rules::capital(&office.title), facts).level(2);
        let Some(name) = &office.name else { return card.into() };
        let rule = Link::new(words.say("kinds-rule"), rules::address(&format!("offices.{name}")));
        card.acts(Acts { acts: vec![Act::link(rule).about(&office.title)] }).into()
    });
    let cards = Markup::joined(cards);
    let body = if cards.is_empty() {
        let rules = Acts { acts: vec![Act::second(Link::new(words.say("kinds-rules"), "/rules"))] };
        Card::empty(words.say("kinds-none"), &words.say("kinds-none-who"), rules).level(2).into()
    } else {
        cards
    };
    let page = Page::new(visit.shell, words.say("kinds-title"), body).lead(words.say("kinds-lead"));
    Ok(page.here("/power").place([Link::new(words.say("menu-power"), "/power")]))
}
