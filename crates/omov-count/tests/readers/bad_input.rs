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
    insta::assert_snapshot!(blt(""), @"");
    insta::assert_snapshot!(blt("\n\n# nothing\n"), @"");
    insta::assert_snapshot!(blt("three 2\n"), @"");
    insta::assert_snapshot!(blt("3 two\n"), @"");
    insta::assert_snapshot!(blt("3\n"), @"");
    insta::assert_snapshot!(blt("3 -2\n"), @"");
    insta::assert_snapshot!(blt("0 1\n"), @"");
    insta::assert_snapshot!(blt("3 2 1\n"), @"");
    insta::assert_snapshot!(blt("32767 2\n"), @"");
    insta::assert_snapshot!(blt("4000000000 2\n"), @"");
    insta::assert_snapshot!(blt("99999999999999999999999999 2\n"), @"");
    insta::assert_snapshot!(blt("3 4294967296\n"), @"");
    insta::assert_snapshot!(blt("<html>\n"), @"");
}

#[test]
fn wrong_papers() {
    let paper = |line: &str| blt(format!("3 2\n1 1 0\n{line}\n2 1 0\n0\n"));
    insta::assert_snapshot!(paper("1 4 0"), @"");
    insta::assert_snapshot!(paper("1 2 x 0"), @"");
    insta::assert_snapshot!(paper("1 2=4 0"), @"");
    insta::assert_snapshot!(paper("1 2= 0"), @"");
    insta::assert_snapshot!(paper("1 =2 0"), @"");
    insta::assert_snapshot!(paper("1 2==3 0"), @"");
    insta::assert_snapshot!(paper("1 2=- 0"), @"");
    insta::assert_snapshot!(paper("1 -2 0"), @"");
    insta::assert_snapshot!(paper("0 1 2 0"), @"");
    insta::assert_snapshot!(paper("1.5 1 2 0"), @"");
    insta::assert_snapshot!(paper("1e3 1 2 0"), @"");
    insta::assert_snapshot!(paper("18446744073709551616 1 0"), @"");
    insta::assert_snapshot!(paper("1000000000000000000 1 0"), @"");
    insta::assert_snapshot!(paper("3 1 2 0 4"), @"");
    insta::assert_snapshot!(paper("3 1 0 2 0"), @"");
    insta::assert_snapshot!(paper("3"), @"");
    insta::assert_snapshot!(paper("(7) 0 1 0"), @"");
    insta::assert_snapshot!(paper("-1"), @"");
    insta::assert_snapshot!(paper("l 1 2 0"), @"");
    insta::assert_snapshot!(paper("(7 1 2 0"), @"");
    insta::assert_snapshot!(paper("1 99999999999999999999999999999999999999999999999999999999999999999 0"), @"");
}

#[test]
fn wrong_withdrawals() {
    insta::assert_snapshot!(blt("3 2\n-4\n0\n"), @"");
    insta::assert_snapshot!(blt("3 2\n-0\n0\n"), @"");
    insta::assert_snapshot!(blt("3 2\n-1 2\n0\n"), @"");
    insta::assert_snapshot!(blt("3 2\n- 2\n0\n"), @"");
}

#[test]
fn names_that_do_not_agree_with_the_header() {
    let names = |lines: &str| blt(format!("3 2\n1 1 0\n0\n{lines}"));
    insta::assert_snapshot!(names("Ann\nBob\n"), @"");
    insta::assert_snapshot!(names("Ann\nBob\nCy\nDi\nWard\n"), @"");
    insta::assert_snapshot!(names("Ann\nBob\nAnn\n"), @"");
    insta::assert_snapshot!(names("\"Ann\"\n\"\"\n\"Cy\"\n"), @"");
    insta::assert_snapshot!(names("\"Ann\n\"Bob\"\n\"Cy\"\n"), @"");
    insta::assert_snapshot!(names("\"Ann \"Red\" Hay\"\n\"Bob\"\n\"Cy\"\n"), @"");
    insta::assert_snapshot!(names("0\nAnn\nBob\n"), @"");
    insta::assert_snapshot!(names("2 1 3 0\nAnn\nBob\nCy\n"), @"");
    insta::assert_snapshot!(names("Ann\nBob\nCy\n2 1 3 0\n"), @"");
    insta::assert_snapshot!(names("Ann\nB\u{1b}[31mob\nCy\n"), @"");
    insta::assert_snapshot!(names("# ALTERNATIVE NAME 4: Di\n"), @"");
    insta::assert_snapshot!(names("# ALTERNATIVE NAME 1:\n"), @"");
    insta::assert_snapshot!(names("# ALTERNATIVE NAME 1: Ann\n"), @"");
    insta::assert_snapshot!(names("# ALTERNATIVE NAME 2: Ann\n# ALTERNATIVE NAME 2: Bo\n# ALTERNATIVE NAME 2: Cy\n"), @"");
    insta::assert_snapshot!(names(&"# ALTERNATIVE NAME 1: Ann\n".repeat(4)), @"");
}

#[test]
fn a_file_that_lost_its_end_is_refused() {
    insta::assert_snapshot!(blt("3 2\n1 1 0\n2 1 2 0\n"), @"");
    insta::assert_snapshot!(blt("3 2\n"), @"");
}

#[test]
fn bytes_that_are_no_text() {
    insta::assert_snapshot!(blt(b"3 2\n1 1 0\n\x80\x91\xFF\n"), @"");
    insta::assert_snapshot!(blt(b"3 2\n1 1 0 # \xE9\n0\n"), @"");
    insta::assert_snapshot!(blt(b"3 2\n(\xE9) 1 1 0\n0\n"), @"");
    insta::assert_snapshot!(blt(b"3 2\n1 1 0\n0\nAnn\nJos\xE9\n"), @"");
    insta::assert_snapshot!(blt(b"\xFF\xFE3\0 \0002\0\n\0"), @"");
    insta::assert_snapshot!(blt(b"3 2\n1 1\0 0\n"), @"");
    insta::assert_snapshot!(blt(b"\x7FELF\x02\x01\x01\0\0\0"), @"");
    insta::assert_snapshot!(csv(b"\xFF\xFEr\0a\0n\0k\0"), @"");
    insta::assert_snapshot!(csv(b"rank1\nAnn\nJos\xE9\n"), @"");
    insta::assert_snapshot!(csv(b"rank1\nAnn\nJo\0\n"), @"");
}

#[test]
fn wrong_spreadsheets() {
    insta::assert_snapshot!(csv(""), @"");
    insta::assert_snapshot!(csv("name,votes\nAnn,3\n"), @"");
    insta::assert_snapshot!(csv("rank1,rank3\nAnn,Bob\n"), @"");
    insta::assert_snapshot!(csv("rank1,rank4000000000,rank2\n"), @"");
    insta::assert_snapshot!(csv("rank1,Rank1\nAnn,Bob\n"), @"");
    insta::assert_snapshot!(csv("rank0,rank1\nAnn,Bob\n"), @"");
    insta::assert_snapshot!(csv("rank1,weight,weight\nAnn,1,1\n"), @"");
    insta::assert_snapshot!(csv("rank1,weight\nAnn,1\nBob,0\n"), @"");
    insta::assert_snapshot!(csv("rank1,weight\nAnn,1.5\n"), @"");
    insta::assert_snapshot!(csv("rank1,weight\nAnn,+1\n"), @"");
    insta::assert_snapshot!(csv("rank1,weight\nAnn\n"), @"");
    insta::assert_snapshot!(csv("rank1,weight\nAnn,18446744073709551616\n"), @"");
    insta::assert_snapshot!(csv("rank1,weight\nAnn,1000000000000000000\nAnn,1\n"), @"");
    insta::assert_snapshot!(csv("rank1\nAnn,Bob\n"), @"");
    insta::assert_snapshot!(csv("rank1\nAnn=\n"), @"");
    insta::assert_snapshot!(csv("rank1,x\nAnn,1\nBob,\"2\nCy,3\n"), @"");
    insta::assert_snapshot!(csv("rank1\n\"A\nB\"\n"), @"");
    insta::assert_snapshot!(csv("rank1\nA\u{1b}[2J\n"), @"");
    insta::assert_snapshot!(csv("rank1\n\"\"\n"), @"");
    insta::assert_snapshot!(csv("sep=a\nrank1\n"), @"");
    let many: String = (0..32_767).map(|n| format!("name {n}\n")).collect();
    insta::assert_snapshot!(csv(format!("rank1\n{many}")), @"");
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
