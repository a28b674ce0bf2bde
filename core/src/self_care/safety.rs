//! Screening across rooms: what is known of the person goes in, what it means for exercise comes out.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::SelfCare;
use crate::diary;
use crate::error::Result;
use crate::plan;
use crate::profile::{self, Constraint, LegPain, Profile};
use crate::recommender::step_back;
use crate::screening::{
    self, Answers, Assessment, Burden, CareAdvice, Cause, Clearance, ExercisePermission, Known, Person,
    ToCall, must_offer,
};
use crate::store::{CommandId, Reader};
use crate::time::Moment;

impl SelfCare {
    /// Keeps the answers of the profile as a further version, and weighs the danger signs again with what is known now:
    /// the safety ticks come first, so that age, pregnancy and brittle bones are often told after them.
    ///
    /// # Errors
    /// [`Error::Invalid`](crate::Error::Invalid) naming the field, or a failure of the file.
    pub fn keep_profile(&self, id: CommandId, profile: &Profile) -> Result<u32> {
        self.write(id, "profile.keep", |tx, moment| {
            let version = profile::keep(tx, moment, profile)?;
            screening::weigh_again(tx, moment, &self.screening, &person(profile))?;
            self.after_record(tx, moment)?;
            Ok(version)
        })
    }

    /// Keeps the answers of a screening and says what they mean.
    ///
    /// # Errors
    /// [`Error::Invalid`](crate::Error::Invalid) for an unknown flag, or a failure of the file.
    pub fn screen(&self, id: CommandId, answers: &Answers) -> Result<Assessment> {
        self.write(id, "screening.keep", |tx, moment| {
            let person = person(&self.profile(tx)?);
            let assessment = screening::keep(tx, moment, &self.screening, answers, &person)?;
            // What is on hold from now on is taken from the phone in this very call.
            self.after_record(tx, moment)?;
            Ok(assessment)
        })
    }

    /// Clears an open hold: never one tap.
    ///
    /// # Errors
    /// As [`screening::clear`].
    pub fn clear_hold(
        &self,
        id: CommandId,
        clearance: &Clearance,
        asked_again: &Answers,
    ) -> Result<Assessment> {
        self.write(id, "screening.clear", |tx, moment| {
            let person = person(&self.profile(tx)?);
            let assessment = screening::clear(tx, moment, &self.screening, clearance, asked_again, &person)?;
            self.after_record(tx, moment)?;
            Ok(assessment)
        })
    }

    /// Why screening must be offered now, if it must: help was pressed, pain jumped, a new symptom, a flare.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn screening_due(&self, help: bool) -> Result<Option<Cause>> {
        self.read(|reader, moment| {
            let mut causes = Vec::new();
            if help {
                causes.push(Cause::Help);
            }
            let last = screening::last_answers(reader)?.map(|(at, _)| at);
            causes.extend(told_since(reader, moment, last)?);
            // The gravest first, whatever was entered last.
            causes.sort_by_key(|cause| !matches!(cause, Cause::Help | Cause::NewSymptom));
            if diary::flare_now(reader)? {
                causes.push(Cause::Flare);
            }
            Ok(causes
                .into_iter()
                .find(|cause| must_offer(&self.screening, *cause, last, moment.at())))
        })
    }

    /// Whether a new symptom was told since the danger signs were last looked at: no plan is made before they are.
    pub(super) fn new_symptom_told(&self, reader: &Reader<'_>, moment: &Moment) -> Result<bool> {
        let last = screening::last_answers(reader)?.map(|(at, _)| at);
        Ok(told_since(reader, moment, last)?.contains(&Cause::NewSymptom))
    }

    /// Whether to see someone, with reasons; none before a screening, and none beside a hold, which says more strongly
    /// whom to see.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn care_advice(&self) -> Result<Option<CareAdvice>> {
        self.read(|reader, moment| {
            let Some(assessment) = screening::standing(reader)? else {
                return Ok(None);
            };
            if assessment.exercise == ExercisePermission::Stopped {
                return Ok(None);
            }
            let known = self.known(reader, moment)?;
            let next = known.own_weeks.last_number() + 1;
            let burden = Burden {
                disability: known.situation.disability,
                fear: known.situation.fear,
                leg_pain: known.situation.leg_pain == Some(LegPain::ModerateOrWorse),
                low_mood: known.situation.low_mood == Some(true),
                getting_worse: step_back(&self.knowledge.learning, known.own_weeks.levels(), next)
                    .is_some_and(|back| back.now),
            };
            Ok(Some(screening::self_referral(
                &self.screening,
                &assessment,
                burden,
                moment.today,
            )))
        })
    }

    /// Whom to call where the person is.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn to_call(&self) -> Result<ToCall> {
        self.read(|reader, _| Ok(self.numbers.to_call(self.profile(reader)?.country.as_ref())))
    }

    /// What exercises must respect for this person: what was answered, and what follows from it.
    ///
    /// # Errors
    /// A failure of the file.
    pub fn constraints(&self) -> Result<BTreeSet<Constraint>> {
        self.read(|reader, _| Ok(self.profile(reader)?.all_constraints()))
    }

    pub(super) fn profile(&self, reader: &Reader<'_>) -> Result<Profile> {
        Ok(profile::latest(reader)?
            .map(|kept| kept.profile)
            .unwrap_or_default())
    }
}

/// What screening needs to know of a person.
pub(super) fn person(profile: &Profile) -> Person {
    let constraints = profile.all_constraints();
    let known = [
        (
            constraints.contains(&Constraint::Osteoporosis),
            Known::Osteoporosis,
        ),
        (constraints.contains(&Constraint::Pregnancy), Known::Pregnancy),
    ];
    Person {
        age: profile.age,
        known: known
            .into_iter()
            .filter_map(|(is, known)| is.then_some(known))
            .collect(),
    }
}

/// What was told after the danger signs were last looked at, at `last`, and asks for them again; what they had seen is not
/// new.
fn told_since(reader: &Reader<'_>, moment: &Moment, last: Option<DateTime<Utc>>) -> Result<Vec<Cause>> {
    let mut causes = Vec::new();
    // Late in the evening somebody may close the app on the offer: the morning after it still stands.
    let entries = diary::entries(reader, moment.today - TimeDelta::days(1), moment.today)?;
    for kept in entries
        .iter()
        .filter(|kept| last.is_none_or(|last| kept.stamp.at > last))
    {
        match &kept.entry {
            // Each of them is due, however often it was told before: these come on in steps.
            diary::Entry::Symptom(_) => causes.push(Cause::NewSymptom),
            diary::Entry::Pain(pain) => {
                if new_leg_symptom(reader, kept.day, pain)? {
                    causes.push(Cause::NewSymptom);
                }
                causes.extend(jumps(reader, kept.day, pain)?);
            }
            _ => {}
        }
    }
    // A check-in tells of the legs as an entry does, and stands until the signs were looked at.
    if plan::legs_told_after(reader, last)? {
        causes.push(Cause::NewSymptom);
    }
    Ok(causes)
}

/// An entry against the seven days before its own, like with like: its typical pain against the mean of typical pain, its
/// worst against the mean of the days' worst. A worst that is as bad as every day's is no jump.
fn jumps(reader: &Reader<'_>, day: NaiveDate, pain: &diary::Pain) -> Result<Vec<Cause>> {
    let (from, to) = (day - TimeDelta::days(7), day - TimeDelta::days(1));
    let days = diary::series(reader, diary::Measure::Pain, from, to)?;
    if days.is_empty() {
        return Ok(Vec::new());
    }
    let tenths = |sum: f64| (sum / days.len() as f64 * 10.0).round() as u8;
    let typical = tenths(days.iter().map(|day| day.mean()).sum());
    let worst = tenths(days.iter().map(|day| day.max).sum());
    let against = [(pain.typical(), typical), (pain.highest(), worst)];
    Ok(against
        .into_iter()
        .filter_map(|(pain, mean_tenths)| {
            Some(Cause::PainJump {
                pain: pain?,
                mean_tenths,
            })
        })
        .collect())
}

/// A leg symptom that no entry of the two weeks before had, or one further down or in both legs.
fn new_leg_symptom(reader: &Reader<'_>, day: NaiveDate, pain: &diary::Pain) -> Result<bool> {
    let Some(leg) = pain.leg.filter(|leg| *leg != diary::LegSymptom::None) else {
        return Ok(false);
    };
    let (from, to) = (day - TimeDelta::days(14), day - TimeDelta::days(1));
    let before = diary::entries(reader, from, to)?
        .into_iter()
        .filter_map(|kept| match kept.entry {
            diary::Entry::Pain(pain) => pain.leg,
            _ => None,
        });
    Ok(before.max().is_none_or(|before| leg > before))
}
