//! Wall-clock rules on a journey: each clock time is due in the first zone in which it comes to pass, so that flying
//! west rings it once and flying east loses none. After a change of zone a dose keeps its distance from the one before.

use super::course::{Rule, Schedule};
use super::expand::{DAY_SECONDS, Dropped, Expanded, Place, Stretch, clock_times, walks};
use super::occurrence::{Due, Moved};
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
    for line in &schedule.lines {
        let Rule::Wall(wall) = &line.rule else { continue };
        let mut found = 0;
        clock_times(wall, line, wide, place.slots, |day, slot, civil| {
            let Some((at, met, moved)) = comes_to_pass(place, &mut walks, civil) else {
                return true;
            };
            if !wall.allows(at) {
                return true;
            }
            let due = Due {
                at,
                date: day,
                slot,
                part: line.part,
                schedule: number,
                met,
                moved,
            };
            if met == Met::NoSuchDate {
                if asked.holds(at) {
                    all.dropped.push(Dropped {
                        schedule: number,
                        id: schedule.id(&due),
                    });
                }
            } else if wide.holds(at) {
                found += usize::from(asked.holds(at));
                planned.push(Planned { due, civil });
            }
            found <= limit
        });
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
