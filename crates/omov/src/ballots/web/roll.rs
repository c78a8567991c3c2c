//! A member's own place on the frozen roll, with a proof to keep.

use axum::extract::Path;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Facts, Link, Note, Rows};
use omov_web::refusal::Refusal;

use super::{files, found, within};
use crate::ballots::{Ballot, BallotId, ballot, corrections, paper, registrar, roll};
use crate::house::{Answer, Visit};

pub(super) async fn show(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let (ballot, place) = found(&visit, id).await?;
    let me = visit.me()?.id;
    let read = move |tx: &mut omov_store::ReadTx<'_>| {
        Ok((roll::mine(tx, id, me)?, registrar::find(tx, id)?, paper::mine(tx, id, me)?.is_some()))
    };
    let (mine, codes, on_paper) = visit.house.store().read(read).await?;
    let words = visit.shell.words.clone();
    let body = match (ballot.could, mine) {
        (None, _) => {
            let with = [("when", visit.hour(ballot.freezes_at).into()), ("away", visit.away(ballot.freezes_at).into())];
            Markup::paragraph(&words.say_with("ballot-roll-later", &with))
        }
        (Some(_), None) => {
            let says = Markup::paragraph(&words.say("ballot-roll-not"));
            let rule = Link::new(words.say("ballot-roll-rule"), crate::rules::address("membership.vote-begins-after"));
            let wrong = corrections::is_time(&ballot, visit.now).then(|| wrong(&visit, &ballot));
            let says = [says, Markup::line([Markup::link(&rule)])].into_iter().chain(wrong);
            Note::stop(Markup::joined(says)).into()
        }
        (Some(could), Some(mine)) => {
            let facts = Facts::default()
                .with(
                    words.say("ballot-roll-place"),
                    Markup::text(
                        &words
                            .say_with("ballot-roll-of", &[("place", (mine.place + 1).into()), ("could", could.into())]),
                    ),
                )
                .with(
                    words.say("ballot-fact-root"),
                    Markup::text(&omov_web::hex::hex(&ballot.root.unwrap_or_default())),
                )
                .with(
                    words.say("ballot-roll-code"),
                    Markup::text(&words.say(match codes {
                        _ if on_paper => "ballot-roll-paper",
                        Some(codes) if codes.times > 0 => "ballot-roll-outside",
                        None if mine.coded => "ballot-roll-coded",
                        _ => "ballot-roll-uncoded",
                    })),
                )
                .with(
                    words.say("ballot-roll-voted"),
                    Markup::text(&words.say(if mine.voted { "ballot-held-voted" } else { "ballot-held-not" })),
                );
            let fetch =
                Act::second(Link::new(words.say("ballot-roll-proof"), format!("{}/roll/proof.json", id.address())));
            let how = ["ballot-roll-how-1", "ballot-roll-how-2", "ballot-roll-how-3"]
                .map(|name| Markup::text(&words.say(name)));
            Markup::joined([
                Note::done(Markup::paragraph(&words.say("ballot-roll-yes"))).into(),
                facts.into(),
                Acts { acts: vec![fetch] }.into(),
                Markup::section("how", &words.say("ballot-roll-how"), Rows { items: how.to_vec() }.into()),
            ])
        }
    };
    let page = Page::new(visit.shell, words.say("ballot-roll-title"), body).lead(words.say("ballot-roll-lead"));
    Ok(page.here("/ballots").place(within(&words, &place, &ballot)))
}

/// What to do about it if it is wrong, as long as it can be put right.
fn wrong(visit: &Visit, ballot: &Ballot) -> Markup {
    let words = &visit.shell.words;
    let until = ballot.corrects_until.unwrap_or(ballot.freezes_at);
    let with = [("when", visit.hour(until).into()), ("away", visit.away(until).into())];
    let who = Link::new(words.say("correction-ask"), format!("/groups/{}", ballot.group));
    Markup::joined([Markup::paragraph(&words.say_with("correction-wrong", &with)), Markup::line([Markup::link(&who)])])
}

/// The proof as a file. It holds the member's salt, so it is for them alone.
pub(super) async fn proof(visit: Visit, Path(id): Path<BallotId>) -> Answer {
    let me = visit.me()?.id;
    let read = move |tx: &mut omov_store::ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        roll::proof(tx, &ballot, me)
    };
    let proof = visit.house.store().read(read).await?.ok_or(Refusal::NotFound)?;
    let json = serde_json::to_string_pretty(&proof).map_err(|_| Refusal::Failed)? + "\n";
    Ok(files::attached("application/json", "my-place.json", json.into_bytes()))
}
