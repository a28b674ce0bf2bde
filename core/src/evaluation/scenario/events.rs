//! What an event does to the made person, their rules and their phone.

use chrono::{DateTime, Utc};

use super::cabinet::When;
use super::file::{Event, Happens, timing_of};
use super::world::{Mark, World};
use crate::error::{Error, Result};
use crate::medication::{DoseUnit, Quantity, StockEvent};
use crate::reminders::{Hold, Platform, Trigger};
use crate::schedule::{LastTaken, OccurrenceId, Part, ZonePolicy};

impl World {
    pub(super) fn happens(&mut self, event: &Event) -> Result<()> {
        match &event.what {
            Happens::Taken {
                rule,
                occurrence,
                effective,
                extra,
                resets_interval,
            } => {
                let at = effective.unwrap_or(event.at);
                let id = match occurrence {
                    _ if *extra => None,
                    Some(id) => Some(id.parse()?),
                    None => self.fitting(rule, at.timestamp())?,
                };
                self.takes(rule, id.clone(), at, event.at)?;
                if let Some(id) = &id {
                    self.marks.insert(id.clone(), Mark::Taken(at.timestamp()));
                    self.snoozed.remove(id);
                }
                if *resets_interval || id.is_some() {
                    self.extra_doses += 1;
                    let dose = format!("dose-{}", self.extra_doses);
                    let rule = self.rule(rule)?;
                    if rule.last.as_ref().is_none_or(|last| last.at < at) {
                        rule.last = Some(LastTaken { id: dose, at });
                    }
                }
            }
            Happens::TakenAll => {
                for id in self.last_shown()? {
                    self.takes(&id.what.clone(), Some(id.clone()), event.at, event.at)?;
                    self.marks.insert(id, Mark::Taken(event.at.timestamp()));
                }
            }
            Happens::Skipped { occurrence, reason } => {
                self.marks.insert(occurrence.parse()?, Mark::Skipped(*reason));
            }
            Happens::Undo { occurrence } => {
                let id = occurrence.parse()?;
                self.marks.remove(&id);
                self.cabinet.undone(&id);
            }
            Happens::Snooze { occurrences, until } => {
                let ids = if occurrences.is_empty() {
                    self.last_shown()?
                } else {
                    occurrences.iter().map(|id| id.parse()).collect::<Result<_>>()?
                };
                self.snoozed
                    .extend(ids.into_iter().map(|id| (id, until.timestamp())));
            }
            Happens::Zone { zone } => {
                let zone = self.zones.zone(zone)?;
                for rule in self
                    .rules
                    .iter_mut()
                    .filter(|rule| rule.given.zone_policy == ZonePolicy::Follow)
                {
                    rule.line.enters(event.at, zone.clone())?;
                }
                self.zone = zone;
                // A clock time goes with the phone, whether the app runs or not.
                for one in self.phone.held.values_mut() {
                    if let Trigger::Floating(civil) = one.trigger {
                        let shown = DateTime::from_timestamp(civil, 0).unwrap_or_default().naive_utc();
                        one.at = self.zone.instant(shown).instant().timestamp();
                    }
                }
            }
            Happens::ZoneAnswer { rule, follow } => {
                let zone = self.zone.clone();
                let rule = self.rule(rule)?;
                if *follow {
                    rule.line.enters(event.at, zone)?;
                }
            }
            Happens::Edit {
                rule,
                from,
                times,
                timing,
            } => {
                let timing = timing_of(times.as_ref(), timing.as_ref(), rule)?;
                let only = Part {
                    id: "1".into(),
                    sequence: 1,
                    timing,
                };
                self.rule(rule)?.change(*from, vec![only])?;
            }
            Happens::Stop { rule, from } => {
                self.rule(rule)?.change(*from, Vec::new())?;
            }
            Happens::PhoneOff => self.phone.off = true,
            Happens::Boot => {
                self.phone.off = false;
                match self.budget.platform {
                    Platform::Android => {
                        self.phone.held.clear();
                        self.armed.nothing_armed();
                    }
                    // iOS shows what came to pass while it was off as soon as it is on.
                    Platform::Ios => self.through(self.now)?,
                }
            }
            Happens::Open => {
                if self.budget.platform == Platform::Ios {
                    let held: Vec<uuid::Uuid> = self.phone.held.keys().copied().collect();
                    self.armed.armed_now(&held);
                }
            }
            Happens::Kill { after } => self.phone.kill_after = Some(*after),
            Happens::Permission { exact, notifications } => {
                if *exact == Some(false) && self.budget.exact_allowed {
                    // The system deletes every exact alarm and says nothing; the app finds out when it runs again.
                    self.phone.held.clear();
                    self.armed.nothing_armed();
                }
                self.budget.exact_allowed = exact.unwrap_or(self.budget.exact_allowed);
                self.budget.notifications_allowed =
                    notifications.unwrap_or(self.budget.notifications_allowed);
            }
            Happens::Hold { kind, rule } => {
                let number = match rule {
                    Some(id) => Some(self.number(id)?),
                    None => None,
                };
                self.holds.push(Hold {
                    regimen: number,
                    kind: *kind,
                    from: self.now,
                    until: None,
                });
            }
            Happens::HoldEnds { kind } => {
                let now = self.now;
                for hold in self
                    .holds
                    .iter_mut()
                    .filter(|hold| hold.kind == *kind && hold.until.is_none())
                {
                    hold.until = Some(now);
                }
            }
            Happens::Screening { stops } => self.screening = *stops,
            Happens::Driving { until } => self.driving_until = Some(until.timestamp()),
            Happens::Answered => self.last_answered = Some(self.now),
            _ => self.cabinet_happens(event)?,
        }
        Ok(())
    }

    /// Records a dose of a rule that plans a medicine.
    fn takes(
        &mut self,
        rule: &str,
        occurrence: Option<OccurrenceId>,
        at: DateTime<Utc>,
        entered: DateTime<Utc>,
    ) -> Result<()> {
        let given = &self.rule(rule)?.given;
        let Some(medicine) = given.medicine.clone() else {
            return Ok(());
        };
        let dose = given.dose;
        let when = When {
            at: entered,
            zone: &self.zone,
        };
        self.cabinet.take((&medicine, dose), occurrence, at, when)
    }

    /// What concerns the medicines alone.
    fn cabinet_happens(&mut self, event: &Event) -> Result<()> {
        let when = When {
            at: event.at,
            zone: &self.zone,
        };
        match &event.what {
            Happens::Dose {
                medicine,
                amount,
                effective,
            } => self
                .cabinet
                .take((medicine, *amount), None, effective.unwrap_or(event.at), when),
            Happens::InError { dose } => self.cabinet.in_error(dose),
            Happens::Check { medicine, amount } => self.cabinet.check(medicine, *amount, when),
            Happens::Opioids => self.cabinet.add_up(event.at),
            Happens::Stock {
                medicine,
                added,
                counted,
                discarded,
                expires,
            } => {
                let counted_as = |count: f64| -> Result<u32> {
                    if count == 0.0 {
                        return Ok(0);
                    }
                    Ok(Quantity::new(count, DoseUnit::Piece)?.thousandths)
                };
                let event_of = match (added, counted, discarded) {
                    (Some(count), None, None) => StockEvent::Added {
                        thousandths: counted_as(*count)?,
                        expires: *expires,
                    },
                    (None, Some(count), None) => StockEvent::Counted {
                        thousandths: counted_as(*count)?,
                    },
                    (None, None, Some(count)) => StockEvent::Discarded {
                        thousandths: counted_as(*count)?,
                    },
                    _ => return Err(Error::invalid("stock", "one of added, counted, discarded")),
                };
                self.cabinet.stocked(medicine, event_of, event.at)
            }
            _ => Ok(()),
        }
    }
}
