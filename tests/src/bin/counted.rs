//! One operation on a filled store, for counting its instructions: `counted fill STORE [WEEKS]` with so many further weeks of
//! own cases, then `counted plan|plan-again|today|med_check|med_read STORE [WEEKS]`, or `counted scene|next_64 -`; `scene`
//! prints each figure whose scenes it made.
//!
//! Run under callgrind with `--toggle-collect='*counted_operation*'`: only the operation is counted, not the opening.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measuring command: a failed step is the message"
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use lissom::content::Library;
use lissom::diary::{self, Entry, Pain};
use lissom::figure::{Figure, Figures};
use lissom::medication::{
    self, Asked, DoseUnit, History, Intake, KeptMedicine, MedicineId, Person, Quantity, Question,
    QuestionAnswers,
};
use lissom::plan::{CheckIn, SessionEvent, Settled};
use lissom::reminders::{self, Budget, Candidate, Class, Clock, Limits, Platform, State};
use lissom::schedule::{
    Course, DaySlots, Horizon, LaidZones, Part, Place, Schedule, Timing, Version, ZoneLine, expand_all,
};
use lissom::self_care::{Day, Planned, SelfCare};
use lissom::store::CommandId;
use lissom::time::{Moment, Offsets, SettableClock, ZoneDatabase};
use lissom_tests::{frozen, opened};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().expect("plan or today");
    let store = PathBuf::from(arguments.next().expect("STORE"));
    let weeks = arguments.next().map_or(0, |weeks| weeks.parse().expect("WEEKS"));
    if what == "fill" {
        frozen::fill(&store, None).expect("a made life");
        live_on(&store, weeks);
        return;
    }
    if what == "scene" {
        let library = Library::built_in().expect("the library");
        let figures = Figures::built_in(&library).expect("the figures");
        // Every figure, at its first key pose and at odd times between: one of them is the dearest.
        for figure in figures.iter() {
            for share in SCENES_AT {
                counted_operation_of_a_figure(&figures, figure, share * figure.seconds());
            }
            println!("{}", figure.id());
        }
        return;
    }
    if what == "next_64" {
        println!(
            "{}",
            counted_operation_of_what_is_next(&Rules::loaded().expect("twenty rules"))
        );
        return;
    }
    let clock = Arc::new(SettableClock::at(frozen::morning(after_weeks(weeks))));
    let care = opened(&store, None, clock).expect("it opens");
    // The library is read once, on first use: no plan's own work.
    care.library().expect("the library");
    if what == "med_check" {
        let loaded = year_of_doses(&care).expect("a year of doses");
        println!("{}", counted_operation_of_a_check(&care, &loaded));
        return;
    }
    println!("{}", counted_operation(&care, &what));
}

/// Where in the movement of a figure its scenes are counted, as shares of its length.
const SCENES_AT: [f64; 4] = [0.0, 0.19, 0.47, 0.83];

/// The day, counted from the made life's first, after so many more weeks.
fn after_weeks(weeks: i64) -> i64 {
    15 + 7 * weeks
}

/// More weeks: sessions, some pain, a check-in each week, better and worse.
fn live_on(store: &Path, weeks: i64) {
    let clock = Arc::new(SettableClock::at(frozen::morning(0)));
    let care = opened(store, None, clock.clone()).expect("it opens");
    for week in 0..weeks {
        let pain = u8::try_from(3 + week % 3).expect("small");
        let id = |what: &str| CommandId::derived(&format!("{what}-{week}"), "further weeks");
        clock.set(frozen::morning(after_weeks(week)));
        let check_in = CheckIn {
            pain_average: Some(pain),
            hindrance: Some(pain),
            pain_during: Some(2),
            settled: Some(Settled::ByNextMorning),
            legs_spreading: Some(false),
        };
        let Planned::Week(made) = care.check_in(id("check-in"), check_in).expect("a plan") else {
            held();
        };
        for (session, day) in made.sessions.iter().zip(1..) {
            clock.set(frozen::morning(after_weeks(week) + day));
            let done = SessionEvent::Finished {
                effort: Some(4),
                pain: Some(2),
            };
            care.session_event(id(&format!("session-{day}")), session.date, &done)
                .expect("kept");
            let entry = Entry::Pain(Pain {
                average: Some(pain),
                ..Pain::default()
            });
            care.write(id(&format!("pain-{day}")), "further weeks", |tx, moment| {
                diary::record(tx, moment, &entry).map(|_| ())
            })
            .expect("kept");
        }
    }
}

#[inline(never)]
fn counted_operation(care: &SelfCare, what: &str) -> usize {
    match what {
        "plan" => {
            let check_in = CheckIn {
                pain_average: Some(4),
                hindrance: Some(3),
                pain_during: Some(2),
                settled: Some(Settled::ByNextMorning),
                legs_spreading: Some(false),
            };
            match care
                .check_in(CommandId::derived("counted", "check-in"), check_in)
                .expect("a plan")
            {
                Planned::Week(week) => week.reasons.len(),
                Planned::Held(_) => held(),
            }
        }
        "plan-again" => match care
            .make_plan(CommandId::derived("counted", "plan"))
            .expect("a plan")
        {
            Planned::Week(week) => week.reasons.len(),
            Planned::Held(_) => held(),
        },
        "med_read" => {
            let read = care.read(medication::history);
            read.expect("the doses").len()
        }
        _ => match care.today().expect("today") {
            Day::Running { today, .. } => today.others.len(),
            Day::Held(_) => held(),
            Day::NoPlan => 0,
        },
    }
}

/// A scene: in the middle of a movement everything is interpolated, hands and feet are solved.
#[inline(never)]
fn counted_operation_of_a_figure(figures: &Figures, figure: &Figure, seconds: f64) -> usize {
    figures.scene(figure, seconds).shapes.len()
}

/// What a check looks at, loaded.
struct Loaded {
    medicines: Vec<KeptMedicine>,
    person: Person,
    history: History,
    moment: Moment,
}

/// Four doses a day for a year, of two medicines with paracetamol; the others stand in the list.
fn year_of_doses(care: &SelfCare) -> lissom::Result<Loaded> {
    let mut medicines = Vec::new();
    for (place, product) in (1..).zip([
        "paracetamol-500",
        "paralgin-forte",
        "ibuprofen-400",
        "pregabalin-75",
    ]) {
        medicines.push(KeptMedicine {
            id: MedicineId(uuid::Uuid::from_u128(place)),
            version: 1,
            in_use: true,
            medicine: care.formulary().product(product)?.medicine.clone(),
        });
    }
    let moment = care.read(|_, moment| Ok(moment.clone()))?;
    let quantity = Quantity::new(1.0, DoseUnit::Piece)?;
    let intakes = (0..365 * 4).map(|place| Intake {
        at: moment.at() - TimeDelta::hours(6 * (place + 1)),
        medicine: medicines[usize::try_from(place % 2).unwrap_or(0)].id,
        quantity,
    });
    let intakes = intakes.collect();
    let day = moment.today;
    let answers = Question::ALL.iter().map(|one| (*one, (false, day))).collect();
    Ok(Loaded {
        history: History::new(medicines.clone(), intakes)?,
        medicines,
        person: Person {
            age: Some(50),
            answers: QuestionAnswers(answers),
            ..Person::default()
        },
        moment,
    })
}

/// What is said before a dose, with a year of doses loaded: the pure function.
#[inline(never)]
fn counted_operation_of_a_check(care: &SelfCare, loaded: &Loaded) -> usize {
    let asked = Asked {
        id: Some(loaded.medicines[1].id),
        medicine: &loaded.medicines[1].medicine,
        quantity: Quantity {
            thousandths: 2_000,
            unit: DoseUnit::Piece,
        },
        regular: &[],
    };
    let (formulary, rules) = (care.formulary(), care.dose_rules());
    let answer = medication::check(
        asked,
        &loaded.person,
        &loaded.history,
        &loaded.moment,
        formulary,
        rules,
    );
    answer.map_or_else(|_| held(), |answer| answer.counted.len() + answer.cautions.len())
}

/// Twenty rules of medicines in one zone, ready for expansion.
struct Rules {
    schedules: Vec<Schedule>,
    zones: LaidZones,
    slots: DaySlots,
    offsets: Offsets,
    limits: Limits,
    from: DateTime<Utc>,
}

/// What a phone is asked to hold at once.
const NOTIFICATIONS: usize = 64;

impl Rules {
    /// One to three times a day, some on weekdays or every other day, some at one time with others.
    fn loaded() -> lissom::Result<Self> {
        let zone = ZoneDatabase::open()?.zone("Europe/Oslo")?;
        // Two days before the clocks change.
        let from = DateTime::from_timestamp(1_774_594_800, 0).expect("a time");
        let schedules = (0..20).map(|rule| {
            let hours: &[u32] = [&[8][..], &[8, 20], &[7, 13, 19]][rule % 3];
            let times = hours
                .iter()
                .map(|hour| format!("{hour:02}:{:02}:00", rule * 3 % 60));
            let mut repeat =
                serde_json::json!({"period": 1, "periodUnit": "d", "timeOfDay": times.collect::<Vec<_>>()});
            match rule % 5 {
                3 => repeat["period"] = 2.into(),
                4 => repeat["dayOfWeek"] = serde_json::json!(["mon", "wed", "fri"]),
                _ => {}
            }
            Schedule::of(&Course {
                what: format!("r{rule}"),
                versions: vec![Version {
                    from: from.date_naive(),
                    anchor: from.date_naive(),
                    starts_at: None,
                    parts: vec![Part {
                        id: "1".into(),
                        sequence: 1,
                        timing: Timing::from_fhir(&serde_json::json!({"repeat": repeat}))?,
                    }],
                }],
            })
        });
        let ends = from + TimeDelta::days(60);
        let mut limits = Limits::shipped()?;
        limits.android_pending = NOTIFICATIONS;
        Ok(Self {
            schedules: schedules.collect::<lissom::Result<_>>()?,
            offsets: zone.offsets(from.timestamp(), ends.timestamp()),
            zones: ZoneLine::single(zone).laid(from.timestamp(), ends.timestamp()),
            slots: DaySlots::shipped()?,
            limits,
            from,
        })
    }
}

/// The next notifications: what is due by the rules, and the plan for a phone that holds so many.
#[inline(never)]
fn counted_operation_of_what_is_next(rules: &Rules) -> usize {
    let place = Place {
        zones: &rules.zones,
        slots: &rules.slots,
        minimum_gap: None,
        taken: None,
    };
    let schedules: Vec<(&Schedule, Place<'_>)> = rules.schedules.iter().map(|one| (one, place)).collect();
    let horizon = Horizon {
        from: rules.from,
        until: rules.from + rules.limits.horizon,
        // Each is asked for once more: there are more notifications than that, and the next are of these.
        limit: NOTIFICATIONS,
    };
    let found = expand_all(&schedules, horizon);
    let usual = &rules.limits.usual;
    let repeats = (usual.follow_ups, u32::from(usual.follow_up_every_min) * 60);
    let candidates: Vec<Candidate> = (0..)
        .zip(&found.due)
        .map(|(number, due)| Candidate {
            repeats,
            weekend_hours: false,
            ..Candidate::new(number, u32::from(due.schedule), Class::Medicine, due.at)
        })
        .collect();
    let state = State {
        candidates: &candidates,
        more: found.cut,
        quiet: usual.quiet,
        ..State::default()
    };
    let clock = Clock::new(&rules.offsets);
    let budget = Budget::of(Platform::Android);
    let plan = reminders::plan(rules.from.timestamp(), &clock, &state, &budget, &rules.limits);
    assert_eq!(plan.notifications.len(), NOTIFICATIONS);
    plan.notifications.len()
}

/// A held plan would count the wrong thing.
fn held() -> ! {
    std::process::exit(3)
}
