//! Reading Apple Health's XML as a stream: steps and sleep, sample by sample, nothing kept in memory.
//!
//! It resolves no entity and follows no reference: an export needs neither. Records inside a correlation stand again
//! at the top level and are read there only.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::errors::{Error as XmlError, IllFormedError, SyntaxError};
use quick_xml::events::{BytesStart, Event};
use serde::{Deserialize, Serialize};

use super::apple_date;
use crate::diary::{Device, SampleKind};
use crate::error::{Error, ImportError, Result};

const FILE: &str = "export.xml";
/// More steps than this in one sample are a fault of its source.
const STEPS_AT_MOST: i64 = 200_000;
/// Longer than this is no sample of steps or sleep.
const LONGEST_MILLIS: i64 = 24 * 3_600_000;
/// 1990-01-01: phones with step counters came later; a year allows for a clock that was never set.
const EARLIEST: i64 = 631_152_000_000;

/// One sample as the file has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brought<'a> {
    /// What it counts.
    pub kind: SampleKind,
    /// Its source's name.
    pub source: &'a str,
    /// What kind of device the source is.
    pub device: Device,
    /// When it begins, milliseconds since 1970.
    pub start: i64,
    /// When it ends.
    pub end: i64,
    /// Seconds east of UTC as written.
    pub offset_seconds: i32,
    /// Steps, or the stage of sleep by HealthKit's code.
    pub value: i64,
}

/// Takes the samples of a file.
pub trait SampleSink {
    /// Takes one.
    ///
    /// # Errors
    /// Whatever stops the import.
    fn sample(&mut self, sample: &Brought<'_>) -> Result<()>;
}

/// Why a sample was set aside. It is counted, and the import goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SetAside {
    /// A value that cannot be: below zero, above any day's steps, or no number.
    ValueOutOfRange,
    /// A unit other than count.
    UnknownUnit,
    /// It ends before it begins, or lasts longer than a day.
    TimesOutOfOrder,
    /// It lies before 1990 or in the future.
    TimeOutOfRange,
}

/// What was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadOutcome {
    /// Samples handed to the sink.
    pub taken: u64,
    /// Records of kinds that are not read.
    pub other_kinds: u64,
    /// Samples set aside, by why.
    pub set_aside: BTreeMap<SetAside, u64>,
}

/// Reads a file's XML to its end. `now`: milliseconds since 1970, for what cannot lie in the future.
///
/// # Errors
/// [`ImportError`] where the file is cut, malformed, without offsets, or tries what an export never needs.
pub fn read_apple_health(xml: impl BufRead, now: i64, sink: &mut impl SampleSink) -> Result<ReadOutcome> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::with_capacity(8 * 1024);
    let mut outcome = ReadOutcome::default();
    let mut depth = 0_u32;
    let mut whole = false;
    loop {
        buffer.clear();
        let event = reader
            .read_event_into(&mut buffer)
            .map_err(|e| fault(&e, position(&reader)))?;
        match event {
            Event::Start(tag) => {
                open(&tag, depth, now, sink, &mut outcome).map_err(|e| placed(e, &reader))?;
                depth += 1;
            }
            Event::Empty(tag) => {
                open(&tag, depth, now, sink, &mut outcome).map_err(|e| placed(e, &reader))?;
                whole |= depth == 0;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                whole |= depth == 0;
            }
            Event::DocType(doctype) if declares_entities(&doctype) => {
                return Err(ImportError::Refused {
                    file: FILE,
                    reason: "it declares entities",
                }
                .into());
            }
            Event::Text(text) if depth == 0 && !text.chars().all(char::is_whitespace) => {
                return Err(placed(malformed("a HealthData element"), &reader));
            }
            Event::Eof if whole && depth == 0 => return Ok(outcome),
            Event::Eof => return Err(truncated(position(&reader))),
            _ => {}
        }
    }
}

fn position<R>(reader: &Reader<R>) -> u64 {
    reader.buffer_position()
}

/// Puts the place into an error that was made without it.
fn placed<R>(error: Error, reader: &Reader<R>) -> Error {
    match error {
        Error::Import(ImportError::Malformed {
            file,
            expected,
            offset: 0,
        }) => ImportError::Malformed {
            file,
            expected,
            offset: position(reader),
        }
        .into(),
        other => other,
    }
}

fn malformed(expected: &'static str) -> Error {
    ImportError::Malformed {
        file: FILE,
        expected,
        offset: 0,
    }
    .into()
}

fn truncated(offset: u64) -> Error {
    ImportError::Truncated { file: FILE, offset }.into()
}

/// The texts of the XML reader can quote the file, so they are mapped and dropped.
fn fault(error: &XmlError, offset: u64) -> Error {
    match error {
        XmlError::IllFormed(IllFormedError::MissingEndTag(_)) => truncated(offset),
        // All the others say that the end of something was not found.
        XmlError::Syntax(syntax) if *syntax != SyntaxError::InvalidBangMarkup => truncated(offset),
        XmlError::Io(io) if io.kind() == std::io::ErrorKind::UnexpectedEof => truncated(offset),
        XmlError::Io(io) if io.kind() == std::io::ErrorKind::FileTooLarge => ImportError::Refused {
            file: FILE,
            reason: "it unpacks to more than an export can be",
        }
        .into(),
        XmlError::Io(_) => ImportError::Unreadable.into(),
        _ => ImportError::Malformed {
            file: FILE,
            expected: "well-formed XML",
            offset,
        }
        .into(),
    }
}

fn declares_entities(doctype: &str) -> bool {
    let upper = doctype.to_ascii_uppercase();
    // An external subset can declare them too.
    let external = upper
        .split('[')
        .next()
        .is_some_and(|head| head.contains("SYSTEM") || head.contains("PUBLIC"));
    upper.contains("<!ENTITY") || external
}

fn open(
    tag: &BytesStart<'_>,
    depth: u32,
    now: i64,
    sink: &mut impl SampleSink,
    outcome: &mut ReadOutcome,
) -> Result<()> {
    match (depth, tag.name().as_ref()) {
        (0, "HealthData") => Ok(()),
        (0, _) => Err(malformed("a HealthData element")),
        (1, "Record") => record(tag, now, sink, outcome),
        _ => Ok(()),
    }
}

/// The attributes of a record that are read.
#[derive(Default)]
struct Attributes<'a> {
    kind: Option<SampleKind>,
    source: Option<Cow<'a, str>>,
    device: Option<Cow<'a, str>>,
    unit: Option<Cow<'a, str>>,
    start: Option<Cow<'a, str>>,
    end: Option<Cow<'a, str>>,
    value: Option<Cow<'a, str>>,
}

fn record(
    tag: &BytesStart<'_>,
    now: i64,
    sink: &mut impl SampleSink,
    outcome: &mut ReadOutcome,
) -> Result<()> {
    let mut found = Attributes::default();
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| malformed("attributes with quoted values"))?;
        match attribute.key.as_ref() {
            "type" => match attribute.value.as_ref() {
                "HKQuantityTypeIdentifierStepCount" => found.kind = Some(SampleKind::Steps),
                "HKCategoryTypeIdentifierSleepAnalysis" => found.kind = Some(SampleKind::Sleep),
                _ => {
                    // Most of a file: the rest of the tag need not be looked at.
                    outcome.other_kinds += 1;
                    return Ok(());
                }
            },
            "sourceName" => found.source = Some(attribute.value),
            "device" => found.device = Some(attribute.value),
            "unit" => found.unit = Some(attribute.value),
            "startDate" => found.start = Some(attribute.value),
            "endDate" => found.end = Some(attribute.value),
            "value" => found.value = Some(attribute.value),
            _ => {}
        }
    }
    let kind = found.kind.ok_or_else(|| malformed("a record with a type"))?;
    let source = plain(
        found
            .source
            .as_deref()
            .ok_or_else(|| malformed("a record with a sourceName"))?,
    )?;
    let date = |text: &Option<Cow<'_, str>>| {
        text.as_deref()
            .and_then(apple_date::parse)
            .ok_or_else(|| malformed("a date with its offset"))
    };
    let (start, end) = (date(&found.start)?, date(&found.end)?);
    let device = device(found.device.as_deref().unwrap_or_default(), &source);
    match value(kind, &found).and_then(|value| times(start.millis, end.millis, now).map(|()| value)) {
        Ok(value) => {
            outcome.taken += 1;
            sink.sample(&Brought {
                kind,
                source: &source,
                device,
                start: start.millis,
                end: end.millis,
                offset_seconds: start.offset_seconds,
                value,
            })
        }
        Err(why) => {
            *outcome.set_aside.entry(why).or_insert(0) += 1;
            Ok(())
        }
    }
}

fn value(kind: SampleKind, found: &Attributes<'_>) -> std::result::Result<i64, SetAside> {
    let text = found.value.as_deref().unwrap_or_default();
    match kind {
        SampleKind::Steps if found.unit.as_deref() != Some("count") => Err(SetAside::UnknownUnit),
        SampleKind::Steps => {
            // Some sources write 12.0.
            let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
            match whole.parse::<i64>() {
                Ok(steps) if (0..=STEPS_AT_MOST).contains(&steps) => Ok(steps),
                _ => Err(SetAside::ValueOutOfRange),
            }
        }
        SampleKind::Sleep => match text
            .strip_prefix("HKCategoryValueSleepAnalysis")
            .unwrap_or_default()
        {
            "InBed" => Ok(0),
            "Asleep" | "AsleepUnspecified" => Ok(1),
            "Awake" => Ok(2),
            "AsleepCore" => Ok(3),
            "AsleepDeep" => Ok(4),
            "AsleepREM" => Ok(5),
            _ => Err(SetAside::ValueOutOfRange),
        },
    }
}

fn times(start: i64, end: i64, now: i64) -> std::result::Result<(), SetAside> {
    if end < start || end - start > LONGEST_MILLIS {
        Err(SetAside::TimesOutOfOrder)
    } else if start < EARLIEST || end > now {
        Err(SetAside::TimeOutOfRange)
    } else {
        Ok(())
    }
}

/// A phone and a watch call themselves so, in the device or, in older exports, in the source's name.
fn device(device: &str, source: &str) -> Device {
    let says = |word: &str| device.contains(word) || source.contains(word);
    if says("Watch") {
        Device::Watch
    } else if says("iPhone") {
        Device::Phone
    } else {
        Device::Unknown
    }
}

/// A name with XML's five predefined entities and character references resolved; any other reference is refused.
fn plain(text: &str) -> Result<Cow<'_, str>> {
    if !text.contains('&') {
        return Ok(Cow::Borrowed(text));
    }
    quick_xml::escape::unescape(text).map_err(|_| {
        ImportError::Refused {
            file: FILE,
            reason: "it refers to an entity",
        }
        .into()
    })
}
