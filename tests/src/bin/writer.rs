//! Writes diary entries into a store until it is killed, and says of each that it was acknowledged.
//!
//! `writer STORE FIRST COUNT`: commands FIRST to FIRST+COUNT-1, each printed after it was answered. Every twentieth is
//! an import of some samples instead.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test's helper: a failed step is the message"
)]

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use lissom_tests::{opened, write_one};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().expect("STORE FIRST COUNT");
    let store = PathBuf::from(next());
    let first: u64 = next().parse().expect("a number");
    let count: u64 = next().parse().expect("a number");
    let clock = Arc::new(lissom::time::SystemClock);
    let care = opened(&store, None, clock).expect("the store opens");
    let mut out = std::io::stdout().lock();
    for number in first..first + count {
        write_one(&care, number).expect("the entry is kept");
        // Only now is it acknowledged.
        writeln!(out, "{number}")
            .and_then(|()| out.flush())
            .expect("somebody listens");
    }
}
