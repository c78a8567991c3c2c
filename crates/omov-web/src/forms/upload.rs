//! A file that a form sent. It goes to the disk as it comes in and is never whole in memory.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::http::StatusCode;

use super::sent::taken;
use super::{FormToken, Sent};
use crate::refusal::Refusal;

/// So many bytes the fields beside the file may have, all together.
const MOST_BESIDE: usize = 64 * 1024;

/// A form with one file.
#[derive(Debug)]
pub struct Upload {
    /// The fields beside the file.
    pub sent: Sent,
    /// How many bytes the file has; nothing where none was chosen.
    pub bytes: Option<u64>,
}

impl Upload {
    /// Reads the form and writes its file to `path`, where nothing may be yet and which nobody else can read. The name that the
    /// file had elsewhere is not looked at. The route takes as many bytes as [`post_up_to`] says.
    ///
    /// [`post_up_to`]: crate::routes::Routes::post_up_to
    ///
    /// # Errors
    /// [`Refusal::StaleForm`] if the token does not come first or is another one, [`Refusal::TooLarge`],
    /// [`Refusal::BadRequest`], [`Refusal::StorageFailed`]. Nothing is left at `path` then.
    pub async fn read(mut form: Multipart, token: &FormToken, path: &Path) -> Result<Self, Refusal> {
        let mut written = Unfinished(None);
        let mut fields = Vec::new();
        let mut bytes = None;
        let mut beside = 0;
        while let Some(field) = form.next_field().await.map_err(refusal)? {
            let name = field.name().unwrap_or_default().to_owned();
            if field.file_name().is_none() {
                let text = field.text().await.map_err(refusal)?;
                beside += name.len() + text.len();
                if beside > MOST_BESIDE {
                    return Err(Refusal::TooLarge);
                }
                fields.push((name, text));
                continue;
            }
            // Before a file is taken in it has to be sure that the form is one of ours.
            if !super::sent::is_ours(token, &fields) {
                return Err(Refusal::StaleForm);
            }
            if bytes.is_some() {
                return Err(Refusal::BadRequest);
            }
            let (file, length) = keep(field, path, &mut written).await?;
            drop(file);
            bytes = (length > 0).then_some(length);
        }
        let sent = taken(token, fields).ok_or(Refusal::StaleForm)?;
        if bytes.is_some() {
            written.0 = None;
        }
        Ok(Self { sent, bytes })
    }
}

/// Writes one file, a piece at a time.
async fn keep(mut field: Field<'_>, path: &Path, written: &mut Unfinished) -> Result<(File, u64), Refusal> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(storage)?;
    written.0 = Some(path.to_owned());
    let mut length = 0;
    while let Some(piece) = field.chunk().await.map_err(refusal)? {
        length += piece.len() as u64;
        // A piece is some kilobytes: written to the system's memory, it holds up nobody.
        file.write_all(&piece).map_err(storage)?;
    }
    let synced = tokio::task::spawn_blocking(move || file.sync_all().map(|()| file)).await;
    let file = synced.map_err(|_| Refusal::Failed)?.map_err(storage)?;
    Ok((file, length))
}

/// Removes the file again unless everything went well, also where the sender hangs up in the middle.
struct Unfinished(Option<PathBuf>);

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(path) = self.0.take() {
            let _ = std::fs::remove_file(path);
        }
    }
}

fn refusal(error: MultipartError) -> Refusal {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Refusal::TooLarge } else { Refusal::BadRequest }
}

fn storage(error: std::io::Error) -> Refusal {
    tracing::error!(kind = %error.kind(), "a file that was sent cannot be kept");
    Refusal::StorageFailed
}
