//! Whether learning from a person's weeks finds what suits them: made people with different true responses, planned for
//! by the guideline rules alone and by the recommender, with the same chance in both arms.

mod life;
mod person;

use std::collections::BTreeMap;

use serde::Serialize;

pub use life::Arm;

use self::life::{Life, mean_relief};
use self::person::{GROUPS, MadePerson};
use super::draw::Draw;
use super::plans::Shelves;
use crate::content::TargetGroup;
use crate::plan::{Because, Violation, Week};
use crate::recommender::{Did, Knowledge, Note, Outcome, OwnWeeks, WeekCase};

/// Weeks that are lived before it is judged.
const WEEKS: usize = 8;

/// Weeks in which harm must be noticed.
const WEEKS_TO_NOTICE: usize = 6;

/// What harm adds to pain, in points: more than measurement error.
const HARM: [f64; 2] = [2.5, 4.0];

/// The best emphasis matters when it takes so many more points off pain than the default: a quarter of an important
/// change. For others there is nothing to find.
const MATTERS: f64 = 0.5;

/// Who did so many of the sessions, in percent, followed the plan.
const FOLLOWED_PERCENT: u32 = 60;

/// Draws of the people behind an interval.
const DRAWS: usize = 500;

/// A figure with its 95 % interval over the people.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Span {
    /// The figure.
    pub value: f64,
    /// The lower end.
    pub from: f64,
    /// The upper end.
    pub to: f64,
}

/// How learning went.
#[derive(Debug, Clone, Serialize)]
pub struct LearningReport {
    /// That nobody of them exists.
    pub people_are: &'static str,
    /// Made people.
    pub people: usize,
    /// Weeks planned and audited.
    pub person_weeks: usize,
    /// Share of those who followed the plan, told the truth and have something to find, for whom the group that truly
    /// helps them most is the one that is held to be best; what is only tried was not found.
    pub best_found: Span,
    /// The same share among all who are still there, however little they did.
    pub best_found_of_those_there: Span,
    /// The same share when those who stopped or lie count too.
    pub best_found_of_all: Span,
    /// Points of pain a week by which the default falls short of the best emphasis, for the same people.
    pub regret_default: Span,
    /// The same of the next week that the recommender hands out, a try or not.
    pub regret: Span,
    /// The recommender's regret as a share of the default's.
    pub regret_ratio: Span,
    /// True pain of the worst tenth of people over the last four weeks, by the default.
    pub worst_tenth_default: Span,
    /// The same by the recommender.
    pub worst_tenth: Span,
    /// By how much it is worse than the default's; noise when the interval holds 0.
    pub worst_tenth_difference: Span,
    /// By how much the true pain of everybody over the last four weeks is above the default's: emphasis, dose and
    /// steps together, tries included.
    pub pain_difference: Span,
    /// Share of made people whom the adaptation hurts for whom the default came back in time.
    pub harm_noticed: Span,
    /// Share of the others for whom it came back although nothing hurt.
    pub false_alarms: Span,
    /// Weeks that broke a rule, by rule.
    pub rule_violations: BTreeMap<Violation, usize>,
}

struct Lived {
    there: bool,
    matters: bool,
    followed: bool,
    lies: bool,
    found: bool,
    regret: f64,
    regret_default: f64,
    late_pain: f64,
    late_pain_default: f64,
    alarmed: bool,
    noticed: Option<bool>,
}

/// Lets `people` made people live, each twice.
pub fn judge_learning(shelves: &Shelves<'_>, people: usize, seed: u64) -> LearningReport {
    let mut knows = shelves.knowledge.clone();
    knows.learning.trial.tries_at_most = 0;
    let mut lived = Vec::with_capacity(people);
    let mut violations = BTreeMap::new();
    let mut person_weeks = 0;
    for place in 0..people {
        let person = MadePerson::drawn(seed.wrapping_mul(1_000_003).wrapping_add(place as u64));
        let mut count = |life: &Life<'_>| {
            person_weeks += life.weeks.len();
            for violation in &life.violations {
                *violations.entry(*violation).or_insert(0) += 1;
            }
        };
        let mut default = Life::new(&person, Arm::GuidelineDefault, shelves);
        let mut learning = Life::new(&person, Arm::Learning, shelves);
        for _ in 0..WEEKS {
            default.live();
            learning.live();
        }
        let outcome = outcome(&default, &learning, &knows);
        count(&default);
        let alarmed = fell_back(&learning.weeks);
        let noticed = harmed(&mut learning, place);
        count(&learning);
        lived.push(Lived {
            alarmed,
            noticed,
            ..outcome
        });
    }
    report(&lived, person_weeks, violations)
}

/// Weeks that leave no doubt that one group suits: the plan of somebody who knows.
fn no_doubt(life: &Life<'_>, group: TargetGroup) -> OwnWeeks {
    let knowledge = life.knowledge();
    let Some(newest) = life.own_weeks.last() else {
        return OwnWeeks::default();
    };
    let minutes = newest.did.minutes;
    let all = u32::from(newest.did.planned) * u32::from(minutes) * 60;
    let cases = (0..4_u16).map(|back| {
        let with = back % 2 == 0;
        WeekCase {
            number: newest.number - back,
            did: Did {
                planned: newest.did.planned,
                sessions: newest.did.planned,
                minutes,
                emphasis: with.then_some((group, 1)).into_iter().collect(),
                seconds: with.then_some((group, all)).into_iter().collect(),
                ..Did::default()
            },
            outcome: Outcome {
                pain_tenths: Some(if with { 10 } else { 50 }),
                ..Outcome::default()
            },
            ..newest.clone()
        }
    });
    OwnWeeks::new(&knowledge.learning, &knowledge.attributes, cases.collect(), 0)
}

fn outcome(default: &Life<'_>, learning: &Life<'_>, knows: &Knowledge) -> Lived {
    let person = learning.person;
    let own = learning.own();
    let next = learning.plan(learning.knowledge(), &own).0;
    // What each emphasis would truly do for the same person in the same week.
    let none = OwnWeeks::default();
    let plain = mean_relief(person, &learning.plan(learning.knowledge(), &none).0);
    let mut best = (None, plain);
    for group in GROUPS {
        let relief = mean_relief(person, &learning.plan(knows, &no_doubt(learning, group)).0);
        if relief > best.1 {
            best = (Some(group), relief);
        }
    }
    // What it holds to be best; a try is none.
    let found = emphasised(&learning.plan(knows, &own).0);
    let late = |life: &Life<'_>| {
        let late = &life.pain[WEEKS / 2..];
        late.iter().sum::<f64>() / late.len().max(1) as f64
    };
    Lived {
        there: !learning.stopped,
        matters: best.1 - plain >= MATTERS,
        followed: followed(learning),
        lies: person.lies,
        found: found == best.0,
        regret: best.1 - mean_relief(person, &next),
        regret_default: best.1 - plain,
        late_pain: late(learning),
        late_pain_default: late(default),
        alarmed: false,
        noticed: None,
    }
}

/// Whether most of what was planned was done: what was not done can't be learned from.
fn followed(life: &Life<'_>) -> bool {
    let (planned, done) = life
        .own_weeks
        .iter()
        .fold((0_u32, 0_u32), |(planned, done), case| {
            (
                planned + u32::from(case.did.planned),
                done + u32::from(case.did.sessions),
            )
        });
    done * 100 >= planned * FOLLOWED_PERCENT
}

/// The group that a week emphasises beyond the guideline.
fn emphasised(week: &Week) -> Option<TargetGroup> {
    let usual = week.guideline_emphasis.as_ref()?;
    let more = week.parameters.emphasis.iter();
    more.filter(|(group, turns)| usual.get(group).is_some_and(|usual| *turns > usual))
        .map(|(group, _)| *group)
        .next()
}

fn fell_back(weeks: &[Week]) -> bool {
    let fell = |reason: &Because| matches!(reason, Because::Noted(Note::BackToDefault { .. }));
    let mut reasons = weeks.iter().flat_map(|week| &week.reasons);
    reasons.any(|reason| fell(&reason.because))
}

/// From now on what is emphasised irritates. Whether the default comes back; `None` where nothing is emphasised, or
/// where nobody can tell: who stopped, or lies.
fn harmed(life: &mut Life<'_>, place: usize) -> Option<bool> {
    let adapts = emphasised(&life.next()).is_some();
    if !adapts || life.stopped || life.person.lies || fell_back(&life.weeks) {
        return None;
    }
    let mut draw = Draw::scattered(place as u64 ^ 0x6861_726d);
    life.irritates = Some(draw.between(HARM[0], HARM[1]));
    let before = life.weeks.len();
    for _ in 0..WEEKS_TO_NOTICE {
        life.live();
    }
    (!life.stopped).then(|| fell_back(&life.weeks[before..]))
}

fn report(
    lived: &[Lived],
    person_weeks: usize,
    rule_violations: BTreeMap<Violation, usize>,
) -> LearningReport {
    let there: Vec<&Lived> = lived.iter().filter(|one| one.there && !one.lies).collect();
    let followed: Vec<&Lived> = there
        .iter()
        .copied()
        .filter(|one| one.followed && one.matters)
        .collect();
    let all: Vec<&Lived> = lived.iter().collect();
    let mean = |of: fn(&Lived) -> f64| move |people: &[&Lived]| average(people.iter().map(|one| of(one)));
    let share = |of: fn(&Lived) -> bool| {
        move |people: &[&Lived]| average(people.iter().map(|one| f64::from(u8::from(of(one)))))
    };
    let harmed: Vec<&Lived> = lived.iter().filter(|one| one.noticed.is_some()).collect();
    let worst = |of: fn(&Lived) -> f64| {
        move |people: &[&Lived]| {
            let mut pain: Vec<f64> = people.iter().map(|one| of(one)).collect();
            pain.sort_by(|a, b| b.total_cmp(a));
            average(pain.iter().take(people.len().div_ceil(10)).copied())
        }
    };
    let (late, late_default) = (worst(|one| one.late_pain), worst(|one| one.late_pain_default));
    LearningReport {
        people_are: "made",
        people: lived.len(),
        person_weeks,
        best_found: span(&followed, share(|one| one.found)),
        best_found_of_those_there: span(&there, share(|one| one.found)),
        best_found_of_all: span(&all, share(|one| one.found)),
        regret_default: span(&followed, mean(|one| one.regret_default)),
        regret: span(&followed, mean(|one| one.regret)),
        regret_ratio: span(&followed, |people| {
            let sum = |of: fn(&Lived) -> f64| people.iter().map(|one| of(one)).sum::<f64>();
            sum(|one| one.regret) / sum(|one| one.regret_default).max(1e-9)
        }),
        worst_tenth_default: span(&all, late_default),
        worst_tenth: span(&all, late),
        worst_tenth_difference: span(&all, |people| late(people) - late_default(people)),
        pain_difference: span(&all, mean(|one| one.late_pain - one.late_pain_default)),
        harm_noticed: span(&harmed, share(|one| one.noticed == Some(true))),
        false_alarms: span(&there, share(|one| one.alarmed)),
        rule_violations,
    }
}

fn average(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), value| (sum + value, count + 1));
    sum / count.max(1) as f64
}

/// A figure with its interval, by drawing the people again.
fn span<'a>(people: &[&'a Lived], figure: impl Fn(&[&'a Lived]) -> f64) -> Span {
    let mut draw = Draw::scattered(people.len() as u64);
    let mut drawn: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let again: Vec<&Lived> = people.iter().map(|_| people[draw.below(people.len())]).collect();
            figure(&again)
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let at = |share: f64| drawn[((drawn.len() - 1) as f64 * share).round() as usize];
    Span {
        value: figure(people),
        from: at(0.025),
        to: at(0.975),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Library;
    use crate::plan::Rules;

    /// What ships, as a person is planned with it.
    fn shelved<T>(judge: impl FnOnce(&Shelves<'_>) -> T) -> T {
        let knowledge = Knowledge::shipped().unwrap();
        let (rules, library) = (Rules::shipped().unwrap(), Library::built_in().unwrap());
        judge(&Shelves {
            knowledge: &knowledge,
            rules: &rules,
            library: &library,
        })
    }

    #[test]
    fn the_same_people_live_the_same_lives_and_no_week_breaks_a_rule() {
        let judged =
            |seed| serde_json::to_value(shelved(|shelves| judge_learning(shelves, 8, seed))).unwrap();
        let report = judged(3);
        assert_eq!(report, judged(3));
        assert_ne!(report, judged(4), "other people");
        assert_eq!(report["people_are"], "made");
        assert!(report["person_weeks"].as_u64().unwrap() >= 8 * 2 * WEEKS as u64);
        assert_eq!(report["rule_violations"], serde_json::json!({}));
        for figure in ["best_found", "regret_ratio", "harm_noticed", "pain_difference"] {
            let span = &report[figure];
            assert!(
                span["from"].as_f64() <= span["value"].as_f64(),
                "{figure}: {span}"
            );
            assert!(span["value"].as_f64() <= span["to"].as_f64(), "{figure}: {span}");
        }
    }

    #[test]
    fn a_known_best_group_is_the_plan_of_somebody_who_knows() {
        shelved(|shelves| {
            let person = MadePerson::drawn(5);
            let mut life = Life::new(&person, Arm::Learning, shelves);
            for _ in 0..4 {
                life.live();
            }
            let mut knows = shelves.knowledge.clone();
            knows.learning.trial.tries_at_most = 0;
            for group in GROUPS {
                let week = life.plan(&knows, &no_doubt(&life, group)).0;
                assert_eq!(emphasised(&week), Some(group));
            }
        });
    }
}
