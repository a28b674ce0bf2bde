//! Medicines: what the person has, what they took, and what is said before the next dose, by active ingredient across
//! products.
//!
//! It informs: it never moves a dose, never says "take it", and never stands in the way of recording what was taken.

mod asked;
mod caution;
mod check;
mod dose;
mod formulary;
mod history;
mod keep;
mod limits;
mod medicine;
mod opioid;
mod question;
mod rules;
mod strength;

#[cfg(test)]
mod tests;

pub use asked::{answer_questions, answers, clinician_limits, keep_clinician_limit, person};
pub use caution::{Caution, is_drowsy, is_tapered};
pub use check::{Answer, Asked, Outcome, Person, Reason, check};
pub use dose::{Dose, Flag};
pub use formulary::{Formulary, Product};
pub use history::{History, Intake};
pub use keep::{
    DoseId, KeptDose, KeptMedicine, MedicineId, add_medicine, change_medicine, correct_dose, dose_versions,
    doses, history, mark_dose_in_error, medicine_of, medicines, record_dose,
};
pub use limits::{Limit, LimitOrigin};
pub use medicine::{Form, Ingredient, Medicine, Route};
pub use opioid::{Equivalents, equivalents};
pub use question::{Question, QuestionAnswers};
pub use rules::{Class, Rules};
pub use strength::{DoseUnit, Quantity, Strength};

/// The room's first tables, one part of a migration step.
pub const SCHEMA: &str = include_str!("schema.sql");
