//! Wall-clock rules on a journey: each clock time is due in the first zone in which it comes to pass, so that flying
//! west rings it once and flying east loses none. After a change of zone a dose keeps its distance from the one before.

use super::course::Schedule;
use super::dates::Day;
use super::day_walk::{DayWalk, TOGETHER, WallLine};
use super::horizon::{DAY_SECONDS, Dropped, Expanded, MARGIN, Place, Stretch};
use super::occurrence::{Due, Moved};
use super::zone_line::LaidZones;
use crate::time::{Met, Walk};

/// How far back the dose before is looked for.
const BEFORE: i64 = 8 * DAY_SECONDS;

/// Something due, with the civil second its rule names.
#[derive(Clone, Copy)]
struct Planned {
    due: Due,
    civil: i64,
}

/// Expands the wall-clock lines of a schedule over several zones.
pub(super) fn expand(
    schedule: &Schedule,
    number: u16,
    place: &Place<'_>,
    asked: Stretch,
    limit: usize,
    all: &mut Expanded,
) {
    let wide = Stretch {
        from: asked.from - BEFORE,
        until: asked.until,
    };
    let mut planned: Vec<Planned> = Vec::new();
    let mut walks = walks(place.zones);
    let (first, last) = wide.days();
    let lines: Vec<WallLine<'_>> = schedule.wall_lines(number).collect();
    for lines in lines.chunks(TOGETHER) {
        let mut days = DayWalk::new(lines, place.slots, first, last);
        let (mut found, mut ends) = (0, Day::MAX);
        while let Some(day) = days.next_day().filter(|day| *day <= ends) {
            days.each(|time, wall| {
                let civil = i64::from(day) * DAY_SECONDS + i64::from(time.second);
                let Some((at, met, moved)) = comes_to_pass(place, &mut walks, civil) else {
                    return;
                };
                if !wall.allows(at) {
                    return;
                }
                let due = Due {
                    moved,
                    ..time.due(day, at, met)
                };
                if met == Met::NoSuchDate {
                    if asked.holds(at) {
                        let id = schedule.id(&due);
                        all.dropped.push(Dropped { schedule: number, id });
                    }
                } else if wide.holds(at) {
                    found += usize::from(asked.holds(at));
                    planned.push(Planned { due, civil });
                }
            });
            // Days behind the last that is wanted, a journey brings nothing before it.
            if found > limit && ends == Day::MAX {
                ends = day + MARGIN;
            }
        }
    }
    planned.sort_by_key(|planned| planned.due.at);
    keep_distance(&mut planned, place);
    let due = planned.into_iter().map(|planned| planned.due);
    all.due.extend(due.filter(|due| asked.holds(due.at)));
}

/// When a clock time comes to pass on the journey: in the first zone whose stretch holds it, or at the moment a zone is
/// entered in which it has passed already.
fn comes_to_pass(place: &Place<'_>, walks: &mut [Walk<'_>], civil: i64) -> Option<(i64, Met, Moved)> {
    for (segment, walk) in place.zones.segments.iter().zip(walks) {
        let (at, met) = walk.instant(civil);
        if at < segment.from {
            return Some((segment.from, Met::Once, Moved::ZoneEntered));
        }
        if at < segment.until {
            return Some((at, met, Moved::No));
        }
    }
    None
}

/// Moves what comes too soon after the dose before, from each change of zone until the distance is kept by itself.
fn keep_distance(planned: &mut [Planned], place: &Place<'_>) {
    let mut moved_before = false;
    for index in 1..planned.len() {
        let now = planned[index];
        // Doses planned for one clock time are one sitting.
        let Some(before) = planned[..index]
            .iter()
            .rev()
            .find(|before| before.civil != now.civil)
            .copied()
        else {
            continue;
        };
        let changed = place
            .zones
            .segments
            .iter()
            .any(|segment| before.due.at < segment.from && segment.from <= now.due.at);
        if !changed && !moved_before {
            continue;
        }
        let half = (now.civil - before.civil).abs() / 2;
        let gap = place.minimum_gap.map_or(half, |gap| gap.num_seconds());
        let earliest = before.due.at + gap;
        let together = planned[index - 1].civil == now.civil;
        if now.due.at < earliest {
            planned[index].due.at = earliest;
            planned[index].due.moved = Moved::MinimumGap;
            moved_before = true;
        } else if !together {
            moved_before = false;
        }
    }
    planned.sort_by_key(|planned| planned.due.at);
}

/// A walk for each zone of a line.
fn walks<'a>(zones: &'a LaidZones) -> Vec<Walk<'a>> {
    zones
        .segments
        .iter()
        .map(|segment| segment.offsets.walk())
        .collect()
}
