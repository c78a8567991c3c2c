//! What is done again and again, by one of all processes: whoever claims the lease of that time does it.

use std::time::Duration;

use omov_store::leases;
use tokio::sync::watch;

use super::{Again, rest};
use crate::house::{House, Stop};

/// How often a process looks whether it is time.
const LOOKS: Duration = Duration::from_secs(30);

pub(super) async fn serve(
    house: House,
    works: Vec<(&'static str, Duration, Again)>,
    me: [u8; 16],
    mut closed: watch::Receiver<bool>,
) {
    loop {
        for (name, time, act) in &works {
            if *closed.borrow() {
                return;
            }
            if let Err(stop) = once(&house, name, *time, act, me).await {
                tracing::warn!(work = name, %stop, "work that is done again and again was not done");
            }
        }
        if !rest(std::future::pending(), LOOKS, &mut closed).await {
            return;
        }
    }
}

/// Does it, if nobody has done it in that time; says whether it did.
pub(super) async fn once(
    house: &House,
    name: &'static str,
    time: Duration,
    act: &Again,
    me: [u8; 16],
) -> Result<bool, Stop> {
    let now = house.now();
    let claim = move |tx: &mut omov_store::WriteTx<'_>| {
        Ok(leases::claim(tx, &format!("every/{name}"), me, now, now.plus(time))?)
    };
    let Some(lease) = house.store().write(claim).await? else { return Ok(false) };
    let done = tokio::spawn(act(house.clone())).await;
    match done {
        Ok(Ok(())) => Ok(true),
        Ok(Err(stop)) => {
            // Soon again, here or elsewhere, and not only when the whole time is over.
            let soon = now.plus((time / 10).max(Duration::from_secs(30)).min(time));
            house.store().write(move |tx| Ok(leases::release(tx, &lease, soon)?)).await?;
            Err(stop)
        }
        Err(_) => Err(omov_web::refusal::Refusal::Failed.into()),
    }
}
