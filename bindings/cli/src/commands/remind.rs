//! Reminders: what a phone has to hold, why, and how a person wants it. The terminal is a phone that holds nothing.

use lissom_api::words::{Words, sentence_case};
use lissom_api::{CivilTime, PhoneState, ReminderCard, ReminderSettings, SelfCare};

use crate::options::Global;
use crate::remind::{HoldTyped, PlanTyped, Remind, SettingsTyped, hold_end, hold_kind};
use crate::{Fallible, out};

/// Runs what was typed.
pub(super) fn run(global: &Global, words: Words, remind: &Remind) -> Fallible {
    let care = global.open()?;
    let care = care.as_ref();
    match remind {
        Remind::Plan(typed) => plan(global, words, care, typed),
        Remind::Why { id } => {
            let why = care
                .reminders()
                .why(id.clone())
                .map_err(|e| global.sentence(&e))?;
            if global.json {
                return out::json(&why);
            }
            why.text.iter().for_each(|line| out::paragraph(0, line));
            Ok(())
        }
        Remind::Hold { hold } => held(global, care, hold.as_ref()),
        Remind::Settings(typed) => settings(global, words, care, typed),
        Remind::Time { undo } => {
            let reminders = care.reminders();
            let time = if *undo {
                reminders.undo_exercise_time(global.command_id())
            } else {
                reminders.exercise_time()
            };
            let time = time.map_err(|e| global.sentence(&e))?;
            if global.json {
                return out::json(&time);
            }
            time.text.iter().for_each(|line| out::paragraph(0, line));
            Ok(())
        }
    }
}

fn plan(global: &Global, words: Words, care: &SelfCare, typed: &PlanTyped) -> Fallible {
    let say = |e| global.sentence(&e);
    let phone = PhoneState {
        platform: typed.platform.into(),
        foreign_pending: typed.pending,
        notifications_allowed: !typed.silenced,
        exact_allowed: !typed.inexact,
        still_since_ms: typed.still_since.map(|since| since.timestamp_millis()),
        driving_until_ms: None,
    };
    let reminders = care.reminders();
    let screen = reminders.plan(global.command_id(), phone).map_err(say)?;
    if let Some(change) = screen.change.as_ref().filter(|_| typed.armed) {
        // Its own id: the plan's is used.
        let id = lissom_api::command_id(change.generation.to_string(), "terminal.armed".to_owned());
        reminders.armed(id, change.generation).map_err(say)?;
    }
    if global.json {
        return out::json(&screen);
    }
    for card in &screen.reminders {
        line(card);
    }
    if !screen.left_out.is_empty() {
        out::gap();
    }
    for one in &screen.left_out {
        out::paragraph(0, &format!("· {}", one.occurrence));
        out::paragraph(4, &one.text);
    }
    for note in &screen.notes {
        out::gap();
        out::paragraph(0, note);
    }
    if let Some(change) = &screen.change {
        out::gap();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).into();
        let args = [
            ("generation", change.generation.to_string().into()),
            ("cancel", count(change.cancel.len())),
            ("add", count(change.add.len())),
        ];
        out::paragraph(0, &words.say("terminal-to-arm", &args));
    }
    Ok(())
}

fn line(card: &ReminderCard) {
    let stop = if card.title.ends_with('?') { "" } else { "." };
    let title = &card.title;
    let said = card.body.replace('\n', " ");
    out::paragraph(
        0,
        &format!("→ {}: {title}{stop} {said}", sentence_case(&card.when)),
    );
    out::paragraph(4, &card.id);
    for occurrence in &card.occurrences {
        out::paragraph(4, occurrence);
    }
}

fn held(global: &Global, care: &SelfCare, hold: Option<&HoldTyped>) -> Fallible {
    let say = |e| global.sentence(&e);
    let reminders = care.reminders();
    match hold {
        Some(HoldTyped::Begin {
            kind,
            medicine,
            until,
        }) => {
            let until = until.as_deref().map(hold_end).transpose()?;
            let regimen = match medicine {
                Some(typed) => Some(regimen_of(global, care, typed)?),
                None => None,
            };
            reminders
                .begin_hold(global.command_id(), hold_kind(kind)?, regimen, until)
                .map_err(say)?;
        }
        Some(HoldTyped::End { id }) => {
            let open = reminders.holds().map_err(say)?;
            let id = id.clone().or_else(|| open.last().map(|one| one.id.clone()));
            let id = id.ok_or("hold: none is open")?;
            reminders.end_hold(global.command_id(), id).map_err(say)?;
        }
        None => {}
    }
    let open = reminders.holds().map_err(say)?;
    if global.json {
        return out::json(&open);
    }
    open.iter().for_each(|one| out::paragraph(0, &one.text));
    Ok(())
}

/// The running regimen of a medicine that was typed.
fn regimen_of(global: &Global, care: &SelfCare, typed: &str) -> Fallible<String> {
    let medicine = super::medication::id(global, care, typed)?;
    let regimens = care.medication().regimens().map_err(|e| global.sentence(&e))?;
    let own = regimens
        .into_iter()
        .find(|one| one.entry.medicine == medicine && !one.ended);
    own.map(|one| one.id)
        .ok_or_else(|| "medicine: it is not planned; lissom med plan does that".to_owned())
}

fn settings(global: &Global, words: Words, care: &SelfCare, typed: &SettingsTyped) -> Fallible {
    let say = |e| global.sentence(&e);
    let reminders = care.reminders();
    let mut settings = reminders.settings().map_err(say)?;
    if let Some(changed) = typed.changed(&settings)? {
        reminders
            .keep_settings(global.command_id(), changed)
            .map_err(say)?;
        settings = reminders.settings().map_err(say)?;
    }
    if global.json {
        return out::json(&settings);
    }
    let off = reminders.classes().map_err(say)?;
    let off: Vec<String> = off
        .into_iter()
        .filter(|one| settings.off.contains(&one.value))
        .map(|one| one.text)
        .collect();
    told(words, &settings, &off);
    Ok(())
}

fn told(words: Words, settings: &ReminderSettings, off: &[String]) {
    let time = |time: CivilTime| format!("{:02}:{:02}", time.hour, time.minute);
    let hours = |from, until| format!("{}-{}", time(from), time(until));
    let quiet = settings.quiet_from.zip(settings.quiet_until);
    let none = || words.say("terminal-none", &[]);
    let yes = |yes: bool| words.say(if yes { "terminal-yes" } else { "terminal-no" }, &[]);
    for (key, value) in [
        ("terminal-remind-exercise", time(settings.exercise_at)),
        (
            "terminal-remind-between",
            hours(settings.exercise_from, settings.exercise_until),
        ),
        ("terminal-remind-adaptive", yes(settings.adaptive)),
        ("terminal-remind-check-in", time(settings.check_in_at)),
        ("terminal-remind-reading", time(settings.reading_at)),
        ("terminal-remind-programme", time(settings.programme_at)),
        (
            "terminal-remind-quiet",
            quiet.map_or_else(none, |(from, until)| hours(from, until)),
        ),
        (
            "terminal-remind-weekend",
            settings.weekend_until.map_or_else(none, time),
        ),
        (
            "terminal-remind-off",
            if off.is_empty() { none() } else { words.listed(off) },
        ),
        ("terminal-remind-private", yes(settings.private)),
        ("terminal-remind-follow-ups", settings.follow_ups.to_string()),
        (
            "terminal-remind-follow-up-every",
            words.minutes(u32::from(settings.follow_up_every_min)),
        ),
    ] {
        out::line(words.say(key, &[("value", value.into())]));
    }
}
