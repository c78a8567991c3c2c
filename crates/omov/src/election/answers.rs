//! How a voter writes an answer, and how it is read back to them.
//!
//! One line for each question. Answers to choose from: their numbers, `1 3`, or `blank`. A ranking: numbers in order of preference, `3 1 2`; an
//! equal preference is `1=2`, a place left empty `-`. Lists: the number of the list, and of candidates on it, `2: 1 3`.

use omov_belenios::election::{Kind, Question};
use omov_belenios::make::ballot::Answer;
use omov_count::{CandidateId, Mark};
use omov_verify::ranked;

/// What can be typed, for a person.
pub(super) fn how(question: &Question) -> String {
    match &question.kind {
        Kind::Homomorphic { blank, min, max, .. } => {
            let count = if min == max { format!("{min}") } else { format!("{min} to {max}") };
            let blank = if *blank { ", or “blank”" } else { "" };
            format!("type {count} of the numbers{blank}")
        }
        Kind::NonHomomorphic { preferences: None, .. } => {
            "type the numbers in your order of preference, best first (nothing at all is a blank vote)".into()
        }
        Kind::NonHomomorphic { preferences: Some(k), .. } => {
            format!("type up to {k} numbers in your order of preference, best first (nothing at all is a blank vote)")
        }
        Kind::Lists { .. } => {
            "type the number of a list, a colon, and the numbers of candidates on it, such as “2: 1 3”".into()
        }
    }
}

/// The possible answers with their numbers, a line each.
pub(super) fn choices(question: &Question) -> String {
    let lines: Vec<String> = match &question.kind {
        Kind::Homomorphic { answers, .. } | Kind::NonHomomorphic { answers, .. } => {
            answers.iter().enumerate().map(|(i, answer)| format!("  {}  {answer}\n", i + 1)).collect()
        }
        Kind::Lists { answers } => {
            let list = |(i, list): (usize, &Vec<String>)| {
                let name = list.first().map_or("", String::as_str);
                let on = list.iter().skip(1).enumerate().map(|(j, name)| format!("     {}  {name}\n", j + 1));
                format!("  {}: {name}\n{}", i + 1, on.collect::<String>())
            };
            answers.iter().enumerate().map(list).collect()
        }
    };
    lines.concat()
}

/// Reads an answer.
///
/// # Errors
/// A sentence that says what is wrong.
pub(super) fn read(question: &Question, line: &str) -> Result<Answer, String> {
    match &question.kind {
        Kind::Homomorphic { answers, blank, min, max } => {
            let mut values = vec![0; answers.len()];
            let is_blank = line.trim().eq_ignore_ascii_case("blank");
            if is_blank && !blank {
                return Err("this question has no blank vote".into());
            }
            if !is_blank {
                mark(&mut values, line.split_whitespace())?;
                let chosen = values.iter().map(|v| u64::from(*v)).sum();
                if !(*min..=*max).contains(&chosen) {
                    return Err(format!("{chosen} chosen; {}", how(question)));
                }
            }
            if *blank {
                values.insert(0, u8::from(is_blank));
            }
            Ok(Answer::Choices(values))
        }
        Kind::NonHomomorphic { answers, preferences } => {
            let mut marks = Vec::with_capacity(answers.len());
            for token in line.split_whitespace() {
                if token == "-" {
                    marks.push(Mark::SKIP);
                    continue;
                }
                for (i, text) in token.split('=').enumerate() {
                    let id = CandidateId::from_number(number(text, answers.len())? as u64);
                    let id = id.ok_or("there are too many candidates")?;
                    marks.push(if i == 0 { Mark::next(id) } else { Mark::tied(id) });
                }
            }
            ranked::integers(&marks, answers, *preferences).map(Answer::Integers).map_err(|e| e.to_string())
        }
        Kind::Lists { answers } => {
            let (list, candidates) = line.split_once(':').ok_or_else(|| how(question))?;
            let list = number(list.trim(), answers.len())? - 1;
            let mut all: Vec<Vec<u8>> = answers.iter().map(|list| vec![0; list.len()]).collect();
            all[list][0] = 1;
            mark(&mut all[list][1..], candidates.split_whitespace())?;
            if !all[list][1..].contains(&1) {
                return Err("choose at least one candidate of the list".into());
            }
            Ok(Answer::Lists(all))
        }
    }
}

fn number(text: &str, most: usize) -> Result<usize, String> {
    let n = text.parse().ok().filter(|n| (1..=most).contains(n));
    n.ok_or_else(|| format!("“{text}” is not a number from 1 to {most}"))
}

fn mark<'a>(values: &mut [u8], numbers: impl Iterator<Item = &'a str>) -> Result<(), String> {
    for text in numbers {
        let n = number(text, values.len())?;
        if std::mem::replace(&mut values[n - 1], 1) == 1 {
            return Err(format!("{n} is chosen twice"));
        }
    }
    Ok(())
}

/// An answer in words.
pub(super) fn in_words(question: &Question, answer: &Answer) -> String {
    let chosen = |names: &[String], values: &[u8]| {
        let names: Vec<&str> = names.iter().zip(values).filter(|(_, v)| **v == 1).map(|(n, _)| n.as_str()).collect();
        if names.is_empty() { "nothing chosen".into() } else { names.join(", ") }
    };
    match (&question.kind, answer) {
        (Kind::Homomorphic { answers, blank, .. }, Answer::Choices(values)) => match values.split_first() {
            Some((1, _)) if *blank => "blank".into(),
            Some((_, rest)) if *blank => chosen(answers, rest),
            _ => chosen(answers, values),
        },
        (Kind::NonHomomorphic { answers, preferences }, Answer::Integers(values)) => {
            let name = |i: usize| answers.get(i).map_or("?", String::as_str);
            let mut ranked: Vec<(usize, &str)> = if preferences.is_none() {
                values.iter().enumerate().map(|(i, rank)| (usize::from(*rank), name(i))).collect()
            } else {
                let given = values.iter().enumerate().filter(|(_, v)| **v != 0);
                given.map(|(place, v)| (place + 1, name(usize::from(*v) - 1))).collect()
            };
            ranked.retain(|(rank, _)| *rank != 0);
            ranked.sort_by_key(|(rank, _)| *rank);
            let words: Vec<String> = ranked.into_iter().map(|(rank, name)| format!("{rank}. {name}")).collect();
            if words.is_empty() { "blank".into() } else { words.join(", ") }
        }
        (Kind::Lists { answers }, Answer::Lists(lists)) => {
            let here = answers.iter().zip(lists).find(|(_, values)| values.first() == Some(&1));
            here.map_or(String::new(), |(names, values)| format!("{}: {}", names[0], chosen(&names[1..], &values[1..])))
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(kind: Kind) -> Question {
        Question { question: "?".into(), kind, extra: None }
    }

    fn names(n: usize) -> Vec<String> {
        (0..n).map(|i| char::from(b'A' + i as u8).to_string()).collect()
    }

    #[test]
    fn what_is_typed_is_read_back_in_words() {
        let choose = question(Kind::Homomorphic { answers: names(3), blank: true, min: 1, max: 2 });
        let rank = question(Kind::NonHomomorphic { answers: names(4), preferences: None });
        let order = question(Kind::NonHomomorphic { answers: names(12), preferences: Some(3) });
        let lists = question(Kind::Lists { answers: vec![names(3), names(2)] });
        for (question, typed, words) in [
            (&choose, "3 1", "A, C"),
            (&choose, "blank", "blank"),
            (&rank, "3 1", "1. C, 2. A"),
            (&rank, "3 1=4 - 2", "1. C, 2. A, 2. D, 4. B"),
            (&rank, "", "blank"),
            (&order, "12 1", "1. L, 2. A"),
            (&lists, "1: 2 1", "A: B, C"),
        ] {
            assert_eq!(in_words(question, &read(question, typed).unwrap()), words);
        }
    }

    #[test]
    fn an_answer_that_is_not_allowed_is_refused_with_the_reason() {
        let choose = question(Kind::Homomorphic { answers: names(3), blank: false, min: 1, max: 2 });
        let rank = question(Kind::NonHomomorphic { answers: names(4), preferences: None });
        let lists = question(Kind::Lists { answers: vec![names(3), names(2)] });
        for (question, typed, part) in [
            (&choose, "", "0 chosen; type 1 to 2 of the numbers"),
            (&choose, "1 2 3", "3 chosen"),
            (&choose, "1 1", "1 is chosen twice"),
            (&choose, "4", "“4” is not a number from 1 to 3"),
            (&choose, "blank", "no blank vote"),
            (&rank, "A", "“A” is not a number"),
            (&lists, "1", "colon"),
            (&lists, "2:", "at least one candidate"),
        ] {
            let why = read(question, typed).unwrap_err();
            assert!(why.contains(part), "{typed}: {why}");
        }
    }
}
