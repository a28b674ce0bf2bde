//! A plan for every person of a cohort, three weeks of it, audited.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::cohort::{Answers, Cohort, Person};
use crate::content::{Library, TargetGroup};
use crate::error::Result;
use crate::plan::{
    Audited, Because, Brief, Cause, CheckIn, Done, LastWeek, OwnSteps, Permission, Reason, Rules, Settled,
    Violation, Week, audit, did, make_week,
};
use crate::profile::{Eligibility, Preferences};
use crate::recommender::{
    Knowledge, Note, Outcome, OwnWeeks, Parameter, Parameters, Problem, Provenance, Situation, Strategy,
    Tolerance, WalkingAim, WeekCase,
};

/// What the core plans with.
pub struct Shelves<'a> {
    /// What the recommender knows apart from the person.
    pub knowledge: &'a Knowledge,
    /// The plan's rules.
    pub rules: &'a Rules,
    /// The content.
    pub library: &'a Library,
}

/// How the plans of a cohort came out.
#[derive(Debug, Clone, Serialize)]
pub struct PlanReport {
    /// Which answers were used.
    pub answers: Answers,
    /// The cohort holds no screening interview.
    pub screening: &'static str,
    /// People in the file.
    pub people: usize,
    /// People who got a plan.
    pub planned: usize,
    /// People who got none, by the flag that held them.
    pub held_for_care: BTreeMap<String, usize>,
    /// Weeks that broke a rule, by rule.
    pub rule_violations: BTreeMap<Violation, usize>,
    /// People who used too little of their time, or did not step up after two easy green weeks.
    pub timid: usize,
    /// Different decisions among the first weeks.
    pub distinct_plans: usize,
    /// Weeks with something that differs from the guideline default, by what it is.
    pub differs: BTreeMap<String, usize>,
    /// Parameters that differ from those of a plan without own weeks and for which the week gives no reason.
    pub differs_without_reason: usize,
}

/// One person's outcome.
#[derive(Debug, Clone, Serialize)]
pub struct Judged {
    /// The file's row number for the person.
    pub id: String,
    /// The flag that held them, if one did.
    pub held: Option<String>,
    /// Whether the plan was timid.
    pub timid: bool,
    /// Rules broken in the three weeks.
    pub violations: BTreeSet<Violation>,
    /// What the person's own weeks made different from the guideline default in the second and third week, and why.
    pub differs: Vec<Reason>,
    /// What differs and has no reason there.
    pub without_reason: Vec<Parameter>,
    /// The first week.
    pub week: Option<Week>,
}

/// What makes two plans different decisions: not which of two equal exercises was drawn.
type Decision = (
    usize,
    u32,
    BTreeMap<TargetGroup, u8>,
    u8,
    u8,
    WalkingAim,
    u8,
    Vec<String>,
    Strategy,
);

/// Plans three weeks for everyone and audits them; `each` sees every person.
///
/// # Errors
/// What `each` returns.
pub fn judge_plans(
    cohort: &Cohort,
    answers: Answers,
    shelves: &Shelves<'_>,
    starts: NaiveDate,
    seed: u64,
    mut each: impl FnMut(&Judged) -> Result<()>,
) -> Result<PlanReport> {
    let mut report = PlanReport {
        answers,
        screening: "assumed negative",
        people: cohort.people.len(),
        planned: 0,
        held_for_care: BTreeMap::new(),
        rule_violations: BTreeMap::new(),
        timid: 0,
        distinct_plans: 0,
        differs: BTreeMap::new(),
        differs_without_reason: 0,
    };
    let mut decisions: BTreeSet<Decision> = BTreeSet::new();
    for person in &cohort.people {
        let judged = judge(person, shelves, starts, seed);
        if let Some(flag) = &judged.held {
            *report.held_for_care.entry(flag.clone()).or_insert(0) += 1;
        }
        if let Some(week) = &judged.week {
            report.planned += 1;
            report.timid += usize::from(judged.timid);
            decisions.insert(decision(week));
        }
        for violation in &judged.violations {
            *report.rule_violations.entry(*violation).or_insert(0) += 1;
        }
        for reason in &judged.differs {
            *report.differs.entry(difference(reason)).or_insert(0) += 1;
        }
        report.differs_without_reason += judged.without_reason.len();
        each(&judged)?;
    }
    report.distinct_plans = decisions.len();
    Ok(report)
}

fn judge(person: &Person, shelves: &Shelves<'_>, starts: NaiveDate, seed: u64) -> Judged {
    let mut judged = Judged {
        id: person.id.clone(),
        held: None,
        timid: false,
        violations: BTreeSet::new(),
        differs: Vec::new(),
        without_reason: Vec::new(),
        week: None,
    };
    if person.profile.eligibility() == Eligibility::TooYoung {
        judged.held = Some("under-18".to_owned());
        return judged;
    }
    let mut situation = Situation::of(&person.profile, 0);
    situation.low_mood = person.low_mood;
    situation.mood_score = person.mood_score;
    let permission = Permission::assumed_negative();
    let preferences = &person.profile.preferences;
    let easy = CheckIn {
        pain_average: Some(2),
        hindrance: Some(2),
        pain_during: Some(1),
        settled: Some(Settled::ByNextMorning),
        legs_spreading: Some(false),
    };
    let mut weeks: Vec<Week> = Vec::new();
    let mut cases: Vec<WeekCase> = Vec::new();
    for number in 1..=3_u16 {
        let knowledge = shelves.knowledge;
        let own = OwnWeeks::new(&knowledge.learning, &knowledge.attributes, cases.clone(), 0);
        let last = weeks.last().map(|week| {
            let sessions = u8::try_from(week.sessions.len()).unwrap_or(u8::MAX);
            let done = Done {
                planned: sessions,
                sessions,
                effort: Some(3),
                pain_during: Some(1),
                days: 7,
            };
            LastWeek {
                week,
                check_in: &easy,
                done,
            }
        });
        if number > 1 {
            // Two easy weeks also show in the diary: little pain, settled.
            situation.settled = Some(true);
            situation.pain_average = Some(2);
            situation.pain_worst = Some(3);
        }
        let brief = Brief {
            knowledge: shelves.knowledge,
            own: &own,
            rules: shelves.rules,
            library: shelves.library,
            permission: &permission,
            situation: &situation,
            preferences,
            avoid: &BTreeMap::new(),
            own_steps: OwnSteps::default(),
            last,
            standing: None,
            seen: &BTreeMap::new(),
            past: &BTreeSet::new(),
            starts: starts + TimeDelta::days(7 * (i64::from(number) - 1)),
            number,
            version: 1,
            cause: if number == 1 { Cause::First } else { Cause::CheckIn },
            seed,
        };
        let week = make_week(&brief);
        let audited = Audited {
            rules: shelves.rules,
            library: shelves.library,
            situation: &situation,
            careful_with: &BTreeSet::new(),
            preferences,
            before: weeks.last(),
            after_red: false,
        };
        judged.violations.extend(audit(&audited, &week));
        if !own.cases().is_empty() {
            let none = OwnWeeks::default();
            let usual = make_week(&Brief { own: &none, ..brief });
            let unexplained = unexplained(&usual.parameters, &week);
            judged.without_reason.extend(unexplained);
        }
        let own_weeks = |reason: &&Reason| matches!(reason.because, Because::OwnWeeks(_) | Because::Noted(_));
        judged
            .differs
            .extend(week.reasons.iter().filter(own_weeks).cloned());
        cases.push(easy_case(shelves, &week, &situation, &easy));
        weeks.push(week);
    }
    judged.timid = weeks.iter().any(|week| too_short(shelves, preferences, week)) || !stepped_up(&weeks);
    judged.week = weeks.into_iter().next();
    judged
}

/// The easy week as the case it closes as: everything done, little pain.
fn easy_case(shelves: &Shelves<'_>, week: &Week, situation: &Situation, check_in: &CheckIn) -> WeekCase {
    let all: BTreeSet<NaiveDate> = week.sessions.iter().map(|session| session.date).collect();
    let tenths = |answer: Option<u8>| answer.map(|answer| answer * 10);
    WeekCase {
        number: week.number,
        provenance: Provenance::OwnWeek,
        problem: Problem::of(&shelves.knowledge.attributes, situation),
        did: did(week, week, &all),
        outcome: Outcome {
            pain_tenths: tenths(check_in.pain_average),
            hindrance_tenths: tenths(check_in.hindrance),
            tolerance: Some(Tolerance::Well),
            effort: Some(3),
            ..Outcome::default()
        },
    }
}

/// The parameters in which a week differs from the `usual` one without a reason that names them.
fn unexplained(usual: &Parameters, week: &Week) -> Vec<Parameter> {
    let now = &week.parameters;
    let sessions = |p: &Parameters| (p.sessions, p.sessions_at_most);
    let minutes = |p: &Parameters| (p.minutes, p.minutes_at_most);
    let mut differs: Vec<Parameter> = [
        (sessions(now) != sessions(usual), Parameter::Sessions),
        (minutes(now) != minutes(usual), Parameter::Minutes),
        (now.pace != usual.pace, Parameter::Load),
        (now.step_percent != usual.step_percent, Parameter::Steps),
    ]
    .into_iter()
    .filter_map(|(differs, parameter)| differs.then_some(parameter))
    .collect();
    let groups = now
        .emphasis
        .iter()
        .filter(|(group, turns)| usual.emphasis.get(group) != Some(turns));
    differs.extend(groups.map(|(group, _)| Parameter::Emphasis(*group)));
    // A theme that waits changes places with the one behind it.
    let themes = usual.themes.iter().zip(&now.themes).find(|(was, is)| was != is);
    differs.extend(themes.map(|(was, _)| Parameter::Theme(was.clone())));
    differs.retain(|parameter| {
        !week.reasons.iter().any(|reason| match &reason.because {
            Because::OwnWeeks(change) => change.parameter == *parameter,
            Because::Noted(Note::Trying { group, .. }) => *parameter == Parameter::Emphasis(*group),
            _ => false,
        })
    });
    differs
}

/// The name of something that differs from the guideline default.
fn difference(reason: &Reason) -> String {
    match &reason.because {
        Because::OwnWeeks(change) => format!("{:?} {:?}", change.direction, change.parameter),
        Because::Noted(Note::Trying { group, .. }) => format!("trying more {group:?}"),
        Because::Noted(note) => format!("{note:?}"),
        _ => String::new(),
    }
}

/// Under 80 % of the minutes offered were used.
fn too_short(shelves: &Shelves<'_>, preferences: &Preferences, week: &Week) -> bool {
    let a_session = preferences.minutes.map_or(week.parameters.minutes, u16::from);
    let days = match preferences.days.len() {
        0 => usize::from(week.parameters.sessions),
        days => days.min(usize::from(shelves.rules.limits.sessions_a_week[1])),
    };
    let offered = u64::from(a_session) * 60 * days as u64;
    let used: u64 = week
        .sessions
        .iter()
        .map(|session| u64::from(session.seconds))
        .sum();
    used * 100 < offered * u64::from(shelves.rules.limits.minutes_used_percent[0])
}

/// Something asks for more in the third week than in the first: a rung, or strengthening after staying active.
fn stepped_up(weeks: &[Week]) -> bool {
    let (Some(first), Some(third)) = (weeks.first(), weeks.get(2)) else {
        return false;
    };
    let risen = third
        .rungs
        .iter()
        .any(|(group, rung)| first.rungs.get(group).is_some_and(|old| rung > old));
    let strategy = first.parameters.strategy == Strategy::StayActive
        && third.parameters.strategy != Strategy::StayActive;
    risen || strategy
}

fn decision(week: &Week) -> Decision {
    let p = &week.parameters;
    (
        week.sessions.len(),
        week.longest_session(),
        p.emphasis.clone(),
        p.level,
        p.dose,
        p.walking,
        p.step_percent,
        p.themes.clone(),
        p.strategy,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Library;
    use crate::plan::Rules;
    use crate::recommender::Knowledge;

    #[test]
    fn what_own_weeks_made_different_is_told_and_what_is_not_told_is_found() {
        let file = include_str!("../../assets/evaluation/made_cohort.csv");
        let mut cohort = Cohort::read(file.as_bytes(), Answers::AllSelfReport).unwrap();
        cohort.people.truncate(12);
        let (knowledge, rules) = (Knowledge::shipped().unwrap(), Rules::shipped().unwrap());
        let library = Library::built_in().unwrap();
        let shelves = Shelves {
            knowledge: &knowledge,
            rules: &rules,
            library: &library,
        };
        let starts = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let mut weeks = Vec::new();
        let report = judge_plans(&cohort, Answers::AllSelfReport, &shelves, starts, 1, |judged| {
            weeks.extend(judged.week.clone());
            Ok(())
        })
        .unwrap();
        assert!(!report.differs.is_empty(), "three weeks, and nothing tried");
        assert_eq!(report.differs_without_reason, 0);
        let week = &weeks[0];
        assert_eq!(unexplained(&week.parameters, week), []);
        let mut other = week.parameters.clone();
        other.step_percent += 5;
        other.themes.swap(0, 1);
        let hip = TargetGroup::GlutealAndHip;
        *other.emphasis.entry(hip).or_default() += 1;
        let expected = [
            Parameter::Steps,
            Parameter::Emphasis(hip),
            Parameter::Theme(other.themes[0].clone()),
        ];
        assert_eq!(unexplained(&other, week), expected);
    }
}
