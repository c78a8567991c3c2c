//! A house for tests, on both engines, with a small movement in it, and guests who read its pages like a browser would.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::response::Parts;
use axum::http::{HeaderMap, Request, StatusCode, header};
use omov_rules::value::Span;
use omov_store::Moment;
use omov_store::testing::{Throwaway, runtime};
use omov_web::forms::encoded;
use tower::ServiceExt as _;

use super::{Clock, House, Organisation, Plan, Stop, ids, organisation};
use crate::accounts::{self, NewSession};
use crate::groups::{self, Group, GroupId, Kind};
use crate::members::{self, Member, MemberId, Standing};
use crate::offices::{self, Office, OfficeId, Power, Term, TermId};
use crate::rules;

/// Friday 27 March 2026, noon in UTC.
pub(crate) const NOON: Moment = Moment(1_774_612_800_000_000);
const YEAR: Duration = Duration::from_hours(24 * 365);

/// Runs a test on each engine, in a house that nobody has founded yet.
pub(crate) fn in_an_empty_house(test: impl AsyncFn(House)) {
    for throwaway in Throwaway::both_with(&super::schema::SCHEMA) {
        println!("on {:?}", throwaway.database);
        let folder = tempfile::tempdir().expect("a temporary folder");
        runtime().block_on(async {
            let (data, address) = (folder.path().into(), "https://house.example".into());
            let plan = Plan { data, address, smtp: None, oidc: None, witnesses: Vec::new() };
            let house = House::open(throwaway.database.clone(), Clock::standing(NOON), plan).await;
            let house = house.expect("the house opens");
            test(house.clone()).await;
            house.plain().close().await;
        });
    }
}

/// The messages.
pub(crate) fn words() -> omov_web::words::Words {
    super::words::english().expect("the message files can be read")
}

/// Runs a test on each engine, in a house with a [`Hall`].
pub(crate) fn in_a_house(test: impl AsyncFn(Hall)) {
    in_an_empty_house(async |house| test(Hall::build(house).await).await);
}

/// A small movement: the whole, two regions, a local group in each with one ward, and a network. In the local group `own`
/// there are people of every kind.
pub(crate) struct Hall {
    pub(crate) house: House,
    pub(crate) whole: GroupId,
    pub(crate) region: GroupId,
    pub(crate) own: GroupId,
    pub(crate) other: GroupId,
    pub(crate) network: GroupId,
    /// A member without any office.
    pub(crate) member: MemberId,
    pub(crate) supporter: MemberId,
    pub(crate) lapsed: MemberId,
    /// Keeps the roll and the page of `own`.
    pub(crate) secretary: MemberId,
    /// Keeps the page of `own`, not the roll.
    pub(crate) organiser: MemberId,
    /// Holds every power in the region of `own`.
    pub(crate) regional: MemberId,
    /// Holds every power in the whole movement.
    pub(crate) national: MemberId,
    /// May look everywhere and change nothing.
    pub(crate) scrutineer: MemberId,
    /// A member of `other`.
    pub(crate) stranger: MemberId,
}

impl Hall {
    /// Founds the movement in an empty house.
    pub(crate) async fn build(house: House) -> Self {
        let group = |parent, kind: &str, name: &str| Group {
            id: GroupId(ids::by_time(NOON).expect("chance")),
            parent,
            kind: Kind::new(kind),
            by_choice: kind == "network",
            name: name.into(),
            about: String::new(),
            created_at: NOON,
            closed_at: None,
        };
        let whole = group(None, "nation", "Eastmere Together");
        let region = group(Some(whole.id), "region", "North");
        let south = group(Some(whole.id), "region", "South");
        let own = group(Some(region.id), "local", "Quayside");
        let other = group(Some(south.id), "local", "Millbank");
        let network = group(Some(whole.id), "network", "Night workers");
        let tree = [&whole, &region, &south, &own, &other, &network].map(Clone::clone).to_vec();
        let book = rules::read(rules::begin::template("movement").expect("the template").text).expect("a rulebook");
        house
            .store()
            .write(move |tx| {
                let founded = Organisation {
                    name: "Eastmere Together".into(),
                    language: "en".into(),
                    zone: "Europe/London".into(),
                    accent: None,
                    made_up: true,
                    founded_at: NOON,
                };
                organisation::found(tx, &founded)?;
                rules::adopt(tx, &book, rules::How::Founding, NOON)?;
                tree.iter().try_for_each(|group| groups::create(tx, group))?;
                Ok(())
            })
            .await
            .expect("the movement is founded");
        let mut hall = Self {
            house,
            whole: whole.id,
            region: region.id,
            own: own.id,
            other: other.id,
            network: network.id,
            member: MemberId([0; 16]),
            supporter: MemberId([0; 16]),
            lapsed: MemberId([0; 16]),
            secretary: MemberId([0; 16]),
            organiser: MemberId([0; 16]),
            regional: MemberId([0; 16]),
            national: MemberId([0; 16]),
            scrutineer: MemberId([0; 16]),
            stranger: MemberId([0; 16]),
        };
        hall.member = hall.person("Dele Okafor", Standing::Member, own.id).await;
        hall.supporter = hall.person("Rosa Lind", Standing::Supporter, own.id).await;
        hall.lapsed = hall.person("Piet Vos", Standing::Lapsed, own.id).await;
        hall.secretary = hall.person("Joan Petrie", Standing::Member, own.id).await;
        hall.organiser = hall.person("Sam Adeyemi", Standing::Member, own.id).await;
        hall.regional = hall.person("Noor Haddad", Standing::Member, own.id).await;
        hall.national = hall.person("Ines Prado", Standing::Member, other.id).await;
        hall.scrutineer = hall.person("Theo Lang", Standing::Member, other.id).await;
        hall.stranger = hall.person("Mina Sato", Standing::Member, other.id).await;
        hall.lend(hall.secretary, "Secretary", "local", own.id, &[Power::KeepRoll, Power::Export, Power::Organise])
            .await;
        hall.lend(hall.organiser, "Organiser", "local", own.id, &[Power::Organise]).await;
        hall.lend(hall.regional, "Regional officer", "region", region.id, Power::ALL).await;
        hall.lend(hall.national, "National officer", "nation", whole.id, Power::ALL).await;
        hall.lend(hall.scrutineer, "Scrutineer", "nation", whole.id, &[Power::Scrutinise]).await;
        hall
    }

    /// Puts somebody on the roll of a group. Their address is their name with a dot: `joan.petrie@example.org`.
    pub(crate) async fn person(&self, name: &str, standing: Standing, group: GroupId) -> MemberId {
        let id = MemberId(ids::by_time(NOON).expect("chance"));
        let member = Member {
            id,
            name: name.into(),
            email: Some(format!("{}@example.org", name.to_lowercase().replace(' ', "."))),
            phone: None,
            postcode: Some("EM1 2AB".into()),
            address: None,
            standing,
            group,
            joined_at: NOON,
            renew_by: None,
        };
        let put = move |tx: &mut omov_store::WriteTx<'_>| {
            let place = groups::place(tx, group)?.expect("the group is there");
            members::create(tx, &member, place.all().map(|group| group.id), NOON)?;
            Ok::<_, Stop>(())
        };
        self.house.store().write(put).await.expect("somebody is put on the roll");
        id
    }

    /// Lends powers to somebody in a group, for a year.
    pub(crate) async fn lend(&self, member: MemberId, title: &str, kind: &str, group: GroupId, powers: &[Power]) {
        let id = OfficeId(ids::by_time(NOON).expect("chance"));
        let office = Office {
            id,
            name: None,
            kind: Kind::new(kind),
            title: title.into(),
            powers: powers.to_vec(),
            term: Span::days(365),
            retired_at: None,
        };
        let id = TermId(ids::by_time(NOON).expect("chance"));
        let term = Term { id, office: office.id, group, member, since: NOON, until: NOON.plus(YEAR) };
        let put = move |tx: &mut omov_store::WriteTx<'_>| {
            offices::create(tx, &office)?;
            offices::lend(tx, &term)?;
            Ok::<_, Stop>(())
        };
        self.house.store().write(put).await.expect("an office is lent");
    }

    /// Lends an office of the rules for so many days, without the two who would agree.
    pub(crate) async fn appoint(&self, office: &str, group: GroupId, member: MemberId, days: u32) {
        let id = TermId(ids::by_time(NOON).expect("chance"));
        let until = NOON.plus(Duration::from_hours(24) * days);
        let term = Term { id, office: OfficeId::of(office), group, member, since: NOON, until };
        let put = move |tx: &mut omov_store::WriteTx<'_>| Ok::<_, Stop>(offices::lend(tx, &term)?);
        self.house.store().write(put).await.expect("an office is lent");
    }

    /// Puts a text into force, as if it had been voted for.
    pub(crate) async fn adopt(&self, text: &str) {
        let (text, now) = (text.to_owned(), self.house.now());
        let adopted = self.house.store().write(move |tx| {
            let book = rules::read(&text).unwrap_or_else(|refused| panic!("{refused}"));
            rules::adopt(tx, &book, rules::How::Outside, now)?;
            Ok(())
        });
        adopted.await.expect("the text is adopted");
    }

    /// The text in force.
    pub(crate) async fn text(&self) -> String {
        let read = self.house.store().read(|tx| Ok(rules::present(tx)?.text().to_owned())).await;
        read.expect("a text")
    }

    /// Sets a rule by its path: `hall.rule("membership.grace", "45 days")`.
    pub(crate) async fn rule(&self, path: &'static str, value: impl Into<toml::Value>) {
        let text = rules::edit::set(&self.text().await, path, &value.into());
        let book = rules::read(&text).unwrap_or_else(|refused| panic!("{refused}"));
        assert!(book.line(path).is_some_and(|line| line.cite.written), "{path} has no heading");
        self.adopt(&text).await;
    }

    /// Takes a rule out by its path.
    pub(crate) async fn unset(&self, path: &'static str) {
        let mut book: toml::Table = self.text().await.parse().expect("a text");
        let (above, key) = path.rsplit_once('.').expect("a rule of a part");
        let part = above.split('.').fold(&mut book, |table, name| table[name].as_table_mut().expect("a part"));
        part.remove(key).expect("the rule");
        self.adopt(&toml::to_string(&book).expect("a text")).await;
    }

    /// Takes a part out of the rules, with every list's mention of it.
    pub(crate) async fn without(&self, part: &'static str) {
        let (section, name) = part.split_once('.').expect("a part of a section");
        let mut book: toml::Table = self.text().await.parse().expect("a text");
        book[section].as_table_mut().expect("a section").remove(name).expect("the part");
        unnamed(&mut book, name);
        self.adopt(&toml::to_string(&book).expect("a text")).await;
    }

    /// Somebody's browser, signed in just now.
    pub(crate) async fn guest(&self, member: MemberId) -> Guest {
        self.guest_with_token(member).await.0
    }

    /// The same, with the token that all forms of its session carry.
    pub(crate) async fn guest_with_token(&self, member: MemberId) -> (Guest, String) {
        let mut guest = Guest::new(&self.house);
        let session = NewSession::new(self.house.key()).expect("chance");
        let (id, now) = (session.id, self.house.now());
        let open = move |tx: &mut omov_store::WriteTx<'_>| Ok(accounts::open(tx, id, member, "Test", now)?);
        self.house.store().write(open).await.expect("a session is opened");
        guest.take(session.cookie.to_str().expect("a cookie is text"));
        let token = self.house.key().form_token(&id.to_string());
        (guest, token.as_str().to_owned())
    }

    /// A browser in which nobody is signed in.
    pub(crate) fn nobody(&self) -> Guest {
        Guest::new(&self.house)
    }
}

/// A browser without a screen: it keeps its cookies and sends forms with their token.
pub(crate) struct Guest {
    router: Router,
    cookies: Vec<(String, String)>,
}

/// What a guest got.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Seen {
    /// Where the browser is sent on to.
    pub(crate) fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default()
    }

    /// The value of a field of a form on the page, as it is hidden there.
    pub(crate) fn hidden(&self, name: &str) -> Option<&str> {
        let at = self.text.find(&format!("name=\"{name}\""))?;
        let rest = &self.text[at..];
        let rest = &rest[rest.find("value=\"")? + 7..];
        rest.split('"').next()
    }
}

impl Guest {
    /// A new browser.
    pub(crate) fn new(house: &House) -> Self {
        Self { router: house.router(house.doors()), cookies: Vec::new() }
    }

    /// Keeps a cookie.
    fn take(&mut self, set: &str) {
        let Some((name, value)) = set.split(';').next().and_then(|pair| pair.split_once('=')) else { return };
        self.cookies.retain(|(kept, _)| kept != name);
        if !set.contains("Max-Age=0") {
            self.cookies.push((name.into(), value.into()));
        }
    }

    /// The cookie of that name, as it is sent.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let name = format!("__Host-{name}");
        self.cookies.iter().find(|(kept, _)| *kept == name).map(|(_, value)| value.clone())
    }

    /// Puts a cookie into the browser, as a thief or a forger would.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.take(&format!("__Host-{name}={value}"));
    }

    /// Takes a cookie out of the browser.
    pub(crate) fn forget(&mut self, name: &str) {
        self.take(&format!("__Host-{name}=; Max-Age=0"));
    }

    /// Another browser with the same cookies.
    pub(crate) fn copy(&self) -> Self {
        Self { router: self.router.clone(), cookies: self.cookies.clone() }
    }

    /// Asks for a page.
    pub(crate) async fn get(&mut self, path: &str) -> Seen {
        self.ask(Request::get(path), Body::empty()).await
    }

    /// Sends a form: first the page it stands on is read, as a person would, for its token.
    pub(crate) async fn send(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Seen {
        let form = self.get(page).await;
        let token = form.hidden("_token").unwrap_or_default().to_owned();
        self.post(action, &token, fields).await
    }

    /// Sends a form with that token.
    pub(crate) async fn post(&mut self, action: &str, token: &str, fields: &[(&str, &str)]) -> Seen {
        let mut body = String::from("_token=");
        body.push_str(&encoded(token));
        for (name, value) in fields {
            body.extend(["&", &encoded(name), "=", &encoded(value)]);
        }
        let kind = (header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(Request::post(action).header(kind.0, kind.1).header("sec-fetch-site", "same-origin"), Body::from(body))
            .await
    }

    /// Fetches a file that has to be there.
    pub(crate) async fn file(&mut self, path: &str) -> Vec<u8> {
        let (head, bytes) = self.fetch(Request::get(path), Body::empty()).await;
        assert_eq!(head.status, StatusCode::OK, "{path}");
        bytes
    }

    /// Sends any request.
    pub(crate) async fn ask(&mut self, request: axum::http::request::Builder, body: Body) -> Seen {
        let (head, bytes) = self.fetch(request, body).await;
        Seen { status: head.status, headers: head.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    async fn fetch(&mut self, request: axum::http::request::Builder, body: Body) -> (Parts, Vec<u8>) {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header(header::COOKIE, cookies.join("; ")).header(header::HOST, "house.example");
        let request = request.body(body).expect("a request");
        let answer = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (head, body) = answer.into_parts();
        for set in head.headers.get_all(header::SET_COOKIE) {
            self.take(set.to_str().expect("a cookie is text"));
        }
        (head, to_bytes(body, usize::MAX).await.expect("the whole answer").into())
    }
}

/// Takes a name out of every list of a text.
fn unnamed(table: &mut toml::Table, name: &str) {
    for (_, value) in table.iter_mut() {
        match value {
            toml::Value::Table(table) => unnamed(table, name),
            toml::Value::Array(items) => items.retain(|item| item.as_str() != Some(name)),
            _ => {}
        }
    }
}
