//! Where the person's clock has been: zones in the order in which they were entered, and what a regimen makes of it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::time::{Offsets, Zone};

/// What a regimen does when the phone enters another zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ZonePolicy {
    /// Its clock times go on in the zone the phone is in.
    Follow,
    /// Its clock times stay those of one zone, by IANA name.
    Home(String),
    /// It stays where it is until the person answers.
    Ask,
}

/// The zones a clock has been in, each from an instant on.
#[derive(Debug, Clone)]
pub struct ZoneLine {
    segments: Vec<(i64, Zone)>,
}

/// A zone line with the offsets of every zone laid out for a range of time.
#[derive(Debug, Clone)]
pub struct LaidZones {
    pub(super) segments: Vec<Segment>,
}

/// One zone of a line, from `from` up to `until` (seconds from 1970).
#[derive(Debug, Clone)]
pub(super) struct Segment {
    pub(super) from: i64,
    pub(super) until: i64,
    pub(super) offsets: Offsets,
    pub(super) name: String,
}

impl ZoneLine {
    /// A clock that has always been in one zone.
    pub fn single(zone: Zone) -> Self {
        Self {
            segments: vec![(i64::MIN, zone)],
        }
    }

    /// The clock enters another zone. Entering the one it is in changes nothing.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `zone.at` when an earlier change is later than this one.
    pub fn enters(&mut self, at: DateTime<Utc>, zone: Zone) -> Result<()> {
        let at = at.timestamp();
        match self.segments.last() {
            Some((from, _)) if at <= *from => Err(Error::invalid("zone.at", "after the change before it")),
            Some((_, now)) if now.name() == zone.name() => Ok(()),
            _ => {
                self.segments.push((at, zone));
                Ok(())
            }
        }
    }

    /// The zone at an instant.
    pub fn zone_at(&self, at: DateTime<Utc>) -> Option<&Zone> {
        let after = self.segments.partition_point(|(from, _)| *from <= at.timestamp());
        self.segments.get(after.saturating_sub(1)).map(|(_, zone)| zone)
    }

    /// Lays out the offsets from `from` to `until` (seconds from 1970), with room on both sides for what a journey or
    /// a late evening moves.
    pub fn laid(&self, from: i64, until: i64) -> LaidZones {
        let room = 20 * 86_400;
        let mut segments: Vec<Segment> = self
            .segments
            .iter()
            .enumerate()
            .map(|(place, (start, zone))| Segment {
                from: *start,
                until: self.segments.get(place + 1).map_or(i64::MAX, |(next, _)| *next),
                offsets: zone.offsets(from - room, until + room),
                name: zone.name().to_owned(),
            })
            // What ended long before can hold nothing that is asked for.
            .filter(|segment| segment.until > from - room)
            .collect();
        if let Some(first) = segments.first_mut() {
            first.from = i64::MIN;
        }
        LaidZones { segments }
    }
}

impl LaidZones {
    pub(super) fn segment_at(&self, at: i64) -> Option<&Segment> {
        self.segments
            .iter()
            .rev()
            .find(|segment| segment.from <= at)
            .or(self.segments.first())
    }

    /// A number that differs when the zones, or their rules between the two ends, differ.
    pub fn fingerprint(&self) -> u64 {
        self.segments.iter().fold(0, |all, segment| {
            all.rotate_left(7) ^ segment.offsets.fingerprint() ^ u64::from(segment.from != i64::MIN)
        })
    }
}
