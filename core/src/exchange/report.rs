//! The report for a clinician, as values: what was said, what was measured, what rules made of it. The API draws it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::medicines::{MedicineFacts, MedicineReport, medicines};
use crate::diary::{self, DayValue, Entry, Kept, Measure};
use crate::error::Result;
use crate::instruments::{self, Instruments, Verdict};
use crate::plan::{self, Week};
use crate::profile;
use crate::screening::{self, Tier};
use crate::store::Reader;
use crate::time::Moment;

/// Weeks that a report covers at most: two pages of charts can be read. Ours.
const WEEKS_AT_MOST: i64 = 12;
/// Days at either end that are compared: a whole week, so that weekends weigh alike. Ours.
const COMPARED_DAYS: i64 = 7;
/// Days on a side below which chance cannot be told. Ours.
const FEWEST_DAYS: usize = 3;
/// The definition that says what change of a 0-10 pain scale is important.
const PAIN_SCALE: &str = "nprs";
/// The instruments of function, in the order in which a clinician expects them.
const FUNCTION: [&str; 3] = ["rmdq-24", "rmdq-23", "odi-2.1a"];

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
    /// Questionnaires of function, each first against last.
    pub function: Vec<FunctionChange>,
    /// How much the back stops the person, first check-in against last, 0 to 10.
    pub hindrance: Option<(u8, u8)>,
    /// Pain by day, 0 to 10.
    pub pain: Course,
    /// What change of the pain mean people call important, in points.
    pub important_points: Option<f64>,
    /// Steps by day.
    pub steps: Course,
    /// Minutes asleep or in bed, over the whole time.
    pub sleep: Option<Mean>,
    /// Sessions done and planned.
    pub sessions: (u32, u32),
    /// The flares, each from its first to its last day.
    pub flares: Vec<(NaiveDate, NaiveDate)>,
    /// Medicines.
    pub medicines: MedicineReport,
    /// The running week, with the reasons that made it what it is.
    pub week: Option<Week>,
    /// Where each line comes from.
    pub origins: BTreeMap<Line, BTreeSet<Origin>>,
}

/// A line of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Line {
    Goals,
    DangerSigns,
    Function,
    Hindrance,
    Pain,
    Sessions,
    Flares,
    Steps,
    Sleep,
    Medicines,
    Opioids,
    Doses,
    Plan,
}

/// Where a line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The person said it.
    Said,
    /// A phone or watch measured it.
    Measured,
    /// Rules made it.
    Rules,
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

/// The change of one questionnaire.
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionChange {
    /// The instrument.
    pub instrument: String,
    /// The first score.
    pub before: f64,
    /// The last score.
    pub after: f64,
    /// What the change says.
    pub verdict: Verdict,
}

/// A measure over the days.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// The days that have a value.
    pub days: Vec<DayValue>,
    /// Where the days usually lie: their mean and one standard deviation to either side; none of under seven.
    pub usual: Option<(f64, f64)>,
    /// The first seven days against the last seven; none of under two weeks.
    pub compared: Option<Compared>,
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
    /// The difference is larger than the person's own days differ by chance: above twice its standard error. `None`
    /// with fewer than three days on a side.
    pub more_than_chance: Option<bool>,
}

impl Report {
    /// Whether the pain mean changed by what people call important; none when it cannot be compared.
    pub fn pain_change_is_important(&self) -> Option<bool> {
        let compared = self.pain.compared?;
        let difference = (compared.after.mean - compared.before.mean).abs();
        self.important_points.map(|points| difference >= points)
    }
}

/// How far back a report reaches at most.
pub fn report_reaches() -> TimeDelta {
    TimeDelta::days(7 * WEEKS_AT_MOST)
}

/// Gathers a report of the last weeks.
///
/// # Errors
/// When the file cannot be read.
pub fn report(
    reader: &Reader<'_>,
    moment: &Moment,
    instruments: &Instruments,
    facts: MedicineFacts<'_>,
) -> Result<Report> {
    let to = moment.today;
    let weeks: BTreeMap<u16, Week> = plan::weeks(reader)?
        .into_iter()
        .map(|week| (week.number, week))
        .collect();
    let began = weeks
        .values()
        .map(|week| week.starts)
        .min()
        .unwrap_or(to - TimeDelta::days(2 * COMPARED_DAYS - 1));
    let from = began.max(to - TimeDelta::days(7 * WEEKS_AT_MOST - 1));
    let days = |measure| diary::series(reader, measure, from, to);
    let nights = days(Measure::SleepMinutes)?;
    let entries = diary::entries(reader, from, to)?;
    let check_ins = plan::check_ins(reader)?;
    let first = check_ins.iter().find_map(|(_, check_in)| check_in.hindrance);
    let last = check_ins
        .iter()
        .rev()
        .find_map(|(_, check_in)| check_in.hindrance);
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
    let goals = profile::latest(reader)?
        .map(|kept| kept.profile.goals)
        .unwrap_or_default();
    let important = &instruments.instrument(PAIN_SCALE)?.important;
    let steps = Course::of(days(Measure::Steps)?, from, to);
    Ok(Report {
        from,
        to,
        goals,
        danger_signs: danger_signs(reader)?,
        function: function(reader, instruments)?,
        hindrance: first.zip(last),
        pain: Course::of(days(Measure::Pain)?, from, to),
        important_points: important.as_ref().and_then(|change| change.points),
        sleep: mean(nights.iter()),
        sessions,
        flares: flares(&entries, to),
        medicines: medicines(reader, moment, (from, to), facts)?,
        week: weeks.into_values().next_back(),
        origins: origins(&entries, steps.days.len(), nights.len()),
        steps,
    })
}

fn danger_signs(reader: &Reader<'_>) -> Result<Option<DangerSigns>> {
    let screenings = screening::history(reader)?;
    let standing = screening::standing(reader)?;
    Ok(screenings
        .last()
        .zip(standing)
        .map(|(last, standing)| DangerSigns {
            asked: u32::try_from(screenings.len()).unwrap_or(u32::MAX),
            last: last.day,
            standing: standing.tier,
        }))
}

/// The questionnaires of function that were answered at least twice.
fn function(reader: &Reader<'_>, instruments: &Instruments) -> Result<Vec<FunctionChange>> {
    let mut changes = Vec::new();
    for id in FUNCTION {
        let instrument = instruments.instrument(id)?;
        let kept = instruments::responses(reader, instruments, id)?;
        let scores: Vec<f64> = kept
            .iter()
            .filter_map(|kept| kept.score.as_ref())
            .map(|score| score.value)
            .collect();
        if let [before, .., after] = scores.as_slice() {
            changes.push(FunctionChange {
                instrument: id.to_owned(),
                before: *before,
                after: *after,
                verdict: instruments::verdict(instrument, *before, *after),
            });
        }
    }
    Ok(changes)
}

/// Where each line comes from. Steps and nights can be typed by hand or measured, or some of both.
fn origins(entries: &[Kept], step_days: usize, nights: usize) -> BTreeMap<Line, BTreeSet<Origin>> {
    let by_hand = |kind: fn(&Entry) -> bool| {
        let days: BTreeSet<NaiveDate> = entries
            .iter()
            .filter(|kept| kind(&kept.entry))
            .map(|kept| kept.day)
            .collect();
        days.len()
    };
    let either = |typed: usize, days: usize| {
        let mut origins = BTreeSet::new();
        if typed > 0 {
            origins.insert(Origin::Said);
        }
        if days > typed {
            origins.insert(Origin::Measured);
        }
        origins
    };
    let said = || BTreeSet::from([Origin::Said]);
    BTreeMap::from([
        (Line::Goals, said()),
        (Line::DangerSigns, BTreeSet::from([Origin::Said, Origin::Rules])),
        (Line::Function, said()),
        (Line::Hindrance, said()),
        (Line::Pain, said()),
        (Line::Sessions, said()),
        (Line::Flares, said()),
        (
            Line::Steps,
            either(by_hand(|entry| matches!(entry, Entry::Steps(_))), step_days),
        ),
        (
            Line::Sleep,
            either(by_hand(|entry| matches!(entry, Entry::Night(_))), nights),
        ),
        (Line::Medicines, said()),
        (Line::Opioids, BTreeSet::from([Origin::Said, Origin::Rules])),
        (Line::Doses, said()),
        (Line::Plan, BTreeSet::from([Origin::Rules])),
    ])
}

impl Course {
    fn of(days: Vec<DayValue>, from: NaiveDate, to: NaiveDate) -> Self {
        let usual = mean(days.iter())
            .filter(|mean| i64::from(mean.days) >= COMPARED_DAYS)
            .map(|mean| {
                let spread = spread(days.iter(), mean).sqrt();
                (mean.mean - spread, mean.mean + spread)
            });
        Self {
            compared: compared(&days, from, to),
            usual,
            days,
        }
    }
}

fn mean<'d>(days: impl Iterator<Item = &'d DayValue>) -> Option<Mean> {
    let values: Vec<f64> = days.map(DayValue::mean).collect();
    let n = u32::try_from(values.len()).ok().filter(|n| *n > 0)?;
    Some(Mean {
        mean: values.iter().sum::<f64>() / f64::from(n),
        days: n,
    })
}

/// The variance of days around their mean, of two days or more.
fn spread<'d>(days: impl Iterator<Item = &'d DayValue>, mean: Mean) -> f64 {
    let squares: f64 = days.map(|day| (day.mean() - mean.mean).powi(2)).sum();
    squares / (f64::from(mean.days) - 1.0)
}

fn compared(days: &[DayValue], from: NaiveDate, to: NaiveDate) -> Option<Compared> {
    if to - from < TimeDelta::days(2 * COMPARED_DAYS - 1) {
        return None;
    }
    let first: Vec<&DayValue> = days
        .iter()
        .filter(|day| day.day < from + TimeDelta::days(COMPARED_DAYS))
        .collect();
    let last: Vec<&DayValue> = days
        .iter()
        .filter(|day| day.day > to - TimeDelta::days(COMPARED_DAYS))
        .collect();
    let (before, after) = (mean(first.iter().copied())?, mean(last.iter().copied())?);
    let error = |days: &[&DayValue], mean: Mean| {
        (days.len() >= FEWEST_DAYS).then(|| spread(days.iter().copied(), mean) / f64::from(mean.days))
    };
    let chance = error(&first, before)
        .zip(error(&last, after))
        .map(|(first, last)| 2.0 * (first + last).sqrt());
    Some(Compared {
        before,
        after,
        more_than_chance: chance.map(|chance| (after.mean - before.mean).abs() > chance),
    })
}

/// The flares of the time; one that goes on lasts until `to`.
fn flares(entries: &[Kept], to: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut flares = Vec::new();
    let mut since: Option<NaiveDate> = None;
    for kept in entries {
        match (&kept.entry, since) {
            (Entry::Flare(true), None) => since = Some(kept.day),
            (Entry::Flare(false), Some(began)) => {
                flares.push((began, kept.day));
                since = None;
            }
            _ => {}
        }
    }
    flares.extend(since.map(|began| (began, to)));
    flares
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
    fn whether_a_change_is_more_than_chance_needs_three_days_on_either_side() {
        let from: NaiveDate = "2026-11-02".parse().unwrap();
        let to = from + TimeDelta::days(20);
        let of = |values: &[(i64, f64)]| compared(&days(values), from, to);
        let steady: Vec<(i64, f64)> = (0..7)
            .map(|d| (d, 6.0))
            .chain((14..21).map(|d| (d, 4.0)))
            .collect();
        assert_eq!(of(&steady).unwrap().more_than_chance, Some(true));
        let noisy = of(&[(0, 2.0), (1, 9.0), (2, 4.0), (18, 1.0), (19, 8.0), (20, 0.0)]).unwrap();
        assert_eq!(noisy.more_than_chance, Some(false));
        let few = of(&[(0, 5.0), (20, 4.0)]).unwrap();
        assert_eq!((few.more_than_chance, few.before.days), (None, 1));
        assert_eq!(of(&[(9, 5.0)]), None, "nothing at the ends is nothing to compare");
        assert_eq!(compared(&days(&steady), from, from + TimeDelta::days(9)), None);
    }

    #[test]
    fn the_usual_band_needs_a_week_of_days() {
        let from: NaiveDate = "2026-11-02".parse().unwrap();
        let to = from + TimeDelta::days(20);
        let of = |n: i64| {
            Course::of(
                days(&(0..n).map(|d| (d, (d % 2) as f64)).collect::<Vec<_>>()),
                from,
                to,
            )
        };
        assert_eq!(of(6).usual, None);
        let (low, high) = of(8).usual.unwrap();
        assert!((low + high - 1.0).abs() < 1e-9 && high > 1.0, "{low} {high}");
    }

    #[test]
    fn steps_typed_and_steps_measured_are_told_apart() {
        let typed = |n: i64| {
            let day = "2026-11-02".parse::<NaiveDate>().unwrap() + TimeDelta::days(n);
            let zone = crate::time::ZoneDatabase::open()
                .unwrap()
                .zone("Europe/Oslo")
                .unwrap();
            let at = day.and_hms_opt(12, 0, 0).unwrap().and_utc();
            Kept {
                id: diary::EntryId(uuid::Uuid::from_u128(u128::from(n.unsigned_abs()))),
                version: 1,
                in_error: false,
                day,
                stamp: crate::time::Stamp::new(at, &zone),
                entry: Entry::Steps(diary::StepCount { steps: 4_000 }),
            }
        };
        let both = BTreeSet::from([Origin::Said, Origin::Measured]);
        for (entries, days, expected) in [
            (vec![], 5, BTreeSet::from([Origin::Measured])),
            (
                vec![typed(0), typed(0), typed(1)],
                2,
                BTreeSet::from([Origin::Said]),
            ),
            (vec![typed(0)], 3, both),
            (vec![], 0, BTreeSet::new()),
        ] {
            assert_eq!(origins(&entries, days, 0)[&Line::Steps], expected);
        }
    }
}
