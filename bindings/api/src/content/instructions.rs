//! What an exercise asks for, in words: the place, the tools, the dose, how it grows, who leaves it out.

use lissom::content::{BandColour, Exercise, Library, Progress, Resistance, Sides, TargetGroup};
use lissom::profile::Equipment;

use crate::words::{Words, code_of};

/// One exercise, to be said in one language.
#[derive(Clone, Copy)]
pub(super) struct Instructions<'a> {
    pub(super) words: Words,
    pub(super) library: &'a Library,
    pub(super) exercise: &'a Exercise,
}

impl Instructions<'_> {
    /// "Sitting. Any seat will do, a wheelchair too."
    pub(super) fn place(self) -> String {
        let said = |family: &str, code: String| self.words.say_coded(family, &code, &[]);
        format!(
            "{} {}",
            said("position", code_of(&self.exercise.position)),
            said("space", code_of(&self.exercise.space))
        )
    }

    /// "You also need an elastic band."
    pub(super) fn equipment(self) -> Option<String> {
        let things: Vec<String> = self
            .exercise
            .equipment
            .iter()
            // The place says so already.
            .filter(|thing| **thing != Equipment::Mat)
            .map(|thing| self.words.say_coded("content-need", &code_of(thing), &[]))
            .collect();
        (!things.is_empty()).then(|| {
            let things = self.words.all_of(&things);
            self.words.say("content-equipment", &[("things", things.into())])
        })
    }

    /// "1 to 3 rounds, 4 to 8 times on each side, in turn, hold 2 seconds to 6 seconds each time, ..."
    pub(super) fn dose(self) -> String {
        let (words, dose) = (self.words, &self.exercise.dose);
        let timed = |key: &str, range: [u16; 2]| {
            let time = self.span(range.map(u32::from), |seconds| words.seconds(seconds));
            words.say(key, &[("time", time.into())])
        };
        let counted = |key: &str, one_key: &str, [least, most]: [u8; 2]| {
            if least == most {
                words.say(one_key, &[("count", least.into())])
            } else {
                let range = self.span([least, most], |count| count.to_string());
                words.say(key, &[("range", range.into())])
            }
        };
        let mut parts = vec![counted("content-rounds", "plan-sets", dose.sets)];
        match (dose.repetitions, dose.hold_seconds, self.exercise.sides) {
            (Some(range), hold, sides) => {
                let times = counted("content-times", "plan-times", range);
                parts.push(match sides {
                    Sides::None => times,
                    Sides::OneThenOther => words.say("plan-times-one-then-other", &[("times", times.into())]),
                    Sides::Alternating => words.say("plan-times-alternating", &[("times", times.into())]),
                });
                parts.extend(hold.map(|range| timed("plan-hold-each", range)));
                let moving = words.seconds(u32::from(dose.seconds_per_repetition));
                parts.push(words.say("content-moving", &[("time", moving.into())]));
            }
            (None, Some(range), _) if self.exercise.target == TargetGroup::Aerobic => {
                parts.push(timed("plan-keep-going", range));
            }
            (None, Some(range), Sides::None) => parts.push(timed("plan-hold", range)),
            (None, Some(range), Sides::OneThenOther) => {
                parts.push(timed("plan-hold-one-then-other", range));
            }
            (None, Some(range), Sides::Alternating) => parts.push(timed("plan-hold-alternating", range)),
            (None, None, _) => {}
        }
        if dose.sets[1] > 1 && dose.rest_seconds > 0 {
            parts.push(timed("plan-rest", [dose.rest_seconds; 2]));
        }
        words.listed(&parts)
    }

    /// The effort to aim at, and what to take more of: repetitions first, then load, then the harder neighbour.
    pub(super) fn progress(self) -> Vec<String> {
        let words = self.words;
        let effort = self
            .library
            .progress()
            .effort_for(self.exercise)
            .map(|[least, most]| {
                words.say(
                    "content-effort",
                    &[("least", least.into()), ("most", most.into())],
                )
            });
        let steps = self.exercise.progress().into_iter().map(|step| match step {
            Progress::Repetitions(count) => {
                words.say("content-progress-repetitions", &[("count", count.into())])
            }
            Progress::Hold(seconds) => {
                let time = words.seconds(u32::from(seconds));
                words.say("content-progress-hold", &[("time", time.into())])
            }
            Progress::Load(resistance) => self.load(resistance),
            Progress::Harder(id) => {
                let name = self.library.exercise(&id).map_or(id.clone(), |harder| {
                    harder.text(words.language().into()).name.clone()
                });
                words.say("content-progress-harder", &[("name", name.into())])
            }
        });
        effort.into_iter().chain(steps).collect()
    }

    fn load(self, resistance: Resistance) -> String {
        match resistance {
            Resistance::None => String::new(),
            Resistance::Band([lightest, heaviest]) => {
                let colours: Vec<String> = BandColour::ALL
                    .iter()
                    .filter(|colour| (lightest..=heaviest).contains(*colour))
                    .map(|colour| self.words.say_coded("band", &code_of(colour), &[]))
                    .collect();
                let colours = self.words.listed(&colours);
                self.words
                    .say("content-progress-band", &[("colours", colours.into())])
            }
            Resistance::WeightKg([least, most]) => self.words.say(
                "content-progress-weight",
                &[("least", least.into()), ("most", most.into())],
            ),
        }
    }

    /// Who leaves it out, as the person would say it.
    pub(super) fn leave_out(self) -> Vec<String> {
        self.exercise
            .not_with
            .iter()
            .map(|constraint| self.words.say_coded("has", &code_of(constraint), &[]))
            .collect()
    }

    fn span<T: Copy + PartialEq>(self, [least, most]: [T; 2], say: impl Fn(T) -> String) -> String {
        if least == most {
            return say(least);
        }
        self.words.say(
            "content-from-to",
            &[("from", say(least).into()), ("to", say(most).into())],
        )
    }
}
