//! Each command's usual way.

use serde_json::json;

use super::{ANSWERS, MORNING, Terminal};

/// Later in the first week, and the Monday after it.
const THURSDAY: &str = "2026-11-05T18:00:00+01:00";
const NEXT_MONDAY: &str = "2026-11-09T08:00:00+01:00";

const CHECK_IN: &str = r#"{ "pain_average": 4, "hindrance": 4, "pain_during": 2,
    "settled": "by-next-morning", "legs_spreading": false }"#;

#[test]
fn start_answers_safety_first_and_ends_with_a_week() {
    let terminal = Terminal::new();
    let answers = terminal.write("answers.json", ANSWERS);
    let said = terminal.run(MORNING, &["start", "--answers", &answers]).well();
    let (safety, week) = (
        said.find("No danger signs").unwrap(),
        said.find("Week 1").unwrap(),
    );
    assert!(safety < week, "{said}");
    assert!(
        said.contains("Monday") && said.contains("Thursday") && said.contains("15 minutes"),
        "{said}"
    );
}

#[test]
fn start_reads_toml_too() {
    let terminal = Terminal::new();
    let answers = terminal.write(
        "answers.toml",
        "[safety]\nnone_of_the_others = true\n[person]\nage = 30\nminutes = 10\nequipment = []\n",
    );
    let said = terminal
        .run(MORNING, &["--lang", "nb", "start", "--answers", &answers])
        .well();
    assert!(said.contains("Uke 1"), "{said}");
}

#[test]
fn safety_questions_left_open_give_no_plan_but_are_asked_again() {
    let terminal = Terminal::new();
    let answers = terminal.write(
        "answers.json",
        ANSWERS.replace(
            r#"{ "none_of_the_others": true }"#,
            r#"{ "answers": { "saddle-numb": "no" } }"#,
        ),
    );
    let said = terminal.json(MORNING, &["start", "--answers", &answers]);
    assert_eq!(
        said["plan"]["held"]["held"]["kind"], "screening-first",
        "{said:#}"
    );
    assert!(
        said["advice"]["ask_again"].as_array().unwrap().len() > 5,
        "{said:#}"
    );
    assert_eq!(terminal.json(MORNING, &["week"]), json!(null));
}

#[test]
fn a_danger_sign_stops_exercise_and_says_whom_to_call() {
    let terminal = Terminal::with_plan();
    let answers = terminal.write(
        "safety.json",
        r#"{ "safety": { "answers": { "saddle-numb": "yes" }, "none_of_the_others": true } }"#,
    );
    let said = terminal.run(THURSDAY, &["screen", "--answers", &answers]).well();
    assert!(said.contains("113"), "{said}");
    let today = terminal.json(THURSDAY, &["today"]);
    assert_eq!(today["held"]["kind"], "stopped", "{today:#}");
    // The day after, one question: was care reached? It is asked until it is answered.
    let friday = "2026-11-06T09:00:00+01:00";
    let before = terminal.run(friday, &["today"]).well();
    terminal.run(friday, &["screen", "--care-reached", "no"]).well();
    let after = terminal.run(friday, &["today"]).well();
    assert!(before.len() > after.len(), "{before}{after}");
}

#[test]
fn a_week_is_read_done_explained_swapped_and_checked_in() {
    let terminal = Terminal::with_plan();
    let week = terminal.json(MORNING, &["week"]);
    assert_eq!(week["number"], 1);
    let exercise = week["sessions"][1]["items"][0]["exercise"].as_str().unwrap();
    let today = terminal.json(MORNING, &["today"]);
    assert_eq!(today["date"], json!({ "year": 2026, "month": 11, "day": 2 }));
    for item in [&["why"][..], &["why", exercise], &["why", "walking"]] {
        let why = terminal.json(MORNING, item);
        assert!(!why["short"].as_array().unwrap().is_empty(), "{item:?}: {why:#}");
    }
    terminal
        .run(MORNING, &["done", "--effort", "5", "--pain", "2"])
        .well();
    terminal
        .run(MORNING, &["swap", exercise, "--because", "too-hard"])
        .well();
    let swapped = terminal.json(MORNING, &["week"]);
    let left = swapped["sessions"][1]["items"].as_array().unwrap();
    assert!(
        left.iter().all(|item| item["exercise"] != *exercise),
        "{swapped:#}"
    );
    let answers = terminal.write("check-in.json", CHECK_IN);
    let next = terminal
        .run(NEXT_MONDAY, &["checkin", "--answers", &answers])
        .well();
    assert!(next.contains("Week 2"), "{next}");
}

#[test]
fn a_flare_makes_the_week_lighter_and_asks_for_the_danger_signs() {
    let terminal = Terminal::with_plan();
    let said = terminal.run(THURSDAY, &["flare", "start"]).well();
    assert!(said.contains("flare") && said.contains("danger signs"), "{said}");
    terminal.run(THURSDAY, &["flare", "end"]).well();
}

#[test]
fn first_aid_in_a_flare_is_told_step_by_step_in_both_languages() {
    let terminal = Terminal::with_plan();
    for (language, says) in [
        (
            "en",
            ["First aid", "1 of 8:", "8 of 8:", "Help now", "Emergency: 113"],
        ),
        ("nb", ["Førstehjelp", "1 av 8:", "8 av 8:", "Hjelp nå", "113"]),
    ] {
        let said = terminal.run(MORNING, &["--lang", language, "flare"]).well();
        for says in says {
            assert!(said.contains(says), "{says}: {said}");
        }
    }
    // Showing it notes no flare.
    let aid = terminal.json(MORNING, &["flare"]);
    assert_eq!(aid["tool"]["steps"].as_array().unwrap().len(), 8);
    assert!(!aid["exercises"].as_array().unwrap().is_empty(), "{aid:#}");
    assert_eq!(terminal.json(MORNING, &["week"])["version"], 1);
    let noted = terminal.json(THURSDAY, &["flare", "start"]);
    assert_eq!(noted["due"]["cause"], "flare", "{noted:#}");
    assert_eq!(noted["first_aid"], aid);
    assert_eq!(terminal.json(THURSDAY, &["week"])["version"], 2);
}

#[test]
fn first_aid_gives_way_to_care() {
    let terminal = Terminal::with_plan();
    let answers = terminal.write(
        "safety.json",
        r#"{ "safety": { "answers": { "saddle-numb": "yes" }, "none_of_the_others": true } }"#,
    );
    terminal.run(THURSDAY, &["screen", "--answers", &answers]).well();
    let said = terminal.run(THURSDAY, &["flare", "start"]).well();
    assert!(said.contains("113") && !said.contains("1 of 8:"), "{said}");
    assert_eq!(terminal.json(THURSDAY, &["flare"])["tool"], json!(null));
}

#[test]
fn something_new_or_a_jump_of_pain_offers_the_danger_signs_in_the_same_answer() {
    for (entry, cause) in [
        (&["log", "symptom", "saddle-numb"][..], json!("new-symptom")),
        (&["log", "symptom", "bladder-changed"], json!("new-symptom")),
        (
            &["log", "pain", "3", "--leg", "one-below-knee"],
            json!("new-symptom"),
        ),
        (&["log", "pain", "5"], json!("pain-jump")),
        (&["log", "pain", "4"], json!(null)),
        (&["log", "mood", "1"], json!(null)),
    ] {
        let terminal = Terminal::with_plan();
        terminal
            .run(MORNING, &["log", "pain", "3", "--leg", "none"])
            .well();
        let told = terminal.json(THURSDAY, entry);
        assert_eq!(told["due"]["cause"], cause, "{entry:?}: {told:#}");
        for (language, offers) in [("en", "danger signs"), ("nb", "faretegnene")] {
            let said = terminal
                .run(THURSDAY, &[&["--lang", language], entry].concat())
                .well();
            let offered = said.contains(offers) && said.contains("lissom screen");
            assert_eq!(offered, !cause.is_null(), "{entry:?}: {said}");
        }
    }
}

#[test]
fn what_is_logged_is_said_back_and_stays() {
    let terminal = Terminal::with_plan();
    for (arguments, says) in [
        (&["log", "pain", "6", "--worst", "7", "--leg", "none"][..], "6"),
        (
            &["log", "night", "22:45", "06:30", "--quality", "4", "--woken"],
            "10:45pm",
        ),
        (
            &[
                "log",
                "pain",
                "4",
                "--site",
                "buttock",
                "--quality",
                "dull",
                "--average",
                "3",
            ],
            "buttock",
        ),
        (&["log", "activity", "25"], "25 minutes"),
        (&["log", "work", "adjusted", "--ability", "6"], "6"),
        (&["log", "weight", "74.5"], "74.5"),
        (&["log", "stress", "4"], "4"),
        (&["log", "fatigue", "5"], "5"),
        (&["log", "steps", "4100"], "4,100"),
        (&["log", "mood", "6"], "6"),
        (&["log", "note", "raked leaves"], "raked leaves"),
        (&["log", "symptom", "leg-weaker"], "weaker"),
        (
            &["log", "measured", "8867-4", "64", "/min", "--source", "watch"],
            "64 /min",
        ),
    ] {
        let said = terminal.run(THURSDAY, arguments).well();
        assert!(said.contains(says), "{arguments:?}: {said}");
    }
    let entry = terminal.json(THURSDAY, &["log", "mood", "7"]);
    assert!(entry["text"].as_str().unwrap().contains('7'), "{entry:#}");
}

#[test]
fn the_same_command_id_writes_once() {
    let terminal = Terminal::with_plan();
    let id = "0192f0c1-7e57-7abc-8def-000000000001";
    for _ in 0..3 {
        terminal
            .run(THURSDAY, &["--command-id", id, "log", "mood", "6"])
            .well();
    }
    assert_eq!(terminal.json(THURSDAY, &["doctor"])["rows_by_kind"]["10"], 1);
}

#[test]
fn a_backup_brings_back_what_was_erased() {
    let terminal = Terminal::with_plan();
    terminal.run(MORNING, &["backup", "copy.db"]).well();
    terminal.run(MORNING, &["erase", "--yes"]).well();
    assert_eq!(terminal.json(MORNING, &["week"]), json!(null));
    terminal.run(MORNING, &["restore", "copy.db", "--yes"]).well();
    assert_eq!(terminal.json(MORNING, &["week"])["number"], 1);
}

#[test]
fn one_source_is_erased_down_to_its_bytes_and_the_others_stay() {
    let terminal = Terminal::with_plan();
    let record = |source: &str| {
        format!(
            "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"{source}\" unit=\"count\" \
             startDate=\"2026-10-30 09:00:00 +0100\" endDate=\"2026-10-30 09:05:00 +0100\" value=\"200\"/>"
        )
    };
    let export = format!(
        "<HealthData>{}{}</HealthData>",
        record("Plantedwatch"),
        record("Otherphone")
    );
    let export = terminal.write("export.xml", export);
    terminal.run(MORNING, &["import", &export]).well();
    std::fs::remove_file(export).unwrap();
    // In the file, its log and its index.
    let in_files = |name: &str| {
        let files = std::fs::read_dir(terminal.folder.path()).unwrap();
        files
            .map(|file| std::fs::read(file.unwrap().path()).unwrap())
            .any(|bytes| bytes.windows(name.len()).any(|window| window == name.as_bytes()))
    };
    assert!(in_files("Plantedwatch") && in_files("Otherphone"));
    terminal
        .run(MORNING, &["erase", "--source", "Plantedwatch", "--yes"])
        .well();
    assert!(!in_files("Plantedwatch") && in_files("Otherphone"));
    let again = ["erase", "--source", "Plantedwatch", "--yes"];
    terminal.run(MORNING, &again).refused();
}

#[test]
fn a_consent_is_given_listed_and_withdrawn() {
    let terminal = Terminal::new();
    let none = terminal.run(MORNING, &["consent"]).well();
    assert!(none.contains("Nothing is shared"), "{none}");
    let give = [
        "consent",
        "give",
        "share-report",
        "Dr Berg",
        "--from",
        "2026-11-02",
    ];
    let given = terminal.json(MORNING, &give);
    let id = given[0]["id"].as_str().unwrap();
    assert_eq!(given[0]["stands"], true);
    let withdrawn = terminal.json(MORNING, &["consent", "withdraw", id]);
    assert_eq!(withdrawn[0]["stands"], false);
}

#[test]
fn doctor_tells_the_file_and_nothing_of_the_person() {
    let terminal = Terminal::with_plan();
    terminal.run(THURSDAY, &["log", "note", "planted words"]).well();
    let told = terminal.json(THURSDAY, &["doctor"]);
    assert_eq!(
        (&told["condition"], &told["zone"]),
        (&json!("sound"), &json!("Europe/Oslo"))
    );
    assert!(told["bytes"].as_u64().unwrap() > 0);
    let said = terminal.run(THURSDAY, &["doctor"]).well();
    assert!(!said.contains("planted") && said.contains("sound"), "{said}");
}

#[test]
fn without_a_store_the_records_lie_in_the_folder_for_data() {
    let terminal = Terminal::new();
    let mut command = super::client(terminal.folder.path());
    command.arg("week");
    super::left(command, None).well();
    assert_eq!(
        terminal.path("lissom/lissom.db").exists(),
        cfg!(target_os = "linux")
    );
}

#[test]
fn one_question_a_day_is_asked_answered_and_changes_the_week() {
    let terminal = Terminal::with_plan();
    let today = terminal.run(MORNING, &["question"]).well();
    assert!(today.contains("No question today"), "{today}");
    let tuesday = "2026-11-03T08:00:00+01:00";
    let asked = terminal.json(tuesday, &["question"]);
    let (field, changes) = (
        asked["field"].as_str().unwrap(),
        asked["changes"].as_str().unwrap(),
    );
    assert_eq!(field, "walking_eased_by_sitting", "{asked:#}");
    assert_eq!(
        changes,
        "Your answer may change which exercises you get and how you walk."
    );
    assert!(
        terminal
            .run(tuesday, &["today"])
            .well()
            .contains("lissom question")
    );
    let week = terminal.run_typing(tuesday, &["question"], Some("y\n")).well();
    assert!(week.contains("sit down until"), "{week}");
    assert_eq!(terminal.json(tuesday, &["question"]), json!(null), "one a day");
}

#[test]
fn the_course_is_shown_from_the_second_day_on_and_only_as_a_range() {
    let terminal = Terminal::with_plan();
    let first = terminal.run(MORNING, &["course"]).well();
    assert!(first.contains("Not on the first day"), "{first}");
    let later = terminal.json(THURSDAY, &["course"]);
    assert!(
        later.get("range").is_some() || later.get("unknown").is_some(),
        "{later:#}"
    );
}

#[test]
fn an_exercise_says_all_that_is_known_of_it_and_that_nobody_has_signed_it() {
    let terminal = Terminal::new();
    let all = terminal.run(MORNING, &["exercise"]).well();
    let at_work = terminal.run(MORNING, &["exercise", "--work"]).well();
    let listed = |text: &str| text.lines().filter(|line| line.ends_with(')')).count();
    assert!(listed(&all) >= 90 && listed(&at_work) >= 25 && listed(&all) > listed(&at_work));
    assert!(all.contains("No clinician has reviewed these exercises"));
    let one = terminal.run(MORNING, &["exercise", "seated-band-row"]).well();
    for told in [
        "No clinician has checked this yet.",
        "Any firm seat will do",
        "an elastic band",
        "8 to 15 times",
        "an effort of 5 to 7 out of 10",
        "yellow, red, green, blue, black",
        "Then go on to",
        "My wrists hurt",
        "Hayden JA",
    ] {
        assert!(one.contains(told), "{told}: {one}");
    }
    let neck = terminal
        .run(MORNING, &["exercise", "neck-turns", "--lang", "nb"])
        .well();
    assert!(neck.contains("Svar på spørsmålene om nakken først."), "{neck}");
    assert_ne!(terminal.run(MORNING, &["exercise", "moonwalk"]).code, 0);
}

#[test]
fn figures_are_written_without_a_store_and_one_can_be_printed() {
    let terminal = Terminal::new();
    let folder = terminal.path("drawn");
    let out = folder.display().to_string();
    let said = terminal
        .run(MORNING, &["--lang", "nb", "figures", "--out", &out])
        .well();
    let written = std::fs::read_dir(&folder).unwrap().count();
    assert!(
        said.contains(&((written - 1) / 2).to_string()),
        "{said}: {written} files"
    );
    let sheet = std::fs::read_to_string(folder.join("contact-sheet.svg")).unwrap();
    let moving = std::fs::read_to_string(folder.join("bird-dog.svg")).unwrap();
    let printed = terminal
        .run(MORNING, &["--lang", "nb", "figure", "bird-dog"])
        .well();
    assert_eq!(printed.trim_end(), moving);
    let drawn = terminal.json(MORNING, &["--lang", "nb", "figure", "bird-dog"]);
    let name = drawn["card"]["name"].as_str().unwrap();
    assert!(sheet.contains(name) && moving.contains(name), "{name}");
    assert_eq!(drawn["scenes"].as_array().unwrap().len(), 2);
    assert_eq!(terminal.run(MORNING, &["figure", "flying"]).code, 1);
    // Nothing of a person was opened for it.
    assert_eq!(std::fs::read_dir(terminal.folder.path()).unwrap().count(), 1);
}

#[test]
fn one_question_comes_the_day_after_and_an_answer_changes_the_running_week() {
    let terminal = Terminal::with_plan();
    assert!(terminal.json(MORNING, &["profile"])["question"].is_null());
    let question = terminal.json(THURSDAY, &["profile"])["question"].clone();
    let today = terminal.run(THURSDAY, &["today"]).well();
    assert!(today.contains(question["text"].as_str().unwrap()), "{today}");

    let answers = r#"{ "goals": [{ "words": "garden", "rating": 4 }], "floor": false }"#;
    let answers = terminal.write("more.json", answers);
    let told = terminal.run(THURSDAY, &["profile", "--answers", &answers]).well();
    assert!(told.contains("garden") && told.contains("Week 1"), "{told}");
    let now = terminal.json(THURSDAY, &["profile"]);
    let kept = &now["kept"]["answers"];
    assert_eq!((&kept["age"], &kept["floor"]), (&json!(46), &json!(false)));
    assert!(now["question"].is_null(), "one a day");
    assert_eq!(terminal.json(THURSDAY, &["week"])["version"], 2);

    let bad = terminal.write("bad.json", r#"{ "fear": 12 }"#);
    let error = terminal.run(THURSDAY, &["profile", "--answers", &bad]).refused();
    assert!(error.contains("fear: 0 to 10"), "{error}");
    assert_eq!(terminal.json(THURSDAY, &["profile"])["kept"], now["kept"]);
}
