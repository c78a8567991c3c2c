//! Single acts.

use std::time::Duration;

use omov_store::{Moment, WriteTx};

use crate::groups;
use crate::house::Stop;
use crate::house::testing::{Hall, NOON, in_a_house};
use crate::members::{self, Changed, Details, Member, MemberId, Standing};

const DAY: Duration = Duration::from_hours(24);

/// Does something in one transaction.
pub(super) async fn does<T: Send + 'static>(
    hall: &Hall,
    act: impl Fn(&mut WriteTx<'_>) -> Result<T, omov_store::Error> + Send + 'static,
) -> T {
    hall.house.store().write(move |tx| Ok::<_, Stop>(act(tx)?)).await.expect("the act is done")
}

pub(super) async fn find(hall: &Hall, id: MemberId) -> Member {
    does(hall, move |tx| members::find(tx, id)).await.expect("somebody")
}

#[test]
fn an_address_belongs_to_one_person_and_taking_it_changes_nothing() {
    in_a_house(async |hall| {
        let (joan, dele) = (hall.secretary, hall.member);
        let mut details = Details::from(find(&hall, dele).await);
        details.name = "Dele Okafor-Lind".into();
        details.email = Some("JOAN.petrie@example.org ".into());
        let taken = details.clone();
        assert_eq!(does(&hall, move |tx| members::change(tx, dele, &taken)).await, Changed::AddressTaken);
        assert_eq!(find(&hall, dele).await.name, "Dele Okafor");
        details.email = Some("Dele@example.org".into());
        let free = details.clone();
        assert_eq!(does(&hall, move |tx| members::change(tx, dele, &free)).await, Changed::Done);
        let owner = async |email: &'static str| does(&hall, move |tx| members::by_email(tx, email)).await;
        assert_eq!(owner("dele@EXAMPLE.org").await, Some(dele));
        assert_eq!(owner("dele.okafor@example.org").await, None, "the old address is free");
        assert_eq!(owner("joan.petrie@example.org").await, Some(joan));
        let nobody = MemberId([7; 16]);
        assert_eq!(does(&hall, move |tx| members::change(tx, nobody, &details)).await, Changed::Gone);
    });
}

#[test]
fn renewing_lasts_as_long_as_the_rules_say_and_brings_back_who_lapsed() {
    in_a_house(async |hall| {
        let (member, lapsed, supporter) = (hall.member, hall.lapsed, hall.supporter);
        let year = NOON.plus(365 * DAY);
        let renew = async |id: MemberId, now: Moment| does(&hall, move |tx| members::renew(tx, id, now)).await;
        assert_eq!(renew(lapsed, NOON).await, Some(year));
        assert_eq!(find(&hall, lapsed).await.standing, Standing::Member);
        assert_eq!(renew(lapsed, NOON).await, Some(year), "twice on one day is once");
        assert_eq!(renew(supporter, NOON).await, None);
        assert_eq!(renew(member, NOON.plus(DAY)).await, Some(year.plus(DAY)));
        assert_eq!(renew(member, NOON).await, Some(year.plus(DAY)), "nothing is cut short");
    });
}

#[test]
fn whoever_moves_keeps_their_networks_and_leaves_their_old_groups() {
    in_a_house(async |hall| {
        let (member, own, region, other, network) = (hall.member, hall.own, hall.region, hall.other, hall.network);
        let whole = hall.whole;
        let groups = does(&hall, move |tx| {
            members::enrol(tx, member, network)?;
            members::enrol(tx, member, network)?;
            let place = groups::place(tx, other)?.expect("a group");
            members::move_to(tx, member, &place)?;
            members::groups_of(tx, member)
        })
        .await;
        assert!(groups.contains(&other) && groups.contains(&network) && groups.contains(&whole), "{groups:?}");
        assert!(!groups.contains(&own) && !groups.contains(&region), "{groups:?}");
        assert_eq!(find(&hall, member).await.group, other);
    });
}
