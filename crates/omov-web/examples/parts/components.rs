//! Every component once.

use omov_web::charts::{Bar, Bars, Squares};
use omov_web::dates::Dates;
use omov_web::forms::{Choice, Field, FormToken, Search};
use omov_web::markup::Markup;
use omov_web::page::{Page, Shell};
use omov_web::parts::{
    Act, Acts, Card, Column, Equal, Event, Facts, Link, Note, Outward, Pages, Progress, Row, Rows, Stand, Steps, Table,
    Tag, Task, Tasks, Timeline, View, Views,
};
use omov_web::words::Words;

pub(super) fn page(shell: Shell, token: &FormToken) -> Page {
    let words = shell.words.clone();
    let left = [
        ("Buttons", buttons(token)),
        ("Status tags", tags()),
        ("Cards", cards()),
        ("Notes", notes()),
        ("Facts", facts(&words)),
        ("Rows", rows()),
    ];
    let right = [
        ("Forms", fields(&words)),
        ("Steps", steps(&words)),
        ("Tasks", tasks(&words)),
        ("Timeline", timeline(&words)),
        ("Progress", progress(&words)),
        ("Table and pages", table(&words)),
        ("Squares", squares(&words)),
        ("Bars are a table", bars(&words)),
    ];
    let column = |parts: Vec<(&str, Markup)>| {
        Markup::joined(parts.into_iter().enumerate().map(|(at, (title, body))| {
            Markup::section(&format!("{}-{at}", title.to_lowercase().replace(' ', "-")), title, body)
        }))
    };
    let body = Markup::columns(column(left.into()), column(right.into()), true);
    Page::new(shell, "Parts", body)
        .lead("Every part once, in every state. Look at it in dark, in high contrast, at 200 per cent, and with long words.")
        .place([Link::new("Eastmere Together", "/"), Link::new("North", "/north"), Link::new("Quayside", "/north/quayside")])
        .here("/home")
        .entry("This page in the public record: entry 18,204.")
}

fn text(text: &str) -> Markup {
    Markup::paragraph(text)
}

fn link(text: &str) -> Link {
    Link::new(text, "/form")
}

fn buttons(token: &FormToken) -> Markup {
    let takes = Act::takes(Link::new("Withdraw my motion", "/withdraw"));
    let choice = |answer: &str| Act::main(link(answer)).sent_with(token.as_str()).saying("answer", answer);
    Markup::joined([
        Acts {
            acts: vec![
                Act::main(link("One main act")),
                Act::second(link("Another way")),
                takes,
                Act::link(link("A link beside them")),
            ],
        }
        .into(),
        text("Equal choices get equal buttons:"),
        Equal::new("Buses should run until the late shift ends", ["Agree", "Disagree", "Pass"].map(choice)).into(),
    ])
}

fn tags() -> Markup {
    let tags = [
        Tag::draft("Draft"),
        Tag::open("Open"),
        Tag::turn("Needs you"),
        Tag::done("Counted"),
        Tag::stop("No answer after 16 days"),
    ];
    Markup::joined([
        Markup::line(tags.map(Markup::from)),
        text("The words carry the meaning. The colour only helps the eye."),
    ])
}

fn cards() -> Markup {
    Markup::joined([
        Card::new("An ordinary card", text("White, one line round it, no shadow.")).into(),
        Card::turn(
            "Who should stand for Eastmere North on the city council?",
            text("Eight people want to stand. We choose four. Put them in your order: it takes about five minutes."),
        )
        .tagged(Tag::turn("Your vote"))
        .acts(Acts {
            acts: vec![Act::main(link("Open the voting booth")), Act::link(link("Read about the eight people"))],
        })
        .into(),
        Card::stop("Something owed was not done", text("Says what, since when, by which rule.")).into(),
        Card::empty(
            "Nothing here yet",
            "No debate is open in Quayside. Any five members can open one.",
            Acts { acts: vec![Act::second(link("Open a debate"))] },
        )
        .into(),
    ])
}

fn notes() -> Markup {
    Markup::joined([
        Note::rule(text("What the rule says, word for word.")).into(),
        Note::turn(text("What a rule changed in the result.")).into(),
        Note::stop(text("We cannot save anything just now. You can go on reading.")).into(),
        Note::done(text("Your address is changed.")).into(),
    ])
}

fn facts(words: &Words) -> Markup {
    let dates = Dates::new(words.clone(), "Europe/London").unwrap_or_else(|refused| panic!("{refused}"));
    let moment = |when: &str| when.parse().unwrap_or_else(|error| panic!("{error}"));
    let (now, close) = (moment("2026-05-14T18:42:00Z"), moment("2026-05-17T19:00:00Z"));
    let closes = Markup::joined([dates.marked(close), Markup::text(&format!(", {}", dates.away(now, close)))]);
    let facts = Facts::default()
        .with("Closes", closes)
        .with("Answers to", Markup::text("the members of Quayside, by rule 7.3"))
        .with("Named by its author", Markup::name("حركة إيستمير"))
        .with(
            "Source",
            Outward::parse("https://council.example/cost-of-lines.pdf").map(Markup::from).unwrap_or_default(),
        );
    Card::new("The ballot", facts).into()
}

fn rows() -> Markup {
    let items = [
        ("“Buses should run until the late shift ends.”", "81 in 100 agreed, in both opinion groups."),
        ("Your question to Cllr Tom Ashdown", "38 members support it."),
    ];
    let items = items.map(|(title, body)| Markup::joined([Markup::heading(3, title), text(body)]));
    Rows { items: items.into() }.into()
}

fn fields(words: &Words) -> Markup {
    let fields = [
        Field::short(words, "postcode", "Postcode")
            .hint("We use it to find your group. Nothing else.")
            .autocomplete("postal-code")
            .value("EM4 7QS"),
        Field::code(words, "code", "Code from your letter")
            .value("4TRK-9QM")
            .wrong("The code has eight characters. You typed seven."),
        Field::select(
            words,
            "zone",
            "Time zone",
            vec![Choice::new("Europe/London", "London (now 18:42)"), Choice::new("Asia/Tokyo", "Tokyo (now 02:42)")],
        ),
        Field::any_of(
            words,
            "help",
            "Where would you like to help?",
            vec![Choice::new("doors", "At the doors"), Choice::new("phones", "On the phone")],
        )
        .value("doors")
        .optional(),
    ];
    let search = Search::new("/", "find", "Find a group", "Find").hint("By its name, or by a postcode.");
    Markup::joined(fields.map(Markup::from).into_iter().chain([search.into()]))
}

fn steps(words: &Words) -> Markup {
    Steps::new(words, ["Code", "Name", "Rules", "People"], 1).into()
}

fn tasks(words: &Words) -> Markup {
    let task = |stand, title: &str, body: Markup| Task { stand, title: title.into(), body };
    let to_go = Markup::line([Tag::turn("One to go").into(), Markup::text("Rana Haddad has said yes.")]);
    let tasks = vec![
        task(Stand::Past, "Read the statement", text("Saturday 2 May")),
        task(Stand::Now, "Find two supporters", to_go),
        task(Stand::ToCome, "Hand it in", text("Until Thursday 21 May, 20:00")),
    ];
    Tasks { words: words.clone(), tasks }.into()
}

fn timeline(words: &Words) -> Markup {
    let event = |stand, when: &str, what: &str| Event { stand, when: when.into(), what: Markup::text(what) };
    let events = vec![
        event(Stand::Past, "Saturday 2 May", "Opened"),
        event(Stand::Now, "until Thursday 21 May", "Amendments"),
        event(Stand::ToCome, "Monday 1 June", "Ballot"),
    ];
    Timeline { words: words.clone(), events }.into()
}

pub(super) fn progress(words: &Words) -> Markup {
    Progress::new(words, "Reading the file: 61,400 of 100,000 rows")
        .part(61_400, 100_000)
        .left("About 9 seconds more.")
        .acts(Acts { acts: vec![Act::takes(Link::new("Stop and undo", "/withdraw"))] })
        .into()
}

fn table(words: &Words) -> Markup {
    let columns = [
        Column::words("What"),
        Column::words("When"),
        Column::figures("For"),
        Column::figures("Against"),
        Column::words("Done?"),
    ];
    let row = |what: &str, when: &str, yes: &str, no: &str, tag: Tag| {
        Row::new(Markup::text(what), [Markup::text(when), Markup::text(yes), Markup::text(no), tag.into()])
    };
    let rows = [
        row("Open the hall on Sundays", "2\u{a0}May", "61", "22", Tag::open("Under way")),
        row("Write to the port", "11\u{a0}Apr", "70", "3", Tag::stop("9 days overdue")),
    ];
    let table = Table::new(words, "Decisions of Quayside", columns).rows(rows);
    let other = |name: &str| View::Other(Link::new(name, "/"));
    let views = Views::new("Which decisions", [View::Here("All".into()), other("Under way (12)"), other("Done (48)")]);
    Markup::joined([views.into(), table.into(), Pages::new(words, "/?page=", 9, 50, 12_000).into()])
}

fn squares(words: &Words) -> Markup {
    let names = Squares::new(words, "17 of the 20 names it needs", 17, 20, ["Signed", "Still needed"]);
    let turnout =
        Squares::new(words, "11,999 of 40,000 members voted, 30 in 100", 11_999, 40_000, ["Voted", "Did not vote"]);
    Markup::joined([Card::new("A petition", names).into(), Card::new("Turnout", turnout).into()])
}

fn bars(words: &Words) -> Markup {
    let bar = |name: &str, part| Bar { name: Markup::text(name), part, figure: format!("{part} in 100") };
    Bars {
        words: words.clone(),
        caption: "Agree with “run until the late shift ends”".into(),
        heads: ["Group".into(), "Agree".into()],
        whole: 100,
        bars: vec![bar("Group A", 88), bar("Group B", 73), bar("People of neither group", 9)],
    }
    .into()
}
