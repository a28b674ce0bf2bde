//! How long a part runs: its first and last date, and the exact seconds of a rule that counts them.

use chrono::{DateTime, Days, Months, NaiveDate};

use super::course::{Elapsed, Times, Version, Wall};
use super::dates::{date_of, day_of};
use super::timing::{Bounds, DateTimeOf, Length, Repeat, Unit};
use crate::error::{Error, Result};

/// The first and last date of a part that may begin on `start`.
pub(super) fn span(bounds: Option<Bounds>, start: NaiveDate) -> (NaiveDate, Option<NaiveDate>) {
    match bounds {
        Some(Bounds::Period { start: own, end }) => (
            own.map_or(start, DateTimeOf::first_day),
            end.map(DateTimeOf::last_day),
        ),
        Some(Bounds::Duration(length)) => (start, last_of(start, length)),
        Some(Bounds::Range { low, high }) => (start, high.or(low).and_then(|length| last_of(start, length))),
        None => (start, None),
    }
}

/// The last date of a length that begins on `start`.
fn last_of(start: NaiveDate, length: Length) -> Option<NaiveDate> {
    let up = |per_day: i64| {
        let thousandths = length.value.in_thousandths();
        u64::try_from((thousandths + per_day * 1_000 - 1) / (per_day * 1_000)).ok()
    };
    let whole = u32::try_from((length.value.in_thousandths() + 999) / 1_000).ok()?;
    let end = match length.unit {
        Unit::Second => start.checked_add_days(Days::new(up(86_400)?)),
        Unit::Minute => start.checked_add_days(Days::new(up(1_440)?)),
        Unit::Hour => start.checked_add_days(Days::new(up(24)?)),
        Unit::Day => start.checked_add_days(Days::new(u64::from(whole))),
        Unit::Week => start.checked_add_days(Days::new(u64::from(whole) * 7)),
        Unit::Month => start.checked_add_months(Months::new(whole)),
        Unit::Year => start.checked_add_months(Months::new(whole.checked_mul(12)?)),
    };
    end?.pred_opt()
}

/// The date of the last counted occurrence.
pub(super) fn nth_date(wall: &Wall, count: u32) -> Option<NaiveDate> {
    let per_day = match &wall.times {
        Times::Fixed(times) => times.len(),
        Times::When { lines, .. } => lines.iter().map(|(_, slots)| slots.len()).sum(),
        Times::Spread(slots) => slots.len(),
    };
    let days = count.div_ceil(u32::try_from(per_day).unwrap_or(1).max(1));
    let mut day = wall.first;
    for place in 0..days {
        let from = if place == 0 { day } else { day + 1 };
        day = wall.dates.next(from, from + 40 * 366)?;
    }
    Some(date_of(day))
}

pub(super) fn elapsed(
    repeat: &Repeat,
    version: &Version,
    start: NaiveDate,
    first: NaiveDate,
    field: &str,
) -> Result<Elapsed> {
    let own = match repeat.bounds {
        Some(Bounds::Period {
            start: Some(DateTimeOf::Instant(at)),
            ..
        }) => Some(at),
        _ => None,
    };
    let starts_at = own.or(version.starts_at).ok_or_else(|| {
        let field = format!("{field}.repeat.boundsPeriod.start");
        Error::invalid(field, "an instant with its offset, or the version's starts_at")
    })?;
    let offset = i64::from(starts_at.offset().local_minus_utc());
    let mut anchor = starts_at.timestamp();
    if own.is_none() && (start > version.anchor || first > start) {
        // A later step begins on its own date, at the clock time of the first dose.
        let civil = first.and_time(starts_at.time());
        anchor = civil.and_utc().timestamp() - offset;
    }
    let end_of_date = |date: NaiveDate| i64::from(day_of(date)) * 86_400 + 86_399 - offset;
    let until = match repeat.bounds {
        Some(Bounds::Period {
            end: Some(DateTimeOf::Instant(at)),
            ..
        }) => at.timestamp(),
        Some(Bounds::Period { end: Some(end), .. }) => end_of_date(end.last_day()),
        Some(Bounds::Duration(length)) => length_end(anchor, offset, length).unwrap_or(i64::MAX),
        Some(Bounds::Range { low, high }) => high
            .or(low)
            .and_then(|length| length_end(anchor, offset, length))
            .unwrap_or(i64::MAX),
        _ => i64::MAX,
    };
    Ok(Elapsed {
        anchor,
        step: repeat.step_seconds().unwrap_or(86_400),
        offset,
        count: repeat.count,
        until,
    })
}

/// The last second of a length from an instant: exact, but for months and years, which the calendar counts.
fn length_end(anchor: i64, offset: i64, length: Length) -> Option<i64> {
    let Some(unit) = length.unit.seconds() else {
        let per_unit = if length.unit == Unit::Year { 12 } else { 1 };
        let months = length.value.as_whole()?.checked_mul(per_unit)?;
        let civil = DateTime::from_timestamp(anchor + offset, 0)?.naive_utc();
        let end = civil.checked_add_months(Months::new(months))?;
        return Some(end.and_utc().timestamp() - offset - 1);
    };
    let seconds = length.value.in_thousandths().checked_mul(unit)? / 1_000;
    anchor.checked_add(seconds)?.checked_sub(1)
}
