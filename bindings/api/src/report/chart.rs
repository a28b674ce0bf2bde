//! A line over days: the person's own line first, their usual variation as a band, days without a value as gaps.

use std::fmt::Write;

use chrono::{NaiveDate, TimeDelta};
use lissom::diary::DayValue;
use lissom::exchange::Course;

use super::escaped;
use crate::words::Words;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 150.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 10.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 24.0;

/// What is drawn.
pub(super) struct Chart<'a> {
    pub(super) words: Words,
    pub(super) course: &'a Course,
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    /// The value at the top; grown where a day is higher.
    pub(super) top: f64,
    /// Flares, shaded behind the line.
    pub(super) flares: &'a [(NaiveDate, NaiveDate)],
    /// Where a change begins to be important.
    pub(super) important: Option<f64>,
    /// What the chart shows, for who hears the page.
    pub(super) label: &'a str,
}

impl Chart<'_> {
    /// The SVG.
    pub(super) fn svg(&self) -> String {
        let mut svg = String::new();
        // Writing to a string cannot fail.
        let _ = write!(
            svg,
            "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">",
            escaped(self.label)
        );
        self.shades(&mut svg);
        self.band(&mut svg);
        self.axes(&mut svg);
        if let Some(value) = self.important {
            let y = self.y(value);
            let _ = write!(
                svg,
                "<line class=\"important\" x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\"/>",
                WIDTH - RIGHT
            );
        }
        for run in self.runs() {
            let path: Vec<String> = run
                .iter()
                .map(|day| format!("{:.1},{:.1}", self.x(day.day), self.y(day.mean())))
                .collect();
            let _ = write!(svg, "<polyline class=\"line\" points=\"{}\"/>", path.join(" "));
            for day in run {
                let (x, y) = (self.x(day.day), self.y(day.mean()));
                let _ = write!(
                    svg,
                    "<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.6\"/>"
                );
            }
        }
        svg.push_str("</svg>");
        svg
    }

    /// Days that follow each other without a gap.
    fn runs(&self) -> Vec<Vec<&DayValue>> {
        let mut runs: Vec<Vec<&DayValue>> = Vec::new();
        for day in &self.course.days {
            match runs.last_mut() {
                Some(run)
                    if run
                        .last()
                        .is_some_and(|last| day.day - last.day == TimeDelta::days(1)) =>
                {
                    run.push(day)
                }
                _ => runs.push(vec![day]),
            }
        }
        runs
    }

    /// The days of a flare, named where it begins.
    fn shades(&self, svg: &mut String) {
        for (began, ended) in self.flares {
            let (x, end) = (self.x(*began) - 6.0, self.x(*ended) + 6.0);
            let _ = write!(
                svg,
                "<rect class=\"flare\" x=\"{x:.1}\" y=\"{TOP}\" width=\"{:.1}\" height=\"{:.1}\"/>\
                 <text class=\"tick\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                end - x,
                HEIGHT - TOP - BOTTOM,
                x + 4.0,
                TOP + 12.0,
                escaped(&self.words.say("report-flare-here", &[]))
            );
        }
    }

    /// Where the days usually lie.
    fn band(&self, svg: &mut String) {
        let Some((low, high)) = self.course.usual else {
            return;
        };
        let (top, bottom) = (self.y(high.min(self.highest())), self.y(low.max(0.0)));
        let _ = write!(
            svg,
            "<rect class=\"band\" x=\"{LEFT}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
            WIDTH - LEFT - RIGHT,
            bottom - top
        );
    }

    fn axes(&self, svg: &mut String) {
        for value in [0.0, self.highest() / 2.0, self.highest()] {
            let y = self.y(value);
            let _ = write!(
                svg,
                "<line class=\"grid\" x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\"/>\
                 <text class=\"tick\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                WIDTH - RIGHT,
                LEFT - 6.0,
                y + 4.0,
                escaped(&self.words.say("report-number", &[("value", value.into())]))
            );
        }
        // At most five dates have room below.
        let weeks = (self.to - self.from).num_days() / 7 + 1;
        let step = 7 * ((weeks + 4) / 5);
        let mut day = self.from;
        while day <= self.to {
            let x = self.x(day);
            let anchor = match (day == self.from, x > WIDTH - 60.0) {
                (true, _) => "start",
                (false, true) => "end",
                (false, false) => "middle",
            };
            let _ = write!(
                svg,
                "<text class=\"tick\" x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
                HEIGHT - 6.0,
                escaped(&self.words.date(day, self.to))
            );
            day += TimeDelta::days(step);
        }
    }

    fn highest(&self) -> f64 {
        let most = self
            .course
            .days
            .iter()
            .map(DayValue::mean)
            .fold(self.top, f64::max);
        if most > self.top {
            (most / 1_000.0).ceil() * 1_000.0
        } else {
            self.top
        }
    }

    fn x(&self, day: NaiveDate) -> f64 {
        let span = (self.to - self.from).num_days().max(1) as f64;
        LEFT + (day - self.from).num_days() as f64 / span * (WIDTH - LEFT - RIGHT - 12.0) + 6.0
    }

    fn y(&self, value: f64) -> f64 {
        TOP + (1.0 - value / self.highest().max(1.0)) * (HEIGHT - TOP - BOTTOM)
    }
}
