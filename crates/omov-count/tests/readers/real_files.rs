//! Published files, where the folder with them is at hand: `OMOV_COUNT_DATA` names it.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use omov_count::read::{Format, contest};
use omov_count::write;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
    found.sort();
}

#[test]
fn published_files_are_read_and_read_back() {
    let Some(folder) = std::env::var_os("OMOV_COUNT_DATA") else {
        eprintln!("left out: OMOV_COUNT_DATA does not name a folder of published files");
        return;
    };
    let mut found = Vec::new();
    files(Path::new(&folder), &mut found);
    let mut read = 0;
    for path in found {
        let name = path.to_string_lossy();
        let Some(format @ (Format::Blt | Format::AbcYaml | Format::Pabulib)) = Format::of_name(&name) else { continue };
        let input = BufReader::new(File::open(&path).expect("it can be opened"));
        let whole = contest(format, input, None, &mut |_| {}).unwrap_or_else(|error| panic!("{name}: {error}"));
        let written = write::blt(&whole, whole.seats.unwrap_or(0));
        let mut again = contest(Format::Blt, written.as_bytes(), None, &mut |_| {}).expect("what was written");
        again.budget.clone_from(&whole.budget);
        assert_eq!(again, whole, "{name}");
        read += 1;
    }
    assert!(read > 0, "no published files in {}", folder.display());
    eprintln!("{read} published files read");
}
