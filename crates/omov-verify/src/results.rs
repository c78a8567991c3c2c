//! The result in words: what each answer got.

use omov_belenios::election::{Kind, Question};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::report::{number, one_line};

/// Sums by answer, or by list and candidate; rankings are too many to be shown one by one.
#[derive(Deserialize)]
#[serde(untagged)]
enum Sums {
    Answers(Vec<u64>),
    Lists(Vec<Vec<u64>>),
}

/// Tells the result of each question. `result`: the array of answers of a valid record.
pub(crate) fn tell(questions: &[Question], result: &str, line: &mut dyn FnMut(String)) {
    let answers: Vec<&RawValue> = serde_json::from_str(result).unwrap_or_default();
    for (i, (question, answer)) in questions.iter().zip(answers).enumerate() {
        line(format!("Question {}: {}", i + 1, one_line(&question.question)));
        let mut row = |name: &str, n: u64| line(format!("  {:>9}  {}", number(n), one_line(name)));
        match (&question.kind, serde_json::from_str(answer.get())) {
            (Kind::NonHomomorphic { .. }, _) => {
                let opened: Vec<&RawValue> = serde_json::from_str(answer.get()).unwrap_or_default();
                line(format!("  {} rankings were opened; --json prints them.", number(opened.len() as u64)));
            }
            (Kind::Homomorphic { answers, blank, .. }, Ok(Sums::Answers(sums))) => {
                let names = blank.then_some("(blank)").into_iter().chain(answers.iter().map(String::as_str));
                names.zip(sums).for_each(|(name, n)| row(name, n));
            }
            (Kind::Lists { answers }, Ok(Sums::Lists(sums))) => {
                for (names, sums) in answers.iter().zip(sums) {
                    for (j, (name, n)) in names.iter().zip(sums).enumerate() {
                        row(&if j == 0 { format!("{name} (the list)") } else { format!("  {name}") }, n);
                    }
                }
            }
            // A valid record has no other shapes; if it had, the reader still sees what it says.
            _ => line(format!("  {}", one_line(answer.get()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_stands_beside_what_it_got() {
        let names = |all: &[&str]| all.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        let question = |ask: &str, kind| Question { question: ask.into(), kind, extra: None };
        let questions = [
            question("Shall we?", Kind::Homomorphic { answers: names(&["Yes", "No"]), blank: true, min: 1, max: 1 }),
            question("Who?", Kind::NonHomomorphic { answers: names(&["A", "B"]), preferences: None }),
            question("Which list?", Kind::Lists { answers: vec![names(&["Hill", "A"]), names(&["Vale", "B"])] }),
        ];
        let mut lines = Vec::new();
        tell(&questions, "[[1,4213,20],[[1,2],[2,1]],[[3,3],[0,0]]]", &mut |line| lines.push(line));
        assert_eq!(
            lines,
            [
                "Question 1: Shall we?",
                "          1  (blank)",
                "      4,213  Yes",
                "         20  No",
                "Question 2: Who?",
                "  2 rankings were opened; --json prints them.",
                "Question 3: Which list?",
                "          3  Hill (the list)",
                "          3    A",
                "          0  Vale (the list)",
                "          0    B",
            ]
        );
    }
}
