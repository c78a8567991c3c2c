//! Every kind of bad book, and the sentence it gets. Each case is a sound book with a few lines changed.

use std::collections::BTreeSet;
use std::fmt::Write;

use omov_rules::{Finding, Rulebook, Severity};

const EVERYTHING: &str = include_str!("books/everything.toml");

/// The name of a case, and which lines become which others.
type Case = (&'static str, &'static [(&'static str, &'static str)]);

const CASES: &[Case] = &[
    // The form of the text.
    ("a quotation mark is missing", &[("name = \"Everything\"", "name = \"Everything")]),
    ("a key stands twice", &[("open-at-most = \"21 days\"", "open-at-most = \"21 days\"\nopen-at-most = \"22 days\"")]),
    ("a part is missing", &[("[membership]", "[memberships]")]),
    ("no kind of part", &[("[debates.open]", "[debate.open]")]),
    (
        "a part is no table",
        &[
            ("[rulebook]", "matters = 3\n[rulebook]"),
            ("[matters.money]\ntitle = \"money\"", ""),
            ("[matters.policy]\ntitle = \"policy\"", ""),
        ],
    ),
    ("a name with capitals", &[("[matters.money]", "[matters.Money]")]),
    ("a key with a slip", &[("open-at-least = \"7 days\"\nopen-at-most", "open-at-lest = \"7 days\"\nopen-at-most")]),
    ("a body that does not exist", &[("heard-by = \"council\"", "heard-by = \"counsel\"")]),
    ("a number out of bounds", &[("trustees = 5", "trustees = 5000")]),
    ("another form", &[("form = 1", "form = 2")]),
    ("a number where a text should be", &[("title = \"clerk\"", "title = 7")]),
    ("a text that says nothing", &[("statement = \"I agree.\"", "statement = \" \"")]),
    ("a text with signs that cannot be shown", &[("statement = \"I agree.\"", "statement = \"I \\u0007 agree.\"")]),
    ("one text where a list should be", &[("values = [\"woman\", \"man\", \"other\"]", "values = \"woman\"")]),
    (
        "a number where a name should be",
        &[(
            "deputy-named-by = \"council\"\nlends = [\"mail\", \"open-groups\"]",
            "deputy-named-by = 3\nlends = [\"mail\", \"open-groups\"]",
        )],
    ),
    ("one name where a list should be", &[("opened-by = [\"council\"]", "opened-by = \"council\"")]),
    ("a name twice", &[("called-by = [\"council\", \"clerk\"]", "called-by = [\"council\", \"council\"]")]),
    ("a number in quotation marks", &[("posts-a-day = 3", "posts-a-day = \"3\"")]),
    ("a number below none", &[("posts-a-day = 3", "posts-a-day = -3")]),
    ("yes in place of true", &[("secret = true", "secret = \"yes\"")]),
    ("no share", &[("organisers-share = \"30 %\"", "organisers-share = \"a bit\"")]),
    ("a number with a point", &[("organisers-share = \"30 %\"", "organisers-share = 0.3")]),
    ("a share above all", &[("organisers-share = \"30 %\"", "organisers-share = \"130 %\"")]),
    ("a threshold above all", &[("turnout = \"40 %\"", "turnout = \"100.01 %\"")]),
    ("how many is not said", &[("force-signatures = \"10 %\"", "force-signatures = \"many\"")]),
    ("which of the two is not said", &[("\"5 % or 1000, whichever is less\"", "\"5 % or 1000\"")]),
    ("at least more than at most", &[("\"1 %, at least 2 and at most 20\"", "\"1 %, at least 20 and at most 2\"")]),
    ("a majority without more or least", &[("\"more than half of the members\"", "\"half of the members\"")]),
    ("a majority of nothing", &[("\"more than half of the members\"", "\"more than half\"")]),
    ("more than all", &[("\"more than half of the members\"", "\"more than all of the members\"")]),
    ("a time without a unit", &[("collect-within = \"3 months\"", "collect-within = \"3\"")]),
    ("a time that is too long", &[("collect-within = \"3 months\"", "collect-within = \"300 years\"")]),
    ("no way to fill an office", &[("filled = \"by-lot\"", "filled = \"by-birth\"")]),
    (
        "no power",
        &[("lends = [\"mail\", \"open-groups\"]", "lends = [\"magic\"]"), ("[powers.mail]", "[powers.magic]")],
    ),
    ("no way to join", &[("joins = \"when-accepted\"", "joins = \"sometimes\"")]),
    ("no way to vote", &[("channels = [\"online\", \"post\", \"in-person\"]", "channels = [\"telegram\"]")]),
    ("nobody who makes codes", &[("codes = \"registrar\"", "codes = \"trustees\"")]),
    ("no counting rule", &[("count = \"meek\"", "count = \"borda\"")]),
    ("nothing a petition is for", &[("asks-for = \"answer\"", "asks-for = \"cake\"")]),
    ("no sanction", &[("\"removal-from-office\", \"expulsion\"]", "\"exile\"]")]),
    ("nothing that is published", &[("publishes = [\"kind\", \"sanction\", \"reasons\"]", "publishes = [\"names\"]")]),
    // Groups, bodies, offices.
    (
        "no kind of group",
        &[
            ("[groups.nation]\ntitle = \"whole organisation\"", ""),
            (
                "[groups.local]\ntitle = \"local group\"\nwithin = \"nation\"\njoined = \"by-place\"\nmembers-at-least = 5\ncontact-answers-within = \"3 days\"",
                "",
            ),
        ],
    ),
    ("two whole organisations", &[("within = \"nation\"\n", "")]),
    (
        "groups in a ring",
        &[(
            "[groups.nation]\ntitle = \"whole organisation\"",
            "[groups.nation]\ntitle = \"whole organisation\"\nwithin = \"local\"",
        )],
    ),
    ("no way to come into a group", &[("joined = \"by-place\"", "joined = \"sometimes\"")]),
    (
        "the whole is chosen",
        &[(
            "[groups.nation]\ntitle = \"whole organisation\"",
            "[groups.nation]\ntitle = \"whole organisation\"\njoined = \"freely\"",
        )],
    ),
    (
        "a place within what is chosen",
        &[(
            "joined = \"by-place\"\nmembers-at-least = 5",
            "joined = \"freely\"\n[groups.corner]\ntitle = \"corner\"\nwithin = \"local\"",
        )],
    ),
    ("bodies in a ring", &[("everyone-in = \"nation\"", "everyone-in = \"nation\"\nanswers-to = \"council\"")]),
    ("nobody is in a body", &[("everyone-in = \"local\"\n", "")]),
    (
        "a body and an office of one name",
        &[
            ("[offices.clerk]", "[offices.council]"),
            ("to = [\"councillor\", \"clerk\"]", "to = [\"councillor\"]"),
            ("called-by = [\"council\", \"clerk\"]", "called-by = [\"council\"]"),
        ],
    ),
    ("nobody sits in a body", &[("body = \"appeals\"", "group = \"nation\"")]),
    ("a body decides and leaves alone", &[("leaves-alone = [\"policy\"]", "leaves-alone = [\"policy\", \"money\"]")]),
    ("an office is held nowhere", &[("title = \"clerk\"\ngroup = \"nation\"", "title = \"clerk\"")]),
    ("an office in two places", &[("body = \"appeals\"", "body = \"appeals\"\ngroup = \"local\"")]),
    ("a seat among everybody", &[("body = \"appeals\"", "body = \"all-members\"")]),
    (
        "an office elected by those who are not there yet",
        &[("filled = \"by-lot\"\nby = \"all-members\"", "filled = \"by-lot\"\nby = \"appeals\"")],
    ),
    (
        "an office filled by an office",
        &[("filled = \"by-lot\"\nby = \"all-members\"", "filled = \"by-lot\"\nby = \"clerk\"")],
    ),
    (
        "an office that comes with a body",
        &[("filled = \"by-lot\"\nby = \"all-members\"", "filled = \"ex-officio\"\nby = \"all-members\"")],
    ),
    ("an election without a ballot", &[("ballot = \"election\"\n", "")]),
    ("an election in a ballot of others", &[("ballot = \"election\"\n", "ballot = \"local\"\n")]),
    ("a ballot for an office that is drawn", &[("filled = \"by-lot\"", "filled = \"by-lot\"\nballot = \"election\"")]),
    (
        "an office without an answer, a deputy, a recall",
        &[
            ("\nanswers-to = \"council\"", ""),
            (
                "deputy-named-by = \"council\"\nlends = [\"mail\", \"open-groups\"]",
                "lends = [\"mail\", \"open-groups\"]",
            ),
            ("asks-for = \"recall\"", "asks-for = \"recall\"\nto = [\"councillor\", \"judge\"]"),
        ],
    ),
    ("an answer that nobody can give", &[("values = [\"woman\", \"other\"]", "values = [\"women\"]")]),
    ("no answer at all", &[("values = [\"woman\", \"other\"]", "values = []")]),
    ("a limit that limits nothing", &[("at-least = 2\nat-most = 4\n", "")]),
    ("a limit turned round", &[("at-least = 2\nat-most = 4\n", "at-least = 4\nat-most = 2\n")]),
    ("a limit that never holds", &[("at-least = 1\nwhen-seats = 2", "at-least = 1\nwhen-seats = 3")]),
    ("more reserved than there are seats", &[("at-least = 2\nat-most = 4\n", "at-least = 6\n")]),
    (
        "reserved seats that do not fit together",
        &[
            (
                "[offices.judge]",
                "[offices.councillor.reserved.men]\ncharacteristic = \"gender\"\nvalues = [\"man\"]\nat-least = 4\n\n[offices.judge]",
            ),
            ("counts-towards-several = false", "counts-towards-several = true"),
        ],
    ),
    (
        "reserved seats that contradict",
        &[(
            "[offices.judge]",
            "[offices.councillor.reserved.few]\ncharacteristic = \"gender\"\nvalues = [\"woman\", \"other\"]\nat-most = 1\n\n[offices.judge]",
        )],
    ),
    ("a limit on a shortlist of any length", &[("shortlist-at-most = 4\n", "")]),
    // Numbers and times.
    ("a quorum above the body", &[("quorum = \"half\"", "quorum = 9")]),
    ("reminders turned round", &[("first-reminder = \"30 days\"", "first-reminder = \"3 days\"")]),
    (
        "a reminder before the beginning",
        &[("lasts = \"1 year\"", "lasts = \"7 days\""), ("last-reminder = \"7 days\"", "last-reminder = \"1 day\"")],
    ),
    ("open at least longer than at most", &[("open-at-most = \"21 days\"", "open-at-most = \"2 days\"")]),
    ("all trustees are needed", &[("trustees-needed = 3", "trustees-needed = 5")]),
    (
        "corrections that last until the opening",
        &[("roll-freezes = \"7 days\"", "roll-freezes = \"7 days\"\nroll-corrections = \"1 week\"")],
    ),
    ("no time for a registrar", &[("roll-freezes = \"7 days\"", "roll-freezes = \"0 days\"")]),
    ("no channel", &[("channels = [\"online\", \"post\", \"in-person\"]", "channels = []")]),
    (
        "a ballot nobody calls",
        &[(
            "[debates.open]",
            "[ballots.idle]\ntitle = \"idle ballot\"\nwho-votes = \"all-members\"\nnotice = \"7 days\"\nopen-at-least = \"7 days\"\n\n[debates.open]",
        )],
    ),
    ("a refusal without a time", &[("decide-within = \"28 days\"\n", "")]),
    ("a refusal that is final", &[("force-signatures = \"10 %\"\n", "")]),
    ("force where nobody refuses", &[("refused-by = [\"council\"]\n", "")]),
    (
        "a proposal about what is left alone",
        &[("everyone-in = \"nation\"", "everyone-in = \"nation\"\nleaves-alone = [\"money\"]")],
    ),
    ("seats turned round", &[("seats-at-least = 1", "seats-at-least = 3")]),
    (
        "an appeal without a time, and a time without an appeal",
        &[
            ("appeal-within = \"14 days\"\n", ""),
            ("appeal-to = \"appeals\"\nappeal-within = \"28 days\"", "appeal-within = \"28 days\""),
        ],
    ),
    (
        "the roll freezes before the notice",
        &[(
            "turnout = \"at least 30 % of the members\"\nmajority = \"at least two thirds of the votes cast\"\nroll-freezes = \"7 days\"",
            "turnout = \"at least 30 % of the members\"\nmajority = \"at least two thirds of the votes cast\"\nroll-freezes = \"30 days\"",
        )],
    ),
    (
        "less notice than the body is given",
        &[("everyone-in = \"nation\"", "everyone-in = \"nation\"\nnotice = \"28 days\"")],
    ),
    (
        "less notice than a change demands",
        &[("ballot = \"all-members\"\nnotice = \"14 days\"", "ballot = \"all-members\"\nnotice = \"2 months\"")],
    ),
    ("less notice than the right of reply", &[("reply-within = \"14 days\"", "reply-within = \"3 weeks\"")]),
    // Petitions, powers, cases, changes.
    ("a recall without a vote", &[("reply-within = \"14 days\"\nballot = \"all-members\"\n", "")]),
    ("a petition without a clock", &[("answer-within = \"14 days\"", "")]),
    (
        "a recall that needs everybody",
        &[(
            "signatures = \"10 %\"\ncollect-within = \"90 days\"",
            "signatures = \"100 %\"\ncollect-within = \"90 days\"",
        )],
    ),
    ("a recall that is never open", &[("not-in-first = \"30 days\"", "not-in-first = \"11 months\"")]),
    ("a power that no office lends", &[("[powers.mail]", "[powers.spend]\n\n[powers.mail]")]),
    ("two people, of whom there is one", &[("[powers.mail]", "[powers.mail]\nalone-up-to = 0")]),
    ("one person over people", &[("[powers.lend]\nalone-up-to = 0\n", "")]),
    (
        "a case of which nothing can come",
        &[(
            "sanctions = [\"advice\", \"warning\", \"suspension\", \"removal-from-office\", \"expulsion\"]",
            "sanctions = []",
        )],
    ),
    ("a suspension without an end", &[("suspension-at-most = \"6 months\"\n", "")]),
    ("too few to sit", &[("sit = 3", "sit = 9")]),
    (
        "an appeal to those who decided",
        &[(
            "appeal-to = \"appeals\"\nappeal-within = \"28 days\"",
            "appeal-to = \"council\"\nappeal-within = \"28 days\"",
        )],
    ),
    ("an expulsion without an appeal", &[("appeal-to = \"appeals\"\nappeal-within = \"28 days\"\n", "")]),
    ("a change of nothing", &[("of = [\"everything-else\"]", "of = []")]),
    (
        "a change of what is not there",
        &[("of = [\"everything-else\"]", "of = [\"everything-else\", \"offices.king\"]")],
    ),
    (
        "two ways to change one rule",
        &[(
            "[changes.rules]",
            "[changes.other]\ntitle = \"other way\"\nof = [\"everything-else\"]\nbrought-by = [\"council\"]\nballot = \"all-members\"\n\n[changes.rules]",
        )],
    ),
    ("a change that nobody brings in", &[("brought-by = [\"council\"]\nthrough = \"by-members\"\n", "")]),
    (
        "a change easier than its ballot",
        &[(
            "majority = \"at least three quarters of the votes cast\"",
            "majority = \"more than half of the votes cast\"",
        )],
    ),
    ("rules that can never be changed", &[("of = [\"everything-else\"]", "of = [\"membership\"]")]),
];

fn changed(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(EVERYTHING.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "the book has no {from:?}");
        text.replacen(from, to, 1)
    })
}

fn findings(text: &str) -> (bool, Vec<Finding>) {
    match Rulebook::parse(text) {
        Ok(parsed) => (true, parsed.warnings),
        Err(refused) => (false, refused.findings),
    }
}

#[test]
fn a_sound_book_has_nothing_to_find() {
    let (accepted, found) = findings(EVERYTHING);
    assert!(accepted && found.is_empty(), "{found:?}");
}

#[test]
fn every_bad_book_gets_its_sentence() {
    let mut all = String::new();
    for (name, edits) in CASES {
        let (accepted, found) = findings(&changed(edits));
        assert!(!found.is_empty(), "{name}: nothing was found");
        let refused = found.iter().any(|finding| finding.severity == Severity::Error);
        assert_eq!(accepted, !refused, "{name}");
        writeln!(all, "# {name}{}", if accepted { " (a warning)" } else { "" }).expect("it is a text");
        for finding in found {
            writeln!(all, "{finding}").expect("it is a text");
        }
        all.push('\n');
    }
    insta::assert_snapshot!(all);
}

#[test]
fn every_sentence_about_a_bad_book_is_heard() {
    let heard: BTreeSet<String> = CASES
        .iter()
        .flat_map(|(_, edits)| findings(&changed(edits)).1)
        .chain(findings(&" ".repeat(600_000)).1)
        .map(|finding| finding.says.id)
        .collect();
    let mut wanted = false;
    for line in omov_rules::words::MESSAGES.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            wanted = heading.starts_with("What is wrong");
        }
        if let Some((id, _)) =
            line.split_once(" =").filter(|_| wanted && line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            assert!(heard.contains(id), "no bad book hears {id}");
        }
    }
}

#[test]
fn all_that_is_wrong_is_found_at_once() {
    let text = changed(&[
        ("name = \"Everything\"", "nome = \"Everything\""),
        ("turnout = \"40 %\"", "turnout = \"140 %\""),
        ("sit = 3", "sit = 9"),
        ("heard-by = \"council\"", "heard-by = \"councel\""),
    ]);
    let ids: Vec<String> = findings(&text).1.into_iter().map(|finding| finding.says.id).collect();
    // Who hears cases is not known, so nothing is said about how many of them sit.
    assert_eq!(ids, ["key-missing", "key-unknown", "no-such-name", "slip-share-above-all"]);
}

#[test]
fn a_finding_is_one_line_and_stands_where_it_says() {
    for (name, edits) in CASES {
        let text = changed(edits);
        for finding in findings(&text).1 {
            let shown = finding.to_string();
            assert!(!shown.contains(|c: char| c.is_control()), "{name}: {shown:?}");
            assert!(!finding.what().contains('{') && !finding.advice().is_empty(), "{name}: {shown}");
            let line = text.lines().nth(finding.line as usize - 1).unwrap_or_default();
            let last = finding.key.rsplit('.').next().unwrap_or_default();
            let written = text.contains(&format!("{last} =")) && line.contains('=');
            if written && finding.says.id != "key-missing" {
                assert!(line.contains(last) || finding.says.id == "change-not-all", "{name}: {shown}\n{line}");
            }
        }
    }
}
