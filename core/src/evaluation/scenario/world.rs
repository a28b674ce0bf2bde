//! Playing a scenario: time goes from event to event and from notification to notification; after each the plan is made
//! again and the phone is told the difference.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate};

use super::cabinet::{Cabinet, When};
use super::file::{RuleOf, Scenario};
use super::outcome::{Outcome, PlanTold, Shown, Told, civil, code, told, written};
use super::phone::Phone;
use crate::error::{Error, Result};
use crate::medication::{DoseId, DoseState, PlannedDose, SkipReason};
use crate::reminders::{Armed, Budget, Class, Hold, Hours, Kind, Limits, Platform};
use crate::schedule::{
    Course, DaySlots, DayTimes, Horizon, LastTaken, Occurrence, OccurrenceId, Part, Place, Schedule, Version,
    ZoneLine, ZonePolicy,
};
use crate::time::{Zone, ZoneDatabase};

/// At most so many occurrences of one rule are looked at.
pub(super) const MOST: usize = 100_000;

/// Stock is looked at so far ahead, in seconds: 400 days.
const AHEAD: i64 = 400 * 86_400;

pub(super) struct Rule {
    pub(super) given: RuleOf,
    pub(super) course: Course,
    pub(super) schedule: Schedule,
    pub(super) line: ZoneLine,
    pub(super) last: Option<LastTaken>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Taken(i64),
    Skipped(SkipReason),
    Missed,
}

pub(super) struct World {
    pub(super) now: i64,
    pub(super) zones: ZoneDatabase,
    pub(super) zone: Zone,
    pub(super) slots: DaySlots,
    pub(super) rules: Vec<Rule>,
    pub(super) marks: BTreeMap<OccurrenceId, Mark>,
    pub(super) snoozed: BTreeMap<OccurrenceId, i64>,
    pub(super) told: BTreeSet<OccurrenceId>,
    pub(super) holds: Vec<Hold>,
    pub(super) screening: bool,
    pub(super) driving_until: Option<i64>,
    pub(super) nudges_shown: Vec<i64>,
    pub(super) last_answered: Option<i64>,
    pub(super) budget: Budget,
    pub(super) limits: Limits,
    pub(super) quiet: Option<Hours>,
    pub(super) weekend_until: Option<chrono::NaiveTime>,
    pub(super) armed: Armed,
    pub(super) phone: Phone,
    pub(super) shown: Vec<Shown>,
    pub(super) plans: Vec<PlanTold>,
    pub(super) extra_doses: u32,
    pub(super) cabinet: Cabinet,
}

/// Plays a scenario.
///
/// # Errors
/// A rule, a zone or an event that does not hold, by its field.
pub fn run(scenario: &Scenario) -> Result<Outcome> {
    let mut world = World::begin(scenario)?;
    world.replan()?;
    for event in &scenario.event {
        world.through(event.at.timestamp())?;
        world.happens(event)?;
        world.replan()?;
    }
    world.until(scenario.until.timestamp())?;
    world.end(scenario)
}

impl World {
    fn begin(scenario: &Scenario) -> Result<Self> {
        let zones = ZoneDatabase::open()?;
        let zone = zones.zone(&scenario.zone)?;
        let mut slots = DaySlots::shipped()?;
        if let Some(day) = scenario.day {
            slots = slots.with_usual(DayTimes::of_clock(day))?;
        }
        if let Some(pattern) = &scenario.work_pattern {
            pattern.validate()?;
            slots = slots.with_pattern(pattern.clone());
        }
        let mut rules = Vec::new();
        for given in &scenario.rule {
            let course = Course {
                what: given.id.clone(),
                versions: vec![Version {
                    from: given.from,
                    anchor: given.from,
                    starts_at: given.starts_at,
                    parts: given.parts()?,
                }],
            };
            let own = match &given.zone_policy {
                ZonePolicy::Home(name) => zones.zone(name)?,
                ZonePolicy::Follow | ZonePolicy::Ask => zone.clone(),
            };
            rules.push(Rule {
                given: given.clone(),
                schedule: Schedule::of(&course)?,
                course,
                line: ZoneLine::single(own),
                last: None,
            });
        }
        Ok(Self {
            now: scenario.now.timestamp(),
            zones,
            zone,
            slots,
            rules,
            marks: BTreeMap::new(),
            snoozed: BTreeMap::new(),
            told: BTreeSet::new(),
            holds: Vec::new(),
            screening: false,
            driving_until: None,
            nudges_shown: scenario.nudges_shown.iter().map(DateTime::timestamp).collect(),
            last_answered: scenario.last_answered.as_ref().map(DateTime::timestamp),
            budget: Budget {
                foreign_pending: scenario.pending,
                ..Budget::of(scenario.platform)
            },
            limits: Limits::shipped()?,
            quiet: scenario.quiet.map(|[from, until]| Hours { from, until }),
            weekend_until: scenario.weekend_until,
            armed: Armed::default(),
            phone: Phone::default(),
            shown: Vec::new(),
            plans: Vec::new(),
            extra_doses: 0,
            cabinet: Cabinet::of(&scenario.person, &scenario.medicine, scenario.now.date_naive())?,
        })
    }

    pub(super) fn shown_as(
        &self,
        at: i64,
        kind: Kind,
        class: Class,
        about: Vec<String>,
        silent: bool,
    ) -> Shown {
        let instant = DateTime::from_timestamp(at, 0).unwrap_or_default();
        Shown {
            at: written(at),
            local: civil(self.zone.civil(instant)),
            kind: code(&kind),
            class: if kind == Kind::Sentinel {
                "sentinel".into()
            } else {
                class.code().into()
            },
            about,
            silent,
        }
    }

    /// Lets time pass up to and with a second: what comes in it is shown before anything else happens.
    pub(super) fn through(&mut self, at: i64) -> Result<()> {
        self.until(at + 1)?;
        self.now = at;
        Ok(())
    }

    /// Lets time pass: what is armed is shown when it comes. On Android each alarm makes the plan again.
    fn until(&mut self, until: i64) -> Result<()> {
        while let Some(next) = self.phone.next(until).cloned() {
            self.now = self.now.max(next.at);
            self.phone.held.remove(&next.id);
            let ids: Result<Vec<OccurrenceId>> = next.about.iter().map(|id| id.parse()).collect();
            let ids = ids?;
            let class = ids
                .first()
                .and_then(|id| self.rules.iter().find(|rule| rule.given.id == id.what))
                .map_or(Class::Medicine, |rule| rule.given.class);
            let wakes_only = next.kind == Kind::Sentinel && self.budget.platform == Platform::Android;
            if self.budget.notifications_allowed && !wakes_only {
                let shown = self.shown_as(self.now, next.kind, class, next.about.clone(), next.silent);
                self.shown.push(shown);
                let nudge = |id: &OccurrenceId| {
                    self.rules
                        .iter()
                        .any(|rule| rule.given.id == id.what && rule.given.class.is_nudge())
                };
                if ids.iter().any(nudge) {
                    self.nudges_shown.push(self.now);
                }
            }
            for id in ids {
                self.snoozed.remove(&id);
                self.told.insert(id);
            }
            if self.budget.platform == Platform::Android {
                self.replan()?;
            }
        }
        self.now = until;
        Ok(())
    }

    pub(super) fn rule(&mut self, id: &str) -> Result<&mut Rule> {
        self.rules
            .iter_mut()
            .find(|rule| rule.given.id == id)
            .ok_or(Error::NotFound { what: "rule" })
    }

    pub(super) fn number(&self, id: &str) -> Result<u32> {
        let place = self.rules.iter().position(|rule| rule.given.id == id);
        place
            .and_then(|place| u32::try_from(place).ok())
            .ok_or(Error::NotFound { what: "rule" })
    }

    pub(super) fn last_shown(&self) -> Result<Vec<OccurrenceId>> {
        let last = self.shown.last().ok_or(Error::NotFound {
            what: "notification shown",
        })?;
        last.about.iter().map(|id| id.parse()).collect()
    }

    /// The open occurrence that a dose at an instant fulfils: the last one due within half a day before, or the next.
    pub(super) fn fitting(&self, rule: &str, at: i64) -> Result<Option<OccurrenceId>> {
        let rule = self
            .rules
            .get(usize::try_from(self.number(rule)?).unwrap_or(0))
            .ok_or(Error::NotFound { what: "rule" })?;
        let open: Vec<Occurrence> = self
            .occurrences(rule, at - 43_200, at + 86_400)
            .into_iter()
            .filter(|one| matches!(self.marks.get(&one.id), None | Some(Mark::Missed)))
            .collect();
        let before = open.iter().rev().find(|one| one.at.timestamp() <= at);
        let next = open.iter().find(|one| one.at.timestamp() > at);
        Ok(before.or(next).map(|one| one.id.clone()))
    }

    fn state(&self, rule: &Rule, number: usize, one: &Occurrence, at: i64) -> &'static str {
        match self.marks.get(&one.id) {
            Some(Mark::Taken(_)) => return "taken",
            Some(Mark::Skipped(_)) => return "skipped",
            Some(Mark::Missed) => return "missed",
            None => {}
        }
        let regimen = u32::try_from(number).unwrap_or(u32::MAX);
        let held = |hold: &Hold| {
            let whose = hold
                .regimen
                .map_or(rule.given.class.is_nudge(), |held| held == regimen);
            whose && hold.from <= at && hold.until.is_none_or(|until| at < until)
        };
        if self.holds.iter().any(held)
            || self.screening && rule.given.class.stops_at_screening() && at >= self.now
        {
            "held"
        } else if self.snoozed.contains_key(&one.id) {
            "snoozed"
        } else if at > self.now {
            "upcoming"
        } else if self.now - at <= rule.given.late_ok_min * 60 {
            "due"
        } else {
            "missed"
        }
    }

    /// The planned doses of rules with a medicine, sorted by when they are due, each with its rule.
    fn planned_doses(&self, from: i64, until: i64) -> Result<Vec<(String, PlannedDose)>> {
        let mut found = Vec::new();
        for (number, rule) in self.rules.iter().enumerate() {
            let Some(medicine) = &rule.given.medicine else {
                continue;
            };
            for one in self.occurrences(rule, from, until) {
                let at = one.at.timestamp();
                let state = match (self.marks.get(&one.id), self.state(rule, number, &one, at)) {
                    (Some(Mark::Taken(taken)), _) => DoseState::Taken {
                        dose: DoseId(uuid::Uuid::nil()),
                        at: DateTime::from_timestamp(*taken, 0).unwrap_or_default(),
                    },
                    (Some(Mark::Skipped(reason)), _) => DoseState::Skipped(*reason),
                    (_, "missed") => DoseState::Missed,
                    (_, "held") => DoseState::Held,
                    (_, "upcoming") => DoseState::Upcoming,
                    _ => DoseState::Due,
                };
                let when = When {
                    at: one.at,
                    zone: &self.zone,
                };
                let of = (medicine.as_str(), rule.given.dose);
                let dose = self.cabinet.planned(of, one.id, one.at, when, state)?;
                found.push((rule.given.id.clone(), dose));
            }
        }
        found.sort_by_key(|(_, dose)| dose.at);
        Ok(found)
    }

    fn end(mut self, scenario: &Scenario) -> Result<Outcome> {
        self.replan()?;
        let from = scenario.told_from.unwrap_or(scenario.now).timestamp();
        let until = scenario.until.timestamp();
        let mut found: Vec<(i64, Told)> = Vec::new();
        let mut dropped = Vec::new();
        for (number, rule) in self.rules.iter().enumerate() {
            for one in self.occurrences(rule, from, until) {
                let at = one.at.timestamp();
                let state = self.state(rule, number, &one, at).to_owned();
                found.push((at, told(&one, state)));
            }
            let zones = rule.line.laid(from, until);
            let place = Place {
                zones: &zones,
                slots: &self.slots,
                minimum_gap: None,
                taken: None,
            };
            let horizon = Horizon {
                from: scenario.told_from.unwrap_or(scenario.now),
                until: scenario.until,
                limit: MOST,
            };
            let expanded = rule.schedule.expand(&place, horizon);
            dropped.extend(expanded.dropped.iter().map(|one| one.id.to_string()));
        }
        found.sort_by_key(|(at, _)| *at);
        let doses = self.planned_doses(from, self.now)?;
        let ahead = self.planned_doses(self.now, self.now + AHEAD)?;
        let ahead: Vec<PlannedDose> = ahead.into_iter().map(|(_, dose)| dose).collect();
        let (supply, adherence) = (self.cabinet.supply(&ahead), self.cabinet.adherence(&doses));
        let planned = self.plans.last().map(|plan| plan.notifications.clone());
        Ok(Outcome {
            occurrences: found.into_iter().map(|(_, told)| told).collect(),
            dropped,
            shown: self.shown,
            planned: planned.unwrap_or_default(),
            plans: self.plans,
            doses: self.cabinet.doses(),
            checks: self.cabinet.checks,
            opioids: self.cabinet.opioids,
            supply,
            adherence,
            tzdb: self.zones.release(),
        })
    }
}

impl Rule {
    /// Another version from a date on, with these parts; without any it stops there.
    pub(super) fn change(&mut self, from: NaiveDate, parts: Vec<Part>) -> Result<()> {
        let newest = self.course.versions.last().cloned();
        let newest = newest.ok_or(Error::NotFound { what: "version" })?;
        let version = Version {
            from,
            parts,
            ..newest
        };
        // Edited twice for the same date: the later edit stands.
        self.course.versions.retain(|earlier| earlier.from < version.from);
        self.course.versions.push(version);
        self.schedule = Schedule::of(&self.course)?;
        Ok(())
    }
}
