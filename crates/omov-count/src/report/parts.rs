//! The parts of a report, each a piece of HTML made from a record alone.
//!
//! Every function takes the record and a prefix for the ids in its piece (so that two results can stand on one page), and
//! returns an empty text if the record holds nothing for it. A piece assumes nothing of the page around it but
//! [`super::CSS`]: it begins with a second-level heading (the title block: with the first).
//!
//! Give them a record that went through [`super::for_display`].

use askama::Template;

use super::changes::{self, Changes};
use super::checks::{self, Check};
use super::course::{Course, Standing};
use super::figure;
use super::flow;
use super::narration;
use super::outcome;
use super::rule_in_words::{self, Passage};
use super::table::Table;
use super::words::{self, count, list, say, say_with, text, votes};
use crate::profile::Rule;
use crate::record::{Action, CountRecord};
use crate::tie::Lots;

/// Lets templates ask for texts.
struct Words;

impl Words {
    #[expect(clippy::unused_self, reason = "a template calls it as a method")]
    fn say(&self, id: &str) -> String {
        say(id)
    }
}

/// A template in a text. Writing to memory cannot fail; a template that did would leave its part out.
pub(super) fn rendered(template: &impl Template) -> String {
    let html = template.render();
    debug_assert!(html.is_ok(), "a template failed: {html:?}");
    words::isolated_in_html(&html.unwrap_or_default())
}

/// A name and a figure.
struct Fact {
    name: String,
    value: String,
}

fn fact(name: &str, value: String) -> Fact {
    Fact { name: say(name), value }
}

#[derive(Template)]
#[template(path = "report/title.html")]
struct Title<'a> {
    contest: &'a str,
    result: String,
    lead: Vec<String>,
    open: bool,
}

/// The title block: the result itself, in large letters.
pub fn title(record: &CountRecord, _ids: &str) -> String {
    let said = outcome::outcome(record);
    // Where the title names the contest already, it does not stand above it too.
    let contest = if record.decision.is_some() { "" } else { &record.contest };
    rendered(&Title { contest, result: said.title, lead: said.lead, open: said.open })
}

#[derive(Template)]
#[template(path = "report/contents.html")]
struct Contents<'a> {
    w: Words,
    ids: &'a str,
    links: Vec<(&'static str, String)>,
}

/// Links to the other parts of a whole report.
pub fn contents(record: &CountRecord, ids: &str) -> String {
    type Part = fn(&CountRecord, &str) -> String;
    let parts: [(&'static str, &'static str, Part); 9] = [
        ("limits", "limits-heading", limits),
        ("stages", "stages-heading", stages),
        ("committees", "committees-heading", committees),
        ("ties", "ties-heading", ties),
        ("checks", "checks-heading", checks),
        ("figures", "figures-heading", figures),
        ("pairs", "pairs-heading", pairs),
        ("flow", "flow-heading", flow),
        ("rule", "rule-heading", rule),
    ];
    let there = parts.into_iter().filter(|(_, _, part)| !part(record, ids).is_empty());
    let links = there.map(|(id, heading, _)| (id, say(heading))).collect();
    rendered(&Contents { w: Words, ids, links })
}

#[derive(Template)]
#[template(path = "report/ballots.html")]
struct Ballots<'a> {
    w: Words,
    ids: &'a str,
    facts: Vec<Fact>,
    why: bool,
    withdrawn: String,
}

/// How many papers there were.
pub fn ballots(record: &CountRecord, ids: &str) -> String {
    let shown = |n: u64| figure::grouped(&n.to_string());
    let b = record.ballots;
    let mut facts = vec![fact("ballots-cast", shown(b.total)), fact("ballots-counted", shown(b.valid))];
    if b.invalid > 0 {
        facts.push(fact("ballots-not-counted", shown(b.invalid)));
    }
    let withdrawn: Vec<&str> = record.candidates.iter().filter(|c| c.withdrawn).map(|c| c.name.as_str()).collect();
    let withdrawn = if withdrawn.is_empty() {
        String::new()
    } else {
        say_with("ballots-withdrawn", &[("names", text(list(&withdrawn))), ("people", count(withdrawn.len()))])
    };
    rendered(&Ballots { w: Words, ids, facts, why: b.invalid > 0, withdrawn })
}

#[derive(Template)]
#[template(path = "report/limits.html")]
struct Limits<'a> {
    w: Words,
    ids: &'a str,
    changes: Changes,
}

/// What limits on the result changed, and why.
pub fn limits(record: &CountRecord, ids: &str) -> String {
    let Some(changes) = changes::changes(record) else { return String::new() };
    rendered(&Limits { w: Words, ids, changes })
}

#[derive(Template)]
#[template(path = "report/without.html")]
struct Without<'a> {
    w: Words,
    ids: &'a str,
    rows: Vec<(String, bool, bool)>,
}

/// Who is elected with and without the limits, side by side.
pub fn without_limits(record: &CountRecord, ids: &str) -> String {
    match changes::changes(record) {
        Some(changes) if changes.moved => rendered(&Without { w: Words, ids, rows: changes.both }),
        _ => String::new(),
    }
}

struct Bar {
    name: String,
    elected: bool,
    /// Percentages of the width, as texts.
    had: String,
    gained: Option<String>,
    shown: String,
    plus: Option<String>,
}

struct StagePart {
    heading: String,
    open: bool,
    sentences: Vec<String>,
    elected: Option<String>,
    caption: String,
    bars: Vec<Bar>,
    quota: Option<String>,
}

#[derive(Template)]
#[template(path = "report/stages.html")]
struct Stages<'a> {
    w: Words,
    ids: &'a str,
    quota: String,
    gains: bool,
    all: Vec<StagePart>,
}

/// The count stage by stage: a sentence, then bars that are a table.
pub fn stages(record: &CountRecord, ids: &str) -> String {
    let course = Course::new(record);
    if course.stages().iter().all(|s| s.votes.is_empty()) {
        return String::new();
    }
    let deciding = course.deciding();
    let stages: Vec<StagePart> =
        (0..course.stages().len()).filter_map(|at| stage(&course, at, deciding.contains(&at))).collect();
    let quotas: Vec<&str> = course.stages().iter().filter_map(|s| s.quota.as_deref()).collect();
    let quota = match quotas.first() {
        None => String::new(),
        Some(first) if quotas.iter().all(|q| q == first) => say_with("legend-quota-is", &[("quota", votes(first))]),
        Some(_) => say("legend-quota"),
    };
    let gains = stages.iter().any(|s| s.bars.iter().any(|b| b.gained.is_some()));
    rendered(&Stages { w: Words, ids, quota, gains, all: stages })
}

fn percent(part: f64, scale: f64) -> String {
    format!("{:.2}%", (part / scale / 1.04 * 100.0).clamp(0.0, 100.0))
}

fn stage(course: &Course<'_>, at: usize, open: bool) -> Option<StagePart> {
    let story = narration::story(course, at)?;
    let stage = &course.stages()[at];
    let scale = course.scale();
    let bars = course.order().into_iter().filter(|id| stage.votes.contains_key(id) || stage.excluded.contains(id));
    let bars = bars.map(|id| {
        let now = stage.votes.get(&id);
        let gained = course.gained(id, at).filter(|g| *g > num_traits::Zero::zero()).map(|g| figure::plain(&g));
        let gain = gained.as_deref().map_or(0.0, figure::approximate);
        Bar {
            name: course.record.name(id).into(),
            elected: course.standing(id, at) == Standing::Elected,
            had: percent(now.map_or(0.0, |v| figure::approximate(v)) - gain, scale),
            gained: gained.as_ref().map(|_| percent(gain, scale)),
            shown: now.map_or_else(|| say("cell-out"), |v| figure::show(v)),
            plus: gained.map(|g| say_with("bars-gained", &[("votes", votes(&g))])),
        }
    });
    let number = ("stage", count(stage.stage));
    let caption = match &stage.quota {
        Some(quota) => say_with("bars-caption-quota", &[number, ("quota", votes(quota))]),
        None => say_with("bars-caption", &[number]),
    };
    Some(StagePart {
        heading: story.heading,
        open,
        sentences: story.sentences,
        elected: story.elected,
        caption,
        bars: bars.collect(),
        quota: stage.quota.as_deref().map(|q| percent(figure::approximate(q), scale)),
    })
}

/// A command that anybody can run, and what it begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draw {
    pub(super) name: String,
    pub(super) command: String,
    pub(super) digest: String,
}

#[derive(Template)]
#[template(path = "report/ties.html")]
struct Ties<'a> {
    w: Words,
    ids: &'a str,
    sentences: Vec<String>,
    how: String,
    draws: Vec<Draw>,
    order: Vec<String>,
}

/// Every tie, what broke it, and how anyone can draw the lot again.
pub fn ties(record: &CountRecord, ids: &str) -> String {
    if record.ties.is_empty() {
        return String::new();
    }
    let course = Course::new(record);
    let ties = record.ties.iter().map(|t| narration::tie(&course, t)).collect();
    let order = match &record.lots {
        Some(Lots::Order(order)) => order.clone(),
        _ => Vec::new(),
    };
    rendered(&Ties { w: Words, ids, sentences: ties, how: lot_how(record), draws: draws(record), order })
}

/// How to draw the lot again, if one was drawn.
pub(super) fn lot_how(record: &CountRecord) -> String {
    match &record.lots {
        Some(Lots::Seed(seed)) if !draws(record).is_empty() => say_with("lot-how", &[("seed", text(seed))]),
        _ => String::new(),
    }
}

/// The lot of everybody whom it was drawn between.
pub(super) fn draws(record: &CountRecord) -> Vec<Draw> {
    use sha2::{Digest, Sha256};
    let Some(Lots::Seed(seed)) = &record.lots else { return Vec::new() };
    let mut drawn: Vec<_> =
        record.ties.iter().filter(|t| t.by == "lot").flat_map(|t| t.between.iter().copied()).collect();
    drawn.sort_unstable();
    drawn.dedup();
    // A name that had to be changed to be shown has no command: it would draw another lot.
    drawn.retain(|id| !format!("{seed}{}{}", record.contest, record.name(*id)).contains('\u{FFFD}'));
    let quoted = |s: &str| format!("'{}'", s.replace('\'', r"'\''"));
    let mut draws: Vec<Draw> = drawn
        .into_iter()
        .map(|id| {
            let name = record.name(id);
            let digest = Sha256::digest(format!("{seed}\n{}\n{name}", record.contest));
            Draw {
                name: name.into(),
                command: format!(
                    r"printf '%s\n%s\n%s' {} {} {} | sha256sum",
                    quoted(seed),
                    quoted(&record.contest),
                    quoted(name)
                ),
                digest: digest.iter().fold(String::new(), |hex, b| hex + &format!("{b:02x}")),
            }
        })
        .collect();
    draws.sort_by(|a, b| a.digest.cmp(&b.digest));
    draws
}

#[derive(Template)]
#[template(path = "report/checks.html")]
struct Checks<'a> {
    w: Words,
    ids: &'a str,
    held: Vec<Check>,
    failed: Vec<Check>,
    closest: Option<String>,
}

/// What the record itself shows about its being right.
pub fn checks(record: &CountRecord, ids: &str) -> String {
    let (held, failed) = checks::checks(record).into_iter().partition(|c| c.holds);
    rendered(&Checks { w: Words, ids, held, failed, closest: checks::closest(record) })
}

#[derive(Template)]
#[template(path = "report/not_proved.html")]
struct NotProved<'a> {
    w: Words,
    ids: &'a str,
    sentences: Vec<String>,
}

/// What a record cannot show.
pub fn not_proved(_record: &CountRecord, ids: &str) -> String {
    rendered(&NotProved { w: Words, ids, sentences: checks::not_proved() })
}

#[derive(Template)]
#[template(path = "report/figures.html")]
struct Figures<'a> {
    w: Words,
    ids: &'a str,
    table: Table<'a>,
    /// For paper: what each block of stages is called, and where it begins and ends. Empty if one block is enough.
    blocks: Vec<(String, usize, usize)>,
}

/// Stages that fit a sheet of paper side by side.
const ON_PAPER: usize = 8;

/// The stage table: every figure of the count.
pub fn figures(record: &CountRecord, ids: &str) -> String {
    if record.stages.iter().all(|s| s.votes.is_empty()) {
        return String::new();
    }
    let table = Table::new(record);
    let all = table.stages.len();
    let size = all.div_ceil(all.div_ceil(ON_PAPER));
    let block = |from: usize| {
        let to = (from + size).min(all);
        let with = [("first", count(table.stages[from])), ("last", count(table.stages[to - 1]))];
        (say_with(if from + 1 == to { "figures-block-one" } else { "figures-blocks" }, &with), from, to)
    };
    let blocks = if all > ON_PAPER { (0..all).step_by(size).map(block).collect() } else { Vec::new() };
    rendered(&Figures { w: Words, ids, table, blocks })
}

#[derive(Template)]
#[template(path = "report/keep_values.html")]
struct KeepValues<'a> {
    w: Words,
    heading: String,
    region: String,
    caption: String,
    stages: Vec<u32>,
    rows: Vec<(String, Vec<String>)>,
    ids: &'a str,
}

/// Keep values (Meek) or prices (Warren), stage by stage, with every decimal.
pub fn keep_values(record: &CountRecord, ids: &str) -> String {
    let with: Vec<_> = record.stages.iter().filter(|s| !s.keep_values.is_empty()).collect();
    if with.is_empty() {
        return String::new();
    }
    let who = Course::new(record).order().into_iter().filter(|id| with.iter().any(|s| s.keep_values.contains_key(id)));
    let rows = who.map(|id| {
        let cells = with.iter().map(|s| s.keep_values.get(&id).map_or_else(String::new, |v| figure::show_all(v)));
        (record.name(id).to_owned(), cells.collect())
    });
    let [heading, region, caption] = if record.profile.rule == Rule::Warren {
        ["prices-heading", "prices-region", "prices-caption"].map(say)
    } else {
        ["keeps-heading", "keeps-region", "keeps-caption"].map(say)
    };
    let stages = with.iter().map(|s| s.stage).collect();
    rendered(&KeepValues { w: Words, ids, heading, region, caption, stages, rows: rows.collect() })
}

#[derive(Template)]
#[template(path = "report/flow.html")]
struct Flow<'a> {
    w: Words,
    ids: &'a str,
    drawing: flow::Flow,
    /// Said on paper instead of a drawing that paper cannot hold.
    too_wide: Option<String>,
}

/// Where votes went: a diagram. Belongs after the stage table, which has its figures.
pub fn flow(record: &CountRecord, ids: &str) -> String {
    let Some(flow) = flow::draw(record, ids) else { return String::new() };
    let too_wide = (flow.stages > 12).then(|| say_with("flow-not-on-paper", &[("stages", count(flow.stages))]));
    rendered(&Flow { w: Words, ids, drawing: flow, too_wide })
}

#[derive(Template)]
#[template(path = "report/rule.html")]
struct RulePart<'a> {
    w: Words,
    ids: &'a str,
    passages: Vec<Passage>,
    hash: &'a str,
}

/// The rule in plain words.
pub fn rule(record: &CountRecord, ids: &str) -> String {
    let passages = rule_in_words::in_words(&record.profile);
    rendered(&RulePart { w: Words, ids, passages, hash: &record.profile_sha256 })
}

#[derive(Template)]
#[template(path = "report/committees.html")]
struct Committees<'a> {
    w: Words,
    ids: &'a str,
    intro: String,
    shown: String,
    all: Vec<String>,
}

/// All committees that tie.
pub fn committees(record: &CountRecord, ids: &str) -> String {
    let (Some(in_all), Some(committees)) = (outcome::tied_committees(record), &record.committees) else {
        return String::new();
    };
    let course = Course::new(record);
    let committees: Vec<String> = committees.iter().map(|c| list(&course.names(c))).collect();
    let shown = if record.committees_in_all.is_some() && !committees.is_empty() {
        say_with("committees-shown", &[("shown", count(committees.len()))])
    } else {
        String::new()
    };
    let intro = say_with("committees-intro", &[("committees", text(in_all))]);
    rendered(&Committees { w: Words, ids, intro, shown, all: committees })
}

struct PairRow {
    name: String,
    won: bool,
    /// Text, and whether more prefer the row.
    cells: Vec<(String, bool)>,
}

#[derive(Template)]
#[template(path = "report/pairs.html")]
struct Pairs<'a> {
    w: Words,
    ids: &'a str,
    names: Vec<&'a str>,
    rows: Vec<PairRow>,
}

/// Every two candidates compared.
pub fn pairs(record: &CountRecord, ids: &str) -> String {
    let Some(table) = &record.pairwise else { return String::new() };
    let at = |a: usize, b: usize| table.get(a).and_then(|row| row.get(b)).copied();
    let standing: Vec<_> = Course::new(record)
        .order()
        .into_iter()
        .filter(|id| record.candidates.get(id.index()).is_some_and(|c| !c.withdrawn))
        .collect();
    let winners = record.winners();
    let rows = standing.iter().map(|row| PairRow {
        name: record.name(*row).into(),
        won: winners.contains(row),
        cells: standing
            .iter()
            .map(|column| match (at(row.index(), column.index()), at(column.index(), row.index())) {
                (Some(mine), Some(theirs)) if row != column => (figure::grouped(&mine.to_string()), mine > theirs),
                _ => ("–".into(), false),
            })
            .collect(),
    });
    rendered(&Pairs { w: Words, ids, names: Course::new(record).names(&standing), rows: rows.collect() })
}

#[derive(Template)]
#[template(path = "report/scores.html")]
struct Scores<'a> {
    w: Words,
    ids: &'a str,
    rows: Vec<(u32, String, String)>,
}

/// Who was chosen one after the other, with scores.
pub fn scores(record: &CountRecord, ids: &str) -> String {
    let rows = choices(record);
    if rows.is_empty() { String::new() } else { rendered(&Scores { w: Words, ids, rows }) }
}

/// Step, who, and score of rules that choose one after the other.
pub(super) fn choices(record: &CountRecord) -> Vec<(u32, String, String)> {
    let choice = |s: &crate::record::Stage| match &s.action {
        Action::Choice { of, score } => Some((s.stage, record.name(*of).to_owned(), figure::show_all(score))),
        _ => None,
    };
    record.stages.iter().filter_map(choice).collect()
}

#[derive(Template)]
#[template(path = "report/budget.html")]
struct Budget<'a> {
    w: Words,
    ids: &'a str,
    facts: Vec<Fact>,
    chosen: Vec<String>,
    spent: String,
}

/// Money, and the projects that get it.
pub fn budget(record: &CountRecord, ids: &str) -> String {
    let Some(spending) = &record.spending else { return String::new() };
    let (budget, spent) = (figure::exact_or_nought(&spending.budget), figure::exact_or_nought(&spending.spent));
    let left = figure::show(&figure::plain(&(&budget - &spent)));
    let facts = vec![
        fact("budget-total", figure::show(&spending.budget)),
        fact("budget-spent", figure::show(&spending.spent)),
        fact("budget-left", left),
        fact("budget-share", figure::show_all(&spending.share_of_each_voter)),
    ];
    let chosen = record.elected.iter().map(|w| outcome::winner_name(record, w)).collect();
    let of = figure::approximate(&spending.budget).max(f64::MIN_POSITIVE);
    let spent = format!("{:.2}%", (figure::approximate(&spending.spent) / of * 100.0).clamp(0.0, 100.0));
    rendered(&Budget { w: Words, ids, facts, chosen, spent })
}

#[derive(Template)]
#[template(path = "report/quorum.html")]
struct Quorum<'a> {
    w: Words,
    ids: &'a str,
    big: String,
    sentence: String,
    title: String,
    /// Position, and whether it is filled.
    squares: Vec<(u32, u32, bool)>,
    line: Option<(u32, u32)>,
}

/// Who voted, and whether they were enough, as squares.
pub fn quorum(record: &CountRecord, ids: &str) -> String {
    let (Some(outcome), Some(decision)) = (&record.decision, &record.profile.decision) else { return String::new() };
    let voted = outcome.yes.saturating_add(outcome.no).saturating_add(outcome.abstain);
    let filled = figure::in_hundred(voted, decision.electorate).min(100) as u32;
    let needed = figure::in_hundred(outcome.quorum_needed, decision.electorate).min(100) as u32;
    let squares = (0..100).map(|i| (i % 20 * 15, i / 20 * 15, i < filled)).collect();
    let line = (1..100).contains(&needed).then(|| (needed % 20 * 15, needed / 20 * 15));
    rendered(&Quorum {
        w: Words,
        ids,
        big: say_with("quorum-big", &[("hundred", count(filled))]),
        sentence: quorum_sentence(record),
        title: say_with("quorum-squares", &[("filled", count(filled)), ("needed", count(needed))]),
        squares,
        line,
    })
}

/// Whether enough voted.
pub(super) fn quorum_sentence(record: &CountRecord) -> String {
    let Some(outcome) = &record.decision else { return String::new() };
    let voted = outcome.yes.saturating_add(outcome.no).saturating_add(outcome.abstain);
    let electorate = record.profile.decision.as_ref().map(|d| d.electorate);
    let id = match (outcome.quorum_met, electorate) {
        (true, Some(_)) => "quorum-met",
        (true, None) => "quorum-met-unknown",
        (false, Some(_)) => "quorum-missed",
        (false, None) => "quorum-missed-unknown",
    };
    let with = [
        ("voted", count(voted)),
        ("needed", count(outcome.quorum_needed)),
        ("electorate", count(electorate.unwrap_or(0))),
    ];
    say_with(id, &with)
}

/// Whether enough said yes.
pub(super) fn threshold_sentence(record: &CountRecord) -> String {
    let Some(outcome) = &record.decision else { return String::new() };
    let id = match (outcome.yes >= outcome.yes_needed, outcome.quorum_met) {
        (true, true) => "threshold-met",
        (true, false) => "threshold-met-no-quorum",
        (false, _) => "threshold-missed",
    };
    let cast = outcome.yes.saturating_add(outcome.no);
    say_with(id, &[("needed", count(outcome.yes_needed)), ("cast", count(cast)), ("yes", count(outcome.yes))])
}

#[derive(Template)]
#[template(path = "report/decision.html")]
struct Decision<'a> {
    w: Words,
    ids: &'a str,
    sentence: String,
    needed: String,
    line: String,
    /// Answer, width, figure; the second and third fill no less than the first.
    bars: Vec<(String, String, String)>,
}

/// Yes, no and abstentions, and whether enough said yes.
pub fn decision(record: &CountRecord, ids: &str) -> String {
    let Some(d) = &record.decision else { return String::new() };
    let scale = d.yes.max(d.no).max(d.abstain).max(d.yes_needed).max(1) as f64;
    let bar = |answer: &str, n: u64| (say(answer), percent(n as f64, scale), figure::grouped(&n.to_string()));
    rendered(&Decision {
        w: Words,
        ids,
        sentence: threshold_sentence(record),
        needed: say_with("decision-yes-needed", &[("yes", count(d.yes_needed))]),
        line: percent(d.yes_needed as f64, scale),
        bars: vec![bar("decision-yes", d.yes), bar("decision-no", d.no), bar("decision-abstained", d.abstain)],
    })
}
