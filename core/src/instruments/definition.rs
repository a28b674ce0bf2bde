//! The definitions, from data.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::error::{Error, Result};

const FILE: &str = "instruments/instruments.toml";

/// All instruments.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instruments {
    /// The version of the file: the scoring version of every kept response.
    pub version: String,
    sources: BTreeMap<String, String>,
    #[serde(rename = "instrument")]
    all: Vec<Instrument>,
}

/// One instrument.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Its name.
    pub id: String,
    /// How many items.
    pub items: u8,
    /// The range of each item, both ends included.
    pub range: [u8; 2],
    /// Items that count the other way round, from 1.
    #[serde(default)]
    pub reversed: Vec<u8>,
    /// How items become a score.
    pub scoring: Scoring,
    /// What a high score means.
    pub higher_is: Direction,
    /// What a missing answer does.
    pub missing: Missing,
    /// Named ranges, each from its value on, lowest first.
    #[serde(default)]
    pub cut_offs: Vec<CutOff>,
    /// The change that people call important.
    pub important: Option<Change>,
    /// The change that is more than measurement error (SDC95).
    pub error: Option<Change>,
    /// The item that leads to the safety path at once, from 1.
    pub safety_item: Option<u8>,
    /// Whether its texts ship.
    pub texts: bool,
    /// Its licence, in words.
    pub licence: String,
    /// Its codes by system.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// Short names of its sources.
    pub source: Vec<String>,
}

/// A named range.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CutOff {
    /// Its name.
    pub name: String,
    /// The lowest score in it.
    pub from: u16,
}

/// A change in points, in percent of where it began, or either of the two.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Points.
    pub points: Option<f64>,
    /// Percent of the first score.
    pub percent: Option<f64>,
    /// Its source.
    pub source: String,
}

/// How items become a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scoring {
    /// The sum.
    Sum,
    /// The mean of those answered.
    MeanOfAnswered,
    /// The sum in percent of the most that the answered ones can give.
    PercentOfAnswered,
    /// STarT Back: low, medium or high by the total and the psychosocial items 5 to 9.
    StartGroups,
}

/// What a high score means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Worse.
    Worse,
    /// Better.
    Better,
}

/// What a missing answer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// No score.
    Void,
    /// A tick that was not made is a zero; the form must have been handed in.
    UntouchedIsZero,
    /// One may be missing.
    AtMostOne,
    /// One answer is enough.
    AnyOne,
    /// A group is told when every way to fill in the missing ones gives the same.
    Bounds,
}

impl Instruments {
    /// The instruments that ship.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its own rules, which a test would have found.
    pub fn shipped() -> Result<Self> {
        Self::parse(include_str!("../../assets/instruments/instruments.toml"))
    }

    /// Reads definitions from TOML.
    ///
    /// # Errors
    /// [`Error::Asset`] naming the entry and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self> {
        let read: Self =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        let mut seen = BTreeSet::new();
        for instrument in &read.all {
            let fault = |reason: &str| Err(Error::asset(FILE, &instrument.id, reason));
            if !seen.insert(&instrument.id) {
                return fault("the id stands twice");
            }
            let items = 1..=instrument.items;
            let numbered = instrument.reversed.iter().chain(&instrument.safety_item);
            if instrument.items == 0
                || instrument.range[0] >= instrument.range[1]
                || !numbered.into_iter().all(|n| items.contains(n))
            {
                return fault("items outside their number or range");
            }
            if instrument.scoring == Scoring::StartGroups
                && (instrument.items, instrument.range) != (9, [0, 1])
            {
                return fault("STarT groups need nine items of 0 and 1");
            }
            if !instrument
                .cut_offs
                .windows(2)
                .all(|two| two[0].from < two[1].from)
            {
                return fault("cut-offs out of order");
            }
            let changes = instrument.important.iter().chain(&instrument.error);
            if changes
                .clone()
                .any(|change| change.points.is_none() && change.percent.is_none())
            {
                return fault("a change needs points or percent");
            }
            let sources = instrument
                .source
                .iter()
                .chain(changes.map(|change| &change.source));
            if instrument.source.is_empty() || sources.clone().any(|name| !read.sources.contains_key(name)) {
                return fault("needs a source that the file names in full");
            }
        }
        Ok(read)
    }

    /// Every instrument.
    pub fn all(&self) -> impl Iterator<Item = &Instrument> {
        self.all.iter()
    }

    /// One instrument.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn instrument(&self, id: &str) -> Result<&Instrument> {
        self.all
            .iter()
            .find(|instrument| instrument.id == id)
            .ok_or(Error::NotFound { what: "instrument" })
    }
}
