//! The page: what a clinician reads in two minutes, then the charts, then where everything comes from.

use std::fmt::Write;

use lissom::exchange::{Compared, Report};
use lissom::screening::Tier;

use super::chart::Chart;
use super::escaped;
use crate::words::{FluentValue, Words, code_of};

const STYLE: &str = include_str!("page.css");

/// What the page is made from.
pub(crate) struct Page<'a> {
    pub(crate) words: Words,
    pub(crate) report: &'a Report,
    /// The running week, in sentences.
    pub(crate) week: Option<WeekLines>,
}

/// The running week, in sentences.
pub(crate) struct WeekLines {
    pub(crate) summary: String,
    pub(crate) walking: Option<String>,
    pub(crate) why: Vec<String>,
}

/// The page as one HTML file: no script, nothing loaded from elsewhere.
pub(crate) fn page(page: &Page<'_>) -> String {
    let (words, report) = (page.words, page.report);
    let say = |key: &str, args: &[(&str, FluentValue<'_>)]| escaped(&words.say(key, args));
    let mut html = String::new();
    let tag = lissom::content::Language::from(words.language()).tag();
    let title = say("report-title", &[]);
    let period = escaped(&words.period(report.from, report.to, report.to));
    // Writing to a string cannot fail.
    let _ = write!(
        html,
        "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title}</title><style>{STYLE}</style></head><body><main>\
         <h1>{title}</h1><p class=\"period\">{period}</p><p class=\"note\">{}</p>",
        say("report-own-words", &[])
    );
    rows(&mut html, &page.first_page());
    for (heading, sentence, chart) in page.charts() {
        let _ = write!(
            html,
            "<h2>{}</h2><p>{}</p>{chart}",
            escaped(&heading),
            escaped(&sentence)
        );
    }
    if let Some(week) = &page.week {
        let _ = write!(
            html,
            "<h2>{}</h2><p>{}</p>",
            say("report-plan-now", &[]),
            escaped(&week.summary)
        );
        for line in week.walking.iter() {
            let _ = write!(html, "<p>{}</p>", escaped(line));
        }
        html.push_str("<ul>");
        for line in &week.why {
            let _ = write!(html, "<li>{}</li>", escaped(line));
        }
        html.push_str("</ul>");
    }
    let _ = write!(html, "<h2>{}</h2>", say("report-where-from", &[]));
    for key in [
        "report-from-words",
        "report-from-measured",
        "report-from-rules",
        "report-no-diagnosis",
    ] {
        let _ = write!(html, "<p class=\"note\">{}</p>", say(key, &[]));
    }
    html.push_str("</main></body></html>\n");
    html
}

fn rows(html: &mut String, rows: &[(String, String)]) {
    html.push_str("<dl>");
    for (name, value) in rows {
        let _ = write!(html, "<dt>{}</dt><dd>{}</dd>", escaped(name), escaped(value));
    }
    html.push_str("</dl>");
}

impl Page<'_> {
    /// The two minutes: name and value of each line.
    fn first_page(&self) -> Vec<(String, String)> {
        let (words, report) = (self.words, self.report);
        let mut rows = Vec::new();
        let mut row = |key: &str, value: String| rows.push((words.say(key, &[]), value));
        for goal in &report.goals {
            let args = [
                ("goal", goal.words.clone().into()),
                ("rating", goal.rating.into()),
            ];
            row("report-asks-for", words.say("report-goal", &args));
        }
        row("report-danger-signs", self.danger_signs());
        row("report-pain", self.pain());
        row(
            "report-hindrance",
            match report.hindrance {
                Some((before, after)) => words.say(
                    "report-from-to",
                    &[("before", before.into()), ("after", after.into())],
                ),
                None => words.say("report-not-enough", &[]),
            },
        );
        let (done, planned) = report.sessions;
        row(
            "report-done",
            words.say(
                "report-sessions",
                &[("done", done.into()), ("planned", planned.into())],
            ),
        );
        row(
            "report-steps",
            match report.steps {
                Some(steps) => words.say(
                    "report-from-to",
                    &[
                        ("before", whole(steps.before.mean).into()),
                        ("after", whole(steps.after.mean).into()),
                    ],
                ),
                None => words.say("report-not-enough", &[]),
            },
        );
        row(
            "report-sleep",
            match report.sleep {
                Some(sleep) => words.say(
                    "report-nights",
                    &[
                        ("time", words.minutes(whole(sleep.mean)).into()),
                        ("nights", sleep.days.into()),
                    ],
                ),
                None => words.say("report-not-enough", &[]),
            },
        );
        if report.flare_days > 0 {
            row(
                "report-flare",
                words.say("report-days", &[("count", report.flare_days.into())]),
            );
        }
        rows
    }

    fn danger_signs(&self) -> String {
        let words = self.words;
        let Some(signs) = self.report.danger_signs else {
            return words.say("report-not-asked", &[]);
        };
        let last = words.day(signs.last, self.report.to);
        let args = [("times", signs.asked.into()), ("last", last.into())];
        let asked = words.say("report-asked", &args);
        let found = match signs.standing {
            Tier::Clear => words.say("report-none-found", &[]),
            tier => words.say_coded("report-tier", &code_of(&tier), &[]),
        };
        format!("{found} {asked}")
    }

    fn pain(&self) -> String {
        let words = self.words;
        let Some(pain) = self.report.pain else {
            return words.say("report-not-enough", &[]);
        };
        let change = words.say(
            "report-from-to",
            &[
                ("before", tenth(pain.before.mean).into()),
                ("after", tenth(pain.after.mean).into()),
            ],
        );
        let important = words.say(
            if pain.important {
                "report-important"
            } else {
                "report-not-important"
            },
            &[],
        );
        let chance = words.say(by_chance(&pain), &[]);
        format!("{change} {important} {chance}")
    }

    /// Heading, sentence and drawing of each chart that has days.
    fn charts(&self) -> Vec<(String, String, String)> {
        let (words, report) = (self.words, self.report);
        let mut charts = Vec::new();
        for (key, days, top) in [
            ("pain", &report.pain_days, 10.0),
            ("steps", &report.step_days, 6_000.0),
        ] {
            if days.len() < 3 {
                continue;
            }
            let heading = words.say_coded("report-chart", key, &[]);
            let days_with = [("count", days.len().into())];
            let sentence = words.say_coded("report-chart-says", key, &days_with);
            let chart = Chart {
                words,
                days,
                from: report.from,
                to: report.to,
                top,
                label: &sentence,
            };
            charts.push((heading, sentence.clone(), chart.svg()));
        }
        charts
    }
}

fn by_chance(compared: &Compared) -> &'static str {
    match compared.more_than_chance {
        Some(true) => "report-more-than-chance",
        Some(false) => "report-could-be-chance",
        None => "report-too-few-to-tell",
    }
}

fn whole(value: f64) -> u32 {
    // Steps and minutes of a day: small and not negative.
    value.round() as u32
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
