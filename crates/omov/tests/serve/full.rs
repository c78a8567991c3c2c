use std::path::Path;
use std::process::{Command, Stdio};

use crate::browser::{Browser, OFFICERS, as_far_as_people, found};
use crate::house::{House, folder, omov, ran, text};

/// The program on a disk that is full soon: no file of its may grow beyond so many kilobytes.
fn on_a_small_disk(data: &Path, kilobytes: u32) -> House {
    let ordinary = omov(&[]);
    let script = format!(
        "trap '' XFSZ; ulimit -f {kilobytes}; exec {} serve --data {} --listen 127.0.0.1:0 --log json",
        ordinary.get_program().to_str().expect("text"),
        text(data)
    );
    let mut command = Command::new("bash");
    for (name, _) in ordinary.get_envs() {
        command.env_remove(name);
    }
    command.args(["-c", &script]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    House::started(command)
}

#[test]
fn on_a_full_disk_the_page_says_so_reading_goes_on_and_nothing_is_half_done() {
    let data = folder();
    let house = House::open(data.path());
    let code = house.code.clone().expect("a code");
    house.stop();

    // Enough for what SQLite keeps beside the database, too little for all that is founded.
    let house = on_a_small_disk(data.path(), 40);
    let mut browser = Browser::at(&house);
    as_far_as_people(&mut browser, &code);
    let refused = browser.send("/setup/people", "/setup/people", &OFFICERS);
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert!(refused.body.contains("We cannot save anything just now"), "{}", refused.body);
    assert_eq!(browser.get("/setup/people").status, 200, "reading goes on");
    assert_eq!(browser.get("/ready").status, 503, "whoever watches is told");
    assert_eq!(browser.get("/health").status, 200);
    let log = house.stop();
    assert!(log.contains("storage failed") && !log.contains("ottoline"), "{log}");

    // With room again nothing of it is there, all is well, and it can be done.
    let doctor = ran(&["doctor", "--data", text(data.path())]);
    assert!(doctor.status.success(), "{}", String::from_utf8_lossy(&doctor.stdout));
    let house = House::open(data.path());
    assert_eq!(house.code, Some(code));
    found(&house);
}
