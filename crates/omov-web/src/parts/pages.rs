//! A long list in pages.

use askama::Template;

use crate::markup::into_markup;
use crate::words::Words;

/// What stands at one place of the row of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Here(u64),
    Other(u64),
    Gap,
}

/// Where the reader is in a long list, and the ways on.
#[derive(Debug, Clone, Template)]
#[template(path = "pages.html")]
pub struct Pages {
    words: Words,
    address: String,
    at: u64,
    size: u64,
    total: u64,
}

impl Pages {
    /// Page `at` (the first is 1) of a list of `total` things, `size` on a page. The number of a page is put at the
    /// end of `address`: `/members?page=`. A page beyond the last is the last.
    pub fn new(words: &Words, address: impl Into<String>, at: u64, size: u64, total: u64) -> Self {
        let size = size.max(1);
        let last = total.div_ceil(size).max(1);
        Self { words: words.clone(), address: address.into(), at: at.clamp(1, last), size, total }
    }

    /// The number of the last page.
    fn last(&self) -> u64 {
        self.total.div_ceil(self.size).max(1)
    }

    /// The numbers that are shown: the first, the last, and those beside the present one.
    fn shown(&self) -> Vec<Shown> {
        let mut shown = Vec::new();
        let mut before = 0;
        for page in [1, self.at - 1, self.at, self.at + 1, self.last()] {
            if page <= before || page > self.last() {
                continue;
            }
            if page > before + 1 {
                shown.push(Shown::Gap);
            }
            shown.push(if page == self.at { Shown::Here(page) } else { Shown::Other(page) });
            before = page;
        }
        shown
    }

    fn range(&self) -> String {
        let first = (self.at - 1) * self.size + 1;
        let last = (self.at * self.size).min(self.total);
        let with = [("first", first.into()), ("last", last.into()), ("total", self.total.into())];
        self.words.say_with("pages-range", &with)
    }
}

into_markup!(Pages);

#[cfg(test)]
mod tests {
    use super::Pages;
    use super::Shown::{Gap, Here, Other};
    use crate::markup::Markup;
    use crate::words::Words;

    fn pages(at: u64, total: u64) -> Pages {
        Pages::new(&Words::english(&[]).unwrap(), "/members?page=", at, 50, total)
    }

    #[test]
    fn first_last_and_neighbours_are_shown_and_gaps_are_marked() {
        let shown = |at, total| pages(at, total).shown();
        assert_eq!(shown(1, 40), [Here(1)]);
        assert_eq!(shown(2, 150), [Other(1), Here(2), Other(3)]);
        assert_eq!(shown(1, 12_000), [Here(1), Other(2), Gap, Other(240)]);
        assert_eq!(shown(9, 12_000), [Other(1), Gap, Other(8), Here(9), Other(10), Gap, Other(240)]);
        assert_eq!(shown(240, 12_000), [Other(1), Gap, Other(239), Here(240)]);
        assert_eq!(shown(9999, 12_000), shown(240, 12_000), "beyond the last is the last");
        assert_eq!(shown(0, 0), [Here(1)]);
    }

    #[test]
    fn it_says_which_of_how_many_are_here() {
        assert_eq!(pages(240, 11_990).range(), "11,951 to 11,990 of 11,990");
    }

    #[test]
    fn a_list_of_one_page_has_nothing_to_turn() {
        assert!(!Markup::from(pages(1, 50)).into_string().contains("<a "));
    }
}
