//! Medicines: what the person has, what they took, and what is said before the next dose, by active ingredient across
//! products.
//!
//! It informs: it never moves a dose, never says "take it", and never stands in the way of recording what was taken.

mod adherence;
mod asked;
mod caution;
mod check;
mod clocks;
mod dose;
mod due;
mod formulary;
mod history;
mod keep;
mod keep_plan;
mod late;
mod limits;
mod medicine;
mod opioid;
mod question;
mod regimen;
mod rules;
mod stock;
mod strength;
mod use_of;

#[cfg(test)]
mod tests;

pub use adherence::{Adherence, adherence};
pub use asked::{answer_questions, answers, clinician_limits, keep_clinician_limit, person};
pub use caution::{Caution, is_drowsy, is_tapered};
pub use check::{Answer, Asked, Outcome, Person, Reason, check};
pub use clocks::{Clocks, ZoneQuestion, answer_zone, clocks, note_zone};
pub use dose::{Dose, Flag, flags};
pub use due::{DoseEvent, DoseState, Life, Paused, PlannedDose, SkipReason, fulfils, planned};
pub use formulary::{Formulary, Product};
pub use history::{History, Intake};
pub use keep::{
    DoseId, KeptDose, KeptMedicine, MedicineId, add_medicine, change_medicine, correct_dose, dose_versions,
    doses, history, history_over, mark_dose_in_error, medicine_of, medicines, record_dose,
};
pub use keep_plan::{
    EventId, OfMedicine, begin_regimen, change_regimen, dose_events, end_regimen, keep_side_effect,
    keep_stock, regimens, say_of_dose, side_effects, stock_events, take_back, take_back_of_medicine,
};
pub use late::{LateAdvice, late_advice};
pub use limits::{Limit, LimitOrigin};
pub use medicine::{Form, Ingredient, Medicine, Route};
pub use opioid::{Equivalents, equivalents};
pub use question::{Question, QuestionAnswers};
pub use regimen::{Dosage, KeptRegimen, Regimen, RegimenCourse, RegimenId};
pub use rules::{Class, Rules};
pub use stock::{RunOut, Stock, StockEvent, run_out, stock, units_of};
pub use strength::{DoseUnit, Quantity, Strength};
pub use use_of::{SideEffect, StrongUse, UseOf, ran_out_early, strong_use, uses};

/// The room's first tables, one part of a migration step.
pub const SCHEMA: &str = include_str!("schema.sql");

/// How medicines are planned, what was said of a planned dose, stock and side effects: part of a later migration step.
pub const PLAN_SCHEMA: &str = include_str!("regimen.sql");

/// Where the clocks of regimens have been: part of a later migration step.
pub const CLOCKS_SCHEMA: &str = include_str!("clocks.sql");
