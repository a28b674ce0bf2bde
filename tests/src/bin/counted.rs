//! One operation on a filled store, for counting its instructions: `counted fill|plan|today|scene STORE`.
//!
//! Run under callgrind with `--toggle-collect='*counted_operation*'`: only the operation is counted, not the opening.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measuring command: a failed step is the message"
)]

use std::path::PathBuf;
use std::sync::Arc;

use lissom::content::Library;
use lissom::figure::{Figure, Figures};
use lissom::plan::{CheckIn, Settled};
use lissom::self_care::{Day, Planned, SelfCare};
use lissom::store::CommandId;
use lissom::time::SettableClock;
use lissom_tests::{frozen, opened};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().expect("plan or today");
    let store = PathBuf::from(arguments.next().expect("STORE"));
    if what == "fill" {
        frozen::fill(&store, None).expect("a made life");
        return;
    }
    if what == "scene" {
        let library = Library::built_in().expect("the library");
        let figures = Figures::built_in(&library).expect("the figures");
        let figure = figures.figure("bird-dog").expect("a figure");
        println!("{}", counted_operation_of_a_figure(&figures, figure, 1.0));
        return;
    }
    let clock = Arc::new(SettableClock::at(frozen::morning(15)));
    let care = opened(&store, None, clock).expect("it opens");
    println!("{}", counted_operation(&care, &what));
}

#[inline(never)]
fn counted_operation(care: &SelfCare, what: &str) -> usize {
    match what {
        "plan" => {
            let check_in = CheckIn {
                pain_average: Some(4),
                hindrance: Some(3),
                pain_during: Some(2),
                settled: Some(Settled::ByNextMorning),
                legs_spreading: Some(false),
            };
            match care
                .check_in(CommandId::derived("counted", "check-in"), check_in)
                .expect("a plan")
            {
                Planned::Week(week) => week.reasons.len(),
                Planned::Held(_) => held(),
            }
        }
        _ => match care.today().expect("today") {
            Day::Running { today, .. } => today.others.len(),
            Day::Held(_) => held(),
            Day::NoPlan => 0,
        },
    }
}

/// A scene in the middle of a movement: everything is interpolated, hands and feet are solved.
#[inline(never)]
fn counted_operation_of_a_figure(figures: &Figures, figure: &Figure, seconds: f64) -> usize {
    figures.scene(figure, seconds).shapes.len()
}

/// A held plan would count the wrong thing.
fn held() -> usize {
    std::process::exit(3)
}
