//! The exercises that can be handed out.

use lissom_api::ExerciseCard;
use lissom_api::words::{Words, sentence_case};

use crate::options::Global;
use crate::{Fallible, out, show};

pub(super) fn exercise(global: &Global, words: Words, id: Option<&str>, work: bool) -> Fallible {
    let content = global.open()?.content();
    if let Some(id) = id {
        let card = content.exercise(id.to_owned()).map_err(|e| global.sentence(&e))?;
        if global.json {
            return out::json(&card);
        }
        show::exercise(words, &card);
        return Ok(());
    }
    let mut cards = content.exercises().map_err(|e| global.sentence(&e))?;
    cards.retain(|card| card.workday || !work);
    if global.json {
        return out::json(&cards);
    }
    for of_group in cards.chunk_by(|one, next| one.group == next.group) {
        list(of_group);
    }
    if cards.iter().any(|card| card.review_text.is_some()) {
        out::gap();
        out::paragraph(0, &words.say("terminal-unreviewed", &[]));
    }
    Ok(())
}

fn list(of_group: &[ExerciseCard]) {
    if let Some(first) = of_group.first() {
        out::heading(&sentence_case(&first.group_text));
    }
    for card in of_group {
        out::line(format!("  {}  {} ({})", card.level, card.name, card.id));
    }
}
