//! First aid in a flare: which of a tool's exercises fit the person, with what is known to be careful with.

use super::make::{Brief, fit_of};
use super::week::Week;
use crate::content::Tool;

/// The exercises of `tool` that fit the person in the running week, in the tool's order.
pub fn fitting(brief: &Brief<'_>, week: &Week, tool: &Tool) -> Vec<String> {
    let fit = fit_of(brief, week);
    let fits = |id: &&String| {
        let handed_out = brief
            .library
            .exercise(id)
            .filter(|_| !brief.library.is_recalled(id));
        handed_out.is_some_and(|exercise| fit.obstacle(exercise).is_none())
    };
    tool.exercises.iter().filter(fits).cloned().collect()
}
