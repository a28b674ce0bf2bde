//! The active ingredients and the starter list of products, from data.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::medicine::{Form, Ingredient, Medicine, Route, is_atc};
use super::rules::Class;
use super::strength::Strength;
use crate::error::{Error, Result};

const FILE: &str = "medication/medicines.toml";

/// Active ingredients with their codes and classes, and products to start from.
#[derive(Debug, Clone)]
pub struct Formulary {
    /// The version of the file.
    pub version: String,
    classes: BTreeMap<Class, Vec<String>>,
    substances: BTreeMap<String, Vec<String>>,
    names: BTreeMap<String, String>,
    products: Vec<Product>,
}

/// A product to start from; its name in a language belongs to the one who shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id, such as `paracetamol-500`.
    pub id: String,
    /// The medicine, named by its id.
    pub medicine: Medicine,
    /// Who says so, in full.
    pub sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    sources: BTreeMap<String, String>,
    class: Vec<ClassEntry>,
    substance: Vec<SubstanceEntry>,
    product: Vec<ProductEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassEntry {
    id: Class,
    atc: Vec<String>,
    source: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SubstanceEntry {
    id: String,
    #[serde(default)]
    also: Vec<String>,
    atc: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProductEntry {
    id: String,
    atc: String,
    form: Form,
    route: Route,
    #[serde(default)]
    prescribed: bool,
    ingredients: BTreeMap<String, String>,
    source: Vec<String>,
}

impl Formulary {
    /// The formulary that ships.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its own rules, which a test would have found.
    pub fn shipped() -> Result<Self> {
        Self::parse(include_str!("../../assets/medication/medicines.toml"))
    }

    pub(super) fn parse(text: &str) -> Result<Self> {
        let file: File =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        let cited = |entry: &str, source: &[String]| -> Result<Vec<String>> {
            if source.is_empty() {
                return Err(Error::asset(FILE, entry, "needs a source"));
            }
            source
                .iter()
                .map(|short| file.sources.get(short).cloned())
                .collect::<Option<_>>()
                .ok_or_else(|| Error::asset(FILE, entry, "a source that is not listed"))
        };
        let coded = |entry: &str, codes: &[String]| -> Result<()> {
            if codes.is_empty() || !codes.iter().all(|code| is_atc(code)) {
                return Err(Error::asset(FILE, entry, "needs ATC codes"));
            }
            Ok(())
        };
        let mut formulary = Self {
            version: file.version,
            classes: BTreeMap::new(),
            substances: BTreeMap::new(),
            names: BTreeMap::new(),
            products: Vec::new(),
        };
        for class in file.class {
            let entry = format!("class {:?}", class.id);
            cited(&entry, &class.source)?;
            coded(&entry, &class.atc)?;
            formulary.classes.insert(class.id, class.atc);
        }
        for substance in file.substance {
            coded(&substance.id, &substance.atc)?;
            for name in std::iter::once(&substance.id).chain(&substance.also) {
                if formulary
                    .names
                    .insert(name.clone(), substance.id.clone())
                    .is_some()
                {
                    return Err(Error::asset(FILE, substance.id, "a name that another one has"));
                }
            }
            formulary.substances.insert(substance.id, substance.atc);
        }
        for product in file.product {
            let sources = cited(&product.id, &product.source)?;
            let fault = |reason: String| Error::asset(FILE, product.id.clone(), reason);
            let mut ingredients = Vec::new();
            for (substance, strength) in &product.ingredients {
                if !formulary.substances.contains_key(substance) {
                    return Err(fault(format!("no such ingredient: {substance}")));
                }
                let strength = match strength.as_str() {
                    "" => None,
                    text => Some(Strength::parse(text).map_err(|e| fault(e.to_string()))?),
                };
                ingredients.push(Ingredient {
                    substance: substance.clone(),
                    strength,
                });
            }
            let medicine = Medicine {
                name: product.id.clone(),
                ingredients,
                form: product.form,
                route: product.route,
                atc: Some(product.atc.clone()),
                modified_release: false,
                prescribed: product.prescribed,
                worn_hours: None,
            };
            let medicine = medicine.validated(&formulary).map_err(|e| fault(e.to_string()))?;
            formulary.products.push(Product {
                id: product.id,
                medicine,
                sources,
            });
        }
        Ok(formulary)
    }

    /// The ingredient that a name means: its id where it is known, otherwise the name in lower case.
    pub fn substance_of(&self, name: &str) -> String {
        let name = name.trim().to_lowercase();
        self.names.get(&name).cloned().unwrap_or(name)
    }

    /// Whether the ingredient is known, so that its name can be said in a language.
    pub fn knows(&self, substance: &str) -> bool {
        self.substances.contains_key(substance)
    }

    /// The known ingredients.
    pub fn substances(&self) -> impl Iterator<Item = &str> {
        self.substances.keys().map(String::as_str)
    }

    /// The products to start from.
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// The product with this id.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn product(&self, id: &str) -> Result<&Product> {
        self.products
            .iter()
            .find(|product| product.id == id)
            .ok_or(Error::NotFound { what: "medicine" })
    }

    /// Whether an ingredient belongs to a class by its own codes.
    pub fn substance_is(&self, substance: &str, class: Class) -> bool {
        let codes = self.substances.get(substance);
        codes.is_some_and(|codes| codes.iter().any(|code| self.code_is(code, class)))
    }

    /// Whether a medicine belongs to a class: by an ingredient, or by its own code where that says more.
    pub fn is(&self, medicine: &Medicine, class: Class) -> bool {
        let by_code = medicine
            .atc
            .as_deref()
            .is_some_and(|code| self.code_is(code, class));
        by_code
            || medicine
                .ingredients
                .iter()
                .any(|one| self.substance_is(&one.substance, class))
    }

    /// Whether a medicine has one of these codes, or begins with one: its own, or its ingredients'.
    pub fn has_code(&self, medicine: &Medicine, codes: &[String]) -> bool {
        let begins = |code: &str| codes.iter().any(|prefix| code.starts_with(prefix.as_str()));
        match &medicine.atc {
            Some(code) if begins(code) => true,
            // An ingredient's codes include uses that this product is not for (aspirin against clots); with a code of
            // its own the product has said which.
            Some(code) if code.len() == 7 && medicine.ingredients.len() == 1 => false,
            _ => medicine.ingredients.iter().any(|one| {
                let own = self.substances.get(&one.substance);
                own.is_some_and(|own| own.iter().any(|code| begins(code)))
            }),
        }
    }

    fn code_is(&self, code: &str, class: Class) -> bool {
        let prefixes = self.classes.get(&class);
        prefixes.is_some_and(|prefixes| prefixes.iter().any(|prefix| code.starts_with(prefix.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_formulary_keeps_its_rules() {
        let formulary = Formulary::shipped().unwrap();
        assert!(formulary.products().len() >= 12 && formulary.substances().count() >= 25);
        for product in formulary.products() {
            assert!(!product.sources.is_empty(), "{}", product.id);
        }
        let text = include_str!("../../assets/medication/medicines.toml");
        for (from, to) in [
            ("\"500 mg\"", "\"500\""),
            ("atc = [\"N02BE01\"]", "atc = [\"paracet\"]"),
            ("source = [\"fk-paralgin\"]", "source = []"),
            ("source = [\"fk-paralgin\"]", "source = [\"hearsay\"]"),
            ("id = \"ibuprofen\"", "id = \"paracetamol\""),
        ] {
            assert!(text.contains(from));
            assert!(Formulary::parse(&text.replacen(from, to, 1)).is_err(), "{to}");
        }
    }

    #[test]
    fn an_ingredient_is_known_by_its_other_names_and_a_class_by_the_code_of_what_was_entered_freely() {
        let formulary = Formulary::shipped().unwrap();
        assert_eq!(formulary.substance_of(" Acetaminophen "), "paracetamol");
        assert_eq!(formulary.substance_of("Dexketoprofen"), "dexketoprofen");
        let free = Medicine {
            name: "Enantyum".to_owned(),
            ingredients: vec![Ingredient {
                substance: "Dexketoprofen".to_owned(),
                strength: None,
            }],
            form: Form::Tablet,
            route: Route::Oral,
            atc: Some("m01ae17".to_owned()),
            modified_release: false,
            prescribed: true,
            worn_hours: None,
        };
        let free = free.validated(&formulary).unwrap();
        assert!(formulary.is(&free, Class::Nsaid) && !formulary.is(&free, Class::Opioid));
        let combination = &formulary.product("paralgin-forte").unwrap().medicine;
        for class in [Class::Opioid, Class::Paracetamol] {
            assert!(formulary.is(combination, class), "{class:?}");
        }
    }
}
