//! Whatever was recorded, undone or recorded ahead: an answer is never more permissive than counting by hand.

use proptest::prelude::*;

use super::*;

/// The dose of so many milligrams at so many minutes of a fortnight.
fn doses() -> impl Strategy<Value = Vec<(i64, u32)>> {
    prop::collection::vec((0_i64..14 * 1_440, 1_u32..1_500), 0..40)
}

fn start() -> DateTime<Utc> {
    at("2026-03-20T00:00:00Z")
}

fn milligrams(mg: u32) -> Quantity {
    Quantity::new(f64::from(mg), DoseUnit::Milligram).unwrap()
}

fn cabinet_with(doses: &[(i64, u32)]) -> (Cabinet, MedicineId) {
    let mut cabinet = Cabinet::new();
    let medicine = cabinet.product("paracetamol-500");
    cabinet.intakes = doses
        .iter()
        .map(|(minute, mg)| Intake {
            at: start() + TimeDelta::minutes(*minute),
            medicine,
            quantity: milligrams(*mg),
        })
        .collect();
    (cabinet, medicine)
}

/// Counting by hand: whether a dose at a minute keeps interval and day against every dose there is.
fn fits(doses: &[(i64, u32)], minute: i64, mg: u32) -> bool {
    let interval = doses.iter().all(|(other, _)| minute - other >= 240);
    let day: u32 = doses
        .iter()
        .filter(|(other, _)| minute - other < 1_440)
        .map(|(_, mg)| mg)
        .sum();
    interval && day + mg <= 4_000 && mg <= 1_000
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn an_answer_is_what_counting_by_hand_gives(doses in doses(), minute in 0_i64..15 * 1_440, mg in 1_u32..1_300) {
        let (cabinet, medicine) = cabinet_with(&doses);
        let now = start() + TimeDelta::minutes(minute);
        let answer = cabinet.ask_at(medicine, milligrams(mg), now);
        match &answer.outcome {
            Outcome::Within { last_until } => {
                prop_assert!(fits(&doses, minute, mg));
                let mut then = doses.clone();
                then.push((minute, mg));
                let next = (minute + 1..=minute + 2 * 1_440).find(|next| fits(&then, *next, mg)).unwrap();
                let expected = (next > minute + 240).then(|| start() + TimeDelta::minutes(next));
                prop_assert_eq!(*last_until, expected);
            }
            Outcome::NotBefore { at, because } => {
                let first = (minute..).find(|later| fits(&doses, *later, mg)).unwrap();
                prop_assert!(first > minute && !because.is_empty());
                prop_assert_eq!(*at, start() + TimeDelta::minutes(first));
            }
            Outcome::TooMuchAtOnce { .. } => prop_assert!(mg > 1_000),
            Outcome::AskFirst { .. } => prop_assert!(false, "everything is known"),
        }
    }

    #[test]
    fn one_more_dose_never_makes_an_answer_more_permissive(
        doses in doses(), more in (0_i64..14 * 1_440, 1_u32..1_500), minute in 0_i64..15 * 1_440, mg in 1_u32..=1_000,
    ) {
        let earliest = |doses: &[(i64, u32)]| {
            let (cabinet, medicine) = cabinet_with(doses);
            let now = start() + TimeDelta::minutes(minute);
            not_before(&cabinet.ask_at(medicine, milligrams(mg), now)).unwrap_or(now)
        };
        let before = earliest(&doses);
        let mut with = doses.clone();
        with.push(more);
        prop_assert!(earliest(&with) >= before);
        // Undone, everything is as it was.
        with.pop();
        prop_assert_eq!(earliest(&with), before);
    }

    #[test]
    fn the_order_of_recording_changes_nothing(doses in doses(), minute in 0_i64..15 * 1_440, mg in 1_u32..=1_000) {
        let mut other = doses.clone();
        other.reverse();
        let now = start() + TimeDelta::minutes(minute);
        let [one, two] = [&doses, &other].map(|doses| {
            let (cabinet, medicine) = cabinet_with(doses);
            cabinet.ask_at(medicine, milligrams(mg), now)
        });
        prop_assert_eq!(one, two);
    }
}
