//! Scenes as SVG: a moving picture that stands still for who asks for reduced motion, and the key poses for print.

use std::fmt::Write;

use super::figures::{Figure, Figures};
use super::scene::{Disc, Form, Scene, Shape, Tone};

/// Units of the picture in a body height.
const UNITS: f64 = 2000.0;
/// Pictures between two key poses.
const STEPS: u32 = 8;
/// The space between two key poses in print, in body heights.
const GAP: f64 = 0.08;
/// How far a point must go to get an arrow, in body heights.
const SEEN: f64 = 0.05;
/// Pieces of an arrow's line.
const ARROW: u32 = 20;
/// The space between two figures of a contact sheet, in body heights.
const SPACE: f64 = 0.16;

// Plain colours, no variables: what makes pictures for print knows none.
const STYLE: &str = "<style>\
.c{fill:#fbfaf7}.g{fill:#c9d3d1}.t{fill:#b4beba;stroke:#b4beba}.s{fill:#dfe4dd;stroke:#dfe4dd}\
.u{fill:#c9d2e2}.r{fill:#6d5aa8;stroke:#6d5aa8}.b{fill:#2f6f73}.f{fill:#94b8b6}.w{fill:#cf7420}.v{fill:#e8bb8c}\
.o{stroke:#fbfaf7;stroke-width:18;stroke-linejoin:round;paint-order:stroke}\
.a{fill:none;stroke:#333;stroke-width:14;stroke-linecap:round;stroke-linejoin:round}\
.n{fill:#333;font:60px sans-serif;text-anchor:middle}.q{display:none}\
@media (prefers-color-scheme:dark){.c{fill:#161b1c}.g{fill:#46524f}.t{fill:#5c6966;stroke:#5c6966}\
.s{fill:#39423f;stroke:#39423f}.u{fill:#4b5668}.r{fill:#a99be0;stroke:#a99be0}.b{fill:#6fb5b6}.f{fill:#41696a}.w{fill:#f0a050}\
.v{fill:#8f6335}.o{stroke:#161b1c}.a{stroke:#ddd}.n{fill:#ddd}}\
@media (prefers-reduced-motion:reduce){.m{display:none}.q{display:inline}}\
</style>";

/// The moving figure in one file. Where reduced motion is asked for it shows the key poses, still, side by side.
/// `title` is what is read aloud in its place.
pub fn animated(figures: &Figures, figure: &Figure, title: &str) -> String {
    let frame = figure.frame();
    let times = figure.samples(STEPS);
    let scenes: Vec<Scene> = times.iter().map(|at| figures.scene(figure, *at)).collect();
    let mut svg = opening(frame.width(), frame.height(), title);
    let place = format!("translate({} {})", number(-frame.left), number(frame.top));
    let _ = write!(svg, "<g class=\"m\" transform=\"{place}\">");
    let key_times = key_times(&times);
    for index in 0..scenes.first().map_or(0, |scene| scene.shapes.len()) {
        let states: Vec<&Shape> = scenes
            .iter()
            .filter_map(|scene| scene.shapes.get(index))
            .collect();
        moving(&mut svg, &states, &key_times, figure.seconds());
    }
    svg.push_str("</g>");
    // The still poses are shrunk to the same picture.
    let (poses, width, height) = key_poses(figures, figure);
    let scale = (frame.width() / width).min(frame.height() / height);
    let _ = write!(
        svg,
        "<g class=\"q\" transform=\"translate({} {}) scale({scale:.4})\">{poses}</g></svg>",
        number((frame.width() - width * scale) / 2.0),
        number((frame.height() - height * scale) / 2.0),
    );
    svg
}

/// The key poses side by side, for print, with an arrow along the way of the part that moves most.
pub fn still(figures: &Figures, figure: &Figure, title: &str) -> String {
    let (poses, width, height) = key_poses(figures, figure);
    format!("{}{poses}</svg>", opening(width, height, title))
}

/// The figures of those named, as still key poses under their titles, in lines and all to one scale.
pub fn contact_sheet(figures: &Figures, titled: &[(&str, &str)], heading: &str) -> String {
    const WIDTH: f64 = 6.4;
    let mut lines: Vec<(f64, Vec<Cell<'_>>)> = Vec::new();
    for (id, title) in titled {
        let Some(figure) = figures.figure(id) else {
            continue;
        };
        let (poses, width, height) = key_poses(figures, figure);
        let cell = Cell {
            poses,
            title,
            width: width.max(0.9),
            height,
        };
        match lines.last_mut() {
            Some((used, line)) if *used + SPACE + cell.width <= WIDTH => {
                *used += SPACE + cell.width;
                line.push(cell);
            }
            _ => lines.push((cell.width, vec![cell])),
        }
    }
    let mut body = String::new();
    let mut y = 0.05;
    for (_, line) in &lines {
        let high = line.iter().map(|cell| cell.height).fold(0.0, f64::max);
        let mut x = 0.05;
        for cell in line {
            let _ = write!(
                body,
                "<g transform=\"translate({} {})\">{}</g><text class=\"n\" x=\"{}\" y=\"{}\">{}</text>",
                number(x),
                number(y + high - cell.height),
                cell.poses,
                number(x + cell.width / 2.0),
                number(y + high + 0.04),
                escaped(cell.title),
            );
            x += cell.width + SPACE;
        }
        y += high + 0.14;
    }
    format!("{}{body}</svg>", opening(WIDTH + 0.1, y, heading))
}

/// A figure on a contact sheet.
struct Cell<'a> {
    poses: String,
    title: &'a str,
    width: f64,
    height: f64,
}

fn opening(width: f64, height: f64, title: &str) -> String {
    let (width, height) = (number(width), number(height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\">\
         <title>{}</title>{STYLE}<rect width=\"{width}\" height=\"{height}\" class=\"c\"/>",
        escaped(title)
    )
}

/// The key poses side by side, with the width and height they need.
fn key_poses(figures: &Figures, figure: &Figure) -> (String, f64, f64) {
    let frame = figure.frame();
    let times = figure.key_seconds();
    let mut svg = String::new();
    for (index, at) in times.iter().enumerate() {
        let x = index as f64 * (frame.width() + GAP) - frame.left;
        let _ = write!(
            svg,
            "<g transform=\"translate({} {})\">",
            number(x),
            number(frame.top)
        );
        let scene = figures.scene(figure, *at);
        for shape in &scene.shapes {
            let _ = write!(
                svg,
                "<path class=\"{}\"{} d=\"{}\"/>",
                classes(shape),
                stroke(shape),
                path(shape)
            );
        }
        if index > 0 {
            svg.push_str(&arrow(figures, figure, times[index - 1], *at));
        }
        svg.push_str("</g>");
    }
    let count = times.len() as f64;
    (svg, count * frame.width() + (count - 1.0) * GAP, frame.height())
}

/// A curve along the way of the disc that goes farthest between two times, with a head at its end.
fn arrow(figures: &Figures, figure: &Figure, from: f64, to: f64) -> String {
    let discs = |at: f64| -> Vec<Disc> {
        let scene = figures.scene(figure, at);
        let body = scene.shapes.into_iter().filter(|shape| shape.outlined);
        body.flat_map(|shape| shape.discs).collect()
    };
    let (before, after) = (discs(from), discs(to));
    let way = |index: usize| libm::hypot(after[index].x - before[index].x, after[index].y - before[index].y);
    let farthest = (0..before.len().min(after.len())).max_by(|one, other| way(*one).total_cmp(&way(*other)));
    let Some(index) = farthest.filter(|index| way(*index) > SEEN) else {
        return String::new();
    };
    let points: Vec<Disc> = (0..=ARROW)
        .map(|step| discs(from + (to - from) * (0.3 + 0.7 * f64::from(step) / f64::from(ARROW)))[index])
        .collect();
    let mut line = String::new();
    for (step, point) in points.iter().enumerate() {
        let _ = write!(
            line,
            "{}{} {}",
            if step == 0 { "M" } else { "L" },
            number(point.x),
            number(-point.y)
        );
    }
    let (tip, tail) = (points[ARROW as usize], points[ARROW as usize - 5]);
    let back = libm::atan2(tail.y - tip.y, tail.x - tip.x);
    for side in [-0.5, 0.5] {
        let end = (
            tip.x + 0.035 * libm::cos(back + side),
            tip.y + 0.035 * libm::sin(back + side),
        );
        let _ = write!(
            line,
            "M{} {}L{} {}",
            number(tip.x),
            number(-tip.y),
            number(end.0),
            number(-end.1)
        );
    }
    format!("<path class=\"a\" d=\"{line}\"/>")
}

/// A shape in all its states.
fn moving(svg: &mut String, states: &[&Shape], key_times: &str, seconds: f64) {
    let Some(first) = states.first() else { return };
    let paths: Vec<String> = states.iter().map(|shape| path(shape)).collect();
    let _ = write!(
        svg,
        "<path class=\"{}\"{} d=\"{}\"",
        classes(first),
        stroke(first),
        paths[0]
    );
    if paths.iter().all(|path| *path == paths[0]) {
        svg.push_str("/>");
        return;
    }
    let _ = write!(
        svg,
        "><animate attributeName=\"d\" dur=\"{seconds:.2}s\" repeatCount=\"indefinite\" keyTimes=\"{key_times}\" \
         values=\"{}\"/></path>",
        paths.join(";")
    );
}

/// Times as shares of the whole, from 0 to 1.
fn key_times(times: &[f64]) -> String {
    let whole = times.last().copied().unwrap_or(1.0).max(1e-9);
    let mut shares: Vec<String> = times.iter().map(|at| format!("{:.4}", at / whole)).collect();
    if let Some(last) = shares.last_mut() {
        "1".clone_into(last);
    }
    shares.join(";")
}

fn classes(shape: &Shape) -> &'static str {
    match (shape.tone, shape.outlined) {
        (Tone::Ground, _) => "g",
        (Tone::Thing, _) => "t",
        (Tone::Soft, _) => "s",
        (Tone::Pillow, _) => "u o",
        (Tone::Resistance, _) => "r",
        (Tone::Body, true) => "b o",
        (Tone::Body, false) => "b",
        (Tone::Far, true) => "f o",
        (Tone::Far, false) => "f",
        (Tone::Working, _) => "w",
        (Tone::WorkingFar, _) => "v",
    }
}

/// An area is rounded by a stroke as wide as its corners.
fn stroke(shape: &Shape) -> String {
    let radius = match shape.form {
        Form::Area => shape.discs.first().map_or(0.0, |disc| disc.radius),
        Form::Chain if shape.outlined => return String::new(),
        Form::Chain => 0.0,
    };
    format!(
        " stroke-width=\"{}\" stroke-linejoin=\"round\"",
        number(2.0 * radius)
    )
}

/// The outline of a shape. Each shape has the same commands at every time, so that it can be moved between them.
fn path(shape: &Shape) -> String {
    let mut path = String::new();
    match shape.form {
        Form::Area => {
            for (index, disc) in shape.discs.iter().enumerate() {
                let command = if index == 0 { 'M' } else { 'L' };
                let _ = write!(path, "{command}{} {}", number(disc.x), number(-disc.y));
            }
            path.push('Z');
        }
        Form::Chain => match shape.discs.as_slice() {
            [one] => skin(&mut path, one, one),
            discs => discs
                .windows(2)
                .for_each(|pair| skin(&mut path, &pair[0], &pair[1])),
        },
    }
    path
}

/// The taut skin around two discs.
fn skin(path: &mut String, one: &Disc, other: &Disc) {
    let (x, y) = (other.x - one.x, other.y - one.y);
    let distance = libm::hypot(x, y);
    let axis = libm::atan2(y, x);
    // Where the straight edges touch: square to the axis, tilted by the difference of the radii.
    let tilt = libm::acos(((one.radius - other.radius) / distance.max(1e-9)).clamp(-1.0, 1.0));
    let mut arc = |command: char, disc: &Disc, angle: f64| {
        let (sin, cos) = libm::sincos(angle);
        let (x, y) = (
            number(disc.x + disc.radius * cos),
            number(-(disc.y + disc.radius * sin)),
        );
        let radius = number(disc.radius);
        let _ = match command {
            'A' => write!(path, "A{radius} {radius} 0 0 0 {x} {y}"),
            line => write!(path, "{line}{x} {y}"),
        };
    };
    let back = axis + std::f64::consts::PI;
    arc('M', one, axis + tilt);
    arc('A', one, back);
    arc('A', one, axis - tilt);
    arc('L', other, axis - tilt);
    arc('A', other, axis);
    arc('A', other, axis + tilt);
    path.push('Z');
}

/// Body heights as whole units of the picture.
fn number(heights: f64) -> i64 {
    libm::round(heights * UNITS) as i64
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
