//! Gathering what a plan is made from out of several rooms: the profile, the diary, the mood screen, screening.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};

use super::SelfCare;
use super::planning::Held;
use crate::content::Library;
use crate::error::Result;
use crate::plan::{self, Brief, Cause, LastWeek, Limits, OwnSteps, Permission, Standing, Week};
use crate::profile::{self, Eligibility, Profile};
use crate::recommender::{self, OwnWeeks, Situation};
use crate::screening::{self, ExercisePermission};
use crate::store::Reader;
use crate::time::Moment;
use crate::{diary, instruments};

/// Own steps are taken from so many days back. Ours: long enough for valid days, short enough to be of now.
const DAYS_OF_STEPS: i64 = 28;

/// Where no session is made, none before it matters.
static NO_SESSIONS: BTreeSet<BTreeSet<String>> = BTreeSet::new();

/// Everything that a plan reads from the file.
pub(super) struct Known {
    pub(super) profile: Profile,
    pub(super) situation: Situation,
    pub(super) own_steps: OwnSteps,
    pub(super) own_weeks: OwnWeeks,
    pub(super) permission: std::result::Result<Permission, Held>,
}

/// Which week is made.
pub(super) struct Making<'a> {
    last: Option<LastWeek<'a>>,
    standing: Option<Standing<'a>>,
    starts: NaiveDate,
    number: u16,
    version: u16,
    cause: Cause,
    seed: Option<u64>,
}

impl<'a> Making<'a> {
    pub(super) fn first(moment: &Moment) -> Self {
        Self {
            last: None,
            standing: None,
            starts: moment.today,
            number: 1,
            version: 1,
            cause: Cause::First,
            seed: None,
        }
    }

    /// As if made new today, in the person's week of that number: what a further answer would change.
    pub(super) fn anew(moment: &Moment, running: &Week) -> Self {
        Self {
            number: running.number,
            seed: Some(running.seed),
            ..Self::first(moment)
        }
    }

    pub(super) fn next(moment: &Moment, last: LastWeek<'a>) -> Self {
        let week = last.week;
        // The next week follows the last one; after a gap it starts today.
        let starts = moment.today.max(week.starts + TimeDelta::days(1));
        let number = week.number + 1;
        Self {
            last: Some(last),
            standing: None,
            starts,
            number,
            version: 1,
            cause: Cause::CheckIn,
            seed: Some(week.seed),
        }
    }

    pub(super) fn again(moment: &Moment, week: &'a Week, cause: Cause) -> Self {
        Self {
            last: None,
            standing: Some(Standing {
                week,
                from: moment.today,
            }),
            starts: week.starts,
            number: week.number,
            version: week.version + 1,
            cause,
            seed: Some(week.seed),
        }
    }
}

impl SelfCare {
    /// Why exercise is held, if it is.
    pub(super) fn held(&self, reader: &Reader<'_>) -> Result<Option<Held>> {
        let profile = self.profile(reader)?;
        Ok(self.permission(reader, &profile)?.err())
    }

    pub(super) fn known(&self, reader: &Reader<'_>, moment: &Moment) -> Result<Known> {
        let (profile, since) = match profile::latest(reader)? {
            Some(kept) => (kept.profile, kept.episode_day),
            None => (Profile::default(), moment.today),
        };
        let weeks = (moment.today - since).num_days().max(0) / 7;
        let mut situation = Situation::of(&profile, u32::try_from(weeks).unwrap_or(0));
        self.add_diary(reader, moment, &mut situation)?;
        let own_weeks = recommender::own_weeks(reader, &self.knowledge.learning, &self.knowledge.attributes)?;
        situation.recent = own_weeks.recent();
        // How much the back stops the person now, not on the first day.
        situation.disability = own_weeks.hindrance_tenths().or(situation.disability);
        let mood = instruments::mood_screen(reader, moment, &self.instruments)?;
        situation.low_mood = mood.as_ref().map(|score| score.cut_off.is_some());
        // 0 to 6, so it fits.
        situation.mood_score = mood.map(|score| score.value.round() as u8);
        let permission = match self.permission(reader, &profile)? {
            Ok(_) if self.new_symptom_told(reader, moment)? => Err(Held::ScreeningFirst { ask: Vec::new() }),
            permission => permission,
        };
        let own_steps = own_steps(reader, moment, &self.rules.limits)?;
        situation.steps =
            (own_steps.days >= self.rules.limits.valid_days_for_steps).then_some(own_steps.median);
        Ok(Known {
            own_steps,
            own_weeks,
            profile,
            situation,
            permission,
        })
    }

    fn permission(
        &self,
        reader: &Reader<'_>,
        profile: &Profile,
    ) -> Result<std::result::Result<Permission, Held>> {
        match profile.eligibility() {
            Eligibility::TooYoung => return Ok(Err(Held::TooYoung)),
            Eligibility::AgeUnknown => return Ok(Err(Held::AgeUnknown)),
            Eligibility::Adult => {}
        }
        let contradictions = profile.contradictions();
        if !contradictions.is_empty() {
            return Ok(Err(Held::Contradictions(contradictions)));
        }
        let Some(assessment) = screening::standing(reader)? else {
            return Ok(Err(Held::ScreeningFirst { ask: Vec::new() }));
        };
        Ok(match Permission::from_screening(&assessment) {
            Some(permission) => Ok(permission),
            None => Err(match assessment.exercise {
                ExercisePermission::NotYet(ask) => Held::ScreeningFirst { ask },
                _ => Held::Stopped(assessment.tier),
            }),
        })
    }

    /// What the diary knows: pain of the last week, whether it has settled, a flare.
    fn add_diary(&self, reader: &Reader<'_>, moment: &Moment, situation: &mut Situation) -> Result<()> {
        let rules = &self.rules.settled;
        let from = moment.today - TimeDelta::days(6);
        let days = diary::series(reader, diary::Measure::Pain, from, moment.today)?;
        if !days.is_empty() {
            let sum: f64 = days.iter().map(|day| day.mean()).sum();
            let worst = days.iter().map(|day| day.max).fold(0.0, f64::max);
            situation.pain_average = Some((sum / days.len() as f64).round() as u8);
            situation.pain_worst = Some(worst.ceil() as u8);
            let settled: Vec<_> = days
                .iter()
                .rev()
                .take(usize::from(rules.days))
                .take_while(|day| day.max <= f64::from(rules.pain_at_most))
                .collect();
            let in_a_row = settled
                .windows(2)
                .all(|two| two[0].day - two[1].day == TimeDelta::days(1));
            let fresh = settled
                .first()
                .is_some_and(|day| moment.today - day.day <= TimeDelta::days(1));
            situation.settled = Some(settled.len() == usize::from(rules.days) && in_a_row && fresh);
        }
        situation.flare = diary::flare_now(reader)?;
        Ok(())
    }

    pub(super) fn week(
        &self,
        reader: &Reader<'_>,
        moment: &Moment,
        known: &Known,
        permission: &Permission,
        making: Making<'_>,
    ) -> Result<Week> {
        let avoid = plan::avoided(reader, moment)?;
        let shown = plan::remembered(reader, moment.today, making.number)?;
        let library = self.library()?;
        let brief = self.brief(&library, known, (permission, &avoid, &shown.messages), making);
        Ok(plan::make_week(&Brief {
            past: &shown.sessions,
            ..brief
        }))
    }

    pub(super) fn brief<'b>(
        &'b self,
        library: &'b Library,
        known: &'b Known,
        (permission, avoid, seen): (
            &'b Permission,
            &'b BTreeMap<String, plan::SwapCause>,
            &'b BTreeMap<String, u32>,
        ),
        making: Making<'b>,
    ) -> Brief<'b> {
        Brief {
            knowledge: &self.knowledge,
            own: &known.own_weeks,
            rules: &self.rules,
            library,
            permission,
            situation: &known.situation,
            preferences: &known.profile.preferences,
            avoid,
            own_steps: known.own_steps,
            last: making.last,
            standing: making.standing,
            seen,
            past: &NO_SESSIONS,
            starts: making.starts,
            number: making.number,
            version: making.version,
            cause: making.cause,
            seed: making.seed.unwrap_or_else(|| first_seed(making.starts)),
        }
    }
}

/// Nobody shares a plan's variety by design, and nothing secret hangs on it: the day of the first plan is seed enough
/// and keeps the same input giving the same plan.
fn first_seed(starts: NaiveDate) -> u64 {
    u64::try_from((starts - NaiveDate::default()).num_days()).unwrap_or(0)
}

fn own_steps(reader: &Reader<'_>, moment: &Moment, limits: &Limits) -> Result<OwnSteps> {
    let yesterday = moment.today - TimeDelta::days(1);
    let from = |days| steps_between(reader, moment.today - TimeDelta::days(days), yesterday, limits);
    let (usual, lately) = (from(DAYS_OF_STEPS)?, from(7)?);
    Ok(OwnSteps {
        last_week: (lately.days >= limits.valid_days_for_steps).then_some(lately.median),
        ..usual
    })
}

/// The median of the valid days of a span.
pub(super) fn steps_between(
    reader: &Reader<'_>,
    from: NaiveDate,
    to: NaiveDate,
    limits: &Limits,
) -> Result<OwnSteps> {
    let mut days: Vec<u32> = diary::valid_step_days(reader, from, to, limits.steps_of_a_valid_day)?;
    days.sort_unstable();
    let median = days.get(days.len() / 2).copied().unwrap_or(0);
    Ok(OwnSteps {
        median,
        days: u8::try_from(days.len()).unwrap_or(u8::MAX),
        last_week: None,
    })
}
