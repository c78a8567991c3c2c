//! What can be said on the command line of `omov count`.

use std::path::PathBuf;

use clap::Args;
use omov_count::Rule;
use omov_count::profile::{DuplicateRank, IfUnmeetable, Overvote};

use super::words::{self, MaxSkipped, Share, Ties};

/// `omov count`.
#[derive(Debug, Default, Args)]
#[command(
    long_about = "Count an election from a ballot file and show how.\n\nThe result is the same, byte for byte, on every \
                  run and in any order of the papers. Results go to standard output, everything else to standard error. \
                  Exit 0: counted. Exit 1: a tie that the rule says to stop at, limits that no result can meet, or a \
                  record that departs. Exit 2: the command line or a file cannot be understood.",
    after_help = AFTER
)]
pub(crate) struct Options {
    /// The ballots: .blt, .csv, .abc.yaml or .pb.
    pub(crate) file: Option<PathBuf>,

    /// The counting rule. A .pb file is counted by pb-equal-shares-add1 unless this says otherwise.
    #[arg(long, value_name = "RULE", value_parser = words::rule, help_heading = "The rule")]
    pub(crate) rule: Option<Rule>,
    /// Places to fill; otherwise what the file says.
    #[arg(long, value_name = "N", help_heading = "The rule")]
    pub(crate) seats: Option<u32>,
    /// Decimals of the arithmetic, where the rule leaves them open.
    #[arg(long, value_name = "N", help_heading = "The rule")]
    pub(crate) decimals: Option<u8>,
    /// Meek and Warren: go on after the last seat until no surplus is left.
    #[arg(long, help_heading = "The rule")]
    pub(crate) converge_last_stage: bool,
    /// Yes-no: how many may vote.
    #[arg(long, value_name = "N", help_heading = "The rule")]
    pub(crate) electorate: Option<u64>,
    /// Yes-no: the share of them that must vote, such as 30% or 1/3. None if left out.
    #[arg(long, value_name = "SHARE", value_parser = words::share, help_heading = "The rule")]
    pub(crate) quorum: Option<Share>,
    /// Yes-no: the share of yes and no that must be yes. 1/2, the usual: more than half. Any other: at least that share.
    /// Write ">2/3" or ">=1/2" to say which.
    #[arg(long, value_name = "SHARE", value_parser = words::threshold, help_heading = "The rule")]
    pub(crate) threshold: Option<(Share, bool)>,
    /// What breaks a tie: [earlier-stages,](lot:SEED|order:FILE|stop). Otherwise the count stops and says who is tied;
    /// scottish-stv and ers97 look at the earlier stages first.
    #[arg(long, value_name = "TIE", value_parser = words::ties, help_heading = "The rule")]
    pub(crate) tie: Option<Ties>,
    /// Limits on the result, such as "at least two women".
    #[arg(long, value_name = "FILE.json", help_heading = "The rule")]
    pub(crate) constraints: Option<PathBuf>,
    /// If no result can meet the limits: stop, leave-vacant, relax:2,1 (drop the second limit, then the first) or
    /// reopen-nominations.
    #[arg(long, value_name = "WHAT", value_parser = words::if_unmeetable, requires = "constraints", help_heading = "The rule")]
    pub(crate) if_unmeetable: Option<IfUnmeetable>,
    /// The candidate that stands for "open nominations again".
    #[arg(long, value_name = "NAME", help_heading = "The rule")]
    pub(crate) reopen_nominations: Option<String>,
    /// Read the rule and all its settings from a profile instead. Only --tie may be given beside it, for a seed or an
    /// order that was drawn after the close.
    #[arg(long, value_name = "FILE.toml", help_heading = "The rule")]
    pub(crate) profile: Option<PathBuf>,
    /// Write the rule and all its settings to a profile.
    #[arg(long, value_name = "FILE.toml", help_heading = "The rule")]
    pub(crate) write_profile: Option<PathBuf>,
    /// Say in plain words how this rule counts, and do not count.
    #[arg(long, help_heading = "The rule")]
    pub(crate) rule_in_words: bool,

    /// Every candidate's name, one a line, in the order of the paper: for a .csv, where names are sorted otherwise, or
    /// instead of the names in the file.
    #[arg(long, value_name = "FILE", help_heading = "The papers")]
    pub(crate) candidates: Option<PathBuf>,
    /// What the contest is called, where the file does not say. It is part of every lot.
    #[arg(long, value_name = "NAME", help_heading = "The papers")]
    pub(crate) title: Option<String>,
    /// A rank with more than one candidate: exhaust, skip or skip-if-one-continuing.
    #[arg(long, value_name = "HOW", value_parser = words::overvote, help_heading = "The papers")]
    pub(crate) overvote: Option<Overvote>,
    /// How many empty ranks in a row a paper survives: a number or unlimited.
    #[arg(long, value_name = "N", value_parser = words::max_skipped, help_heading = "The papers")]
    pub(crate) max_skipped: Option<MaxSkipped>,
    /// A candidate ranked a second time: exhaust or skip.
    #[arg(long, value_name = "HOW", value_parser = words::duplicate_rank, help_heading = "The papers")]
    pub(crate) duplicate_rank: Option<DuplicateRank>,
    /// This candidate has withdrawn. May be given more than once.
    #[arg(long, value_name = "NAME", help_heading = "The papers")]
    pub(crate) withdrawn: Vec<String>,

    /// Count several contests in the order of this file; who is elected leaves the later ones.
    #[arg(long, value_name = "FILE.toml", conflicts_with_all = ["file", "vacancy", "check", "profile", "rule", "seats",
        "constraints", "candidates", "withdrawn", "title", "write_profile",
        "rule_in_words"], help_heading = "Other counts")]
    pub(crate) linked: Option<PathBuf>,
    /// This person was elected and has left: count again and see who takes the place. May be given more than once.
    #[arg(long, value_name = "NAME", conflicts_with = "check", help_heading = "Other counts")]
    pub(crate) vacancy: Vec<String>,
    /// With --vacancy: this candidate no longer wants the place. May be given more than once.
    #[arg(long, value_name = "NAME", requires = "vacancy", help_heading = "Other counts")]
    pub(crate) not_standing: Vec<String>,
    /// Derive this record again from the ballots by a second, slow and simple counter, and say where it departs.
    #[arg(long, value_name = "RECORD.json", conflicts_with_all = ["report", "write_profile", "rule_in_words"],
        help_heading = "Other counts")]
    pub(crate) check: Option<PathBuf>,

    /// Write a report: html (a page), text, csv (the stage table), blt or ballots-csv (the papers). "-" as the file is
    /// standard output. May be given more than once.
    #[arg(long, num_args = 2, value_names = ["KIND", "FILE"], help_heading = "What comes out")]
    pub(crate) report: Vec<String>,
    /// Print the count record as JSON instead of the text report.
    #[arg(long, help_heading = "What comes out")]
    pub(crate) json: bool,
}

const AFTER: &str = "\
Examples:
  omov count branch.blt --rule scottish-stv
  omov count branch.blt --rule meek --seats 4 --report html result.html
  omov count branch.blt --rule scottish-stv --constraints two-women.json --tie earlier-stages,lot:OURSEED
  omov count motion.csv --rule yes-no --electorate 1200 --quorum 30%
  omov count branch.blt --check record.json

Rules: scottish-stv, meek, warren, ers97, irv, bottoms-up, sequential-irv, plurality, block, yes-no, approval, schulze,
  ranked-pairs, pav, seq-pav, seq-phragmen, equal-shares, equal-shares-approval-completion,
  equal-shares-without-completion, pb-equal-shares-add1. docs/COUNTING.md says when to choose which.";
