//! What is planned, and how it stands: upcoming, due, open, missed, taken, skipped; put off or moved. It is told, never
//! moved: a time changes only because the person said so.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::keep::{DoseId, KeptDose, MedicineId};
use super::regimen::{RegimenCourse, RegimenId};
use super::rules::Rules;
use super::strength::Quantity;
use crate::error::{Error, Result};
use crate::schedule::{DaySlots, Horizon, LastTaken, Moved, Occurrence, OccurrenceId, Place, ZoneLine};
use crate::time::Moment;

/// Doses of one regimen that are looked at together, at most: a year of eight a day.
const AT_MOST: usize = 3_000;

/// Why a dose was skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum SkipReason {
    Forgot,
    FeltBetter,
    SideEffect,
    PainFlare,
    OutOfStock,
    Asleep,
    ClinicianHold,
    Travel,
    Other,
}

/// Something the person said about a planned dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum DoseEvent {
    /// It is left out.
    Skipped {
        /// Why.
        reason: SkipReason,
    },
    /// Remind again later; it stays due.
    Snoozed {
        /// Not before.
        until: DateTime<Utc>,
    },
    /// It is taken at another time.
    Rescheduled {
        /// When.
        to: DateTime<Utc>,
        /// The later ones of its day move by as much.
        shift_rest: bool,
    },
}

/// How a planned dose stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoseState {
    /// Still to come.
    Upcoming,
    /// Due and unanswered, within the time in which it is not missed yet.
    Due,
    /// Unanswered after that time, where the regimen leaves it open.
    Open,
    /// Unanswered after that time, or the next one is due.
    Missed,
    /// Taken.
    Taken {
        /// The dose.
        dose: DoseId,
        /// When.
        at: DateTime<Utc>,
    },
    /// Left out.
    Skipped(SkipReason),
    /// Unanswered, at a time in which the regimen is on hold: neither due nor missed.
    Held,
}

/// A planned dose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDose {
    /// Its identity.
    pub id: OccurrenceId,
    /// The regimen.
    pub regimen: RegimenId,
    /// The medicine.
    pub medicine: MedicineId,
    /// How much.
    pub quantity: Quantity,
    /// When the rule says.
    pub planned: DateTime<Utc>,
    /// When it is due now: where the person moved it, otherwise as planned.
    pub at: DateTime<Utc>,
    /// What the clock shows at `at`.
    pub local: NaiveDateTime,
    /// Whether `planned` is the rule's own clock time: on a journey it is due where it first comes to pass, and not too
    /// soon after the one before.
    pub by_rule: bool,
    /// Not to be reminded of before.
    pub snoozed_until: Option<DateTime<Utc>>,
    /// How it stands.
    pub state: DoseState,
    /// Whether the regimen counts when shares are told.
    pub counts: bool,
}

/// A stretch of time in which nothing of a regimen is due, because the person or a clinician paused it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paused {
    /// The regimen.
    pub regimen: RegimenId,
    /// From, counted in.
    pub from: DateTime<Utc>,
    /// Up to, not counted in; none while it is open.
    pub until: Option<DateTime<Utc>>,
}

impl Paused {
    fn covers(&self, regimen: RegimenId, at: DateTime<Utc>) -> bool {
        self.regimen == regimen && self.from <= at && self.until.is_none_or(|until| at < until)
    }
}

/// Where the person's regimens are read: the clock of each, the person's day, what is paused.
pub struct Life<'a> {
    /// Where a regimen's clock has been.
    pub clock: &'a dyn Fn(&RegimenCourse) -> Result<ZoneLine>,
    /// The person's day.
    pub slots: &'a DaySlots,
    /// When regimens are on hold.
    pub paused: &'a [Paused],
}

/// What is planned from one instant up to another, sorted by when it is due.
///
/// # Errors
/// [`Error::Invalid`] for a range of over 400 days, or a regimen that cannot be expanded.
pub fn planned(
    courses: &[RegimenCourse],
    doses: &[KeptDose],
    events: &[(OccurrenceId, DoseEvent)],
    life: &Life<'_>,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    (moment, rules): (&Moment, &Rules),
) -> Result<Vec<PlannedDose>> {
    if until - from > TimeDelta::days(400) {
        return Err(Error::invalid("until", "at most 400 days after from"));
    }
    let taken: BTreeMap<OccurrenceId, (DoseId, DateTime<Utc>)> = doses
        .iter()
        .filter_map(|kept| Some((kept.occurrence.clone()?, (kept.id, kept.dose.taken))))
        .collect();
    let taken_at: BTreeMap<OccurrenceId, DateTime<Utc>> =
        taken.iter().map(|(id, (_, at))| (id.clone(), *at)).collect();
    let mut said: BTreeMap<&OccurrenceId, Said> = BTreeMap::new();
    for (id, event) in events {
        let said = said.entry(id).or_default();
        match *event {
            DoseEvent::Skipped { reason } => said.skipped = Some(reason),
            DoseEvent::Snoozed { until } => said.snoozed = Some(until),
            DoseEvent::Rescheduled { to, shift_rest } => said.moved = Some((to, shift_rest)),
        }
    }
    let mut all = Vec::new();
    for course in courses {
        let clock = (life.clock)(course)?;
        // A moved dose may come from a day outside of what is asked for.
        let horizon = Horizon {
            from: from - TimeDelta::days(2),
            until: until + TimeDelta::days(2),
            limit: AT_MOST,
        };
        let zones = clock.laid(horizon.from.timestamp(), horizon.until.timestamp());
        let place = Place {
            zones: &zones,
            slots: life.slots,
            minimum_gap: None,
            taken: Some(&taken_at),
        };
        let schedule = course.schedule()?;
        let mut occurrences = schedule.occurrences(&place, horizon);
        let parts: Vec<String> = schedule.from_last_taken().map(str::to_owned).collect();
        for part in parts {
            occurrences.extend(from_last_taken(&schedule, course, &part, doses, &place));
        }
        occurrences.sort_by_key(|one| one.at);
        let one = |occurrence: &Occurrence| {
            let kept = course.on(occurrence.id.date)?;
            let mine = said.get(&occurrence.id).copied().unwrap_or_default();
            Some(PlannedDose {
                id: occurrence.id.clone(),
                regimen: course.id,
                medicine: kept.regimen.medicine,
                quantity: course.quantity(&occurrence.id)?,
                planned: occurrence.at,
                at: mine.moved.map_or(occurrence.at, |(to, _)| to),
                local: occurrence.local,
                by_rule: occurrence.moved == Moved::No,
                snoozed_until: mine.snoozed,
                state: DoseState::Upcoming,
                counts: kept.regimen.counts,
            })
        };
        let mut own: Vec<PlannedDose> = occurrences.iter().filter_map(one).collect();
        shift(&mut own, &said);
        own.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        stand(&mut own, course, &taken, &said, life.paused, (moment.at(), rules));
        for dose in &mut own {
            // Where it was moved the clock shows something else; where the regimen was then, it still is.
            dose.local = clock
                .zone_at(dose.at)
                .map_or(dose.local, |zone| zone.civil(dose.at));
        }
        all.extend(own.into_iter().filter(|dose| from <= dose.at && dose.at < until));
    }
    all.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    Ok(all)
}

#[derive(Debug, Clone, Copy, Default)]
struct Said {
    skipped: Option<SkipReason>,
    snoozed: Option<DateTime<Utc>>,
    moved: Option<(DateTime<Utc>, bool)>,
}

/// The doses of a part that counts from the last one taken: what each one that was taken led to, and so the next one.
fn from_last_taken(
    schedule: &crate::schedule::Schedule,
    course: &RegimenCourse,
    part: &str,
    doses: &[KeptDose],
    place: &Place<'_>,
) -> Vec<Occurrence> {
    let what = course.id.0.to_string();
    let own = doses.iter().filter(|kept| {
        let id = kept.occurrence.as_ref();
        id.is_some_and(|id| id.what == what && id.part == part)
    });
    let own = own.map(|kept| LastTaken {
        id: kept.id.0.to_string(),
        at: kept.dose.taken,
    });
    std::iter::once(None)
        .chain(own.map(Some))
        .filter_map(|last| schedule.after_last_taken(part, last.as_ref(), place))
        .collect()
}

/// Where one was moved with the rest of its day, the later ones of that day move by as much.
fn shift(own: &mut [PlannedDose], said: &BTreeMap<&OccurrenceId, Said>) {
    let moves: Vec<(OccurrenceId, DateTime<Utc>, TimeDelta)> = own
        .iter()
        .filter_map(|dose| {
            let (to, true) = said.get(&dose.id)?.moved? else {
                return None;
            };
            Some((dose.id.clone(), dose.planned, to - dose.planned))
        })
        .collect();
    for (moved, planned, by) in moves {
        for dose in own.iter_mut() {
            let own_move = said.get(&dose.id).is_some_and(|said| said.moved.is_some());
            if dose.id.date == moved.date && dose.planned > planned && !own_move {
                dose.at = dose.planned + by;
            }
        }
    }
}

fn stand(
    own: &mut [PlannedDose],
    course: &RegimenCourse,
    taken: &BTreeMap<OccurrenceId, (DoseId, DateTime<Utc>)>,
    said: &BTreeMap<&OccurrenceId, Said>,
    paused: &[Paused],
    (now, rules): (DateTime<Utc>, &Rules),
) {
    let times: Vec<(String, DateTime<Utc>)> =
        own.iter().map(|dose| (dose.id.part.clone(), dose.at)).collect();
    for (place, dose) in own.iter_mut().enumerate() {
        let regimen = course.on(dose.id.date).map(|kept| &kept.regimen);
        let late = regimen.map(|regimen| rules.late_minutes(regimen));
        let late = TimeDelta::minutes(i64::from(late.unwrap_or(rules.doses.late_minutes)));
        let next = times[place + 1..]
            .iter()
            .find(|(part, at)| *part == dose.id.part && *at > dose.at)
            .map(|(_, at)| *at);
        // Never two of one line offered together: the next one's time ends this one's.
        let ends = next.map_or(dose.at + late, |next| next.min(dose.at + late));
        dose.state = match (
            taken.get(&dose.id),
            said.get(&dose.id).and_then(|said| said.skipped),
        ) {
            (Some((id, at)), _) => DoseState::Taken { dose: *id, at: *at },
            (None, Some(reason)) => DoseState::Skipped(reason),
            (None, None) if paused.iter().any(|hold| hold.covers(course.id, dose.at)) => DoseState::Held,
            (None, None) if now < dose.at => DoseState::Upcoming,
            (None, None) if now < ends || (now == ends && next.is_none_or(|next| next > now)) => {
                DoseState::Due
            }
            (None, None) if regimen.is_some_and(|regimen| !regimen.auto_missed) => DoseState::Open,
            (None, None) => DoseState::Missed,
        };
    }
}

/// Which planned dose one that was taken at `at` fulfils: the nearest unanswered one of the medicine, within the time
/// that the rules allow; one taken early silences it, one after midnight counts for its own day.
pub fn fulfils<'p>(
    planned: &'p [PlannedDose],
    medicine: MedicineId,
    at: DateTime<Utc>,
    rules: &Rules,
) -> Option<&'p PlannedDose> {
    let (early, late) = (
        rules.doses.fulfils_early_minutes,
        rules.doses.fulfils_late_minutes,
    );
    planned
        .iter()
        .filter(|dose| {
            dose.medicine == medicine
                && !matches!(dose.state, DoseState::Taken { .. } | DoseState::Skipped(_))
        })
        .filter(|dose| {
            let after = (at - dose.at).num_minutes();
            -i64::from(early) <= after && after <= i64::from(late)
        })
        .min_by_key(|dose| ((at - dose.at).num_seconds().abs(), dose.at))
}
