//! Medicines that ask whether their times go with the phone into another zone.

use chrono::TimeDelta;
use lissom::medication::{self, DoseState, KeptMedicine, PlannedDose, ZoneQuestion};
use lissom::store::CommandId;
use lissom::time::Moment;
use serde::{Deserialize, Serialize};

use super::Medication;
use super::planning::regimen_id;
use crate::error::Result;
use crate::words::{Words, place_of};

/// How far ahead the next dose is looked for, in days: medicines that are taken once in a month are told too.
const AHEAD_DAYS: i64 = 40;

/// What a medicine asks because the phone came into another zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, uniffi::Record)]
pub struct ZoneQuestionCard {
    /// The regimen that asks.
    pub regimen: String,
    /// The medicine's id.
    pub medicine: String,
    /// What is asked, in sentences.
    pub text: Vec<String>,
    /// What the answer "follow" says.
    pub follow: String,
    /// What the answer "stay" says.
    pub stay: String,
}

#[uniffi::export]
impl Medication {
    /// The medicines that ask whether their times go with the phone into the zone it has come to. Ask for it when the zone
    /// changed and when the app opens. Until it is answered they keep their clock.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn zone_questions(&self) -> Result<Vec<ZoneQuestionCard>> {
        self.opened.speak(|core, words| {
            core.read(|reader, moment| {
                let questions = core.zone_questions(reader, moment)?;
                if questions.is_empty() {
                    return Ok(Vec::new());
                }
                let until = moment.at() + TimeDelta::days(AHEAD_DAYS);
                let planned = core.planned_doses(reader, moment, moment.at(), until)?;
                let courses = medication::regimens(reader)?;
                let mut cards = Vec::with_capacity(questions.len());
                for asked in &questions {
                    let course = courses.iter().find(|course| course.id == asked.regimen);
                    let Some(kept) = course.and_then(|course| course.newest()) else {
                        continue;
                    };
                    let medicine = medication::medicine_of(reader, kept.regimen.medicine)?;
                    cards.push(card(words, asked, &medicine, &planned, moment));
                }
                Ok(cards)
            })
        })
    }

    /// Answers one: `follow` takes the clock where the phone is from now on, otherwise it keeps its own until the phone
    /// comes into yet another zone.
    ///
    /// # Errors
    /// `NotFound` for a regimen that there is not or that asks nothing.
    pub fn answer_zone(&self, command_id: String, regimen: String, follow: bool) -> Result<()> {
        self.opened.change(|core| {
            let id = CommandId::parse(&command_id)?;
            core.answer_zone(id, regimen_id(&regimen)?, follow)
        })
    }
}

fn card(
    words: Words,
    asked: &ZoneQuestion,
    kept: &KeptMedicine,
    planned: &[PlannedDose],
    moment: &Moment,
) -> ZoneQuestionCard {
    let (here, there) = (place_of(&asked.entered), place_of(&asked.stays));
    let args = [
        ("medicine", kept.medicine.name.clone().into()),
        ("here", here.clone().into()),
        ("there", there.clone().into()),
    ];
    let mut text = vec![words.say("zone-question", &args)];
    let next = |dose: &&PlannedDose| dose.regimen == asked.regimen && dose.state == DoseState::Upcoming;
    if let Some(next) = planned.iter().find(next) {
        let civil = moment.zone().civil(next.at);
        let when = words.day_and_time(civil.date(), civil.time(), moment.civil().date());
        text.push(words.say("zone-question-next", &[("when", when.into())]));
    }
    text.push(words.say("zone-unsure", &[]));
    ZoneQuestionCard {
        regimen: asked.regimen.0.to_string(),
        medicine: kept.id.0.to_string(),
        text,
        follow: words.say("zone-follow", &[("here", here.into())]),
        stay: words.say("zone-stay", &[("there", there.into())]),
    }
}
