//! What the API had told by the end of a lived week, and the week as the core keeps it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use lissom::plan::Week;
use lissom::time::SettableClock;
use lissom_api::{AdviceScreen, HeldCard, PlanOutcome, WhyScreen};
use lissom_cli::story::{Chapter, Told};
use lissom_tests::{frozen, opened};

/// Where a life stands after one of its weeks; 0 is the first plan.
pub(crate) struct Point {
    /// The newest screening so far.
    pub(crate) advice: Option<AdviceScreen>,
    /// Why there is no plan, where there is none.
    pub(crate) held: Option<HeldCard>,
    /// The running week.
    pub(crate) week: Option<Week>,
    /// Everything that was told of it, a text each.
    pub(crate) texts: Vec<String>,
    /// Every exercise that any week so far has held.
    pub(crate) exercises_so_far: BTreeSet<String>,
    whys: Vec<WhyScreen>,
}

impl Point {
    /// Every point of a life, by its week.
    pub(crate) fn all(chapters: &[Chapter], store: &Path) -> BTreeMap<u16, Self> {
        let clock = Arc::new(SettableClock::at(frozen::morning(5_000)));
        let care = opened(store, None, clock).unwrap();
        let weeks = care.read(|reader, _| lissom::plan::weeks(reader)).unwrap();
        let mut points: BTreeMap<u16, Self> = BTreeMap::new();
        let (mut advice, mut exercises, mut texts): (Option<AdviceScreen>, BTreeSet<String>, Vec<String>) =
            Default::default();
        for chapter in chapters {
            let point = points.entry(chapter.week).or_insert_with(|| {
                texts.clear();
                Self {
                    advice: None,
                    held: None,
                    week: None,
                    texts: Vec::new(),
                    exercises_so_far: BTreeSet::new(),
                    whys: Vec::new(),
                }
            });
            texts.extend(said(&chapter.told));
            match &chapter.told {
                Told::Screened { advice: screened, .. } | Told::Seen(screened) => {
                    advice = Some(screened.clone())
                }
                Told::Planned {
                    outcome: PlanOutcome::Held { held },
                    ..
                } => {
                    (point.held, point.week) = (Some(held.clone()), None);
                    point.whys.clear();
                }
                Told::Planned {
                    outcome: PlanOutcome::Planned { week },
                    why,
                    walking,
                } => {
                    let kept = weeks
                        .iter()
                        .find(|kept| (kept.number, kept.version) == (week.number, week.version))
                        .unwrap();
                    let items = kept.sessions.iter().flat_map(|session| &session.items);
                    exercises.extend(items.map(|item| item.exercise.clone()));
                    (point.held, point.week) = (None, Some(kept.clone()));
                    point.whys = why.iter().chain(walking).cloned().collect();
                }
                _ => {}
            }
            point.advice.clone_from(&advice);
            point.texts.clone_from(&texts);
            point.exercises_so_far.clone_from(&exercises);
        }
        points
    }

    /// What no text may ever be.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for text in &self.texts {
            if text.trim().is_empty()
                || ["{", "}", "$", "  ", "..", " ,", " ."]
                    .iter()
                    .any(|never| text.contains(never))
            {
                faults.push(format!("no sentence: “{text}”"));
            }
        }
        for why in &self.whys {
            let sentences = why
                .short
                .iter()
                .chain(&why.details)
                .chain(&why.left_out)
                .chain(&why.would_change);
            let mut seen = BTreeSet::new();
            faults.extend(
                sentences
                    .filter(|sentence| !seen.insert(*sentence))
                    .map(|twice| format!("said twice: “{twice}”")),
            );
        }
        faults
    }
}

fn said(told: &Told) -> Vec<String> {
    match told {
        Told::Screened { advice, care } => {
            let mut texts = advice_said(advice);
            texts.extend(care.iter().map(|care| care.text.clone()));
            texts
        }
        Told::Seen(advice) => advice_said(advice),
        Told::Mood(next) => {
            let calls = next.calls.iter().map(|call| call.text.clone());
            std::iter::once(next.text.clone()).chain(calls).collect()
        }
        Told::Planned {
            outcome: PlanOutcome::Held { held },
            ..
        } => {
            let contradictions = held.contradictions.iter().map(|card| card.text.clone());
            std::iter::once(held.text.clone()).chain(contradictions).collect()
        }
        Told::Planned {
            outcome: PlanOutcome::Planned { week },
            why,
            walking,
        } => {
            let mut texts = vec![week.title.clone(), week.summary.clone()];
            texts.extend(week.walking_text.clone());
            texts.extend(week.sessions.iter().flat_map(|session| {
                let items = session
                    .items
                    .iter()
                    .flat_map(|item| [item.name.clone(), item.dose_text.clone()]);
                std::iter::once(session.line.clone()).chain(items)
            }));
            texts.extend(week.messages.iter().map(|message| message.title.clone()));
            for why in why.iter().chain(walking) {
                texts.extend(
                    why.short
                        .iter()
                        .chain(&why.details)
                        .chain(&why.left_out)
                        .chain(&why.would_change)
                        .cloned(),
                );
                texts.push(why.rests_on.clone());
            }
            texts
        }
        Told::Lived { check_in, .. } => vec![check_in.done_text.clone()],
        Told::Asked(due) => vec![due.text.clone()],
        Told::Swapped { exercise } | Told::NothingInstead { exercise } => vec![exercise.clone()],
        Told::Away | Told::Flare { .. } => Vec::new(),
    }
}

fn advice_said(advice: &AdviceScreen) -> Vec<String> {
    let mut texts = vec![advice.title.clone(), advice.what_to_do.clone()];
    texts.extend(advice.safety_net.clone());
    texts.extend(
        advice
            .findings
            .iter()
            .chain(&advice.because)
            .chain(&advice.exercise_text)
            .cloned(),
    );
    texts.extend(advice.calls.iter().map(|call| call.text.clone()));
    texts
}
