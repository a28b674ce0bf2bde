//! A cohort file's people as profiles. Missing answers stay missing.
//!
//! The columns are those of the Danish chiropractic cohort (Nielsen, Kent, Vach, Kongsted et al. 2016-2017). How its
//! questions stand in for ours is our own reading: FABQ items 2 to 5 for fear, the share of Roland-Morris items for
//! hindrance, "able to decrease the pain" for confidence, mood items 1 and 2 for the short mood screen, item 9 for
//! sleep.

use std::io::Read;

use serde::Serialize;
use uuid::Uuid;

use crate::error::{Error, ImportError, Result};
use crate::profile::{EpisodeDuration, LegPain, PreviousEpisodes, Profile, Sex, SickLeave, WorkLoad};

const FILE: &str = "cohort";

/// Which of the answers a plan may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answers {
    /// Every self-report column.
    AllSelfReport,
    /// Only what the first twelve questions ask.
    TwelveQuestions,
}

/// The people of a file.
#[derive(Debug, Clone)]
pub struct Cohort {
    /// In the file's order.
    pub people: Vec<Person>,
}

/// One person of a cohort.
#[derive(Debug, Clone)]
pub struct Person {
    /// The file's row number for the person.
    pub id: String,
    /// What they answered.
    pub profile: Profile,
    /// The short mood screen, where its items were answered.
    pub low_mood: Option<bool>,
    /// The short mood screen's score, 0 to 6, where its items were answered.
    pub mood_score: Option<u8>,
    /// Disability after three months, 0 to 100, where it was answered.
    pub disability_3_months: Option<f64>,
    /// 32 bits of a digest over the whole row, to know again whose row was learned from.
    pub mark: u32,
}

impl Cohort {
    /// Reads a file.
    ///
    /// # Errors
    /// [`ImportError`] when it is no such table, or [`Error::Invalid`] naming column and row of a value outside its
    /// range.
    pub fn read(file: impl Read, answers: Answers) -> Result<Self> {
        let mut reader = csv::Reader::from_reader(file);
        let headers = reader
            .headers()
            .map_err(|_| malformed("a table with a header", 0))?
            .clone();
        if headers.iter().all(|name| name != "id") {
            return Err(malformed("a column id", 0));
        }
        let mut people = Vec::new();
        for (row, record) in reader.records().enumerate() {
            let offset = |e: &csv::Error| e.position().map_or(0, csv::Position::byte);
            let record = record.map_err(|e| malformed("a row as long as the header", offset(&e)))?;
            let cells = Cells {
                headers: &headers,
                record: &record,
                row: row + 1,
            };
            people.push(cells.person(answers)?);
        }
        Ok(Self { people })
    }
}

fn malformed(expected: &'static str, offset: u64) -> Error {
    ImportError::Malformed {
        file: FILE,
        expected,
        offset,
    }
    .into()
}

struct Cells<'a> {
    headers: &'a csv::StringRecord,
    record: &'a csv::StringRecord,
    row: usize,
}

impl Cells<'_> {
    fn text(&self, column: &str) -> &str {
        let place = self.headers.iter().position(|name| name == column);
        place.and_then(|place| self.record.get(place)).unwrap_or("")
    }

    /// A number within a range; an empty cell or an absent column is missing.
    fn number(&self, column: &str, least: f64, most: f64) -> Result<Option<f64>> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        match text.parse::<f64>() {
            Ok(value) if (least..=most).contains(&value) => Ok(Some(value)),
            _ => Err(Error::invalid(
                format!("{column}, row {}", self.row),
                format!("{least} to {most}, or empty"),
            )),
        }
    }

    fn whole(&self, column: &str, least: u8, most: u8) -> Result<Option<u8>> {
        // Within the range, so it fits.
        Ok(self
            .number(column, f64::from(least), f64::from(most))?
            .map(|value| value.round() as u8))
    }

    fn person(&self, answers: Answers) -> Result<Person> {
        let mut profile = Profile {
            age: self.number("age", 0.0, 120.0)?.map(|years| years as u8),
            episode: self.whole("dlva0", 1, 4)?.map(episode),
            pain_average: self.whole("vasl0", 0, 10)?,
            leg_pain: self.whole("vasb0", 0, 2)?.map(|code| match code {
                0 => LegPain::None,
                1 => LegPain::Mild,
                _ => LegPain::ModerateOrWorse,
            }),
            hindrance: self
                .number("rmprop", 0.0, 100.0)?
                .map(|share| (share / 10.0).round() as u8),
            fear: self.fear()?,
            recovery_expected: self
                .whole("okom0", 0, 1)?
                .map(|unsure| if unsure == 1 { 3 } else { 9 }),
            work_load: self.whole("bfbe0", 1, 4)?.map(|code| match code {
                1 => WorkLoad::Sitting,
                2 => WorkLoad::OnFeet,
                3 => WorkLoad::Light,
                _ => WorkLoad::Heavy,
            }),
            ..Profile::default()
        };
        let (mut low_mood, mut mood_score) = (None, None);
        // The rest is no part of the baseline (`profile::Question::BASELINE`).
        if answers == Answers::AllSelfReport {
            profile.sex = self
                .whole("bsex0", 0, 1)?
                .map(|male| if male == 1 { Sex::Male } else { Sex::Female });
            profile.previous_episodes = self.whole("tlep0", 1, 3)?.map(|code| match code {
                1 => PreviousEpisodes::None,
                2 => PreviousEpisodes::OneToThree,
                _ => PreviousEpisodes::More,
            });
            profile.confidence = self.whole("okon0", 0, 10)?.map(|unable| 10 - unable);
            profile.sleep_trouble = self.whole("mdi9", 0, 5)?.map(|often| often * 2);
            profile.sick_leave = self.whole("dlsy0", 0, 2)?.map(|code| match code {
                0 => SickLeave::None,
                1 => SickLeave::OneToFiveDays,
                _ => SickLeave::More,
            });
            let mood = self.whole("mdi1", 0, 2)?.zip(self.whole("mdi2", 0, 2)?);
            low_mood = mood.map(|(spirits, interest)| spirits + interest >= 3);
            // The file's 0 to 4 on the screen's 0 to 6, its cut-off of 3 at the same place.
            mood_score =
                mood.map(|(spirits, interest)| [0, 1, 2, 4, 6][usize::from((spirits + interest).min(4))]);
        }
        profile.validate()?;
        Ok(Person {
            id: self.text("id").to_owned(),
            profile,
            low_mood,
            mood_score,
            disability_3_months: self.number("rmprop3m", 0.0, 100.0)?,
            mark: self.mark(),
        })
    }

    /// Over every answered column but `id`, by name, numbers as numbers: neither the order of columns nor how a number
    /// is written counts. Over the whole row and cut to 32 bits, so that only who holds the row can know it again, and
    /// nobody can work back from it.
    fn mark(&self) -> u32 {
        let mut cells: Vec<(&str, String)> = self
            .headers
            .iter()
            .zip(self.record)
            .filter(|(name, text)| *name != "id" && !text.is_empty())
            .map(|(name, text)| match text.parse::<f64>() {
                Ok(number) => (name, number.to_string()),
                Err(_) => (name, text.to_owned()),
            })
            .collect();
        cells.sort_unstable();
        let row: String = cells
            .iter()
            .map(|(name, value)| format!("{name}={value}\n"))
            .collect();
        let digest = Uuid::new_v5(&Uuid::NAMESPACE_OID, row.as_bytes());
        // The first 32 of its bits.
        (digest.as_u128() >> 96) as u32
    }

    /// FABQ's physical-activity items, 0 to 24, brought to 0 to 10; missing when one of them is.
    fn fear(&self) -> Result<Option<u8>> {
        let mut sum = 0;
        for column in ["fabq20", "fabq30", "fabq40", "fabq50"] {
            match self.whole(column, 0, 6)? {
                Some(value) => sum += u32::from(value),
                None => return Ok(None),
            }
        }
        Ok(u8::try_from((sum * 10 + 12) / 24).ok())
    }
}

/// The cohort's bands; "one to three months" is taken for six to twelve weeks, as most of it is.
fn episode(code: u8) -> EpisodeDuration {
    match code {
        1 => EpisodeDuration::UnderTwoWeeks,
        2 => EpisodeDuration::TwoToFourWeeks,
        3 => EpisodeDuration::SixToTwelveWeeks,
        _ => EpisodeDuration::OverTwelveWeeks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "id,age,vasl0,dlva0,okom0,okon0,fabq20,fabq30,fabq40,fabq50,mdi1,mdi2,facetsit";

    fn read(rows: &str, answers: Answers) -> Result<Cohort> {
        Cohort::read(format!("{HEADER}\n{rows}\n").as_bytes(), answers)
    }

    #[test]
    fn missing_answers_stay_missing_and_twelve_questions_ask_less() {
        let row = "7,49.5,6.0,1.0,1.0,3.0,6,6,6,6,2,2,1";
        let all = read(row, Answers::AllSelfReport).unwrap().people.remove(0);
        assert_eq!(
            (all.profile.age, all.profile.pain_average, all.profile.fear),
            (Some(49), Some(6), Some(10))
        );
        assert_eq!((all.profile.confidence, all.low_mood), (Some(7), Some(true)));
        let twelve = read(row, Answers::TwelveQuestions).unwrap().people.remove(0);
        assert_eq!((twelve.profile.confidence, twelve.low_mood), (None, None));
        let empty = read("8,,,,,,,1,1,1,,,", Answers::AllSelfReport)
            .unwrap()
            .people
            .remove(0);
        assert_eq!(empty.profile, Profile::default());
    }

    #[test]
    fn a_row_is_known_again_whatever_its_number_and_the_way_its_cells_are_written() {
        let mark = |row| read(row, Answers::TwelveQuestions).unwrap().people.remove(0).mark;
        let one = mark("7,49.5,6.0,1.0,1.0,3.0,6,6,6,6,2,2,1");
        assert_eq!(one, mark("8,49.50,6,1,1,3,6,6,6,6,2,2,1.0"));
        assert_ne!(one, mark("7,49.5,6.0,1.0,1.0,3.0,6,6,6,6,2,2,"));
    }

    #[test]
    fn a_value_out_of_range_is_named_by_column_and_row_and_never_repeated() {
        let error = read("7,49.5,61.25,1,1,3,6,6,6,6,2,2,1", Answers::AllSelfReport).unwrap_err();
        assert_eq!(error.to_string(), "vasl0, row 1: 0 to 10, or empty");
        assert!(read("7,49.5", Answers::AllSelfReport).is_err());
        assert!(Cohort::read("a,b\n1,2\n".as_bytes(), Answers::AllSelfReport).is_err());
    }
}
