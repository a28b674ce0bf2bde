//! The replay: every answer, entry and event goes through the API, on a clock that stands where the story says.

use std::path::Path;
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};
use lissom_api::{
    AdviceScreen, Answers, CareCard, CheckInScreen, CivilDate, Clearance, DiaryEntry, DueCard, HeldKind,
    Language, LissomError, NextStepCard, OpenOptions, PainEntry, PlanOutcome, SelfCare, TestClock, WhyOf,
    WhyScreen, command_id,
};
use serde::Serialize;

use super::{Event, LivedWeek, Safety, Story, Swap};

const MOOD_SCREEN: &str = "phq-2";

/// What the API told on a day.
#[derive(Debug, Clone, Serialize)]
pub struct Chapter {
    /// Days since the first morning.
    pub day: u32,
    /// The lived week, 1 for the first; 0 before the first plan.
    pub week: u16,
    /// The number of the planned week that stands; 0 before the first plan. It falls behind the lived week when nobody
    /// checks in.
    pub planned: u16,
    /// What was told.
    pub told: Told,
}

/// What the API told.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::large_enum_variant, reason = "a life has some hundred of them")]
pub enum Told {
    /// What the safety answers mean, and whom to see besides.
    Screened {
        /// The advice.
        advice: AdviceScreen,
        /// Whom to see about what no danger sign asks for.
        care: Option<CareCard>,
    },
    /// What came after the mood screen.
    Mood(NextStepCard),
    /// A plan, or why there is none; with its why, and the why of its walking.
    Planned {
        /// The plan.
        outcome: PlanOutcome,
        /// Why the week is as it is.
        why: Option<WhyScreen>,
        /// Why the walking is.
        walking: Option<WhyScreen>,
    },
    /// A week went by with nobody there.
    Away,
    /// The check-in's questions, with what was done.
    Lived {
        /// The week as it went.
        week: LivedWeek,
        /// The questions.
        check_in: CheckInScreen,
    },
    /// A flare began or ended; the plan follows as a chapter of its own.
    Flare {
        /// Whether it began.
        begins: bool,
    },
    /// The danger signs were offered.
    Asked(DueCard),
    /// An exercise was swapped out; the plan follows as a chapter of its own.
    Swapped {
        /// Its name.
        exercise: String,
    },
    /// A swap found nothing that fits.
    NothingInstead {
        /// The exercise's name.
        exercise: String,
    },
    /// Somebody saw the person.
    Seen(AdviceScreen),
}

/// Replays a life in a new store.
///
/// # Errors
/// What the API refuses, with the day on which it did.
pub fn replay(story: &Story, store: &Path, language: Language) -> Result<Vec<Chapter>, (u32, LissomError)> {
    let clock = TestClock::new(story.begins.timestamp_millis());
    let options = OpenOptions {
        path: store.display().to_string(),
        key: None,
        background: false,
        zone: "Europe/Oslo".to_owned(),
        language,
    };
    let care = SelfCare::open(options, Some(clock.clone())).map_err(|error| (0, error))?;
    let mut life = Life {
        story,
        care,
        clock,
        answers: story.answers.clone(),
        day: 0,
        week: 0,
        planned: 0,
        stopped: false,
        commands: 0,
        chapters: Vec::new(),
    };
    match life.lived() {
        Ok(()) => Ok(life.chapters),
        Err(error) => Err((life.day, error)),
    }
}

struct Life<'a> {
    story: &'a Story,
    care: Arc<SelfCare>,
    clock: Arc<TestClock>,
    answers: Answers,
    day: u32,
    week: u16,
    planned: u16,
    /// Danger signs hold the plan.
    stopped: bool,
    commands: u32,
    chapters: Vec<Chapter>,
}

/// What the danger signs found when the app asked for them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Nothing,
    Something,
}

type Fallible<T = ()> = Result<T, LissomError>;

impl Life<'_> {
    fn id(&mut self) -> String {
        self.commands += 1;
        command_id(self.commands.to_string(), "story".to_owned())
    }

    fn at(&mut self, day: i64, hour: i64) {
        self.day = u32::try_from(day).unwrap_or(0);
        let at = self.story.begins + TimeDelta::days(day) + TimeDelta::hours(hour);
        self.clock.set(at.timestamp_millis());
    }

    fn date(&self) -> NaiveDate {
        self.story.begins.date_naive() + TimeDelta::days(i64::from(self.day))
    }

    fn tell(&mut self, told: Told) {
        self.chapters.push(Chapter {
            day: self.day,
            week: self.week,
            planned: self.planned,
            told,
        });
    }

    fn lived(&mut self) -> Fallible {
        self.begin()?;
        let mut first = 0;
        for lived in &self.story.weeks {
            for _ in 0..lived.times {
                self.week += 1;
                self.live(lived, first)?;
                first += 7;
            }
        }
        Ok(())
    }

    /// Safety first, then the answers, then the first week.
    fn begin(&mut self) -> Fallible {
        if let Some(steps) = self.story.steps_before {
            for day in 1..=7 {
                let at = self.story.begins - TimeDelta::days(day) + TimeDelta::hours(12);
                self.clock.set(at.timestamp_millis());
                self.record(DiaryEntry::Steps { steps })?;
            }
        }
        self.at(0, 0);
        let id = self.id();
        self.care.profile().answer(id, self.answers.clone())?;
        if !self.story.safety.passed_over {
            self.screen(&self.story.safety)?;
        }
        if let Some(mood) = self.story.mood {
            let id = self.id();
            let answers = mood.map(Some).to_vec();
            let next = self
                .care
                .instruments()
                .answer(id, MOOD_SCREEN.to_owned(), answers)?;
            self.tell(Told::Mood(next));
        }
        self.plan_anew()
    }

    fn record(&mut self, entry: DiaryEntry) -> Fallible {
        let id = self.id();
        self.care.diary().record(id, entry).map(|_| ())
    }

    fn answers_to(&self, safety: &Safety) -> Fallible<Vec<lissom_api::FlagAnswer>> {
        let form = self.care.screening().form()?;
        Ok(safety.over(form.ticks.into_iter().map(|tick| tick.flag)))
    }

    fn screen(&mut self, safety: &Safety) -> Fallible {
        let answers = self.answers_to(safety)?;
        let id = self.id();
        let advice = self.care.screening().answer(id, answers)?;
        let care = self.care.screening().care_advice()?;
        self.tell(Told::Screened { advice, care });
        Ok(())
    }

    fn plan_anew(&mut self) -> Fallible {
        let id = self.id();
        let outcome = self.care.plan().make(id)?;
        self.planned(outcome)
    }

    fn planned(&mut self, outcome: PlanOutcome) -> Fallible {
        self.stopped = matches!(&outcome, PlanOutcome::Held { held } if held.kind == HeldKind::Stopped);
        if let PlanOutcome::Planned { week } = &outcome {
            self.planned = week.number;
        }
        let of = |what| self.care.plan().why(what).map(Some);
        let (why, walking) = match &outcome {
            PlanOutcome::Planned { .. } => (of(WhyOf::Week)?, of(WhyOf::Walking)?),
            PlanOutcome::Held { .. } => (None, None),
        };
        self.tell(Told::Planned {
            outcome,
            why,
            walking,
        });
        Ok(())
    }

    fn live(&mut self, lived: &LivedWeek, first: i64) -> Fallible {
        let mut done = 0;
        for day in 0..7_u8 {
            self.at(first + i64::from(day), 10);
            let pain = match lived.pain.as_slice() {
                [] => None,
                [every] => Some(*every),
                each => each.get(usize::from(day)).copied(),
            };
            if let Some(pain) = pain {
                let pain = PainEntry {
                    average: Some(pain),
                    ..PainEntry::default()
                };
                self.record(DiaryEntry::Pain { pain })?;
                if self.ask_if_due(lived)? == Some(Found::Something) {
                    self.plan_anew()?;
                }
            }
            if let Some(steps) = lived.steps {
                self.record(DiaryEntry::Steps { steps })?;
            }
            for event in lived.events.iter().filter(|event| event.day == day) {
                self.happen(event, lived)?;
            }
            let today = CivilDate::from(self.date());
            let week = self.care.plan().week()?;
            let planned = week.is_some_and(|week| week.sessions.iter().any(|session| session.date == today));
            if planned && done < lived.done {
                let id = self.id();
                self.care
                    .plan()
                    .session_done(id, today, lived.effort, lived.session_pain)?;
                done += 1;
            }
        }
        self.at(first + 7, 0);
        match lived.check_in {
            None => self.tell(Told::Away),
            Some(answers) => {
                if self.care.plan().week()?.is_none() {
                    return Ok(());
                }
                let check_in = self.care.plan().check_in_questions()?;
                let week = lived.clone();
                self.tell(Told::Lived { week, check_in });
                let id = self.id();
                let outcome = self.care.plan().check_in(id, answers)?;
                self.asked_first(outcome, lived)?;
            }
        }
        Ok(())
    }

    fn happen(&mut self, event: &Event, lived: &LivedWeek) -> Fallible {
        if let Some(begins) = event.flare {
            self.tell(Told::Flare { begins });
            let id = self.id();
            let outcome = self.care.plan().flare(id, begins)?;
            self.asked_first(outcome, lived)?;
        }
        if let Some(swap) = event.swap {
            self.swap(swap)?;
        }
        if let Some(safety) = &event.screened {
            self.screen(safety)?;
            self.plan_anew()?;
        }
        if let Some(seen) = &event.seen {
            let clearance = Clearance {
                seen_by: seen.by,
                seen_on: CivilDate::from(self.date()),
                told: seen.told.clone(),
                exercise_is_fine: true,
            };
            let (id, none) = (self.id(), self.answers_to(&Safety::default())?);
            let advice = self.care.screening().clear(id, clearance, none)?;
            self.tell(Told::Seen(advice));
            self.plan_anew()?;
        }
        if let Some(changed) = &event.answers {
            self.answers = with(&self.answers, changed)?;
            let id = self.id();
            self.care.profile().answer(id, self.answers.clone())?;
            self.plan_anew()?;
        }
        Ok(())
    }

    /// A plan, after the danger signs where they are due: help comes before a lighter week.
    fn asked_first(&mut self, outcome: PlanOutcome, lived: &LivedWeek) -> Fallible {
        let found = self.ask_if_due(lived)?;
        let waits = matches!(&outcome, PlanOutcome::Held { held } if held.kind == HeldKind::ScreeningFirst);
        match found {
            Some(Found::Something) => self.plan_anew(),
            Some(Found::Nothing) if waits => self.plan_anew(),
            _ => self.planned(outcome),
        }
    }

    /// The danger signs, where the app offers them; not again where they stopped the plan already.
    fn ask_if_due(&mut self, lived: &LivedWeek) -> Fallible<Option<Found>> {
        if self.stopped {
            return Ok(None);
        }
        let Some(due) = self.care.screening().due(false)? else {
            return Ok(None);
        };
        self.tell(Told::Asked(due));
        self.screen(&lived.asked)?;
        let nothing = lived.asked.yes.is_empty() && lived.asked.not_sure.is_empty();
        Ok(Some(if nothing { Found::Nothing } else { Found::Something }))
    }

    fn swap(&mut self, swap: Swap) -> Fallible {
        let week = self.care.plan().week()?;
        let items = week.into_iter().flat_map(|week| week.sessions);
        let Some(item) = items
            .filter(|session| session.date >= CivilDate::from(self.date()))
            .flat_map(|session| session.items)
            .find(|item| item.group == swap.group)
        else {
            return Err(LissomError::NotFound {
                what: "exercise to swap".to_owned(),
            });
        };
        let id = self.id();
        match self.care.plan().swap(id, item.exercise, swap.because) {
            Ok(outcome) => {
                self.tell(Told::Swapped { exercise: item.name });
                self.planned(outcome)
            }
            Err(LissomError::NotFound { .. }) => {
                self.tell(Told::NothingInstead { exercise: item.name });
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}

/// Answers with some of them changed.
fn with(
    answers: &Answers,
    changed: &serde_json::Map<String, serde_json::Value>,
) -> Result<Answers, LissomError> {
    let invalid = || LissomError::Invalid {
        field: "answers".to_owned(),
        allowed: "the names and values of the first questions".to_owned(),
    };
    let mut whole = serde_json::to_value(answers).map_err(|_| invalid())?;
    if let Some(fields) = whole.as_object_mut() {
        fields.extend(changed.clone());
    }
    serde_json::from_value(whole).map_err(|_| invalid())
}
