//! The rule: FHIR `Timing`, with what FHIR lacks beside it (cycles, days of the month, waking hours, after another dose).

use std::fmt;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// A FHIR decimal with at most three places, kept exact in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Decimal(i64);

impl Decimal {
    /// A whole number.
    pub fn whole(number: u32) -> Self {
        Self(i64::from(number) * 1_000)
    }

    /// From thousandths.
    pub fn thousandths(number: i64) -> Self {
        Self(number)
    }

    /// In thousandths.
    pub fn in_thousandths(self) -> i64 {
        self.0
    }

    /// The whole number that it is; none when it has a fraction.
    pub fn as_whole(self) -> Option<u32> {
        (self.0 % 1_000 == 0)
            .then(|| u32::try_from(self.0 / 1_000).ok())
            .flatten()
    }
}

/// A unit of time (UCUM).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Unit {
    #[serde(rename = "s")]
    Second,
    #[serde(rename = "min")]
    Minute,
    #[serde(rename = "h")]
    Hour,
    #[serde(rename = "d")]
    Day,
    #[serde(rename = "wk")]
    Week,
    #[serde(rename = "mo")]
    Month,
    #[serde(rename = "a")]
    Year,
}

impl Unit {
    pub(super) const CODES: [(&'static str, Self); 7] = [
        ("s", Self::Second),
        ("min", Self::Minute),
        ("h", Self::Hour),
        ("d", Self::Day),
        ("wk", Self::Week),
        ("mo", Self::Month),
        ("a", Self::Year),
    ];

    /// The seconds of a unit that is always as long; none for months and years.
    pub fn seconds(self) -> Option<i64> {
        match self {
            Self::Second => Some(1),
            Self::Minute => Some(60),
            Self::Hour => Some(3_600),
            Self::Day => Some(86_400),
            Self::Week => Some(604_800),
            Self::Month | Self::Year => None,
        }
    }

    /// Whether it is counted on the clock of exact seconds, not on the calendar.
    pub fn is_elapsed(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }
}

/// A length of time, such as 5 d.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Length {
    /// How many.
    pub value: Decimal,
    /// Of what.
    pub unit: Unit,
}

/// A FHIR dateTime: as exact as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateTimeOf {
    /// A year.
    Year(i32),
    /// A month.
    Month(i32, u32),
    /// A day.
    Day(NaiveDate),
    /// An instant with its offset.
    Instant(DateTime<FixedOffset>),
}

impl DateTimeOf {
    /// Its first civil day.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default(),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default(),
            Self::Day(day) => day,
            Self::Instant(at) => at.date_naive(),
        }
    }

    /// Its last civil day.
    pub fn last_day(self) -> NaiveDate {
        let next = match self {
            Self::Year(year) => NaiveDate::from_ymd_opt(year + 1, 1, 1),
            Self::Month(year, 12) => NaiveDate::from_ymd_opt(year + 1, 1, 1),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month + 1, 1),
            Self::Day(_) | Self::Instant(_) => None,
        };
        next.and_then(|next| next.pred_opt())
            .unwrap_or_else(|| self.first_day())
    }
}

/// How long the rule holds: FHIR `bounds[x]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bounds {
    /// For so long from its start.
    Duration(Length),
    /// For at least and at most so long; the longer one bounds.
    Range {
        /// At least.
        low: Option<Length>,
        /// At most.
        high: Option<Length>,
    },
    /// From one date or instant to another, both counted in.
    Period {
        /// From.
        start: Option<DateTimeOf>,
        /// To.
        end: Option<DateTimeOf>,
    },
}

/// A day of the week, as FHIR writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum DayOfWeek {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl DayOfWeek {
    pub(super) const CODES: [(&'static str, Self); 7] = [
        ("mon", Self::Mon),
        ("tue", Self::Tue),
        ("wed", Self::Wed),
        ("thu", Self::Thu),
        ("fri", Self::Fri),
        ("sat", Self::Sat),
        ("sun", Self::Sun),
    ];

    /// 0 for Monday to 6 for Sunday.
    pub fn from_monday(self) -> u8 {
        self as u8
    }

    /// The day of the week of a date.
    pub fn of(date: NaiveDate) -> Self {
        let place = date.weekday().num_days_from_monday();
        Self::CODES
            .get(usize::try_from(place).unwrap_or(0))
            .map_or(Self::Mon, |(_, day)| *day)
    }
}

/// The stable id of a line of a rule: kept when the line's clock time is edited. At most 64 letters, digits, `-`, `.`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot(String);

impl Slot {
    /// A slot's id.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `field`.
    pub fn new(id: &str, field: &str) -> Result<Self> {
        let fits = |one: u8| one.is_ascii_alphanumeric() || matches!(one, b'-' | b'.');
        if id.is_empty() || id.len() > 64 || !id.bytes().all(fits) {
            return Err(Error::invalid(
                field.to_owned(),
                "1 to 64 letters, digits, '-' or '.'",
            ));
        }
        Ok(Self(id.to_owned()))
    }

    /// The id of the line at `place`, where none was given.
    pub fn placed(kind: char, place: usize) -> Self {
        Self(format!("{kind}{}", place + 1))
    }

    /// The id of one of several times that a line stands for (breakfast of "with meals").
    pub(super) fn joined(line: &Self, suffix: &str) -> Self {
        Self(format!("{line}.{suffix}"))
    }

    /// Its id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A time of day, with the id of its line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeOfDay {
    /// The line's id.
    pub slot: Slot,
    /// The clock time, in whole seconds.
    pub time: NaiveTime,
}

/// An event of the day, with the id of its line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WhenLine {
    /// The line's id.
    pub slot: Slot,
    /// The event.
    pub when: When,
}

/// Declares FHIR's codes of the day's events.
macro_rules! whens {
    ($($variant:ident = $code:literal,)+) => {
        /// An event of the day: FHIR `EventTiming` (R4, R5).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[allow(missing_docs, reason = "the codes are FHIR's")]
        pub enum When { $(#[serde(rename = $code)] $variant,)+ }

        impl When {
            pub(super) const CODES: &'static [(&'static str, Self)] = &[$(($code, Self::$variant)),+];

            /// FHIR's code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }
    };
}

whens! {
    Morn = "MORN", MornEarly = "MORN.early", MornLate = "MORN.late", Noon = "NOON",
    Aft = "AFT", AftEarly = "AFT.early", AftLate = "AFT.late",
    Eve = "EVE", EveEarly = "EVE.early", EveLate = "EVE.late", Night = "NIGHT", Phs = "PHS",
    Hs = "HS", Wake = "WAKE",
    C = "C", Cm = "CM", Cd = "CD", Cv = "CV",
    Ac = "AC", Acm = "ACM", Acd = "ACD", Acv = "ACV",
    Pc = "PC", Pcm = "PCM", Pcd = "PCD", Pcv = "PCV",
}

impl When {
    /// Whether an offset makes sense: not *at* a meal (FHIR tim-9).
    pub fn takes_offset(self) -> bool {
        !matches!(self, Self::C | Self::Cm | Self::Cd | Self::Cv)
    }

    /// Whether the offset is time before the event.
    pub fn is_before(self) -> bool {
        matches!(self, Self::Ac | Self::Acm | Self::Acd | Self::Acv | Self::Hs)
    }
}

/// Days on, days off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cycle {
    /// Days on, from 1.
    pub on: u16,
    /// Days off, from 1.
    pub off: u16,
    /// The first day on; without it the rule's anchor.
    pub anchor: Option<NaiveDate>,
}

/// What is done in a month that lacks the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// The month's last day is taken.
    Clamp,
    /// The month is left out.
    Skip,
}

/// Days of the month.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DaysOfMonth {
    /// 1 to 31, or -1 (the last) to -31.
    pub days: Vec<i8>,
    /// What is done in a month that lacks one.
    pub missing: Missing,
}

/// The n-th weekday of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NthWeekday {
    /// 1 to 5 from the front, -1 to -5 from the end.
    pub n: i8,
    /// The day of the week.
    pub day: DayOfWeek,
}

/// Waking hours in which doses are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Window {
    /// From.
    pub from: NaiveTime,
    /// To, counted in; before `from` means on the next day.
    pub to: NaiveTime,
    /// A dose every so many minutes from `from` on, instead of `frequency` doses spread evenly.
    pub every_min: Option<u16>,
}

/// What the rule counts from, where that is another dose.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relative {
    /// So many minutes after each dose of another part of the same regimen.
    After {
        /// The other part.
        part: String,
        /// Minutes after it.
        delay_min: u32,
    },
    /// The period counts from when the last dose was taken.
    FromLastTaken,
}

/// FHIR `Timing.repeat`, with our extensions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeat {
    /// How long the rule holds.
    pub bounds: Option<Bounds>,
    /// How often in all.
    pub count: Option<u32>,
    /// At most how often in all; carried, `count` rules.
    pub count_max: Option<u32>,
    /// How long each time takes; carried for those who show it.
    pub duration: Option<Decimal>,
    /// At most how long.
    pub duration_max: Option<Decimal>,
    /// The unit of `duration`.
    pub duration_unit: Option<Unit>,
    /// How often in each period; 1 where it is left out.
    pub frequency: Option<u32>,
    /// At most how often; carried.
    pub frequency_max: Option<u32>,
    /// The length of the period.
    pub period: Option<Decimal>,
    /// At most how long; carried.
    pub period_max: Option<Decimal>,
    /// The unit of `period`.
    pub period_unit: Option<Unit>,
    /// Only on these days of the week.
    pub day_of_week: Vec<DayOfWeek>,
    /// At these times.
    pub time_of_day: Vec<TimeOfDay>,
    /// At these events of the person's day.
    pub when: Vec<WhenLine>,
    /// Minutes before or after the event.
    pub offset: Option<u32>,
    /// Days on and off.
    pub cycle: Option<Cycle>,
    /// Days of the month.
    pub days_of_month: Option<DaysOfMonth>,
    /// N-th weekdays of the month.
    pub nth_weekday: Vec<NthWeekday>,
    /// Waking hours.
    pub window: Option<Window>,
    /// What it counts from, where that is another dose.
    pub relative: Option<Relative>,
}

/// FHIR `Timing`: single dates, or a repeating rule, or both; and the code it was written as.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timing {
    /// Single instants (with their offset) or dates.
    pub event: Vec<DateTimeOf>,
    /// The rule.
    pub repeat: Option<Repeat>,
    /// The standard code (`BID`); rules where there is no `repeat`.
    pub code: Option<super::Code>,
    /// What came with the code and is carried: other codings, the text.
    pub code_carried: Option<serde_json::Value>,
    /// Extensions of others, by the element they stood on (`""` or `repeat`): carried, never read.
    pub carried: Vec<(String, serde_json::Value)>,
}

/// What the rule counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Civil dates and clock times in a zone, each computed from the anchor.
    WallClock,
    /// Exact seconds from an instant, whatever the clocks do.
    Elapsed,
    /// Another dose.
    Relative,
}

impl Repeat {
    /// What the rule counts with: hours and shorter are elapsed, days and longer are on the wall clock.
    pub fn basis(&self) -> Basis {
        if self.relative.is_some() {
            Basis::Relative
        } else if self.period_unit.is_some_and(Unit::is_elapsed) && self.window.is_none() {
            Basis::Elapsed
        } else {
            Basis::WallClock
        }
    }

    /// How often in each period.
    pub fn times(&self) -> u32 {
        self.frequency.unwrap_or(1)
    }

    /// The seconds between two doses of an elapsed rule.
    pub fn step_seconds(&self) -> Option<i64> {
        let unit = self.period_unit?.seconds()?;
        let all = self.period?.in_thousandths().checked_mul(unit)?;
        let times = i64::from(self.times()) * 1_000;
        (times > 0 && all % times == 0 && all > 0).then(|| all / times)
    }
}

impl Timing {
    /// The rule that holds: `repeat`, or what the code stands for.
    pub fn rule(&self) -> Option<Repeat> {
        self.repeat.clone().or_else(|| self.code.map(super::Code::repeat))
    }

    /// What the rule counts with.
    pub fn basis(&self) -> Basis {
        self.rule().map_or(Basis::WallClock, |rule| rule.basis())
    }
}
