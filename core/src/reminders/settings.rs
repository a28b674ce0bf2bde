//! How a person wants to be reminded.

use std::collections::BTreeSet;

use chrono::{NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::candidate::Hours;
use super::class::Class;
use crate::error::{Error, Result};
use crate::store::{Kind, Operation, Reader, Writer, from_json, millis, params, to_json};
use crate::time::Moment;

/// Settings in the change log.
pub(crate) const SETTINGS: Kind = Kind(80);

/// The longest between two follow-ups, in minutes. Ours.
const FOLLOW_UP_AT_MOST: u16 = 240;

/// How a person wants to be reminded. What was never chosen is as the limits' file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// When sessions are reminded of, as the person chose it.
    pub exercise_at: NaiveTime,
    /// Between which times sessions may be reminded of.
    pub exercise_between: Hours,
    /// Whether the time of sessions may follow when the person really exercises.
    pub adaptive: bool,
    /// When the week's check-in is.
    pub check_in_at: NaiveTime,
    /// When there is something to read, and when a medicine runs out.
    pub reading_at: NaiveTime,
    /// When a programme has its exercise of the day.
    pub programme_at: NaiveTime,
    /// Quiet hours.
    pub quiet: Option<Hours>,
    /// Saturdays and Sundays nothing but medicine and appointments comes before.
    pub weekend_until: Option<NaiveTime>,
    /// Classes that the person does not want; medicine cannot be among them: it ends with its regimen.
    pub off: BTreeSet<Class>,
    /// Whether the lock screen says no more than that there is something.
    pub private: bool,
    /// How often it is asked after an unanswered medicine, 0 to 3.
    pub follow_ups: u8,
    /// Every how many minutes, 10 to 240.
    pub follow_up_every_min: u16,
}

impl Settings {
    /// Checks every field.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn validate(&self, follow_ups_at_most: u8, follow_up_at_least: i64) -> Result<()> {
        if self.off.contains(&Class::Medicine) {
            return Err(Error::invalid("reminders.off", "classes other than medicine"));
        }
        let [from, until] = self.window();
        if from + 60 > until {
            return Err(Error::invalid(
                "reminders.exercise_between",
                "at least an hour, within one day",
            ));
        }
        if !(from..until).contains(&minute(self.exercise_at)) {
            return Err(Error::invalid(
                "reminders.exercise_at",
                "a time within reminders.exercise_between",
            ));
        }
        if self.follow_ups > follow_ups_at_most {
            return Err(Error::invalid("reminders.follow_ups", "0 to 3"));
        }
        let every = i64::from(self.follow_up_every_min);
        if every < follow_up_at_least || self.follow_up_every_min > FOLLOW_UP_AT_MOST {
            return Err(Error::invalid("reminders.follow_up_every_min", "10 to 240"));
        }
        Ok(())
    }

    /// Between which minutes of the day sessions may be reminded of.
    pub fn window(&self) -> [u16; 2] {
        [
            minute(self.exercise_between.from),
            minute(self.exercise_between.until),
        ]
    }
}

/// The minute of the day.
pub(super) fn minute(time: NaiveTime) -> u16 {
    // At most 1,439.
    u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(0)
}

/// Keeps the settings as a further version; answers its number.
///
/// # Errors
/// [`Error::Invalid`] naming the field, or when the file cannot be written.
pub fn keep_settings(
    tx: &Writer<'_>,
    moment: &Moment,
    limits: &super::Limits,
    settings: &Settings,
) -> Result<u32> {
    settings.validate(limits.repeats_at_most, limits.repeat_every_at_least.num_minutes())?;
    let version: u32 = tx.one(
        "SELECT coalesce(max(version), 0) + 1 FROM reminder_settings",
        [],
        |row| row.get(0),
    )?;
    tx.insert(
        SETTINGS,
        version,
        Operation::of_version(version),
        "INSERT INTO reminder_settings (version, at, zone, offset, body) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            version,
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(settings)?
        ],
    )?;
    Ok(version)
}

/// The settings that hold; none where nothing was ever chosen.
///
/// # Errors
/// When the file cannot be read.
pub fn settings(reader: &Reader<'_>) -> Result<Option<Settings>> {
    let sql = "SELECT body FROM reminder_settings ORDER BY version DESC LIMIT 1";
    let body: Option<String> = reader.optional(sql, [], |row| row.get(0))?;
    body.map(|body| from_json(&body)).transpose()
}
