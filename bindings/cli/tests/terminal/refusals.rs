//! Bad input: code 1 and a sentence that names what is wrong and what is allowed, never a value; code 2 for a slip.

use std::io::Write;

use super::{ANSWERS, MORNING, Terminal, client, left};

#[test]
fn bad_input_is_refused_in_a_sentence_that_never_repeats_a_value() {
    let terminal = Terminal::with_plan();
    let file = |name: &str, content: &str| terminal.write(name, content);
    let (bad_age, bad_field, cut, high) = (
        file("age.json", &ANSWERS.replace("46", "\"planted\"")),
        file("field.json", &ANSWERS.replace("\"age\"", "\"planted\"")),
        file("cut.json", &ANSWERS[..80]),
        file("high.json", r#"{ "pain_average": 77 }"#),
    );
    let text = file("planted.xml", "no health export at all");
    for (arguments, says) in [
        (&["--zone", "Mars/Olympus", "week"][..], "time zone"),
        (&["start", "--answers", &bad_age], "expected u8"),
        (&["start", "--answers", &bad_field], "unknown field"),
        (&["start", "--answers", &cut], "no whole JSON"),
        (&["start", "--answers", "nowhere.json"], "cannot be read"),
        (&["checkin", "--answers", &high], "sixth day"),
        (&["start"], "--answers"),
        (&["log", "pain", "11"], "0 to 10"),
        (&["log", "pain", "4", "--leg", "planted"], "one-below-knee"),
        (&["log", "note", &"planted ".repeat(300)], "characters"),
        (&["done", "--effort", "44"], "0 to 10"),
        (&["done", "--day", "2026-11-03"], "session"),
        (&["swap", "planted", "--because", "hurts"], "exercise"),
        (&["why", "planted"], "exercise"),
        (&["import", &text], "health export"),
        (&["import", "nowhere.zip"], "cannot be read"),
        (&["erase"], "--yes"),
        (&["restore", "nowhere.db", "--yes"], "cannot be opened"),
        (&["consent", "withdraw", "planted"], "UUID"),
        (&["--command-id", "planted", "log", "mood", "4"], "UUID"),
    ] {
        let error = terminal.run(MORNING, arguments).refused();
        assert!(error.contains(says), "{arguments:?}: {error}");
        let named = error.replace(&text, "");
        assert!(!named.contains("planted"), "{arguments:?}: {error}");
    }
    let error = terminal.run("2026-11-09T08:00:00+01:00", &["checkin", "--answers", &high]);
    assert!(error.refused().contains("check_in.pain_average: 0 to 10"));
}

#[test]
fn a_slip_of_the_fingers_is_code_2() {
    let terminal = Terminal::new();
    for arguments in [
        &["walk"][..],
        &["log", "pain", "much"],
        &["swap", "plank", "--because", "boring"],
        &["--now", "yesterday", "week"],
        &["--lang", "fr", "week"],
        &["flare", "perhaps"],
    ] {
        let left = terminal.run(MORNING, arguments);
        assert_eq!(left.code, 2, "{left:?}");
    }
    assert!(!terminal.path("lissom.db").exists());
}

#[test]
fn a_file_that_cannot_be_opened_is_left_alone() {
    let terminal = Terminal::new();
    terminal.write(
        "lissom.db",
        "this was never a database, but somebody may want it back".repeat(90),
    );
    let before = std::fs::read(terminal.path("lissom.db")).unwrap();
    let error = terminal.run(MORNING, &["week"]).refused();
    // Without its head a file cannot be told from one under another key.
    assert!(error.contains("key"), "{error}");
    assert_eq!(std::fs::read(terminal.path("lissom.db")).unwrap(), before);
    let mut command = client(terminal.folder.path());
    command.args(["--store", "no/such/folder/lissom.db", "week"]);
    let error = left(command, None).refused();
    assert!(error.contains("cannot be opened"), "{error}");
}

#[test]
fn a_key_opens_what_it_made_and_no_other_key_does() {
    let terminal = Terminal::new();
    let (key, other) = (terminal.write("key", [7; 32]), terminal.write("other", [8; 32]));
    let short = terminal.write("short", [7; 31]);
    let open = |key: &str| terminal.run(MORNING, &["--key-file", key, "week"]);
    let first = open(&key);
    if cfg!(feature = "encrypted") {
        first.well();
        open(&key).well();
        assert!(open(&other).refused().contains("key"));
    } else {
        first.refused();
    }
    open(&short).refused();
    open("nowhere").refused();
}

#[test]
fn a_truncated_export_brings_nothing() {
    let terminal = Terminal::with_plan();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(
        "apple_health_export/export.xml",
        zip::write::SimpleFileOptions::default(),
    )
    .unwrap();
    let record = "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"Phone\" unit=\"count\" \
                  startDate=\"2026-10-30 09:00:00 +0100\" endDate=\"2026-10-30 09:05:00 +0100\" value=\"200\"/>\n";
    write!(
        zip,
        "<HealthData locale=\"nb_NO\">\n{}</HealthData>\n",
        record.repeat(40)
    )
    .unwrap();
    let whole = zip.finish().unwrap().into_inner();
    let cut = terminal.write("cut.zip", &whole[..whole.len() / 2]);
    terminal.run(MORNING, &["import", &cut]).refused();
    let rows = |terminal: &Terminal| terminal.json(MORNING, &["doctor"])["rows_by_kind"].clone();
    assert_eq!(rows(&terminal).get("11"), None, "no batch is left of it");
    let whole = terminal.write("whole.zip", &whole);
    let said = terminal.run(MORNING, &["import", &whole]).well();
    assert!(said.contains("1 new record"), "{said}");
    assert_eq!(rows(&terminal)["11"], 1);
}
