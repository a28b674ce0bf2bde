//! From a pack to a library, refused whole where anything is wrong.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ed25519_dalek::Signature;

use super::container::{MANIFEST, SIGNATURE, unpack};
use super::keys::TrustedKeys;
use super::manifest::{FORMAT, Manifest};
use super::seal::{hash, signed};
use super::{from_hex, refused};
use crate::Result;
use crate::content::files::{ContentFile, Files};
use crate::content::loading::load_whole;
use crate::content::{Language, Library};

/// The folder of the figures.
const FIGURES: &str = "figure/";

/// Which packs are accepted.
#[derive(Debug, Clone, Copy)]
pub struct Accept<'a> {
    /// Whose.
    pub keys: &'a TrustedKeys,
    /// Only those of this name: that of the content whose place they would take.
    pub id: &'a str,
    /// Only those with a higher serial: what is there now, or 0.
    pub newer_than: u32,
    /// The version of the library, such as "0.1.0".
    pub core: &'a str,
    /// The civil day, on which the key must still count.
    pub today: NaiveDate,
}

/// A pack that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What it says of itself.
    pub manifest: Manifest,
    /// What it holds.
    pub library: Library,
    /// The files of its figures, by path in the order of the manifest; not looked into.
    pub figures: Vec<(String, String)>,
}

impl Opened {
    /// What is handed out no more once this pack takes the place of one that recalled `before`: a recall holds until a
    /// pack takes it back by name, so that none is lost because a later pack says nothing of it.
    pub fn recalled_after(&self, before: &BTreeSet<String>) -> BTreeSet<String> {
        let carried = before.difference(&self.manifest.reinstates);
        carried.chain(self.library.recalled()).cloned().collect()
    }
}

/// What a pack says of itself. Nothing of it is checked but that it can be read: trust none of it.
///
/// # Errors
/// [`Error::Asset`](crate::Error::Asset) for what is no pack.
pub fn inspect(pack: &[u8]) -> Result<Manifest> {
    manifest(&unpack(pack)?)
}

/// Checks a pack and gives the library that it holds.
///
/// # Errors
/// [`Error::Asset`](crate::Error::Asset) naming the entry and what is wrong with it: a size, a name, the key, the
/// signature, the library's version, the content's name, the serial, a hash, a file that is missing or not listed, any
/// rule of content, or what the manifest says of it.
pub fn open(pack: &[u8], accept: &Accept<'_>) -> Result<Opened> {
    let mut files = unpack(pack)?;
    let text = files
        .remove(MANIFEST)
        .ok_or_else(|| refused(MANIFEST, "is missing"))?;
    let signature = files
        .remove(SIGNATURE)
        .ok_or_else(|| refused(SIGNATURE, "is missing"))?;
    // The key's name is read before the signature holds, to find the key; nothing else is believed until then.
    let manifest = parsed(&text)?;
    let key = accept
        .keys
        .named(&manifest.key)
        .ok_or_else(|| refused(MANIFEST, "key: is not a trusted one"))?;
    if accept.today > key.until || manifest.made > key.until {
        return Err(refused(MANIFEST, "key: its time is over"));
    }
    let holds = key
        .verifying()
        .zip(from_hex(&signature))
        .is_some_and(|(key, bytes)| {
            key.verify_strict(&signed(&text), &Signature::from_bytes(&bytes))
                .is_ok()
        });
    if !holds {
        return Err(refused(SIGNATURE, "does not fit the manifest and the key"));
    }
    check(&manifest, accept)?;
    same_files(&manifest, &files)?;
    // In the order of the manifest, which is the order of reading.
    let files: Vec<(String, String)> = manifest
        .files
        .iter()
        .filter_map(|listed| files.remove_entry(&listed.path))
        .collect();
    let library = content_of(&files)?;
    same_content(&manifest, &library)?;
    let figures = files.into_iter().filter(|(path, _)| is_figure(path)).collect();
    Ok(Opened {
        manifest,
        library,
        figures,
    })
}

fn manifest(files: &BTreeMap<String, String>) -> Result<Manifest> {
    parsed(
        files
            .get(MANIFEST)
            .ok_or_else(|| refused(MANIFEST, "is missing"))?,
    )
}

fn parsed(text: &str) -> Result<Manifest> {
    // The reader's message can quote the text, so it is dropped.
    let manifest: Manifest = serde_json::from_str(text).map_err(|_| refused(MANIFEST, "is no manifest"))?;
    if manifest.format != FORMAT {
        return Err(refused(MANIFEST, "format: is not 1"));
    }
    Ok(manifest)
}

fn check(manifest: &Manifest, accept: &Accept<'_>) -> Result<()> {
    match manifest.core.holds(accept.core) {
        Some(true) => {}
        Some(false) => return Err(refused(MANIFEST, "core: is for other versions of the library")),
        None => return Err(refused(MANIFEST, "core: is no range of versions")),
    }
    if manifest.id != accept.id {
        return Err(refused(
            MANIFEST,
            "id: is of other content than what it would replace",
        ));
    }
    if manifest.serial <= accept.newer_than {
        return Err(refused(MANIFEST, "serial: is not newer than what is there"));
    }
    let tags: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
    if tags
        .iter()
        .any(|tag| !manifest.languages.iter().any(|own| own == tag))
    {
        return Err(refused(MANIFEST, "languages: lacks one of the library's"));
    }
    Ok(())
}

/// What is listed is there, byte for byte, and nothing else is.
pub(super) fn same_files(manifest: &Manifest, files: &BTreeMap<String, String>) -> Result<()> {
    for (place, listed) in manifest.files.iter().enumerate() {
        if manifest.files[..place]
            .iter()
            .any(|earlier| earlier.path == listed.path)
        {
            return Err(refused(&listed.path, "is listed twice"));
        }
        let text = files
            .get(&listed.path)
            .ok_or_else(|| refused(&listed.path, "is missing"))?;
        if u64::try_from(text.len()).ok() != Some(listed.bytes) || hash(text) != listed.sha256 {
            return Err(refused(&listed.path, "is not the file that was signed"));
        }
    }
    match files
        .keys()
        .find(|name| manifest.files.iter().all(|listed| listed.path != **name))
    {
        Some(extra) => Err(refused(extra, "is not listed")),
        None => Ok(()),
    }
}

/// The content of these files, each a path and its text, held to every rule of content as when a pack is read. Figures
/// are not looked at: they are of the room above.
///
/// # Errors
/// [`Error::Asset`](crate::Error::Asset) naming the file, the entry and what is wrong with it.
pub fn content_of(files: &[(String, String)]) -> Result<Library> {
    let of = |folder: Option<Language>| -> Vec<ContentFile<'_>> {
        files
            .iter()
            .filter(|(path, _)| !is_figure(path) && language_of(path) == folder)
            .map(|(path, text)| ContentFile { name: path, text })
            .collect()
    };
    let meaning = of(None);
    let words = Language::ALL.map(|language| (language, of(Some(language))));
    let words: Vec<(Language, &[ContentFile<'_>])> = words
        .iter()
        .map(|(language, files)| (*language, files.as_slice()))
        .collect();
    load_whole(&Files {
        meaning: &meaning,
        words: &words,
    })
}

/// Whether a file of a pack holds figures, by its path.
pub fn is_figure(path: &str) -> bool {
    path.starts_with(FIGURES)
}

/// The language whose words a file of a pack holds, where it holds words.
fn language_of(path: &str) -> Option<Language> {
    let (folder, _) = path.split_once('/')?;
    Language::ALL
        .into_iter()
        .find(|language| language.tag() == folder)
}

/// What the manifest says of the content is so.
fn same_content(manifest: &Manifest, library: &Library) -> Result<()> {
    if library.version() != manifest.version {
        return Err(refused(MANIFEST, "version: is not that of the files"));
    }
    if library.review_counts() != manifest.review {
        return Err(refused(MANIFEST, "review: is not what the files say"));
    }
    for id in &manifest.reinstates {
        if library.exercise(id).is_none() {
            return Err(refused(MANIFEST, format!("reinstates: no '{id}'")));
        }
        if library.is_recalled(id) {
            return Err(refused(MANIFEST, format!("reinstates: '{id}' is recalled too")));
        }
    }
    Ok(())
}
