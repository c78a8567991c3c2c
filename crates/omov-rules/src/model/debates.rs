//! Debates. Source: rulebook.md, "debates (limits that keep exposure equal, organisers' share of words)".

use super::Heading;
use crate::read::{Rule, Section, Thing};
use crate::value::{Ratio, Span};

/// A kind of debate: `[debates.open]`.
#[derive(Debug, Clone)]
pub struct Debate {
    /// Where it is declared.
    pub heading: Heading,
    /// In words.
    pub title: Rule<String>,
    /// The body that talks.
    pub among: Rule<String>,
    /// Bodies and offices that may open one.
    pub opened_by: Rule<Vec<String>>,
    /// How long it lasts.
    pub lasts: Option<Rule<Span>>,
    /// How many posts a member may write in a day.
    pub posts_a_day: Option<Rule<u64>>,
    /// How many statements of others a member may weigh in a day, changes of mind too.
    pub votes_a_day: Option<Rule<u64>>,
    /// How long a post may be, in characters.
    pub longest_post: Option<Rule<u64>>,
    /// How much of all words the organisers of the debate may write together.
    pub organisers_share: Option<Rule<Ratio>>,
}

impl Debate {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            heading: section.cite(),
            title: section.must("title"),
            among: section.refer("among", &[Thing::Body]),
            opened_by: section.refer_all("opened-by", &[Thing::Body, Thing::Office]),
            lasts: section.find("lasts"),
            posts_a_day: section.find_number("posts-a-day", 1..=1_000),
            votes_a_day: section.find_number("votes-a-day", 10..=100_000),
            longest_post: section.find_number("longest-post", 50..=100_000),
            organisers_share: section.find("organisers-share"),
        }
    }
}
