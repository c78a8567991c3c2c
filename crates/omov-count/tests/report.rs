//! Reports say what the record says, to anyone, whatever names are in it.

#[path = "../examples/reports/records.rs"]
mod records;

use std::collections::BTreeSet;

use omov_count::report::{self, parts};
use omov_count::{CandidateId, CountRecord, Profile, Rule};
use quick_xml::Reader;
use quick_xml::events::Event;

/// Whether every tag is closed in order; and all text between tags.
fn parsed(html: &str) -> Result<String, String> {
    let mut reader = Reader::from_str(html);
    let mut text = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return Ok(text),
            Ok(Event::End(_)) => text.push(' '),
            Ok(Event::Text(part)) => text.push_str(&part.xml10_content()),
            Ok(Event::GeneralRef(_)) => text.push('&'),
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                for attribute in tag.attributes() {
                    attribute.map_err(|e| e.to_string())?;
                }
            }
            Ok(_) => {}
            Err(e) => return Err(format!("at {}: {e}", reader.buffer_position())),
        }
    }
}

#[test]
fn every_page_is_well_formed() {
    for (name, record) in records::all() {
        let html = report::html(&record);
        assert_eq!(parsed(&html).err(), None, "{name}");
        let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}: an id twice: {ids:?}");
    }
}

#[test]
fn a_page_needs_no_script_no_inline_style_and_nothing_from_outside() {
    for (name, record) in records::all() {
        let html = report::html(&record);
        for never in ["<script", " style=", "http:", "https:", "//", "@import", "url(", " onclick", "javascript:"] {
            assert!(!html.contains(never), "{name} has {never}");
        }
        assert_eq!(html.matches("<style>").count(), 1, "{name}");
    }
}

#[test]
fn every_part_stands_alone_with_ids_of_its_own() {
    let all: [fn(&CountRecord, &str) -> String; 18] = [
        parts::title,
        parts::contents,
        parts::ballots,
        parts::limits,
        parts::without_limits,
        parts::stages,
        parts::ties,
        parts::checks,
        parts::not_proved,
        parts::figures,
        parts::keep_values,
        parts::flow,
        parts::rule,
        parts::committees,
        parts::pairs,
        parts::scores,
        parts::budget,
        parts::quorum,
    ];
    for (name, record) in records::all() {
        for part in all.into_iter().chain([parts::decision as fn(&CountRecord, &str) -> String]) {
            let html = part(&report::for_display(&record), "b7-");
            assert_eq!(parsed(&html).err(), None, "{name}");
            for id in html.split(" id=\"").skip(1) {
                assert!(id.starts_with("b7-"), "{name}: {id:.40}");
            }
        }
    }
}

#[test]
fn names_cannot_become_markup_formulas_or_commands_of_a_terminal() {
    let record = records::hostile();
    let html = report::html(&record);
    assert!(!html.contains("<script>") && !html.contains("</title><b>"));
    assert!(html.contains("&#60;script&#62;") || html.contains("&lt;script&gt;"));
    let text = report::text(&record);
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
    for row in csv::ReaderBuilder::new().flexible(true).from_reader(report::csv(&record).as_bytes()).records() {
        for cell in &row.unwrap() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "a formula: {cell}");
        }
    }
    assert!(report::csv(&record).contains("\"'=HYPERLINK(\"\"x\"\")\""));
}

#[test]
fn names_that_run_from_right_to_left_do_not_carry_figures_with_them() {
    let html = report::html(&records::hostile());
    let name = "\u{5d3}\u{5d5}\u{5d3} \u{5db}\u{5d4}\u{5df}";
    let body = html.split("<svg viewBox").next().unwrap();
    assert!(body.matches(name).count() > 5);
    assert_eq!(body.matches(name).count(), body.matches(&format!("<bdi>{name}")).count(), "a name stands bare");
    for report in [html, report::text(&records::hostile())] {
        assert!(!report.contains(['\u{2068}', '\u{2069}']));
    }
}

#[test]
fn every_figure_of_the_stage_table_stands_in_the_record() {
    for (name, record) in records::all() {
        let figures: Vec<&String> =
            record.stages.iter().flat_map(|s| s.votes.values().chain([&s.non_transferable]).chain(&s.quota)).collect();
        let table = parts::figures(&record, "");
        let text = parsed(&table).unwrap();
        for word in text
            .split_whitespace()
            .filter(|w| w.contains('.') && !w.ends_with('.') && w.starts_with(|c: char| c.is_ascii_digit()))
        {
            let plain = word.replace(',', "");
            assert!(figures.iter().any(|f| f.starts_with(&plain)), "{name}: {word} is no figure of the record");
        }
        // And the other way: in the spreadsheet every figure stands whole.
        if record.decision.is_none() && record.pairwise.is_none() && record.spending.is_none() {
            let csv = report::csv(&record);
            for figure in figures {
                assert!(csv.split([',', '\n']).any(|cell| cell == figure), "{name}: {figure} is missing");
            }
        }
    }
}

#[test]
fn the_text_fits_a_terminal_of_a_hundred_columns() {
    use unicode_width::UnicodeWidthStr;
    for (name, record) in records::all() {
        for line in report::text(&record).lines() {
            assert!(line.width() <= 100, "{name}: {} columns: {line}", line.width());
        }
    }
}

#[test]
fn a_record_that_does_not_hold_together_is_called_that() {
    let flat = |record| report::text(&record).split_whitespace().collect::<Vec<_>>().join(" ");
    let (good, bad) = (flat(records::limits()), flat(records::broken()));
    assert!(!good.contains('✗') && good.contains("come to 1,284: every counted paper"));
    assert!(bad.contains("✗ After stage 4 the votes come to 1,286.14. They should come to 1,284."), "{bad}");
    assert!(bad.contains("✗ The moves of stage 4 do not lead to its figures."), "{bad}");
    assert!(bad.contains("✗ The rule shown on this page does not have the fingerprint"), "{bad}");
    assert!(report::html(&records::broken()).contains("card stop"));
}

#[test]
fn a_real_count_holds_together_under_every_rule_counted_here() {
    for (name, record) in records::all().into_iter().filter(|(name, _)| *name != "broken") {
        assert!(!report::text(&record).contains('✗'), "{name}: {}", report::text(&record));
    }
}

#[test]
fn a_tie_that_leaves_the_winner_open_is_said_in_the_title() {
    for record in [records::open_committees(), records::open_pairwise()] {
        let html = report::html(&record);
        let title = html.split("<h1>").nth(1).unwrap().split("</h1>").next().unwrap();
        assert!(title.contains("the result is open"), "{title}");
        assert!(!title.contains("elected"), "{title}");
    }
}

#[test]
fn who_repeats_the_commands_of_a_lot_gets_what_the_record_says() {
    use std::process::Command;
    let record = records::lot();
    let tie = &record.ties[0];
    let text = report::text(&record);
    let mut drawn = Vec::new();
    for block in text.split("\n  $ ").skip(1) {
        let command = block.lines().take_while(|l| !l.trim().chars().all(|c| c.is_ascii_hexdigit()));
        let command: Vec<&str> = command.map(str::trim).collect();
        let shown = block.lines().nth(command.len()).unwrap().trim();
        let Ok(run) = Command::new("sh").arg("-c").arg(command.join(" ")).output() else {
            eprintln!("no shell here; the command was not run");
            return;
        };
        let run = String::from_utf8(run.stdout).unwrap();
        assert_eq!(run.split_whitespace().next(), Some(shown), "{command:?}");
        drawn.push((shown.to_owned(), command.join(" ")));
    }
    assert_eq!(drawn.len(), tie.between.len());
    // The smallest is favoured, so the largest goes out.
    let last = drawn.iter().max().unwrap();
    let name = record.name(tie.chosen).replace('\'', r"'\''");
    assert!(last.1.contains(&name), "{last:?} is not {name}");
}

#[test]
fn reports_of_records_with_missing_parts_do_not_panic() {
    for rule in Rule::ALL {
        let record = records::empty("Half a record", Profile::new(*rule, 1), &["One", "Two"], 5);
        let whole = records::limits();
        let strange = CountRecord { profile: record.profile.clone(), candidates: Vec::new(), ..whole.clone() };
        let mut no_figures = whole.clone();
        for stage in &mut no_figures.stages {
            stage.quota = None;
            stage.non_transferable = "soon".into();
            stage.votes.insert(CandidateId::from_index(900), "1e9".into());
        }
        let no_stages = CountRecord { stages: Vec::new(), ..whole.clone() };
        let ragged = CountRecord { pairwise: Some(vec![vec![], vec![1, 2, 3]]), ..record.clone() };
        for record in [record, strange, no_figures, no_stages, ragged] {
            assert_eq!(parsed(&report::html(&record)).err(), None, "{}", rule.name());
            assert!(!report::text(&record).is_empty() && !report::csv(&record).is_empty());
        }
    }
}

#[test]
fn the_count_of_the_drawing_reads_like_this_in_a_terminal() {
    insta::assert_snapshot!(report::text(&records::limits()));
}

#[test]
fn the_count_of_the_drawing_is_this_spreadsheet() {
    insta::assert_snapshot!(report::csv(&records::limits()));
}

#[test]
fn meek_is_told_like_this() {
    insta::assert_snapshot!(report::text(&records::meek()));
}

#[test]
fn ties_are_told_like_this() {
    insta::assert_snapshot!(report::text(&records::earlier_stage()));
}
