//! What time it is. It comes in from outside, so that time can travel in tests.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
#[cfg(test)]
use std::time::Duration;
use std::time::SystemTime;

use jiff::Timestamp;
use omov_store::Moment;

/// The system's clock, or one that stands still until it is moved.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    #[cfg(test)]
    /// One that shows this moment until it is moved.
    pub(crate) fn standing(at: Moment) -> Self {
        Self(Some(Arc::new(AtomicI64::new(at.0))))
    }

    /// The present moment.
    pub(crate) fn now(&self) -> Moment {
        match &self.0 {
            Some(standing) => Moment(standing.load(Ordering::Relaxed)),
            None => SystemTime::now().into(),
        }
    }

    #[cfg(test)]
    /// Moves a clock that stands; the system's cannot be moved.
    pub(crate) fn forward(&self, time: Duration) {
        if let Some(standing) = &self.0 {
            standing.store(self.now().plus(time).0, Ordering::Relaxed);
        }
    }
}

/// As calendars and pages take it.
pub(crate) fn timestamp(moment: Moment) -> Timestamp {
    // Beyond the year 9999 there is no calendar; nothing of ours is dated there.
    Timestamp::from_microsecond(moment.0).unwrap_or(Timestamp::MAX)
}
