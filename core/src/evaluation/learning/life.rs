//! A made person's weeks: planned by the real planner, audited, lived, answered, closed as cases.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};

use super::super::draw::Draw;
use super::super::plans::Shelves;
use super::person::MadePerson;
use crate::plan::{
    Audited, Brief, Cause, CheckIn, Done, LastWeek, Light, OwnSteps, Permission, Settled, Violation,
    WalkingGoal, Week, audit, did, light, load, make_week, pain_tenths, step_percent, tolerance,
};
use crate::recommender::{
    Did, EPISODE, Knowledge, Outcome, OwnWeeks, Problem, Provenance, SessionAnswer, Situation, WeekCase,
    episode, sessions_said,
};

/// Which way the person is planned for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arm {
    /// By the guideline rules alone.
    GuidelineDefault,
    /// By the recommender, which learns from the person's weeks.
    Learning,
}

/// A life so far.
pub(super) struct Life<'a> {
    pub(super) person: &'a MadePerson,
    arm: Arm,
    shelves: &'a Shelves<'a>,
    pub(super) own_weeks: Vec<WeekCase>,
    episodes: Vec<WeekCase>,
    pub(super) weeks: Vec<Week>,
    pub(super) violations: BTreeSet<Violation>,
    /// True pain of each week, noise left out.
    pub(super) pain: Vec<f64>,
    /// Stopped for good.
    pub(super) stopped: bool,
    last: Option<(CheckIn, Done)>,
    /// What the exercises of the weeks so far leave behind.
    built: f64,
    steps: f64,
    /// Steps of the last week's usual day.
    walked: Option<u32>,
    /// From here on every group that is emphasised irritates, by so many points: adaptation hurts.
    pub(super) irritates: Option<f64>,
}

/// The first day of every made life.
pub(super) fn begins() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap_or_default()
}

impl<'a> Life<'a> {
    pub(super) fn new(person: &'a MadePerson, arm: Arm, shelves: &'a Shelves<'a>) -> Self {
        Self {
            person,
            arm,
            shelves,
            own_weeks: Vec::new(),
            episodes: Vec::new(),
            weeks: Vec::new(),
            violations: BTreeSet::new(),
            pain: Vec::new(),
            stopped: false,
            last: None,
            built: 0.0,
            steps: person.steps,
            walked: None,
            irritates: None,
        }
    }

    /// What this life is planned with.
    pub(super) fn knowledge(&self) -> &'a Knowledge {
        self.shelves.knowledge
    }

    fn number(&self) -> u16 {
        u16::try_from(self.weeks.len()).unwrap_or(u16::MAX) + 1
    }

    /// The own weeks that the recommender sees.
    pub(super) fn own(&self) -> OwnWeeks {
        let knowledge = self.shelves.knowledge;
        match self.arm {
            Arm::GuidelineDefault => OwnWeeks::default(),
            Arm::Learning => {
                let cases = [self.own_weeks.as_slice(), &self.episodes].concat();
                OwnWeeks::new(&knowledge.learning, &knowledge.attributes, cases, 0)
            }
        }
    }

    /// What is known now: the first answers, and how the last week went.
    fn situation(&self, own: &OwnWeeks) -> Situation {
        let mut situation = self.person.situation.clone();
        if let Some((check_in, _)) = self.last {
            situation.pain_average = check_in.pain_average;
            // Answers stay below the worst that would stop strengthening: the made people are past that.
            situation.pain_worst = check_in.pain_average.map(|pain| (pain + 1).min(6));
            situation.disability = check_in.hindrance.map(|hindrance| hindrance * 10);
            situation.settled = Some(true);
        }
        situation.recent = own.recent();
        situation.steps = Some(self.steps as u32);
        situation
    }

    /// The next week's plan, by `knowledge`.
    pub(super) fn plan(&self, knowledge: &Knowledge, own: &OwnWeeks) -> (Week, Situation) {
        let situation = self.situation(own);
        let permission = Permission::assumed_negative();
        let last = self
            .weeks
            .last()
            .zip(self.last.as_ref())
            .map(|(week, (check_in, done))| LastWeek {
                week,
                check_in,
                done: *done,
            });
        let number = self.number();
        let week = make_week(&Brief {
            knowledge,
            own,
            rules: self.shelves.rules,
            library: self.shelves.library,
            permission: &permission,
            situation: &situation,
            preferences: &self.person.preferences,
            avoid: &BTreeMap::new(),
            own_steps: OwnSteps {
                median: self.steps as u32,
                days: 7,
                last_week: self.walked,
            },
            last,
            standing: None,
            seen: &BTreeMap::new(),
            past: &BTreeSet::new(),
            starts: begins() + TimeDelta::days(7 * (i64::from(number) - 1)),
            number,
            version: 1,
            cause: if number == 1 { Cause::First } else { Cause::CheckIn },
            seed: self.person.seed,
        });
        (week, situation)
    }

    /// The plan that the next week would have, made as this life makes its plans.
    pub(super) fn next(&self) -> Week {
        self.plan(self.shelves.knowledge, &self.own()).0
    }

    /// Plans a week, audits it and lives it.
    pub(super) fn live(&mut self) {
        let (week, situation) = self.plan(self.shelves.knowledge, &self.own());
        let red = self
            .weeks
            .last()
            .zip(self.last.as_ref())
            .is_some_and(|(_, (check_in, done))| {
                light(&self.shelves.rules.light, check_in, done).0 == Light::Red
            });
        self.violations.extend(audit(
            &Audited {
                rules: self.shelves.rules,
                library: self.shelves.library,
                situation: &situation,
                careful_with: &BTreeSet::new(),
                preferences: &self.person.preferences,
                before: self.weeks.last(),
                after_red: red,
            },
            &week,
        ));
        // The same chance in both arms: they differ by their plans alone.
        let mut draw = Draw::scattered(self.person.seed ^ (u64::from(week.number) << 40));
        let lived = self.lived(&week, &mut draw);
        self.close(&week, &situation, &lived);
        self.last = Some((lived.check_in, lived.done));
        self.weeks.push(week);
    }

    fn lived(&mut self, week: &Week, draw: &mut Draw) -> Lived {
        let person = self.person;
        self.stopped |= draw.happens(person.stops);
        let too_long = (f64::from(week.longest_session()) - person.fits).max(0.0);
        let does = if self.stopped {
            0.0
        } else {
            person.willing * libm::exp(-too_long / 15.0)
        };
        let finished: BTreeSet<NaiveDate> = week
            .sessions
            .iter()
            .map(|session| session.date)
            .filter(|_| draw.happens(does))
            .collect();
        let done_sessions = || {
            week.sessions
                .iter()
                .filter(|session| finished.contains(&session.date))
        };
        let all: u32 = week.sessions.iter().map(|session| session.seconds).sum();
        let mut seconds = BTreeMap::new();
        for (group, more) in done_sessions().flat_map(|session| session.seconds_by_group()) {
            *seconds.entry(group).or_insert(0) += more;
        }
        let relief = person.relief(&seconds, all);
        let overload = (f64::from(load(week).unwrap_or(0)) / 10.0 - person.tolerance).max(0.0);
        let share_done = finished.len() as f64 / week.sessions.len().max(1) as f64;
        let (walked, hurts) = self.walk(week, draw);
        let irritation = match (self.irritates, &week.guideline_emphasis) {
            (Some(points), Some(usual))
                if week
                    .parameters
                    .emphasis
                    .iter()
                    .any(|(g, t)| usual.get(g) < Some(t)) =>
            {
                points
            }
            _ => 0.0,
        };
        let weeks = f64::from(week.number - 1);
        let truly = person.pain + person.course * weeks - self.built - relief
            + 0.4 * overload * share_done
            + hurts
            + irritation;
        self.pain.push(truly.clamp(0.0, 10.0));
        self.built += 0.05 * relief.max(0.0);
        let flare = draw.happens(0.04);
        let week_noise = draw.normal(0.0, 0.5) + if flare { 2.5 } else { 0.0 };
        self.told(
            week,
            &finished,
            (truly + week_noise, overload, walked, flare),
            draw,
        )
    }

    /// Walking of a week: how much of the goal was reached, in percent, and what a goal that rises too fast adds to
    /// pain.
    fn walk(&mut self, week: &Week, draw: &mut Draw) -> (Option<u16>, f64) {
        let WalkingGoal::Steps { goal, .. } = week.walking else {
            return (None, 0.0);
        };
        let rise = (f64::from(goal) / self.steps.max(1.0) - 1.0) * 100.0;
        let over = (rise - self.person.walking).max(0.0);
        let reached = (1.0 - over / 60.0 + draw.normal(0.0, 0.05)).clamp(0.3, 1.2);
        let walked = f64::from(goal) * reached;
        self.steps = (0.5 * self.steps + 0.5 * walked).clamp(1000.0, 15_000.0);
        self.walked = Some(walked as u32);
        (Some((reached * 100.0) as u16), over * 0.03)
    }

    /// What the person tells of a week: the diary's days, the sessions' answers, the check-in.
    fn told(
        &self,
        week: &Week,
        finished: &BTreeSet<NaiveDate>,
        (pain, overload, walked, flare): (f64, f64, Option<u16>, bool),
        draw: &mut Draw,
    ) -> Lived {
        let person = self.person;
        let rated = |value: f64| value.round().clamp(0.0, 10.0) as u8;
        let usual = mean_relief(person, week);
        let mut days: BTreeMap<NaiveDate, u8> = BTreeMap::new();
        for day in 0..7 {
            let date = week.starts + TimeDelta::days(day);
            // The day after a session shows a part of what the session does.
            let after = week
                .sessions
                .iter()
                .find(|session| session.date + TimeDelta::days(1) == date && finished.contains(&session.date))
                .map_or(0.0, |session| {
                    0.5 * (person.relief(&session.seconds_by_group(), session.seconds) - usual)
                });
            let felt = pain - after + draw.normal(0.0, 1.0);
            let written = if person.lies {
                draw.between(0.0, 10.0)
            } else {
                felt
            };
            if draw.happens(person.writes) {
                days.insert(date, rated(written));
            }
        }
        let during = |draw: &mut Draw| {
            let said = 1.5 + overload + 0.1 * pain + draw.normal(0.0, 0.7);
            rated(if person.lies {
                draw.between(0.0, 10.0)
            } else {
                said
            })
        };
        let sessions: Vec<(NaiveDate, u8)> = finished.iter().map(|date| (*date, during(draw))).collect();
        let settled = match overload + draw.normal(0.0, 0.3) {
            x if x > 2.5 => Settled::MuchWorseAfterADay,
            x if x > 1.5 => Settled::LittleWorseAfterADay,
            x if x > 0.8 => Settled::WithinADay,
            _ => Settled::ByNextMorning,
        };
        let said = |truth: f64, draw: &mut Draw| {
            let felt = truth + draw.normal(0.0, 0.7);
            Some(rated(if person.lies {
                draw.between(0.0, 10.0)
            } else {
                felt
            }))
        };
        let most = sessions.iter().map(|(_, pain)| *pain).max();
        let check_in = CheckIn {
            pain_average: said(pain, draw),
            hindrance: said(pain * 0.8, draw),
            pain_during: most,
            settled: Some(settled),
            legs_spreading: Some(false),
        };
        let done = Done {
            planned: u8::try_from(week.sessions.len()).unwrap_or(u8::MAX),
            sessions: u8::try_from(finished.len()).unwrap_or(u8::MAX),
            effort: (!finished.is_empty()).then(|| rated(5.0 + 1.5 * overload + draw.normal(0.0, 1.0))),
            pain_during: most,
            days: 7,
        };
        Lived {
            finished: finished.clone(),
            sessions,
            days,
            walked,
            flare,
            check_in,
            done,
        }
    }

    fn close(&mut self, week: &Week, situation: &Situation, lived: &Lived) {
        let knowledge = self.shelves.knowledge;
        let written: Vec<u8> = lived.days.values().map(|pain| pain * 10).collect();
        let pain_tenths = pain_tenths(&written, &lived.check_in);
        let answers: Vec<SessionAnswer> = lived
            .sessions
            .iter()
            .filter_map(|(date, pain)| {
                let session = week.sessions.iter().find(|session| session.date == *date)?;
                Some(SessionAnswer {
                    seconds: session.seconds_by_group(),
                    pain_during: Some(*pain),
                    day_after_tenths: lived
                        .days
                        .get(&(*date + TimeDelta::days(1)))
                        .map(|pain| pain * 10),
                })
            })
            .collect();
        let tenths = |answer: Option<u8>| answer.map(|answer| answer * 10);
        let before = self.weeks.last().map(|before| before.walking);
        self.own_weeks.push(WeekCase {
            number: week.number,
            provenance: Provenance::OwnWeek,
            problem: Problem::of(&knowledge.attributes, situation),
            did: Did {
                step_percent: before.and_then(|before| step_percent(before, week.walking)),
                steps_reached_percent: lived.walked,
                ..did(week, week, &lived.finished)
            },
            outcome: Outcome {
                pain_tenths,
                hindrance_tenths: tenths(lived.check_in.hindrance),
                tolerance: tolerance(&self.shelves.rules.light, &lived.check_in, &lived.done),
                effort: lived.done.effort,
                after_exercise: lived.check_in.settled.map(|settled| settled as u8),
                flare: lived.flare,
                sessions: sessions_said(&knowledge.learning, &answers, pain_tenths),
            },
        });
        if week.number.is_multiple_of(EPISODE) {
            let four: Vec<&WeekCase> = self
                .own_weeks
                .iter()
                .rev()
                .take(usize::from(EPISODE))
                .rev()
                .collect();
            self.episodes.push(episode(week.number, four[0].problem, &four));
        }
    }
}

/// What the sessions of a week take off pain on average, each done whole.
pub(super) fn mean_relief(person: &MadePerson, week: &Week) -> f64 {
    let each = week
        .sessions
        .iter()
        .map(|session| person.relief(&session.seconds_by_group(), session.seconds));
    each.sum::<f64>() / week.sessions.len().max(1) as f64
}

/// What came of a week.
struct Lived {
    finished: BTreeSet<NaiveDate>,
    sessions: Vec<(NaiveDate, u8)>,
    days: BTreeMap<NaiveDate, u8>,
    walked: Option<u16>,
    flare: bool,
    check_in: CheckIn,
    done: Done,
}
