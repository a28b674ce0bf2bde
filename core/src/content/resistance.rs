//! What is pulled or lifted beyond the body's own weight.

use serde::{Deserialize, Serialize};

/// The colours of elastic bands from light to heavy, as the maker of the most common ones orders them (Thera-Band
/// Academy, frequently asked questions: tan and yellow light, red and green medium, blue, black and beyond heavy).
/// Other makers order theirs otherwise, so whoever reads a colour is told to look at the packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BandColour {
    /// The lightest that we hand out.
    Yellow,
    /// Light to medium.
    Red,
    /// Medium.
    Green,
    /// Heavy.
    Blue,
    /// The heaviest that we hand out.
    Black,
}

impl BandColour {
    /// Every colour, the lightest first.
    pub const ALL: [Self; 5] = [Self::Yellow, Self::Red, Self::Green, Self::Blue, Self::Black];
}

/// What an exercise is loaded with, from the lightest to the heaviest that makes sense in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resistance {
    /// Nothing but the body.
    #[default]
    None,
    /// An elastic band.
    Band([BandColour; 2]),
    /// A weight in kilograms, 1 to 32 in all.
    WeightKg([u8; 2]),
}

impl Resistance {
    /// What is not sane about it.
    pub(super) fn fault(self) -> Option<&'static str> {
        match self {
            Self::Band([from, to]) if from > to => Some("band: the lightest first"),
            Self::WeightKg([from, to]) if from == 0 || from > to || to > 32 => {
                Some("weight_kg: 1 to 32, the lightest first")
            }
            _ => None,
        }
    }
}
