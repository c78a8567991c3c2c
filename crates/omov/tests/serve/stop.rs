use std::io::Write as _;
use std::thread;
use std::time::Duration;

use crate::browser::{Browser, connect, found};
use crate::house::{House, folder};

#[test]
fn a_request_in_hand_is_answered_before_the_program_stops() {
    for signal in ["TERM", "INT"] {
        let data = folder();
        let mut house = House::open(data.path());
        let mut browser = Browser::at(&house);
        let token = browser.get("/setup").token().to_owned();
        let code = house.code.clone().expect("a code");
        let whole = browser.request("POST", "/setup", &format!("_token={token}&code={code}"));
        let mut stream = connect(&house.host);
        let (first, rest) = whole.split_at(whole.len() - 8);
        stream.write_all(first.as_bytes()).expect("the first part");
        // The server has begun to read the request when it is told to stop.
        thread::sleep(Duration::from_millis(300));
        house.signal(signal);
        while !house.log().contains("told to stop") {
            thread::sleep(Duration::from_millis(20));
        }
        stream.write_all(rest.as_bytes()).expect("the rest");
        let answer = browser.answer(stream);
        assert_eq!(answer.location(), "/setup/name", "{signal}: {}", answer.head);
        assert_eq!(house.wait(), Some(0), "{}", house.log());
    }
}

#[test]
fn told_to_stop_twice_it_waits_for_nobody() {
    let data = folder();
    let mut house = House::open(data.path());
    let mut stream = connect(&house.host);
    stream.write_all(b"POST /setup HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n").expect("half a request");
    thread::sleep(Duration::from_millis(300));
    house.signal("TERM");
    while !house.log().contains("told to stop") {
        thread::sleep(Duration::from_millis(20));
    }
    house.signal("TERM");
    assert_eq!(house.wait(), Some(0), "{}", house.log());
}

#[test]
fn after_a_stop_nothing_is_left_that_has_to_be_mended() {
    let data = folder();
    let house = House::open(data.path());
    found(&house);
    house.stop();
    // SQLite has tidied up its log: the database is one file.
    let names: Vec<_> =
        std::fs::read_dir(data.path()).expect("the folder").map(|entry| entry.expect("one").file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().ends_with("-wal")), "{names:?}");
}
