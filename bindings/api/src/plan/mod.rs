//! What is done this week, as screens: the week, today, why, the check-in, swaps, sessions as they happen, a flare.

mod check_in;
mod context;
mod course;
mod first_aid;
mod held;
mod own_weeks;
mod reasons;
mod today;
mod week;
mod why;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use lissom::plan::SessionEvent;
use lissom::self_care::{Day, Planned};
use lissom::store::CommandId;
use lissom::{Error, plan};
use serde::Serialize;

pub use check_in::{CheckInAnswers, CheckInScreen, Settled, SettledChoice};
pub use course::{CourseHidden, CourseScreen, CourseUnknown};
pub use first_aid::FirstAidScreen;
pub use held::{HeldCard, HeldKind};
pub use today::{ActionCard, ActionKind, TodayScreen};
pub use week::{ItemCard, MessageLine, SessionCard, WeekScreen};
pub use why::{MadeFrom, WhyOf, WhyScreen};

use crate::civil::CivilDate;
use crate::content::Passages;
use crate::error::Result;
use crate::mirror::mirror;
use crate::self_care::Opened;
pub(crate) use held::card as held_card;
pub(crate) use week::{WeekView, dose_text};

const NO_WEEK: Error = Error::NotFound { what: "running week" };

mirror! {
    /// Why an exercise is swapped out.
    SwapCause of lissom::plan::SwapCause {
        /// It is too hard: a gentler one of the same group.
        TooHard,
        /// It hurts: another of the same group that loads the back in another way.
        Hurts,
        /// There is no room for it: one that needs no floor.
        NoRoom,
    }
}

/// A week's plan, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::large_enum_variant, reason = "made once per call and read at once")]
pub enum PlanOutcome {
    /// The week.
    Planned {
        /// As its screen shows it.
        week: WeekScreen,
    },
    /// There is none now.
    Held {
        /// Why, and what comes next.
        held: HeldCard,
    },
}

/// What is done this week.
#[derive(uniffi::Object)]
pub struct Plan {
    opened: Arc<Opened>,
}

impl Plan {
    pub(crate) fn new(opened: Arc<Opened>) -> Self {
        Self { opened }
    }

    fn outcome(&self, planned: Planned) -> Result<PlanOutcome> {
        match planned {
            Planned::Week(week) => Ok(PlanOutcome::Planned {
                week: self.drawn(&week)?,
            }),
            Planned::Held(held) => self.opened.speak(|_, words| {
                Ok(PlanOutcome::Held {
                    held: held::card(words, &held),
                })
            }),
        }
    }

    fn drawn(&self, week: &plan::Week) -> Result<WeekScreen> {
        self.opened.speak(|core, words| {
            core.read(|reader, moment| {
                let progress = plan::progress(reader, moment, week.number)?;
                let passages = Passages {
                    library: &*core.library()?,
                    words,
                };
                let view = WeekView {
                    words,
                    passages,
                    week,
                    progress: &progress,
                    today: moment.today,
                };
                Ok(view.screen())
            })
        })
    }

    fn event(&self, command_id: &str, session: CivilDate, event: &SessionEvent) -> Result<()> {
        self.opened.change(|core| {
            core.session_event(CommandId::parse(command_id)?, session.checked("session")?, event)
        })
    }
}

#[uniffi::export]
impl Plan {
    /// Makes the first week, or a further version of the running one after answers changed or a hold was cleared.
    ///
    /// # Errors
    /// `Invalid` naming `command_id`, or a failure of the file.
    pub fn make(&self, command_id: String) -> Result<PlanOutcome> {
        let planned = self
            .opened
            .change(|core| core.make_plan(CommandId::parse(&command_id)?))?;
        self.outcome(planned)
    }

    /// The running week; nothing before the first.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn week(&self) -> Result<Option<WeekScreen>> {
        let week = self
            .opened
            .with(|core| core.read(|reader, _| plan::latest_week(reader)))?;
        week.as_ref().map(|week| self.drawn(week)).transpose()
    }

    /// What now?
    ///
    /// # Errors
    /// A failure of the file.
    pub fn today(&self) -> Result<TodayScreen> {
        self.opened.speak(|core, words| {
            let date = core.read(|_, moment| Ok(moment.today))?;
            Ok(match core.today()? {
                Day::Running { week, today, .. } => {
                    let passages = Passages {
                        library: &*core.library()?,
                        words,
                    };
                    today::TodayView {
                        words,
                        passages,
                        week: &week,
                        today: &today,
                    }
                    .screen()
                }
                Day::Held(held) => today::held(words, date, held::card(words, &held)),
                Day::NoPlan => today::no_plan(words, date),
            })
        })
    }

    /// Why the running week, one of its exercises, or its walking is as it is.
    ///
    /// # Errors
    /// `NotFound` without a running week, or when the week has no such exercise.
    pub fn why(&self, of: WhyOf) -> Result<WhyScreen> {
        self.opened.speak(|core, words| {
            let week = core.read(|reader, _| plan::latest_week(reader))?;
            let week = week.ok_or(NO_WEEK)?;
            if matches!(&of, WhyOf::Exercise { id } if !why::has(&week, id)) {
                return Err(Error::NotFound { what: "exercise" });
            }
            Ok(why::why(
                words,
                Passages {
                    library: &*core.library()?,
                    words,
                },
                &week,
                &of,
            ))
        })
    }

    /// What became of people like this one, as a range; `asked_for` when the person asked to see it. Hidden until then,
    /// on the first day, in a flare and beside a positive mood screen. It decides nothing about the plan.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn expected_course(&self, asked_for: bool) -> Result<CourseScreen> {
        self.opened.speak(|core, words| {
            let answer = core.expected_course(asked_for)?;
            Ok(course::screen(words, &core.knowledge().prototypes, answer))
        })
    }

    /// The questions of the check-in, with what was done of the running week.
    ///
    /// # Errors
    /// `NotFound` without a running week.
    pub fn check_in_questions(&self) -> Result<CheckInScreen> {
        self.opened.speak(|core, words| {
            let thin = core.thin_weeks(check_in::THIN_WEEKS)?;
            core.read(|reader, moment| {
                let week = plan::latest_week(reader)?.ok_or(NO_WEEK)?;
                let done = plan::progress(reader, moment, week.number)?.done(&week, moment.today);
                let went = check_in::Went {
                    adherence: done.adherence(&core.plan_rules().light),
                    too_much: done.was_too_much(&core.plan_rules().light),
                    thin,
                    minutes: week.longest_session(),
                    done,
                };
                Ok(check_in::screen(words, &went))
            })
        })
    }

    /// Answers the check-in of the running week and makes the next one.
    ///
    /// # Errors
    /// `NotFound` without a running week, `Invalid` naming the answer.
    pub fn check_in(&self, command_id: String, answers: CheckInAnswers) -> Result<PlanOutcome> {
        let planned = self
            .opened
            .change(|core| core.check_in(CommandId::parse(&command_id)?, answers.into()))?;
        self.outcome(planned)
    }

    /// An exercise of the session of `session`'s day was done. Kept at once, so that a killed app resumes there.
    ///
    /// # Errors
    /// `NotFound` without such a session or exercise.
    pub fn exercise_done(&self, command_id: String, session: CivilDate, exercise: String) -> Result<()> {
        self.event(&command_id, session, &SessionEvent::Did { exercise })
    }

    /// The session of `session`'s day was finished, with its two questions: how hard it was and the most pain during
    /// it, both 0 to 10.
    ///
    /// # Errors
    /// `NotFound` without such a session, `Invalid` naming the answer.
    pub fn session_done(
        &self,
        command_id: String,
        session: CivilDate,
        effort: Option<u8>,
        pain: Option<u8>,
    ) -> Result<()> {
        self.event(&command_id, session, &SessionEvent::Finished { effort, pain })
    }

    /// Swaps an exercise of the running week from today on.
    ///
    /// # Errors
    /// `NotFound` when the week has no such exercise, or nothing fits instead.
    pub fn swap(&self, command_id: String, exercise: String, cause: SwapCause) -> Result<PlanOutcome> {
        let planned = self
            .opened
            .change(|core| core.swap(CommandId::parse(&command_id)?, &exercise, cause.into()))?;
        self.outcome(planned)
    }

    /// A flare begins or ends: lighter days, or back to the plan.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn flare(&self, command_id: String, begins: bool) -> Result<PlanOutcome> {
        let planned = self
            .opened
            .change(|core| core.flare(CommandId::parse(&command_id)?, begins))?;
        self.outcome(planned)
    }

    /// First aid in a flare, step by step; while exercise is held, what comes first instead.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn first_aid(&self) -> Result<FirstAidScreen> {
        self.opened.speak(first_aid::screen)
    }
}
