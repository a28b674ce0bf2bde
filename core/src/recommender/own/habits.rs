//! Sessions, minutes, how fast it gets harder, how fast the step goal rises, which themes come first: what the
//! person's own weeks say of each.

use std::collections::BTreeMap;

use super::base::{Voice, Voices};
use super::settings::Learning;
use super::vote::{Evidence, best, posterior};

/// Which way a vote went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recommender) struct Went<T> {
    pub(in crate::recommender) from: T,
    pub(in crate::recommender) to: T,
}

/// One vote over ordered values: the evidence must come from enough weeks.
fn vote<T: Copy>(
    learning: &Learning,
    rules: &super::settings::Ordered,
    values: &[(i32, T)],
    guideline: usize,
    evidence: &[Evidence],
) -> Option<Went<T>> {
    let weeks = evidence.iter().filter(|one| one.weight > 0).count();
    if weeks < learning.reuse.weeks_at_least as usize {
        return None;
    }
    let tenths: Vec<i32> = values.iter().map(|(tenths, _)| *tenths).collect();
    let place = best(rules, &tenths, guideline, evidence);
    (place != guideline).then(|| Went {
        from: values[guideline].1,
        to: values[place].1,
    })
}

/// The length of a session, in minutes, when `offered` are offered.
pub(in crate::recommender) fn minutes(
    learning: &Learning,
    voices: &Voices<'_>,
    offered: u16,
) -> Option<Went<u16>> {
    let steps = &learning.reuse.minute_steps;
    let mut values: Vec<u16> = steps.iter().copied().filter(|step| *step < offered).collect();
    values.push(offered);
    let place_of = |minutes: u16| {
        values
            .partition_point(|value| *value < minutes)
            .min(values.len() - 1)
    };
    let evidence: Vec<Evidence> = voices
        .all
        .iter()
        .map(|voice| Evidence {
            value: tenths(place_of(voice.case.did.minutes)),
            worth: voice.worth.fit,
            weight: calm(voice),
        })
        .collect();
    let guideline = values.len() - 1;
    let numbered: Vec<(i32, u16)> = values
        .iter()
        .enumerate()
        .map(|(n, value)| (tenths(n), *value))
        .collect();
    vote(learning, &learning.reuse.minutes, &numbered, guideline, &evidence)
}

/// The sessions of a week when `offered` are offered and each takes `minutes`. A week with sessions of another length
/// says nothing about how many fit.
pub(in crate::recommender) fn sessions(
    learning: &Learning,
    voices: &Voices<'_>,
    offered: u8,
    minutes: u16,
) -> Option<Went<u8>> {
    let least = learning.reuse.sessions_at_least.min(offered);
    let mut evidence = Vec::new();
    for voice in voices
        .all
        .iter()
        .filter(|voice| voice.case.did.minutes == minutes)
    {
        let did = &voice.case.did;
        evidence.push(Evidence {
            value: i32::from(did.planned) * 10,
            worth: voice.worth.fit,
            weight: calm(voice),
        });
        if did.sessions > 0 && did.sessions < did.planned {
            // What was done instead did fit.
            evidence.push(Evidence {
                value: i32::from(did.sessions) * 10,
                worth: learning.worth.all_done,
                weight: calm(voice) / 2,
            });
        }
    }
    let values: Vec<(i32, u8)> = (least..=offered)
        .map(|count| (i32::from(count) * 10, count))
        .collect();
    vote(
        learning,
        &learning.reuse.sessions,
        &values,
        values.len() - 1,
        &evidence,
    )
}

/// Which weekdays their sessions were done on, the most reliable first: only those with a planned session speak.
pub(in crate::recommender) fn weekdays(voices: &Voices<'_>) -> [i32; 7] {
    let mut worth = [0; 7];
    for voice in &voices.all {
        for (day, worth) in worth.iter_mut().enumerate() {
            let bit = 1 << day;
            if voice.case.did.weekdays_planned & bit != 0 {
                *worth += if voice.case.did.weekdays_done & bit != 0 {
                    1
                } else {
                    -1
                };
            }
        }
    }
    worth
}

/// How fast the exercises get harder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::recommender) enum Pace {
    /// They stay where they are.
    Stay,
    /// As the traffic light says.
    AsTheLight,
    /// Every group rises when the light lets any rise.
    Every,
}

/// How fast the exercises may get harder from `load` (tenths of a dose step) on. The guideline's step lies half a dose
/// up, because it lets half of the groups rise.
pub(in crate::recommender) fn pace(
    learning: &Learning,
    voices: &Voices<'_>,
    load: u16,
) -> Option<Went<Pace>> {
    let here = i32::from(load);
    let values = [
        (here, Pace::Stay),
        (here + 5, Pace::AsTheLight),
        (here + 10, Pace::Every),
    ];
    let evidence: Vec<Evidence> = voices
        .all
        .iter()
        .filter_map(|voice| {
            let tolerance = voice.worth.tolerance?;
            Some(Evidence {
                value: i32::from(voice.case.did.load?),
                worth: tolerance + voice.worth.response.unwrap_or(0) / 2,
                weight: voice.weight * u64::from(voice.worth.says_percent) / 100,
            })
        })
        .collect();
    vote(learning, &learning.reuse.load, &values, 1, &evidence)
}

/// The factor of the step goal, in percent, when the guideline's is `percent`.
pub(in crate::recommender) fn step_percent(
    learning: &Learning,
    voices: &Voices<'_>,
    percent: u8,
) -> Option<Went<u8>> {
    let factors = &learning.reuse.step_percents;
    let place_of = |percent: u8| factors.iter().position(|factor| *factor >= percent);
    let guideline = place_of(percent)?;
    let evidence: Vec<Evidence> = voices
        .all
        .iter()
        .filter_map(|voice| {
            let did = &voice.case.did;
            let reached = i32::from(did.steps_reached_percent?);
            let value = tenths(place_of(did.step_percent?)?);
            // All of the goal is worth as much as all sessions; nine tenths of it nothing either way.
            let fit = ((reached - 90) * 100).clamp(-1000, 1000);
            Some(Evidence {
                value,
                worth: (fit + voice.worth.response.unwrap_or(0)) / 2,
                weight: calm(voice),
            })
        })
        .collect();
    let values: Vec<(i32, u8)> = factors
        .iter()
        .enumerate()
        .map(|(n, factor)| (tenths(n), *factor))
        .collect();
    vote(learning, &learning.reuse.steps, &values, guideline, &evidence)
}

/// The theme that is passed over, if one is, and should wait: its questions are answered clearly less than others'.
pub(in crate::recommender) fn waiting_theme(
    learning: &Learning,
    voices: &Voices<'_>,
    wanted: &[String],
) -> Option<usize> {
    let rules = &learning.reuse.themes;
    let mut by_theme: BTreeMap<&str, Vec<Evidence>> = BTreeMap::new();
    let (mut shown, mut answered) = (0_i32, 0_i32);
    for voice in &voices.all {
        for (theme, (of, done)) in &voice.case.did.themes {
            shown += i32::from(*of);
            answered += i32::from(*done);
            by_theme.entry(theme).or_default().push(Evidence {
                value: 0,
                worth: i32::from(*done) * 1000 / i32::from((*of).max(1)),
                weight: voice.weight * u64::from(*of) / 3,
            });
        }
    }
    // Against what this person answers at all.
    let usual = (answered * 1000).checked_div(shown)?;
    wanted.iter().enumerate().find_map(|(place, theme)| {
        let evidence: Vec<Evidence> = by_theme
            .get(theme.as_str())?
            .iter()
            .map(|one| Evidence {
                worth: one.worth - usual,
                ..*one
            })
            .collect();
        let said = posterior(rules, 0, 0, &evidence);
        (said.mean <= -rules.margin && place + 1 < wanted.len()).then_some(place)
    })
}

/// A week with a flare says little about what fits a usual one.
fn calm(voice: &Voice<'_>) -> u64 {
    if voice.case.outcome.flare { 0 } else { voice.weight }
}

fn tenths(place: usize) -> i32 {
    i32::try_from(place * 10).unwrap_or(i32::MAX)
}
