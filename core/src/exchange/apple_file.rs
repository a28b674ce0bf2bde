//! An Apple Health export as a file: the zip as the phone makes it, or the XML out of it. Read in place, no copy.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::apple_health::{ReadOutcome, SampleSink, read_apple_health};
use crate::error::{Error, ImportError, Result};

const FILE: &str = "export.zip";
/// A very long life of wearing everything; more is an attack.
const XML_AT_MOST: u64 = 16 << 30;
/// XML of health records packs 20 to 40 times smaller; far more is an attack.
const RATIO_AT_MOST: u64 = 300;
/// Below this size no ratio matters.
const SMALL: u64 = 16 << 20;
const BUFFER: usize = 64 * 1024;

/// Told how far an import is: bytes of XML read, and of how many.
pub type Progress<'p> = &'p mut dyn FnMut(u64, u64);

/// Reads an export, zipped or not.
///
/// # Errors
/// [`ImportError`] where the file cannot be read, is cut, malformed, or tries what an export never needs.
pub fn import_apple_health(
    path: &Path,
    now: i64,
    sink: &mut impl SampleSink,
    progress: Progress<'_>,
) -> Result<ReadOutcome> {
    let mut file = File::open(path).map_err(|_| ImportError::Unreadable)?;
    let mut magic = [0; 4];
    let zipped = match file.read_exact(&mut magic) {
        Ok(()) => magic.starts_with(b"PK"),
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => false,
        Err(_) => return Err(ImportError::Unreadable.into()),
    };
    file.rewind().map_err(|_| ImportError::Unreadable)?;
    if zipped {
        return from_zip(file, now, sink, progress);
    }
    let size = file.metadata().map_err(|_| ImportError::Unreadable)?.len();
    let counted = Counted {
        inner: file,
        read: 0,
        size,
        most: XML_AT_MOST,
        told: 0,
        progress,
    };
    read_apple_health(BufReader::with_capacity(BUFFER, counted), now, sink)
}

fn from_zip(file: File, now: i64, sink: &mut impl SampleSink, progress: Progress<'_>) -> Result<ReadOutcome> {
    let size = file.metadata().map_err(|_| ImportError::Unreadable)?.len();
    let mut archive = ZipArchive::new(BufReader::with_capacity(BUFFER, file)).map_err(|e| fault(&e, size))?;
    let place = export_entry(&mut archive, size)?;
    let entry = archive.by_index(place).map_err(|e| fault(&e, size))?;
    let (packed, unpacked) = (entry.compressed_size(), entry.size());
    if unpacked > XML_AT_MOST || unpacked > SMALL && unpacked / packed.max(1) > RATIO_AT_MOST {
        let reason = "it unpacks to more than an export can be";
        return Err(ImportError::Refused { file: FILE, reason }.into());
    }
    // The header may lie about the size: reading stops there too.
    let counted = Counted {
        inner: entry,
        read: 0,
        size: unpacked,
        most: unpacked,
        told: 0,
        progress,
    };
    read_apple_health(BufReader::with_capacity(BUFFER, counted), now, sink)
}

/// The entry with the records: `export.xml` by name; in other languages the largest XML that is not the clinical one.
fn export_entry<R: Read + Seek>(archive: &mut ZipArchive<R>, size: u64) -> Result<usize> {
    let mut best: Option<(bool, u64, usize)> = None;
    for place in 0..archive.len() {
        let entry = archive.by_index_raw(place).map_err(|e| fault(&e, size))?;
        let name = entry.name().map_err(|e| fault(&e, size))?;
        let name = name.rsplit('/').next().unwrap_or_default().to_lowercase();
        if name.ends_with(".xml") && !name.contains("cda") {
            best = best.max(Some((name == "export.xml", entry.size(), place)));
        }
    }
    let expected = "an Apple Health export with its XML";
    best.map(|(.., place)| place).ok_or_else(|| {
        ImportError::Malformed {
            file: FILE,
            expected,
            offset: 0,
        }
        .into()
    })
}

/// The texts of the zip reader can quote names, so they are mapped and dropped.
fn fault(error: &ZipError, size: u64) -> Error {
    match error {
        // The list of a zip's entries stands at its end: without it the file was cut.
        ZipError::InvalidArchive(_) => ImportError::Truncated {
            file: FILE,
            offset: size,
        }
        .into(),
        ZipError::Io(e) if e.kind() == io::ErrorKind::UnexpectedEof => ImportError::Truncated {
            file: FILE,
            offset: size,
        }
        .into(),
        ZipError::UnsupportedArchive(_) => ImportError::Refused {
            file: FILE,
            reason: "it is packed or locked in a way that phones do not use",
        }
        .into(),
        _ => ImportError::Unreadable.into(),
    }
}

/// Counts what is read, tells it now and then, and stops at the size that was promised.
struct Counted<'p, R> {
    inner: R,
    read: u64,
    size: u64,
    most: u64,
    told: u64,
    progress: Progress<'p>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.read += got as u64;
        if self.read > self.most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if got == 0 || self.read - self.told >= 1 << 20 {
            self.told = self.read;
            (self.progress)(self.read, self.size);
        }
        Ok(got)
    }
}
