//! Why a week is as it is, in sentences: one for each typed reason, with what was left out gathered by its cause.

use lissom::plan::{About, Because, HoldCause, Light, LightCause, Reason, SwapCause};
use lissom::profile::{Constraint, Equipment};

use super::week::sessions;
use crate::content::Passages;
use crate::words::{Words, code_of, sentence_case};

/// Says reasons in one language.
pub(super) struct Reasons<'a> {
    pub(super) words: Words,
    pub(super) passages: Passages<'a>,
}

impl Reasons<'_> {
    /// The sentences for what was chosen, in the order of the reasons: one for all groups that move alike. What was
    /// left out stands apart.
    pub(super) fn chosen<'r>(&self, reasons: impl IntoIterator<Item = &'r Reason>) -> Vec<String> {
        let mut sentences: Vec<Result<String, (&'static str, Vec<String>)>> = Vec::new();
        for reason in reasons {
            let Some((key, group)) = self.moved(reason) else {
                sentences.extend(self.sentence(reason).map(Ok));
                continue;
            };
            let alike = sentences.iter_mut().find_map(|said| match said {
                Err((said, groups)) if *said == key => Some(groups),
                _ => None,
            });
            match alike {
                Some(groups) => groups.push(group),
                None => sentences.push(Err((key, vec![group]))),
            }
        }
        let whole = |(key, groups): (&str, Vec<String>)| {
            let groups = self.words.all_of(&groups);
            sentence_case(&self.words.say(key, &[("group", groups.into())]))
        };
        sentences
            .into_iter()
            .map(|said| said.unwrap_or_else(whole))
            .collect()
    }

    /// How a group moved, and its name; none for any other reason.
    fn moved(&self, reason: &Reason) -> Option<(&'static str, String)> {
        let key = match &reason.because {
            Because::StepUp { from, to } if from.level == to.level => "why-step-up-dose",
            Because::StepUp { .. } => "why-step-up-level",
            Because::StepDown { from, to } if from.level == to.level => "why-step-down-dose",
            Because::StepDown { .. } => "why-step-down-level",
            Because::BackAfterPause { .. } => "why-back-after-pause",
            _ => return None,
        };
        Some((key, self.group(&reason.about)?))
    }

    fn group(&self, about: &About) -> Option<String> {
        let About::Group(group) = about else { return None };
        Some(self.words.say_coded("group", &code_of(group), &[]))
    }

    /// One sentence for each cause that left exercises out.
    pub(super) fn left_out<'r>(&self, reasons: impl IntoIterator<Item = &'r Reason>) -> Vec<String> {
        let mut by_cause: Vec<(&Because, Vec<String>)> = Vec::new();
        for reason in reasons {
            let About::NotChosen(exercise) = &reason.about else {
                continue;
            };
            let name = self.passages.exercise_name(exercise);
            match by_cause.iter_mut().find(|(cause, _)| *cause == &reason.because) {
                Some((_, names)) => names.push(name),
                None => by_cause.push((&reason.because, vec![name])),
            }
        }
        by_cause
            .into_iter()
            .filter_map(|(cause, names)| self.left_out_because(cause, &names))
            .collect()
    }

    fn sentence(&self, reason: &Reason) -> Option<String> {
        let words = self.words;
        let minutes = |minutes: u16| words.minutes(u32::from(minutes));
        Some(match &reason.because {
            Because::Rule(rule) => words.say_coded("rule", rule, &[]),
            Because::YourDays(count) => {
                let sessions = sessions(words, usize::from(*count));
                words.say(
                    "why-your-days",
                    &[("sessions", sessions.into()), ("count", (*count).into())],
                )
            }
            Because::UsualDays(count) => {
                let sessions = sessions(words, usize::from(*count));
                words.say("why-usual-days", &[("sessions", sessions.into())])
            }
            Because::DayOfRest => words.say("why-day-of-rest", &[]),
            Because::YourMinutes(m) => words.say("why-your-minutes", &[("minutes", minutes(*m).into())]),
            Because::UsualMinutes(m) => words.say("why-usual-minutes", &[("minutes", minutes(*m).into())]),
            Because::ShorterThanOffered { offered, used } => words.say(
                "why-shorter-than-offered",
                &[
                    ("offered", minutes(*offered).into()),
                    ("used", minutes(*used).into()),
                ],
            ),
            Because::Light(light, cause) => self.light(*light, *cause),
            Because::Hold(cause) => self.hold(*cause),
            Because::NothingFits => self.about_group("why-nothing-fits", &reason.about)?,
            Because::SmallerToFit => {
                let About::Exercise(exercise) = &reason.about else {
                    return None;
                };
                let exercise = self.passages.exercise_name(exercise);
                words.say("why-smaller-to-fit", &[("exercise", exercise.into())])
            }
            Because::InsteadOf(other) => self.about_exercises("why-instead-of", &reason.about, other)?,
            Because::InsteadOfRecalled(other) => {
                self.about_exercises("why-instead-of-recalled", &reason.about, other)?
            }
            Because::SwappedFor { exercise, cause } => {
                let how = match cause {
                    SwapCause::TooHard => "why-swapped-too-hard",
                    SwapCause::Hurts => "why-swapped-hurts",
                    SwapCause::NoRoom => "why-swapped-no-room",
                };
                self.about_exercises(how, &reason.about, exercise)?
            }
            Because::OwnSteps { baseline, days } => words.say(
                "why-own-steps",
                &[
                    // Said as people say it, and rounded as the goal is.
                    ("baseline", (baseline / 100 * 100).into()),
                    ("days", (*days).into()),
                ],
            ),
            Because::GoalNotReached => words.say("why-goal-not-reached", &[]),
            Because::TooFewStepDays { days, needed } => words.say(
                "why-too-few-step-days",
                &[("days", (*days).into()), ("needed", (*needed).into())],
            ),
            Because::ScreeningAssumedNegative => words.say("why-screening-assumed-negative", &[]),
            Because::OwnWeeks(change) => self.own_weeks(change),
            Because::Noted(note) => self.noted(note)?,
            // Said at its own place.
            Because::WouldChange { .. } => return None,
            Because::StepUp { .. }
            | Because::StepDown { .. }
            | Because::BackAfterPause { .. }
            | Because::Careful(_)
            | Because::NoFloor
            | Because::NoStanding
            | Because::Without(_)
            | Because::Recalled
            | Because::Disliked => return None,
        })
    }

    fn light(&self, light: Light, cause: LightCause) -> String {
        let light = code_of(&light);
        let (cause, pain) = match cause {
            LightCause::Settled => ("settled", None),
            LightCause::PainDuring(pain) => ("pain-during", Some(pain)),
            LightCause::SlowToSettle => ("slow-to-settle", None),
            LightCause::WorseAfterADay => ("worse-after-a-day", None),
            LightCause::LegsSpreading => ("legs-spreading", None),
            LightCause::NotAnswered => ("not-answered", None),
        };
        let pain = pain.map(|pain| ("pain", pain.into()));
        self.words
            .say_coded("why-light", &format!("{light}-{cause}"), pain.as_slice())
    }

    fn hold(&self, cause: HoldCause) -> String {
        self.words.say_coded("why-hold", &code_of(&cause), &[])
    }

    fn about_group(&self, key: &str, about: &About) -> Option<String> {
        let group = self.group(about)?;
        Some(sentence_case(&self.words.say(key, &[("group", group.into())])))
    }

    fn about_exercises(&self, key: &str, about: &About, other: &str) -> Option<String> {
        let About::Exercise(exercise) = about else {
            return None;
        };
        let exercise = self.passages.exercise_name(exercise);
        let other = self.passages.exercise_name(other);
        Some(
            self.words
                .say(key, &[("exercise", exercise.into()), ("other", other.into())]),
        )
    }

    fn left_out_because(&self, cause: &Because, names: &[String]) -> Option<String> {
        let words = self.words;
        let exercises = ("exercises", words.all_of(names).into());
        Some(match cause {
            Because::Careful(constraint) => {
                let reason = self.constraint(*constraint);
                words.say("why-not-chosen", &[exercises, ("reason", reason.into())])
            }
            Because::NoFloor => words.say("why-not-chosen-no-floor", &[exercises]),
            Because::NoStanding => words.say("why-not-chosen-no-standing", &[]),
            Because::Disliked => words.say("why-not-chosen-disliked", &[exercises]),
            Because::Recalled => words.say("why-not-chosen-recalled", &[exercises]),
            Because::Without(equipment) => self.without(*equipment, exercises),
            _ => return None,
        })
    }

    fn constraint(&self, constraint: Constraint) -> String {
        self.words.say_coded("constraint", &code_of(&constraint), &[])
    }

    fn without(&self, equipment: Equipment, exercises: (&str, crate::words::FluentValue<'_>)) -> String {
        self.words
            .say_coded("why-not-chosen", &code_of(&equipment), &[exercises])
    }
}
