//! Playing a scenario file. Like `evaluate` it reaches past the API: no phone does this.

use std::path::Path;

use lissom::evaluation::scenario::{self, Difference, Outcome, Scenario};
use serde::Serialize;

use crate::options::Global;
use crate::{Fallible, out};

/// What is printed as JSON.
#[derive(Serialize)]
struct Played {
    name: String,
    #[serde(flatten)]
    outcome: Outcome,
    differences: Option<Vec<Difference>>,
}

/// Plays a scenario and prints what came; with `check` compares it with what the file expects.
pub(super) fn run(global: &Global, file: &Path, check: bool) -> Fallible {
    let unread = |_| format!("{}: it cannot be read", file.display());
    let text = std::fs::read_to_string(file).map_err(unread)?;
    let scenario = Scenario::read(&text).map_err(|e| e.to_string())?;
    let outcome = scenario::run(&scenario).map_err(|e| e.to_string())?;
    let differences = check.then(|| scenario::compare(&scenario.expect, &outcome));
    let different = differences.as_ref().is_some_and(|found| !found.is_empty());
    let name = scenario.name.clone();
    if global.json {
        out::json(&Played {
            name: name.clone(),
            outcome,
            differences,
        })?;
    } else {
        print(&name, &outcome, differences.as_deref());
    }
    if different {
        return Err(format!("{name}: not as expected"));
    }
    Ok(())
}

fn print(name: &str, outcome: &Outcome, differences: Option<&[Difference]>) {
    out::heading(name);
    for one in &outcome.occurrences {
        let note = one
            .note
            .as_ref()
            .map(|note| format!("  {note}"))
            .unwrap_or_default();
        out::line(format!(
            "{}  {} {}  {:<9} {}{note}",
            one.at, one.local, one.zone, one.state, one.id
        ));
    }
    for id in &outcome.dropped {
        out::line(format!("dropped, as the date does not exist  {id}"));
    }
    for (title, notifications) in [
        ("shown", &outcome.shown),
        ("planned at the end", &outcome.planned),
    ] {
        out::heading(title);
        for one in notifications {
            out::line(format!(
                "{}  {}  {:<9} {}",
                one.at,
                one.local,
                one.kind,
                one.about.join(" ")
            ));
        }
    }
    if let Some(differences) = differences {
        out::heading("compared with what the file expects");
        for one in differences {
            out::line(format!(
                "{}: expected {}, came {}",
                one.place, one.expected, one.came
            ));
        }
        if differences.is_empty() {
            out::line("all as expected");
        }
    }
}
