//! The readers take what is sound and refuse everything else in one sentence that names the line.

use omov_opinion::conversation::Moderation;
use omov_opinion::{Conversation, Statement, Tally, read};
use proptest::prelude::*;

fn list() -> Vec<Statement> {
    vec![Statement::new(3, ""), Statement::new(1, ""), Statement::new(9_007_199_254_740_991, "")]
}

fn votes(text: &[u8]) -> Result<Conversation, String> {
    read::votes(text, list(), &mut |_| {}).map_err(|e| e.to_string())
}

fn refused(text: &str) -> String {
    votes(text.as_bytes()).expect_err(text)
}

fn statements(text: &[u8]) -> Result<Vec<Statement>, String> {
    read::statements(text).map_err(|e| e.to_string())
}

#[test]
fn votes_are_read_with_any_line_ends() {
    for text in [
        "participant,statement,vote\n5,1,1\n5,3,-1\n2,3,0\n",
        "participant,statement,vote\r\n5,1,1\r\n5,3,-1\r\n2,3,0\r\n",
        "\u{feff}participant,statement,vote\n5,1,1\n5,3,-1\n2,3,0",
        "participant,statement,vote\n5,1,1\n5,3,-1\n2,3,0\n\n",
        "participant,statement,vote\n05,1,1\n2,3,0\n5,003,-1\n",
    ] {
        let read = votes(text.as_bytes()).expect(text);
        assert_eq!(read.people(), [2, 5]);
        assert_eq!(read.total(), Tally { agree: 1, disagree: 1, pass: 1 });
    }
}

#[test]
fn the_largest_ids_are_taken() {
    let read = votes(b"participant,statement,vote\n9007199254740991,9007199254740991,1\n").expect("sound");
    assert_eq!(read.people(), [9_007_199_254_740_991]);
}

#[test]
fn every_bad_vote_is_refused_with_its_line() {
    let cases = [
        ("", "the file is empty; its first line must be participant,statement,vote"),
        ("participant,statement,vote\n", "there are no votes in this file"),
        ("5,1,1\n", "line 1: expected participant,statement,vote, found “5,1,1”"),
        ("participant,statement,vote\n5,1,2\n", "line 2: a vote is 1 (agree), 0 (pass) or -1 (disagree), not “2”"),
        ("participant,statement,vote\n5,1,+1\n", "line 2: a vote is 1 (agree), 0 (pass) or -1 (disagree), not “+1”"),
        ("participant,statement,vote\n5,1,\n", "line 2: a vote is 1 (agree), 0 (pass) or -1 (disagree), not nothing"),
        ("participant,statement,vote\n5,1,1\n5,77,1\n", "line 3: there is no statement 77 in the list of statements"),
        (
            "participant,statement,vote\n5,1\n",
            "line 2: expected three values, participant, statement and vote, found 2",
        ),
        (
            "participant,statement,vote\n5,1,1\n6,1,1\n5,1,-1\n",
            "line 4: participant 5 has voted on statement 1 before; keep the last vote alone",
        ),
        ("participant,statement,vote\n5,1,1\n\n6,1,1\n", "line 3: this line is empty; take it out"),
        (
            "participant,statement,vote\n-5,1,1\n",
            "line 2: expected the number of a participant, 0 to 9007199254740991, found “-5”",
        ),
        (
            "participant,statement,vote\n9007199254740992,1,1\n",
            "line 2: expected the number of a participant, 0 to 9007199254740991, found “9007199254740992”",
        ),
        (
            "participant,statement,vote\n99999999999999999999999999,1,1\n",
            "line 2: expected the number of a participant, 0 to 9007199254740991, found “99999999999999999999999999”",
        ),
        (
            "participant,statement,vote\n5,1.0,1\n",
            "line 2: expected the number of a statement, 0 to 9007199254740991, found “1.0”",
        ),
        (
            "participant,statement,vote\n5,\"1\",1\n",
            "line 2: expected the number of a statement, 0 to 9007199254740991, found “\"1\"”",
        ),
    ];
    for (text, why) in cases {
        assert_eq!(refused(text), why);
    }
    let latin = votes(b"participant,statement,vote\n5,1,1\n\xe9,1,1\n").expect_err("not UTF-8");
    assert_eq!(latin, "line 3: expected text in UTF-8, found other bytes; save the file as UTF-8");
    let long =
        votes(&[b"participant,statement,vote\n".as_slice(), &[b'1'].repeat(1 << 20)].concat()).expect_err("too long");
    assert_eq!(long, "line 2: this line is far too long to be a vote");
}

#[test]
fn statements_are_read_whatever_their_texts_hold() {
    let text = "\u{feff}statement,author,moderated,is_meta,text\r\n4,1,-1,0,\"One, two\nand \"\"three\"\"\"\n2,,0,1,\n";
    let read = statements(text.as_bytes()).expect("sound");
    assert_eq!(
        read[0],
        Statement { id: 2, author: None, moderation: Moderation::Open, meta: true, text: String::new() }
    );
    let (rejected, words) = (Moderation::Rejected, "One, two\nand \"three\"".to_owned());
    assert_eq!(read[1], Statement { id: 4, author: Some(1), moderation: rejected, meta: false, text: words });
    assert_eq!(statements(b"is_meta,statement,moderated\n0,7,1\n").expect("sound"), [Statement::new(7, "")]);
}

#[test]
fn every_bad_statement_is_refused_with_its_line() {
    let head = "statement,author,moderated,is_meta,text\n";
    let cases = [
        (String::new(), "the file is empty; its first line must be statement,author,moderated,is_meta,text"),
        (
            "statement,text\n".into(),
            "line 1: there is no column moderated; expected statement,author,moderated,is_meta,text",
        ),
        ("statement,statement\n".into(), "line 1: the column statement is there twice; take one out"),
        (format!("{head}1,0,1,0,a\n1,0,1,0,b\n"), "line 3: statement 1 stands in line 2 already; take one out"),
        (format!("{head}1,0,2,0,a\n"), "line 2: moderated must be -1 (rejected), 0 (open) or 1 (accepted), not “2”"),
        (format!("{head}1,0,1,yes,a\n"), "line 2: is_meta must be 0 or 1, not “yes”"),
        (format!("{head}1,0,1,0,a,b\n"), "line 2: expected 5 values, found 6; put quotes around texts with commas"),
        (format!("{head}x,0,1,0,a\n"), "line 2: expected the number of a statement, 0 to 9007199254740991, found “x”"),
    ];
    for (text, why) in cases {
        assert_eq!(statements(text.as_bytes()).expect_err(&text), why);
    }
    let latin = statements(&[head.as_bytes(), b"1,0,1,0,caf\xe9\n"].concat()).expect_err("not UTF-8");
    assert_eq!(latin, "line 2: the text is not UTF-8; save the file as UTF-8");
}

proptest! {
    #[test]
    fn no_bytes_whatever_make_a_reader_panic_or_say_more_than_a_line(
        parts in proptest::collection::vec(prop_oneof![
            Just(b"participant,statement,vote\n".to_vec()), Just(b"statement,author,moderated,is_meta,text\n".to_vec()),
            Just(b"1,3,1\n".to_vec()), Just(b"1,0,1,0,\"".to_vec()), Just(b",".to_vec()), Just(b"\n".to_vec()), Just(b"\"".to_vec()),
            Just(b"\xff\x1b\xe2\x80\xae".to_vec()), proptest::collection::vec(any::<u8>(), 0..6),
        ], 0..12),
    ) {
        let bytes = parts.concat();
        for why in [votes(&bytes).err(), statements(&bytes).err()].into_iter().flatten() {
            prop_assert!(!why.contains(|c: char| c.is_control()) && !why.is_empty() && why.chars().count() < 300, "{why:?}");
        }
    }
}
