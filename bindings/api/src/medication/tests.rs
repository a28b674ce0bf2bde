//! What is said of medicines, in both languages.

use std::sync::Arc;

use super::*;
use crate::clock::TestClock;
use crate::language::Language;
use crate::self_care::{OpenOptions, SelfCare};
use crate::words::gaps;

/// 2026-05-02, at an hour and minute of UTC; Oslo is two hours ahead.
fn may(hour: i64, minute: i64) -> i64 {
    1_777_680_000_000 + (hour * 60 + minute) * 60_000
}

struct Person {
    care: Arc<SelfCare>,
    clock: Arc<TestClock>,
    commands: std::cell::Cell<u32>,
    _folder: tempfile::TempDir,
}

impl Person {
    fn new(language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = TestClock::new(may(5, 0));
        let options = OpenOptions {
            path: folder.path().join("care.db").display().to_string(),
            key: None,
            background: false,
            zone: "Europe/Oslo".to_owned(),
            language,
        };
        Self {
            care: SelfCare::open(options, Some(clock.clone())).unwrap(),
            clock,
            commands: std::cell::Cell::new(0),
            _folder: folder,
        }
    }

    fn id(&self) -> String {
        self.commands.set(self.commands.get() + 1);
        Uuid::from_u128(u128::from(self.commands.get())).to_string()
    }

    fn add(&self, product: &str) -> String {
        let products = self.care.medication().products().unwrap();
        let product = products.into_iter().find(|one| one.id == product).unwrap();
        self.care.medication().add(self.id(), product.entry).unwrap()
    }

    fn no_to_all(&self) {
        for question in DoseQuestion::ALL {
            self.care
                .medication()
                .answer(self.id(), *question, Some(false))
                .unwrap();
        }
    }

    fn take(&self, medicine: &str, count: f64, at: i64) -> DoseCard {
        self.clock.set(at);
        let dose = DoseEntry {
            medicine: medicine.to_owned(),
            count,
            unit: DoseUnit::Piece,
            taken_ms: None,
        };
        self.care.medication().take(self.id(), dose).unwrap()
    }

    fn check(&self, medicine: &str, at: i64) -> BeforeDose {
        self.clock.set(at);
        self.care
            .medication()
            .check(medicine.to_owned(), 1.0, DoseUnit::Piece)
            .unwrap()
    }
}

#[test]
fn before_a_dose_the_time_and_the_reason_are_said() {
    let before = gaps::counted();
    for (language, not_before, because, last) in [
        (
            Language::En,
            "Not before 4pm.",
            "The last paracetamol was at midday, and there should be 4 hours between doses.",
            "This is within the limits that we know, and it is the last one until tomorrow at 8am.",
        ),
        (
            Language::Nb,
            "Ikke før klokka 16.",
            "Du tok paracetamol sist klokka 12, og det skal gå 4 timer mellom to doser.",
            "Dette er innenfor grensene vi kjenner, og det er den siste til i morgen klokka 8.",
        ),
    ] {
        let person = Person::new(language);
        person.no_to_all();
        let gram = person.add("paracetamol-1000");
        person.take(&gram, 1.0, may(6, 0));
        person.take(&gram, 1.0, may(10, 0));
        let told = person.check(&gram, may(12, 0));
        assert_eq!(
            (told.kind, told.text.as_str()),
            (BeforeDoseKind::NotBefore, not_before)
        );
        assert_eq!(
            (told.because, told.at_ms),
            (vec![because.to_owned()], Some(may(14, 0)))
        );
        assert!(told.sources[0].starts_with("NHS"), "{:?}", told.sources);
        person.take(&gram, 1.0, may(14, 0));
        let told = person.check(&gram, may(18, 0));
        assert_eq!((told.kind, told.text.as_str()), (BeforeDoseKind::Within, last));
    }
    assert_eq!(gaps::counted(), before);
}

#[test]
fn open_questions_come_with_the_answer_and_no_time_does() {
    let person = Person::new(Language::En);
    let ibuprofen = person.add("ibuprofen-400");
    let told = person.check(&ibuprofen, may(8, 0));
    assert_eq!(told.kind, BeforeDoseKind::AskFirst);
    assert_eq!(told.text, "Ask a pharmacist or doctor first.");
    assert_eq!((told.questions.len(), told.at_ms), (12, None));
    assert_eq!(told.because, ["Some questions are still open."]);
    let open = |person: &Person| {
        let questions = person.care.medication().questions().unwrap();
        questions.iter().filter(|one| one.yes.is_none()).count()
    };
    assert_eq!(open(&person), 14);
    person.no_to_all();
    assert_eq!(open(&person), 0);
    person
        .care
        .medication()
        .answer(person.id(), DoseQuestion::Lithium, Some(true))
        .unwrap();
    let told = person.check(&ibuprofen, may(8, 0));
    assert_eq!(
        (told.because, told.at_ms),
        (vec!["You take lithium.".to_owned()], None)
    );
}

#[test]
fn what_was_taken_is_recorded_told_and_undone() {
    let person = Person::new(Language::En);
    person.no_to_all();
    let answers = crate::profile::Answers {
        country: Some("NO".to_owned()),
        ..Default::default()
    };
    person.care.profile().answer(person.id(), answers).unwrap();
    let gram = person.add("paracetamol-1000");
    let card = person.take(&gram, 9.0, may(8, 30));
    assert_eq!(
        card.text,
        "9 tablets Paracetamol 1000 mg, tablet, today at 10:30am"
    );
    assert_eq!(card.flags.len(), 2);
    assert!(card.flags[1].contains("Call for advice now"));
    let numbers: Vec<&str> = card.calls.iter().map(|call| call.number.as_str()).collect();
    assert_eq!(numbers, ["113", "116 117"]);
    let day = card.date;
    let medication = person.care.medication();
    assert_eq!(medication.doses(day, day).unwrap(), std::slice::from_ref(&card));
    let mended = DoseEntry {
        count: 1.0,
        ..card.entry.clone()
    };
    let mended = medication.correct(person.id(), card.id.clone(), mended).unwrap();
    assert_eq!(mended.flags, Vec::<String>::new());
    medication.undo(person.id(), card.id.clone()).unwrap();
    assert_eq!(medication.doses(day, day).unwrap(), []);
    assert!(medication.undo(person.id(), card.id).is_err());
}

#[test]
fn every_reason_caution_flag_and_name_has_its_words() {
    let before = gaps::counted();
    for language in [Language::En, Language::Nb] {
        let person = Person::new(language);
        let medication = person.care.medication();
        let products = medication.products().unwrap();
        assert!(
            products
                .iter()
                .all(|one| !one.text.is_empty() && !one.sources.is_empty())
        );
        let core_formulary = lissom::medication::Formulary::shipped().unwrap();
        let words = Words::of(language);
        for substance in core_formulary.substances() {
            words.say_coded("substance", substance, &[]);
        }
        for question in DoseQuestion::ALL {
            let _ = question.said(words);
            words.say_coded("because-yes", &crate::words::code_of(question), &[]);
        }
        for flag in [
            Flag::TooSoon,
            Flag::TooMuchAtOnce,
            Flag::OverTheDay,
            Flag::NotAskedFirst,
            Flag::DuplicateNsaid,
            Flag::OpioidWithSedative,
            Flag::InTheFuture,
            Flag::Backfilled,
        ] {
            words.say_coded("dose-flag", &crate::words::code_of(&flag), &[]);
        }
        for form in MedicineForm::ALL {
            let count = ("count", 1.0.into());
            words.say_coded("dose-pieces", &crate::words::code_of(form), &[count]);
            words.say_coded("medicine-form", &crate::words::code_of(form), &[]);
        }
        for product in [
            "pregabalin-75",
            "diclofenac-gel",
            "tramadol-50",
            "paralgin-forte",
            "naproxen-250",
        ] {
            let id = person.add(product);
            person.take(&id, 1.0, may(8, 0));
            let told = person.check(&id, may(9, 0));
            assert!(!told.text.is_empty());
        }
        let cards = medication.medicines().unwrap();
        assert_eq!(cards.len(), 5);
        assert_eq!(
            cards[0].notes.len(),
            2,
            "pregabalin: drowsiness, and never to be stopped suddenly"
        );
        assert_eq!(medication.limits().unwrap().len(), 3);
        let limit = DoseLimit {
            substance: "Tramadol".to_owned(),
            interval_minutes: 360,
            per_dose_mg: 100.0,
            per_24_h_mg: 400.0,
            author: "Made doctor".to_owned(),
            date: CivilDate {
                year: 2026,
                month: 5,
                day: 1,
            },
        };
        medication.keep_limit(person.id(), limit).unwrap();
        let limits = medication.limits().unwrap();
        assert!(limits[0].by_clinician && limits.len() == 4, "{limits:?}");
    }
    assert_eq!(gaps::counted(), before);
}
