//! All letters, the newest first.

use axum::extract::Query;
use omov_store::{ReadTx, params};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Link, Row, Table, View, Views};
use serde::Deserialize;

use super::super::kept::{Kept, State};
use super::super::{LetterId, sql};
use super::{purpose, tag, where_to};
use crate::house::{Answer, Stop, Visit};

/// So many letters are on a page.
const ON_A_PAGE: u32 = 50;
/// Counts go no further.
const MANY: u32 = 1000;

#[derive(Deserialize)]
pub(super) struct Shown {
    state: Option<String>,
    /// The last letter of the page before.
    before: Option<LetterId>,
}

/// A letter with the name of whom it is to.
type Line = (Kept, Option<String>);

pub(super) async fn list(visit: Visit, Query(shown): Query<Shown>) -> Answer<Page> {
    let state = shown.state.as_deref().and_then(|name| State::ALL.into_iter().find(|state| state.name() == name));
    let (lines, counts) = visit.house.store().read(move |tx| Ok((find(tx, state, shown.before)?, count(tx)?))).await?;
    let words = &visit.shell.words;
    let caption = match state {
        Some(state) => words.say(&format!("post-list-{}", state.name())),
        None => words.say("post-list-all"),
    };
    let listed = if lines.is_empty() {
        Card::empty(words.say("post-empty-title"), &words.say("post-empty"), Markup::default()).level(2).into()
    } else {
        let columns = ["post-to", "post-stand", "post-for", "post-when"].map(|name| Column::words(words.say(name)));
        let rows = lines.iter().take(ON_A_PAGE as usize).map(|(letter, name)| row(&visit, letter, name.as_deref()));
        Table::new(words, caption, columns).rows(rows).into()
    };
    let further = (lines.len() > ON_A_PAGE as usize).then(|| &lines[ON_A_PAGE as usize - 1].0);
    let further = further.map(|last| {
        let state = state.map(|state| format!("state={}&", state.name())).unwrap_or_default();
        let link = Link::new(words.say("post-older"), format!("/post?{state}before={}", last.id));
        Markup::from(Acts { acts: vec![Act::second(link)] })
    });
    let body = Markup::joined([
        where_to(&visit),
        filters(&visit, state, &counts),
        listed,
        further.unwrap_or_default(),
        ways(&visit),
    ]);
    let lead = lead(&visit, &counts);
    let title = words.say("post-title");
    Ok(Page::new(visit.shell.clone(), title, body).lead(lead))
}

fn find(tx: &mut ReadTx<'_>, state: Option<State>, before: Option<LetterId>) -> Result<Vec<Line>, Stop> {
    let before = before.unwrap_or(LetterId([0xff; 16]));
    let letters: Vec<Kept> = match state {
        Some(state) => {
            let last = Kept::find(tx, before)?.map_or(omov_store::Moment(i64::MAX), |letter| letter.made_at);
            tx.all(&sql::LIST_OF_STATE, params![state, last, before, ON_A_PAGE + 1])?
        }
        None => tx.all(&sql::LIST, params![before, ON_A_PAGE + 1])?,
    };
    let named = |letter: Kept| {
        let member = letter.member.map(|id| crate::members::find(tx, id)).transpose()?.flatten();
        Ok((letter, member.map(|member| member.name)))
    };
    letters.into_iter().map(named).collect()
}

/// How many letters there are of each state, up to [`MANY`].
fn count(tx: &mut ReadTx<'_>) -> Result<Vec<(State, u64)>, Stop> {
    let one = |state: State| Ok((state, tx.one(&sql::COUNT, params![state, MANY])?));
    State::ALL.into_iter().map(one).collect()
}

fn lead(visit: &Visit, counts: &[(State, u64)]) -> String {
    let of = |state: State| counts.iter().find(|(one, _)| *one == state).map_or(0, |(_, count)| *count);
    let with = [("waiting", of(State::Waiting).into()), ("failed", (of(State::Failed) + of(State::Bounced)).into())];
    visit.shell.words.say_with("post-lead", &with)
}

fn filters(visit: &Visit, here: Option<State>, counts: &[(State, u64)]) -> Markup {
    let words = &visit.shell.words;
    let one = |state: Option<State>, text: String, href: String| {
        if state == here { View::Here(text) } else { View::Other(Link::new(text, href)) }
    };
    let all = one(None, words.say("post-filter-all"), "/post".into());
    let states = counts.iter().map(|(state, count)| {
        let name = format!("post-filter-{}", state.name());
        let many = *count >= u64::from(MANY);
        let text = words.say_with(
            if many { "post-filter-many" } else { "post-filter-some" },
            &[("state", words.say(&name).into()), ("count", (*count).into())],
        );
        one(Some(*state), text, format!("/post?state={}", state.name()))
    });
    Views::new(words.say("post-filter"), [all].into_iter().chain(states)).into()
}

fn row(visit: &Visit, letter: &Kept, name: Option<&str>) -> Row {
    let words = &visit.shell.words;
    let to = name.or(letter.email.as_deref()).map_or_else(|| words.say("post-to-nobody"), str::to_owned);
    let head = Markup::link(&Link::new(to, format!("/post/letters/{}", letter.id)));
    let cells =
        [tag(words, letter).into(), Markup::text(&purpose(words, letter)), Markup::text(&visit.away(letter.made_at))];
    Row::new(head, cells)
}

/// Where else to go from here.
fn ways(visit: &Visit) -> Markup {
    let link = |name: &str, href: &str| Act::second(Link::new(visit.shell.words.say(name), href));
    let acts = vec![
        link("post-way-paper", "/post/paper"),
        link("post-way-bounce", "/post/bounce"),
        link("post-way-unreachable", "/post/unreachable"),
    ];
    Acts { acts }.into()
}
