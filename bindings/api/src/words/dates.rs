//! Days, dates and times as people say them: "tomorrow at 8am", "on Tuesday", "9 to 15 November".

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

use super::Words;

impl Words {
    /// A day seen from `today`, as it stands in a sentence: "today", "tomorrow", "on Tuesday" up to six days ahead,
    /// "last Tuesday" up to six days back, otherwise "on 12 November".
    pub fn day(self, day: NaiveDate, today: NaiveDate) -> String {
        match (day - today).num_days() {
            0 => self.say("day-today", &[]),
            1 => self.say("day-tomorrow", &[]),
            -1 => self.say("day-yesterday", &[]),
            2..=6 => self.say("day-coming", &[("weekday", self.weekday(day.weekday()).into())]),
            -6..=-2 => self.say("day-past", &[("weekday", self.weekday(day.weekday()).into())]),
            _ => self.say("day-on-date", &[("date", self.date(day, today).into())]),
        }
    }

    /// A day as a heading: "today", "yesterday", "Tuesday 24 November".
    pub fn day_heading(self, day: NaiveDate, today: NaiveDate) -> String {
        match (day - today).num_days() {
            -1..=1 => self.day(day, today),
            _ => self.weekday_and_date(day, today),
        }
    }

    /// A day with a time: "tomorrow at 8am".
    pub fn day_and_time(self, day: NaiveDate, time: NaiveTime, today: NaiveDate) -> String {
        self.say(
            "day-and-time",
            &[
                ("day", self.day(day, today).into()),
                ("time", self.time(time).into()),
            ],
        )
    }

    /// "Tuesday".
    pub fn weekday(self, weekday: Weekday) -> String {
        self.say("weekday", &[("number", weekday.number_from_monday().into())])
    }

    /// "Tue", where a column is narrow.
    pub fn weekday_short(self, weekday: Weekday) -> String {
        self.say(
            "weekday-short",
            &[("number", weekday.number_from_monday().into())],
        )
    }

    /// "12 November", with the year where it is not today's.
    pub fn date(self, day: NaiveDate, today: NaiveDate) -> String {
        let date = self.say(
            "date",
            &[
                ("day", day.day().into()),
                ("month", self.month(day.month()).into()),
            ],
        );
        if day.year() == today.year() {
            date
        } else {
            // As text: a year is not grouped by thousands.
            let year = day.year().to_string();
            self.say("date-of-year", &[("date", date.into()), ("year", year.into())])
        }
    }

    /// "Tuesday 24 November", as a heading.
    pub fn weekday_and_date(self, day: NaiveDate, today: NaiveDate) -> String {
        self.say(
            "weekday-and-date",
            &[
                ("weekday", self.weekday(day.weekday()).into()),
                ("date", self.date(day, today).into()),
            ],
        )
    }

    /// "9 to 15 November", "30 November to 6 December".
    pub fn period(self, first: NaiveDate, last: NaiveDate, today: NaiveDate) -> String {
        let to = self.date(last, today);
        if (first.year(), first.month()) == (last.year(), last.month()) {
            let day = first.day();
            self.say("period-in-month", &[("day", day.into()), ("to", to.into())])
        } else {
            let from = self.date(first, today);
            self.say("period", &[("from", from.into()), ("to", to.into())])
        }
    }

    /// "8am", "8:30pm", "midday", "midnight"; "klokka 20.30".
    pub fn time(self, time: NaiveTime) -> String {
        let (afternoon, hour_of_twelve) = time.hour12();
        // As text: minutes keep their zero and hours have no plural.
        let (hour, hour_12) = (time.hour().to_string(), hour_of_twelve.to_string());
        let half = if afternoon { "pm" } else { "am" };
        let of_day = [
            ("hour", hour.into()),
            ("twelve", hour_12.into()),
            ("half", half.into()),
        ];
        match (time.hour(), time.minute()) {
            (0, 0) => self.say("time-midnight", &[]),
            (12, 0) => self.say("time-midday", &[]),
            (_, 0) => self.say("time-on-the-hour", &of_day),
            (_, minute) => {
                let [hour, twelve, half] = of_day;
                let minute = format!("{minute:02}");
                self.say("time", &[hour, twelve, half, ("minute", minute.into())])
            }
        }
    }

    /// "20 minutes", "1 hour", "6 hours 10 minutes".
    pub fn minutes(self, minutes: u32) -> String {
        match (minutes / 60, minutes % 60) {
            (0, _) => self.amount("minutes", minutes),
            (hours, 0) => self.amount("hours", hours),
            (hours, rest) => self.say(
                "hours-and-minutes",
                &[
                    ("hours", self.amount("hours", hours).into()),
                    ("minutes", self.amount("minutes", rest).into()),
                ],
            ),
        }
    }

    /// "45 seconds", "90 seconds", "2 minutes", "4 minutes 30 seconds".
    pub fn seconds(self, seconds: u32) -> String {
        match (seconds / 60, seconds % 60) {
            (minutes @ 1.., 0) => self.minutes(minutes),
            (0 | 1, _) => self.amount("seconds", seconds),
            (minutes, rest) => self.say(
                "minutes-and-seconds",
                &[
                    ("minutes", self.minutes(minutes).into()),
                    ("seconds", self.amount("seconds", rest).into()),
                ],
            ),
        }
    }

    fn amount(self, unit: &str, count: u32) -> String {
        self.say(unit, &[("count", count.into())])
    }

    fn month(self, month: u32) -> String {
        self.say("month", &[("number", month.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_said_as_seen_from_today() {
        let today = date("2026-11-24"); // a Tuesday
        for (day, english, norwegian) in [
            ("2026-11-24", "today", "i dag"),
            ("2026-11-25", "tomorrow", "i morgen"),
            ("2026-11-23", "yesterday", "i går"),
            ("2026-11-27", "on Friday", "på fredag"),
            ("2026-11-30", "on Monday", "på mandag"),
            ("2026-11-21", "last Saturday", "sist lørdag"),
            ("2026-12-01", "on 1 December", "den 1. desember"),
            ("2026-11-10", "on 10 November", "den 10. november"),
            ("2027-01-02", "on 2 January 2027", "den 2. januar 2027"),
        ] {
            assert_eq!(Words::of(Language::En).day(date(day), today), english);
            assert_eq!(Words::of(Language::Nb).day(date(day), today), norwegian);
        }
    }

    #[test]
    fn a_time_is_said_as_on_a_kitchen_clock() {
        for (hour, minute, english, norwegian) in [
            (8, 0, "8am", "klokka 8"),
            (20, 30, "8:30pm", "klokka 20.30"),
            (0, 5, "12:05am", "klokka 0.05"),
            (12, 30, "12:30pm", "klokka 12.30"),
            (12, 0, "midday", "klokka 12"),
            (0, 0, "midnight", "midnatt"),
        ] {
            let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
            assert_eq!(Words::of(Language::En).time(time), english);
            assert_eq!(Words::of(Language::Nb).time(time), norwegian);
        }
        let today = date("2026-11-24");
        let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap();
        let tomorrow = date("2026-11-25");
        assert_eq!(
            Words::of(Language::En).day_and_time(tomorrow, eight, today),
            "tomorrow at 8am"
        );
        assert_eq!(
            Words::of(Language::Nb).day_and_time(tomorrow, eight, today),
            "i morgen klokka 8"
        );
    }

    #[test]
    fn a_period_names_its_month_once() {
        let today = date("2026-11-24");
        for (first, last, english, norwegian) in [
            (
                "2026-11-09",
                "2026-11-15",
                "9 to 15 November",
                "9. til 15. november",
            ),
            (
                "2026-11-30",
                "2026-12-06",
                "30 November to 6 December",
                "30. november til 6. desember",
            ),
            (
                "2026-12-28",
                "2027-01-03",
                "28 December to 3 January 2027",
                "28. desember til 3. januar 2027",
            ),
        ] {
            let (first, last) = (date(first), date(last));
            assert_eq!(Words::of(Language::En).period(first, last, today), english);
            assert_eq!(Words::of(Language::Nb).period(first, last, today), norwegian);
        }
    }

    #[test]
    fn every_weekday_and_month_has_its_own_name() {
        for language in [Language::En, Language::Nb] {
            let words = Words::of(language);
            let days: std::collections::BTreeSet<_> = (0..7)
                .map(|day| words.weekday(Weekday::try_from(day).unwrap()))
                .collect();
            let short: std::collections::BTreeSet<_> = (0..7)
                .map(|day| words.weekday_short(Weekday::try_from(day).unwrap()))
                .collect();
            let months: std::collections::BTreeSet<_> = (1..=12).map(|month| words.month(month)).collect();
            assert_eq!(
                (days.len(), short.len(), months.len()),
                (7, 7, 12),
                "{language:?}"
            );
        }
    }

    #[test]
    fn lengths_of_time_are_said_in_hours_and_minutes() {
        for (minutes, english, norwegian) in [
            (0, "0 minutes", "0 minutter"),
            (1, "1 minute", "1 minutt"),
            (60, "1 hour", "1 time"),
            (370, "6 hours 10 minutes", "6 timer og 10 minutter"),
            (480, "8 hours", "8 timer"),
        ] {
            assert_eq!(Words::of(Language::En).minutes(minutes), english);
            assert_eq!(Words::of(Language::Nb).minutes(minutes), norwegian);
        }
        for (seconds, english, norwegian) in [
            (1, "1 second", "1 sekund"),
            (45, "45 seconds", "45 sekunder"),
            (90, "90 seconds", "90 sekunder"),
            (120, "2 minutes", "2 minutter"),
            (270, "4 minutes 30 seconds", "4 minutter og 30 sekunder"),
        ] {
            assert_eq!(Words::of(Language::En).seconds(seconds), english);
            assert_eq!(Words::of(Language::Nb).seconds(seconds), norwegian);
        }
    }
}
