//! The zip of a pack, read with a limit on everything and written the same way each time.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::refused;
use crate::Result;

/// The manifest's name in the zip.
pub(super) const MANIFEST: &str = "manifest.json";
/// The signature's name in the zip.
pub(super) const SIGNATURE: &str = "manifest.sig";

/// The largest zip, in bytes. Ours: the built-in content with its figures takes a tenth.
const LARGEST_PACK: usize = 4 << 20;
/// The most files in it. Ours.
const MOST_FILES: usize = 400;
/// The largest file, unpacked, in bytes. Ours.
const LARGEST_FILE: u64 = 1 << 20;
/// All files, unpacked, in bytes. Ours.
const LARGEST_WHOLE: u64 = 16 << 20;

/// How a zip begins, whatever it is called: with a file, with nothing in it, or in parts.
const ZIPS: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];

/// The files of a zip by name, each as text. What else stands in a zip (dates, attributes, comments) is not read, so
/// nothing rests on it; what is read is under the signature, directly or by its hash.
pub(super) fn unpack(pack: &[u8]) -> Result<BTreeMap<String, String>> {
    if pack.len() > LARGEST_PACK {
        return Err(refused("file", "is too large"));
    }
    let broken = |_| refused("file", "is no sound zip");
    let mut archive = ZipArchive::new(Cursor::new(pack)).map_err(broken)?;
    if archive.len() > MOST_FILES {
        return Err(refused("file", "has too many files"));
    }
    let mut files = BTreeMap::new();
    let mut whole = 0;
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).map_err(broken)?;
        let name = entry.name().map_err(broken)?.into_owned();
        if !is_name(&name) {
            // The name is the maker's, and may be anything: its place says enough.
            return Err(refused(
                format!("file {}", place + 1),
                "has a name that no pack has",
            ));
        }
        let mut bytes = Vec::new();
        let read = entry
            .by_ref()
            .take(LARGEST_FILE + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| refused(&name, "is broken"))?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        if read > LARGEST_FILE {
            return Err(refused(name, "is too large"));
        }
        if entry.size() != read {
            return Err(refused(name, "is broken"));
        }
        whole += read;
        if whole > LARGEST_WHOLE {
            return Err(refused(name, "makes the whole too large"));
        }
        if ZIPS.iter().any(|begins| bytes.starts_with(begins)) {
            return Err(refused(name, "is a zip in the zip"));
        }
        let text = String::from_utf8(bytes).map_err(|_| refused(&name, "is no UTF-8"))?;
        if files.insert(name.clone(), text).is_some() {
            return Err(refused(name, "stands twice"));
        }
    }
    Ok(files)
}

/// Small letters, digits and hyphens in each part, at most three parts, and the two endings that a pack has; so no
/// path leads out of it and no zip lies in it.
pub(super) fn is_name(name: &str) -> bool {
    if name == MANIFEST || name == SIGNATURE {
        return true;
    }
    let part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    name.strip_suffix(".toml")
        .is_some_and(|path| path.split('/').count() <= 3 && path.split('/').all(part))
}

/// The zip of the files, the same bytes each time.
pub(super) fn packed<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Vec<u8>> {
    let unwritten = |_| refused("file", "could not be written");
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, options).map_err(unwritten)?;
        zip.write_all(text.as_bytes())
            .map_err(|_| refused("file", "could not be written"))?;
    }
    Ok(zip.finish().map_err(unwritten)?.into_inner())
}
