//! Keeping the answers: each change a version of the whole, so that a plan's answers can be shown years later.

use chrono::NaiveDate;

use super::person::Profile;
use crate::error::Result;
use crate::store::{Kind, Operation, Reader, Writer, date, day_number, from_json, millis, params, to_json};
use crate::time::Moment;

/// A version of the profile in the change log.
pub(crate) const PROFILE: Kind = Kind(20);

/// A kept version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptProfile {
    /// 1 for the first answers.
    pub version: u32,
    /// The civil day of the answers.
    pub day: NaiveDate,
    /// The civil day on which the episode's length was last answered: weeks are counted from there.
    pub episode_day: NaiveDate,
    /// The answers.
    pub profile: Profile,
}

/// Keeps the answers as a further version.
///
/// # Errors
/// [`Error::Invalid`](crate::Error::Invalid) naming the field, or when the file cannot be written.
pub fn keep(tx: &Writer<'_>, moment: &Moment, profile: &Profile) -> Result<u32> {
    profile.validate()?;
    let version: u32 = tx.one(
        "SELECT coalesce(max(version), 0) + 1 FROM profile_version",
        [],
        |row| row.get(0),
    )?;
    let operation = Operation::of_version(version);
    tx.insert(
        PROFILE,
        version,
        operation,
        "INSERT INTO profile_version (version, day, at, zone, offset, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            version,
            day_number(moment.today),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(profile)?
        ],
    )?;
    Ok(version)
}

/// The newest answers.
///
/// # Errors
/// When the file cannot be read.
pub fn latest(reader: &Reader<'_>) -> Result<Option<KeptProfile>> {
    let mut newest: Option<KeptProfile> = None;
    // Newest first, as far back as the length of the episode says the same.
    let sql = "SELECT version, day, body FROM profile_version ORDER BY version DESC LIMIT 50";
    let mut same = true;
    reader.each(sql, [], |row| {
        let body: String = row.get_unwrap(2);
        let profile: Profile = from_json(&body)?;
        let day = date(row.get_unwrap(1));
        match &mut newest {
            None => {
                newest = Some(KeptProfile {
                    version: row.get_unwrap(0),
                    day,
                    episode_day: day,
                    profile,
                });
            }
            Some(kept) if same && kept.profile.episode == profile.episode => kept.episode_day = day,
            Some(_) => same = false,
        }
        Ok(())
    })?;
    Ok(newest)
}

/// The civil day of the first answers; nothing before them.
///
/// # Errors
/// When the file cannot be read.
pub fn first_day(reader: &Reader<'_>) -> Result<Option<NaiveDate>> {
    let day = reader.one("SELECT min(day) FROM profile_version", [], |row| row.get(0))?;
    Ok(Option::map(day, date))
}
