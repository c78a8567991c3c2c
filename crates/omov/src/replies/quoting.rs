//! Quoting: the very words of another reply, or of a clause in the version that was read. Kept is where they stand and not what they say, so
//! nobody can be quoted with other words, and words that are gone are gone from every quote.

use omov_store::ReadTx;

use super::reply::{self, Reply};
use super::{Thing, To};
use crate::debates::State;
use crate::house::Stop;
use crate::motions::{self, MotionId};

/// What is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Reply(u32),
    /// A clause of the motion, in the version that the quoting reply answers.
    Clause(u32),
}

impl Source {
    pub(super) fn reply(self) -> Option<u32> {
        if let Self::Reply(number) = self { Some(number) } else { None }
    }

    pub(super) fn clause(self) -> Option<u32> {
        if let Self::Clause(number) = self { Some(number) } else { None }
    }
}

/// Some of its words: so many letters from that one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    pub(super) of: Source,
    pub(super) from: u32,
    pub(super) letters: u32,
}

/// What can be quoted to somebody who is about to reply: all words of the source, as they stand. Nothing where they are gone.
pub(super) fn whole(tx: &mut ReadTx<'_>, to: To, thing: &Thing, of: Source) -> Result<Option<String>, Stop> {
    Ok(match of {
        Source::Reply(number) => said(tx, to, number)?,
        Source::Clause(number) => thing.clauses.get(&number).filter(|body| !body.is_empty()).cloned(),
    })
}

/// The words of a reply that stands.
fn said(tx: &mut ReadTx<'_>, to: To, number: u32) -> Result<Option<String>, Stop> {
    Ok(reply::find(tx, to, number)?.filter(|one| one.state == State::There).map(|one| one.body))
}

impl Quote {
    /// Where these words stand among those of the source; nothing if they do not stand there.
    pub(super) fn found(of: Source, whole: &str, words: &str) -> Option<Self> {
        let at = whole.find(words).filter(|_| !words.is_empty())?;
        let count = |text: &str| u32::try_from(text.chars().count()).ok();
        Some(Self { of, from: count(&whole[..at])?, letters: count(words)? })
    }

    /// These words of the source.
    fn of(self, whole: &str) -> Option<String> {
        let (from, letters) = (self.from as usize, self.letters as usize);
        let words: String = whole.chars().skip(from).take(letters).collect();
        (words.chars().count() == letters && letters > 0).then_some(words)
    }

    /// The words that a reply quotes; nothing where they have been taken back or removed since.
    pub(super) fn words(self, tx: &mut ReadTx<'_>, to: To, by: &Reply) -> Result<Option<String>, Stop> {
        let whole = match self.of {
            Source::Reply(number) => said(tx, to, number)?,
            Source::Clause(number) => motions::clause_of(tx, MotionId(to.about), number, by.version)?,
        };
        Ok(whole.and_then(|whole| self.of(&whole)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Quote, Source};

    #[test]
    fn only_words_that_stand_there_can_be_quoted_and_they_come_back_as_they_stand() {
        let whole = "Büses should run – at night.";
        let quote = Quote::found(Source::Reply(1), whole, "run – at").expect("they stand there");
        assert_eq!(quote.of(whole).as_deref(), Some("run – at"));
        assert_eq!(Quote::found(Source::Reply(1), whole, "never run"), None);
        assert_eq!(Quote::found(Source::Reply(1), whole, ""), None);
        assert_eq!(quote.of("Büses"), None, "words that are gone");
    }
}
