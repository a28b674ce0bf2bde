//! Reading a JSON object strictly: each field once, none unknown, each error with the path to its field.

use serde_json::{Map, Value};

use super::timing::Decimal;
use crate::error::{Error, Result};

/// An object whose fields are taken one by one; what is left at the end is refused by name.
pub(super) struct Fields<'a> {
    path: String,
    map: &'a Map<String, Value>,
    taken: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The object at `path`.
    pub(super) fn of(value: &'a Value, path: &str) -> Result<Self> {
        let map = value.as_object().ok_or_else(|| {
            let named = if path.is_empty() { "timing" } else { path };
            Error::invalid(named.to_owned(), "an object")
        })?;
        Ok(Self {
            path: path.to_owned(),
            map,
            taken: Vec::new(),
        })
    }

    /// The path of a field.
    pub(super) fn path(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    /// Takes a field.
    pub(super) fn take(&mut self, key: &'static str) -> Option<&'a Value> {
        self.taken.push(key);
        self.map.get(key)
    }

    /// Takes a field and reads it.
    pub(super) fn read<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'a Value, &str) -> Result<T>,
    ) -> Result<Option<T>> {
        let path = self.path(key);
        self.take(key).map(|value| read(value, &path)).transpose()
    }

    /// Takes a field that must be there.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'a Value, &str) -> Result<T>,
    ) -> Result<T> {
        let path = self.path(key);
        self.read(key, read)?
            .ok_or_else(|| Error::invalid(path, "it is required"))
    }

    /// Takes a list and reads each entry.
    pub(super) fn list<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&'a Value, &str) -> Result<T>,
    ) -> Result<Vec<T>> {
        let path = self.path(key);
        let Some(value) = self.take(key) else {
            return Ok(Vec::new());
        };
        let entries = value
            .as_array()
            .filter(|entries| !entries.is_empty())
            .ok_or_else(|| Error::invalid(path.clone(), "a list with at least one entry"))?;
        entries
            .iter()
            .enumerate()
            .map(|(place, entry)| read(entry, &format!("{path}[{place}]")))
            .collect()
    }

    /// Refuses what was not taken. The name of an unknown field is the sender's, so it is not repeated.
    pub(super) fn finish(self) -> Result<()> {
        if self.map.keys().all(|key| self.taken.contains(&key.as_str())) {
            return Ok(());
        }
        let allowed = format!("only the fields {}", self.taken.join(", "));
        let path = if self.path.is_empty() {
            "timing".into()
        } else {
            self.path
        };
        Err(Error::invalid(path, allowed))
    }
}

/// A text.
pub(super) fn text<'a>(value: &'a Value, path: &str) -> Result<&'a str> {
    value
        .as_str()
        .ok_or_else(|| Error::invalid(path.to_owned(), "a text"))
}

/// A whole number from `least` on.
pub(super) fn number(value: &Value, path: &str, least: u32) -> Result<u32> {
    value
        .as_u64()
        .and_then(|number| u32::try_from(number).ok())
        .filter(|number| *number >= least)
        .ok_or_else(|| Error::invalid(path.to_owned(), format!("a whole number from {least} on")))
}

/// A whole number that may be negative.
pub(super) fn signed(value: &Value, path: &str) -> Result<i8> {
    value
        .as_i64()
        .and_then(|number| i8::try_from(number).ok())
        .ok_or_else(|| Error::invalid(path.to_owned(), "a whole number from -128 to 127"))
}

/// A decimal with at most three places, not below 0.
pub(super) fn decimal(value: &Value, path: &str) -> Result<Decimal> {
    let refused = || Error::invalid(path.to_owned(), "a number from 0 on with at most three decimals");
    if let Some(whole) = value.as_u64() {
        return u32::try_from(whole).map(Decimal::whole).map_err(|_| refused());
    }
    let scaled = value.as_f64().ok_or_else(refused)? * 1_000.0;
    let rounded = scaled.round();
    if !(0.0..4e12).contains(&scaled) || (scaled - rounded).abs() > 1e-6 {
        return Err(refused());
    }
    // Checked above to be whole and far inside the range.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a whole number below 4e12, checked above"
    )]
    Ok(Decimal::thousandths(rounded as i64))
}

/// The value of a code from a table of codes.
pub(super) fn coded<T: Copy>(value: &Value, path: &str, codes: &[(&'static str, T)]) -> Result<T> {
    let given = text(value, path)?;
    codes
        .iter()
        .find(|(code, _)| *code == given)
        .map(|(_, value)| *value)
        .ok_or_else(|| {
            let all: Vec<&str> = codes.iter().map(|(code, _)| *code).collect();
            Error::invalid(path.to_owned(), format!("one of {}", all.join(", ")))
        })
}

/// The code of a value from a table of codes.
pub(super) fn code_of<T: Copy + PartialEq>(wanted: T, codes: &[(&'static str, T)]) -> &'static str {
    codes
        .iter()
        .find(|(_, value)| *value == wanted)
        .map_or("", |(code, _)| *code)
}
