//! Steps by minute: for each minute of a day, the best source that saw it. Two sources are never added up.

use chrono::NaiveDate;

use super::samples::SampleKind;
use super::standing::Samples;
use crate::error::Result;
use crate::store::millis;
use crate::time::Moment;

const MINUTE: i64 = 60_000;
/// A day with a clock change has 25 hours; a roster's day can have some more.
const MINUTES_AT_MOST: usize = 40 * 60;

/// The steps of a civil day from samples; `None` without any.
pub(super) fn steps_of(samples: &Samples<'_>, moment: &Moment, day: NaiveDate) -> Result<Option<f64>> {
    let from = millis(moment.begins(day));
    let to = millis(moment.begins(day.succ_opt().unwrap_or(day)));
    let length = usize::try_from((to - from) / MINUTE)
        .unwrap_or(0)
        .min(MINUTES_AT_MOST);
    let mut samples = samples.overlapping(SampleKind::Steps, from, to)?;
    if samples.is_empty() {
        return Ok(None);
    }
    // Per minute: the rank of the best source so far (0: none) and its steps.
    let mut best: Vec<(u8, f64)> = vec![(0, 0.0); length];
    // Best rank first, so that a later source only fills minutes that no better one saw. Within a source intervals add.
    samples.sort_by_key(|sample| (std::cmp::Reverse(sample.rank), sample.source, sample.start));
    let mut source = None;
    let mut taken: Vec<bool> = vec![false; length];
    for sample in samples {
        if source != Some(sample.source) {
            source = Some(sample.source);
            for (minute, (rank, _)) in taken.iter_mut().zip(&best) {
                *minute = *rank > 0;
            }
        }
        let end = (sample.start + sample.length).max(sample.start + 1);
        let whole = (end - sample.start) as f64;
        let mut at = sample.start.max(from);
        while at < end.min(to) {
            let minute = (at - from) / MINUTE;
            let until = (from + (minute + 1) * MINUTE).min(end);
            let place = usize::try_from(minute).unwrap_or(usize::MAX);
            if let (Some(false), Some((rank, steps))) = (taken.get(place), best.get_mut(place)) {
                *rank = sample.rank.max(1);
                *steps += sample.value as f64 * (until - at) as f64 / whole;
            }
            at = until;
        }
    }
    Ok(Some(best.iter().map(|(_, steps)| steps).sum::<f64>().round()))
}
