//! What every figure keeps to, what data is refused, and what the pictures hold.

mod bodies;
mod data;
mod pictures;

use std::sync::LazyLock;

use super::Figures;
use crate::content::Library;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::built_in().unwrap());
static FIGURES: LazyLock<Figures> = LazyLock::new(|| Figures::built_in(&LIBRARY).unwrap());
