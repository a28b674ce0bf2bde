use super::*;

/// Made people: six slots of two hours, one answer a day, one slot best.
struct Person {
    rates: [f64; 6],
    shifted: [f64; 6],
    chosen: usize,
}

/// Answers at the best slot and beside it: the mean over all slots is about .32, as in the facts' simulation.
fn rates(best: usize) -> [f64; 6] {
    std::array::from_fn(|slot| [0.5, 0.4, 0.3, 0.2, 0.15, 0.15][slot.abs_diff(best)])
}

impl Person {
    fn made(number: u64, good: bool, shifts: bool) -> Self {
        let mut draws = Draws::new(11, number);
        let best = draws.place(6);
        let away = (best + 2 + draws.place(3)) % 6;
        let beside = if best == 0 { 1 } else { best - 1 };
        // A good choice is mostly the best slot, a poor one mostly another.
        let chosen = match (good, draws.uniform()) {
            (true, drawn) if drawn < 0.6 => best,
            (false, drawn) if drawn < 0.2 => best,
            (true, drawn) if drawn < 0.75 => beside,
            (false, drawn) if drawn < 0.5 => beside,
            _ => draws.place(6),
        };
        Self {
            rates: rates(best),
            shifted: rates(if shifts { away } else { best }),
            chosen,
        }
    }

    /// The mean answer over 84 days: with the person's fixed slot, and with the adaptive one.
    fn lived(&self, number: u64, rules: &AdaptiveRules) -> (f64, f64) {
        let minute = |slot: usize| 540 + 120 * u16::try_from(slot).unwrap();
        let mut model = SlotModel::new(rules, number, [540, 1_260], minute(self.chosen)).unwrap();
        let mut draws = Draws::new(13, number);
        let (mut fixed, mut adaptive) = (0.0, 0.0);
        for day in 0..84 {
            let rates = if day < 42 { &self.rates } else { &self.shifted };
            let choice = model.choose(rules);
            // The same luck for both.
            let luck = draws.uniform();
            let reward = f64::from(u8::from(luck < rates[choice.slot]));
            fixed += f64::from(u8::from(luck < rates[self.chosen]));
            adaptive += reward;
            let mut organic = Vec::new();
            if draws.uniform() < 0.4 {
                let mut left = draws.uniform() * rates.iter().sum::<f64>();
                let slot = rates
                    .iter()
                    .position(|rate| {
                        left -= rate;
                        left < 0.0
                    })
                    .unwrap_or(0);
                if slot != choice.slot {
                    organic.push(minute(slot) + 30);
                }
            }
            model.close_day(rules, Some((choice.slot, reward)), &organic);
        }
        (fixed / 84.0, adaptive / 84.0)
    }
}

fn bench(good: bool, shifts: bool) -> (f64, f64) {
    let rules = AdaptiveRules::shipped().unwrap();
    let people = 300;
    let (mut fixed, mut adaptive) = (0.0, 0.0);
    for number in 0..people {
        let lived = Person::made(number, good, shifts).lived(number, &rules);
        fixed += lived.0 / 300.0;
        adaptive += lived.1 / 300.0;
    }
    (fixed, adaptive)
}

#[test]
fn on_a_good_stable_choice_it_costs_little_and_after_a_change_of_habit_it_pays() {
    let (fixed, adaptive) = bench(true, false);
    println!("good and stable: fixed {fixed:.3}, adaptive {adaptive:.3}");
    assert!(adaptive >= fixed - 0.02);
    let (fixed, adaptive) = bench(true, true);
    println!("habit changes:   fixed {fixed:.3}, adaptive {adaptive:.3}");
    assert!(adaptive >= fixed + 0.03);
    let (fixed, adaptive) = bench(false, false);
    println!("poor and stable: fixed {fixed:.3}, adaptive {adaptive:.3}");
    assert!(adaptive >= fixed);
    let (fixed, adaptive) = bench(false, true);
    println!("poor, changes:   fixed {fixed:.3}, adaptive {adaptive:.3}");
    assert!(adaptive >= fixed);
}

#[test]
fn ten_thousand_days_stay_in_the_window_and_the_first_fourteen_are_the_persons_own() {
    let rules = AdaptiveRules::shipped().unwrap();
    let mut model = SlotModel::new(&rules, 42, [540, 1_200], 540).unwrap();
    let mut draws = Draws::new(42, 0);
    for day in 0..10_000_u32 {
        let choice = model.choose(&rules);
        assert_eq!(choice, model.choose(&rules), "one choice a day");
        assert!((540..1_200).contains(&choice.minute), "{choice:?}");
        assert!(choice.propensity > 0.0 && choice.propensity <= 1.0);
        if day < 14 {
            assert_eq!((choice.minute, choice.tried), (540, false));
        }
        let organic: Vec<u16> = (draws.uniform() < 0.3)
            .then(|| 400 + u16::try_from(draws.place(900)).unwrap())
            .into_iter()
            .collect();
        model.close_day(&rules, Some((choice.slot, draws.uniform().round())), &organic);
    }
}

#[test]
fn organic_sessions_move_the_time_with_a_reason_and_undo_takes_it_back() {
    let rules = AdaptiveRules::shipped().unwrap();
    let mut model = SlotModel::new(&rules, 42, [540, 1_200], 540).unwrap();
    let mut moved = None;
    for day in 0..28 {
        let choice = model.choose(&rules);
        let organic: &[u16] = if (2..14).contains(&day) { &[1_080] } else { &[] };
        let reminded = (2..14).contains(&day).then_some((choice.slot, 0.0));
        moved = moved.or(model.close_day(&rules, reminded, organic));
    }
    let moved = moved.expect("a move at a weekly check");
    assert_eq!(
        (moved.from_min, moved.to_min, moved.because),
        (540, 1_080, MovedBecause::UsuallyThen)
    );
    assert_eq!(moved.day % 7, 0);
    assert_eq!(model.undo(&rules).unwrap().to_min, 540);
    assert!(model.undo(&rules).is_err());
    for _ in 0..27 {
        assert_eq!(model.choose(&rules).minute, 540);
        model.close_day(&rules, None, &[1_080]);
    }
}

#[test]
fn a_replay_gives_the_same_choices() {
    let rules = AdaptiveRules::shipped().unwrap();
    let replay = || {
        let mut model = SlotModel::new(&rules, 5, [480, 1_200], 600).unwrap();
        let mut choices = Vec::new();
        for day in 0..200_u32 {
            let choice = model.choose(&rules);
            choices.push((choice.minute, choice.propensity.to_bits()));
            model.close_day(&rules, Some((choice.slot, f64::from(u8::from(day < 90)))), &[]);
            let kept = serde_json::to_string(&model).unwrap();
            model = serde_json::from_str(&kept).unwrap();
        }
        choices
    };
    assert_eq!(replay(), replay());
}

#[test]
fn a_time_outside_the_window_is_refused() {
    let rules = AdaptiveRules::shipped().unwrap();
    assert!(SlotModel::new(&rules, 1, [540, 1_200], 1_200).is_err());
    assert!(SlotModel::new(&rules, 1, [540, 580], 550).is_err());
}
