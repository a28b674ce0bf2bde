//! The safety questions asked again, and clearing a hold by telling of having been seen.

use std::path::Path;

use lissom_api::words::Words;
use lissom_api::{CivilDate, Clearance};
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

pub(super) fn run(global: &Global, words: Words, answers: Option<&Path>, clear: bool) -> Fallible {
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
            (ask::safety(words, &form), clearance)
        }
    };
    let id = global.command_id();
    let advice = match clearance {
        Some(clearance) => screening.clear(id, clearance, safety),
        None => screening.answer(id, safety),
    }
    .map_err(say)?;
    if global.json {
        return out::json(&advice);
    }
    show::advice(&advice);
    if let Some(care) = screening.care_advice().map_err(say)? {
        out::gap();
        out::paragraph(0, &care.text);
        for reason in &care.reasons {
            out::paragraph(2, &format!("· {reason}"));
        }
        out::paragraph(0, &care.until_text);
    }
    Ok(())
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
