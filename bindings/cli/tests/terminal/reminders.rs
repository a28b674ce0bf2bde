//! Reminders on the terminal.

use super::{MORNING, Terminal};

const NOON: &str = "2026-11-02T12:00:00+01:00";

/// A person with a plan, and a medicine at eight in the evening.
fn with_medicine() -> Terminal {
    let terminal = Terminal::with_plan();
    terminal.run(MORNING, &["med", "add", "paracetamol-500"]).well();
    let plan = ["med", "plan", "para", "2", "--times", "20:00"];
    terminal.run(MORNING, &plan).well();
    terminal
}

#[test]
fn a_plan_is_shown_armed_and_kept_within_the_phones_limits() {
    let terminal = with_medicine();
    let shown = terminal.run(MORNING, &["remind", "plan"]).well();
    assert!(
        shown.contains("→ Today at 5:30pm: Your session. Move for"),
        "{shown}"
    );
    assert!(
        shown.contains("2 tablets Paracetamol 500 mg, tablet, planned for 8pm"),
        "{shown}"
    );
    assert!(shown.contains("This is change 1."), "{shown}");
    let ios = ["remind", "plan", "--platform", "ios", "--pending", "50"];
    let few = terminal.json(MORNING, &ios);
    assert_eq!(few["reminders"].as_array().unwrap().len(), 14);
    assert_eq!(few["reminders"][13]["kind"], "open-the-app");
    let armed = [&ios[..], &["--armed"]].concat();
    terminal.run(MORNING, &armed).well();
    assert!(terminal.json(MORNING, &ios)["change"].is_null());
    let late = terminal.run(MORNING, &["remind", "plan", "--inexact"]).well();
    assert!(late.contains("some minutes late"), "{late}");
    let none = terminal.run(MORNING, &["remind", "plan", "--silenced"]).well();
    assert!(none.contains("does not let this app remind you"), "{none}");
    let norsk = terminal.run(MORNING, &["--lang", "nb", "remind", "plan"]).well();
    assert!(norsk.contains("→ I dag klokka 17.30: Økten din."), "{norsk}");
}

#[test]
fn a_danger_sign_takes_exercise_from_the_phone_in_its_own_answer() {
    let terminal = with_medicine();
    terminal.run(MORNING, &["remind", "plan", "--armed"]).well();
    let answers = terminal.write(
        "ill.json",
        r#"{ "safety": { "answers": { "fever-or-ill": "yes" }, "none_of_the_others": true } }"#,
    );
    let advice = terminal.json(MORNING, &["screen", "--answers", &answers]);
    let cancel = advice["advice"]["reminders"]["cancel"].as_array().unwrap();
    assert!(!cancel.is_empty(), "{advice}");
    let plan = terminal.json(MORNING, &["remind", "plan"]);
    let classes: Vec<&str> = plan["reminders"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|card| card["class"].as_str())
        .collect();
    assert!(
        classes.contains(&"medicine") && !classes.contains(&"exercise"),
        "{classes:?}"
    );
    let session = plan["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["class"] == "exercise")
        .unwrap();
    let why = ["remind", "why", session["occurrence"].as_str().unwrap()];
    assert!(terminal.run(MORNING, &why).well().contains("on hold"));
}

#[test]
fn a_reminder_says_why_and_a_hold_and_the_settings_change_it() {
    let terminal = with_medicine();
    let session = "session/week-1/2026-11-02/t1";
    let why = terminal.run(MORNING, &["remind", "why", session]).well();
    assert!(
        why.contains("It comes today at 5:30pm") && why.contains("the time you chose"),
        "{why}"
    );
    let begun = terminal
        .run(MORNING, &["remind", "hold", "begin", "vacation"])
        .well();
    assert!(
        begun.contains("Away, since 2 November: everything but medicine"),
        "{begun}"
    );
    let held = terminal.run(MORNING, &["remind", "why", session]).well();
    assert!(held.contains("You are away"), "{held}");
    terminal.run(MORNING, &["remind", "hold", "end"]).well();
    let until = ["remind", "hold", "begin", "vacation", "--until", "2026-11-08"];
    let until = terminal.run(MORNING, &until).well();
    assert!(
        until.contains("up to and including 8 November: everything"),
        "{until}"
    );
    terminal.run(MORNING, &["remind", "hold", "end"]).well();
    let at = "2026-11-05T14:00:00+01:00";
    let at = [
        "--lang", "nb", "remind", "hold", "begin", "vacation", "--until", at,
    ];
    let at = terminal.run(MORNING, &at).well();
    assert!(at.contains("over på torsdag klokka 14: alt"), "{at}");
    let after = terminal
        .run("2026-11-05T14:00:00+01:00", &["remind", "hold"])
        .well();
    assert_eq!(after, "");
    terminal.run(MORNING, &["remind", "hold", "end"]).well();
    let on = ["remind", "hold", "begin", "clinician", "--medicine", "para"];
    let on_medicine = terminal.run(NOON, &on).well();
    assert!(on_medicine.contains("Paracetamol 500 mg"), "{on_medicine}");
    let due = terminal.run(NOON, &["med", "due"]).well();
    assert!(due.contains("on hold"), "{due}");
    let set = [
        "remind",
        "settings",
        "--exercise",
        "18:15",
        "--off",
        "education",
        "--quiet",
        "22:00-07:00",
    ];
    let settings = terminal.run(MORNING, &set).well();
    for line in [
        "Sessions: 18:15",
        "Turned off: something to read",
        "Quiet hours: 22:00-07:00",
    ] {
        assert!(settings.contains(line), "{settings}");
    }
    let moved = terminal.run(MORNING, &["remind", "why", session]).well();
    assert!(moved.contains("today at 6:15pm"), "{moved}");
    assert!(
        terminal
            .run(MORNING, &["remind", "time"])
            .well()
            .contains("6:15pm")
    );
    for refused in [
        &["remind", "why", "moonwalk"][..],
        &["remind", "hold", "end", "moonwalk"],
        &["remind", "hold", "begin", "moonwalk"],
        &["remind", "hold", "begin", "vacation", "--until", "moonwalk"],
        &["remind", "hold", "begin", "vacation", "--until", "2026-11-01"],
        &["remind", "time", "--undo"],
        &["remind", "settings", "--exercise", "06:00"],
        &["remind", "settings", "--off", "medicine"],
    ] {
        terminal.run(MORNING, refused).refused();
    }
}

#[test]
fn an_appointment_is_noted_shown_moved_and_cancelled() {
    let terminal = Terminal::with_plan();
    terminal.run(MORNING, &["remind", "plan", "--armed"]).well();
    let add = [
        "appointment",
        "add",
        "Physio",
        "2026-11-05T14:30",
        "--place",
        "Made street 1",
        "--before",
        "60",
    ];
    let noted = terminal.run(MORNING, &add).well();
    assert!(
        noted.contains("Physio: Thursday 5 November at 2:30pm, Made street 1."),
        "{noted}"
    );
    assert!(noted.contains("on Thursday at 1:30pm"), "{noted}");
    let doctor = [
        "appointment",
        "add",
        "GP",
        "2026-11-04T09:00",
        "--in-zone",
        "Europe/London",
    ];
    terminal.run(MORNING, &doctor).well();
    let known = terminal.json(MORNING, &["appointment", "list"]);
    let titles: Vec<&str> = known
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["entry"]["title"].as_str())
        .collect();
    assert_eq!(titles, ["GP", "Physio"]);
    assert_eq!(known[0]["entry"]["zone"], "Europe/London");
    let plan = terminal.json(MORNING, &["remind", "plan"]);
    let of_class = |one: &&serde_json::Value| one["class"] == "appointment";
    let armed = plan["reminders"]
        .as_array()
        .unwrap()
        .iter()
        .filter(of_class)
        .count();
    assert_eq!(armed, 2);
    let moved = [
        "appointment",
        "change",
        "phys",
        "--at",
        "2026-11-06T08:00",
        "--place",
        "none",
        "--title",
        "Physiotherapist",
    ];
    let moved = terminal.run(MORNING, &moved).well();
    assert!(
        moved.contains("Physiotherapist: Friday 6 November at 8am.") && moved.contains("on Friday at 7am"),
        "{moved}"
    );
    let left = terminal.run(MORNING, &["appointment", "cancel", "gp"]).well();
    assert!(!left.contains("GP"), "{left}");
    for refused in [
        &["appointment", "cancel", "gp"][..],
        &["appointment", "change", "phys", "--at", "2026-11-01T08:00"],
        &["appointment", "add", "Physio", "2026-11-02T07:00"],
        &["appointment", "add", " ", "2026-11-05T14:30"],
        &[
            "appointment",
            "add",
            "Physio",
            "2026-11-05T14:30",
            "--before",
            "20000",
        ],
        &[
            "appointment",
            "add",
            "Physio",
            "2026-11-05T14:30",
            "--in-zone",
            "Europe/Nowhere",
        ],
    ] {
        terminal.run(MORNING, refused).refused();
    }
}
