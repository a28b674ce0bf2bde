//! From what is open to the plan, and from the plan to what the phone is asked to hold.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::exercise_time::Times;
use super::gathering::Gathering;
use super::{Change, Offer, Reminded, Reminder, SelfCare, name, settings};
use crate::error::Result;
use crate::reminders::{
    self, Candidate, Class, Clock, Hold, HoldKind, KeptArmed, KeptMark, Limits, Mark, Phone, Plan, Platform,
    Settings, State, ToArm, Trigger,
};
use crate::schedule::DaySlots;
use crate::store::{Reader, Writer};
use crate::time::{Moment, Offsets, WorkPattern};
use crate::{diary, plan};

/// How far back marks matter: longer than the longest back-off.
const DAYS_BACK: i64 = 40;

/// When the person rests by their roster, in seconds from 1970.
#[derive(Default)]
pub(super) struct Rest {
    /// Stretches of main sleep, rising.
    pub(super) asleep: Vec<(i64, i64)>,
    /// When night shifts end.
    pub(super) shifts_end: Vec<i64>,
}

/// A plan with everything it was made from.
pub(super) struct Planned {
    pub(super) offers: Vec<Offer>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) settings: Settings,
    pub(super) limits: Limits,
    pub(super) times: Times,
    pub(super) plan: Plan,
    pub(super) offsets: Offsets,
    pub(super) rest: Rest,
    platform: Platform,
    face: String,
}

impl SelfCare {
    pub(super) fn planned_reminders(
        &self,
        reader: &Reader<'_>,
        moment: &Moment,
        phone: &Phone,
    ) -> Result<Planned> {
        let limits = Limits::shipped()?;
        let settings = settings(reader, &limits)?;
        let times = Times::of(reader, moment, &settings)?;
        let mut gathering = Gathering {
            care: self,
            reader,
            moment,
            settings: &settings,
            limits: &limits,
            times: &times,
            phone,
            offers: Vec::new(),
            more: false,
        };
        gathering.all()?;
        let Gathering { offers, more, .. } = gathering;
        let mut marks = reminders::marks(reader, moment.at() - TimeDelta::days(DAYS_BACK))?;
        // A plan that is told once more is seen as it was made: what came to pass since is not in it.
        marks.retain(|mark| mark.at <= moment.at());
        let now = moment.at().timestamp();
        let offsets = moment.zone().offsets(now - 60 * 86_400, now + 3 * 366 * 86_400);
        let clock = Clock::new(&offsets);
        let (candidates, regimens) = candidates(&offers, &marks, &settings, &limits);
        let mut holds = holds_of(&reminders::holds(reader)?, &regimens);
        if diary::flare_now(reader)? {
            holds.push(Hold {
                regimen: None,
                kind: HoldKind::Flare,
                from: i64::MIN,
                until: None,
            });
        }
        let rest = Rest::of(moment, &clock)?;
        let of_nudges = |wanted: Mark| {
            let those = marks.iter().filter(move |mark| mark.nudge && mark.mark == wanted);
            let mut at: Vec<i64> = those.map(|mark| mark.at.timestamp()).collect();
            at.sort_unstable();
            at.dedup();
            at
        };
        let nudges_shown = of_nudges(Mark::Shown);
        let since = moment.at() - TimeDelta::days(DAYS_BACK);
        let last_session = plan::sessions_begun(reader, since)?
            .into_iter()
            .max()
            .map(|at| at.timestamp());
        let off: Vec<Class> = settings.off.iter().copied().collect();
        let state = State {
            candidates: &candidates,
            holds: &holds,
            screening_hold: self.held(reader)?.is_some(),
            off: &off,
            quiet: settings.quiet,
            weekend_until: settings.weekend_until,
            asleep: &rest.asleep,
            night_shifts_end: &rest.shifts_end,
            driving_until: phone
                .driving_until
                .map(|until| until.timestamp())
                .filter(|until| *until > now),
            // A session is the best answer. Where there was none it counts from the first nudge that was shown.
            last_answered: of_nudges(Mark::Opened)
                .last()
                .copied()
                .max(last_session)
                .or(nudges_shown.first().copied()),
            nudges_shown: &nudges_shown,
            more,
        };
        let made = reminders::plan(now, &clock, &state, &phone.budget, &limits);
        let face = format!(
            "{:?} {} {}",
            self.environment().language,
            settings.private,
            made.inexact
        );
        Ok(Planned {
            offers,
            candidates,
            settings,
            limits,
            times,
            plan: made,
            offsets,
            rest,
            platform: phone.budget.platform,
            face,
        })
    }

    /// On iOS nothing is heard of what was shown: what was armed for sure and came to pass, was.
    pub(super) fn note_shown(&self, tx: &Writer<'_>, moment: &Moment, kept: &KeptArmed) -> Result<()> {
        let budget = &kept.phone.budget;
        if !budget.notifications_allowed {
            return Ok(());
        }
        let from = moment.at() - TimeDelta::days(DAYS_BACK);
        let marks = reminders::marks(tx, from)?;
        let shown = kept.armed.shown_by(moment.at().timestamp(), budget.platform);
        for one in shown.filter(|one| one.at >= from.timestamp()) {
            let known = |about: &&String| {
                let same = |mark: &KeptMark| mark.occurrence == **about && mark.at.timestamp() >= one.at;
                marks.iter().any(same)
            };
            for about in one.about.iter().filter(|about| !known(about)) {
                let mark = KeptMark {
                    occurrence: about.clone(),
                    mark: Mark::Shown,
                    nudge: super::class_of_occurrence(about).is_nudge(),
                    at: DateTime::from_timestamp(one.at, 0).unwrap_or(moment.at()),
                };
                reminders::keep_mark(tx, moment, &mark)?;
            }
        }
        Ok(())
    }
}

/// The candidates, and the names of their regimens by number.
fn candidates(
    offers: &[Offer],
    marks: &[KeptMark],
    settings: &Settings,
    limits: &Limits,
) -> (Vec<Candidate>, Vec<String>) {
    let mut of_occurrence: BTreeMap<&str, Vec<&KeptMark>> = BTreeMap::new();
    for mark in marks {
        of_occurrence.entry(&mark.occurrence).or_default().push(mark);
    }
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    let mut regimens: Vec<String> = Vec::new();
    let mut candidates = Vec::with_capacity(offers.len());
    for (number, offer) in (0_u32..).zip(offers) {
        let regimen = *numbers.entry(&offer.id.what).or_insert_with(|| {
            regimens.push(offer.id.what.clone());
            u32::try_from(regimens.len() - 1).unwrap_or(u32::MAX)
        });
        let own = of_occurrence
            .get(name(&offer.id).as_str())
            .map_or(&[][..], Vec::as_slice);
        let put_off = own
            .iter()
            .rev()
            .find_map(|mark| match mark.mark {
                Mark::Snoozed(until) => Some(until),
                _ => None,
            })
            .max(offer.snoozed)
            .map(|until| offer.put_off(until));
        let nudge = offer.class.is_nudge();
        let may_move = if nudge {
            limits.nudge_may_move
        } else {
            TimeDelta::zero()
        };
        // It may have come a little earlier, with something else; what came before it was put off or moved is another.
        let early = if nudge {
            limits.nudge_from_medicine
        } else {
            limits.group_within
        };
        let wanted = put_off.unwrap_or(offer.at);
        let told = own
            .iter()
            .any(|mark| !matches!(mark.mark, Mark::Snoozed(_)) && mark.at >= wanted - early);
        let medicine = offer.class == Class::Medicine;
        candidates.push(Candidate {
            floating: offer.floating,
            told,
            snoozed_until: put_off.map(|until| until.timestamp()),
            late_ok: offer.late_ok.num_seconds(),
            may_move_until: nudge.then(|| (wanted + may_move).timestamp()),
            // What is due to the minute keeps its time on a Saturday too.
            weekend_hours: !offer.class.is_time_sensitive(),
            repeats: if medicine {
                (settings.follow_ups, u32::from(settings.follow_up_every_min) * 60)
            } else {
                (0, 0)
            },
            ..Candidate::new(number, regimen, offer.class, offer.at.timestamp())
        });
    }
    (candidates, regimens)
}

fn holds_of(kept: &[reminders::KeptHold], regimens: &[String]) -> Vec<Hold> {
    kept.iter()
        .filter_map(|hold| {
            let regimen = match &hold.on.regimen {
                // A hold on something that has nothing open holds nothing.
                Some(what) => Some(u32::try_from(regimens.iter().position(|one| one == what)?).ok()?),
                None => None,
            };
            Some(Hold {
                regimen,
                kind: hold.on.kind,
                from: hold.from.timestamp(),
                until: hold.until.map(|until| until.timestamp()),
            })
        })
        .collect()
}

impl Rest {
    /// Around now; empty where there is no roster.
    fn of(moment: &Moment, clock: &Clock<'_>) -> Result<Self> {
        let mut rest = Self::default();
        if *moment.pattern() == WorkPattern::Fixed {
            return Ok(rest);
        }
        let slots = DaySlots::shipped()?.with_pattern(moment.pattern().clone());
        for date in (moment.today - TimeDelta::days(2)).iter_days().take(40) {
            let midnight = date.and_time(NaiveTime::MIN).and_utc().timestamp();
            let at = |minute: u16| clock.instant(midnight + i64::from(minute) * 60);
            let (bed, wakes) = slots.main_sleep(date);
            rest.asleep.push((at(bed), at(wakes)));
            rest.shifts_end.extend(slots.night_shift_ends(date).map(at));
        }
        Ok(rest)
    }
}

impl Planned {
    pub(super) fn limits(&self) -> &str {
        &self.limits.version
    }

    pub(super) fn offer(&self, number: u32) -> Option<&Offer> {
        usize::try_from(number)
            .ok()
            .and_then(|place| self.offers.get(place))
    }

    fn members(&self, one: &reminders::Notification) -> Vec<&Offer> {
        let numbers = self.plan.members(one).iter();
        numbers.filter_map(|number| self.offer(*number)).collect()
    }

    /// What the phone is asked to hold.
    pub(super) fn to_arm(&self) -> Vec<ToArm> {
        let clock = Clock::new(&self.offsets);
        let notifications = self.plan.notifications.iter();
        notifications
            .map(|one| {
                // Android's alarms are instants; iOS keeps clock times by itself.
                let trigger = if one.floating && self.platform == Platform::Ios {
                    Trigger::Floating(clock.civil(one.at))
                } else {
                    Trigger::Absolute(one.at)
                };
                let members = self.members(one);
                let about = members.iter().map(|offer| name(&offer.id)).collect();
                // When what it says changes, it is another notification.
                let says: Vec<String> = members.iter().map(|offer| format!("{:?}", offer.about)).collect();
                let face = format!("{} {}", self.face, says.join("\u{1e}"));
                ToArm::new(trigger, one.at, one.kind, about, one.silent, &face)
            })
            .collect()
    }

    /// Keeps what is known of when the person exercises, and today's choice where today has a session to remind of.
    pub(super) fn keep_times(&self, tx: &Writer<'_>, moment: &Moment) -> Result<()> {
        let today = |offer: &Offer| offer.class == Class::Exercise && offer.id.date == moment.today;
        self.times.keep(tx, moment, self.offers.iter().any(today))
    }

    /// The notifications as they are planned, in their order.
    pub(super) fn reminders(&self) -> Vec<Reminder> {
        let armed = self.to_arm();
        let notifications = self.plan.notifications.iter().zip(armed);
        notifications
            .map(|(one, armed)| Reminder {
                id: armed.id,
                trigger: armed.trigger,
                at: instant(one.at),
                kind: one.kind,
                class: one.class,
                about: self.members(one).into_iter().cloned().collect(),
                silent: one.silent,
            })
            .collect()
    }

    pub(super) fn reminded(&self, kept: &KeptArmed) -> Reminded {
        let left_out = self.plan.left_out.iter();
        Reminded {
            change: kept.armed.outstanding().map(|difference| Change {
                generation: difference.generation,
                cancel_all: kept.cancel_all,
                cancel: difference.cancel,
                add: difference.add,
            }),
            generation: kept.armed.generation(),
            held: kept.armed.held(),
            reminders: self.reminders(),
            left_out: left_out
                .filter_map(|(number, why)| Some((self.offer(*number)?.clone(), *why)))
                .collect(),
            deliverable: self.plan.deliverable,
            inexact: self.plan.inexact,
            private: self.settings.private,
            at: kept.at,
            zone: kept.zone.clone(),
            tzdb: kept.tzdb.clone(),
        }
    }
}

pub(super) fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}
