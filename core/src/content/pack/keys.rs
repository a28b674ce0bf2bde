//! Whose packs are accepted, and until when.

use chrono::NaiveDate;
use ed25519_dalek::VerifyingKey;
use serde::Deserialize;

use super::from_hex;
use crate::{Error, Result};

const FILE: &str = "packs/keys.toml";

/// A key whose packs are accepted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustedKey {
    /// Its name, which the manifest gives.
    pub id: String,
    /// Its public half, 64 hex digits.
    pub public: String,
    /// The last day on which it counts.
    pub until: NaiveDate,
}

/// The keys whose packs are accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustedKeys {
    /// The version of the file.
    pub version: String,
    /// Where the keys come from.
    pub source: String,
    /// The keys.
    #[serde(default)]
    pub key: Vec<TrustedKey>,
}

impl TrustedKeys {
    /// The keys that ship.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its own rules, which a test would have found.
    pub fn shipped() -> Result<Self> {
        Self::parse(include_str!("../../../assets/packs/keys.toml"))
    }

    /// Reads keys from TOML.
    ///
    /// # Errors
    /// [`Error::Asset`] naming the key and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self> {
        let keys: Self =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        for (place, key) in keys.key.iter().enumerate() {
            if keys.key[..place].iter().any(|earlier| earlier.id == key.id) {
                return Err(Error::asset(FILE, &key.id, "the id stands twice"));
            }
            if key.verifying().is_none() {
                return Err(Error::asset(
                    FILE,
                    &key.id,
                    "public: 64 hex digits of a sound key",
                ));
            }
        }
        Ok(keys)
    }

    /// Keys that an app brings for its publisher.
    ///
    /// # Errors
    /// [`Error::PackRefused`] naming the key and what is wrong with it.
    pub fn from_app(text: &str) -> Result<Self> {
        Self::parse(text).map_err(|error| match error {
            Error::Asset { entry, reason, .. } => Error::PackRefused { entry, reason },
            other => other,
        })
    }

    pub(super) fn named(&self, id: &str) -> Option<&TrustedKey> {
        self.key.iter().find(|key| key.id == id)
    }
}

impl TrustedKey {
    pub(super) fn verifying(&self) -> Option<VerifyingKey> {
        VerifyingKey::from_bytes(&from_hex(&self.public)?)
            .ok()
            .filter(|key| !key.is_weak())
    }
}
