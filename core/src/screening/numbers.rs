//! Numbers to call, by country.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::profile::Country;

const FILE: &str = "screening/numbers.toml";

/// The numbers of all countries we are certain of.
#[derive(Debug, Clone)]
pub struct Numbers {
    /// The version of the file.
    pub version: String,
    countries: BTreeMap<String, ToCall>,
}

#[derive(Deserialize)]
struct File {
    version: String,
    source: String,
    #[serde(flatten)]
    countries: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    emergency: String,
    advice: Option<String>,
    crisis: Option<String>,
    source: String,
    /// The day on which it was read at its source; a slip in it must not pass for a check.
    #[serde(rename = "checked")]
    _checked: Option<NaiveDate>,
}

/// Whom to call in a country.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToCall {
    /// In an emergency; none: "your local emergency number".
    pub emergency: Option<String>,
    /// For advice by day and night; none where there is no such line, or we are not certain.
    pub advice: Option<String>,
    /// In a crisis of mind; none where we are not certain.
    pub crisis: Option<String>,
}

impl Numbers {
    /// The numbers that ship.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its own rules, which a test would have found.
    pub fn shipped() -> Result<Self> {
        Self::parse(include_str!("../../assets/screening/numbers.toml"))
    }

    fn parse(text: &str) -> Result<Self> {
        let file: File =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        if file.source.is_empty() {
            return Err(Error::asset(FILE, "file", "needs a source"));
        }
        let mut countries = BTreeMap::new();
        for (country, entry) in file.countries {
            let fault = |reason| Err(Error::asset(FILE, country.clone(), reason));
            if !Country::new(&country).is_ok_and(|parsed| parsed.code() == country) {
                return fault("an upper-case country code");
            }
            if entry.source.is_empty() {
                return fault("needs a source");
            }
            let callable = |n: &String| n.len() >= 2 && n.bytes().all(|b| b.is_ascii_digit() || b == b' ');
            let lines = [
                Some(&entry.emergency),
                entry.advice.as_ref(),
                entry.crisis.as_ref(),
            ];
            if !lines.into_iter().flatten().all(callable) {
                return fault("digits and spaces only");
            }
            let to_call = ToCall {
                emergency: Some(entry.emergency),
                advice: entry.advice,
                crisis: entry.crisis,
            };
            countries.insert(country, to_call);
        }
        Ok(Self {
            version: file.version,
            countries,
        })
    }

    /// Whom to call in a country; nothing is known of an unknown one.
    pub fn to_call(&self, country: Option<&Country>) -> ToCall {
        country
            .and_then(|country| self.countries.get(country.code()))
            .cloned()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_country_has_its_numbers_and_an_unknown_one_none() {
        let numbers = Numbers::shipped().unwrap();
        let call = |code| numbers.to_call(Some(&Country::new(code).unwrap()));
        assert_eq!(call("no").emergency.as_deref(), Some("113"));
        assert_eq!(call("GB").advice.as_deref(), Some("111"));
        assert_eq!(call("ZZ"), ToCall::default());
        assert_eq!(numbers.to_call(None), ToCall::default());
    }

    #[test]
    fn the_countries_we_promise_can_be_called_in_an_emergency() {
        let numbers = Numbers::shipped().unwrap();
        for code in "NO GB IE DK SE FI IS DE AT CH NL BE FR ES IT PT PL US CA AU NZ IN".split(' ') {
            let to_call = numbers.to_call(Some(&Country::new(code).unwrap()));
            assert!(to_call.emergency.is_some(), "{code}");
        }
    }

    #[test]
    fn a_faulty_number_is_refused_by_country() {
        let shipped = include_str!("../../assets/screening/numbers.toml");
        for (from, to, named) in [
            ("emergency = \"113\"", "emergency = \"one-one-three\"", "NO"),
            ("[GB]", "[gb]", "gb"),
            ("source = \"112\"", "source = \"\"", "BE"),
            ("checked = \"2026-11-24\"", "checked = \"yesterday\"", "file"),
            ("emergency = \"911\"", "urgent = \"911\"", "file"),
        ] {
            let changed = shipped.replacen(from, to, 1);
            assert_ne!(changed, shipped, "{from}");
            match Numbers::parse(&changed).unwrap_err() {
                Error::Asset { entry, .. } => assert_eq!(entry, named, "{from}"),
                other => panic!("{other:?}"),
            }
        }
    }
}
