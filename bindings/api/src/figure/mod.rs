//! The exercises as moving figures: scenes for a client's own canvas, and pictures in one file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lissom::content::{Library, Review};
use lissom::figure::{Figure, Figures as Core};
use serde::Serialize;

use crate::error::Result;
use crate::language::Language;
use crate::mirror::mirror;
use crate::words::Words;

mirror! {
    /// What a shape is drawn in. A client gives each its colour, light and dark.
    FigureTone of lissom::figure::Tone {
        /// The line of the ground.
        Ground,
        /// A hard thing: chair, wall, worktop, step, bed.
        Thing,
        /// A soft thing to lie on: mat, mattress.
        Soft,
        /// A pillow or cushion.
        Pillow,
        /// What gives resistance: a band, a weight.
        Resistance,
        /// The body.
        Body,
        /// An arm or leg on the far side.
        Far,
        /// The part that works.
        Working,
        /// The part that works, on the far side.
        WorkingFar,
    }
}

mirror! {
    /// How the discs of a shape belong together.
    FigureForm of lissom::figure::Form {
        /// Each disc and the next one lie in one taut skin: a rounded limb of changing width.
        Chain,
        /// The discs are the corners of a filled, rounded area.
        Area,
    }
}

mirror! {
    /// A joint whose angle is told.
    FigureJoint of lissom::figure::Joint {
        /// The lower spine.
        Lumbar,
        /// The upper spine.
        Chest,
        /// The neck.
        Neck,
        /// The right hip.
        HipRight,
        /// The left hip.
        HipLeft,
        /// The right knee.
        KneeRight,
        /// The left knee.
        KneeLeft,
        /// The right ankle.
        AnkleRight,
        /// The left ankle.
        AnkleLeft,
        /// The right shoulder.
        ShoulderRight,
        /// The left shoulder.
        ShoulderLeft,
        /// The right elbow.
        ElbowRight,
        /// The left elbow.
        ElbowLeft,
    }
}

/// A round spot. In body heights: x to the right, y upwards from what the figure stands or lies on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, uniffi::Record)]
pub struct FigureDisc {
    /// Its middle.
    pub x: f64,
    /// Its middle.
    pub y: f64,
    /// Its radius.
    pub radius: f64,
}

/// One shape.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct FigureShape {
    /// How its discs belong together.
    pub form: FigureForm,
    /// What it is drawn in.
    pub tone: FigureTone,
    /// Whether a thin line in the colour of the ground sets it off against what lies behind.
    pub outlined: bool,
    /// One disc or more.
    pub discs: Vec<FigureDisc>,
}

/// What is seen at one time, from back to front. A figure has the same shapes, in the same order, at every time.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct FigureScene {
    /// The shapes.
    pub shapes: Vec<FigureShape>,
}

/// How far a joint is bent.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, uniffi::Record)]
pub struct FigureAngle {
    /// The joint.
    pub joint: FigureJoint,
    /// Degrees; flexion is positive, straight and standing are 0.
    pub degrees: f64,
}

/// A figure as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, uniffi::Record)]
pub struct FigureCard {
    /// The exercise's id.
    pub id: String,
    /// The exercise's name: what is read aloud in the figure's place.
    pub name: String,
    /// Says so where no clinician has read the exercise yet.
    pub review_text: Option<String>,
    /// Seconds after which the movement begins again.
    pub seconds: f64,
    /// When each key pose of one side is reached (of both where each has but one): what stands still where reduced motion is asked for.
    pub key_seconds: Vec<f64>,
    /// The left edge of what it needs of the plane, in body heights.
    pub left: f64,
    /// The lower edge.
    pub bottom: f64,
    /// The right edge.
    pub right: f64,
    /// The upper edge.
    pub top: f64,
}

/// Every figure of the content that it was made from. It needs no open file, takes no lock and is made once.
#[derive(uniffi::Object)]
pub struct Figures {
    figures: Arc<Core>,
    /// The names of the exercises, by language and id.
    names: BTreeMap<(Language, String), String>,
    /// The exercises that no clinician has read yet.
    unreviewed: BTreeSet<String>,
}

#[uniffi::export]
impl Figures {
    /// The figures that ship with this version.
    ///
    /// # Errors
    /// None that a test has not ruled out.
    #[uniffi::constructor]
    pub fn built_in() -> Result<Arc<Self>> {
        let library = Library::built_in()?;
        let figures = Core::built_in(&library)?;
        Ok(Self::of(&library, Arc::new(figures)))
    }

    /// The ids of the exercises that are drawn.
    pub fn ids(&self) -> Vec<String> {
        self.figures.iter().map(|figure| figure.id().to_owned()).collect()
    }

    /// The figure of an exercise as a whole.
    ///
    /// # Errors
    /// `NotFound` where it is not drawn.
    pub fn card(&self, exercise: String, language: Language) -> Result<FigureCard> {
        let figure = self.figure(&exercise)?;
        let frame = figure.frame();
        Ok(FigureCard {
            name: self.name(&exercise, language),
            review_text: self
                .unreviewed
                .contains(&exercise)
                .then(|| Words::of(language).say("content-unreviewed", &[])),
            seconds: figure.seconds(),
            key_seconds: figure.key_seconds(),
            left: frame.left,
            bottom: frame.bottom,
            right: frame.right,
            top: frame.top,
            id: exercise,
        })
    }

    /// What is seen of it at a time in seconds. Any time: the movement goes round.
    ///
    /// # Errors
    /// `NotFound` where it is not drawn.
    pub fn scene(&self, exercise: String, seconds: f64) -> Result<FigureScene> {
        let scene = self.figures.scene(self.figure(&exercise)?, seconds);
        let shapes = scene.shapes.into_iter().map(|shape| FigureShape {
            form: shape.form.into(),
            tone: shape.tone.into(),
            outlined: shape.outlined,
            discs: shape
                .discs
                .into_iter()
                .map(|disc| FigureDisc {
                    x: disc.x,
                    y: disc.y,
                    radius: disc.radius,
                })
                .collect(),
        });
        Ok(FigureScene {
            shapes: shapes.collect(),
        })
    }

    /// How far each joint is bent at a time in seconds.
    ///
    /// # Errors
    /// `NotFound` where it is not drawn.
    pub fn angles(&self, exercise: String, seconds: f64) -> Result<Vec<FigureAngle>> {
        let angles = self.figures.angles(self.figure(&exercise)?, seconds);
        let told = angles.into_iter().map(|angle| FigureAngle {
            joint: angle.joint.into(),
            degrees: angle.degrees,
        });
        Ok(told.collect())
    }

    /// The moving figure as SVG, in one file. Where reduced motion is asked for, it shows its key poses instead.
    ///
    /// # Errors
    /// `NotFound` where it is not drawn.
    pub fn animated_svg(&self, exercise: String, language: Language) -> Result<String> {
        let figure = self.figure(&exercise)?;
        Ok(lissom::figure::animated(
            &self.figures,
            figure,
            &self.name(&exercise, language),
        ))
    }

    /// The key poses side by side as SVG, for print.
    ///
    /// # Errors
    /// `NotFound` where it is not drawn.
    pub fn still_svg(&self, exercise: String, language: Language) -> Result<String> {
        let figure = self.figure(&exercise)?;
        Ok(lissom::figure::still(
            &self.figures,
            figure,
            &self.name(&exercise, language),
        ))
    }

    /// Every figure on one sheet, with its exercise's name, as SVG.
    pub fn contact_sheet_svg(&self, language: Language) -> String {
        let names: Vec<(String, String)> = self
            .ids()
            .into_iter()
            .map(|id| (self.name(&id, language), id))
            .collect();
        let titled: Vec<(&str, &str)> = names
            .iter()
            .map(|(name, id)| (id.as_str(), name.as_str()))
            .collect();
        let heading = Words::of(language).say("content-figures", &[]);
        lissom::figure::contact_sheet(&self.figures, &titled, &heading)
    }
}

impl Figures {
    /// The figures of a library.
    pub(crate) fn of(library: &Library, figures: Arc<Core>) -> Arc<Self> {
        let mut names = BTreeMap::new();
        for exercise in library.exercises() {
            for language in Language::ALL {
                let name = exercise.text((*language).into()).name.clone();
                names.insert((*language, exercise.id.clone()), name);
            }
        }
        let unreviewed = library
            .exercises()
            .filter(|exercise| exercise.review == Review::Unreviewed)
            .map(|exercise| exercise.id.clone());
        Arc::new(Self {
            figures,
            names,
            unreviewed: unreviewed.collect(),
        })
    }

    fn figure(&self, exercise: &str) -> Result<&Figure> {
        let found = self.figures.figure(exercise);
        Ok(found.ok_or(lissom::Error::NotFound { what: "figure" })?)
    }

    fn name(&self, exercise: &str, language: Language) -> String {
        let name = self.names.get(&(language, exercise.to_owned()));
        name.map_or(exercise, String::as_str).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::LissomError;
    use crate::words::gaps;

    #[test]
    fn a_figure_is_named_in_each_language_and_drawn_at_any_time() {
        let before = gaps::counted();
        let figures = Figures::built_in().unwrap();
        let card = |language| figures.card("bridge".to_owned(), language).unwrap();
        assert_ne!(card(Language::En).name, card(Language::Nb).name);
        assert_ne!(card(Language::En).review_text, card(Language::Nb).review_text);
        let (start, top) = (
            card(Language::En).key_seconds[0],
            card(Language::En).key_seconds[1],
        );
        assert_ne!(
            figures.scene("bridge".to_owned(), start),
            figures.scene("bridge".to_owned(), top)
        );
        let hip = |at| {
            let angles = figures.angles("bridge".to_owned(), at).unwrap();
            angles
                .into_iter()
                .find(|angle| angle.joint == FigureJoint::HipRight)
                .unwrap()
                .degrees
        };
        // A bridge stretches the hip: from bent to nearly straight.
        assert!(
            hip(start) > 35.0 && hip(top) < 20.0,
            "{} {}",
            hip(start),
            hip(top)
        );
        for language in [Language::En, Language::Nb] {
            let name = card(language).name;
            for svg in [
                figures.animated_svg("bridge".to_owned(), language).unwrap(),
                figures.still_svg("bridge".to_owned(), language).unwrap(),
                figures.contact_sheet_svg(language),
            ] {
                assert!(svg.contains(&name), "{name}");
            }
        }
        assert_eq!(gaps::counted(), before);
    }

    #[test]
    fn what_is_not_drawn_is_not_found() {
        let figures = Figures::built_in().unwrap();
        let none = || "no-such-exercise".to_owned();
        let not_found = |error| matches!(error, LissomError::NotFound { .. });
        assert!(not_found(figures.card(none(), Language::En).unwrap_err()));
        assert!(not_found(figures.scene(none(), 0.0).unwrap_err()));
        assert!(not_found(figures.animated_svg(none(), Language::En).unwrap_err()));
    }
}
