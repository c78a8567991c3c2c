//! How long each part took.

use std::time::Instant;

use crate::output;

pub(super) struct Timing {
    began: Instant,
    last: Instant,
    phases: Vec<(&'static str, f64)>,
}

impl Timing {
    pub(super) fn new() -> Self {
        let now = Instant::now();
        Self { began: now, last: now, phases: Vec::new() }
    }

    /// A part has come to its end.
    pub(super) fn phase(&mut self, name: &'static str) {
        let now = Instant::now();
        self.phases.push((name, (now - self.last).as_secs_f64()));
        self.last = now;
    }

    /// On one line, in seconds.
    pub(super) fn tell(&self) {
        let parts: Vec<String> = self.phases.iter().map(|(name, s)| format!("{name} {s:.3}")).collect();
        output::tell(&format!("seconds: {}, in all {:.3}", parts.join(", "), self.began.elapsed().as_secs_f64()));
    }
}
