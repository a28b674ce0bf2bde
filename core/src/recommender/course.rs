//! The expected course: the chance of still being much hindered after three months, as a range, from the averages
//! over people alike. It is shown only when asked for, and never decides about a plan.

use serde::Serialize;

use super::attribute::Attributes;
use super::prototypes::Prototypes;
use super::query::Problem;
use super::situation::Situation;

/// The chance of a disability of 30 or more of 100 after three months, in whole percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Course {
    /// The lower end of the range.
    pub from_percent: u8,
    /// The upper end.
    pub to_percent: u8,
    /// The share expected; between the two, and never said alone.
    pub expected_percent: u8,
}

/// Why there is no expected course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoCourse {
    /// The age is not known.
    AgeUnknown,
    /// Younger than the people averaged.
    TooYoung,
    /// Older than the people averaged.
    TooOld,
    /// Too little of what they are compared by is known.
    TooLittleKnown,
}

/// Why the expected course is hidden for now, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hidden {
    /// The mood screen was positive: other help comes first.
    PositiveMoodScreen,
    /// A flare is going on.
    Flare,
    /// The first day.
    DayOne,
    /// Nobody asked for it.
    NotAskedFor,
}

/// What decides whether the expected course may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Showing {
    /// Days since the first answers; 0 on the first day.
    pub days_since_start: u32,
    /// A flare is going on.
    pub flare: bool,
    /// The side of the newest mood screen's cut-off; `None` without one.
    pub low_mood: Option<bool>,
    /// The person asked for it.
    pub asked_for: bool,
}

impl Showing {
    /// Why it is hidden, or `None` when it may be shown.
    pub fn hidden(self) -> Option<Hidden> {
        [
            (self.low_mood == Some(true), Hidden::PositiveMoodScreen),
            (self.flare, Hidden::Flare),
            (self.days_since_start == 0, Hidden::DayOne),
            (!self.asked_for, Hidden::NotAskedFor),
        ]
        .into_iter()
        .find_map(|(met, hidden)| met.then_some(hidden))
    }
}

/// The expected course of a person.
///
/// The range holds both uncertainties: few people behind each average, and the recalibration. Integers and `libm`
/// only, in a fixed order: the same on every processor.
///
/// # Errors
/// [`NoCourse`] outside the range of the people averaged.
pub fn expected_course(
    prototypes: &Prototypes,
    attributes: &Attributes,
    situation: &Situation,
) -> Result<Course, NoCourse> {
    let range = prototypes.file().range;
    match situation.age {
        None => return Err(NoCourse::AgeUnknown),
        Some(age) if age < range.youngest => return Err(NoCourse::TooYoung),
        Some(age) if age > range.oldest => return Err(NoCourse::TooOld),
        Some(_) => {}
    }
    let query = prototypes.query(attributes, &Problem::of(attributes, situation));
    if u32::from(query.known_weight()) * 100 < u32::from(range.known_percent) * 255 {
        return Err(NoCourse::TooLittleKnown);
    }
    let expected = prototypes.expected(&query);
    Ok(Course {
        from_percent: libm::floor(100.0 * expected.from) as u8,
        to_percent: libm::ceil(100.0 * expected.to) as u8,
        expected_percent: libm::round(100.0 * expected.middle) as u8,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{LegPain, PreviousEpisodes, Sex, SickLeave, WorkLoad};

    /// Somebody of whom everything is known, between mild and severe.
    fn middling() -> Situation {
        Situation {
            age: Some(45),
            sex: Some(Sex::Female),
            weeks_of_pain: Some(3),
            previous_episodes: Some(PreviousEpisodes::OneToThree),
            pain_average: Some(6),
            leg_pain: Some(LegPain::Mild),
            disability: Some(50),
            sleep_trouble: Some(3),
            fear: Some(5),
            confidence: Some(5),
            mood_score: Some(1),
            recovery_expected: Some(7),
            work_load: Some(WorkLoad::OnFeet),
            sick_leave: Some(SickLeave::OneToFiveDays),
            ..Situation::default()
        }
    }

    fn course(situation: &Situation) -> Result<Course, NoCourse> {
        let attributes = Attributes::shipped().unwrap();
        let prototypes = Prototypes::shipped(&attributes).unwrap();
        expected_course(&prototypes, &attributes, situation)
    }

    #[test]
    fn the_range_holds_what_is_expected_and_grows_worse_with_what_is_known_to_matter() {
        let milder = Situation {
            weeks_of_pain: Some(1),
            disability: Some(20),
            recovery_expected: Some(9),
            mood_score: Some(0),
            confidence: Some(8),
            ..middling()
        };
        let harder = Situation {
            weeks_of_pain: Some(30),
            disability: Some(80),
            recovery_expected: Some(2),
            mood_score: Some(6),
            confidence: Some(2),
            ..middling()
        };
        let all = [milder, middling(), harder].map(|situation| course(&situation).unwrap());
        for one in all {
            assert!(
                one.from_percent < one.expected_percent && one.expected_percent < one.to_percent,
                "{one:?}"
            );
            assert!(
                one.to_percent - one.from_percent >= 5,
                "never as sure as a number: {one:?}"
            );
        }
        assert!(all[0].to_percent < all[2].from_percent, "{all:?}");
        assert!(all[0].expected_percent < all[1].expected_percent, "{all:?}");
        assert!(all[1].expected_percent < all[2].expected_percent, "{all:?}");
    }

    #[test]
    fn outside_the_people_averaged_there_is_no_course_and_a_reason() {
        let aged = |age| Situation { age, ..middling() };
        let little = Situation {
            age: Some(45),
            pain_average: Some(6),
            disability: Some(50),
            ..Situation::default()
        };
        for (situation, reason) in [
            (aged(None), NoCourse::AgeUnknown),
            (aged(Some(17)), NoCourse::TooYoung),
            (aged(Some(67)), NoCourse::TooOld),
            (little, NoCourse::TooLittleKnown),
        ] {
            assert_eq!(course(&situation), Err(reason));
        }
        assert!(course(&aged(Some(18))).is_ok() && course(&aged(Some(66))).is_ok());
    }

    #[test]
    fn it_is_hidden_on_day_one_in_a_flare_beside_a_positive_mood_screen_and_until_asked_for() {
        let shown = Showing {
            days_since_start: 1,
            flare: false,
            low_mood: None,
            asked_for: true,
        };
        let low = Some(true);
        for (showing, hidden) in [
            (shown, None),
            (
                Showing {
                    low_mood: Some(false),
                    ..shown
                },
                None,
            ),
            (
                Showing {
                    days_since_start: 0,
                    ..shown
                },
                Some(Hidden::DayOne),
            ),
            (Showing { flare: true, ..shown }, Some(Hidden::Flare)),
            (
                Showing {
                    low_mood: low,
                    ..shown
                },
                Some(Hidden::PositiveMoodScreen),
            ),
            (
                Showing {
                    asked_for: false,
                    ..shown
                },
                Some(Hidden::NotAskedFor),
            ),
            (
                Showing {
                    low_mood: low,
                    flare: true,
                    days_since_start: 0,
                    asked_for: false,
                },
                Some(Hidden::PositiveMoodScreen),
            ),
        ] {
            assert_eq!(showing.hidden(), hidden, "{showing:?}");
        }
    }
}
