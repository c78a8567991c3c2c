//! Voting on paper: who can choose it, that neither officer seals alone, that no more is sealed than came, and that all of it is one tally.

use omov_belenios::credentials::Credentials;
use omov_belenios::election::Election;
use omov_belenios::group::Ed25519;
use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::make::credential::Code;
use omov_belenios::params::Params;
use omov_belenios::verify::verify;

use super::{DAY, Scene, receipt};
use crate::election::SentCredentials;
use crate::house::testing::{Hall, Seen, in_a_house};
use crate::members::MemberId;

/// Who takes papers in: whoever called it, and Sam Adeyemi.
const OFFICERS: &str = "Joan Petrie\nSam Adeyemi";

impl Scene {
    fn officers(&self) -> [MemberId; 2] {
        [self.hall.secretary, self.hall.organiser]
    }

    /// Those who choose paper.
    pub(super) fn on_paper(&self) -> [MemberId; 2] {
        [self.members[0], self.members[4]]
    }

    /// Posts to a part of the ballot's page, as somebody.
    async fn says(&self, by: MemberId, part: &str, fields: &[(&str, &str)]) -> Seen {
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&format!("{}{part}", self.ballot), &token, fields).await
    }

    async fn named(&self) {
        let fields = [("people", OFFICERS), ("address", "3 Quay Street\nEastmoor")];
        let seen = self.says(self.hall.secretary, "/paper/officers", &fields).await;
        assert_eq!(seen.location(), format!("{}/paper/officers", self.ballot), "{}", seen.text);
    }

    async fn taken_on(&self) {
        for officer in self.officers() {
            let seen = self.says(officer, "/paper/answer", &[("answer", "accept")]).await;
            assert_eq!(seen.status.as_u16(), 303, "{}", seen.text);
        }
    }

    async fn chooses(&self, member: MemberId, vote: &str) -> u16 {
        self.says(member, "/paper", &[("vote", vote)]).await.status.as_u16()
    }

    /// From the call to the opening, with two who vote on paper.
    pub(super) async fn opened_with_paper(&mut self) {
        self.called().await;
        self.named().await;
        self.taken_on().await;
        for member in self.on_paper() {
            assert_eq!(self.chooses(member, "paper").await, 303);
        }
        self.keyed().await;
        self.forward(DAY * 11).await;
        self.forward(DAY * 2).await;
    }

    /// The half in an officer's letter.
    pub(super) fn half(&self, email: &str) -> Code {
        let folder = self.hall.house.data().join("outbox");
        for entry in std::fs::read_dir(folder).expect("the outbox") {
            let text = std::fs::read_to_string(entry.expect("a letter").path()).expect("a letter");
            let lines: Vec<&str> = text.lines().collect();
            let half = lines.iter().position(|line| line.trim() == "Your half of the secret for sealing papers:");
            if let Some(at) = half.filter(|_| text.contains(&format!("To: {email}"))) {
                return Code::parse(lines[at + 1].trim()).expect("a half");
            }
        }
        panic!("no half for {email}");
    }

    pub(super) fn halves(&self) -> [Code; 2] {
        ["joan.petrie@example.org", "sam.adeyemi@example.org"].map(|email| self.half(email))
    }

    async fn params(&self) -> Params<Ed25519> {
        let mut guest = self.hall.guest(self.officers()[0]).await;
        let facts = self.json(&mut guest, "/papers/booth/facts").await;
        let json = facts["election"].as_str().expect("an election").to_owned();
        let election = Election::read(json.as_bytes()).expect("an election");
        Params::new(Ed25519, election, json.as_bytes()).expect("params")
    }

    pub(super) async fn uuid(&self) -> String {
        self.params().await.election.uuid
    }

    /// Seals what a paper says, as the booth of the officers does.
    pub(super) async fn paper(&mut self, number: u64, choice: usize) -> String {
        let (halves, params) = (self.halves(), self.params().await);
        let code = Code::of_halves(&params.election.uuid, halves.each_ref(), number);
        let credential = code.credential(&params.election.uuid);
        let mut chosen = vec![0; 3];
        chosen[choice] = 1;
        Booth::new(&params).ballot(&credential, &[Answer::Choices(chosen)], &mut self.rng).expect("a ballot")
    }

    pub(super) async fn seals(&self, by: MemberId, ballot: &str) -> Seen {
        self.says(by, "/papers/booth/cast", &[("ballot", ballot)]).await
    }

    /// The same for a paper that was sealed before: the two chose to seal it anew.
    async fn seals_again(&self, by: MemberId, ballot: &str) -> Seen {
        self.says(by, "/papers/booth/cast", &[("ballot", ballot), ("again", "1")]).await
    }

    pub(super) async fn marks(&self, by: MemberId, says: &str) -> u16 {
        self.says(by, "/papers", &[("says", says)]).await.status.as_u16()
    }

    pub(super) async fn returned(&self, member: MemberId) {
        assert_eq!(self.marks(self.officers()[0], &format!("returned:{member}")).await, 303);
    }

    async fn seen_by(&self, member: MemberId) -> String {
        self.hall.guest(member).await.get(&self.ballot).await.text
    }
}

#[test]
fn two_vote_on_paper_and_three_online_and_it_is_one_tally() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened_with_paper().await;
        let [dele, lena] = scene.on_paper();
        let [joan, sam] = scene.officers();
        let mut nobody = scene.hall.nobody();
        assert!(!scene.letter_to("lena.marsh@example.org", "Your voting code:"), "no code is made for paper");
        assert!(scene.letter_to("noor.haddad@example.org", "Your voting code:"));
        let page = nobody.get(&scene.ballot).await.text;
        assert!(page.contains("2 members vote on paper. Joan Petrie and Sam Adeyemi take the papers in."), "{page}");
        // As many credentials as leaves, two of them for papers, which everybody can read.
        let listed = nobody.get(&format!("{}/paper/reserved.txt", scene.ballot)).await.text;
        assert_eq!(listed.lines().count(), 2);
        let record = nobody.get("/record").await.text;
        let last = record.split("href=\"/record/").nth(1).and_then(|rest| rest.split('"').next()).expect("an act");
        let entry = nobody.get(&format!("/record/{last}")).await.text;
        assert!(entry.contains(&sha256_hex(&listed)), "its hash stands on the record before anybody votes: {entry}");
        let params = scene.params().await;
        let archive = scene.archive(&mut nobody).await;
        let text = String::from_utf8_lossy(&archive).into_owned();
        let list = text.split_once("[{\"credential\"").and_then(|(_, rest)| rest.split_once("}]"));
        let list = format!("[{{\"credential\"{}}}]", list.expect("a list").0);
        let all = Credentials::read(&params, list.as_bytes()).expect("credentials");
        assert_eq!(all.len(), 5, "as many as leaves");
        assert!(listed.lines().all(|one| list.contains(one)), "they are among those of the ballot");
        // Online is closed to whoever chose paper.
        let facts = scene.hall.guest(lena).await.get(&format!("{}/vote/facts", scene.ballot)).await;
        assert_eq!(facts.status.as_u16(), 403);
        assert!(facts.text.contains("You have chosen to vote on paper"), "{}", facts.text);
        // Nothing is sealed before an envelope came.
        let paper = scene.paper(1, 1).await;
        let seen = scene.seals(sam, &paper).await;
        assert_eq!(seen.status.as_u16(), 409);
        assert!(seen.text.contains("as envelopes came"), "{}", seen.text);
        scene.returned(lena).await;
        assert!(scene.seen_by(lena).await.contains("Your envelope came and was taken in."));
        let sealed = receipt(&scene.seals(sam, &paper).await);
        assert_eq!(sealed["again"], false);
        assert_eq!(receipt(&scene.seals(joan, &paper).await), sealed, "sent again it is the same");
        // Under the same number another one replaces it only where that is what they want; under the next one there is no envelope.
        let anew = scene.paper(1, 0).await;
        let seen = scene.seals(joan, &anew).await;
        assert_eq!(seen.status.as_u16(), 409, "nobody said so: {}", seen.text);
        assert!(seen.text.contains("Paper 1 is sealed already. Fetch the next number."), "{}", seen.text);
        let replaced = receipt(&scene.seals_again(joan, &anew).await);
        assert_eq!(replaced["again"], true);
        for sent in [scene.seals(joan, &anew).await, scene.seals_again(sam, &anew).await] {
            assert_eq!(receipt(&sent), replaced, "sent again it is the same");
        }
        let second = scene.paper(2, 1).await;
        assert_eq!(scene.seals(joan, &second).await.status.as_u16(), 409, "one envelope, one paper");
        assert_eq!(scene.marks(joan, &format!("undo:{lena}")).await, 409, "its paper may be sealed");
        scene.returned(dele).await;
        receipt(&scene.seals(joan, &second).await);
        for (at, choice) in [(1, 1), (2, 0), (3, 2)] {
            let (member, code) = (scene.members[at], scene.code(Scene::emails()[at]));
            let ballot = scene.seal(member, &code, choice).await;
            receipt(&scene.cast(member, &ballot).await);
        }
        assert!(!nobody.get(&scene.ballot).await.text.contains("Voted on paper"), "nothing before the close");
        scene.forward(DAY * 7).await;
        for number in [1, 2] {
            scene.decrypted(number).await;
        }
        let bytes = scene.archive(&mut nobody).await;
        let verdict = verify(bytes.as_slice(), None, &mut |_| {}).expect("it can be read");
        assert_eq!(verdict.valid_result(), Some("[[2,2,1]]"), "one sum");
        let page = nobody.get(&scene.ballot).await.text;
        let facts = super::between(&page, "id=\"channels\"", "</section>");
        let again = "<dt>Papers sealed again</dt><dd>1</dd>";
        for says in ["<dt>Voted online</dt><dd>3</dd>", "<dt>Voted on paper</dt><dd>2</dd>", again] {
            assert!(facts.replace('\n', "").contains(says), "{says}: {facts}");
        }
    });
}

#[test]
fn a_reserved_code_is_refused_at_the_door_of_members_and_theirs_at_the_door_of_papers() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened_with_paper().await;
        let [joan, sam] = scene.officers();
        let [dele, lena] = scene.on_paper();
        scene.returned(lena).await;
        let paper = scene.paper(1, 0).await;
        let seen = scene.cast(joan, &paper).await;
        assert_eq!(seen.status.as_u16(), 422);
        assert!(seen.text.contains("kept for papers"), "{}", seen.text);
        let code = scene.code("joan.petrie@example.org");
        let own = scene.seal(joan, &code, 0).await;
        let seen = scene.seals(joan, &own).await;
        assert_eq!(seen.status.as_u16(), 422);
        assert!(seen.text.contains("not one for papers"), "{}", seen.text);
        // Whoever is no officer seals nothing, and whoever votes on paper casts nothing.
        for (other, part) in [(scene.hall.regional, "/papers/booth/cast"), (dele, "/vote/cast")] {
            assert_eq!(scene.says(other, part, &[("ballot", &paper)]).await.status.as_u16(), 403, "{part}");
        }
        assert_eq!(scene.marks(scene.hall.regional, &format!("returned:{dele}")).await, 403);
        let mut guest = scene.hall.guest(scene.hall.regional).await;
        assert_eq!(guest.get(&format!("{}/papers", scene.ballot)).await.status.as_u16(), 403);
        // With one half, or both in the wrong order, nothing comes out that is on the list.
        let [first, second] = scene.halves();
        let params = scene.params().await;
        let uuid = &params.election.uuid;
        let listed = scene.hall.nobody().get(&format!("{}/paper/reserved.txt", scene.ballot)).await.text;
        let credential = |halves: [&Code; 2]| Code::of_halves(uuid, halves, 1).credential(uuid).text().to_owned();
        assert!(listed.contains(&credential([&first, &second])));
        for wrong in [[&first, &first], [&second, &second], [&second, &first]] {
            assert!(!listed.contains(&credential(wrong)));
        }
        receipt(&scene.seals(sam, &paper).await);
    });
}

#[test]
fn paper_is_offered_once_two_members_have_accepted_and_until_the_roll_freezes() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.called().await;
        let [joan, sam] = scene.officers();
        let lena = scene.members[4];
        assert!(scene.seen_by(lena).await.contains("Nobody takes in paper votes for this ballot."));
        assert_eq!(scene.chooses(lena, "paper").await, 409);
        for (people, why) in [
            ("Joan Petrie", "Name two members"),
            ("Joan Petrie\nJoan Petrie", "twice"),
            ("Joan Petrie\nNobody Atall", "Nobody Atall"),
        ] {
            let fields = [("people", people), ("address", "3 Quay Street")];
            let seen = scene.says(joan, "/paper/officers", &fields).await;
            assert_eq!(seen.status.as_u16(), 422);
            assert!(seen.text.contains(why), "{why}: {}", seen.text);
        }
        let fields = [("people", OFFICERS), ("address", "")];
        assert!(scene.says(joan, "/paper/officers", &fields).await.text.contains("Write where papers are sent to"));
        let other = scene.says(lena, "/paper/officers", &[("people", OFFICERS), ("address", "x")]).await;
        assert_eq!(other.status.as_u16(), 403);
        scene.named().await;
        scene.due().await;
        assert!(scene.letter_to("sam.adeyemi@example.org", "you were asked to be one of two officers"));
        assert_eq!(scene.chooses(lena, "paper").await, 409, "nobody has said yes");
        scene.taken_on().await;
        let page = scene.seen_by(lena).await;
        assert!(page.contains("Fewer than 5 members have chosen paper so far."), "{page}");
        for vote in ["paper", "paper", "online", "paper"] {
            assert_eq!(scene.chooses(lena, vote).await, 303);
        }
        assert!(scene.seen_by(lena).await.contains("You vote on paper."));
        // One of the two steps down after that: everybody gets a code.
        assert_eq!(scene.says(sam, "/paper/answer", &[("answer", "decline")]).await.status.as_u16(), 303);
        scene.keyed().await;
        scene.forward(DAY * 11).await;
        assert!(scene.letter_to("lena.marsh@example.org", "Your voting code:"), "she votes as the others");
        assert_eq!(scene.chooses(lena, "paper").await, 409, "too late");
        scene.forward(DAY * 2).await;
        scene.voted([0, 0, 0, 1, 2]).await;
    });
}

#[test]
fn a_paper_never_takes_the_place_of_the_one_before_by_a_number_that_is_no_longer_free() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened_with_paper().await;
        let [joan, sam] = scene.officers();
        for member in scene.on_paper() {
            scene.returned(member).await;
        }
        // Both have a booth open, and both were told that number 1 is next.
        let [one, other] = [scene.paper(1, 1).await, scene.paper(1, 2).await];
        receipt(&scene.seals(joan, &one).await);
        let seen = scene.seals(sam, &other).await;
        assert_eq!(seen.status.as_u16(), 409, "{}", seen.text);
        let mut guest = scene.hall.guest(sam).await;
        let facts = scene.json(&mut guest, "/papers/booth/facts").await;
        let papers = &facts["papers"];
        assert_eq!(
            (papers["next"].as_u64(), papers["left"].as_u64(), papers["sealed"].as_u64()),
            (Some(2), Some(1), Some(1))
        );
        let other = scene.paper(2, 2).await;
        receipt(&scene.seals(sam, &other).await);
        let member = scene.members[1];
        let code = scene.code(Scene::emails()[1]);
        let online = scene.seal(member, &code, 0).await;
        receipt(&scene.cast(member, &online).await);
        scene.forward(DAY * 7).await;
        for number in [1, 2] {
            scene.decrypted(number).await;
        }
        let bytes = scene.archive(&mut scene.hall.nobody()).await;
        let verdict = verify(bytes.as_slice(), None, &mut |_| {}).expect("it can be read");
        assert_eq!(verdict.valid_result(), Some("[[1,1,1]]"), "no paper is lost");
    });
}

#[test]
fn envelopes_are_counted_once_whoever_presses_and_however_often() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened_with_paper().await;
        let [joan, sam] = scene.officers();
        let [dele, lena] = scene.on_paper();
        assert_eq!(scene.marks(joan, &format!("unsigned:{lena}")).await, 303);
        assert_eq!(scene.marks(sam, &format!("unsigned:{lena}")).await, 303, "it stands so already");
        scene.due().await;
        assert!(scene.letter_to("lena.marsh@example.org", "The slip in it was not signed"));
        assert!(scene.seen_by(lena).await.contains("the slip was not signed"));
        // Both press in the same moment.
        let says = format!("returned:{lena}");
        let (one, other) = tokio::join!(scene.marks(joan, &says), scene.marks(sam, &says));
        assert_eq!((one, other), (303, 303));
        assert_eq!(scene.marks(joan, &format!("twice:{lena}")).await, 303);
        // A second envelope that the other officer marks takes the first one from nobody.
        assert_eq!(scene.marks(joan, &format!("returned:{dele}")).await, 303);
        for says in ["twice", "not-twice", "not-twice"] {
            assert_eq!(scene.marks(sam, &format!("{says}:{dele}")).await, 303);
            assert_eq!(scene.marks(sam, &format!("undo:{dele}")).await, 409, "the other officer marked the first one");
        }
        assert_eq!(scene.marks(joan, &format!("undo:{dele}")).await, 303);
        assert_eq!(scene.marks(joan, &format!("returned:{dele}")).await, 303);
        assert_eq!(scene.marks(sam, &format!("undo:{dele}")).await, 409, "the other officer marked it");
        assert_eq!(scene.marks(joan, &format!("undo:{dele}")).await, 303);
        for _ in 0..2 {
            assert_eq!(scene.marks(joan, "unknown:0").await, 303, "pressed twice, counted once");
            assert_eq!(scene.marks(joan, "unclear:0").await, 303);
        }
        assert_eq!(scene.marks(joan, "missing:0").await, 409, "one envelope, one paper");
        let paper = scene.paper(1, 0).await;
        assert_eq!(scene.seals(sam, &paper).await.status.as_u16(), 409, "its paper is spoilt");
        assert_eq!(scene.marks(sam, "not-unclear:1").await, 303);
        receipt(&scene.seals(sam, &paper).await);
        assert_eq!(scene.marks(joan, "several:0").await, 409);
        assert_eq!(scene.marks(joan, "nonsense").await, 404);
        // Two seal a paper at once, under the same number: one of them stands, and the other is told so.
        assert_eq!(scene.marks(joan, &format!("returned:{dele}")).await, 303);
        let (first, second) = (scene.paper(2, 0).await, scene.paper(2, 1).await);
        let (first, second) = tokio::join!(scene.seals(joan, &first), scene.seals(sam, &second));
        let mut said = [first, second].map(|one| one.status.as_u16());
        said.sort_unstable();
        assert_eq!(said, [200, 409]);
        let desk = scene.hall.guest(joan).await.get(&format!("{}/papers", scene.ballot)).await.text;
        assert!(desk.contains("There is no paper to seal now."), "{desk}");
        scene.forward(DAY * 7).await;
        assert_eq!(scene.marks(joan, "unknown:1").await, 409, "it is closed");
        for number in [1, 3] {
            scene.decrypted(number).await;
        }
        let page = scene.hall.nobody().get(&scene.ballot).await.text;
        for says in ["not signed: 1", "second ones: 1", "nobody on the list had sent them: 1"] {
            assert!(page.contains(says), "{says}: {page}");
        }
        assert!(!page.contains("nobody could tell what was meant"), "that was a mistake");
    });
}

#[test]
fn whoever_is_erased_leaves_the_counts_of_envelopes_as_they_are() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened_with_paper().await;
        let [dele, lena] = scene.on_paper();
        for member in [dele, lena] {
            scene.returned(member).await;
        }
        let forget = move |tx: &mut omov_store::WriteTx<'_>| Ok(crate::ballots::forget(tx, lena)?);
        scene.hall.house.store().write(forget).await.expect("forgotten");
        let paper = scene.paper(1, 0).await;
        receipt(&scene.seals(scene.hall.secretary, &paper).await);
        let paper = scene.paper(2, 0).await;
        receipt(&scene.seals(scene.hall.secretary, &paper).await);
        let desk = scene.hall.guest(scene.hall.secretary).await.get(&format!("{}/papers", scene.ballot)).await.text;
        assert!(desk.contains("Dele Okafor") && !desk.contains("Lena Marsh"), "{desk}");
    });
}

#[test]
fn a_registrar_makes_the_halves_and_says_which_codes_are_kept_for_papers() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::registered(hall).await;
        scene.accepts().await;
        let [joan, sam] = scene.officers();
        let lena = scene.registrar();
        // Who makes the codes does not see the papers, nor the reverse.
        let both = [("people", "Lena Marsh\nSam Adeyemi"), ("address", "3 Quay Street")];
        assert!(scene.says(joan, "/paper/officers", &both).await.text.contains("makes the voting codes"));
        scene.named().await;
        scene.taken_on().await;
        let dele = scene.members[0];
        assert_eq!(scene.chooses(dele, "paper").await, 303);
        scene.keyed().await;
        scene.forward(DAY * 11).await;
        let list = scene.posts(lena, "/list", &[]).await.text;
        let rows: Vec<&str> = list.lines().skip(1).collect();
        assert_eq!(rows.len(), 7, "five voters and two officers: {list}");
        assert!(rows.iter().any(|row| row.contains("\"Dele Okafor\"") && row.contains("\"paper\"")), "{list}");
        let officers = [("\"6\",\"Joan Petrie\"", rows[5]), ("\"7\",\"Sam Adeyemi\"", rows[6])];
        assert!(officers.iter().all(|(is, row)| row.starts_with(is) && row.contains("\"officer\"")), "{list}");
        // As the program makes it of this list.
        let draft = scene.draft().await;
        let uuid = draft.election().uuid;
        let mut rng = super::rng(4);
        let halves = [Code::random(&mut rng), Code::random(&mut rng)];
        let kept = Code::of_halves(&uuid, halves.each_ref(), 1).credential(&uuid);
        let others = (0..4).map(|_| Code::random(&mut rng).credential(&uuid));
        let credentials: Vec<_> = others.chain([kept.clone()]).map(|pair| (pair, 1)).collect();
        let file = |reserved: Vec<String>| {
            let credentials = omov_belenios::make::credential::list(&credentials);
            SentCredentials { election: draft.election_hash(), credentials, reserved }.to_json()
        };
        let kept_text = kept.text().to_owned();
        let stranger = Code::random(&mut rng).credential(&uuid).text().to_owned();
        for wrong in [vec![], vec![stranger], vec![kept_text.clone(), kept_text.clone()]] {
            let seen = scene.sends(&file(wrong)).await;
            assert!(seen.text.contains("not as many as members who vote on paper"), "{}", seen.text);
        }
        let sent = scene.sends(&file(vec![kept_text.clone()])).await;
        assert_eq!(sent.status.as_u16(), 303, "{}", sent.text);
        scene.forward(DAY * 2).await;
        let listed = scene.hall.nobody().get(&format!("{}/paper/reserved.txt", scene.ballot)).await.text;
        assert_eq!(listed, format!("{kept_text}\n"));
        scene.returned(dele).await;
        let params = scene.params().await;
        let ballot = Booth::new(&params).ballot(&kept, &[Answer::Choices(vec![1, 0, 0])], &mut scene.rng);
        receipt(&scene.seals(sam, &ballot.expect("a ballot")).await);
    });
}
