//! The report for a clinician as one self-contained page, and a week as a picture. It draws; it decides nothing.

mod chart;
mod medicines;
mod page;
mod sheet_page;
#[cfg(test)]
mod tests;
mod week_picture;

pub(crate) use page::{Page, WeekLines, page};
pub(crate) use sheet_page::sheet_page;
pub use week_picture::week_picture;

/// Text as it may stand in HTML and SVG.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
