//! Screening by named cases, by every answer of what each rule reads, and by pairs across rules.

mod keeping;

use std::collections::BTreeSet;

use super::*;
use crate::profile::Constraint;

const ANSWERS: [Option<Answer>; 4] = [None, Some(Answer::No), Some(Answer::NotSure), Some(Answer::Yes)];

fn rules() -> Rules {
    Rules::shipped().unwrap()
}

/// Everything on the screen of ticks answered with no.
fn all_no(rules: &Rules) -> Answers {
    rules.ticks().map(|flag| (flag.to_owned(), Answer::No)).collect()
}

/// The answers and the person of one line of the table.
fn of_line(rules: &Rules, flags: &str, person: &str) -> (Answers, Person) {
    let mut answers = all_no(rules);
    for flag in flags.split_whitespace().filter(|flag| *flag != ".") {
        let (name, answer) = match flag.strip_suffix('?') {
            Some(name) => (name, Answer::NotSure),
            None => (flag, Answer::Yes),
        };
        answers.insert(name.to_owned(), answer);
    }
    rules.check_answers(&answers).unwrap();
    let mut known = Person::default();
    for word in person.split_whitespace() {
        match word {
            "osteoporosis" => drop(known.known.insert(Known::Osteoporosis)),
            "pregnancy" => drop(known.known.insert(Known::Pregnancy)),
            age => known.age = Some(age.parse().unwrap()),
        }
    }
    (answers, known)
}

#[test]
fn every_named_combination_has_its_tier_and_its_reason() {
    let rules = rules();
    let lines: Vec<&str> = include_str!("cases.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .collect();
    assert!(lines.len() >= 60, "{}", lines.len());
    let mut seen = BTreeSet::new();
    for line in lines {
        let (said, person) = line.split_once('@').unwrap_or((line, ""));
        let mut words = said.split_whitespace();
        let (tier, rule) = (words.next().unwrap(), words.next().unwrap());
        let (answers, person) = of_line(&rules, &words.collect::<Vec<_>>().join(" "), person);
        let found = assess(&rules, &answers, &person);
        let expected: Tier = serde_json::from_value(tier.into()).unwrap();
        assert_eq!(found.tier, expected, "{line}");
        if rule == "." {
            assert!(found.findings.is_empty(), "{line}");
        } else {
            let finding = found.findings.iter().find(|finding| finding.rule == rule);
            assert!(
                finding.is_some_and(|finding| finding.tier == expected),
                "{line}: {:?}",
                found.findings
            );
            seen.insert(rule.to_owned());
        }
    }
    let unseen: Vec<&str> = rules.ids().filter(|id| !seen.contains(*id)).collect();
    assert!(unseen.is_empty(), "no case for {unseen:?}");
}

/// Answers in the order of urgency for one flag: leaving it unanswered never lowers it below "no".
fn never_lower(rules: &Rules, base: &Answers, flag: &str, person: &Person) {
    let tier = |answer: Option<Answer>| {
        let mut answers = base.clone();
        match answer {
            Some(answer) => drop(answers.insert(flag.to_owned(), answer)),
            None => drop(answers.remove(flag)),
        }
        assess(rules, &answers, person).tier
    };
    let [open, no, unsure, yes] = ANSWERS.map(tier);
    assert!(open >= no && unsure >= no && yes >= unsure, "{flag} on {base:?}");
}

#[test]
fn adding_a_flag_or_leaving_one_unanswered_never_lowers_urgency_within_a_rule() {
    let rules = rules();
    let people = [
        Person::default(),
        Person {
            age: Some(75),
            known: BTreeSet::from([Known::Osteoporosis, Known::Pregnancy]),
        },
    ];
    for rule in &rules.rules {
        let flags: Vec<&String> = rule.flags().collect::<BTreeSet<_>>().into_iter().collect();
        // Two answers and none are enough for the long list of the inflammatory rule: not sure never counts there.
        let states: &[Option<Answer>] = if flags.len() > 7 { &ANSWERS[1..4] } else { &ANSWERS };
        let states = if flags.len() > 7 {
            &[states[0], states[2]][..]
        } else {
            states
        };
        for code in 0..states.len().pow(u32::try_from(flags.len()).unwrap()) {
            let mut base = all_no(&rules);
            let mut rest = code;
            for flag in &flags {
                match states[rest % states.len()] {
                    Some(answer) => drop(base.insert((*flag).clone(), answer)),
                    None => drop(base.remove(*flag)),
                }
                rest /= states.len();
            }
            for person in &people {
                let found = assess(&rules, &base, person);
                let kept = found.tier.stops_exercise() == (found.exercise == ExercisePermission::Stopped);
                assert!(kept, "{base:?}");
                for flag in &flags {
                    never_lower(&rules, &base, flag, person);
                }
            }
        }
    }
}

#[test]
fn adding_a_flag_or_leaving_one_unanswered_never_lowers_urgency_across_rules() {
    let rules = rules();
    let flags: Vec<&str> = rules.flags().collect();
    for first in &flags {
        for second in &flags {
            for answer in ANSWERS {
                let mut base = all_no(&rules);
                match answer {
                    Some(answer) => drop(base.insert((*first).to_owned(), answer)),
                    None => drop(base.remove(*first)),
                }
                never_lower(
                    &rules,
                    &base,
                    second,
                    &Person {
                        age: Some(72),
                        ..Person::default()
                    },
                );
            }
        }
    }
}

#[test]
fn not_sure_on_an_emergency_item_shows_the_emergency_advice() {
    let rules = rules();
    for flag in rules.flags_of(Group::Emergency) {
        let mut answers = all_no(&rules);
        answers.insert(flag.to_owned(), Answer::NotSure);
        let found = assess(&rules, &answers, &Person::default());
        // Alone and new, a change of genital feeling is a matter for the same day.
        let expected = if flag == "genital-feeling-changed" {
            Tier::SameDay
        } else {
            Tier::Emergency
        };
        assert_eq!(found.tier, expected, "{flag}");
        assert!(found.ask_again.contains(&flag.to_owned()));
        assert!(
            found.findings[0]
                .because
                .contains(&Because::NotSure(flag.to_owned())),
            "{flag}"
        );
    }
}

#[test]
fn a_skipped_safety_question_means_no_plan_yet() {
    let rules = rules();
    assert_eq!(
        assess(&rules, &all_no(&rules), &Person::default()).exercise,
        ExercisePermission::Allowed
    );
    for flag in rules.ticks() {
        let mut answers = all_no(&rules);
        answers.remove(flag);
        let found = assess(&rules, &answers, &Person::default());
        assert_eq!(found.exercise, ExercisePermission::NotYet(vec![flag.to_owned()]));
        assert_eq!(found.ask_again, [flag]);
    }
    let nothing = assess(&rules, &Answers::new(), &Person::default());
    assert_eq!(
        nothing.exercise,
        ExercisePermission::NotYet(rules.ticks().map(str::to_owned).collect())
    );
}

#[test]
fn a_single_weak_flag_is_never_above_routine() {
    let rules = rules();
    for flag in rules.flags_of(Group::Routine) {
        let mut answers = all_no(&rules);
        answers.insert(flag.to_owned(), Answer::Yes);
        for age in [None, Some(30), Some(95)] {
            let found = assess(
                &rules,
                &answers,
                &Person {
                    age,
                    ..Person::default()
                },
            );
            assert_eq!(found.tier, Tier::Routine, "{flag}");
            assert_eq!(found.exercise, ExercisePermission::Allowed);
        }
    }
}

#[test]
fn falls_and_dizziness_keep_the_plan_and_ask_for_care() {
    let rules = rules();
    let mut answers = all_no(&rules);
    answers.insert("falls".into(), Answer::Yes);
    answers.insert("dizzy-on-standing".into(), Answer::NotSure);
    let found = assess(&rules, &answers, &Person::default());
    assert_eq!(found.exercise, ExercisePermission::Allowed);
    assert_eq!(
        found.careful_with(),
        BTreeSet::from([Constraint::Falls, Constraint::Dizziness])
    );
}

#[test]
fn the_neck_stays_locked_until_every_neck_question_is_answered() {
    let rules = rules();
    let person = Person::default();
    let mut answers = all_no(&rules);
    let neck: Vec<String> = rules.flags_of(Group::Neck).map(str::to_owned).collect();
    assert_eq!(
        neck_access(&rules, &answers, &person),
        NeckAccess::Locked(neck.clone())
    );
    answers.extend(neck.iter().map(|flag| (flag.clone(), Answer::No)));
    assert_eq!(neck_access(&rules, &answers, &person), NeckAccess::Open);
    answers.insert(neck[0].clone(), Answer::Yes);
    assert_eq!(neck_access(&rules, &answers, &person), NeckAccess::Held);
}

#[test]
fn a_faulty_rule_file_is_refused_by_entry() {
    let shipped = include_str!("../../../assets/screening/rules.toml");
    for (from, to, entry) in [
        ("any = [\"fainting\"]", "any = [\"swooning\"]", "fainted"),
        ("any = [\"fainting\"]", "any = []", "fainted"),
        ("at_least = 4", "at_least = 14", "inflammatory-back-pain"),
        ("id = \"fainted\"", "id = \"infection\"", "infection"),
        (
            "tier = \"urgent\"\nany = [\"weight-loss\"]",
            "tier = \"clear\"\nany = [\"weight-loss\"]",
            "weight",
        ),
        (
            "source = [\"ng65\"]",
            "source = [\"hearsay\"]",
            "inflammatory-back-pain",
        ),
        ("id = \"falls\"\n", "id = \"falling\"\n", "falls"),
    ] {
        let changed = shipped.replacen(from, to, 1);
        assert_ne!(changed, shipped, "{from}");
        let error = Rules::parse(&changed).unwrap_err().to_string();
        assert!(error.contains(entry), "{error}");
    }
}
