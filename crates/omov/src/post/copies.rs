//! What of the post is in no copy of the house: whatever lets somebody in. A letter that waits with a code or a link is not
//! sent from a restored copy either; it has to be asked for anew.

use omov_store::{Statement, statements};

statements! {
    FORGET_PAPER_WAYS = "DELETE FROM paper_ways", reads all: "on a copy, where nobody waits";
    STOP_SECRETS = "UPDATE letters SET state = 'failed', trouble = 'not-kept' WHERE state = 'waiting' AND purpose NOT IN \
        ('accepted', 'added', 'answer', 'applied', 'corrected', 'ended', 'lapsed', 'left', 'moved', 'nomination', 'notice', \
        'office', 'question', 'reminder', 'renewed', 'second', 'welcome')", reads all: "on a copy, where nobody waits";
    EMPTY_SECRETS = "UPDATE letters SET body = '' WHERE body <> '' AND purpose NOT IN \
        ('accepted', 'added', 'answer', 'applied', 'corrected', 'ended', 'lapsed', 'left', 'moved', 'nomination', 'notice', \
        'office', 'question', 'reminder', 'renewed', 'second', 'welcome')", reads all: "on a copy, where nobody waits";
}

/// Run on every copy.
pub(crate) const IN_NO_COPY: [&Statement; 3] = [&FORGET_PAPER_WAYS, &STOP_SECRETS, &EMPTY_SECRETS];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::post::OPEN;

    #[test]
    fn a_copy_keeps_the_text_of_the_same_letters_that_are_kept_once_they_are_sent() {
        for statement in [&STOP_SECRETS, &EMPTY_SECRETS] {
            let (_, list) = statement.sql().split_once("NOT IN").expect("a list");
            let list: Vec<_> = list.split('\'').skip(1).step_by(2).collect();
            assert_eq!(list, OPEN);
        }
    }
}
