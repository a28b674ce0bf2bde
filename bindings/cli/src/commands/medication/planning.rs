//! Planned doses: how a medicine is taken, what is due, what is left, what share was taken.

use chrono::{DateTime, FixedOffset, NaiveDate};
use lissom_api::{
    CivilDate, DosageEntry, PlannedDoseCard, PlannedState, RegimenEntry, SelfCare, SideEffect, SkipReason,
};

use super::id;
use crate::med::{PlanTyped, StockTyped};
use crate::options::Global;
use crate::{Fallible, ask, out};

fn today(global: &Global, care: &SelfCare) -> Fallible<CivilDate> {
    Ok(care.plan().today().map_err(|e| global.sentence(&e))?.date)
}

pub(super) fn plan(global: &Global, care: &SelfCare, typed: &PlanTyped) -> Fallible {
    let say = |e| global.sentence(&e);
    let medicine = id(global, care, &typed.medicine)?;
    let from = match typed.from {
        Some(from) => from.into(),
        None => today(global, care)?,
    };
    if typed.end {
        let regimens = care.medication().regimens().map_err(say)?;
        let running = regimens
            .into_iter()
            .find(|one| one.entry.medicine == medicine && !one.ended);
        let running = running.ok_or("regimen: none of this medicine is running")?;
        care.medication()
            .end(global.command_id(), running.id, from)
            .map_err(say)?;
    } else {
        let (count, unit) = typed.dose.parsed()?;
        let entry = RegimenEntry {
            medicine,
            from,
            dosages: vec![DosageEntry {
                id: "a".to_owned(),
                sequence: 1,
                timing: typed.fhir(),
                count,
                unit,
                by_slot: typed.by_slot()?,
                instruction: None,
            }],
            clock: typed.clock(),
            starts_at: typed.starts_at.clone(),
            late_minutes: None,
            auto_missed: true,
            counts: true,
            if_late: None,
        };
        care.medication().begin(global.command_id(), entry).map_err(say)?;
    }
    due(global, care, None)
}

pub(super) fn due(global: &Global, care: &SelfCare, day: Option<NaiveDate>) -> Fallible {
    let day = match day {
        Some(day) => day.into(),
        None => today(global, care)?,
    };
    let planned = care
        .medication()
        .planned(day, day)
        .map_err(|e| global.sentence(&e))?;
    if global.json {
        return out::json(&planned);
    }
    for dose in &planned {
        out::paragraph(0, &dose.text);
        for line in &dose.ask {
            out::paragraph(2, &format!("· {line}"));
        }
    }
    Ok(())
}

/// What asks by which clock to go on; with an answer, what still asks after it.
pub(super) fn zone(
    global: &Global,
    care: &SelfCare,
    medicine: Option<&str>,
    answer: Option<&str>,
) -> Fallible {
    let say = |e| global.sentence(&e);
    let questions = || care.medication().zone_questions().map_err(say);
    if let (Some(medicine), Some(answer)) = (medicine, answer) {
        let medicine = id(global, care, medicine)?;
        let asked = questions()?.into_iter().find(|one| one.medicine == medicine);
        let asked = asked.ok_or("zone: this medicine asks nothing")?;
        care.medication()
            .answer_zone(global.command_id(), asked.regimen, answer == "follow")
            .map_err(say)?;
    }
    let questions = questions()?;
    if global.json {
        return out::json(&questions);
    }
    for question in &questions {
        out::paragraph(0, &question.text.join(" "));
        out::paragraph(2, &format!("· follow: {}", question.follow));
        out::paragraph(2, &format!("· stay: {}", question.stay));
    }
    Ok(())
}

/// The next planned dose of a medicine that can still be spoken of: of today, or of tomorrow.
fn next(global: &Global, care: &SelfCare, typed: &str) -> Fallible<PlannedDoseCard> {
    let medicine = id(global, care, typed)?;
    let from = today(global, care)?;
    let to = NaiveDate::from_ymd_opt(from.year, from.month.into(), from.day.into())
        .and_then(|day| day.succ_opt())
        .map_or(from, Into::into);
    let planned = care
        .medication()
        .planned(from, to)
        .map_err(|e| global.sentence(&e))?;
    let mut open = planned.into_iter().filter(|dose| {
        let open = matches!(
            dose.state,
            PlannedState::Due | PlannedState::Upcoming | PlannedState::Open
        );
        dose.medicine == medicine && open
    });
    open.next().ok_or_else(|| "planned dose: none is open".to_owned())
}

pub(super) fn skip(global: &Global, care: &SelfCare, medicine: &str, because: &str) -> Fallible {
    let reason: SkipReason = ask::code("because", because)?;
    let dose = next(global, care, medicine)?;
    let skipped = care
        .medication()
        .skip(global.command_id(), dose.occurrence, reason);
    skipped.map_err(|e| global.sentence(&e))?;
    due(global, care, None)
}

pub(super) fn snooze(global: &Global, care: &SelfCare, medicine: &str, minutes: u32) -> Fallible {
    let dose = next(global, care, medicine)?;
    let until = global.now_ms() + i64::from(minutes) * 60_000;
    let snoozed = care
        .medication()
        .snooze(global.command_id(), dose.occurrence, until);
    snoozed.map_err(|e| global.sentence(&e))?;
    due(global, care, None)
}

pub(super) fn shift(
    global: &Global,
    care: &SelfCare,
    medicine: &str,
    to: &DateTime<FixedOffset>,
    rest: bool,
) -> Fallible {
    let dose = next(global, care, medicine)?;
    let (id, to) = (global.command_id(), to.timestamp_millis());
    let moved = care.medication().reschedule(id, dose.occurrence, to, rest);
    moved.map_err(|e| global.sentence(&e))?;
    due(global, care, None)
}

pub(super) fn stock(global: &Global, care: &SelfCare, typed: &StockTyped) -> Fallible {
    let say = |e| global.sentence(&e);
    let medicine = id(global, care, &typed.medicine)?;
    if let Some(change) = typed.change() {
        let (id, medicine) = (global.command_id(), medicine.clone());
        care.medication()
            .change_stock(id, medicine, change)
            .map_err(say)?;
    }
    let stock = care.medication().stock(medicine).map_err(say)?;
    if global.json {
        return out::json(&stock);
    }
    for line in &stock.text {
        out::paragraph(0, line);
    }
    Ok(())
}

pub(super) fn effect(global: &Global, care: &SelfCare, medicine: &str, effect: &str) -> Fallible {
    let effect: SideEffect = ask::code("effect", effect)?;
    let medicine = id(global, care, medicine)?;
    let noted = care
        .medication()
        .note_side_effect(global.command_id(), medicine, effect);
    let noted = noted.map_err(|e| global.sentence(&e))?;
    if global.json {
        return out::json(&noted);
    }
    out::paragraph(0, &noted.text);
    for call in &noted.calls {
        out::paragraph(2, &format!("→ {}", call.text));
    }
    Ok(())
}

pub(super) fn shares(global: &Global, care: &SelfCare, from: NaiveDate, to: Option<NaiveDate>) -> Fallible {
    let to = match to {
        Some(to) => to.into(),
        None => today(global, care)?,
    };
    let shares = care
        .medication()
        .adherence(from.into(), to)
        .map_err(|e| global.sentence(&e))?;
    if global.json {
        return out::json(&shares);
    }
    for share in shares.iter().take(1) {
        out::paragraph(0, &share.text);
    }
    Ok(())
}
