//! A person's answers as phones hand them in and show them. Everything may be unanswered.

use std::collections::BTreeSet;

use chrono::NaiveTime;
use lissom::profile::{Country, Goal as CoreGoal, Preferences, Profile, Responses};
use lissom::time::WorkPattern as CorePattern;
use lissom::{Error, Result};
use serde::{Deserialize, Serialize};

use super::vocabulary::{
    ActivityLevel, Constraint, EpisodeDuration, Equipment, LegPain, Mobility, PreviousEpisodes, Response,
    Sex, Shift, SickLeave, Weekday, WorkLoad,
};
use crate::civil::{CivilDate, CivilTime};

/// Who the patient is, as they said it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields, default)]
pub struct Answers {
    /// Years, 0 to 120.
    pub age: Option<u8>,
    /// Sex, where it was said.
    pub sex: Option<Sex>,
    /// The country the person is in, two letters (ISO 3166-1), for numbers to call.
    pub country: Option<String>,
    /// How long this episode has lasted.
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
    /// What bending forward does to the pain.
    pub bending: Option<Response>,
    /// What arching backward does to the pain.
    pub arching: Option<Response>,
    /// What sitting does to the pain.
    pub sitting: Option<Response>,
    /// What standing does to the pain.
    pub standing: Option<Response>,
    /// What walking does to the pain.
    pub walking: Option<Response>,
    /// Leg symptoms come on walking and sitting eases them.
    pub walking_eased_by_sitting: Option<bool>,
    /// How the person gets around.
    pub mobility: Option<Mobility>,
    /// What exercises must respect; nothing where nobody asked, empty where nothing applies.
    pub constraints: Option<Vec<Constraint>>,
    /// Other long-term illness.
    pub comorbid: Option<bool>,
    /// Days for sessions; empty where none were named.
    pub days: Vec<Weekday>,
    /// Minutes a session, 5 to 60.
    pub minutes: Option<u8>,
    /// What is at hand; nothing where nobody asked.
    pub equipment: Option<Vec<Equipment>>,
    /// Whether the person goes down to the floor and up again.
    pub floor: Option<bool>,
    /// Exercises the person does not like, by id.
    pub dislikes: Vec<String>,
    /// When the person works.
    pub work_pattern: WorkPattern,
    /// Whether the phone is carried at work, so that its steps count.
    pub phone_carried_at_work: Option<bool>,
    /// When the person usually goes to bed.
    pub usual_bed: Option<CivilTime>,
    /// When the person usually gets up.
    pub usual_rise: Option<CivilTime>,
    /// Goals in own words.
    pub goals: Vec<Goal>,
}

/// A goal in the person's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Its words, at most 200 characters.
    pub words: String,
    /// How well it goes now, 0 (not at all) to 10 (as before).
    pub rating: u8,
}

/// When a person works.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum WorkPattern {
    /// The same every week, or no work.
    #[default]
    Fixed,
    /// A cycle of shifts, with single days that differ.
    Roster {
        /// The date of the cycle's first day.
        anchor: CivilDate,
        /// The cycle, one shift a day, 1 to 92 days.
        cycle: Vec<Shift>,
        /// Days that differ from the cycle (swapped shifts, holidays).
        #[serde(default)]
        exceptions: Vec<ShiftOn>,
    },
}

/// The shift of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
#[serde(deny_unknown_fields)]
pub struct ShiftOn {
    /// The day.
    pub date: CivilDate,
    /// Its shift.
    pub shift: Shift,
}

impl Answers {
    /// The answers for the core, which checks their ranges.
    pub(super) fn into_profile(self) -> Result<Profile> {
        Ok(Profile {
            age: self.age,
            sex: self.sex.map(Into::into),
            country: self.country.as_deref().map(Country::new).transpose()?,
            episode: self.episode.map(Into::into),
            previous_episodes: self.previous_episodes.map(Into::into),
            pain_average: self.pain_average,
            pain_worst: self.pain_worst,
            leg_pain: self.leg_pain.map(Into::into),
            hindrance: self.hindrance,
            fear: self.fear,
            recovery_expected: self.recovery_expected,
            confidence: self.confidence,
            sleep_trouble: self.sleep_trouble,
            stress: self.stress,
            activity: self.activity.map(Into::into),
            sick_leave: self.sick_leave.map(Into::into),
            work_load: self.work_load.map(Into::into),
            responses: Responses {
                bending: self.bending.map(Into::into),
                arching: self.arching.map(Into::into),
                sitting: self.sitting.map(Into::into),
                standing: self.standing.map(Into::into),
                walking: self.walking.map(Into::into),
            },
            walking_eased_by_sitting: self.walking_eased_by_sitting,
            mobility: self.mobility.map(Into::into),
            constraints: self.constraints.map(each),
            comorbid: self.comorbid,
            preferences: Preferences {
                days: each(self.days),
                minutes: self.minutes,
                equipment: self.equipment.map(each),
                floor: self.floor,
                dislikes: each(self.dislikes),
            },
            work_pattern: self.work_pattern.into_core()?,
            phone_carried_at_work: self.phone_carried_at_work,
            usual_bed: time(self.usual_bed, "usual_bed")?,
            usual_rise: time(self.usual_rise, "usual_rise")?,
            goals: self
                .goals
                .into_iter()
                .map(|goal| CoreGoal {
                    words: goal.words,
                    rating: goal.rating,
                })
                .collect(),
        })
    }
}

impl From<Profile> for Answers {
    fn from(profile: Profile) -> Self {
        Self {
            age: profile.age,
            sex: profile.sex.map(Into::into),
            country: profile.country.map(Into::into),
            episode: profile.episode.map(Into::into),
            previous_episodes: profile.previous_episodes.map(Into::into),
            pain_average: profile.pain_average,
            pain_worst: profile.pain_worst,
            leg_pain: profile.leg_pain.map(Into::into),
            hindrance: profile.hindrance,
            fear: profile.fear,
            recovery_expected: profile.recovery_expected,
            confidence: profile.confidence,
            sleep_trouble: profile.sleep_trouble,
            stress: profile.stress,
            activity: profile.activity.map(Into::into),
            sick_leave: profile.sick_leave.map(Into::into),
            work_load: profile.work_load.map(Into::into),
            bending: profile.responses.bending.map(Into::into),
            arching: profile.responses.arching.map(Into::into),
            sitting: profile.responses.sitting.map(Into::into),
            standing: profile.responses.standing.map(Into::into),
            walking: profile.responses.walking.map(Into::into),
            walking_eased_by_sitting: profile.walking_eased_by_sitting,
            mobility: profile.mobility.map(Into::into),
            constraints: profile.constraints.map(listed),
            comorbid: profile.comorbid,
            days: listed(profile.preferences.days),
            minutes: profile.preferences.minutes,
            equipment: profile.preferences.equipment.map(listed),
            floor: profile.preferences.floor,
            dislikes: listed(profile.preferences.dislikes),
            work_pattern: profile.work_pattern.into(),
            phone_carried_at_work: profile.phone_carried_at_work,
            usual_bed: profile.usual_bed.map(Into::into),
            usual_rise: profile.usual_rise.map(Into::into),
            goals: profile
                .goals
                .into_iter()
                .map(|goal| Goal {
                    words: goal.words,
                    rating: goal.rating,
                })
                .collect(),
        }
    }
}

impl WorkPattern {
    fn into_core(self) -> Result<CorePattern> {
        let Self::Roster {
            anchor,
            cycle,
            exceptions,
        } = self
        else {
            return Ok(CorePattern::Fixed);
        };
        let exceptions = exceptions
            .into_iter()
            .map(|day| {
                let date = day.date.checked("work_pattern.exceptions")?;
                Ok::<_, Error>((date, day.shift.into()))
            })
            .collect::<Result<_>>()?;
        Ok(CorePattern::Roster {
            anchor: anchor.checked("work_pattern.anchor")?,
            cycle: cycle.into_iter().map(Into::into).collect(),
            exceptions,
        })
    }
}

impl From<CorePattern> for WorkPattern {
    fn from(pattern: CorePattern) -> Self {
        match pattern {
            CorePattern::Fixed => Self::Fixed,
            CorePattern::Roster {
                anchor,
                cycle,
                exceptions,
            } => Self::Roster {
                anchor: anchor.into(),
                cycle: cycle.into_iter().map(Into::into).collect(),
                exceptions: exceptions
                    .into_iter()
                    .map(|(date, shift)| ShiftOn {
                        date: date.into(),
                        shift: shift.into(),
                    })
                    .collect(),
            },
        }
    }
}

fn time(time: Option<CivilTime>, field: &'static str) -> Result<Option<NaiveTime>> {
    time.map(|time| time.checked(field)).transpose()
}

fn each<Own, Core: From<Own> + Ord>(own: Vec<Own>) -> BTreeSet<Core> {
    own.into_iter().map(Into::into).collect()
}

fn listed<Core, Own: From<Core>>(core: BTreeSet<Core>) -> Vec<Own> {
    core.into_iter().map(Into::into).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every field answered, so that a forgotten one shows.
    fn full() -> Answers {
        let json = r#"{
            "age": 44, "sex": "female", "country": "NO", "episode": "six-to-twelve-weeks",
            "previous_episodes": "one-to-three", "pain_average": 5, "pain_worst": 8, "leg_pain": "mild",
            "hindrance": 6, "fear": 7, "recovery_expected": 4, "confidence": 3, "sleep_trouble": 2, "stress": 1,
            "activity": "light", "sick_leave": "one-to-five-days", "work_load": "on-feet",
            "bending": "worse", "arching": "same", "sitting": "worse", "standing": "better", "walking": "better",
            "walking_eased_by_sitting": false, "mobility": "walks", "constraints": ["osteoporosis", "wrist-pain"],
            "comorbid": true, "days": ["tuesday", "friday"], "minutes": 15, "equipment": ["chair", "band"],
            "floor": true, "dislikes": ["bridge"],
            "work_pattern": { "kind": "roster", "anchor": { "year": 2026, "month": 11, "day": 2 },
                "cycle": ["day", "evening", "night", "off"],
                "exceptions": [{ "date": { "year": 2026, "month": 11, "day": 5 }, "shift": "off" }] },
            "phone_carried_at_work": false, "usual_bed": { "hour": 23, "minute": 15 },
            "usual_rise": { "hour": 6, "minute": 45 },
            "goals": [{ "words": "lift my grandson", "rating": 3 }]
        }"#;
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn every_answer_reaches_the_core_and_comes_back() {
        let answers = full();
        let unanswered = serde_json::to_value(Answers::default()).unwrap();
        for (field, value) in serde_json::to_value(&answers).unwrap().as_object().unwrap() {
            assert_ne!(Some(value), unanswered.get(field), "{field} is not answered here");
        }
        let profile = answers.clone().into_profile().unwrap();
        assert!(profile.validate().is_ok());
        assert_eq!(Answers::from(profile), answers);
        assert_eq!(Answers::default().into_profile().unwrap(), Profile::default());
    }

    #[test]
    fn an_answer_that_cannot_be_is_refused_by_its_field() {
        type Spoil = fn(&mut Answers);
        let cases: [(&str, Spoil); 4] = [
            ("country", |answers| answers.country = Some("Norway".to_owned())),
            ("usual_bed", |answers| {
                answers.usual_bed = Some(CivilTime { hour: 24, minute: 0 })
            }),
            ("usual_rise", |answers| {
                answers.usual_rise = Some(CivilTime { hour: 7, minute: 60 })
            }),
            ("work_pattern.anchor", |answers| {
                answers.work_pattern = WorkPattern::Roster {
                    anchor: CivilDate {
                        year: 2026,
                        month: 2,
                        day: 30,
                    },
                    cycle: vec![Shift::Off],
                    exceptions: vec![],
                }
            }),
        ];
        for (name, spoil) in cases {
            let mut answers = full();
            spoil(&mut answers);
            match answers.into_profile() {
                Err(Error::Invalid { field, .. }) => assert_eq!(field, name),
                other => panic!("{name}: {other:?}"),
            }
        }
    }
}
