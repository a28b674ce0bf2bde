//! Medicines on the terminal.

use super::{MORNING, Terminal};

/// The same day, later.
const NOON: &str = "2026-11-02T12:00:00+01:00";
const EVENING: &str = "2026-11-02T21:30:00+01:00";

fn with_paracetamol() -> Terminal {
    let terminal = Terminal::with_plan();
    terminal.run(MORNING, &["med", "add", "paracetamol-500"]).well();
    for question in ["low-weight", "liver", "alcohol"] {
        terminal.run(MORNING, &["med", "ask", question, "no"]).well();
    }
    terminal
}

#[test]
fn before_a_dose_the_time_is_said_and_what_is_taken_is_recorded_all_the_same() {
    let terminal = with_paracetamol();
    let noted = terminal.run(MORNING, &["med", "take", "para", "2"]).well();
    assert!(noted.contains("2 tablets Paracetamol 500 mg"), "{noted}");
    let ten = "2026-11-02T10:00:00+01:00";
    let said = terminal.run(ten, &["med", "check", "para", "1g"]).well();
    assert!(said.contains("Not before midday"), "{said}");
    let taken = terminal.run(ten, &["med", "take", "para", "2"]).well();
    assert!(taken.contains("sooner than the limit"), "{taken}");
    let doses = terminal.json(ten, &["med", "doses"]);
    assert_eq!(doses.as_array().unwrap().len(), 2);
    terminal.run(ten, &["med", "undo"]).well();
    assert!(
        terminal
            .run(NOON, &["med", "check", "para", "2"])
            .well()
            .contains("within the limits")
    );
}

#[test]
fn a_medicine_of_ones_own_is_known_by_its_ingredient_and_open_questions_are_asked() {
    let terminal = Terminal::with_plan();
    let own = ["med", "add", "Ibux", "--with", "ibuprofen 400 mg"];
    assert!(
        terminal
            .run(MORNING, &own)
            .well()
            .contains("Ibux: ibuprofen 400 mg")
    );
    let said = terminal.run(MORNING, &["med", "check", "ibux"]).well();
    assert!(
        said.contains("Ask a pharmacist or doctor first") && said.contains("Do you take lithium?"),
        "{said}"
    );
    assert!(!said.contains("Not before"), "{said}");
    let list = terminal.run(MORNING, &["med", "add", "--list"]).well();
    assert!(list.contains("paralgin-forte"), "{list}");
    let wrong = ["med", "add", "Ibux", "--with", "ibuprofen 400 litres"];
    assert!(terminal.run(MORNING, &wrong).refused().contains("strength"));
    terminal.run(MORNING, &["med", "away", "ibux"]).well();
    assert_eq!(terminal.run(MORNING, &["med", "list"]).well(), "");
}

#[test]
fn a_plan_says_what_is_due_what_is_left_and_what_was_taken() {
    let terminal = with_paracetamol();
    terminal
        .run(MORNING, &["med", "stock", "para", "--added", "30"])
        .well();
    let plan = ["med", "plan", "para", "2", "--times", "08:00,20:00"];
    let due = terminal.run(MORNING, &plan).well();
    assert!(
        due.contains("today at 8am: due") && due.contains("today at 8pm: to come"),
        "{due}"
    );
    let stock = terminal.run(MORNING, &["med", "stock", "para"]).well();
    assert!(
        stock.contains("30 left") && stock.contains("Get more by 4 November"),
        "{stock}"
    );
    terminal.run(MORNING, &["med", "take", "para", "2"]).well();
    let later = terminal.run(NOON, &["med", "snooze", "para", "600"]).well();
    assert!(later.contains("today at 8am: taken"), "{later}");
    let skipped = terminal
        .run(EVENING, &["med", "skip", "para", "--because", "felt-better"])
        .well();
    assert!(skipped.contains("today at 8pm: skipped"), "{skipped}");
    let shares = terminal.run(EVENING, &["med", "shares", "2026-11-02"]).well();
    assert!(shares.contains("1 of 2 planned doses were taken"), "{shares}");
    let moved = ["med", "move", "para", "2026-11-03T09:00:00+01:00", "--rest"];
    terminal.run(EVENING, &moved).well();
    let next = terminal
        .run(EVENING, &["med", "due", "--day", "2026-11-03"])
        .well();
    assert!(next.contains("at 9am") && next.contains("at 9pm"), "{next}");
    let ended = ["med", "plan", "para", "--end", "--from", "2026-11-04"];
    terminal.run(EVENING, &ended).well();
    assert_eq!(
        terminal
            .run(EVENING, &["med", "due", "--day", "2026-11-04"])
            .well(),
        ""
    );
    assert!(
        terminal
            .run(EVENING, &["med", "plan", "para", "--timing", "{}"])
            .refused()
            .contains("timing")
    );
    let grave = terminal
        .run(EVENING, &["med", "effect", "para", "slow-breathing"])
        .well();
    assert!(grave.contains("Call now"), "{grave}");
}

#[test]
fn a_clinicians_limit_holds_in_place_of_the_rules() {
    let terminal = with_paracetamol();
    let limit = [
        "med",
        "limits",
        "paracetamol",
        "--hours",
        "6",
        "--per-dose",
        "500",
        "--per-day",
        "2000",
        "--by",
        "Dr Made",
    ];
    let limits = terminal.run(MORNING, &limit).well();
    assert!(limits.contains("Set by Dr Made"), "{limits}");
    let said = terminal.run(MORNING, &["med", "check", "para", "2"]).well();
    assert!(said.contains("more at once than the limit"), "{said}");
    let known = terminal.run(MORNING, &["med", "limits"]).well();
    assert!(
        known.contains("NHS") && known.contains("No clinician has reviewed"),
        "{known}"
    );
}

#[test]
fn a_plan_may_take_less_in_the_evening() {
    let terminal = with_paracetamol();
    let plan = ["med", "plan", "para", "2", "--times", "08:00,20:00=1"];
    terminal.run(MORNING, &plan).well();
    let due = terminal.run(MORNING, &["med", "due"]).well();
    let lines: Vec<&str> = due.lines().filter(|line| line.contains("tablet")).collect();
    assert!(
        lines[0].contains("2 tablets") && lines[1].contains("1 tablet "),
        "{due}"
    );
    for wrong in ["08:00,20:00=many", "08:00,20:00=5ml"] {
        let refused = ["med", "plan", "para", "2", "--times", wrong];
        terminal.run(MORNING, &refused).refused();
    }
}

#[test]
fn a_medicine_asks_by_which_clock_to_go_on_in_another_zone() {
    let terminal = with_paracetamol();
    let plan = ["med", "plan", "para", "--times", "08:00,20:00", "--ask-zone"];
    terminal.run(MORNING, &plan).well();
    assert_eq!(terminal.run(NOON, &["med", "zone"]).well(), "");
    let abroad = |words: &[&str]| {
        let zone = ["--zone", "America/New_York", "med"];
        terminal.run(NOON, &[&zone[..], words].concat())
    };
    let asked = abroad(&["zone"]).well();
    assert!(
        asked.contains("now shows the time of New York") && asked.contains("clock here: today at 2pm."),
        "{asked}"
    );
    // By its own clock and by the one here.
    let due = abroad(&["due"]).well();
    assert!(due.contains("8pm (2pm here)"), "{due}");
    let wrong = abroad(&["zone", "para", "perhaps"]);
    assert!(wrong.code == 2 && wrong.err.contains("follow"), "{wrong:?}");
    assert_eq!(abroad(&["zone", "para", "follow"]).well(), "");
    let due = abroad(&["due"]).well();
    assert!(due.contains("8pm: ") && !due.contains("here"), "{due}");
    let again = abroad(&["zone", "para", "stay"]).refused();
    assert!(again.contains("asks nothing"), "{again}");
}
