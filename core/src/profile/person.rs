//! The person's answers: a baseline short enough for a first plan. Everything may be unanswered.

use std::collections::BTreeSet;

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::preferences::Preferences;
use super::vocabulary::{ActivityLevel, Constraint, LegPain, Mobility, WorkLoad};
use crate::error::{Error, Result};
use crate::time::WorkPattern;

/// A goal's longest text, in characters.
const GOAL_AT_MOST: usize = 200;

/// Who the patient is, as they said it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Profile {
    /// Years, 0 to 120.
    pub age: Option<u8>,
    /// Sex, where it was said.
    pub sex: Option<Sex>,
    /// The country the person is in, for numbers to call.
    pub country: Option<Country>,
    /// How long this episode had lasted when it was answered.
    pub episode: Option<EpisodeDuration>,
    /// Episodes before this one.
    pub previous_episodes: Option<PreviousEpisodes>,
    /// Average pain of the last week, 0 to 10.
    pub pain_average: Option<u8>,
    /// Worst pain of the last week, 0 to 10.
    pub pain_worst: Option<u8>,
    /// Pain in a leg.
    pub leg_pain: Option<LegPain>,
    /// How much the back stops the person, 0 (not at all) to 10 (from everything).
    pub hindrance: Option<u8>,
    /// Fear that movement harms, 0 to 10.
    pub fear: Option<u8>,
    /// Expects to be much better in three months, 0 (not at all) to 10 (surely).
    pub recovery_expected: Option<u8>,
    /// Confidence in managing despite pain, 0 to 10.
    pub confidence: Option<u8>,
    /// Trouble sleeping, 0 to 10.
    pub sleep_trouble: Option<u8>,
    /// Stress, 0 to 10.
    pub stress: Option<u8>,
    /// Activity in free time.
    pub activity: Option<ActivityLevel>,
    /// Off work because of the back in the last month.
    pub sick_leave: Option<SickLeave>,
    /// Physical work load.
    pub work_load: Option<WorkLoad>,
    /// How movements and positions change the pain.
    pub responses: Responses,
    /// Leg symptoms come on walking and sitting eases them.
    pub walking_eased_by_sitting: Option<bool>,
    /// How the person gets around.
    pub mobility: Option<Mobility>,
    /// What exercises must respect; `None` where nobody asked.
    pub constraints: Option<BTreeSet<Constraint>>,
    /// Other long-term illness.
    pub comorbid: Option<bool>,
    /// What the person wants and has.
    pub preferences: Preferences,
    /// When the person works.
    pub work_pattern: WorkPattern,
    /// Whether the phone is carried at work, so that its steps count.
    pub phone_carried_at_work: Option<bool>,
    /// When the person usually goes to bed.
    pub usual_bed: Option<NaiveTime>,
    /// When the person usually gets up.
    pub usual_rise: Option<NaiveTime>,
    /// Goals in own words.
    pub goals: Vec<Goal>,
}

/// Sex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Sex {
    Female,
    Male,
    Other,
}

/// A country by its ISO 3166-1 alpha-2 code, upper case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country(String);

impl Country {
    /// A country from its two letters.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `country`.
    pub fn new(code: &str) -> Result<Self> {
        let letters = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
        if letters {
            Ok(Self(code.to_ascii_uppercase()))
        } else {
            Err(Error::invalid("country", "two letters"))
        }
    }

    /// The two letters.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Country {
    type Error = Error;

    fn try_from(code: String) -> Result<Self> {
        Self::new(&code)
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.0
    }
}

/// How long an episode has lasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EpisodeDuration {
    /// Under two weeks.
    UnderTwoWeeks,
    /// Two to four weeks.
    TwoToFourWeeks,
    /// Four to six weeks.
    FourToSixWeeks,
    /// Six to twelve weeks.
    SixToTwelveWeeks,
    /// Over twelve weeks.
    OverTwelveWeeks,
}

impl EpisodeDuration {
    /// Whole weeks at the middle of the band; the last band counts from its beginning.
    pub fn weeks(self) -> u32 {
        match self {
            Self::UnderTwoWeeks => 1,
            Self::TwoToFourWeeks => 3,
            Self::FourToSixWeeks => 5,
            Self::SixToTwelveWeeks => 9,
            Self::OverTwelveWeeks => 13,
        }
    }
}

/// Episodes before this one, as the cohort asks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PreviousEpisodes {
    /// None.
    None,
    /// One to three.
    OneToThree,
    /// More.
    More,
}

/// Days off work because of the back in the last month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SickLeave {
    /// None.
    None,
    /// One to five.
    OneToFiveDays,
    /// More.
    More,
}

/// What a movement or position does to the pain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Response {
    Better,
    Same,
    Worse,
}

/// How movements and positions change the pain.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Responses {
    pub bending: Option<Response>,
    pub arching: Option<Response>,
    pub sitting: Option<Response>,
    pub standing: Option<Response>,
    pub walking: Option<Response>,
}

/// A goal in the person's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Its words, at most 200 characters.
    pub words: String,
    /// How well it goes now, 0 (not at all) to 10 (as before).
    pub rating: u8,
}

impl Profile {
    /// Checks every range.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn validate(&self) -> Result<()> {
        if self.age.is_some_and(|age| age > 120) {
            return Err(Error::invalid("age", "0 to 120"));
        }
        for (field, value) in [
            ("pain_average", self.pain_average),
            ("pain_worst", self.pain_worst),
            ("hindrance", self.hindrance),
            ("fear", self.fear),
            ("recovery_expected", self.recovery_expected),
            ("confidence", self.confidence),
            ("sleep_trouble", self.sleep_trouble),
            ("stress", self.stress),
        ] {
            if value.is_some_and(|value| value > 10) {
                return Err(Error::invalid(field, "0 to 10"));
            }
        }
        for (place, goal) in self.goals.iter().enumerate() {
            if goal.words.is_empty() || goal.words.chars().count() > GOAL_AT_MOST {
                return Err(Error::invalid(
                    format!("goals[{place}].words"),
                    "1 to 200 characters",
                ));
            }
            if goal.rating > 10 {
                return Err(Error::invalid(format!("goals[{place}].rating"), "0 to 10"));
            }
        }
        self.preferences.validate()?;
        self.work_pattern.validate()
    }

    /// What exercises must respect: what was answered, and what follows from how movements feel.
    pub fn all_constraints(&self) -> BTreeSet<Constraint> {
        let mut all = self.constraints.clone().unwrap_or_default();
        if all.contains(&Constraint::LatePregnancy) {
            all.insert(Constraint::Pregnancy);
        }
        if self.responses.bending == Some(Response::Worse) {
            all.insert(Constraint::BendingHurts);
        }
        if self.responses.arching == Some(Response::Worse) {
            all.insert(Constraint::ArchingHurts);
        }
        all
    }
}
