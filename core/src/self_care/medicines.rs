//! Medicines across rooms: the zone and the day in which regimens are read, and the planned dose that one taken fulfils.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use super::SelfCare;
use crate::error::{Error, Result};
use crate::medication::{
    self, Dose, DoseEvent, DoseId, DoseState, EventId, Life, MedicineId, Paused, PlannedDose, RegimenCourse,
    RegimenId, RunOut, Stock, ZoneQuestion,
};
use crate::reminders;
use crate::schedule::{DaySlots, OccurrenceId};
use crate::store::{CommandId, Reader};
use crate::time::Moment;

/// How far back a dose is looked for that the next one counts from. Ours: above every pack's cycle.
const BACK_DAYS: i64 = 100;
/// How far ahead a run-out is looked for.
const RUN_OUT_DAYS: i64 = 200;

/// Which planned dose one that is taken fulfils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fulfils {
    /// The nearest unanswered one of the medicine, if there is one near enough.
    Nearest,
    /// This one.
    This(OccurrenceId),
    /// None: it was taken beside the plan.
    Nothing,
}

/// The stock of a medicine and until when it lasts.
#[derive(Debug, Clone, PartialEq)]
pub struct Supply {
    /// What is left; none where nothing was ever counted.
    pub stock: Option<Stock>,
    /// The first planned dose that it does not cover; none where it covers all that is looked at.
    pub run_out: Option<RunOut>,
    /// It is used up, and since the last packet more was taken than planned.
    pub early: bool,
}

impl SelfCare {
    /// What is planned from one instant up to another, and how it stands now.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a range of over 400 days, [`Error::UnknownZone`] for a home zone that the database lost, or
    /// when the file cannot be read.
    pub fn planned_doses(
        &self,
        reader: &Reader<'_>,
        moment: &Moment,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<Vec<PlannedDose>> {
        let courses = medication::regimens(reader)?;
        self.planned_of(reader, moment, &courses, (from, until))
    }

    pub(super) fn planned_of(
        &self,
        reader: &Reader<'_>,
        moment: &Moment,
        courses: &[RegimenCourse],
        (from, until): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<Vec<PlannedDose>> {
        let slots = DaySlots::shipped()?.with_pattern(moment.pattern().clone());
        let clocks = medication::clocks(reader, moment)?;
        let clock = |course: &RegimenCourse| clocks.line(course, moment, &self.zones);
        let back = from - TimeDelta::days(BACK_DAYS);
        let doses = medication::doses(reader, back, until + TimeDelta::days(3))?;
        let days = |at: DateTime<Utc>, by: i64| at.date_naive() + TimeDelta::days(by);
        let events: Vec<(OccurrenceId, DoseEvent)> =
            medication::dose_events(reader, days(from, -4), days(until, 4))?
                .into_iter()
                .map(|(_, id, event)| (id, event))
                .collect();
        let paused = paused(reader)?;
        let life = Life {
            clock: &clock,
            slots: &slots,
            paused: &paused,
        };
        medication::planned(
            courses,
            &doses,
            &events,
            &life,
            (from, until),
            (moment, &self.dose_rules),
        )
    }

    /// Records a dose that was taken.
    ///
    /// # Errors
    /// As [`medication::record_dose`]; [`Error::NotFound`] for a planned dose that there is not.
    pub fn take_dose(
        &self,
        id: CommandId,
        dose: impl FnOnce(&Moment) -> Result<Dose>,
        fulfils: Fulfils,
    ) -> Result<DoseId> {
        self.write(id, "medication.take", |tx, moment| {
            let dose = dose(moment)?;
            let around = (dose.taken - TimeDelta::days(2), dose.taken + TimeDelta::days(2));
            let all = self.planned_doses(tx, moment, around.0, around.1)?;
            let occurrence = match fulfils {
                Fulfils::Nothing => None,
                Fulfils::This(id) => {
                    let known = all
                        .iter()
                        .any(|one| one.id == id && one.medicine == dose.medicine);
                    Some(
                        Some(id)
                            .filter(|_| known)
                            .ok_or(Error::NotFound { what: "planned dose" })?,
                    )
                }
                Fulfils::Nearest => medication::fulfils(&all, dose.medicine, dose.taken, &self.dose_rules)
                    .map(|one| one.id.clone()),
            };
            let rules = (&self.formulary, &self.dose_rules);
            let id = medication::record_dose(tx, moment, rules, dose, occurrence)?;
            self.after_record(tx, moment)?;
            Ok(id)
        })
    }

    /// Keeps what the person said about a planned dose.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a planned dose that there is not, and as [`medication::say_of_dose`].
    pub fn say_of_dose(&self, id: CommandId, occurrence: &OccurrenceId, event: DoseEvent) -> Result<EventId> {
        self.write(id, "medication.say_of_dose", |tx, moment| {
            let day = moment.begins(occurrence.date);
            let around = (day - TimeDelta::days(2), day + TimeDelta::days(3));
            let all = self.planned_doses(tx, moment, around.0, around.1)?;
            let planned = all.iter().find(|one| one.id == *occurrence);
            let planned = planned.ok_or(Error::NotFound { what: "planned dose" })?;
            let id = medication::say_of_dose(tx, moment, planned, event)?;
            self.after_record(tx, moment)?;
            Ok(id)
        })
    }

    /// What regimens ask because the phone came into another zone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn zone_questions(&self, reader: &Reader<'_>, moment: &Moment) -> Result<Vec<ZoneQuestion>> {
        let clocks = medication::clocks(reader, moment)?;
        let courses = medication::regimens(reader)?;
        Ok(courses
            .iter()
            .filter_map(|course| clocks.question(course))
            .collect())
    }

    /// Answers what a regimen asks: it goes on by the clock where the phone is, or by the one it kept until now.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it asks nothing, or a failure of the file.
    pub fn answer_zone(&self, id: CommandId, regimen: RegimenId, follow: bool) -> Result<()> {
        self.write(id, "medication.answer_zone", |tx, moment| {
            let courses = medication::regimens(tx)?;
            let course = courses.iter().find(|course| course.id == regimen);
            let course = course.ok_or(Error::NotFound { what: "regimen" })?;
            medication::answer_zone(tx, moment, course, follow, &self.zones)?;
            self.after_record(tx, moment)
        })
    }

    /// What is left of a medicine and until when it lasts by the plan.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the medicine, or when the file cannot be read.
    pub fn supply(&self, reader: &Reader<'_>, moment: &Moment, medicine: MedicineId) -> Result<Supply> {
        let kept = medication::medicine_of(reader, medicine)?;
        let events = medication::stock_events(reader, medicine)?;
        let since = events.iter().map(|(at, _)| *at).min();
        let taken: Vec<_> = match since {
            Some(since) => medication::doses(reader, since, DateTime::<Utc>::MAX_UTC)?
                .into_iter()
                .filter(|dose| dose.dose.medicine == medicine)
                .map(|dose| (dose.dose.taken, dose.dose.quantity))
                .collect(),
            None => Vec::new(),
        };
        let stock = medication::stock(&events, &taken, &kept.medicine);
        let courses: Vec<RegimenCourse> = medication::regimens(reader)?
            .into_iter()
            .filter(|course| {
                course
                    .newest()
                    .is_some_and(|kept| kept.regimen.medicine == medicine)
            })
            .collect();
        let ahead = (moment.at(), moment.at() + TimeDelta::days(RUN_OUT_DAYS));
        let planned = self.planned_of(reader, moment, &courses, ahead)?;
        let lead = self.dose_rules.refill_lead_days();
        let run_out = stock.and_then(|stock| medication::run_out(stock, &planned, &kept.medicine, lead));
        let early = match (stock, events.last()) {
            (Some(stock), Some((last, _))) => {
                let since = (*last).max(moment.at() - TimeDelta::days(RUN_OUT_DAYS));
                let over = self.planned_of(reader, moment, &courses, (since, moment.at()))?;
                let held =
                    |dose: &&PlannedDose| !matches!(dose.state, DoseState::Skipped(_) | DoseState::Held);
                let asked =
                    medication::units_of(over.iter().filter(held).map(|dose| dose.quantity), &kept.medicine);
                let used = taken
                    .iter()
                    .filter(|(at, _)| at > last)
                    .map(|(_, quantity)| *quantity);
                let used = medication::units_of(used, &kept.medicine);
                !courses.is_empty() && medication::ran_out_early(used, asked, stock.thousandths)
            }
            _ => false,
        };
        Ok(Supply {
            stock,
            run_out,
            early,
        })
    }

    /// The medicines with a running regimen on a date.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn regular_medicines(&self, reader: &Reader<'_>, date: NaiveDate) -> Result<Vec<MedicineId>> {
        let courses = medication::regimens(reader)?;
        let running = courses.iter().filter(|course| course.runs_on(date));
        Ok(running
            .filter_map(|course| Some(course.on(date)?.regimen.medicine))
            .collect())
    }
}

/// The holds that are on regimens: what they cover is not missed.
fn paused(reader: &Reader<'_>) -> Result<Vec<Paused>> {
    let on_regimens = reminders::holds(reader)?.into_iter().filter_map(|hold| {
        let regimen = Uuid::try_parse(hold.on.regimen.as_deref()?).ok()?;
        Some(Paused {
            regimen: RegimenId(regimen),
            from: hold.from,
            until: hold.until,
        })
    });
    Ok(on_regimens.collect())
}
