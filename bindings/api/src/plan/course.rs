//! The expected course, as a range that nobody sees unasked.

use lissom::recommender::{Hidden, NoCourse, Prototypes};
use lissom::self_care::CourseAnswer;
use serde::Serialize;

use crate::mirror::mirror;
use crate::words::{Words, code_of};

mirror! {
    /// Why the expected course is hidden for now.
    CourseHidden of Hidden {
        /// The mood screen was positive: other help comes first.
        PositiveMoodScreen,
        /// A flare is going on.
        Flare,
        /// The first day.
        DayOne,
        /// Nobody asked for it.
        NotAskedFor,
    }
}

mirror! {
    /// Why there is no expected course.
    CourseUnknown of NoCourse {
        /// The age is not known.
        AgeUnknown,
        /// Younger than the people averaged.
        TooYoung,
        /// Older than the people averaged.
        TooOld,
        /// Too little of what they are compared by is known.
        TooLittleKnown,
    }
}

/// What became of people like this one, or why nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum CourseScreen {
    /// A range.
    Range {
        /// Of 100 people alike so many at least were still much hindered after three months.
        from_of_hundred: u8,
        /// ... and so many at most.
        to_of_hundred: u8,
        /// The range in a sentence.
        text: String,
        /// Where it comes from and what it does not say.
        about: String,
    },
    /// The averages say nothing of this person.
    Unknown {
        /// Why.
        why: CourseUnknown,
        /// Why, in a sentence.
        text: String,
    },
    /// Not now.
    Hidden {
        /// Why.
        why: CourseHidden,
        /// Why, in a sentence.
        text: String,
    },
}

/// The answer as its screen says it.
pub(super) fn screen(words: Words, prototypes: &Prototypes, answer: CourseAnswer) -> CourseScreen {
    let range = prototypes.file().range;
    match answer {
        CourseAnswer::Course(course) => CourseScreen::Range {
            from_of_hundred: course.from_percent,
            to_of_hundred: course.to_percent,
            text: words.say(
                "course-range",
                &[
                    ("from", course.from_percent.into()),
                    ("to", course.to_percent.into()),
                ],
            ),
            about: words.say("course-about", &[("people", prototypes.file().people.into())]),
        },
        CourseAnswer::None(none) => CourseScreen::Unknown {
            why: none.into(),
            text: words.say_coded(
                "course-unknown",
                &code_of(&none),
                &[
                    ("youngest", range.youngest.into()),
                    ("oldest", range.oldest.into()),
                ],
            ),
        },
        CourseAnswer::Hidden(hidden) => CourseScreen::Hidden {
            why: hidden.into(),
            text: words.say_coded("course-hidden", &code_of(&hidden), &[]),
        },
    }
}
