//! Planned doses, stock and shares in sentences.

use lissom::medication::{self, Adherence, DoseState, LateAdvice, PlannedDose, Regimen, RegimenId};
use lissom::self_care::{SelfCare as Core, Supply};
use lissom::time::Moment;

use super::plan_records::{AdherenceCard, PlannedDoseCard, PlannedState, StockCard};
use super::teller;
use crate::words::{Words, code_of};

pub(super) fn planned_card(
    core: &Core,
    words: Words,
    dose: &PlannedDose,
    medicine: &medication::Medicine,
    regimen: &Regimen,
    moment: &Moment,
) -> PlannedDoseCard {
    let (state, taken) = match dose.state {
        DoseState::Upcoming => (PlannedState::Upcoming, None),
        DoseState::Due => (PlannedState::Due, None),
        DoseState::Open => (PlannedState::Open, None),
        DoseState::Missed => (PlannedState::Missed, None),
        DoseState::Taken { dose, .. } => (PlannedState::Taken, Some(dose)),
        DoseState::Skipped(_) => (PlannedState::Skipped, None),
        DoseState::Held => (PlannedState::Held, None),
    };
    let unanswered = matches!(state, PlannedState::Open | PlannedState::Missed)
        || (state == PlannedState::Due && dose.at < moment.at());
    let ask = if unanswered {
        let advice = match medication::late_advice(regimen, medicine, core.formulary()) {
            LateAdvice::LeafletOrPharmacist => words.say("late-leaflet-or-pharmacist", &[]),
            LateAdvice::AsEntered(said) => words.say("late-as-entered", &[("words", said.into())]),
        };
        vec![words.say("late-did-you-take-it", &[]), advice]
    } else {
        Vec::new()
    };
    let teller = teller(core, words);
    let mut when = words.day_and_time(dose.local.date(), dose.local.time(), moment.civil().date());
    // By another clock than the phone's: both are told while it matters.
    let here = moment.zone().civil(dose.at);
    if here != dose.local && taken.is_none() && state != PlannedState::Skipped {
        let here = if here.date() == dose.local.date() {
            words.time(here.time())
        } else {
            words.day_and_time(here.date(), here.time(), moment.civil().date())
        };
        when = words.say(
            "planned-elsewhere",
            &[("when", when.into()), ("here", here.into())],
        );
    }
    let args = [
        ("quantity", teller.quantity(dose.quantity, medicine).into()),
        ("name", medicine.name.clone().into()),
        ("when", when.into()),
        (
            "state",
            words.say_coded("planned-state", &code_of(&state), &[]).into(),
        ),
    ];
    PlannedDoseCard {
        occurrence: dose.id.to_string(),
        regimen: dose.regimen.0.to_string(),
        medicine: dose.medicine.0.to_string(),
        at_ms: dose.at.timestamp_millis(),
        date: dose.id.date.into(),
        time: dose.local.time().into(),
        snoozed_until_ms: dose.snoozed_until.map(|until| until.timestamp_millis()),
        state,
        dose: taken.map(|id| id.0.to_string()),
        text: words.say("planned-line", &args),
        ask,
    }
}

pub(super) fn stock_card(words: Words, supply: &Supply, moment: &Moment) -> StockCard {
    let mut text = Vec::new();
    let today = moment.civil().date();
    let count = supply.stock.map(|stock| stock.thousandths as f64 / 1_000.0);
    match count {
        None => text.push(words.say("stock-unknown", &[])),
        Some(count) => text.push(words.say("stock-left", &[("count", count.into())])),
    }
    if supply.stock.is_some_and(|stock| stock.below_zero) {
        text.push(words.say("stock-below", &[]));
    }
    if let Some(expires) = supply.stock.and_then(|stock| stock.expires) {
        let key = if expires < today {
            "stock-expired"
        } else {
            "stock-expires"
        };
        text.push(words.say(key, &[("date", words.date(expires, today).into())]));
    }
    let mut lasts_until_ms = None;
    if let Some(out) = &supply.run_out {
        if let Some(last) = &out.last_covered {
            lasts_until_ms = Some(last.at.timestamp_millis());
            let when = words.day_and_time(last.local.date(), last.local.time(), today);
            text.push(words.say("stock-lasts", &[("when", when.into())]));
        }
        text.push(words.say(
            "stock-refill",
            &[("date", words.date(out.refill_on, today).into())],
        ));
    }
    if supply.early {
        text.push(words.say("stock-early", &[]));
    }
    StockCard {
        count,
        lasts_until_ms,
        refill_on: supply.run_out.as_ref().map(|out| out.refill_on.into()),
        text,
    }
}

pub(super) fn adherence_card(words: Words, regimen: Option<RegimenId>, found: &Adherence) -> AdherenceCard {
    let args = [
        ("taken", found.taken.into()),
        ("expected", found.expected.into()),
        ("ontime", found.on_time.into()),
    ];
    let longest = found
        .gaps
        .iter()
        .map(|(first, last)| (*last - *first).num_days() + 1)
        .max();
    AdherenceCard {
        regimen: regimen.map(|id| id.0.to_string()),
        expected: found.expected,
        taken: found.taken,
        on_time: found.on_time,
        taking: found.taking(),
        timing: found.timing(),
        strength: found.strength,
        longest_gap_days: u32::try_from(longest.unwrap_or(0)).unwrap_or(0),
        text: words.say("adherence-line", &args),
    }
}
