//! Judging the core on people of a cohort file: a plan for everyone, an independent audit, counts.
//!
//! Never on a phone: it can assume a negative screening, because no cohort holds a screening interview. It reads
//! self-report columns only; what an examiner found is never looked at.

mod cohort;
mod coverage;
mod draw;
mod learning;
mod made_export;
mod plans;
mod prognosis;
pub mod scenario;
mod variety;

pub use cohort::{Answers, Cohort, Person};
pub use coverage::{CoverageReport, Empty, Extent, NotFull, Place, Tools, judge_coverage};
pub use learning::{Arm, LearningReport, Span, judge_learning};
pub use made_export::MadeExport;
pub use plans::{Judged, PlanReport, Shelves, judge_plans};
pub use prognosis::{
    Applied, Fifth, Figure, Figures, Made, PrognosisReport, WeightsCompared, apply_prototypes,
    judge_prognosis, make_prototypes,
};
pub use variety::{VarietyReport, judge_variety};
