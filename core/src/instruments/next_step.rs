//! What a mood score asks for next.

use serde::{Deserialize, Serialize};

use super::definition::Instrument;
use super::score::Score;

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NextStep {
    /// Nothing.
    None,
    /// Offer PHQ-8.
    OfferPhq8,
    /// Suggest a GP.
    SuggestGp,
    /// Show the crisis card.
    CrisisCard,
    /// The safety path, at once, whatever the total.
    SafetyPath,
}

/// What comes after an instrument. The safety item is looked at even where the rest is unanswered.
pub fn next_step(instrument: &Instrument, answers: &[Option<u8>], score: Option<&Score>) -> NextStep {
    let safety = instrument
        .safety_item
        .and_then(|item| answers.get(usize::from(item) - 1).copied().flatten());
    if safety.is_some_and(|answer| answer > 0) {
        return NextStep::SafetyPath;
    }
    match score.and_then(|score| score.cut_off.as_deref()) {
        Some("positive") => NextStep::OfferPhq8,
        Some("gp") => NextStep::SuggestGp,
        Some("crisis-card") => NextStep::CrisisCard,
        _ => NextStep::None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Instruments, score};
    use super::*;

    #[test]
    fn mood_scores_lead_on_and_the_ninth_item_leads_to_safety_at_once() {
        let shipped = Instruments::shipped().unwrap();
        for (id, answers, expected) in [
            ("phq-2", vec![1, 1], NextStep::None),
            ("phq-2", vec![2, 1], NextStep::OfferPhq8),
            ("phq-8", vec![1, 1, 1, 1, 1, 1, 1, 2], NextStep::None),
            ("phq-8", vec![2, 2, 2, 2, 2, 0, 0, 0], NextStep::SuggestGp),
            ("phq-8", vec![3, 3, 3, 3, 3, 3, 2, 0], NextStep::CrisisCard),
            ("phq-9", vec![0, 0, 0, 0, 0, 0, 0, 0, 1], NextStep::SafetyPath),
            ("phq-9", vec![3, 3, 3, 3, 3, 3, 3, 3, 0], NextStep::CrisisCard),
        ] {
            let instrument = shipped.instrument(id).unwrap();
            let answers: Vec<Option<u8>> = answers.into_iter().map(Some).collect();
            let score = score(instrument, &answers).unwrap().ok();
            assert_eq!(
                next_step(instrument, &answers, score.as_ref()),
                expected,
                "{id} {answers:?}"
            );
        }
        let mut unfinished = vec![None; 8];
        unfinished.push(Some(2));
        let phq9 = shipped.instrument("phq-9").unwrap();
        assert_eq!(next_step(phq9, &unfinished, None), NextStep::SafetyPath);
    }
}
