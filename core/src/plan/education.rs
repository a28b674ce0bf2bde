//! A message a day: the themes that the answers ask for first, a few messages of each in turn, what was not seen before
//! what was, and nothing before what it needs.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};

use super::rules::MessageRules;
use super::week::MessageOfDay;
use crate::content::{Library, Message, Theme};

/// The messages of a week. `wanted` are the themes that the answers ask for, most wanted first; `seen` counts how often
/// each message was shown in earlier weeks.
pub(super) fn messages(
    library: &Library,
    rules: &MessageRules,
    wanted: &[String],
    seen: &BTreeMap<String, u32>,
    starts: NaiveDate,
) -> Vec<MessageOfDay> {
    let mut with_needs = Vec::new();
    for theme in wanted {
        add_after_its_needs(library, theme, &mut with_needs);
    }
    let mut reading = Reading {
        library,
        rules,
        wanted: with_needs,
        seen: seen.clone(),
        week: Vec::new(),
    };
    for _ in 0..7 * usize::from(rules.a_day) {
        let Some(next) = reading.next() else { break };
        reading.week.push(next.id.clone());
        *reading.seen.entry(next.id.clone()).or_insert(0) += 1;
    }
    spread(&reading.week, library)
        .into_iter()
        .enumerate()
        .map(|(n, id)| MessageOfDay {
            date: starts + TimeDelta::days(i64::try_from(n / usize::from(rules.a_day.max(1))).unwrap_or(0)),
            message: id.to_owned(),
        })
        .collect()
}

/// Puts the theme last, and before it what it needs.
fn add_after_its_needs(library: &Library, theme: &String, themes: &mut Vec<String>) {
    if themes.contains(theme) {
        return;
    }
    // Loading refuses a theme that waits for itself, so this ends.
    for needed in library.theme(theme).iter().flat_map(|theme| &theme.after) {
        add_after_its_needs(library, needed, themes);
    }
    themes.push(theme.clone());
}

/// Where a person is in their reading.
struct Reading<'a> {
    library: &'a Library,
    rules: &'a MessageRules,
    /// The themes that are asked for and those that they need.
    wanted: Vec<String>,
    /// How often each was shown, this week's so far included.
    seen: BTreeMap<String, u32>,
    /// This week's so far.
    week: Vec<String>,
}

impl<'a> Reading<'a> {
    /// The message that comes next: of the theme whose turn it is, the first that was seen least.
    fn next(&self) -> Option<&'a Message> {
        self.library
            .themes()
            .enumerate()
            .flat_map(|(order, theme)| {
                let of_theme = (self.turn(theme), self.place(theme), order);
                let open = self.has_begun_all(&theme.after);
                let unread = |message: &&Message| !self.week.contains(&message.id);
                let messages = self.library.messages_of(&theme.id).filter(unread);
                messages.map(move |message| {
                    let open = open && message.after.iter().all(|id| self.times(id) > 0);
                    ((self.times(&message.id), !open, of_theme), message)
                })
            })
            // The first of those that rank alike, which is the order of reading.
            .min_by_key(|(rank, _)| *rank)
            .map(|(_, message)| message)
    }

    fn times(&self, message: &str) -> u32 {
        self.seen.get(message).copied().unwrap_or(0)
    }

    /// Something of each of these themes was seen.
    fn has_begun_all(&self, themes: &BTreeSet<String>) -> bool {
        let begun = |theme: &String| {
            let mut messages = self.library.messages_of(theme);
            messages.any(|message| self.times(&message.id) > 0)
        };
        themes.iter().all(begun)
    }

    /// How many turns the theme had, those it waits included.
    fn turn(&self, theme: &Theme) -> u32 {
        let shown: u32 = self
            .library
            .messages_of(&theme.id)
            .map(|message| self.times(&message.id))
            .sum();
        let waits = if self.wanted.contains(&theme.id) {
            0
        } else {
            u32::from(self.rules.unasked_waits)
        };
        shown / u32::from(self.rules.a_turn.max(1)) + waits
    }

    fn place(&self, theme: &Theme) -> usize {
        self.wanted
            .iter()
            .position(|name| *name == theme.id)
            .unwrap_or(self.wanted.len())
    }
}

/// Themes in turn, so that a week is not three days of the same. A theme that needs another still comes after it: it
/// was chosen after it, and each keeps its place in the round.
fn spread<'a>(chosen: &'a [String], library: &Library) -> Vec<&'a str> {
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

#[cfg(test)]
mod tests {

    use super::*;
    use crate::plan::Rules;

    /// Weeks of reading by someone whose answers ask for `wanted`.
    fn read(wanted: &[&str], weeks: i64) -> Vec<Vec<String>> {
        let library = Library::built_in().unwrap();
        let rules = Rules::shipped().unwrap().messages;
        let wanted: Vec<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
        let start = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let mut seen = BTreeMap::new();
        (0..weeks)
            .map(|week| {
                let days = messages(&library, &rules, &wanted, &seen, start + TimeDelta::weeks(week));
                let dates: BTreeSet<NaiveDate> = days.iter().map(|day| day.date).collect();
                assert_eq!(dates.len(), 7);
                for day in &days {
                    *seen.entry(day.message.clone()).or_insert(0) += 1;
                }
                days.into_iter().map(|day| day.message).collect()
            })
            .collect()
    }

    #[test]
    fn twenty_weeks_show_every_message_once_and_nothing_before_what_it_needs() {
        let library = Library::built_in().unwrap();
        for wanted in [
            &[][..],
            &["thoughts-and-feelings", "overcoming-barriers", "other-illness"],
            &["sleep", "about-back-pain"],
        ] {
            let mut seen: BTreeSet<String> = BTreeSet::new();
            for id in read(wanted, 20).concat() {
                let message = library.message(&id).unwrap();
                let theme = library.theme(&message.theme).unwrap();
                for needed in &message.after {
                    assert!(seen.contains(needed), "{id} before {needed}");
                }
                for needed in &theme.after {
                    let begun = library
                        .messages_of(needed)
                        .any(|message| seen.contains(&message.id));
                    assert!(begun, "{id} before any of {needed}");
                }
                assert!(seen.insert(id.clone()), "{id} twice");
            }
            assert_eq!(seen.len(), library.messages().count());
        }
    }

    #[test]
    fn what_is_asked_for_comes_first_and_comes_back_sooner() {
        let library = Library::built_in().unwrap();
        let weeks = read(&["sleep", "pacing"], 4);
        let themes = |week: &[String]| -> Vec<String> {
            week.iter()
                .map(|id| library.message(id).unwrap().theme.clone())
                .collect()
        };
        let first = themes(&weeks[0]);
        let of = |name: &str| first.iter().filter(|theme| *theme == name).count();
        // Pacing needs what back pain is.
        assert_eq!(
            (of("sleep"), of("about-back-pain"), of("pacing")),
            (3, 3, 1),
            "{first:?}"
        );
        let all = themes(&weeks.concat());
        let most = all.iter().filter(|theme| *theme == "sleep").count();
        for theme in library.themes() {
            let shown = all.iter().filter(|name| **name == theme.id).count();
            assert!(shown <= most, "{}: {shown} of {most}", theme.id);
        }
        assert!(
            all.iter().collect::<BTreeSet<_>>().len() >= 7,
            "not only what is asked for: {all:?}"
        );
    }

    #[test]
    fn every_theme_is_asked_for_by_some_rule() {
        let rules = include_str!("../../assets/recommender/guideline.toml");
        for theme in Library::built_in().unwrap().themes() {
            assert!(rules.contains(&format!("\"{}\"", theme.id)), "{}", theme.id);
        }
    }

    #[test]
    fn when_all_is_read_it_begins_again_with_what_was_seen_least() {
        let weeks = read(&["sleep"], 21);
        let again: BTreeSet<&String> = weeks[20].iter().collect();
        assert_eq!(again.len(), 7);
        assert!(
            weeks[..20].concat().iter().any(|id| again.contains(id)),
            "the twenty-first week reads again"
        );
    }
}
