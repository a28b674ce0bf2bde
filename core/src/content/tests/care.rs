//! What ends an exercise: the signs it carries, and advice that does not talk anyone past them.

use super::super::{Language, Library, Position, StopSign};

#[test]
fn what_moves_the_spine_or_the_legs_ends_when_a_leg_gets_weak() {
    let library = Library::built_in().unwrap();
    for exercise in library.exercises() {
        let signs = &exercise.stop_if;
        if signs.contains(&StopSign::LegPainSpreads) || exercise.needs_legs() {
            assert!(signs.contains(&StopSign::LegWeakness), "{}", exercise.id);
        }
        assert!(
            !signs.contains(&StopSign::PregnancySign),
            "{}: the person's, not the exercise's",
            exercise.id
        );
    }
}

/// Whoever has fallen is given what is done with a hand on something, and a hand above it holds nobody.
#[test]
fn what_is_done_with_a_support_has_the_hand_on_it() {
    let library = Library::built_in().unwrap();
    let supported = library
        .exercises()
        .filter(|exercise| exercise.position == Position::StandingSupported);
    for exercise in supported {
        for language in Language::ALL {
            let steps = exercise.text(language).steps.join(" ").to_lowercase();
            for hovering in [
                "just above it",
                "just over it",
                "within reach",
                "rett over den",
                "når den",
            ] {
                assert!(
                    !steps.contains(hovering),
                    "{} {language:?}: {hovering}",
                    exercise.id
                );
            }
        }
    }
}

/// How a sign is put into words among the mistakes: English, then Norwegian.
const SIGNS: [(StopSign, [&[&str]; 2]); 8] = [
    (
        StopSign::LegPainSpreads,
        [
            &["down the leg", "leg pain"],
            &["ned i beinet", "smerten i beinet"],
        ],
    ),
    (StopSign::Numbness, [&["tingl", "numb"], &["prikk", "nummen"]]),
    (
        StopSign::LegWeakness,
        [&["gives way", "weak"], &["svikter", "svak"]],
    ),
    (
        StopSign::SharpPain,
        [&["sharp", "pinch", "stab"], &["skarp", "klemmer"]],
    ),
    (
        StopSign::ChestPain,
        [
            &["chest hurts", "pressure"],
            &["vondt i brystet", "trykk i brystet"],
        ],
    ),
    (
        StopSign::Breathless,
        [
            &["out of breath", "short of air"],
            &["andpusten", "lite luft", "mister pusten"],
        ],
    ),
    (StopSign::Dizzy, [&["dizz", "faint"], &["svimmel", "uvel"]]),
    (
        StopSign::JointPain,
        [&["hurt", "ache", "pinch"], &["gjør vondt", "verker", "klemmer"]],
    ),
];

/// "Stop if it tingles" and "It tingles? Bend the knee" cannot both stand on one card.
#[test]
fn no_advice_goes_on_through_a_stop_sign() {
    let library = Library::built_in().unwrap();
    let mut faults = Vec::new();
    for exercise in library.exercises() {
        for (place, language) in Language::ALL.into_iter().enumerate() {
            for mistake in &exercise.text(language).mistakes {
                let seen = mistake.seen.to_lowercase();
                let met = SIGNS.iter().find(|(sign, said)| {
                    exercise.stop_if.contains(sign) && said[place].iter().any(|word| seen.contains(word))
                });
                if let Some((sign, _)) = met
                    && !mistake.mend.starts_with("Stop")
                {
                    faults.push(format!(
                        "{} {sign:?}: {} -> {}",
                        exercise.id, mistake.seen, mistake.mend
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
