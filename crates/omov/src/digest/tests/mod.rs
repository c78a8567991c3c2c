//! What the weekly mail promises, on both engines.

mod stopping;
mod whole;

use std::time::Duration;

use crate::house::testing::Hall;
use crate::house::work::all_due;

const DAY: Duration = Duration::from_hours(24);

/// The weekly mails to an address, decoded, in no order.
fn mails(hall: &Hall, to: &str) -> Vec<String> {
    let Ok(files) = std::fs::read_dir(hall.house.data().join("outbox")) else { return Vec::new() };
    let read = |path| decoded(&std::fs::read(path).expect("a mail"));
    let all = files.map(|file| read(file.expect("a file").path()));
    let ours = |mail: &String| mail.contains(&format!("To: {to}")) && mail.contains("You get this at most once a week");
    all.filter(ours).collect()
}

/// Quoted-printable, read.
fn decoded(mail: &[u8]) -> String {
    let mail = String::from_utf8_lossy(mail).replace("=\r\n", "");
    let mut parts = mail.split('=');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let byte = part.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(byte.unwrap_or(b'='));
        bytes.extend(part.as_bytes().iter().skip(if byte.is_some() { 2 } else { 0 }));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn due(hall: &Hall) {
    all_due(&hall.house).await.expect("the work is done");
}

/// Goes on by that many days and does what is due.
async fn forward(hall: &Hall, days: u32) {
    hall.house.clock().forward(DAY * days);
    due(hall).await;
}
