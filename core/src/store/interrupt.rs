//! Stopping a long call from another thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::InterruptHandle;

/// Stops what the store is doing now. Takes no lock, so it works while a call holds the store; a call that begins
/// afterwards is not touched.
#[derive(Clone)]
pub struct Interrupter {
    handle: Arc<InterruptHandle>,
    cancel: Arc<AtomicBool>,
}

impl Interrupter {
    pub(super) fn new(handle: InterruptHandle) -> Self {
        Self {
            handle: Arc::new(handle),
            cancel: Arc::new(AtomicBool::new(false)),
        }
    }

    /// Stops the running call: it rolls back and answers `Interrupted`.
    pub fn interrupt(&self) {
        self.cancel.store(true, Ordering::SeqCst);
        self.handle.interrupt();
    }

    /// A new call begins: an interrupt that came before was not meant for it.
    pub(super) fn begin(&self) {
        self.cancel.store(false, Ordering::SeqCst);
    }

    /// Whether the running call was asked to stop; loops outside SQLite ask this.
    pub fn interrupted(&self) -> bool {
        self.cancel.load(Ordering::SeqCst)
    }
}
