//! A file that came in: looked at whole, put down row by row, and gone.

use std::path::Path;

use omov_store::{Moment, params};
use tokio::sync::mpsc;

use super::columns::Columns;
use super::imports::{State, turn};
use super::read::{self, Raw, Survey, Unreadable};
use super::{AT_ONCE, ImportId, columns, imports, sql};
use crate::groups::GroupId;
use crate::house::{House, Stop};
use crate::members::MemberId;

/// Why a file was not put down.
pub(super) enum Unstaged {
    /// It is the file.
    File(Unreadable),
    Stop(Stop),
}

impl From<Unreadable> for Unstaged {
    fn from(why: Unreadable) -> Self {
        Self::File(why)
    }
}

impl From<Stop> for Unstaged {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

/// Puts the rows of the file at `path` down. Nothing is there unless all of it could be read.
pub(super) async fn stage(
    house: &House,
    path: &Path,
    id: ImportId,
    group: GroupId,
    by: MemberId,
    now: Moment,
) -> Result<(), Unstaged> {
    let survey = {
        let path = path.to_owned();
        off_the_road(move || read::survey(&path)).await??
    };
    let head = serde_json::to_string(&survey.head).unwrap_or_default();
    let lines = u32::try_from(survey.rows).unwrap_or(u32::MAX);
    let encoding = survey.encoding.name();
    let begin = move |tx: &mut omov_store::WriteTx<'_>| {
        tx.execute(&sql::CREATE, params![id, group, by, encoding, head, lines, now])?;
        Ok(())
    };
    house.store().write(begin).await?;
    put_down(house, path, id, &survey).await?;
    let fingerprint = columns::fingerprint(&survey.head);
    let end = move |tx: &mut omov_store::WriteTx<'_>| {
        let Some(import) = imports::find(tx, id)? else { return Ok(()) };
        let columns = imports::remembered(tx, group, fingerprint)?;
        let columns = columns.filter(|columns| columns.gives.len() == import.head.len());
        let columns = columns.unwrap_or_else(|| Columns::guess(&import.head));
        tx.execute(&sql::SET_COLUMNS, params![id, serde_json::to_string(&columns).unwrap_or_default()])?;
        turn(tx, &import, State::Columns, 0, None, now)?;
        Ok(())
    };
    house.store().write(end).await?;
    Ok(())
}

/// Reads again from the beginning, a piece ahead of what is being written.
async fn put_down(house: &House, path: &Path, id: ImportId, survey: &Survey) -> Result<(), Unstaged> {
    let (send, mut pieces) = mpsc::channel::<Vec<(u32, String)>>(2);
    let reader = {
        let (path, survey) = (path.to_owned(), survey.clone());
        move || -> Result<(), Unreadable> {
            let mut rows = read::rows(&path, &survey)?;
            loop {
                let piece =
                    rows.by_ref().take(AT_ONCE as usize).map(|row| row.map(written)).collect::<Result<Vec<_>, _>>()?;
                if piece.is_empty() || send.blocking_send(piece).is_err() {
                    return Ok(());
                }
            }
        }
    };
    let reading = tokio::task::spawn_blocking(reader);
    while let Some(piece) = pieces.recv().await {
        let put = move |tx: &mut omov_store::WriteTx<'_>| {
            for (number, cells) in &piece {
                tx.execute(&sql::STAGE, params![id, *number, *cells])?;
            }
            Ok(())
        };
        house.store().write(put).await?;
    }
    Ok(reading.await.map_err(|_| Unreadable::Storage)??)
}

/// As it stands in the database.
fn written(row: Raw) -> (u32, String) {
    (u32::try_from(row.number).unwrap_or(u32::MAX), serde_json::to_string(&row.cells).unwrap_or_default())
}

/// Reading a file may take seconds: not on the threads that serve pages.
async fn off_the_road<T: Send + 'static>(read: impl FnOnce() -> T + Send + 'static) -> Result<T, Unreadable> {
    tokio::task::spawn_blocking(read).await.map_err(|_| Unreadable::Storage)
}
