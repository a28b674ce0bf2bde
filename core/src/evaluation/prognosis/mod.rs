//! Judging the expected course on people whose outcome is known. It fits and checks; what ships is read by
//! `recommender`, and nothing here decides about a plan.

mod clusters;
mod figures;
mod folds;
mod logistic;
mod models;
mod people;
mod report;

pub use figures::{Figure, Figures};
pub use report::{
    Applied, Fifth, Made, PrognosisReport, WeightsCompared, apply_prototypes, judge_prognosis,
    make_prototypes,
};
