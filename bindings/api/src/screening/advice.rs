//! What screening means for the person: what to do, whom to call, and what it rests on.

use lissom::screening::{Assessment, Because, CareAdvice, CareReason, ExercisePermission, ToCall};
use serde::Serialize;

use super::form::Question;
use crate::civil::CivilDate;
use crate::mirror::{choice, mirror};
use crate::reminders::ReminderChange;
use crate::words::{FluentValue, Words, code_of};

mirror! {
    /// How soon care is needed.
    Tier of lissom::screening::Tier {
        /// Nothing found; that does not rule anything out.
        Clear,
        /// Worth telling a GP or physiotherapist; the plan goes on.
        Routine,
        /// A doctor within days; exercise stops.
        Urgent,
        /// A doctor today; exercise stops.
        SameDay,
        /// Emergency care now; exercise stops.
        Emergency,
    }
}

mirror! {
    /// Who can help.
    SelfReferral of lissom::screening::SelfReferral {
        /// Nobody needed now.
        SelfCare,
        /// A physiotherapist.
        Physiotherapist,
        /// A general practitioner.
        Gp,
    }
}

mirror! {
    /// Who saw the person.
    SeenBy of lissom::screening::SeenBy {
        /// An emergency department.
        Emergency,
        /// A general practitioner or other doctor.
        Doctor,
        /// A physiotherapist, chiropractor or nurse.
        OtherClinician,
    }
}

choice! {
    /// Who can be chosen as having seen the person.
    SeenByChoice of SeenBy as "seen-by"
}

/// Whether exercise may be planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum ExerciseState {
    /// Yes.
    Allowed,
    /// Not before the open questions are answered.
    NotYet,
    /// No: care first.
    Stopped,
}

/// What the line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, uniffi::Enum)]
#[serde(rename_all = "kebab-case")]
pub enum CallKind {
    /// In an emergency.
    Emergency,
    /// For advice by day and night.
    Advice,
    /// In a crisis of mind.
    Crisis,
}

/// A number to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct CallCard {
    /// What the line is for.
    pub kind: CallKind,
    /// The number, for the dialler.
    pub number: String,
    /// "Emergency: 113".
    pub text: String,
}

/// What screening means, as one screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct AdviceScreen {
    /// How soon care is needed, or was before somebody found exercise fine.
    pub tier: Tier,
    /// "See a doctor today".
    pub title: String,
    /// What to do.
    pub what_to_do: String,
    /// When to call at once, whatever was found: no answers rule everything out. None where that is the advice itself.
    pub safety_net: Option<String>,
    /// Numbers to call: where care is needed today, the emergency number first.
    pub calls: Vec<CallCard>,
    /// What was found, the gravest first, a sentence each.
    pub findings: Vec<String>,
    /// What the person said that it rests on.
    pub because: Vec<String>,
    /// Questions to ask again: not answered, or not sure.
    pub ask_again: Vec<Question>,
    /// Whether exercise may be planned.
    pub exercise: ExerciseState,
    /// Why the plan waits, where questions are open.
    pub exercise_text: Option<String>,
    /// What the phone has to do with its notifications now, before this is shown: what is on hold has to go. None when
    /// nothing is to be done, or the hand that was given at opening has done it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminders: Option<ReminderChange>,
    /// The version of the rules.
    pub rules_version: String,
}

/// Whether to see someone about what no danger sign asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct CareCard {
    /// Who can help.
    pub see: SelfReferral,
    /// Who can help, in words.
    pub text: String,
    /// Why, a sentence each.
    pub reasons: Vec<String>,
    /// The day from which to ask again.
    pub expires: CivilDate,
    /// "This holds until 22 December. Then we ask again."
    pub until_text: String,
}

/// Where this alone is the gravest, one goes elsewhere than all others of the tier: what to do has words of its own.
const GOES_ELSEWHERE: &str = "pregnancy";

/// Where this is among the gravest, nobody is driven anywhere: the ambulance comes.
const SITS_AND_CALLS: &str = "chest-pain";

/// The advice of an assessment.
pub(super) fn advice(words: Words, assessment: &Assessment, to_call: &ToCall) -> AdviceScreen {
    let tier = Tier::from(assessment.tier);
    let code = code_of(&tier);
    let mut because: Vec<String> = Vec::new();
    for finding in &assessment.findings {
        for said in &finding.because {
            let line = match said {
                Because::Said(flag) => words.say_coded("flag", flag, &[]),
                // Nobody is told to have said what they were not sure of.
                Because::NotSure(flag) => {
                    let line = words.say_coded("flag", flag, &[]);
                    words.say("because-not-sure", &[("line", line.as_str().into())])
                }
                Because::Age => continue,
            };
            if !because.contains(&line) {
                because.push(line);
            }
        }
    }
    let exercise = match assessment.exercise {
        ExercisePermission::Allowed => ExerciseState::Allowed,
        ExercisePermission::NotYet(_) => ExerciseState::NotYet,
        ExercisePermission::Stopped => ExerciseState::Stopped,
    };
    // Nothing found among the answers that came is no "no danger signs".
    let open = exercise == ExerciseState::NotYet;
    let nothing_yet = open && tier == Tier::Clear;
    let findings = assessment.findings.iter();
    let call_emergency = [("emergency", emergency(words, to_call).into())];
    AdviceScreen {
        tier,
        title: if nothing_yet {
            words.say("screening-open-title", &[])
        } else if assessment.is_cleared() {
            words.say("screening-cleared-title", &[])
        } else {
            words.say_coded("tier-title", &code, &[])
        },
        what_to_do: if nothing_yet {
            words.say("screening-not-yet", &[])
        } else if assessment.is_cleared() {
            words.say("screening-cleared", &[])
        } else {
            let gravest: Vec<&str> = assessment
                .findings
                .iter()
                .filter(|finding| finding.tier == assessment.tier)
                .map(|finding| finding.rule.as_str())
                .collect();
            let code = match tier {
                Tier::Emergency if gravest.contains(&SITS_AND_CALLS) => format!("{code}-{SITS_AND_CALLS}"),
                Tier::Emergency if gravest.iter().all(|rule| *rule == GOES_ELSEWHERE) => {
                    format!("{code}-{GOES_ELSEWHERE}")
                }
                _ => code,
            };
            words.say_coded("tier", &code, &call_emergency)
        },
        safety_net: (tier < Tier::Emergency || assessment.is_cleared())
            .then(|| words.say("safety-net", &call_emergency)),
        calls: if tier >= Tier::SameDay && !assessment.is_cleared() {
            calls(words, to_call, false)
        } else {
            Vec::new()
        },
        findings: findings
            .map(|finding| words.say_coded("finding", &finding.rule, &[]))
            .collect(),
        because,
        ask_again: assessment
            .ask_again
            .iter()
            .map(|flag| Question::of(words, flag))
            .collect(),
        exercise,
        exercise_text: (open && !nothing_yet).then(|| words.say("screening-not-yet", &[])),
        reminders: None,
        rules_version: assessment.version.clone(),
    }
}

/// The numbers of a country; `crisis`: the crisis line too.
pub(crate) fn calls(words: Words, to_call: &ToCall, crisis: bool) -> Vec<CallCard> {
    let lines = [
        (CallKind::Emergency, "call-emergency", &to_call.emergency, true),
        (CallKind::Advice, "call-advice", &to_call.advice, true),
        (CallKind::Crisis, "call-crisis", &to_call.crisis, crisis),
    ];
    lines
        .into_iter()
        .filter(|(.., wanted)| *wanted)
        .filter_map(|(kind, key, number, _)| {
            let number = number.clone()?;
            let text = words.say(key, &[("number", number.as_str().into())]);
            Some(CallCard { kind, number, text })
        })
        .collect()
}

/// The emergency number of a country, or "your local emergency number".
pub(crate) fn emergency(words: Words, to_call: &ToCall) -> String {
    to_call
        .emergency
        .clone()
        .unwrap_or_else(|| words.say("local-emergency-number", &[]))
}

/// Whether to see someone, below the tiers that stop exercise; `findings`: the rules that screening found.
pub(super) fn care(
    words: Words,
    advice: &CareAdvice,
    findings: &[String],
    today: chrono::NaiveDate,
) -> CareCard {
    let until: FluentValue<'_> = words.date(advice.expires, today).into();
    let found = findings.iter().map(|rule| words.say_coded("finding", rule, &[]));
    // What was found is said itself: that there is something says nothing.
    let (found, other): (Vec<String>, Vec<&CareReason>) = if advice.reasons.contains(&CareReason::Finding) {
        let other = advice
            .reasons
            .iter()
            .filter(|reason| **reason != CareReason::Finding);
        (found.collect(), other.collect())
    } else {
        (Vec::new(), advice.reasons.iter().collect())
    };
    let other = other
        .into_iter()
        .map(|reason| words.say_coded("care-reason", &code_of(reason), &[]));
    CareCard {
        see: advice.see.into(),
        text: words.say_coded("care-see", &code_of(&advice.see), &[]),
        reasons: found.into_iter().chain(other).collect(),
        expires: advice.expires.into(),
        until_text: words.say("care-until", &[("date", until)]),
    }
}
