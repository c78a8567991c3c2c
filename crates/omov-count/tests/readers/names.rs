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
    insta::assert_snapshot!(refused(""), @"");
    insta::assert_snapshot!(refused("\n\n"), @"");
    insta::assert_snapshot!(refused("Ann\n\nBob\n"), @"");
    insta::assert_snapshot!(refused("Ann\nBob\nAnn \n"), @"");
    insta::assert_snapshot!(refused("Ann\nB\u{7}b\n"), @"");
    insta::assert_snapshot!(refused(b"Ann\nB\xE9a\n"), @"");
    insta::assert_snapshot!(refused(b"Ann\nB\0a\n"), @"");
    insta::assert_snapshot!(refused((0..40_000).map(|n| format!("{n}\n")).collect::<String>()), @"");
}
