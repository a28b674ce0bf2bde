//! What is open in the rooms and may be notified, as one list: the week, programmes, the wind-down, medicines,
//! appointments.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::exercise_time::Times;
use super::{CHECK_IN, MOVEMENT_BREAK, PROGRAMME, READING, SESSION, STOCK, SelfCare, WIND_DOWN};
use crate::content::Timing;
use crate::education::{self, Drawn};
use crate::error::Result;
use crate::medication::{self, DoseState, KeptMedicine, Medicine, PlannedDose, Quantity, RegimenCourse};
use crate::plan;
use crate::reminders::{Appointment, Class, Limits, Phone, Settings};
use crate::schedule::{Basis, OccurrenceId, Slot, ZonePolicy};
use crate::store::Reader;
use crate::time::{Moment, Resolved};

/// A rule that has nothing within the plan's horizon is looked at so far ahead: what comes once in a quarter is armed.
const RARE_DAYS: i64 = 366;
/// Daily things are offered so many days ahead; the plan is made again long before. Ours.
const DAILY_AHEAD: i64 = 7;
/// Doses of the days before are still open, or may be.
const DOSES_BACK: i64 = 2;
/// A medicine that runs out is said once, up to a day late. Ours.
const STOCK_LATE: TimeDelta = TimeDelta::days(1);

/// What an offer is about: enough to say it in words.
#[derive(Debug, Clone, PartialEq)]
pub enum About {
    /// A planned dose.
    Dose {
        /// The medicine.
        medicine: Medicine,
        /// How much.
        quantity: Quantity,
    },
    /// A session of the week.
    Session {
        /// The day it is planned for.
        date: NaiveDate,
        /// How long it takes, in minutes.
        minutes: u32,
    },
    /// The week's check-in.
    CheckIn,
    /// The message of the day.
    Reading {
        /// Which.
        message: String,
    },
    /// Winding down before bed.
    WindDown,
    /// The exercise of the day of a programme.
    Programme {
        /// Which.
        programme: String,
    },
    /// Getting up.
    MovementBreak,
    /// A medicine runs out.
    Stock {
        /// Its name.
        medicine: String,
    },
    /// An appointment.
    Appointment {
        /// The appointment.
        appointment: Appointment,
        /// The instant at which it begins.
        starts: DateTime<Utc>,
    },
}

/// Something open that may be notified.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Its occurrence.
    pub id: OccurrenceId,
    /// Its class.
    pub class: Class,
    /// When it is due.
    pub at: DateTime<Utc>,
    /// Put off until then.
    pub snoozed: Option<DateTime<Utc>>,
    /// What it is about.
    pub about: About,
    /// Whether its clock time follows the phone.
    pub(super) floating: bool,
    pub(super) late_ok: TimeDelta,
}

impl Offer {
    /// Put off until then, but never beyond what it is about.
    pub(super) fn put_off(&self, until: DateTime<Utc>) -> DateTime<Utc> {
        match self.about {
            About::Appointment { starts, .. } => until.min(starts),
            _ => until,
        }
    }
}

/// What the list is made from.
pub(super) struct Gathering<'a> {
    pub(super) care: &'a SelfCare,
    pub(super) reader: &'a Reader<'a>,
    pub(super) moment: &'a Moment,
    pub(super) settings: &'a Settings,
    pub(super) limits: &'a Limits,
    pub(super) times: &'a Times,
    pub(super) phone: &'a Phone,
    pub(super) offers: Vec<Offer>,
    /// Whether there is more behind the last one.
    pub(super) more: bool,
}

impl Gathering<'_> {
    pub(super) fn all(&mut self) -> Result<()> {
        self.week()?;
        self.programmes()?;
        self.wind_down()?;
        self.medicines()?;
        self.appointments()
    }

    /// Something that is due on a date at a time of the person's clock.
    fn on_clock(
        &mut self,
        (what, part): (&str, String),
        class: Class,
        (date, time): (NaiveDate, NaiveTime),
        about: About,
    ) -> Result<()> {
        let due = self.moment.zone().instant(date.and_time(time));
        self.offers.push(Offer {
            id: OccurrenceId {
                what: what.to_owned(),
                part,
                date,
                slot: Slot::new("t1", "slot")?,
            },
            class,
            at: due.instant(),
            snoozed: None,
            about,
            floating: matches!(due, Resolved::Once(_)),
            late_ok: self.limits.nudge_late_ok,
        });
        Ok(())
    }

    fn week(&mut self) -> Result<()> {
        let Some(week) = plan::latest_week(self.reader)? else {
            return Ok(());
        };
        let today = self.moment.today;
        let progress = plan::progress(self.reader, self.moment, week.number)?;
        let part = || format!("week-{}", week.number);
        let finished = progress.finished();
        let open = |date: &NaiveDate| *date >= today && !finished.contains(date);
        for session in week.sessions.iter().filter(|session| open(&session.date)) {
            let when = (session.date, self.times.on(session.date, today));
            let about = About::Session {
                date: session.date,
                minutes: session.minutes(),
            };
            self.on_clock((SESSION, part()), Class::Exercise, when, about)?;
        }
        if !progress.checked_in {
            let due = (week.starts + TimeDelta::days(7)).max(today);
            let when = (due, self.settings.check_in_at);
            self.on_clock((CHECK_IN, part()), Class::CheckIn, when, About::CheckIn)?;
        }
        for message in week.messages.iter().filter(|message| message.date >= today) {
            let when = (message.date, self.settings.reading_at);
            let about = About::Reading {
                message: message.message.clone(),
            };
            self.on_clock((READING, part()), Class::Education, when, about)?;
        }
        Ok(())
    }

    fn programmes(&mut self) -> Result<()> {
        let library = self.care.library()?;
        let today = self.moment.today;
        for following in plan::following(self.reader, &library, today)? {
            let Some(programme) = library.programme(&following.programme) else {
                continue;
            };
            if following.over {
                continue;
            }
            if programme.daily.is_some() {
                let days: u32 = programme.stages.iter().map(|stage| u32::from(stage.days)).sum();
                let ends = following.began + TimeDelta::days(i64::from(days));
                for date in today.iter_days().take_while(|date| *date < ends) {
                    if date >= today + TimeDelta::days(DAILY_AHEAD) {
                        break;
                    }
                    if following.done.contains_key(&date) {
                        continue;
                    }
                    let about = About::Programme {
                        programme: programme.id.clone(),
                    };
                    let when = (date, self.settings.programme_at);
                    self.on_clock((PROGRAMME, programme.id.clone()), Class::Programme, when, about)?;
                }
            }
            let breaks =
                programme
                    .tools
                    .iter()
                    .find_map(|tool| match library.tool(tool)?.timing.as_ref()? {
                        Timing::Breaks(breaks) => Some(breaks.usual_minutes),
                        _ => None,
                    });
            if let Some(minutes) = breaks {
                self.movement_break(&programme.id, minutes)?;
            }
        }
        Ok(())
    }

    /// A break after a still period, as far as the phone can tell of one. Where two programmes ask, it is one.
    fn movement_break(&mut self, programme: &str, minutes: u16) -> Result<()> {
        let known = |offer: &Offer| offer.class == Class::MovementBreak;
        let Some(still) = self.phone.still_since.filter(|_| !self.offers.iter().any(known)) else {
            return Ok(());
        };
        let civil = self.moment.zone().civil(still);
        let at = still + TimeDelta::minutes(i64::from(minutes));
        // Each still period is a thing of its own, by the clock at which it began.
        self.offers.push(Offer {
            id: OccurrenceId {
                what: MOVEMENT_BREAK.to_owned(),
                part: programme.to_owned(),
                date: civil.date(),
                slot: Slot::new(&civil.format("s%H%M").to_string(), "slot")?,
            },
            class: Class::MovementBreak,
            at,
            snoozed: None,
            about: About::MovementBreak,
            floating: false,
            late_ok: self.limits.nudge_late_ok,
        });
        Ok(())
    }

    /// Where the person wrote down when they go to bed, on the sheet of a tool that counts back from it.
    fn wind_down(&mut self) -> Result<()> {
        let library = self.care.library()?;
        let today = self.moment.today;
        let before_bed = library
            .tools()
            .find(|tool| matches!(tool.timing, Some(Timing::BeforeBed(_))));
        let Some(tool) = before_bed else { return Ok(()) };
        let Some(sheet) = education::latest_sheet(self.reader, &tool.id)? else {
            return Ok(());
        };
        let drawn = education::draw(self.care.education_rules(), tool, &sheet);
        let Some(time) = drawn.into_iter().find_map(|drawn| match drawn {
            Drawn::WindDownAt(time) => Some(time),
            _ => None,
        }) else {
            return Ok(());
        };
        for date in (today - TimeDelta::days(1)).iter_days().take(8) {
            self.on_clock(
                (WIND_DOWN, tool.id.clone()),
                Class::WindDown,
                (date, time),
                About::WindDown,
            )?;
        }
        Ok(())
    }

    fn medicines(&mut self) -> Result<()> {
        let courses = medication::regimens(self.reader)?;
        let medicines = medication::medicines(self.reader)?;
        let now = self.moment.at();
        let until = now + self.limits.horizon;
        let from = now - TimeDelta::days(DOSES_BACK);
        for course in &courses {
            let own = std::slice::from_ref(course);
            let mut planned = self
                .care
                .planned_of(self.reader, self.moment, own, (from, until))?;
            if course.runs_on(until.date_naive()) {
                self.more = true;
                if planned.iter().all(|dose| dose.at <= now) {
                    let rare = (until, until + TimeDelta::days(RARE_DAYS));
                    let later = self.care.planned_of(self.reader, self.moment, own, rare)?;
                    planned.extend(later.into_iter().next());
                }
            }
            for dose in &planned {
                self.dose(course, dose, &medicines)?;
            }
        }
        for kept in medicines.iter().filter(|kept| kept.in_use) {
            self.stock(kept)?;
        }
        Ok(())
    }

    fn dose(&mut self, course: &RegimenCourse, dose: &PlannedDose, medicines: &[KeptMedicine]) -> Result<()> {
        // One that was missed is no longer asked for; one that is left open is, up to a day.
        let open = matches!(
            dose.state,
            DoseState::Upcoming | DoseState::Due | DoseState::Open | DoseState::Held
        );
        let kept = medicines.iter().find(|kept| kept.id == dose.medicine);
        let version = course.on(dose.id.date);
        let (true, Some(kept), Some(version)) = (open, kept, version) else {
            return Ok(());
        };
        let regimen = &version.regimen;
        let by_clock = regimen
            .dosages
            .iter()
            .find(|dosage| dosage.id == dose.id.part)
            .and_then(|dosage| dosage.timing.as_ref())
            .is_some_and(|timing| timing.basis() == Basis::WallClock);
        let follows =
            regimen.zone == ZonePolicy::Follow && by_clock && dose.by_rule && dose.at == dose.planned;
        let once = matches!(self.moment.zone().instant(dose.local), Resolved::Once(at) if at == dose.at);
        self.offers.push(Offer {
            id: dose.id.clone(),
            class: Class::Medicine,
            at: dose.at,
            snoozed: dose.snoozed_until,
            about: About::Dose {
                medicine: kept.medicine.clone(),
                quantity: dose.quantity,
            },
            floating: follows && once,
            late_ok: TimeDelta::minutes(i64::from(self.care.dose_rules.late_minutes(regimen))),
        });
        Ok(())
    }

    /// On the day on which a new packet should be got.
    fn stock(&mut self, kept: &KeptMedicine) -> Result<()> {
        let supply = self.care.supply(self.reader, self.moment, kept.id)?;
        let Some(out) = supply.run_out else { return Ok(()) };
        let today = self.moment.today;
        if out.refill_on > today + self.limits.horizon {
            return Ok(());
        }
        let when = (out.refill_on.max(today), self.settings.reading_at);
        let about = About::Stock {
            medicine: kept.medicine.name.clone(),
        };
        self.on_clock((STOCK, kept.id.0.to_string()), Class::Stock, when, about)?;
        if let Some(offer) = self.offers.last_mut() {
            // Said once for the day it was reckoned for, however late it came to be known.
            offer.id.date = out.refill_on;
            offer.late_ok = STOCK_LATE;
        }
        Ok(())
    }
}
