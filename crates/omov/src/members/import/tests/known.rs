//! Rows about people we know, or may know.

use super::{Desk, roll};
use crate::house::testing::{Hall, in_a_house};
use crate::members::{self, Member, MemberId, Standing};

async fn person(hall: &Hall, id: MemberId) -> Member {
    let found = hall.house.store().read(move |tx| Ok(members::find(tx, id)?)).await;
    found.expect("a look").expect("somebody")
}

#[test]
fn who_is_surely_known_is_changed_or_left_and_who_is_not_is_never_merged_silently() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let file = "name,email,phone,postcode\n\
            Dele Okafor,DELE.OKAFOR@example.org,+44 20 7946 0002,EM12AB\n\
            Lind Rosa,rosa.lind@example.org,,\n\
            Somebody Else,sam.adeyemi@example.org,,\n\
            Noor Haddad,noor@example.net,,EM1 2AB\n\
            Kit Vale,kit@example.org,,EM1 1AA\n\
            Kit Vale,,,em1 1aa\n\
            Other Vale,kit@example.org,,\n";
        let list = desk.tried(file).await;
        let counts = desk.counts(&list).await;
        let of = |what: &str| counts.get(what).copied().unwrap_or_default();
        assert_eq!((of("changed"), of("same"), of("new"), of("twin")), (1, 1, 1, 4), "{counts:?}");
        assert_eq!((of("email"), of("person"), of("earlier-email"), of("earlier-person")), (1, 1, 1, 1), "{counts:?}");
        let changed = desk.guest.get(&format!("{list}/rows/changed")).await;
        assert!(changed.text.contains("Telephone: +44 20 7946 0002, where nothing stood."), "{}", changed.text);
        let before = roll(&hall).await;
        desk.run(&list).await;
        assert_eq!(person(&hall, hall.member).await.phone.as_deref(), Some("+44 20 7946 0002"));
        assert_eq!(person(&hall, hall.organiser).await.name, "Sam Adeyemi", "nobody decided, so nothing was done");
        assert_eq!(
            roll(&hall).await.len(),
            before.len() + 1 + 3 + 2 + 1,
            "one person: entry, three rolls, two words, one address"
        );
    });
}

#[test]
fn what_is_decided_about_a_double_is_done() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let file = "name,email,phone,postcode\n\
            Samuel Adeyemi,sam.adeyemi@example.org,+44 20 7946 0003,\n\
            Joan Petrie the younger,joan.petrie@example.org,,\n\
            Noor Haddad,noor@example.net,+44 20 7946 0004,EM1 2AB\n";
        let list = desk.tried(file).await;
        let page = desk.guest.get(&format!("{list}/twins")).await;
        assert!(page.text.contains("The same e-mail address, another name."), "{}", page.text);
        desk.decide(&list, 2, "same").await;
        desk.decide(&list, 3, "other").await;
        desk.decide(&list, 4, "same").await;
        desk.run(&list).await;
        let sam = person(&hall, hall.organiser).await;
        assert_eq!((sam.name.as_str(), sam.phone.as_deref()), ("Samuel Adeyemi", Some("+44 20 7946 0003")));
        let noor = person(&hall, hall.regional).await;
        assert_eq!(noor.phone.as_deref(), Some("+44 20 7946 0004"));
        assert_eq!(noor.email.as_deref(), Some("noor.haddad@example.org"), "an address that is there stays");
        assert_eq!(person(&hall, hall.secretary).await.name, "Joan Petrie");
        let own = hall.own;
        let all = hall
            .house
            .store()
            .read(move |tx| Ok(members::list(tx, own, Standing::Member, ("", MemberId([0; 16])), 50)?));
        let all = all.await.expect("a list");
        let younger = all.iter().find(|one| one.name == "Joan Petrie the younger").expect("another person");
        assert_eq!(younger.email, None, "the address stays with whom we know");
    });
}

#[test]
fn a_list_never_takes_a_vote_away_and_says_nothing_about_people_of_other_groups() {
    in_a_house(async |hall| {
        let mut desk = Desk::of(&hall).await;
        let file = "name,email,standing\n\
            Dele Okafor,dele.okafor@example.org,lapsed\n\
            Piet Vos,piet.vos@example.org,member\n\
            Mina Sato,mina.sato@example.org,member\n\
            Joan Petrie,joan.petrie@example.org,resigned\n";
        let list = desk.tried(file).await;
        desk.run(&list).await;
        assert_eq!(person(&hall, hall.member).await.standing, Standing::Member);
        assert_eq!(person(&hall, hall.lapsed).await.standing, Standing::Member, "who has renewed elsewhere has a vote");
        assert_eq!(person(&hall, hall.secretary).await.standing, Standing::Member);
        let bad = desk.guest.get(&format!("{list}/bad")).await;
        assert!(bad.text.contains("“mina.sato@example.org” belongs to somebody in another group."), "{}", bad.text);
        assert!(bad.text.contains("Whoever has left is not put on the roll."), "{}", bad.text);
    });
}

#[test]
fn new_people_go_to_the_group_that_the_list_names_or_to_that_of_their_postcode() {
    in_a_house(async |hall| {
        let (own, other) = (hall.own, hall.other);
        let draw = move |tx: &mut omov_store::WriteTx<'_>| {
            let list = |of: &str| vec![crate::groups::boundaries::Beginning::new(of).expect("a beginning")];
            crate::groups::boundaries::set(tx, own, &list("EM1"))?;
            Ok(crate::groups::boundaries::set(tx, other, &list("EM2"))?)
        };
        hall.house.store().write(draw).await.expect("boundaries");
        let guest = hall.guest(hall.regional).await;
        let roll = format!("/groups/{}/roll/import", hall.region);
        let mut desk = Desk { hall: &hall, guest, roll };
        let file = "name,email,postcode,group\n\
            A,a@example.org,EM1 5AA,\n\
            B,b@example.org,EM2 5AA,\n\
            C,c@example.org,,quayside\n\
            D,d@example.org,,Millbank\n\
            E,e@example.org,,\n";
        let list = desk.tried(file).await;
        desk.run(&list).await;
        let group = async |email: &'static str| {
            let found = hall.house.store().read(move |tx| {
                let id = members::by_email(tx, email)?;
                Ok(id.map(|id| members::find(tx, id)).transpose()?.flatten().map(|member| member.group))
            });
            found.await.expect("a look")
        };
        assert_eq!(group("a@example.org").await, Some(hall.own), "by postcode");
        assert_eq!(group("b@example.org").await, Some(hall.region), "a postcode outside of the region");
        assert_eq!(group("c@example.org").await, Some(hall.own), "by name");
        assert_eq!(group("d@example.org").await, None, "a group outside of the region");
        assert_eq!(group("e@example.org").await, Some(hall.region));
        let bad = desk.guest.get(&format!("{list}/bad")).await;
        assert!(bad.text.contains("There is no group “Millbank” here."), "{}", bad.text);
    });
}
