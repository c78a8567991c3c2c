//! The page that stands alone.

use askama::Template;

use super::parts;
use super::words::{say_with, text, without_isolates};
use crate::record::CountRecord;

#[derive(Template)]
#[template(path = "report/page.html")]
struct Page<'a> {
    css: &'a str,
    title: String,
    head: String,
    main: Vec<String>,
    side: Vec<String>,
    wide: Vec<String>,
    footer: String,
}

/// The whole report as a page that needs nothing else: no script, nothing from outside, no inline style, one style sheet.
///
/// Every part is made by a function of [`parts`].
pub fn html(record: &CountRecord) -> String {
    let shown = &super::for_display(record);
    let all = |parts: &[fn(&CountRecord, &str) -> String]| -> Vec<String> {
        parts.iter().map(|part| part(shown, "")).filter(|html| !html.is_empty()).collect()
    };
    let page = Page {
        css: super::CSS,
        title: without_isolates(&say_with("page-title", &[("contest", text(&shown.contest))])),
        head: parts::title(shown, ""),
        main: all(&[
            parts::quorum,
            parts::limits,
            parts::decision,
            parts::budget,
            parts::committees,
            parts::stages,
            parts::ties,
            parts::checks,
        ]),
        side: all(&[parts::contents, parts::ballots, parts::not_proved]),
        wide: all(&[
            parts::scores,
            parts::figures,
            parts::keep_values,
            parts::pairs,
            parts::flow,
            parts::without_limits,
            parts::rule,
        ]),
        footer: super::words::say("footer"),
    };
    parts::rendered(&page)
}
