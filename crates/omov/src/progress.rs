//! A bar on standard error, for people who wait longer than half a second in front of a terminal.

use std::cell::RefCell;
use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// What is being waited for.
pub(crate) struct Progress {
    wanted: bool,
    started: Instant,
    bar: RefCell<Option<(&'static str, ProgressBar)>>,
}

impl Progress {
    /// Shows nothing unless standard error is a terminal.
    pub(crate) fn new() -> Self {
        Self { wanted: io::stderr().is_terminal(), started: Instant::now(), bar: RefCell::new(None) }
    }

    /// `done` of `of` bytes were read.
    pub(crate) fn read(&self, done: u64, of: u64) {
        self.show("reading", "{msg} [{bar:40}] {bytes} of {total_bytes}", done, of);
    }

    /// `done` of `of` of whatever `what` names.
    pub(crate) fn at(&self, what: &'static str, done: u64, of: u64) {
        self.show(what, "{msg} [{bar:40}] {pos} of {len}", done, of);
    }

    fn show(&self, what: &'static str, template: &'static str, done: u64, of: u64) {
        if !self.wanted || self.started.elapsed() < PATIENCE {
            return;
        }
        if self.bar.borrow().as_ref().is_none_or(|(shown, _)| *shown != what) {
            self.clear();
            let bar = ProgressBar::new(of).with_message(what);
            // The template is a constant of this file; without it the usual bar is as good.
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style.progress_chars("##-"));
            }
            *self.bar.borrow_mut() = Some((what, bar));
        }
        if let Some((_, bar)) = &*self.bar.borrow() {
            bar.set_length(of);
            bar.set_position(done);
        }
    }

    /// Takes the bar away, so that what comes next stands alone.
    pub(crate) fn clear(&self) {
        if let Some((_, bar)) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}
