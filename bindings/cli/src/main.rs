//! The terminal client of Lissom: the same API as the phones, so that what they call is what a developer can type.
//!
//! It prints finished sentences that come from the API and makes none itself. Only `evaluate`, `simulate` and `pack` reach
//! past the API.

#![allow(
    clippy::print_stderr,
    reason = "a terminal client says on stderr what went wrong"
)]

mod answers_file;
mod ask;
mod commands;
mod log_entry;
mod med;
mod options;
mod out;
mod remind;
mod show;

use clap::Parser;

use options::Lissom;

/// What ends a command early: a sentence for people.
type Fallible<T = ()> = Result<T, String>;

fn main() -> std::process::ExitCode {
    let lissom = Lissom::parse();
    match commands::run(&lissom) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            std::process::ExitCode::from(1)
        }
    }
}
