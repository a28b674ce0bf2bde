//! Comparing what came of a scenario with what its file expects.

use std::collections::BTreeMap;

use serde_json::Value;

use super::file::Expect;
use super::outcome::Outcome;

/// One thing that is not as expected.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Difference {
    /// Where: the list and the place in it.
    pub place: String,
    /// What the file says.
    pub expected: String,
    /// What came.
    pub came: String,
}

/// Compares; empty when all is as expected.
pub fn compare(expect: &Expect, outcome: &Outcome) -> Vec<Difference> {
    let mut found = Vec::new();
    if let Some(count) = expect.count
        && count != outcome.occurrences.len()
    {
        found.push(Difference {
            place: "count".into(),
            expected: count.to_string(),
            came: outcome.occurrences.len().to_string(),
        });
    }
    if let Some(dropped) = &expect.dropped
        && *dropped != outcome.dropped
    {
        found.push(Difference {
            place: "dropped".into(),
            expected: dropped.join(" "),
            came: outcome.dropped.join(" "),
        });
    }
    let value = serde_json::to_value(outcome).unwrap_or(Value::Null);
    let lists = [
        ("occurrences", &expect.occurrences),
        ("shown", &expect.shown),
        ("planned", &expect.planned),
        ("checks", &expect.checks),
        ("doses", &expect.doses),
        ("opioids", &expect.opioids),
        ("supply", &expect.supply),
        ("adherence", &expect.adherence),
    ];
    for (name, expected) in lists {
        if let Some(expected) = expected {
            list(name, expected, &value[name], &mut found);
        }
    }
    for expected in &expect.plans {
        let at = expected.get("at").and_then(Value::as_str).unwrap_or_default();
        let plans = value["plans"].as_array();
        // Of several plans at one instant the last is what the phone was left with.
        let plan = plans.and_then(|plans| plans.iter().rev().find(|plan| same(&plan["at"], &at.into())));
        match plan {
            Some(plan) => fields(&format!("plans {at}"), expected, plan, &mut found),
            None => found.push(Difference {
                place: format!("plans {at}"),
                expected: "a plan".into(),
                came: "none at this instant".into(),
            }),
        }
    }
    found
}

fn list(name: &str, expected: &[BTreeMap<String, Value>], came: &Value, found: &mut Vec<Difference>) {
    let none = Vec::new();
    let came = came.as_array().unwrap_or(&none);
    for (place, (expected, came)) in expected.iter().zip(came).enumerate() {
        fields(&format!("{name}[{place}]"), expected, came, found);
    }
    if expected.len() != came.len() {
        let missing = expected.get(came.len()).map(|one| format!("{one:?}"));
        let extra = came.get(expected.len()).map(ToString::to_string);
        found.push(Difference {
            place: name.to_owned(),
            expected: format!(
                "{} entries{}",
                expected.len(),
                missing.map(|one| format!(", next {one}")).unwrap_or_default()
            ),
            came: format!(
                "{} entries{}",
                came.len(),
                extra.map(|one| format!(", next {one}")).unwrap_or_default()
            ),
        });
    }
}

fn fields(place: &str, expected: &BTreeMap<String, Value>, came: &Value, found: &mut Vec<Difference>) {
    for (key, expected) in expected {
        let value = came.get(key).unwrap_or(&Value::Null);
        match (expected, value) {
            (Value::Array(entries), Value::Array(came))
                if entries.iter().all(Value::is_object) && !entries.is_empty() =>
            {
                let entries: Vec<BTreeMap<String, Value>> = entries
                    .iter()
                    .filter_map(Value::as_object)
                    .map(|entry| entry.clone().into_iter().collect())
                    .collect();
                list(
                    &format!("{place}.{key}"),
                    &entries,
                    &Value::Array(came.clone()),
                    found,
                );
            }
            (Value::Object(entries), Value::Object(_)) => {
                let entries = entries.clone().into_iter().collect();
                fields(&format!("{place}.{key}"), &entries, value, found);
            }
            _ if same(value, expected) => {}
            _ => found.push(Difference {
                place: format!("{place}.{key}"),
                expected: expected.to_string(),
                came: value.to_string(),
            }),
        }
    }
}

/// Equal; of an instant or a clock time, seconds that are 0 may be left out.
fn same(came: &Value, expected: &Value) -> bool {
    if came == expected {
        return true;
    }
    match (came.as_str(), expected.as_str()) {
        (Some(came), Some(expected)) => {
            came.strip_suffix(":00Z")
                .map(|came| format!("{came}Z"))
                .as_deref()
                == Some(expected)
                || came.strip_suffix(":00") == Some(expected)
        }
        // `note = ""` stands for none, as TOML has no null.
        (None, Some("")) => came.is_null(),
        _ => false,
    }
}
