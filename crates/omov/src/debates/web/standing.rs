//! Where people stand: the map with its table, what all agree on, what divides them, what was heard least, and how fair it was. Made from
//! what was found when the map was drawn last, and from nothing else.

use std::collections::BTreeMap;

use omov_opinion::exposure::gini;
use omov_store::Moment;
use omov_web::charts::{Bar, Bars, Mark, Opinions};
use omov_web::figures::in_a_hundred;
use omov_web::markup::Markup;
use omov_web::parts::{Card, Column, Link, Row, Rows, Table};
use omov_web::words::Words;

use crate::debates::debate::{State, Statement};
use crate::debates::hearing::Voter;
use crate::debates::map::{Cell, FLOOR, Findings, Share, hundredths};
use crate::debates::{Debate, DebateId};
use crate::house::Visit;
use crate::motions::Became;
use crate::replies::{self, To};

/// What is said of a share.
fn figure(words: &Words, share: Option<Share>) -> String {
    match share {
        Some(Share::Of(part, whole)) => in_a_hundred(words, u64::from(part), u64::from(whole)),
        Some(Share::Under(most)) => words.say_with("debate-share-under", &[("share", u64::from(most).into())]),
        Some(Share::Over(least)) => words.say_with("debate-share-over", &[("share", u64::from(least).into())]),
        None => words.say("debate-share-none"),
    }
}

/// A group's letter; all members where there are no groups.
fn group(words: &Words, map: &Findings, group: usize) -> String {
    match map.letter(group) {
        Some(letter) => words.say_with("debate-group", &[("letter", letter.to_string().into())]),
        None => words.say("debate-all"),
    }
}

/// One statement, and how many of each group agree with it.
fn bars(words: &Words, map: &Findings, statement: &Statement) -> Markup {
    let Some(cells) = map.cells.get(&statement.number) else { return Markup::lines([Markup::name(&statement.body)]) };
    let bar = |(at, cell): (usize, &Cell)| {
        let share = cell.agreed();
        let part = match share {
            Some(Share::Of(part, whole)) => u64::from(part * 100 / whole.max(1)),
            Some(Share::Under(_)) | None => 0,
            Some(Share::Over(least)) => u64::from(least),
        };
        Bar { name: Markup::text(&group(words, map, at)), part, figure: figure(words, share) }
    };
    Bars {
        words: words.clone(),
        caption: statement.body.clone(),
        heads: [words.say("debate-head-group"), words.say("debate-head-agree")],
        whole: 100,
        bars: cells.iter().enumerate().map(bar).collect(),
    }
    .into()
}

/// What became of a statement, for its author: where it stands among all; nothing as long as too few have heard it.
pub(super) fn became(words: &Words, map: &Findings, number: u32) -> Option<String> {
    if map.agree.iter().any(|shared| shared.statement == number) {
        return Some(words.say("debate-became-agree"));
    }
    if map.differ.iter().any(|differs| differs.statement == number) {
        return Some(words.say("debate-became-differ"));
    }
    let cells = map.cells.get(&number)?;
    let of = cells.iter().enumerate().map(|(at, cell)| {
        let with = [("group", group(words, map, at).into()), ("share", figure(words, cell.agreed()).into())];
        words.say_with("debate-became-share", &with)
    });
    Some(of.collect::<Vec<_>>().join(" "))
}

/// All that there is to show.
pub(super) struct Standing<'v> {
    pub(super) visit: &'v Visit,
    pub(super) statements: &'v [Statement],
    pub(super) map: Option<&'v (Moment, Findings)>,
    /// How many people heard each statement.
    pub(super) heard: &'v BTreeMap<u32, u32>,
    pub(super) me: Option<&'v Voter>,
    pub(super) open: bool,
    /// The clauses that were begun from its statements.
    pub(super) became: &'v [Became],
    /// The debate they are from, and how many replies there are to each.
    pub(super) debate: DebateId,
    pub(super) replies: &'v BTreeMap<To, u64>,
    /// The debate, if the reader may begin a clause from what it agrees on.
    pub(super) begin: Option<&'v Debate>,
}

impl Standing<'_> {
    fn words(&self) -> &Words {
        &self.visit.shell.words
    }

    fn statement(&self, number: u32) -> Option<&Statement> {
        self.statements.iter().find(|one| one.number == number && one.state == State::There)
    }

    /// The map and the lists.
    pub(super) fn shown(&self) -> Markup {
        let words = self.words();
        let Some((at, map)) = self.map else {
            let why = words.say_with(
                if self.open { "debate-map-wait" } else { "debate-map-never" },
                &[("people", u64::from(FLOOR).into())],
            );
            let card = Card::empty(words.say("debate-map-none"), &why, Markup::default());
            return Markup::section("map", &words.say("debate-map"), card.into());
        };
        Markup::joined([
            Markup::section("map", &words.say("debate-map"), self.map(*at, map)),
            Markup::section("agree", &words.say("debate-agreed"), self.agree(map)),
            self.grown(map),
            Markup::section("differ", &words.say("debate-differ"), self.differ(map)),
            self.least(),
        ])
    }

    fn map(&self, at: Moment, map: &Findings) -> Markup {
        let words = self.words();
        let people = ("people", u64::from(map.people).into());
        let finding = if map.groups.is_empty() {
            words.say_with("debate-no-groups", std::slice::from_ref(&people))
        } else {
            words.say_with("debate-groups", &[("groups", (map.groups.len() as u64).into()), people])
        };
        let place = |millionths: i64| millionths as f64 / 1e6;
        let mark = |x, y, group: u32| Mark { x: place(x), y: place(y), group: group as usize };
        let you = self.me.and_then(|me| Some((mark(me.x?, me.y?, 0), words.say("debate-you"))));
        let groups = (0..map.groups.len().max(1)).map(|at| group(words, map, at)).collect();
        let kept = ("kept", u64::from(map.kept).into());
        let caption = if map.groups.is_empty() {
            words.say_with("debate-map-caption-none", &[kept])
        } else {
            let again = ("again", u64::from(map.again).into());
            words.say_with("debate-map-caption", &[kept, ("rounds", u64::from(map.rounds).into()), again])
        };
        let about = words.say_with("debate-map-about", &[("finding", finding.clone().into())]);
        let marks = map.marks.iter().map(|one| mark(one.x, one.y, one.group)).collect();
        let drawn = Opinions { finding, about, marks, groups, you, caption };
        let mut parts = vec![drawn.into()];
        if let Some(mine) = self.me.and_then(|me| me.opinion) {
            let with = [("group", group(words, map, mine as usize - 1).into())];
            parts.push(Markup::paragraph(&words.say_with("debate-you-are", &with)));
        }
        parts.push(self.table(map));
        let when = [("when", self.visit.hour(at).into())];
        let says = if self.open { "debate-map-when" } else { "debate-map-when-over" };
        parts.push(Markup::small(&words.say_with(says, &when)));
        Markup::joined(parts)
    }

    /// Every statement with the figures behind the map.
    fn table(&self, map: &Findings) -> Markup {
        let words = self.words();
        let groups = map.groups.len().max(1);
        let named = |at: usize| match map.groups.get(at) {
            Some(people) => {
                let with = [("group", group(words, map, at).into()), ("people", u64::from(*people).into())];
                words.say_with("debate-head-of", &with)
            }
            None => words.say("debate-head-agree"),
        };
        let columns = std::iter::once(Column::words(words.say("debate-head-statement")));
        let columns = columns.chain((0..groups).map(|at| Column::figures(named(at))));
        let row = |(number, cells): (&u32, &Vec<Cell>)| {
            let body = Markup::name(&self.statement(*number)?.body);
            Some(Row::new(body, cells.iter().map(|cell| Markup::text(&figure(words, cell.agreed())))))
        };
        let rows: Vec<Row> = map.cells.iter().filter_map(row).collect();
        if rows.is_empty() {
            return Markup::paragraph(&words.say("debate-table-none"));
        }
        let table = Table::new(words, words.say("debate-table"), columns).rows(rows);
        omov_web::parts::Fold::new(words.say("debate-table-fold"), table).into()
    }

    fn agree(&self, map: &Findings) -> Markup {
        let words = self.words();
        let items: Vec<Markup> = map
            .agree
            .iter()
            .filter_map(|shared| {
                let mut parts = vec![bars(words, map, self.statement(shared.statement)?)];
                if let Some((other, cell)) = &shared.objection
                    && let Some(other) = self.statement(*other)
                {
                    let with = [("statement", (&*other.body).into()), ("share", figure(words, cell.agreed()).into())];
                    parts.push(Markup::small(&words.say_with("debate-objection", &with)));
                }
                parts.push(self.source(shared.statement));
                parts.push(self.clause(shared.statement));
                Some(Markup::joined(parts))
            })
            .collect();
        if items.is_empty() {
            return Markup::paragraph(&words.say("debate-agreed-none"));
        }
        let lead = if map.groups.is_empty() { "debate-agreed-lead-all" } else { "debate-agreed-lead" };
        Markup::joined([Markup::paragraph(&words.say(lead)), Rows { items }.into()])
    }

    /// The clauses that were begun from statements on which all agreed then, and do not now.
    fn grown(&self, map: &Findings) -> Markup {
        let words = self.words();
        let gone = self.became.iter().filter(|one| map.agree.iter().all(|shared| shared.statement != one.statement));
        let items: Vec<Markup> = gone
            .filter_map(|one| {
                let body = Markup::lines([Markup::name(&self.statement(one.statement)?.body)]);
                Some(Markup::joined([body, Markup::line([self.became_link(one)])]))
            })
            .collect();
        if items.is_empty() {
            return Markup::default();
        }
        Markup::section("grown", &words.say("debate-grown"), Rows { items }.into())
    }

    fn became_link(&self, became: &Became) -> Markup {
        let with = [("clause", u64::from(became.clause).into()), ("motion", (&*became.title).into())];
        let to = format!("{}#clause-{}", became.motion.address(), became.clause);
        Markup::link(&Link::new(self.words().say_with("debate-became-clause", &with), to))
    }

    /// What was said to a statement, the motions that were begun from it, and the way to begin one.
    fn clause(&self, statement: u32) -> Markup {
        let words = self.words();
        let became = self.became.iter().filter(|became| became.statement == statement);
        let became = became.map(|became| self.became_link(became));
        let begin = self.begin.map(|debate| {
            let to = format!("/groups/{}/motions/new?debate={}&statement={statement}", debate.group, debate.id);
            Markup::link(&Link::new(words.say("debate-begin-motion"), to))
        });
        Markup::line(std::iter::once(self.talk(statement)).chain(became).chain(begin))
    }

    /// Where a statement comes from, if that was named.
    fn source(&self, statement: u32) -> Markup {
        let statement = self.statement(statement).filter(|one| one.source.is_some());
        statement.map(|one| super::source(self.words(), one)).unwrap_or_default()
    }

    /// The way to the replies to a statement.
    fn talk(&self, statement: u32) -> Markup {
        let to = To::statement(self.debate, statement);
        replies::web::link(self.words(), to, self.replies.get(&to).copied().unwrap_or_default())
    }

    fn differ(&self, map: &Findings) -> Markup {
        let words = self.words();
        let items = map.differ.iter().filter_map(|differs| {
            let bars = bars(words, map, self.statement(differs.statement)?);
            Some(Markup::joined([bars, self.source(differs.statement), Markup::line([self.talk(differs.statement)])]))
        });
        let items: Vec<Markup> = items.collect();
        if items.is_empty() { Markup::paragraph(&words.say("debate-differ-none")) } else { Rows { items }.into() }
    }

    /// What was shown to the fewest people.
    fn least(&self) -> Markup {
        let words = self.words();
        let times = |one: &Statement| self.heard.get(&one.number).copied().unwrap_or_default();
        let mut there: Vec<&Statement> = self.statements.iter().filter(|one| one.state == State::There).collect();
        there.sort_by_key(|one| (times(one), one.number));
        let items = there.into_iter().take(3).map(|one| {
            let heard = match times(one) {
                few if few < FLOOR => words.say_with("debate-heard-few", &[("people", u64::from(FLOOR).into())]),
                times => words.say_with("debate-heard", &[("people", u64::from(times).into())]),
            };
            Markup::joined([super::body(words, one), Markup::small(&heard)])
        });
        Markup::section("least", &words.say("debate-least"), Rows { items: items.collect() }.into())
    }

    /// Whether it is fair: how much the organisers wrote, and how evenly statements were heard. `most` is what the rules let organisers write,
    /// `halls` what there is to say of meetings.
    pub(super) fn fairness(&self, (theirs, all): (u64, u64), most: Option<String>, halls: Markup) -> Markup {
        let words = self.words();
        let mut parts = vec![Markup::paragraph(
            &words.say_with("debate-organisers", &[("share", in_a_hundred(words, theirs, all).into())]),
        )];
        parts.push(Markup::small(&match most {
            Some(most) => words.say_with("debate-organisers-most", &[("most", most.into())]),
            None => words.say("debate-organisers-free"),
        }));
        parts.push(halls);
        let there = self.statements.iter().filter(|one| one.state == State::There);
        let times: Vec<u32> = there.map(|one| self.heard.get(&one.number).copied().unwrap_or_default()).collect();
        let (least, most) =
            (times.iter().min().copied().unwrap_or_default(), times.iter().max().copied().unwrap_or_default());
        if most < FLOOR {
            parts.push(Markup::paragraph(&words.say("debate-exposure-few")));
        } else {
            let least = if least < FLOOR {
                words.say_with("debate-fewer", &[("people", u64::from(FLOOR).into())])
            } else {
                omov_web::figures::grouped(words, u64::from(least))
            };
            let with = [("least", least.into()), ("most", u64::from(most).into())];
            parts.push(Markup::paragraph(&words.say_with("debate-exposure", &with)));
            let gini = u64::from(hundredths(gini(&times)));
            parts.push(Markup::small(&words.say_with("debate-gini", &[("gini", gini.into())])));
        }
        let together = Link::new(words.say("together-title"), format!("{}/together", self.debate.address()));
        parts.push(Markup::line([Markup::link(&together)]));
        Card::new(words.say("debate-fair"), Markup::joined(parts)).level(2).into()
    }
}
