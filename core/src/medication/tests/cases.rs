//! The worked cases of limits and cautions, with their exact instants.

use super::*;

#[test]
fn paracetamol_is_counted_in_a_window_that_rolls() {
    let mut cabinet = Cabinet::new();
    let tablet = cabinet.product("paracetamol-500");
    for hour in ["08", "12", "16", "20"] {
        cabinet.take(tablet, 2.0, &format!("2026-05-02T{hour}:00:00Z"));
    }
    let night = cabinet.ask(tablet, 2.0, "2026-05-02T23:00:00Z");
    assert_eq!(not_before(&night), Some(at("2026-05-03T08:00:00Z")));
    // A dose that is exactly 24 hours old no longer counts.
    let morning = cabinet.ask(tablet, 1.0, "2026-05-03T08:00:00Z");
    assert!(matches!(morning.outcome, Outcome::Within { .. }));
    let before = cabinet.ask(tablet, 1.0, "2026-05-03T07:59:59Z");
    assert_eq!(not_before(&before), Some(at("2026-05-03T08:00:00Z")));
}

#[test]
fn a_combination_counts_for_each_of_its_ingredients_and_the_last_dose_is_said_to_be_the_last() {
    let mut cabinet = Cabinet::new();
    let combination = cabinet.product("co-codamol-30-500");
    let gram = cabinet.product("paracetamol-1000");
    cabinet.take(combination, 2.0, "2026-05-02T10:00:00Z");
    let noon = cabinet.ask(gram, 1.0, "2026-05-02T12:00:00Z");
    assert_eq!(not_before(&noon), Some(at("2026-05-02T14:00:00Z")));
    let Outcome::NotBefore { because, .. } = &noon.outcome else {
        panic!("{noon:?}");
    };
    assert_eq!(
        *because,
        [Reason::Interval {
            substance: "paracetamol".to_owned(),
            last: at("2026-05-02T10:00:00Z"),
            minutes: 240
        }]
    );
    cabinet.take(gram, 1.0, "2026-05-02T06:00:00Z");
    cabinet.take(gram, 1.0, "2026-05-02T14:00:00Z");
    let evening = cabinet.ask(gram, 1.0, "2026-05-02T18:00:00Z");
    assert_eq!(last_until(&evening), Some(at("2026-05-03T06:00:00Z")));
    // The first dose of a day is not said to be the last.
    let other = Cabinet::new();
    let mut other = Cabinet {
        intakes: Vec::new(),
        ..other
    };
    let gram = other.product("paracetamol-1000");
    assert_eq!(last_until(&other.ask(gram, 1.0, "2026-05-02T18:00:00Z")), None);
}

#[test]
fn two_anti_inflammatories_are_said_and_a_gel_only_told() {
    let mut cabinet = Cabinet::new();
    let ibuprofen = cabinet.product("ibuprofen-400");
    let naproxen = cabinet.product("naproxen-250");
    let gel = cabinet.product("diclofenac-gel");
    let other = cabinet.product("ibuprofen-200");
    cabinet.take(ibuprofen, 1.0, "2026-05-02T08:00:00Z");
    let with = vec!["ibuprofen-400".to_owned()];
    let duplicate = Caution::DuplicateNsaid { with: with.clone() };
    let asked = |medicine| cabinet.ask(medicine, 1.0, "2026-05-02T12:00:00Z").cautions;
    assert!(asked(naproxen).contains(&duplicate));
    assert_eq!(asked(gel), [Caution::NsaidOnSkin { with }]);
    // The same ingredient from another packet is a sum, not two of a kind.
    assert_eq!(asked(other), []);
    let later = cabinet.ask(naproxen, 1.0, "2026-05-03T08:00:01Z");
    assert!(
        !later.cautions.contains(&duplicate),
        "24 hours later nothing is together"
    );
}

#[test]
fn morphine_equivalents_add_up_and_an_unknown_opioid_is_never_nothing() {
    let mut cabinet = Cabinet::new();
    let tramadol = cabinet.product("tramadol-50");
    let codeine = cabinet.product("codeine-30");
    for hour in ["01", "06", "11", "16"] {
        cabinet.take(tramadol, 1.0, &format!("2026-05-02T{hour}:00:00Z"));
    }
    cabinet.take(codeine, 1.0, "2026-05-02T08:00:00Z");
    cabinet.take(codeine, 1.0, "2026-05-02T14:00:00Z");
    let sum = |cabinet: &Cabinet| cabinet.equivalents("2026-05-02T20:00:00Z");
    assert_eq!((sum(&cabinet).known, sum(&cabinet).needs_review()), (49.0, false));
    assert_eq!(sum(&cabinet).table, "CDC 2022");
    // The person is told to talk it over, before the dose that brings it there; the number is not theirs.
    let asked = cabinet.ask(codeine, 1.0, "2026-05-02T20:00:00Z");
    assert!(asked.cautions.contains(&Caution::OpioidsToTalkOver));
    let half = cabinet.ask(codeine, 0.1, "2026-05-02T20:00:00Z");
    assert!(!half.cautions.contains(&Caution::OpioidsToTalkOver));
    cabinet.take(codeine, 1.0, "2026-05-02T20:00:00Z");
    assert_eq!(sum(&cabinet).known, 53.5);

    let mut patches = Cabinet::new();
    let mut patch = free(
        "Fentanyl",
        Form::Patch,
        Route::Transdermal,
        &[("fentanyl", "25 mcg/h")],
    );
    patch.worn_hours = Some(72);
    let patch = patches.add(patch);
    patches.take(patch, 1.0, "2026-05-01T08:00:00Z");
    assert_eq!(patches.equivalents("2026-05-03T08:00:00Z").known, 60.0);
    assert_eq!(
        patches.equivalents("2026-05-04T08:00:00Z").known,
        0.0,
        "it came off"
    );
    let oxycodone = patches.add(free(
        "Oxycodone",
        Form::Tablet,
        Route::Oral,
        &[("oxycodone", "10 mg")],
    ));
    patches.take(oxycodone, 2.0, "2026-05-05T08:00:00Z");
    assert_eq!(patches.equivalents("2026-05-05T20:00:00Z").known, 30.0);

    for (form, route, ingredients) in [
        (Form::Tablet, Route::Oral, [("buprenorphine", "2 mg")]),
        (Form::Injection, Route::Injection, [("morphine", "10 mg")]),
        (Form::Tablet, Route::Oral, [("oxycodone", "")]),
        (Form::Patch, Route::Transdermal, [("fentanyl", "25 mcg/h")]),
    ] {
        let mut unknown = Cabinet::new();
        let id = unknown.add(free("Other", form, route, &ingredients));
        unknown.take(id, 1.0, "2026-05-02T08:00:00Z");
        assert!(
            unknown.equivalents("2026-05-02T09:00:00Z").needs_review(),
            "{ingredients:?}"
        );
        let told = unknown.ask(id, 1.0, "2026-05-02T20:00:00Z").cautions;
        assert!(told.contains(&Caution::OpioidsNotAddedUp), "{ingredients:?}");
    }
}

#[test]
fn a_history_that_broke_the_limits_is_counted_from_its_latest_dose() {
    let mut cabinet = Cabinet::new();
    let gram = cabinet.product("paracetamol-1000");
    cabinet.take(gram, 1.0, "2026-05-02T08:00:00Z");
    cabinet.take(gram, 1.0, "2026-05-02T10:00:00Z");
    assert_eq!(
        not_before(&cabinet.ask(gram, 1.0, "2026-05-02T11:00:00Z")),
        Some(at("2026-05-02T14:00:00Z"))
    );
    // Five grams within hours: the fifth has to drop out too before the next fits.
    for hour in ["11", "12", "13"] {
        cabinet.take(gram, 1.0, &format!("2026-05-02T{hour}:00:00Z"));
    }
    assert_eq!(
        not_before(&cabinet.ask(gram, 1.0, "2026-05-02T14:00:00Z")),
        Some(at("2026-05-03T10:00:00Z"))
    );
}

#[test]
fn an_opioid_with_what_slows_the_breath_is_said_from_either_side() {
    let mut cabinet = Cabinet::new();
    let codeine = cabinet.product("codeine-30");
    let pregabalin = cabinet.product("pregabalin-75");
    let sleeping = {
        let mut medicine = free("Imovane", Form::Tablet, Route::Oral, &[("zopiclone", "7.5 mg")]);
        medicine.atc = Some("N05CF01".to_owned());
        cabinet.add(medicine)
    };
    cabinet.take(pregabalin, 1.0, "2026-05-02T08:00:00Z");
    let told = |cabinet: &Cabinet, medicine| cabinet.ask(medicine, 1.0, "2026-05-02T20:00:00Z").cautions;
    let with = |names: &[&str]| Caution::OpioidWithSedative {
        with: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    assert!(told(&cabinet, codeine).contains(&with(&["pregabalin-75"])));
    assert!(told(&cabinet, codeine).contains(&Caution::NeverStopSuddenly));
    cabinet.take(codeine, 1.0, "2026-05-02T12:00:00Z");
    assert!(told(&cabinet, sleeping).contains(&with(&["codeine-30"])));
    assert!(told(&cabinet, sleeping).contains(&Caution::Drowsiness));
    // A medicine that is taken regularly counts before its dose of the day.
    let quiet = Cabinet {
        intakes: Vec::new(),
        ..cabinet
    };
    let kept = |id: MedicineId| quiet.medicines.iter().find(|kept| kept.id == id).unwrap();
    let asked = Asked {
        id: Some(codeine),
        medicine: &kept(codeine).medicine,
        quantity: pieces(1.0),
        regular: &[(sleeping, &kept(sleeping).medicine)],
    };
    let now = moment(at("2026-05-02T20:00:00Z"));
    let answer = check(
        asked,
        &quiet.person,
        &quiet.history(),
        &now,
        &quiet.formulary,
        &quiet.rules,
    )
    .unwrap();
    assert!(answer.cautions.contains(&with(&["Imovane"])));
}

#[test]
fn any_yes_and_any_missing_answer_asks_first_and_gives_no_time() {
    for question in Question::ALL {
        let mut cabinet = Cabinet::new();
        let nsaid = cabinet.product("ibuprofen-400");
        let paracetamol = cabinet.product("paracetamol-1000");
        cabinet.take(nsaid, 1.0, "2026-05-02T08:00:00Z");
        cabinet.take(paracetamol, 1.0, "2026-05-02T08:00:00Z");
        let now = "2026-05-02T09:00:00Z";
        assert!(not_before(&cabinet.ask(nsaid, 1.0, now)).is_some());
        let asked_before = |class| cabinet.rules.asked_before(class).any(|one| one == question);
        let (before_nsaid, before_paracetamol) =
            (asked_before(Class::Nsaid), asked_before(Class::Paracetamol));
        assert!(before_nsaid || before_paracetamol);
        let day = at("2026-04-01T00:00:00Z").date_naive();
        cabinet.person.answers.0.insert(question, (true, day));
        cabinet.person.age = None;
        if before_nsaid {
            assert_eq!(asks(&cabinet.ask(nsaid, 1.0, now)), [Reason::Yes(question)]);
        }
        if before_paracetamol {
            assert_eq!(asks(&cabinet.ask(paracetamol, 1.0, now)), [Reason::Yes(question)]);
        }
        cabinet.person.answers.0.remove(&question);
        for (medicine, asked) in [(nsaid, before_nsaid), (paracetamol, before_paracetamol)] {
            let expected = if asked {
                vec![Reason::Unanswered(question)]
            } else {
                Vec::new()
            };
            assert_eq!(asks(&cabinet.ask(medicine, 1.0, now)), expected, "{question:?}");
        }
    }
}

#[test]
fn what_is_known_answers_before_anybody_asks() {
    let mut cabinet = Cabinet::new();
    let nsaid = cabinet.product("ibuprofen-400");
    let paracetamol = cabinet.product("paracetamol-1000");
    let now = "2026-05-02T09:00:00Z";
    let yes = |question| vec![Reason::Yes(question)];
    cabinet.person.age = Some(65);
    assert_eq!(asks(&cabinet.ask(nsaid, 1.0, now)), yes(Question::OlderAge));
    cabinet.person.age = Some(17);
    assert_eq!(asks(&cabinet.ask(paracetamol, 1.0, now)), [Reason::NotAdult]);
    cabinet.person.age = Some(64);
    cabinet.person.weight_kg = Some(49.9);
    assert_eq!(
        asks(&cabinet.ask(paracetamol, 1.0, now)),
        yes(Question::LowWeight)
    );
    cabinet.person.weight_kg = Some(50.0);
    cabinet.person.pregnant = true;
    for medicine in [nsaid, paracetamol] {
        assert_eq!(asks(&cabinet.ask(medicine, 1.0, now)), yes(Question::Pregnant));
    }
    cabinet.person.pregnant = false;
    cabinet.person.heart_disease = true;
    assert_eq!(asks(&cabinet.ask(nsaid, 1.0, now)), yes(Question::KidneyOrHeart));
    cabinet.person.heart_disease = false;
    for (codes, question) in [
        (&["B01AA03"][..], Question::BloodThinner),
        (&["N06AB06"], Question::SsriOrSnri),
        (&["H02AB07"], Question::Steroid),
        (&["N05AN01"], Question::Lithium),
        (&["L04AX03"], Question::Methotrexate),
        (&["C09BA02"], Question::AceOrArbWithDiuretic),
        (&["C09AA05", "C03CA01"], Question::AceOrArbWithDiuretic),
    ] {
        let mut with = Cabinet {
            formulary: cabinet.formulary.clone(),
            rules: cabinet.rules.clone(),
            person: cabinet.person.clone(),
            medicines: cabinet.medicines.clone(),
            intakes: Vec::new(),
        };
        for code in codes {
            assert_eq!(asks(&with.ask(nsaid, 1.0, now)), [], "{code}: not yet");
            let mut medicine = free(code, Form::Tablet, Route::Oral, &[(code, "")]);
            medicine.atc = Some((*code).to_owned());
            with.add(medicine);
        }
        assert_eq!(asks(&with.ask(nsaid, 1.0, now)), yes(question), "{codes:?}");
        for kept in with.medicines.iter_mut().skip(2) {
            kept.in_use = false;
        }
        assert_eq!(
            asks(&with.ask(nsaid, 1.0, now)),
            [],
            "put away, it answers nothing"
        );
    }
}

#[test]
fn a_clinicians_limit_holds_in_place_of_the_rules_and_for_what_was_known_when_it_was_set() {
    let mut cabinet = Cabinet::new();
    let gram = cabinet.product("paracetamol-500");
    let day = |text: &str| at(text).date_naive();
    cabinet
        .person
        .answers
        .0
        .insert(Question::Liver, (true, day("2026-04-01T00:00:00Z")));
    assert_eq!(
        asks(&cabinet.ask(gram, 1.0, "2026-05-02T09:00:00Z")),
        [Reason::Yes(Question::Liver)]
    );
    let limit = Limit {
        interval_minutes: 480,
        per_dose: 500_000,
        per_24_h: 1_000_000,
        origin: LimitOrigin::Clinician {
            author: "Made doctor".to_owned(),
            date: day("2026-04-10T00:00:00Z"),
        },
    };
    cabinet.person.limits = BTreeMap::from([("paracetamol".to_owned(), limit)]);
    cabinet.take(gram, 1.0, "2026-05-02T08:00:00Z");
    let answer = cabinet.ask(gram, 1.0, "2026-05-02T09:00:00Z");
    assert_eq!(not_before(&answer), Some(at("2026-05-02T16:00:00Z")));
    assert!(matches!(
        answer.limits["paracetamol"],
        LimitOrigin::Clinician { .. }
    ));
    assert!(matches!(
        cabinet.ask(gram, 2.0, "2026-05-02T20:00:00Z").outcome,
        Outcome::TooMuchAtOnce { .. }
    ));
    // What was said after the limit was set, the clinician did not know.
    let later = day("2026-04-20T00:00:00Z");
    cabinet.person.answers.0.insert(Question::Alcohol, (true, later));
    assert_eq!(
        asks(&cabinet.ask(gram, 1.0, "2026-05-02T20:00:00Z")),
        [Reason::Yes(Question::Alcohol)]
    );
}

#[test]
fn where_nothing_can_be_computed_it_says_so() {
    let mut cabinet = Cabinet::new();
    let named = |substance: &str| substance.to_owned();
    let tramadol = cabinet.product("tramadol-50");
    let unknown = cabinet.add(free("Syrup", Form::Liquid, Route::Oral, &[("Paracetamol", "")]));
    let slow = {
        let mut medicine = free("Slow", Form::Tablet, Route::Oral, &[("paracetamol", "665 mg")]);
        medicine.modified_release = true;
        cabinet.add(medicine)
    };
    let gram = cabinet.product("paracetamol-1000");
    let now = "2026-05-02T09:00:00Z";
    let substance = named("tramadol");
    assert_eq!(
        asks(&cabinet.ask(tramadol, 1.0, now)),
        [Reason::NoLimit { substance }]
    );
    let ml = Quantity::new(10.0, DoseUnit::Millilitre).unwrap();
    let unknown_amount = [Reason::UnknownAmount {
        substance: named("paracetamol"),
    }];
    assert_eq!(asks(&cabinet.ask_at(unknown, ml, at(now))), unknown_amount);
    let slowly = [Reason::ModifiedRelease {
        substance: named("paracetamol"),
    }];
    assert_eq!(asks(&cabinet.ask(slow, 1.0, now)), slowly);
    // One that was taken counts for the others for a day.
    cabinet.take(slow, 1.0, "2026-05-02T08:00:00Z");
    assert_eq!(asks(&cabinet.ask(gram, 1.0, "2026-05-03T07:59:59Z")), slowly);
    assert_eq!(asks(&cabinet.ask(gram, 1.0, "2026-05-03T08:00:00Z")), []);
    cabinet.intakes.clear();
    cabinet.intakes.push(Intake {
        at: at(now),
        medicine: unknown,
        quantity: ml,
    });
    assert_eq!(
        asks(&cabinet.ask(gram, 1.0, "2026-05-02T20:00:00Z")),
        unknown_amount
    );
}
