//! Answers to the messages' questions, kept as they were given.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::content::{Language, Library};
use crate::error::{Error, Result};
use crate::store::{Kind, Operation, Reader, Writer, date, day_number, millis, params};
use crate::time::Moment;

/// An answer in the change log.
pub(crate) const ANSWER: Kind = Kind(45);

/// An answer that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// The choice, from 0.
    pub choice: u8,
    /// Whether it was right by the content of that day.
    pub right: bool,
    /// The civil day.
    pub day: NaiveDate,
}

/// Keeps the answer to a message's question and says whether it was right.
///
/// # Errors
/// [`Error::NotFound`] for a message that the library does not have, [`Error::Invalid`] where it asks nothing or has
/// no such choice, or a failure of the file.
pub fn answer(
    tx: &Writer<'_>,
    moment: &Moment,
    library: &Library,
    message: &str,
    choice: u8,
) -> Result<bool> {
    let message = library
        .message(message)
        .ok_or(Error::NotFound { what: "message" })?;
    let question = message.text(Language::En).question.as_ref();
    let Some((question, right)) = question.zip(message.right) else {
        return Err(Error::invalid("message", "one with a question"));
    };
    if usize::from(choice) >= question.choices.len() {
        return Err(Error::invalid("choice", "one of the question's choices, from 0"));
    }
    let right = choice == right;
    tx.insert(
        ANSWER,
        1,
        Operation::Added,
        "INSERT INTO question_answer (message, content, choice, correct, day, at, zone, offset) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            message.id,
            library.version(),
            choice,
            right,
            day_number(moment.today),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
        ],
    )?;
    Ok(right)
}

/// The messages whose questions were answered on the days from `from` to `to`.
///
/// # Errors
/// When the file cannot be read.
pub fn answered(reader: &Reader<'_>, from: NaiveDate, to: NaiveDate) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let sql = "SELECT message FROM question_answer WHERE day BETWEEN ?1 AND ?2";
    reader.each(sql, params![day_number(from), day_number(to)], |row| {
        found.insert(row.get_unwrap(0));
        Ok(())
    })?;
    Ok(found)
}

/// Every answer, by message, in the order they were given.
///
/// # Errors
/// When the file cannot be read.
pub fn answers(reader: &Reader<'_>) -> Result<BTreeMap<String, Vec<Given>>> {
    let mut found: BTreeMap<String, Vec<Given>> = BTreeMap::new();
    let sql = "SELECT message, choice, correct, day FROM question_answer ORDER BY row";
    reader.each(sql, [], |row| {
        let given = Given {
            choice: row.get_unwrap(1),
            right: row.get_unwrap(2),
            day: date(row.get_unwrap(3)),
        };
        found.entry(row.get_unwrap(0)).or_default().push(given);
        Ok(())
    })?;
    Ok(found)
}
