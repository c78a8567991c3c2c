//! The pages, as strangers and members read them.

use omov_record::tree::included;
use omov_record::{Checkpoint, Hash};

use super::{acts, many, published};
use crate::house::testing::in_a_house;

#[test]
fn record_strangers_read_it_and_no_name_stands_there() {
    in_a_house(async |hall| {
        let empty = hall.nobody().get("/record").await;
        assert!(empty.status.is_success() && empty.text.contains("Nothing has been done yet"), "{}", empty.text);
        acts(&hall, 2).await;
        published(&hall.house).await;
        let mut guest = hall.nobody();
        let page = guest.get("/record").await.text;
        assert!(page.contains("Corrected an entry of the roll") && page.contains("Quayside"), "{page}");
        assert!(page.contains("2 of 2 acts"), "{page}");
        let one = guest.get("/record/1").await.text;
        assert!(one.contains("These steps lead from this act, number 1"), "{one}");
        for text in [&page, &one] {
            assert!(!text.contains("Joan") && !text.contains("Dele") && !text.contains("Reason"), "{text}");
        }
        for nothing in
            ["/record/2", "/record/01", "/record/-1", "/record/99999999999999999999", "/record/2/proof", "/record/x"]
        {
            assert_eq!(guest.get(nothing).await.status, 404, "{nothing}");
        }
        let own = hall.guest(hall.member).await.get("/record/1").await.text;
        assert!(own.contains("This is you."), "{own}");
    });
}

#[test]
fn record_a_proof_as_a_file_holds() {
    in_a_house(async |hall| {
        many(&hall.house, hall.own, hall.secretary, 7).await;
        published(&hall.house).await;
        let mut guest = hall.nobody();
        let (entry, proof) = (guest.file("/record/4/entry").await, guest.file("/record/4/proof").await);
        let text = String::from_utf8(proof).expect("text");
        let (head, checkpoint) = text.split_once("\n\n").expect("two parts");
        let mut lines = head.lines();
        assert_eq!((lines.next(), lines.next()), (Some("c2sp.org/tlog-proof@v1"), Some("index 4")));
        let hashes: Vec<Hash> = lines.map(|line| Hash::parse(line).expect("a hash")).collect();
        let (checkpoint, _) = Checkpoint::read(checkpoint.as_bytes()).expect("a checkpoint");
        assert!(included(4, Hash::leaf(&entry), checkpoint.size, checkpoint.root, &hashes));
    });
}

#[test]
fn record_is_looked_through_by_word_power_group_and_day() {
    in_a_house(async |hall| {
        acts(&hall, 1).await;
        many(&hall.house, hall.other, hall.national, 40).await;
        let mut guest = hall.nobody();
        let rows = |text: &str| {
            let links = text.split("href=\"/record/").skip(1);
            links.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).count()
        };
        let first = guest.get("/record").await.text;
        assert_eq!(rows(&first), 30);
        let earlier = guest.get("/record?before=11").await.text;
        assert_eq!(rows(&earlier), 11);
        let group = hall.own;
        assert_eq!(rows(&guest.get(&format!("/record?group={group}")).await.text), 1);
        assert_eq!(rows(&guest.get("/record?q=quaySIDE").await.text), 1);
        assert_eq!(rows(&guest.get("/record?q=nowhere").await.text), 0);
        assert_eq!(rows(&guest.get("/record?area=keep-roll&q=quay").await.text), 1);
        assert_eq!(rows(&guest.get("/record?area=mail").await.text), 0);
        assert_eq!(rows(&guest.get("/record?day=2026-03-26").await.text), 0, "the day before");
        assert_eq!(rows(&guest.get("/record?day=2026-03-27").await.text), 30);
        let wrong = guest.get("/record?day=yesterday&group=").await;
        assert!(wrong.status.is_success() && wrong.text.contains("This is no day"));
        assert_eq!(guest.get("/record?group=x").await.status, 404);
    });
}

#[test]
fn record_feed_has_the_latest_acts() {
    in_a_house(async |hall| {
        acts(&hall, 2).await;
        let feed = hall.nobody().get("/record/feed.atom").await;
        assert_eq!(feed.headers["content-type"], "application/atom+xml; charset=utf-8");
        assert_eq!(feed.text.matches("<entry>").count(), 2);
        assert!(feed.text.contains("<id>https://house.example/record/1</id>"), "{}", feed.text);
        assert!(feed.headers.get("set-cookie").is_none());
    });
}
