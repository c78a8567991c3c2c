//! Programs that read mail before its owner does: they open every link, and some press every button they find. None of them casts a ballot, uses a
//! code up, or gets into somebody's session.

use std::collections::BTreeSet;

use omov_store::testing::everything;

use super::{Scene, receipt};
use crate::house::testing::{Guest, Hall, Seen, in_a_house};

/// Whose letters are read.
const LENA: &str = "lena.marsh@example.org";
const OURS: &str = "https://house.example";
/// From a link it goes on so often: each page that an answer leads to is looked at as well.
const STEPS: usize = 6;

/// A form on a page: where it is sent, and everything that stands in it, with a word typed wherever something is asked for.
#[derive(Debug)]
struct Found {
    action: String,
    posts: bool,
    fields: Vec<(String, String)>,
}

/// What stands between two texts, each time.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    text.split(from).skip(1).filter_map(|rest| Some(rest.split_once(to)?.0)).collect()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0.replace("&amp;", "&"))
}

/// All forms; one more of each for every button that has a name or leads elsewhere.
fn forms(page: &str, here: &str) -> Vec<Found> {
    let mut all = Vec::new();
    for form in between(page, "<form", "</form>") {
        let (head, inside) = form.split_once('>').unwrap_or((form, ""));
        let fields: Vec<(String, String)> = ["<input", "<textarea", "<select"]
            .into_iter()
            .flat_map(|kind| between(inside, kind, ">"))
            .filter_map(|tag| {
                Some((
                    attribute(tag, "name")?,
                    attribute(tag, "value").filter(|v| !v.is_empty()).unwrap_or_else(|| LENA.into()),
                ))
            })
            .collect();
        let action = attribute(head, "action").unwrap_or_else(|| here.to_owned());
        let posts = attribute(head, "method").is_some_and(|method| method.eq_ignore_ascii_case("post"));
        for button in between(inside, "<button", ">") {
            let to = attribute(button, "formaction").unwrap_or_else(|| action.clone());
            let named = attribute(button, "name").map(|name| (name, attribute(button, "value").unwrap_or_default()));
            all.push(Found { action: to, posts, fields: fields.iter().cloned().chain(named).collect() });
        }
        all.push(Found { action, posts, fields });
    }
    all
}

/// The path of one of our addresses, without what stands behind the #, which no program sends.
fn path(address: &str) -> Option<String> {
    let path = address.strip_prefix(OURS).unwrap_or(address);
    let path = path.split('#').next().unwrap_or_default();
    path.starts_with('/').then(|| path.to_owned())
}

/// Every letter to that address.
fn letters(scene: &Scene, email: &str) -> Vec<String> {
    let folder = scene.hall.house.data().join("outbox");
    let all = std::fs::read_dir(folder).expect("the outbox").map(|entry| {
        let text = std::fs::read_to_string(entry.expect("a letter").path()).expect("a letter");
        text.replace("\r\n", "\n").replace("=\n", "").replace("=3D", "=")
    });
    all.filter(|text| text.contains(&format!("To: {email}"))).collect()
}

fn links(letters: &[String]) -> BTreeSet<String> {
    let words = letters.iter().flat_map(|text| text.split_whitespace());
    words.filter(|word| word.starts_with(OURS)).map(str::to_owned).collect()
}

/// Opens a link, submits every form there, presses every button, and goes on wherever that leads.
async fn scan(bot: &mut Guest, link: &str, pressed: &mut usize) {
    let (mut next, mut known) = (vec![path(link).expect("one of our addresses")], BTreeSet::new());
    for _ in 0..STEPS {
        for here in std::mem::take(&mut next) {
            if !known.insert(here.clone()) {
                continue;
            }
            let seen = bot.get(&here).await;
            next.extend(path(seen.location()));
            for form in forms(&seen.text, &here) {
                let Some(action) = path(&form.action) else { continue };
                let fields: Vec<(&str, &str)> = form.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                let answer: Seen = if form.posts {
                    *pressed += 1;
                    bot.post(&action, seen.hidden("_token").unwrap_or_default(), &fields[..]).await
                } else {
                    bot.get(&action).await
                };
                next.extend(path(answer.location()));
            }
        }
    }
}

/// The rows of these tables.
fn rows(scene: &Scene, tables: &[&str]) -> Vec<String> {
    let all = everything(scene.hall.house.store().database());
    let mut rows: Vec<String> = all
        .into_iter()
        .filter(|row| tables.contains(&row.table.as_str()))
        .map(|row| format!("{} {}", row.table, row.text))
        .collect();
    rows.sort();
    rows
}

#[test]
fn a_program_that_opens_every_link_and_presses_every_button_casts_nothing() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened().await;
        // She is about to sign in: the link of the letter is good while the program reads it.
        let mut lena = scene.hall.nobody();
        lena.send("/sign-in", "/sign-in", &[("email", LENA)]).await;
        scene.due().await;
        let links = links(&letters(&scene, LENA));
        for holds in ["/sign-in/link/", "/vote#", "/ballots/"] {
            assert!(links.iter().any(|link| link.contains(holds)), "{holds} is in no letter: {links:?}");
        }
        let kept = ["ballot_events", "ballot_voters", "ballot_boards", "sessions"];
        let before = rows(&scene, &kept);
        let mut pressed = 0;
        for _ in 0..3 {
            // One that forgets cookies from link to link, and one that keeps them all the way.
            let mut keeps = scene.hall.nobody();
            for link in &links {
                scan(&mut scene.hall.nobody(), link, &mut pressed).await;
                scan(&mut keeps, link, &mut pressed).await;
            }
            scene.due().await;
        }
        assert!(pressed > 10, "it found buttons to press");
        assert_eq!(rows(&scene, &kept), before, "nothing is cast, nobody is marked, nobody is signed in");
        // The way in is still hers, and so is the code.
        let link =
            links.iter().find(|link| link.contains("/sign-in/link/")).and_then(|link| path(link)).expect("a link");
        let came = lena.send(&link, &link, &[]).await;
        assert_eq!((came.status.as_u16(), came.location()), (303, "/"), "{}", came.text);
        let (member, code) = (scene.members[4], scene.code(LENA));
        let ballot = scene.seal(member, &code, 1).await;
        let page = lena.get(&format!("{}/vote/facts", scene.ballot)).await;
        let facts: serde_json::Value = serde_json::from_str(&page.text).expect("what is asked");
        let token = facts["token"].as_str().expect("a token").to_owned();
        let cast = lena.post(&format!("{}/vote/cast", scene.ballot), &token, &[("ballot", &ballot)]).await;
        assert_eq!(receipt(&cast)["again"], false, "it is the first ballot with this code");
    });
}
