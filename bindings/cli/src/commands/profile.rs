//! What the person told of themselves, one further question a day, and answers that change.

use std::path::Path;

use lissom_api::words::Words;
use lissom_api::{Answers, KeptAnswers, PlanOutcome, SelfCare};
use serde_json::{Map, Value};

use crate::options::Global;
use crate::{Fallible, answers_file, out, show};

pub(super) fn run(global: &Global, words: Words, answers: Option<&Path>) -> Fallible {
    let care = global.open()?;
    let say = |e| global.sentence(&e);
    let plan = match answers {
        Some(path) => changed(global, &care, path)?,
        None => None,
    };
    let kept = care.profile().answers().map_err(say)?;
    let question = care.profile().question_of_the_day().map_err(say)?;
    if global.json {
        return out::json(&serde_json::json!({ "kept": kept, "question": question, "plan": plan }));
    }
    if let Some(kept) = &kept {
        told(global, words, &care, kept)?;
    }
    if let Some(question) = &question {
        super::question::told(words, question);
    }
    if let Some(outcome) = &plan {
        show::outcome(words, outcome);
    }
    Ok(())
}

/// Keeps what the file brings beside what was told before; a running week follows at once.
fn changed(global: &Global, care: &SelfCare, path: &Path) -> Fallible<Option<PlanOutcome>> {
    let say = |e| global.sentence(&e);
    // Read as answers first, so that an unknown field or a value that cannot be is refused by its place.
    let _: Answers = answers_file::read(path)?;
    let brought: Map<String, Value> = answers_file::read(path)?;
    let before = care.profile().answers().map_err(say)?;
    let whole = |_| "the answers cannot be put together".to_owned();
    let before = before.map(|kept| kept.answers).unwrap_or_default();
    let mut answers = serde_json::to_value(before).map_err(whole)?;
    if let Some(fields) = answers.as_object_mut() {
        fields.extend(brought);
    }
    let answers = serde_json::from_value(answers).map_err(whole)?;
    let id = global.command_id();
    care.profile()
        .answer(lissom_api::command_id(id.clone(), "answer".into()), answers)
        .map_err(say)?;
    if care.plan().week().map_err(say)?.is_none() {
        return Ok(None);
    }
    let plan = care.plan().make(lissom_api::command_id(id, "plan".into()));
    plan.map(Some).map_err(say)
}

/// Each question that has an answer, and the answer as it is typed.
fn told(global: &Global, words: Words, care: &SelfCare, kept: &KeptAnswers) -> Fallible {
    let form = care.profile().form().map_err(|e| global.sentence(&e))?;
    let answers = serde_json::to_value(&kept.answers).unwrap_or_default();
    for question in &form.questions {
        let answer = match &answers[&question.field] {
            Value::Null => continue,
            Value::Array(none) if none.is_empty() => continue,
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let args = [
            ("question", question.text.clone().into()),
            ("answer", answer.into()),
        ];
        out::paragraph(0, &words.say("terminal-told", &args));
    }
    Ok(())
}
