//! Putting acts on the record, and forgetting who was meant.

use std::time::Duration;

use omov_record::Entry;
use omov_store::params;
use omov_web::refusal::Refusal;

use super::{act, acts, key, many, published, read, salts, served, size, write};
use crate::house::Stop;
use crate::house::testing::in_a_house;
use crate::members::erasing::erase;
use crate::offices::acts as deeds;
use crate::record::list::entry;
use crate::record::salts::{false_parts, of};
use crate::record::sql;

#[test]
fn record_an_act_and_its_entry_are_kept_together_or_not_at_all() {
    in_a_house(async |hall| {
        let done = act(&hall, Some(hall.member), "Has moved.");
        let failed = done.clone();
        let refused = hall.house.store().write(move |tx| {
            deeds::note(tx, &failed)?;
            Err::<(), Stop>(Refusal::Conflict.into())
        });
        assert!(refused.await.is_err());
        assert_eq!((size(&hall.house).await, salts(&hall.house).await), (0, 0), "nothing is left of it");
        let id = done.id;
        write(&hall.house, move |tx| deeds::note(tx, &done)).await;
        assert_eq!((size(&hall.house).await, salts(&hall.house).await), (1, 3));
        assert!(read(&hall.house, move |tx| Ok(deeds::reason(tx, id)?)).await.is_some());
    });
}

#[test]
fn record_an_entry_names_no_person_and_no_reason() {
    in_a_house(async |hall| {
        acts(&hall, 1).await;
        let (entry, bytes) = read(&hall.house, |tx| Ok(entry(tx, 0)?)).await.expect("an entry");
        let text = String::from_utf8(bytes).expect("text");
        for secret in ["Joan", "Dele", "Reason 0", &hall.member.to_string(), &hall.secretary.to_string()] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        assert_eq!((entry.kind.as_str(), entry.group.as_str()), ("keep-roll.roll-change", "Quayside"));
        assert_eq!((entry.office.as_deref(), entry.rule.as_str()), (Some("Secretary"), "powers.keep-roll"));
        assert_eq!(entry.people.keys().map(String::as_str).collect::<Vec<_>>(), ["about", "by", "reason"]);
    });
}

#[test]
fn record_after_somebody_is_erased_it_verifies_and_nobody_can_open_who_was_meant() {
    in_a_house(async |hall| {
        acts(&hall, 3).await;
        let other = act(&hall, Some(hall.organiser), "Somebody else.");
        write(&hall.house, move |tx| deeds::note(tx, &other)).await;
        published(&hall.house).await;
        assert_eq!(salts(&hall.house).await, 12);
        let (member, now) = (hall.member, hall.house.now());
        write(&hall.house, move |tx| erase(tx, member, now)).await;
        // Of the three entries about them only who did it is left; the fourth is about somebody else.
        assert_eq!(salts(&hall.house).await, 6);
        let left = read(&hall.house, |tx| {
            let (first, _) = entry(tx, 0)?.ok_or(Refusal::NotFound)?;
            Ok(of(tx, &first)?.into_iter().map(|one| one.part).collect::<Vec<_>>())
        });
        assert_eq!(left.await, ["by"]);
        let verdict = served(&hall).await.check(&key(&hall).await, &[]);
        assert!(verdict.valid(), "{:?}", verdict.faults);
    });
}

#[test]
fn record_what_is_kept_opens_every_commitment() {
    in_a_house(async |hall| {
        acts(&hall, 2).await;
        let wrong = read(&hall.house, |tx| {
            let mut wrong = Vec::new();
            for number in 0..2 {
                let (entry, _) = entry(tx, number)?.ok_or(Refusal::NotFound)?;
                assert_eq!(of(tx, &entry)?.len(), 3);
                wrong.extend(false_parts(tx, &entry)?);
            }
            Ok(wrong)
        });
        assert!(wrong.await.is_empty());
    });
}

#[test]
fn record_acts_that_meet_each_get_a_number_of_their_own() {
    in_a_house(async |hall| {
        let each = (0..24).map(|n| {
            let (house, act) = (hall.house.clone(), act(&hall, None, &format!("At once {n}")));
            tokio::spawn(async move { house.store().write(move |tx| deeds::note(tx, &act)).await })
        });
        let each: Vec<_> = each.collect();
        for one in each {
            one.await.expect("no panic").expect("it is done, if need be again");
        }
        assert_eq!(size(&hall.house).await, 24);
        published(&hall.house).await;
        let verdict = served(&hall).await.check(&key(&hall).await, &[]);
        assert!(verdict.valid(), "{:?}", verdict.faults);
    });
}

#[test]
fn record_a_clock_that_is_set_back_changes_no_order() {
    in_a_house(async |hall| {
        let mut late = act(&hall, None, "");
        late.at = late.at.plus(Duration::from_hours(1));
        let early = act(&hall, None, "");
        write(&hall.house, move |tx| deeds::note(tx, &late)).await;
        write(&hall.house, move |tx| deeds::note(tx, &early)).await;
        hall.house.clock().forward(Duration::from_hours(2));
        published(&hall.house).await;
        let moments = read(&hall.house, |tx| {
            let rows: Vec<(u64, Vec<u8>)> = tx.all(&sql::RANGE, params![0_i64, 2_i64])?;
            Ok(rows.iter().map(|(_, bytes)| Entry::decode(bytes).expect("an entry").moment).collect::<Vec<_>>())
        });
        let moments = moments.await;
        assert!(moments[0] > moments[1], "{moments:?}");
        let verdict = served(&hall).await.check(&key(&hall).await, &[]);
        assert!(verdict.valid(), "{:?}", verdict.faults);
    });
}

#[test]
fn record_a_name_of_any_length_and_with_any_signs_can_stand_on_it() {
    in_a_house(async |hall| {
        let long = "€".repeat(300);
        let done = crate::record::Done {
            kind: "settings.setting".into(),
            group: hall.own,
            office: Some(long.clone()),
            rule: "powers.settings".into(),
            facts: vec![("after", format!("one\nline\u{2028}{long}"))],
            meant: Vec::new(),
            at: hall.house.now(),
        };
        write(&hall.house, move |tx| crate::record::append(tx, std::slice::from_ref(&done))).await;
        let (entry, _) = read(&hall.house, |tx| Ok(entry(tx, 0)?)).await.expect("an entry");
        assert_eq!(entry.office.map(|office| office.chars().count()), Some(66));
        assert!(entry.facts["after"].starts_with("one line €"));
        many(&hall.house, hall.own, hall.secretary, 1).await;
        assert_eq!(size(&hall.house).await, 2);
    });
}
