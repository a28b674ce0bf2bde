//! What must hold for the shipped content, and for any content that is loaded.

mod care;
mod coverage;
mod faults;
mod questions;
mod readability;
mod tool_faults;
