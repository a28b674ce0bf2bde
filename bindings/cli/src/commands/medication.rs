//! Medicines: what is there, what was taken, what is said before a dose.

use lissom_api::words::Words;
use lissom_api::{BeforeDose, DoseCard, DoseEntry, DoseLimit, DoseQuestion, SelfCare};

use crate::med::{LimitTyped, Med, MedTyped, meant};
use crate::options::Global;
use crate::{Fallible, ask, out};

mod planning;

pub(super) fn run(global: &Global, words: Words, med: &Med) -> Fallible {
    let care = global.open()?;
    let care = care.as_ref();
    match med {
        Med::Add(typed) => add(global, care, typed),
        Med::List => list(global, care),
        Med::Take {
            medicine,
            dose,
            at,
            extra,
        } => {
            let (count, unit) = dose.parsed()?;
            let entry = DoseEntry {
                medicine: id(global, care, medicine)?,
                count,
                unit,
                taken_ms: at.map(|at| at.timestamp_millis()),
                occurrence: None,
                beside_plan: *extra,
            };
            let taken = care.medication().take(global.command_id(), entry);
            told(global, words, &taken.map_err(|e| global.sentence(&e))?)
        }
        Med::Undo { dose } => undo(global, words, care, dose.as_deref()),
        Med::Check { medicine, dose } => {
            let (count, unit) = dose.parsed()?;
            let medicine = id(global, care, medicine)?;
            let before = care.medication().check(medicine, count, unit);
            said(global, &before.map_err(|e| global.sentence(&e))?)
        }
        Med::Doses { day } => doses(global, care, *day),
        Med::Limits(typed) => limits(global, care, typed),
        Med::Ask { question, answer } => questions(global, care, question.as_deref(), answer.as_deref()),
        Med::Plan(typed) => planning::plan(global, care, typed),
        Med::Due { day } => planning::due(global, care, *day),
        Med::Zone { medicine, answer } => {
            planning::zone(global, care, medicine.as_deref(), answer.as_deref())
        }
        Med::Skip { medicine, because } => planning::skip(global, care, medicine, because),
        Med::Snooze { medicine, minutes } => planning::snooze(global, care, medicine, *minutes),
        Med::Move { medicine, to, rest } => planning::shift(global, care, medicine, to, *rest),
        Med::Stock(typed) => planning::stock(global, care, typed),
        Med::Effect { medicine, effect } => planning::effect(global, care, medicine, effect),
        Med::Shares { from, to } => planning::shares(global, care, *from, *to),
        Med::Away { medicine } => {
            let medicines = care.medication().medicines().map_err(|e| global.sentence(&e))?;
            let one = meant(&medicines, medicine)?;
            let (id, entry) = (one.id.clone(), one.entry.clone());
            let away = care.medication().change(global.command_id(), id, entry, false);
            away.map_err(|e| global.sentence(&e))?;
            list(global, care)
        }
    }
}

pub(super) fn id(global: &Global, care: &SelfCare, typed: &str) -> Fallible<String> {
    let medicines = care.medication().medicines().map_err(|e| global.sentence(&e))?;
    meant(&medicines, typed).map(|one| one.id.clone())
}

fn add(global: &Global, care: &SelfCare, typed: &MedTyped) -> Fallible {
    let say = |e| global.sentence(&e);
    let products = care.medication().products().map_err(say)?;
    let Some(name) = typed.name.as_deref().filter(|_| !typed.list) else {
        if global.json {
            return out::json(&products);
        }
        for product in &products {
            out::paragraph(0, &format!("{} · {}", product.id, product.text));
        }
        return Ok(());
    };
    let entry = match products.into_iter().find(|one| one.id == name) {
        Some(product) => product.entry,
        None => typed.entry(name)?,
    };
    care.medication().add(global.command_id(), entry).map_err(say)?;
    list(global, care)
}

fn list(global: &Global, care: &SelfCare) -> Fallible {
    let medicines = care.medication().medicines().map_err(|e| global.sentence(&e))?;
    if global.json {
        return out::json(&medicines);
    }
    for medicine in medicines.iter().filter(|one| one.in_use) {
        out::paragraph(0, &medicine.text);
        for note in &medicine.notes {
            out::paragraph(2, &format!("· {note}"));
        }
    }
    Ok(())
}

fn undo(global: &Global, words: Words, care: &SelfCare, dose: Option<&str>) -> Fallible {
    let say = |e| global.sentence(&e);
    let today = care.plan().today().map_err(say)?.date;
    let doses = care.medication().doses(today, today).map_err(say)?;
    let id = dose.or_else(|| doses.last().map(|one| one.id.as_str()));
    let id = id.ok_or("dose: none today")?.to_owned();
    care.medication().undo(global.command_id(), id).map_err(say)?;
    let left = care.medication().doses(today, today).map_err(say)?;
    if global.json {
        return out::json(&left);
    }
    left.iter().try_for_each(|dose| told(global, words, dose))
}

fn doses(global: &Global, care: &SelfCare, day: Option<chrono::NaiveDate>) -> Fallible {
    let say = |e| global.sentence(&e);
    let day = match day {
        Some(day) => day.into(),
        None => care.plan().today().map_err(say)?.date,
    };
    let doses = care.medication().doses(day, day).map_err(say)?;
    if global.json {
        return out::json(&doses);
    }
    for dose in &doses {
        out::paragraph(0, &dose.text);
    }
    Ok(())
}

fn limits(global: &Global, care: &SelfCare, typed: &LimitTyped) -> Fallible {
    let say = |e| global.sentence(&e);
    if let (Some(substance), Some(hours)) = (&typed.substance, typed.hours) {
        let date = match typed.date {
            Some(date) => date.into(),
            None => care.plan().today().map_err(say)?.date,
        };
        let limit = DoseLimit {
            substance: substance.clone(),
            // Out of range it becomes 0, which is refused by name.
            interval_minutes: (hours * 60.0).round() as u32,
            per_dose_mg: typed.per_dose.unwrap_or_default(),
            per_24_h_mg: typed.per_day.unwrap_or_default(),
            author: typed.by.clone().unwrap_or_default(),
            date,
        };
        care.medication()
            .keep_limit(global.command_id(), limit)
            .map_err(say)?;
    }
    let limits = care.medication().limits().map_err(say)?;
    if global.json {
        return out::json(&limits);
    }
    for limit in &limits {
        out::paragraph(0, &limit.text);
        for source in &limit.sources {
            out::paragraph(2, &format!("· {source}"));
        }
    }
    Ok(())
}

fn questions(global: &Global, care: &SelfCare, question: Option<&str>, answer: Option<&str>) -> Fallible {
    let say = |e| global.sentence(&e);
    if let Some(question) = question {
        let question: DoseQuestion = ask::code("question", question)?;
        let yes = match answer {
            Some("yes") => Some(true),
            Some("no") => Some(false),
            Some("open") => None,
            _ => return Err("answer: yes, no or open".to_owned()),
        };
        care.medication()
            .answer(global.command_id(), question, yes)
            .map_err(say)?;
    }
    let questions = care.medication().questions().map_err(say)?;
    if global.json {
        return out::json(&questions);
    }
    for one in &questions {
        let mark = match one.yes {
            Some(true) => "+",
            Some(false) => "-",
            None => "?",
        };
        out::paragraph(0, &format!("{mark} {}", one.question.text));
    }
    Ok(())
}

fn said(global: &Global, before: &BeforeDose) -> Fallible {
    if global.json {
        return out::json(before);
    }
    out::paragraph(0, &before.text);
    for line in before.because.iter().chain(&before.cautions) {
        out::paragraph(2, &format!("· {line}"));
    }
    for question in &before.questions {
        out::paragraph(2, &format!("→ {}", question.text));
    }
    Ok(())
}

fn told(global: &Global, words: Words, dose: &DoseCard) -> Fallible {
    if global.json {
        return out::json(dose);
    }
    out::paragraph(
        0,
        &words.say("terminal-kept", &[("entry", dose.text.clone().into())]),
    );
    for flag in &dose.flags {
        out::paragraph(2, &format!("· {flag}"));
    }
    for call in &dose.calls {
        out::paragraph(2, &format!("→ {}", call.text));
    }
    Ok(())
}
