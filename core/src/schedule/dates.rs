//! On which civil dates a rule falls, each counted from the anchor: adding to the date before would drift (31 January,
//! 28 February, 28 March).

use chrono::{Datelike, Months, NaiveDate};

use super::timing::{Cycle, DayOfWeek, Missing, NthWeekday, Repeat, Unit};

/// A civil date as days from 1970-01-01.
pub(super) type Day = i32;

/// The number of a date.
pub(super) fn day_of(date: NaiveDate) -> Day {
    date.num_days_from_ce() - 719_163
}

/// The date of a number.
pub(super) fn date_of(day: Day) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(day.saturating_add(719_163)).unwrap_or_default()
}

/// A set of weekdays; bit 0 is Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Weekdays(u8);

impl Weekdays {
    const ALL: Self = Self(0x7f);

    fn of(days: &[DayOfWeek]) -> Self {
        if days.is_empty() {
            return Self::ALL;
        }
        Self(days.iter().fold(0, |set, day| set | 1 << day.from_monday()))
    }

    fn holds(self, day: Day) -> bool {
        // 1970-01-01 was a Thursday.
        self.0 >> (day + 3).rem_euclid(7) & 1 == 1
    }
}

/// Which days of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
enum InMonth {
    Days(Vec<i8>, Missing),
    Nth(Vec<NthWeekday>),
}

/// What the dates are counted by.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Count {
    /// Every so many days.
    Days { step: i32 },
    /// So many times in each stretch of days, spread evenly.
    Spread { length: i32, times: i32 },
    /// Every so many weeks on the weekdays.
    Weeks { step: i32 },
    /// Every so many months.
    Months { step: i32, days: InMonth },
}

/// The dates of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dates {
    anchor: Day,
    count: Count,
    weekdays: Weekdays,
    cycle: Option<(Day, i32, i32)>,
    /// Whether it falls on every date from the anchor on: most rules do, and nothing has to be counted for them.
    daily: bool,
}

impl Dates {
    /// The dates of a wall-clock rule that is counted from `anchor`.
    pub(super) fn of(repeat: &Repeat, anchor: NaiveDate) -> Self {
        let start = day_of(anchor);
        let period = repeat
            .period
            .and_then(|period| period.as_whole())
            .and_then(|period| i32::try_from(period).ok())
            .unwrap_or(1)
            .max(1);
        let times = i32::try_from(repeat.times()).unwrap_or(1).max(1);
        let mut weekdays = Weekdays::of(&repeat.day_of_week);
        let monthly = repeat.days_of_month.is_some() || !repeat.nth_weekday.is_empty();
        let own_times = !repeat.time_of_day.is_empty() || !repeat.when.is_empty() || repeat.window.is_some();
        let count = match repeat.period_unit {
            Some(Unit::Month) => Count::Months {
                step: period,
                days: in_month(repeat, anchor),
            },
            Some(Unit::Year) => Count::Months {
                step: period.saturating_mul(12),
                days: in_month(repeat, anchor),
            },
            _ if monthly => Count::Months {
                step: 1,
                days: in_month(repeat, anchor),
            },
            Some(Unit::Week) if repeat.day_of_week.is_empty() && times > 1 => Count::Spread {
                length: period.saturating_mul(7),
                times,
            },
            Some(Unit::Week) => {
                if repeat.day_of_week.is_empty() {
                    weekdays = Weekdays::of(&[DayOfWeek::of(anchor)]);
                }
                Count::Weeks { step: period }
            }
            Some(Unit::Day) if period > 1 && times > 1 && !own_times => Count::Spread {
                length: period,
                times,
            },
            Some(Unit::Day) => Count::Days { step: period },
            _ => Count::Days { step: 1 },
        };
        let cycle = repeat.cycle.map(|Cycle { on, off, anchor }| {
            let from = anchor.map_or(start, day_of);
            (from, i32::from(on), i32::from(off))
        });
        let daily = matches!(count, Count::Days { step: 1 }) && weekdays == Weekdays::ALL && cycle.is_none();
        Self {
            daily,
            anchor: start,
            count,
            weekdays,
            cycle,
        }
    }

    /// The first date from `from` to `until`.
    #[inline]
    pub(super) fn next(&self, from: Day, until: Day) -> Option<Day> {
        let mut from = from.max(self.anchor);
        if self.daily {
            return (from <= until).then_some(from);
        }
        while from <= until {
            let day = self.counted(from, until)?;
            if day > until {
                return None;
            }
            if !self.weekdays.holds(day) {
                from = day + 1;
                continue;
            }
            match self.cycle {
                Some((anchor, _, _)) if day < anchor => from = anchor,
                Some((anchor, on, off)) => {
                    let place = (day - anchor).rem_euclid(on + off);
                    if place < on {
                        return Some(day);
                    }
                    from = day + on + off - place;
                }
                None => return Some(day),
            }
        }
        None
    }

    /// The first date from `from` on that the period allows.
    #[inline]
    fn counted(&self, from: Day, until: Day) -> Option<Day> {
        let since = from - self.anchor;
        match &self.count {
            Count::Days { step } => Some(self.anchor + (since + step - 1) / step * step),
            Count::Spread { length, times } => {
                let (whole, rest) = (since / length, since % length);
                let begins = self.anchor + whole * length;
                let within = (0..*times).map(|place| place * length / times);
                let next = within.clone().find(|day| *day >= rest);
                Some(next.map_or(begins + length, |day| begins + day))
            }
            Count::Weeks { step } => {
                let monday = self.anchor - (self.anchor + 3).rem_euclid(7);
                let week = (from - monday) / 7;
                if week % step == 0 {
                    return Some(from);
                }
                Some(monday + (week / step + 1) * step * 7)
            }
            Count::Months { step, days } => {
                let first = month_of(date_of(self.anchor));
                let mut month = month_of(date_of(from));
                let last = month_of(date_of(until));
                while month <= last {
                    let into = (month - first).rem_euclid(*step);
                    if into != 0 {
                        month += step - into;
                        continue;
                    }
                    let found = days.in_month(month).filter(|day| *day >= from).min();
                    if found.is_some() {
                        return found;
                    }
                    month += step;
                }
                None
            }
        }
    }
}

fn in_month(repeat: &Repeat, anchor: NaiveDate) -> InMonth {
    if !repeat.nth_weekday.is_empty() {
        return InMonth::Nth(repeat.nth_weekday.clone());
    }
    match &repeat.days_of_month {
        Some(days) => InMonth::Days(days.days.clone(), days.missing),
        // The anchor's own day. A month that lacks it has its last day: nobody goes without for a month.
        None => InMonth::Days(vec![i8::try_from(anchor.day()).unwrap_or(1)], Missing::Clamp),
    }
}

fn month_of(date: NaiveDate) -> i32 {
    date.year() * 12 + i32::try_from(date.month0()).unwrap_or(0)
}

impl InMonth {
    /// The days in a month (year · 12 + month from 0), in no order.
    fn in_month(&self, month: i32) -> impl Iterator<Item = Day> + '_ {
        let first = NaiveDate::from_ymd_opt(month.div_euclid(12), month0(month) + 1, 1).unwrap_or_default();
        let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
        let length = i32::try_from((next - first).num_days()).unwrap_or(31);
        let begins = day_of(first);
        let (days, nths): (&[i8], &[NthWeekday]) = match self {
            Self::Days(days, _) => (days, &[]),
            Self::Nth(nths) => (&[], nths),
        };
        let clamp = matches!(self, Self::Days(_, Missing::Clamp));
        let by_day = days.iter().filter_map(move |day| {
            let day = i32::from(*day);
            let place = if day > 0 { day } else { length + 1 + day };
            if (1..=length).contains(&place) {
                Some(begins + place - 1)
            } else if clamp {
                Some(begins + if day > 0 { length } else { 1 } - 1)
            } else {
                None
            }
        });
        let by_weekday = nths.iter().filter_map(move |nth| {
            let weekday = i32::from(nth.day.from_monday());
            let n = i32::from(nth.n);
            let day = if n > 0 {
                let first_one = begins + (weekday - (begins + 3)).rem_euclid(7);
                first_one + (n - 1) * 7
            } else {
                let last = begins + length - 1;
                let last_one = last - ((last + 3) - weekday).rem_euclid(7);
                last_one + (n + 1) * 7
            };
            (begins..begins + length).contains(&day).then_some(day)
        });
        by_day.chain(by_weekday)
    }
}

fn month0(month: i32) -> u32 {
    u32::try_from(month.rem_euclid(12)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::timing::{DaysOfMonth, Decimal};

    fn dates(repeat: &Repeat, anchor: &str, until: &str) -> Vec<String> {
        let anchor: NaiveDate = anchor.parse().unwrap();
        let until = day_of(until.parse().unwrap());
        let dates = Dates::of(repeat, anchor);
        let mut found = Vec::new();
        let mut from = day_of(anchor);
        while let Some(day) = dates.next(from, until) {
            found.push(date_of(day).format("%m-%d").to_string());
            from = day + 1;
        }
        found
    }

    fn every(period: u32, unit: Unit) -> Repeat {
        Repeat {
            period: Some(Decimal::whole(period)),
            period_unit: Some(unit),
            ..Repeat::default()
        }
    }

    fn month_days(days: &[i8], missing: Missing) -> Option<DaysOfMonth> {
        Some(DaysOfMonth {
            days: days.to_vec(),
            missing,
        })
    }

    #[test]
    fn months_are_counted_from_the_anchor() {
        let monthly = |days, missing| Repeat {
            days_of_month: month_days(days, missing),
            ..every(1, Unit::Month)
        };
        for (rule, expected) in [
            (
                every(1, Unit::Month),
                vec!["01-31", "02-28", "03-31", "04-30", "05-31"],
            ),
            (
                monthly(&[31], Missing::Clamp),
                vec!["01-31", "02-28", "03-31", "04-30", "05-31"],
            ),
            (monthly(&[31], Missing::Skip), vec!["01-31", "03-31", "05-31"]),
            (
                monthly(&[-1], Missing::Skip),
                vec!["01-31", "02-28", "03-31", "04-30", "05-31"],
            ),
        ] {
            assert_eq!(dates(&rule, "2026-01-31", "2026-06-15"), expected);
        }
        assert_eq!(dates(&every(1, Unit::Year), "2024-02-29", "2028-12-31").len(), 5);
    }

    #[test]
    fn nth_weekdays_count_from_both_ends() {
        let rule = |n| Repeat {
            nth_weekday: vec![NthWeekday {
                n,
                day: DayOfWeek::Fri,
            }],
            ..every(1, Unit::Month)
        };
        assert_eq!(
            dates(&rule(2), "2026-01-01", "2026-03-31"),
            ["01-09", "02-13", "03-13"]
        );
        assert_eq!(
            dates(&rule(-1), "2026-01-01", "2026-03-31"),
            ["01-30", "02-27", "03-27"]
        );
        // A fifth Friday is not in every month.
        assert_eq!(dates(&rule(5), "2026-01-01", "2026-05-31"), ["01-30", "05-29"]);
    }

    #[test]
    fn weeks_days_and_cycles_meet() {
        let weekly = Repeat {
            day_of_week: vec![DayOfWeek::Mon, DayOfWeek::Thu],
            ..every(2, Unit::Week)
        };
        // The anchor is a Wednesday: its own week counts from there.
        assert_eq!(
            dates(&weekly, "2026-01-07", "2026-02-06"),
            ["01-08", "01-19", "01-22", "02-02", "02-05"]
        );
        let three = Repeat {
            frequency: Some(3),
            ..every(1, Unit::Week)
        };
        assert_eq!(
            dates(&three, "2026-01-05", "2026-01-16"),
            ["01-05", "01-07", "01-09", "01-12", "01-14", "01-16"]
        );
        let cycle = Repeat {
            cycle: Some(Cycle {
                on: 2,
                off: 3,
                anchor: None,
            }),
            ..every(1, Unit::Day)
        };
        assert_eq!(
            dates(&cycle, "2026-01-05", "2026-01-16"),
            ["01-05", "01-06", "01-10", "01-11", "01-15", "01-16"]
        );
        assert_eq!(dates(&every(84, Unit::Day), "2026-01-05", "2026-12-31").len(), 5);
    }
}
