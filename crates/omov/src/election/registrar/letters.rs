//! Letters with voting codes, ready to be printed: a page each, some hundred in a file.

use std::path::Path;

use askama::Template;
use zeroize::Zeroizing;

use super::Coded;
use crate::election::folder::{self, Eyes};
use crate::failure::{self, Failure};
use crate::picture::Picture;
use crate::progress::Progress;

/// So many letters stand in a file.
const IN_A_FILE: usize = 250;

/// A file of letters.
#[derive(Template)]
#[template(path = "election/registrar/letters.html")]
struct Letters<'l> {
    title: &'l str,
    organisation: &'l str,
    pages: &'l [Letter<'l>],
}

/// One of them.
struct Letter<'l> {
    coded: &'l Coded<'l>,
    address: Vec<&'l str>,
    picture: Option<Picture>,
}

/// Writes them into a folder that is made for it, for its owner's eyes alone. Gives how many letters and files there are.
pub(super) fn write(
    folder: &Path,
    (title, organisation): (&str, &str),
    coded: &[Coded<'_>],
    progress: &Progress,
) -> Result<(usize, usize), Failure> {
    create(folder)?;
    let files = coded.chunks(IN_A_FILE).len();
    for (at, some) in coded.chunks(IN_A_FILE).enumerate() {
        progress.at("letters", (at * IN_A_FILE) as u64, coded.len() as u64);
        let letters: Vec<Letter<'_>> = some.iter().map(letter).collect();
        let page = Letters { title, organisation, pages: &letters };
        let path = folder.join(format!("letters-{:04}.html", at + 1));
        let text = page.render().map_err(|_| Failure::usage("the letters cannot be written"))?;
        folder::write_new(&path, Eyes::Owner, &Zeroizing::new(text))?;
    }
    Ok((coded.len(), files))
}

fn letter<'l>(coded: &'l Coded<'l>) -> Letter<'l> {
    let to = coded.to;
    let address = [&to.name, &to.address, &to.postcode].into_iter().flat_map(|part| part.lines());
    let picture = || Picture::of("The link as a picture for a phone".into(), &coded.link);
    let picture = if coded.is_half { None } else { picture() };
    Letter { coded, address: address.collect(), picture }
}

/// A folder that nobody else can look into.
fn create(path: &Path) -> Result<(), Failure> {
    folder::free(path)?;
    let mut make = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut make, 0o700);
    make.create(path).map_err(|e| Failure::file(path, failure::of_system(&e)))
}
