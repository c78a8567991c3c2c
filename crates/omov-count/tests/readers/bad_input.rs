//! Every wrong BLT or CSV file is refused with one line that names the line, what was expected and what was found.

use std::io::{BufReader, Read, repeat};

use omov_count::read::{Format, contest};

use super::refusal;

fn blt(text: impl AsRef<[u8]>) -> String {
    refusal(Format::Blt, text)
}

fn csv(text: impl AsRef<[u8]>) -> String {
    refusal(Format::Csv, text)
}

#[test]
fn wrong_headers() {
    insta::assert_snapshot!(blt(""), @"line 1: expected the number of candidates and of seats, found the end of the file");
    insta::assert_snapshot!(blt("\n\n# nothing\n"), @"line 4: expected the number of candidates and of seats, found the end of the file");
    insta::assert_snapshot!(blt("three 2\n"), @"line 1: expected the number of candidates (1 to 2000) and of seats, found 'three'");
    insta::assert_snapshot!(blt("3 two\n"), @"line 1: expected the number of seats after that of candidates, found 'two'");
    insta::assert_snapshot!(blt("3\n"), @"line 1: expected the number of seats after that of candidates, found nothing");
    insta::assert_snapshot!(blt("3 -2\n"), @"line 1: expected the number of seats after that of candidates, found '-2'");
    insta::assert_snapshot!(blt("0 1\n"), @"line 1: expected the number of candidates (1 to 2000) and of seats, found '0'");
    insta::assert_snapshot!(blt("3 2 1\n"), @"line 1: expected nothing after the number of seats, found '1'");
    insta::assert_snapshot!(blt("2001 2\n"), @"line 1: expected the number of candidates (1 to 2000) and of seats, found '2001'");
    insta::assert_snapshot!(blt("4000000000 2\n"), @"line 1: expected the number of candidates (1 to 2000) and of seats, found '4000000000'");
    insta::assert_snapshot!(blt("99999999999999999999999999 2\n"), @"line 1: expected the number of candidates (1 to 2000) and of seats, found '99999999999999999999999999'");
    insta::assert_snapshot!(blt("3 4294967296\n"), @"line 1: expected the number of seats after that of candidates, found '4294967296'");
    insta::assert_snapshot!(blt("<html>\n"), @"line 1: expected the number of candidates (1 to 2000) and of seats, found '<html>'");
}

#[test]
fn wrong_papers() {
    let paper = |line: &str| blt(format!("3 2\n1 1 0\n{line}\n2 1 0\n0\n"));
    insta::assert_snapshot!(paper("1 4 0"), @"line 3: expected a candidate's number (1 to 3), found '4'");
    insta::assert_snapshot!(paper("1 2 x 0"), @"line 3: expected a candidate's number (1 to 3), found 'x'");
    insta::assert_snapshot!(paper("1 2=4 0"), @"line 3: expected a candidate's number (1 to 3), found '4'");
    insta::assert_snapshot!(paper("1 2= 0"), @"line 3: expected a candidate's number (1 to 3), found nothing");
    insta::assert_snapshot!(paper("1 =2 0"), @"line 3: expected a candidate's number (1 to 3), found nothing");
    insta::assert_snapshot!(paper("1 2==3 0"), @"line 3: expected a candidate's number (1 to 3), found nothing");
    insta::assert_snapshot!(paper("1 2=- 0"), @"line 3: expected a candidate's number (1 to 3), found '-'");
    insta::assert_snapshot!(paper("1 -2 0"), @"line 3: expected a candidate's number (1 to 3), found '-2'");
    insta::assert_snapshot!(paper("0 1 2 0"), @"line 3: expected how many such papers there are (1 to 1000000000000000000, whole), found '0'");
    insta::assert_snapshot!(paper("1.5 1 2 0"), @"line 3: expected how many such papers there are (1 to 1000000000000000000, whole), found '1.5'");
    insta::assert_snapshot!(paper("1e3 1 2 0"), @"line 3: expected how many such papers there are (1 to 1000000000000000000, whole), found '1e3'");
    insta::assert_snapshot!(paper("18446744073709551616 1 0"), @"line 3: expected how many such papers there are (1 to 1000000000000000000, whole), found '18446744073709551616'");
    insta::assert_snapshot!(paper("1000000000000000000 1 0"), @"line 3: more papers than can be counted: the weights add up to more than 1000000000000000000, or there are too many marks");
    insta::assert_snapshot!(paper("3 1 2 0 4"), @"line 3: expected nothing after the 0 that closes a paper, found '4'");
    insta::assert_snapshot!(paper("3 1 0 2 0"), @"line 3: expected nothing after the 0 that closes a paper, found '2'");
    insta::assert_snapshot!(paper("3"), @"line 3: expected a paper (how many, candidates in order, 0), found '3'");
    insta::assert_snapshot!(paper("(7) 0 1 0"), @"line 3: expected how many such papers there are (1 to 1000000000000000000, whole), found '0'");
    insta::assert_snapshot!(paper("-1"), @"line 3: expected a paper (how many, candidates in order, 0), found '-1'");
    insta::assert_snapshot!(paper("l 1 2 0"), @"line 3: expected a paper (how many, candidates in order, 0), or from here on 3 names and a title, found 'l 1 2 0'");
    insta::assert_snapshot!(paper("(7 1 2 0"), @"line 3: expected a paper (how many, candidates in order, 0), or from here on 3 names and a title, found '(7 1 2 0'");
    insta::assert_snapshot!(paper("1 99999999999999999999999999999999999999999999999999999999999999999 0"), @"line 3: expected a candidate's number (1 to 3), found '9999999999999999999999999999999999999999…'");
}

#[test]
fn wrong_withdrawals() {
    insta::assert_snapshot!(blt("3 2\n-4\n0\n"), @"line 2: expected a candidate's number (1 to 3), found '4'");
    insta::assert_snapshot!(blt("3 2\n-0\n0\n"), @"line 2: expected a candidate's number (1 to 3), found '0'");
    insta::assert_snapshot!(blt("3 2\n-1 2\n0\n"), @"line 2: expected candidates who withdrew, as negative numbers, found '2'");
    insta::assert_snapshot!(blt("3 2\n- 2\n0\n"), @"line 2: expected candidates who withdrew, as negative numbers, found '-'");
}

#[test]
fn names_that_do_not_agree_with_the_header() {
    let names = |lines: &str| blt(format!("3 2\n1 1 0\n0\n{lines}"));
    insta::assert_snapshot!(names("Ann\nBob\n"), @"line 5: expected names for 3 candidates, found 2");
    insta::assert_snapshot!(names("Ann\nBob\nCy\nDi\nWard\n"), @"line 8: expected nothing after 3 names and a title, found 'Ward'");
    insta::assert_snapshot!(names("Ann\nBob\nAnn\n"), @"line 6: expected a name that is not there yet, found 'Ann' again (it is candidate 1)");
    insta::assert_snapshot!(names("\"Ann\"\n\"\"\n\"Cy\"\n"), @"line 5: expected a name, found nothing");
    insta::assert_snapshot!(names("\"Ann\n\"Bob\"\n\"Cy\"\n"), @r#"line 4: expected a quote at the end of the name, found '"Ann'"#);
    insta::assert_snapshot!(names("\"Ann \"Red\" Hay\"\n\"Bob\"\n\"Cy\"\n"), @r#"line 4: expected nothing after the name (a quote inside a name is written twice), found 'Red" Hay"'"#);
    insta::assert_snapshot!(names("0\nAnn\nBob\n"), @"line 4: expected a name, found '0'");
    insta::assert_snapshot!(names("2 1 3 0\nAnn\nBob\nCy\n"), @"line 4: expected a name, found '2 1 3 0'");
    insta::assert_snapshot!(names("Ann\nBob\nCy\n2 1 3 0\n"), @"line 7: expected a name, found '2 1 3 0'");
    insta::assert_snapshot!(names("Ann\nB\u{1b}[31mob\nCy\n"), @r#"line 5: expected a name without control characters, found 'B\u{1b}[31mob'"#);
    insta::assert_snapshot!(names("# ALTERNATIVE NAME 4: Di\n"), @"line 4: expected the name of a candidate (1 to 3), found '# ALTERNATIVE NAME 4: Di'");
    insta::assert_snapshot!(names("# ALTERNATIVE NAME 1:\n"), @"line 4: expected the name of candidate 1, found nothing");
    insta::assert_snapshot!(names("# ALTERNATIVE NAME 1: Ann\n"), @"line 4: expected names for 3 candidates, found 0 and 1 alternative names");
    insta::assert_snapshot!(names("# ALTERNATIVE NAME 2: Ann\n# ALTERNATIVE NAME 2: Bo\n# ALTERNATIVE NAME 2: Cy\n"), @"line 5: expected one alternative name for each candidate, found two for candidate 2");
    insta::assert_snapshot!(names(&"# ALTERNATIVE NAME 1: Ann\n".repeat(4)), @"line 7: expected 3 alternative names at most, found '# ALTERNATIVE NAME 1: Ann'");
}

#[test]
fn a_file_that_lost_its_end_is_refused() {
    insta::assert_snapshot!(blt("3 2\n1 1 0\n2 1 2 0\n"), @"line 4: expected a line 0 or names after the last paper, found the end of the file");
    insta::assert_snapshot!(blt("3 2\n"), @"line 2: expected a line 0 or names after the last paper, found the end of the file");
}

#[test]
fn bytes_that_are_no_text() {
    insta::assert_snapshot!(blt(b"3 2\n1 1 0\n\x80\x91\xFF\n"), @"line 3: expected text in UTF-8, found the byte 0x80; save the file as UTF-8");
    insta::assert_snapshot!(blt(b"3 2\n1 1 0 # \xE9\n0\n"), @"line 2: expected text in UTF-8, found the byte 0xE9; save the file as UTF-8");
    insta::assert_snapshot!(blt(b"3 2\n(\xE9) 1 1 0\n0\n"), @"line 2: expected text in UTF-8, found the byte 0xE9; save the file as UTF-8");
    insta::assert_snapshot!(blt(b"3 2\n1 1 0\n0\nAnn\nJos\xE9\n"), @"line 5: expected text in UTF-8, found the byte 0xE9; save the file as UTF-8");
    insta::assert_snapshot!(blt(b"\xFF\xFE3\0 \x002\0\n\0"), @"line 1: expected text in UTF-8, found UTF-16; save the file as UTF-8");
    insta::assert_snapshot!(blt(b"3 2\n1 1\0 0\n"), @"line 2: expected text, found a zero byte; this is not a ballot file in UTF-8");
    insta::assert_snapshot!(blt(b"\x7FELF\x02\x01\x01\0\0\0"), @"line 1: expected text, found a zero byte; this is not a ballot file in UTF-8");
    insta::assert_snapshot!(blt("\u{16}".repeat(99)), @r#"line 1: expected the number of candidates (1 to 2000) and of seats, found '\u{16}\u{16}\u{16}\u{16}\u{16}\u{16}\u{16}…'"#);
    insta::assert_snapshot!(csv(b"\xFF\xFEr\0a\0n\0k\0"), @"line 1: expected text in UTF-8, found UTF-16; save the file as UTF-8");
    insta::assert_snapshot!(csv(b"rank1\nAnn\nJos\xE9\n"), @"line 3: expected text in UTF-8, found the byte 0xE9; save the file as UTF-8");
    insta::assert_snapshot!(csv(b"rank1\nAnn\nJo\0\n"), @"line 3: expected text, found a zero byte; this is not a ballot file in UTF-8");
}

#[test]
fn wrong_spreadsheets() {
    insta::assert_snapshot!(csv(""), @"line 1: expected a row with the columns rank1, rank2, …, found the end of the file");
    insta::assert_snapshot!(csv("name,votes\nAnn,3\n"), @"line 1: expected the columns rank1, rank2, …, found 'name,votes'");
    insta::assert_snapshot!(csv("rank1,rank3\nAnn,Bob\n"), @"line 1: expected a column rank2, found rank3");
    insta::assert_snapshot!(csv("rank1,rank4000000000,rank2\n"), @"line 1: expected a column rank3, found rank4000000000");
    insta::assert_snapshot!(csv("rank1,Rank1\nAnn,Bob\n"), @"line 1: expected a column rank2, found rank1 twice");
    insta::assert_snapshot!(csv("rank0,rank1\nAnn,Bob\n"), @"line 1: expected a column rank1, found rank0");
    insta::assert_snapshot!(csv("rank1,weight,weight\nAnn,1,1\n"), @"line 1: expected one column weight, found two");
    insta::assert_snapshot!(csv("rank1,weight\nAnn,1\nBob,0\n"), @"line 3: expected how many such papers there are (1 to 1000000000000000000, whole), found '0'");
    insta::assert_snapshot!(csv("rank1,weight\nAnn,1.5\n"), @"line 2: expected how many such papers there are (1 to 1000000000000000000, whole), found '1.5'");
    insta::assert_snapshot!(csv("rank1,weight\nAnn,+1\n"), @"line 2: expected how many such papers there are (1 to 1000000000000000000, whole), found '+1'");
    insta::assert_snapshot!(csv("rank1,weight\nAnn\n"), @"line 2: expected how many such papers there are (1 to 1000000000000000000, whole), found nothing");
    insta::assert_snapshot!(csv("rank1,weight\nAnn,18446744073709551616\n"), @"line 2: expected how many such papers there are (1 to 1000000000000000000, whole), found '18446744073709551616'");
    insta::assert_snapshot!(csv("rank1,weight\nAnn,1000000000000000000\nAnn,1\n"), @"line 3: more papers than can be counted: the weights add up to more than 1000000000000000000, or there are too many marks");
    insta::assert_snapshot!(csv("rank1\nAnn,Bob\n"), @"line 2: expected nothing after the last column, found 'Bob'");
    insta::assert_snapshot!(csv("rank1\nAnn=\n"), @"line 2: expected a name on both sides of =, found nothing on one");
    insta::assert_snapshot!(csv("rank1,x\nAnn,1\nBob,\"2\nCy,3\n"), @"line 3: expected a quote at the end of a cell, found the end of the file");
    insta::assert_snapshot!(csv("rank1\n\"A\nB\"\n"), @r#"line 2: expected a name on one line, found 'A\u{a}B'"#);
    insta::assert_snapshot!(csv("rank1\nA\u{1b}[2J\n"), @r#"line 2: expected a name without control characters, found 'A\u{1b}[2J'"#);
    insta::assert_snapshot!(csv("rank1\n\"\"\n"), @"expected a candidate on some paper, found none; give a list of candidates");
    insta::assert_snapshot!(csv("sep=a\nrank1\n"), @"line 1: expected sep=, or sep=; (what divides the cells), found 'a'");
    let many: String = (0..2_001).map(|n| format!("name {n}")).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(csv(format!("rank1\n{many}")), @"line 2002: expected 1 to 2000 candidates, found one more: 'name 2000'");
}

/// Reads without end from `start` and then the same bytes again and again; how many bytes were taken before the error.
fn endless(format: Format, start: &'static [u8], again: u8) -> (String, u64) {
    let mut told = 0;
    let input = BufReader::new(start.chain(repeat(again)));
    let error = contest(format, input, None, &mut |bytes| told = bytes).expect_err("no end");
    (error.to_string(), told)
}

#[test]
fn input_without_end_is_refused_early() {
    let started: [(Format, &'static [u8]); 4] = [
        (Format::Blt, b"3 2\n1 1 0\n"),
        (Format::Csv, b"rank1,weight\nAnn,1\n"),
        (Format::AbcYaml, b"profile:\n- [0]\n"),
        (Format::Pabulib, b"META\nkey;value\n"),
    ];
    for (format, start) in started {
        let (error, told) = endless(format, start, 0);
        assert_eq!(error, "line 3: expected text, found a zero byte; this is not a ballot file in UTF-8", "{format:?}");
        assert!(told < 1 << 16);
        let (error, _) = endless(format, b"", 0);
        assert_eq!(error, "line 1: expected text, found a zero byte; this is not a ballot file in UTF-8", "{format:?}");
    }
    for (format, start) in started.into_iter().filter(|(format, _)| *format != Format::AbcYaml) {
        for byte in *b"01 ,;-=\"#x" {
            let (error, told) = endless(format, start, byte);
            assert_eq!(error, "line 3: expected at most 1048576 bytes on one line, found more", "{format:?} {byte}");
            assert!(told <= 3 << 20);
        }
    }
    let (error, _) = endless(Format::Pabulib, b"META\nkey;value\n", b'\n');
    assert!(error.ends_with(": expected a file of at most 256 MiB, found a longer one"), "{error}");
    let (error, _) = endless(Format::AbcYaml, b"profile:\n- [0]\n", b'0');
    assert_eq!(error, "line 3: expected a file of at most 256 MiB, found a longer one");
}

#[test]
fn yaml_that_would_fill_the_memory_is_refused_early() {
    let yaml = |text: String| refusal(Format::AbcYaml, text);
    insta::assert_snapshot!(yaml(format!("x: [[{}", "a, ".repeat(1_000_000))), @"line 1: expected a list or text of at most 262144 characters, found a longer one");
    insta::assert_snapshot!(yaml(format!("x: \"{}\"", "a ".repeat(1_000_000))), @"line 1: expected a list or text of at most 262144 characters, found a longer one");
    insta::assert_snapshot!(yaml(format!("x: {}", "[".repeat(1_000_000))), @"line 1: expected YAML, found something else: recursion limit exceeded");
    insta::assert_snapshot!(yaml(format!("x: {}", "{a: ".repeat(1_000_000))), @"line 1: expected at most 64 lists within each other, found more");
    insta::assert_snapshot!(yaml((0..200).map(|depth| " ".repeat(depth) + "a:\n").collect()), @"line 66: expected at most 64 lists within each other, found more");
    let anchors: Vec<String> = (0..200_000).map(|n| format!("&a{n} a")).collect();
    insta::assert_snapshot!(yaml(format!("x: [{}]", anchors.join(","))), @"line 1: expected at most 100000 anchors, found more");
}

#[test]
fn a_voter_may_approve_of_everybody() {
    let all: Vec<String> = (0..2_000).map(|n| n.to_string()).collect();
    let text = format!("profile: [[{}], [0]]", all.join(", "));
    let whole = contest(Format::AbcYaml, text.as_bytes(), None, &mut |_| {}).expect("a long list");
    assert_eq!(whole.papers.get(0).marks.len(), 2_000);
}

#[test]
fn a_reader_that_fails_is_told_of() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the stick\nwas pulled out"))
        }
    }
    let input = BufReader::new(b"3 2\n1 1 0\n".chain(Broken));
    let error = contest(Format::Blt, input, None, &mut |_| {}).expect_err("broken");
    assert_eq!(error.to_string(), "line 3: the file cannot be read on from here: the stick was pulled out");
}
