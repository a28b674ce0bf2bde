//! Reminders as a phone meets them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::*;
use crate::civil::{CivilDate, CivilTime};
use crate::{
    DosageEntry, DoseUnit, FlagAnswer, Language, OpenOptions, RegimenEntry, SafetyAnswer, SelfCare,
    TestClock, Weekday, command_id,
};

/// Monday 2 November 2026, eight in the morning in Oslo.
const MORNING: i64 = 1_793_602_800_000;
const MINUTE: i64 = 60_000;

/// A phone's memory of notifications; it can be broken.
#[derive(Default)]
struct Shade {
    held: Mutex<BTreeMap<String, ReminderCard>>,
    broken: Mutex<bool>,
}

impl ReminderHand for Shade {
    fn carry_out(&self, change: ReminderChange) -> std::result::Result<(), HandError> {
        if *self.broken.lock().unwrap() {
            return Err(HandError::Failed);
        }
        let mut held = self.held.lock().unwrap();
        if change.cancel_all {
            held.clear();
        }
        change.cancel.iter().for_each(|id| drop(held.remove(id)));
        held.extend(change.add.into_iter().map(|card| (card.id.clone(), card)));
        Ok(())
    }
}

impl Shade {
    fn of(&self, class: ReminderClass) -> usize {
        let held = self.held.lock().unwrap();
        held.values().filter(|card| card.class == Some(class)).count()
    }
}

struct Desk {
    care: Arc<SelfCare>,
    clock: Arc<TestClock>,
    shade: Arc<Shade>,
    folder: tempfile::TempDir,
    commands: std::cell::Cell<u32>,
}

fn options(folder: &tempfile::TempDir, language: Language) -> OpenOptions {
    OpenOptions {
        path: folder.path().join("care.db").display().to_string(),
        key: None,
        background: false,
        zone: "Europe/Oslo".to_owned(),
        language,
    }
}

impl Desk {
    /// A person with a plan and a medicine at half past eight and at eight in the evening.
    fn new(language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = TestClock::new(MORNING);
        let shade = Arc::new(Shade::default());
        let care = SelfCare::open_on_phone(options(&folder, language), Some(clock.clone()), shade.clone());
        let desk = Self {
            care: care.unwrap(),
            clock,
            shade,
            folder,
            commands: std::cell::Cell::new(0),
        };
        let mut answers = desk
            .care
            .profile()
            .answers()
            .unwrap()
            .map(|kept| kept.answers)
            .unwrap_or_default();
        answers.age = Some(46);
        answers.days = vec![Weekday::Monday, Weekday::Thursday];
        desk.care.profile().answer(desk.id(), answers).unwrap();
        desk.screen(None);
        desk.care.plan().make(desk.id()).unwrap();
        let product = desk.care.medication().products().unwrap();
        let entry = product
            .into_iter()
            .find(|one| one.id == "paracetamol-500")
            .unwrap()
            .entry;
        let medicine = desk.care.medication().add(desk.id(), entry).unwrap();
        let timing =
            r#"{"repeat":{"frequency":2,"period":1,"periodUnit":"d","timeOfDay":["08:30:00","20:00:00"]}}"#;
        let regimen = RegimenEntry {
            medicine,
            from: CivilDate {
                year: 2026,
                month: 11,
                day: 2,
            },
            dosages: vec![DosageEntry {
                id: "a".to_owned(),
                sequence: 1,
                timing: Some(timing.to_owned()),
                count: 2.0,
                unit: DoseUnit::Piece,
                by_slot: Vec::new(),
                instruction: None,
            }],
            clock: crate::RegimenClock::Phone,
            starts_at: None,
            late_minutes: None,
            auto_missed: true,
            counts: true,
            if_late: None,
        };
        desk.care.medication().begin(desk.id(), regimen).unwrap();
        desk
    }

    fn id(&self) -> String {
        self.commands.set(self.commands.get() + 1);
        command_id(self.commands.get().to_string(), "test".to_owned())
    }

    fn screen(&self, yes: Option<&str>) -> crate::AdviceScreen {
        let form = self.care.screening().form().unwrap();
        let ticks = form.ticks.into_iter();
        let answers = ticks.map(|question| FlagAnswer {
            answer: if yes == Some(question.flag.as_str()) {
                SafetyAnswer::Yes
            } else {
                SafetyAnswer::No
            },
            flag: question.flag,
        });
        self.care
            .screening()
            .answer(self.id(), answers.collect())
            .unwrap()
    }

    fn plan(&self, platform: PhonePlatform) -> ReminderScreen {
        let phone = PhoneState {
            platform,
            foreign_pending: 0,
            notifications_allowed: true,
            exact_allowed: true,
            still_since_ms: None,
            driving_until_ms: None,
        };
        self.care.reminders().plan(self.id(), phone).unwrap()
    }
}

#[test]
fn the_hand_holds_the_plan_and_lets_go_of_exercise_before_the_advice_is_shown() {
    for platform in [PhonePlatform::Ios, PhonePlatform::Android] {
        let desk = Desk::new(Language::En);
        assert_eq!(desk.plan(platform).change, None, "the hand has done it");
        assert!(desk.shade.of(ReminderClass::Exercise) > 0 && desk.shade.of(ReminderClass::Medicine) > 0);
        let doses = desk.shade.of(ReminderClass::Medicine);
        let advice = desk.screen(Some("fever-or-ill"));
        assert_eq!(advice.reminders, None);
        for class in [
            ReminderClass::Exercise,
            ReminderClass::Education,
            ReminderClass::Programme,
        ] {
            assert_eq!(desk.shade.of(class), 0, "{platform:?} {class:?}");
        }
        // Freed places are filled with doses that lie further ahead.
        assert!(desk.shade.of(ReminderClass::Medicine) >= doses);
    }
}

#[test]
fn what_a_broken_hand_left_is_in_the_answer_and_is_done_at_the_next_opening() {
    let desk = Desk::new(Language::En);
    desk.plan(PhonePlatform::Android);
    *desk.shade.broken.lock().unwrap() = true;
    let advice = desk.screen(Some("fever-or-ill"));
    let change = advice.reminders.expect("what is to be done");
    assert!(!change.cancel.is_empty() && !change.cancel_all);
    assert!(desk.shade.of(ReminderClass::Exercise) > 0);
    // Where an alarm rings all the same, it has nothing to say.
    let rings = |id: &String| desk.care.reminders().rings(id.clone()).unwrap();
    assert!(change.cancel.iter().all(|id| rings(id).is_none()));
    desk.care.shutdown();
    *desk.shade.broken.lock().unwrap() = false;
    let again = SelfCare::open_on_phone(
        options(&desk.folder, Language::En),
        Some(desk.clock.clone()),
        desk.shade.clone(),
    );
    let again = again.unwrap();
    assert_eq!(desk.shade.of(ReminderClass::Exercise), 0);
    assert_eq!(again.reminders().current().unwrap().unwrap().change, None);
    again.store().erase_everything(desk.id()).unwrap();
    assert!(
        desk.shade.held.lock().unwrap().is_empty(),
        "an erased file reminds of nothing"
    );
}

#[test]
fn a_notification_says_what_is_planned_and_on_a_private_lock_screen_only_that_there_is_something() {
    for (language, title, body) in [
        (Language::En, "Your medicine", "2 tablets Paracetamol 500 mg"),
        (Language::Nb, "Medisinen din", "2 tabletter Paracetamol 500 mg"),
    ] {
        let desk = Desk::new(language);
        let screen = desk.plan(PhonePlatform::Ios);
        let dose = |screen: &ReminderScreen| {
            let mut cards = screen.reminders.iter();
            cards
                .find(|card| card.class == Some(ReminderClass::Medicine))
                .unwrap()
                .clone()
        };
        let first = dose(&screen);
        assert_eq!(
            (first.title.as_str(), first.unlocked_title.as_deref()),
            (title, None)
        );
        assert!(first.body.contains(body), "{}", first.body);
        assert!(first.time_sensitive);
        let at = CivilTime { hour: 8, minute: 30 };
        assert!(matches!(first.trigger, ReminderTrigger::AtClock { time, .. } if time == at));
        let mut settings = desk.care.reminders().settings().unwrap();
        settings.private = true;
        desk.care.reminders().keep_settings(desk.id(), settings).unwrap();
        let private = dose(&desk.care.reminders().current().unwrap().unwrap());
        assert_ne!(private.id, first.id, "it shows something else, so it is another");
        assert!(!private.body.contains("Paracet") && private.title != title);
        assert_eq!(private.unlocked_title.as_deref(), Some(title));
        let held = desk.shade.held.lock().unwrap();
        assert!(
            held.values().all(|card| !card.body.contains("Paracet")),
            "nor is it left on the phone"
        );
    }
}

#[test]
fn every_reminder_and_every_one_left_out_says_why_in_both_languages() {
    for language in [Language::En, Language::Nb] {
        let gaps = crate::words::gaps::counted();
        let desk = Desk::new(language);
        let screen = desk.plan(PhonePlatform::Android);
        let reminders = desk.care.reminders();
        let mut ids: Vec<String> = screen
            .reminders
            .iter()
            .flat_map(|card| card.occurrences.clone())
            .collect();
        ids.extend(screen.left_out.iter().map(|one| one.occurrence.clone()));
        assert!(ids.len() > 20);
        for id in &ids {
            let why = reminders.why(id.clone()).unwrap();
            assert!(why.text.len() >= 2, "{why:?}");
        }
        let session = ids.iter().find(|id| id.starts_with("session/")).unwrap();
        let hold = reminders
            .begin_hold(desk.id(), ReminderHoldKind::Vacation, None, None)
            .unwrap();
        let held = reminders.why(session.clone()).unwrap();
        assert_eq!(held.comes_ms, None);
        let expected = if language == Language::En {
            "away"
        } else {
            "bortreist"
        };
        assert!(held.text.iter().any(|line| line.contains(expected)), "{held:?}");
        assert_eq!(reminders.holds().unwrap().len(), 1);
        reminders.end_hold(desk.id(), hold).unwrap();
        assert!(reminders.why(session.clone()).unwrap().comes_ms.is_some());
        assert!(reminders.why("moonwalk".to_owned()).is_err());
        assert!(!reminders.exercise_time().unwrap().can_undo);
        assert_eq!(crate::words::gaps::counted(), gaps, "a sentence is missing");
    }
}

#[test]
fn an_appointment_is_said_by_the_clock_where_it_is_and_a_private_lock_screen_hides_it() {
    for (language, title, here, there, remind) in [
        (
            Language::En,
            "Your appointment",
            "Physio: Thursday 5 November at 2:30pm, Made street 1.",
            "Physio: Thursday 5 November at 2:30pm, by the clock in New York, Made street 1.",
            "The reminder comes on Thursday at 12:30pm.",
        ),
        (
            Language::Nb,
            "Avtalen din",
            "Physio: torsdag 5. november klokka 14.30, Made street 1.",
            "Physio: torsdag 5. november klokka 14.30, etter klokka i New York, Made street 1.",
            "Varselet kommer på torsdag klokka 12.30.",
        ),
    ] {
        let gaps = crate::words::gaps::counted();
        let desk = Desk::new(language);
        desk.plan(PhonePlatform::Android);
        let reminders = desk.care.reminders();
        let entry = AppointmentEntry {
            title: "Physio".to_owned(),
            date: CivilDate {
                year: 2026,
                month: 11,
                day: 5,
            },
            time: CivilTime { hour: 14, minute: 30 },
            zone: None,
            place: Some("Made street 1".to_owned()),
            remind_before_min: None,
        };
        let id = reminders.add_appointment(desk.id(), entry).unwrap();
        let known = reminders.appointments().unwrap().remove(0);
        assert_eq!((known.id.as_str(), known.text.as_str()), (id.as_str(), here));
        assert_eq!(known.remind_text.as_deref(), Some(remind));
        assert_eq!(known.entry.zone.as_deref(), Some("Europe/Oslo"));
        assert_eq!(known.entry.remind_before_min, Some(120));
        let armed = || {
            let held = desk.shade.held.lock().unwrap();
            let mut cards = held.values();
            let of_class = |card: &&ReminderCard| card.class == Some(ReminderClass::Appointment);
            cards.find(of_class).cloned().unwrap()
        };
        let card = armed();
        assert_eq!((card.title.as_str(), card.body.as_str()), (title, here));
        assert_eq!(Some(card.at_ms), known.remind_ms);
        assert!(card.time_sensitive);
        assert!(reminders.why(card.id).unwrap().text.len() >= 3);
        let moved = AppointmentEntry {
            zone: Some("America/New_York".to_owned()),
            ..known.entry
        };
        reminders
            .change_appointment(desk.id(), id.clone(), moved)
            .unwrap();
        assert_eq!(armed().body, there);
        let mut settings = reminders.settings().unwrap();
        settings.private = true;
        reminders.keep_settings(desk.id(), settings.clone()).unwrap();
        let private = armed();
        assert!(!private.body.contains("Physio") && private.title != title);
        assert_eq!(private.unlocked_body.as_deref(), Some(there));
        settings.off.push(ReminderClass::Appointment);
        reminders.keep_settings(desk.id(), settings).unwrap();
        let known = reminders.appointments().unwrap().remove(0);
        assert_eq!((known.remind_ms, known.remind_text), (None, None));
        reminders.cancel_appointment(desk.id(), id.clone()).unwrap();
        assert_eq!(desk.shade.of(ReminderClass::Appointment), 0);
        assert!(reminders.appointments().unwrap().is_empty());
        assert!(reminders.cancel_appointment(desk.id(), id).is_err());
        assert!(
            reminders
                .cancel_appointment(desk.id(), "moonwalk".to_owned())
                .is_err()
        );
        assert_eq!(crate::words::gaps::counted(), gaps, "a sentence is missing");
    }
}

#[test]
fn every_reason_has_a_sentence_of_its_own() {
    use lissom::reminders::{HoldKind, Why};
    let all = [
        Why::Screening,
        Why::Off,
        Why::Held(HoldKind::Vacation),
        Why::Held(HoldKind::Flare),
        Why::Held(HoldKind::Clinician),
        Why::QuietHours,
        Why::Asleep,
        Why::AfterNightShift,
        Why::Driving,
        Why::BackOff,
        Why::TooClose,
        Why::DayFull,
        Why::NextDue,
        Why::TooLate,
        Why::Told,
        Why::BeyondBudget,
    ];
    for language in [Language::En, Language::Nb] {
        let gaps = crate::words::gaps::counted();
        let words = crate::words::Words::of(language);
        let said: std::collections::BTreeSet<String> = all
            .iter()
            .map(|why| super::why::not_reminded(words, *why))
            .collect();
        assert_eq!(said.len(), all.len());
        let classes = ReminderClassChoice::all(words).len();
        assert_eq!((classes, ReminderHoldChoice::all(words).len()), (11, 3));
        assert_eq!(crate::words::gaps::counted(), gaps);
    }
}

#[test]
fn a_dose_is_taken_put_off_and_asked_about_from_its_notification() {
    let desk = Desk::new(Language::En);
    let screen = desk.plan(PhonePlatform::Android);
    let reminders = desk.care.reminders();
    let due = screen.reminders[0].clone();
    assert_eq!((due.kind, due.at_ms), (ReminderKind::Due, MORNING + 30 * MINUTE));
    desk.clock.set(due.at_ms);
    assert_eq!(reminders.rings(due.id.clone()).unwrap().as_ref(), Some(&due));
    reminders
        .became(desk.id(), due.id.clone(), ReminderMark::Shown)
        .unwrap();
    let screen = desk.plan(PhonePlatform::Android);
    let asked = screen.reminders[0].clone();
    assert_eq!(asked.kind, ReminderKind::Repeat);
    assert_eq!(asked.title, "Did you take it?");
    assert!(
        asked
            .actions
            .iter()
            .any(|action| action.kind == ReminderActionKind::TakeAll)
    );
    let until_ms = MORNING + 90 * MINUTE;
    reminders
        .became(desk.id(), asked.id.clone(), ReminderMark::Snoozed { until_ms })
        .unwrap();
    let dose = || {
        let mut cards = reminders.current().unwrap().unwrap().reminders.into_iter();
        cards
            .find(|card| card.class == Some(ReminderClass::Medicine))
            .unwrap()
    };
    let later = dose();
    assert_eq!(later.at_ms, until_ms);
    let why = reminders.why(later.id.clone()).unwrap();
    assert!(
        why.text.iter().any(|line| line == "You put it off until then."),
        "{why:?}"
    );
    assert_eq!(reminders.take_all(desk.id(), later.id.clone()).unwrap().len(), 1);
    let next = dose();
    assert!(next.at_ms > until_ms && reminders.rings(later.id).unwrap().is_none());
}
