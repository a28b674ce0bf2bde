//! A message a day: the most wanted themes first, what was not seen before what was.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

use super::rules::MessageRules;
use super::week::MessageOfDay;
use crate::content::Library;

/// The messages of a week. `seen` counts how often each message was shown in earlier weeks.
pub(super) fn messages(
    library: &Library,
    rules: &MessageRules,
    wanted: &[String],
    seen: &BTreeMap<String, u32>,
    starts: NaiveDate,
) -> Vec<MessageOfDay> {
    let days = 7 * usize::from(rules.a_day);
    let place = |theme: &str| {
        wanted
            .iter()
            .position(|name| name == theme)
            .unwrap_or(wanted.len())
    };
    let mut candidates: Vec<(u32, usize, usize, &str)> = Vec::new();
    for (order, theme) in library.themes().enumerate() {
        for message in library.messages_of(&theme.id) {
            let times = seen.get(&message.id).copied().unwrap_or(0);
            candidates.push((times, place(&theme.id), order, message.id.as_str()));
        }
    }
    // Unseen first, then by how much the theme is wanted; within a theme in the content's own order.
    candidates.sort_by_key(|(times, place, order, _)| (*times, *place, *order));
    let chosen: Vec<&str> = candidates.iter().take(days).map(|(.., id)| *id).collect();
    spread(&chosen, library)
        .into_iter()
        .enumerate()
        .map(|(n, id)| MessageOfDay {
            date: starts + TimeDelta::days(i64::try_from(n / usize::from(rules.a_day.max(1))).unwrap_or(0)),
            message: id.to_owned(),
        })
        .collect()
}

/// Themes in turn, so that a week is not three days of the same.
fn spread<'a>(chosen: &[&'a str], library: &Library) -> Vec<&'a str> {
    let mut by_theme: Vec<(String, Vec<&'a str>)> = Vec::new();
    for id in chosen {
        let theme = library
            .message(id)
            .map(|message| message.theme.clone())
            .unwrap_or_default();
        match by_theme.iter_mut().find(|(name, _)| *name == theme) {
            Some((_, ids)) => ids.push(id),
            None => by_theme.push((theme, vec![id])),
        }
    }
    let longest = by_theme.iter().map(|(_, ids)| ids.len()).max().unwrap_or(0);
    (0..longest)
        .flat_map(|n| by_theme.iter().filter_map(move |(_, ids)| ids.get(n).copied()))
        .collect()
}
