//! The page's lines on medicines. Morphine equivalents stand here as a number, and nowhere else.

use lissom::exchange::{Line, MedicineReport};
use lissom::medication::{Formulary, StrongUse, UseOf};

use crate::words::{Words, code_of};

/// Line, key of its name, value.
pub(super) fn medicine_lines(
    words: Words,
    formulary: &Formulary,
    report: &MedicineReport,
) -> Vec<(Line, &'static str, String)> {
    let named = |substance: &str| {
        if formulary.knows(substance) {
            words.say_coded("substance", substance, &[])
        } else {
            substance.to_owned()
        }
    };
    let mut lines = Vec::new();
    for used in &report.uses {
        lines.push((
            Line::Medicines,
            "report-medicines",
            used_line(words, &named, used),
        ));
    }
    if let Some(strong) = &report.strong {
        let value = strong_line(words, &named, strong, report.reassess);
        lines.push((Line::Opioids, "report-opioids", value));
    }
    if let Some(found) = &report.adherence {
        let percent = |share: Option<f64>| (share.unwrap_or(0.0) * 100.0).round();
        let args = [
            ("taken", found.taken.into()),
            ("expected", found.expected.into()),
            ("taking", percent(found.taking()).into()),
            ("ontime", found.on_time.into()),
            ("timing", percent(found.timing()).into()),
        ];
        lines.push((
            Line::Doses,
            "report-doses",
            words.say("report-doses-shares", &args),
        ));
    }
    lines
}

fn used_line(words: Words, named: &dyn Fn(&str) -> String, used: &UseOf) -> String {
    let args = [("name", used.name.clone().into()), ("days", used.days.into())];
    let mut line = words.say("report-medicine", &args);
    // The largest first: of a combination that is what limits it.
    let mut amounts: Vec<(&String, u64)> = used.most_a_day.iter().map(|(one, most)| (one, *most)).collect();
    amounts.sort_by_key(|(_, most)| std::cmp::Reverse(*most));
    let amounts: Vec<String> = amounts
        .into_iter()
        .map(|(substance, most)| {
            let milligrams = most as f64 / 1_000.0;
            let args = [("name", named(substance).into()), ("mg", milligrams.into())];
            words.say("report-medicine-amount", &args)
        })
        .collect();
    if !amounts.is_empty() {
        let args = [("amounts", words.listed(&amounts).into())];
        line.push_str(&words.say("report-medicine-most", &args));
    }
    line.push('.');
    let mut more = |sentence: String| {
        line.push(' ');
        line.push_str(&sentence);
    };
    if used.over_limit > 0 {
        more(words.say("report-medicine-over", &[("count", used.over_limit.into())]));
    }
    let effects: Vec<String> = used
        .side_effects
        .iter()
        .map(|(effect, count)| {
            let effect = words.say_coded("side-effect", &code_of(effect), &[]);
            words.say(
                "report-medicine-effect",
                &[("effect", effect.into()), ("count", (*count).into())],
            )
        })
        .collect();
    if !effects.is_empty() {
        more(words.say(
            "report-medicine-effects",
            &[("effects", words.listed(&effects).into())],
        ));
    }
    line
}

fn strong_line(words: Words, named: &dyn Fn(&str) -> String, strong: &StrongUse, reassess: bool) -> String {
    let tenth = |value: f64| (value * 10.0).round() / 10.0;
    let days = [
        ("opioids", strong.opioid_days.into()),
        ("days", strong.of_days.into()),
        ("others", strong.gabapentinoid_days.into()),
    ];
    let mut sentences = vec![words.say("report-opioids-days", &days)];
    if strong.opioid_days > 0 {
        let args = [
            ("most", tenth(strong.most.known).into()),
            ("table", strong.most.table.clone().into()),
            ("before", tenth(strong.halves.0).into()),
            ("after", tenth(strong.halves.1).into()),
        ];
        sentences.push(words.say("report-opioids-most", &args));
        if reassess {
            sentences.push(words.say("report-opioids-reassess", &[]));
        }
        if strong.most.needs_review() {
            let names: Vec<String> = strong.most.unknown.iter().map(|one| named(one)).collect();
            let args = [("names", words.listed(&names).into())];
            sentences.push(words.say("report-opioids-unknown", &args));
        }
    }
    sentences.join(" ")
}
