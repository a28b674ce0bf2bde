//! What the page must hold whatever the report says.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use lissom::diary::DayValue;
use lissom::exchange::{Course, DangerSigns, FunctionChange, Line, MedicineReport, Origin, Report};
use lissom::instruments::Verdict;
use lissom::medication::{Adherence, Equivalents, Formulary, MedicineId, SideEffect, StrongUse, UseOf};
use lissom::profile::Goal;
use lissom::screening::Tier;

use super::{Page, WeekLines, page};
use crate::language::Language;
use crate::words::{Words, gaps};

fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 2).unwrap()
}

fn course(days: &[(i64, f64)]) -> Course {
    let days = days.iter().map(|(day, value)| DayValue {
        day: monday() + TimeDelta::days(*day),
        n: 1,
        sum: *value,
        min: *value,
        max: *value,
        last: *value,
    });
    Course {
        days: days.collect(),
        usual: None,
        compared: None,
    }
}

fn empty() -> Report {
    Report {
        from: monday(),
        to: monday() + TimeDelta::days(27),
        goals: Vec::new(),
        danger_signs: None,
        function: Vec::new(),
        hindrance: None,
        pain: course(&[]),
        important_points: Some(2.0),
        steps: course(&[]),
        sleep: None,
        sessions: (0, 0),
        flares: Vec::new(),
        medicines: MedicineReport::default(),
        week: None,
        origins: BTreeMap::from([(Line::Pain, [Origin::Said].into())]),
    }
}

fn drawn(report: &Report, language: Language) -> String {
    let words = Words::of(language);
    let week = None;
    let formulary = &Formulary::shipped().unwrap();
    page(&Page {
        words,
        formulary,
        report,
        week,
    })
}

#[test]
fn what_a_person_wrote_stays_text() {
    let mut report = empty();
    report.goals.push(Goal {
        words: "<script>alert(\"&\")</script>".to_owned(),
        rating: 3,
    });
    let html = drawn(&report, Language::En);
    assert!(
        html.contains("&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;"),
        "{html}"
    );
    assert!(!html.contains("<script"), "{html}");
}

#[test]
fn an_empty_report_draws_no_chart_says_so_and_shows_no_steps() {
    for language in [Language::En, Language::Nb] {
        let before = gaps::counted();
        let words = Words::of(language);
        let html = drawn(&empty(), language);
        assert!(!html.contains("<svg"), "{html}");
        assert!(html.contains(&words.say("report-not-enough", &[])));
        assert!(html.contains(&words.say("report-not-asked", &[])));
        // Who does not walk sees no steps anywhere.
        assert!(
            !html.contains(&format!("<dt>{}", words.say("report-steps", &[]))),
            "{html}"
        );
        assert_eq!(gaps::counted(), before);
    }
}

#[test]
fn danger_signs_that_stand_cannot_be_overlooked() {
    for (tier, grave) in [
        (Tier::Clear, false),
        (Tier::Routine, false),
        (Tier::Urgent, true),
        (Tier::SameDay, true),
        (Tier::Emergency, true),
    ] {
        for language in [Language::En, Language::Nb] {
            let before = gaps::counted();
            let mut report = empty();
            report.danger_signs = Some(DangerSigns {
                asked: 2,
                last: monday(),
                standing: tier,
            });
            let html = drawn(&report, language);
            assert_eq!(html.contains("<dd class=\"grave\"><div>⚠ "), grave, "{tier:?}");
            assert_eq!(gaps::counted(), before, "{tier:?}");
        }
    }
}

#[test]
fn days_without_a_value_are_gaps_in_the_line() {
    let mut report = empty();
    report.pain = course(&[(0, 5.0), (1, 4.0), (4, 3.0), (5, 3.0), (9, 2.0)]);
    let html = drawn(&report, Language::En);
    assert_eq!(html.matches("<polyline").count(), 3);
    assert_eq!(html.matches("<circle").count(), 5);
    assert!(
        html.contains("5 days have an entry"),
        "the sentence stands above the chart"
    );
    report.pain.days.truncate(2);
    assert!(
        !drawn(&report, Language::En).contains("<svg"),
        "two days are no course"
    );
}

#[test]
fn every_verdict_on_function_has_its_sentence() {
    let verdicts = [
        Verdict::Better,
        Verdict::Worse,
        Verdict::WithinError,
        Verdict::NotImportant,
        Verdict::NothingToSay,
    ];
    for instrument in ["rmdq-24", "rmdq-23", "odi-2.1a"] {
        for (verdict, language) in verdicts
            .into_iter()
            .flat_map(|v| [(v, Language::En), (v, Language::Nb)])
        {
            let before = gaps::counted();
            let mut report = empty();
            report.function.push(FunctionChange {
                instrument: instrument.to_owned(),
                before: 11.0,
                after: 6.0,
                verdict,
            });
            let html = drawn(&report, language);
            assert!(html.contains("11 → 6"), "{html}");
            assert_eq!(gaps::counted(), before, "{instrument} {verdict:?}");
        }
    }
}

#[test]
fn the_plan_says_what_changed_it_only_after_a_week_came_before() {
    for (changed, heading) in [(false, "Why it is so"), (true, "What changed it")] {
        let report = empty();
        let html = page(&Page {
            words: Words::of(Language::En),
            formulary: &Formulary::shipped().unwrap(),
            report: &report,
            week: Some(WeekLines {
                changed,
                summary: "Two sessions.".to_owned(),
                walking: Some("Walk".to_owned()),
                why: vec!["Because.".to_owned()],
            }),
        });
        assert!(
            html.contains(heading) && html.contains("Two sessions. Walk."),
            "{html}"
        );
    }
}

/// The colours of each scheme by name, as the style declares them: light, dark, print.
fn schemes() -> Vec<BTreeMap<String, String>> {
    let style = include_str!("page.css");
    let declared = style
        .split(":root{")
        .skip(1)
        .filter_map(|rest| rest.split('}').next());
    declared
        .map(|block| {
            let pairs = block
                .split(';')
                .filter_map(|pair| pair.strip_prefix("--")?.split_once(':'));
            pairs
                .map(|(name, colour)| (name.to_owned(), colour.to_owned()))
                .collect()
        })
        .collect()
}

/// The relative luminance of `#rgb` or `#rrggbb`, as WCAG 2.2 defines it.
fn luminance(colour: &str) -> f64 {
    let digits = colour.trim_start_matches('#');
    let wide: String = if digits.len() == 3 {
        digits.chars().flat_map(|digit| [digit, digit]).collect()
    } else {
        digits.to_owned()
    };
    let part = |from: usize| {
        let part = f64::from(u8::from_str_radix(&wide[from..from + 2], 16).unwrap()) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

#[test]
fn every_text_and_line_stands_out_from_the_ground_in_light_dark_and_print() {
    let schemes = schemes();
    assert_eq!(schemes.len(), 3);
    for scheme in &schemes {
        let ground = luminance(&scheme["ground"]);
        // WCAG 2.2 AA: 4.5 for text, 3 for what is drawn; the line is drawn, and dashes and ticks are in `soft`.
        for (name, least) in [("ink", 4.5), ("soft", 4.5), ("grave", 4.5), ("line", 3.0)] {
            let over = luminance(&scheme[name]);
            let contrast = (over.max(ground) + 0.05) / (over.min(ground) + 0.05);
            assert!(
                contrast >= least,
                "{name} {} on {}: {contrast:.2}",
                scheme[name],
                scheme["ground"]
            );
        }
    }
}

#[test]
fn medicines_are_told_with_the_table_of_equivalents_and_what_could_not_be_added_up() {
    for (language, said) in [
        (
            Language::En,
            [
                "Paralgin: 9 days, most in a day paracetamol 3,200 mg, codeine 240 mg. Over a limit when recorded: 1 time. Noted: feeling sick 2 times.",
                "Opioids on 9 of 28 days, gabapentin or pregabalin on 0.",
                "53.5 morphine milligram equivalents (CDC 2022)",
                "4 → 7.5",
                "11 of 13 planned doses taken (85 percent), 9 on time (69 percent).",
                "Could not be added up: buprenorphine.",
            ],
        ),
        (
            Language::Nb,
            [
                "Paralgin: 9 dager, mest på en dag paracetamol 3\u{a0}200 mg, kodein 240 mg. Over en grense da det ble notert: 1 gang. Notert: kvalm 2 ganger.",
                "Opioider på 9 av 28 dager, gabapentin eller pregabalin på 0.",
                "53,5 morfinekvivalenter i milligram (CDC 2022)",
                "4 → 7,5",
                "11 av 13 planlagte doser tatt (85 prosent), 9 i tide (69 prosent).",
                "Kunne ikke legges sammen: buprenorfin.",
            ],
        ),
    ] {
        let before = gaps::counted();
        let mut report = empty();
        let none = drawn(&report, language);
        report.medicines.uses.push(UseOf {
            medicine: MedicineId(uuid::Uuid::nil()),
            name: "Paralgin".to_owned(),
            days: 9,
            most_a_day: BTreeMap::from([
                ("paracetamol".to_owned(), 3_200_000),
                ("codeine".to_owned(), 240_000),
            ]),
            over_limit: 1,
            side_effects: BTreeMap::from([(SideEffect::Nausea, 2)]),
        });
        let most = Equivalents {
            known: 53.5,
            unknown: vec!["buprenorphine".to_owned()],
            table: "CDC 2022".to_owned(),
        };
        report.medicines.strong = Some(StrongUse {
            opioid_days: 9,
            gabapentinoid_days: 0,
            of_days: 28,
            most,
            halves: (4.04, 7.5),
        });
        report.medicines.reassess = true;
        report.medicines.adherence = Some(Adherence {
            expected: 13,
            taken: 11,
            on_time: 9,
            ..Adherence::default()
        });
        let html = drawn(&report, language);
        for sentence in said {
            assert!(html.contains(sentence), "{sentence}\n{html}");
            assert!(!none.contains(sentence));
        }
        let words = Words::of(language);
        assert!(html.contains(&words.say("report-opioids-reassess", &[])));
        assert_eq!(gaps::counted(), before);
    }
}
