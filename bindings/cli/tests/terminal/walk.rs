//! A walk over every command: what a language is read by. The commands come from the client's own help, so that a new one
//! has to be walked, or to say here why not.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{ANSWERS, MORNING, Terminal, client, left};

const TUESDAY: &str = "2026-11-03T13:00:00+01:00";
const NEXT_MONDAY: &str = "2026-11-09T08:00:00+01:00";
const NEXT_TUESDAY: &str = "2026-11-10T08:00:00+01:00";

/// Commands that are not walked, and why.
const NOT_WALKED: [(&str, &str); 14] = [
    ("demo", "told whole in both languages by a test of its own"),
    ("story", "told whole in both languages by a test of its own"),
    ("simulate", "for developers: codes, no sentences"),
    ("evaluate plans", "for developers"),
    ("evaluate coverage", "for developers"),
    ("evaluate learning", "for developers"),
    ("evaluate prognosis", "for developers"),
    ("evaluate prototypes", "for developers"),
    ("pack build", "for publishers"),
    ("pack sign", "for publishers"),
    ("pack verify", "for publishers"),
    ("pack inspect", "for publishers"),
    (
        "pack install",
        "walked by whoever brings a pack: see the made language",
    ),
    (
        "med zone",
        "nothing asks without a journey: a test of its own makes one",
    ),
];

/// What is typed, which may depend on what was said before.
type Typed = Box<dyn Fn(&Terminal) -> Vec<String>>;

/// A step of the walk.
pub(super) struct Step {
    /// The command, by its names.
    pub(super) command: &'static str,
    /// When.
    pub(super) now: &'static str,
    typed: Typed,
}

impl Step {
    /// What is typed, the command's names included.
    pub(super) fn typed(&self, terminal: &Terminal) -> Vec<String> {
        (self.typed)(terminal)
    }
}

fn words(typed: &str) -> Vec<String> {
    typed.split(' ').map(|word| word.replace('_', " ")).collect()
}

/// A step that is typed as it stands; `_` is a blank within a word.
fn step(now: &'static str, command: &'static str, rest: &'static str) -> Step {
    Step {
        command,
        now,
        typed: Box::new(move |_| {
            let rest = words(rest).into_iter().filter(|word| !word.is_empty());
            words(command).into_iter().chain(rest).collect()
        }),
    }
}

/// A step whose names do not stand side by side.
fn typed(now: &'static str, command: &'static str, typed: &'static str) -> Step {
    Step {
        command,
        now,
        typed: Box::new(move |_| words(typed)),
    }
}

/// A step whose last word is known only when it comes to it.
fn then(
    now: &'static str,
    command: &'static str,
    rest: &'static str,
    last: impl Fn(&Terminal) -> String + 'static,
) -> Step {
    let so_far = step(now, command, rest);
    Step {
        typed: Box::new(move |terminal| {
            let mut typed = so_far.typed(terminal);
            typed.push(last(terminal));
            typed
        }),
        command,
        now,
    }
}

/// A step about the medicine, whatever it is called in the language.
fn of_medicine(now: &'static str, command: &'static str, rest: &'static str) -> Step {
    Step {
        command,
        now,
        typed: Box::new(move |terminal| {
            let medicine = text(&terminal.json(now, &["med", "list"])[0]["id"]);
            let rest = words(rest).into_iter().filter(|word| !word.is_empty());
            let command = words(command).into_iter().chain([medicine]);
            command.chain(rest).collect()
        }),
    }
}

/// A step with a file.
fn with_file(
    now: &'static str,
    command: &'static str,
    rest: &'static str,
    (name, content): (&'static str, &'static str),
) -> Step {
    then(now, command, rest, move |terminal| terminal.write(name, content))
}

#[track_caller]
fn text(value: &Value) -> String {
    let Some(text) = value.as_str() else {
        panic!("no text: {value}");
    };
    text.to_owned()
}

/// An exercise of the running week, the first or a later one.
fn of_week(terminal: &Terminal, session: usize) -> String {
    text(&terminal.json(MORNING, &["week"])["sessions"][session]["items"][0]["exercise"])
}

/// Every step, in the order of a life: a first week, medicines, reminders, a flare, a check-in, a danger sign, the end.
pub(super) fn steps() -> Vec<Step> {
    let mut steps = vec![
        with_file(MORNING, "start", "--answers", ("answers.json", ANSWERS)),
        step(MORNING, "week", ""),
        step(MORNING, "today", ""),
        step(MORNING, "why", ""),
        step(MORNING, "why", "walking"),
        then(MORNING, "why", "", |terminal| of_week(terminal, 0)),
        step(MORNING, "question", ""),
        step(MORNING, "course", ""),
        step(MORNING, "profile", ""),
        with_file(
            MORNING,
            "profile",
            "--answers",
            ("more.json", r#"{ "stress": 7 }"#),
        ),
        step(MORNING, "exercise", ""),
        step(MORNING, "exercise", "--work"),
        step(MORNING, "exercise", "bird-dog"),
        step(MORNING, "exercise", "seated-blade-squeeze"),
        step(MORNING, "exercise", "lying-hip-stretch"),
        step(MORNING, "figures", "--out drawn"),
        step(MORNING, "figure", "bird-dog"),
        step(MORNING, "tool", ""),
        step(MORNING, "tool", "paced-breathing --minutes 3"),
        step(
            MORNING,
            "tool",
            "adjustments-sheet --write tasks-now=LIFTING --print sheet.html",
        ),
        step(MORNING, "instruments", ""),
        with_file(
            MORNING,
            "ask",
            "phq-2 --answers",
            ("phq.json", r#"{ "answers": [1, 1] }"#),
        ),
        step(MORNING, "learn", ""),
        step(MORNING, "learn", "sleep"),
        then(MORNING, "learn", "", |terminal| {
            text(&terminal.json(MORNING, &["week"])["messages"][0]["message"])
        }),
        step(MORNING, "programme", ""),
        step(MORNING, "programme", "workplace-12-weeks"),
        typed(MORNING, "programme begin", "programme workplace-12-weeks begin"),
        typed(
            MORNING,
            "programme symptoms",
            "programme workplace-12-weeks symptoms 2",
        ),
        Step {
            command: "programme did",
            now: MORNING,
            typed: Box::new(|terminal| {
                let card = terminal.json(MORNING, &["programme", "workplace-12-weeks"]);
                let exercise = text(&card["following"]["today"]["exercise"]["id"]);
                words(&format!("programme workplace-12-weeks did {exercise}"))
            }),
        },
        typed(MORNING, "programme begin", "programme back-to-activity begin"),
        typed(MORNING, "programme stage", "programme back-to-activity stage 1"),
        typed(MORNING, "programme end", "programme back-to-activity end"),
        step(MORNING, "med add", "--list"),
        step(MORNING, "med add", "paracetamol-500"),
        step(MORNING, "med list", ""),
        step(MORNING, "med ask", ""),
        step(MORNING, "med ask", "liver no"),
        of_medicine(MORNING, "med check", "2"),
        of_medicine(MORNING, "med take", "2"),
        of_medicine(MORNING, "med check", "4"),
        step(MORNING, "med doses", ""),
        step(MORNING, "med undo", ""),
        step(MORNING, "med limits", ""),
        of_medicine(MORNING, "med plan", "2 --times 08:00,20:00=1"),
        step(MORNING, "med due", ""),
        of_medicine(MORNING, "med stock", "--added 30"),
        of_medicine(MORNING, "med snooze", "600"),
        of_medicine(TUESDAY, "med move", "2026-11-03T21:00:00+01:00"),
        of_medicine(TUESDAY, "med skip", "--because felt-better"),
        of_medicine(TUESDAY, "med effect", "drowsy"),
        step(TUESDAY, "med shares", "2026-11-02"),
        step(TUESDAY, "remind plan", ""),
        step(TUESDAY, "remind why", "session/week-1/2026-11-05/t1"),
        step(TUESDAY, "remind settings", ""),
        step(TUESDAY, "remind settings", "--quiet 22:00-07:00"),
        step(TUESDAY, "remind time", ""),
        step(TUESDAY, "remind hold", ""),
        step(TUESDAY, "remind hold begin", "vacation --until 2026-11-04"),
        step(TUESDAY, "remind hold end", ""),
        step(TUESDAY, "appointment add", "PHYSIO 2026-11-24T14:30 --place WARD"),
        step(TUESDAY, "appointment list", ""),
        step(TUESDAY, "appointment change", "PHYSIO --at 2026-11-25T14:30"),
        step(TUESDAY, "appointment cancel", "PHYSIO"),
        step(TUESDAY, "consent", ""),
        step(TUESDAY, "consent give", "share-report DR_BERG --from 2026-11-02"),
        then(TUESDAY, "consent withdraw", "", |terminal| {
            text(&terminal.json(TUESDAY, &["consent"])[0]["id"])
        }),
        step(
            TUESDAY,
            "log pain",
            "4 --worst 7 --leg none --site low-back --quality dull",
        ),
        step(TUESDAY, "log night", "22:45 06:30 --quality 4 --woken"),
        step(TUESDAY, "log steps", "4100"),
        step(TUESDAY, "log activity", "25"),
        step(TUESDAY, "log mood", "6"),
        step(TUESDAY, "log stress", "4"),
        step(TUESDAY, "log fatigue", "5"),
        step(TUESDAY, "log work", "adjusted --ability 6"),
        step(TUESDAY, "log weight", "74.5"),
        step(TUESDAY, "log measured", "8867-4 64 /min"),
        step(TUESDAY, "log note", "RAKED"),
        with_file(
            TUESDAY,
            "import",
            "",
            (
                "export.xml",
                "<HealthData><Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"WATCH\" unit=\"count\" \
                 startDate=\"2026-10-30 09:00:00 +0100\" endDate=\"2026-10-30 09:05:00 +0100\" value=\"200\"/>\
                 </HealthData>",
            ),
        ),
        step(TUESDAY, "done", "--day 2026-11-02 --effort 5 --pain 2"),
        then(TUESDAY, "swap", "--because too-hard", |terminal| {
            of_week(terminal, 1)
        }),
        step(TUESDAY, "why", ""),
        step(TUESDAY, "today", ""),
        step(TUESDAY, "flare", ""),
        step(TUESDAY, "flare", "start"),
        step(TUESDAY, "week", ""),
        step(TUESDAY, "today", ""),
        step(TUESDAY, "flare", "end"),
        with_file(
            NEXT_MONDAY,
            "checkin",
            "--answers",
            (
                "check-in.json",
                r#"{ "pain_average": 4, "hindrance": 4, "pain_during": 2,
                    "settled": "by-next-morning", "legs_spreading": false }"#,
            ),
        ),
        step(NEXT_MONDAY, "why", ""),
        step(NEXT_MONDAY, "log symptom", "leg-weaker"),
        with_file(
            NEXT_MONDAY,
            "screen",
            "--answers",
            (
                "safety.json",
                r#"{ "safety": { "answers": { "saddle-numb": "yes" }, "none_of_the_others": true } }"#,
            ),
        ),
        step(NEXT_MONDAY, "today", ""),
        step(NEXT_MONDAY, "week", ""),
        step(NEXT_MONDAY, "flare", ""),
        step(NEXT_MONDAY, "remind plan", ""),
        step(NEXT_TUESDAY, "today", ""),
        step(NEXT_TUESDAY, "screen", "--care-reached no"),
        of_medicine(NEXT_TUESDAY, "med away", ""),
        step(NEXT_TUESDAY, "pack installed", ""),
        step(NEXT_TUESDAY, "doctor", ""),
        step(NEXT_TUESDAY, "backup", "copy.db"),
        step(NEXT_TUESDAY, "restore", "copy.db --yes"),
        step(NEXT_TUESDAY, "erase", "--yes"),
    ];
    for tool in TOOLS {
        steps.insert(17, step(MORNING, "tool", tool));
    }
    steps
}

/// Tools, one of each kind of sheet and timing.
const TOOLS: [&str; 6] = [
    "flare-first-aid",
    "muscle-relaxation",
    "pacing-sheet",
    "if-then-plan",
    "movement-breaks",
    "scan-card",
];

/// The commands of a help page.
fn listed(terminal: &Terminal, of: &[&str]) -> Vec<String> {
    let mut command = client(terminal.folder.path());
    command.args(of).arg("--help");
    let help = left(command, None).well();
    let block = help
        .split("Commands:\n")
        .nth(1)
        .and_then(|rest| rest.split("\n\n").next())
        .unwrap_or_default();
    block
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// Every command that the client has, those with others under them by each of these; those that do something by
/// themselves too, too.
fn all_commands(terminal: &Terminal) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut open: Vec<Vec<String>> = listed(terminal, &[]).into_iter().map(|name| vec![name]).collect();
    while let Some(names) = open.pop() {
        let typed: Vec<&str> = names.iter().map(String::as_str).collect();
        let under = listed(terminal, &typed);
        if under.is_empty() {
            all.insert(names.join(" "));
        }
        open.extend(under.into_iter().map(|name| [&names[..], &[name]].concat()));
    }
    all
}

#[test]
fn every_command_is_walked_or_says_why_not() {
    let walked: BTreeSet<String> = steps().iter().map(|step| step.command.to_owned()).collect();
    let left_out: BTreeSet<String> = NOT_WALKED.iter().map(|(name, _)| (*name).to_owned()).collect();
    let all = all_commands(&Terminal::new());
    let forgotten: Vec<&String> = all
        .iter()
        .filter(|name| !walked.contains(*name) && !left_out.contains(*name))
        .collect();
    assert!(forgotten.is_empty(), "not walked: {forgotten:?}");
    let gone: Vec<&String> = left_out.iter().filter(|name| !all.contains(*name)).collect();
    assert!(gone.is_empty() && walked.is_disjoint(&left_out), "{gone:?}");
    assert!(all.len() > 60, "{all:?}");
}
