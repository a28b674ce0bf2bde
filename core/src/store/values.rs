//! How values stand in columns: dates as days since 1970-01-01, instants as milliseconds since then, documents as
//! JSON.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result, StoreError};

/// A civil date as a column value.
pub fn day_number(date: NaiveDate) -> i64 {
    (date - NaiveDate::default()).num_days()
}

/// The civil date of a column value.
pub fn date(day_number: i64) -> NaiveDate {
    TimeDelta::try_days(day_number)
        .and_then(|since| NaiveDate::default().checked_add_signed(since))
        .unwrap_or_default()
}

/// An instant as a column value.
pub fn millis(at: DateTime<Utc>) -> i64 {
    at.timestamp_millis()
}

/// The instant of a column value.
pub fn instant(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

/// A document as a column value.
///
/// # Errors
/// When the value cannot stand in JSON, which is a mistake in its type.
pub fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|_| {
        StoreError::Sqlite {
            code: 0,
            during: "writing a document",
        }
        .into()
    })
}

/// The document of a column value.
///
/// # Errors
/// [`StoreError::Corrupt`] when the column does not hold such a document.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Error::Store(StoreError::Corrupt))
}
