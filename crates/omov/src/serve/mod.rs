//! `omov serve`: the house, open to browsers.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use axum::http::StatusCode;
use clap::Args;
use omov_store::{Database, Postgres, Sqlite};
use tokio::net::TcpListener;

use crate::failure::Failure;
use crate::house::{Clock, Doors, House, Plan, Policy};

/// Where the house is kept and where it listens.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The folder where everything is kept.
    #[arg(long, value_name = "DIR", default_value = "omov-data")]
    data: PathBuf,
    /// Where to listen.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// `sqlite`, or the address of a PostgreSQL database.
    #[arg(long, value_name = "DATABASE", default_value = "sqlite")]
    database: String,
    /// The server that takes mail: `smtp://name:password@mail.example.org:587?from=office@example.org`. Without one, mail is
    /// put into the folder `outbox`.
    #[arg(long, value_name = "SERVER", env = "OMOV_SMTP", hide_env_values = true)]
    smtp: Option<crate::post::Smtp>,
}

/// The house's own routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors.get("/health", Policy::MACHINES, || async { (StatusCode::OK, "open\n") })
}

/// Serves until it is told to stop.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| Failure::usage(format!("the program cannot start its threads: {e}")))?;
    runtime.block_on(serve(options))?;
    Ok(ExitCode::SUCCESS)
}

async fn serve(options: &Options) -> Result<(), Failure> {
    let database = database(options)?;
    let listener = TcpListener::bind(options.listen)
        .await
        .map_err(|e| Failure::usage(format!("cannot listen on {}: {e}", options.listen)))?;
    let address = listener.local_addr().map_err(|e| Failure::usage(e.to_string()))?;
    let plan = Plan { data: options.data.clone(), address: format!("http://{address}"), smtp: options.smtp.clone() };
    let house = House::open(database, Clock::default(), plan).await.map_err(|e| Failure::usage(e.to_string()))?;
    let workers = house.work().map_err(|e| Failure::usage(e.to_string()))?;
    crate::output::say(&format!("listening on http://{address}"));
    axum::serve(listener, house.router())
        .with_graceful_shutdown(stopped())
        .await
        .map_err(|e| Failure::usage(e.to_string()))?;
    workers.end().await;
    house.plain().close().await;
    Ok(())
}

/// Returns when the program is asked to stop.
async fn stopped() {
    let _ = tokio::signal::ctrl_c().await;
}

fn database(options: &Options) -> Result<Database, Failure> {
    if options.database == "sqlite" {
        std::fs::create_dir_all(&options.data)
            .map_err(|e| Failure::file(&options.data, crate::failure::of_system(&e)))?;
        return Ok(Sqlite::new(options.data.join("omov.sqlite")).into());
    }
    Ok(Postgres::new(&options.database).map_err(|e| Failure::usage(e.to_string()))?.into())
}
