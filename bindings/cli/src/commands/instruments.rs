//! Questionnaires: asked where their words may be shown, scored from a file where not.

use std::path::Path;

use lissom_api::words::Words;
use lissom_api::{NextStepCard, QuestionnaireForm};
use serde::Deserialize;

use crate::options::Global;
use crate::{Fallible, answers_file, ask, out};

/// What a file brings to `ask`: one place an item, null where it was left open.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionnaireFile {
    answers: Vec<Option<u8>>,
}

pub(super) fn list(global: &Global, words: Words) -> Fallible {
    let care = global.open()?;
    let all = care.instruments().all().map_err(|e| global.sentence(&e))?;
    if global.json {
        return out::json(&all);
    }
    for questionnaire in &all {
        let args = [
            ("id", questionnaire.id.clone().into()),
            ("items", questionnaire.items.into()),
            ("least", questionnaire.least.into()),
            ("most", questionnaire.most.into()),
        ];
        let line = words.say("terminal-questionnaire", &args);
        let line = if questionnaire.asked_here {
            line
        } else {
            words.say("terminal-scored-only", &[("line", line.into())])
        };
        out::paragraph(0, &line);
    }
    Ok(())
}

pub(super) fn ask(global: &Global, words: Words, id: Option<&str>, answers: Option<&Path>) -> Fallible {
    let care = global.open()?;
    let questionnaires = care.instruments();
    let say = |e| global.sentence(&e);
    let mut id = id.map_or_else(|| questionnaires.mood_screen(), str::to_owned);
    if let Some(path) = answers {
        let file: QuestionnaireFile = answers_file::read(path)?;
        let card = questionnaires
            .answer(global.command_id(), id, file.answers)
            .map_err(say)?;
        return told(global, &card);
    }
    ask::somebody_there(words)?;
    // What leads on asks again only what was not asked yet: the longer one begins with the shorter one's items.
    let command = global.command_id();
    let mut known = Vec::new();
    loop {
        let form = questionnaires.form(id.clone()).map_err(say)?;
        let given = asked(words, &form, known);
        let command = lissom_api::command_id(command.clone(), id);
        let card = questionnaires
            .answer(command, form.id, given.clone())
            .map_err(say)?;
        told(global, &card)?;
        match card.offer {
            Some(further) if ask::yes_no(words, &words.say("terminal-answer-more", &[])) == Some(true) => {
                id = further;
                known = given;
            }
            _ => return Ok(()),
        }
    }
}

fn asked(words: Words, form: &QuestionnaireForm, known: Vec<Option<u8>>) -> Vec<Option<u8>> {
    out::heading(&form.intro);
    let mut answers = known;
    for item in form.items.iter().skip(answers.len()) {
        let chosen = ask::choice(words, item, &form.choices);
        answers.push(chosen.and_then(|place| u8::try_from(place).ok()));
    }
    answers
}

fn told(global: &Global, card: &NextStepCard) -> Fallible {
    if global.json {
        return out::json(card);
    }
    out::gap();
    out::paragraph(0, &card.text);
    for call in &card.calls {
        out::paragraph(2, &format!("· {}", call.text));
    }
    Ok(())
}
