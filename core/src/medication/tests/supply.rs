//! Stock and shares: how long it lasts, what share was taken.

use super::planned::{Plan, day, dues, line, regimen, times};
use super::*;

#[test]
fn the_stock_says_which_dose_is_the_last_and_when_to_get_more() {
    let mut plan = Plan::new(
        "2026-05-01",
        regimen(vec![line("a", 1, times("08:00 20:00"), 2.0)]),
    );
    let medicine = SHIPPED.0.product("paracetamol-500").unwrap().medicine.clone();
    let came = StockEvent::Added {
        thousandths: 30_000,
        expires: None,
    };
    let events = [(at("2026-04-30T12:00:00Z"), came)];
    let lasts = |plan: &Plan, taken: &[(DateTime<Utc>, Quantity)], now: &str| {
        let all = plan.at(now, "2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z");
        let left = stock(&events, taken, &medicine).unwrap();
        run_out(left, &all, &medicine, plan.rules.refill_lead_days()).unwrap()
    };
    let out = lasts(&plan, &[], "2026-05-01T00:00:00Z");
    assert_eq!(
        dues(&[out.last_covered.unwrap(), out.first_uncovered]),
        ["05-08T06:00Z", "05-08T18:00Z"]
    );
    assert_eq!(out.refill_on, day("2026-05-03"));
    // A dose that is skipped moves the end by one.
    let skipped = plan.at(
        "2026-05-01T00:00:00Z",
        "2026-05-01T00:00:00Z",
        "2026-05-02T00:00:00Z",
    )[0]
    .id
    .clone();
    let reason = SkipReason::Forgot;
    plan.events.push((skipped, DoseEvent::Skipped { reason }));
    assert_eq!(
        dues(&[lasts(&plan, &[], "2026-05-01T00:00:00Z").first_uncovered]),
        ["05-09T06:00Z"]
    );
    plan.events.clear();
    // Two as needed between: they are gone too.
    let extra = [(at("2026-05-01T00:30:00Z"), pieces(2.0))];
    assert_eq!(
        dues(&[lasts(&plan, &extra, "2026-05-01T01:00:00Z").first_uncovered]),
        ["05-08T06:00Z"]
    );
    // More taken than there was: kept, and said.
    let many = [(at("2026-05-01T00:30:00Z"), pieces(31.0))];
    let left = stock(&events, &many, &medicine).unwrap();
    assert_eq!((left.thousandths, left.below_zero), (0, true));
    let counted = [
        events[0],
        (
            at("2026-05-02T00:00:00Z"),
            StockEvent::Counted { thousandths: 4_000 },
        ),
    ];
    let left = stock(&counted, &many, &medicine).unwrap();
    assert_eq!((left.thousandths, left.below_zero), (4_000, false));
    let by_mass = [(
        at("2026-05-01T00:30:00Z"),
        Quantity::new(750.0, DoseUnit::Milligram).unwrap(),
    )];
    assert_eq!(stock(&events, &by_mass, &medicine).unwrap().thousandths, 28_500);
    assert_eq!(stock(&[], &many, &medicine), None, "nothing was ever counted");
    assert!(StockEvent::Discarded { thousandths: 0 }.validate().is_err());
}

#[test]
fn shares_have_the_right_denominators() {
    let mut plan = Plan::new("2026-05-01", regimen(vec![line("a", 1, times("08:00"), 1.0)]));
    // Fourteen days: one held by a clinician, two missed, eleven taken, two of them three hours late.
    for date in 1..=14 {
        let all = plan.at(
            "2026-05-01T00:00:00Z",
            "2026-05-01T00:00:00Z",
            "2026-05-15T00:00:00Z",
        );
        let id = all[date - 1].id.clone();
        match date {
            3 => plan.events.push((
                id,
                DoseEvent::Skipped {
                    reason: SkipReason::ClinicianHold,
                },
            )),
            6 | 7 => {}
            9 | 10 => {
                plan.take(&format!("2026-05-{date:02}T09:00:01Z")).unwrap();
            }
            _ => {
                plan.take(&format!("2026-05-{date:02}T06:30:00Z")).unwrap();
            }
        }
    }
    let all = plan.at(
        "2026-05-14T12:00:00Z",
        "2026-05-01T00:00:00Z",
        "2026-05-20T00:00:00Z",
    );
    let found = adherence(all.iter(), &plan.rules);
    assert_eq!(
        (found.expected, found.taken, found.on_time, found.left_out),
        (13, 11, 9, 1)
    );
    assert_eq!(
        (found.taking(), found.timing()),
        (Some(11.0 / 13.0), Some(9.0 / 13.0))
    );
    assert_eq!(found.gaps, [], "two days are no gap");
    let nothing = adherence([].iter(), &plan.rules);
    assert_eq!((nothing.taking(), nothing.strength), (None, 0.0));
    // At will, it counts nowhere.
    plan.courses[0].versions[0].regimen.counts = false;
    let all = plan.at(
        "2026-05-14T12:00:00Z",
        "2026-05-01T00:00:00Z",
        "2026-05-15T00:00:00Z",
    );
    assert_eq!(adherence(all.iter(), &plan.rules).expected, 0);
}

#[test]
fn a_day_skipped_for_cause_leaves_the_strength_and_a_gap_is_three_days() {
    let mut plan = Plan::new("2026-05-01", regimen(vec![line("a", 1, times("08:00"), 1.0)]));
    for date in 1..=5 {
        plan.take(&format!("2026-05-{date:02}T06:00:00Z")).unwrap();
    }
    let after = |plan: &Plan, days: u32| {
        let until = format!("2026-05-{:02}T00:00:00Z", days + 1);
        let all = plan.at(&until, "2026-05-01T00:00:00Z", &until);
        adherence(all.iter(), &plan.rules)
    };
    let five = after(&plan, 5).strength;
    assert!((five - (1.0 - 0.5_f64.powf(5.0 / 13.0))).abs() < 1e-12, "{five}");
    let all = plan.at(
        "2026-05-06T00:00:00Z",
        "2026-05-06T00:00:00Z",
        "2026-05-08T00:00:00Z",
    );
    let reason = SkipReason::PainFlare;
    plan.events = all
        .iter()
        .map(|dose| (dose.id.clone(), DoseEvent::Skipped { reason }))
        .collect();
    let seven = after(&plan, 7);
    assert_eq!((seven.strength, seven.gaps.len()), (five, 0));
    let ten = after(&plan, 10);
    assert!(ten.strength < five);
    assert_eq!(ten.gaps, [(day("2026-05-08"), day("2026-05-10"))]);
}
