//! The house's own rules, read off its files: which way the arrows between rooms point, which exceptions from the
//! lints stand and why, that the documents say what is so, and that every language has every sentence.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// A failed expectation in these tests is the message.

mod documents;
mod lints;
mod locales;
mod rooms;
#[cfg(unix)]
mod runner;
mod source;
