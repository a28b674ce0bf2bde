//! Keeping raw answers: with the instrument, the version of its scoring and the language. Scores are made again.

use chrono::NaiveDate;

use super::definition::Instruments;
use super::next_step::{NextStep, next_step};
use super::score::{Score, score};
use crate::content::Language;
use crate::error::Result;
use crate::store::{Kind, Operation, Reader, Writer, date, day_number, from_json, millis, params, to_json};
use crate::time::Moment;

/// A response in the change log.
pub(crate) const RESPONSE: Kind = Kind(40);

/// A mood screen is believed for so long. Ours: mood changes, and the plan must not hang on last year's.
const DAYS_A_MOOD_SCREEN_STANDS: i64 = 28;

/// A kept response.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptResponse {
    /// The instrument.
    pub instrument: String,
    /// The civil day.
    pub day: NaiveDate,
    /// The raw answers.
    pub answers: Vec<Option<u8>>,
    /// The score; none of an unfinished one.
    pub score: Option<Score>,
}

/// Keeps answers and says what comes next. Unfinished answers are kept as a draft and never scored.
///
/// # Errors
/// [`Error::NotFound`](crate::Error::NotFound) for an unknown instrument, [`Error::Invalid`](crate::Error::Invalid)
/// naming the item, or when the file cannot be written.
pub fn keep(
    tx: &Writer<'_>,
    moment: &Moment,
    instruments: &Instruments,
    id: &str,
    language: Language,
    answers: &[Option<u8>],
) -> Result<NextStep> {
    let instrument = instruments.instrument(id)?;
    let scored = score(instrument, answers)?.ok();
    tx.insert(
        RESPONSE,
        1,
        Operation::Added,
        "INSERT INTO instrument_response (instrument, scoring, language, day, at, zone, offset, finished, body) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            id,
            instruments.version,
            language.tag(),
            day_number(moment.today),
            millis(moment.at()),
            tx.zone_number(&moment.stamp.zone)?,
            moment.stamp.offset_seconds,
            scored.is_some(),
            to_json(answers)?
        ],
    )?;
    Ok(next_step(instrument, answers, scored.as_ref()))
}

/// The finished responses of an instrument, oldest first, scored by today's definition.
///
/// # Errors
/// When the file cannot be read.
pub fn responses(reader: &Reader<'_>, instruments: &Instruments, id: &str) -> Result<Vec<KeptResponse>> {
    let instrument = instruments.instrument(id)?;
    let mut found = Vec::new();
    let sql = "SELECT day, body FROM instrument_response WHERE instrument = ?1 AND finished = 1 ORDER BY row";
    reader.each(sql, params![id], |row| {
        let body: String = row.get_unwrap(1);
        let answers: Vec<Option<u8>> = from_json(&body)?;
        let score = score(instrument, &answers)?.ok();
        found.push(KeptResponse {
            instrument: id.to_owned(),
            day: date(row.get_unwrap(0)),
            answers,
            score,
        });
        Ok(())
    })?;
    Ok(found)
}

/// Whether the newest short mood screen of the last weeks was positive; `None` without one.
///
/// # Errors
/// When the file cannot be read.
pub fn low_mood(reader: &Reader<'_>, moment: &Moment, instruments: &Instruments) -> Result<Option<bool>> {
    Ok(mood_screen(reader, moment, instruments)?.map(|score| score.cut_off.is_some()))
}

/// The score of the newest short mood screen of the last weeks, 0 to 6; `None` without one.
///
/// # Errors
/// When the file cannot be read.
pub fn mood_screen(reader: &Reader<'_>, moment: &Moment, instruments: &Instruments) -> Result<Option<Score>> {
    let newest = responses(reader, instruments, "phq-2")?.pop();
    Ok(newest
        .filter(|response| (moment.today - response.day).num_days() <= DAYS_A_MOOD_SCREEN_STANDS)
        .and_then(|response| response.score))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::store::{self, Command, CommandId, OpenMode, Step, Store};
    use crate::time::{DayRules, WorkPattern, ZoneDatabase};

    const STEPS: &[Step] = &[Step {
        sql: &[store::SCHEMA, super::super::SCHEMA],
    }];

    #[test]
    fn a_mood_screen_counts_when_it_is_finished_and_for_four_weeks() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("care.db"), None, OpenMode::Foreground, STEPS).unwrap();
        let zone = ZoneDatabase::open().unwrap().zone("Europe/Oslo").unwrap();
        let at = "2026-11-24T10:00:00Z".parse().unwrap();
        let moment = Moment::new(at, zone, DayRules::default(), WorkPattern::Fixed);
        let instruments = Instruments::shipped().unwrap();
        let answer = |n: &str, answers: &[Option<u8>]| {
            let command = Command::new(CommandId::derived(n, "test"), "test");
            store
                .write(&command, |tx| {
                    keep(tx, &moment, &instruments, "phq-2", Language::Nb, answers)
                })
                .unwrap()
        };
        let mood = |moment: &Moment| {
            store
                .read(|reader| low_mood(reader, moment, &instruments))
                .unwrap()
        };
        assert_eq!(mood(&moment), None);
        assert_eq!(answer("1", &[Some(3), None]), NextStep::None);
        assert_eq!(mood(&moment), None, "a draft says nothing");
        assert_eq!(answer("2", &[Some(2), Some(2)]), NextStep::OfferPhq8);
        assert_eq!(mood(&moment), Some(true));
        assert_eq!(mood(&moment.moved_to(at + TimeDelta::days(28))), Some(true));
        assert_eq!(mood(&moment.moved_to(at + TimeDelta::days(29))), None);
    }
}
