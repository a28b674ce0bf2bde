//! The report for a clinician, as values: what was said, what was measured, what rules made of it. The API draws it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

use crate::diary::{self, DayValue, Measure};
use crate::error::Result;
use crate::plan::{self, CheckIn, Week};
use crate::profile;
use crate::screening::{self, Tier};
use crate::store::Reader;
use crate::time::Moment;

/// Weeks that a report covers at most: two pages of charts can be read. Ours.
const WEEKS_AT_MOST: i64 = 12;
/// The minimal important change of a 0-10 pain scale, in points: Ostelo et al., Spine 2008;33:90-4.
const IMPORTANT_POINTS: f64 = 2.0;
/// Or this share of where it began: the same consensus.
const IMPORTANT_SHARE: f64 = 0.3;

/// A person's last weeks.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// What the person wants, in their own words.
    pub goals: Vec<profile::Goal>,
    /// How often danger signs were asked, the last day, and what stands.
    pub danger_signs: Option<DangerSigns>,
    /// Pain, first week against last.
    pub pain: Option<Compared>,
    /// How much the back stops the person, first check-in against last, 0 to 10.
    pub hindrance: Option<(u8, u8)>,
    /// Steps a day, first week against last.
    pub steps: Option<Compared>,
    /// Minutes asleep or in bed, over the whole time.
    pub sleep: Option<Mean>,
    /// Sessions done and planned.
    pub sessions: (u32, u32),
    /// Days in a flare.
    pub flare_days: u32,
    /// The running week.
    pub week: Option<Week>,
    /// Pain by day.
    pub pain_days: Vec<DayValue>,
    /// Steps by day.
    pub step_days: Vec<DayValue>,
}

/// How danger signs were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DangerSigns {
    /// How often.
    pub asked: u32,
    /// The last day.
    pub last: NaiveDate,
    /// What stands.
    pub standing: Tier,
}

/// A mean over days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// How many days it rests on.
    pub days: u32,
}

/// The first seven days against the last seven.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    /// The first seven days.
    pub before: Mean,
    /// The last seven days.
    pub after: Mean,
    /// The difference is as large as people call important.
    pub important: bool,
    /// The difference is larger than the person's own days differ by chance: above twice its standard error. `None`
    /// with fewer than three days on a side.
    pub more_than_chance: Option<bool>,
}

/// Gathers a report of the last weeks.
///
/// # Errors
/// When the file cannot be read.
pub fn report(reader: &Reader<'_>, moment: &Moment) -> Result<Report> {
    let to = moment.today;
    let weeks: BTreeMap<u16, Week> = plan::weeks(reader)?
        .into_iter()
        .map(|week| (week.number, week))
        .collect();
    let began = weeks
        .values()
        .map(|week| week.starts)
        .min()
        .unwrap_or(to - TimeDelta::days(13));
    let from = began.max(to - TimeDelta::days(7 * WEEKS_AT_MOST - 1));
    let days = |measure| diary::series(reader, measure, from, to);
    let (pain_days, step_days, nights) = (
        days(Measure::Pain)?,
        days(Measure::Steps)?,
        days(Measure::SleepMinutes)?,
    );
    let check_ins = plan::check_ins(reader)?;
    let hindered = |(_, check_in): &(u16, CheckIn)| check_in.hindrance;
    let first = check_ins.iter().find_map(hindered);
    let last = check_ins.iter().rev().find_map(hindered);
    let mut sessions = (0, 0);
    for week in weeks
        .values()
        .filter(|week| week.starts + TimeDelta::days(6) >= from)
    {
        let done = plan::progress(reader, moment, week.number)?.done(week, to);
        // Of the running week only what could have been done.
        let planned = week.sessions.iter().filter(|session| session.date <= to).count();
        sessions.0 += u32::from(done.sessions);
        sessions.1 += u32::try_from(planned).unwrap_or(0).max(u32::from(done.sessions));
    }
    let screenings = screening::history(reader)?;
    let standing = screening::standing(reader)?;
    let danger_signs = screenings
        .last()
        .zip(standing)
        .map(|(last, standing)| DangerSigns {
            asked: u32::try_from(screenings.len()).unwrap_or(u32::MAX),
            last: last.day,
            standing: standing.tier,
        });
    let goals = profile::latest(reader)?
        .map(|kept| kept.profile.goals)
        .unwrap_or_default();
    Ok(Report {
        from,
        to,
        goals,
        danger_signs,
        pain: compared(&pain_days, from, to),
        hindrance: first.zip(last),
        steps: compared(&step_days, from, to),
        sleep: mean(nights.iter()),
        sessions,
        flare_days: flare_days(reader, from, to)?,
        week: weeks.into_values().next_back(),
        pain_days,
        step_days,
    })
}

fn mean<'d>(days: impl Iterator<Item = &'d DayValue>) -> Option<Mean> {
    let values: Vec<f64> = days.map(DayValue::mean).collect();
    let n = u32::try_from(values.len()).ok().filter(|n| *n > 0)?;
    Some(Mean {
        mean: values.iter().sum::<f64>() / f64::from(n),
        days: n,
    })
}

fn compared(days: &[DayValue], from: NaiveDate, to: NaiveDate) -> Option<Compared> {
    if to - from < TimeDelta::days(13) {
        return None;
    }
    let first: Vec<&DayValue> = days
        .iter()
        .filter(|day| day.day < from + TimeDelta::days(7))
        .collect();
    let last: Vec<&DayValue> = days
        .iter()
        .filter(|day| day.day > to - TimeDelta::days(7))
        .collect();
    let (before, after) = (mean(first.iter().copied())?, mean(last.iter().copied())?);
    let difference = (after.mean - before.mean).abs();
    let error = squared_error(&first, before.mean).zip(squared_error(&last, after.mean));
    Some(Compared {
        before,
        after,
        important: difference >= IMPORTANT_POINTS || difference >= IMPORTANT_SHARE * before.mean,
        more_than_chance: error.map(|(first, last)| difference > 2.0 * (first + last).sqrt()),
    })
}

/// The squared standard error of a mean over days; none with fewer than three.
fn squared_error(days: &[&DayValue], mean: f64) -> Option<f64> {
    let n = days.len() as f64;
    let spread: f64 = days.iter().map(|day| (day.mean() - mean).powi(2)).sum();
    (days.len() >= 3).then(|| spread / (n - 1.0) / n)
}

/// Days on which a flare was going on.
fn flare_days(reader: &Reader<'_>, from: NaiveDate, to: NaiveDate) -> Result<u32> {
    let mut days = 0;
    let mut since: Option<NaiveDate> = None;
    for kept in diary::entries(reader, from, to)? {
        match (&kept.entry, since) {
            (diary::Entry::Flare(true), None) => since = Some(kept.day),
            (diary::Entry::Flare(false), Some(began)) => {
                days += (kept.day - began).num_days();
                since = None;
            }
            _ => {}
        }
    }
    days += since.map_or(0, |began| (to - began).num_days() + 1);
    Ok(u32::try_from(days).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(values: &[(i64, f64)]) -> Vec<DayValue> {
        let first: NaiveDate = "2026-11-02".parse().unwrap();
        values
            .iter()
            .map(|(day, value)| DayValue {
                day: first + TimeDelta::days(*day),
                n: 1,
                sum: *value,
                min: *value,
                max: *value,
                last: *value,
            })
            .collect()
    }

    #[test]
    fn a_change_is_important_by_points_or_by_share_and_chance_is_asked_apart() {
        let from: NaiveDate = "2026-11-02".parse().unwrap();
        let to = from + TimeDelta::days(20);
        let of = |values: &[(i64, f64)]| compared(&days(values), from, to);
        let steady: Vec<(i64, f64)> = (0..7)
            .map(|d| (d, 6.0))
            .chain((14..21).map(|d| (d, 4.0)))
            .collect();
        let better = of(&steady).unwrap();
        assert_eq!((better.important, better.more_than_chance), (true, Some(true)));
        let noisy = of(&[(0, 2.0), (1, 9.0), (2, 4.0), (18, 1.0), (19, 8.0), (20, 0.0)]).unwrap();
        assert_eq!((noisy.important, noisy.more_than_chance), (true, Some(false)));
        let few = of(&[(0, 5.0), (20, 4.0)]).unwrap();
        assert_eq!(
            (few.important, few.more_than_chance, few.before.days),
            (false, None, 1)
        );
        assert_eq!(of(&[(9, 5.0)]), None, "nothing at the ends is nothing to compare");
        assert_eq!(compared(&days(&steady), from, from + TimeDelta::days(9)), None);
    }
}
