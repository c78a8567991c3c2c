//! Figures for the host's own watch: how many requests, how fast, how the database does. Nothing in them is about a person.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;

use super::certificate::Ends;
use crate::failure::Failure;
use crate::house::House;

/// Bounds of the classes in which the time of a request is counted, in seconds.
const SECONDS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// Counts one request.
pub(super) async fn each(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("-", |path| path.as_str()).to_owned();
    let method = request.method().as_str().to_owned();
    let begun = Instant::now();
    let answer = next.run(request).await;
    let status = answer.status().as_str().to_owned();
    metrics::histogram!("omov_request_seconds", "route" => route.clone()).record(begun.elapsed().as_secs_f64());
    metrics::counter!("omov_requests_total", "method" => method, "route" => route, "status" => status).increment(1);
    answer
}

/// Shows the figures at an address of this machine. It is another than the house's: no browser ever gets there.
pub(super) async fn serve(house: &House, at: SocketAddr, ends: Ends) -> Result<(), Failure> {
    if !at.ip().is_loopback() {
        return Err(Failure::usage(format!(
            "--metrics-listen {at}: the figures are for this machine only, such as 127.0.0.1:9090"
        )));
    }
    let failed = |why: String| Failure::usage(format!("cannot show the figures: {why}"));
    let builder = PrometheusBuilder::new().set_buckets_for_metric(Matcher::Suffix("_seconds".into()), SECONDS);
    let figures = builder.and_then(PrometheusBuilder::install_recorder).map_err(|e| failed(e.to_string()))?;
    let listener = TcpListener::bind(at).await.map_err(|e| super::cannot_listen(at, &e))?;
    let (shown, house) = (figures.clone(), house.clone());
    let routes = Router::new().route("/metrics", get(async move || text(&house, &ends, &shown)));
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, routes).await {
            tracing::error!(%error, "the figures are not shown any more");
        }
    });
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(5)).await;
            figures.run_upkeep();
        }
    });
    Ok(())
}

fn text(house: &House, ends: &Ends, figures: &PrometheusHandle) -> String {
    let store = house.plain();
    let counts = store.counts();
    metrics::counter!("omov_store_acts_total").absolute(counts.acts);
    metrics::counter!("omov_store_commits_total").absolute(counts.commits);
    metrics::counter!("omov_store_again_total").absolute(counts.again);
    metrics::gauge!("omov_store_waiting").set(store.waiting() as f64);
    metrics::gauge!("omov_store_accepting").set(if store.accepting().is_ok() { 1.0 } else { 0.0 });
    if let Some(seconds) = ends.seconds() {
        metrics::gauge!("omov_tls_certificate_end_timestamp_seconds").set(seconds as f64);
    }
    figures.render()
}
