//! Writing to the terminal. A closed pipe ends the output, not the program with a panic.

use std::io::Write;

use serde::Serialize;

use crate::Fallible;

/// Characters in a line: as wide as a page is read with ease.
const WIDTH: usize = 96;

/// Prints a line.
pub(crate) fn line(text: impl AsRef<str>) {
    // A reader that went away (`| head`) wants no more.
    let _ = writeln!(std::io::stdout().lock(), "{}", text.as_ref());
}

/// Prints an empty line.
pub(crate) fn gap() {
    line("");
}

/// Prints a heading.
pub(crate) fn heading(text: &str) {
    gap();
    line(text);
    line("-".repeat(text.chars().count()));
}

/// Prints a paragraph, wrapped for reading. The lines of a point hang under its words, not under its mark.
pub(crate) fn paragraph(indent: usize, text: &str) {
    let hang = if text.starts_with(['·', '→']) { 2 } else { 0 };
    let mut indent = indent;
    let mut current = String::new();
    let mut begun = false;
    for word in text.split_whitespace() {
        let length = indent + current.chars().count() + 1 + word.chars().count();
        if !current.is_empty() && length > WIDTH {
            line(format!("{:indent$}{current}", ""));
            current.clear();
            if !begun {
                indent += hang;
                begun = true;
            }
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(word);
    }
    if !current.is_empty() {
        line(format!("{:indent$}{current}", ""));
    }
}

/// Prints a record as JSON.
pub(crate) fn json(record: &impl Serialize) -> Fallible {
    let text = serde_json::to_string_pretty(record).map_err(|_| "the record cannot be written as JSON")?;
    line(text);
    Ok(())
}
