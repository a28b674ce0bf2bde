//! Why a week is as it is, in sentences: one for each typed reason, with what was left out gathered by its cause.

use lissom::content::TargetGroup;
use lissom::plan::{About, Because, HoldCause, Light, LightCause, Reason, SwapCause};
use lissom::profile::Constraint;

use super::context::Context;
use super::week::sessions;
use crate::content::Passages;
use crate::words::{Words, code_of, sentence_case};

/// Says reasons in one language.
pub(super) struct Reasons<'a> {
    pub(super) words: Words,
    pub(super) passages: Passages<'a>,
    pub(super) context: Context,
}

/// What several reasons say together, until all of them are heard.
enum Said {
    /// A sentence of its own.
    Alone(String),
    /// Groups that move alike.
    Moved(&'static str, Vec<TargetGroup>),
    /// Rules that only put messages in.
    Messages(Vec<String>),
}

/// The rules whose sentence is only that some messages are about something.
const OF_MESSAGES: [&str; 7] = [
    "off-work-plans-the-way-back",
    "other-illness-is-part-of-it",
    "low-confidence-takes-small-goals",
    "stress-learns-to-let-go",
    "poor-sleep-learns-sleep",
    "some-fear-learns-that-hurt-is-not-harm",
    "doubts-recovery-learns-the-course",
];

/// Nobody needs to be told that they don't walk; older weeks keep the rule among their reasons.
const UNSAID: &str = "does-not-walk-has-no-steps";

/// Further rules that bring in nothing but messages, in sentences of their own.
const OF_MESSAGES_ALONE: [&str; 2] = ["had-it-before-plans-ahead", "months-of-pain-learn-pacing"];

/// Whether a rule is about nothing but messages.
pub(super) fn is_of_messages(rule: &str) -> bool {
    OF_MESSAGES.contains(&rule) || OF_MESSAGES_ALONE.contains(&rule)
}

/// The rule whose sentence names what of the person's it is about.
const CAREFUL: &str = "careful-conditions-start-low";

impl Reasons<'_> {
    /// The sentences for what was chosen, in the order of the reasons: one for all groups that move alike, and one for
    /// all messages that answers brought. What was left out stands apart.
    pub(super) fn chosen<'r>(&self, reasons: impl IntoIterator<Item = &'r Reason>) -> Vec<String> {
        let mut all: Vec<Said> = Vec::new();
        for reason in reasons {
            if self.context.said_by_another(&reason.because) {
                continue;
            }
            if let Some((key, group)) = self.moved(reason) {
                let alike = all.iter_mut().find_map(|said| match said {
                    Said::Moved(said, groups) if *said == key => Some(groups),
                    _ => None,
                });
                match alike {
                    Some(groups) => groups.push(group),
                    None => all.push(Said::Moved(key, vec![group])),
                }
            } else if let Because::Rule(rule) = &reason.because
                && OF_MESSAGES.contains(&rule.as_str())
            {
                let others = all.iter_mut().find_map(|said| match said {
                    Said::Messages(rules) => Some(rules),
                    _ => None,
                });
                match others {
                    Some(rules) => rules.push(rule.clone()),
                    None => all.push(Said::Messages(vec![rule.clone()])),
                }
            } else {
                all.extend(self.sentence(reason).map(Said::Alone));
            }
        }
        all.into_iter().map(|said| self.together(said)).collect()
    }

    fn together(&self, said: Said) -> String {
        let words = self.words;
        match said {
            Said::Alone(sentence) => sentence,
            Said::Moved("why-step-up-dose", _) if self.context.mostly_new => {
                words.say("why-step-up-dose-new", &[])
            }
            Said::Moved(key, groups) => {
                let all = &self.context.groups;
                let every = groups.len() >= all.len() && all.iter().all(|group| groups.contains(group));
                if every && groups.len() > 1 && key != "why-back-after-pause" {
                    return words.say_coded(key, "all", &[]);
                }
                let groups: Vec<String> = groups.into_iter().map(|group| self.name(group)).collect();
                sentence_case(&words.say(key, &[("group", words.all_of(&groups).into())]))
            }
            Said::Messages(rules) => match rules.as_slice() {
                [rule] => words.say_coded("rule", rule, &[]),
                rules => {
                    // In the order of the list, so that no topic can be read as part of the one before it.
                    let rules = OF_MESSAGES
                        .iter()
                        .filter(|of| rules.iter().any(|rule| rule == *of));
                    let topics = rules.map(|rule| words.say_coded("topic", rule, &[]));
                    let topics: Vec<String> = topics.collect();
                    words.say("why-messages-about", &[("topics", words.all_of(&topics).into())])
                }
            },
        }
    }

    /// How a group moved, and its name; none for any other reason.
    fn moved(&self, reason: &Reason) -> Option<(&'static str, TargetGroup)> {
        let key = match &reason.because {
            Because::StepUp { from, to } if from.level == to.level => "why-step-up-dose",
            Because::StepUp { .. } => "why-step-up-level",
            Because::StepDown { from, to } if from.level == to.level => "why-step-down-dose",
            Because::StepDown { .. } => "why-step-down-level",
            Because::BackAfterPause { .. } => "why-back-after-pause",
            _ => return None,
        };
        let About::Group(group) = reason.about else {
            return None;
        };
        Some((key, group))
    }

    /// An exercise's name as it stands in a sentence: many names have commas of their own.
    fn exercise(&self, id: &str) -> String {
        let name = self.passages.exercise_name(id);
        self.words.say("why-exercise", &[("exercise", name.into())])
    }

    fn name(&self, group: TargetGroup) -> String {
        self.words.say_coded("group", &code_of(&group), &[])
    }

    /// One sentence for each cause that left exercises out.
    pub(super) fn left_out<'r>(&self, reasons: impl IntoIterator<Item = &'r Reason>) -> Vec<String> {
        let mut by_cause: Vec<(&Because, Vec<String>)> = Vec::new();
        for reason in reasons {
            let About::NotChosen(exercise) = &reason.about else {
                continue;
            };
            let name = self.exercise(exercise);
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
            Because::Rule(rule) if rule == UNSAID => return None,
            Because::Rule(rule) if rule == CAREFUL => self.careful(),
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
            Because::ShorterThanOffered { offered, used } | Because::StillShorter { offered, used } => words
                .say(
                    if self.context.shorter_by_own_weeks {
                        "why-shorter-for-now"
                    } else {
                        "why-shorter-than-offered"
                    },
                    &[
                        ("offered", minutes(*offered).into()),
                        ("used", minutes(*used).into()),
                    ],
                ),
            Because::ShorterAfterRed { .. } => words.say("why-shorter-after-red", &[]),
            Because::ExceptSwapped => words.say("why-light-green-settled-except", &[]),
            Because::StrengthBegins => words.say("why-strength-begins", &[]),
            Because::MovingIsSafe => words.say("why-moving-is-safe", &[]),
            Because::Light(light, cause) => self.light(*light, *cause)?,
            Because::AfterPause(cause) => {
                let how = if self.context.back_gentler { "-gentler" } else { "" };
                words.say_coded("why-after-pause", &format!("{}{how}", code_of(cause)), &[])
            }
            Because::Hold(cause) => self.hold(*cause)?,
            Because::NothingFits => self.about_group("why-nothing-fits", &reason.about)?,
            Because::SmallerToFit => {
                let About::Exercise(exercise) = &reason.about else {
                    return None;
                };
                let exercise = self.exercise(exercise);
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
            Because::WalksLonger { by } => {
                words.say("why-walks-longer", &[("minutes", minutes(u16::from(*by)).into())])
            }
            Because::GoalNotReached => words.say("why-goal-not-reached", &[]),
            Because::TooFewStepDays { days, needed } => words.say(
                "why-too-few-step-days",
                &[("days", (*days).into()), ("needed", (*needed).into())],
            ),
            Because::ScreeningAssumedNegative => words.say("why-screening-assumed-negative", &[]),
            Because::OwnWeeks(change) => self.own_weeks(change),
            Because::Noted(note) => self.noted(note)?,
            // Said at its own place.
            Because::WouldChange { .. } | Because::MostlyNew => return None,
            Because::StepUp { .. }
            | Because::StepDown { .. }
            | Because::BackAfterPause { .. }
            | Because::Careful(_)
            | Because::NeckNotAsked
            | Because::NoFloor
            | Because::FloorNotAsked
            | Because::NoStanding
            | Because::Without(_)
            | Because::Recalled
            | Because::SwappedOut(_)
            | Because::Disliked => return None,
        })
    }

    /// How the week before went; none where it says nothing of the exercises, because there were none.
    fn light(&self, light: Light, cause: LightCause) -> Option<String> {
        let context = &self.context;
        if context.paused || (context.few_done && cause == LightCause::NotAnswered) {
            return None;
        }
        let how = match light {
            Light::Green if context.few_done => "-few",
            Light::Amber if context.by_agreement => "-agreed",
            _ => "",
        };
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
        Some(
            self.words
                .say_coded("why-light", &format!("{light}-{cause}{how}"), pain.as_slice()),
        )
    }

    /// Why nothing goes up; none where the light has said it.
    fn hold(&self, cause: HoldCause) -> Option<String> {
        let said = self.context.lit && matches!(cause, HoldCause::Amber | HoldCause::NotAnswered);
        (!said).then(|| self.words.say_coded("why-hold", &code_of(&cause), &[]))
    }

    fn about_group(&self, key: &str, about: &About) -> Option<String> {
        let About::Group(group) = about else { return None };
        let group = self.name(*group);
        Some(sentence_case(&self.words.say(key, &[("group", group.into())])))
    }

    fn about_exercises(&self, key: &str, about: &About, other: &str) -> Option<String> {
        let About::Exercise(exercise) = about else {
            return None;
        };
        let exercise = self.exercise(exercise);
        let other = self.exercise(other);
        Some(
            self.words
                .say(key, &[("exercise", exercise.into()), ("other", other.into())]),
        )
    }

    fn left_out_because(&self, cause: &Because, names: &[String]) -> Option<String> {
        let words = self.words;
        let exercises = ("exercises", words.all_of(names).into());
        let counted = [exercises.clone(), ("count", names.len().into())];
        Some(match cause {
            Because::Careful(constraint @ (Constraint::BendingHurts | Constraint::ArchingHurts)) => {
                words.say_coded("why-not-chosen", &code_of(constraint), &[exercises])
            }
            Because::Careful(constraint) => {
                let reason = self.constraint(*constraint);
                words.say("why-not-chosen", &[exercises, ("reason", reason.into())])
            }
            // Nobody misses what they have not met, and nothing is wrong with their neck.
            Because::NeckNotAsked => return None,
            Because::FloorNotAsked => words.say("why-not-chosen-floor-not-asked", &[exercises]),
            Because::NoFloor => words.say("why-not-chosen-no-floor", &[exercises]),
            Because::NoStanding => words.say("why-not-chosen-no-standing", &[]),
            Because::Disliked => words.say("why-not-chosen-disliked", &counted),
            Because::Recalled => words.say("why-not-chosen-recalled", &counted),
            Because::SwappedOut(cause) => {
                words.say_coded("why-not-chosen-swapped-out", &code_of(cause), &counted)
            }
            Because::Without(equipment) => words.say_coded("why-not-chosen", &code_of(equipment), &counted),
            _ => return None,
        })
    }

    /// The start that conditions ask for, with their names.
    fn careful(&self) -> String {
        let conditions = self.context.conditions.iter();
        let conditions: Vec<String> = conditions.map(|one| self.constraint(*one)).collect();
        if conditions.is_empty() {
            // In a week that does not say what was known.
            return self.words.say_coded("rule", &format!("{CAREFUL}-unnamed"), &[]);
        }
        let conditions = self.words.all_of(&conditions);
        self.words
            .say_coded("rule", CAREFUL, &[("conditions", conditions.into())])
    }

    fn constraint(&self, constraint: Constraint) -> String {
        self.words.say_coded("constraint", &code_of(&constraint), &[])
    }
}
