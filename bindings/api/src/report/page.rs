//! The page: what a clinician reads in two minutes, then the charts, then where everything comes from.

use std::fmt::Write;

use lissom::exchange::{Compared, Course, Line, Report};
use lissom::medication::Formulary;
use lissom::screening::Tier;

use super::chart::Chart;
use super::escaped;
use super::medicines::medicine_lines;
use crate::words::{FluentValue, Words, code_of};

const STYLE: &str = include_str!("page.css");
/// The least that the scale of steps reaches, so that small days look small.
const STEPS_AT_LEAST: f64 = 6_000.0;

/// What the page is made from.
pub(crate) struct Page<'a> {
    pub(crate) words: Words,
    /// Which active ingredients have a name in the language.
    pub(crate) formulary: &'a Formulary,
    pub(crate) report: &'a Report,
    /// The running week, in sentences.
    pub(crate) week: Option<WeekLines>,
}

/// The running week, in sentences.
pub(crate) struct WeekLines {
    /// Whether a week came before it.
    pub(crate) changed: bool,
    pub(crate) summary: String,
    pub(crate) walking: Option<String>,
    pub(crate) why: Vec<String>,
}

/// A row of the first page.
struct Row {
    line: Line,
    name: String,
    value: String,
    /// It must not be overlooked.
    grave: bool,
}

/// The page as one HTML file: no script, nothing loaded from elsewhere.
pub(crate) fn page(page: &Page<'_>) -> String {
    let (words, report) = (page.words, page.report);
    let mut html = String::new();
    let tag = words.language().tag();
    let title = escaped(&words.say("report-title", &[]));
    let period = escaped(&words.period(report.from, report.to, report.to));
    // Writing to a string cannot fail.
    let _ = write!(
        html,
        "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title}</title><style>{STYLE}</style></head><body><main>\
         <h1>{title}</h1><p class=\"period\">{period}</p><p class=\"note\">{}</p>",
        escaped(&words.say("report-own-words", &[]))
    );
    page.rows(&mut html);
    page.charts(&mut html);
    page.where_from(&mut html);
    html.push_str("</main></body></html>\n");
    html
}

impl Page<'_> {
    fn rows(&self, html: &mut String) {
        html.push_str("<dl>");
        for row in self.first_page() {
            let origins = self.report.origins.get(&row.line).into_iter().flatten();
            let origins: Vec<String> = origins
                .map(|origin| self.words.say_coded("report-origin", &code_of(origin), &[]))
                .collect();
            let (class, mark) = if row.grave {
                (" class=\"grave\"", "⚠ ")
            } else {
                ("", "")
            };
            let _ = write!(
                html,
                "<dt>{}</dt><dd{class}><div>{mark}{}</div><span>{}</span></dd>",
                escaped(&row.name),
                escaped(&row.value),
                escaped(&self.words.listed(&origins))
            );
        }
        html.push_str("</dl>");
    }

    /// The two minutes: name and value of each line.
    fn first_page(&self) -> Vec<Row> {
        let (words, report) = (self.words, self.report);
        let mut rows = Vec::new();
        let mut row = |line: Line, key: &str, value: String| {
            rows.push(Row {
                line,
                name: words.say(key, &[]),
                value,
                grave: false,
            });
        };
        let not_enough = || words.say("report-not-enough", &[]);
        for goal in &report.goals {
            let args = [
                ("goal", goal.words.clone().into()),
                ("rating", goal.rating.into()),
            ];
            row(Line::Goals, "report-asks-for", words.say("report-goal", &args));
        }
        row(Line::DangerSigns, "report-danger-signs", self.danger_signs());
        for change in &report.function {
            let instrument = words.say_coded("report-instrument", &change.instrument.replace('.', "-"), &[]);
            let verdict = words.say_coded("report-verdict", &code_of(&change.verdict), &[]);
            let args = [
                ("instrument", instrument.into()),
                ("before", change.before.into()),
                ("after", change.after.into()),
                ("verdict", verdict.into()),
            ];
            row(
                Line::Function,
                "report-function",
                words.say("report-function-change", &args),
            );
        }
        let hindrance = report.hindrance.map(|(before, after)| {
            let args = [("before", before.into()), ("after", after.into())];
            words.say("report-hindrance-change", &args)
        });
        row(
            Line::Hindrance,
            "report-hindrance",
            hindrance.unwrap_or_else(not_enough),
        );
        row(Line::Pain, "report-pain", self.pain().unwrap_or_else(not_enough));
        let (done, planned) = report.sessions;
        let args = [("done", done.into()), ("planned", planned.into())];
        row(Line::Sessions, "report-done", words.say("report-sessions", &args));
        if !report.flares.is_empty() {
            let flares: Vec<String> = report
                .flares
                .iter()
                .map(|(began, ended)| words.period(*began, *ended, report.to))
                .collect();
            row(Line::Flares, "report-flare", words.listed(&flares));
        }
        // Who does not walk sees no steps anywhere.
        if !report.steps.days.is_empty() {
            row(
                Line::Steps,
                "report-steps",
                self.steps().unwrap_or_else(not_enough),
            );
        }
        if let Some(sleep) = report.sleep {
            let args = [
                ("time", words.minutes(whole(sleep.mean)).into()),
                ("nights", sleep.days.into()),
            ];
            row(Line::Sleep, "report-sleep", words.say("report-nights", &args));
        }
        for (line, key, value) in medicine_lines(words, self.formulary, &report.medicines) {
            row(line, key, value);
        }
        if let Some(week) = &self.week {
            let walking = week.walking.iter().map(|line| format!(" {line}."));
            let plan: String = std::iter::once(week.summary.clone()).chain(walking).collect();
            row(Line::Plan, "report-plan-now", plan);
            let why = if week.changed {
                "report-plan-changed"
            } else {
                "report-plan-first"
            };
            row(Line::Plan, why, week.why.join(" "));
        }
        let stands = report
            .danger_signs
            .is_some_and(|signs| signs.standing.stops_exercise());
        for row in &mut rows {
            row.grave = stands && row.line == Line::DangerSigns;
        }
        rows
    }

    fn danger_signs(&self) -> String {
        let words = self.words;
        let Some(signs) = self.report.danger_signs else {
            return words.say("report-not-asked", &[]);
        };
        let last = words.date(signs.last, self.report.to);
        let args = [("times", signs.asked.into()), ("last", last.into())];
        let asked = words.say("report-asked", &args);
        let found = match signs.standing {
            Tier::Clear => words.say("report-none-found", &[]),
            tier => words.say_coded("report-tier", &code_of(&tier), &[]),
        };
        format!("{found} {asked}")
    }

    fn pain(&self) -> Option<String> {
        let words = self.words;
        let pain = self.report.pain.compared?;
        let change = words.say("report-pain-change", &ends(&pain, tenth));
        let important = self.report.pain_change_is_important().map(|important| {
            let key = if important {
                "report-important"
            } else {
                "report-not-important"
            };
            words.say(key, &[])
        });
        let chance = words.say(by_chance(&pain), &[]);
        Some(format!("{change} {} {chance}", important.unwrap_or_default()))
    }

    fn steps(&self) -> Option<String> {
        let steps = self.report.steps.compared?;
        let change = self.words.say("report-steps-change", &ends(&steps, whole));
        let chance = self.words.say(by_chance(&steps), &[]);
        Some(format!("{change} {chance}"))
    }

    /// A chart of each measure that has days: a sentence, the drawing, what its parts mean.
    fn charts(&self, html: &mut String) {
        let report = self.report;
        let important = report.important_points.zip(report.pain.compared);
        let important = important
            .map(|(points, pain)| pain.before.mean - points)
            .filter(|value| *value > 0.0);
        self.chart(html, "pain", &report.pain, 10.0, important, |compared| {
            ends(compared, tenth)
        });
        self.chart(html, "steps", &report.steps, STEPS_AT_LEAST, None, |compared| {
            ends(compared, whole)
        });
    }

    fn chart(
        &self,
        html: &mut String,
        key: &str,
        course: &Course,
        top: f64,
        important: Option<f64>,
        ends: impl Fn(&Compared) -> [(&'static str, FluentValue<'static>); 2],
    ) {
        let (words, report) = (self.words, self.report);
        if course.days.len() < 3 {
            return;
        }
        let count = ("count", course.days.len().into());
        let sentence = match &course.compared {
            Some(compared) => {
                let [before, after] = ends(compared);
                words.say_coded("report-chart-says", key, &[before, after, count])
            }
            None => words.say_coded("report-chart-days", key, &[count]),
        };
        let chart = Chart {
            words,
            course,
            from: report.from,
            to: report.to,
            top,
            flares: &report.flares,
            important,
            label: &sentence,
        };
        let dashed = important.map(|_| format!(" {}", words.say("report-chart-key-important", &[])));
        let _ = write!(
            html,
            "<section><h2>{}</h2><p>{}</p>{}<p class=\"note\">{}{}</p></section>",
            escaped(&words.say_coded("report-chart", key, &[])),
            escaped(&sentence),
            chart.svg(),
            escaped(&words.say_coded("report-chart-key", key, &[])),
            escaped(&dashed.unwrap_or_default())
        );
    }

    fn where_from(&self, html: &mut String) {
        let words = self.words;
        let figures = self.report.important_points.map(|points| {
            let args = [("points", points.into())];
            words.say("report-from-figures", &args)
        });
        let lines = ["report-from-words", "report-from-measured", "report-from-rules"]
            .map(|key| words.say(key, &[]))
            .into_iter()
            .chain(figures)
            .chain([words.say("report-no-diagnosis", &[])]);
        let _ = write!(
            html,
            "<section><h2>{}</h2>",
            escaped(&words.say("report-where-from", &[]))
        );
        for line in lines {
            let _ = write!(html, "<p class=\"note\">{}</p>", escaped(&line));
        }
        html.push_str("</section>");
    }
}

/// The first and the last days, as they are said.
fn ends<N: Into<FluentValue<'static>>>(
    compared: &Compared,
    rounded: fn(f64) -> N,
) -> [(&'static str, FluentValue<'static>); 2] {
    [
        ("before", rounded(compared.before.mean).into()),
        ("after", rounded(compared.after.mean).into()),
    ]
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
