use std::path::Path; use std::process::ExitCode; use super::{Options,output::Wanted}; use crate::failure::Failure;
pub(super) fn run(_: &Options, _: &Path, _: &Wanted) -> Result<ExitCode, Failure> { Err(Failure::usage("x")) }
