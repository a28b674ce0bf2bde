//! Apple Health's dates: `yyyy-MM-dd HH:mm:ss Z`, always with an offset.

/// An instant with the offset it was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated {
    /// Milliseconds since 1970.
    pub(super) millis: i64,
    /// Seconds east of UTC.
    pub(super) offset_seconds: i32,
}

/// Reads a date; `None` for anything else, a date without an offset included. Fixed places, because there are millions.
pub(super) fn parse(text: &str) -> Option<Dated> {
    let b = text.as_bytes();
    if b.len() != 25
        || b[4] != b'-'
        || b[7] != b'-'
        || b[10] != b' '
        || b[13] != b':'
        || b[16] != b':'
        || b[19] != b' '
    {
        return None;
    }
    let two = |at: usize| -> Option<i64> {
        let (tens, ones) = (b[at].wrapping_sub(b'0'), b[at + 1].wrapping_sub(b'0'));
        (tens <= 9 && ones <= 9).then(|| i64::from(tens) * 10 + i64::from(ones))
    };
    let year = two(0)? * 100 + two(2)?;
    let (month, day) = (two(5)?, two(8)?);
    let (hour, minute, second) = (two(11)?, two(14)?, two(17)?);
    let sign = match b[20] {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (off_hour, off_minute) = (two(21)?, two(23)?);
    let sane = (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60
        && off_hour <= 14
        && off_minute < 60;
    if !sane {
        return None;
    }
    let offset = sign * (off_hour * 3_600 + off_minute * 60);
    let seconds = days_from_epoch(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - offset;
    Some(Dated {
        millis: seconds * 1_000,
        offset_seconds: i32::try_from(offset).ok()?,
    })
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a date in the Gregorian calendar: years counted from March, 400 of them a cycle.
fn days_from_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let cycle = year.div_euclid(400);
    let of_cycle = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    cycle * 146_097 + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    #[test]
    fn every_day_of_two_centuries_is_the_one_that_chrono_finds() {
        let mut at = DateTime::parse_from_rfc3339("1901-01-01T23:59:07+05:30").unwrap();
        for _ in 0..73_100 {
            let dated = parse(&at.format("%Y-%m-%d %H:%M:%S %z").to_string()).unwrap();
            assert_eq!(
                (dated.millis, dated.offset_seconds),
                (at.timestamp_millis(), 19_800)
            );
            at += TimeDelta::days(1);
        }
    }

    #[test]
    fn what_is_no_full_date_is_refused() {
        for text in [
            "",
            "2026-11-24 08:00:00",
            "2026-11-24T08:00:00 +0100",
            "2026-11-24 08:00:00 Z0100",
            "2026-11-31 08:00:00 +0100",
            "2025-02-29 08:00:00 +0100",
            "2026-13-01 08:00:00 +0100",
            "2026-11-24 24:00:00 +0100",
            "2026-11-24 08:00:0a +0100",
            "2026-11-24 08:00:00 +1500",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert!(parse("2024-02-29 08:00:00 -0330").is_some());
    }
}
