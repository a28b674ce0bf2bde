//! From rules to what is due. Every expansion has a horizon and a limit; what goes by one clock is found in its order, and
//! the rest is merged with it.

use chrono::{DateTime, Utc};

use super::course::{Elapsed, Line, ORDINAL, Rule, Schedule, Wall};
use super::dates::{Day, date_of, day_of};
use super::day_walk::{TOGETHER, WallLine};
use super::horizon::{DAY_SECONDS, Expanded, Horizon, Place, Stretch, order};
use super::journey;
use super::occurrence::{Due, Moved, Occurrence, OccurrenceId};
use super::one_clock::{on_one_clock, one_clock};
use super::timing::{DateTimeOf, Slot, Unit, When};
use crate::time::Met;

/// The dose that a rule from the last taken counts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastTaken {
    /// The administration's id.
    pub id: String,
    /// When it was taken.
    pub at: DateTime<Utc>,
}

/// What is due by several schedules, each in its own place, merged.
pub fn expand_all(schedules: &[(&Schedule, Place<'_>)], horizon: Horizon) -> Expanded {
    let mut all = Expanded::default();
    let asked = Stretch {
        from: horizon.from.timestamp(),
        until: horizon.until.timestamp(),
    };
    if asked.until <= asked.from || horizon.limit == 0 {
        return all;
    }
    let together = on_one_clock(schedules);
    for (place, lines) in &together {
        for lines in lines.chunks(TOGETHER) {
            one_clock(schedules, (place, lines), asked, horizon.limit, &mut all);
        }
    }
    let (clocks, found) = (together.len(), all.due.len());
    for (number, (schedule, place)) in (0_u16..).zip(schedules) {
        if place.zones.segments.len() == 1 && schedule.is_all_wall() {
            continue;
        }
        schedule.expand_others(number, place, horizon, &mut all);
    }
    // One clock's times were found in their order.
    if clocks > 1 || all.due.len() > found || found > 0 && together[0].1.len() > TOGETHER {
        all.due.sort_by_key(order);
    }
    if all.due.len() > horizon.limit {
        all.due.truncate(horizon.limit);
        all.cut = true;
    }
    all
}

impl Schedule {
    /// What is due in the horizon.
    pub fn expand(&self, place: &Place<'_>, horizon: Horizon) -> Expanded {
        expand_all(&[(self, *place)], horizon)
    }

    /// What is due in the horizon, with everything about each. Parts that count from the last dose taken are asked by
    /// [`after_last_taken`](Self::after_last_taken).
    pub fn occurrences(&self, place: &Place<'_>, horizon: Horizon) -> Vec<Occurrence> {
        let found = self.expand(place, horizon);
        found.due.iter().map(|due| self.told(due, place)).collect()
    }

    /// Everything about something due.
    pub fn told(&self, due: &Due, place: &Place<'_>) -> Occurrence {
        self.told_as(self.id(due), due.at, (due.met, due.moved), place)
    }

    fn told_as(
        &self,
        id: OccurrenceId,
        at: i64,
        (met, moved): (Met, Moved),
        place: &Place<'_>,
    ) -> Occurrence {
        let segment = place.zones.segment_at(at);
        let offset = segment.map_or(0, |segment| segment.offsets.at(at));
        let instant = |at: i64| DateTime::from_timestamp(at, 0).unwrap_or_default();
        Occurrence {
            id,
            at: instant(at),
            local: instant(at + offset).naive_utc(),
            zone: segment.map(|segment| segment.name.clone()).unwrap_or_default(),
            met,
            moved,
        }
    }

    /// The parts that count from the last dose taken.
    pub fn from_last_taken(&self) -> impl Iterator<Item = &str> {
        self.lines
            .iter()
            .filter(|line| matches!(line.rule, Rule::FromLastTaken { .. }))
            .filter_map(|line| self.parts.get(usize::from(line.part)).map(String::as_str))
    }

    /// The next dose of a part that counts from the last one taken: exact hours after it, or the same clock time days
    /// later. Before the first dose, the version's start. None when no such part holds then.
    pub fn after_last_taken(
        &self,
        part: &str,
        last: Option<&LastTaken>,
        place: &Place<'_>,
    ) -> Option<Occurrence> {
        self.lines.iter().rev().find_map(|line| {
            let Rule::FromLastTaken { every, start } = &line.rule else {
                return None;
            };
            if self.parts.get(usize::from(line.part)).map(String::as_str) != Some(part) {
                return None;
            }
            let (at, slot) = match last {
                None => ((*start)?, Slot::placed('n', 0)),
                Some(last) => {
                    let taken = last.at.timestamp();
                    let segment = place.zones.segment_at(taken)?;
                    let length = every.value.in_thousandths();
                    let at = match every.unit {
                        Unit::Day | Unit::Week => {
                            let civil = taken + segment.offsets.at(taken);
                            let days = length * every.unit.seconds()? / 1_000;
                            let segment = place.zones.segments.last()?;
                            segment.offsets.walk().instant(civil + days).0
                        }
                        unit => taken + length * unit.seconds()? / 1_000,
                    };
                    (at, Slot::new(&last.id, "last_taken").ok()?)
                }
            };
            let offset = place.zones.segment_at(at)?.offsets.at(at);
            let date = date_of(Day::try_from((at + offset).div_euclid(DAY_SECONDS)).ok()?);
            if !(line.from..=line.until).contains(&day_of(date)) {
                return None;
            }
            let id = OccurrenceId {
                what: self.what.clone(),
                part: part.to_owned(),
                date,
                slot,
            };
            Some(self.told_as(id, at, (Met::Once, Moved::No), place))
        })
    }

    /// The wall-clock lines, each with the schedule's number.
    pub(super) fn wall_lines(&self, number: u16) -> impl Iterator<Item = WallLine<'_>> {
        self.lines.iter().filter_map(move |line| match &line.rule {
            Rule::Wall(wall) => Some(WallLine {
                schedule: number,
                line,
                wall,
            }),
            _ => None,
        })
    }

    /// Whether all of it goes by the clock.
    fn is_all_wall(&self) -> bool {
        self.lines.iter().all(|line| matches!(line.rule, Rule::Wall(_)))
    }

    /// What is due by everything but a clock that stays in one zone.
    fn expand_others(&self, number: u16, place: &Place<'_>, horizon: Horizon, all: &mut Expanded) {
        let asked = Stretch {
            from: horizon.from.timestamp(),
            until: horizon.until.timestamp(),
        };
        if place.zones.segments.len() > 1 {
            journey::expand(self, number, place, asked, horizon.limit, all);
        }
        for line in &self.lines {
            let sink = Sink {
                number,
                line,
                asked,
                limit: horizon.limit,
            };
            match &line.rule {
                Rule::Elapsed(rule) => elapsed(rule, &sink, all),
                Rule::Events(events) => sink.events(events, place, all),
                Rule::Wall(_) | Rule::After { .. } | Rule::FromLastTaken { .. } => {}
            }
        }
        self.followers(number, place, horizon, all);
    }

    /// Parts that follow another one, by so much.
    fn followers(&self, number: u16, place: &Place<'_>, horizon: Horizon, all: &mut Expanded) {
        let followed = |line: &Line| match line.rule {
            Rule::After { delay, .. } => Some(delay),
            _ => None,
        };
        let Some(longest) = self.lines.iter().filter_map(followed).max() else {
            return;
        };
        // A dose that was taken late carries its follower along: look back a day more.
        let from = horizon.from.timestamp() - longest - DAY_SECONDS;
        let earlier = Horizon {
            from: DateTime::from_timestamp(from, 0).unwrap_or(horizon.from),
            ..horizon
        };
        let without = Self {
            lines: self
                .lines
                .iter()
                .filter(|line| !matches!(line.rule, Rule::After { .. }))
                .cloned()
                .collect(),
            ..self.clone()
        };
        let parents = without.expand(place, earlier);
        for line in &self.lines {
            let Rule::After { parent, delay } = line.rule else {
                continue;
            };
            for due in parents.due.iter().filter(|due| due.part == parent) {
                let taken = place.taken.and_then(|taken| taken.get(&self.id(due)));
                let at = taken.map_or(due.at, DateTime::timestamp) + delay;
                let in_horizon = horizon.from.timestamp() <= at && at < horizon.until.timestamp();
                if in_horizon && (line.from..=line.until).contains(&due.date) {
                    all.due.push(Due {
                        at,
                        part: line.part,
                        schedule: number,
                        ..*due
                    });
                }
            }
        }
    }
}

/// What a line's occurrences are made with.
struct Sink<'a> {
    number: u16,
    line: &'a Line,
    asked: Stretch,
    limit: usize,
}

impl Sink<'_> {
    fn events(&self, events: &[(u32, DateTimeOf)], place: &Place<'_>, all: &mut Expanded) {
        for (slot, event) in events {
            let date = event.first_day();
            let (at, met) = match event {
                DateTimeOf::Instant(at) => (at.timestamp(), Met::Once),
                _ => {
                    let minutes = place.slots.minutes(When::Cm, date, None);
                    let minute = minutes.first().map_or(0, |(_, minute)| i64::from(*minute));
                    let Some(segment) = place.zones.segments.last() else {
                        continue;
                    };
                    let civil = i64::from(day_of(date)) * DAY_SECONDS + minute * 60;
                    segment.offsets.walk().instant(civil)
                }
            };
            if self.asked.holds(at) && (self.line.from..=self.line.until).contains(&day_of(date)) {
                all.due.push(Due {
                    at,
                    date: day_of(date),
                    slot: *slot,
                    part: self.line.part,
                    schedule: self.number,
                    met,
                    moved: Moved::No,
                });
            }
        }
    }
}

impl Wall {
    /// Whether it may have only some of a day's clock times.
    pub(super) fn is_partial(&self) -> bool {
        self.count.is_some() || self.not_before.is_some() || self.not_after.is_some()
    }

    pub(super) fn allows(&self, at: i64) -> bool {
        self.not_before.is_none_or(|from| from <= at) && self.not_after.is_none_or(|until| at <= until)
    }
}

/// A rule that counts exact seconds.
fn elapsed(rule: &Elapsed, sink: &Sink<'_>, all: &mut Expanded) {
    let since = sink.asked.from - rule.anchor;
    let mut ordinal = (since + rule.step - 1).div_euclid(rule.step).max(0);
    let mut found = 0;
    loop {
        let Some(at) = ordinal
            .checked_mul(rule.step)
            .and_then(|since| rule.anchor.checked_add(since))
        else {
            return;
        };
        let counted = rule.count.is_some_and(|count| ordinal >= i64::from(count));
        if at >= sink.asked.until || at > rule.until || counted || found > sink.limit {
            return;
        }
        let date = Day::try_from((at + rule.offset).div_euclid(DAY_SECONDS)).unwrap_or(Day::MAX);
        if date > sink.line.until {
            return;
        }
        if at >= sink.asked.from && date >= sink.line.from {
            found += 1;
            all.due.push(Due {
                at,
                date,
                slot: ORDINAL | u32::try_from(ordinal).unwrap_or(0),
                part: sink.line.part,
                schedule: sink.number,
                met: Met::Once,
                moved: Moved::No,
            });
        }
        ordinal += 1;
    }
}
