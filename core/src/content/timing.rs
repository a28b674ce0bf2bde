//! What a tool times, and the cues that a player goes by.

use serde::Deserialize;

/// The longest that a tool may take in one go, in seconds. Ours.
const LONGEST: u32 = 1_800;

/// What a tool times.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Timing {
    /// Breathing in and out, over and over.
    Breathing(Breathing),
    /// Each step for so long.
    Steps(Vec<StepTiming>),
    /// A break after each stretch.
    Breaks(Breaks),
    /// A reminder before going to bed.
    BeforeBed(BeforeBed),
}

/// A pace of breathing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breathing {
    /// Seconds of breathing in, 2 to 10.
    pub in_seconds: u16,
    /// Seconds of breathing out, no shorter than in, up to 15.
    pub out_seconds: u16,
    /// Minutes in one go, `[least, most]`, 1 to 30.
    pub minutes: [u16; 2],
}

/// How long a step takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepTiming {
    /// Seconds of listening and of doing what is said, 5 to 120.
    pub listen: u16,
    /// Seconds of tensing, 0 to 10.
    #[serde(default)]
    pub tense: u16,
    /// Seconds of letting go, 0 to 60, and more than the tensing.
    #[serde(default)]
    pub release: u16,
}

/// Breaks by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breaks {
    /// Minutes between two breaks, `[least, most]`, 5 to 240.
    pub every_minutes: [u16; 2],
    /// Minutes between two breaks where nothing else was chosen.
    pub usual_minutes: u16,
    /// Seconds that a break takes, 20 to 600.
    pub break_seconds: u16,
}

/// A reminder before going to bed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeforeBed {
    /// Minutes before going to bed, 15 to 180.
    pub minutes: u16,
}

/// What a player says or shows, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// Seconds from the start.
    pub at: u32,
    /// How long it lasts, in seconds.
    pub seconds: u16,
    /// What to do.
    pub kind: CueKind,
    /// The step it belongs to, from 0; `None` where the tool's steps do not follow the clock.
    pub step: Option<u16>,
}

/// What to do for the time of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CueKind {
    /// Follow what the step says.
    Follow,
    /// Tense.
    Tense,
    /// Let go.
    Release,
    /// Breathe in.
    BreatheIn,
    /// Breathe out.
    BreatheOut,
    /// Go on with what you do, until the next break.
    GoOn,
    /// The break.
    Break,
}

impl Timing {
    /// The cues of one go, in order and without gaps. `minutes` is how long to breathe, or how long from break to
    /// break; it is brought within the tool's range, and without it the least, or the usual, is taken. A reminder has
    /// no cues.
    pub fn cues(&self, minutes: Option<u16>) -> Vec<Cue> {
        let mut cues = Cues::default();
        match self {
            Self::Breathing(pace) => {
                let [least, most] = pace.minutes;
                let seconds = 60 * u32::from(minutes.unwrap_or(least).clamp(least, most));
                let breath = u32::from(pace.in_seconds + pace.out_seconds).max(1);
                for _ in 0..seconds / breath {
                    cues.add(pace.in_seconds, CueKind::BreatheIn, None);
                    cues.add(pace.out_seconds, CueKind::BreatheOut, None);
                }
            }
            Self::Steps(steps) => {
                for (step, timing) in (0_u16..).zip(steps) {
                    cues.add(timing.listen, CueKind::Follow, Some(step));
                    cues.add(timing.tense, CueKind::Tense, Some(step));
                    cues.add(timing.release, CueKind::Release, Some(step));
                }
            }
            Self::Breaks(breaks) => {
                let [least, most] = breaks.every_minutes;
                let every = minutes.unwrap_or(breaks.usual_minutes).clamp(least, most);
                cues.add(60 * every, CueKind::GoOn, None);
                cues.add(breaks.break_seconds, CueKind::Break, None);
            }
            Self::BeforeBed(_) => {}
        }
        cues.all
    }

    /// What is not sane about it.
    pub(super) fn fault(&self) -> Option<&'static str> {
        let within = |value: u16, from: u16, to: u16| (from..=to).contains(&value);
        match self {
            Self::Breathing(pace) => {
                let [least, most] = pace.minutes;
                if !within(pace.in_seconds, 2, 10) || !within(pace.out_seconds, pace.in_seconds, 15) {
                    return Some("breathing: in 2 to 10 seconds, out no shorter, up to 15");
                }
                (!within(least, 1, 30) || !within(most, least, 30))
                    .then_some("breathing.minutes: 1 to 30, least first")
            }
            Self::Steps(steps) => {
                if steps.iter().any(|step| !within(step.listen, 5, 120)) {
                    return Some("steps.listen: 5 to 120 seconds");
                }
                let tensing = |step: &&StepTiming| step.tense > 0 || step.release > 0;
                if steps
                    .iter()
                    .filter(tensing)
                    .any(|step| !within(step.tense, 1, 10) || !within(step.release, step.tense + 1, 60))
                {
                    return Some("steps.tense: 1 to 10 seconds, and longer to let go, up to 60");
                }
                let all: u32 = steps
                    .iter()
                    .map(|step| u32::from(step.listen + step.tense + step.release))
                    .sum();
                (all > LONGEST).then_some("steps: at most half an hour")
            }
            Self::Breaks(breaks) => {
                let [least, most] = breaks.every_minutes;
                if !within(least, 5, 240) || !within(most, least, 240) {
                    return Some("breaks.every_minutes: 5 to 240, least first");
                }
                if !within(breaks.usual_minutes, least, most) {
                    return Some("breaks.usual_minutes: within every_minutes");
                }
                (!within(breaks.break_seconds, 20, 600)).then_some("breaks.break_seconds: 20 to 600")
            }
            Self::BeforeBed(reminder) => {
                (!within(reminder.minutes, 15, 180)).then_some("before-bed.minutes: 15 to 180")
            }
        }
    }
}

#[derive(Default)]
struct Cues {
    all: Vec<Cue>,
    at: u32,
}

impl Cues {
    fn add(&mut self, seconds: u16, kind: CueKind, step: Option<u16>) {
        if seconds > 0 {
            self.all.push(Cue {
                at: self.at,
                seconds,
                kind,
                step,
            });
            self.at += u32::from(seconds);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Breathing = Breathing {
        in_seconds: 4,
        out_seconds: 6,
        minutes: [3, 10],
    };
    const BREAKS: Breaks = Breaks {
        every_minutes: [15, 120],
        usual_minutes: 30,
        break_seconds: 60,
    };

    #[test]
    fn breathing_is_six_breaths_a_minute_for_as_long_as_asked_within_the_range() {
        for (minutes, breaths) in [(None, 18), (Some(5), 30), (Some(1), 18), (Some(99), 60)] {
            let cues = Timing::Breathing(PACE).cues(minutes);
            assert_eq!(cues.len(), 2 * breaths, "{minutes:?}");
            assert_eq!((cues[0].at, cues[0].kind), (0, CueKind::BreatheIn));
            assert_eq!((cues[1].at, cues[1].kind), (4, CueKind::BreatheOut));
            assert_eq!(cues[2].at, 10);
        }
    }

    #[test]
    fn steps_follow_each_other_without_a_gap() {
        let plain = StepTiming {
            listen: 20,
            tense: 0,
            release: 0,
        };
        let tense = StepTiming {
            listen: 8,
            tense: 5,
            release: 20,
        };
        let cues = Timing::Steps(vec![plain, tense]).cues(Some(3));
        let told: Vec<_> = cues.iter().map(|cue| (cue.at, cue.seconds, cue.step)).collect();
        assert_eq!(
            told,
            [
                (0, 20, Some(0)),
                (20, 8, Some(1)),
                (28, 5, Some(1)),
                (33, 20, Some(1))
            ]
        );
        assert_eq!(cues[3].kind, CueKind::Release);
    }

    #[test]
    fn a_break_comes_after_the_chosen_stretch() {
        for (minutes, every) in [(None, 30), (Some(45), 45), (Some(1), 15), (Some(999), 120)] {
            let cues = Timing::Breaks(BREAKS).cues(minutes);
            assert_eq!((cues[0].seconds, cues[0].kind), (60 * every, CueKind::GoOn));
            assert_eq!((cues[1].at, cues[1].seconds), (60 * u32::from(every), 60));
        }
        assert_eq!(Timing::BeforeBed(BeforeBed { minutes: 60 }).cues(None), []);
    }

    #[test]
    fn a_timing_outside_its_range_is_a_fault() {
        let breathing = |in_seconds, out_seconds, minutes| {
            Timing::Breathing(Breathing {
                in_seconds,
                out_seconds,
                minutes,
            })
        };
        let steps = |listen, tense, release, count| {
            Timing::Steps(vec![
                StepTiming {
                    listen,
                    tense,
                    release
                };
                count
            ])
        };
        for sound in [
            breathing(4, 6, [3, 10]),
            steps(20, 5, 20, 8),
            steps(60, 0, 0, 30),
            Timing::Breaks(BREAKS),
            Timing::BeforeBed(BeforeBed { minutes: 60 }),
        ] {
            assert_eq!(sound.fault(), None, "{sound:?}");
        }
        for wrong in [
            breathing(1, 6, [3, 10]),
            breathing(6, 4, [3, 10]),
            breathing(4, 16, [3, 10]),
            breathing(4, 6, [10, 3]),
            breathing(4, 6, [0, 3]),
            breathing(4, 6, [3, 31]),
            steps(4, 0, 0, 3),
            steps(121, 0, 0, 3),
            steps(20, 11, 20, 3),
            steps(20, 5, 5, 3),
            steps(20, 0, 5, 3),
            steps(20, 5, 0, 3),
            steps(61, 0, 0, 30),
            Timing::Breaks(Breaks {
                every_minutes: [4, 120],
                ..BREAKS
            }),
            Timing::Breaks(Breaks {
                usual_minutes: 14,
                ..BREAKS
            }),
            Timing::Breaks(Breaks {
                break_seconds: 5,
                ..BREAKS
            }),
            Timing::BeforeBed(BeforeBed { minutes: 5 }),
        ] {
            assert!(wrong.fault().is_some(), "{wrong:?}");
        }
    }
}
