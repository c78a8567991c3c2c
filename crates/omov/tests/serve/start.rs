use crate::browser::{Browser, NAME, found};
use crate::house::{House, folder};

#[test]
fn a_movement_is_founded_with_the_code_that_the_first_start_prints() {
    let data = folder();
    let house = House::open(data.path());
    assert_eq!(Browser::at(&house).get("/").location(), "/setup");
    let mut browser = found(&house);
    let done = browser.get("/setup/done");
    assert_eq!(done.status, 200);
    assert!(done.body.contains(NAME) && done.body.contains("ottoline.varga@example.org"), "{}", done.body);
    house.stop();

    // The next start asks for no code, and what was founded is there.
    let house = House::open(data.path());
    assert_eq!(house.code, None);
    assert_eq!(Browser::at(&house).get("/setup").status, 404);
}

#[test]
fn a_start_anew_before_the_founding_prints_the_same_code() {
    let data = folder();
    let house = House::open(data.path());
    let code = house.code.clone();
    assert!(code.is_some());
    house.stop();
    assert_eq!(House::open(data.path()).code, code);
}

#[test]
fn programs_see_whether_the_house_is_open_and_ready() {
    let data = folder();
    let house = House::open(data.path());
    let mut browser = Browser::at(&house);
    let health = browser.get("/health");
    assert_eq!((health.status, health.body.as_str()), (200, "open\n"));
    assert_eq!(health.headers("set-cookie").count(), 0);
    assert_eq!(browser.get("/ready").status, 200);
}

#[test]
fn figures_are_shown_at_an_address_of_their_own_and_not_to_browsers() {
    let data = folder();
    let port = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    let house = House::open_with(data.path(), &["--metrics-listen", &format!("127.0.0.1:{port}")]);
    let mut browser = found(&house);
    assert_ne!(browser.get("/metrics").status, 200);
    let raw = {
        use std::io::{Read as _, Write as _};
        let mut stream = crate::browser::connect(&format!("127.0.0.1:{port}"));
        stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").expect("sent");
        let mut raw = String::new();
        stream.read_to_string(&mut raw).expect("an answer");
        raw
    };
    assert!(raw.contains("omov_requests_total{method=\"POST\",route=\"/setup/people\",status=\"303\"} 1"), "{raw}");
    assert!(raw.contains("omov_store_accepting 1") && raw.contains("omov_request_seconds_bucket"), "{raw}");
    assert!(!raw.contains("ottoline") && !raw.contains("Lantern"), "{raw}");
}

#[test]
fn a_house_on_postgresql_is_founded_by_one_process_and_open_in_another() {
    let Some(throwaway) = omov_store::testing::Throwaway::postgres() else { return };
    let database = throwaway.address().expect("an address");
    let (one, other) = (folder(), folder());
    let first = House::open_with(one.path(), &["--database", &database]);
    let second = House::open_with(other.path(), &["--database", &database]);
    assert_eq!(first.code, second.code, "whichever terminal somebody looks at");
    found(&first);
    assert_eq!(Browser::at(&second).get("/setup").status, 404);
    first.stop();
    second.stop();
}
