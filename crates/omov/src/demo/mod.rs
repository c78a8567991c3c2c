//! `omov demo`: a made-up movement to walk through, in a folder that is thrown away at the end.

mod agenda;
mod conversation;
mod debate;
mod door;
mod groups;
mod history;
mod motion;
mod nominations;
mod people;
mod roll;
mod terms;

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;
use omov_store::{Moment, Sqlite};
use omov_web::hex::hex;
use omov_web::refusal::Refusal;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;

use self::conversation::Conversation;
use self::door::Key;
use self::groups::Groups;
use self::history::History;
use self::terms::Terms;
use crate::failure::Failure;
use crate::groups::GroupId;
use crate::house::{Answer, Clock, House, Plan, ids};
use crate::members::{self, Member, MemberId, Standing};
use crate::progress::Progress;
use crate::setup::{self, Founder, Founding};
use crate::{output, rules, serve};

/// Where the demonstration listens, and how large it is.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Where to listen: this computer only. Without it port 8080 is taken, or another if that one is in use.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// How many members the movement has.
    #[arg(long, value_name = "N", default_value_t = 12_000, value_parser = clap::value_parser!(u32).range(1_200..=500_000))]
    members: u32,
    /// A real conversation beside the made-up debate: a folder with statements.csv and votes.csv as `omov opinions` reads them, and a paper
    /// (README.md, LICENCE.txt) that says whose it is and under which licence.
    #[arg(long, value_name = "FOLDER")]
    conversation: Option<PathBuf>,
    /// The question it was about. Without it, the name of the folder.
    #[arg(long, value_name = "TEXT", requires = "conversation")]
    question: Option<String>,
}

/// So many people are put on the roll in one transaction.
const AT_ONCE: usize = 2_000;

/// The same movement every time, but for ids and codes.
const SEED: u64 = 2026;
/// The group whose member and secretary visitors come in as.
const VISITED: &str = "Quayside";

/// Makes the movement and opens its doors until the program is told to stop.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    // It goes at the end, whatever the end is like.
    let folder = tempfile::tempdir().map_err(|e| Failure::usage(format!("no throw-away folder can be made: {e}")))?;
    serve::log::begin(serve::log::Form::Quiet);
    serve::in_runtime(show(options, folder.path()))?;
    Ok(ExitCode::SUCCESS)
}

async fn show(options: &Options, folder: &Path) -> Result<(), Failure> {
    let listener = listener(options.listen)?;
    let begun = Instant::now();
    let address = format!("http://{}", listener.local_addr().map_err(|e| Failure::usage(e.to_string()))?);
    let plan = Plan { data: folder.into(), address: address.clone(), smtp: None, oidc: None, witnesses: Vec::new() };
    let database = Sqlite::new(folder.join(serve::FILE)).into();
    let house = House::open(database, Clock::default(), plan).await.map_err(|e| Failure::usage(e.to_string()))?;
    let real = options.conversation.as_deref();
    let real = real.map(|folder| Conversation::read(folder, options.question.as_deref(), house.now())).transpose()?;
    let made = Movement::made(&house, options.members, real).await;
    let keys = made.map_err(|stop| Failure::usage(format!("the movement cannot be made: {stop}")))?;
    let open = serve::Open::here(listener, address.clone())?;
    output::print(&printed(&house, &keys, &address, options.members, begun))?;
    let doors = door::routes(house.doors(), keys);
    open.serve(&house, doors).await
}

/// On this computer and nowhere else: whoever has the links comes in.
fn listener(wanted: Option<SocketAddr>) -> Result<TcpListener, Failure> {
    let here = SocketAddr::from(([127, 0, 0, 1], 8080));
    let at = wanted.unwrap_or(here);
    if !at.ip().is_loopback() {
        let why = "a demonstration is for this computer only, such as 127.0.0.1:8080: whoever has its links comes in";
        return Err(Failure::usage(format!("--listen {at}: {why}")));
    }
    match TcpListener::bind(at) {
        Err(e) if e.kind() == ErrorKind::AddrInUse && wanted.is_none() => {
            let other = SocketAddr::from(([127, 0, 0, 1], 0));
            TcpListener::bind(other).map_err(|e| serve::cannot_listen(other, &e))
        }
        bound => bound.map_err(|e| serve::cannot_listen(at, &e)),
    }
}

/// What whoever started it is told.
fn printed(house: &House, keys: &[Key], address: &str, members: u32, begun: Instant) -> String {
    let words = house.words();
    let with = [
        ("movement", people::MOVEMENT.into()),
        ("members", u64::from(members).into()),
        ("seconds", begun.elapsed().as_secs().max(1).into()),
        ("address", address.into()),
    ];
    let mut text = format!("{}\n\n", words.say_with("demo-open", &with));
    for key in keys {
        let role = key.role.trim_start_matches("demo-");
        let with = [("name", key.name.as_str().into()), ("group", key.group.as_str().into())];
        let what = words.say_with(key.role, &with);
        text.extend([format!("  {role:<11} {address}/demo/{}\n              {what}\n", key.code)]);
    }
    text + &format!("\n{}\n", words.say("demo-stop"))
}

/// Everything there is in it.
struct Movement {
    groups: Groups,
    people: Vec<Member>,
    terms: Terms,
    /// One of the two officers of the whole movement.
    officer: (MemberId, String),
}

impl Movement {
    /// Makes it in an empty house, and keys for one reader of each kind.
    async fn made(house: &House, members: u32, real: Option<Conversation>) -> Answer<Vec<Key>> {
        let (now, mut chance) = (house.now(), ChaCha20Rng::seed_from_u64(SEED));
        let founded = roll::ago(now, 2_600, 0);
        let founding = founding(&mut chance, founded)?;
        let officer = (founding.officers[0].id, founding.officers[0].name.clone());
        let groups = Groups::drawn(&mut chance, founding.ids.whole, founded)?;
        let people = roll::drawn(&mut chance, &groups.homes, members as usize - founding.officers.len(), now)?;
        let terms = Terms::drawn(&mut chance, &groups, &people, &founding.rules, &founding.officers, now)?;
        let history = History::drawn(&mut chance, &groups, &people, &terms, now)?;
        let visited = groups.local(VISITED).ok_or(Refusal::Failed)?.0.id;
        let debate = debate::drawn(&mut chance, groups.whole, visited, officer.0, &people, now)?;
        let motion = motion::drawn(visited, debate.debate.id, &people, now)?;
        let others = motion::others(visited, &people, now)?;
        let moved: Vec<_> = [&motion].into_iter().chain(&others).map(|past| past.motion.id).collect();
        let agendas = agenda::drawn(visited, &moved, &people, now)?;
        let secretary = terms.holder("local-secretary", Some(visited), now).ok_or(Refusal::Failed)?.0;
        let nominations = nominations::drawn(visited, secretary, &people, now)?;
        let words = house.words();
        let held = real.as_ref().map(|real| real.debate(groups.whole, officer.0, words, now)).transpose()?;
        let mut people = people;
        people.extend(real.iter().flat_map(|real| real.members(&groups.homes, words, now)));
        let found = move |tx: &mut omov_store::WriteTx<'_>| {
            setup::found(tx, &founding, founded)?;
            // They have renewed each year since.
            founding.officers.iter().try_for_each(|officer| members::renew(tx, officer.id, now).map(|_| ()))?;
            Ok(())
        };
        house.store().write(found).await?;
        let made = Self { groups, people, terms, officer };
        made.enrolled(house, now).await?;
        let terms = made.terms.clone();
        house.store().write(move |tx| terms.create(tx)).await?;
        house.store().write(move |tx| history.create(tx)).await?;
        house.store().write(move |tx| debate.create(tx)).await?;
        house.store().write(move |tx| motion.create(tx)).await?;
        house.store().write(move |tx| others.iter().try_for_each(|other| other.create(tx))).await?;
        house.store().write(move |tx| agendas.iter().try_for_each(|agenda| agenda.create(tx))).await?;
        house.store().write(move |tx| nominations.create(tx)).await?;
        if let Some(held) = held {
            house.store().write(move |tx| held.create(tx)).await?;
        }
        made.keys(now)
    }

    /// Puts its groups and its people into the house.
    async fn enrolled(&self, house: &House, now: Moment) -> Answer<()> {
        let groups = self.groups.clone();
        house.store().write(move |tx| groups.create(tx)).await?;
        let progress = Progress::new();
        for (n, some) in self.people.chunks(AT_ONCE).enumerate() {
            let (some, homes) = (some.to_vec(), self.groups.homes.clone());
            let networks: Vec<_> = self.groups.networks.iter().map(|network| network.id).collect();
            house.store().write(move |tx| roll::enrol(tx, &some, n * AT_ONCE, &homes, &networks, now)).await?;
            progress.at("people", (n * AT_ONCE) as u64, self.people.len() as u64);
        }
        Ok(())
    }

    fn keys(&self, now: Moment) -> Answer<Vec<Key>> {
        let (group, home) = self.groups.local(VISITED).ok_or(Refusal::Failed)?;
        let region = self.groups.regions.iter().find(|region| region.id == home.region);
        let region = region.map_or(people::MOVEMENT, |region| region.name.as_str());
        let ordinary =
            |one: &&Member| one.group == group.id && one.standing == Standing::Member && !self.terms.names(one.id);
        let holder =
            |office: &str, group: GroupId| self.terms.holder(office, Some(group), now).map(|(member, _)| member);
        let wanted = [
            ("demo-member", self.people.iter().find(ordinary).map(|one| one.id), group.name.as_str()),
            ("demo-organiser", holder("regional-organiser", home.region), region),
            ("demo-secretary", holder("local-secretary", group.id), group.name.as_str()),
            ("demo-officer", Some(self.officer.0), people::MOVEMENT),
            ("demo-returning", holder("returning-officer", self.groups.whole), people::MOVEMENT),
            ("demo-scrutineer", holder("scrutineer", self.groups.whole), people::MOVEMENT),
        ];
        let mut keys = Vec::new();
        for (role, member, group) in wanted {
            let member = member.ok_or(Refusal::Failed)?;
            let name = match self.people.iter().find(|one| one.id == member) {
                Some(one) => one.name.clone(),
                None => self.officer.1.clone(),
            };
            keys.push(Key { code: hex(&ids::chance::<10>()?), member, name, role, group: group.into() });
        }
        Ok(keys)
    }
}

/// The founding, seven years ago; the officers' terms were renewed since.
fn founding(chance: &mut ChaCha20Rng, founded: Moment) -> Answer<Founding> {
    let mut officer = |n: u8| {
        let name = people::name(chance);
        let email = format!("{}.{n}@example.org", members::name_words(&name).join("."));
        Founder::new(name, Some(email), founded)
    };
    let text = rules::begin::template("movement").ok_or(Refusal::Failed)?.text;
    Ok(Founding {
        name: people::MOVEMENT.into(),
        language: "en".into(),
        zone: people::ZONE.into(),
        made_up: true,
        rules: rules::read(&rules::begin::named(text, people::MOVEMENT)).map_err(|_| Refusal::Failed)?,
        office: "Founding officer".into(),
        officers: [officer(1)?, officer(2)?],
        ids: setup::Ids::new(founded)?,
    })
}
