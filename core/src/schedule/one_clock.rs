//! Wall-clock lines of schedules whose clock stays in one zone, found together in the order of their instants.

use super::course::Schedule;
use super::day_walk::{ClockTime, DayWalk, WallLine};
use super::horizon::{DAY_SECONDS, Dropped, Expanded, Place, Stretch, order};
use super::occurrence::Due;
use crate::time::Met;

/// No clock was ever farther from UTC, in seconds: nowhere a clock time comes sooner.
const FARTHEST_EAST: i64 = 16 * 3_600;

/// Room is made for so many at once; more is made when they come.
const RESERVED: usize = 1 << 14;

/// The wall-clock lines of a place, of all schedules that share its clock and its day.
pub(super) type OnOneClock<'a> = (Place<'a>, Vec<WallLine<'a>>);

/// The wall-clock lines of schedules whose clock stays in one zone, by their clock.
pub(super) fn on_one_clock<'a>(schedules: &[(&'a Schedule, Place<'a>)]) -> Vec<OnOneClock<'a>> {
    let mut together: Vec<OnOneClock<'a>> = Vec::new();
    for (number, (schedule, place)) in (0_u16..).zip(schedules) {
        if place.zones.segments.len() != 1 {
            continue;
        }
        let same = |(other, _): &OnOneClock<'_>| {
            std::ptr::eq(other.zones, place.zones) && std::ptr::eq(other.slots, place.slots)
        };
        let at = together.iter().position(same).unwrap_or_else(|| {
            together.push((*place, Vec::new()));
            together.len() - 1
        });
        together[at].1.extend(schedule.wall_lines(number));
    }
    together
}

/// What wall-clock lines have due by one clock.
pub(super) fn one_clock(
    schedules: &[(&Schedule, Place<'_>)],
    (place, lines): (&Place<'_>, &[WallLine<'_>]),
    asked: Stretch,
    limit: usize,
    all: &mut Expanded,
) {
    let Some(segment) = place.zones.segments.first() else {
        return;
    };
    let mut clock = segment.offsets.walk();
    let (first, last) = asked.days();
    let mut days = DayWalk::new(lines, place.slots, first, last);
    let mut found: Vec<Due> = Vec::new();
    while let Some(day) = days.next_day() {
        let midnight = i64::from(day) * DAY_SECONDS;
        let Some((earliest, latest)) = days.ends() else {
            continue;
        };
        // One more than asked, so that the cut is seen; no day's times come before they are shown anywhere.
        if found.len() > limit && found[limit].at < midnight + earliest - FARTHEST_EAST {
            break;
        }
        if found.is_empty() {
            let days_left = usize::try_from(last - day).unwrap_or(0) + 1;
            found.reserve(
                days.on_one_day()
                    .saturating_mul(days_left)
                    .min(limit)
                    .min(RESERVED),
            );
        }
        let offset = clock.offset_throughout(midnight + earliest, midnight + latest);
        if let (Some(offset), Some(times)) = (offset, days.whole_day()) {
            let midnight = midnight - offset;
            let (earliest, latest) = (midnight + earliest, midnight + latest);
            if latest < asked.from {
                continue;
            }
            let rises = found.last().is_none_or(|last| last.at < earliest);
            if rises && asked.holds(earliest) && asked.holds(latest) {
                let due = |time: &ClockTime| time.due(day, midnight + i64::from(time.second), Met::Once);
                if days.has_all() {
                    found.extend(times.iter().map(due));
                } else {
                    found.extend(times.iter().filter(|time| days.has(time)).map(due));
                }
                continue;
            }
        }
        days.each(|time, wall| {
            let (at, met) = clock.instant(midnight + i64::from(time.second));
            if !wall.allows(at) || !asked.holds(at) {
                return;
            }
            let due = time.due(day, at, met);
            if met == Met::NoSuchDate {
                let schedule = due.schedule;
                let id = schedules[usize::from(schedule)].0.id(&due);
                all.dropped.push(Dropped { schedule, id });
            } else {
                // After what comes as early: behind a gap and in a fold the clock's order is not that of the instants.
                let before = |other: &Due| order(other) <= order(&due);
                let place = found.iter().rposition(before).map_or(0, |place| place + 1);
                found.insert(place, due);
            }
        });
    }
    if all.due.is_empty() {
        all.due = found;
    } else {
        all.due.append(&mut found);
    }
}
