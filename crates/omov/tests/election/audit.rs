//! Opening a sealed ballot that will not be cast.

use crate::hall::Hall;

#[test]
fn an_audit_shows_what_was_sealed_and_spends_the_ballot() {
    let hall = Hall::usual();
    let number = hall.seal(0, "2\n3 1\n", "b");
    let text = hall.does(&["audit", "e", "b"]);
    assert_eq!(text, format!("The sealed ballot {number} holds:\n  Shall we? No\n  Who? 1. Cleo, 2. Anna\n"));
    hall.refuses(&["cast", "e", "b"], 1, "opened for an audit and must not be cast");
    // It can be looked at as often as one likes.
    assert_eq!(hall.does(&["audit", "e", "b"]), text);
}

#[test]
fn a_program_that_sealed_something_else_is_caught() {
    let hall = Hall::usual();
    let number = hall.seal(0, "1\n1\n", "b");
    let opening = hall.desk.read("b.opening");
    // The voter answered otherwise than what was sealed.
    hall.desk.write("b.opening", opening.replace("[\"1\",\"1\"]", "[\"2\",\"1\"]"));
    hall.refuses(&["audit", "e", "b"], 1, "does NOT hold these answers");
    hall.desk.write("b.opening", opening.replace("[\"1\",\"1\"]", "[\"1\",\"2\"]"));
    hall.refuses(&["audit", "e", "b"], 1, "does NOT hold these answers");
    // Another ballot of the same voter with the same answers is not the one that was sealed.
    hall.seal(0, "1\n1\n", "c");
    hall.desk.write("c.opening", &opening);
    hall.refuses(&["audit", "e", "c"], 1, "this is the opening of another ballot");
    let (own, others) = (&number, hall.desk.omov(&["election", "find", "e", &number], ""));
    assert_eq!(others.code, 1, "it was never cast");
    let other = hall.seal(0, "1\n1\n", "d");
    hall.desk.write("d.opening", opening.replace(own.as_str(), &other));
    hall.refuses(&["audit", "e", "d"], 1, "does NOT hold these answers");
}

#[test]
fn what_would_show_a_cast_vote_is_deleted_and_an_audit_after_casting_refused() {
    let hall = Hall::usual();
    hall.seal(0, "1\n1\n", "b");
    let opening = hall.desk.read("b.opening");
    hall.does(&["cast", "e", "b"]);
    assert!(!hall.desk.path("b.opening").exists());
    hall.desk.write("b.opening", opening);
    hall.refuses(&["audit", "e", "b"], 1, "was cast; opening it would show how you voted");
}

#[test]
fn voting_into_a_file_that_is_there_makes_nothing() {
    let hall = Hall::usual();
    hall.seal(0, "1\n1\n", "b");
    std::fs::remove_file(hall.desk.path("b.opening")).unwrap();
    hall.refuses(&["vote", "e", "--out", "b"], 1, "is there already");
    assert!(!hall.desk.path("b.opening").exists());
}
