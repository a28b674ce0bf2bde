//! A regimen's rules through its versions, made ready for expansion: each version holds from a date on, its parts run
//! side by side or one after the other, and every line of every rule has its number.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::dates::{Dates, Day, day_of};
use super::day_slots::even;
use super::extent::{elapsed, nth_date, span};
use super::occurrence::{Due, OccurrenceId};
use super::timing::{Basis, Bounds, DateTimeOf, Length, Relative, Repeat, Slot, Timing, Unit, When};
use crate::error::{Error, Result};

/// A regimen: what is to be done, through all versions of its rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// The regimen's id, the same in every version: 1 to 64 letters, digits, `-` or `.`.
    pub what: String,
    /// Its versions, the earliest first.
    pub versions: Vec<Version>,
}

/// The rule of a regimen from a date on. The past stays as the earlier versions had it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The first logical date it holds for.
    pub from: NaiveDate,
    /// The date it counts from: its own first date, or that of an earlier version whose count goes on.
    pub anchor: NaiveDate,
    /// The instant of the first dose of rules that count in hours, with the offset it was entered in.
    pub starts_at: Option<DateTime<FixedOffset>>,
    /// Its parts. None: the regimen has ended.
    pub parts: Vec<Part>,
}

/// One line of dosage: parts of equal `sequence` run side by side, a higher one begins when the lower ones have ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The part's id, kept through versions: 1 to 64 letters, digits, `-` or `.`.
    pub id: String,
    /// FHIR `Dosage.sequence`.
    pub sequence: u16,
    /// Its rule.
    pub timing: Timing,
}

/// A course made ready for expansion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    pub(super) what: String,
    pub(super) parts: Vec<String>,
    pub(super) slots: Vec<Slot>,
    pub(super) lines: Vec<Line>,
}

/// Ordinals of elapsed rules stand in the slot's number behind this bit.
pub(super) const ORDINAL: u32 = 1 << 31;

/// One rule between two dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) part: u16,
    pub(super) from: Day,
    pub(super) until: Day,
    pub(super) rule: Rule,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Rule {
    Wall(Wall),
    Elapsed(Elapsed),
    Events(Vec<(u32, DateTimeOf)>),
    After { parent: u16, delay: i64 },
    FromLastTaken { every: Length, start: Option<i64> },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wall {
    pub(super) dates: Dates,
    pub(super) first: Day,
    pub(super) times: Times,
    pub(super) count: Option<u32>,
    pub(super) not_before: Option<i64>,
    pub(super) not_after: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Times {
    /// Seconds from midnight, rising.
    Fixed(Vec<(u32, i32)>),
    /// Events of the person's day.
    When {
        /// The numbers of the line's slots, one for each meal where it stands for all.
        lines: Vec<(When, Vec<(&'static str, u32)>)>,
        offset: Option<u32>,
    },
    /// So many times, where the person's day puts them.
    Spread(Vec<u32>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Elapsed {
    pub(super) anchor: i64,
    pub(super) step: i64,
    pub(super) offset: i64,
    pub(super) count: Option<u32>,
    pub(super) until: i64,
}

impl Schedule {
    /// Makes a course ready, checked.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the path of the field, such as `versions[1].parts[0].repeat.period`.
    pub fn of(course: &Course) -> Result<Self> {
        Slot::new(&course.what, "what")?;
        let mut schedule = Self {
            what: course.what.clone(),
            parts: Vec::new(),
            slots: Vec::new(),
            lines: Vec::new(),
        };
        for (place, version) in course.versions.iter().enumerate() {
            let next = course.versions.get(place + 1).map(|next| next.from);
            if next.is_some_and(|next| next <= version.from) {
                let field = format!("versions[{}].from", place + 1);
                return Err(Error::invalid(field, "after the version before it"));
            }
            schedule.add_version(version, next, &format!("versions[{place}]"))?;
        }
        Ok(schedule)
    }

    /// The regimen's id.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// The identity of something due that this schedule made.
    pub fn id(&self, due: &Due) -> OccurrenceId {
        let slot = if due.slot & ORDINAL == 0 {
            usize::try_from(due.slot)
                .ok()
                .and_then(|slot| self.slots.get(slot))
                .cloned()
        } else {
            Slot::new(&format!("n{}", due.slot & !ORDINAL), "slot").ok()
        };
        OccurrenceId {
            what: self.what.clone(),
            part: self.part_of(due).to_owned(),
            date: due.date(),
            slot: slot.unwrap_or_else(|| Slot::placed('x', 0)),
        }
    }

    /// The part that something due belongs to.
    pub fn part_of(&self, due: &Due) -> &str {
        self.parts.get(usize::from(due.part)).map_or("", String::as_str)
    }

    fn add_version(&mut self, version: &Version, next: Option<NaiveDate>, path: &str) -> Result<()> {
        let last_of_version = next.and_then(|next| next.pred_opt());
        let mut sequences: BTreeMap<u16, Vec<(usize, &Part)>> = BTreeMap::new();
        for (place, part) in version.parts.iter().enumerate() {
            let field = format!("{path}.parts[{place}]");
            Slot::new(&part.id, &format!("{field}.id"))?;
            if version.parts[..place].iter().any(|other| other.id == part.id) {
                return Err(Error::invalid(format!("{field}.id"), "an id of its own"));
            }
            part.timing.validate().map_err(|e| within(e, &field))?;
            sequences.entry(part.sequence).or_default().push((place, part));
        }
        let mut start = Some(version.anchor);
        for together in sequences.values() {
            let mut ends: Option<NaiveDate> = None;
            let mut endless = false;
            for (place, part) in together {
                let field = format!("{path}.parts[{place}]");
                let Some(start) = start else {
                    return Err(Error::invalid(
                        format!("{field}.sequence"),
                        "after a step that has an end",
                    ));
                };
                match self.add_part(version, part, start, last_of_version, &field)? {
                    Some(end) => ends = Some(ends.map_or(end, |other| other.max(end))),
                    None => endless = true,
                }
            }
            start = ends.filter(|_| !endless).and_then(|end| end.succ_opt());
        }
        Ok(())
    }

    /// Adds a part that may begin on `start`; answers its last date.
    fn add_part(
        &mut self,
        version: &Version,
        part: &Part,
        start: NaiveDate,
        last_of_version: Option<NaiveDate>,
        field: &str,
    ) -> Result<Option<NaiveDate>> {
        let number = self.part_number(&part.id);
        let repeat = part.timing.rule();
        let bounds = repeat.as_ref().and_then(|repeat| repeat.bounds);
        let (first, mut last) = span(bounds, start);
        let (from, until) = (
            day_of(first.max(version.from)),
            day_of(
                last.into_iter()
                    .chain(last_of_version)
                    .min()
                    .unwrap_or(NaiveDate::MAX),
            ),
        );
        if !part.timing.event.is_empty() {
            let events = part.timing.event.iter().enumerate();
            let events: Vec<(u32, DateTimeOf)> = events
                .map(|(place, event)| (self.slot_number(&Slot::placed('e', place)), *event))
                .collect();
            if repeat.is_none() {
                last = events.iter().map(|(_, event)| event.last_day()).max();
            }
            self.lines.push(Line {
                part: number,
                from: day_of(version.from),
                until: last_of_version.map_or(Day::MAX, day_of),
                rule: Rule::Events(events),
            });
        }
        let Some(repeat) = repeat else { return Ok(last) };
        let rule = match repeat.basis() {
            Basis::WallClock => {
                let wall = self.wall_rule(&repeat, first, bounds);
                if let (None, Some(count)) = (last, wall.count) {
                    last = nth_date(&wall, count);
                }
                Rule::Wall(wall)
            }
            Basis::Elapsed => Rule::Elapsed(elapsed(&repeat, version, start, first, field)?),
            Basis::Relative => match &repeat.relative {
                Some(Relative::After {
                    part: other,
                    delay_min,
                }) => {
                    let known = version.parts.iter().any(|part| part.id == *other);
                    if !known || *other == part.id {
                        let field = format!("{field}.repeat.extension.after.part");
                        return Err(Error::invalid(field, "another part of the same version"));
                    }
                    let chained = version
                        .parts
                        .iter()
                        .find(|part| part.id == *other)
                        .and_then(|part| part.timing.rule());
                    if chained.is_some_and(|rule| rule.basis() == Basis::Relative) {
                        let field = format!("{field}.repeat.extension.after.part");
                        return Err(Error::invalid(field, "a part with times of its own"));
                    }
                    Rule::After {
                        parent: self.part_number(other),
                        delay: i64::from(*delay_min) * 60,
                    }
                }
                _ => {
                    let every = Length {
                        value: repeat.period.unwrap_or(super::timing::Decimal::whole(1)),
                        unit: repeat.period_unit.unwrap_or(Unit::Day),
                    };
                    Rule::FromLastTaken {
                        every,
                        start: version.starts_at.map(|at| at.timestamp()),
                    }
                }
            },
        };
        self.lines.push(Line {
            part: number,
            from,
            until,
            rule,
        });
        Ok(last)
    }

    fn wall_rule(&mut self, repeat: &Repeat, first: NaiveDate, bounds: Option<Bounds>) -> Wall {
        let instant = |date: Option<DateTimeOf>| match date {
            Some(DateTimeOf::Instant(at)) => Some(at.timestamp()),
            _ => None,
        };
        let (not_before, not_after) = match bounds {
            Some(Bounds::Period { start, end }) => (instant(start), instant(end)),
            _ => (None, None),
        };
        Wall {
            dates: Dates::of(repeat, first),
            first: day_of(first),
            times: self.times(repeat),
            count: repeat.count,
            not_before,
            not_after,
        }
    }

    fn times(&mut self, repeat: &Repeat) -> Times {
        let seconds = |time: NaiveTime| i32::try_from(time.num_seconds_from_midnight()).unwrap_or(0);
        if !repeat.time_of_day.is_empty() {
            let mut fixed: Vec<(u32, i32)> = repeat
                .time_of_day
                .iter()
                .map(|line| (self.slot_number(&line.slot), seconds(line.time)))
                .collect();
            fixed.sort_by_key(|(_, time)| *time);
            return Times::Fixed(fixed);
        }
        if !repeat.when.is_empty() {
            let lines = repeat
                .when
                .iter()
                .map(|line| {
                    let suffixes: &[&'static str] = match line.when {
                        When::C | When::Ac | When::Pc => &["CM", "CD", "CV"],
                        _ => &[""],
                    };
                    let slots = suffixes
                        .iter()
                        .map(|suffix| {
                            let id = if suffix.is_empty() {
                                line.slot.clone()
                            } else {
                                Slot::joined(&line.slot, suffix)
                            };
                            (*suffix, self.slot_number(&id))
                        })
                        .collect();
                    (line.when, slots)
                })
                .collect();
            return Times::When {
                lines,
                offset: repeat.offset,
            };
        }
        if let Some(window) = repeat.window {
            let from = seconds(window.from) / 60;
            let to = seconds(window.to) / 60;
            let to = if to < from { to + 1_440 } else { to };
            let minutes = match window.every_min {
                Some(every) => (from..=to).step_by(usize::from(every.max(1))).collect(),
                None => even(from, to, repeat.times()),
            };
            let fixed = minutes.into_iter().enumerate();
            return Times::Fixed(
                fixed
                    .map(|(place, minute)| (self.slot_number(&Slot::placed('f', place)), minute * 60))
                    .collect(),
            );
        }
        // Several times in a period of several days: once on each of its days.
        let several_days = repeat.period_unit != Some(Unit::Day)
            || repeat.period.and_then(|period| period.as_whole()).unwrap_or(1) > 1;
        let times = if several_days { 1 } else { repeat.times() };
        let slots = (0..usize::try_from(times).unwrap_or(1))
            .map(|place| self.slot_number(&Slot::placed('f', place)))
            .collect();
        Times::Spread(slots)
    }

    fn part_number(&mut self, id: &str) -> u16 {
        let place = self.parts.iter().position(|part| part == id).unwrap_or_else(|| {
            self.parts.push(id.to_owned());
            self.parts.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    fn slot_number(&mut self, slot: &Slot) -> u32 {
        let place = self.slots.iter().position(|one| one == slot).unwrap_or_else(|| {
            self.slots.push(slot.clone());
            self.slots.len() - 1
        });
        u32::try_from(place).unwrap_or(0)
    }
}

/// An error of a part's rule, with the path to the part.
fn within(error: Error, path: &str) -> Error {
    match error {
        Error::Invalid { field, allowed } => Error::Invalid {
            field: format!("{path}.{field}").into(),
            allowed,
        },
        other => other,
    }
}
