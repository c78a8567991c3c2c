//! The log: what happened, without personal data. It goes to standard error.

use std::io;

use clap::ValueEnum;
use tracing_subscriber::EnvFilter;

/// How lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people.
    Text,
    /// One JSON object a line, for programs.
    Json,
    /// Only what the host should look at.
    Quiet,
}

/// Other people's libraries say nothing below a warning: some of them would name addresses. It cannot be turned up.
const FILTER: &str = "warn,omov=info,omov_web=info,omov_store=info";

/// Begins to write.
pub(crate) fn begin(form: Form) {
    let filter = if form == Form::Quiet { "warn" } else { FILTER };
    let lines = tracing_subscriber::fmt().with_env_filter(EnvFilter::new(filter)).with_writer(io::stderr);
    // It fails only where somebody in this process has begun already: in tests.
    let _ = match form {
        Form::Json => lines.json().flatten_event(true).with_current_span(false).with_span_list(false).try_init(),
        Form::Text | Form::Quiet => lines.try_init(),
    };
}
