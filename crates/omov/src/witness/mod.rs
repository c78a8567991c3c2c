//! `omov witness`: a machine of another group looks whether public records have only grown, and signs if so.
//!
//! What it decides is in `omov_record::witness`; here is what it keeps (`book.rs`), how it is asked (`web/ask.rs`, by
//! c2sp.org/tlog-witness) and the page on which it says what it has seen (`web/page.rs`).

mod book;
mod sql;
mod web;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use omov_record::key::{Purpose, SigningKey, VerifierKey};
use omov_store::{Error, Schema, Series, Sqlite, Store, migrations, params};
use omov_web::safety::{Limits, Rate};
use omov_web::words::Words;
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::house::{Clock, english, ids};
use crate::serve::lock::{self, Lock};
use crate::serve::{self, Way};

/// Which records are looked after, and how others come in.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The folder with the key of this witness and all that it has signed.
    #[arg(long, value_name = "DIR", env = "OMOV_DATA", default_value = "omov-witness")]
    data: PathBuf,
    /// What this witness is called, such as `leeds.example/witness`. It is chosen at the first start and stays; without it, the name
    /// of the machine is taken.
    #[arg(long)]
    name: Option<String>,
    /// The key of a record to look after (NAME+ID+KEY), from whoever keeps the record. May be given more than once.
    #[arg(long = "log", value_name = "KEY", required = true, value_parser = of_record)]
    logs: Vec<VerifierKey>,
    #[command(flatten)]
    way: Way,
    /// How the log is written.
    #[arg(long, value_name = "FORM", env = "OMOV_LOG", default_value = "text")]
    log_form: serve::log::Form,
}

fn of_record(text: &str) -> Result<VerifierKey, String> {
    let key = VerifierKey::parse(text.trim()).map_err(|why| why.to_string())?;
    if key.purpose() == Purpose::Note { Ok(key) } else { Err("this is the key of a witness, not of a record".into()) }
}

/// What a witness keeps.
pub(crate) const TABLES: Series = Series {
    name: "witness",
    migrations: migrations![
        "tables/0001_key.sql",
        "tables/0002_signed.sql",
        "tables/0003_refused.sql",
        "tables/0004_refused_by_size.sql",
        "tables/0005_refused_by_kind.sql",
    ],
};
const SCHEMA: Schema = Schema { series: &[TABLES], small: &["witness_key"] };

/// The file of the database.
const FILE: &str = "witness.sqlite";
/// So often somebody at one address of the network may ask. A record asks once after each batch of acts.
const ASKING: Rate = Rate { at_once: 300, then_every: std::time::Duration::from_millis(500) };
/// So many askers are remembered.
const MOST_ASKERS: usize = 10_000;

/// A witness at work. Clones share it.
#[derive(Clone)]
struct Witness(Arc<Inner>);

struct Inner {
    store: Store,
    key: SigningKey,
    logs: Vec<VerifierKey>,
    clock: Clock,
    words: Words,
    asking: Limits,
}

/// Answers until it is told to stop.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    serve::log::begin(options.log_form);
    serve::in_runtime(answer(options))?;
    Ok(ExitCode::SUCCESS)
}

async fn answer(options: &Options) -> Result<(), Failure> {
    let entrance = options.way.entrance().await?;
    let (address, listening) = (entrance.address().to_owned(), entrance.listening);
    let named = named(&address);
    lock::make(&options.data)?;
    let _lock = Lock::take(&options.data)?;
    let witness = Witness::open(options, options.name.as_deref().unwrap_or(named)).await?;
    if let Some(name) = options.name.as_deref().filter(|name| *name != witness.key().name()) {
        let own = witness.key().name();
        let why = format!("this witness is called {own}; for another name it needs a folder and a key of its own");
        return Err(Failure::usage(format!("--name {name}: {why}")));
    }
    let open = entrance.open()?;
    tracing::info!(version = env!("CARGO_PKG_VERSION"), %listening, "open");
    crate::output::say(&format!("The witness is open at {address}/\nIts key: {}\n", witness.key()));
    let served = open.answer(web::router(&witness)).await;
    witness.0.store.close().await;
    served?;
    tracing::info!("stopped; everything that was signed is kept");
    Ok(())
}

/// What an address of the web is called in a key.
fn named(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

impl Witness {
    /// Opens the folder of a witness. Where there is none yet, its key is made.
    async fn open(options: &Options, name: &str) -> Result<Self, Failure> {
        let failed = |why: Error| Failure::file(&options.data, why);
        let store = Store::open(Sqlite::new(options.data.join(FILE)), &SCHEMA).await.map_err(failed)?;
        let seed = ids::chance().map_err(|_| Failure::usage("the system gives no randomness"))?;
        let new = SigningKey::new(name, Purpose::Cosignature, &Zeroizing::new(seed))
            .map_err(|why| Failure::usage(format!("--name {name}: {why}")))?;
        let text = new.secret_text();
        let keep = store.write(move |tx| {
            tx.execute(&sql::KEEP_KEY, params![text.as_str()])?;
            tx.one::<String>(&sql::KEY, params![])
        });
        let kept = Zeroizing::new(keep.await.map_err(failed)?);
        let key = SigningKey::parse(&kept).map_err(|why| Failure::file(&options.data, format!("its key: {why}")))?;
        let words = english().map_err(|slip| Failure::usage(slip.to_string()))?;
        let asking = Limits::new(ASKING, MOST_ASKERS);
        let logs = options.logs.clone();
        Ok(Self(Arc::new(Inner { store, key, logs, clock: Clock::default(), words, asking })))
    }

    /// The public half of its key.
    fn key(&self) -> &VerifierKey {
        self.0.key.verifier()
    }

    /// The records it looks after, by the name each has.
    fn records(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.0.logs.iter().map(VerifierKey::name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}
