//! Where the clocks of regimens have been. A journey is known from the zones in which something was written; a dose stays
//! in the zone in which it came to pass, and the next keeps its distance.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::regimen::{RegimenCourse, RegimenId};
use crate::error::{Error, Result};
use crate::schedule::{ZoneLine, ZonePolicy};
use crate::store::{Kind, Operation, Reader, Writer, instant, millis, params};
use crate::time::{Moment, Zone, ZoneDatabase};

/// A zone that a clock entered, in the change log.
pub(crate) const CLOCK_ZONE: Kind = Kind(76);

/// The zones of one clock, each from an instant on, rising.
type Stays = Vec<(DateTime<Utc>, String)>;

/// Where the phone's clock has been, and those of regimens that ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clocks {
    phone: Stays,
    asking: BTreeMap<RegimenId, Stays>,
}

/// A regimen that asks whether it goes with the phone into another zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneQuestion {
    /// The regimen.
    pub regimen: RegimenId,
    /// The zone whose clock it keeps until it is answered, by IANA name.
    pub stays: String,
    /// The zone that the phone has entered.
    pub entered: String,
}

/// Notes the zone in which the phone is, where it was in another when something was last written.
///
/// # Errors
/// When the file cannot be read or written.
pub fn note_zone(tx: &Writer<'_>, moment: &Moment) -> Result<()> {
    let last: Option<String> = tx.optional(
        "SELECT z.name FROM clock_zone c JOIN zone_name z ON z.id = c.zone \
         WHERE c.regimen IS NULL ORDER BY c.row DESC LIMIT 1",
        params![],
        |row| row.get(0),
    )?;
    if last.as_deref() == Some(moment.zone().name()) {
        return Ok(());
    }
    keep_zone(tx, moment, None, moment.zone())
}

/// Keeps the zone by whose clock a regimen that asks goes on; without one, the zone of the phone.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn keep_zone(
    tx: &Writer<'_>,
    moment: &Moment,
    regimen: Option<RegimenId>,
    zone: &Zone,
) -> Result<()> {
    tx.insert(
        CLOCK_ZONE,
        1,
        Operation::Added,
        "INSERT INTO clock_zone (regimen, at, zone, offset) VALUES (?1, ?2, ?3, ?4)",
        params![
            regimen.map(|regimen| regimen.0.into_bytes()),
            millis(moment.at()),
            tx.zone_number(zone.name())?,
            zone.offset_seconds(moment.at())
        ],
    )?;
    Ok(())
}

/// Where the clocks have been, as it was known at a moment.
///
/// # Errors
/// When the file cannot be read.
pub fn clocks(reader: &Reader<'_>, moment: &Moment) -> Result<Clocks> {
    let mut clocks = Clocks::default();
    // A person who travels each month has some hundred of them after ten years.
    let sql = "SELECT c.regimen, c.at, z.name FROM clock_zone c JOIN zone_name z ON z.id = c.zone \
               WHERE c.at <= ?1 ORDER BY c.row";
    reader.each(sql, params![millis(moment.at())], |row| {
        let stays = match row.get_unwrap::<_, Option<[u8; 16]>>(0) {
            Some(id) => clocks.asking.entry(RegimenId(Uuid::from_bytes(id))).or_default(),
            None => &mut clocks.phone,
        };
        let at = instant(row.get_unwrap(1));
        // Where the clock was set back, what was entered "later" was not.
        stays.retain(|(before, _)| *before < at);
        stays.push((at, row.get_unwrap(2)));
        Ok(())
    })?;
    let here = moment.zone().name();
    if clocks.phone.last().is_none_or(|(_, zone)| zone != here) {
        clocks.phone.push((moment.at(), here.to_owned()));
    }
    Ok(clocks)
}

impl Clocks {
    /// The clock of a regimen: that of the phone on its way, of its home zone, or of the zone that was answered.
    ///
    /// # Errors
    /// [`Error::UnknownZone`] for a home zone that the database lost.
    pub fn line(&self, course: &RegimenCourse, moment: &Moment, zones: &ZoneDatabase) -> Result<ZoneLine> {
        let stays = match course.newest().map(|kept| &kept.regimen.zone) {
            Some(ZonePolicy::Home(name)) => return Ok(ZoneLine::single(zones.zone(name)?)),
            Some(ZonePolicy::Ask) => self.asking.get(&course.id).unwrap_or(&self.phone),
            Some(ZonePolicy::Follow) | None => &self.phone,
        };
        let mut line: Option<ZoneLine> = None;
        for (at, name) in stays {
            // A stay whose zone the database lost is told by the zones around it.
            let Ok(zone) = zones.zone(name) else { continue };
            match &mut line {
                None => line = Some(ZoneLine::single(zone)),
                Some(line) => line.enters(*at, zone)?,
            }
        }
        Ok(line.unwrap_or_else(|| ZoneLine::single(moment.zone().clone())))
    }

    /// What a regimen asks: none where it does not ask, is where the phone is, or was answered since the phone came here.
    pub fn question(&self, course: &RegimenCourse) -> Option<ZoneQuestion> {
        let newest = course.newest()?;
        if newest.regimen.zone != ZonePolicy::Ask || newest.regimen.dosages.is_empty() {
            return None;
        }
        let (answered, stays) = self.asking.get(&course.id)?.last()?;
        let (entered_at, entered) = self.phone.last()?;
        (stays != entered && answered < entered_at).then(|| ZoneQuestion {
            regimen: course.id,
            stays: stays.clone(),
            entered: entered.clone(),
        })
    }
}

/// Answers a regimen's question: it goes on by the clock where the phone is, or by the one it kept.
///
/// # Errors
/// [`Error::NotFound`] where nothing is asked, or when the file cannot be written.
pub fn answer_zone(
    tx: &Writer<'_>,
    moment: &Moment,
    course: &RegimenCourse,
    follow: bool,
    zones: &ZoneDatabase,
) -> Result<()> {
    let asked = clocks(tx, moment)?.question(course);
    let asked = asked.ok_or(Error::NotFound {
        what: "question about the zone",
    })?;
    let zone = if follow {
        moment.zone().clone()
    } else {
        zones.zone(&asked.stays)?
    };
    keep_zone(tx, moment, Some(course.id), &zone)
}
