//! Who the patient is: the questions, the answers with what they contradict, consents and clinicians' limits.

mod answers;
mod consent;
mod form;
mod vocabulary;

use std::sync::Arc;

use lissom::profile;
use lissom::store::CommandId;
use serde::Serialize;

pub use answers::{Answers, Goal, ShiftOn, WorkPattern};
pub use consent::{ClinicianLimit, Consent, ConsentKind};
pub use form::{DailyQuestion, ProfileForm, ProfileQuestion, QuestionScreen, WeekdayChoice};
pub use vocabulary::{
    ActivityLevel, ActivityLevelChoice, Constraint, ConstraintChoice, Contradiction, Eligibility,
    EpisodeDuration, EpisodeDurationChoice, Equipment, EquipmentChoice, LegPain, LegPainChoice, Mobility,
    MobilityChoice, PreviousEpisodes, PreviousEpisodesChoice, Response, ResponseChoice, Sex, SexChoice,
    Shift, ShiftChoice, SickLeave, SickLeaveChoice, Weekday, WorkLoad, WorkLoadChoice,
};

use crate::civil::CivilDate;
use crate::error::Result;
use crate::self_care::Opened;
use crate::words::{Words, code_of};
use consent::uuid;

/// Two answers that cannot both be true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct ContradictionCard {
    /// Which.
    pub contradiction: Contradiction,
    /// What is asked.
    pub text: String,
}

impl ContradictionCard {
    pub(crate) fn all(words: Words, contradictions: &[profile::Contradiction]) -> Vec<Self> {
        contradictions
            .iter()
            .map(|contradiction| Self {
                contradiction: (*contradiction).into(),
                text: words.say_coded("contradiction", &code_of(contradiction), &[]),
            })
            .collect()
    }
}

/// The answers as they are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct KeptAnswers {
    /// 1 for the first answers; each change makes the next.
    pub version: u32,
    /// The civil day of the answers.
    pub date: CivilDate,
    /// The answers.
    pub answers: Answers,
    /// What contradicts itself in them: ask again.
    pub contradictions: Vec<ContradictionCard>,
    /// Whether the person can have a plan here.
    pub eligibility: Eligibility,
}

/// Who the patient is.
#[derive(uniffi::Object)]
pub struct Profile {
    opened: Arc<Opened>,
}

impl Profile {
    pub(crate) fn new(opened: Arc<Opened>) -> Self {
        Self { opened }
    }
}

#[uniffi::export]
impl Profile {
    /// Everything that the profile's screens ask and offer.
    ///
    /// # Errors
    /// `ShutDown`.
    pub fn form(&self) -> Result<ProfileForm> {
        self.opened.speak(|_, words| Ok(form::form(words)))
    }

    /// Keeps the answers as a further version of the whole; answers its number.
    ///
    /// # Errors
    /// `Invalid` naming the field, or a failure of the file.
    pub fn answer(&self, command_id: String, answers: Answers) -> Result<u32> {
        self.opened
            .change(|core| core.keep_profile(CommandId::parse(&command_id)?, &answers.into_profile()?))
    }

    /// The newest answers; nothing before the first.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn answers(&self) -> Result<Option<KeptAnswers>> {
        self.opened.speak(|core, words| {
            let kept = core.read(|reader, _| profile::latest(reader))?;
            Ok(kept.map(|kept| KeptAnswers {
                version: kept.version,
                date: kept.day.into(),
                contradictions: ContradictionCard::all(words, &kept.profile.contradictions()),
                eligibility: kept.profile.eligibility().into(),
                answers: kept.profile.into(),
            }))
        })
    }

    /// The one question that may be asked today, with what its answer may change; none on a day on which something was
    /// answered, while exercise is held, in a flare, and when no answer would change anything noticeable.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn question_of_the_day(&self) -> Result<Option<DailyQuestion>> {
        self.opened.speak(|core, words| {
            let worth = core.question_of_the_day()?;
            Ok(worth.map(|worth| DailyQuestion::of(words, &worth)))
        })
    }

    /// The consents, the oldest first, withdrawn ones included.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn consents(&self) -> Result<Vec<Consent>> {
        self.opened.with(|core| {
            let kept = core.read(|reader, moment| Ok((profile::consents(reader)?, moment.at())))?;
            let (consents, now) = kept;
            Ok(consents
                .into_iter()
                .map(|(id, _, consent)| Consent::new(id, &consent, now))
                .collect())
        })
    }

    /// Gives a consent to share what belongs to the days from `from` to `to`; answers its id.
    ///
    /// # Errors
    /// `Invalid` naming the field, or a failure of the file.
    pub fn give_consent(
        &self,
        command_id: String,
        kind: ConsentKind,
        receiver: String,
        from: CivilDate,
        to: Option<CivilDate>,
    ) -> Result<String> {
        let id = self
            .opened
            .write(&command_id, "profile.give_consent", |tx, moment| {
                let to = to.map(|to| to.checked("consent.to")).transpose()?;
                let period = (from.checked("consent.from")?, to);
                profile::give_consent(tx, moment, kind.into(), &receiver, period)
            })?;
        Ok(id.to_string())
    }

    /// Withdraws a consent; that it was given stays on record.
    ///
    /// # Errors
    /// `NotFound` for a consent that does not stand.
    pub fn withdraw_consent(&self, command_id: String, id: String) -> Result<()> {
        self.opened
            .write(&command_id, "profile.withdraw_consent", |tx, moment| {
                profile::withdraw_consent(tx, moment, uuid(&id)?)
            })
    }

    /// The limits that clinicians set, the oldest first.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn limits(&self) -> Result<Vec<ClinicianLimit>> {
        self.opened.with(|core| {
            let limits = core.read(|reader, _| profile::limits(reader))?;
            Ok(limits.into_iter().map(|(.., limit)| limit.into()).collect())
        })
    }

    /// Keeps a limit that a clinician set; answers its id.
    ///
    /// # Errors
    /// `Invalid` naming the field, or a failure of the file.
    pub fn keep_limit(&self, command_id: String, limit: ClinicianLimit) -> Result<String> {
        let id = self
            .opened
            .write(&command_id, "profile.keep_limit", |tx, moment| {
                profile::keep_limit(tx, moment, &limit.into_core()?)
            })?;
        Ok(id.to_string())
    }
}
