//! Messages and their questions, tools and their sheets, programmes.

use super::{MORNING, Terminal};

#[test]
fn a_message_is_read_and_its_question_answered() {
    let terminal = Terminal::with_plan();
    let screen = terminal.run(MORNING, &["learn"]).well();
    assert!(screen.contains("No question comes back today."), "{screen}");
    assert!(screen.contains("(sleep)"), "{screen}");
    let theme = terminal.run(MORNING, &["learn", "sleep"]).well();
    assert!(theme.contains("(the-same-time-up)"), "{theme}");
    let message = terminal.run(MORNING, &["learn", "back-pain-is-common"]).well();
    assert!(message.contains("Lancet"), "{message}");
    let answered = terminal
        .run(MORNING, &["learn", "back-pain-is-common", "--answer", "1"])
        .well();
    assert!(answered.contains("We ask it again tomorrow"), "{answered}");
    let tomorrow = "2026-11-03T08:00:00+01:00";
    let again = terminal.json(tomorrow, &["learn"]);
    assert_eq!(again["again"][0]["id"], "back-pain-is-common");
    terminal
        .run(MORNING, &["learn", "back-pain-is-common", "--answer", "4"])
        .refused();
    terminal.run(MORNING, &["learn", "moonwalk"]).refused();
}

#[test]
fn a_tool_shows_its_timings_and_keeps_its_sheet() {
    let terminal = Terminal::new();
    let all = terminal.run(MORNING, &["tool"]).well();
    assert_eq!(all.matches("· ").count(), 13, "{all}");
    let breathing = terminal
        .run(MORNING, &["tool", "paced-breathing", "--minutes", "5"])
        .well();
    assert!(breathing.contains("0:04 Breathe out (6 seconds)"), "{breathing}");
    assert!(breathing.contains("… 5:00"), "{breathing}");
    let tries = ["first-day=10", "second-day=15", "third-day=20"];
    let mut typed = vec!["tool", "pacing-sheet"];
    tries.iter().for_each(|line| typed.extend(["--write", line]));
    let pace = terminal.run(MORNING, &typed).well();
    assert!(pace.contains("Your base is 12 minutes"), "{pace}");
    terminal
        .run(MORNING, &["tool", "pacing-sheet", "--write", "first-day=none"])
        .refused();
    let page = terminal.path("sheet.html").display().to_string();
    let work = [
        "tool",
        "adjustments-sheet",
        "--write",
        "hours=9 to 1",
        "--print",
        &page,
    ];
    terminal.run(MORNING, &work).well();
    assert!(std::fs::read_to_string(page).unwrap().contains("9 to 1"));
}

#[test]
fn a_programme_is_begun_followed_and_ended() {
    let terminal = Terminal::with_plan();
    let all = terminal.run(MORNING, &["programme"]).well();
    assert_eq!(all.matches("· ").count(), 6, "{all}");
    let id = "workplace-12-weeks";
    let begun = terminal.run(MORNING, &["programme", id, "begin"]).well();
    assert!(begun.contains("Day 1 of 84"), "{begun}");
    assert!(begun.contains("What that does not show:"), "{begun}");
    let card = terminal.json(MORNING, &["programme", id]);
    let exercise = card["following"]["today"]["exercise"]["id"].as_str().unwrap();
    terminal.run(MORNING, &["programme", id, "did", exercise]).well();
    let answered = terminal.run(MORNING, &["programme", id, "symptoms", "2"]).well();
    assert!(answered.contains("→ 2. A little"), "{answered}");
    terminal.run(MORNING, &["programme", id, "stage", "2"]).refused();
    let ended = terminal.run(MORNING, &["programme", id, "end"]).well();
    assert!(!ended.contains("Day 1 of 84"), "{ended}");
    terminal.run(MORNING, &["programme", "moonwalk"]).refused();
}

#[test]
fn a_pack_is_built_signed_and_verified_and_another_key_is_refused() {
    let terminal = Terminal::new();
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../../core/assets/content");
    let pack = terminal.path("lissom.pack").display().to_string();
    let build = [
        "pack", "build", content, "--id", "lissom", "--serial", "3", "--key", "made", "--before", "1.0.0",
        "--out", &pack,
    ];
    terminal.run(MORNING, &build).well();
    let figures = concat!(env!("CARGO_MANIFEST_DIR"), "/../../core/assets/figure");
    let drawn = [&build[..], &["--figures", figures, "--reinstate", "bird-dog"]].concat();
    terminal.run(MORNING, &drawn).well();
    let manifest = terminal.json(MORNING, &["pack", "inspect", &pack]);
    assert_eq!(manifest["serial"], 3);
    assert_eq!(manifest["review"]["reviewed"], 0);
    assert!(manifest["review"]["unreviewed"].as_u64().unwrap() > 300);
    assert_eq!(manifest["reinstates"][0], "bird-dog");
    let listed = manifest["files"].as_array().unwrap();
    assert!(listed.iter().any(|file| file["path"] == "figure/poses.toml"));
    // What would be refused is not built.
    let broken = terminal.path("broken");
    std::fs::create_dir(&broken).unwrap();
    terminal.write(
        "broken/recalled.toml",
        "version = \"1\"\nsource = \"ours\"\nrecalled = [\"moonwalk\"]",
    );
    let mut other = build;
    let broken = broken.display().to_string();
    other[2] = &broken;
    let refused = terminal.run(MORNING, &other).refused();
    assert!(refused.contains("no 'moonwalk'"), "{refused}");
    // The public half of the secret of 32 sevens.
    let public = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c";
    let keys = format!(
        "version = \"1\"\nsource = \"ours\"\n[[key]]\nid = \"made\"\npublic = \"{public}\"\nuntil = \"2027-12-31\"\n"
    );
    let keys = terminal.write("keys.toml", keys);
    let verify = ["pack", "verify", &pack, "--keys", &keys];
    let refused = terminal.run(MORNING, &verify).refused();
    assert!(refused.contains("manifest.sig"), "{refused}");
    let secret = terminal.write("secret", [7_u8; 32]);
    terminal
        .run(MORNING, &["pack", "sign", &pack, "--secret", &secret])
        .well();
    terminal.run(MORNING, &verify).well();
    let older = [&verify[..], &["--newer-than", "3"]].concat();
    assert!(terminal.run(MORNING, &older).refused().contains("not newer"));
    // Installed by an app that trusts the key, and only once.
    let install = ["--trust", &keys, "pack", "install", &pack];
    let installed = terminal.run(MORNING, &install).well();
    assert!(installed.contains("are in use"), "{installed}");
    assert!(terminal.run(MORNING, &install).refused().contains("not newer"));
    let installed = terminal.json(MORNING, &["--trust", &keys, "pack", "installed"]);
    assert_eq!(
        (&installed["serial"], &installed["in_use"]),
        (&3.into(), &true.into())
    );
    // Without the key it is out of use, and the app's own content is there.
    let without = terminal.json(MORNING, &["pack", "installed"]);
    assert_eq!(without["in_use"], false);
    terminal.run(MORNING, &["exercise", "lying-pelvic-tilt"]).well();
    // Nobody's key ships, so a phone of today refuses it.
    let refused = terminal.run(MORNING, &["pack", "verify", &pack]).refused();
    assert!(refused.contains("not a trusted one"), "{refused}");
}
