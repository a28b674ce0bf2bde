//! The terminal client as it is typed: what each command says, what it writes, and how it refuses.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where it stands"
)]

mod asked;
mod commands;
mod demo;
mod judging;
mod languages;
mod learning;
mod made_language;
mod medicines;
mod questionnaires;
mod refusals;
mod reminders;
mod story;
mod walk;

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// The morning of most tests: a Monday.
const MORNING: &str = "2026-11-02T08:00:00+01:00";

/// A folder of its own, with the client in it.
struct Terminal {
    folder: tempfile::TempDir,
    /// Options of every command.
    always: Vec<String>,
    /// Whether the made language takes the place of English.
    made_language: bool,
}

/// What a command left.
#[derive(Debug)]
struct Left {
    code: i32,
    out: String,
    err: String,
}

impl Terminal {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            always: Vec::new(),
            made_language: false,
        }
    }

    /// A terminal with a person who answered and has a plan.
    fn with_plan() -> Self {
        let terminal = Self::new();
        let answers = terminal.write("answers.json", ANSWERS);
        terminal.run(MORNING, &["start", "--answers", &answers]).well();
        terminal
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file; answers its path.
    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// Runs a command at an instant.
    fn run<S: AsRef<OsStr>>(&self, now: &str, arguments: &[S]) -> Left {
        self.run_typing(now, arguments, None)
    }

    /// Runs a command at an instant, with these lines typed.
    fn run_typing<S: AsRef<OsStr>>(&self, now: &str, arguments: &[S], typed: Option<&str>) -> Left {
        let mut command = client(self.folder.path());
        command
            .args(["--store", "lissom.db", "--now", now])
            .args(&self.always)
            .args(arguments);
        if typed.is_some() {
            command.env("LISSOM_ASK", "1");
        }
        if self.made_language {
            command.env("LISSOM_MADE_LANGUAGE", "1");
        }
        left(command, typed)
    }

    /// Runs a reading command; answers its record.
    fn json(&self, now: &str, arguments: &[&str]) -> Value {
        let json = if self.always.iter().any(|option| option == "--json") {
            &[][..]
        } else {
            &["--json"]
        };
        let left = self.run(now, &[json, arguments].concat());
        serde_json::from_str(&left.well()).unwrap()
    }
}

impl Left {
    /// What was said, when all went well.
    #[track_caller]
    fn well(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    /// What was said on the way out with code 1: a sentence or two on one line, nothing on the other stream.
    #[track_caller]
    fn refused(self) -> String {
        assert_eq!(self.code, 1, "{self:?}");
        assert_eq!(self.err.trim_end().lines().count(), 1, "{self:?}");
        self.err
    }
}

/// The client, started in a folder, with nothing of this machine's own settings.
fn client(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lissom"));
    command
        .current_dir(folder)
        .env("XDG_DATA_HOME", folder)
        .env_remove("LISSOM_ASK")
        .env_remove("LISSOM_MADE_LANGUAGE");
    command
}

fn left(mut command: Command, typed: Option<&str>) -> Left {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A client that asks nothing closes its end first.
    let _ = stdin.write_all(typed.unwrap_or_default().as_bytes());
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    Left {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A made person's answers, whole.
const ANSWERS: &str = r#"{
    "safety": { "none_of_the_others": true },
    "person": {
        "age": 46, "country": "NO", "episode": "over-twelve-weeks", "pain_average": 5, "pain_worst": 6,
        "leg_pain": "none", "hindrance": 4, "fear": 2, "recovery_expected": 6, "work_load": "sitting",
        "mobility": "walks", "constraints": [], "days": ["monday", "thursday"], "minutes": 15,
        "equipment": ["chair", "mat"], "floor": true
    }
}"#;
