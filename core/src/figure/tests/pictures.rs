//! Scenes and their pictures.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::FIGURES;
use crate::figure::{Tone, animated, contact_sheet, still};

/// The elements of a picture; it does not parse otherwise.
fn elements(svg: &str) -> Vec<BytesStart<'static>> {
    let mut reader = Reader::from_str(svg);
    let mut found = Vec::new();
    let mut open = 0_i32;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                open += 1;
                found.push(start.into_owned());
            }
            Event::Empty(start) => found.push(start.into_owned()),
            Event::End(_) => open -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0);
    found
}

fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let found = element.try_get_attribute(name).unwrap().unwrap();
    found.value.into_owned()
}

/// The commands of a path, without their numbers.
fn commands(path: &str) -> String {
    path.chars().filter(char::is_ascii_alphabetic).collect()
}

#[test]
fn a_scene_has_the_same_shapes_at_every_time_within_the_frame() {
    for figure in FIGURES.iter() {
        let frame = figure.frame();
        let kinds = |at: f64| -> Vec<_> {
            let scene = FIGURES.scene(figure, at);
            for shape in &scene.shapes {
                for disc in &shape.discs {
                    let within = disc.x >= frame.left - 1e-9
                        && disc.x <= frame.right + 1e-9
                        && disc.y >= frame.bottom - 1e-9
                        && disc.y <= frame.top + 1e-9;
                    assert!(within, "{} at {at}: {disc:?} of {frame:?}", figure.id());
                }
            }
            scene
                .shapes
                .into_iter()
                .map(|shape| (shape.form, shape.tone, shape.outlined, shape.discs.len()))
                .collect()
        };
        let first = kinds(0.0);
        for at in figure.samples(5) {
            assert_eq!(kinds(at), first, "{}", figure.id());
        }
        let working = |tone: &Tone| matches!(tone, Tone::Working | Tone::WorkingFar);
        assert!(
            first.iter().any(|(_, tone, ..)| working(tone)),
            "{}: nothing works",
            figure.id()
        );
    }
}

#[test]
fn a_moving_picture_loops_and_stands_still_where_reduced_motion_is_asked_for() {
    for figure in FIGURES.iter() {
        let svg = animated(&FIGURES, figure, "Bird & <dog>");
        let mut moving = 0;
        for element in elements(&svg)
            .iter()
            .filter(|element| element.name().as_ref() == "animate")
        {
            moving += 1;
            let times: Vec<f64> = attribute(element, "keyTimes")
                .split(';')
                .map(|time| time.parse().unwrap())
                .collect();
            let values = attribute(element, "values");
            let values: Vec<&str> = values.split(';').collect();
            assert_eq!(times.len(), values.len(), "{}", figure.id());
            assert!(
                times[0] == 0.0 && times[times.len() - 1] == 1.0 && times.is_sorted(),
                "{}",
                figure.id()
            );
            assert_eq!(values[0], values[values.len() - 1], "{}: no loop", figure.id());
            assert!(
                values.iter().all(|value| commands(value) == commands(values[0])),
                "{}",
                figure.id()
            );
        }
        assert!(moving > 0, "{}: nothing moves", figure.id());
        assert!(svg.contains("@media (prefers-reduced-motion:reduce){.m{display:none}.q{display:inline}}"));
        assert!(svg.contains("class=\"m\"") && svg.contains("class=\"q\""));
        assert!(svg.contains("<title>Bird &amp; &lt;dog&gt;</title>"));
        assert!(svg.len() < 250_000, "{}: {} bytes", figure.id(), svg.len());
    }
}

#[test]
fn a_still_shows_each_key_pose_and_an_arrow_where_something_moves_far() {
    let figure = FIGURES.figure("cat-camel").unwrap();
    let svg = still(&FIGURES, figure, "Cat and camel");
    assert!(!svg.contains("animate"));
    let classes: Vec<String> = elements(&svg)
        .iter()
        .filter(|element| element.name().as_ref() == "path")
        .map(|element| attribute(element, "class"))
        .collect();
    let grounds = classes.iter().filter(|class| *class == "g").count();
    let arrows = classes.iter().filter(|class| *class == "a").count();
    assert_eq!(
        (grounds, arrows),
        (figure.key_seconds().len(), figure.key_seconds().len() - 1)
    );
}

#[test]
fn the_contact_sheet_holds_every_figure_that_is_named() {
    let titled: Vec<(&str, &str)> = FIGURES.iter().map(|figure| (figure.id(), figure.id())).collect();
    let svg = contact_sheet(&FIGURES, &titled, "All");
    let texts = elements(&svg)
        .iter()
        .filter(|element| element.name().as_ref() == "text")
        .count();
    assert_eq!(texts, titled.len());
    assert!(!contact_sheet(&FIGURES, &[("no-such", "Nothing")], "All").contains("Nothing"));
}
