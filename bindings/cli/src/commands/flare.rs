//! A flare: the danger signs, first aid step by step, and the week that follows it.

use lissom_api::FirstAidScreen;
use lissom_api::words::Words;

use crate::options::{FlareState, Global};
use crate::{Fallible, ask, out, show};

pub(super) fn run(global: &Global, words: Words, state: Option<FlareState>) -> Fallible {
    let care = global.open()?;
    let say = |e| global.sentence(&e);
    let noted = match state {
        Some(state) => {
            let begins = state == FlareState::Start;
            Some(care.plan().flare(global.command_id(), begins).map_err(say)?)
        }
        None => None,
    };
    let aid = match state {
        Some(FlareState::End) => None,
        Some(FlareState::Start) | None => Some(care.plan().first_aid().map_err(say)?),
    };
    let due = care.screening().due(false).map_err(say)?;
    if global.json {
        return match (noted, aid) {
            (None, aid) => out::json(&aid),
            (plan, aid) => out::json(&serde_json::json!({ "plan": plan, "first_aid": aid, "due": due })),
        };
    }
    // Safety first, then what eases now, then the lighter week.
    if let Some(due) = &due {
        show::due(words, due);
    }
    let held = aid.as_ref().is_some_and(|aid| aid.held.is_some());
    if let Some(aid) = &aid {
        first_aid(words, aid);
    }
    match &noted {
        // First aid has just said what comes first.
        Some(outcome) if !held => show::outcome(words, outcome),
        _ => {}
    }
    Ok(())
}

fn first_aid(words: Words, aid: &FirstAidScreen) {
    if let Some(held) = &aid.held {
        show::held(held);
    }
    if let Some(tool) = &aid.tool {
        out::heading(&tool.title);
        out::paragraph(0, &tool.opening);
        let somebody = ask::somebody_there(words).is_ok();
        for (place, step) in tool.steps.iter().enumerate() {
            let args = [
                ("number", (place + 1).into()),
                ("count", tool.steps.len().into()),
                ("name", step.name.clone().into()),
            ];
            out::gap();
            out::line(words.say("terminal-step", &args));
            out::paragraph(2, &step.body);
            let last = place + 1 == tool.steps.len();
            if somebody && !last && ask::line(&words.say("terminal-step-on", &[])).as_deref() == Some("q") {
                break;
            }
        }
        out::gap();
        if !aid.exercises.is_empty() {
            out::paragraph(0, &words.say("terminal-positions", &[]));
            for exercise in &aid.exercises {
                out::paragraph(2, &format!("· {} ({})", exercise.name, exercise.id));
            }
            out::gap();
        }
        out::paragraph(0, &tool.get_help);
        if let Some(review) = &tool.review_text {
            out::paragraph(0, review);
        }
    }
    for call in &aid.calls {
        out::paragraph(2, &format!("· {}", call.text));
    }
}
