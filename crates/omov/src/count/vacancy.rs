use std::path::Path; use std::process::ExitCode; use super::{Options,output::Wanted}; use crate::failure::Failure; use omov_count::*;
pub(super) fn run(_: &Options, _: &Path, _: &Contest, _: &Profile, _: Option<&Lots>, _: &Wanted) -> Result<ExitCode, Failure> { Err(Failure::usage("x")) }
