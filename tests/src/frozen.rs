//! A made life in every table, for the frozen files that later versions must upgrade. No person's data.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use lissom::content::Language;
use lissom::diary::{self, Device, Entry, Night, Pain, Sample, SampleKind};
use lissom::error::Result;
use lissom::medication::{
    self, Dosage, Dose, DoseEvent, DoseUnit, MedicineId, Quantity, Question, Regimen, SideEffect, SkipReason,
    StockEvent,
};
use lissom::plan::{CheckIn, ProgrammeEvent, SessionEvent, Settled, SwapCause};
use lissom::profile::{
    self, ClinicianLimit, ConsentKind, Constraint, Country, EpisodeDuration, Goal, Profile,
};
use lissom::reminders::{Appointment, Budget, HoldKind, HoldOn, Phone, Platform, Settings};
use lissom::schedule::{Timing, ZonePolicy};
use lissom::screening::{Answer, Answers, Clearance, SeenBy};
use lissom::self_care::{Became, Planned, SelfCare};
use lissom::store::{CommandId, Key};
use lissom::time::SettableClock;

use crate::opened;

/// The key of the encrypted frozen files: not a secret, 32 times 7.
pub fn test_key() -> Result<Key> {
    Key::new(vec![7; 32])
}

/// Fills a new store with a made life.
///
/// # Errors
/// A failure of the file.
pub fn fill(path: &Path, key: Option<Key>) -> Result<()> {
    let clock = Arc::new(SettableClock::at(morning(0)));
    let care = opened(path, key, clock.clone())?;
    let mut life = Life {
        care,
        clock,
        commands: 0,
    };
    life.begin()?;
    life.first_week()?;
    life.medicines()?;
    life.hold_and_clearing()
}

/// Eight in the morning of the made life's day, in Oslo; day 0 is Monday 2026-11-02.
pub fn morning(day: i64) -> DateTime<Utc> {
    // Monday 2026-11-02, eight in the morning in Oslo.
    DateTime::<Utc>::default() + TimeDelta::seconds(1_793_602_800) + TimeDelta::days(day)
}

struct Life {
    care: SelfCare,
    clock: Arc<SettableClock>,
    commands: u32,
}

impl Life {
    fn id(&mut self) -> CommandId {
        self.commands += 1;
        CommandId::derived(&self.commands.to_string(), "freeze")
    }

    fn no_to_all(&self) -> Answers {
        self.care
            .screening_rules()
            .ticks()
            .map(|flag| (flag.to_owned(), Answer::No))
            .collect()
    }

    fn begin(&mut self) -> Result<()> {
        let person = Profile {
            age: Some(52),
            country: Some(Country::new("NO")?),
            episode: Some(EpisodeDuration::OverTwelveWeeks),
            pain_average: Some(5),
            pain_worst: Some(6),
            hindrance: Some(4),
            constraints: Some(BTreeSet::from([Constraint::WristPain])),
            goals: vec![Goal {
                words: "Lift my grandchild. Løfte barnebarnet.".into(),
                rating: 3,
            }],
            ..Profile::default()
        };
        let id = self.id();
        self.care.write(id, "test.profile", |tx, moment| {
            profile::keep(tx, moment, &person)
        })?;
        let (consent, limit) = (self.id(), self.id());
        self.care.write(consent, "test.consent", |tx, moment| {
            let period = (moment.today, None);
            let id = profile::give_consent(tx, moment, ConsentKind::ShareReport, "Made clinic", period)?;
            profile::withdraw_consent(tx, moment, id)?;
            profile::give_consent(tx, moment, ConsentKind::ShareDiary, "Made clinic", period)
        })?;
        self.care.write(limit, "test.limit", |tx, moment| {
            let limit = ClinicianLimit {
                what: "lifting".into(),
                value: 5.0,
                unit: "kg".into(),
                author: "Made physiotherapist".into(),
                date: moment.today,
            };
            profile::keep_limit(tx, moment, &limit)
        })?;
        let mood = self.id();
        self.care.write(mood, "test.mood", |tx, moment| {
            let answers = [Some(1), Some(1)];
            lissom::instruments::keep(
                tx,
                moment,
                self.care.instruments(),
                "phq-2",
                Language::Nb,
                &answers,
            )
        })?;
        let (wrong, sheet) = (self.id(), self.id());
        self.care.write(wrong, "test.answer", |tx, moment| {
            lissom::education::answer(tx, moment, &*self.care.library()?, "back-pain-is-common", 0)
        })?;
        self.care.write(sheet, "test.sheet", |tx, moment| {
            let lines = [("if", "Made: it rains"), ("then", "Made: I march in the kitchen")];
            let lines = lines.map(|(id, text)| (id.to_owned(), text.to_owned())).into();
            lissom::education::keep_sheet(tx, moment, &*self.care.library()?, "if-then-plan", &lines)
                .map(|kept| kept.version)
        })?;
        let (screening, plan) = (self.id(), self.id());
        self.care.screen(screening, &self.no_to_all())?;
        self.care.make_plan(plan)?;
        for event in [
            ProgrammeEvent::Began,
            ProgrammeEvent::Answered(3),
            ProgrammeEvent::Did("seated-pelvic-rock".into()),
        ] {
            let id = self.id();
            self.care.programme_event(id, "workplace-12-weeks", &event)?;
        }
        Ok(())
    }

    fn first_week(&mut self) -> Result<()> {
        let import = self.id();
        self.care.write(import, "test.import", |tx, moment| {
            let mut import = diary::begin_import(tx, moment)?;
            for minute in 0..600_i64 {
                let start = moment.at().timestamp_millis() - minute * 300_000;
                let named = format!("made-{minute}");
                import.add(&Sample {
                    kind: SampleKind::Steps,
                    source: if minute % 2 == 0 {
                        "Made iPhone"
                    } else {
                        "Made Watch"
                    },
                    device: if minute % 2 == 0 {
                        Device::Phone
                    } else {
                        Device::Watch
                    },
                    start,
                    end: start + 120_000,
                    offset_seconds: 3_600,
                    value: 40 + minute % 90,
                    name: (minute % 50 == 0).then_some(named.as_str()),
                })?;
            }
            import.finish()?;
            Ok(())
        })?;
        let week = self.care.read(|reader, _| lissom::plan::latest_week(reader))?;
        let first_session = week.and_then(|week| week.sessions.first().map(|session| session.date));
        for day in 0..7 {
            self.clock.set(morning(day));
            if first_session == Some(morning(day).date_naive()) {
                self.reminders()?;
            }
            let entry = Pain {
                average: Some(5),
                worst: Some(6),
                ..Pain::default()
            };
            let (pain, night) = (self.id(), self.id());
            let kept = self.care.write(pain, "test.pain", |tx, m| {
                diary::record(tx, m, &Entry::Pain(entry.clone()))
            })?;
            if day == 2 {
                let (correction, error) = (self.id(), self.id());
                let mended = Entry::Pain(Pain {
                    average: Some(4),
                    ..entry
                });
                self.care.write(correction, "test.correct", |tx, m| {
                    diary::correct(tx, m, kept, &mended)
                })?;
                self.care
                    .write(error, "test.error", |tx, m| diary::mark_in_error(tx, m, kept))?;
            }
            self.care.write(night, "test.night", |tx, m| {
                let up = m.today.and_hms_opt(6, 30, 0).unwrap_or_default();
                let bed = up - TimeDelta::hours(8);
                let night = Night {
                    bed,
                    up,
                    quality: Some(6),
                    woken_by_pain: Some(false),
                };
                diary::record(tx, m, &Entry::Night(night)).map(|_| ())
            })?;
        }
        let week = self.care.read(|reader, _| lissom::plan::latest_week(reader))?;
        let session = week.as_ref().and_then(|week| week.sessions.first());
        if let Some(session) = session {
            let (did, done) = (self.id(), self.id());
            if let Some(item) = session.items.first() {
                let event = SessionEvent::Did {
                    exercise: item.exercise.clone(),
                };
                self.care.session_event(did, session.date, &event)?;
            }
            let event = SessionEvent::Finished {
                effort: Some(5),
                pain: Some(2),
            };
            self.care.session_event(done, session.date, &event)?;
        }
        self.clock.set(morning(7));
        let check_in = CheckIn {
            pain_average: Some(4),
            hindrance: Some(4),
            pain_during: Some(2),
            settled: Some(Settled::ByNextMorning),
            legs_spreading: Some(false),
        };
        let checked = self.id();
        if let Planned::Week(week) = self.care.check_in(checked, check_in)?
            && let Some(item) = week.sessions.first().and_then(|session| session.items.first())
        {
            let swap = self.id();
            self.care.swap(swap, &item.exercise, SwapCause::Hurts)?;
        }
        let (begins, ends) = (self.id(), self.id());
        self.care.flare(begins, true)?;
        self.care.flare(ends, false)?;
        Ok(())
    }

    /// On the day of a session, so that its time is chosen.
    fn reminders(&mut self) -> Result<()> {
        let settings = Settings {
            private: true,
            ..self.care.reminder_settings()?
        };
        let (kept, begun, ended) = (self.id(), self.id(), self.id());
        self.care.keep_reminder_settings(kept, &settings)?;
        let away = HoldOn {
            kind: HoldKind::Vacation,
            regimen: None,
            until: None,
        };
        let hold = self.care.begin_reminder_hold(begun, &away)?;
        self.care.end_reminder_hold(ended, hold)?;
        let phone = Phone {
            budget: Budget::of(Platform::Android),
            still_since: None,
            driving_until: None,
        };
        let (planned, armed, shown) = (self.id(), self.id(), self.id());
        let generation = self.care.remind(planned, &phone)?;
        self.care.reminders_armed(armed, generation)?;
        let reminded = self.care.reminded()?;
        if let Some(first) = reminded.as_ref().and_then(|one| one.reminders.first()) {
            self.care.reminder_became(shown, first.id, Became::Shown)?;
        }
        Ok(())
    }

    fn medicines(&mut self) -> Result<()> {
        let (added, answered, taken, undone) = (self.id(), self.id(), self.id(), self.id());
        let care = &self.care;
        let medicine = care.write(added, "test.medicine", |tx, moment| {
            let medicine = care.formulary().product("paracetamol-500")?.medicine.clone();
            medication::add_medicine(tx, moment, care.formulary(), medicine)
        })?;
        care.write(answered, "test.dose_questions", |tx, moment| {
            let answers = BTreeMap::from([(Question::Liver, Some(false)), (Question::Alcohol, Some(false))]);
            medication::answer_questions(tx, moment, &answers)
        })?;
        let dose = care.write(taken, "test.dose", |tx, moment| {
            let rules = (care.formulary(), care.dose_rules());
            let dose = |count: f64, taken| -> Result<Dose> {
                let quantity = Quantity::new(count, DoseUnit::Piece)?;
                Ok(Dose {
                    medicine,
                    quantity,
                    taken,
                })
            };
            medication::record_dose(
                tx,
                moment,
                rules,
                dose(2.0, moment.at() - TimeDelta::hours(6))?,
                None,
            )?;
            medication::record_dose(tx, moment, rules, dose(20.0, moment.at())?, None)
        })?;
        care.write(undone, "test.undo", |tx, moment| {
            medication::mark_dose_in_error(tx, moment, dose)
        })?;
        self.planned_doses(medicine)
    }

    fn planned_doses(&mut self, medicine: MedicineId) -> Result<()> {
        let (begun, said, happened) = (self.id(), self.id(), self.id());
        let care = &self.care;
        care.write(begun, "test.regimen", |tx, moment| {
            let timing = r#"{"repeat":{"frequency":1,"period":1,"periodUnit":"d","timeOfDay":["20:00:00"]}}"#;
            let regimen = Regimen {
                medicine,
                dosages: vec![Dosage {
                    id: "a".into(),
                    sequence: 1,
                    timing: Some(Timing::parse(timing)?),
                    quantity: Quantity::new(1.0, DoseUnit::Piece)?,
                    by_slot: BTreeMap::new(),
                    instruction: None,
                }],
                zone: ZonePolicy::Follow,
                starts_at: None,
                late_minutes: None,
                auto_missed: true,
                counts: true,
                if_late: None,
            };
            medication::begin_regimen(tx, moment, moment.today, &regimen)
        })?;
        let planned = care.read(|reader, moment| {
            care.planned_doses(reader, moment, moment.at(), moment.at() + TimeDelta::days(1))
        })?;
        if let Some(dose) = planned.first() {
            let reason = SkipReason::FeltBetter;
            care.say_of_dose(said, &dose.id, DoseEvent::Skipped { reason })?;
        }
        care.write(happened, "test.medicine_events", |tx, moment| {
            let came = StockEvent::Added {
                thousandths: 20_000,
                expires: None,
            };
            medication::keep_stock(tx, moment, medicine, came)?;
            medication::keep_side_effect(tx, moment, medicine, SideEffect::Nausea).map(|_| ())
        })
    }

    fn hold_and_clearing(&mut self) -> Result<()> {
        let mut answers = self.no_to_all();
        answers.insert("fever-or-ill".into(), Answer::Yes);
        let held = self.id();
        self.care.screen(held, &answers)?;
        self.clock.set(morning(8));
        let (reached, cleared) = (self.id(), self.id());
        self.care.write(reached, "test.reached", |tx, moment| {
            lissom::screening::keep_care_reached(tx, moment, self.care.screening_rules(), true)
        })?;
        let clearance = Clearance {
            seen_by: SeenBy::Doctor,
            seen_on: morning(8).date_naive(),
            told: "A cold.".into(),
            exercise_is_fine: true,
        };
        self.care.clear_hold(cleared, &clearance, &self.no_to_all())?;
        self.appointments()?;
        self.care.store().scrub()?;
        Ok(())
    }

    /// One that is moved, and one that is cancelled.
    fn appointments(&mut self) -> Result<()> {
        let mut physio = Appointment {
            title: "Made physiotherapist".into(),
            at: morning(14).naive_utc(),
            zone: "Europe/Oslo".into(),
            place: Some("Made street 1".into()),
            remind_before_min: 120,
        };
        let (noted, moved, other, cancelled) = (self.id(), self.id(), self.id(), self.id());
        let id = self.care.add_appointment(noted, &physio)?;
        let doctor = Appointment {
            title: "Made doctor".into(),
            place: None,
            ..physio.clone()
        };
        physio.at = morning(15).naive_utc();
        self.care.correct_appointment(moved, id, &physio)?;
        let id = self.care.add_appointment(other, &doctor)?;
        self.care.cancel_appointment(cancelled, id)
    }
}

/// One line for each step of the schema: its number and the hash of its SQL.
pub fn hashes() -> String {
    use std::fmt::Write;
    let mut text = String::new();
    for (number, step) in lissom::self_care::STEPS.iter().enumerate() {
        let hash = uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, step.sql.join("\u{1f}").as_bytes());
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} {hash}", number + 1);
    }
    text
}
