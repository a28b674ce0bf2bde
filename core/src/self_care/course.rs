//! The expected course of this person, and when it may be shown.

use super::SelfCare;
use crate::error::Result;
use crate::profile;
use crate::recommender::{self, Course, Hidden, NoCourse, Showing};

/// What is expected of people like this one, or why nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CourseAnswer {
    /// The range.
    Course(Course),
    /// The averages say nothing of this person.
    None(NoCourse),
    /// Not now.
    Hidden(Hidden),
}

impl SelfCare {
    /// The expected course. Hidden until asked for, on the first day, in a flare and beside a positive mood screen,
    /// whoever asks.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn expected_course(&self, asked_for: bool) -> Result<CourseAnswer> {
        self.read(|reader, moment| {
            let known = self.known(reader, moment)?;
            let began = profile::first_day(reader)?.unwrap_or(moment.today);
            let showing = Showing {
                days_since_start: u32::try_from((moment.today - began).num_days()).unwrap_or(0),
                flare: known.situation.flare,
                low_mood: known.situation.low_mood,
                asked_for,
            };
            if let Some(hidden) = showing.hidden() {
                return Ok(CourseAnswer::Hidden(hidden));
            }
            let knowledge = &self.knowledge;
            let course =
                recommender::expected_course(&knowledge.prototypes, &knowledge.attributes, &known.situation);
            Ok(match course {
                Ok(course) => CourseAnswer::Course(course),
                Err(none) => CourseAnswer::None(none),
            })
        })
    }
}
