//! What can be typed, and opening the file for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use lissom_api::{
    Language, LissomError, OpenOptions, SelfCare, SwapCause, TestClock, error_sentence, language_for,
};
use uuid::Uuid;

use crate::Fallible;
use crate::log_entry::LogEntry;
use crate::med::Med;
use crate::remind::Remind;

/// Self-management of low back pain, on the terminal.
#[derive(Debug, Parser)]
#[command(name = "lissom", version, about, propagate_version = true)]
pub(crate) struct Lissom {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// The file with the records; without it, lissom.db in the folder for your data
    #[arg(long, global = true, value_name = "PATH")]
    store: Option<PathBuf>,
    /// A file with the raw 32-byte key of an encrypted store
    #[arg(long, global = true, value_name = "PATH")]
    key_file: Option<PathBuf>,
    /// The present instant instead of the clock's, such as 2026-11-24T08:00:00+01:00
    #[arg(long, global = true, value_name = "RFC3339")]
    now: Option<chrono::DateTime<chrono::FixedOffset>>,
    /// The time zone the person is in
    #[arg(long, global = true, default_value = "Europe/Oslo")]
    pub(crate) zone: String,
    /// The language of the texts
    #[arg(long, global = true, value_parser = spoken(), default_value = "en")]
    pub(crate) lang: Language,
    /// A TOML file with the keys of those whose content packs are accepted
    #[arg(long, global = true, value_name = "PATH")]
    trust: Option<PathBuf>,
    /// Print records as JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// The id of this command, so that repeating it writes nothing twice
    #[arg(long, global = true, value_name = "UUID")]
    command_id: Option<String>,
}

/// A language of the texts, by its tag.
fn spoken() -> impl TypedValueParser<Value = Language> {
    let tags = Language::ALL.iter().map(|language| language.tag());
    PossibleValuesParser::new(tags).map(|tag| language_for(vec![tag]))
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// A made person's first four weeks, with a report
    Demo {
        /// Where the report and the pictures go
        #[arg(long, default_value = "demo-out")]
        out: PathBuf,
    },
    /// A made life from a file, such as a year of one person, told with every plan and its reasons
    Story {
        /// The file, TOML or JSON
        file: PathBuf,
    },
    /// The first questions, then the first week
    Start {
        /// A JSON or TOML file with the answers, instead of being asked
        #[arg(long)]
        answers: Option<PathBuf>,
    },
    /// The safety questions, asked again; --clear tells of having been seen
    Screen {
        /// A JSON or TOML file with the answers, instead of being asked
        #[arg(long)]
        answers: Option<PathBuf>,
        /// Clear a hold: who saw you, when, what you were told
        #[arg(long)]
        clear: bool,
        /// Ask the further questions too, such as those before neck exercises
        #[arg(long)]
        further: bool,
        /// Only answer whether care was reached
        #[arg(long, value_enum)]
        care_reached: Option<YesNo>,
    },
    /// An entry for the diary
    Log {
        #[command(subcommand)]
        entry: LogEntry,
    },
    /// An Apple Health export, export.zip or .xml
    Import {
        /// The export
        file: PathBuf,
    },
    /// The running week
    Week,
    /// What now?
    Today,
    /// Why the week, or one exercise of it, is as it is
    Why {
        /// An exercise of the week, or "walking"
        item: Option<String>,
    },
    /// The exercises by group, the gentlest first; or all that is known of one
    Exercise {
        /// The exercise
        id: Option<String>,
        /// Only those of a minute, sitting or standing, in work clothes
        #[arg(long)]
        work: bool,
    },
    /// The week's check-in, then the next week
    Checkin {
        /// A JSON or TOML file with the answers, instead of being asked
        #[arg(long)]
        answers: Option<PathBuf>,
    },
    /// One question, if there is one worth asking today, and what its answer may change
    Question,
    /// What became of people much like you; shown because you ask
    Course,
    /// Another exercise in place of one of this week
    Swap {
        /// The exercise
        exercise: String,
        /// Why
        #[arg(long, value_enum)]
        because: SwapBecause,
    },
    /// Today's session is done
    Done {
        /// How hard it was, 0 to 10
        #[arg(long)]
        effort: Option<u8>,
        /// The most pain during it, 0 to 10
        #[arg(long)]
        pain: Option<u8>,
        /// The day the session was planned for; today without it
        #[arg(long)]
        day: Option<chrono::NaiveDate>,
    },
    /// What you told of yourself, and today's question
    Profile {
        /// A JSON or TOML file with answers that are new or have changed; the others stay
        #[arg(long)]
        answers: Option<PathBuf>,
    },
    /// A questionnaire; without a name the short mood screen
    Ask {
        /// Such as phq-2 or phq-8
        id: Option<String>,
        /// A JSON file with the answers in order, instead of being asked
        #[arg(long)]
        answers: Option<PathBuf>,
    },
    /// The questionnaires there are
    Instruments,
    /// First aid in a flare, step by step; with start or end the flare is noted, and the week follows it
    Flare {
        #[arg(value_enum)]
        state: Option<FlareState>,
    },
    /// Medicines: what is there, what was taken, what is said before a dose
    Med {
        #[command(subcommand)]
        med: Med,
    },
    /// Reminders: what a phone has to hold, why, and how you want it
    Remind {
        #[command(subcommand)]
        remind: Remind,
    },
    /// Appointments: those to come, noting one, moving it, cancelling it
    #[command(subcommand)]
    Appointment(crate::commands::appointment::AppointmentStep),
    /// Today's message and the questions that come back; a message or a theme by its id
    Learn {
        /// A message, or a theme
        message: Option<String>,
        /// Answers the message's question: the number of a choice, from 1
        #[arg(long, requires = "message")]
        answer: Option<u8>,
    },
    /// The tools; one of them with its timings and its sheet
    Tool {
        /// The tool
        id: Option<String>,
        /// How long to breathe, or how long from break to break
        #[arg(long, requires = "id")]
        minutes: Option<u16>,
        /// Writes a line of the sheet, as LINE=TEXT; may come several times
        #[arg(long, requires = "id", value_name = "LINE=TEXT")]
        write: Vec<String>,
        /// Writes the sheet as a page to print
        #[arg(long, requires = "id", value_name = "FILE")]
        print: Option<PathBuf>,
    },
    /// The programmes; one of them, and following it
    Programme {
        /// The programme
        id: Option<String>,
        #[command(subcommand)]
        step: Option<crate::commands::programmes::ProgrammeStep>,
    },
    /// Content packs: making, signing, checking, looking into one
    Pack {
        #[command(subcommand)]
        step: crate::commands::pack::PackStep,
    },
    /// Copies everything into one new file
    Backup {
        /// The new file
        to: PathBuf,
    },
    /// Replaces everything by a backup
    Restore {
        /// The backup
        from: PathBuf,
        /// Yes, replace what is here
        #[arg(long)]
        yes: bool,
    },
    /// Erases everything, or what one source brought, down to the bytes
    Erase {
        /// Only what this source brought
        #[arg(long)]
        source: Option<String>,
        /// Yes, erase it
        #[arg(long)]
        yes: bool,
    },
    /// What may be shared, with whom
    Consent {
        #[command(subcommand)]
        consent: Option<ConsentCommand>,
    },
    /// The moving figure of an exercise, as SVG; with --json its scenes and joint angles at the key poses
    Figure {
        /// The exercise
        exercise: String,
    },
    /// Every figure: a contact sheet, and for each exercise a moving picture and the key poses for print
    Figures {
        /// Where they go
        #[arg(long, default_value = "figures-out")]
        out: PathBuf,
    },
    /// Plays a scenario file: a made person's reminders through clock changes, journeys and a phone's limits
    Simulate {
        /// The scenario, as docs/scenarios.md describes
        scenario: PathBuf,
        /// Compare with what the file expects; a difference is a failure
        #[arg(long)]
        check: bool,
    },
    /// Looks through the file and says what it found; no health data
    Doctor,
    /// Judges the core
    Evaluate {
        #[command(subcommand)]
        what: Evaluate,
    },
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub(crate) enum YesNo {
    Yes,
    No,
}

/// Why an exercise is swapped.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub(crate) enum SwapBecause {
    TooHard,
    Hurts,
    NoRoom,
}

impl From<SwapBecause> for SwapCause {
    fn from(because: SwapBecause) -> Self {
        match because {
            SwapBecause::TooHard => Self::TooHard,
            SwapBecause::Hurts => Self::Hurts,
            SwapBecause::NoRoom => Self::NoRoom,
        }
    }
}

/// Whether a flare begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub(crate) enum FlareState {
    Start,
    End,
}

/// What is done with consents.
#[derive(Debug, Subcommand)]
pub(crate) enum ConsentCommand {
    /// Gives a consent
    Give {
        /// share-report, share-diary or programme
        kind: String,
        /// Who receives it
        receiver: String,
        /// The first day it covers
        #[arg(long)]
        from: chrono::NaiveDate,
        /// The last day
        #[arg(long)]
        to: Option<chrono::NaiveDate>,
    },
    /// Withdraws one
    Withdraw {
        /// Its id
        id: String,
    },
}

/// What is judged.
#[derive(Debug, Subcommand)]
pub(crate) enum Evaluate {
    /// A plan for every person of a cohort file, audited
    Plans {
        /// The cohort
        cohort: PathBuf,
        /// Every person's outcome, a JSON line each
        #[arg(long)]
        out: Option<PathBuf>,
        /// What variety is drawn from
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Only one set of answers: all self-report columns, or what the first twelve questions ask
        #[arg(long, value_enum)]
        answers: Option<AnswerSet>,
    },
    /// Whether the planner finds a full session for everybody: constraints, place, tools, minutes and level combined
    Coverage {
        /// Every pair of constraints too, not only each alone and all at once
        #[arg(long)]
        pairs: bool,
        /// What variety is drawn from
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Whether learning from a person's weeks finds what suits them: made people, each planned for twice
    Learning {
        /// How many made people
        #[arg(long, default_value_t = 300)]
        people: usize,
        /// What they are drawn from
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// How well the course of a cohort's people is expected, cross-validated
    Prognosis {
        /// The cohort
        cohort: PathBuf,
        /// Apply what ships to the people of the file, fitting nothing
        #[arg(long)]
        apply: bool,
    },
    /// The averages of a cohort that ship, made again, with their validation
    Prototypes {
        /// The cohort
        cohort: PathBuf,
        /// Where to write them
        #[arg(long)]
        out: Option<PathBuf>,
        /// Where to write the marks by which people that were trained on are known again
        #[arg(long)]
        marks: Option<PathBuf>,
    },
}

/// Which columns of a cohort are answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub(crate) enum AnswerSet {
    All,
    Twelve,
}

impl Global {
    /// Opens the store.
    pub(crate) fn open(&self) -> Fallible<Arc<SelfCare>> {
        let store = self.store();
        if self.store.is_none()
            && let Some(folder) = store.parent()
        {
            std::fs::create_dir_all(folder).map_err(|_| self.sentence(&LissomError::CannotOpen))?;
        }
        let clock = self.now.map(|now| TestClock::new(now.timestamp_millis()));
        self.opened(&store, clock)
    }

    /// The present instant in milliseconds: the one named, or the clock's.
    pub(crate) fn now_ms(&self) -> i64 {
        let clock = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        self.now.map_or_else(
            || clock().map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)),
            |now| now.timestamp_millis(),
        )
    }

    /// The file with the records: the one named, or the usual one.
    pub(crate) fn store(&self) -> PathBuf {
        let named = self.store.clone();
        named.unwrap_or_else(|| data_folder().join("lissom").join("lissom.db"))
    }

    /// Opens another store, with a clock that the caller moves.
    pub(crate) fn open_at(&self, store: &Path, clock: &Arc<TestClock>) -> Fallible<Arc<SelfCare>> {
        self.opened(store, Some(clock.clone()))
    }

    fn opened(&self, store: &Path, clock: Option<Arc<TestClock>>) -> Fallible<Arc<SelfCare>> {
        let key = match &self.key_file {
            Some(path) => Some(std::fs::read(path).map_err(|_| self.sentence(&LissomError::CannotOpen))?),
            None => None,
        };
        let options = OpenOptions {
            path: store.display().to_string(),
            key,
            background: false,
            zone: self.zone.clone(),
            language: self.lang,
        };
        let care = SelfCare::open(options, clock).map_err(|e| self.sentence(&e))?;
        if let Some(path) = &self.trust {
            let keys =
                std::fs::read_to_string(path).map_err(|_| format!("{}: cannot be read", path.display()))?;
            care.content().trust(keys).map_err(|e| self.sentence(&e))?;
        }
        Ok(care)
    }

    /// The id of this command: the caller's, or a fresh one.
    pub(crate) fn command_id(&self) -> String {
        self.command_id
            .clone()
            .unwrap_or_else(|| Uuid::now_v7().to_string())
    }

    /// An error as a sentence, in the language of the texts; with the field and what it allows, which a person who
    /// types needs.
    pub(crate) fn sentence(&self, error: &LissomError) -> String {
        let sentence = error_sentence(error.clone(), self.lang);
        match error {
            LissomError::Invalid { field, allowed } => format!("{sentence} ({field}: {allowed})"),
            LissomError::NotFound { what } => format!("{sentence} ({what})"),
            LissomError::PackRefused { entry, reason } => format!("{sentence} ({entry}: {reason})"),
            _ => sentence,
        }
    }
}

/// Where programs keep a person's data on this system; here, where there is no such place.
fn data_folder() -> PathBuf {
    let folder = |variable: &str| {
        std::env::var_os(variable)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let home = || folder("HOME");
    let found = if cfg!(target_os = "windows") {
        folder("APPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library").join("Application Support"))
    } else {
        folder("XDG_DATA_HOME").or_else(|| home().map(|home| home.join(".local").join("share")))
    };
    found.unwrap_or_default()
}
