//! Appointments that a person noted: with the physio, the GP. One is at a place, so that its clock stays with the zone it
//! was entered in. A correction is a further version, and so is cancelling it.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::limits::Limits;
use crate::error::{Error, Result};
use crate::store::{Kind, Operation, Reader, Writer, from_json, instant, millis, params, to_json};
use crate::time::{Moment, ZoneDatabase};

/// The table of appointments, one part of a migration step.
pub const APPOINTMENT_SCHEMA: &str = include_str!("appointment.sql");

/// An appointment in the change log.
pub(crate) const APPOINTMENT: Kind = Kind(84);

/// The longest title, in characters. Ours.
const TITLE_AT_MOST: usize = 80;
/// The longest place, in characters. Ours.
const PLACE_AT_MOST: usize = 120;
/// Reminded of at most a week before, in minutes. Ours.
const BEFORE_AT_MOST: u32 = 7 * 24 * 60;
/// How far ahead one may be: beyond, a year was mistyped. Ours.
const AHEAD_AT_MOST: TimeDelta = TimeDelta::days(10 * 366);
/// Further than any zone's rules move a clock.
const RULES_MOVE: TimeDelta = TimeDelta::days(2);

/// An appointment as a person notes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appointment {
    /// What it is, 1 to 80 characters in one line.
    pub title: String,
    /// When it begins, by the clock of `zone`.
    pub at: NaiveDateTime,
    /// The IANA name of the zone it is in.
    pub zone: String,
    /// Where it is, 1 to 120 characters in one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How many minutes before it the reminder comes, 0 to 10,080 (a week).
    pub remind_before_min: u32,
}

/// The newest version of an appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAppointment {
    /// Its id, the same for all its versions.
    pub id: Uuid,
    /// 1 for what was first noted.
    pub version: u32,
    /// The appointment.
    pub appointment: Appointment,
    /// The instant at which it begins, by the rules of its zone as they are now.
    pub starts: DateTime<Utc>,
    /// When this version was noted.
    pub noted: DateTime<Utc>,
}

impl Appointment {
    /// The same with its words trimmed and its zone in the database's spelling, and the instant at which it begins: a
    /// time that the clock skips moves forward, of one that it shows twice it is the first.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field, or [`Error::UnknownZone`].
    pub fn validated(mut self, zones: &ZoneDatabase) -> Result<(Self, DateTime<Utc>)> {
        self.title = worded(
            "appointment.title",
            &self.title,
            (TITLE_AT_MOST, "1 to 80 characters in one line"),
        )?;
        if let Some(place) = &self.place {
            let allowed = (PLACE_AT_MOST, "1 to 120 characters in one line");
            self.place = Some(worded("appointment.place", place, allowed)?);
        }
        if self.remind_before_min > BEFORE_AT_MOST {
            return Err(Error::invalid("appointment.remind_before_min", "0 to 10080"));
        }
        let zone = zones.zone(&self.zone)?;
        self.zone = zone.name().to_owned();
        let starts = zone.instant(self.at).instant();
        Ok((self, starts))
    }
}

impl KeptAppointment {
    /// When to remind of it: as long before as the person wished. Where that was over when it was noted, as long before
    /// as is usual, so that one that is noted late is reminded of all the same.
    pub fn remind_at(&self, limits: &Limits) -> DateTime<Utc> {
        let wished = TimeDelta::minutes(i64::from(self.appointment.remind_before_min));
        let at = self.starts - wished;
        if at > self.noted {
            at
        } else {
            self.starts - wished.min(limits.appointment_before)
        }
    }
}

/// Trimmed words of one line.
fn worded(field: &'static str, words: &str, (most, allowed): (usize, &'static str)) -> Result<String> {
    let words = words.trim();
    if !(1..=most).contains(&words.chars().count()) || words.chars().any(char::is_control) {
        return Err(Error::invalid(field, allowed));
    }
    Ok(words.to_owned())
}

/// Notes an appointment; answers its id.
///
/// # Errors
/// [`Error::Invalid`] naming the field, `appointment.at` for a time that is over or more than ten years ahead,
/// [`Error::UnknownZone`], or when the file cannot be written.
pub fn add_appointment(
    tx: &Writer<'_>,
    moment: &Moment,
    zones: &ZoneDatabase,
    appointment: Appointment,
) -> Result<Uuid> {
    let (appointment, starts) = appointment.validated(zones)?;
    to_come(moment, starts)?;
    let id = tx.new_id(moment.at());
    write(tx, moment, (id, 1, false), &appointment, starts)?;
    Ok(id)
}

/// Corrects an appointment: it is moved, or something else of it was wrong. One that has begun keeps its time.
///
/// # Errors
/// As [`add_appointment`], or [`Error::NotFound`] without such an appointment that was not cancelled.
pub fn correct_appointment(
    tx: &Writer<'_>,
    moment: &Moment,
    zones: &ZoneDatabase,
    id: Uuid,
    appointment: Appointment,
) -> Result<()> {
    let before = newest(tx, zones, id)?;
    let (appointment, starts) = appointment.validated(zones)?;
    if starts != before.starts {
        to_come(moment, starts)?;
    }
    write(tx, moment, (id, before.version + 1, false), &appointment, starts)
}

/// Cancels an appointment.
///
/// # Errors
/// [`Error::NotFound`] without such an appointment that was not cancelled, or when the file cannot be written.
pub fn cancel_appointment(tx: &Writer<'_>, moment: &Moment, zones: &ZoneDatabase, id: Uuid) -> Result<()> {
    let before = newest(tx, zones, id)?;
    let which = (id, before.version + 1, true);
    write(tx, moment, which, &before.appointment, before.starts)
}

/// The appointments that are still to come at `now`, the next first.
///
/// # Errors
/// When the file cannot be read.
pub fn appointments(
    reader: &Reader<'_>,
    zones: &ZoneDatabase,
    now: DateTime<Utc>,
) -> Result<Vec<KeptAppointment>> {
    let mut found = read(reader, zones, "a.starts >= ?1", params![millis(now - RULES_MOVE)])?;
    found.retain(|one| one.starts > now);
    found.sort_by_key(|one| (one.starts, one.id));
    Ok(found)
}

fn newest(reader: &Reader<'_>, zones: &ZoneDatabase, id: Uuid) -> Result<KeptAppointment> {
    let found = read(reader, zones, "a.id = ?1", params![id.into_bytes()])?;
    let not_found = Error::NotFound { what: "appointment" };
    found.into_iter().next().ok_or(not_found)
}

/// The newest versions of those that were not cancelled.
fn read(
    reader: &Reader<'_>,
    zones: &ZoneDatabase,
    which: &str,
    parameters: &[&dyn crate::store::ToSql],
) -> Result<Vec<KeptAppointment>> {
    let sql = format!(
        "SELECT a.id, a.version, a.starts, a.at, a.body FROM appointment a WHERE {which} AND a.status = 0 \
         AND NOT EXISTS (SELECT 1 FROM appointment n WHERE n.id = a.id AND n.version > a.version)"
    );
    let mut found = Vec::new();
    reader.each(&sql, parameters, |row| {
        let body: String = row.get_unwrap(4);
        let appointment: Appointment = from_json(&body)?;
        // A database that has lost the zone still leaves the instant that it meant.
        let starts = zones.zone(&appointment.zone).map_or_else(
            |_| instant(row.get_unwrap(2)),
            |zone| zone.instant(appointment.at).instant(),
        );
        found.push(KeptAppointment {
            id: Uuid::from_bytes(row.get_unwrap(0)),
            version: row.get_unwrap(1),
            appointment,
            starts,
            noted: instant(row.get_unwrap(3)),
        });
        Ok(())
    })?;
    Ok(found)
}

fn to_come(moment: &Moment, starts: DateTime<Utc>) -> Result<()> {
    if starts <= moment.at() || starts - moment.at() > AHEAD_AT_MOST {
        return Err(Error::invalid(
            "appointment.at",
            "a time to come, within ten years",
        ));
    }
    Ok(())
}

fn write(
    tx: &Writer<'_>,
    moment: &Moment,
    (id, version, cancelled): (Uuid, u32, bool),
    appointment: &Appointment,
    starts: DateTime<Utc>,
) -> Result<()> {
    let operation = if cancelled {
        Operation::Advanced
    } else {
        Operation::of_version(version)
    };
    tx.insert(
        APPOINTMENT,
        version,
        operation,
        "INSERT INTO appointment (id, version, status, starts, at, zone, offset, body) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            id.into_bytes(),
            version,
            u8::from(cancelled),
            millis(starts),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(appointment)?
        ],
    )?;
    Ok(())
}

#[cfg(all(test, feature = "tzdb"))]
mod tests {
    use super::*;

    type Change<'a> = &'a dyn Fn(&mut Appointment);

    fn physio() -> Appointment {
        Appointment {
            title: "Physio".into(),
            at: "2026-11-09T14:30:00".parse().unwrap(),
            zone: "Europe/Oslo".into(),
            place: None,
            remind_before_min: 60,
        }
    }

    #[test]
    fn words_are_trimmed_and_each_field_that_is_wrong_is_named() {
        let zones = ZoneDatabase::open().unwrap();
        let of = |change: Change<'_>| {
            let mut appointment = physio();
            change(&mut appointment);
            appointment.validated(&zones)
        };
        let (kept, starts) = of(&|one| {
            one.title = format!(" {} ", "å".repeat(80));
            one.place = Some(" Made street 1\n".into());
            one.zone = "europe/oslo".into();
            one.remind_before_min = 10_080;
        })
        .unwrap();
        assert_eq!(
            (kept.title.chars().count(), kept.place.as_deref()),
            (80, Some("Made street 1"))
        );
        assert_eq!(kept.zone, "Europe/Oslo");
        assert_eq!(starts, "2026-11-09T13:30:00Z".parse::<DateTime<Utc>>().unwrap());
        let wrong: [(&str, Change<'_>); 7] = [
            ("appointment.title", &|one| one.title = "  ".into()),
            ("appointment.title", &|one| one.title = "a".repeat(81)),
            ("appointment.title", &|one| one.title = "Physio\u{7}now".into()),
            ("appointment.place", &|one| one.place = Some(String::new())),
            ("appointment.place", &|one| one.place = Some("a".repeat(121))),
            ("appointment.place", &|one| one.place = Some("a\nb".into())),
            ("appointment.remind_before_min", &|one| {
                one.remind_before_min = 10_081
            }),
        ];
        for (field, change) in wrong {
            let said = of(change).unwrap_err().to_string();
            assert!(said.starts_with(&format!("{field}: ")), "{said}");
        }
        let unknown = of(&|one| one.zone = "Europe/Nowhere".into());
        assert_eq!(unknown.unwrap_err(), Error::UnknownZone);
    }

    #[test]
    fn a_time_that_the_clock_skips_moves_forward_and_of_two_it_is_the_first() {
        let zones = ZoneDatabase::open().unwrap();
        for (wall, starts) in [
            ("2027-03-28T02:30:00", "2027-03-28T01:30:00Z"),
            ("2027-10-31T02:30:00", "2027-10-31T00:30:00Z"),
        ] {
            let one = Appointment {
                at: wall.parse().unwrap(),
                ..physio()
            };
            let expected: DateTime<Utc> = starts.parse().unwrap();
            assert_eq!(one.validated(&zones).unwrap().1, expected, "{wall}");
        }
    }

    #[test]
    fn one_that_is_noted_too_late_for_its_reminder_is_reminded_of_as_long_before_as_is_usual() {
        let limits = Limits::shipped().unwrap();
        let starts: DateTime<Utc> = "2026-11-09T13:30:00Z".parse().unwrap();
        for (before, noted_before, reminded_before) in [
            (1_440, 2_000, 1_440),
            (1_440, 1_440, 120),
            (1_440, 600, 120),
            (60, 90, 60),
            (60, 30, 60),
            (0, 30, 0),
        ] {
            let kept = KeptAppointment {
                id: Uuid::nil(),
                version: 1,
                appointment: Appointment {
                    remind_before_min: before,
                    ..physio()
                },
                starts,
                noted: starts - TimeDelta::minutes(noted_before),
            };
            let expected = starts - TimeDelta::minutes(reminded_before);
            assert_eq!(kept.remind_at(&limits), expected, "{before} {noted_before}");
        }
    }
}
