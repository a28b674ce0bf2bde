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
    let urgency = |answer: Option<Answer>| {
        let mut answers = base.clone();
        match answer {
            Some(answer) => drop(answers.insert(flag.to_owned(), answer)),
            None => drop(answers.remove(flag)),
        }
        let found = assess(rules, &answers, person);
        let held = match found.exercise {
            ExercisePermission::Allowed => 0,
            ExercisePermission::NotYet(_) => 1,
            ExercisePermission::Stopped => 2,
        };
        (found.tier, held)
    };
    let [open, no, unsure, yes] = ANSWERS.map(urgency);
    assert!(open >= no && unsure >= no && yes >= unsure, "{flag} on {base:?}");
}

fn people() -> [Person; 2] {
    let told = Person {
        age: Some(75),
        known: BTreeSet::from([Known::Osteoporosis, Known::Pregnancy]),
    };
    [Person::default(), told]
}

/// Every way to answer `flags` on top of `answers`, changed in place: a million of them must not take a minute.
fn every_answer(mut answers: Answers, flags: &[&String], mut check: impl FnMut(&Answers)) {
    let mut digits = vec![0; flags.len()];
    for flag in flags {
        answers.remove(*flag);
    }
    loop {
        check(&answers);
        // Counts up: the first flag that has a next answer takes it, those before it start anew.
        let Some(place) = digits.iter().position(|digit| digit + 1 < ANSWERS.len()) else {
            return;
        };
        for flag in &flags[..place] {
            answers.remove(*flag);
        }
        digits[..place].fill(0);
        digits[place] += 1;
        if let Some(answer) = ANSWERS[digits[place]] {
            answers.insert(flags[place].clone(), answer);
        }
    }
}

fn flags_read_by(rule: &rules::Rule) -> Vec<&String> {
    rule.flags().collect::<BTreeSet<_>>().into_iter().collect()
}

#[test]
fn adding_a_flag_or_leaving_one_unanswered_never_lowers_urgency_within_a_rule() {
    let rules = rules();
    // The long lists are counted below: full assessments of a million answers would take minutes.
    for rule in rules.rules.iter().filter(|rule| rule.at_least == 0) {
        let flags = flags_read_by(rule);
        every_answer(all_no(&rules), &flags, |base| {
            for person in &people() {
                let found = assess(&rules, base, person);
                let stops = found.exercise == ExercisePermission::Stopped;
                assert_eq!(found.tier.stops_exercise(), stops, "{base:?}");
                for flag in &flags {
                    never_lower(&rules, base, flag, person);
                }
            }
        });
    }
}

#[test]
fn the_counted_rules_are_met_as_the_guideline_counts_for_all_of_a_million_answers() {
    let rules = rules();
    let person = Person::default();
    let counted: Vec<&rules::Rule> = rules.rules.iter().filter(|rule| rule.at_least > 0).collect();
    let flags = flags_read_by(counted[0]);
    assert!(counted.iter().all(|rule| flags_read_by(rule) == flags));
    let mut asked = 0;
    every_answer(Answers::new(), &flags, |answers| {
        asked += 1;
        // By hand, not by the engine: a yes to the entry, and enough of the list. Not sure is no sign here.
        let yes = |flag: &String| answers.get(flag) == Some(&Answer::Yes);
        for rule in &counted {
            let count = rule.of.iter().filter(|flag| yes(flag)).count();
            let expected = yes(&rule.all[0]) && count >= rule.at_least;
            assert_eq!(
                assess::is_met(&rules, rule, answers, &person),
                expected,
                "{answers:?}"
            );
        }
    });
    assert_eq!(asked, 4_u32.pow(10));
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
        assert_eq!(found.tier, Tier::Emergency, "{flag}");
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
fn whatever_a_grave_question_is_about_it_stands_on_the_one_screen_before_a_plan() {
    let rules = rules();
    let ticks: BTreeSet<&str> = rules.ticks().collect();
    for group in [Group::Emergency, Group::SameDay, Group::Urgent, Group::Readiness] {
        for flag in rules.flags_of(group) {
            assert!(ticks.contains(flag), "{flag}");
        }
    }
    for group in [Group::Routine, Group::Inflammatory, Group::Neck] {
        assert!(rules.flags_of(group).all(|flag| !ticks.contains(flag)));
    }
}

#[test]
fn what_is_said_more_urgently_is_not_said_twice() {
    let rules = rules();
    for (flags, person, said) in [
        (
            "small-injury steroids-long",
            "45",
            vec!["small-injury-with-weak-bones"],
        ),
        ("small-injury", "80", vec!["small-injury-when-older"]),
        ("cancer-before night-pain", "50", vec!["cancer-with-pain-signs"]),
        ("fever-or-ill immune-weak-or-infection", "50", vec!["infection"]),
        ("fainting", "60", vec!["fainted-when-older"]),
        ("night-pain", "80", vec!["weak-flags", "older-and-new"]),
    ] {
        let (answers, person) = of_line(&rules, flags, person);
        let found = assess(&rules, &answers, &person);
        let ids: Vec<&str> = found
            .findings
            .iter()
            .map(|finding| finding.rule.as_str())
            .collect();
        assert_eq!(ids, said, "{flags}");
    }
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
    answers.extend(
        rules
            .flags_of(Group::Neck)
            .map(|flag| (flag.to_owned(), Answer::No)),
    );
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
    let careful = |answers: &Answers| assess(&rules, answers, &person).careful_with();
    assert_eq!(careful(&answers), BTreeSet::from([Constraint::NeckPain]));
    answers.extend(neck.iter().map(|flag| (flag.clone(), Answer::No)));
    assert_eq!(neck_access(&rules, &answers, &person), NeckAccess::Open);
    assert_eq!(
        careful(&answers),
        BTreeSet::new(),
        "what loads the neck is unlocked"
    );
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
        // Covered by something milder, and by something that is covered itself: both could hide a danger sign.
        (
            "covered_by = [\"cauda-equina\"]",
            "covered_by = [\"weak-flags\"]",
            "sexual-function",
        ),
        (
            "covered_by = [\"small-injury-when-older\"]",
            "covered_by = [\"fainted\"]",
            "older-and-new",
        ),
        (
            "covered_by = [\"infection\"",
            "covered_by = [\"ill\"",
            "infection-risk-alone",
        ),
    ] {
        let changed = shipped.replacen(from, to, 1);
        assert_ne!(changed, shipped, "{from}");
        let error = Rules::parse(&changed).unwrap_err().to_string();
        assert!(error.contains(entry), "{error}");
    }
}
