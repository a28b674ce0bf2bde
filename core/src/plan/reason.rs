//! Why a week is as it is: typed, so that every client says it in its own language and a test can read it.

use serde::{Deserialize, Serialize};

use super::progression::{HoldCause, Light, LightCause, PauseCause};
use super::swap::SwapCause;
use super::week::Rung;
use super::what_if::{Then, WhatIf};
use crate::content::TargetGroup;
use crate::profile::{Constraint, Equipment};
use crate::recommender::{Change, Note};

/// One reason, with what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What it is about.
    pub about: About,
    /// The reason.
    pub because: Because,
}

/// What a reason is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// The week as a whole.
    Week,
    /// How many sessions and on which days.
    Days,
    /// How long they are.
    Minutes,
    /// What a target group gets.
    Group(TargetGroup),
    /// One exercise in the week.
    Exercise(String),
    /// One exercise that was left out.
    NotChosen(String),
    /// The walking goal.
    Walking,
    /// The messages.
    Messages,
}

/// A reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// A guideline rule spoke.
    Rule(String),
    /// The person named the days.
    YourDays(u8),
    /// The person named no days.
    UsualDays(u8),
    /// One day a week stays free, whatever was offered.
    DayOfRest,
    /// The person named the minutes.
    YourMinutes(u16),
    /// The person named no minutes.
    UsualMinutes(u16),
    /// A rule keeps sessions shorter than was offered.
    ShorterThanOffered {
        /// What was offered.
        offered: u16,
        /// What is used.
        used: u16,
    },
    /// Sessions stay as much shorter than was offered as they were the week before.
    StillShorter {
        /// What was offered.
        offered: u16,
        /// What is used.
        used: u16,
    },
    /// Sessions are shorter than otherwise, because the week before was too much.
    ShorterAfterRed {
        /// What is used.
        used: u16,
    },
    /// How the week before went.
    Light(Light, LightCause),
    /// What was swapped out in the week before because it hurt is no part of how well it went.
    ExceptSwapped,
    /// Pain has been calm for some days, so that after staying active strength begins.
    StrengthBegins,
    /// The person is afraid of moving, and screening found nothing: moving is safe.
    MovingIsSafe,
    /// Most exercises of the week were not in the one before.
    MostlyNew,
    /// The group goes up a step.
    StepUp {
        /// From here.
        from: Rung,
        /// To here.
        to: Rung,
    },
    /// The group goes down a step.
    StepDown {
        /// From here.
        from: Rung,
        /// To here.
        to: Rung,
    },
    /// The group paused for a while and begins again a step lower, however well the week before went.
    BackAfterPause {
        /// Where it stood.
        from: Rung,
        /// Where it begins again.
        to: Rung,
    },
    /// A pause lies before this week: the light of the week before says nothing of the exercises.
    AfterPause(PauseCause),
    /// Nothing goes up.
    Hold(HoldCause),
    /// Left out, or replaced, because of something about the person.
    Careful(Constraint),
    /// Left out because it loads the neck, and nobody has asked about the person's yet.
    NeckNotAsked,
    /// Left out because the person does not go down to the floor.
    NoFloor,
    /// Left out because getting up from the floor may be hard, and nobody has asked.
    FloorNotAsked,
    /// Left out because the person does not walk, and it is not done sitting.
    NoStanding,
    /// Left out because it needs equipment that is not at hand.
    Without(Equipment),
    /// Left out because the person does not like it.
    Disliked,
    /// Left out because the person swapped it out not long ago, and why.
    SwappedOut(SwapCause),
    /// Fewer repetitions or a shorter hold than the group stands at, so that the session is covered in its minutes.
    SmallerToFit,
    /// Nothing of this group fits the person.
    NothingFits,
    /// Put in for another exercise that the person must leave out.
    InsteadOf(String),
    /// Put in because the person swapped another one out.
    SwappedFor {
        /// What was swapped out.
        exercise: String,
        /// Why.
        cause: SwapCause,
    },
    /// Put in for an exercise that was recalled: its publisher took it back.
    InsteadOfRecalled(String),
    /// Taken out because its publisher took it back, with nothing of its group to put in.
    Recalled,
    /// The step goal comes from the person's own days.
    OwnSteps {
        /// Their median day.
        baseline: u32,
        /// Days it rests on.
        days: u8,
    },
    /// The step goal was not about reached last week: it does not rise, and comes down where less is usual by now.
    GoalNotReached,
    /// After a week that went well each walk is longer.
    WalksLonger {
        /// By so many minutes.
        by: u8,
    },
    /// Minutes of walking until enough days with steps are known.
    TooFewStepDays {
        /// Days known.
        days: u8,
        /// Days needed.
        needed: u8,
    },
    /// The person's own weeks moved it.
    OwnWeeks(Change),
    /// What else the recommender has to say.
    Noted(Note),
    /// The smallest realistic other answer that would have changed it.
    WouldChange {
        /// The other answer.
        what_if: WhatIf,
        /// What would be then.
        then: Then,
    },
    /// Made on the assumption that screening found nothing: only for judging the core on a cohort.
    ScreeningAssumedNegative,
}

impl Reason {
    /// A reason about something.
    pub fn new(about: About, because: Because) -> Self {
        Self { about, because }
    }
}
