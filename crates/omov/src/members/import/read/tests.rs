//! Files of every kind that somebody may send.

use std::io::Write as _;
use std::path::PathBuf;

use super::{Encoding, MOST_BYTES, MOST_COLUMNS, MOST_IN_A_CELL, Unreadable, rows, survey};

struct Given {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

fn file(bytes: impl AsRef<[u8]>) -> Given {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list");
    std::fs::write(&path, bytes).expect("a file");
    Given { _folder: folder, path }
}

fn read(bytes: impl AsRef<[u8]>) -> (Encoding, char, Vec<(u64, Vec<String>)>) {
    let file = file(bytes);
    let found = survey(&file.path).expect("a list");
    let rows: Vec<_> = rows(&file.path, &found).expect("rows").map(|row| row.expect("a row")).collect();
    assert_eq!(found.rows, rows.len() as u64);
    let head = (0, found.head);
    let rows = std::iter::once(head).chain(rows.into_iter().map(|row| (row.number, row.cells))).collect();
    (found.encoding, found.between.into(), rows)
}

fn refused(bytes: impl AsRef<[u8]>) -> Unreadable {
    survey(&file(bytes).path).expect_err("no list")
}

fn wide(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn the_same_list_is_read_from_every_encoding_and_it_is_said_which_it_was() {
    let text = "name;town\nZoë Núñez;Köln\n";
    let expected = vec![(0, vec!["name".into(), "town".into()]), (2, vec!["Zoë Núñez".into(), "Köln".into()])];
    let mark = |bytes: &[u8]| [b"\xef\xbb\xbf", bytes].concat();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("one byte")).collect();
    let ways = [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (mark(text.as_bytes()), Encoding::Utf8),
        (latin, Encoding::Windows1252),
        (wide(text, false), Encoding::Utf16Le),
        (wide(text, true), Encoding::Utf16Be),
        (wide(&format!("\u{feff}{text}"), false), Encoding::Utf16Le),
        (wide(&format!("\u{feff}{text}"), true), Encoding::Utf16Be),
    ];
    for (bytes, encoding) in ways {
        assert_eq!(read(bytes), (encoding, ';', expected.clone()), "{encoding:?}");
    }
}

#[test]
fn an_accent_far_behind_the_beginning_is_seen_too() {
    let mut bytes = b"name\n".to_vec();
    bytes.extend(b"Jo\n".repeat(100_000));
    assert_eq!(read(&bytes).0, Encoding::Utf8);
    // Right where one piece ends and the next begins.
    for shift in 0..4 {
        let mut cut = vec![b'x'; 65_536 - shift];
        cut[..5].copy_from_slice(b"name\n");
        cut.extend("ëë\n".bytes());
        assert_eq!(read(&cut).0, Encoding::Utf8);
    }
    bytes.extend(b"Zo\xeb\n");
    let (encoding, _, rows) = read(&bytes);
    assert_eq!((encoding, rows.last().map(|row| row.1[0].as_str())), (Encoding::Windows1252, Some("Zoë")));
}

#[test]
fn cells_may_hold_what_stands_between_them_and_rows_keep_their_numbers() {
    let text = "name,note\r\n\"Petrie, Joan\",\"said \"\"no\"\"\r\ntwice\"\r\n\r\n,\r\nDele,x\r\n";
    let (_, between, rows) = read(text);
    assert_eq!(between, ',');
    assert_eq!(rows[1], (2, vec!["Petrie, Joan".into(), "said \"no\"\r\ntwice".into()]));
    assert_eq!(rows[2], (5, vec!["Dele".into(), "x".into()]), "empty rows are passed over and counted");
    assert_eq!(read("name\tx\nJo\t1").1, '\t');
    assert_eq!(read("sep=;\nname;x\nJo;1").2[1], (3, vec!["Jo".into(), "1".into()]));
    assert_eq!(read("name\rJo\rDele").2.len(), 3, "carriage returns alone");
    assert_eq!(read("\"a,b,c\";x\nJo;1").1, ';', "what is quoted does not count");
    assert_eq!(read("name,name\nJo,Do").2[0].1, ["name", "name"], "names that come twice");
    assert_eq!(read("name,x\nJo\nDo,1,2").2[1].1, ["Jo"], "rows of any length");
    assert_eq!(read("name\n../../etc/passwd\n\"=1+1\"").2[2].1, ["=1+1"]);
}

#[test]
fn what_is_no_list_is_refused_by_name() {
    let cases: [(&[u8], Unreadable); 16] = [
        (b"", Unreadable::Empty),
        (b" \n\n \t\n", Unreadable::Empty),
        (b"\xef\xbb\xbf", Unreadable::Empty),
        (&[0; 10_000], Unreadable::Zeros),
        (b"PK\x03\x04\x14\0\x06\0", Unreadable::Zip),
        (b"PK\x05\x06\0\0", Unreadable::Zip),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unreadable::OldSpreadsheet),
        (b"%PDF-1.7", Unreadable::Pdf),
        (b"\x1f\x8b\x08\0", Unreadable::NoText),
        (b"\x7fELF\x02\x01\x01\0\0\0\0", Unreadable::NoText),
        (b"\n<!DOCTYPE html><table>", Unreadable::WebPage),
        (b"name,email\n", Unreadable::OnlyHead),
        (b"name,email\n,\n\n", Unreadable::OnlyHead),
        (b"Jo,jo@example.org\n", Unreadable::NoHead),
        (b"name\nJo\n\"Dele\nNoor\n", Unreadable::NeverClosed(3)),
        (b",,\n,,\n", Unreadable::Empty),
    ];
    for (bytes, why) in cases {
        assert_eq!(refused(bytes), why, "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(20)]));
    }
    let damaged = [b"name\n".to_vec(), b"Jo\n".repeat(10_000), b"D\0le\n".to_vec()].concat();
    assert_eq!(refused(damaged), Unreadable::Damaged(10_002));
}

#[test]
fn no_bound_is_passed_and_nothing_is_kept_in_memory_to_find_out() {
    assert_eq!(refused([",".repeat(1_000_000), "\nx\n".into()].concat()), Unreadable::TooManyColumns);
    assert_eq!(refused(["name\n".into(), ",".repeat(MOST_COLUMNS)].concat()), Unreadable::TooManyColumns);
    assert_eq!(read([",".repeat(MOST_COLUMNS - 1), "x\nx".into()].concat()).2[0].1.len(), MOST_COLUMNS);
    let long = |letters: usize| ["name\n", "x".repeat(letters).as_str(), "\n"].concat();
    assert_eq!(read(long(MOST_IN_A_CELL)).2.len(), 2);
    assert_eq!(refused(long(MOST_IN_A_CELL + 1)), Unreadable::CellTooLong(2));
    assert_eq!(
        refused(["name\n\"", "Jo\n".repeat(50_000).as_str()].concat()),
        Unreadable::CellTooLong(2),
        "never closed"
    );
    assert_eq!(refused("name\n".to_owned() + &"x\n".repeat(1_000_001)), Unreadable::TooManyRows);
    // Two gigabytes that take no room on the disk.
    let vast = file("name\nJo\n");
    let handle = std::fs::File::options().write(true).open(&vast.path).expect("the file");
    handle.set_len(2 << 30).expect("a long file");
    assert_eq!(survey(&vast.path), Err(Unreadable::TooLarge));
    drop(handle);
    let mut zeros = std::fs::File::create(&vast.path).expect("the file");
    zeros.write_all(b"").expect("nothing");
    zeros.set_len(MOST_BYTES).expect("a long file");
    assert_eq!(survey(&vast.path), Err(Unreadable::Zeros));
}
