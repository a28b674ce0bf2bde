//! Messages with their questions, tools and their sheets.

use std::path::Path;

use lissom_api::words::Words;
use lissom_api::{MessageCard, SheetCard, SheetLine, ToolCard};

use crate::options::Global;
use crate::{Fallible, out};

/// A tool runs on for long: so many cues are printed of it.
const CUES_SHOWN: usize = 12;

/// The screen of education; with a message, that message; with an answer, what it gives.
pub(super) fn learn(global: &Global, words: Words, message: Option<&str>, choice: Option<u8>) -> Fallible {
    let care = global.open()?;
    let say = |e| global.sentence(&e);
    let Some(message) = message else {
        let screen = care.education().screen().map_err(say)?;
        if global.json {
            return out::json(&screen);
        }
        if let Some(today) = &screen.today {
            self::message(words, today);
        }
        out::gap();
        out::paragraph(0, &screen.again_text);
        for card in &screen.again {
            out::paragraph(2, &format!("· {} ({})", card.title, card.id));
        }
        out::gap();
        for theme in &screen.themes {
            out::line(format!("  {}: {} ({})", theme.name, theme.text, theme.id));
        }
        return Ok(());
    };
    let Some(choice) = choice else {
        let messages = care.content().messages_of(message.to_owned()).map_err(say)?;
        if !messages.is_empty() {
            if global.json {
                return out::json(&messages);
            }
            for card in &messages {
                out::paragraph(0, &format!("· {} ({})", card.title, card.id));
                out::paragraph(2, &card.short);
            }
            return Ok(());
        }
        let card = care.content().message(message.to_owned()).map_err(say)?;
        if global.json {
            return out::json(&card);
        }
        self::message(words, &card);
        return Ok(());
    };
    // People count from 1.
    let place = choice
        .checked_sub(1)
        .ok_or_else(|| words.say("terminal-not-understood", &[]))?;
    let answered = care
        .education()
        .answer(global.command_id(), message.to_owned(), place)
        .map_err(say)?;
    if global.json {
        return out::json(&answered);
    }
    out::paragraph(0, &format!("{} {}", answered.text, answered.explanation));
    if let Some(again) = &answered.again_text {
        out::paragraph(0, again);
    }
    Ok(())
}

fn message(words: Words, card: &MessageCard) {
    out::heading(&format!("{} · {}", card.theme, card.title));
    out::paragraph(0, &card.short);
    out::gap();
    out::paragraph(0, &card.body);
    out::gap();
    out::paragraph(
        0,
        &words.say("terminal-today", &[("what", card.today.clone().into())]),
    );
    if let Some(question) = &card.question {
        out::gap();
        out::paragraph(0, &question.ask);
        for (number, choice) in (1..).zip(&question.choices) {
            out::line(format!("  {number}. {choice}"));
        }
        let command = format!("lissom learn {} --answer N", card.id);
        out::paragraph(
            0,
            &words.say("terminal-answer-with", &[("command", command.into())]),
        );
    }
    out::gap();
    for source in &card.sources {
        out::paragraph(2, &format!("· {source}"));
    }
    if let Some(review) = &card.review_text {
        out::paragraph(0, review);
    }
}

/// Every tool, or one with its cues and its sheet.
pub(super) fn tool(
    global: &Global,
    words: Words,
    id: Option<&str>,
    minutes: Option<u16>,
    written: &[String],
    print: Option<&Path>,
) -> Fallible {
    let care = global.open()?;
    let say = |e| global.sentence(&e);
    let Some(id) = id else {
        let tools = care.content().tools().map_err(say)?;
        if global.json {
            return out::json(&tools);
        }
        for tool in &tools {
            out::paragraph(0, &format!("· {} ({})", tool.title, tool.id));
            out::paragraph(2, &tool.opening);
        }
        return Ok(());
    };
    if !written.is_empty() {
        let lines = written
            .iter()
            .map(|line| {
                let (id, text) = line
                    .split_once('=')
                    .ok_or_else(|| words.say("terminal-not-understood", &[]))?;
                Ok(SheetLine {
                    id: id.to_owned(),
                    text: text.to_owned(),
                })
            })
            .collect::<Fallible<Vec<_>>>()?;
        let kept = care
            .education()
            .keep_sheet(global.command_id(), id.to_owned(), lines)
            .map_err(say)?;
        if print.is_none() {
            return if global.json {
                out::json(&kept)
            } else {
                sheet(&kept);
                Ok(())
            };
        }
    }
    if let Some(file) = print {
        let page = care.education().print_sheet(id.to_owned()).map_err(say)?;
        std::fs::write(file, page).map_err(|_| format!("{}: cannot be written", file.display()))?;
        let file = file.display().to_string();
        out::paragraph(0, &words.say("terminal-printed", &[("file", file.into())]));
        return Ok(());
    }
    let tool = care.content().tool(id.to_owned()).map_err(say)?;
    if global.json {
        return out::json(&tool);
    }
    steps(&tool);
    let cues = care.content().cues(id.to_owned(), minutes).map_err(say)?;
    if !cues.is_empty() {
        out::gap();
    }
    for cue in cues.iter().take(CUES_SHOWN) {
        let (minute, second) = (cue.at_seconds / 60, cue.at_seconds % 60);
        out::line(format!(
            "  {minute:2}:{second:02} {} ({})",
            cue.text,
            words.seconds(u32::from(cue.seconds))
        ));
    }
    if let Some(last) = cues.get(CUES_SHOWN..).and_then(<[_]>::last) {
        let end = last.at_seconds + u32::from(last.seconds);
        out::line(format!("  … {}:{:02}", end / 60, end % 60));
    }
    if !tool.asks.is_empty() {
        sheet(&care.education().sheet(id.to_owned()).map_err(say)?);
    }
    if let Some(review) = &tool.review_text {
        out::gap();
        out::paragraph(0, review);
    }
    Ok(())
}

fn steps(tool: &ToolCard) {
    out::heading(&tool.title);
    out::paragraph(0, &tool.opening);
    if let Some(timing) = &tool.timing_text {
        out::paragraph(0, timing);
    }
    out::gap();
    for (number, step) in (1..).zip(&tool.steps) {
        out::paragraph(0, &format!("{number}. {}", step.name));
        out::paragraph(3, &step.body);
    }
    out::gap();
    out::paragraph(0, &tool.get_help);
    for source in &tool.sources {
        out::paragraph(2, &format!("· {source}"));
    }
}

fn sheet(sheet: &SheetCard) {
    out::heading(&sheet.title);
    for line in &sheet.lines {
        out::paragraph(0, &format!("· {} ({})", line.ask, line.id));
        if let Some(written) = &line.written {
            out::paragraph(4, written);
        }
    }
    for text in sheet.written_text.iter().chain(&sheet.follows) {
        out::paragraph(0, text);
    }
}
