//! A zone's offsets over a range of years, laid out once, so that thousands of civil times are brought to instants
//! without asking the database for each.

use super::Zone;

/// Seconds in a civil day.
const DAY: i64 = 86_400;

/// A stretch of time with one offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    /// The first second, from 1970 in UTC; the smallest number for the first span.
    from: i64,
    /// Seconds east of UTC.
    offset: i64,
}

/// How a civil time met the clock of its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Met {
    /// The clock shows this time once.
    Once,
    /// The clock skips this time; it moved forward by the length of the gap.
    Gap,
    /// The clock shows this time twice; the first was taken.
    Fold,
    /// The whole civil date is skipped (Samoa, 2011-12-30): there is no such day to do anything on.
    NoSuchDate,
}

/// The offsets of one zone from one instant to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offsets {
    spans: Vec<Span>,
    from: i64,
    until: i64,
}

impl Offsets {
    pub(super) fn new(zone: &Zone, from: i64, until: i64) -> Self {
        let mut spans = vec![Span {
            from: i64::MIN / 2,
            offset: zone.offset_at(from),
        }];
        for (at, offset) in zone.transitions(from, until) {
            // Some transitions change only the name of the offset.
            if spans.last().is_some_and(|last| last.offset != offset) {
                spans.push(Span { from: at, offset });
            }
        }
        Self { spans, from, until }
    }

    /// Whether the offsets hold from `from` to `until`, in seconds from 1970 in UTC.
    pub fn cover(&self, from: i64, until: i64) -> bool {
        self.from <= from && until <= self.until
    }

    /// A number that differs when the rules between the two ends differ: a plan made from other rules is stale, even
    /// where no release of the database can be named.
    pub fn fingerprint(&self) -> u64 {
        // FNV-1a: stable between builds and processors.
        let bytes = self.spans.iter().skip(1).flat_map(|span| {
            span.from
                .to_le_bytes()
                .into_iter()
                .chain(span.offset.to_le_bytes())
        });
        let first = self.spans.first().map_or(0, |span| span.offset).to_le_bytes();
        first
            .into_iter()
            .chain(bytes)
            .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            })
    }

    /// A walk along the offsets, quick for civil times that mostly rise.
    pub fn walk(&self) -> Walk<'_> {
        Walk {
            spans: &self.spans,
            place: 0,
        }
    }

    /// Seconds east of UTC at an instant.
    pub fn at(&self, instant: i64) -> i64 {
        let after = self.spans.partition_point(|span| span.from <= instant);
        self.spans
            .get(after.saturating_sub(1))
            .map_or(0, |span| span.offset)
    }
}

/// A walk along the offsets of a zone.
#[derive(Debug, Clone)]
pub struct Walk<'a> {
    spans: &'a [Span],
    place: usize,
}

impl Walk<'_> {
    /// The instant at which the clock shows `civil`, and how it met it. Both in seconds from 1970.
    #[inline]
    pub fn instant(&mut self, civil: i64) -> (i64, Met) {
        // Back to a span that ends after this civil time, then on to the first that does.
        while self.place > 0 && civil < self.ends(self.place - 1) {
            self.place -= 1;
        }
        while civil >= self.ends(self.place) {
            self.place += 1;
        }
        let span = self.spans[self.place];
        if civil < span.from + span.offset {
            let before = self.spans[self.place - 1].offset;
            let gap_from = span.from + before;
            let gap_until = span.from + span.offset;
            let date = civil.div_euclid(DAY) * DAY;
            let met = if gap_from <= date && date + DAY <= gap_until {
                Met::NoSuchDate
            } else {
                Met::Gap
            };
            // Read with the offset before the gap, the time lands after it by as much as it was inside.
            return (civil - before, met);
        }
        let met = match self.spans.get(self.place + 1) {
            Some(next) if civil >= next.from + next.offset => Met::Fold,
            _ => Met::Once,
        };
        (civil - span.offset, met)
    }

    /// The offset of all civil times from `first` to `last`, in seconds from 1970, where each is shown once and all have
    /// the same.
    #[inline]
    pub fn offset_throughout(&mut self, first: i64, last: i64) -> Option<i64> {
        let (at, met) = self.instant(first);
        // Behind a gap times count from the span before it: only what is shown once stands in its own span.
        if met != Met::Once {
            return None;
        }
        let fold = match self.spans.get(self.place + 1) {
            Some(next) => next.from + next.offset,
            None => i64::MAX,
        };
        (last < fold && last < self.ends(self.place)).then_some(first - at)
    }

    /// The civil second at which a span ends.
    fn ends(&self, place: usize) -> i64 {
        match self.spans.get(place + 1) {
            Some(next) => next.from + self.spans[place].offset,
            None => i64::MAX,
        }
    }
}

#[cfg(all(test, feature = "tzdb"))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::{Resolved, ZoneDatabase};
    use chrono::DateTime;

    #[test]
    fn a_walk_meets_the_clock_as_the_database_does() {
        let zones = ZoneDatabase::open().unwrap();
        for name in [
            "Europe/Oslo",
            "Australia/Lord_Howe",
            "America/Havana",
            "Africa/Casablanca",
        ] {
            let zone = zones.zone(name).unwrap();
            let (from, until) = (1_735_689_600, 1_830_297_600);
            let offsets = zone.offsets(from, until);
            let mut walk = offsets.walk();
            // Every 25 minutes over three years, and back again.
            let mut steps: Vec<i64> = (from..until).step_by(1_500).collect();
            let back: Vec<i64> = steps.iter().rev().step_by(97).copied().collect();
            steps.extend(back);
            for civil in steps {
                let shown = DateTime::from_timestamp(civil, 0).unwrap().naive_utc();
                let expected = match zone.instant(shown) {
                    Resolved::Once(at) => (at.timestamp(), Met::Once),
                    Resolved::Gap(at) => (at.timestamp(), Met::Gap),
                    Resolved::Fold(at) => (at.timestamp(), Met::Fold),
                };
                assert_eq!(walk.instant(civil), expected, "{name} {shown}");
            }
        }
    }

    #[test]
    fn a_date_that_the_zone_left_out_is_said() {
        let zones = ZoneDatabase::open().unwrap();
        let apia = zones.zone("Pacific/Apia").unwrap();
        let civil = |text: &str| {
            text.parse::<chrono::NaiveDateTime>()
                .unwrap()
                .and_utc()
                .timestamp()
        };
        let offsets = apia.offsets(civil("2011-12-01T00:00:00"), civil("2012-02-01T00:00:00"));
        let mut walk = offsets.walk();
        for (shown, met) in [
            ("2011-12-29T23:59:00", Met::Once),
            ("2011-12-30T00:00:00", Met::NoSuchDate),
            ("2011-12-30T23:59:00", Met::NoSuchDate),
            ("2011-12-31T00:00:00", Met::Once),
        ] {
            assert_eq!(walk.instant(civil(shown)).1, met, "{shown}");
        }
    }

    proptest! {
        #[test]
        fn the_offset_at_an_instant_is_the_databases(at in 0_i64..2_200_000_000) {
            let zone = ZoneDatabase::open().unwrap().zone("America/New_York").unwrap();
            let offsets = zone.offsets(at - 40_000_000, at + 40_000_000);
            let instant = DateTime::from_timestamp(at, 0).unwrap();
            prop_assert_eq!(offsets.at(at), i64::from(zone.offset_seconds(instant)));
        }
    }
}
