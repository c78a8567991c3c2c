//! `omov serve`: the house, open to browsers.

pub(crate) mod certificate;
mod front;
mod health;
pub(crate) mod lock;
pub(crate) mod log;
mod metrics;
mod network;
mod outside;
mod stop;
mod tls;
mod way;

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum_server::Handle;
use clap::Args;
use hyper_util::rt::TokioTimer;
use omov_store::{Database, Postgres, Sqlite};

pub(crate) use health::routes;

pub(crate) use self::way::Way;

use self::front::Front;
use self::lock::Lock;
use self::outside::Outside;
use self::tls::Certificate;
use crate::failure::Failure;
use crate::house::{Clock, Doors, House, Plan};
use crate::setup::code;

/// Where the house is kept and how browsers come in.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    pub(crate) kept: Kept,
    #[command(flatten)]
    way: Way,
    /// Show figures for Prometheus at this address of this machine.
    #[arg(long, value_name = "ADDRESS", env = "OMOV_METRICS_LISTEN")]
    metrics_listen: Option<SocketAddr>,
    #[command(flatten)]
    oidc: crate::accounts::oidc::Options,
    /// A witness of the public record: its key as its page shows it, an @, and its address. May be given several times.
    #[arg(long, value_name = "KEY@URL", env = "OMOV_WITNESS", value_delimiter = ',')]
    witness: Vec<crate::record::witnesses::Witness>,
    /// How the log is written.
    #[arg(long, value_name = "FORM", env = "OMOV_LOG", default_value = "text")]
    log: log::Form,
    /// The server that takes mail: smtp://name:password@mail.example.org:587?from=office@example.org. Without one, letters are
    /// put into the folder `outbox`.
    #[arg(long, value_name = "SERVER", env = "OMOV_SMTP", hide_env_values = true)]
    smtp: Option<crate::post::Smtp>,
}

/// Where everything is kept.
#[derive(Debug, Clone, Args)]
pub(crate) struct Kept {
    /// The folder where everything is kept.
    #[arg(long, value_name = "DIR", env = "OMOV_DATA", default_value = "omov-data")]
    pub(crate) data: PathBuf,
    /// `sqlite`, or the address of a PostgreSQL database.
    #[arg(long, value_name = "DATABASE", env = "OMOV_DATABASE", hide_env_values = true, default_value = "sqlite")]
    pub(crate) database: String,
}

/// The name of the database's file in the data folder.
pub(crate) const FILE: &str = "omov.sqlite";
/// Requests that are being answered when the program is told to stop have so long.
const LAST_ANSWERS: Duration = Duration::from_secs(30);
/// A browser has so long to say what it wants.
const PATIENCE: Duration = Duration::from_secs(30);

/// Serves until it is told to stop.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    log::begin(options.log);
    in_runtime(serve(options))?;
    Ok(ExitCode::SUCCESS)
}

/// Runs what is asynchronous, to its end.
pub(crate) fn in_runtime<T>(does: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| Failure::usage(format!("the program cannot start its threads: {e}")))?;
    runtime.block_on(does)
}

async fn serve(options: &Options) -> Result<(), Failure> {
    let entrance = options.way.entrance().await?;
    let (address, listening) = (entrance.address().to_owned(), entrance.listening);
    lock::make(&options.kept.data)?;
    let (database, _lock) = options.kept.taken()?;
    let (data, smtp, oidc) = (options.kept.data.clone(), options.smtp.clone(), options.oidc.config()?);
    let witnesses = options.witness.clone();
    let plan = Plan { data, address: address.clone(), smtp, oidc, witnesses };
    let house = House::open(database, Clock::default(), plan).await.map_err(|e| Failure::usage(e.to_string()))?;
    if let Some(at) = options.metrics_listen {
        metrics::serve(&house, at, entrance.ends()).await?;
    }
    let open = entrance.open()?;
    greet(&house, &address, listening).await?;
    open.serve(&house, house.doors()).await
}

/// What is about to be opened.
pub(crate) struct Open {
    listener: TcpListener,
    outside: Outside,
    certificate: Option<Certificate>,
    handle: Handle<SocketAddr>,
}

impl Open {
    /// From now on the program can be told to stop, before anybody has been greeted.
    fn new(listener: TcpListener, outside: Outside, certificate: Option<Certificate>) -> Result<Self, Failure> {
        let handle = Handle::new();
        stop::listen(handle.clone(), certificate.clone())
            .map_err(|e| Failure::usage(format!("the system tells of no signals: {e}")))?;
        Ok(Self { listener, outside, certificate, handle })
    }

    /// To this machine alone.
    pub(crate) fn here(listener: TcpListener, address: String) -> Result<Self, Failure> {
        Self::new(listener, Outside { front: Front::Loopback, address }, None)
    }

    /// Answers at these doors until the program is told to stop; then everything is put away.
    pub(crate) async fn serve(self, house: &House, doors: Doors) -> Result<(), Failure> {
        let router = house.router(doors).layer(from_fn(metrics::each));
        let workers = house.work().map_err(|stop| Failure::usage(stop.to_string()))?;
        let served = self.answer(router).await;
        workers.end().await;
        house.plain().close().await;
        served?;
        tracing::info!("stopped; everything that was confirmed is kept");
        Ok(())
    }

    /// Answers with this router until the program is told to stop.
    pub(crate) async fn answer(self, router: Router) -> Result<(), Failure> {
        let router = router.layer(from_fn_with_state(Arc::new(self.outside), outside::each));
        let served = answer(self.listener, self.certificate, self.handle, router).await;
        served.map_err(|e| Failure::usage(format!("the server ended: {e}")))
    }
}

async fn answer(
    listener: TcpListener,
    certificate: Option<Certificate>,
    handle: Handle<SocketAddr>,
    router: Router,
) -> std::io::Result<()> {
    let routes = router.into_make_service_with_connect_info::<SocketAddr>();
    if let Some(certificate) = certificate {
        let mut server = axum_server::from_tcp_rustls(listener, certificate.config)?.handle(handle);
        server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(PATIENCE);
        server.serve(routes).await
    } else {
        let mut server = axum_server::from_tcp(listener)?.handle(handle);
        server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(PATIENCE);
        server.serve(routes).await
    }
}

/// What whoever started the program is told.
async fn greet(house: &House, address: &str, listening: SocketAddr) -> Result<(), Failure> {
    let code = code::find_or_make(house).await.map_err(|stop| Failure::usage(stop.to_string()))?;
    let greeting = match code {
        Some(code) => format!("Open {address}/setup in a browser and type the code {code}\n"),
        None => format!("The house is open at {address}/\n"),
    };
    tracing::info!(version = env!("CARGO_PKG_VERSION"), %listening, "open");
    crate::output::say(&greeting);
    Ok(())
}

/// Why an address cannot be listened on.
pub(crate) fn cannot_listen(at: SocketAddr, error: &std::io::Error) -> Failure {
    let why = match error.kind() {
        std::io::ErrorKind::AddrInUse => "another program uses this address; stop it, or choose another port".into(),
        std::io::ErrorKind::AddrNotAvailable => "this machine does not have this address".into(),
        std::io::ErrorKind::PermissionDenied => "ports below 1024 need a right this user does not have".into(),
        _ => crate::failure::of_system(error),
    };
    Failure::usage(format!("cannot listen on {at}: {why}"))
}

impl Kept {
    /// The database. Where it is a file, nobody else may be at work in its folder.
    pub(crate) fn taken(&self) -> Result<(Database, Option<Lock>), Failure> {
        match self.database()? {
            Database::Sqlite(file) => Ok((file.into(), Some(Lock::take(&self.data)?))),
            server @ Database::Postgres(_) => Ok((server, None)),
        }
    }

    /// Which database it is.
    pub(crate) fn database(&self) -> Result<Database, Failure> {
        if self.database == "sqlite" {
            return Ok(Sqlite::new(self.data.join(FILE)).into());
        }
        let is_address = self.database.contains("://") || self.database.contains('=');
        if !is_address {
            return Err(Failure::usage(
                "--database is neither sqlite nor an address such as postgres://user@host/name",
            ));
        }
        // What is wrong is said without the address: it may hold a password.
        let server = Postgres::new(&self.database).map_err(|e| Failure::usage(format!("--database: {e}")))?;
        Ok(server.into())
    }
}
