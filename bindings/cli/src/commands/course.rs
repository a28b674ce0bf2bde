//! What became of people much like this one. Typing the command is asking for it.

use lissom_api::CourseScreen;

use crate::options::Global;
use crate::{Fallible, out};

pub(super) fn run(global: &Global) -> Fallible {
    let care = global.open()?;
    let course = care
        .plan()
        .expected_course(true)
        .map_err(|e| global.sentence(&e))?;
    if global.json {
        return out::json(&course);
    }
    match course {
        CourseScreen::Range { text, about, .. } => {
            out::paragraph(0, &text);
            out::paragraph(0, &about);
        }
        CourseScreen::Unknown { text, .. } | CourseScreen::Hidden { text, .. } => out::paragraph(0, &text),
    }
    Ok(())
}
