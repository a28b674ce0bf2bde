//! Which question to ask next: the one whose likely answers change the week most, found by asking the recommender for
//! each of them. It stops when nothing that a person would notice would change.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::make::{Brief, fit};
use super::outline::{Outline, outline};
use super::rules::AskRules;
use crate::profile::{
    ActivityLevel, Constraint, LegPain, Mobility, PreviousEpisodes, Question, Response, SickLeave, WorkLoad,
};
use crate::recommender::{Attribute, Problem, Prototypes, Query, Situation};

/// The themes whose messages a week begins with.
const THEMES_READ_FIRST: usize = 2;

/// 0-10 answers that stand for low, middling and high.
const NUMBERS: [u8; 3] = [2, 5, 8];

/// A part of the week that an answer may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Touched {
    /// How the week is built: rest and relief, small agreed steps, or strengthening.
    Approach,
    /// Which exercises come.
    Exercises,
    /// How hard they start.
    Start,
    /// Walking and steps.
    Walking,
    /// How many sessions.
    Days,
    /// How long a session takes.
    Minutes,
    /// What is read first.
    Messages,
    /// No plan: what stands first in the report, and what the weeks are for.
    Goal,
}

/// A question that is worth asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorthAsking {
    /// The question.
    pub question: Question,
    /// What the answer may change.
    pub changes: BTreeSet<Touched>,
    /// How much would be noticed on average over the likely answers, in thousandths of a plainly different week.
    pub noticed: u32,
}

/// Of the open questions those whose likely answers would change the week noticeably, the one that changes most first.
///
/// How likely an answer is comes from the averages over people alike, where they say anything; otherwise each is as
/// likely as the others.
pub fn worth_asking(brief: &Brief<'_>, open: &[Question]) -> Vec<WorthAsking> {
    let rules = &brief.rules.ask;
    let now = outline(brief);
    let fits_now = fitting(brief, &now);
    let common = Common::of(brief);
    let mut found: Vec<WorthAsking> = open
        .iter()
        .filter_map(|question| {
            let answers = answers(*question, brief.situation)?;
            let shares = common.shares(rules, &answers);
            let mut changes = BTreeSet::new();
            let mut noticed = 0;
            for ((_, situation), share) in answers.answers.iter().zip(shares) {
                let other = Brief { situation, ..*brief };
                let then = outline(&other);
                let differences = differences(rules, (&now, &fits_now), (&then, &fitting(&other, &then)));
                noticed += differences.iter().map(|(_, size)| size).sum::<u32>() * share / 1000;
                changes.extend(differences.into_iter().map(|(touched, _)| touched));
            }
            (noticed >= rules.noticed_from).then_some(WorthAsking {
                question: *question,
                changes,
                noticed,
            })
        })
        .collect();
    // Equals in the order in which they are asked for.
    found.sort_by_key(|worth| std::cmp::Reverse(worth.noticed));
    found
}

/// What the averages over people alike say of answers; nothing of somebody outside their range.
struct Common<'a> {
    prototypes: &'a Prototypes,
    query: Option<Query>,
}

impl<'a> Common<'a> {
    fn of(brief: &Brief<'a>) -> Self {
        let prototypes = &brief.knowledge.prototypes;
        let attributes = &brief.knowledge.attributes;
        let query = prototypes
            .speaks_of(brief.situation.age)
            .then(|| prototypes.query(attributes, &Problem::of(attributes, brief.situation)));
        Self { prototypes, query }
    }

    /// How likely each answer is, in thousandths.
    fn shares(&self, rules: &AskRules, of: &Answers) -> Vec<u32> {
        let values: Vec<f64> = of.answers.iter().map(|(value, _)| *value).collect();
        let asked = self.query.as_ref().zip(of.attribute);
        let common = asked
            .and_then(|(query, attribute)| self.prototypes.common(query, attribute, &values))
            .unwrap_or_else(|| vec![0.0; values.len()]);
        // Nothing that can be answered is impossible.
        let all: f64 = common.iter().sum();
        let doubt = f64::from(rules.unknown_counts_tenths) / 10.0 / values.len() as f64;
        let unit = if all > 0.0 { all / 10.0 } else { 1.0 };
        let total = all + doubt * unit * values.len() as f64;
        common
            .iter()
            // A share of at most 1000.
            .map(|common| libm::round(1000.0 * (common + doubt * unit) / total) as u32)
            .collect()
    }
}

/// What differs between two weeks, and how much of it a person would notice.
fn differences(
    rules: &AskRules,
    (now, fits_now): (&Outline, &BTreeSet<&str>),
    (then, fits_then): (&Outline, &BTreeSet<&str>),
) -> Vec<(Touched, u32)> {
    let (a, b) = (now.parameters(), then.parameters());
    let mut found = Vec::new();
    let mut add = |touched, differs: bool, size: u32| {
        if differs && size > 0 {
            found.push((touched, size));
        }
    };
    add(Touched::Approach, a.strategy != b.strategy, rules.approach);
    add(Touched::Walking, a.walking != b.walking, rules.walking);
    add(
        Touched::Walking,
        a.walking == b.walking && now.walking.amount() != then.walking.amount(),
        rules.walking_amount,
    );
    add(Touched::Days, now.dates.len() != then.dates.len(), rules.days);
    add(Touched::Minutes, now.minutes != then.minutes, rules.minutes);
    add(
        Touched::Start,
        (a.level, a.dose, a.by_quota) != (b.level, b.dose, b.by_quota),
        rules.start,
    );
    let groups = |of: &crate::recommender::Parameters| -> BTreeSet<_> {
        let given = of.emphasis.iter().filter(|(_, turns)| **turns > 0);
        given.map(|(group, _)| *group).collect()
    };
    let (groups_now, groups_then) = (groups(a), groups(b));
    let moved = u32::try_from(groups_now.symmetric_difference(&groups_then).count()).unwrap_or(0);
    // A week that is built otherwise has other groups by itself.
    let moved = if a.strategy == b.strategy { moved } else { 0 };
    add(Touched::Exercises, moved > 0, moved * rules.group);
    let come_or_go = fits_now.symmetric_difference(fits_then).count();
    let all = fits_now.union(fits_then).count().max(1);
    add(
        Touched::Exercises,
        come_or_go > 0,
        u32::try_from(come_or_go * rules.exercises as usize / all).unwrap_or(rules.exercises),
    );
    let first =
        |themes: &[String]| -> Vec<String> { themes.iter().take(THEMES_READ_FIRST).cloned().collect() };
    add(
        Touched::Messages,
        first(&a.themes) != first(&b.themes),
        rules.messages,
    );
    found
}

fn fitting<'a>(brief: &Brief<'a>, outline: &Outline) -> BTreeSet<&'a str> {
    let fit = fit(brief, &outline.situation);
    let exercises = brief.library.exercises();
    exercises
        .filter(|exercise| fit.obstacle(exercise).is_none())
        .map(|exercise| exercise.id.as_str())
        .collect()
}

/// The answers that a question may get: each with its value on the attribute's scale, and what is known after it.
struct Answers {
    attribute: Option<Attribute>,
    answers: Vec<(f64, Situation)>,
}

/// Nothing for a question that no week is made from.
fn answers(question: Question, now: &Situation) -> Option<Answers> {
    let with = |set: &dyn Fn(&mut Situation)| {
        let mut other = now.clone();
        set(&mut other);
        other
    };
    let numbers = |attribute, set: fn(&mut Situation, u8)| Answers {
        attribute: Some(attribute),
        answers: NUMBERS
            .iter()
            .map(|value| (f64::from(*value), with(&|other| set(other, *value))))
            .collect(),
    };
    fn levels<T: Copy>(
        now: &Situation,
        attribute: Attribute,
        all: &[T],
        set: fn(&mut Situation, T),
    ) -> Answers {
        let answer = |(place, level): (usize, &T)| {
            let mut other = now.clone();
            set(&mut other, *level);
            (place as f64, other)
        };
        Answers {
            attribute: Some(attribute),
            answers: all.iter().enumerate().map(answer).collect(),
        }
    }
    const RESPONSES: [Response; 3] = [Response::Better, Response::Same, Response::Worse];
    let yes_or_no = [false, true];
    Some(match question {
        Question::Fear => numbers(Attribute::Fear, |other, value| other.fear = Some(value)),
        Question::RecoveryExpected => numbers(Attribute::RecoveryExpected, |other, value| {
            other.recovery_expected = Some(value);
        }),
        Question::Confidence => numbers(Attribute::Confidence, |other, value| {
            other.confidence = Some(value);
        }),
        Question::SleepTrouble => numbers(Attribute::SleepTrouble, |other, value| {
            other.sleep_trouble = Some(value);
        }),
        Question::Stress => numbers(Attribute::Stress, |other, value| other.stress = Some(value)),
        Question::PainAverage => numbers(Attribute::PainAverage, |other, value| {
            other.pain_average = Some(value);
            other.pain_worst = other.pain_worst.max(Some(value));
        }),
        Question::PainWorst => Answers {
            // The cohort did not ask for the worst; it is at least the average.
            attribute: None,
            ..numbers(Attribute::PainAverage, |other, value| {
                other.pain_worst = Some(value).max(other.pain_average);
            })
        },
        Question::Hindrance => Answers {
            attribute: Some(Attribute::Disability),
            answers: NUMBERS
                .iter()
                .map(|value| {
                    let of_hundred = value * 10;
                    let other = with(&|other| other.disability = Some(of_hundred));
                    (f64::from(of_hundred), other)
                })
                .collect(),
        },
        Question::LegPain => levels(
            now,
            Attribute::LegPain,
            &[LegPain::None, LegPain::Mild, LegPain::ModerateOrWorse],
            |other, level| other.leg_pain = Some(level),
        ),
        Question::WorkLoad => levels(
            now,
            Attribute::WorkLoad,
            &[
                WorkLoad::None,
                WorkLoad::Sitting,
                WorkLoad::OnFeet,
                WorkLoad::Light,
                WorkLoad::Heavy,
            ],
            |other, level| other.work_load = Some(level),
        ),
        Question::PreviousEpisodes => levels(
            now,
            Attribute::PreviousEpisodes,
            &[
                PreviousEpisodes::None,
                PreviousEpisodes::OneToThree,
                PreviousEpisodes::More,
            ],
            |other, level| other.previous_episodes = Some(level),
        ),
        Question::SickLeave => levels(
            now,
            Attribute::SickLeave,
            &[SickLeave::None, SickLeave::OneToFiveDays, SickLeave::More],
            |other, level| other.sick_leave = Some(level),
        ),
        Question::Activity => levels(
            now,
            Attribute::Activity,
            &[
                ActivityLevel::Inactive,
                ActivityLevel::Light,
                ActivityLevel::Moderate,
                ActivityLevel::Hard,
            ],
            |other, level| other.activity = Some(level),
        ),
        Question::Comorbid => levels(now, Attribute::Comorbid, &yes_or_no, |other, yes| {
            other.comorbid = Some(yes);
        }),
        Question::WalkingEasedBySitting => {
            levels(now, Attribute::WalkingEasedBySitting, &yes_or_no, |other, yes| {
                other.walking_eased_by_sitting = Some(yes)
            })
        }
        Question::Bending => levels(now, Attribute::Bending, &RESPONSES, |other, response| {
            other.responses.bending = Some(response);
            hurts(other, Constraint::BendingHurts, response);
        }),
        Question::Arching => levels(now, Attribute::Arching, &RESPONSES, |other, response| {
            other.responses.arching = Some(response);
            hurts(other, Constraint::ArchingHurts, response);
        }),
        Question::Mobility => Answers {
            attribute: None,
            ..levels(
                now,
                Attribute::Constraints,
                &[Mobility::Walks, Mobility::WalksWithAid, Mobility::DoesNotWalk],
                |other, level| other.mobility = Some(level),
            )
        },
        Question::Constraints => {
            let mut all: Vec<Option<Constraint>> = vec![None];
            all.extend(Constraint::ALL.map(Some));
            Answers {
                attribute: None,
                ..levels(now, Attribute::Constraints, &all, |other, constraint| {
                    other.constraints.extend(constraint);
                    if constraint == Some(Constraint::LatePregnancy) {
                        other.constraints.insert(Constraint::Pregnancy);
                    }
                    other.constraints_known = true;
                })
            }
        }
        _ => return None,
    })
}

fn hurts(other: &mut Situation, constraint: Constraint, response: Response) {
    if response == Response::Worse {
        other.constraints.insert(constraint);
    }
}
