//! The safety questions asked again, and clearing a hold by telling of having been seen.

use std::path::Path;

use lissom_api::words::Words;
use lissom_api::{CivilDate, Clearance, PlanOutcome};
use serde::Deserialize;

use crate::answers_file::{self, Safety};
use crate::options::Global;
use crate::{Fallible, ask, out, show};

/// What a file brings to `screen`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SafetyFile {
    safety: Safety,
    clearance: Option<Clearance>,
}

pub(super) fn run(
    global: &Global,
    words: Words,
    answers: Option<&Path>,
    clear: bool,
    further: bool,
) -> Fallible {
    let care = global.open()?;
    let say = |e| global.sentence(&e);
    let screening = care.screening();
    let form = screening.form().map_err(say)?;
    let (safety, clearance) = match answers {
        Some(path) => {
            let file: SafetyFile = answers_file::read(path)?;
            (
                file.safety
                    .complete(form.ticks.iter().map(|tick| tick.flag.clone())),
                file.clearance,
            )
        }
        None => {
            ask::somebody_there(words)?;
            let clearance = if clear { Some(seen(words, global)?) } else { None };
            (ask::safety(words, &form, further), clearance)
        }
    };
    let id = global.command_id();
    let cleared = clearance.is_some();
    let advice = match clearance {
        Some(clearance) => screening.clear(id.clone(), clearance, safety),
        None => screening.answer(id.clone(), safety),
    }
    .map_err(say)?;
    // What was cleared or opened shows in the running week at once.
    let running = (cleared || further) && care.plan().week().map_err(say)?.is_some();
    let plan = if running {
        let id = lissom_api::command_id(id, "plan".into());
        Some(care.plan().make(id).map_err(say)?)
    } else {
        None
    };
    if global.json {
        return out::json(&serde_json::json!({ "advice": advice, "plan": plan }));
    }
    show::advice(&advice);
    if let Some(outcome @ PlanOutcome::Planned { .. }) = &plan {
        show::outcome(words, outcome);
    }
    if let Some(care) = screening.care_advice().map_err(say)? {
        out::gap();
        if show::care(&care, &advice) {
            out::paragraph(0, &care.until_text);
        }
    }
    Ok(())
}

/// The answer to the question of the day after: was care reached? Then what stands, again.
pub(super) fn care_reached(global: &Global, words: Words, reached: bool) -> Fallible {
    let care = global.open()?;
    let say = |e| global.sentence(&e);
    let screening = care.screening();
    screening
        .care_reached(global.command_id(), reached)
        .map_err(say)?;
    let standing = screening.standing().map_err(say)?;
    match (global.json, standing) {
        (true, standing) => out::json(&standing),
        (false, Some(advice)) => {
            show::advice(&advice);
            Ok(())
        }
        (false, None) => {
            out::paragraph(0, &words.say("today-no-plan", &[]));
            Ok(())
        }
    }
}

fn seen(words: Words, global: &Global) -> Fallible<Clearance> {
    let care = global.open()?;
    let form = care
        .screening()
        .clearance_form()
        .map_err(|e| global.sentence(&e))?;
    let choices: Vec<String> = form
        .seen_by_choices
        .iter()
        .map(|choice| choice.text.clone())
        .collect();
    let missing = || words.say("terminal-clearing-needs-all", &[]);
    let place = ask::choice(words, &form.seen_by, &choices).ok_or_else(missing)?;
    let day = ask::line(&form.seen_on).ok_or_else(missing)?;
    let day: chrono::NaiveDate = day.parse().map_err(|_| missing())?;
    Ok(Clearance {
        seen_by: form.seen_by_choices.get(place).ok_or_else(missing)?.value,
        seen_on: CivilDate::from(day),
        told: ask::line(&form.told).ok_or_else(missing)?,
        exercise_is_fine: ask::yes_no(words, &form.exercise_is_fine).ok_or_else(missing)?,
    })
}
