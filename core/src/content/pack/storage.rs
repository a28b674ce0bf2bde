//! The pack that is installed, kept in the file so that content and records are whole together.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::read::{Accept, Opened, open};
use super::{BUILT_IN_SERIAL, Manifest, TrustedKeys};
use crate::Result;
use crate::store::{Kind, Operation, Reader, Writer, date, day_number, from_json, millis, params, to_json};
use crate::time::Moment;

/// A pack that was installed, in the change log.
pub(crate) const PACK: Kind = Kind(47);

/// The table of installed packs.
pub(crate) const SCHEMA: &str = include_str!("schema.sql");

/// A pack that is installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// The pack's name.
    pub id: String,
    /// The version of its content.
    pub version: String,
    /// Which of the publisher's packs it is; rises.
    pub serial: u32,
    /// The civil day it was installed on.
    pub day: NaiveDate,
    /// The exercises that it recalls, and those that packs before it recalled.
    pub recalled: BTreeSet<String>,
    pack: Vec<u8>,
}

impl Installed {
    /// This pack, checked anew: its key counted on the day it was installed, and is trusted still. Its library recalls
    /// what is recalled since.
    ///
    /// # Errors
    /// What [`open`] says.
    pub fn opened(&self, keys: &TrustedKeys) -> Result<Opened> {
        let accept = Accept {
            keys,
            id: &self.id,
            newer_than: 0,
            core: env!("CARGO_PKG_VERSION"),
            today: self.day,
        };
        let opened = open(&self.pack, &accept)?;
        Ok(Opened {
            library: opened.library.recalling(self.recalled.iter().cloned()),
            ..opened
        })
    }

    /// What the pack says of itself.
    ///
    /// # Errors
    /// [`Error::Asset`](crate::Error::Asset) where its bytes are no longer a pack.
    pub fn manifest(&self) -> Result<Manifest> {
        super::inspect(&self.pack)
    }
}

/// The pack that is installed, if it is newer than the built-in content.
///
/// # Errors
/// When the file cannot be read.
pub fn installed(reader: &Reader<'_>) -> Result<Option<Installed>> {
    let mut newest = None;
    reader.each(
        "SELECT id, version, serial, day, recalled, pack FROM content_pack \
         WHERE serial > ?1 AND pack IS NOT NULL ORDER BY serial DESC LIMIT 1",
        params![BUILT_IN_SERIAL],
        |row| {
            let recalled: String = row.get_unwrap(4);
            newest = Some(Installed {
                id: row.get_unwrap(0),
                version: row.get_unwrap(1),
                serial: row.get_unwrap(2),
                day: date(row.get_unwrap(3)),
                recalled: from_json(&recalled)?,
                pack: row.get_unwrap(5),
            });
            Ok(())
        },
    )?;
    Ok(newest)
}

/// Keeps a pack that [`open`] found to hold, in place of the one before. `recalled` is all that is handed out no more
/// from now on.
///
/// # Errors
/// A failure of the file, also where one with this serial is there.
pub fn keep(
    tx: &Writer<'_>,
    moment: &Moment,
    opened: &Opened,
    recalled: &BTreeSet<String>,
    pack: &[u8],
) -> Result<()> {
    let manifest = &opened.manifest;
    // The old one's line stays: it says what plans of that time were made from. Its bytes are nobody's record.
    tx.derive("UPDATE content_pack SET pack = NULL WHERE pack IS NOT NULL", [])?;
    tx.insert(
        PACK,
        1,
        Operation::Added,
        "INSERT INTO content_pack (id, version, serial, day, at, zone, offset, recalled, pack) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            manifest.id,
            manifest.version,
            manifest.serial,
            day_number(moment.today),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(recalled)?,
            pack,
        ],
    )?;
    Ok(())
}
