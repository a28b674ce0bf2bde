//! From the made person's rules to the candidates, the plan, and what the phone is told.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::outcome::{PlanTold, said, written};
use super::world::{MOST, Mark, Rule, World};
use crate::error::Result;
use crate::reminders::{Candidate, Clock, Plan, Platform, State, ToArm, Trigger, plan};
use crate::schedule::{Horizon, Occurrence, OccurrenceId, Place, ZonePolicy};
use crate::time::{Met, WorkPattern};

/// What is open, with its names, and whether there is more behind.
struct Open {
    names: Vec<OccurrenceId>,
    candidates: Vec<Candidate>,
    more: bool,
}

impl Open {
    fn name(&self, number: u32) -> Option<&OccurrenceId> {
        usize::try_from(number)
            .ok()
            .and_then(|number| self.names.get(number))
    }
}

impl World {
    /// Everything of a rule between two instants, parts from the last dose taken included.
    pub(super) fn occurrences(&self, rule: &Rule, from: i64, until: i64) -> Vec<Occurrence> {
        let zones = rule.line.laid(from, until);
        let taken: BTreeMap<OccurrenceId, DateTime<Utc>> = self
            .marks
            .iter()
            .filter_map(|(id, mark)| match mark {
                Mark::Taken(at) if id.what == rule.given.id => {
                    Some((id.clone(), DateTime::from_timestamp(*at, 0)?))
                }
                _ => None,
            })
            .collect();
        let place = Place {
            zones: &zones,
            slots: &self.slots,
            minimum_gap: rule.given.minimum_gap_min.map(TimeDelta::minutes),
            taken: Some(&taken),
        };
        let horizon = Horizon {
            from: DateTime::from_timestamp(from, 0).unwrap_or_default(),
            until: DateTime::from_timestamp(until, 0).unwrap_or_default(),
            limit: MOST,
        };
        let mut found = rule.schedule.occurrences(&place, horizon);
        let parts: Vec<&str> = rule.schedule.from_last_taken().collect();
        for part in parts {
            found.extend(rule.schedule.after_last_taken(part, rule.last.as_ref(), &place));
        }
        found.retain(|one| (from..until).contains(&one.at.timestamp()));
        found
    }

    /// The next of a rule from an instant on, within two years.
    fn next_after(&self, rule: &Rule, from: i64) -> Option<Occurrence> {
        let until = from + 2 * 366 * 86_400;
        let zones = rule.line.laid(from, until);
        let place = Place {
            zones: &zones,
            slots: &self.slots,
            minimum_gap: None,
            taken: None,
        };
        let horizon = Horizon {
            from: DateTime::from_timestamp(from, 0).unwrap_or_default(),
            until: DateTime::from_timestamp(until, 0).unwrap_or_default(),
            limit: 1,
        };
        rule.schedule.occurrences(&place, horizon).into_iter().next()
    }

    /// What is open up to an instant; of a rule that has nothing up to there, its next one.
    fn open(&self, until: i64) -> Open {
        let mut open = Open {
            names: Vec::new(),
            candidates: Vec::new(),
            more: false,
        };
        for (number, rule) in self.rules.iter().enumerate() {
            let mut found = self.occurrences(rule, self.now - 3 * 86_400, until);
            let next = self.next_after(rule, until);
            open.more |= next.is_some();
            // What comes once in a quarter is armed too.
            if found.iter().all(|one| one.at.timestamp() <= self.now) {
                found.extend(next);
            }
            for one in found.into_iter().filter(|one| !self.marks.contains_key(&one.id)) {
                let at = one.at.timestamp();
                let own_number = u32::try_from(open.names.len()).unwrap_or(u32::MAX);
                let regimen = u32::try_from(number).unwrap_or(u32::MAX);
                open.candidates.push(Candidate {
                    floating: rule.given.zone_policy == ZonePolicy::Follow && one.met == Met::Once,
                    told: self.told.contains(&one.id),
                    snoozed_until: self.snoozed.get(&one.id).copied(),
                    late_ok: rule.given.late_ok_min * 60,
                    may_move_until: rule.given.may_move_min.map(|minutes| at + minutes * 60),
                    quiet: rule.given.quiet,
                    repeats: (rule.given.repeats, rule.given.repeat_every_min * 60),
                    ..Candidate::new(own_number, regimen, rule.given.class, at)
                });
                open.names.push(one.id);
            }
        }
        open
    }

    /// Makes the plan again and tells the phone.
    pub(super) fn replan(&mut self) -> Result<()> {
        if self.phone.off {
            return Ok(());
        }
        let shown: Vec<String> = self
            .armed
            .shown_by(self.now, self.budget.platform)
            .flat_map(|one| one.about.clone())
            .collect();
        for id in shown {
            self.told.insert(id.parse()?);
        }
        let offsets = self
            .zone
            .offsets(self.now - 40 * 86_400, self.now + 3 * 366 * 86_400);
        let clock = Clock::new(&offsets);
        let until = clock.after_days(self.now, self.limits.horizon.num_days(), NaiveTime::MIN);
        let open = self.open(until);
        let (asleep, shifts) = self.rest(&clock, until);
        let state = State {
            candidates: &open.candidates,
            holds: &self.holds,
            screening_hold: self.screening,
            off: &[],
            quiet: self.quiet,
            weekend_until: self.weekend_until,
            asleep: &asleep,
            night_shifts_end: &shifts,
            driving_until: self.driving_until.filter(|until| *until > self.now),
            nudges_shown: &self.nudges_shown,
            last_answered: self.last_answered,
            more: open.more,
        };
        let made = plan(self.now, &clock, &state, &self.budget, &self.limits);
        for (number, why) in &made.left_out {
            if let (true, Some(id)) = (why.is_missed(), open.name(*number)) {
                self.marks.insert(id.clone(), Mark::Missed);
            }
        }
        self.tell(&made, &open, &clock);
        Ok(())
    }

    /// Tells the phone the difference, and keeps what was planned.
    fn tell(&mut self, made: &Plan, open: &Open, clock: &Clock<'_>) {
        let name = |number: &u32| open.name(*number).map(ToString::to_string).unwrap_or_default();
        let face = if made.inexact { "inexact" } else { "exact" };
        let mut to_arm = Vec::new();
        let mut told = Vec::new();
        for one in &made.notifications {
            let about: Vec<String> = made.members(one).iter().map(name).collect();
            // Android's alarms are instants; iOS keeps clock times by itself.
            let trigger = if one.floating && self.budget.platform == Platform::Ios {
                Trigger::Floating(clock.civil(one.at))
            } else {
                Trigger::Absolute(one.at)
            };
            told.push(self.shown_as(one.at, one.kind, one.class, about.clone(), one.silent));
            to_arm.push(ToArm::new(trigger, one.at, one.kind, about, one.silent, face));
        }
        self.armed.forget_past(self.now);
        let difference = self.armed.propose(&to_arm);
        self.plans.push(PlanTold {
            at: written(self.now),
            count: told.len(),
            cancelled: difference.cancel.len(),
            added: difference.add.len(),
            inexact: made.inexact,
            deliverable: made.deliverable,
            notifications: told,
            left_out: made
                .left_out
                .iter()
                .map(|(number, why)| (name(number), said(*why)))
                .collect(),
        });
        if self.phone.apply(&difference) {
            self.armed.armed(difference.generation);
        }
    }

    /// Main sleep and the ends of night shifts by the roster.
    fn rest(&self, clock: &Clock<'_>, until: i64) -> (Vec<(i64, i64)>, Vec<i64>) {
        let mut asleep = Vec::new();
        let mut shifts = Vec::new();
        if *self.slots.pattern() == WorkPattern::Fixed {
            return (asleep, shifts);
        }
        let begins = DateTime::from_timestamp(self.now - 2 * 86_400, 0).unwrap_or_default();
        for date in begins.date_naive().iter_days() {
            let midnight = date.and_time(NaiveTime::MIN).and_utc().timestamp();
            if midnight > until {
                break;
            }
            let at = |minute: u16| clock.instant(midnight + i64::from(minute) * 60);
            let (bed, wakes) = self.slots.main_sleep(date);
            asleep.push((at(bed), at(wakes)));
            shifts.extend(self.slots.night_shift_ends(date).map(at));
        }
        (asleep, shifts)
    }
}
