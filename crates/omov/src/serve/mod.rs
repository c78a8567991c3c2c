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

use self::front::Front;
use self::lock::Lock;
use self::network::Network;
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
    /// Where to listen.
    #[arg(long, value_name = "ADDRESS", env = "OMOV_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// How browsers reach this machine, such as `https://vote.example.org`. Links in letters begin with it.
    #[arg(long, value_name = "URL", env = "OMOV_ADDRESS")]
    address: Option<String>,
    /// The certificate for TLS, with its chain (PEM). It is read anew on SIGHUP.
    #[arg(long, value_name = "FILE", env = "OMOV_TLS_CERT")]
    tls_cert: Option<PathBuf>,
    /// The key of the certificate (PEM).
    #[arg(long, value_name = "FILE", env = "OMOV_TLS_KEY")]
    tls_key: Option<PathBuf>,
    /// Addresses of proxies in front that do TLS and say so, such as 10.0.0.7 or 10.0.0.0/8.
    #[arg(
        long,
        value_name = "NETWORK",
        env = "OMOV_TRUSTED_PROXY",
        value_delimiter = ',',
        conflicts_with = "tls_cert"
    )]
    trusted_proxy: Vec<Network>,
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
    let front = Front::new(options)?;
    let certificate = match &front {
        Front::Tls { cert, key } => Some(Certificate::load(cert, key).await?),
        Front::Loopback | Front::Proxy(_) => None,
    };
    // Taken before anything else is touched: if another program has the address, nothing has been changed.
    let listener = TcpListener::bind(options.listen).map_err(|e| cannot_listen(options.listen, &e))?;
    let listening = listener.local_addr().map_err(|e| Failure::usage(e.to_string()))?;
    let address = front.address(options, listening)?;
    lock::make(&options.kept.data)?;
    let (database, _lock) = options.kept.taken()?;
    let (data, smtp, oidc) = (options.kept.data.clone(), options.smtp.clone(), options.oidc.config()?);
    let witnesses = options.witness.clone();
    let plan = Plan { data, address: address.clone(), smtp, oidc, witnesses };
    let house = House::open(database, Clock::default(), plan).await.map_err(|e| Failure::usage(e.to_string()))?;
    if let Some(at) = options.metrics_listen {
        let ends = certificate.as_ref().map(|certificate| certificate.ends.clone());
        metrics::serve(&house, at, ends.unwrap_or_default()).await?;
    }
    let open = Open::new(listener, Outside { front, address: address.clone() }, certificate)?;
    greet(&house, &address, listening).await?;
    open.serve(&house, house.doors()).await
}

/// A house that is about to be opened.
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
        let outside = from_fn_with_state(Arc::new(self.outside), outside::each);
        let router = house.router(doors).layer(from_fn(metrics::each)).layer(outside);
        let workers = house.work().map_err(|stop| Failure::usage(stop.to_string()))?;
        let served = answer(self.listener, self.certificate, self.handle, router).await;
        workers.end().await;
        house.plain().close().await;
        served.map_err(|e| Failure::usage(format!("the server ended: {e}")))?;
        tracing::info!("stopped; everything that was confirmed is kept");
        Ok(())
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
