//! Numbers to call, by country.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::profile::Country;

const FILE: &str = "screening/numbers.toml";

/// The numbers of all countries we are certain of.
#[derive(Debug, Clone, Deserialize)]
pub struct Numbers {
    /// The version of the file.
    pub version: String,
    /// When the numbers were last checked.
    pub checked: String,
    /// Where they come from.
    pub source: String,
    #[serde(flatten)]
    countries: BTreeMap<String, ToCall>,
}

/// Whom to call in a country.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
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
        let text = include_str!("../../assets/screening/numbers.toml");
        let numbers: Self =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        for (country, to_call) in &numbers.countries {
            let callable = |number: &Option<String>| {
                number
                    .as_deref()
                    .is_none_or(|n| n.len() >= 2 && n.bytes().all(|b| b.is_ascii_digit() || b == b' '))
            };
            let known = Country::new(country).is_ok_and(|parsed| parsed.code() == country);
            if !known || to_call.emergency.is_none() {
                return Err(Error::asset(
                    FILE,
                    country,
                    "an upper-case country code with an emergency number",
                ));
            }
            if ![&to_call.emergency, &to_call.advice, &to_call.crisis]
                .into_iter()
                .all(callable)
            {
                return Err(Error::asset(FILE, country, "digits and spaces only"));
            }
        }
        Ok(numbers)
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
}
