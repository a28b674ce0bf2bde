//! Judging the core on a cohort file, as a developer types it.

use std::path::Path;

use super::{MORNING, Terminal};

fn cohort() -> String {
    let made = "../../core/assets/evaluation/made_cohort.csv";
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(made)
        .display()
        .to_string()
}

#[test]
fn everyone_is_planned_or_held_by_a_named_flag_with_both_sets_of_answers() {
    let terminal = Terminal::new();
    let reports = terminal.json(MORNING, &["evaluate", "plans", &cohort(), "--out", "rows.ndjson"]);
    let reports = reports.as_array().unwrap();
    assert_eq!(reports.len(), 2);
    let mut people = 0;
    for report in reports {
        let number = |field: &str| report[field].as_u64().unwrap();
        let held = report["held_for_care"].as_object().unwrap();
        let held: u64 = held.values().map(|count| count.as_u64().unwrap()).sum();
        assert_eq!(number("people"), number("planned") + held, "{report:#}");
        assert!(
            number("timid") <= number("planned") && number("distinct_plans") > 1,
            "{report:#}"
        );
        assert!(report["milliseconds_per_plan"].as_f64().unwrap() > 0.0);
        assert!(
            report["screening"].as_str().unwrap().contains("assumed"),
            "{report:#}"
        );
        assert!(report["rule_violations"].is_object());
        people += number("people");
    }
    let rows = std::fs::read_to_string(terminal.path("rows.ndjson")).unwrap();
    let rows: Vec<serde_json::Value> = rows
        .lines()
        .map(|row| serde_json::from_str(row).unwrap())
        .collect();
    assert_eq!(
        u64::try_from(rows.len()).unwrap(),
        people,
        "a line for each person and set of answers"
    );
}

#[test]
fn one_set_of_answers_can_be_judged_alone() {
    let terminal = Terminal::new();
    let twelve = terminal.json(MORNING, &["evaluate", "plans", &cohort(), "--answers", "twelve"]);
    assert_eq!(twelve["answers"], "twelve-questions", "{twelve:#}");
    let said = terminal
        .run(MORNING, &["evaluate", "plans", &cohort(), "--answers", "all"])
        .well();
    assert!(
        said.contains("rule violations") && said.contains("ms a plan"),
        "{said}"
    );
}

#[test]
fn a_file_that_is_no_cohort_is_refused() {
    let terminal = Terminal::new();
    let other = terminal.write("other.csv", "name,age\nplanted,44\n");
    let error = terminal.run(MORNING, &["evaluate", "plans", &other]).refused();
    assert!(!error.contains("planted"), "{error}");
    terminal
        .run(MORNING, &["evaluate", "plans", "nowhere.csv"])
        .refused();
}
