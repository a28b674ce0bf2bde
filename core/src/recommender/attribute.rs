//! The attributes by which people and weeks are compared: their names in code, their measures in data.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

const FILE: &str = "recommender/attributes.toml";
const SHIPPED: &str = include_str!("../../assets/recommender/attributes.toml");

/// A quantised value that is not known.
pub const UNKNOWN: u8 = u8::MAX;

/// A set that is not known. No set of ours has all 32 members.
pub const UNKNOWN_SET: u32 = u32::MAX;

/// The largest quantised value of a numeric attribute: the top of its range.
const TOP: u8 = u8::MAX - 1;

/// The most levels an ordinal attribute may have; small enough for a comparison per level.
pub const LEVELS_AT_MOST: usize = 8;

/// An attribute of a case's problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    missing_docs,
    reason = "the names are the answers'; attributes.toml describes each"
)]
pub enum Attribute {
    Age,
    Sex,
    WorkLoad,
    Duration,
    PreviousEpisodes,
    PainAverage,
    LegPain,
    Disability,
    Bending,
    Arching,
    WalkingEasedBySitting,
    SleepTrouble,
    Fear,
    Confidence,
    LowMood,
    RecoveryExpected,
    Stress,
    Activity,
    Steps,
    SickLeave,
    Comorbid,
    PainChange,
    SessionsDone,
    Effort,
    AfterExercise,
    Flare,
    Constraints,
}

impl Attribute {
    /// Every attribute; the one that is a set stands last.
    pub const ALL: [Self; 27] = [
        Self::Age,
        Self::Sex,
        Self::WorkLoad,
        Self::Duration,
        Self::PreviousEpisodes,
        Self::PainAverage,
        Self::LegPain,
        Self::Disability,
        Self::Bending,
        Self::Arching,
        Self::WalkingEasedBySitting,
        Self::SleepTrouble,
        Self::Fear,
        Self::Confidence,
        Self::LowMood,
        Self::RecoveryExpected,
        Self::Stress,
        Self::Activity,
        Self::Steps,
        Self::SickLeave,
        Self::Comorbid,
        Self::PainChange,
        Self::SessionsDone,
        Self::Effort,
        Self::AfterExercise,
        Self::Flare,
        Self::Constraints,
    ];

    /// How many of them hold one value; the rest hold a set.
    pub const SCALARS: usize = Self::ALL.len() - 1;
}

/// What is compared by an attribute's weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// Two people, for the expected course.
    People,
    /// Two weeks of one person, for what suited them.
    Weeks,
}

/// How an attribute is measured and compared.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Measured {
    /// 1 within the plateau, then linear to 0 at the width of the range.
    Numeric {
        /// The lowest value.
        least: f64,
        /// The highest value.
        most: f64,
        /// The difference that does not count.
        plateau: f64,
    },
    /// Levels compared by a table in percent.
    Ordinal {
        /// The levels, by the names of the answers.
        levels: Vec<String>,
        /// Similarity of each pair, in percent.
        table: Vec<Vec<u8>>,
    },
    /// A set compared by Jaccard: shared members among all.
    Set,
}

/// An attribute as the data describe it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Which attribute.
    pub id: Attribute,
    /// How it is measured and compared.
    #[serde(rename = "kind")]
    pub measured: Measured,
    /// Its weight between people, 0 to 10.
    pub people: u8,
    /// Its weight between weeks of one person, 0 to 10.
    pub weeks: u8,
    /// Short names of its sources.
    pub source: Vec<String>,
}

/// All attributes, in the order of [`Attribute::ALL`].
#[derive(Debug, Clone)]
pub struct Attributes {
    /// Goes up whenever a kind, a range or a level changes.
    pub version: u16,
    definitions: Vec<Definition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u16,
    sources: BTreeMap<String, String>,
    attribute: Vec<Definition>,
}

impl Attributes {
    /// The attributes that ship.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its own rules, which a test would have found.
    pub fn shipped() -> Result<Self> {
        Self::parse(SHIPPED)
    }

    /// Reads attributes from TOML.
    ///
    /// # Errors
    /// [`Error::Asset`] naming the attribute and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self> {
        let File {
            version,
            sources,
            mut attribute,
        } = toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        attribute.sort_by_key(|definition| definition.id);
        let found: Vec<Attribute> = attribute.iter().map(|definition| definition.id).collect();
        if found != Attribute::ALL {
            return Err(Error::asset(FILE, "file", "each attribute stands once"));
        }
        for definition in &attribute {
            definition
                .check(&sources)
                .map_err(|what| Error::asset(FILE, format!("{:?}", definition.id), what))?;
        }
        Ok(Self {
            version,
            definitions: attribute,
        })
    }

    /// One attribute's definition.
    pub fn definition(&self, attribute: Attribute) -> &Definition {
        &self.definitions[attribute as usize]
    }

    /// The weights in 255ths: they add up to 255, so that a weighted sum of similarities fits in 16 bits.
    pub fn weights(&self, between: Between) -> Weights {
        let raw = self.definitions.iter().map(|definition| match between {
            Between::People => definition.people,
            Between::Weeks => definition.weeks,
        });
        Weights::of(&raw.collect::<Vec<_>>())
    }

    /// A number on the attribute's scale as one byte; [`UNKNOWN`] for none, for one outside the range and for an
    /// attribute that is no number.
    pub fn quantised(&self, attribute: Attribute, number: Option<f64>) -> u8 {
        match (&self.definition(attribute).measured, number) {
            (Measured::Numeric { least, most, .. }, Some(number)) if (*least..=*most).contains(&number) => {
                ((number - least) / (most - least) * f64::from(TOP)).round() as u8
            }
            _ => UNKNOWN,
        }
    }

    /// A level as one byte; [`UNKNOWN`] for none and for one that the attribute does not have.
    pub fn level(&self, attribute: Attribute, level: Option<usize>) -> u8 {
        match (&self.definition(attribute).measured, level) {
            (Measured::Ordinal { levels, .. }, Some(level)) if level < levels.len() => {
                u8::try_from(level).unwrap_or(UNKNOWN)
            }
            _ => UNKNOWN,
        }
    }

    /// Whether a byte is a value of the attribute, or unknown.
    pub fn allows(&self, attribute: Attribute, byte: u8) -> bool {
        match &self.definition(attribute).measured {
            Measured::Numeric { .. } => true,
            Measured::Ordinal { levels, .. } => byte == UNKNOWN || usize::from(byte) < levels.len(),
            Measured::Set => false,
        }
    }
}

impl Definition {
    fn check(&self, sources: &BTreeMap<String, String>) -> std::result::Result<(), &'static str> {
        if self.source.is_empty() || self.source.iter().any(|name| !sources.contains_key(name)) {
            return Err("each source is named in [sources]");
        }
        if self.people > 10 || self.weeks > 10 {
            return Err("weights are 0 to 10");
        }
        if (self.measured == Measured::Set) != (self.id == Attribute::Constraints) {
            return Err("the set, and only the set, is of kind set");
        }
        match &self.measured {
            Measured::Numeric { least, most, plateau } => {
                if !(least < most && *plateau >= 0.0 && *plateau < most - least) {
                    return Err("least < most, and the plateau within their distance");
                }
            }
            Measured::Ordinal { levels, table } => {
                let n = levels.len();
                let names: BTreeSet<&String> = levels.iter().collect();
                if !(2..=LEVELS_AT_MOST).contains(&n) || names.len() != n {
                    return Err("2 to 8 levels with different names");
                }
                if table.len() != n || table.iter().any(|row| row.len() != n) {
                    return Err("the table has a row and a column for each level");
                }
                for (i, row) in table.iter().enumerate() {
                    for (j, percent) in row.iter().enumerate() {
                        if *percent > 100 || *percent != table[j][i] || (i == j && *percent != 100) {
                            return Err("the table is symmetric, 0 to 100, and 100 for equals");
                        }
                    }
                }
            }
            Measured::Set => {}
        }
        Ok(())
    }
}

/// The weights of all attributes, adding up to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights([u8; Attribute::ALL.len()]);

impl Weights {
    /// Normalises weights: the whole parts first, what is left to the largest remainders, equals in order.
    /// All zero stays all zero: then nothing is alike.
    pub fn of(raw: &[u8]) -> Self {
        let mut weights = [0_u8; Attribute::ALL.len()];
        let sum: u32 = raw.iter().map(|weight| u32::from(*weight)).sum();
        if sum == 0 {
            return Self(weights);
        }
        let mut remainders = Vec::new();
        let mut left = 255_u32;
        for (place, weight) in raw.iter().enumerate().take(weights.len()) {
            let scaled = u32::from(*weight) * 255;
            // At most 255, because the weight is part of the sum.
            weights[place] = (scaled / sum) as u8;
            left -= scaled / sum;
            remainders.push((std::cmp::Reverse(scaled % sum), place));
        }
        remainders.sort_unstable();
        for (_, place) in remainders.into_iter().take(left as usize) {
            weights[place] += 1;
        }
        Self(weights)
    }

    /// One attribute's weight, in 255ths.
    pub fn weight(&self, attribute: Attribute) -> u8 {
        self.0[attribute as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_attributes_load_and_their_weights_add_up() {
        let attributes = Attributes::shipped().unwrap();
        for between in [Between::People, Between::Weeks] {
            let weights = attributes.weights(between);
            let sum: u32 = Attribute::ALL
                .iter()
                .map(|attribute| u32::from(weights.weight(*attribute)))
                .sum();
            assert_eq!(sum, 255, "{between:?}");
        }
    }

    #[test]
    fn the_ends_of_a_range_are_values_and_what_lies_outside_is_unknown() {
        let attributes = Attributes::shipped().unwrap();
        for (number, byte) in [
            (Some(0.0), 0),
            (Some(10.0), 254),
            (Some(5.0), 127),
            (Some(10.1), UNKNOWN),
            (Some(-0.1), UNKNOWN),
            (Some(f64::NAN), UNKNOWN),
            (None, UNKNOWN),
        ] {
            assert_eq!(
                attributes.quantised(Attribute::PainAverage, number),
                byte,
                "{number:?}"
            );
        }
        assert_eq!(attributes.level(Attribute::LegPain, Some(2)), 2);
        assert_eq!(attributes.level(Attribute::LegPain, Some(3)), UNKNOWN);
        assert_eq!(attributes.level(Attribute::PainAverage, Some(3)), UNKNOWN);
    }

    #[test]
    fn a_faulty_attribute_is_refused_by_name() {
        for (from, to, reason) in [
            ("[[100, 0], [0, 100]]", "[[100, 0], [10, 100]]", "symmetric"),
            ("plateau = 20", "plateau = 200", "plateau"),
            ("source = [\"ours\"]", "source = [\"nobody\"]", "source"),
            ("id = \"sex\"", "id = \"age\"", "stands once"),
            ("people = 4", "people = 11", "0 to 10"),
        ] {
            let error = Attributes::parse(&SHIPPED.replacen(from, to, 1)).unwrap_err();
            assert!(error.to_string().contains(reason), "{error}");
        }
    }
}
