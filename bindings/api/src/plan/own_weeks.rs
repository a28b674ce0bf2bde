//! What the person's own weeks say, in sentences: what they changed, what is tried, what another answer would have
//! changed. Nothing is said that the numbers don't carry.

use lissom::plan::{Then, WhatIf};
use lissom::profile::LegPain;
use lissom::recommender::{Attribute, Change, Direction, Note, Parameter};

use super::reasons::Reasons;
use crate::words::{code_of, sentence_case};

impl Reasons<'_> {
    /// What own weeks changed.
    pub(super) fn own_weeks(&self, change: &Change) -> String {
        let words = self.words;
        let weeks = ("weeks", self.weeks(&change.weeks).into());
        let way = match change.direction {
            Direction::More => "more",
            Direction::Less => "less",
        };
        let (what, named) = match &change.parameter {
            Parameter::Sessions => ("why-own-sessions", None),
            Parameter::Minutes => ("why-own-minutes", None),
            Parameter::Emphasis(group) => (
                "why-own-emphasis",
                Some(("group", words.say_coded("group", &code_of(group), &[]).into())),
            ),
            Parameter::Load => ("why-own-load", None),
            Parameter::Steps => ("why-own-steps", None),
            Parameter::Theme(theme) => (
                "why-own-theme",
                Some(("theme", self.passages.theme_name(theme).into())),
            ),
        };
        if matches!(change.parameter, Parameter::Emphasis(_)) && !change.each {
            let named: Vec<_> = named.into_iter().collect();
            return sentence_case(&words.say_coded(what, &format!("{way}-together"), &named));
        }
        let arguments: Vec<_> = std::iter::once(weeks).chain(named).collect();
        sentence_case(&words.say_coded(what, way, &arguments))
    }

    /// In what now is as it was in those weeks, as far as people have a word for it: why they may tell of now.
    pub(super) fn alike(&self, change: &Change) -> Option<String> {
        let tells = change.each && matches!(change.parameter, Parameter::Emphasis(_) | Parameter::Load);
        let mut named: Vec<String> = change
            .alike
            .iter()
            .filter_map(|attribute| self.attribute(*attribute))
            .collect();
        named.dedup();
        (tells && !named.is_empty() && !change.weeks.is_empty()).then(|| {
            let said = self.words.say(
                "why-own-alike",
                &[
                    ("count", named.len().into()),
                    ("things", self.words.all_of(&named).into()),
                    ("weeks", self.weeks(&change.weeks).into()),
                ],
            );
            sentence_case(&said)
        })
    }

    fn attribute(&self, attribute: Attribute) -> Option<String> {
        let said = match attribute {
            Attribute::PainAverage => "pain",
            Attribute::Disability => "hindrance",
            // What is not asked each week is only as old as its answer, and no flare is no likeness.
            _ => return None,
        };
        Some(self.words.say_coded("attribute", said, &[]))
    }

    /// "week 3", "weeks 3 and 5", oldest first.
    pub(super) fn weeks(&self, weeks: &[u16]) -> String {
        let mut sorted = weeks.to_vec();
        sorted.sort_unstable();
        let numbers: Vec<String> = sorted.iter().map(u16::to_string).collect();
        self.words.say(
            "why-weeks",
            &[
                ("count", numbers.len().into()),
                ("weeks", self.words.all_of(&numbers).into()),
            ],
        )
    }

    /// What else the recommender has to say; none for what is only for those who look into the record.
    pub(super) fn noted(&self, note: &Note) -> Option<String> {
        let words = self.words;
        let group = |group| ("group", words.say_coded("group", &code_of(group), &[]).into());
        let said = match note {
            Note::Trying { group: tried, again } => {
                let key = if *again { "why-trying-again" } else { "why-trying" };
                words.say(key, &[group(tried)])
            }
            Note::BackToDefault { .. } if self.context.gentler => {
                words.say("why-back-to-default-gentler", &[])
            }
            Note::BackToDefault { .. } => words.say("why-back-to-default", &[]),
            Note::DefaultStands { still: true, .. } => words.say("why-default-still-stands", &[]),
            Note::DefaultStands { until, .. } => {
                words.say("why-default-stands", &[("until", (*until).into())])
            }
            Note::TooFewAlike => words.say("why-too-few-alike", &[]),
            Note::WeeksDisagree(tried) => words.say("why-weeks-disagree", &[group(tried)]),
            Note::SetAside(count) => words.say("why-set-aside", &[("count", (*count).into())]),
            Note::NotMoved(_, block) => words.say_coded("why-not-moved", &code_of(block), &[]),
        };
        Some(sentence_case(&said))
    }

    /// "If your back had taken a day to settle, the exercises would have stayed as they were."
    pub(super) fn would_change(&self, what_if: WhatIf, then: Then) -> String {
        let words = self.words;
        let minutes = |minutes: u16| ("minutes", words.minutes(u32::from(minutes)).into());
        let value = |value: u8| ("value", value.into());
        let what_if = match what_if {
            WhatIf::AfterExercise(settled) => words.say_coded("what-if-after", &code_of(&settled), &[]),
            WhatIf::PainDuring(pain) => words.say("what-if-pain-during", &[value(pain)]),
            WhatIf::SessionsDone(count) => words.say("what-if-sessions", &[("count", count.into())]),
            WhatIf::Fear(fear) => words.say("what-if-fear", &[value(fear)]),
            WhatIf::WorstPain(pain) => words.say("what-if-worst-pain", &[value(pain)]),
            WhatIf::Hindrance(hindrance) => words.say("what-if-hindrance", &[value(hindrance)]),
            WhatIf::PainSettled => words.say("what-if-pain-settled", &[]),
            WhatIf::LegPain(leg) => words.say(
                match leg {
                    LegPain::None => "what-if-leg-none",
                    LegPain::Mild => "what-if-leg-mild",
                    LegPain::ModerateOrWorse => "what-if-leg-more",
                },
                &[],
            ),
            WhatIf::Minutes(offered) => words.say("what-if-minutes", &[minutes(offered)]),
        };
        let then = match then {
            Then::StepUp => words.say("then-step-up", &[]),
            Then::Stay => words.say("then-stay", &[]),
            Then::StepDown => words.say("then-step-down", &[]),
            Then::Strategy(strategy) => words.say_coded("then-strategy", &code_of(&strategy), &[]),
            Then::Walking(aim) => words.say_coded("then-walking", &code_of(&aim), &[]),
            Then::WalkMore => words.say("then-walk-more", &[]),
            Then::WalkLess => words.say("then-walk-less", &[]),
            Then::Minutes(length) => words.say("then-minutes", &[minutes(length)]),
        };
        words.say(
            "why-would-change",
            &[("what_if", what_if.into()), ("then", then.into())],
        )
    }
}
