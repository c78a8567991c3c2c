use crate::browser::{Browser, OFFICERS, found};
use crate::house::{House, folder};

#[test]
fn the_log_says_what_happened_and_holds_nobody() {
    let data = folder();
    let house = House::open(data.path());
    let code = house.code.clone().expect("a code");
    let mut browser = found(&house);
    browser.get("/setup/done");
    browser.get("/groups?search=ottoline.varga");
    browser.get("/no/such/ottoline.varga@example.org");
    browser.send("/sign-in", "/sign-in", &[("email", "ottoline.varga@example.org")]);
    browser.send("/sign-in", "/sign-in", &[("email", "nobody.there@example.org")]);
    let mut wrong = Browser::at(&house);
    wrong.send("/setup", "/setup", &[("code", "00000000")]);
    let log = house.stop();
    let mut requests = 0;
    for line in log.lines().filter(|line| line.starts_with('{')) {
        let line: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        if line["message"] == "answered" {
            requests += 1;
            assert!(line["status"].is_u64() && line["milliseconds"].is_u64() && line["request"].is_string(), "{line}");
        }
    }
    assert!(requests >= 8, "{log}");
    assert!(log.contains("\"route\":\"/setup/people\""), "{log}");
    let lower = log.to_lowercase();
    for (_, person) in OFFICERS {
        for part in person.to_lowercase().split(['@', '.', ' ']).filter(|part| !["example", "org"].contains(part)) {
            assert!(!lower.contains(part), "{part} is in the log: {log}");
        }
    }
    for secret in ["example.org", "nobody.there", "127.0.0.1:0", "__host-", "_token"] {
        assert!(!lower.contains(secret), "{secret} is in the log: {log}");
    }
    // The code stands in the line for the terminal alone, and is good for nothing any more.
    let with_code: Vec<_> = log.lines().filter(|line| line.contains(&code)).collect();
    assert!(matches!(with_code[..], [line] if line.starts_with("Open http")), "{with_code:?}");
}
