//! The pages of bringing a list in.

mod acts;
mod bad;
mod columns;
mod rows;
mod show;
mod twins;
mod upload;

use omov_web::page::Page;
use omov_web::parts::Steps;
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::ImportId;
use super::imports::{self, Import};
use super::read::MOST_BYTES;
use crate::house::{Answer, Doors, Policy, Visit};
use crate::members::web::below_roll;
use crate::offices::Power;

const KEEP: Policy = Policy::holder(Power::KeepRoll);
/// A file, and the form round it.
const MOST: usize = MOST_BYTES as usize + 64 * 1024;

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/groups/{group}/roll/import", KEEP, upload::ask)
        .post_up_to(MOST, "/groups/{group}/roll/import", KEEP, upload::upload)
        .get("/groups/{group}/roll/import/{import}", KEEP, show::show)
        .get("/groups/{group}/roll/import/{import}/columns", KEEP, columns::ask)
        .post("/groups/{group}/roll/import/{import}/columns", KEEP, columns::set)
        .get("/groups/{group}/roll/import/{import}/bad", KEEP, bad::list)
        .get("/groups/{group}/roll/import/{import}/bad.csv", KEEP, bad::file)
        .get("/groups/{group}/roll/import/{import}/rows/{outcome}", KEEP, rows::list)
        .get("/groups/{group}/roll/import/{import}/twins", KEEP, twins::ask)
        .post("/groups/{group}/roll/import/{import}/twins", KEEP, twins::decide)
        .get("/groups/{group}/roll/import/{import}/run", KEEP.lately(), acts::run_asked)
        .post("/groups/{group}/roll/import/{import}/run", KEEP.lately(), acts::run)
        .post("/groups/{group}/roll/import/{import}/stop", KEEP, acts::stop)
        .post("/groups/{group}/roll/import/{import}/drop", KEEP, acts::drop_it)
        .get("/groups/{group}/roll/import/{import}/undo", KEEP.lately(), acts::undo_asked)
        .post("/groups/{group}/roll/import/{import}/undo", KEEP.lately(), acts::undo)
}

/// The parts of an address below a list.
#[derive(Debug, serde::Deserialize)]
struct At {
    import: String,
    #[serde(default)]
    outcome: String,
}

impl At {
    fn import(&self) -> Answer<ImportId> {
        self.import.parse().map_err(|_| Refusal::NotFound.into())
    }
}

/// The list, if it belongs to the group of the address.
async fn found(visit: &Visit, at: &At) -> Answer<Import> {
    let (id, group) = (at.import()?, visit.place()?.group().id);
    let import = visit.house.store().read(move |tx| Ok(imports::find(tx, id)?)).await?;
    Ok(import.filter(|import| import.group == group).ok_or(Refusal::NotFound)?)
}

/// Where these pages stand in the house.
fn placed(page: Page, visit: &Visit) -> Answer<Page> {
    below_roll(page, visit, visit.shell.words.say("import-place"), "import")
}

/// The four steps.
fn steps(words: &Words, now: usize) -> Steps {
    let names = ["import-step-file", "import-step-columns", "import-step-look", "import-step-done"];
    Steps::new(words, names.map(|name| words.say(name)), now)
}
