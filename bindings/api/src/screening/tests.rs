use std::collections::BTreeSet;

use lissom::screening::{Answer, Assessment, Person, Rules, ToCall, assess};

use super::advice::advice;
use super::form::{answers, safety_form};
use super::*;
use crate::language::Language;
use crate::words::{Words, gaps};

fn assessed(flags: &[(&str, Answer)]) -> Assessment {
    let answers = flags
        .iter()
        .map(|(flag, answer)| ((*flag).to_owned(), *answer))
        .collect();
    assess(&Rules::shipped().unwrap(), &answers, &Person::default())
}

#[test]
fn every_flag_every_finding_and_every_tier_has_its_words() {
    let rules = Rules::shipped().unwrap();
    let before = gaps::counted();
    for language in [Language::En, Language::Nb] {
        let words = Words::of(language);
        let form = safety_form(words, &rules);
        let asked: BTreeSet<String> = form
            .ticks
            .iter()
            .chain(form.further.iter().flat_map(|block| &block.questions))
            .map(|question| question.flag.clone())
            .collect();
        assert!(form.intro.contains("14"), "{}", form.intro);
        assert_eq!(
            asked,
            rules.flags().map(ToOwned::to_owned).collect(),
            "each flag is asked on one screen"
        );
        for rule in rules.ids() {
            assert!(words.say_coded("finding", rule, &[]).ends_with('.'), "{rule}");
        }
        for tier in Tier::ALL {
            let mut assessment = assessed(&[]);
            assessment.tier = (*tier).into();
            let screen = advice(words, &assessment, &ToCall::default());
            assert!(screen.calls.is_empty() && !screen.what_to_do.is_empty());
        }
        assert!(!form::clearance_form(words).seen_by_choices.is_empty());
    }
    assert_eq!(gaps::counted(), before);
}

#[test]
fn where_care_is_needed_today_the_numbers_stand_beside_the_advice() {
    let norway = ToCall {
        emergency: Some("113".to_owned()),
        advice: Some("116 117".to_owned()),
        crisis: Some("116 123".to_owned()),
    };
    let words = Words::of(Language::En);
    let numb = assessed(&[("saddle-numb", Answer::NotSure)]);
    let screen = advice(words, &numb, &norway);
    assert_eq!(screen.tier, Tier::Emergency);
    assert!(
        screen.what_to_do.starts_with("Call 113 now"),
        "{}",
        screen.what_to_do
    );
    let numbers: Vec<&str> = screen.calls.iter().map(|call| call.number.as_str()).collect();
    assert_eq!(numbers, ["113", "116 117"]);
    assert_eq!(
        screen.because,
        [
            "You were not sure: It is numb, it tingles, or it feels strange between my legs, round my bottom or in my private parts."
        ]
    );
    assert_eq!(screen.safety_net, None, "the advice says it already");
    assert_eq!(screen.exercise, ExerciseState::Stopped);

    let nowhere = advice(words, &numb, &ToCall::default());
    assert!(
        nowhere
            .what_to_do
            .starts_with("Call your local emergency number now")
    );

    let night = advice(words, &assessed(&[("night-pain", Answer::Yes)]), &norway);
    assert_eq!((night.tier, night.calls.len()), (Tier::Routine, 0));
    assert_eq!(night.because, ["The pain wakes me at night."]);
    assert!(night.safety_net.unwrap().starts_with("Call 113 at once"));
    assert_eq!(night.exercise, ExerciseState::NotYet);
    assert!(night.exercise_text.is_some());

    // What somebody saw and found fine is not told to see a doctor, and not to call anyone.
    let mut seen = assessed(&[("cancer-before", Answer::Yes)]);
    assert!(advice(words, &seen, &norway).what_to_do.contains("No exercises"));
    seen.exercise = lissom::screening::ExercisePermission::Allowed;
    let screen = advice(words, &seen, &norway);
    assert!(
        screen.what_to_do.starts_with("Your plan goes on."),
        "{}",
        screen.what_to_do
    );
    assert_eq!((screen.calls.len(), screen.exercise), (0, ExerciseState::Allowed));
    assert!(screen.safety_net.is_some());

    let nothing = advice(words, &assessed(&[]), &norway);
    assert_eq!(
        nothing.title, "Some questions are still open",
        "never that there are no danger signs"
    );
    assert_eq!(nothing.exercise, ExerciseState::NotYet);
}

#[test]
fn a_flag_that_is_answered_twice_is_refused() {
    let yes = FlagAnswer {
        flag: "falls".to_owned(),
        answer: SafetyAnswer::Yes,
    };
    let twice = answers(vec![yes.clone(), yes]).unwrap_err();
    assert_eq!(twice.to_string(), "answers[1]: each flag once");
}
