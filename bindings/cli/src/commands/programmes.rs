//! Programmes: what there is, and following one.

use clap::Subcommand;
use lissom_api::ProgrammeCard;
use lissom_api::words::Words;

use crate::options::Global;
use crate::{Fallible, out, show};

/// What is done in a programme.
#[derive(Debug, Subcommand)]
pub(crate) enum ProgrammeStep {
    /// Begins it, or begins it anew
    Begin,
    /// On a ladder: moves to a stage
    Stage {
        /// Its number, from 1
        number: u8,
    },
    /// Answers the question of the day
    Symptoms {
        /// 1 (no trouble) to 5 (very much)
        value: u8,
    },
    /// The exercise of the day was done
    Did {
        /// The exercise
        exercise: String,
    },
    /// Ends it before its time
    End,
}

/// Every programme; with a name, that one; with a step, what it leads to.
pub(super) fn programme(
    global: &Global,
    words: Words,
    id: Option<&str>,
    step: Option<&ProgrammeStep>,
) -> Fallible {
    let care = global.open()?;
    let say = |e| global.sentence(&e);
    let programmes = care.programmes();
    let Some(id) = id else {
        let all = programmes.all().map_err(say)?;
        if global.json {
            return out::json(&all);
        }
        for card in &all {
            let mark = if card.following.is_some() { '→' } else { '·' };
            out::paragraph(0, &format!("{mark} {} ({})", card.name, card.id));
            out::paragraph(2, &card.opening);
        }
        return Ok(());
    };
    let (command, id) = (global.command_id(), id.to_owned());
    let card = match step {
        None => programmes.one(id),
        Some(ProgrammeStep::Begin) => programmes.begin(command, id),
        Some(ProgrammeStep::Stage { number }) => {
            // People count from 1.
            let stage = number
                .checked_sub(1)
                .ok_or_else(|| words.say("terminal-not-understood", &[]))?;
            programmes.move_to(command, id, stage)
        }
        Some(ProgrammeStep::Symptoms { value }) => programmes.answer(command, id, *value),
        Some(ProgrammeStep::Did { exercise }) => programmes.did(command, id, exercise.clone()),
        Some(ProgrammeStep::End) => programmes.end(command, id),
    }
    .map_err(say)?;
    if global.json {
        return out::json(&card);
    }
    print(words, &card);
    Ok(())
}

fn print(words: Words, card: &ProgrammeCard) {
    out::heading(&card.name);
    out::paragraph(0, &card.opening);
    out::paragraph(0, &card.length_text);
    out::gap();
    let at = card
        .following
        .as_ref()
        .map(|following| usize::from(following.stage));
    for (place, stage) in card.stages.iter().enumerate() {
        let mark = if at == Some(place) { '→' } else { '·' };
        out::paragraph(0, &format!("{mark} {} ({})", stage.name, stage.days_text));
        out::paragraph(4, &stage.body);
    }
    if let Some(following) = &card.following {
        out::gap();
        out::paragraph(0, &following.day_text);
        if let Some(next) = &following.next_text {
            out::paragraph(0, next);
        }
        if let Some(held) = &following.held {
            show::held(held);
        }
        if let Some(today) = &following.today {
            if let Some(exercise) = &today.exercise {
                let dose = today.dose_text.as_deref().unwrap_or_default();
                out::paragraph(0, &format!("→ {}: {dose} ({})", exercise.name, exercise.id));
                for step in &exercise.steps {
                    out::paragraph(4, step);
                }
            }
            out::paragraph(0, &today.question);
            for (number, choice) in (1..).zip(&today.choices) {
                let mark = if today.answered == Some(number) {
                    '→'
                } else {
                    ' '
                };
                out::line(format!("  {mark} {number}. {choice}"));
            }
        }
    }
    out::gap();
    for (key, name, text) in [
        ("programme-rests-on", "evidence", &card.evidence),
        ("programme-not-shown", "limits", &card.not_shown),
    ] {
        out::paragraph(0, &words.say(key, &[(name, text.clone().into())]));
    }
    for source in &card.sources {
        out::paragraph(2, &format!("· {source}"));
    }
    out::gap();
    out::paragraph(0, &card.get_help);
    if let Some(review) = &card.review_text {
        out::paragraph(0, review);
    }
}
