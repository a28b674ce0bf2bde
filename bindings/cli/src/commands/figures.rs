//! The figures of the exercises as pictures.

use std::path::Path;
use std::sync::Arc;

use lissom_api::words::Words;
use lissom_api::{FigureAngle, FigureCard, FigureScene, Figures};
use serde::Serialize;

use crate::options::Global;
use crate::{Fallible, out};

/// A figure with what is seen and how its joints are bent at its key poses.
#[derive(Serialize)]
struct Drawn {
    card: FigureCard,
    scenes: Vec<FigureScene>,
    angles: Vec<Vec<FigureAngle>>,
}

/// The figures of the content in use; without a file with records, the built-in ones.
fn figures_in_use(global: &Global) -> Fallible<Arc<Figures>> {
    let figures = match global.store().exists() {
        true => global.open()?.content().figures(),
        false => Figures::built_in(),
    };
    figures.map_err(|e| global.sentence(&e))
}

pub(super) fn one(global: &Global, exercise: &str) -> Fallible {
    let figures = figures_in_use(global)?;
    let id = || exercise.to_owned();
    if !global.json {
        out::line(
            figures
                .animated_svg(id(), global.lang)
                .map_err(|e| global.sentence(&e))?,
        );
        return Ok(());
    }
    let card = figures.card(id(), global.lang).map_err(|e| global.sentence(&e))?;
    let mut drawn = Drawn {
        card,
        scenes: Vec::new(),
        angles: Vec::new(),
    };
    for at in &drawn.card.key_seconds {
        drawn
            .scenes
            .push(figures.scene(id(), *at).map_err(|e| global.sentence(&e))?);
        drawn
            .angles
            .push(figures.angles(id(), *at).map_err(|e| global.sentence(&e))?);
    }
    out::json(&drawn)
}

pub(super) fn all(global: &Global, words: Words, folder: &Path) -> Fallible {
    let figures = figures_in_use(global)?;
    let language = global.lang;
    std::fs::create_dir_all(folder).map_err(|_| format!("{}: cannot be made", folder.display()))?;
    let write = |name: String, svg: String| {
        let path = folder.join(name);
        std::fs::write(&path, svg).map_err(|_| format!("{}: cannot be written", path.display()))
    };
    let ids = figures.ids();
    for id in &ids {
        let svg = figures
            .animated_svg(id.clone(), language)
            .map_err(|e| global.sentence(&e))?;
        write(format!("{id}.svg"), svg)?;
        let svg = figures
            .still_svg(id.clone(), language)
            .map_err(|e| global.sentence(&e))?;
        write(format!("{id}-still.svg"), svg)?;
    }
    write(
        "contact-sheet.svg".to_owned(),
        figures.contact_sheet_svg(language),
    )?;
    let count = ids.len().into();
    let folder = folder.display().to_string().into();
    out::paragraph(
        0,
        &words.say("terminal-figures", &[("count", count), ("folder", folder)]),
    );
    Ok(())
}
