//! Which files a record consists of, and what they are called.

use std::collections::BTreeSet;

use crate::support::Log;
use omov_record::tiles::{Kind, Tile, decode, encode, grown};
use omov_record::{Hash, bundle};
use proptest::prelude::*;

#[test]
fn paths_are_those_of_the_specification() {
    let hashes = |level, index, width| Tile { kind: Kind::Hashes(level), index, width };
    let entries = |index, width| Tile { kind: Kind::Entries, index, width };
    for (tile, path) in [
        (hashes(0, 1_234_067, 256), "tile/0/x001/x234/067"),
        (hashes(5, 123_456_078, 2), "tile/5/x123/x456/078.p/2"),
        (hashes(1, 0, 17), "tile/1/000.p/17"),
        (entries(3_057_500, 256), "tile/entries/x003/x057/500"),
        (entries(999, 255), "tile/entries/999.p/255"),
        (entries(1000, 1), "tile/entries/x001/000.p/1"),
    ] {
        assert_eq!(tile.path(), path);
        assert_eq!(Tile::parse(path), Some(tile));
    }
}

#[test]
fn no_tile_has_two_paths() {
    for bad in [
        "tile/3/123/456/078",
        "tile/-1/000",
        "tile/7/000",
        "tile/00/000",
        "tile/0/0",
        "tile/0/x000/000",
        "tile/0/x001/x234/067.p/256",
        "tile/0/001.p/0",
        "tile/0/001.p/05",
        "tile/0/001.p/",
        "tile/0/x001",
        "tile/0/001/",
        "tile/data/001",
        "tile/0/+01",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
        "tile/0/../001",
        "/tile/0/001",
        "tile/0",
        "",
        "checkpoint",
    ] {
        assert_eq!(Tile::parse(bad), None, "{bad}");
    }
}

#[test]
fn a_record_of_70_000_entries_has_the_files_of_the_specification() {
    let of = |kind: Kind| grown(0, 70_000).filter(move |tile| tile.kind == kind).map(|t| t.width).collect::<Vec<_>>();
    for kind in [Kind::Hashes(0), Kind::Entries] {
        let widths = of(kind);
        assert_eq!(widths.len(), 274);
        assert!(widths[..273].iter().all(|w| *w == 256));
        assert_eq!(widths[273], 112);
    }
    assert_eq!(of(Kind::Hashes(1)), [256, 17]);
    assert_eq!(of(Kind::Hashes(2)), [1]);
    assert!(of(Kind::Hashes(3)).is_empty());
    let paths: Vec<String> = grown(0, 256).map(Tile::path).collect();
    assert_eq!(paths, ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]);
}

#[test]
fn only_what_grew_is_written_again() {
    let paths = |old, size| grown(old, size).map(Tile::path).collect::<Vec<_>>();
    assert!(paths(70_000, 70_000).is_empty());
    assert_eq!(paths(70_000, 70_001), ["tile/entries/273.p/113", "tile/0/273.p/113"]);
    assert_eq!(
        paths(65_535, 65_536),
        ["tile/entries/255", "tile/0/255", "tile/1/000", "tile/2/000.p/1"],
        "the last of all"
    );
    assert_eq!(grown(0, omov_record::MAX_SIZE).next().map(Tile::path).as_deref(), Some("tile/entries/000"));
}

#[test]
fn an_entry_that_is_too_long_is_refused_by_a_bundle() {
    let mut bytes = Vec::new();
    assert!(bundle::push(&mut bytes, &vec![7; bundle::LONGEST]));
    assert_eq!(bytes.len(), 2 + 65_535);
    assert!(!bundle::push(&mut bytes, &vec![7; bundle::LONGEST + 1]));
    assert_eq!(bytes.len(), 2 + 65_535);
}

proptest! {
    #[test]
    fn a_path_is_read_back((level, index, width) in (0_u8..=6, 0_u64..=omov_record::MAX_SIZE, 1_u16..=256)) {
        for kind in [Kind::Hashes(level), Kind::Entries] {
            let tile = Tile { kind, index, width };
            prop_assert_eq!(Tile::parse(&tile.path()), Some(tile));
        }
    }

    #[test]
    fn a_record_that_grew_has_the_files_of_its_size(old in 0_u64..70_000, more in 0_u64..70_000) {
        let (all, before): (BTreeSet<Tile>, BTreeSet<Tile>) = (grown(0, old + more).collect(), grown(0, old).collect());
        let new: BTreeSet<Tile> = grown(old, old + more).collect();
        prop_assert_eq!(&new, &all.difference(&before).copied().collect::<BTreeSet<_>>());
    }

    #[test]
    fn entries_are_read_back_from_their_bundle(entries in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 1..257)) {
        let mut bytes = Vec::new();
        for entry in &entries {
            prop_assert!(bundle::push(&mut bytes, entry));
        }
        let read = bundle::read(&bytes, entries.len() as u16);
        prop_assert!(read.whole);
        prop_assert_eq!(&read.entries, &entries);
        let cut = bundle::read(&bytes[..bytes.len() - 1], entries.len() as u16);
        prop_assert!(!cut.whole && cut.entries.len() == entries.len() - 1);
        bytes.push(0);
        prop_assert!(!bundle::read(&bytes, entries.len() as u16).whole);
    }

    #[test]
    fn hashes_are_read_back_from_their_tile(raw in prop::collection::vec(any::<[u8; 32]>(), 1..257)) {
        let hashes: Vec<Hash> = raw.into_iter().map(Hash).collect();
        let (bytes, width) = (encode(&hashes), hashes.len() as u16);
        prop_assert_eq!(decode(&bytes[1..], width), None);
        prop_assert_eq!(decode(&bytes, width + 1), None);
        prop_assert_eq!(decode(&bytes, width), Some(hashes));
    }
}

#[test]
fn the_hashes_of_a_tile_are_the_roots_of_the_tiles_below() {
    let log = Log::of(600);
    let level = |path: &str| -> Vec<Hash> { log.files[path].chunks(32).map(|h| Hash(h.try_into().unwrap())).collect() };
    let below: Vec<Hash> = ["tile/0/000", "tile/0/001"].iter().map(|path| Hash::root(&level(path))).collect();
    assert_eq!(level("tile/1/000.p/2"), below);
}
