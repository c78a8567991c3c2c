//! What of the post is in no copy of the house: whatever lets somebody in, and letters of which nobody may know to whom they went. A letter that waits with a code or a link is not
//! sent from a restored copy either; it has to be asked for anew.

use omov_store::{Statement, statements};

statements! {
    FORGET_PAPER_WAYS = "DELETE FROM paper_ways", reads all: "on a copy, where nobody waits";
    FORGET_UNSEEN_EVENTS = "DELETE FROM letter_events WHERE letter_id IN (SELECT id FROM letters WHERE purpose = 'unseen')",
        reads all: "on a copy, where nobody waits";
    FORGET_UNSEEN = "DELETE FROM letters WHERE purpose = 'unseen'", reads all: "on a copy, where nobody waits";
    STOP_SECRETS = "UPDATE letters SET state = 'failed', trouble = 'not-kept' WHERE state = 'waiting' AND purpose NOT IN \
        ('accepted', 'added', 'answer', 'applied', 'corrected', 'ended', 'lapsed', 'left', 'moved', 'nomination', 'notice', \
        'office', 'question', 'registrar', 'reminder', 'renewed', 'second', 'welcome')", reads all: "on a copy, where nobody waits";
    EMPTY_SECRETS = "UPDATE letters SET body = '' WHERE body <> '' AND purpose NOT IN \
        ('accepted', 'added', 'answer', 'applied', 'corrected', 'ended', 'lapsed', 'left', 'moved', 'nomination', 'notice', \
        'office', 'question', 'registrar', 'reminder', 'renewed', 'second', 'welcome')", reads all: "on a copy, where nobody waits";
}

/// Run on every copy, in this order.
pub(crate) const IN_NO_COPY: [&Statement; 5] =
    [&FORGET_PAPER_WAYS, &FORGET_UNSEEN_EVENTS, &FORGET_UNSEEN, &STOP_SECRETS, &EMPTY_SECRETS];

#[cfg(test)]
mod tests {
    use omov_store::{WriteTx, params};

    use super::*;
    use crate::house::Stop;
    use crate::house::testing::{Hall, in_a_house};
    use crate::post::{self, Letter, LetterId, OPEN, UNSEEN};

    statements! {
        LEFT = "SELECT purpose FROM letters ORDER BY purpose", reads all: "a test";
    }

    #[test]
    fn a_copy_holds_no_letter_of_which_nobody_may_know_to_whom_it_went() {
        in_a_house(async |hall: Hall| {
            let now = hall.house.now();
            let letter = |n: u8, purpose| Letter {
                id: LetterId([n; 16]),
                member: Some(hall.member),
                email: Some("dele.okafor@example.org".into()),
                purpose,
                subject: "You can still vote".into(),
                body: "You have not voted.".into(),
            };
            let letters = [letter(1, UNSEEN), letter(2, "welcome")];
            let put = move |tx: &mut WriteTx<'_>| {
                for letter in &letters {
                    post::send(tx, letter, now)?;
                }
                for statement in IN_NO_COPY {
                    tx.execute(statement, params![])?;
                }
                Ok::<Vec<String>, Stop>(tx.all(&LEFT, params![])?)
            };
            assert_eq!(hall.house.store().write(put).await.expect("written"), ["welcome"]);
        });
    }

    #[test]
    fn a_copy_keeps_the_text_of_the_same_letters_that_are_kept_once_they_are_sent() {
        for statement in [&STOP_SECRETS, &EMPTY_SECRETS] {
            let (_, list) = statement.sql().split_once("NOT IN").expect("a list");
            let list: Vec<_> = list.split('\'').skip(1).step_by(2).collect();
            assert_eq!(list, OPEN);
        }
    }
}
