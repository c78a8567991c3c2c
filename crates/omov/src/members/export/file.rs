//! The file, made piece by piece while it is being fetched: half a million people never stand in memory at once.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use jiff::tz::TimeZone;
use omov_store::{Error, FromRow, Moment, Row, params};
use omov_web::words::Words;
use tokio::sync::mpsc;

use super::{Column, Export, sql};
use crate::house::{House, timestamp};
use crate::members::{MemberId, Standing, sheet};

/// So many people are read at once.
const AT_ONCE: u32 = 500;

/// Somebody in the file.
struct Person {
    key: String,
    id: MemberId,
    name: String,
    email: Option<String>,
    phone: Option<String>,
    postcode: Option<String>,
    address: Option<String>,
    joined_at: Moment,
    renew_by: Option<Moment>,
    group: String,
}

impl FromRow for Person {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            name: row.get(2)?,
            email: row.get(3)?,
            phone: row.get(4)?,
            postcode: row.get(5)?,
            address: row.get(6)?,
            joined_at: row.get(7)?,
            renew_by: row.get(8)?,
            group: row.get(9)?,
        })
    }
}

impl Person {
    fn cell(&self, column: Column, standing: Standing, words: &Words, zone: &TimeZone) -> String {
        let day = |moment| timestamp(moment).to_zoned(zone.clone()).date().to_string();
        let own = |value: &Option<String>| value.clone().unwrap_or_default();
        match column {
            Column::Name => self.name.clone(),
            Column::Email => own(&self.email),
            Column::Phone => own(&self.phone),
            Column::Postcode => own(&self.postcode),
            Column::Address => own(&self.address),
            Column::Standing => words.say(standing.title()),
            Column::Joined => day(self.joined_at),
            Column::RenewBy => self.renew_by.map(day).unwrap_or_default(),
            Column::Group => self.group.clone(),
        }
    }
}

/// The file as the body of an answer. Whoever hangs up ends it.
pub(super) fn body(house: &House, export: Export, zone: TimeZone) -> Body {
    let (send, pieces) = mpsc::channel(2);
    let house = house.clone();
    tokio::spawn(async move {
        if let Err(error) = write(&house, &export, &zone, &send).await {
            // The file ends here, without its last rows; its receiver sees that the connection broke off.
            tracing::error!(%error, "a copy of the roll cannot be read to its end");
            let _ = send.send(Err(std::io::Error::other("the copy ends here"))).await;
        }
    });
    Body::from_stream(Pieces(pieces))
}

/// A piece of the file, or that there are no more though there should be.
type Piece = Result<Bytes, std::io::Error>;

async fn write(
    house: &House,
    export: &Export,
    zone: &TimeZone,
    send: &mpsc::Sender<Piece>,
) -> Result<(), crate::house::Stop> {
    let words = house.words();
    let mut text = String::from(sheet::MARK);
    let titles: Vec<_> = export.columns.iter().map(|column| words.say(column.title())).collect();
    sheet::row(&mut text, titles.iter().map(String::as_str));
    for standing in export.standings.iter().copied() {
        let mut after = (String::new(), MemberId([0; 16]));
        loop {
            let group = export.group;
            let people: Vec<Person> = house
                .store()
                .read(move |tx| Ok(tx.all(&sql::PAGE, params![group, standing, after.0, after.1, AT_ONCE])?))
                .await?;
            for person in &people {
                let cells: Vec<_> =
                    export.columns.iter().map(|column| person.cell(*column, standing, words, zone)).collect();
                sheet::row(&mut text, cells.iter().map(String::as_str));
            }
            if send.send(Ok(std::mem::take(&mut text).into())).await.is_err() {
                return Ok(());
            }
            match people.into_iter().last() {
                Some(last) => after = (last.key, last.id),
                None => break,
            }
        }
    }
    Ok(())
}

/// The pieces as the server takes them.
struct Pieces(mpsc::Receiver<Piece>);

impl futures_core::Stream for Pieces {
    type Item = Piece;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}
