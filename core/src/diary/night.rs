//! Sleep from a device: the union of the best source's asleep intervals that end on a day. Time in bed is never added.

use chrono::{NaiveDate, NaiveTime};

use super::samples::SampleKind;
use super::standing::{LONGEST, Samples, Standing};
use crate::error::Result;
use crate::store::{instant, millis};
use crate::time::Moment;

const HOUR: i64 = 3_600_000;
/// Awake for longer than this, a further sleep is another one (a nap). Ours.
const GAP: i64 = 3 * HOUR;

/// Minutes asleep in the sleeps from which the person woke on a calendar day; `None` without any.
pub(super) fn minutes_asleep(samples: &Samples<'_>, moment: &Moment, day: NaiveDate) -> Result<Option<f64>> {
    let midnight = |date: NaiveDate| millis(moment.zone().instant(date.and_time(NaiveTime::MIN)).instant());
    let from = midnight(day) - LONGEST;
    let to = midnight(day.succ_opt().unwrap_or(day)) + LONGEST;
    let samples: Vec<Standing> = samples
        .overlapping(SampleKind::Sleep, from, to)?
        .into_iter()
        .filter(|sample| asleep(sample.value))
        .collect();
    let mut best: Option<(u8, f64)> = None;
    let mut sources: Vec<i64> = samples.iter().map(|sample| sample.source).collect();
    sources.sort_unstable();
    sources.dedup();
    for source in sources {
        let own: Vec<&Standing> = samples.iter().filter(|sample| sample.source == source).collect();
        let rank = own.first().map_or(0, |sample| sample.rank);
        let minutes = woken_on(moment, day, &own);
        if minutes > 0.0 && best.is_none_or(|(other, _)| rank > other) {
            best = Some((rank, minutes));
        }
    }
    Ok(best.map(|(_, minutes)| minutes))
}

/// HealthKit's codes: asleep of any kind, not in bed (0) and not awake (2).
fn asleep(value: i64) -> bool {
    matches!(value, 1 | 3 | 4 | 5)
}

fn woken_on(moment: &Moment, day: NaiveDate, samples: &[&Standing]) -> f64 {
    let mut spans: Vec<(i64, i64)> = samples.iter().map(|s| (s.start, s.start + s.length)).collect();
    spans.sort_unstable();
    let mut total = 0;
    let mut sleep: Option<(i64, i64)> = None; // minutes so far as milliseconds, end
    let mut close = |sleep: Option<(i64, i64)>| {
        if let Some((asleep, end)) = sleep
            && moment.zone().civil(instant(end)).date() == day
        {
            total += asleep;
        }
    };
    for (start, end) in spans {
        sleep = Some(match sleep {
            Some((asleep, until)) if start - until <= GAP => {
                (asleep + (end - start.max(until)).max(0), until.max(end))
            }
            other => {
                close(other);
                (end - start, end)
            }
        });
    }
    close(sleep);
    (total as f64 / 60_000.0).round()
}
