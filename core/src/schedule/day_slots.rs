//! The person's day: at which clock times waking, meals and sleep are, on ordinary days, at weekends and by shift.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::timing::{DayOfWeek, When};
use crate::error::{Error, Result};
use crate::time::{Shift, WorkPattern};

const FILE: &str = "schedule/day.toml";

/// Minutes in a day.
const DAY: u16 = 1_440;

/// Minutes; more between going to bed and waking means that the kind of day changed in between.
const LONGEST_SLEEP: u16 = 720;

/// The events of one kind of day, in minutes from the midnight that begins its date; past 1440 is the next date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayTimes {
    /// Waking.
    pub wake: u16,
    /// Breakfast, the day's first meal.
    pub breakfast: u16,
    /// Lunch, its second.
    pub lunch: u16,
    /// Dinner, its third.
    pub dinner: u16,
    /// Going to bed.
    pub bed: u16,
}

/// The person's days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySlots {
    usual: DayTimes,
    weekend: Option<DayTimes>,
    by_shift: BTreeMap<Shift, DayTimes>,
    pattern: WorkPattern,
    parts: BTreeMap<&'static str, u16>,
    sides: Sides,
    night_shift_ends: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
struct Sides {
    before_meal: u16,
    after_meal: u16,
    after_sleep_began: u16,
}

#[derive(Deserialize)]
struct FileTimes {
    wake: NaiveTime,
    breakfast: NaiveTime,
    lunch: NaiveTime,
    dinner: NaiveTime,
    bed: NaiveTime,
}

#[derive(Deserialize)]
struct File {
    usual: FileTimes,
    parts: BTreeMap<String, toml::Value>,
    sides: Sides,
    night: FileNight,
}

#[derive(Deserialize)]
struct FileNight {
    #[serde(flatten)]
    times: FileTimes,
    shift_ends: NaiveTime,
}

fn minute(time: NaiveTime) -> u16 {
    u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(0)
}

impl DayTimes {
    /// A day by its clock times: each event after the one before it, past midnight where its clock time is smaller.
    pub fn of_clock([wake, breakfast, lunch, dinner, bed]: [NaiveTime; 5]) -> Self {
        let mut last = minute(wake);
        let mut next = |time: NaiveTime| {
            let time = minute(time);
            last = if time < last % DAY {
                time + (last / DAY + 1) * DAY
            } else {
                time + last / DAY * DAY
            };
            last
        };
        Self {
            wake: minute(wake),
            breakfast: next(breakfast),
            lunch: next(lunch),
            dinner: next(dinner),
            bed: next(bed),
        }
    }

    /// Checks that the events come one after the other and the day ends within the next one.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `day_slots`.
    pub fn validate(&self) -> Result<()> {
        let all = [self.wake, self.breakfast, self.lunch, self.dinner, self.bed];
        if self.wake >= DAY || self.bed > self.wake + DAY || all.windows(2).any(|two| two[0] > two[1]) {
            return Err(Error::invalid(
                "day_slots",
                "waking, meals and bed in this order, within 24 hours",
            ));
        }
        Ok(())
    }
}

impl From<FileTimes> for DayTimes {
    fn from(file: FileTimes) -> Self {
        Self::of_clock([file.wake, file.breakfast, file.lunch, file.dinner, file.bed])
    }
}

impl DaySlots {
    /// The shipped ordinary day.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its rules.
    pub fn shipped() -> Result<Self> {
        Self::read(include_str!("../../assets/schedule/day.toml"))
    }

    fn read(text: &str) -> Result<Self> {
        let file: File =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        let mut parts = BTreeMap::new();
        for (code, _) in When::CODES {
            let Some(value) = file.parts.get(*code) else {
                continue;
            };
            let time = value
                .as_str()
                .and_then(|text| NaiveTime::parse_from_str(text, "%H:%M").ok())
                .ok_or_else(|| Error::asset(FILE, *code, "a time as HH:MM"))?;
            parts.insert(*code, minute(time));
        }
        if let Some(unknown) = file
            .parts
            .keys()
            .find(|key| *key != "source" && !parts.contains_key(key.as_str()))
        {
            return Err(Error::asset(FILE, unknown.clone(), "no part of the day in FHIR"));
        }
        let slots = Self {
            usual: file.usual.into(),
            weekend: None,
            by_shift: BTreeMap::from([(Shift::Night, file.night.times.into())]),
            pattern: WorkPattern::Fixed,
            parts,
            sides: file.sides,
            night_shift_ends: minute(file.night.shift_ends),
        };
        for times in [Some(&slots.usual), slots.by_shift.get(&Shift::Night)]
            .into_iter()
            .flatten()
        {
            times
                .validate()
                .map_err(|e| Error::asset(FILE, "times", e.to_string()))?;
        }
        Ok(slots)
    }

    /// The same person on another ordinary day.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `day_slots`.
    pub fn with_usual(mut self, times: DayTimes) -> Result<Self> {
        times.validate()?;
        self.usual = times;
        Ok(self)
    }

    /// The same person with other Saturdays and Sundays.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `day_slots`.
    pub fn with_weekend(mut self, times: DayTimes) -> Result<Self> {
        times.validate()?;
        self.weekend = Some(times);
        Ok(self)
    }

    /// The same person with other times on days of a shift.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `day_slots`.
    pub fn with_shift(mut self, shift: Shift, times: DayTimes) -> Result<Self> {
        times.validate()?;
        self.by_shift.insert(shift, times);
        Ok(self)
    }

    /// The same person at work by a pattern.
    pub fn with_pattern(mut self, pattern: WorkPattern) -> Self {
        self.pattern = pattern;
        self
    }

    /// When the person works.
    pub fn pattern(&self) -> &WorkPattern {
        &self.pattern
    }

    /// The times of a date.
    pub fn on(&self, date: NaiveDate) -> DayTimes {
        if let Some(times) = self
            .pattern
            .shift(date)
            .and_then(|shift| self.by_shift.get(&shift))
        {
            return *times;
        }
        match self.weekend {
            Some(weekend) if DayOfWeek::of(date).from_monday() >= 5 => weekend,
            _ => self.usual,
        }
    }

    /// The main sleep that follows a date, in minutes from its midnight: to the next day's waking, or as long as on a
    /// row of such days, where the kinds of day change between them.
    pub fn main_sleep(&self, date: NaiveDate) -> (u16, u16) {
        let day = self.on(date);
        let next = date.succ_opt().map_or(day, |next| self.on(next));
        let (own, to_next) = (day.wake + DAY, next.wake + DAY);
        let fits = to_next > day.bed && to_next - day.bed <= LONGEST_SLEEP;
        (day.bed, if fits { to_next } else { own.max(day.bed) })
    }

    /// When the night shift of a date ends, in minutes from its midnight; none where it has none.
    pub fn night_shift_ends(&self, date: NaiveDate) -> Option<u16> {
        (self.pattern.shift(date) == Some(Shift::Night)).then_some(self.night_shift_ends + DAY)
    }

    /// Whether every date has the same times.
    pub fn is_uniform(&self) -> bool {
        self.weekend.is_none() && self.pattern == WorkPattern::Fixed
    }

    /// The minutes of an event on a date, each with what it adds to the line's id: one, or one for each meal.
    pub(super) fn minutes(
        &self,
        when: When,
        date: NaiveDate,
        offset: Option<u32>,
    ) -> Vec<(&'static str, i32)> {
        let day = self.on(date);
        let meals = [("CM", day.breakfast), ("CD", day.lunch), ("CV", day.dinner)];
        let offset_min = offset.and_then(|offset| i32::try_from(offset).ok());
        let before = -offset_min.unwrap_or(i32::from(self.sides.before_meal));
        let after = offset_min.unwrap_or(i32::from(self.sides.after_meal));
        let given = offset_min.unwrap_or(0);
        let one = |minutes: u16, by: i32| vec![("", i32::from(minutes) + by)];
        let each = |by: i32| {
            meals
                .iter()
                .map(|(meal, minutes)| (*meal, i32::from(*minutes) + by))
                .collect()
        };
        match when {
            When::C => each(0),
            When::Cm => one(day.breakfast, 0),
            When::Cd => one(day.lunch, 0),
            When::Cv => one(day.dinner, 0),
            When::Ac => each(before),
            When::Acm => one(day.breakfast, before),
            When::Acd => one(day.lunch, before),
            When::Acv => one(day.dinner, before),
            When::Pc => each(after),
            When::Pcm => one(day.breakfast, after),
            When::Pcd => one(day.lunch, after),
            When::Pcv => one(day.dinner, after),
            When::Wake => one(day.wake, given),
            When::Hs => one(day.bed, -given),
            When::Phs => one(
                day.bed,
                offset_min.unwrap_or(i32::from(self.sides.after_sleep_began)),
            ),
            part => {
                let moved = i32::from(day.wake) - i32::from(self.usual.wake);
                let minutes = self.parts.get(part.code()).copied().unwrap_or(self.usual.wake);
                one(minutes, moved + given)
            }
        }
    }

    /// The minutes of `times` doses on a date where no rule says them: with the meals, then at bedtime, and from five
    /// on spread evenly from waking to bed.
    pub(super) fn spread(&self, date: NaiveDate, times: u32) -> Vec<i32> {
        let day = self.on(date);
        let chosen: &[u16] = match times {
            1 => &[day.breakfast],
            2 => &[day.breakfast, day.dinner],
            3 => &[day.breakfast, day.lunch, day.dinner],
            4 => &[day.breakfast, day.lunch, day.dinner, day.bed],
            _ => return even(i32::from(day.wake), i32::from(day.bed), times),
        };
        chosen.iter().map(|minutes| i32::from(*minutes)).collect()
    }
}

/// `times` minutes from one to another, both counted in, evenly.
pub(super) fn even(from: i32, to: i32, times: u32) -> Vec<i32> {
    let times = i32::try_from(times).unwrap_or(1);
    let steps = (times - 1).max(1);
    (0..times)
        .map(|place| from + (to - from) * place / steps)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_offset_lies_on_the_side_that_fhir_says() {
        let slots = DaySlots::shipped().unwrap();
        let day = date("2026-03-02");
        for (when, offset, minutes) in [
            (When::Hs, Some(30), 22 * 60),
            (When::Wake, Some(15), 7 * 60 + 15),
            (When::Acm, Some(20), 7 * 60 + 40),
            (When::Acm, None, 7 * 60 + 30),
            (When::Pcv, Some(60), 19 * 60 + 30),
            (When::Cd, None, 12 * 60 + 30),
            (When::MornLate, None, 10 * 60 + 30),
        ] {
            assert_eq!(slots.minutes(when, day, offset), [("", minutes)], "{when:?}");
        }
        assert_eq!(
            slots.minutes(When::C, day, None),
            [("CM", 480), ("CD", 750), ("CV", 1_110)]
        );
    }

    #[test]
    fn the_day_of_a_night_shift_ends_on_the_next_morning() {
        let nights = WorkPattern::Roster {
            anchor: date("2026-03-02"),
            cycle: vec![Shift::Night, Shift::Off],
            exceptions: BTreeMap::new(),
        };
        let slots = DaySlots::shipped().unwrap().with_pattern(nights);
        let night = slots.on(date("2026-03-02"));
        assert_eq!((night.wake, night.dinner, night.bed), (900, 1_590, 1_950));
        assert_eq!(slots.on(date("2026-03-03")).bed, 1_350);
        // The morning of that day moves with waking: eight hours later than usual.
        assert_eq!(slots.minutes(When::Morn, date("2026-03-02"), None), [("", 960)]);
    }

    #[test]
    fn main_sleep_changes_sides_with_the_roster() {
        let nights = WorkPattern::Roster {
            anchor: date("2026-03-02"),
            cycle: vec![Shift::Night, Shift::Night, Shift::Off, Shift::Off],
            exceptions: BTreeMap::new(),
        };
        let slots = DaySlots::shipped().unwrap().with_pattern(nights);
        let sleep = |day: &str| slots.main_sleep(date(day));
        // Between two nights, after the last night, between free days, before the first night.
        assert_eq!(sleep("2026-03-02"), (1_950, 2_340));
        assert_eq!(sleep("2026-03-03"), (1_950, 2_340));
        assert_eq!(sleep("2026-03-04"), (1_350, 1_860));
        assert_eq!(sleep("2026-03-05"), (1_350, 1_860));
        assert_eq!(slots.night_shift_ends(date("2026-03-03")), Some(1_860));
        assert_eq!(slots.night_shift_ends(date("2026-03-04")), None);
    }

    #[test]
    fn a_day_whose_meals_are_out_of_order_is_refused() {
        let mixed = DayTimes {
            wake: 420,
            breakfast: 400,
            lunch: 700,
            dinner: 1_000,
            bed: 1_300,
        };
        assert!(DaySlots::shipped().unwrap().with_usual(mixed).is_err());
    }

    #[test]
    fn every_part_of_the_day_in_fhir_has_its_time() {
        let slots = DaySlots::shipped().unwrap();
        for (code, when) in When::CODES {
            let is_part = !when.is_before()
                && when.takes_offset()
                && !matches!(
                    when,
                    When::Wake | When::Phs | When::Pc | When::Pcm | When::Pcd | When::Pcv
                );
            assert_eq!(slots.parts.contains_key(code), is_part, "{code}");
        }
        assert!(
            DaySlots::read(&include_str!("../../assets/schedule/day.toml").replace("NOON", "MIDDAY"))
                .is_err()
        );
    }
}
