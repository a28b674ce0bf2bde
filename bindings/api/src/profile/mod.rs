//! Who the patient is: the baseline answers and what follows from them for the screens.

mod answers;
mod vocabulary;

pub use answers::{Answers, Goal, ShiftOn, WorkPattern};
pub use vocabulary::{
    ActivityLevel, Constraint, Contradiction, Eligibility, EpisodeDuration, Equipment, LegPain, Mobility,
    PreviousEpisodes, Response, Sex, Shift, SickLeave, Weekday, WorkLoad,
};
