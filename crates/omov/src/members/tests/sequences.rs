//! Whatever is done in whatever order, the counts are those of the roll and the roll is that of the people.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::rules::does;
use crate::groups::{self, GroupId};
use crate::house::ids;
use crate::house::testing::{Hall, NOON, in_a_house};
use crate::members::{self, Changed, Details, Member, MemberId, Standing};

#[derive(Clone, Debug)]
enum Act {
    Create(usize, usize),
    Change(usize, String, Option<u8>),
    Stand(usize, usize),
    Renew(usize),
    Leave(usize),
    Move(usize, usize),
    Join(usize),
    Quit(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let who = 0..40_usize;
    prop_oneof![
        (0..5_usize, 0..4_usize).prop_map(|(standing, group)| Act::Create(standing, group)),
        (who.clone(), "[A-Cé]{1,3} [D-Fø]{1,3}", proptest::option::of(0..6_u8))
            .prop_map(|(who, name, email)| Act::Change(who, name, email)),
        (who.clone(), 0..5_usize).prop_map(|(who, standing)| Act::Stand(who, standing)),
        who.clone().prop_map(Act::Renew),
        who.clone().prop_map(Act::Leave),
        (who.clone(), 0..4_usize).prop_map(|(who, group)| Act::Move(who, group)),
        who.clone().prop_map(Act::Join),
        who.prop_map(Act::Quit),
    ]
}

/// What is expected of one person.
#[derive(Clone, Debug)]
struct Expected {
    name: String,
    email: Option<u8>,
    standing: Standing,
    group: GroupId,
    network: bool,
}

struct Model {
    people: Vec<(MemberId, Expected)>,
}

impl Model {
    async fn do_one(&mut self, hall: &Hall, act: &Act) {
        let groups = [hall.own, hall.other, hall.region, hall.whole];
        let network = hall.network;
        if let Act::Create(standing, group) = act {
            return self.create(hall, Standing::ALL[*standing], groups[*group]).await;
        }
        let people = self.people.len();
        let (Act::Change(who, ..)
        | Act::Stand(who, _)
        | Act::Renew(who)
        | Act::Leave(who)
        | Act::Move(who, _)
        | Act::Join(who)
        | Act::Quit(who)
        | Act::Create(who, _)) = act;
        let Some(at) = who.checked_rem(people) else { return };
        let id = self.people[at].0;
        let taken = |email: u8| self.people.iter().any(|(other, one)| *other != id && one.email == Some(email));
        match act {
            Act::Create(..) => {}
            Act::Change(_, name, email) => {
                let details = details(name, *email);
                let expected = if email.is_some_and(taken) { Changed::AddressTaken } else { Changed::Done };
                assert_eq!(does(hall, move |tx| members::change(tx, id, &details)).await, expected);
                if expected == Changed::Done {
                    (self.people[at].1.name, self.people[at].1.email) = (name.clone(), *email);
                }
            }
            Act::Stand(_, standing) => {
                let standing = Standing::ALL[*standing];
                does(hall, move |tx| members::set_standing(tx, id, standing, NOON)).await;
                self.people[at].1.standing = standing;
            }
            Act::Renew(_) => {
                let may = matches!(self.people[at].1.standing, Standing::Member | Standing::Lapsed);
                assert_eq!(does(hall, move |tx| members::renew(tx, id, NOON)).await.is_some(), may);
                if may {
                    self.people[at].1.standing = Standing::Member;
                }
            }
            Act::Leave(_) => {
                does(hall, move |tx| members::leave(tx, id, NOON)).await;
                self.people[at].1.standing = Standing::Left;
            }
            Act::Move(_, group) => {
                let group = groups[*group];
                does(hall, move |tx| {
                    let place = groups::place(tx, group)?.expect("a group");
                    members::move_to(tx, id, &place)
                })
                .await;
                self.people[at].1.group = group;
            }
            Act::Join(_) => {
                does(hall, move |tx| members::enrol(tx, id, network)).await;
                self.people[at].1.network = true;
            }
            Act::Quit(_) => {
                does(hall, move |tx| members::strike(tx, id, network)).await;
                self.people[at].1.network = false;
            }
        }
    }

    async fn create(&mut self, hall: &Hall, standing: Standing, group: GroupId) {
        let id = MemberId(ids::by_time(NOON).expect("chance"));
        let name = "Ada Brun".to_owned();
        let Details { email, phone, postcode, address, .. } = details(&name, None);
        let member = Member {
            id,
            name: name.clone(),
            email,
            phone,
            postcode,
            address,
            standing,
            group,
            joined_at: NOON,
            renew_by: None,
        };
        does(hall, move |tx| {
            let place = groups::place(tx, group)?.expect("a group");
            members::create(tx, &member, place.all().map(|group| group.id), NOON)
        })
        .await;
        self.people.push((id, Expected { name, email: None, standing, group, network: false }));
    }

    /// Holds every list and every count against what is expected.
    async fn check(&self, hall: &Hall) {
        assert_eq!(does(hall, |tx| members::recount(tx)).await.wrong, [], "counts are those of the roll");
        for group in [hall.own, hall.other, hall.region, hall.whole, hall.network] {
            let mut lists: BTreeMap<Standing, Vec<(String, MemberId)>> = BTreeMap::new();
            for (id, one) in &self.people {
                let home = one.group;
                let place = does(hall, move |tx| groups::place(tx, home)).await.expect("a group");
                if place.is_in(group) || (one.network && group == hall.network) {
                    lists.entry(one.standing).or_default().push((members::name_key(&one.name), *id));
                }
            }
            for standing in Standing::ALL {
                let mut expected = lists.remove(&standing).unwrap_or_default();
                expected.sort();
                let start = ("", MemberId([0; 16]));
                let list = does(hall, move |tx| members::list(tx, group, standing, start, 1000)).await;
                let list: Vec<_> = list.into_iter().map(|one| (one.key, one.id)).collect();
                assert_eq!(list, expected, "{standing:?} of {group}");
            }
        }
    }
}

fn details(name: &str, email: Option<u8>) -> Details {
    let email = email.map(|email| format!("address{email}@example.org"));
    Details { name: name.into(), email, phone: None, postcode: Some("EM1 2AB".into()), address: None }
}

#[test]
fn after_any_sequence_of_acts_the_counts_and_the_rolls_of_all_groups_are_right() {
    in_a_house(async |hall| {
        // People that the hall put there are not part of the model: they are erased from its lists.
        let hall = hall;
        for member in [
            hall.member,
            hall.supporter,
            hall.lapsed,
            hall.secretary,
            hall.organiser,
            hall.regional,
            hall.national,
            hall.scrutineer,
            hall.stranger,
        ] {
            does(&hall, move |tx| {
                members::groups_of(tx, member)?.into_iter().try_for_each(|group| members::strike(tx, member, group))
            })
            .await;
        }
        let acts = proptest::collection::vec(act(), 120);
        let acts = acts.new_tree(&mut TestRunner::default()).expect("acts").current();
        println!("{acts:?}");
        let mut model = Model { people: Vec::new() };
        for (at, act) in acts.iter().enumerate() {
            model.do_one(&hall, act).await;
            if at % 12 == 11 {
                model.check(&hall).await;
            }
        }
    });
}
