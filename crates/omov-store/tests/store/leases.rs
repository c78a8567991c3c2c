//! One holder at a time, whatever happens to the holder.

use std::time::Duration;

use crate::common::{NOW, at_once, id, join, members};
use omov_store::testing::{NO_SCHEMA, with_both};
use omov_store::{Error, Moment, leases};

fn at(seconds: u64) -> Moment {
    NOW.plus(Duration::from_secs(seconds))
}

#[test]
fn of_many_who_claim_a_lease_one_gets_it() {
    with_both(&NO_SCHEMA, async |store| {
        for round in 0..3 {
            let now = at(round * 100);
            let claimed = at_once(100, |number| {
                let store = store.clone();
                async move {
                    let until = now.plus(Duration::from_mins(1));
                    store.write(move |tx| leases::claim(tx, "mail", id(number), now, until)).await.expect("an answer")
                }
            })
            .await;
            let holders: Vec<_> = claimed.into_iter().flatten().collect();
            assert_eq!(holders.len(), 1);
            assert_eq!(holders[0].token, round.cast_signed() + 1, "each claim has a higher number");
        }
    });
}

#[test]
fn a_lease_ends_by_itself_and_its_old_holder_can_do_nothing_under_it() {
    with_both(&crate::common::SCHEMA, async |store| {
        let claim = async |holder, now, until| {
            store.write(move |tx| leases::claim(tx, "mail", id(holder), now, until)).await.expect("an answer")
        };
        let old = claim(1, at(0), at(60)).await.expect("it is free");
        assert_eq!(claim(2, at(59), at(120)).await, None, "it is held");
        let renewed = old.clone();
        store.write(move |tx| leases::renew(tx, &renewed, at(90))).await.expect("still held");
        assert_eq!(claim(2, at(89), at(150)).await, None, "it was renewed");
        let new = claim(2, at(90), at(150)).await.expect("it has run out");

        // The old holder wakes up and means to write.
        let woken = old.clone();
        let outcome = store
            .write(move |tx| {
                join(tx, 1)?;
                leases::renew(tx, &woken, at(200))
            })
            .await;
        assert_eq!(outcome, Err(Error::LeaseLost { what: "mail".into() }));
        assert_eq!(members(&store).await, 0);

        // Nor does it take anything from the new one by giving back what it no longer has.
        store.write(move |tx| leases::release(tx, &old, at(91))).await.expect("no error");
        assert_eq!(claim(3, at(92), at(150)).await, None);
        store.write(move |tx| leases::release(tx, &new, at(92))).await.expect("given back");
        assert!(claim(3, at(92), at(150)).await.is_some());
    });
}
