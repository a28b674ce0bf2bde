//! Wall-clock lines, walked together day by day. What a day holds is laid out once, in the order of its clock times, and
//! stands for every day with the same times: many lines need no merging, and each clock time costs a few instructions.

use super::course::{Line, Times, Wall};
use super::dates::{Day, date_of};
use super::day_slots::DaySlots;
use super::occurrence::{Due, Moved};
use crate::time::Met;

/// As many lines as there are bits to say which have a day.
pub(super) const TOGETHER: usize = 64;

/// A wall-clock line of a schedule.
#[derive(Clone, Copy)]
pub(super) struct WallLine<'a> {
    /// Which of the schedules.
    pub(super) schedule: u16,
    pub(super) line: &'a Line,
    pub(super) wall: &'a Wall,
}

/// A clock time of a day's sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClockTime {
    /// Seconds from the logical date's midnight; an evening may end on the next day.
    pub(super) second: i32,
    pub(super) slot: u32,
    pub(super) part: u16,
    pub(super) schedule: u16,
    /// Which of the lines.
    pub(super) line: u8,
}

impl ClockTime {
    /// What is due of it on a day.
    #[inline]
    pub(super) fn due(&self, day: Day, at: i64, met: Met) -> Due {
        Due {
            at,
            date: day,
            slot: self.slot,
            part: self.part,
            schedule: self.schedule,
            met,
            moved: Moved::No,
        }
    }
}

/// A line on its way.
struct Stream<'a> {
    of: WallLine<'a>,
    /// Its next date; [`Day::MAX`] when there is none.
    next: Day,
    /// The last date that is asked of it.
    last: Day,
    /// How many are left of those that are counted.
    left: Option<u32>,
}

/// The days that lines have between two days, and the clock times of each.
pub(super) struct DayWalk<'a> {
    streams: Vec<Stream<'a>>,
    slots: &'a DaySlots,
    /// The clock times of all lines, or of the day's where they differ from day to day, by second.
    sheet: Vec<ClockTime>,
    /// Whether one sheet serves every day.
    same_every_day: bool,
    /// Whether some line may end or begin within a day, by its count or by an instant.
    partial: bool,
    /// The lines that have the day; bit 0 is the first line.
    on: u64,
}

impl<'a> DayWalk<'a> {
    /// The days from `first` to `last` of at most [`TOGETHER`] lines.
    pub(super) fn new(lines: &[WallLine<'a>], slots: &'a DaySlots, first: Day, last: Day) -> Self {
        let fixed = |of: &WallLine<'_>| matches!(of.wall.times, Times::Fixed(_));
        let mut walk = Self {
            streams: Vec::with_capacity(lines.len()),
            slots,
            sheet: Vec::new(),
            same_every_day: slots.is_uniform() || lines.iter().all(fixed),
            partial: lines.iter().any(|of| of.wall.is_partial()),
            on: 0,
        };
        for of in lines {
            let begins = first.max(of.line.from);
            let mut stream = Stream {
                of: *of,
                next: begins,
                last: last.min(of.line.until),
                left: of.wall.count,
            };
            if stream.left.is_some() {
                // Counting has to begin at the beginning.
                stream.next = of.wall.first;
                stream.find_next();
                while stream.next < begins {
                    let mut times = 0;
                    lay(&of.wall.times, slots, stream.next, |_, _| times += 1);
                    stream.left = stream.left.map(|left| left.saturating_sub(times));
                    stream.next += 1;
                    stream.find_next();
                }
            } else {
                stream.find_next();
            }
            walk.streams.push(stream);
        }
        walk
    }

    /// The next day that any line has.
    pub(super) fn next_day(&mut self) -> Option<Day> {
        let day = self.streams.iter().map(|stream| stream.next).min()?;
        if day == Day::MAX {
            return None;
        }
        let mut on = 0;
        for (place, stream) in self.streams.iter_mut().enumerate() {
            if stream.next == day {
                on |= 1 << place;
                stream.next = day + 1;
                stream.find_next();
            }
        }
        self.on = on;
        if self.sheet.is_empty() || !self.same_every_day {
            self.lay_sheet(day);
        }
        Some(day)
    }

    fn lay_sheet(&mut self, day: Day) {
        self.sheet.clear();
        for (place, stream) in (0_u8..).zip(&self.streams) {
            if !self.same_every_day && self.on >> place & 1 == 0 {
                continue;
            }
            let sheet = &mut self.sheet;
            lay(&stream.of.wall.times, self.slots, day, |slot, second| {
                sheet.push(ClockTime {
                    second,
                    slot,
                    part: stream.of.line.part,
                    schedule: stream.of.schedule,
                    line: place,
                });
            });
        }
        self.sheet
            .sort_by_key(|time| (time.second, time.schedule, time.part));
    }

    /// How many clock times a day has at most.
    pub(super) fn on_one_day(&self) -> usize {
        self.sheet.len()
    }

    /// The first and the last second of the sheet.
    pub(super) fn ends(&self) -> Option<(i64, i64)> {
        let (first, last) = (self.sheet.first()?, self.sheet.last()?);
        Some((i64::from(first.second), i64::from(last.second)))
    }

    /// The sheet, unless one of its lines may have only part of the day.
    #[inline]
    pub(super) fn whole_day(&self) -> Option<&[ClockTime]> {
        (!self.partial).then_some(&self.sheet)
    }

    /// Whether the day has everything on the sheet.
    #[inline]
    pub(super) fn has_all(&self) -> bool {
        !self.same_every_day || self.on.count_ones() as usize == self.streams.len()
    }

    /// Whether the line of a clock time has the day.
    #[inline]
    pub(super) fn has(&self, time: &ClockTime) -> bool {
        self.on >> time.line & 1 == 1
    }

    /// Gives the clock times of the day, in their order, each with its rule.
    pub(super) fn each(&mut self, mut visit: impl FnMut(&ClockTime, &Wall)) {
        for time in &self.sheet {
            if self.on >> time.line & 1 == 0 {
                continue;
            }
            let stream = &mut self.streams[usize::from(time.line)];
            match &mut stream.left {
                Some(0) => continue,
                Some(left) => *left -= 1,
                None => {}
            }
            visit(time, stream.of.wall);
        }
    }
}

impl Stream<'_> {
    /// Goes on to its first date from `next` on.
    #[inline]
    fn find_next(&mut self) {
        self.next = match self.left {
            Some(0) => Day::MAX,
            _ => self.of.wall.dates.next(self.next, self.last).unwrap_or(Day::MAX),
        };
    }
}

/// The clock times of a date by the person's day, in no order.
fn lay(times: &Times, slots: &DaySlots, day: Day, mut put: impl FnMut(u32, i32)) {
    match times {
        Times::Fixed(times) => times.iter().for_each(|(slot, second)| put(*slot, *second)),
        Times::When { lines, offset } => {
            for (when, numbers) in lines {
                for (suffix, minute) in slots.minutes(*when, date_of(day), *offset) {
                    if let Some((_, slot)) = numbers.iter().find(|(one, _)| *one == suffix) {
                        put(*slot, minute * 60);
                    }
                }
            }
        }
        Times::Spread(numbers) => {
            let times = u32::try_from(numbers.len()).unwrap_or(1);
            let minutes = slots.spread(date_of(day), times);
            for (slot, minute) in numbers.iter().zip(minutes) {
                put(*slot, minute * 60);
            }
        }
    }
}
