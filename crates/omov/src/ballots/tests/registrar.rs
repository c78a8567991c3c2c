//! A registrar outside of the house makes the codes: who may, what they get, what they send, and that the house never sees a code.

use axum::body::Body;
use axum::http::{Request, header};
use omov_belenios::make::credential::{Code, list};
use omov_belenios::verify::verify;
use omov_store::testing::everything;

use super::{DAY, Scene, between, receipt, rng};
use crate::election::{Draft, SentCredentials};
use crate::house::testing::{Hall, Seen, in_a_house};
use crate::members::MemberId;

/// Codes as the registrar's program makes them, in the order of the list of voters.
fn codes(byte: u8, voters: usize) -> Vec<Code> {
    let mut rng = rng(byte);
    (0..voters).map(|_| Code::random(&mut rng)).collect()
}

/// The file that goes to the house.
fn file(draft: &Draft, codes: &[Code]) -> String {
    let uuid = draft.election().uuid;
    let credentials: Vec<_> = codes.iter().map(|code| (code.credential(&uuid), 1)).collect();
    SentCredentials { election: draft.election_hash(), credentials: list(&credentials), reserved: Vec::new() }.to_json()
}

impl Scene {
    /// Lena Marsh, who holds nothing else.
    pub(super) fn registrar(&self) -> MemberId {
        self.members[4]
    }

    fn desk(&self) -> String {
        format!("{}/registrar", self.ballot)
    }

    /// Called with a registrar, who has not answered.
    pub(super) async fn registered(hall: Hall) -> Self {
        let mut scene = Self::build(hall).await;
        scene.hall.rule("ballots.local-decision.codes", "registrar").await;
        let mut wish = Self::wish();
        wish.insert("registrar", "Lena Marsh");
        let seen = scene.call(scene.hall.secretary, &wish).await;
        assert!(seen.location().starts_with("/ballots/"), "{} {}", seen.status, seen.text);
        scene.ballot = seen.location().to_owned();
        scene
    }

    /// The registrar's page, as somebody sees it.
    async fn desk_of(&self, member: MemberId) -> Seen {
        self.hall.guest(member).await.get(&self.desk()).await
    }

    pub(super) async fn accepts(&self) {
        let mut guest = self.hall.guest(self.registrar()).await;
        let seen = guest.send(&self.desk(), &self.desk(), &[("reach", "codes@example.org")]).await;
        assert_eq!(seen.location(), self.desk(), "{}", seen.text);
    }

    /// Posts to a part of the registrar's page, as somebody.
    pub(super) async fn posts(&self, by: MemberId, part: &str, fields: &[(&str, &str)]) -> Seen {
        let (mut guest, token) = self.hall.guest_with_token(by).await;
        guest.post(&format!("{}{part}", self.desk()), &token, fields).await
    }

    pub(super) async fn draft(&self) -> Draft {
        let mut guest = self.hall.guest(self.registrar()).await;
        Draft::read(&guest.get(&format!("{}/draft.json", self.desk())).await.text).expect("a draft")
    }

    /// Sends a file as the registrar's page does.
    pub(super) async fn sends(&self, file: &str) -> Seen {
        let (mut guest, token) = self.hall.guest_with_token(self.registrar()).await;
        let field = |name: &str, more: &str, value: &str| {
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n")
        };
        let body = field("_token", "", &token) + &field("credentials", "; filename=\"x.json\"", file) + "--edge--\r\n";
        let request = Request::post(format!("{}/codes", self.desk()))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .header("sec-fetch-site", "same-origin");
        guest.ask(request, Body::from(body)).await
    }

    /// What the public record says of this ballot.
    async fn recorded(&self) -> String {
        self.hall.nobody().get("/record").await.text
    }

    async fn page(&self) -> String {
        self.hall.nobody().get(&self.ballot).await.text
    }

    /// How many letters begin so.
    fn letters(&self, subject: &str) -> usize {
        let folder = self.hall.house.data().join("outbox");
        let letters = std::fs::read_dir(folder).expect("the outbox").map(|one| one.expect("a letter").path());
        letters.filter(|path| std::fs::read_to_string(path).expect("a letter").contains(subject)).count()
    }
}

#[test]
fn a_registrar_makes_the_codes_and_the_house_never_sees_one() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::registered(hall).await;
        scene.due().await;
        assert_eq!(scene.letters("Will you make the voting codes?"), 1);
        assert!(scene.page().await.contains("Lena Marsh was asked to make the voting codes"));
        scene.accepts().await;
        let page = scene.page().await;
        for says in [
            "Lena Marsh, outside of this host, made the codes. They and the host together could vote in a member&#39;s name.",
            "codes@example.org",
        ] {
            assert!(page.contains(says), "{says}: {page}");
        }
        assert!(!page.contains("The host made the codes"), "{page}");
        scene.keyed().await;
        scene.forward(DAY * 11).await;
        assert_eq!(scene.letters("The list of voters is ready"), 1);
        assert_eq!(scene.letters("Your voting code:"), 0, "the host makes none");
        // The list holds everybody who may vote, and can be fetched once.
        let fetched = scene.posts(scene.registrar(), "/list", &[]).await;
        assert_eq!(fetched.headers["content-disposition"], "attachment; filename=\"voters.csv\"");
        let rows: Vec<&str> = fetched.text.lines().collect();
        assert_eq!(rows.len(), 6, "{}", fetched.text);
        assert!(rows[0].ends_with(
            "\"number\",\"name\",\"email\",\"address\",\"postcode\",\"language\",\"way\",\"page\",\"opens\",\"closes\""
        ));
        for (at, row) in rows[1..].iter().enumerate() {
            assert!(row.starts_with(&format!("\"{}\",", at + 1)) && row.contains(&scene.ballot), "{row}");
        }
        let again = scene.posts(scene.registrar(), "/list", &[]).await;
        assert_eq!(again.status.as_u16(), 409, "{}", again.text);
        // Nothing opens before the codes are there.
        scene.forward(DAY * 2).await;
        assert!(scene.page().await.contains("Roll frozen"), "it waits for the codes");
        let (draft, codes) = (scene.draft().await, codes(3, 5));
        let sent = scene.sends(&file(&draft, &codes)).await;
        assert_eq!(sent.location(), scene.desk(), "{}", sent.text);
        scene.due().await;
        assert_eq!(scene.letters("Your list of codes was taken"), 1);
        let page = scene.page().await;
        assert!(page.contains("It is open until"), "{page}");
        // Everybody votes with the code from their letter. Whose code is whose is known by the list alone.
        for (at, email) in Scene::emails().into_iter().enumerate() {
            let number = rows[1..].iter().position(|row| row.contains(email)).expect("on the list");
            let code = codes[number].reveal().to_owned();
            let ballot = scene.seal(scene.members[at], &code, usize::from(at > 2)).await;
            receipt(&scene.cast(scene.members[at], &ballot).await);
        }
        scene.forward(DAY * 7).await;
        scene.decrypted(1).await;
        scene.decrypted(3).await;
        let bytes = scene.archive(&mut scene.hall.nobody()).await;
        let verdict = verify(bytes.as_slice(), None, &mut |_| {}).expect("it can be read");
        assert!(verdict.valid(), "{}", verdict.to_json());
        assert_eq!(verdict.valid_result(), Some("[[3,2,0]]"));
        assert!(
            String::from_utf8_lossy(&bytes).contains("A registrar outside of the host"),
            "trustees and voters agree to that"
        );
        // Whoever made the codes does not certify what hangs on them, whatever they were lent meanwhile.
        let (lena, own) = (scene.registrar(), scene.hall.own);
        scene.hall.lend(lena, "Watcher", "local-group", own, &[crate::offices::Power::Scrutinise]).await;
        let certify = format!("{}/certify", scene.ballot);
        let (mut guest, token) = scene.hall.guest_with_token(lena).await;
        let refused = guest.post(&certify, &token, &[("archive", &omov_belenios::hashing::sha256_hex(&bytes))]).await;
        assert_eq!(refused.status.as_u16(), 403, "{}", refused.text);
        let record = scene.recorded().await;
        for says in ["Took on the voting codes", "Fetched the list of voters", "Sent the public halves"] {
            assert!(record.contains(says), "{says}");
        }
        for row in everything(scene.hall.house.store().database()) {
            for code in &codes {
                assert!(!row.text.contains(code.reveal()), "{} holds a code", row.table);
            }
        }
        for (name, bytes) in super::secrecy::all_files(&scene.hall) {
            for code in &codes {
                assert!(!super::secrecy::holds(&bytes, code.reveal()), "a code is in {name}");
            }
        }
    });
}

#[test]
fn whoever_holds_another_thread_of_the_ballot_cannot_make_its_codes() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::build(hall).await;
        scene.hall.rule("ballots.local-decision.codes", "registrar").await;
        let watcher = scene.hall.person("Wen Scott", crate::members::Standing::Member, scene.hall.own).await;
        scene.hall.lend(watcher, "Watcher", "local-group", scene.hall.own, &[crate::offices::Power::Scrutinise]).await;
        for (who, says) in [
            ("", "Name a member who makes the voting codes."),
            ("Joan Petrie", "Whoever calls a ballot"),
            ("Dele Okafor", "This member is a trustee"),
            ("Wen Scott", "This member is a scrutineer"),
            ("Nobody At All", "is not on the roll of this group"),
        ] {
            let mut wish = Scene::wish();
            wish.insert("registrar", who);
            let seen = scene.call(scene.hall.secretary, &wish).await;
            assert!(seen.status.as_u16() == 422 && seen.text.contains(says), "{who}: {} {}", seen.status, seen.text);
        }
    });
}

#[test]
fn a_registrar_who_declines_is_followed_by_another_and_the_host_never_steps_in() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::registered(hall).await;
        let declined = scene.posts(scene.registrar(), "", &[("answer", "decline")]).await;
        assert_eq!(declined.location(), scene.ballot, "{}", declined.text);
        assert_eq!(scene.desk_of(scene.registrar()).await.status.as_u16(), 403, "it is theirs no more");
        scene.due().await;
        assert_eq!(scene.letters("A registrar is missing"), 1, "whoever called it is told");
        assert!(scene.page().await.contains("Without one the ballot does not open."));
        // The roll freezes and the day comes; nobody has made codes, so nothing opens and no code is in the post.
        scene.keyed().await;
        scene.forward(DAY * 13).await;
        assert!(scene.page().await.contains("Roll frozen"));
        assert_eq!(scene.letters("Your voting code:"), 0);
        let other = scene.hall.person("Kit Rowe", crate::members::Standing::Member, scene.hall.own).await;
        let named = scene.posts(scene.hall.secretary, "/name", &[("registrar", "Sam Adeyemi")]).await;
        assert!(named.text.contains("This member is a trustee"), "{}", named.text);
        let named = scene.posts(scene.members[0], "/name", &[("registrar", "Kit Rowe")]).await;
        assert_eq!(named.status.as_u16(), 403, "only whoever called it, or runs ballots");
        let named = scene.posts(scene.hall.secretary, "/name", &[("registrar", "Kit Rowe")]).await;
        assert_eq!(named.location(), scene.desk(), "{}", named.text);
        assert_eq!(scene.desk_of(other).await.status.as_u16(), 200);
        let record = scene.recorded().await;
        for says in ["Declined to make the voting codes", "Named another registrar"] {
            assert!(record.contains(says), "{says}");
        }
    });
}

#[test]
fn what_is_no_list_of_as_many_codes_for_this_ballot_is_not_taken() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::registered(hall).await;
        scene.accepts().await;
        let draft = scene.draft().await;
        let early = scene.sends(&file(&draft, &codes(3, 5))).await;
        assert_eq!(early.status.as_u16(), 409, "the roll is not frozen: {}", early.text);
        scene.forward(DAY * 11).await;
        let foreign = SentCredentials {
            election: "0".repeat(64),
            ..SentCredentials::parse(&file(&draft, &codes(3, 5))).expect("a file")
        };
        let twice = [&codes(3, 4)[..], &codes(3, 1)[..]].concat();
        let secret = format!("\"number\",\"code\",\"link\"\r\n\"1\",\"x\",\"http://x{}/vote#abc\"\r\n", scene.ballot);
        for (file, says) in [
            ("{}".to_owned(), "this is not a registrar&#39;s list"),
            (String::new(), "Choose the file."),
            (foreign.to_json(), "This file was made for another ballot."),
            (file(&draft, &codes(3, 4)), "4 codes are in this file, and 5 may vote."),
            (file(&draft, &codes(3, 6)), "6 codes are in this file, and 5 may vote."),
            (file(&draft, &twice), "is listed twice"),
            (secret, "This is the secret table with the codes."),
        ] {
            let seen = scene.sends(&file).await;
            assert!(seen.status.as_u16() == 422 && seen.text.contains(says), "{says}: {} {}", seen.status, seen.text);
        }
        assert!(!scene.recorded().await.contains("Sent the public halves"));
    });
}

#[test]
fn codes_can_be_replaced_until_the_ballot_opens_and_everybody_sees_it() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::registered(hall).await;
        scene.accepts().await;
        scene.keyed().await;
        scene.forward(DAY * 11).await;
        let (draft, first, second) = (scene.draft().await, codes(3, 5), codes(4, 5));
        assert_eq!(scene.sends(&file(&draft, &first)).await.location(), scene.desk());
        scene.due().await;
        assert!(scene.page().await.contains("Ready to open"), "the key is put together with the codes");
        assert_eq!(scene.sends(&file(&draft, &second)).await.location(), scene.desk());
        assert!(scene.page().await.contains("The codes were replaced once."));
        scene.forward(DAY * 2).await;
        let late = scene.sends(&file(&draft, &first)).await;
        assert_eq!(late.status.as_u16(), 409, "it is open: {}", late.text);
        let old = scene.seal(scene.members[0], first[0].reveal(), 0).await;
        assert_eq!(scene.cast(scene.members[0], &old).await.status.as_u16(), 422, "a code that was replaced");
        let new = scene.seal(scene.members[0], second[0].reveal(), 0).await;
        receipt(&scene.cast(scene.members[0], &new).await);
        assert!(scene.recorded().await.contains("Replaced the voting codes"));
        assert_eq!(scene.letters("The voting codes were replaced"), 1);
    });
}

#[test]
fn the_list_of_voters_runs_no_formula_skips_no_place_and_is_fetched_again_by_two_persons_only() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::build(hall).await;
        let evil = scene
            .hall
            .person("=HYPERLINK(\"http://x.example\")", crate::members::Standing::Member, scene.hall.own)
            .await;
        let gone = scene.hall.person("Gil Gone", crate::members::Standing::Member, scene.hall.own).await;
        scene.hall.house.clock().forward(DAY * 31);
        scene.hall.rule("ballots.local-decision.codes", "registrar").await;
        let mut wish = Scene::wish();
        wish.extend([("registrar", "Lena Marsh"), ("opens-month", "6"), ("closes-month", "6")]);
        let seen = scene.call(scene.hall.secretary, &wish).await;
        assert!(seen.location().starts_with("/ballots/"), "{} {}", seen.status, seen.text);
        let scene = Scene { ballot: seen.location().to_owned(), ..scene };
        scene.accepts().await;
        scene.forward(DAY * 11).await;
        scene.hall.house.store().write(move |tx| Ok(crate::ballots::forget(tx, gone)?)).await.expect("erased");
        let stranger = scene.posts(scene.members[0], "/list", &[]).await;
        assert_eq!(stranger.status.as_u16(), 403, "a list is for the registrar alone");
        let list = scene.posts(scene.registrar(), "/list", &[]).await.text;
        assert_eq!(list.lines().count(), 8, "{list}");
        assert!(list.contains("\"'=HYPERLINK") && !list.contains("\"=HYPERLINK"), "{list}");
        assert!(
            !list.contains("Gil Gone") && list.contains("\"nobody\""),
            "their place has a row, and nothing in it: {list}"
        );
        let _ = evil;
        // By themselves they cannot.
        assert_eq!(scene.posts(scene.registrar(), "/again", &[]).await.status.as_u16(), 403);
        let again = scene.posts(scene.hall.secretary, "/again", &[]).await;
        assert_eq!(again.location(), scene.desk(), "{}", again.text);
        assert_eq!(scene.posts(scene.registrar(), "/list", &[]).await.text, list);
        // After a week it cannot be fetched any more.
        scene.posts(scene.hall.secretary, "/again", &[]).await;
        scene.hall.house.clock().forward(DAY * 8);
        assert_eq!(scene.posts(scene.registrar(), "/list", &[]).await.status.as_u16(), 409);
        let page = scene.desk_of(scene.registrar()).await.text;
        assert!(page.contains("The time to fetch it is over."), "{}", between(&page, "<main", "</main"));
    });
}

#[test]
fn whoever_was_asked_finds_it_among_their_data_and_is_forgotten_unless_they_made_the_codes() {
    in_a_house(async |hall: Hall| {
        let scene = Scene::registered(hall).await;
        let registrar = scene.registrar();
        let rows = async || {
            let now = scene.hall.house.now();
            let held = scene.hall.house.store().read(move |tx| Ok(crate::ballots::held(tx, registrar, now)?)).await;
            let held = held.expect("what is held").into_iter().find(|held| held.name == "ballot-codes");
            format!("{:?}", held.expect("a list").rows)
        };
        assert!(rows().await.contains("registrar-held-asked"), "{}", rows().await);
        scene.accepts().await;
        let held = rows().await;
        assert!(held.contains("registrar-held-accepted") && held.contains("codes@example.org"), "{held}");
        scene.hall.house.store().write(move |tx| Ok(crate::ballots::forget(tx, registrar)?)).await.expect("forgotten");
        let page = scene.page().await;
        assert!(page.contains("Lena Marsh") && !page.contains("codes@example.org"), "{page}");
    });
}

#[test]
fn an_offered_registrar_is_no_must_where_the_rules_do_not_ask_for_one() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        let mut guest = scene.hall.guest(scene.hall.secretary).await;
        let form = guest.get(&scene.form()).await.text;
        assert!(form.contains("Leave this empty, and the host makes the codes"), "{form}");
        scene.called().await;
        assert_eq!(scene.desk_of(scene.hall.secretary).await.status.as_u16(), 404, "there is no registrar's page");
        assert!(scene.page().await.contains("The host made the codes and could vote in a member&#39;s name."));
    });
}
