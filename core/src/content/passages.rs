//! What every passage keeps to, in any language: nothing empty, nothing too long for a small screen and a tired
//! reader. The limits are ours.

use super::education::{MessageText, Question, ThemeText};
use super::exercise::ExerciseText;
use super::programme::{Programme, ProgrammeText};
use super::timing::Timing;
use super::tool::{Tool, ToolText};

type Checked = Result<(), String>;

pub(super) fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// `text` has at least 1 and at most `most` words, and no leftovers of writing.
fn at_most(field: &str, text: &str, most: usize) -> Checked {
    between(field, text, 1, most)
}

fn between(field: &str, text: &str, least: usize, most: usize) -> Checked {
    if !(least..=most).contains(&words(text)) {
        return Err(format!("{field}: {least} to {most} words"));
    }
    if text.trim() != text || text.contains("  ") || text.contains('\n') {
        return Err(format!("{field}: stray white space"));
    }
    if text.contains('!') {
        return Err(format!("{field}: no exclamation marks"));
    }
    Ok(())
}

fn count(field: &str, found: usize, least: usize, most: usize) -> Checked {
    if (least..=most).contains(&found) {
        Ok(())
    } else {
        Err(format!("{field}: {least} to {most} of them"))
    }
}

pub(super) fn check_exercise(text: &ExerciseText) -> Checked {
    at_most("name", &text.name, 7)?;
    at_most("purpose", &text.purpose, 20)?;
    count("steps", text.steps.len(), 3, 6)?;
    text.steps
        .iter()
        .try_for_each(|step| at_most("steps", step, 25))?;
    count("mistakes", text.mistakes.len(), 1, 3)?;
    for mistake in &text.mistakes {
        at_most("mistakes.seen", &mistake.seen, 14)?;
        at_most("mistakes.mend", &mistake.mend, 18)?;
    }
    at_most("breathing", &text.breathing, 20)?;
    text.get_down_up
        .iter()
        .try_for_each(|passage| at_most("get_down_up", passage, 70))
}

pub(super) fn check_theme(text: &ThemeText) -> Checked {
    at_most("name", &text.name, 8)
}

pub(super) fn check_message(text: &MessageText, right: Option<u8>) -> Checked {
    at_most("title", &text.title, 10)?;
    at_most("short", &text.short, 25)?;
    between("body", &text.body, 60, 120)?;
    at_most("today", &text.today, 30)?;
    match (&text.question, right) {
        (Some(question), Some(right)) => check_question(question, right),
        (None, None) => Ok(()),
        (Some(_), None) => Err("question: has no right choice".to_owned()),
        (None, Some(_)) => Err("question: is missing".to_owned()),
    }
}

fn check_question(question: &Question, right: u8) -> Checked {
    at_most("question.ask", &question.ask, 35)?;
    count("question.choices", question.choices.len(), 2, 3)?;
    question
        .choices
        .iter()
        .try_for_each(|choice| at_most("question.choices", choice, 20))?;
    at_most("question.explanation", &question.explanation, 45)?;
    if usize::from(right) >= question.choices.len() {
        return Err("right: not one of the choices".to_owned());
    }
    Ok(())
}

pub(super) fn check_tool(tool: &Tool, text: &ToolText) -> Checked {
    at_most("title", &text.title, 8)?;
    at_most("opening", &text.opening, 40)?;
    count("steps", text.steps.len(), 3, 8)?;
    for step in &text.steps {
        at_most("steps.name", &step.name, 8)?;
        at_most("steps.body", &step.body, 45)?;
    }
    at_most("get_help", &text.get_help, 45)?;
    if let Some(Timing::Steps(timed)) = &tool.timing
        && timed.len() != text.steps.len()
    {
        return Err("steps: as many as the timing has".to_owned());
    }
    if text.asks.len() != tool.asks.len() {
        return Err("asks: one for each line of the sheet".to_owned());
    }
    tool.asks.iter().try_for_each(|ask| {
        let asked = text
            .asks
            .get(&ask.id)
            .ok_or_else(|| format!("asks: lacks '{}'", ask.id))?;
        at_most("asks", asked, 20)
    })
}

pub(super) fn check_programme(programme: &Programme, text: &ProgrammeText) -> Checked {
    at_most("name", &text.name, 8)?;
    at_most("opening", &text.opening, 45)?;
    if text.stages.len() != programme.stages.len() {
        return Err("stages: as many as the programme has".to_owned());
    }
    for stage in &text.stages {
        at_most("stages.name", &stage.name, 8)?;
        at_most("stages.body", &stage.body, 45)?;
    }
    at_most("evidence", &text.evidence, 60)?;
    at_most("not_shown", &text.not_shown, 60)?;
    at_most("get_help", &text.get_help, 45)
}

/// Every passage of an exercise, in the order of reading.
pub(super) fn of_exercise(text: &ExerciseText) -> Vec<&str> {
    let mistakes = text
        .mistakes
        .iter()
        .flat_map(|mistake| [mistake.seen.as_str(), &mistake.mend]);
    [text.name.as_str(), &text.purpose]
        .into_iter()
        .chain(text.steps.iter().map(String::as_str))
        .chain(mistakes)
        .chain([text.breathing.as_str()])
        .chain(text.get_down_up.as_deref())
        .collect()
}

/// Every passage of a message, in the order of reading.
pub(super) fn of_message(text: &MessageText) -> Vec<&str> {
    let question = text.question.iter().flat_map(|question| {
        [question.ask.as_str(), &question.explanation]
            .into_iter()
            .chain(question.choices.iter().map(String::as_str))
    });
    [text.title.as_str(), &text.short, &text.body, &text.today]
        .into_iter()
        .chain(question)
        .collect()
}

/// Every passage of a tool, in the order of reading.
pub(super) fn of_tool(text: &ToolText) -> Vec<&str> {
    let steps = text
        .steps
        .iter()
        .flat_map(|step| [step.name.as_str(), &step.body]);
    [text.title.as_str(), &text.opening]
        .into_iter()
        .chain(steps)
        .chain(text.asks.values().map(String::as_str))
        .chain([text.get_help.as_str()])
        .collect()
}

/// Every passage of a programme, in the order of reading.
pub(super) fn of_programme(text: &ProgrammeText) -> Vec<&str> {
    let stages = text
        .stages
        .iter()
        .flat_map(|stage| [stage.name.as_str(), &stage.body]);
    [text.name.as_str(), &text.opening]
        .into_iter()
        .chain(stages)
        .chain([text.evidence.as_str(), &text.not_shown, &text.get_help])
        .collect()
}

/// None of the `words` stands in the `passages`, whether capital or small.
pub(super) fn check_avoided(words: &[String], passages: &[&str]) -> Checked {
    for passage in passages {
        let passage = passage.to_lowercase();
        if let Some(found) = words.iter().find(|word| passage.contains(word.as_str())) {
            return Err(format!("'{found}' is a word to avoid"));
        }
    }
    Ok(())
}
