//! What the doctor finds outside of the database: the disk, the certificate, the outbox, copies.

use std::fs;
use std::path::Path;
use std::time::Duration;

use omov_store::{Database, Moment};

use super::backup::size;
use super::copied;
use super::doctor::Report;
use crate::house::timestamp;
use crate::output::number_of;
use crate::post::outbox;
use crate::serve::certificate::{Certificate, SOON_DAYS, Stands};

const DAY: Duration = Duration::from_hours(24);

/// Whether there is room on the disk for some time: as much again as there is now, and a little more.
pub(super) fn room(data: &Path, database: &Database, report: &mut Report) {
    const A_LITTLE: u64 = 500_000_000;
    let Ok(disk) = rustix::fs::statvfs(data) else {
        report.advice("How much room the disk has cannot be seen.".into());
        return;
    };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let used = match database {
        Database::Sqlite(file) => fs::metadata(&file.path).map_or(0, |file| file.len()),
        Database::Postgres(_) => 0,
    };
    let (free_said, used_said) = (size(free), size(used));
    if free < used.saturating_add(A_LITTLE) {
        report.advice(format!(
            "The disk has {free_said} left, and the database is {used_said}. Make room before it is full."
        ));
    } else {
        report.well(format!("The disk has {free_said} left, and the database is {used_said}."));
    }
}

/// How long the certificate still does, and whether it is for the name by which browsers reach this machine.
pub(super) fn certificate(file: &Path, address: Option<&str>, now: Moment, report: &mut Report) {
    let Some(found) = Certificate::of(file) else {
        report.serious(format!("{}: no certificate can be read there (PEM).", file.display()));
        return;
    };
    let day = timestamp(found.until()).strftime("%Y-%m-%d");
    match found.stands(now) {
        Stands::Good(days) => {
            report.well(format!("The certificate is good until {day}, for {}.", number_of(days.unsigned_abs(), "day")));
        }
        Stands::Soon(days) => report.advice(format!(
            "The certificate ends on {day}, in {}. Renew it: it should have more than {SOON_DAYS} days left.",
            number_of(days.unsigned_abs(), "day")
        )),
        Stands::NotYet => {
            report
                .serious("The certificate is not good yet: browsers refuse it. Is this machine's clock right?".into());
        }
        Stands::Ended => report.serious(format!("The certificate ended on {day}: browsers refuse it. Renew it now.")),
    }
    let Some(address) = address else { return };
    let uri = address.parse::<axum::http::Uri>().ok();
    match uri.as_ref().and_then(axum::http::Uri::host) {
        Some(host) if found.fits(host) => {}
        Some(host) => report.serious(format!("The certificate is for {}, and not for {host}.", found.names())),
        None => report.advice(format!("--address {address}: this is not an address such as https://vote.example.org.")),
    }
}

/// Letters in the folder for want of a mail server.
pub(super) fn letters_in_folder(data: &Path, report: &mut Report) {
    let letters = fs::read_dir(outbox::folder(data)).into_iter().flatten().flatten();
    let letters = letters.filter(|file| file.path().extension().is_some_and(|end| end == "eml")).count();
    if letters > 0 {
        report.advice(format!(
            "In the folder outbox: {}. Send them, or take them away; codes to sign in are in them.",
            number_of(letters as u64, "letter")
        ));
    }
}

/// How old the last copy is.
pub(super) fn copies(data: &Path, database: &Database, now: Moment, report: &mut Report) {
    const OLD: Duration = Duration::from_hours(8 * 24);
    if matches!(database, Database::Postgres(_)) {
        report.advice("Copies of PostgreSQL are made with its own tools, and are not seen from here.".into());
        return;
    }
    let Some(last) = copied::last(data) else {
        report.advice("No backup was ever made here with omov backup.".into());
        return;
    };
    let days = (now.0 - last.0).max(0) / Moment(0).plus(DAY).0;
    let day = timestamp(last).strftime("%Y-%m-%d %H:%M UTC");
    if last.plus(OLD) < now {
        report.advice(format!("The last backup is {} old, of {day}. Make one.", number_of(days.unsigned_abs(), "day")));
    } else {
        report.well(format!("The last backup was made on {day}."));
    }
}
