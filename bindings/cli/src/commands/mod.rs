//! One file per family of commands.

pub(crate) mod appointment;
mod content;
mod course;
mod demo;
mod education;
mod evaluate;
mod figures;
mod flare;
mod instruments;
mod medication;
pub(crate) mod pack;
mod plan;
mod profile;
pub(crate) mod programmes;
mod question;
mod record;
mod remind;
mod safety;
mod simulate;
mod start;
mod store;
mod story;

use lissom_api::words::Words;

use crate::Fallible;
use crate::options::{Command, Lissom, YesNo};

/// Runs what was typed.
pub(crate) fn run(lissom: &Lissom) -> Fallible {
    let global = &lissom.global;
    let words = Words::of(global.lang);
    match &lissom.command {
        Command::Demo { out } => demo::run(global, words, out),
        Command::Story { file } => story::run(global, words, file),
        Command::Start { answers } => start::run(global, words, answers.as_deref()),
        Command::Screen {
            answers,
            clear,
            further,
            care_reached: None,
        } => safety::run(global, words, answers.as_deref(), *clear, *further),
        Command::Screen {
            care_reached: Some(answer),
            ..
        } => safety::care_reached(global, words, *answer == YesNo::Yes),
        Command::Log { entry } => record::log(global, words, entry),
        Command::Import { file } => record::import(global, words, file),
        Command::Week => plan::week(global, words),
        Command::Today => plan::today(global, words),
        Command::Why { item } => plan::why(global, item.as_deref()),
        Command::Exercise { id, work } => content::exercise(global, words, id.as_deref(), *work),
        Command::Checkin { answers } => plan::check_in(global, words, answers.as_deref()),
        Command::Question => question::run(global, words),
        Command::Course => course::run(global),
        Command::Swap { exercise, because } => plan::swap(global, words, exercise, *because),
        Command::Done { effort, pain, day } => plan::done(global, words, *effort, *pain, *day),
        Command::Med { med } => medication::run(global, words, med),
        Command::Remind { remind } => remind::run(global, words, remind),
        Command::Appointment(step) => appointment::run(global, step),
        Command::Ask { id, answers } => instruments::ask(global, words, id.as_deref(), answers.as_deref()),
        Command::Profile { answers } => profile::run(global, words, answers.as_deref()),
        Command::Instruments => instruments::list(global, words),
        Command::Flare { state } => flare::run(global, words, *state),
        Command::Pack { step } => pack::run(global, step),
        Command::Learn { message, answer } => education::learn(global, words, message.as_deref(), *answer),
        Command::Tool {
            id,
            minutes,
            write,
            print,
        } => education::tool(global, words, id.as_deref(), *minutes, write, print.as_deref()),
        Command::Programme { id, step } => programmes::programme(global, words, id.as_deref(), step.as_ref()),
        Command::Backup { to } => store::backup(global, words, to),
        Command::Restore { from, yes } => store::restore(global, words, from, *yes),
        Command::Erase { source, yes } => store::erase(global, words, source.as_deref(), *yes),
        Command::Consent { consent } => store::consent(global, words, consent.as_ref()),
        Command::Figure { exercise } => figures::one(global, exercise),
        Command::Figures { out } => figures::all(global, words, out),
        Command::Simulate { scenario, check } => simulate::run(global, scenario, *check),
        Command::Doctor => store::doctor(global, words),
        Command::Evaluate { what } => evaluate::run(global, what),
    }
}
