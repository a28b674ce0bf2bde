//! From files to figures: the built-in ones, and those of a content pack over them.

use std::collections::{BTreeMap, BTreeSet};

use super::body::{self, Body, Ranges};
use super::entry::{Entry, FigureFile};
use super::figures::{Figure, Figures, made};
use super::files;
use crate::content::{Exercise, Library};
use crate::{Error, Result};

/// Files by name. Poses of all of them come first, in order; figures start from any.
type Texts<'a> = &'a [(&'a str, &'a str)];

impl Figures {
    /// The figures that ship with this version, for the exercises of the library that ships with it: their tempo and
    /// sides are its.
    ///
    /// # Errors
    /// `Error::Asset` where a shipped file breaks its own rules, or an exercise has no figure; the tests make sure that
    /// neither is so.
    pub fn built_in(library: &Library) -> Result<Self> {
        whole(Self::from_files(files::BODY, files::FIGURES, library)?, library)
    }

    /// The figures of a pack's library: the pack's own, and the built-in ones for what it does not draw. The body stays
    /// the built-in one, as its lengths and ranges are what figures are held to. A pose of the pack stands before a
    /// built-in one of its name, for the pack's figures.
    ///
    /// # Errors
    /// `Error::Asset` with the entry and what is wrong with it: what a built-in figure may not do either, and an exercise
    /// without a figure, its own or a built-in one of an exercise that begins alike.
    pub fn over_built_in(own: &[(String, String)], library: &Library) -> Result<Self> {
        whole(Self::drawn_over(own, library)?, library)
    }

    /// The built-in figures that show exercises of a pack's library, as many as there are.
    ///
    /// # Errors
    /// `Error::Asset` where a shipped file breaks its own rules; the tests make sure that none does.
    pub fn built_in_of(library: &Library) -> Result<Self> {
        Self::drawn_over(&[], library)
    }

    fn drawn_over(own: &[(String, String)], library: &Library) -> Result<Self> {
        let (body, ranges) = body::read(files::BODY.0, files::BODY.1)?;
        let built_in = Entries::read(files::FIGURES, &BTreeMap::new())?;
        let own: Vec<(&str, &str)> = own.iter().map(|(name, text)| (&**name, &**text)).collect();
        if let Some((name, _)) = own.iter().find(|(name, _)| *name == files::BODY.0) {
            return Err(Error::asset(
                (*name).to_owned(),
                "body",
                "is the library's own, and no pack's",
            ));
        }
        let own = Entries::read(&own, &built_in.poses)?;
        let mut figures = own.figures(&body, &ranges, library)?;
        let shipped = Library::built_in()?;
        for (id, entry) in built_in.figures {
            let standing_in = library
                .exercise(&id)
                .zip(shipped.exercise(&id))
                .is_some_and(|(new, old)| begin_alike(new, old));
            if standing_in && !figures.contains_key(&id) {
                let (id, figure) = entry.figure(&body, &ranges, library)?;
                figures.insert(id, figure);
            }
        }
        Ok(Self { body, figures })
    }

    /// Reads figures from the text of files, each with its name: the body's, then those of poses and figures.
    ///
    /// # Errors
    /// `Error::Asset` with the entry and what is wrong with it: an unknown exercise, pose, joint or thing, a joint
    /// outside its range, a hand or foot that misses its place, a limb in the ground or in a thing.
    pub(super) fn from_files(body: (&str, &str), texts: Texts<'_>, library: &Library) -> Result<Self> {
        let (body, ranges) = body::read(body.0, body.1)?;
        let figures = Entries::read(texts, &BTreeMap::new())?.figures(&body, &ranges, library)?;
        Ok(Self { body, figures })
    }
}

/// Nobody is handed an exercise that nothing shows.
fn whole(figures: Figures, library: &Library) -> Result<Figures> {
    match library
        .exercises()
        .find(|exercise| figures.figure(&exercise.id).is_none())
    {
        Some(bare) => Err(Error::asset("figure", bare.id.clone(), "has no figure")),
        None => Ok(figures),
    }
}

/// Whether the figure of one shows the other: where they begin, what they need, and for which sides.
fn begin_alike(one: &Exercise, other: &Exercise) -> bool {
    let of = |exercise: &Exercise| (exercise.position, exercise.space, exercise.sides);
    of(one) == of(other) && one.equipment == other.equipment
}

/// Poses and figures as their files have them, each over the pose that it starts from.
struct Entries {
    poses: BTreeMap<String, Entry>,
    figures: BTreeMap<String, Filed>,
}

/// A figure's entry and the file it stands in.
struct Filed {
    file: String,
    entry: Entry,
}

impl Entries {
    /// Reads files that may start from the poses of others.
    fn read(texts: Texts<'_>, others: &BTreeMap<String, Entry>) -> Result<Self> {
        let (mut poses, mut own) = (others.clone(), BTreeSet::new());
        let mut figures: BTreeMap<String, Filed> = BTreeMap::new();
        let mut drawn: Vec<(&str, Entry)> = Vec::new();
        for (name, text) in texts {
            let file: FigureFile = files::parse(name, text)?;
            if file.version.is_empty() || file.source.is_empty() {
                return Err(Error::asset(
                    (*name).to_owned(),
                    "version",
                    "names no version or source",
                ));
            }
            let fault = |id: &str, why: &str| Error::asset((*name).to_owned(), id.to_owned(), why);
            for pose in file.pose {
                let whole = pose.over(&poses).map_err(|why| fault(&pose.id, &why))?;
                if !own.insert(pose.id.clone()) {
                    return Err(fault(&pose.id, "stands twice"));
                }
                poses.insert(pose.id.clone(), whole);
            }
            drawn.extend(file.figure.into_iter().map(|entry| (*name, entry)));
        }
        for (name, entry) in drawn {
            let fault = |why: &str| Error::asset(name.to_owned(), entry.id.clone(), why);
            let filed = Filed {
                entry: entry.over(&poses).map_err(|why| fault(&why))?,
                file: name.to_owned(),
            };
            if figures.insert(entry.id.clone(), filed).is_some() {
                return Err(fault("stands twice"));
            }
        }
        Ok(Self { poses, figures })
    }

    fn figures(self, body: &Body, ranges: &Ranges, library: &Library) -> Result<BTreeMap<String, Figure>> {
        let figures = self.figures.into_values();
        figures.map(|filed| filed.figure(body, ranges, library)).collect()
    }
}

impl Filed {
    fn figure(self, body: &Body, ranges: &Ranges, library: &Library) -> Result<(String, Figure)> {
        let id = self.entry.id.clone();
        let fault = |why: &str| Error::asset(self.file.clone(), id.clone(), why);
        let exercise = library.exercise(&id).ok_or_else(|| fault("is no exercise"))?;
        let figure = made(body, ranges, self.entry, exercise).map_err(|why| fault(&why))?;
        Ok((id, figure))
    }
}
