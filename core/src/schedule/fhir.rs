//! `Timing` from FHIR JSON, strictly, and back without loss. What FHIR has no field for stands in extensions of ours;
//! the ids of a rule's lines stand where FHIR puts the id of a primitive (`_timeOfDay`).

use chrono::{DateTime, NaiveDate, NaiveTime};
use serde_json::{Map, Value, json};

use super::code::{self, Code};
use super::extension;
use super::fields::{Fields, code_of, coded, decimal, number, text};
use super::timing::{
    Bounds, DateTimeOf, DayOfWeek, Decimal, Length, Repeat, Slot, TimeOfDay, Timing, Unit, When, WhenLine,
};
use crate::error::{Error, Result};

/// The code system of units.
const UCUM: &str = "http://unitsofmeasure.org";

/// What was read beside the timing and is carried.
type Carried = Vec<(String, Value)>;

impl Timing {
    /// Reads a FHIR `Timing` (R4 or R5) and checks it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the path of the field, such as `repeat.timeOfDay[1]`.
    pub fn from_fhir(json: &Value) -> Result<Self> {
        let mut carried = Vec::new();
        let mut fields = Fields::of(json, "")?;
        carry(&mut fields, "id", "", &mut carried);
        carry(&mut fields, "extension", "", &mut carried);
        let event = fields.list("event", date_time)?;
        let repeat = fields.read("repeat", |value, path| repeat(value, path, &mut carried))?;
        let (code, code_carried) = match fields.read("code", concept)? {
            Some((code, carried)) => (code, carried),
            None => (None, None),
        };
        fields.finish()?;
        let timing = Self {
            event,
            repeat,
            code,
            code_carried,
            carried,
        };
        timing.validate()?;
        Ok(timing)
    }

    /// Reads the text of a FHIR `Timing`.
    ///
    /// # Errors
    /// As [`from_fhir`](Self::from_fhir); `timing` when it is no JSON.
    pub fn parse(json: &str) -> Result<Self> {
        let value: Value =
            serde_json::from_str(json).map_err(|_| Error::invalid("timing", "a FHIR Timing as JSON"))?;
        Self::from_fhir(&value)
    }

    /// The timing as FHIR JSON. `0` offsets are written as `Z`, numbers in their shortest form.
    pub fn to_fhir(&self) -> Value {
        let mut out = Map::new();
        for (key, value) in self.carried_at("") {
            out.insert(key.to_owned(), value.clone());
        }
        if !self.event.is_empty() {
            let events = self.event.iter().map(|event| write_date_time(*event).into());
            out.insert("event".into(), Value::Array(events.collect()));
        }
        if let Some(repeat) = &self.repeat {
            out.insert("repeat".into(), self.write_repeat(repeat));
        }
        if let Some(carried) = &self.code_carried {
            out.insert("code".into(), carried.clone());
        } else if let Some(code) = self.code {
            out.insert(
                "code".into(),
                json!({"coding": [{"system": code::SYSTEM, "code": code.as_str()}]}),
            );
        }
        Value::Object(out)
    }

    fn carried_at(&self, element: &str) -> impl Iterator<Item = (&str, &Value)> {
        self.carried.iter().filter_map(move |(place, value)| {
            let (on, key) = place.rsplit_once('/').unwrap_or(("", place));
            (on == element).then_some((key, value))
        })
    }

    fn write_repeat(&self, repeat: &Repeat) -> Value {
        let mut out = Map::new();
        let mut extensions = extension::write(repeat);
        for (key, value) in self.carried_at("repeat") {
            match (key, value) {
                ("extension", Value::Array(others)) => extensions.extend(others.iter().cloned()),
                _ => {
                    out.insert(key.to_owned(), value.clone());
                }
            }
        }
        let mut put = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                out.insert(key.to_owned(), value);
            }
        };
        put(
            "extension",
            (!extensions.is_empty()).then_some(Value::Array(extensions)),
        );
        match &repeat.bounds {
            Some(Bounds::Duration(length)) => {
                put(
                    "boundsDuration",
                    Some(self.write_length(*length, "boundsDuration")),
                );
            }
            Some(Bounds::Range { low, high }) => {
                let mut range = Map::new();
                for (key, length) in [("low", low), ("high", high)] {
                    if let Some(length) = length {
                        range.insert(key.into(), self.write_length(*length, key));
                    }
                }
                put("boundsRange", Some(Value::Object(range)));
            }
            Some(Bounds::Period { start, end }) => {
                let mut period = Map::new();
                for (key, date) in [("start", start), ("end", end)] {
                    if let Some(date) = date {
                        period.insert(key.into(), write_date_time(*date).into());
                    }
                }
                put("boundsPeriod", Some(Value::Object(period)));
            }
            None => {}
        }
        put("count", repeat.count.map(Value::from));
        put("countMax", repeat.count_max.map(Value::from));
        put("duration", repeat.duration.map(write_decimal));
        put("durationMax", repeat.duration_max.map(write_decimal));
        put("durationUnit", repeat.duration_unit.map(write_unit));
        put("frequency", repeat.frequency.map(Value::from));
        put("frequencyMax", repeat.frequency_max.map(Value::from));
        put("period", repeat.period.map(write_decimal));
        put("periodMax", repeat.period_max.map(write_decimal));
        put("periodUnit", repeat.period_unit.map(write_unit));
        let days = repeat.day_of_week.iter();
        put(
            "dayOfWeek",
            list(days.map(|day| code_of(*day, &DayOfWeek::CODES).into())),
        );
        let times = repeat.time_of_day.iter();
        put(
            "timeOfDay",
            list(times.map(|line| line.time.format("%H:%M:%S").to_string().into())),
        );
        put(
            "_timeOfDay",
            ids('t', repeat.time_of_day.iter().map(|line| &line.slot)),
        );
        put(
            "when",
            list(repeat.when.iter().map(|line| line.when.code().into())),
        );
        put("_when", ids('w', repeat.when.iter().map(|line| &line.slot)));
        put("offset", repeat.offset.map(Value::from));
        Value::Object(out)
    }

    fn write_length(&self, length: Length, key: &str) -> Value {
        let mut out = json!({
            "value": write_decimal(length.value),
            "system": UCUM,
            "code": code_of(length.unit, &Unit::CODES),
        });
        let unit = self.carried_at(key).find(|(key, _)| *key == "unit");
        if let (Some((_, unit)), Value::Object(out)) = (unit, &mut out) {
            out.insert("unit".into(), unit.clone());
        }
        out
    }
}

/// Takes a field that is carried unread.
fn carry(fields: &mut Fields<'_>, key: &'static str, element: &str, carried: &mut Carried) {
    if let Some(value) = fields.take(key) {
        carried.push((format!("{element}/{key}"), value.clone()));
    }
}

fn repeat(value: &Value, path: &str, carried: &mut Carried) -> Result<Repeat> {
    let mut fields = Fields::of(value, path)?;
    carry(&mut fields, "id", path, carried);
    let mut repeat = Repeat {
        bounds: bounds(&mut fields, carried)?,
        count: fields.read("count", |v, p| number(v, p, 1))?,
        count_max: fields.read("countMax", |v, p| number(v, p, 1))?,
        duration: fields.read("duration", decimal)?,
        duration_max: fields.read("durationMax", decimal)?,
        duration_unit: fields.read("durationUnit", unit)?,
        frequency: fields.read("frequency", |v, p| number(v, p, 1))?,
        frequency_max: fields.read("frequencyMax", |v, p| number(v, p, 1))?,
        period: fields.read("period", decimal)?,
        period_max: fields.read("periodMax", decimal)?,
        period_unit: fields.read("periodUnit", unit)?,
        day_of_week: fields.list("dayOfWeek", |v, p| coded(v, p, &DayOfWeek::CODES))?,
        offset: fields.read("offset", |v, p| number(v, p, 0))?,
        ..Repeat::default()
    };
    let times = fields.list("timeOfDay", time)?;
    let slots = slots(&mut fields, "_timeOfDay", 't', times.len())?;
    repeat.time_of_day = times
        .into_iter()
        .zip(slots)
        .map(|(time, slot)| TimeOfDay { slot, time })
        .collect();
    let whens = fields.list("when", |v, p| coded(v, p, When::CODES))?;
    let slots = self::slots(&mut fields, "_when", 'w', whens.len())?;
    repeat.when = whens
        .into_iter()
        .zip(slots)
        .map(|(when, slot)| WhenLine { slot, when })
        .collect();
    let path_of_extensions = fields.path("extension");
    if let Some(extensions) = fields.take("extension") {
        let others = extension::read(extensions, &path_of_extensions, &mut repeat)?;
        if !others.is_empty() {
            carried.push((format!("{path}/extension"), Value::Array(others)));
        }
    }
    fields.finish()?;
    Ok(repeat)
}

fn bounds(fields: &mut Fields<'_>, carried: &mut Carried) -> Result<Option<Bounds>> {
    let duration = fields.read("boundsDuration", |v, p| length(v, p, "boundsDuration", carried))?;
    let range = fields.read("boundsRange", |value, path| {
        let mut range = Fields::of(value, path)?;
        let low = range.read("low", |v, p| length(v, p, "low", carried))?;
        let high = range.read("high", |v, p| length(v, p, "high", carried))?;
        range.finish()?;
        Ok(Bounds::Range { low, high })
    })?;
    let period = fields.read("boundsPeriod", |value, path| {
        let mut period = Fields::of(value, path)?;
        let start = period.read("start", date_time)?;
        let end = period.read("end", date_time)?;
        period.finish()?;
        Ok(Bounds::Period { start, end })
    })?;
    let all = [duration.map(Bounds::Duration), range, period];
    let mut given = all.into_iter().flatten();
    match (given.next(), given.next()) {
        (bounds, None) => Ok(bounds),
        _ => Err(Error::invalid(
            "repeat.bounds[x]",
            "one of boundsDuration, boundsRange, boundsPeriod",
        )),
    }
}

fn length(value: &Value, path: &str, element: &str, carried: &mut Carried) -> Result<Length> {
    let mut fields = Fields::of(value, path)?;
    carry(&mut fields, "unit", element, carried);
    let length = Length {
        value: fields.required("value", decimal)?,
        unit: fields.required("code", unit)?,
    };
    fields.required("system", |value, path| {
        if value.as_str() == Some(UCUM) {
            Ok(())
        } else {
            Err(Error::invalid(path.to_owned(), UCUM))
        }
    })?;
    fields.finish()?;
    Ok(length)
}

fn unit(value: &Value, path: &str) -> Result<Unit> {
    coded(value, path, &Unit::CODES)
}

fn time(value: &Value, path: &str) -> Result<NaiveTime> {
    let given = text(value, path)?;
    NaiveTime::parse_from_str(given, "%H:%M:%S")
        .ok()
        .filter(|_| given.len() == 8)
        .ok_or_else(|| Error::invalid(path.to_owned(), "a time from 00:00:00 to 23:59:59"))
}

/// The ids of a list's lines: FHIR's `_name` beside `name`, or their places.
fn slots(fields: &mut Fields<'_>, key: &'static str, kind: char, lines: usize) -> Result<Vec<Slot>> {
    let path = fields.path(key);
    let given = fields.list(key, |value, path| {
        if value.is_null() {
            return Ok(None);
        }
        let mut element = Fields::of(value, path)?;
        let slot = element.read("id", |value, path| Slot::new(text(value, path)?, path))?;
        element.finish()?;
        Ok(slot)
    })?;
    if given.len() > lines {
        return Err(Error::invalid(
            path,
            "at most as many entries as the list beside it",
        ));
    }
    let mut given = given.into_iter();
    let slots: Vec<Slot> = (0..lines)
        .map(|place| {
            given
                .next()
                .flatten()
                .unwrap_or_else(|| Slot::placed(kind, place))
        })
        .collect();
    for (place, slot) in slots.iter().enumerate() {
        if slots[..place].contains(slot) {
            return Err(Error::invalid(format!("{path}[{place}].id"), "an id of its own"));
        }
    }
    Ok(slots)
}

fn ids<'a>(kind: char, slots: impl Iterator<Item = &'a Slot>) -> Option<Value> {
    let ids: Vec<Value> = slots
        .enumerate()
        .map(|(place, slot)| {
            if *slot == Slot::placed(kind, place) {
                Value::Null
            } else {
                json!({"id": slot.as_str()})
            }
        })
        .collect();
    ids.iter().any(|id| !id.is_null()).then_some(Value::Array(ids))
}

fn list(values: impl Iterator<Item = Value>) -> Option<Value> {
    let values: Vec<Value> = values.collect();
    (!values.is_empty()).then_some(Value::Array(values))
}

pub(super) fn date_time(value: &Value, path: &str) -> Result<DateTimeOf> {
    let given = text(value, path)?;
    let read = match given.len() {
        4 => given.parse().ok().map(DateTimeOf::Year),
        7 => given.split_once('-').and_then(|(year, month)| {
            let (year, month) = (year.parse().ok()?, month.parse().ok()?);
            NaiveDate::from_ymd_opt(year, month, 1).map(|_| DateTimeOf::Month(year, month))
        }),
        10 => given.parse().ok().map(DateTimeOf::Day),
        _ => DateTime::parse_from_rfc3339(given).ok().map(DateTimeOf::Instant),
    };
    let in_range = |read: &DateTimeOf| (1900..2200).contains(&chrono::Datelike::year(&read.first_day()));
    read.filter(in_range)
        .ok_or_else(|| Error::invalid(path.to_owned(), "a FHIR dateTime from 1900 to 2199"))
}

pub(super) fn write_date_time(date: DateTimeOf) -> String {
    match date {
        DateTimeOf::Year(year) => format!("{year:04}"),
        DateTimeOf::Month(year, month) => format!("{year:04}-{month:02}"),
        DateTimeOf::Day(day) => day.to_string(),
        DateTimeOf::Instant(at) => at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
    }
}

fn write_unit(unit: Unit) -> Value {
    code_of(unit, &Unit::CODES).into()
}

fn write_decimal(decimal: Decimal) -> Value {
    match decimal.as_whole() {
        Some(whole) => whole.into(),
        // Three places of a number below 4e12 survive a double.
        #[allow(clippy::cast_precision_loss, reason = "below 2^53")]
        None => (decimal.in_thousandths() as f64 / 1_000.0).into(),
    }
}

/// The code of a CodeableConcept, and the whole of it where it says more than the code.
fn concept(value: &Value, path: &str) -> Result<(Option<Code>, Option<Value>)> {
    let mut fields = Fields::of(value, path)?;
    let _ = (fields.take("id"), fields.take("text"), fields.take("extension"));
    let mut found = None;
    for code in fields.list("coding", |value, path| {
        let mut coding = Fields::of(value, path)?;
        for carried in ["id", "extension", "version", "display", "userSelected"] {
            let _ = coding.take(carried);
        }
        let ours = coding.take("system").and_then(Value::as_str) == Some(code::SYSTEM);
        let code = if ours {
            Some(coding.required("code", |v, p| coded(v, p, &Code::CODES))?)
        } else {
            let _ = coding.take("code");
            None
        };
        coding.finish()?;
        Ok(code)
    })? {
        found = found.or(code);
    }
    fields.finish()?;
    let bare = found.map(|code: Code| json!({"coding": [{"system": code::SYSTEM, "code": code.as_str()}]}));
    let carried = (bare.as_ref() != Some(value)).then(|| value.clone());
    Ok((found, carried))
}
