//! Sending one letter.
//!
//! A letter is at least once on its way, and nearly always exactly once: that it is being tried is written down before, and
//! that it was taken right after, together with the end of its job. If the program dies between the two, the letter is sent
//! a second time after the lease has run out, with the same `Message-ID`, by which many programs for mail know it again. Into
//! the outbox folder it goes once in any case: its file has one name.

use lettre::AsyncTransport as _;
use lettre::transport::smtp::Error as SmtpError;

use super::kept::{self, Kept, State, Trouble};
use super::{LetterId, SIGN_IN, Smtp, message, outbox};
use crate::digest;
use crate::house::work::{Task, Undone};
use crate::house::{House, organisation};

/// What is done for a letter in the queue.
pub(super) async fn one(task: Task) -> Result<(), Undone> {
    let (id, now) = (LetterId(task.id()), task.house.now());
    let begun = task.write(move |tx| {
        let Some(letter) = Kept::find(tx, id)?.filter(|letter| letter.state == State::Waiting) else { return Ok(None) };
        if letter.is_too_late(now) {
            kept::failed(tx, &letter, Trouble::TooLate, true, now)?;
            return Ok(None);
        }
        if letter.purpose != SIGN_IN && kept::has_bounced(tx, letter.email.as_deref().unwrap_or_default())? {
            kept::failed(tx, &letter, Trouble::CameBack, true, now)?;
            return Ok(None);
        }
        kept::note(tx, id, "trying", None, now)?;
        let from = organisation::find(tx)?.map(|organisation| organisation.name);
        Ok(Some((letter, from.unwrap_or_default())))
    });
    let Some((letter, from)) = begun.await? else { return Ok(()) };
    let sent = hand_over(&task.house, &letter, &from).await;
    let now = task.house.now();
    match sent {
        Ok(via) => Ok(task.finish(move |tx| Ok(kept::sent(tx, &letter, via, now)?)).await?),
        Err(trouble) if trouble.is_final() || task.is_last_try() => {
            Ok(task.finish(move |tx| Ok(kept::failed(tx, &letter, trouble, true, now)?)).await?)
        }
        Err(trouble) => {
            task.write(move |tx| Ok(kept::failed(tx, &letter, trouble, false, now)?)).await?;
            Err(Undone::Failed(trouble.name().into()))
        }
    }
}

/// Gives it to the server for mail, or puts it into the outbox; says which.
async fn hand_over(house: &House, letter: &Kept, from: &str) -> Result<&'static str, Trouble> {
    let smtp = house.smtp();
    let stop = digest::stop_of(house, &letter.purpose, letter.member);
    let mail = message::of(letter, from, smtp.and_then(|smtp| smtp.from.as_ref()), (&house.address(""), stop))?;
    if let Some(Smtp { transport, .. }) = smtp {
        transport.send(mail).await.map_err(|error| trouble_of(&error))?;
        return Ok("smtp");
    }
    let (folder, name) = (outbox::folder(house.data()), outbox::name(letter));
    let put = tokio::task::spawn_blocking(move || outbox::put(&folder, &name, &mail.formatted())).await;
    match put {
        Ok(Ok(())) => Ok("outbox"),
        Ok(Err(error)) => {
            tracing::error!(%error, "the outbox cannot be written");
            Err(Trouble::Folder)
        }
        Err(_) => Err(Trouble::Folder),
    }
}

/// What a failure means. What the server said is not kept: it may hold the address.
fn trouble_of(error: &SmtpError) -> Trouble {
    match error.status().map(|code| code.to_string()).as_deref() {
        Some("454" | "530" | "534" | "535" | "538") => Trouble::Login,
        Some(_) if error.is_permanent() => Trouble::Refused,
        Some(_) => Trouble::NotNow,
        None if error.is_tls() => Trouble::Unlocked,
        None => Trouble::Unreachable,
    }
}
