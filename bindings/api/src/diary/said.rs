//! An entry in one sentence, for lists and for reading aloud.

use lissom::diary::{Entry, LegSymptom as CoreLeg, Night, Pain, Work};

use super::vocabulary::{
    BodySite, Ease, Exertion, LegSymptom, NerveSymptom, Provocation, Quality, WorkStatus,
};
use crate::words::{Words, sentence_case};

/// What the entry says.
pub(super) fn sentence(words: Words, entry: &Entry) -> String {
    let scale = |key: &str, value: u8| words.say(key, &[("value", value.into())]);
    match entry {
        Entry::Pain(pain) => pain_sentence(words, pain),
        Entry::Flare(true) => words.say("entry-flare-begins", &[]),
        Entry::Flare(false) => words.say("entry-flare-ends", &[]),
        Entry::Fatigue(value) => scale("entry-fatigue", *value),
        Entry::Mood(value) => scale("entry-mood", *value),
        Entry::Stress(value) => scale("entry-stress", *value),
        Entry::Work(work) => work_sentence(words, work),
        Entry::Weight(kilograms) => words.say("entry-weight", &[("value", (*kilograms).into())]),
        Entry::Note(own) => own.clone(),
        Entry::Night(night) => night_sentence(words, night),
        Entry::Activity(activity) => {
            let minutes = words.minutes(u32::from(activity.minutes));
            let exertion = Exertion::from(activity.exertion).said(words);
            words.say(
                "entry-activity",
                &[("minutes", minutes.into()), ("exertion", exertion.into())],
            )
        }
        Entry::Steps(count) => words.say("entry-steps", &[("count", count.steps.into())]),
        Entry::Measured(measured) => words.say(
            "entry-measured",
            &[
                ("code", measured.code.as_str().into()),
                ("value", measured.value.into()),
                ("unit", measured.unit.as_str().into()),
            ],
        ),
        Entry::Symptom(symptom) => {
            let symptom = NerveSymptom::from(*symptom).said(words);
            words.say("entry-symptom", &[("symptom", symptom.into())])
        }
    }
}

fn pain_sentence(words: Words, pain: &Pain) -> String {
    let mut parts = Vec::new();
    for (key, value) in [
        ("entry-pain-now", pain.now),
        ("entry-pain-average", pain.average),
        ("entry-pain-worst", pain.worst),
    ] {
        parts.extend(value.map(|value| words.say(key, &[("value", value.into())])));
    }
    parts.extend(pain.sites.iter().map(|site| BodySite::from(*site).said(words)));
    parts.extend(
        pain.qualities
            .iter()
            .map(|quality| Quality::from(*quality).said(words)),
    );
    if let Some(leg) = pain.leg.filter(|leg| *leg != CoreLeg::None) {
        parts.push(LegSymptom::from(leg).said(words));
    }
    let eased: Vec<String> = pain
        .eased_by
        .iter()
        .map(|ease| Ease::from(*ease).said(words))
        .collect();
    let provoked: Vec<String> = pain
        .provoked_by
        .iter()
        .map(|cause| Provocation::from(*cause).said(words))
        .collect();
    for (key, things) in [
        ("entry-pain-eased-by", eased),
        ("entry-pain-provoked-by", provoked),
    ] {
        if !things.is_empty() {
            parts.push(words.say(key, &[("things", words.all_of(&things).into())]));
        }
    }
    if parts.is_empty() {
        // Only the legs were asked about, and there was nothing.
        parts.push(LegSymptom::None.said(words));
    }
    sentence_case(&words.listed(&parts))
}

fn work_sentence(words: Words, work: &Work) -> String {
    let status = WorkStatus::from(work.status).said(words);
    match work.ability {
        None => words.say("entry-work", &[("status", status.into())]),
        Some(ability) => words.say(
            "entry-work-ability",
            &[("status", status.into()), ("ability", ability.into())],
        ),
    }
}

fn night_sentence(words: Words, night: &Night) -> String {
    let mut parts = vec![words.say(
        "entry-night",
        &[
            ("bed", words.time(night.bed.time()).into()),
            ("up", words.time(night.up.time()).into()),
        ],
    )];
    parts.extend(
        night
            .quality
            .map(|value| words.say("entry-night-quality", &[("value", value.into())])),
    );
    if night.woken_by_pain == Some(true) {
        parts.push(words.say("entry-night-woken", &[]));
    }
    words.listed(&parts)
}
