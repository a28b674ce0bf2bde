use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn a_candidate(number: u32) -> impl Strategy<Value = Candidate> {
    (
        0_i64..20 * 86_400,
        0_usize..Class::COUNT,
        0_u32..6,
        any::<bool>(),
        proptest::option::of(0_i64..40_000),
        0_u8..4,
    )
        .prop_map(move |(at, class, regimen, told, snooze, repeats)| {
            let at = second("2026-10-15T00:00:00Z") + at / 60 * 60;
            Candidate {
                told,
                late_ok: 7_200,
                snoozed_until: snooze.map(|by| at + by),
                may_move_until: Some(at + 10_000),
                repeats: (repeats, 900),
                ..Candidate::new(number, regimen, Class::ALL[class], at)
            }
        })
}

fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
    (1_u32..120).prop_flat_map(|count| (0..count).map(a_candidate).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_plan_keeps_the_limits_and_accounts_for_every_candidate(
        candidates in candidates(),
        hour in 0_u32..24,
        foreign in 0_usize..70,
        ios in any::<bool>(),
        ignored in 0_i64..50,
        screening in any::<bool>(),
    ) {
        let oslo = zone("Europe/Oslo");
        let limits = Limits::shipped().unwrap();
        let now = second("2026-10-20T00:00:00Z");
        let quiet = Some(Hours { from: NaiveTime::from_hms_opt(hour, 0, 0).unwrap(), until: time("07:00") });
        let state = State {
            candidates: &candidates,
            quiet,
            screening_hold: screening,
            weekend_until: Some(time("08:00")),
            last_answered: Some(now - ignored * 86_400),
            more: true,
            ..State::default()
        };
        let platform = if ios { Platform::Ios } else { Platform::Android };
        let budget = Budget { foreign_pending: foreign, ..Budget::of(platform) };
        let clock = Clock::new(&oslo);
        let made = plan(now, &clock, &state, &budget, &limits);
        prop_assert_eq!(&made, &plan(now, &clock, &state, &budget, &limits));
        let most = if ios { 60.min(64_usize.saturating_sub(foreign)) } else { 50_usize.saturating_sub(foreign) };
        prop_assert!(made.notifications.len() <= most);
        prop_assert!(made.notifications.windows(2).all(|two| two[0].at <= two[1].at));
        prop_assert!(made.notifications.iter().all(|one| one.at >= now));
        let mut days = std::collections::BTreeMap::new();
        for one in &made.notifications {
            for number in made.members(one) {
                let candidate = &candidates[usize::try_from(*number).unwrap()];
                prop_assert!(!(screening && candidate.class.stops_at_screening()));
                if candidate.class.is_nudge() && !matches!(one.kind, Kind::Repeat(_)) {
                    *days.entry(clock.civil(one.at).div_euclid(86_400)).or_insert(0) += 1;
                }
            }
        }
        prop_assert!(days.values().all(|nudges| *nudges <= 5), "four, and one that joined a medicine over midnight");
        // Each candidate is notified once (but for repeats), or left out with a reason.
        let mut seen = BTreeSet::new();
        for one in made.notifications.iter().filter(|one| !matches!(one.kind, Kind::Repeat(_))) {
            for number in made.members(one) {
                prop_assert!(seen.insert(*number), "{} twice", number);
            }
        }
        seen.extend(made.left_out.iter().map(|(number, _)| *number));
        prop_assert_eq!(seen.len(), candidates.len());
    }

    #[test]
    fn medicine_with_room_is_never_moved_or_left_out(candidates in candidates()) {
        let oslo = zone("Europe/Oslo");
        let now = second("2026-10-15T00:00:00Z");
        let medicines: Vec<Candidate> = candidates
            .into_iter()
            .take(45)
            .map(|one| Candidate { class: Class::Medicine, snoozed_until: None, told: false, repeats: (0, 0), ..one })
            .collect();
        let state = State { candidates: &medicines, quiet: hours(NIGHT), ..State::default() };
        let made = planned("2026-10-15T00:00:00Z", &oslo, &state);
        for candidate in medicines.iter().filter(|one| one.at >= now) {
            let found = made.notifications.iter().find(|one| made.members(one).contains(&candidate.number));
            prop_assert!(found.is_some_and(|one| one.at <= candidate.at && candidate.at - one.at <= 300));
        }
    }
}
