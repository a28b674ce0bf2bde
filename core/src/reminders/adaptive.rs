//! When to remind of exercise: the person's own time stays until sessions show a better one. Explained, reversible,
//! seeded; at most one choice a day; nothing of it for medicine.

use serde::{Deserialize, Serialize};

use super::chance::Draws;
use crate::error::{Error, Result};

const FILE: &str = "reminders/adaptive.toml";

/// The numbers of adaptive times, from data.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct AdaptiveRules {
    /// The file's version.
    pub version: String,
    slots: Slots,
    prior: Prior,
    evidence: Evidence,
    change: Change,
    collapse: Collapse,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Slots {
    width_min: u16,
    fewest: u16,
    most: u16,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Prior {
    weight: f64,
    mean: f64,
    chosen_alpha: f64,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Evidence {
    kept_a_day: f64,
    organic_alpha: f64,
    organic_quiet_min: u16,
    answered_whole_min: u16,
    answered_half_min: u16,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Change {
    first_days_unchanged: u32,
    check_every_days: u32,
    explore: f64,
    better_by: f64,
    surely: f64,
    draws: u32,
    seen_at_least: f64,
    undo_pins_days: u32,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Collapse {
    last: usize,
    before: usize,
    before_mean_at_least: f64,
    below_share: f64,
    below_by: f64,
    evidence_kept: f64,
    search_days: u32,
    hysteresis: f64,
}

impl AdaptiveRules {
    /// The shipped rules.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its rules.
    pub fn shipped() -> Result<Self> {
        let rules: Self = toml::from_str(include_str!("../../assets/reminders/adaptive.toml"))
            .map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        let shares = [
            rules.prior.mean,
            rules.evidence.kept_a_day,
            rules.change.explore,
            rules.change.surely,
            rules.collapse.evidence_kept,
        ];
        if shares.iter().any(|share| !(0.0..=1.0).contains(share)) || rules.change.explore > 0.1 {
            return Err(Error::asset(
                FILE,
                "shares",
                "0 to 1, and at most 0.1 of the days explored",
            ));
        }
        if rules.slots.fewest < 2 || rules.slots.most < rules.slots.fewest || rules.slots.width_min == 0 {
            return Err(Error::asset(FILE, "slots", "at least two"));
        }
        Ok(rules)
    }

    /// What a session is worth that began so many minutes after its reminder; snoozed ones count as not answered.
    pub fn reward(&self, began_after_min: Option<u16>, snoozed: bool) -> f64 {
        match began_after_min {
            Some(minutes) if !snoozed && minutes <= self.evidence.answered_whole_min => 1.0,
            Some(minutes) if !snoozed && minutes <= self.evidence.answered_half_min => 0.5,
            _ => 0.0,
        }
    }

    /// Whether a session is the person's own: no reminder in the time before it.
    pub fn is_organic(&self, since_reminder_min: Option<u16>) -> bool {
        since_reminder_min.is_none_or(|minutes| minutes > self.evidence.organic_quiet_min)
    }
}

/// One stretch of the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Slot {
    /// Answers and sessions, discounted.
    hits: f64,
    /// Reminders without an answer, discounted.
    misses: f64,
    /// The minute of the day at which the person last began here by themselves.
    usual_min: Option<u16>,
}

/// Why a time was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MovedBecause {
    /// The person mostly exercises then.
    UsuallyThen,
    /// Reminders are answered more often then.
    AnsweredMore,
    /// The old time stopped working.
    HabitChanged,
    /// The person took a move back.
    Undone,
}

/// A move of the usual time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeMoved {
    /// On which day of the model.
    pub day: u32,
    /// From which minute of the day.
    pub from_min: u16,
    /// To which.
    pub to_min: u16,
    /// Why.
    pub because: MovedBecause,
}

/// The choice for one day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// The day of the model, from 0.
    pub day: u32,
    /// The number of the slot.
    pub slot: usize,
    /// The minute of the day.
    pub minute: u16,
    /// How likely this choice was, for judging the choices later.
    pub propensity: f64,
    /// Whether another time was tried out.
    pub tried: bool,
}

/// What is known of one exercise regimen's times.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SlotModel {
    seed: u64,
    from_min: u16,
    until_min: u16,
    chosen_min: u16,
    slots: Vec<Slot>,
    incumbent: usize,
    day: u32,
    /// Rewards at the incumbent, the newest last.
    recent: Vec<f64>,
    searching_until: Option<u32>,
    pinned_until: Option<u32>,
    moves: Vec<TimeMoved>,
}

impl SlotModel {
    /// A person who chose `chosen_min` and may be reminded between two minutes of the day.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the chosen time lies outside the window, or the window is too short.
    pub fn new(
        rules: &AdaptiveRules,
        seed: u64,
        [from_min, until_min]: [u16; 2],
        chosen_min: u16,
    ) -> Result<Self> {
        if until_min > 1_440 || from_min + 60 > until_min {
            return Err(Error::invalid(
                "exercise.window",
                "at least an hour, within one day",
            ));
        }
        if !(from_min..until_min).contains(&chosen_min) {
            return Err(Error::invalid("exercise.time", "inside the window"));
        }
        let length = until_min - from_min;
        let count = length
            .div_ceil(rules.slots.width_min)
            .clamp(rules.slots.fewest, rules.slots.most);
        let empty = Slot {
            hits: 0.0,
            misses: 0.0,
            usual_min: None,
        };
        let mut model = Self {
            seed,
            from_min,
            until_min,
            chosen_min,
            slots: vec![empty; usize::from(count)],
            incumbent: 0,
            day: 0,
            recent: Vec::new(),
            searching_until: None,
            pinned_until: None,
            moves: Vec::new(),
        };
        model.incumbent = model.slot_of(chosen_min);
        Ok(model)
    }

    /// The moves so far, the newest last.
    pub fn moves(&self) -> &[TimeMoved] {
        &self.moves
    }

    /// The minute of the day that is usual now.
    pub fn usual_min(&self) -> u16 {
        self.minute(self.incumbent)
    }

    /// The day it stands at, from 0.
    pub fn day(&self) -> u32 {
        self.day
    }

    /// Whether it was made for this time and window.
    pub fn is_for(&self, [from_min, until_min]: [u16; 2], chosen_min: u16) -> bool {
        (self.from_min, self.until_min, self.chosen_min) == (from_min, until_min, chosen_min)
    }

    /// The slot that a minute of the day lies in; outside of the window the nearest.
    pub fn slot_of(&self, minute: u16) -> usize {
        let length = usize::from(self.until_min - self.from_min);
        let into = usize::from(minute.saturating_sub(self.from_min));
        (into * self.slots.len() / length).min(self.slots.len() - 1)
    }

    /// When a slot's reminder comes: at the chosen time, at the person's own usual time, or at the slot's beginning.
    fn minute(&self, slot: usize) -> u16 {
        if let Some(minute) = self.slots.get(slot).and_then(|slot| slot.usual_min) {
            return minute;
        }
        if slot == self.slot_of(self.chosen_min) {
            return self.chosen_min;
        }
        let length = usize::from(self.until_min - self.from_min);
        let begins = (slot * length).div_ceil(self.slots.len());
        let quarter = begins.div_ceil(15) * 15;
        self.from_min + u16::try_from(quarter.min(length - 1)).unwrap_or(0)
    }

    fn beta(&self, rules: &AdaptiveRules, slot: usize) -> (f64, f64) {
        let prior = &rules.prior;
        let chosen = if slot == self.slot_of(self.chosen_min) {
            prior.chosen_alpha
        } else {
            0.0
        };
        let seen = &self.slots[slot];
        (
            prior.weight * prior.mean + chosen + seen.hits,
            prior.weight * (1.0 - prior.mean) + seen.misses,
        )
    }

    fn mean(&self, rules: &AdaptiveRules, slot: usize) -> f64 {
        let (alpha, beta) = self.beta(rules, slot);
        alpha / (alpha + beta)
    }

    fn may_move(&self, rules: &AdaptiveRules) -> bool {
        self.day >= rules.change.first_days_unchanged
            && self.pinned_until.is_none_or(|until| self.day >= until)
    }

    /// The time for the model's present day. The same model gives the same choice.
    pub fn choose(&self, rules: &AdaptiveRules) -> Choice {
        let mut draws = Draws::new(self.seed, u64::from(self.day));
        let choice = |slot: usize, propensity: f64| Choice {
            day: self.day,
            slot,
            minute: self.minute(slot),
            propensity,
            tried: slot != self.incumbent,
        };
        if !self.may_move(rules) {
            return choice(self.incumbent, 1.0);
        }
        if self.searching_until.is_some_and(|until| self.day < until) {
            let slot = self.sampled(rules, &mut draws);
            // How often the same draw falls on this slot, by drawing again.
            let again = (0..rules.change.draws)
                .filter(|_| self.sampled(rules, &mut draws) == slot)
                .count();
            let share = f64::from(u32::try_from(again + 1).unwrap_or(1)) / f64::from(rules.change.draws + 1);
            return choice(slot, share);
        }
        let explore = rules.change.explore;
        if draws.uniform() >= explore {
            return choice(self.incumbent, 1.0 - explore);
        }
        let beside: Vec<usize> = [self.incumbent.checked_sub(1), Some(self.incumbent + 1)]
            .into_iter()
            .flatten()
            .filter(|slot| *slot < self.slots.len())
            .collect();
        let slot = beside
            .get(draws.place(beside.len()))
            .copied()
            .unwrap_or(self.incumbent);
        let each = explore / f64::from(u32::try_from(beside.len().max(1)).unwrap_or(1));
        choice(slot, each)
    }

    /// A Thompson draw that leaves the incumbent only for something clearly better.
    fn sampled(&self, rules: &AdaptiveRules, draws: &mut Draws) -> usize {
        let mut best = self.incumbent;
        let (alpha, beta) = self.beta(rules, best);
        let mut top = draws.beta(alpha, beta) + rules.collapse.hysteresis;
        for slot in (0..self.slots.len()).filter(|slot| *slot != self.incumbent) {
            let (alpha, beta) = self.beta(rules, slot);
            let drawn = draws.beta(alpha, beta);
            if drawn > top {
                (best, top) = (slot, drawn);
            }
        }
        best
    }

    /// Closes the present day: what the reminder was worth (none on a day without one) and the minutes at which the
    /// person began sessions of their own. Answers a move of the usual time, if this day brought one.
    pub fn close_day(
        &mut self,
        rules: &AdaptiveRules,
        reminded: Option<(usize, f64)>,
        organic: &[u16],
    ) -> Option<TimeMoved> {
        for slot in &mut self.slots {
            slot.hits *= rules.evidence.kept_a_day;
            slot.misses *= rules.evidence.kept_a_day;
        }
        if let Some((slot, reward)) = reminded
            && let Some(seen) = self.slots.get_mut(slot)
        {
            seen.hits += reward;
            seen.misses += 1.0 - reward;
            if slot == self.incumbent {
                self.recent.push(reward);
                let most = rules.collapse.last + rules.collapse.before;
                if self.recent.len() > most {
                    self.recent.remove(0);
                }
            }
        }
        for minute in organic
            .iter()
            .filter(|minute| (self.from_min..self.until_min).contains(minute))
        {
            let slot = self.slot_of(*minute);
            self.slots[slot].hits += rules.evidence.organic_alpha;
            self.slots[slot].usual_min = Some(minute / 15 * 15);
        }
        self.day += 1;
        if self.searching_until == Some(self.day) {
            self.searching_until = None;
            let best = self.best(rules);
            return self.move_to(best, MovedBecause::HabitChanged);
        }
        if !self.may_move(rules) || self.searching_until.is_some() {
            return None;
        }
        if self.collapsed(rules) {
            for slot in &mut self.slots {
                slot.hits *= rules.collapse.evidence_kept;
                slot.misses *= rules.collapse.evidence_kept;
            }
            self.recent.clear();
            self.searching_until = Some(self.day + rules.collapse.search_days);
            return None;
        }
        if self.day.is_multiple_of(rules.change.check_every_days) {
            return self.weekly_check(rules);
        }
        None
    }

    fn best(&self, rules: &AdaptiveRules) -> usize {
        let mut best = self.incumbent;
        for slot in 0..self.slots.len() {
            if self.mean(rules, slot) > self.mean(rules, best) {
                best = slot;
            }
        }
        best
    }

    /// Moves when another slot is surely better, by draws from both.
    fn weekly_check(&mut self, rules: &AdaptiveRules) -> Option<TimeMoved> {
        let best = self.best(rules);
        let seen = &self.slots[best];
        if best == self.incumbent || seen.hits + seen.misses < rules.change.seen_at_least {
            return None;
        }
        let mut draws = Draws::new(self.seed ^ 0x7765_656b, u64::from(self.day));
        let (other, own) = (self.beta(rules, best), self.beta(rules, self.incumbent));
        let better = (0..rules.change.draws)
            .filter(|_| draws.beta(other.0, other.1) > draws.beta(own.0, own.1) + rules.change.better_by)
            .count();
        let share = f64::from(u32::try_from(better).unwrap_or(0)) / f64::from(rules.change.draws);
        if share <= rules.change.surely {
            return None;
        }
        let because = if seen.usual_min.is_some() {
            MovedBecause::UsuallyThen
        } else {
            MovedBecause::AnsweredMore
        };
        self.move_to(best, because)
    }

    fn collapsed(&self, rules: &AdaptiveRules) -> bool {
        let collapse = &rules.collapse;
        if self.recent.len() < collapse.last + collapse.before {
            return false;
        }
        let (before, last) = self.recent.split_at(self.recent.len() - collapse.last);
        let mean =
            |all: &[f64]| all.iter().sum::<f64>() / f64::from(u32::try_from(all.len()).unwrap_or(1).max(1));
        let (before, last) = (mean(before), mean(last));
        before >= collapse.before_mean_at_least
            && last < collapse.below_share * before
            && last < before - collapse.below_by
    }

    fn move_to(&mut self, slot: usize, because: MovedBecause) -> Option<TimeMoved> {
        if slot == self.incumbent {
            return None;
        }
        let moved = TimeMoved {
            day: self.day,
            from_min: self.minute(self.incumbent),
            to_min: self.minute(slot),
            because,
        };
        self.incumbent = slot;
        self.recent.clear();
        self.moves.push(moved);
        Some(moved)
    }

    /// Takes the last move back, and keeps the time for a while.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing was moved, or the last move was taken back already.
    pub fn undo(&mut self, rules: &AdaptiveRules) -> Result<TimeMoved> {
        let nothing = Error::NotFound {
            what: "move of a time to undo",
        };
        let last = self.moves.last().copied().ok_or(nothing.clone())?;
        if last.because == MovedBecause::Undone {
            return Err(nothing);
        }
        let slot = self.slot_of(last.from_min);
        self.searching_until = None;
        self.pinned_until = Some(self.day + rules.change.undo_pins_days);
        self.move_to(slot, MovedBecause::Undone).ok_or(nothing)
    }
}

#[cfg(test)]
#[path = "adaptive_tests.rs"]
mod tests;
