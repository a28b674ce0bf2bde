//! Our extensions of `Timing.repeat`: what FHIR has no field for. Extensions of others are handed back unread.

use chrono::NaiveTime;
use serde_json::{Value, json};

use super::fhir::{date_time, write_date_time};
use super::fields::{Fields, coded, number, signed, text};
use super::timing::{
    Cycle, DateTimeOf, DayOfWeek, DaysOfMonth, Missing, NthWeekday, Relative, Repeat, Window,
};
use crate::error::{Error, Result};

const CYCLE: &str = "urn:lissom:timing:cycle";
const DAYS_OF_MONTH: &str = "urn:lissom:timing:days-of-month";
const NTH_WEEKDAY: &str = "urn:lissom:timing:nth-weekday";
const WINDOW: &str = "urn:lissom:timing:window";
const AFTER: &str = "urn:lissom:timing:after";
const FROM_LAST_TAKEN: &str = "urn:lissom:timing:from-last-taken";

const MISSING: [(&str, Missing); 2] = [("clamp", Missing::Clamp), ("skip", Missing::Skip)];

/// The parts of a complex extension: the field of each and its value.
struct Parts<'a> {
    path: String,
    parts: Vec<(&'a str, &'a Value, String)>,
}

impl<'a> Parts<'a> {
    fn of(value: &'a Value, path: &str, known: &[(&str, &'static str)]) -> Result<Self> {
        let mut fields = Fields::of(value, path)?;
        let _ = fields.take("url");
        let parts = fields.list("extension", |value, path| {
            let mut part = Fields::of(value, path)?;
            let url = part.required("url", text)?;
            let kind = known
                .iter()
                .find(|(name, _)| *name == url)
                .map(|(_, kind)| *kind)
                .ok_or_else(|| {
                    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                    Error::invalid(format!("{path}.url"), format!("one of {}", names.join(", ")))
                })?;
            let value = part.required(kind, |value, _| Ok(value))?;
            let place = part.path(kind);
            part.finish()?;
            Ok((url, value, place))
        })?;
        fields.finish()?;
        Ok(Self {
            path: path.to_owned(),
            parts,
        })
    }

    fn all(&self, name: &str) -> impl Iterator<Item = (&'a Value, &str)> {
        self.parts
            .iter()
            .filter(move |(url, _, _)| *url == name)
            .map(|(_, value, path)| (*value, path.as_str()))
    }

    fn read<T>(&self, name: &str, read: impl Fn(&Value, &str) -> Result<T>) -> Result<Option<T>> {
        let mut all = self.all(name);
        let first = all.next().map(|(value, path)| read(value, path)).transpose()?;
        match all.next() {
            None => Ok(first),
            Some((_, path)) => Err(Error::invalid(path.to_owned(), "once")),
        }
    }

    fn required<T>(&self, name: &str, read: impl Fn(&Value, &str) -> Result<T>) -> Result<T> {
        self.read(name, read)?
            .ok_or_else(|| Error::invalid(self.path.clone(), format!("with a part '{name}'")))
    }
}

fn small(value: &Value, path: &str) -> Result<u16> {
    u16::try_from(number(value, path, 1)?)
        .map_err(|_| Error::invalid(path.to_owned(), "a whole number from 1 to 65535"))
}

fn clock(value: &Value, path: &str) -> Result<NaiveTime> {
    NaiveTime::parse_from_str(text(value, path)?, "%H:%M:%S")
        .map_err(|_| Error::invalid(path.to_owned(), "a time from 00:00:00 to 23:59:59"))
}

/// Reads our extensions into the rule; answers those of others.
pub(super) fn read(value: &Value, path: &str, repeat: &mut Repeat) -> Result<Vec<Value>> {
    let entries = value
        .as_array()
        .ok_or_else(|| Error::invalid(path.to_owned(), "a list"))?;
    let mut others = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let path = format!("{path}[{place}]");
        let url = entry
            .get("url")
            .and_then(Value::as_str)
            .ok_or_else(|| Error::invalid(format!("{path}.url"), "a text"))?;
        let once = |free: bool| {
            if free {
                Ok(())
            } else {
                Err(Error::invalid(path.clone(), "once"))
            }
        };
        match url {
            CYCLE => {
                once(repeat.cycle.is_none())?;
                let known = [
                    ("on", "valuePositiveInt"),
                    ("off", "valuePositiveInt"),
                    ("anchor", "valueDate"),
                ];
                let parts = Parts::of(entry, &path, &known)?;
                let anchor = parts.read("anchor", |value, path| match date_time(value, path)? {
                    DateTimeOf::Day(day) => Ok(day),
                    _ => Err(Error::invalid(path.to_owned(), "a date")),
                })?;
                repeat.cycle = Some(Cycle {
                    on: parts.required("on", small)?,
                    off: parts.required("off", small)?,
                    anchor,
                });
            }
            DAYS_OF_MONTH => {
                once(repeat.days_of_month.is_none())?;
                let parts = Parts::of(entry, &path, &[("day", "valueInteger"), ("missing", "valueCode")])?;
                let days = parts.all("day").map(|(value, path)| signed(value, path));
                repeat.days_of_month = Some(DaysOfMonth {
                    days: days.collect::<Result<_>>()?,
                    missing: parts.required("missing", |v, p| coded(v, p, &MISSING))?,
                });
            }
            NTH_WEEKDAY => {
                let parts = Parts::of(entry, &path, &[("n", "valueInteger"), ("day", "valueCode")])?;
                repeat.nth_weekday.push(NthWeekday {
                    n: parts.required("n", signed)?,
                    day: parts.required("day", |v, p| coded(v, p, &DayOfWeek::CODES))?,
                });
            }
            WINDOW => {
                once(repeat.window.is_none())?;
                let known = [
                    ("from", "valueTime"),
                    ("to", "valueTime"),
                    ("every-min", "valuePositiveInt"),
                ];
                let parts = Parts::of(entry, &path, &known)?;
                repeat.window = Some(Window {
                    from: parts.required("from", clock)?,
                    to: parts.required("to", clock)?,
                    every_min: parts.read("every-min", small)?,
                });
            }
            AFTER => {
                once(repeat.relative.is_none())?;
                let parts = Parts::of(
                    entry,
                    &path,
                    &[("part", "valueString"), ("delay-min", "valueUnsignedInt")],
                )?;
                repeat.relative = Some(Relative::After {
                    part: parts.required("part", |v, p| text(v, p).map(str::to_owned))?,
                    delay_min: parts.required("delay-min", |v, p| number(v, p, 0))?,
                });
            }
            FROM_LAST_TAKEN => {
                once(repeat.relative.is_none())?;
                let mut fields = Fields::of(entry, &path)?;
                let _ = fields.take("url");
                fields.required("valueBoolean", |value, path| match value {
                    Value::Bool(true) => Ok(()),
                    _ => Err(Error::invalid(path.to_owned(), "true, or left out")),
                })?;
                fields.finish()?;
                repeat.relative = Some(Relative::FromLastTaken);
            }
            _ => others.push(entry.clone()),
        }
    }
    Ok(others)
}

/// Our extensions of a rule.
pub(super) fn write(repeat: &Repeat) -> Vec<Value> {
    let mut out = Vec::new();
    let time = |time: NaiveTime| time.format("%H:%M:%S").to_string();
    let mut put = |url: &str, parts: Vec<Value>| out.push(json!({"url": url, "extension": parts}));
    if let Some(cycle) = repeat.cycle {
        let mut parts = vec![
            json!({"url": "on", "valuePositiveInt": cycle.on}),
            json!({"url": "off", "valuePositiveInt": cycle.off}),
        ];
        if let Some(anchor) = cycle.anchor {
            let anchor = write_date_time(DateTimeOf::Day(anchor));
            parts.push(json!({"url": "anchor", "valueDate": anchor}));
        }
        put(CYCLE, parts);
    }
    if let Some(month) = &repeat.days_of_month {
        let days = month.days.iter();
        let mut parts: Vec<Value> = days
            .map(|day| json!({"url": "day", "valueInteger": day}))
            .collect();
        let missing = super::fields::code_of(month.missing, &MISSING);
        parts.push(json!({"url": "missing", "valueCode": missing}));
        put(DAYS_OF_MONTH, parts);
    }
    for nth in &repeat.nth_weekday {
        let day = super::fields::code_of(nth.day, &DayOfWeek::CODES);
        put(
            NTH_WEEKDAY,
            vec![
                json!({"url": "n", "valueInteger": nth.n}),
                json!({"url": "day", "valueCode": day}),
            ],
        );
    }
    if let Some(window) = repeat.window {
        let mut parts = vec![
            json!({"url": "from", "valueTime": time(window.from)}),
            json!({"url": "to", "valueTime": time(window.to)}),
        ];
        if let Some(every) = window.every_min {
            parts.push(json!({"url": "every-min", "valuePositiveInt": every}));
        }
        put(WINDOW, parts);
    }
    match &repeat.relative {
        Some(Relative::After { part, delay_min }) => put(
            AFTER,
            vec![
                json!({"url": "part", "valueString": part}),
                json!({"url": "delay-min", "valueUnsignedInt": delay_min}),
            ],
        ),
        Some(Relative::FromLastTaken) => out.push(json!({"url": FROM_LAST_TAKEN, "valueBoolean": true})),
        None => {}
    }
    out
}
