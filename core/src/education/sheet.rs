//! The sheets of tools: what a person writes down, and what follows from it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::pacing::{Pace, pace};
use super::rules::Rules;
use crate::content::{AskKind, Library, Timing, Tool};
use crate::error::{Error, Result};
use crate::store::{Kind, Operation, Reader, Writer, date, day_number, from_json, millis, params, to_json};
use crate::time::Moment;

/// A sheet in the change log.
pub(crate) const SHEET: Kind = Kind(46);

/// The longest line, in characters: a short paragraph. Ours.
const LONGEST_LINE: usize = 400;
/// The most minutes that can be written: ten hours. Ours.
const MOST_MINUTES: u16 = 600;

/// A sheet as it was last filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptSheet {
    /// How often it was filled in.
    pub version: u32,
    /// The civil day.
    pub day: NaiveDate,
    /// What was written, by line; lines left empty are not there.
    pub lines: BTreeMap<String, String>,
}

/// What follows from a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// The person is too little sure of the plan: make it smaller.
    MakeItSmaller,
    /// The pace that follows from the tries.
    Pace(Pace),
    /// When to begin to wind down.
    WindDownAt(NaiveTime),
}

/// Keeps a sheet as its next version.
///
/// # Errors
/// [`Error::NotFound`] for a tool that the library does not have, [`Error::Invalid`] naming the line, or a failure of
/// the file.
pub fn keep_sheet(
    tx: &Writer<'_>,
    moment: &Moment,
    library: &Library,
    tool: &str,
    lines: &BTreeMap<String, String>,
) -> Result<KeptSheet> {
    let tool = library.tool(tool).ok_or(Error::NotFound { what: "tool" })?;
    let lines = checked(tool, lines)?;
    let before = latest_sheet(tx, &tool.id)?;
    let version = before.map_or(1, |sheet| sheet.version + 1);
    let operation = if version == 1 {
        Operation::Added
    } else {
        Operation::Corrected
    };
    tx.insert(
        SHEET,
        version,
        operation,
        "INSERT INTO sheet (tool, version, content, day, at, zone, offset, body) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            tool.id,
            version,
            library.version(),
            day_number(moment.today),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            to_json(&lines)?,
        ],
    )?;
    Ok(KeptSheet {
        version,
        day: moment.today,
        lines,
    })
}

/// A tool's sheet as it was last filled in.
///
/// # Errors
/// When the file cannot be read.
pub fn latest_sheet(reader: &Reader<'_>, tool: &str) -> Result<Option<KeptSheet>> {
    let mut newest = None;
    let sql = "SELECT version, day, body FROM sheet WHERE tool = ?1 ORDER BY version DESC LIMIT 1";
    reader.each(sql, params![tool], |row| {
        let body: String = row.get_unwrap(2);
        newest = Some(KeptSheet {
            version: row.get_unwrap(0),
            day: date(row.get_unwrap(1)),
            lines: from_json(&body)?,
        });
        Ok(())
    })?;
    Ok(newest)
}

/// The lines without stray white space and without the empty ones, each of its kind.
fn checked(tool: &Tool, lines: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>> {
    let asked = |id: &String| tool.asks.iter().any(|ask| ask.id == *id);
    if !lines.keys().all(asked) {
        // The id is the caller's and may be anything: it is not repeated.
        return Err(Error::invalid("sheet", "only lines that the tool asks for"));
    }
    let mut kept = BTreeMap::new();
    for ask in &tool.asks {
        let Some(line) = lines
            .get(&ask.id)
            .map(|line| line.trim())
            .filter(|line| !line.is_empty())
        else {
            continue;
        };
        let fault = |allowed: &'static str| Err(Error::invalid(format!("sheet.{}", ask.id), allowed));
        match ask.kind {
            AskKind::Text if line.chars().count() > LONGEST_LINE => return fault("at most 400 characters"),
            AskKind::Time if time(line).is_none() => return fault("a time from 00:00 to 23:59"),
            AskKind::Minutes | AskKind::MinutesWanted if minutes(line).is_none() => {
                return fault("whole minutes, 1 to 600");
            }
            AskKind::ZeroToTen if line.parse().map_or(true, |number: u8| number > 10) => {
                return fault("0 to 10");
            }
            _ => kept.insert(ask.id.clone(), line.to_owned()),
        };
    }
    if kept.is_empty() {
        return Err(Error::invalid("sheet", "at least one line filled in"));
    }
    Ok(kept)
}

fn time(line: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(line, "%H:%M").ok()
}

fn minutes(line: &str) -> Option<u16> {
    line.parse()
        .ok()
        .filter(|minutes| (1..=MOST_MINUTES).contains(minutes))
}

/// What follows from what was written, by the tool's own lines and timing.
pub fn draw(rules: &Rules, tool: &Tool, sheet: &KeptSheet) -> Vec<Drawn> {
    let written = |kind: AskKind| {
        tool.asks
            .iter()
            .filter(move |ask| ask.kind == kind)
            .filter_map(|ask| sheet.lines.get(&ask.id).map(String::as_str))
    };
    let mut drawn = Vec::new();
    let sure = written(AskKind::ZeroToTen)
        .filter_map(|line| line.parse::<u8>().ok())
        .min();
    if sure.is_some_and(|sure| sure < rules.sureness.at_least) {
        drawn.push(Drawn::MakeItSmaller);
    }
    let tries: Vec<u16> = written(AskKind::Minutes).filter_map(minutes).collect();
    let wanted = written(AskKind::MinutesWanted).find_map(minutes);
    drawn.extend(pace(&rules.pacing, &tries, wanted).map(Drawn::Pace));
    if let Some(Timing::BeforeBed(reminder)) = &tool.timing {
        let bed = written(AskKind::Time).find_map(time);
        // Over midnight the clock goes on by itself.
        drawn.extend(bed.map(|bed| {
            let before = TimeDelta::minutes(i64::from(reminder.minutes));
            Drawn::WindDownAt(bed.overflowing_sub_signed(before).0)
        }));
    }
    drawn
}
