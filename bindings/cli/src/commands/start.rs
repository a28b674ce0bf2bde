//! The first questions: safety first, then the person, then the first week.

use std::path::Path;

use lissom_api::words::Words;
use lissom_api::{HeldKind, PlanOutcome};

use crate::answers_file::{self, AnswersFile};
use crate::options::Global;
use crate::{Fallible, ask, out, show};

pub(super) fn run(global: &Global, words: Words, answers: Option<&Path>) -> Fallible {
    let care = global.open()?;
    let say = |e| global.sentence(&e);
    let form = care.screening().form().map_err(say)?;
    let (safety, person) = match answers {
        Some(path) => {
            let file: AnswersFile = answers_file::read(path)?;
            (
                file.safety
                    .complete(form.ticks.iter().map(|tick| tick.flag.clone())),
                file.person,
            )
        }
        None => {
            ask::somebody_there(words)?;
            let safety = ask::safety(words, &form, false);
            (safety, ask::person(words, &care.profile().form().map_err(say)?)?)
        }
    };
    // Who the person is comes first, because some signs weigh more with age or brittle bones.
    let id = global.command_id();
    care.profile()
        .answer(lissom_api::command_id(id.clone(), "answer".into()), person)
        .map_err(say)?;
    let advice = care
        .screening()
        .answer(lissom_api::command_id(id.clone(), "screen".into()), safety)
        .map_err(say)?;
    let outcome = care
        .plan()
        .make(lissom_api::command_id(id, "plan".into()))
        .map_err(say)?;
    if global.json {
        return out::json(&serde_json::json!({ "advice": advice, "plan": outcome }));
    }
    show::advice(&advice);
    match &outcome {
        // The advice has just said what to ask, or whom to see.
        PlanOutcome::Held { held } if matches!(held.kind, HeldKind::ScreeningFirst | HeldKind::Stopped) => {}
        outcome => show::outcome(words, outcome),
    }
    if matches!(outcome, PlanOutcome::Planned { .. }) {
        out::gap();
        out::paragraph(0, &words.say("terminal-next", &[]));
    }
    Ok(())
}
