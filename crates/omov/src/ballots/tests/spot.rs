//! Voting on the spot: what a pass opens, for whom, how often and for how long.

use std::time::Duration;

use omov_store::{ReadTx, params, statements};

use super::{DAY, Scene, receipt};
use crate::house::Stop;
use crate::house::testing::{Guest, Hall, in_a_house};
use crate::offices::Power;

statements! {
    PASSES = "SELECT COUNT(*) AS people FROM ballot_voters WHERE pass IS NOT NULL", reads all: "a test";
}

impl Scene {
    /// A ballot in which one can vote on the spot, opened.
    async fn polling(hall: Hall) -> Self {
        let mut scene = Self::build(hall).await;
        scene.hall.rule("ballots.local-decision.channels", vec!["online", "post", "in-person"]).await;
        let (officer, whole) = (scene.hall.national, scene.hall.whole);
        scene.hall.lend(officer, "Returning officer", "nation", whole, &[Power::RunBallots]).await;
        scene.opened().await;
        scene
    }

    /// The officer lets somebody vote, at a device that is then in their hands.
    async fn lets(&self, member: crate::members::MemberId) -> Guest {
        let (mut device, token) = self.hall.guest_with_token(self.hall.national).await;
        let to = format!("{}/polling", self.ballot);
        let seen = device.post(&to, &token, &[("member", &member.to_string())]).await;
        assert_eq!(seen.location(), format!("{}/polling/booth", self.ballot), "{}", seen.text);
        device
    }

    /// How many have a pass, good or not.
    async fn passes(&self) -> u64 {
        let count = |tx: &mut ReadTx<'_>| Ok::<_, Stop>(tx.one(&PASSES, params![])?);
        self.hall.house.store().read(count).await.expect("a count")
    }

    async fn at(&self, device: &mut Guest, ballot: &str) -> crate::house::testing::Seen {
        let facts = self.json(device, "/polling/booth/facts").await;
        let token = facts["token"].as_str().expect("a token").to_owned();
        device.post(&format!("{}/polling/booth/cast", self.ballot), &token, &[("ballot", ballot)]).await
    }
}

#[test]
fn an_officer_lets_a_member_vote_once_and_is_signed_out_on_the_device() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::polling(hall).await;
        let lena = scene.members[4];
        let code = scene.code("lena.marsh@example.org");
        let [first, second] = [scene.seal(lena, &code, 0).await, scene.seal(lena, &code, 1).await];
        let polling = format!("{}/polling", scene.ballot);
        let mut officer = scene.hall.guest(scene.hall.national).await;
        let found = officer.send(&polling, &format!("{polling}/find"), &[("name", "lena")]).await;
        assert!(found.text.contains("Lena Marsh"), "{}", found.text);
        let mut device = scene.lets(lena).await;
        scene.due().await;
        // A letter has a time, so there is none before the close.
        assert!(!scene.letter_to("lena.marsh@example.org", "on the spot"));
        let record = scene.hall.nobody().get("/record").await.text;
        assert!(record.contains("Let somebody vote on the spot in a ballot"), "{record}");
        assert!(!record.contains("Lena Marsh"), "{record}");
        assert_eq!(device.get("/me").await.status.as_u16(), 303, "nobody is signed in there");
        assert_eq!(device.get(&format!("{}/polling", scene.ballot)).await.status.as_u16(), 303);
        // Another device has no pass, and a pass is for its ballot alone.
        let mut other = scene.hall.nobody();
        let seen = other.get(&format!("{}/polling/booth/facts", scene.ballot)).await;
        assert_eq!(seen.status.as_u16(), 401, "{}", seen.text);
        let mut copied = device.copy();
        let facts = scene.json(&mut device, "/polling/booth/facts").await;
        let token = facts["token"].as_str().expect("a token").to_owned();
        let to = format!("{}/polling/booth/cast", scene.ballot);
        let cast = receipt(&device.post(&to, &token, &[("ballot", &first)]).await);
        assert_eq!(receipt(&device.post(&to, &token, &[("ballot", &first)]).await), cast, "sent again it is the same");
        for device in [&mut device, &mut copied] {
            let seen = device.post(&to, &token, &[("ballot", &second)]).await;
            assert_eq!(seen.status.as_u16(), 401, "one ballot for one pass: {}", seen.text);
            assert!(seen.text.contains("This device may not cast a ballot now."), "{}", seen.text);
        }
        // Three others vote online; the last ballot counts where it was cast.
        for (at, choice) in [(0, 0), (1, 1), (2, 0)] {
            let (member, code) = (scene.members[at], scene.code(Scene::emails()[at]));
            let ballot = scene.seal(member, &code, choice).await;
            receipt(&scene.cast(member, &ballot).await);
        }
        let joan = scene.members[1];
        let code = scene.code(Scene::emails()[1]);
        let ballot = scene.seal(joan, &code, 2).await;
        let mut device = scene.lets(joan).await;
        receipt(&scene.at(&mut device, &ballot).await);
        // Let in once more, and the pass runs out unused: it was on the spot all the same. At home in between, the pass is good for nothing any more.
        scene.lets(joan).await;
        let dele = scene.members[0];
        let code = scene.code(Scene::emails()[0]);
        let [at_home, there] = [scene.seal(dele, &code, 1).await, scene.seal(dele, &code, 2).await];
        let mut device = scene.lets(dele).await;
        let token =
            scene.json(&mut device, "/polling/booth/facts").await["token"].as_str().expect("a token").to_owned();
        receipt(&scene.cast(dele, &at_home).await);
        let seen = device.post(&to, &token, &[("ballot", &there)]).await;
        assert_eq!(seen.status.as_u16(), 401, "{}", seen.text);
        scene.forward(DAY * 7).await;
        assert!(scene.letter_to("lena.marsh@example.org", "You voted on the spot"));
        assert!(!scene.letter_to("dele.okafor@example.org", "You voted on the spot"), "his last ballot came from home");
        for number in [1, 2] {
            scene.decrypted(number).await;
        }
        let page = scene.hall.nobody().get(&scene.ballot).await.text.replace('\n', "");
        for says in ["<dt>Voted online</dt><dd>2</dd>", "<dt>Voted on the spot</dt><dd>2</dd>"] {
            assert!(page.contains(says), "{says}: {page}");
        }
    });
}

#[test]
fn a_pass_ends_after_twenty_minutes_and_nobody_else_gives_one() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::polling(hall).await;
        let lena = scene.members[4];
        let code = scene.code("lena.marsh@example.org");
        let ballot = scene.seal(lena, &code, 0).await;
        let mut device = scene.lets(lena).await;
        let token =
            scene.json(&mut device, "/polling/booth/facts").await["token"].as_str().expect("a token").to_owned();
        scene.forward(Duration::from_mins(21)).await;
        let to = format!("{}/polling/booth/cast", scene.ballot);
        let seen = device.post(&to, &token, &[("ballot", &ballot)]).await;
        assert_eq!(seen.status.as_u16(), 401, "{}", seen.text);
        let (mut member, token) = scene.hall.guest_with_token(scene.members[1]).await;
        let polling = format!("{}/polling", scene.ballot);
        let seen = member.post(&polling, &token, &[("member", &lena.to_string())]).await;
        assert_eq!(seen.status.as_u16(), 403, "{}", seen.text);
        scene.lets(scene.members[1]).await;
        assert_eq!(scene.passes().await, 1, "the one that ran out is forgotten");
        // Whoever is not on the frozen roll is not let in.
        let (mut officer, token) = scene.hall.guest_with_token(scene.hall.national).await;
        let stranger = scene.hall.national.to_string();
        let seen = officer.post(&polling, &token, &[("member", &stranger)]).await;
        assert_eq!(seen.status.as_u16(), 409, "{}", seen.text);
        scene.forward(DAY * 7).await;
    });
}

#[test]
fn whoever_knows_the_codes_lets_nobody_vote() {
    in_a_house(async |hall: Hall| {
        hall.rule("ballots.local-decision.channels", vec!["online", "in-person"]).await;
        let scene = Scene::registered(hall).await;
        let (other, whole) = (scene.hall.national, scene.hall.whole);
        let polling = format!("{}/polling", scene.ballot);
        let dele = scene.members[0].to_string();
        let officers = [(scene.registrar(), "Registrar too"), (other, "Returning officer")];
        for (officer, office) in officers {
            scene.hall.lend(officer, office, "nation", whole, &[Power::RunBallots]).await;
        }
        for accepted in [false, true] {
            if accepted {
                scene.accepts().await;
            }
            let (mut guest, token) = scene.hall.guest_with_token(scene.registrar()).await;
            let seen = guest.post(&polling, &token, &[("member", &dele)]).await;
            assert_eq!(seen.status.as_u16(), 403, "{}", seen.text);
            assert!(
                guest.get(&polling).await.text.contains("You made the voting codes of this ballot, or were asked to.")
            );
        }
        let (mut guest, token) = scene.hall.guest_with_token(other).await;
        let seen = guest.post(&polling, &token, &[("member", &dele)]).await;
        assert_eq!(seen.status.as_u16(), 409, "it is only not open yet: {}", seen.text);
    });
}
