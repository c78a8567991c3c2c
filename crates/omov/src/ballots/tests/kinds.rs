//! Every kind of ballot, from the call to the result, and the same verdict by the verifier.

use omov_belenios::make::ballot::Answer;
use omov_belenios::verify::{Verdict, verify};
use omov_count::read::Format;
use omov_count::{CountRecord, Lots, Watch, count, read};

use super::{DAY, Scene, between};
use crate::house::testing::{Guest, Hall, in_a_house};

const FOUR: &str = "Ann Archer\nBen Baker\nCleo Carter\nDai Davies";

/// The answers marked with a 1, the blank vote first.
fn chosen(marks: [u8; 5]) -> Answer {
    Answer::Choices(marks.to_vec())
}

/// After the close: two trustees open it, and the verifier agrees.
async fn counted(scene: &mut Scene, ranked: bool) -> (Guest, String, Verdict) {
    scene.forward(DAY * 7).await;
    if ranked {
        scene.mixed(2).await;
        scene.mixed(1).await;
    }
    scene.decrypted(1).await;
    scene.decrypted(3).await;
    let mut nobody = scene.hall.nobody();
    let page = nobody.get(&scene.ballot).await.text;
    let bytes = scene.archive(&mut nobody).await;
    let verdict = verify(bytes.as_slice(), None, &mut |_| {}).expect("it can be read");
    assert!(verdict.valid(), "{}", verdict.to_json());
    (nobody, page, verdict)
}

#[test]
fn members_choose_one_of_several() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened_under("plurality", FOUR, "1").await;
        let (a, b) = ([0, 1, 0, 0, 0], [0, 0, 1, 0, 0]);
        scene.voted_so([a, b, b, [1, 0, 0, 0, 0], b].map(chosen)).await;
        let (_, page, verdict) = counted(&mut scene, false).await;
        assert_eq!(verdict.valid_result(), Some("[[1,1,3,0,0]]"));
        assert!(between(&page, "Elected:", "</ul>").contains("Ben Baker"), "{page}");
        assert!(!page.contains("broken by lot"), "nothing was tied");
    });
}

#[test]
fn members_choose_as_many_as_there_are_seats_and_a_tie_is_broken_by_the_lot_of_the_record() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened_under("block", FOUR, "2").await;
        let votes = [[0, 1, 1, 0, 0], [0, 1, 0, 1, 0], [0, 1, 0, 0, 1], [0, 0, 1, 0, 1], [0, 1, 0, 1, 0]];
        scene.voted_so(votes.map(chosen)).await;
        let (_, page, verdict) = counted(&mut scene, false).await;
        assert_eq!(verdict.valid_result(), Some("[[0,4,2,2,2]]"));
        let seed = verdict.lot.expect("a seed");
        assert!(page.contains(&seed), "the page says the seed that the verifier works out: {page}");
        let tied = ["Ben Baker", "Cleo Carter", "Dai Davies"].map(String::from);
        let order = omov_count::tie::order_by_lot(&seed, "Shall we buy the old bakery?", &tied).expect("a lot");
        let elected = between(&page, "Elected, 2:", "</ul>");
        assert!(elected.contains("Ann Archer") && elected.contains(&tied[order[0]]), "{elected}");
        assert_eq!(tied.iter().filter(|name| elected.contains(*name)).count(), 1, "{elected}");
    });
}

#[test]
fn members_approve_of_as_many_as_they_like() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened_under("approval", FOUR, "2").await;
        let votes = [[0, 1, 1, 1, 0], [0, 0, 1, 1, 0], [0, 0, 1, 0, 0], [0, 1, 1, 1, 1], [1, 0, 0, 0, 0]];
        scene.voted_so(votes.map(chosen)).await;
        let (_, page, verdict) = counted(&mut scene, false).await;
        assert_eq!(verdict.valid_result(), Some("[[1,2,4,3,1]]"));
        let elected = between(&page, "Elected, 2:", "</ul>");
        assert!(elected.contains("Ben Baker") && elected.contains("Cleo Carter"), "{page}");
    });
}

#[test]
fn rankings_are_mixed_opened_and_counted_stage_by_stage_and_everybody_gets_the_same_files() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened_under("scottish-stv", FOUR, "2").await;
        let mut nobody = scene.hall.nobody();
        for part in ["count", "count.json", "papers.blt"] {
            let seen = nobody.get(&format!("{}/{part}", scene.ballot)).await;
            assert_eq!(seen.status.as_u16(), 404, "nobody has {part} before the result");
        }
        // Two put Ann first, so she is in. Ben and Cleo have one each, at every stage, and one leaves it blank.
        let votes = [[1, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]];
        scene.voted_so(votes.map(|ranks| Answer::Integers(ranks.to_vec()))).await;
        let (mut nobody, page, verdict) = counted(&mut scene, true).await;
        let json = nobody.file(&format!("{}/count.json", scene.ballot)).await;
        let record: CountRecord = serde_json::from_slice(&json).expect("a count record");
        assert_eq!(record.winners().len(), 2);
        let elected = between(&page, "Elected, 2:", "</ul>");
        for id in record.winners() {
            assert!(elected.contains(record.name(id)), "{elected}");
        }
        assert!(elected.contains("Ann Archer"), "{page}");
        let seed = verdict.lot.expect("a seed");
        assert!(
            page.contains("between Ben Baker, Cleo Carter. It was broken by lot.") && page.contains(&seed),
            "{page}"
        );
        assert_eq!(record.lots, Some(Lots::Seed(seed)), "ties by the lot of the record");
        // Whoever counts the papers gets the same.
        let blt = nobody.file(&format!("{}/papers.blt", scene.ballot)).await;
        let contest = read::contest(Format::Blt, blt.as_slice(), None, &mut |_| {}).expect("papers");
        assert_eq!(contest.papers.total(), 5);
        let again = count(&contest, &record.profile, record.lots.as_ref(), Watch::none()).expect("a count");
        assert_eq!(again.winners(), record.winners());
        let report = nobody.get(&format!("{}/count", scene.ballot)).await;
        assert!(report.text.contains("Ann Archer") && report.text.contains("Dai Davies"), "{}", report.text);
        let policy = report.headers["content-security-policy"].to_str().expect("a policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        let other = scene.hall.guest(scene.members[0]).await.file(&format!("{}/count.json", scene.ballot)).await;
        assert_eq!(other, json, "the same for everybody");
    });
}
