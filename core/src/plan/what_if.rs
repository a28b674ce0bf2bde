//! What would have changed the week: the smallest realistic other answer, found by asking the recommender itself.

use serde::{Deserialize, Serialize};

use super::make::{Brief, LastWeek};
use super::outline::{Outline, outline};
use super::progression::{CheckIn, Done, Light, Move, Settled, light};
use super::reason::{About, Because, Reason};
use crate::profile::{LegPain, Preferences};
use crate::recommender::{Parameter, Situation, Strategy, WalkingAim};

/// How far a 0-10 answer may be from what was said and still be realistic. Ours.
const POINTS: u8 = 3;

/// What an answer that is one point, one session, one level away weighs: the smaller change is the better example. Ours.
mod size {
    pub(super) const POINT: u32 = 10;
    pub(super) const SESSION: u32 = 15;
    pub(super) const SETTLED: u32 = 15;
    pub(super) const LEVEL: u32 = 25;
    pub(super) const MINUTES: u32 = 20;
}

/// Another answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhatIf {
    /// Pain after exercise had settled like this.
    AfterExercise(Settled),
    /// The most pain during exercise had been this, 0 to 10.
    PainDuring(u8),
    /// So many sessions had been done.
    SessionsDone(u8),
    /// Fear that movement harms had been this, 0 to 10.
    Fear(u8),
    /// The worst pain of the week had been this, 0 to 10.
    WorstPain(u8),
    /// The back had stopped the person this much, 0 to 10.
    Hindrance(u8),
    /// Pain had settled for some days.
    PainSettled,
    /// Pain in the leg had been this.
    LegPain(LegPain),
    /// So many minutes had been offered.
    Minutes(u16),
}

impl WhatIf {
    /// Whether it is something that the person did or that passed, not something that the person is: only that is worth
    /// telling somebody, and what one feels is no fault.
    pub fn is_a_lever(self) -> bool {
        match self {
            Self::AfterExercise(_) | Self::PainDuring(_) => true,
            // What nothing at all would have led to helps nobody.
            Self::SessionsDone(done) => done > 0,
            _ => false,
        }
    }
}

/// What would be then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Then {
    /// The exercises would have gone up a step.
    StepUp,
    /// They would have stayed.
    Stay,
    /// They would have gone down a step.
    StepDown,
    /// The week would have been approached like this.
    Strategy(Strategy),
    /// Walking would have been for this.
    Walking(WalkingAim),
    /// The walking goal would have risen.
    WalkMore,
    /// The walking goal would have been lower.
    WalkLess,
    /// A session would have had so many minutes.
    Minutes(u16),
}

/// One other answer, with everything that it changes.
struct Other {
    size: u32,
    what_if: WhatIf,
    situation: Situation,
    preferences: Preferences,
    last: Option<(CheckIn, Done)>,
}

/// For the week, the minutes and the walking: the smallest other answer that would have changed it, where there is one.
pub(super) fn would_change(brief: &Brief<'_>, made: &Outline) -> Vec<Reason> {
    // A further version of a week has its own cause, and says that. After a week that was too much nobody is asked to
    // think of how it could have gone.
    let red = |last: LastWeek<'_>| light(&brief.rules.light, last.check_in, &last.done).0 == Light::Red;
    if brief.standing.is_some() || brief.last.is_some_and(red) {
        return Vec::new();
    }
    let own_weeks_set_minutes = {
        let mut changes = made.recommendation.changes.iter();
        changes.any(|change| change.parameter == Parameter::Minutes)
    };
    let mut others = others(brief);
    others.sort_by_key(|other| (!other.what_if.is_a_lever(), other.size));
    let mut open = vec![About::Week, About::Minutes, About::Walking];
    let mut found = Vec::new();
    for other in others {
        if open.is_empty() {
            break;
        }
        let asked = ask(brief, &other);
        open.retain(|about| match difference(about, made, &asked) {
            // Where own weeks set the length, another offer changes it only by the way they are compared.
            Some(Then::Minutes(_))
                if own_weeks_set_minutes && matches!(other.what_if, WhatIf::Minutes(_)) =>
            {
                true
            }
            // That ten minutes offered are ten minutes planned is no news.
            Some(Then::Minutes(minutes)) if other.what_if == WhatIf::Minutes(minutes) => true,
            Some(then) => {
                let what_if = other.what_if;
                found.push(Reason::new(about.clone(), Because::WouldChange { what_if, then }));
                false
            }
            None => true,
        });
    }
    found
}

fn ask(brief: &Brief<'_>, other: &Other) -> Outline {
    let last = brief.last.map(|last| match &other.last {
        Some((check_in, done)) => LastWeek {
            week: last.week,
            check_in,
            done: *done,
        },
        None => last,
    });
    outline(&Brief {
        situation: &other.situation,
        preferences: &other.preferences,
        last,
        ..*brief
    })
}

fn difference(about: &About, made: &Outline, other: &Outline) -> Option<Then> {
    match about {
        About::Week => {
            let (now, then) = (made.parameters().strategy, other.parameters().strategy);
            if now != then {
                return Some(Then::Strategy(then));
            }
            let (now, then) = (direction(made.step?), direction(other.step?));
            (now != then).then_some(then)
        }
        // That a worse week would have been followed by a shorter one is no comfort.
        About::Minutes if other.step == Some(Move::Down) => None,
        About::Minutes => (made.minutes != other.minutes).then_some(Then::Minutes(other.minutes)),
        About::Walking => {
            let (now, then) = (made.parameters().walking, other.parameters().walking);
            if now != then {
                return Some(Then::Walking(then));
            }
            match other.walking.amount().cmp(&made.walking.amount()) {
                std::cmp::Ordering::Greater => Some(Then::WalkMore),
                std::cmp::Ordering::Less => Some(Then::WalkLess),
                std::cmp::Ordering::Equal => None,
            }
        }
        _ => None,
    }
}

fn direction(step: Move) -> Then {
    match step {
        Move::Up { .. } => Then::StepUp,
        Move::Hold(_) => Then::Stay,
        Move::Down | Move::AfterPause(_) => Then::StepDown,
    }
}

/// The other answers that are realistic: near what was said, and of questions that were answered.
fn others(brief: &Brief<'_>) -> Vec<Other> {
    let mut found = Vec::new();
    let now = brief.situation;
    let mut push = |size, what_if, situation: Situation, preferences: Preferences, last| {
        found.push(Other {
            size,
            what_if,
            situation,
            preferences,
            last,
        });
    };
    if let Some(last) = brief.last {
        for (check_in, done, size, what_if) in of_last_week(last) {
            push(
                size,
                what_if,
                now.clone(),
                brief.preferences.clone(),
                Some((check_in, done)),
            );
        }
    }
    for (size, what_if, situation) in of_situation(now) {
        push(size, what_if, situation, brief.preferences.clone(), None);
    }
    if let Some(minutes) = brief.preferences.minutes {
        for other in [minutes.saturating_sub(5), minutes.saturating_add(5)] {
            if (5..=60).contains(&other) && other != minutes {
                let preferences = Preferences {
                    minutes: Some(other),
                    ..brief.preferences.clone()
                };
                let what_if = WhatIf::Minutes(u16::from(other));
                push(size::MINUTES, what_if, now.clone(), preferences, None);
            }
        }
    }
    found
}

fn of_last_week(last: LastWeek<'_>) -> Vec<(CheckIn, Done, u32, WhatIf)> {
    use Settled::{ByNextMorning, LittleWorseAfterADay, MuchWorseAfterADay, WithinADay};
    let mut found = Vec::new();
    let (check_in, done) = (*last.check_in, last.done);
    if let Some(settled) = check_in.settled {
        for (place, other) in [
            ByNextMorning,
            WithinADay,
            LittleWorseAfterADay,
            MuchWorseAfterADay,
        ]
        .into_iter()
        .enumerate()
        {
            let apart = (settled as usize).abs_diff(place);
            if apart > 0 {
                let check_in = CheckIn {
                    settled: Some(other),
                    ..check_in
                };
                // At most three levels.
                found.push((
                    check_in,
                    done,
                    size::SETTLED * apart as u32,
                    WhatIf::AfterExercise(other),
                ));
            }
        }
    }
    if let Some(pain) = check_in.pain_during.max(done.pain_during) {
        for other in near(pain) {
            let check_in = CheckIn {
                pain_during: Some(other),
                ..check_in
            };
            let done = Done {
                pain_during: None,
                ..done
            };
            let size = size::POINT * u32::from(pain.abs_diff(other));
            found.push((check_in, done, size, WhatIf::PainDuring(other)));
        }
    }
    for sessions in (0..=done.planned).filter(|sessions| *sessions != done.sessions) {
        let size = size::SESSION * u32::from(sessions.abs_diff(done.sessions));
        let done = Done { sessions, ..done };
        found.push((check_in, done, size, WhatIf::SessionsDone(sessions)));
    }
    found
}

fn of_situation(now: &Situation) -> Vec<(u32, WhatIf, Situation)> {
    let mut found = Vec::new();
    type Set = fn(&mut Situation, u8);
    type Name = fn(u8) -> WhatIf;
    let numbers: [(Option<u8>, Set, Name); 3] = [
        (now.fear, |other, fear| other.fear = Some(fear), WhatIf::Fear),
        (
            now.pain_worst,
            |other, worst| other.pain_worst = Some(worst),
            WhatIf::WorstPain,
        ),
        (
            now.disability.map(|disability| disability / 10),
            |other, hindrance| other.disability = Some(hindrance * 10),
            WhatIf::Hindrance,
        ),
    ];
    for (said, set, name) in numbers {
        let Some(said) = said else { continue };
        for value in near(said) {
            let mut other = now.clone();
            set(&mut other, value);
            if other.pain_average > other.pain_worst {
                continue;
            }
            found.push((size::POINT * u32::from(said.abs_diff(value)), name(value), other));
        }
    }
    if now.settled == Some(false) {
        let other = Situation {
            settled: Some(true),
            ..now.clone()
        };
        found.push((size::LEVEL, WhatIf::PainSettled, other));
    }
    if let Some(leg) = now.leg_pain {
        for (place, other) in [LegPain::None, LegPain::Mild, LegPain::ModerateOrWorse]
            .into_iter()
            .enumerate()
        {
            if (leg as usize).abs_diff(place) == 1 {
                let situation = Situation {
                    leg_pain: Some(other),
                    ..now.clone()
                };
                found.push((size::LEVEL, WhatIf::LegPain(other), situation));
            }
        }
    }
    found
}

fn near(said: u8) -> impl Iterator<Item = u8> {
    (said.saturating_sub(POINTS)..=said.saturating_add(POINTS).min(10)).filter(move |value| *value != said)
}
