//! Memberships that end, by time or by their member.

use std::time::Duration;

use omov_store::Moment;

use super::keeping::letters;
use super::rules::{does, find};
use crate::house::testing::{Hall, in_a_house};
use crate::members::{self, MemberId, Standing, renewals};

const DAY: Duration = Duration::from_hours(24);

/// Moves the clock day by day, doing what is due, and says on which days somebody was written to.
async fn days_of_letters(hall: &Hall, days: u64) -> Vec<u64> {
    let mut written = Vec::new();
    for day in 0..days {
        let before = letters(hall).await.len();
        renewals::due(hall.house.clone()).await.expect("what is due is done");
        written.extend(std::iter::repeat_n(day, letters(hall).await.len() - before));
        hall.house.clock().forward(DAY);
    }
    written
}

async fn renew(hall: &Hall, id: MemberId, now: Moment) {
    does(hall, move |tx| members::renew(tx, id, now)).await.expect("a membership");
}

#[test]
fn a_member_is_reminded_twice_and_lapses_after_the_days_of_grace() {
    in_a_house(async |hall| {
        renew(&hall, hall.member, hall.house.now()).await;
        hall.house.clock().forward(330 * DAY);
        // It ends on the day 35 from here: letters 30 and 7 days before, and one 30 days after.
        assert_eq!(days_of_letters(&hall, 80).await, [5, 28, 65]);
        assert_eq!(find(&hall, hall.member).await.standing, Standing::Lapsed);
        assert_eq!(does(&hall, |tx| members::recount(tx)).await.wrong, []);
        let said = letters(&hall).await;
        assert!(said.iter().all(|(to, _)| to.as_deref() == Some("dele.okafor@example.org")));
        assert!(said.iter().any(|(_, said)| said.contains("has lapsed") && said.contains("27 March 2027")), "{said:?}");
    });
}

#[test]
fn whoever_renews_is_left_in_peace_and_reminded_again_the_next_time() {
    in_a_house(async |hall| {
        renew(&hall, hall.member, hall.house.now()).await;
        hall.house.clock().forward(330 * DAY);
        assert_eq!(days_of_letters(&hall, 10).await, [5]);
        renew(&hall, hall.member, hall.house.now()).await;
        assert_eq!(days_of_letters(&hall, 360).await, [335, 358]);
        assert_eq!(find(&hall, hall.member).await.standing, Standing::Member);
    });
}

#[test]
fn after_a_long_silence_of_the_machine_nobody_gets_two_letters_at_once() {
    in_a_house(async |hall| {
        renew(&hall, hall.member, hall.house.now()).await;
        hall.house.clock().forward(362 * DAY);
        assert_eq!(days_of_letters(&hall, 3).await, [0]);
    });
}

#[test]
fn a_member_renews_and_leaves_by_themselves() {
    in_a_house(async |hall| {
        let mut lapsed = hall.guest(hall.lapsed).await;
        let page = lapsed.get("/me/renew").await;
        assert!(
            page.text.contains("You are a member again at once") || page.text.contains("has lapsed"),
            "{}",
            page.text
        );
        let done = lapsed.send("/me/renew", "/me/renew", &[]).await;
        assert_eq!(done.location(), "/me?done=renewed", "{}", done.text);
        assert_eq!(find(&hall, hall.lapsed).await.standing, Standing::Member);

        let mut member = hall.guest(hall.member).await;
        assert!(member.get("/me/leave").await.text.contains("Your entry stays on the roll"));
        let done = member.send("/me/leave", "/me/leave", &[]).await;
        assert_eq!(done.location(), "/goodbye?as=left", "{}", done.text);
        assert_eq!(find(&hall, hall.member).await.standing, Standing::Left);
        assert!(member.get("/goodbye?as=left").await.text.contains("You have left"));
        assert!(member.get("/me").await.location().starts_with("/sign-in"), "nobody who left is signed in");

        let mut officer = hall.guest(hall.secretary).await;
        assert!(officer.get("/me/leave").await.text.contains("Hand it over first"));
    });
}

#[test]
fn a_supporter_becomes_a_member_who_has_accepted_the_statement() {
    in_a_house(async |hall| {
        let mut supporter = hall.guest(hall.supporter).await;
        let wrong = supporter.send("/me/join", "/me/join", &[]).await;
        assert!(wrong.text.contains("at least 14 years old") && wrong.text.contains("Tick that you accept it"));
        let done = supporter.send("/me/join", "/me/join", &[("age", "yes"), ("accept", "0")]).await;
        assert_eq!(done.location(), "/me?done=joined", "{}", done.text);
        let member = find(&hall, hall.supporter).await;
        assert!(member.standing == Standing::Member && member.renew_by.is_some());
    });
}
