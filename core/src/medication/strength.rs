//! How much of an ingredient is in a medicine, and how much of the medicine is in a dose. Whole micrograms and
//! thousandths, so that sums are exact.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The most that a dose may count, in pieces, millilitres or milligrams: beyond it is a slip of the finger, and far
/// below it every overdose can still be recorded. Ours.
const COUNT_AT_MOST: f64 = 10_000.0;
/// The most that one piece or one volume may hold: 100 g. Ours.
const MICROGRAMS_AT_MOST: f64 = 1e8;

/// How much of an ingredient is in one piece, in a volume, or given off in an hour. Written as on the packet:
/// `500 mg`, `1 g`, `120 mg/5 ml`, `25 mcg/h`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Strength {
    /// In each tablet, capsule, sachet or suppository, in micrograms.
    Piece(u64),
    /// In a volume.
    Volume {
        /// Micrograms.
        micrograms: u64,
        /// In so many thousandths of a millilitre.
        microlitres: u64,
    },
    /// Given off by a patch, in micrograms an hour.
    Hourly(u64),
}

impl Strength {
    /// Reads what stands on a packet.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `strength`.
    pub fn parse(text: &str) -> Result<Self> {
        let allowed = || {
            Error::invalid(
                "strength",
                "such as 500 mg, 1 g, 120 mg/5 ml or 25 mcg/h, above 0",
            )
        };
        let (amount, per) = match text.split_once('/') {
            Some((amount, per)) => (amount, Some(per.trim())),
            None => (text, None),
        };
        let micrograms = mass(amount).ok_or_else(allowed)?;
        match per {
            None => Ok(Self::Piece(micrograms)),
            Some("h" | "hour" | "time" | "t") => Ok(Self::Hourly(micrograms)),
            Some(volume) => {
                let number = volume
                    .strip_suffix("ml")
                    .or_else(|| volume.strip_suffix("mL"))
                    .ok_or_else(allowed)?
                    .trim();
                let millilitres = if number.is_empty() {
                    1.0
                } else {
                    positive(number).ok_or_else(allowed)?
                };
                let microlitres =
                    whole(millilitres * 1_000.0, COUNT_AT_MOST * 1_000.0).ok_or_else(allowed)?;
                Ok(Self::Volume {
                    micrograms,
                    microlitres,
                })
            }
        }
    }
}

impl fmt::Display for Strength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Piece(micrograms) => write!(f, "{}", Mass(micrograms)),
            Self::Volume {
                micrograms,
                microlitres,
            } => write!(f, "{}/{} ml", Mass(micrograms), thousandths(microlitres)),
            Self::Hourly(micrograms) => write!(f, "{micrograms} mcg/h"),
        }
    }
}

impl TryFrom<String> for Strength {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        Self::parse(&text)
    }
}

impl From<Strength> for String {
    fn from(strength: Strength) -> Self {
        strength.to_string()
    }
}

/// What a dose is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DoseUnit {
    /// Tablets, capsules, sachets, suppositories, patches.
    Piece,
    /// Millilitres.
    Millilitre,
    /// Milligrams of the medicine's one ingredient.
    Milligram,
    /// Applications of a gel or cream, puffs: nothing that can be added up.
    Application,
}

/// How much of a medicine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// How many, in thousandths.
    pub thousandths: u32,
    /// Of what.
    pub unit: DoseUnit,
}

impl Quantity {
    /// So many of a unit.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `dose`: zero, negative, not a number, over 10,000 or finer than a thousandth.
    pub fn new(count: f64, unit: DoseUnit) -> Result<Self> {
        let thousandths = whole(count * 1_000.0, COUNT_AT_MOST * 1_000.0)
            .and_then(|whole| u32::try_from(whole).ok())
            .ok_or_else(|| Error::invalid("dose", "above 0, at most 10000, to a thousandth"))?;
        Ok(Self { thousandths, unit })
    }

    /// How many.
    pub fn count(self) -> f64 {
        f64::from(self.thousandths) / 1_000.0
    }

    /// Micrograms of an ingredient of this strength; none where it cannot be told.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `dose.unit` where the unit does not fit the strength (milligrams against millilitres).
    pub fn of(self, strength: Option<Strength>) -> Result<Option<u64>> {
        let count = u64::from(self.thousandths);
        let mismatch = |allowed| Err(Error::invalid("dose.unit", allowed));
        match (self.unit, strength) {
            (DoseUnit::Milligram, Some(Strength::Hourly(_))) => {
                mismatch("patches, for a strength given by the hour")
            }
            (DoseUnit::Milligram, _) => Ok(Some(count)),
            (DoseUnit::Application, _) | (_, None) => Ok(None),
            (DoseUnit::Piece, Some(Strength::Piece(micrograms) | Strength::Hourly(micrograms))) => {
                Ok(Some(count * micrograms / 1_000))
            }
            (
                DoseUnit::Millilitre,
                Some(Strength::Volume {
                    micrograms,
                    microlitres,
                }),
            ) => Ok(Some(count * micrograms / microlitres.max(1))),
            (DoseUnit::Millilitre, Some(_)) => {
                mismatch("pieces or milligrams, for a strength given by the piece")
            }
            (DoseUnit::Piece, Some(_)) => {
                mismatch("millilitres or milligrams, for a strength given by volume")
            }
        }
    }
}

/// A mass for people: milligrams from one milligram on.
struct Mass(u64);

impl fmt::Display for Mass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_multiple_of(1_000) || self.0 > 1_000 {
            write!(f, "{} mg", thousandths(self.0))
        } else {
            write!(f, "{} mcg", self.0)
        }
    }
}

fn thousandths(value: u64) -> String {
    let text = format!("{}.{:03}", value / 1_000, value % 1_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Micrograms of a mass as it is written.
fn mass(text: &str) -> Option<u64> {
    let text = text.trim();
    let at = text.find(|one: char| one.is_alphabetic() || one == 'µ')?;
    let (number, unit) = text.split_at(at);
    let factor = match unit {
        "g" => 1e6,
        "mg" => 1e3,
        "mcg" | "ug" | "µg" | "microgram" | "micrograms" => 1.0,
        _ => return None,
    };
    whole(positive(number.trim())? * factor, MICROGRAMS_AT_MOST)
}

fn positive(text: &str) -> Option<f64> {
    let value: f64 = text.replace(',', ".").parse().ok()?;
    (value.is_finite() && value > 0.0).then_some(value)
}

/// A value that is whole but for the rounding of binary fractions.
fn whole(value: f64, most: f64) -> Option<u64> {
    let near = value.round();
    let fits =
        value.is_finite() && near >= 1.0 && near <= most && (value - near).abs() < 1e-6 * near.max(1.0);
    // Between 1 and 10^8.
    fits.then_some(near as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strength_is_read_as_on_the_packet_and_written_back() {
        for (text, strength, back) in [
            ("500 mg", Strength::Piece(500_000), "500 mg"),
            ("1 g", Strength::Piece(1_000_000), "1000 mg"),
            ("12,5mg", Strength::Piece(12_500), "12.5 mg"),
            ("25 mcg/h", Strength::Hourly(25), "25 mcg/h"),
            (
                "120 mg/5 ml",
                Strength::Volume {
                    micrograms: 120_000,
                    microlitres: 5_000,
                },
                "120 mg/5 ml",
            ),
            (
                "25 mg/ml",
                Strength::Volume {
                    micrograms: 25_000,
                    microlitres: 1_000,
                },
                "25 mg/1 ml",
            ),
        ] {
            let parsed = Strength::parse(text).unwrap();
            assert_eq!((parsed, parsed.to_string().as_str()), (strength, back));
            assert_eq!(Strength::parse(back).unwrap(), strength);
        }
        for wrong in [
            "",
            "mg",
            "500",
            "0 mg",
            "-5 mg",
            "NaN mg",
            "inf g",
            "5 kg",
            "5 mg/0 ml",
            "5 mg/l",
            "1e30 g",
        ] {
            assert!(Strength::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_dose_is_refused_where_it_cannot_be_meant_and_its_unit_must_fit() {
        for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY, 10_001.0, 0.0004] {
            assert!(Quantity::new(wrong, DoseUnit::Piece).is_err(), "{wrong}");
        }
        let tablets = |n| Quantity::new(n, DoseUnit::Piece).unwrap();
        let ml = |n| Quantity::new(n, DoseUnit::Millilitre).unwrap();
        let piece = Strength::parse("500 mg").ok();
        let syrup = Strength::parse("120 mg/5 ml").ok();
        assert_eq!(tablets(1.5).of(piece).unwrap(), Some(750_000));
        assert_eq!(ml(7.5).of(syrup).unwrap(), Some(180_000));
        assert_eq!(
            Quantity::new(250.0, DoseUnit::Milligram)
                .unwrap()
                .of(syrup)
                .unwrap(),
            Some(250_000)
        );
        assert_eq!(
            tablets(1.0).of(None).unwrap(),
            None,
            "an unknown strength is not nothing"
        );
        assert!(ml(5.0).of(piece).is_err() && tablets(1.0).of(syrup).is_err());
    }
}
