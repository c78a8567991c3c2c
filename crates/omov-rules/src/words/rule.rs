//! Every rule as a plain sentence, beside its lines in the text.

use super::{Blank, Said};
use crate::model::Rulebook;
use crate::read::{Line, Value};

/// A rule and its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded<'a> {
    /// The rule, with its path and its lines.
    pub line: &'a Line,
    /// What it says.
    pub says: Said,
}

impl Rulebook {
    /// Every rule in words, in the order of the text. Rules that are not written out stand at their heading, and say what the
    /// program takes; a page shows them apart (`line.cite.written`).
    pub fn words(&self) -> Vec<Worded<'_>> {
        self.lines.iter().map(|line| Worded { line, says: self.said(line) }).collect()
    }

    /// One rule in words.
    pub fn said(&self, line: &Line) -> Said {
        let id = format!("rule-{}-{}{}", line.section, line.key, kind(&line.value));
        let about: Blank = match line.section {
            "powers" => Said::new(format!("choice-{}", line.about)).into(),
            _ => line.about.as_str().into(),
        };
        Said::new(id).with("about", about).with("value", line.value.said(&|section, name| self.title_in(section, name)))
    }
}

/// Yes and no, and something and nothing, are different sentences.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::YesNo(true) => "-yes",
        Value::YesNo(false) => "-no",
        Value::Texts(items) if items.is_empty() => "-none",
        Value::Names(items) if items.is_empty() => "-none",
        Value::Choices(items) if items.is_empty() => "-none",
        _ => "",
    }
}
