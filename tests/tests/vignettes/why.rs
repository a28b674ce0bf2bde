//! What no "why" may be, in the lives of everyone and in a made year: untrue to the weeks that it names, repeated after
//! it was over, or in contradiction with what stands beside it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use lissom::plan::{About, Because, HoldCause, Light, Week};
use lissom::recommender::{Direction, Note, OwnWeeks, Parameter, WeekCase, own_weeks};
use lissom::time::SettableClock;
use lissom_api::{Language, PlanOutcome, WhyScreen};
use lissom_cli::story::{Chapter, Story, Told, replay};
use lissom_tests::{frozen, opened};

use super::people;

/// A life that was lived: what was told, the weeks as the core keeps them, and the cases they became.
struct Lived {
    name: String,
    chapters: Vec<Chapter>,
    weeks: Vec<Week>,
    own: OwnWeeks,
}

impl Lived {
    fn of(name: String, story: &Story) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("life.db");
        let chapters = replay(story, &store, Language::En).unwrap();
        let clock = Arc::new(SettableClock::at(frozen::morning(5_000)));
        let care = opened(&store, None, clock).unwrap();
        let weeks = care.read(|reader, _| lissom::plan::weeks(reader)).unwrap();
        let knowledge = care.knowledge();
        let own = care
            .read(|reader, _| own_weeks(reader, &knowledge.learning, &knowledge.attributes))
            .unwrap();
        Self {
            name,
            chapters,
            weeks,
            own,
        }
    }

    /// Every plan that was told, with the week as it is kept.
    fn told(&self) -> impl Iterator<Item = (&Week, &WhyScreen)> {
        self.chapters.iter().filter_map(|chapter| {
            let Told::Planned {
                outcome: PlanOutcome::Planned { week },
                why: Some(why),
                ..
            } = &chapter.told
            else {
                return None;
            };
            let mut kept = self.weeks.iter();
            let kept = kept.find(|kept| (kept.number, kept.version) == (week.number, week.version))?;
            Some((kept, why))
        })
    }

    fn case(&self, number: u16) -> Option<&WeekCase> {
        let mut cases = self.own.cases().iter();
        cases.find(|case| case.number == number)
    }
}

fn year() -> Lived {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../bindings/cli/demo/year.toml");
    let story: Story = toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    Lived::of("a year".to_owned(), &story)
}

static EVERYONE: LazyLock<Vec<Lived>> = LazyLock::new(|| {
    let mut lived: Vec<Lived> = people()
        .into_iter()
        .map(|(file, story)| Lived::of(file, &story))
        .collect();
    lived.push(year());
    lived
});

fn everyone() -> &'static [Lived] {
    &EVERYONE
}

/// The year is the last of them.
fn the_year() -> &'static Lived {
    everyone().last().unwrap()
}

fn sentences(why: &WhyScreen) -> Vec<&str> {
    let all = why.short.iter().chain(&why.details).chain(&why.left_out);
    all.map(String::as_str).collect()
}

/// What is wrong with the reasons of one plan, a line each.
fn faults(lived: &Lived, week: &Week, why: &WhyScreen) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(format!("{}, week {}: {what}", lived.name, week.number));
    let said = sentences(why).join(" ");
    for (one, other) in [
        ("suited you", "We need a little more to see"),
        ("suited you", "It has been a while"),
        ("suited you", "had a rest last week"),
        ("nothing gets harder", "a little more of what you know"),
        ("add nothing this week", "a little more of what you know"),
    ] {
        if said.contains(one) && said.contains(other) {
            fault(format!("“{one}” beside “{other}”"));
        }
    }
    let trained = week.parameters.emphasis.values().filter(|turns| **turns > 0);
    let moves = |because: &Because| matches!(because, Because::StepUp { from, to } if from.level == to.level);
    let moved = week.reasons.iter().filter(|reason| moves(&reason.because));
    if moved.count() == trained.count() && said.contains(", hips and bottom, ") {
        fault("every group is named where everything moves".to_owned());
    }
    for reason in &week.reasons {
        let Because::OwnWeeks(change) = &reason.because else {
            continue;
        };
        let mut once = change.weeks.clone();
        once.sort_unstable();
        once.dedup();
        if once.len() != change.weeks.len() || once.is_empty() {
            fault(format!("weeks named twice, or none: {:?}", change.weeks));
        }
        for number in &change.weeks {
            let Some(case) = lived.case(*number) else {
                fault(format!("week {number} is no case"));
                continue;
            };
            let did = &case.did;
            let carries = match (&change.parameter, change.direction) {
                _ if case.outcome.flare => false,
                (Parameter::Minutes | Parameter::Sessions, _) => did.sessions < did.planned,
                (Parameter::Emphasis(group), _) => did.emphasised(*group) && did.sessions > 0,
                (Parameter::Steps, Direction::More) => did.steps_reached_percent >= Some(90),
                (Parameter::Steps, Direction::Less) => did.steps_reached_percent < Some(90),
                (Parameter::Load | Parameter::Theme(_), _) => true,
            };
            if !carries {
                fault(format!("week {number} does not carry {:?}", change.parameter));
            }
        }
    }
    faults
}

#[test]
fn no_why_contradicts_itself_or_names_a_week_that_did_not_carry_it() {
    let lines: Vec<String> = everyone()
        .iter()
        .flat_map(|lived| lived.told().flat_map(|(week, why)| faults(lived, week, why)))
        .collect();
    assert!(lines.is_empty(), "\n{}", lines.join("\n"));
}

#[test]
fn two_worse_weeks_are_told_once_and_never_hide_how_the_week_went() {
    let year = the_year();
    let worse: Vec<u16> = year
        .told()
        .filter(|(_, why)| {
            sentences(why)
                .iter()
                .any(|text| text.contains("Two weeks have been much worse"))
        })
        .map(|(week, _)| week.number)
        .collect();
    assert_eq!(worse.len(), 1, "{worse:?}");
    let stands = |week: &&Week| {
        let note = |because: &Because| matches!(because, Because::Noted(Note::DefaultStands { .. }));
        week.reasons.iter().any(|reason| note(&reason.because))
    };
    let after = year.weeks.iter().filter(stands);
    assert!(after.count() >= 2, "the default stands on");
    for (week, why) in year.told() {
        let green = |because: &Because| matches!(because, Because::Light(Light::Green, _));
        let paused = |because: &Because| matches!(because, Because::AfterPause(_));
        let any =
            |wanted: &dyn Fn(&Because) -> bool| week.reasons.iter().any(|reason| wanted(&reason.because));
        if any(&green) && !any(&paused) {
            assert!(
                why.short[0].contains("last week"),
                "week {}: {:?}",
                week.number,
                why.short
            );
        }
    }
}

#[test]
fn a_session_has_as_many_exercises_as_its_minutes_ask_for_the_whole_year() {
    for lived in everyone() {
        for week in &lived.weeks {
            for session in week.sessions.iter().filter(|session| session.seconds >= 9 * 60) {
                let (count, minutes) = (session.items.len(), session.minutes());
                let where_at = format!("{}, week {}", lived.name, week.number);
                assert!(count >= 3, "{where_at}: {count} in {minutes} minutes");
                if minutes >= 20 {
                    assert!(count >= 4, "{where_at}: {count} in {minutes} minutes");
                }
            }
        }
    }
}

#[test]
fn what_hurt_is_left_out_because_it_hurt() {
    let mut everyone = everyone().iter();
    let lived = everyone
        .find(|lived| lived.name == "38-swaps-what-hurts")
        .unwrap();
    let left_out: Vec<&String> = lived.told().flat_map(|(_, why)| &why.left_out).collect();
    assert!(
        left_out.iter().any(|text| text.contains("because it hurt")),
        "{left_out:?}"
    );
    assert!(
        !left_out.iter().any(|text| text.contains("do not like")),
        "{left_out:?}"
    );
}

#[test]
fn nothing_is_held_back_for_few_sessions_and_told_as_suiting() {
    let year = the_year();
    let few = year.weeks.iter().filter(|week| {
        let held = |because: &Because| *because == Because::Hold(HoldCause::TooFewDone);
        week.reasons.iter().any(|reason| held(&reason.because))
    });
    assert!(few.count() >= 2, "the year has thin weeks");
}

#[test]
fn the_story_s_chapters_know_the_plan_s_own_weeks_after_a_gap() {
    let year = the_year();
    let mut planned = 0;
    for chapter in &year.chapters {
        if let Told::Planned {
            outcome: PlanOutcome::Planned { week },
            ..
        } = &chapter.told
        {
            planned = week.number;
        }
        assert_eq!(chapter.planned, planned, "day {}", chapter.day);
    }
    let last = year.chapters.last().unwrap();
    assert!(last.planned < last.week, "the year has weeks with nobody there");
}

#[test]
fn about_a_group_no_rule_says_more_where_own_weeks_say_less() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for lived in everyone() {
        for (week, why) in lived.told() {
            for reason in &week.reasons {
                let Because::OwnWeeks(change) = &reason.because else {
                    continue;
                };
                let less = change.direction == Direction::Less;
                let group = matches!(
                    reason.about,
                    About::Group(lissom::content::TargetGroup::BackExtensors)
                );
                if less && group {
                    *seen.entry(lived.name.clone()).or_default() += 1;
                    let said = sentences(why).join(" ");
                    assert!(
                        !said.contains("more for your back muscles"),
                        "{}: {said}",
                        lived.name
                    );
                }
            }
        }
    }
    assert!(!seen.is_empty(), "somebody's back muscles got less");
}
