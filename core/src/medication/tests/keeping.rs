//! Keeping: nothing is lost, nothing that was taken is refused, what is undone counts nowhere.

use std::cell::Cell;

use proptest::prelude::*;

use super::*;
use crate::error::{Error, Result};
use crate::store::{self, Command, CommandId, OpenMode, Step, Store, Writer};
use crate::{diary, profile};

const STEPS: &[Step] = &[Step {
    sql: &[store::SCHEMA, diary::SCHEMA, profile::SCHEMA, SCHEMA, PLAN_SCHEMA],
}];

struct Book {
    store: Store,
    formulary: Formulary,
    rules: Rules,
    commands: Cell<u32>,
    _folder: tempfile::TempDir,
}

impl Book {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (formulary, rules) = SHIPPED.clone();
        Self {
            store: Store::open(&folder.path().join("care.db"), None, OpenMode::Foreground, STEPS).unwrap(),
            rules,
            formulary,
            commands: Cell::new(0),
            _folder: folder,
        }
    }

    fn write<T: serde::Serialize + serde::de::DeserializeOwned>(
        &self,
        now: &str,
        write: impl FnOnce(&Writer<'_>, &Moment) -> Result<T>,
    ) -> Result<T> {
        let n = self.commands.replace(self.commands.get() + 1);
        let command = Command::new(CommandId::derived(&n.to_string(), "test"), "test");
        self.store.write(&command, |tx| write(tx, &moment(at(now))))
    }

    fn product(&self, id: &str) -> MedicineId {
        let medicine = self.formulary.product(id).unwrap().medicine.clone();
        let added = self.write("2026-05-01T08:00:00Z", |tx, moment| {
            add_medicine(tx, moment, &self.formulary, medicine)
        });
        added.unwrap()
    }

    fn no_to_all(&self) {
        let no = Question::ALL.iter().map(|one| (*one, Some(false))).collect();
        self.write("2026-05-01T08:00:00Z", |tx, moment| {
            answer_questions(tx, moment, &no)
        })
        .unwrap();
    }

    fn take(&self, now: &str, medicine: MedicineId, count: f64, taken: &str) -> Result<DoseId> {
        let dose = Dose {
            medicine,
            quantity: pieces(count),
            taken: at(taken),
        };
        self.write(now, |tx, moment| {
            record_dose(tx, moment, (&self.formulary, &self.rules), dose, None)
        })
    }

    fn undo(&self, now: &str, id: DoseId) -> Result<()> {
        self.write(now, |tx, moment| mark_dose_in_error(tx, moment, id))
    }

    fn newest(&self, id: DoseId) -> KeptDose {
        self.store
            .read(|reader| dose_versions(reader, id))
            .unwrap()
            .pop()
            .unwrap()
    }

    fn ask(&self, now: &str, medicine: MedicineId, count: f64) -> Answer {
        let now = moment(at(now));
        self.store
            .read(|reader| {
                let kept = medicine_of(reader, medicine)?;
                let asked = Asked {
                    id: Some(medicine),
                    medicine: &kept.medicine,
                    quantity: pieces(count),
                    regular: &[],
                };
                let history = history(reader, &now)?;
                let person = person(reader, &now, &self.rules)?;
                check(asked, &person, &history, &now, &self.formulary, &self.rules)
            })
            .unwrap()
    }
}

#[test]
fn a_dose_beyond_every_limit_is_recorded_and_flagged() {
    let book = Book::new();
    book.no_to_all();
    let gram = book.product("paracetamol-1000");
    let first = book
        .take("2026-05-02T08:00:00Z", gram, 1.0, "2026-05-02T08:00:00Z")
        .unwrap();
    assert_eq!(book.newest(first).flags, []);
    let second = book
        .take("2026-05-02T10:00:00Z", gram, 1.0, "2026-05-02T10:00:00Z")
        .unwrap();
    assert_eq!(book.newest(second).flags, [Flag::TooSoon]);
    let many = book
        .take("2026-05-02T20:00:00Z", gram, 40.0, "2026-05-02T20:00:00Z")
        .unwrap();
    assert_eq!(book.newest(many).flags, [Flag::TooMuchAtOnce, Flag::OverTheDay]);
    assert_eq!(book.newest(many).rules, book.rules.version);
    let answer = book.ask("2026-05-02T21:00:00Z", gram, 1.0);
    assert_eq!(not_before(&answer), Some(at("2026-05-03T20:00:00Z")));
    // The forty were a slip of the finger.
    book.undo("2026-05-02T21:01:00Z", many).unwrap();
    let answer = book.ask("2026-05-02T21:02:00Z", gram, 1.0);
    assert!(matches!(answer.outcome, Outcome::Within { .. }));
    let versions = book.store.read(|reader| dose_versions(reader, many)).unwrap();
    assert_eq!(versions.len(), 2);
    assert!(
        !versions[0].in_error && versions[1].in_error,
        "the first version stays"
    );
    assert!(matches!(
        book.undo("2026-05-02T21:03:00Z", many),
        Err(Error::NotFound { .. })
    ));
}

#[test]
fn a_dose_over_the_day_is_flagged_also_where_somebody_should_have_been_asked() {
    let book = Book::new();
    let gram = book.product("paracetamol-1000");
    let many = book
        .take("2026-05-02T20:00:00Z", gram, 5.0, "2026-05-02T20:00:00Z")
        .unwrap();
    let flags = [Flag::TooMuchAtOnce, Flag::OverTheDay, Flag::NotAskedFirst];
    assert_eq!(book.newest(many).flags, flags);
    let next = book
        .take("2026-05-02T21:00:00Z", gram, 1.0, "2026-05-02T21:00:00Z")
        .unwrap();
    assert_eq!(
        book.newest(next).flags,
        [Flag::TooSoon, Flag::OverTheDay, Flag::NotAskedFirst]
    );
}

#[test]
fn a_dose_recorded_late_or_ahead_is_flagged_and_one_far_ahead_is_a_slip() {
    let book = Book::new();
    book.no_to_all();
    let gram = book.product("paracetamol-1000");
    book.take("2026-05-02T12:00:00Z", gram, 1.0, "2026-05-02T12:00:00Z")
        .unwrap();
    // Entered after it, taken before it: not too soon because of the later one.
    let early = book
        .take("2026-05-02T13:00:00Z", gram, 1.0, "2026-05-02T07:00:00Z")
        .unwrap();
    assert_eq!(book.newest(early).flags, [Flag::Backfilled]);
    let ahead = book
        .take("2026-05-02T16:00:00Z", gram, 1.0, "2026-05-02T20:00:00Z")
        .unwrap();
    assert_eq!(book.newest(ahead).flags, [Flag::InTheFuture]);
    // It counts: nobody should take one now and then that one too.
    let answer = book.ask("2026-05-02T16:30:00Z", gram, 1.0);
    assert_eq!(not_before(&answer), Some(at("2026-05-03T00:00:00Z")));
    let far = book.take("2026-05-02T16:00:00Z", gram, 1.0, "2026-05-04T20:00:00Z");
    assert_eq!(
        far,
        Err(Error::invalid("dose.taken", "at most a day ahead of now"))
    );
    let ancient = book.take("2026-05-02T16:00:00Z", gram, 1.0, "1999-05-04T20:00:00Z");
    assert!(matches!(ancient, Err(Error::Invalid { .. })));
}

#[test]
fn a_dose_keeps_the_clock_it_was_taken_by_and_belongs_to_the_day_before_in_the_small_hours() {
    let book = Book::new();
    let gram = book.product("paracetamol-1000");
    // 01:30 in Oslo on the third.
    let id = book
        .take("2026-05-02T23:30:00Z", gram, 1.0, "2026-05-02T23:30:00Z")
        .unwrap();
    let kept = book.newest(id);
    assert_eq!(kept.day.to_string(), "2026-05-02");
    assert_eq!(kept.stamp.civil().to_string(), "2026-05-03 01:30:00");
    assert_eq!(kept.flags, [Flag::NotAskedFirst], "nobody answered the questions");
}

#[test]
fn a_medicine_that_is_mended_is_counted_by_what_it_says_now_and_must_still_fit_its_doses() {
    let book = Book::new();
    book.no_to_all();
    let id = book.product("paracetamol-500");
    book.take("2026-05-02T08:00:00Z", id, 2.0, "2026-05-02T08:00:00Z")
        .unwrap();
    let change = |strength: &str, in_use| {
        let medicine = free("Paracet", Form::Tablet, Route::Oral, &[("paracetamol", strength)]);
        book.write("2026-05-02T09:00:00Z", |tx, moment| {
            change_medicine(tx, moment, &book.formulary, id, medicine, in_use)
        })
    };
    change("1000 mg", false).unwrap();
    let kept = book.store.read(medicines).unwrap();
    assert_eq!((kept.len(), kept[0].version, kept[0].in_use), (1, 2, false));
    let Outcome::TooMuchAtOnce { .. } = book.ask("2026-05-03T10:00:00Z", id, 2.0).outcome else {
        panic!("two are 2 g now");
    };
    assert_eq!(
        change("24 mg/ml", true),
        Err(Error::invalid(
            "dose.unit",
            "millilitres or milligrams, for a strength given by volume"
        ))
    );
    let nobody = MedicineId(Uuid::nil());
    assert!(matches!(
        book.take("2026-05-02T08:00:00Z", nobody, 1.0, "2026-05-02T08:00:00Z"),
        Err(Error::NotFound { what: "medicine" })
    ));
}

#[test]
fn a_medicine_with_a_field_out_of_range_is_refused_by_name() {
    let formulary = Formulary::shipped().unwrap();
    let good = || free("Paracet", Form::Tablet, Route::Oral, &[("paracetamol", "500 mg")]);
    assert!(good().validated(&formulary).is_ok());
    let fails = |change: &dyn Fn(&mut Medicine), field: &str| {
        let mut medicine = good();
        change(&mut medicine);
        match medicine.validated(&formulary) {
            Err(Error::Invalid { field: found, .. }) => assert_eq!(found, field),
            other => panic!("{field}: {other:?}"),
        }
    };
    fails(&|m| m.name = " ".to_owned(), "medicine.name");
    fails(&|m| m.name = "x".repeat(121), "medicine.name");
    fails(&|m| m.ingredients.clear(), "medicine.ingredients");
    fails(
        &|m| m.ingredients.push(m.ingredients[0].clone()),
        "medicine.ingredients",
    );
    fails(
        &|m| m.ingredients[0].substance.clear(),
        "medicine.ingredients[0].substance",
    );
    fails(
        &|m| m.ingredients[0].strength = Some(Strength::Hourly(25)),
        "medicine.ingredients[0].strength",
    );
    fails(&|m| m.atc = Some("N02BE1".to_owned()), "medicine.atc");
    fails(&|m| m.worn_hours = Some(0), "medicine.worn_hours");
    let both = free(
        "Both",
        Form::Tablet,
        Route::Oral,
        &[("paracetamol", "500 mg"), ("codeine", "30 mg")],
    );
    let by_mass = Quantity::new(500.0, DoseUnit::Milligram).unwrap();
    assert!(matches!(both.amounts(by_mass), Err(Error::Invalid { .. })));
}

#[test]
fn an_answer_stands_since_the_day_it_was_first_given_and_can_be_taken_back() {
    let book = Book::new();
    let say = |now: &str, question, answer| {
        let given = BTreeMap::from([(question, answer)]);
        book.write(now, |tx, moment| answer_questions(tx, moment, &given))
            .unwrap();
    };
    say("2026-05-01T08:00:00Z", Question::Liver, Some(true));
    say("2026-05-03T08:00:00Z", Question::Alcohol, Some(false));
    say("2026-05-04T08:00:00Z", Question::Liver, Some(true));
    let standing = || book.store.read(answers).unwrap().0;
    let day = |text: &str| text.parse().unwrap();
    assert_eq!(standing()[&Question::Liver], (true, day("2026-05-01")));
    assert_eq!(standing()[&Question::Alcohol], (false, day("2026-05-03")));
    say("2026-05-05T08:00:00Z", Question::Liver, Some(false));
    assert_eq!(standing()[&Question::Liver], (false, day("2026-05-05")));
    say("2026-05-06T08:00:00Z", Question::Liver, None);
    assert!(!standing().contains_key(&Question::Liver));
}

#[test]
fn a_clinicians_limit_is_kept_whole_or_not_at_all() {
    let book = Book::new();
    let limit = |interval_minutes, per_dose, per_24_h| Limit {
        interval_minutes,
        per_dose,
        per_24_h,
        origin: LimitOrigin::Clinician {
            author: "Made doctor".to_owned(),
            date: "2026-04-30".parse().unwrap(),
        },
    };
    let keep = |limit: &Limit| {
        book.write("2026-05-01T08:00:00Z", |tx, moment| {
            keep_clinician_limit(tx, moment, &book.formulary, "Acetaminophen", limit)
        })
    };
    let given = limit(390, 750_000, 2_250_000);
    keep(&given).unwrap();
    let kept = book.store.read(clinician_limits).unwrap();
    assert_eq!(kept, BTreeMap::from([("paracetamol".to_owned(), given)]));
    for wrong in [limit(0, 1, 2), limit(60, 0, 2), limit(60, 3, 2)] {
        assert!(matches!(keep(&wrong), Err(Error::Invalid { .. })));
    }
    let newer = limit(480, 500_000, 1_000_000);
    keep(&newer).unwrap();
    let kept = book.store.read(clinician_limits).unwrap();
    assert_eq!(kept["paracetamol"], newer);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_undone_counts_nowhere_and_what_stands_always(
        steps in prop::collection::vec((0_i64..3_000, 1_u32..4, any::<bool>()), 1..14), minute in 0_i64..3_000,
    ) {
        let book = Book::new();
        book.no_to_all();
        let medicine = book.product("paracetamol-500");
        let mut standing: Vec<(DoseId, i64, u32)> = Vec::new();
        let time = |minute: i64| (at("2026-05-03T00:00:00Z") + TimeDelta::minutes(minute)).to_rfc3339();
        for (minute, count, undo) in steps {
            if undo && !standing.is_empty() {
                let (id, _, _) = standing.swap_remove(0);
                book.undo(&time(3_000), id).unwrap();
            } else {
                let id = book.take(&time(3_000), medicine, f64::from(count), &time(minute)).unwrap();
                standing.push((id, minute, count));
            }
        }
        let answer = book.ask(&time(minute), medicine, 2.0);
        let mut cabinet = Cabinet::new();
        let same = cabinet.product("paracetamol-500");
        for (_, minute, count) in &standing {
            cabinet.take(same, f64::from(*count), &time(*minute));
        }
        prop_assert_eq!(answer.outcome, cabinet.ask(same, 2.0, &time(minute)).outcome);
    }
}
