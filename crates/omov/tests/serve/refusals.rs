use std::fs;

use crate::browser::{Browser, found, found_as};
use crate::house::{House, folder, refused, text};

#[test]
fn beyond_this_machine_nothing_is_served_in_the_clear() {
    let data = folder();
    let said = refused(&["serve", "--data", text(data.path()), "--listen", "0.0.0.0:0"]);
    assert!(said.contains("over TLS only") && said.contains("--trusted-proxy"), "{said}");
    assert_eq!(fs::read_dir(data.path()).expect("the folder").count(), 0, "nothing was begun");
}

#[test]
fn half_a_certificate_is_refused() {
    let data = folder();
    let words =
        ["serve", "--data", text(data.path()), "--listen", "127.0.0.1:0", "--address", "https://vote.example.org"];
    for half in ["--tls-cert", "--tls-key"] {
        let said = refused(&[&words[..], &[half, "cert.pem"]].concat());
        assert!(said.contains("--tls-cert and --tls-key belong together"), "{said}");
    }
    let said = refused(&[&words[..], &["--tls-cert", "/nowhere/cert.pem", "--tls-key", "/nowhere/key.pem"]].concat());
    assert!(said.contains("/nowhere/cert.pem: there is no such file"), "{said}");
    let nonsense = data.path().join("nonsense.pem");
    fs::write(&nonsense, "no certificate").expect("written");
    let said = refused(&[&words[..], &["--tls-cert", text(&nonsense), "--tls-key", text(&nonsense)]].concat());
    assert!(said.contains("nonsense.pem"), "{said}");
}

#[test]
fn an_address_that_browsers_could_not_reach_or_that_is_in_the_clear_is_refused() {
    let data = folder();
    let words = ["serve", "--data", text(data.path()), "--listen", "127.0.0.1:0", "--trusted-proxy", "127.0.0.1"];
    let said = refused(&words);
    assert!(said.contains("--address is missing"), "{said}");
    for address in [
        "http://vote.example.org",
        "vote.example.org",
        "https://vote.example.org/path",
        "https://a@b.example",
        "https://",
    ] {
        let said = refused(&[&words[..], &["--address", address]].concat());
        assert!(said.contains("--address"), "{said}");
    }
    assert_eq!(fs::read_dir(data.path()).expect("the folder").count(), 0, "nothing was begun");
}

#[test]
fn a_port_in_use_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let data = folder();
    let said = refused(&["serve", "--data", text(data.path()), "--listen", &address]);
    assert!(said.contains(&address) && said.contains("another program uses this address"), "{said}");
}

#[test]
fn two_programs_do_not_work_in_one_folder() {
    let data = folder();
    let house = House::open(data.path());
    let said = refused(&["serve", "--data", text(data.path()), "--listen", "127.0.0.1:0"]);
    assert!(said.contains("another omov is at work in this folder"), "{said}");
    house.stop();
    House::open(data.path()).stop();
}

#[test]
fn after_a_kill_the_folder_is_free_again() {
    let data = folder();
    let mut house = House::open(data.path());
    found(&house);
    house.signal("KILL");
    house.wait();
    let house = House::open(data.path());
    assert_eq!(Browser::at(&house).get("/ready").status, 200);
    assert_eq!(house.code, None, "what was confirmed is there");
}

#[test]
fn a_folder_that_cannot_be_used_is_named() {
    let data = folder();
    let file = data.path().join("file");
    fs::write(&file, "").expect("written");
    let said = refused(&["serve", "--data", text(&file), "--listen", "127.0.0.1:0"]);
    assert!(said.contains(text(&file)), "{said}");
    let damaged = data.path().join("damaged");
    fs::create_dir(&damaged).expect("a folder");
    fs::write(
        damaged.join("omov.sqlite"),
        "this is no database, whatever its name says, and it is long enough ".repeat(50),
    )
    .expect("written");
    let said = refused(&["serve", "--data", text(&damaged), "--listen", "127.0.0.1:0"]);
    assert!(said.contains("omov.sqlite"), "{said}");
}

#[test]
fn a_database_of_a_newer_program_is_left_alone() {
    let data = folder();
    House::open(data.path()).stop();
    let database = rusqlite::Connection::open(crate::house::database(data.path())).expect("opens");
    let later =
        "INSERT INTO store_migrations (series, number, file, hash) VALUES ('house', 99, '0099_later.sql', x'00')";
    database.execute(later, []).expect("written");
    drop(database);
    let said = refused(&["serve", "--data", text(data.path()), "--listen", "127.0.0.1:0"]);
    assert!(said.contains("a newer omov has used them"), "{said}");
}

#[test]
fn a_database_that_is_gone_is_named_without_its_password() {
    let data = folder();
    let gone = "postgres://omov:open-sesame@127.0.0.1:1/omov";
    let said = refused(&["serve", "--data", text(data.path()), "--listen", "127.0.0.1:0", "--database", gone]);
    assert!(said.contains("cannot be reached") || said.contains("cannot be opened"), "{said}");
    assert!(!said.contains("sesame"), "{said}");
    let said = refused(&["serve", "--data", text(data.path()), "--listen", "127.0.0.1:0", "--database", "sqlite3"]);
    assert!(said.contains("--database is neither sqlite nor an address"), "{said}");
}

#[test]
fn behind_a_proxy_only_the_proxy_is_answered_and_only_what_came_over_tls() {
    let data = folder();
    let address = ["--address", "https://vote.example.org"];
    let stranger = House::open_with(data.path(), &[&address[..], &["--trusted-proxy", "10.0.0.7"]].concat());
    assert_eq!(Browser::at(&stranger).get("/setup").status, 403, "we are not the proxy");
    assert_eq!(Browser::at(&stranger).get("/health").status, 200, "whoever watches asks past it");
    stranger.stop();

    let house = House::open_with(data.path(), &[&address[..], &["--trusted-proxy", "10.0.0.0/8,127.0.0.1"]].concat());
    let mut browser = Browser::at(&house);
    assert_eq!(browser.get("/setup").status, 502, "the proxy does not say how it was asked");
    browser.headers = vec![("X-Forwarded-Proto", "http"), ("X-Forwarded-For", "203.0.113.9")];
    let sent_on = browser.get("/setup?x=1");
    assert_eq!((sent_on.status, sent_on.location()), (308, "https://vote.example.org/setup?x=1"));
    browser.headers = vec![("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.9")];
    let seen = browser.get("/setup");
    assert_eq!(seen.status, 200);
    assert!(seen.headers("strict-transport-security").next().is_some());
    assert!(
        seen.headers("set-cookie").all(|cookie| cookie.starts_with("__Host-") && cookie.contains("; Secure; HttpOnly"))
    );
    found_as(&house, browser);
}

#[test]
fn whoever_types_codes_without_end_is_held_back_by_the_address_they_come_from() {
    let data = folder();
    let options = ["--address", "https://vote.example.org", "--trusted-proxy", "127.0.0.1"];
    let house = House::open_with(data.path(), &options);
    let tries = |from: &'static str| {
        // Every time a new browser, which has no cookie yet.
        let mut browser = Browser::at(&house);
        browser.headers = vec![("X-Forwarded-Proto", "https"), ("X-Forwarded-For", from)];
        browser.send("/setup", "/setup", &[("code", "00000000")]).status
    };
    assert!((0..10).all(|_| tries("203.0.113.9") == 422));
    assert_eq!(tries("203.0.113.9"), 429);
    assert_eq!(tries("198.51.100.1, 203.0.113.9"), 429, "what it writes itself does not help");
    assert_eq!(tries("203.0.113.10"), 422, "somebody else is let try");
}
