//! `omov count --report`: what is written where.

use crate::desk::{Desk, WARD};

const COUNT: [&str; 3] = ["ward.blt", "--rule", "scottish-stv"];

#[test]
fn every_kind_of_report_is_written_and_named() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    let reports = ["--report", "html", "r.html", "--report", "text", "r.txt", "--report", "csv", "r.csv"];
    let papers = ["--report", "blt", "papers.blt", "--report", "ballots-csv", "papers.csv"];
    let said = desk.count(&[&COUNT[..], &reports[..], &papers[..]].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(
        said.err,
        "omov: html report written to r.html\nomov: text report written to r.txt\nomov: csv report written to r.csv\n\
         omov: blt report written to papers.blt\nomov: ballots-csv report written to papers.csv\n"
    );
    assert!(desk.read("r.html").trim_start().to_lowercase().starts_with("<!doctype html>"));
    assert_eq!(desk.read("r.txt"), said.out, "the text report is what is printed anyway");
    assert!(desk.read("r.csv").contains("Anna"));
}

#[test]
fn papers_that_were_written_count_the_same() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    let papers = ["--report", "blt", "papers.blt", "--report", "ballots-csv", "papers.csv", "--seats", "3"];
    let before = desk.count(&[&COUNT[..], &papers[..], &["--json"]].concat());
    let before: serde_json::Value = serde_json::from_str(&before.out).expect("a record");
    assert_eq!(desk.record(&["papers.blt", "--rule", "scottish-stv"]), before, "seats as counted go into the .blt");
    let again = desk.record(&["papers.csv", "--rule", "scottish-stv", "--seats", "3"]);
    assert_eq!(again["stages"], before["stages"]);
}

#[test]
fn a_report_on_standard_output_stands_there_alone() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    let said = desk.count(&[&COUNT[..], &["--report", "html", "-"]].concat());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.trim_end().ends_with("</html>"), "{}", said.out);
    assert_eq!(said.out.matches("</html>").count(), 1);
}

#[test]
fn two_results_do_not_go_to_one_place() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    let with = |more: &[&'static str]| [&COUNT[..], more].concat();
    desk.refuses(
        &with(&["--json", "--report", "csv", "-"]),
        2,
        "--json and --report … - both want standard output; give the report a file",
    );
    desk.refuses(
        &with(&["--report", "csv", "r", "--report", "text", "r"]),
        2,
        "--report text r: another report goes there",
    );
    desk.refuses(
        &with(&["--report", "pdf", "r.pdf"]),
        2,
        "--report pdf: no such kind of report; one of: html, text, csv, blt, ballots-csv",
    );
    assert!(!desk.path("r").exists());
}

#[test]
fn a_refused_count_writes_no_report() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    desk.refuses(
        &["ward.blt", "--rule", "scottish-stv", "--seats", "9", "--report", "html", "r.html"],
        2,
        "ward.blt: 9 seats to fill, but only 5 candidates stand; give fewer seats",
    );
    assert!(!desk.path("r.html").exists());
}

#[test]
fn a_report_that_cannot_be_written_is_said_in_one_line() {
    let desk = Desk::with(&[("ward.blt", WARD)]);
    let words = [&COUNT[..], &["--report", "html", "nowhere/r.html"]].concat();
    desk.refuses(&words, 2, "nowhere/r.html: there is no such file or folder");
}
