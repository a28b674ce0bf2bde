//! A week's plan as a picture, for a README or a print.

use std::fmt::Write;

use super::escaped;
use crate::plan::{SessionCard, WeekScreen};

const WIDTH: usize = 760;
const COLUMN: usize = 236;
const LINE: usize = 20;
const WRAPPED: usize = 32;
/// Between one exercise and the next.
const APART: usize = 8;

/// The week as an SVG that reads in light and dark.
pub fn week_picture(week: &WeekScreen) -> String {
    let sessions = &week.sessions;
    let tall = |session: &SessionCard| LINE * lines_of(session).len() + APART * session.items.len();
    let card = 40 + sessions.iter().map(tall).max().unwrap_or(0);
    let rows = sessions.len().div_ceil(3);
    let walking = week
        .walking_text
        .iter()
        .flat_map(|text| wrapped(text, 84))
        .collect::<Vec<_>>();
    let why: Vec<String> = week.why.iter().flat_map(|text| wrapped(text, 84)).collect();
    let below = 96 + rows * (card + 14);
    let height = below + LINE * (walking.len() + why.len()) + 40;
    let mut svg = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" font-family=\"system-ui, sans-serif\" font-size=\"14\">\
         <style>.ground{{fill:#fbfaf7}}.card{{fill:#fff;stroke:#d9dcd8}}.ink{{fill:#1f2a30}}.name{{fill:#1f2a30;font-weight:600}}.soft{{fill:#55636b}}\
         .strong{{fill:#0b5f73}}@media(prefers-color-scheme:dark){{.ground{{fill:#14191c}}\
         .card{{fill:#1c2327;stroke:#364046}}.ink,.name{{fill:#e9edee}}.soft{{fill:#a9b5ba}}.strong{{fill:#6cc4d8}}}}</style>\
         <title>{}</title><rect class=\"ground\" width=\"{WIDTH}\" height=\"{height}\" rx=\"12\"/>",
        escaped(&week.summary)
    );
    text(
        &mut svg,
        "strong",
        20,
        36,
        22,
        &format!("{} · {}", week.title, week.period_text),
    );
    text(&mut svg, "ink", 20, 64, 15, &week.summary);
    for (place, session) in sessions.iter().enumerate() {
        let (x, y) = (20 + (place % 3) * (COLUMN + 6), 84 + (place / 3) * (card + 14));
        let _ = write!(
            svg,
            "<rect class=\"card\" x=\"{x}\" y=\"{y}\" width=\"{COLUMN}\" height=\"{card}\" rx=\"8\"/>"
        );
        text(
            &mut svg,
            "strong",
            x + 12,
            y + 26,
            14,
            session.line.split(',').next().unwrap_or(&session.line),
        );
        let mut down = y + 50;
        for (place, (class, line)) in lines_of(session).into_iter().enumerate() {
            if place > 0 && class == NAME {
                down += APART;
            }
            text(&mut svg, class, x + 12, down, 13, &line);
            down += LINE;
        }
    }
    for (row, line) in walking.iter().enumerate() {
        text(&mut svg, "strong", 20, below + 12 + row * LINE, 14, line);
    }
    for (row, line) in why.iter().enumerate() {
        text(
            &mut svg,
            "soft",
            20,
            below + 20 + (walking.len() + row) * LINE,
            14,
            line,
        );
    }
    svg.push_str("</svg>\n");
    svg
}

fn text(svg: &mut String, class: &str, x: usize, y: usize, size: usize, text: &str) {
    let _ = write!(
        svg,
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\">{}</text>",
        escaped(text)
    );
}

/// How the name of an exercise is drawn.
const NAME: &str = "name";

/// Name and dose of each exercise, wrapped to the card.
fn lines_of(session: &SessionCard) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    for item in &session.items {
        lines.extend(wrapped(&item.name, WRAPPED).into_iter().map(|line| (NAME, line)));
        lines.extend(
            wrapped(&item.dose_text, WRAPPED)
                .into_iter()
                .map(|line| ("soft", line)),
        );
    }
    lines
}

fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
