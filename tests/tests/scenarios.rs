//! Every scenario file gives what it expects.

#![allow(clippy::unwrap_used, reason = "a failed expectation is the test's message")]

use std::path::{Path, PathBuf};

use lissom::evaluation::scenario::{self, Scenario};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

#[test]
fn every_scenario_comes_out_as_its_file_expects() {
    let mut faults = Vec::new();
    for file in files() {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let scenario = match Scenario::read(&std::fs::read_to_string(&file).unwrap()) {
            Ok(scenario) => scenario,
            Err(error) => {
                faults.push(format!("{name}: {error}"));
                continue;
            }
        };
        match scenario::run(&scenario) {
            Ok(outcome) => {
                assert_eq!(scenario::run(&scenario).unwrap(), outcome, "{name}: played again");
                for one in scenario::compare(&scenario.expect, &outcome) {
                    faults.push(format!(
                        "{name}: {}: expected {}, came {}",
                        one.place, one.expected, one.came
                    ));
                }
            }
            Err(error) => faults.push(format!("{name}: {error}")),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_wrong_expectation_is_found() {
    let file = files()
        .into_iter()
        .find(|file| file.ends_with("t02-gap.toml"))
        .unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    for (from, to) in [
        ("01:30Z", "01:31Z"),
        ("clock-change", "zone-change"),
        ("2026-03-30T00:30Z", "2026-03-30T01:30Z"),
    ] {
        let scenario = Scenario::read(&text.replace(from, to)).unwrap();
        let outcome = scenario::run(&scenario).unwrap();
        assert!(
            !scenario::compare(&scenario.expect, &outcome).is_empty(),
            "{from}"
        );
    }
}

#[test]
fn a_misspelt_field_or_an_event_that_does_not_exist_is_refused() {
    let good = "name = \"x\"\nzone = \"Etc/UTC\"\nnow = \"2026-05-01T00:00:00Z\"\nuntil = \"2026-05-02T00:00:00Z\"\n";
    assert!(Scenario::read(good).is_ok());
    for wrong in [
        "untill = \"2026-05-02T00:00:00Z\"\n",
        "[[event]]\nat = \"2026-05-01T01:00:00Z\"\ndo = \"fly\"\n",
        "[[event]]\nat = \"2026-05-01T01:00:00Z\"\ndo = \"zone\"\nzone = \"Etc/UTC\"\nspeed = 9\n",
        "[[rule]]\nid = \"a\"\nfrom = \"2026-05-01\"\ntime = [\"08:00\"]\n",
        "[expect]\nshow = []\n",
    ] {
        assert!(Scenario::read(&format!("{good}{wrong}")).is_err(), "{wrong}");
    }
}
