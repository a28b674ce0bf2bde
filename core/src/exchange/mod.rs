//! What enters and leaves the phone in a file: importers, Apple Health first. It sends nothing and writes no HTML.

mod apple_date;
mod apple_file;
mod apple_health;
mod medicines;
mod report;

#[cfg(test)]
mod tests;

pub use apple_file::{Progress, import_apple_health};
pub use apple_health::{Brought, ReadOutcome, SampleSink, SetAside, read_apple_health};
pub use medicines::{MedicineFacts, MedicineReport};
pub use report::{
    Compared, Course, DangerSigns, FunctionChange, Line, Mean, Origin, Report, report, report_reaches,
};
