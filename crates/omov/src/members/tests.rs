//! What the roll promises.

use axum::http::StatusCode;

use crate::house::testing::in_a_house;

#[test]
fn a_secretary_sees_the_roll_of_their_group_and_no_other() {
    in_a_house(async |hall| {
        let mut secretary = hall.guest(hall.secretary).await;
        let roll = secretary.get(&format!("/groups/{}/roll", hall.own)).await;
        assert_eq!(roll.status, StatusCode::OK, "{}", roll.text);
        assert!(roll.text.contains("Dele Okafor"), "{}", roll.text);
        assert!(!roll.text.contains("Mina Sato"), "somebody of another group");
        assert_eq!(secretary.get(&format!("/groups/{}/roll", hall.other)).await.status, StatusCode::FORBIDDEN);
    });
}
