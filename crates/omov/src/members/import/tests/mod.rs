//! What bringing a list in promises.

mod files;
mod journey;
mod known;
mod measured;
mod undoing;

use std::fmt::Write as _;

use axum::body::Body;
use axum::http::{Request, header};
use omov_store::{ReadTx, Row, params, statements};

use super::ImportId;
use super::imports::{self, Counts};
use crate::house::testing::{Guest, Hall, Seen};
use crate::house::{Stop, work};
use crate::members::MemberId;

statements! {
    PEOPLE = "SELECT id, name, email, phone, postcode, address, standing, group_id, joined_at, renew_by FROM members \
        ORDER BY id", reads all: "a test compares all of it";
    ROLL = "SELECT group_id, standing, name_key, member_id FROM roll ORDER BY group_id, standing, name_key, member_id",
        reads all: "a test compares all of it";
    WORDS = "SELECT word, member_id FROM member_words ORDER BY word, member_id", reads all: "a test compares all of it";
    ADDRESSES = "SELECT email_key, member_id FROM addresses ORDER BY email_key", reads all: "a test compares all of it";
    COUNTS = "SELECT group_id, standing, CAST(SUM(people) AS BIGINT) AS people FROM roll_counts \
        GROUP BY group_id, standing HAVING SUM(people) <> 0 ORDER BY group_id, standing",
        reads all: "a test compares all of it";
    ACTS = "SELECT deed, number, reason FROM acts WHERE actor_id = $1 ORDER BY id";
    IMPORTS = "SELECT COUNT(*) AS imports FROM imports", reads all: "a test counts them";
    ROWS = "SELECT COUNT(*) AS rows FROM import_rows", reads all: "a test counts them";
}

/// Somebody who brings lists in.
struct Desk<'h> {
    hall: &'h Hall,
    guest: Guest,
    roll: String,
}

impl<'h> Desk<'h> {
    /// The secretary's, in their own group.
    async fn of(hall: &'h Hall) -> Self {
        let guest = hall.guest(hall.secretary).await;
        Self { hall, guest, roll: format!("/groups/{}/roll/import", hall.own) }
    }

    /// Sends a file.
    async fn upload(&mut self, file: impl Into<Vec<u8>>) -> Seen {
        let page = self.guest.get(&self.roll).await;
        let token = page.hidden("_token").expect("a form").to_owned();
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n{token}\r\n--edge\r\nContent-Disposition: \
             form-data; name=\"list\"; filename=\"../../list.csv\"\r\n\r\n"
        );
        let body = [head.into_bytes(), file.into(), b"\r\n--edge--\r\n".to_vec()].concat();
        self.send(Body::from(body)).await
    }

    async fn send(&mut self, body: Body) -> Seen {
        let request = Request::post(&self.roll)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .header("sec-fetch-site", "same-origin");
        self.guest.ask(request, body).await
    }

    /// Sends a file that can be read, and says the address of the list.
    async fn read(&mut self, file: impl Into<Vec<u8>>) -> String {
        let seen = self.upload(file).await;
        let to = seen.location();
        to.strip_suffix("/columns").unwrap_or_else(|| panic!("not taken: {}", seen.text)).to_owned()
    }

    /// Says what the columns give (name of the field and what it gives) and lets the list be tried.
    async fn try_it(&mut self, list: &str, columns: &[(&str, &str)]) -> Seen {
        let seen = self.set_columns(list, columns).await;
        assert_eq!(seen.location(), list, "{}", seen.text);
        self.work().await;
        self.guest.get(list).await
    }

    /// Sends the form of the columns as it is shown, with these changes.
    async fn set_columns(&mut self, list: &str, changes: &[(&str, &str)]) -> Seen {
        let address = format!("{list}/columns");
        let page = self.guest.get(&address).await;
        let mut fields = chosen(&page.text);
        for (name, value) in changes {
            fields.retain(|(known, _)| known != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.guest.send(&address, &address, &fields).await
    }

    /// Reads a list of members and tries it.
    async fn tried(&mut self, file: &str) -> String {
        let list = self.read(file).await;
        self.try_it(&list, &[("otherwise", "members")]).await;
        list
    }

    /// Puts a list on the roll that was tried.
    async fn run(&mut self, list: &str) -> Seen {
        let asked = self.act(list, "/run").await;
        assert_eq!(asked.location(), list, "{}", asked.text);
        self.work().await;
        self.guest.get(list).await
    }

    async fn undo(&mut self, list: &str) -> Seen {
        self.ask_back(list).await;
        self.work().await;
        self.guest.get(list).await
    }

    /// Asks that a list be taken back; who holds all powers in the region agrees.
    async fn ask_back(&mut self, list: &str) {
        let asked = self.act(list, "/undo").await;
        let second = asked.location().split('?').next().unwrap_or_default().to_owned();
        assert!(second.starts_with("/power/second/"), "{}", asked.text);
        let agreed = self.hall.guest(self.hall.regional).await.send(&second, &format!("{second}/agree"), &[]).await;
        assert_eq!(agreed.location(), "/power/second?done=agreed", "{}", agreed.text);
    }

    async fn act(&mut self, list: &str, rest: &str) -> Seen {
        let address = format!("{list}{rest}");
        self.guest.send(&address, &address, &[("reason", "The old roll")]).await
    }

    /// Decides about the row of that number, if there is something to decide.
    async fn decide(&mut self, list: &str, row: u32, decision: &str) {
        let address = format!("{list}/twins?after={}", row - 1);
        if !self.guest.get(&address).await.text.contains(&format!("name=\"row-{row}\"")) {
            return;
        }
        let seen = self.guest.send(&address, &address, &[(&format!("row-{row}"), decision)]).await;
        assert!(seen.location().starts_with(list), "{}", seen.text);
    }

    async fn work(&self) {
        work::all_due(&self.hall.house).await.expect("the work is done");
    }

    async fn counts(&self, list: &str) -> Counts {
        let id: ImportId = list.rsplit('/').next().expect("an id").parse().expect("an id");
        self.hall.house.store().read(move |tx| Ok(imports::counts(tx, id)?)).await.expect("counts")
    }

    async fn count(&self, list: &str, what: &str) -> u32 {
        self.counts(list).await.get(what).copied().unwrap_or_default()
    }
}

/// A list of so many people with names and addresses of mail.
fn crowd(people: u32) -> String {
    let mut list = String::from("name,email\n");
    for n in 0..people {
        // Writing into a string does not fail.
        let _ = writeln!(list, "Person {n},p{n}@example.org");
    }
    list
}

/// What is chosen in the selects and radios of a page.
fn chosen(page: &str) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| {
        let rest = &tag[tag.find(&format!(" {name}=\""))? + name.len() + 3..];
        rest.split('"').next().map(str::to_owned)
    };
    let mut chosen = Vec::new();
    for select in page.split("<select").skip(1) {
        let select = select.split("</select>").next().unwrap_or_default();
        let name = attribute(select, "name").expect("a name");
        let option =
            select.split("<option").find(|option| option.split('>').next().is_some_and(|o| o.contains("selected")));
        chosen.push((name, option.and_then(|option| attribute(option, "value")).unwrap_or_default()));
    }
    for radio in page.split("<input type=\"radio\"").skip(1).map(|tag| tag.split('>').next().unwrap_or_default()) {
        if radio.contains(" checked") {
            chosen.push((attribute(radio, "name").expect("a name"), attribute(radio, "value").expect("a value")));
        }
    }
    chosen
}

/// Everything that the roll holds, as text.
async fn roll(hall: &Hall) -> Vec<String> {
    fn text(row: &Row<'_>, columns: usize) -> Result<String, omov_store::Error> {
        let cell = |at| {
            let text = row.get::<Option<String>>(at).map(|text| format!("{text:?}"));
            let text = text.or_else(|_| row.get::<Option<i64>>(at).map(|number| format!("{number:?}")));
            text.or_else(|_| row.get::<Vec<u8>>(at).map(|bytes| omov_web::hex::hex(&bytes)))
        };
        (0..columns).map(cell).collect::<Result<Vec<_>, _>>().map(|cells| cells.join(" "))
    }
    let read = |tx: &mut ReadTx<'_>| {
        let mut lines = Vec::new();
        for (statement, columns) in [(&PEOPLE, 10), (&ROLL, 4), (&WORDS, 2), (&ADDRESSES, 2), (&COUNTS, 3)] {
            tx.each(statement, params![], |row| {
                lines.push(format!("{} {}", statement.name(), text(row, columns)?));
                Ok::<_, Stop>(())
            })?;
        }
        Ok(lines)
    };
    hall.house.store().read(read).await.expect("the roll is read")
}

/// What somebody did with their powers.
async fn acts(hall: &Hall, who: MemberId) -> Vec<(String, Option<u32>, String)> {
    hall.house.store().read(move |tx| Ok(tx.all(&ACTS, params![who])?)).await.expect("acts")
}

/// What would become of the rows of a list that the secretary brings in.
pub(in crate::members) async fn tried(hall: &Hall, file: &str) -> Counts {
    let mut desk = Desk::of(hall).await;
    let list = desk.tried(file).await;
    desk.counts(&list).await
}
