//! `omov opinions`: from the votes of a conversation to opinion groups, common ground and an agenda; and what the router would show whom.
//!
//! Reads files, asks `omov-opinion`, prints. What decides a result is all in that crate.

#[cfg(test)]
mod against_count;
mod files;
mod findings;
mod json;
mod options;
mod route;
mod text;
mod timing;

use std::process::ExitCode;

pub(crate) use files::conversation;
pub(crate) use options::Options;

use crate::failure::Failure;
use crate::output;
use findings::Findings;
use options::{Does, Find};
use timing::Timing;

/// Does what the options ask for.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    match &options.does {
        Some(Does::Route(route)) => route::run(route),
        None => find(&options.find),
    }
}

fn find(options: &Find) -> Result<ExitCode, Failure> {
    let (Some(votes), Some(statements)) = (&options.votes, &options.statements) else {
        return Err(Failure::usage("which conversation? Give --votes FILE.csv and --statements FILE.csv"));
    };
    let mut timing = Timing::new();
    let conversation = files::conversation(votes, statements)?;
    timing.phase("read");
    let given = options.groups.as_deref().map(|path| files::labels(path, &conversation)).transpose()?;
    let findings = Findings::new(conversation, given, options.agenda, &mut timing);
    if options.json {
        json::print(&findings)?;
    } else {
        output::print(&text::text(&findings))?;
    }
    timing.phase("print");
    timing.tell();
    Ok(ExitCode::SUCCESS)
}
