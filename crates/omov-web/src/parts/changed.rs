//! A text with what was taken out of it and put into it, and clauses with their numbers.

use askama::Template;

use crate::markup::{Markup, into_markup};
use crate::words::Words;

/// A piece of a text that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// It was there and still is.
    Kept(String),
    /// It was taken out.
    Out(String),
    /// It was put in.
    In(String),
}

/// A text that was changed: what was put in is underlined, what was taken out struck through, and both are said aloud.
#[derive(Debug, Clone, Template)]
#[template(path = "changed.html")]
pub struct Changed {
    words: Words,
    /// The space before a piece, which is neither underlined nor struck, and the piece.
    pieces: Vec<(&'static str, Piece)>,
}

impl Changed {
    /// The pieces in their order.
    pub fn new(words: &Words, pieces: impl IntoIterator<Item = Piece>) -> Self {
        let apart = |piece: Piece| {
            let (text, made): (String, fn(String) -> Piece) = match piece {
                Piece::Kept(text) => return ("", Piece::Kept(text)),
                Piece::Out(text) => (text, Piece::Out),
                Piece::In(text) => (text, Piece::In),
            };
            match text.strip_prefix(' ') {
                Some(rest) => (" ", made(rest.to_owned())),
                None => ("", made(text)),
            }
        };
        Self { words: words.clone(), pieces: pieces.into_iter().map(apart).collect() }
    }
}

/// Clauses below each other, each with its number; numbers may be left out, and each can be linked to as `clause-NUMBER`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "numbered.html")]
pub struct Numbered {
    /// The number and what stands there.
    pub items: Vec<(u32, Markup)>,
}

into_markup!(Changed, Numbered);
