//! No error and no log line of this crate holds what a person entered, nor a key or a path.
#![allow(clippy::unwrap_used, reason = "tests state what must be")]

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use lissom_api::{
    Answers, CivilDate, Clearance, ConsentKind, DiaryEntry, FlagAnswer, Goal, Language, LissomError,
    MeasuredEntry, OpenOptions, SafetyAnswer, SeenBy, SelfCare, SwapCause, WhyOf, diagnose, error_sentence,
    quarantine,
};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

/// Stands wherever a caller can put a text.
const PLANTED: &str = "Plantedword";

/// Keeps every log line, at every level.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<String>>);

impl Visit for Lines {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        writeln!(self.0.lock().unwrap(), "{field}={value:?}").unwrap();
    }
}

impl Subscriber for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, attributes: &span::Attributes<'_>) -> span::Id {
        attributes.record(&mut self.clone());
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut self.clone());
    }
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

fn options(path: String, key: Option<Vec<u8>>, zone: &str) -> OpenOptions {
    OpenOptions {
        path,
        key,
        background: false,
        zone: zone.to_owned(),
        language: Language::En,
    }
}

const ID: &str = "0199d5a4-0000-7000-8000-000000000001";
const FRESH: &str = "0199d5a4-0000-7000-8000-000000000002";

/// What a person enters, each with a fault beside the planted word.
fn refused_entries(good: &SelfCare) -> Vec<Option<LissomError>> {
    let (diary, profile, screening, plan) = (good.diary(), good.profile(), good.screening(), good.plan());
    let note = |words: String| DiaryEntry::Note { words };
    let date = CivilDate {
        year: 2026,
        month: 11,
        day: 24,
    };
    let measured = |code: String, source: String| MeasuredEntry {
        code,
        unit: "kg".to_owned(),
        value: f64::NAN,
        start_ms: 0,
        end_ms: None,
        source: Some(source),
    };
    let kept = diary.record(ID.to_owned(), note(PLANTED.to_owned())).unwrap().id;
    let next = |number: u8| format!("0199d5a4-0000-7000-8000-0000000001{number:02}");
    let measured = measured(PLANTED.to_owned(), PLANTED.to_owned());
    vec![
        diary.record(next(1), note(PLANTED.repeat(200))).err(),
        diary.record(next(2), DiaryEntry::Measured { measured }).err(),
        diary
            .correct(next(3), kept.clone(), DiaryEntry::Mood { value: 3 })
            .err(),
        diary.correct(ID.to_owned(), kept, note(PLANTED.to_owned())).err(),
        diary.history(PLANTED.to_owned()).err(),
        diary.erase_source(next(4), PLANTED.to_owned()).err(),
        profile
            .answer(
                next(5),
                Answers {
                    goals: vec![Goal {
                        words: PLANTED.repeat(30),
                        rating: 11,
                    }],
                    ..Answers::default()
                },
            )
            .err(),
        profile
            .answer(
                next(6),
                Answers {
                    country: Some(PLANTED.to_owned()),
                    ..Answers::default()
                },
            )
            .err(),
        profile
            .give_consent(next(7), ConsentKind::ShareReport, PLANTED.repeat(30), date, None)
            .err(),
        screening
            .answer(
                next(8),
                vec![FlagAnswer {
                    flag: PLANTED.to_owned(),
                    answer: SafetyAnswer::Yes,
                }],
            )
            .err(),
        screening
            .clear(
                next(9),
                Clearance {
                    seen_by: SeenBy::Doctor,
                    seen_on: date,
                    told: PLANTED.to_owned(),
                    exercise_is_fine: true,
                },
                Vec::new(),
            )
            .err(),
        plan.swap(next(10), PLANTED.to_owned(), SwapCause::Hurts).err(),
        plan.exercise_done(next(11), date, PLANTED.to_owned()).err(),
        plan.why(WhyOf::Exercise {
            id: PLANTED.to_owned(),
        })
        .err(),
        good.content().exercise(PLANTED.to_owned()).err(),
        good.exchange()
            .import_apple_health(next(12), PLANTED.to_owned(), None)
            .err(),
    ]
}

#[test]
fn planted_words_reach_no_error_and_no_log() {
    let lines = Lines::default();
    tracing::subscriber::set_global_default(lines.clone()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let key = PLANTED.repeat(3).into_bytes()[..32].to_vec();
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();

    let good = SelfCare::open(options(path(PLANTED), None, "Europe/Oslo"), None).unwrap();
    let store = good.store();
    std::fs::write(
        path("damaged"),
        [b"SQLite format 3\0".as_slice(), PLANTED.as_bytes()].concat(),
    )
    .unwrap();
    let errors: Vec<LissomError> = [
        SelfCare::open(options(path(PLANTED), None, PLANTED), None).err(),
        SelfCare::open(
            options(path(&format!("{PLANTED}/{PLANTED}")), None, "Europe/Oslo"),
            None,
        )
        .err(),
        SelfCare::open(options(path("short"), Some(PLANTED.into()), "Europe/Oslo"), None).err(),
        // A key for a plain file, with encryption or without.
        SelfCare::open(options(path(PLANTED), Some(key.clone()), "Europe/Oslo"), None).err(),
        SelfCare::open(options(path("damaged"), None, "Europe/Oslo"), None).err(),
        good.environment_changed(PLANTED.to_owned(), Language::Nb).err(),
        store.backup(path(PLANTED)).err(),
        store
            .restore(FRESH.to_owned(), path(&format!("{PLANTED}-missing")))
            .err(),
        store.erase_everything(PLANTED.to_owned()).err(),
        store.changes_since(Some(PLANTED.to_owned()), 0, 1).err(),
        diagnose(path(PLANTED), Some(key)).err(),
        quarantine(FRESH.to_owned(), path(PLANTED), None).err(),
    ]
    .into_iter()
    .chain(refused_entries(&good))
    .map(|error| error.expect("each of these is refused"))
    .collect();

    let mut said = String::new();
    for error in errors {
        writeln!(said, "{error} {error:?}").unwrap();
        for language in [Language::En, Language::Nb] {
            writeln!(said, "{}", error_sentence(error.clone(), language)).unwrap();
        }
    }
    let logged = lines.0.lock().unwrap().clone();
    assert!(logged.contains("a call was refused"), "the log was listened to");
    for planted in [PLANTED, &hex, &folder.path().display().to_string()] {
        assert!(!said.contains(planted), "{said}");
        assert!(!logged.contains(planted), "{logged}");
    }
}
