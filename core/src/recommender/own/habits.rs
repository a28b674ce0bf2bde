//! Sessions, minutes, how fast it gets harder, how fast the step goal rises, which themes come first: what the
//! person's own weeks say of each.

use std::collections::BTreeMap;

use super::base::{Voice, Voices};
use super::settings::Learning;
use super::vote::{Evidence, best, posterior};
use super::week_case::{Did, Provenance};

/// A step goal that was about reached.
const STEPS_REACHED_PERCENT: u16 = 90;

/// Which way a vote went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recommender) struct Went<T> {
    pub(in crate::recommender) from: T,
    pub(in crate::recommender) to: T,
    /// The own weeks that carried it, the weightiest first: each counted, and each points that way.
    pub(in crate::recommender) weeks: Vec<u16>,
}

/// What one voice says of a parameter.
struct Heard<'v, 'a> {
    voice: &'v Voice<'a>,
    evidence: Evidence,
}

/// One vote over ordered values: the evidence must come from enough weeks, and so must what carries the way it went.
/// `carries(heard, to)`: whether what was lived speaks for going to this value.
fn vote<T: Copy>(
    learning: &Learning,
    rules: &super::settings::Ordered,
    values: &[(i32, T)],
    guideline: usize,
    heard: &[Heard<'_, '_>],
    carries: impl Fn(&Heard<'_, '_>, i32) -> bool,
) -> Option<Went<T>> {
    let enough = learning.reuse.weeks_at_least as usize;
    let evidence: Vec<Evidence> = heard.iter().map(|heard| heard.evidence).collect();
    if evidence.iter().filter(|one| one.weight > 0).count() < enough {
        return None;
    }
    let tenths: Vec<i32> = values.iter().map(|(tenths, _)| *tenths).collect();
    let place = best(rules, &tenths, guideline, &evidence);
    if place == guideline {
        return None;
    }
    let weeks = own_weeks_that(heard, |one| carries(one, tenths[place]));
    (weeks.len() >= enough).then(|| Went {
        from: values[guideline].1,
        to: values[place].1,
        weeks,
    })
}

/// The person's own weeks that counted and of which something holds, the weightiest first, each once.
fn own_weeks_that(heard: &[Heard<'_, '_>], holds: impl Fn(&Heard<'_, '_>) -> bool) -> Vec<u16> {
    let mut weeks: Vec<u16> = Vec::new();
    for one in heard.iter().filter(|one| one.evidence.weight > 0 && holds(one)) {
        let number = one.voice.case.number;
        if one.voice.case.provenance == Provenance::OwnWeek && !weeks.contains(&number) {
            weeks.push(number);
        }
    }
    weeks
}

/// Going down for what did not fit: the weeks that had more than that, and in which not all of it was done.
fn did_not_fit(heard: &Heard<'_, '_>, to: i32) -> bool {
    let did = &heard.voice.case.did;
    heard.evidence.value > to && did.sessions < did.planned
}

/// The length of a session, in minutes, when `offered` are offered. `last`: the last week. Where its sessions were
/// short for this and still did not fit, no longer ones come after it, however alike the lengths did.
pub(in crate::recommender) fn minutes(
    learning: &Learning,
    voices: &Voices<'_>,
    offered: u16,
    last: Option<&Did>,
) -> Option<Went<u16>> {
    let steps = &learning.reuse.minute_steps;
    let mut values: Vec<u16> = steps.iter().copied().filter(|step| *step < offered).collect();
    values.push(offered);
    let place_of = |minutes: u16| {
        values
            .partition_point(|value| *value < minutes)
            .min(values.len() - 1)
    };
    let heard: Vec<Heard<'_, '_>> = voices
        .all
        .iter()
        .map(|voice| Heard {
            voice,
            evidence: Evidence {
                value: tenths(place_of(voice.case.did.minutes)),
                worth: voice.worth.fit,
                weight: calm(voice),
            },
        })
        .collect();
    let guideline = values.len() - 1;
    let numbered: Vec<(i32, u16)> = values
        .iter()
        .enumerate()
        .map(|(n, value)| (tenths(n), *value))
        .collect();
    let went = vote(
        learning,
        &learning.reuse.minutes,
        &numbered,
        guideline,
        &heard,
        did_not_fit,
    );
    let neutral = learning.worth.done_neutral_percent;
    let not_longer = last.filter(|did| did.minutes < offered && i32::from(did.done_percent()) < neutral);
    let Some(Did { minutes: short, .. }) = not_longer else {
        return went;
    };
    if went.as_ref().is_some_and(|went| went.to <= *short) {
        return went;
    }
    let weeks = own_weeks_that(&heard, |one| did_not_fit(one, tenths(place_of(*short))));
    (weeks.len() >= learning.reuse.weeks_at_least as usize).then_some(Went {
        from: offered,
        to: *short,
        weeks,
    })
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
    let mut heard = Vec::new();
    for voice in voices
        .all
        .iter()
        .filter(|voice| voice.case.did.minutes == minutes)
    {
        let did = &voice.case.did;
        let mut hear = |evidence| heard.push(Heard { voice, evidence });
        hear(Evidence {
            value: i32::from(did.planned) * 10,
            worth: voice.worth.fit,
            weight: calm(voice),
        });
        if did.sessions > 0 && did.sessions < did.planned {
            // What was done instead did fit.
            hear(Evidence {
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
        &heard,
        did_not_fit,
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
    let heard: Vec<Heard<'_, '_>> = voices
        .all
        .iter()
        .filter_map(|voice| {
            let tolerance = voice.worth.tolerance?;
            let evidence = Evidence {
                value: i32::from(voice.case.did.load?),
                worth: tolerance + voice.worth.response.unwrap_or(0) / 2,
                weight: voice.weight * u64::from(voice.worth.says_percent) / 100,
            };
            Some(Heard { voice, evidence })
        })
        .collect();
    // Near enough to where the exercises would go, and on the side that the vote took: well for faster, not for slower.
    let width = learning.reuse.load.width_tenths;
    vote(learning, &learning.reuse.load, &values, 1, &heard, |one, to| {
        let faster = to > here;
        let tolerated = one.voice.worth.tolerance.unwrap_or(0);
        let speaks = if faster { tolerated > 0 } else { tolerated < 0 };
        speaks && one.evidence.value.abs_diff(here + 5) < width
    })
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
    let heard: Vec<Heard<'_, '_>> = voices
        .all
        .iter()
        .filter_map(|voice| {
            let did = &voice.case.did;
            let reached = i32::from(did.steps_reached_percent?);
            let value = tenths(place_of(did.step_percent?)?);
            // All of the goal is worth as much as all sessions; what about reaches it nothing either way.
            let fit = ((reached - i32::from(STEPS_REACHED_PERCENT)) * 100).clamp(-1000, 1000);
            let evidence = Evidence {
                value,
                worth: (fit + voice.worth.response.unwrap_or(0)) / 2,
                weight: calm(voice),
            };
            Some(Heard { voice, evidence })
        })
        .collect();
    let values: Vec<(i32, u8)> = factors
        .iter()
        .enumerate()
        .map(|(n, factor)| (tenths(n), *factor))
        .collect();
    vote(
        learning,
        &learning.reuse.steps,
        &values,
        guideline,
        &heard,
        |one, to| {
            let reached = one.voice.case.did.steps_reached_percent.unwrap_or(0);
            if to > tenths(guideline) {
                reached >= STEPS_REACHED_PERCENT
            } else {
                reached < STEPS_REACHED_PERCENT && one.evidence.value > to
            }
        },
    )
}

/// The theme that is passed over, if one is, and should wait: its questions are answered clearly less than others'.
pub(in crate::recommender) fn waiting_theme(
    learning: &Learning,
    voices: &Voices<'_>,
    wanted: &[String],
) -> Option<(usize, Vec<u16>)> {
    let rules = &learning.reuse.themes;
    let mut by_theme: BTreeMap<&str, Vec<Heard<'_, '_>>> = BTreeMap::new();
    let (mut shown, mut answered) = (0_i32, 0_i32);
    for voice in &voices.all {
        for (theme, (of, done)) in &voice.case.did.themes {
            shown += i32::from(*of);
            answered += i32::from(*done);
            let evidence = Evidence {
                value: 0,
                worth: i32::from(*done) * 1000 / i32::from((*of).max(1)),
                weight: voice.weight * u64::from(*of) / 3,
            };
            by_theme.entry(theme).or_default().push(Heard { voice, evidence });
        }
    }
    // Against what this person answers at all.
    let usual = (answered * 1000).checked_div(shown)?;
    wanted.iter().enumerate().find_map(|(place, theme)| {
        let heard = by_theme.get(theme.as_str())?;
        let against = |one: &Heard<'_, '_>| Evidence {
            worth: one.evidence.worth - usual,
            ..one.evidence
        };
        let evidence: Vec<Evidence> = heard.iter().map(against).collect();
        let said = posterior(rules, 0, 0, &evidence);
        let passed_over = heard.iter().filter(|one| {
            let said = against(one);
            said.weight > 0 && said.worth < 0 && one.voice.case.provenance == Provenance::OwnWeek
        });
        let weeks: Vec<u16> = passed_over.map(|one| one.voice.case.number).collect();
        let waits = said.mean <= -rules.margin && place + 1 < wanted.len() && !weeks.is_empty();
        waits.then_some((place, weeks))
    })
}

/// A week with a flare says little about what fits a usual one.
fn calm(voice: &Voice<'_>) -> u64 {
    if voice.case.outcome.flare { 0 } else { voice.weight }
}

fn tenths(place: usize) -> i32 {
    i32::try_from(place * 10).unwrap_or(i32::MAX)
}
