//! The week, the day, why, the check-in, swaps, sessions.

use std::path::Path;

use chrono::NaiveDate;
use lissom_api::words::Words;
use lissom_api::{CheckInAnswers, CivilDate, PlanOutcome, SelfCare, WhyOf};

use crate::options::{Global, SwapBecause};
use crate::{Fallible, answers_file, ask, out, show};

pub(super) fn week(global: &Global, words: Words) -> Fallible {
    let care = global.open()?;
    let week = care.plan().week().map_err(|e| global.sentence(&e))?;
    if global.json {
        return out::json(&week);
    }
    match week {
        Some(week) => show::week(words, &week, true),
        None => out::paragraph(0, &words.say("today-no-plan", &[])),
    }
    Ok(())
}

pub(super) fn today(global: &Global, words: Words) -> Fallible {
    let care = global.open()?;
    let today = care.plan().today().map_err(|e| global.sentence(&e))?;
    let due = care.screening().due(false).map_err(|e| global.sentence(&e))?;
    let reached = care
        .screening()
        .care_reached_question()
        .map_err(|e| global.sentence(&e))?;
    if global.json {
        return out::json(&today);
    }
    show::today(words, &today);
    if let Some(due) = &due {
        show::due(words, due);
    } else if let Some(question) = care
        .profile()
        .question_of_the_day()
        .map_err(|e| global.sentence(&e))?
    {
        super::question::told(words, &question);
    }
    let mood = care.instruments().mood_due().map_err(|e| global.sentence(&e))?;
    let mood = mood.then(|| words.say("terminal-mood-due", &[]));
    for text in reached.into_iter().chain(mood) {
        out::gap();
        out::paragraph(0, &text);
    }
    Ok(())
}

pub(super) fn why(global: &Global, item: Option<&str>) -> Fallible {
    let care = global.open()?;
    let of = match item {
        None => WhyOf::Week,
        Some("walking") => WhyOf::Walking,
        Some(id) => WhyOf::Exercise { id: id.to_owned() },
    };
    let why = care.plan().why(of).map_err(|e| global.sentence(&e))?;
    if global.json {
        return out::json(&why);
    }
    show::why(&why);
    Ok(())
}

pub(super) fn check_in(global: &Global, words: Words, answers: Option<&Path>) -> Fallible {
    let care = global.open()?;
    let answers = match answers {
        Some(path) => answers_file::read(path)?,
        None => {
            ask::somebody_there(words)?;
            asked(global, words, &care)?
        }
    };
    let outcome = care
        .plan()
        .check_in(global.command_id(), answers)
        .map_err(|e| global.sentence(&e))?;
    told(global, words, &outcome)
}

fn asked(global: &Global, words: Words, care: &SelfCare) -> Fallible<CheckInAnswers> {
    let form = care
        .plan()
        .check_in_questions()
        .map_err(|e| global.sentence(&e))?;
    out::heading(&form.done_text);
    let choices: Vec<String> = form
        .settled_choices
        .iter()
        .map(|choice| choice.text.clone())
        .collect();
    Ok(CheckInAnswers {
        pain_average: ask::number(words, &form.pain_average, 10),
        hindrance: ask::number(words, &form.hindrance, 10),
        pain_during: ask::number(words, &form.pain_during, 10),
        settled: ask::choice(words, &form.settled, &choices)
            .and_then(|place| form.settled_choices.get(place).map(|choice| choice.value)),
        legs_spreading: ask::yes_no(words, &form.legs_spreading),
    })
}

pub(super) fn swap(global: &Global, words: Words, exercise: &str, because: SwapBecause) -> Fallible {
    let care = global.open()?;
    let outcome = care
        .plan()
        .swap(global.command_id(), exercise.to_owned(), because.into())
        .map_err(|e| global.sentence(&e))?;
    told(global, words, &outcome)
}

pub(super) fn done(
    global: &Global,
    words: Words,
    effort: Option<u8>,
    pain: Option<u8>,
    day: Option<NaiveDate>,
) -> Fallible {
    let care = global.open()?;
    let say = |e| global.sentence(&e);
    let day = match day {
        Some(day) => CivilDate::from(day),
        None => care.plan().today().map_err(say)?.date,
    };
    care.plan()
        .session_done(global.command_id(), day, effort, pain)
        .map_err(say)?;
    if global.json {
        return out::json(&care.plan().today().map_err(say)?);
    }
    show::today(words, &care.plan().today().map_err(say)?);
    Ok(())
}

pub(super) fn told(global: &Global, words: Words, outcome: &PlanOutcome) -> Fallible {
    if global.json {
        return out::json(outcome);
    }
    show::outcome(words, outcome);
    Ok(())
}
