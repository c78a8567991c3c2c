//! A whole ballot.

use omov_belenios::hashing::sha256_hex;
use omov_belenios::verify::verify;
use omov_record::Hash;
use omov_record::tree::included;

use super::{DAY, Scene, receipt};
use crate::ballots::trustees::ROUNDS;
use crate::house::testing::Hall;
use crate::house::testing::in_a_house;
use crate::offices::Power;

#[test]
fn five_members_decide_and_anybody_can_check_the_certified_result() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.called().await;
        let mut nobody = scene.hall.nobody();
        let page = nobody.get(&scene.ballot).await;
        assert!(page.text.contains("Shall we buy the old bakery?"), "everybody can read what is asked");
        assert!(page.text.contains("The host made the codes and could vote in a member&#39;s name."), "{}", page.text);
        scene.keyed().await;
        scene.forward(DAY * 11).await;
        // The roll is frozen: each member can prove that they stand on it.
        let mut guest = scene.hall.guest(scene.members[4]).await;
        let proof = scene.json(&mut guest, "/roll/proof.json").await;
        let text = |name: &str| proof[name].as_str().expect("a text").to_owned();
        let leaf = format!("omov roll 1\n{}\n{}\n{}\n", text("ballot"), text("member"), text("salt"));
        let leaf = Hash::leaf(leaf.as_bytes());
        let root = Hash::parse(&text("root")).expect("a hash");
        let way = proof["proof"].as_array().expect("hashes").iter();
        let way: Vec<Hash> = way.map(|hash| Hash::parse(hash.as_str().expect("a text")).expect("a hash")).collect();
        let number = |name: &str| proof[name].as_u64().expect("a number");
        assert_eq!(number("could"), 5);
        assert!(included(number("place"), leaf, 5, root, &way), "the way from the leaf leads to the root");
        let leaves = nobody.get(&format!("{}/roll/leaves.txt", scene.ballot)).await.text;
        let leaves: Vec<Hash> = leaves.lines().map(|line| Hash::parse(line).expect("a hash")).collect();
        assert_eq!(Hash::root(&leaves), root, "everybody works out the same root");
        scene.forward(DAY * 2).await;
        // One votes Yes, and then No.
        let first = scene.voted([0, 0, 0, 1, 2]).await;
        assert_eq!(first[0]["again"], false);
        let code = scene.code(Scene::emails()[0]);
        let changed = scene.seal(scene.members[0], &code, 1).await;
        let second = receipt(&scene.cast(scene.members[0], &changed).await);
        assert_eq!(second["again"], true, "it replaces the first");
        let again = receipt(&scene.cast(scene.members[0], &changed).await);
        assert_eq!(second, again, "the same ballot has the same receipt");
        // There is no figure before the close, for anybody.
        let page = nobody.get(&scene.ballot).await;
        assert!(!page.text.contains("id=\"result\""), "no result");
        scene.forward(DAY * 7).await;
        scene.decrypted(1).await;
        assert!(!nobody.get(&scene.ballot).await.text.contains("id=\"result\""), "one of two is not enough");
        scene.decrypted(3).await;
        let page = nobody.get(&scene.ballot).await;
        for says in ["5 of 5 voted", "Not carried.", "Not certified yet"] {
            assert!(page.text.contains(says), "{says}: {}", page.text);
        }
        let bytes = scene.archive(&mut nobody).await;
        let verdict = verify(bytes.as_slice(), None, &mut |_| {}).expect("it can be read");
        assert!(verdict.valid(), "{}", verdict.to_json());
        assert_eq!(verdict.valid_result(), Some("[[2,2,1]]"), "the last ballot counts");
        // A scrutineer certifies the very file that they checked.
        let scrutineer = scene.hall.scrutineer;
        let mut guest = scene.hall.guest(scrutineer).await;
        let certify = format!("{}/certify", scene.ballot);
        let wrong = guest.send(&certify, &certify, &[("archive", &sha256_hex("another"))]).await;
        assert_eq!(wrong.status.as_u16(), 409);
        let done = guest.send(&certify, &certify, &[("archive", &sha256_hex(&bytes))]).await;
        assert_eq!(done.location(), scene.ballot, "{}", done.text);
        assert!(nobody.get(&scene.ballot).await.text.contains("Certified by a scrutineer"));
        assert_eq!(scene.archive(&mut nobody).await, bytes, "the record is as it was certified");
        // Every step is on the public record.
        let record = nobody.get("/record").await.text;
        for says in ["Called a ballot", "Froze the roll of a ballot", "Opened a ballot", "Closed a ballot", "Certified"]
        {
            assert!(record.contains(says), "{says}");
        }
    });
}

#[test]
fn a_ballot_is_declared_void_by_two_persons_and_then_takes_nothing() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened().await;
        let (asker, other) = (scene.hall.regional, scene.hall.national);
        let void = format!("{}/void", scene.ballot);
        let mut guest = scene.hall.guest(asker).await;
        let asked = guest.send(&void, &void, &[("reason", "The wrong date stood in the letter.")]).await;
        let second = asked.location().split('?').next().expect("an address").to_owned();
        assert!(second.starts_with("/power/second/"), "{}", asked.text);
        let mut nobody = scene.hall.nobody();
        assert!(!nobody.get(&scene.ballot).await.text.contains("declared void and"), "one person alone does not");
        scene.hall.lend(other, "Returning officer", "nation", scene.hall.whole, &[Power::RunBallots]).await;
        let mut guest = scene.hall.guest(other).await;
        guest.send(&second, &format!("{second}/agree"), &[]).await;
        assert!(nobody.get(&scene.ballot).await.text.contains("It was declared void and does not count."));
        let ballot = "{\"message\":{\"credential\":\"\"}}";
        let seen = scene.cast(scene.members[0], ballot).await;
        assert_eq!(seen.status.as_u16(), 409, "{}", seen.text);
    });
}

#[test]
fn a_wrong_file_of_a_trustee_is_named_and_holds_nobody_up() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.called().await;
        let (kind, message) = scene.part(1).await;
        // Another trustee's certificate, cut off, and no certificate at all.
        for (number, wrong) in [(2, message.as_str()), (1, &message[..40]), (3, "{}")] {
            let seen = scene.send(number, &kind, wrong).await;
            assert_eq!(seen.status.as_u16(), 422, "{}", seen.text);
            assert!(seen.text.contains("\"said\":\"This file does not fit:"), "{}", seen.text);
        }
        let mut nobody = scene.hall.nobody();
        let page = nobody.get(&scene.ballot).await.text;
        assert!(page.contains("A file from Sam Adeyemi did not fit"), "{page}");
        scene.keyed().await;
        assert!(!nobody.get(&scene.ballot).await.text.contains("did not fit"), "what was made good is forgotten");
        scene.forward(DAY * 11).await;
        scene.forward(DAY * 2).await;
        scene.voted([0, 0, 0, 0, 1]).await;
        scene.forward(DAY * 7).await;
        let (kind, message) = scene.part(1).await;
        let seen = scene.send(2, &kind, &message).await;
        assert_eq!(seen.status.as_u16(), 422, "another's share is not taken: {}", seen.text);
        scene.decrypted(2).await;
        scene.decrypted(3).await;
        assert!(nobody.get(&scene.ballot).await.text.contains("Carried."));
    });
}

#[test]
fn nothing_opens_before_every_trustee_has_opened_the_test_ballot() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.called().await;
        scene.rounds(&ROUNDS[..3]).await;
        scene.forward(DAY * 11).await;
        let mut nobody = scene.hall.nobody();
        for number in [1, 3] {
            let (kind, message) = scene.part(number).await;
            assert_eq!(kind, "rehearsal");
            // In the place of another it is not taken, and whose place that is can be read.
            let seen = scene.send(2, &kind, &message).await;
            assert_eq!(seen.status.as_u16(), 422, "{}", seen.text);
            assert_eq!(scene.send(number, &kind, &message).await.status.as_u16(), 200);
            scene.forward(DAY).await;
            let page = nobody.get(&scene.ballot).await.text;
            for says in ["Has to open the test ballot", "A file from Sam Adeyemi did not fit"] {
                assert!(page.contains(says), "{says}: {page}");
            }
            let seen = nobody.get(&format!("{}/record.bel", scene.ballot)).await;
            assert_eq!(seen.status.as_u16(), 404, "it is not open");
        }
        let (kind, message) = scene.part(2).await;
        assert_eq!(scene.send(2, &kind, &message).await.status.as_u16(), 200);
        scene.forward(DAY).await;
        assert!(!scene.archive(&mut nobody).await.is_empty(), "it is open");
        let mut guest = scene.hall.guest(scene.trustees()[0]).await;
        let facts = scene.json(&mut guest, "/trustee/facts").await;
        let shares = facts["rehearsals"].as_array().expect("a list").iter();
        let shares: Vec<&str> = shares.map(|share| share.as_str().expect("a share")).collect();
        let shares = shares.join("\n") + "\n";
        // The opening is the last act: the first that the page of the public record lists.
        let record = nobody.get("/record").await.text;
        let last = record.split("href=\"/record/").nth(1).and_then(|rest| rest.split('"').next()).expect("an act");
        let entry = nobody.get(&format!("/record/{last}")).await.text;
        assert!(entry.contains(&sha256_hex(shares)), "the public record has its hash: {entry}");
    });
}

#[test]
fn a_key_that_comes_too_late_does_not_cut_the_time_to_vote_short() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.called().await;
        // Opens on the 10th, closes on the 16th; the key comes on the 13th, and five days would be needed.
        scene.forward(DAY * 16).await;
        scene.keyed().await;
        scene.due().await;
        let mut nobody = scene.hall.nobody();
        let page = nobody.get(&scene.ballot).await.text;
        assert!(page.contains("this ballot does not open"), "{page}");
    });
}
