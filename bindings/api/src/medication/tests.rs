//! What is said of medicines, in both languages.

mod slots;
mod travel;

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
            occurrence: None,
            beside_plan: false,
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

fn date(day: u8) -> CivilDate {
    CivilDate {
        year: 2026,
        month: 5,
        day,
    }
}

fn twice_a_day(medicine: &str) -> RegimenEntry {
    RegimenEntry {
        medicine: medicine.to_owned(),
        from: date(2),
        dosages: vec![DosageEntry {
            id: "a".to_owned(),
            sequence: 1,
            timing: Some(
                r#"{"repeat":{"frequency":2,"period":1,"periodUnit":"d","timeOfDay":["08:00:00","20:00:00"]}}"#
                    .to_owned(),
            ),
            count: 2.0,
            unit: DoseUnit::Piece,
            by_slot: Vec::new(),
            instruction: None,
        }],
        clock: RegimenClock::Phone,
        starts_at: None,
        late_minutes: None,
        auto_missed: true,
        counts: true,
        if_late: None,
    }
}

#[test]
fn a_regimen_is_planned_taken_skipped_counted_and_told() {
    let before = gaps::counted();
    for language in [Language::En, Language::Nb] {
        let person = Person::new(language);
        person.no_to_all();
        let medicine = person.add("paracetamol-500");
        let medication = person.care.medication();
        let regimen = medication.begin(person.id(), twice_a_day(&medicine)).unwrap();
        let came = StockChange::Added {
            count: 30.0,
            expires: Some(date(20)),
        };
        let added = medication
            .change_stock(person.id(), medicine.clone(), came)
            .unwrap();
        let stock = medication.stock(medicine.clone()).unwrap();
        assert_eq!((stock.count, stock.refill_on), (Some(30.0), Some(date(4))));
        assert_eq!(stock.text.len(), 4, "{:?}", stock.text);

        // Taken an hour early: the planned one is silent.
        let taken = person.take(&medicine, 2.0, may(5, 10));
        let planned = medication.planned(date(2), date(2)).unwrap();
        assert_eq!((planned.len(), planned[0].state), (2, PlannedState::Taken));
        assert_eq!(planned[0].dose.as_ref(), Some(&taken.id));
        assert!(
            medication
                .skip(person.id(), planned[0].occurrence.clone(), SkipReason::Other)
                .is_err()
        );
        assert_eq!(medication.stock(medicine.clone()).unwrap().count, Some(28.0));

        person.clock.set(may(20, 30));
        let evening = medication.planned(date(2), date(2)).unwrap().remove(1);
        assert_eq!((evening.state, evening.ask.len()), (PlannedState::Missed, 2));
        let skipped = medication
            .skip(person.id(), evening.occurrence.clone(), SkipReason::OutOfStock)
            .unwrap();
        let shares = medication.adherence(date(2), date(2)).unwrap();
        assert_eq!(
            (shares[0].expected, shares[0].taken, shares[0].taking),
            (1, 1, Some(1.0))
        );
        assert_eq!(shares[1].regimen.as_deref(), Some(regimen.as_str()));
        medication.take_back(person.id(), skipped.clone()).unwrap();
        assert!(medication.take_back(person.id(), skipped).is_err());
        assert_eq!(medication.adherence(date(2), date(2)).unwrap()[0].expected, 2);

        // Beside the plan it fulfils nothing.
        let morning = medication.planned(date(3), date(3)).unwrap().remove(0);
        let extra = DoseEntry {
            medicine: medicine.clone(),
            count: 1.0,
            unit: DoseUnit::Piece,
            taken_ms: Some(morning.at_ms - 60_000),
            occurrence: None,
            beside_plan: true,
        };
        medication.take(person.id(), extra).unwrap();
        let next = medication.planned(date(3), date(3)).unwrap().remove(0);
        assert_eq!(next.state, PlannedState::Upcoming);
        let until = next.at_ms + 1_800_000;
        medication
            .snooze(person.id(), next.occurrence.clone(), until)
            .unwrap();
        let shifted = next.at_ms + 3_600_000;
        medication
            .reschedule(person.id(), next.occurrence.clone(), shifted, true)
            .unwrap();
        let moved = medication.planned(date(3), date(3)).unwrap();
        assert_eq!(
            (moved[0].at_ms, moved[0].snoozed_until_ms),
            (shifted, Some(until))
        );
        assert!(
            medication
                .snooze(person.id(), next.occurrence.clone(), may(20, 30))
                .is_err()
        );
        assert!(
            medication
                .skip(person.id(), "a/b/2026-05-02/t1".to_owned(), SkipReason::Other)
                .is_err()
        );

        medication.end(person.id(), regimen, date(4)).unwrap();
        assert_eq!(medication.planned(date(4), date(9)).unwrap(), []);
        assert!(medication.regimens().unwrap()[0].ended);
        medication.take_back_of_medicine(person.id(), added).unwrap();
        assert_eq!(medication.stock(medicine.clone()).unwrap().count, None);
        for choice in medication.side_effects().unwrap() {
            assert!(!choice.text.is_empty());
        }
        let grave = medication.note_side_effect(person.id(), medicine.clone(), SideEffect::BlackStools);
        let mild = medication.note_side_effect(person.id(), medicine, SideEffect::Nausea);
        assert_ne!(grave.unwrap().text, mild.unwrap().text);
        assert_eq!(medication.skip_reasons().unwrap().len(), SkipReason::ALL.len());
    }
    assert_eq!(gaps::counted(), before);
}

#[test]
fn a_regimen_that_cannot_be_is_refused_by_its_field() {
    let person = Person::new(Language::En);
    let medicine = person.add("paracetamol-500");
    let medication = person.care.medication();
    let refused = |change: &dyn Fn(&mut RegimenEntry)| {
        let mut entry = twice_a_day(&medicine);
        change(&mut entry);
        match medication.begin(person.id(), entry) {
            Err(crate::error::LissomError::Invalid { field, .. }) => field,
            other => panic!("{other:?}"),
        }
    };
    let timing = |json: &str| {
        let json = json.to_owned();
        refused(&move |entry| entry.dosages[0].timing = Some(json.clone()))
    };
    let within = "regimen.dosages[0].timing.";
    for json in [
        r#"{"repeat":{"frequency":1,"period":0,"periodUnit":"d"}}"#,
        r#"{"repeat":{"count":0,"frequency":1,"period":1,"periodUnit":"d"}}"#,
        r#"{"repeat":{"frequency":9000,"period":1,"periodUnit":"d"}}"#,
        r#"{"repeat":{"frequency":1,"period":1,"periodUnit":"d","boundsPeriod":{"start":"2026-05-09","end":"2026-05-01"}}}"#,
    ] {
        let field = timing(json);
        assert!(
            field.starts_with(within) || field.contains("parts[0]"),
            "{json}: {field}"
        );
    }
    assert_eq!(refused(&|entry| entry.dosages.clear()), "regimen.dosages");
    assert_eq!(refused(&|entry| entry.dosages[0].count = -1.0), "dose");
    assert_eq!(
        refused(&|entry| entry.dosages[0].unit = DoseUnit::Millilitre),
        "regimen.dosages[0].quantity"
    );
    assert_eq!(
        refused(&|entry| entry.late_minutes = Some(0)),
        "regimen.late_minutes"
    );
    let mut lost = twice_a_day(&medicine);
    lost.clock = RegimenClock::Home {
        zone: "Europe/Nowhere".to_owned(),
    };
    assert_eq!(
        medication.begin(person.id(), lost),
        Err(crate::error::LissomError::UnknownZone)
    );
    let id = medication.begin(person.id(), twice_a_day(&medicine)).unwrap();
    let mut past = twice_a_day(&medicine);
    past.from = date(1);
    assert!(
        medication
            .change_regimen(person.id(), id.clone(), past, false)
            .is_err(),
        "the past stays"
    );
    assert!(medication.end(person.id(), id, date(1)).is_err());
    let none = StockChange::Added {
        count: 0.0,
        expires: None,
    };
    assert!(
        medication
            .change_stock(person.id(), medicine.clone(), none)
            .is_err()
    );
    let negative = StockChange::Counted { count: -1.0 };
    assert!(medication.change_stock(person.id(), medicine, negative).is_err());
}
