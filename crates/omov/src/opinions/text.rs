//! Findings in words, for a terminal.

use omov_opinion::figures::Side;
use omov_opinion::figures::representative::Representative;

use super::findings::{Agendas, Findings};
use crate::output::{number_of, plain};

/// How many statements of common ground are named.
const COMMON: usize = 5;

/// So much of a statement is printed.
const SHORT: usize = 100;

/// All of it.
pub(super) fn text(f: &Findings) -> String {
    let talk = &f.conversation;
    let total = talk.total();
    let mut out = String::new();
    let mut say = |line: String| {
        out.push_str(&line);
        out.push('\n');
    };
    say(format!(
        "{}, {}, {}: {} agree, {} disagree, {} pass",
        people(talk.people().len()),
        number_of(talk.voted().count() as u64, "statement"),
        number_of(talk.rows().votes(), "vote"),
        total.agree,
        total.disagree,
        total.pass
    ));
    say(format!("{} with enough votes to be put into a group", people(f.grouped.len())));
    say(String::new());
    grouping(f, &mut say);
    for (g, (name, list)) in f.names.iter().zip(&f.representative).enumerate() {
        let size = f.group.iter().filter(|of| **of == Some(g)).count();
        say(String::new());
        say(format!("Group {name}, {}, stands out by", people(size)));
        // Polis lists one more where few set the group apart, although most of the group may be on the other side.
        let most = |r: &&Representative| 2 * r.standing.successes > r.standing.trials;
        for r in list.iter().filter(most) {
            let s = &r.standing;
            let verb = if s.side == Side::Agree { "agreeing" } else { "disagreeing" };
            say(format!("  {verb} ({} of {}): {}", s.successes, s.trials, words(f, s.statement)));
        }
    }
    say(String::new());
    say("Common ground: so much of every group agrees at least (95 in 100 sure)".into());
    let mut common: Vec<(usize, f64)> = talk.voted().filter(|t| talk.counts()[*t]).map(|t| (t, f.bound(t))).collect();
    common.sort_by(|a, b| b.1.total_cmp(&a.1));
    for (t, least) in common.into_iter().take(COMMON) {
        say(format!("  {:.0} in 100: {}", least * 100.0, words(f, t)));
    }
    for (list, verb) in f.consensus.iter().zip(["agree", "disagree"]) {
        say(String::new());
        say(format!("Most people {verb}"));
        if list.is_empty() {
            say("  with no statement clearly enough".into());
        }
        for s in list {
            say(format!("  {} of {}: {}", s.successes, s.trials, words(f, s.statement)));
        }
    }
    if let Some(a) = &f.agenda {
        agenda(f, a, &mut say);
    }
    out
}

fn grouping(f: &Findings, say: &mut impl FnMut(String)) {
    let Some((groups, stability)) = &f.found else {
        say(format!("{} given", number_of(f.names.len() as u64, "group")));
        return;
    };
    if groups.ways.is_empty() {
        say("No groups: these people do not differ enough to be told apart.".into());
        return;
    }
    let shares: Vec<String> = stability.groups.iter().map(|s| format!("{:.0}", s * 100.0)).collect();
    if stability.stable {
        say(format!("{} that would be found again", number_of(groups.k as u64, "opinion group")));
    } else {
        say("No stable groups: with other people of the same kind the groups would be others.".into());
        say(format!("What follows is the division into {} that fits best; do not read much into it.", groups.k));
    }
    say(format!(
        "Drawn anew {} times, the groups kept on average {} in 100 of themselves; 75 is the least for a stable one.",
        stability.rounds,
        shares.join(", ")
    ));
}

fn agenda(f: &Findings, a: &Agendas, say: &mut impl FnMut(String)) {
    say(String::new());
    say("To talk about first, so that everybody is represented (Phragmén)".into());
    for (t, load) in a.phragmen.chosen.iter().zip(&a.loads) {
        say(format!("  load {load:.4}: {}", words(f, *t)));
    }
    let nothing = |n: usize| format!("{n} of {} agree with nothing on it", people(a.voters));
    say(format!("  {}", nothing(a.phragmen.unrepresented)));
    for (name, agenda) in [("proportional approval (Thiele)", &a.pav), ("most agreement alone", &a.approval)] {
        let ids: Vec<String> = agenda.chosen.iter().map(|t| f.id(*t).to_string()).collect();
        say(format!("By {name}: {}; {}", ids.join(", "), nothing(agenda.unrepresented)));
    }
    for (name, agenda) in [("Phragmén", &a.phragmen), ("Thiele", &a.pav), ("most agreement", &a.approval)] {
        if agenda.unserved >= 1.0 {
            say(format!(
                "  {name}: a group large enough for a place agrees on a statement and has nothing on this agenda"
            ));
        }
    }
}

fn people(n: usize) -> String {
    if n == 1 { "1 person".into() } else { format!("{n} people") }
}

/// A statement on one line.
fn words(f: &Findings, statement: usize) -> String {
    let s = &f.conversation.statements()[statement];
    let text = s.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return format!("statement {}", s.id);
    }
    let short: String = text.chars().take(SHORT).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    format!("{} {}{more}", s.id, plain(&short))
}
