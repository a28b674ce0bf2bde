//! A medicine that the person has: ingredients with strength, form, route.

use serde::{Deserialize, Serialize};

use super::formulary::Formulary;
use super::strength::{Quantity, Strength};
use crate::error::{Error, Result};

/// The longest name, in characters.
const NAME_AT_MOST: usize = 120;
/// Ingredients of one medicine at most.
const INGREDIENTS_AT_MOST: usize = 8;
/// The longest that a patch is worn: four weeks. Ours, above every patch there is.
pub(super) const WORN_AT_MOST: u16 = 28 * 24;

/// What a medicine looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Form {
    Tablet,
    Capsule,
    Sachet,
    Liquid,
    Suppository,
    Patch,
    Gel,
    Injection,
    Other,
}

/// How it enters the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// By mouth.
    Oral,
    /// As a suppository.
    Rectal,
    /// Through the skin into the whole body, by a patch.
    Transdermal,
    /// On the skin, for what lies under it.
    Topical,
    /// By injection.
    Injection,
    /// Any other way.
    Other,
}

impl Route {
    /// Whether it reaches the whole body. A gel does so a little; rules that are about gels say so themselves.
    pub fn is_systemic(self) -> bool {
        self != Self::Topical
    }
}

/// An active ingredient of a medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ingredient {
    /// The ingredient: its id in the formulary, or its name as the person entered it, in lower case.
    pub substance: String,
    /// How much; unknown where the person did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
}

/// A medicine that the person has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Medicine {
    /// What the person calls it, 1 to 120 characters.
    pub name: String,
    /// Its active ingredients, 1 to 8; all of a combination.
    pub ingredients: Vec<Ingredient>,
    /// What it looks like.
    pub form: Form,
    /// How it enters the body.
    pub route: Route,
    /// Its ATC code, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub atc: Option<String>,
    /// Gives its ingredient off slowly: the usual limits do not hold for it.
    #[serde(default)]
    pub modified_release: bool,
    /// Prescribed, not bought.
    #[serde(default)]
    pub prescribed: bool,
    /// How many hours a patch is worn, as its leaflet says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worn_hours: Option<u16>,
}

impl Medicine {
    /// Checks every field, and writes ingredients and code as the formulary does.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the field.
    pub fn validated(mut self, formulary: &Formulary) -> Result<Self> {
        self.name = self.name.trim().to_owned();
        named("medicine.name", &self.name)?;
        if !(1..=INGREDIENTS_AT_MOST).contains(&self.ingredients.len()) {
            return Err(Error::invalid("medicine.ingredients", "1 to 8"));
        }
        for (place, ingredient) in self.ingredients.iter_mut().enumerate() {
            ingredient.substance = formulary.substance_of(&ingredient.substance);
            if !(1..=NAME_AT_MOST).contains(&ingredient.substance.chars().count()) {
                let field = format!("medicine.ingredients[{place}].substance");
                return Err(Error::invalid(field, "1 to 120 characters"));
            }
            let hourly = matches!(ingredient.strength, Some(Strength::Hourly(_)));
            if hourly && self.form != Form::Patch {
                let field = format!("medicine.ingredients[{place}].strength");
                return Err(Error::invalid(field, "by the hour for a patch only"));
            }
        }
        let mut substances: Vec<&str> = self
            .ingredients
            .iter()
            .map(|one| one.substance.as_str())
            .collect();
        substances.sort_unstable();
        if substances.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(Error::invalid("medicine.ingredients", "each ingredient once"));
        }
        if let Some(code) = &mut self.atc {
            *code = code.trim().to_ascii_uppercase();
            if !is_atc(code) {
                return Err(Error::invalid("medicine.atc", "an ATC code, such as N02BE01"));
            }
        }
        if self
            .worn_hours
            .is_some_and(|hours| hours == 0 || hours > WORN_AT_MOST)
        {
            return Err(Error::invalid("medicine.worn_hours", "1 to 672"));
        }
        Ok(self)
    }

    /// Micrograms of each ingredient in a dose (a patch: micrograms an hour); none where it cannot be told.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `dose.unit`: milligrams of a combination, millilitres of tablets.
    pub fn amounts(&self, dose: Quantity) -> Result<Vec<(&str, Option<u64>)>> {
        if dose.unit == super::DoseUnit::Milligram && self.ingredients.len() > 1 {
            return Err(Error::invalid(
                "dose.unit",
                "pieces or millilitres, for several ingredients",
            ));
        }
        self.ingredients
            .iter()
            .map(|one| Ok((one.substance.as_str(), dose.of(one.strength)?)))
            .collect()
    }

    /// Whether a patch gives its ingredient off by the hour.
    pub fn is_hourly(&self) -> bool {
        self.ingredients
            .iter()
            .any(|one| matches!(one.strength, Some(Strength::Hourly(_))))
    }
}

/// Whether a text has the form of an ATC code of any level: `N`, `N02`, `N02B`, `N02BE`, `N02BE01`.
pub(super) fn is_atc(code: &str) -> bool {
    const PATTERN: [u8; 7] = *b"A00AA00";
    let bytes = code.as_bytes();
    matches!(bytes.len(), 1 | 3 | 4 | 5 | 7)
        && bytes.iter().zip(PATTERN).all(|(one, like)| match like {
            b'A' => one.is_ascii_uppercase(),
            _ => one.is_ascii_digit(),
        })
}

pub(super) fn named(field: &'static str, text: &str) -> Result<()> {
    if (1..=NAME_AT_MOST).contains(&text.chars().count()) {
        Ok(())
    } else {
        Err(Error::invalid(field, "1 to 120 characters"))
    }
}
