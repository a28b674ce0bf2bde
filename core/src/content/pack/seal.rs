//! Making and signing a pack. Whoever publishes content does this; a phone never does.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ed25519_dalek::{Signer, SigningKey};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::container::{MANIFEST, SIGNATURE, is_name, packed, unpack};
use super::manifest::{CoreRange, FORMAT, Listed, Manifest};
use super::read::{content_of, is_figure};
use super::{refused, to_hex};
use crate::Result;
use crate::content::{Language, ReviewCounts};

/// What comes before the manifest in what is signed, so that the signature can stand for nothing else.
const DOMAIN: &[u8] = b"lissom content pack 1\n";

/// What is said of a pack when it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The name of the content.
    pub id: String,
    /// Higher than that of every version before.
    pub serial: u32,
    /// The day it is made.
    pub made: NaiveDate,
    /// The library's versions that can read it.
    pub core: CoreRange,
    /// The name of the key that will sign it.
    pub key: String,
    /// Exercises that an earlier pack recalled and that may be handed out again.
    pub reinstates: BTreeSet<String>,
}

/// A pack of files, each a path and its text, not signed yet. What the files say is not judged here, as whoever reads
/// the pack does it: [`content_of`] tells beforehand. Files that break a rule count as none that was reviewed or not.
///
/// # Errors
/// [`Error::Asset`](crate::Error::Asset) naming a file with a name that no pack has, or that stands twice.
pub fn build(about: &About, files: &[(String, String)]) -> Result<Vec<u8>> {
    for (place, (path, _)) in files.iter().enumerate() {
        if !is_name(path) || path == MANIFEST || path == SIGNATURE {
            return Err(refused(path, "has a name that no pack has"));
        }
        if files[..place].iter().any(|(earlier, _)| earlier == path) {
            return Err(refused(path, "stands twice"));
        }
    }
    let manifest = Manifest {
        format: FORMAT,
        id: about.id.clone(),
        version: version_of(files)?,
        serial: about.serial,
        made: about.made,
        core: about.core.clone(),
        languages: Language::ALL.iter().map(|tag| tag.tag().to_owned()).collect(),
        review: content_of(files).map_or_else(|_| ReviewCounts::default(), |library| library.review_counts()),
        reinstates: about.reinstates.clone(),
        key: about.key.clone(),
        files: files
            .iter()
            .map(|(path, text)| Listed {
                path: path.clone(),
                bytes: u64::try_from(text.len()).unwrap_or(u64::MAX),
                sha256: hash(text),
            })
            .collect(),
    };
    let manifest =
        serde_json::to_string_pretty(&manifest).map_err(|_| refused(MANIFEST, "could not be written"))?;
    let files = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    packed([(MANIFEST, manifest.as_str())].into_iter().chain(files))
}

/// The version that the files of content name; reading checks that all name the same. Figures have their own.
fn version_of(files: &[(String, String)]) -> Result<String> {
    #[derive(Deserialize)]
    struct Versioned {
        version: String,
    }
    let Some((path, text)) = files.iter().find(|(path, _)| !is_figure(path)) else {
        return Err(refused("pack", "has no content"));
    };
    let named: Versioned = toml::from_str(text).map_err(|_| refused(path, "names no version"))?;
    Ok(named.version)
}

/// The pack with its signature, in place of one that it may have had. `key` is the 32 bytes of the secret half.
///
/// # Errors
/// [`Error::Asset`](crate::Error::Asset) for what is no pack.
pub fn sign(pack: &[u8], key: &[u8; 32]) -> Result<Vec<u8>> {
    let files = unpack(pack)?;
    let manifest = files
        .get(MANIFEST)
        .ok_or_else(|| refused(MANIFEST, "is missing"))?;
    let signature = to_hex(&SigningKey::from_bytes(key).sign(&signed(manifest)).to_bytes());
    let kept = files
        .iter()
        .filter(|(name, _)| *name != SIGNATURE)
        .map(|(name, text)| (name.as_str(), text.as_str()));
    packed(kept.chain([(SIGNATURE, signature.as_str())]))
}

pub(super) fn signed(manifest: &str) -> Vec<u8> {
    [DOMAIN, manifest.as_bytes()].concat()
}

pub(super) fn hash(text: &str) -> String {
    to_hex(&Sha256::digest(text.as_bytes()))
}
