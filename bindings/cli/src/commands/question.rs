//! The one question of a day, answered here where somebody is there.

use lissom_api::DailyQuestion;
use lissom_api::words::Words;

use crate::options::Global;
use crate::{Fallible, ask, out};

pub(super) fn run(global: &Global, words: Words) -> Fallible {
    let care = global.open()?;
    let say = |e| global.sentence(&e);
    let profile = care.profile();
    let question = profile.question_of_the_day().map_err(say)?;
    if global.json {
        return out::json(&question);
    }
    let Some(question) = question else {
        out::paragraph(0, &words.say("terminal-no-question", &[]));
        return Ok(());
    };
    if ask::somebody_there(words).is_err() {
        told(words, &question);
        return Ok(());
    }
    out::paragraph(0, &question.changes);
    let kept = profile.answers().map_err(say)?;
    let before = kept.map(|kept| kept.answers).unwrap_or_default();
    let mut answers = before.clone();
    ask::one(
        words,
        &profile.form().map_err(say)?,
        &question.field,
        &mut answers,
    )?;
    if answers == before {
        return Ok(());
    }
    let id = global.command_id();
    profile
        .answer(lissom_api::command_id(id.clone(), "answer".into()), answers)
        .map_err(say)?;
    let outcome = care
        .plan()
        .make(lissom_api::command_id(id, "plan".into()))
        .map_err(say)?;
    super::plan::told(global, words, &outcome)
}

/// Today's question, what its answer may change, and how it is answered.
pub(super) fn told(words: Words, question: &DailyQuestion) {
    out::gap();
    let said = [
        ("question", question.text.clone().into()),
        ("changes", question.changes.clone().into()),
    ];
    out::paragraph(0, &words.say("terminal-question", &said));
}
