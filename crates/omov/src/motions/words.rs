//! What differs between two texts, word by word; whether two changes of one text touch the same words; and both changes together.
//!
//! Pure. A text here is one paragraph with single spaces ([`super::text::clause`] makes it so), and a change is a list of edits of its words.

/// A word or a sign of punctuation.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word<'t> {
    text: &'t str,
    /// A space stands before it.
    apart: bool,
}

/// The words of a text, in their order. Put together they are the text again.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut all = Vec::new();
    for (at, part) in text.split(' ').enumerate() {
        let mut apart = at > 0;
        let mut rest = part;
        // An empty part stands for a space that is doubled, so that nothing is lost even then.
        while apart || !rest.is_empty() {
            let end = rest.find(|c: char| !is_of_word(c)).unwrap_or(rest.len());
            let end = if end == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { end };
            let (text, left) = rest.split_at(end);
            all.push(Word { text, apart });
            (apart, rest) = (false, left);
        }
    }
    all
}

/// Letters, figures, and what stands within words. Signs that combine with a letter are not parted from it.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '_' | '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

fn joined<'w, 't: 'w>(words: impl IntoIterator<Item = &'w Word<'t>>) -> String {
    let mut text = String::new();
    for word in words {
        if word.apart {
            text.push(' ');
        }
        text.push_str(word.text);
    }
    text
}

/// Words from one to before another are taken out, and others put in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    from: usize,
    to: usize,
    /// As it stands, with its spaces.
    put: String,
}

impl Edit {
    /// Whether two edits are of the same words, or of words that stand next to each other: then it would be for nobody to say how both
    /// read together.
    fn touches(&self, other: &Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// What has to be done with a text so that it is another one.
fn edits(old: &[Word<'_>], new: &[Word<'_>]) -> Vec<Edit> {
    let same = common(old, new);
    let (mut i, mut j, mut all) = (0, 0, Vec::new());
    for (a, b) in same.into_iter().chain([(old.len(), new.len())]) {
        if a > i || b > j {
            all.push(Edit { from: i, to: a, put: joined(&new[j..b]) });
        }
        (i, j) = (a + 1, b + 1);
    }
    all
}

/// The longest row of words that stands in both, as pairs of places.
fn common(old: &[Word<'_>], new: &[Word<'_>]) -> Vec<(usize, usize)> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old[head..], &new[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let wide = b.len() + 1;
    // How many words the rests from here on have in common.
    let mut most = vec![0_u32; (a.len() + 1) * wide];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            most[i * wide + j] = if a[i] == b[j] {
                most[(i + 1) * wide + j + 1] + 1
            } else {
                most[(i + 1) * wide + j].max(most[i * wide + j + 1])
            };
        }
    }
    let mut all: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            all.push((head + i, head + j));
            (i, j) = (i + 1, j + 1);
        } else if most[(i + 1) * wide + j] >= most[i * wide + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    all.extend((0..tail).rev().map(|back| (old.len() - 1 - back, new.len() - 1 - back)));
    all
}

/// A text with these edits, which are in their order and do not touch each other.
fn edited(old: &[Word<'_>], edits: &[&Edit]) -> String {
    let (mut text, mut at) = (String::new(), 0);
    for edit in edits {
        text.push_str(&joined(&old[at..edit.from]));
        text.push_str(&edit.put);
        at = edit.to;
    }
    text + &joined(&old[at..])
}

/// What a piece of two texts is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Kept,
    Out,
    In,
}

/// Two texts as one row of pieces: what was kept, what was taken out and what was put in. Without what was put in it is the old text, without what was
/// taken out the new one.
pub(super) fn difference(old: &str, new: &str) -> Vec<(What, String)> {
    let (old, new) = (words(old), words(new));
    let (mut pieces, mut at) = (Vec::new(), 0);
    for edit in edits(&old, &new) {
        pieces.push((What::Kept, joined(&old[at..edit.from])));
        pieces.push((What::Out, joined(&old[edit.from..edit.to])));
        pieces.push((What::In, edit.put));
        at = edit.to;
    }
    pieces.push((What::Kept, joined(&old[at..])));
    pieces.retain(|(_, text)| !text.is_empty());
    pieces
}

/// A change of a text: what it would be, and which of its words are others then.
#[derive(Debug)]
pub(super) struct Change<'t> {
    to: &'t str,
    edits: Vec<Edit>,
}

impl<'t> Change<'t> {
    pub(super) fn of(base: &str, to: &'t str) -> Self {
        Self { to, edits: edits(&words(base), &words(to)) }
    }

    /// Whether another change of the same text touches the same words. The same change twice is one change.
    pub(super) fn collides(&self, other: &Self) -> bool {
        self.to != other.to && self.edits.iter().any(|edit| other.edits.iter().any(|two| edit.touches(two)))
    }
}

/// A text with two changes of it together; nothing where they touch the same words. Which of them is the first makes no difference.
pub(super) fn both(base: &str, one: &str, other: &str) -> Option<String> {
    if one == other {
        return Some(one.to_owned());
    }
    let (first, second) = (Change::of(base, one), Change::of(base, other));
    if first.collides(&second) {
        return None;
    }
    let base = words(base);
    let mut all: Vec<&Edit> = first.edits.iter().chain(&second.edits).collect();
    all.sort_by_key(|edit| edit.from);
    Some(edited(&base, &all))
}

/// The words of a text that somebody would change, for a sentence about it: those taken out, or those put in where none are.
pub(super) fn touched(old: &str, new: &str) -> String {
    let pieces = difference(old, new);
    let of = |wanted: What| {
        let all = pieces.iter().filter(|(what, _)| *what == wanted).map(|(_, text)| text.trim());
        all.collect::<Vec<_>>().join(" … ")
    };
    let out = of(What::Out);
    if out.is_empty() { of(What::In) } else { out }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn collide(base: &str, one: &str, other: &str) -> bool {
        Change::of(base, one).collides(&Change::of(base, other))
    }

    const BASE: &str = "Buses on the lines 4, 7 and 12 shall run until midnight on every day of the week.";

    #[test]
    fn a_change_is_shown_by_whole_words() {
        let new = "Buses on the lines 4, 7 and 12 shall run until one o’clock on every day of the week.";
        let changed: Vec<_> = difference(BASE, new).into_iter().filter(|(what, _)| *what != What::Kept).collect();
        assert_eq!(changed, [(What::Out, " midnight".to_owned()), (What::In, " one o’clock".to_owned())]);
        assert_eq!(touched(BASE, new), "midnight");
        assert_eq!(touched(BASE, &BASE.replace("week.", "week, and at Christmas.")), ", and at Christmas");
        assert_eq!(difference("", "Anew."), [(What::In, "Anew.".to_owned())]);
        assert_eq!(difference(BASE, BASE), [(What::Kept, BASE.to_owned())]);
    }

    #[test]
    fn the_same_words_collide_and_others_do_not() {
        let (one, other) = (BASE.replace("until midnight", "until one"), BASE.replace("midnight", "two"));
        assert!(collide(BASE, &one, &other));
        let elsewhere = BASE.replace("every day", "working days");
        let together = both(BASE, &one, &elsewhere).expect("they are apart");
        assert_eq!(together, "Buses on the lines 4, 7 and 12 shall run until one on working days of the week.");
        // Two who put something in at one place collide, although neither takes a word out.
        assert!(collide(BASE, &BASE.replace("week.", "week and more."), &BASE.replace("week.", "week or less.")));
        assert!(!collide(BASE, &one, &one), "the same change twice is one change");
        assert!(
            collide(BASE, &BASE.replace("until ", ""), &BASE.replace("midnight", "one")),
            "words next to each other"
        );
    }

    /// Texts of few different words, so that much of two is the same.
    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec(prop_oneof!["[abc]", "[abc],", "é[ab]’s", "\\(a\\)", "[.;]"], 0..14)
            .prop_map(|words| words.join(" "))
    }

    /// A text of different words and a change of it.
    fn changed(base: &[String], what: &[u8]) -> String {
        let words = base.iter().zip(what.iter().chain(std::iter::repeat(&0))).filter_map(|(word, what)| match what {
            7 => None,
            8 => Some(format!("{word} added")),
            9 => Some("other".to_owned()),
            _ => Some(word.clone()),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    proptest! {
        #[test]
        fn what_is_kept_and_put_in_is_exactly_the_new_text(old in text(), new in text()) {
            let pieces = difference(&old, &new);
            let without = |gone: What| -> String {
                pieces.iter().filter(|(what, _)| *what != gone).map(|(_, text)| text.as_str()).collect()
            };
            prop_assert_eq!(without(What::Out), new.clone());
            prop_assert_eq!(without(What::In), old.clone());
            let (old, new) = (words(&old), words(&new));
            let edits = edits(&old, &new);
            prop_assert_eq!(edited(&old, &edits.iter().collect::<Vec<_>>()), joined(&new));
        }

        #[test]
        fn any_text_at_all_is_put_together_again(text in ".*") {
            prop_assert_eq!(joined(&words(&text)), text);
        }

        #[test]
        fn changes_that_do_not_collide_can_be_made_in_either_order(
            n in 4_usize..24, one in proptest::collection::vec(0_u8..10, 24), other in proptest::collection::vec(0_u8..10, 24),
        ) {
            let base: Vec<String> = (0..n).map(|at| format!("w{at}")).collect();
            let (one, other, base) = (changed(&base, &one), changed(&base, &other), base.join(" "));
            prop_assert_eq!(both(&base, &one, &other), both(&base, &other, &one));
            if let Some(together) = both(&base, &one, &other) {
                // First the one, then each edit of the other by itself: it finds its words where they were, and the result is the same.
                let then = |first: &str, second: &str| -> Option<String> {
                    let mut text = first.to_owned();
                    let words_of = words(&base);
                    for edit in edits(&words_of, &words(second)).iter().rev() {
                        // A single edit is made on what the first has left of the text.
                        let alone = edited(&words_of, &[edit]);
                        text = both(&base, &text, &alone)?;
                    }
                    Some(text)
                };
                if one != base && other != base && one != other {
                    prop_assert_eq!(then(&one, &other), Some(together.clone()));
                    prop_assert_eq!(then(&other, &one), Some(together));
                }
            }
        }

        #[test]
        fn the_same_is_true_of_texts_with_the_same_words_again_and_again(base in text(), one in text(), other in text()) {
            let together = both(&base, &one, &other);
            prop_assert_eq!(&together, &both(&base, &other, &one));
            prop_assert_eq!(both(&base, &base, &one), Some(one.clone()));
            prop_assert_eq!(together.is_none(), collide(&base, &one, &other));
        }
    }
}
