//! Lists of names.

use omov_count::read::names;

fn refused(text: impl AsRef<[u8]>) -> String {
    names(text.as_ref()).expect_err("to be refused").to_string()
}

#[test]
fn one_name_a_line_in_order() {
    assert_eq!(names(&b"Bob\nAnn \"Red\" Hay\n"[..]).expect("sound"), ["Bob", "Ann \"Red\" Hay"]);
    assert_eq!(names("\u{FEFF} Bob \r\nÅnn\r\n\r\n\n".as_bytes()).expect("sound"), ["Bob", "Ånn"]);
    assert_eq!(names(&b"Bob"[..]).expect("sound"), ["Bob"]);
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    insta::assert_snapshot!(refused(""), @"line 1: expected a name, found the end of the file");
    insta::assert_snapshot!(refused("\n\n"), @"line 1: expected a name, found the end of the file");
    insta::assert_snapshot!(refused("Ann\n\nBob\n"), @"line 2: expected a name, found nothing");
    insta::assert_snapshot!(refused("Ann\nBob\nAnn \n"), @"line 3: expected a name that is not there yet, found 'Ann' again (it is candidate 1)");
    insta::assert_snapshot!(refused("Ann\nB\u{7}b\n"), @r#"line 2: expected a name without control characters, found 'B\u{7}b'"#);
    insta::assert_snapshot!(refused(b"Ann\nB\xE9a\n"), @"line 2: expected text in UTF-8, found the byte 0xE9; save the file as UTF-8");
    insta::assert_snapshot!(refused(b"Ann\nB\0a\n"), @"line 2: expected text, found a zero byte; this is not a ballot file in UTF-8");
    insta::assert_snapshot!(refused((0..40_000).map(|n| n.to_string()).collect::<Vec<_>>().join("\n")), @"line 2001: expected 1 to 2000 names, found more");
}
