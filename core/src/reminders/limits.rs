//! The numbers of reminders, from data.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveTime, TimeDelta};
use serde::Deserialize;

use super::candidate::Hours;
use super::class::Class;
use super::settings::Settings;
use crate::error::{Error, Result};

const FILE: &str = "reminders/limits.toml";

/// What quiet hours do to a class of notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quiet {
    /// As if there were none.
    Bypass,
    /// Shown without a sound.
    Silent,
    /// At their end.
    Defer,
    /// Not at all.
    Drop,
}

/// A row of the back-off table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackOff {
    /// From so many days without an answer on.
    pub ignored_days_from: i64,
    /// So many days lie between two nudges.
    pub days_between: i64,
}

/// The limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The file's version.
    pub version: String,
    /// Pending notifications that we arm at most on iOS.
    pub ios_pending: usize,
    /// Pending notifications that iOS keeps for an app.
    pub ios_system: usize,
    /// Alarms that we arm at most on Android.
    pub android_pending: usize,
    /// How far the plan reaches.
    pub horizon: TimeDelta,
    /// When on the day behind the horizon the app asks to be opened.
    pub sentinel_at: NaiveTime,
    /// Within so much of the first, notifications become one.
    pub group_within: TimeDelta,
    /// Repeats of one notification at most.
    pub repeats_at_most: u8,
    /// The least time between repeats.
    pub repeat_every_at_least: TimeDelta,
    /// How late a nudge is still worth showing.
    pub nudge_late_ok: TimeDelta,
    /// How late an appointment is still worth showing.
    pub appointment_late_ok: TimeDelta,
    /// How long before an appointment it is reminded of, where the person did not say.
    pub appointment_before: TimeDelta,
    /// Nudges on a civil day at most.
    pub nudges_a_day: usize,
    /// The least time between nudges.
    pub nudges_apart: TimeDelta,
    /// A nudge so close to a medicine joins it.
    pub nudge_from_medicine: TimeDelta,
    /// So much later a nudge may come on its day, where it does not fit when it is due.
    pub nudge_may_move: TimeDelta,
    /// No nudge so soon after a night shift.
    pub after_night_shift: TimeDelta,
    /// The back-off table, rising.
    pub back_off: Vec<BackOff>,
    /// How a person is reminded who chose nothing.
    pub usual: Settings,
    quiet: [Quiet; Class::COUNT],
    rank: [u8; Class::COUNT],
}

#[derive(Deserialize)]
struct File {
    version: String,
    ios: Ios,
    android: Android,
    horizon: Horizon,
    grouping: Grouping,
    repeats: Repeats,
    late: Late,
    appointments: Appointments,
    nudges: Nudges,
    back_off: Vec<BackOffRow>,
    quiet: BTreeMap<String, toml::Value>,
    rank: BTreeMap<String, toml::Value>,
    usual: Usual,
}

#[derive(Deserialize)]
struct Usual {
    exercise_at: NaiveTime,
    exercise_from: NaiveTime,
    exercise_until: NaiveTime,
    check_in_at: NaiveTime,
    reading_at: NaiveTime,
    programme_at: NaiveTime,
    follow_ups: u8,
    follow_up_every_min: u16,
}

impl From<Usual> for Settings {
    fn from(usual: Usual) -> Self {
        Self {
            exercise_at: usual.exercise_at,
            exercise_between: Hours {
                from: usual.exercise_from,
                until: usual.exercise_until,
            },
            adaptive: true,
            check_in_at: usual.check_in_at,
            reading_at: usual.reading_at,
            programme_at: usual.programme_at,
            quiet: None,
            weekend_until: None,
            off: BTreeSet::new(),
            private: false,
            follow_ups: usual.follow_ups,
            follow_up_every_min: usual.follow_up_every_min,
        }
    }
}

#[derive(Deserialize)]
struct Ios {
    pending_at_most: usize,
    pending_of_system: usize,
}

#[derive(Deserialize)]
struct Android {
    pending_at_most: usize,
}

#[derive(Deserialize)]
struct Horizon {
    days: i64,
    sentinel_at: NaiveTime,
}

#[derive(Deserialize)]
struct Grouping {
    within_min: i64,
}

#[derive(Deserialize)]
struct Repeats {
    at_most: u8,
    every_min_at_least: i64,
}

#[derive(Deserialize)]
struct Late {
    nudge_ok_min: i64,
    appointment_ok_min: i64,
}

#[derive(Deserialize)]
struct Appointments {
    remind_before_min: u32,
}

#[derive(Deserialize)]
struct Nudges {
    a_day_at_most: usize,
    apart_min: i64,
    from_medicine_min: i64,
    may_move_min: i64,
    after_night_shift_min: i64,
}

#[derive(Deserialize)]
struct BackOffRow {
    ignored_days_from: i64,
    days_between: i64,
}

impl Limits {
    /// The shipped limits.
    ///
    /// # Errors
    /// [`Error::Asset`] when the file breaks its rules.
    pub fn shipped() -> Result<Self> {
        Self::read(include_str!("../../assets/reminders/limits.toml"))
    }

    fn read(text: &str) -> Result<Self> {
        let file: File =
            toml::from_str(text).map_err(|e| Error::asset(FILE, "file", e.message().to_owned()))?;
        let by_class = |table: &BTreeMap<String, toml::Value>, class: Class, name: &'static str| {
            table
                .get(class.code())
                .cloned()
                .ok_or_else(|| Error::asset(FILE, name, format!("no entry for {}", class.code())))
        };
        let mut quiet = [Quiet::Bypass; Class::COUNT];
        let mut rank = [0; Class::COUNT];
        for class in Class::ALL {
            let wrong =
                |name: &'static str| Error::asset(FILE, name, format!("the entry for {}", class.code()));
            quiet[class.place()] = by_class(&file.quiet, class, "quiet")?
                .try_into()
                .map_err(|_| wrong("quiet"))?;
            rank[class.place()] = by_class(&file.rank, class, "rank")?
                .try_into()
                .map_err(|_| wrong("rank"))?;
        }
        let back_off: Vec<BackOff> = file
            .back_off
            .iter()
            .map(|row| BackOff {
                ignored_days_from: row.ignored_days_from,
                days_between: row.days_between,
            })
            .collect();
        if back_off
            .windows(2)
            .any(|two| two[0].ignored_days_from >= two[1].ignored_days_from)
        {
            return Err(Error::asset(FILE, "back_off", "rows that rise"));
        }
        if file.ios.pending_at_most >= file.ios.pending_of_system {
            return Err(Error::asset(FILE, "ios", "fewer pending than the system keeps"));
        }
        if quiet[Class::Medicine.place()] != Quiet::Bypass {
            return Err(Error::asset(FILE, "quiet", "medicine is never quiet by default"));
        }
        let usual = Settings::from(file.usual);
        usual
            .validate(file.repeats.at_most, file.repeats.every_min_at_least)
            .map_err(|fault| Error::asset(FILE, "usual", fault.to_string()))?;
        Ok(Self {
            version: file.version,
            ios_pending: file.ios.pending_at_most,
            ios_system: file.ios.pending_of_system,
            android_pending: file.android.pending_at_most,
            horizon: TimeDelta::days(file.horizon.days),
            sentinel_at: file.horizon.sentinel_at,
            group_within: TimeDelta::minutes(file.grouping.within_min),
            repeats_at_most: file.repeats.at_most,
            repeat_every_at_least: TimeDelta::minutes(file.repeats.every_min_at_least),
            nudge_late_ok: TimeDelta::minutes(file.late.nudge_ok_min),
            appointment_late_ok: TimeDelta::minutes(file.late.appointment_ok_min),
            appointment_before: TimeDelta::minutes(i64::from(file.appointments.remind_before_min)),
            nudges_a_day: file.nudges.a_day_at_most,
            nudges_apart: TimeDelta::minutes(file.nudges.apart_min),
            nudge_from_medicine: TimeDelta::minutes(file.nudges.from_medicine_min),
            nudge_may_move: TimeDelta::minutes(file.nudges.may_move_min),
            after_night_shift: TimeDelta::minutes(file.nudges.after_night_shift_min),
            back_off,
            usual,
            quiet,
            rank,
        })
    }

    /// What quiet hours do to a class, where the person chose nothing else.
    pub fn quiet(&self, class: Class) -> Quiet {
        self.quiet[class.place()]
    }

    /// Which goes first when not all fit.
    pub fn rank(&self, class: Class) -> u8 {
        self.rank[class.place()]
    }

    /// Days between two nudges, after so many days without an answer; none when nothing is held back.
    pub fn days_between(&self, ignored_days: i64) -> Option<i64> {
        self.back_off
            .iter()
            .rev()
            .find(|row| row.ignored_days_from <= ignored_days)
            .map(|row| row.days_between)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_limits_stay_below_what_the_phone_keeps() {
        let limits = Limits::shipped().unwrap();
        assert!(limits.ios_pending <= 60 && limits.nudges_a_day <= 4);
        assert_eq!(limits.days_between(1), None);
        assert_eq!(
            [2, 9, 10, 29, 30, 400].map(|days| limits.days_between(days)),
            [Some(2), Some(2), Some(6), Some(6), Some(15), Some(15)]
        );
    }

    #[test]
    fn a_file_that_silences_medicine_or_forgets_a_class_is_refused() {
        let text = include_str!("../../assets/reminders/limits.toml");
        for (from, to) in [
            ("medicine = \"bypass\"", "medicine = \"drop\""),
            ("motivation = 10\n", ""),
            ("ignored_days_from = 10", "ignored_days_from = 1"),
            ("pending_at_most = 60", "pending_at_most = 64"),
        ] {
            assert!(text.contains(from));
            assert!(Limits::read(&text.replace(from, to)).is_err(), "{from}");
        }
    }
}
