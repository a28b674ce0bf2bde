//! The clock that tests, replays and the terminal's `--now` set. It is a Rust object: a clock on the foreign side
//! would be a call out of the middle of a transaction.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use lissom::time::{Clock, SettableClock};

/// A clock that stands where it was set.
#[derive(Debug, uniffi::Object)]
pub struct TestClock {
    settable: SettableClock,
    broken: AtomicBool,
}

#[uniffi::export]
impl TestClock {
    /// A clock that stands at `at_ms`, in milliseconds since 1970-01-01 UTC.
    #[uniffi::constructor]
    pub fn new(at_ms: i64) -> Arc<Self> {
        Arc::new(Self {
            settable: SettableClock::at(DateTime::from_timestamp_millis(at_ms).unwrap_or_default()),
            broken: AtomicBool::new(false),
        })
    }

    /// Sets the clock, in milliseconds since 1970-01-01 UTC; backwards is allowed, as on a phone.
    pub fn set(&self, at_ms: i64) {
        self.settable
            .set(DateTime::from_timestamp_millis(at_ms).unwrap_or_default());
    }

    /// Moves the clock by `by_ms` milliseconds.
    pub fn advance(&self, by_ms: i64) {
        self.settable.advance(TimeDelta::milliseconds(by_ms));
    }

    /// What the clock shows, in milliseconds since 1970-01-01 UTC.
    pub fn now_ms(&self) -> i64 {
        self.settable.now().timestamp_millis()
    }

    /// The next call that reads the clock panics, once. A writing call reads it inside its transaction, so this is
    /// how a test shows that a caught panic rolls back and poisons nothing.
    pub fn panic_on_next_read(&self) {
        self.broken.store(true, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    #[allow(clippy::panic, reason = "the one fault that a test can ask for")]
    fn now(&self) -> DateTime<Utc> {
        if self.broken.swap(false, Ordering::SeqCst) {
            panic!("the test clock was told to fail");
        }
        self.settable.now()
    }
}
