//! One operation on a filled store, for counting its instructions: `counted fill STORE [WEEKS]` with so many further weeks of
//! own cases, then `counted plan|plan-again|today|scene|med_check|med_read STORE [WEEKS]`.
//!
//! Run under callgrind with `--toggle-collect='*counted_operation*'`: only the operation is counted, not the opening.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measuring command: a failed step is the message"
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::TimeDelta;
use lissom::content::Library;
use lissom::diary::{self, Entry, Pain};
use lissom::figure::{Figure, Figures};
use lissom::medication::{
    self, Asked, DoseUnit, History, Intake, KeptMedicine, MedicineId, Person, Quantity, Question,
    QuestionAnswers,
};
use lissom::plan::{CheckIn, SessionEvent, Settled};
use lissom::self_care::{Day, Planned, SelfCare};
use lissom::store::CommandId;
use lissom::time::{Moment, SettableClock};
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
        let figure = figures.figure("bird-dog").expect("a figure");
        println!("{}", counted_operation_of_a_figure(&figures, figure, 1.0));
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

/// A scene in the middle of a movement: everything is interpolated, hands and feet are solved.
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

/// A held plan would count the wrong thing.
fn held() -> ! {
    std::process::exit(3)
}
